//! Prepares a text for the voice: numbers, telephone numbers, times, money, dates and Latin abbreviations are written
//! as they are said. The text on the screen stays as it is.

use super::numeral::{korean_digits, korean_letter, korean_native, korean_number, korean_sign};
use crate::domain::locale::Lang;

/// The text as a voice should read it. Texts without digits, signs or abbreviations come back unchanged.
pub fn spoken(lang: Lang, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { lang, chars: &chars, at: 0, out: String::with_capacity(text.len() * 2) };
    reader.run();
    reader.out
}

/// Short numbers that are called, not counted: emergency, help and information lines.
const LINES: [&str; 24] = [
    "107", "110", "111", "112", "113", "114", "117", "118", "119", "120", "122", "125", "128", "129", "131", "132",
    "182", "1330", "1339", "1345", "1366", "1388", "1391", "1393",
];

/// Counters with native numbers; longer ones first, so that 시간 is not read as 시.
const NATIVE_COUNTERS: [&str; 20] = [
    "시간", "사람", "가지", "마리", "송이", "켤레", "그릇", "개", "명", "잔", "병", "살", "권", "시", "번", "장", "대",
    "벌", "달", "곳",
];

/// Counters with Sino-Korean numbers.
const SINO_COUNTERS: [&str; 17] =
    ["개월", "호선", "인분", "킬로", "센티", "미터", "원", "분", "초", "년", "월", "일", "층", "호", "도", "주", "회"];

struct Reader<'c> {
    lang: Lang,
    chars: &'c [char],
    at: usize,
    out: String,
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(c) = self.chars.get(self.at).copied() {
            let word_before =
                self.at.checked_sub(1).and_then(|i| self.chars.get(i)).is_some_and(|c| c.is_ascii_alphanumeric());
            match c {
                '0'..='9' => self.number(),
                '₩' | '$' if self.peek(1).is_some_and(|c| c.is_ascii_digit()) => self.money(c),
                'A'..='Z' if !word_before && self.lang == Lang::Ko => self.letters(),
                '%' | '℃' | '&' | '㎏' | '㎝' | '㎞' if self.lang == Lang::Ko => {
                    self.out.push_str(korean_sign(c).unwrap_or_default());
                    self.at += 1;
                }
                _ => {
                    self.out.push(c);
                    self.at += 1;
                }
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// The run of characters from here that `keep` allows.
    fn take(&mut self, keep: impl Fn(char) -> bool) -> String {
        let run: String = self.chars.iter().skip(self.at).take_while(|c| keep(**c)).collect();
        self.at += run.chars().count();
        run
    }

    /// Digits with the commas of thousands; a comma that no digit follows is punctuation.
    fn digits(&mut self) -> String {
        let mut run = self.take(|c| c.is_ascii_digit());
        while self.peek(0) == Some(',')
            && (1..=3).all(|i| self.peek(i).is_some_and(|c| c.is_ascii_digit()))
            && !self.peek(4).is_some_and(|c| c.is_ascii_digit())
        {
            self.at += 1;
            run.push_str(&self.take(|c| c.is_ascii_digit()));
        }
        run
    }

    fn number(&mut self) {
        let start = self.at;
        let phone = self.take(|c| c.is_ascii_digit() || c == '-');
        if phone.trim_end_matches('-').contains('-') && is_phone(phone.trim_end_matches('-')) {
            self.at = start + phone.trim_end_matches('-').len();
            let groups: Vec<String> =
                phone.trim_end_matches('-').split('-').map(|group| self.one_by_one(group)).collect();
            self.out.push_str(&groups.join(if self.lang == Lang::Ko { " " } else { ", " }));
            return;
        }
        self.at = start;
        let digits = self.digits();
        let counter = self.counter();
        match self.lang {
            _ if LINES.contains(&digits.as_str()) && counter.is_none() && !self.is_point() => {
                let read = self.one_by_one(&digits);
                self.out.push_str(&read);
            }
            Lang::En => self.out.push_str(&digits),
            Lang::Ko => self.korean(&digits, counter),
        }
    }

    /// A decimal point: a dot with a digit behind it.
    fn is_point(&self) -> bool {
        self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_digit())
    }

    fn one_by_one(&self, digits: &str) -> String {
        match self.lang {
            Lang::Ko => korean_digits(digits),
            Lang::En => digits.chars().map(String::from).collect::<Vec<_>>().join(" "),
        }
    }

    /// The counter right after the digits (a space between is allowed); nothing is consumed.
    fn counter(&self) -> Option<(&'static str, bool)> {
        let skip = usize::from(self.peek(0) == Some(' '));
        let rest: String = self.chars.iter().skip(self.at + skip).take(3).collect();
        let find = |list: &[&'static str]| list.iter().copied().find(|counter| rest.starts_with(counter));
        let found = find(&NATIVE_COUNTERS).map(|c| (c, true)).or_else(|| find(&SINO_COUNTERS).map(|c| (c, false)));
        match (find(&NATIVE_COUNTERS), find(&SINO_COUNTERS)) {
            (Some(native), Some(sino)) if sino.chars().count() > native.chars().count() => Some((sino, false)),
            _ => found,
        }
    }

    fn korean(&mut self, digits: &str, counter: Option<(&str, bool)>) {
        if self.peek(0) == Some(':') && self.peek(1).is_some_and(|c| c.is_ascii_digit()) && digits.len() <= 2 {
            return self.clock(digits);
        }
        if self.date(digits) || self.day(digits) {
            return;
        }
        if self.is_point() {
            self.at += 1;
            let part = self.take(|c| c.is_ascii_digit());
            let part = korean_digits(&part).replace('공', "영");
            self.out.push_str(&format!("{} 점 {part}", korean_number(digits)));
            return;
        }
        let value: Option<u32> = digits.parse().ok();
        let read = match (counter, value) {
            (Some(("월", _)), Some(month)) if month <= 12 => month_name(month),
            (Some(("시", true)), Some(hour)) if hour > 12 => korean_number(digits),
            (Some((_, true)), Some(value)) => korean_native(value).unwrap_or_else(|| korean_number(digits)),
            _ => korean_number(digits),
        };
        self.out.push_str(&read);
        if counter.is_some_and(|(counter, _)| counter != "월") && self.peek(0) != Some(' ') {
            self.out.push(' ');
        }
    }

    /// 14:30 -> 십사 시 삼십 분.
    fn clock(&mut self, hour: &str) {
        self.at += 1;
        let minute = self.take(|c| c.is_ascii_digit());
        let value: u32 = hour.parse().unwrap_or_default();
        let hour = if (1..=12).contains(&value) { korean_native(value) } else { None }
            .unwrap_or_else(|| korean_number(&value.to_string()));
        let minute: u32 = minute.parse().unwrap_or_default();
        self.out.push_str(&format!("{hour} 시"));
        if minute > 0 {
            self.out.push_str(&format!(" {} 분", korean_number(&minute.to_string())));
        }
    }

    /// 2027. 5. 20. -> 이천이십칠년 오월 이십일.
    fn date(&mut self, year: &str) -> bool {
        let rest: String = self.chars.iter().skip(self.at).take(12).collect();
        let mut parts = rest.split('.').map(str::trim);
        let (Some(""), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
        let number = |part: &str, most: u32| part.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
        let (4, Some(month), Some(day_number)) = (year.len(), number(month, 12), number(day, 31)) else { return false };
        let read =
            format!("{}년 {}월 {}일", korean_number(year), month_name(month), korean_number(&day_number.to_string()));
        self.out.push_str(&read);
        let used = rest.find(day).map_or(0, |_| rest.match_indices('.').nth(1).map_or(0, |(dot, _)| dot + 1));
        let tail = rest.get(used..).unwrap_or_default();
        let spaces = tail.chars().take_while(|c| c.is_whitespace()).count();
        let digits = day.chars().count();
        let dot = usize::from(tail.chars().nth(spaces + digits) == Some('.'));
        self.at += rest.get(..used).unwrap_or_default().chars().count() + spaces + digits + dot;
        true
    }

    /// 6. 2. -> 유월 이일.
    fn day(&mut self, month: &str) -> bool {
        let rest: String = self.chars.iter().skip(self.at).take(6).collect();
        let Some((day, _)) = rest.strip_prefix(". ").and_then(|rest| rest.split_once('.')) else { return false };
        let number = |part: &str, most: u32| part.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
        let (Some(month), Some(day_number)) = (number(month, 12), number(day, 31)) else { return false };
        self.out.push_str(&format!("{}월 {}일", month_name(month), korean_number(&day_number.to_string())));
        self.at += day.chars().count() + 3;
        true
    }

    /// ₩3,000 -> 삼천 원; $5 -> 오 달러.
    fn money(&mut self, sign: char) {
        self.at += 1;
        let digits = self.digits();
        match (self.lang, sign) {
            (Lang::Ko, '$') => self.out.push_str(&format!("{} 달러", korean_number(&digits))),
            (Lang::Ko, _) => self.out.push_str(&format!("{} 원", korean_number(&digits))),
            (Lang::En, '$') => self.out.push_str(&format!("{digits} dollars")),
            (Lang::En, _) => self.out.push_str(&format!("{digits} won")),
        }
    }

    /// Abbreviations in capitals are spelled: TV 티브이. Other Latin words stay for the voice.
    fn letters(&mut self) {
        let word = self.take(|c| c.is_ascii_alphabetic());
        let spelled = word.len() <= 6 && word.chars().all(|c| c.is_ascii_uppercase());
        match spelled {
            true => self.out.extend(word.chars().filter_map(korean_letter)),
            false => self.out.push_str(&word),
        }
    }
}

/// June and October are 유월 and 시월.
fn month_name(month: u32) -> String {
    match month {
        6 => "유".to_owned(),
        10 => "시".to_owned(),
        other => korean_number(&other.to_string()),
    }
}

/// Two or three groups, the first of 2 to 4 digits, the others of 3 or 4: 031-120, 010-1234-5678, 1577-0199.
fn is_phone(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let first = groups.first().is_some_and(|group| (2..=4).contains(&group.len()));
    first && (2..=3).contains(&groups.len()) && groups.iter().skip(1).all(|group| (3..=4).contains(&group.len()))
}
