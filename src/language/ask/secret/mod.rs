//! What is taken out of a question before anybody else gets it: names, telephones, numbers of people and accounts, addresses. Rather
//! too much than too little: what is taken out is shown, and the person can say it otherwise.

mod addresses;
mod names;

use std::collections::BTreeSet;

/// What was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secret {
    /// Somebody's name.
    Name,
    /// A telephone, an account, a resident's number: any long number.
    Number,
    /// Where somebody lives.
    Address,
    /// An address of e-mail or a page.
    Mail,
    /// Something else of the card.
    Private,
}

impl Secret {
    /// Its name in texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Address => "address",
            Self::Mail => "mail",
            Self::Private => "private",
        }
    }
}

/// A part of a question: as it is written, or what was taken out in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// It goes as it is.
    Goes(String),
    /// It stays here.
    Stays(Secret),
}

/// What is known to be private.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Names of people of this device, and of whom the card names.
    pub names: Vec<String>,
    /// Texts of the card that are private, with what they are.
    pub texts: Vec<(String, Secret)>,
}

/// What stands for what was taken out.
const MARK: &str = "○○";
/// Digits from which on a number may lead to somebody. Years and prices are shorter or have other words behind them.
const DIGITS: usize = 6;

/// What is sent of a question.
pub fn sent(parts: &[Part]) -> String {
    let text = |part: &Part| match part {
        Part::Goes(text) => text.clone(),
        Part::Stays(_) => MARK.to_owned(),
    };
    let joined: String = parts.iter().map(text).collect();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A question in parts, with everything private taken out.
pub fn without_secrets(text: &str, known: &Known) -> Vec<Part> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_control()).collect();
    let mut taken: Vec<Option<Secret>> = vec![None; chars.len()];
    mails(&chars, &mut taken);
    numbers(&chars, &mut taken);
    addresses::take_out(&chars, &mut taken);
    for (text, secret) in &known.texts {
        texts(&chars, text, *secret, &mut taken);
    }
    for name in &known.names {
        names::take_out(&chars, name, &mut taken);
    }
    let mut parts: Vec<Part> = Vec::new();
    for (c, secret) in chars.into_iter().zip(taken) {
        match (secret, parts.last_mut()) {
            (None, Some(Part::Goes(text))) => text.push(c),
            (None, _) => parts.push(Part::Goes(c.to_string())),
            (Some(secret), Some(Part::Stays(last))) if *last == secret => {}
            (Some(secret), _) => parts.push(Part::Stays(secret)),
        }
    }
    parts
}

fn take(taken: &mut [Option<Secret>], range: std::ops::Range<usize>, secret: Secret) {
    for place in taken.get_mut(range).into_iter().flatten() {
        place.get_or_insert(secret);
    }
}

/// Words between spaces, as ranges.
fn words(chars: &[char]) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (place, c) in chars.iter().chain([&' ']).enumerate() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(place),
            (true, Some(from)) => {
                words.push(from..place);
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn mails(chars: &[char], taken: &mut [Option<Secret>]) {
    for word in words(chars) {
        let text: String = chars.get(word.clone()).unwrap_or_default().iter().collect();
        if text.contains('@') || text.contains("://") || text.starts_with("www.") {
            take(taken, word, Secret::Mail);
        }
    }
}

/// Runs of digits with what people write between them.
fn numbers(chars: &[char], taken: &mut [Option<Secret>]) {
    let mut place = 0;
    while place < chars.len() {
        if !is_digit(chars[place]) {
            place += 1;
            continue;
        }
        let (mut end, mut digits, mut next) = (place, 0, place);
        while let Some(c) =
            chars.get(next).filter(|c| is_digit(**c) || matches!(c, '-' | '.' | ' ' | '(' | ')' | '–' | '/' | '_'))
        {
            next += 1;
            if is_digit(*c) {
                (digits, end) = (digits + 1, next);
            }
        }
        if digits >= DIGITS {
            let from = if place > 0 && chars[place - 1] == '+' { place - 1 } else { place };
            take(taken, from..end, Secret::Number);
        }
        place = next;
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// A private text as a whole, and each of its words that says something.
fn texts(chars: &[char], text: &str, secret: Secret, taken: &mut [Option<Secret>]) {
    let mut wanted: BTreeSet<String> = text.split(|c: char| c.is_whitespace() || c == ',').map(str::to_owned).collect();
    // The number of a house alone leads nowhere, and stands in every other question.
    wanted.retain(|one| one.chars().count() >= DIGITS || !one.chars().all(is_digit));
    wanted.insert(text.trim().to_owned());
    for one in wanted.iter().filter(|one| one.chars().count() > 1) {
        found(chars, one, |range| take(taken, range, secret));
    }
}

/// Where a text stands, small letters like large ones.
fn found(chars: &[char], what: &str, mut at: impl FnMut(std::ops::Range<usize>)) {
    let small = |c: &char| c.to_lowercase().next().unwrap_or(*c);
    let what: Vec<char> = what.chars().map(|c| small(&c)).collect();
    let chars: Vec<char> = chars.iter().map(small).collect();
    if what.is_empty() || what.len() > chars.len() {
        return;
    }
    for place in 0..=chars.len() - what.len() {
        if chars[place..place + what.len()] == what[..] {
            at(place..place + what.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known {
            names: ["김하늘", "엄마 이정희", "별"].map(str::to_owned).to_vec(),
            texts: vec![
                ("010-1234-5678".to_owned(), Secret::Number),
                ("수원시 팔달구 매산로 12".to_owned(), Secret::Address),
                ("땅콩 알레르기".to_owned(), Secret::Private),
            ],
        }
    }

    fn goes(text: &str) -> String {
        sent(&without_secrets(text, &known()))
    }

    #[test]
    fn nothing_that_leads_to_somebody_goes() {
        for (text, expected) in [
            ("저는 김하늘이에요. 하늘이는 어떻게 해요?", "저는 ○○이에요. ○○이는 어떻게 해요?"),
            ("전화는 010-1234-5678이에요", "전화는 ○○이에요"),
            ("+82 10 9999 8888로 전화해도 돼요?", "○○로 전화해도 돼요?"),
            ("제 번호는 900101-1234567이에요", "제 번호는 ○○이에요"),
            ("통장 110 234 567890에 넣어요", "통장 ○○에 넣어요"),
            ("제 번호는 010/9999/8888이에요", "제 번호는 ○○이에요"),
            ("my number is 010_9999_8888", "my number is ○○"),
            ("수원시에 살아요. 땅콩을 먹어도 돼요?", "○○에 살아요. ○○을 먹어도 돼요?"),
            ("서울시 종로구 세종대로 209에 어떻게 가요?", "○○ 어떻게 가요?"),
            ("101동 302호에 살아요", "○○ ○○에 살아요"),
            ("me@example.org에 보내도 돼요?", "○○ 보내도 돼요?"),
            ("별 님은 어디 있어요?", "○○ 님은 어디 있어요?"),
        ] {
            let got = goes(text);
            let secrets = ["하늘", "1234", "9999", "567890", "수원", "땅콩", "세종대로", "302", "example", "별"];
            assert!(secrets.iter().all(|secret| !got.contains(secret)), "{text} → {got} (expected about {expected})");
        }
        assert_eq!(goes("전화는 010-1234-5678이에요"), "전화는 ○○이에요");
    }

    #[test]
    fn a_plain_question_goes_as_it_is() {
        for text in [
            "도서관은 몇 시에 열어요?",
            "2026년 12월에 뭐 해요?",
            "버스 720번은 어디로 가요?",
            "12,000원이면 살 수 있어요?",
            "별이 왜 반짝여요?",
            "어떻게 하는 거예요?",
        ] {
            assert_eq!(goes(text), text);
        }
    }

    #[test]
    fn what_was_taken_out_is_named() {
        let parts = without_secrets("김하늘 010-1234-5678", &known());
        assert_eq!(parts, [Part::Stays(Secret::Name), Part::Goes(" ".to_owned()), Part::Stays(Secret::Number)]);
    }
}
