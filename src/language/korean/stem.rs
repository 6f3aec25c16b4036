//! A stem and how it meets the three kinds of endings: those that begin with a consonant (-고), with 으 (-(으)면) and
//! with 아/어 (-아요/어요).

use super::irregular::Class;
use crate::language::hangul::{Syllable, last_syllable, replace_last, with_last};

/// A stem: a base form without its 다, possibly with -시-, -았/었- or -겠- behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem {
    text: String,
    class: Class,
}

impl Stem {
    /// The stem of a base form. A text that does not end in 다 is taken as a stem.
    pub fn new(base: &str, class: Class) -> Self {
        Self { text: base.strip_suffix('다').unwrap_or(base).to_owned(), class }
    }

    /// The bare stem.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it changes.
    pub fn class(&self) -> Class {
        self.class
    }

    /// Whether it ends in a consonant other than ㄹ, as it is written.
    pub fn is_closed(&self) -> bool {
        last_syllable(&self.text).is_some_and(|s| !matches!(s.last, None | Some('ㄹ')))
    }

    /// Before a consonant: 먹 + 고. ㄹ goes before ㄴ, ㅂ and ㅅ: 살 + 는 -> 사는.
    pub fn plain(&self, ending: &str) -> String {
        format!("{}{ending}", self.without_rieul(ending))
    }

    /// Before 으: 먹 + 으면, 가 + 면, 살 + 면, 살 + 세요 -> 사세요, 덥 + 면 -> 더우면. `ending` is written without its 으;
    /// one that begins with a lone final consonant (`ㄴ`, `ㄹ`, `ㅂ니다`, `ㄹ게요`) joins the last syllable.
    pub fn eu(&self, ending: &str) -> String {
        let stem = self.open_stem();
        let lone = ending.chars().next().filter(|c| matches!(c, 'ㄴ' | 'ㄹ' | 'ㅂ' | 'ㅁ'));
        match lone {
            Some(last) => {
                let rest = ending.get(last.len_utf8()..).unwrap_or_default();
                format!("{}{rest}", join_final(&stem, last))
            }
            None if self.class == Class::Rieul => self.plain(ending),
            None => format!("{stem}{ending}"),
        }
    }

    /// -ㅂ니다 after a vowel or ㄹ, -습니다 after a consonant; irregular stems do not change before it.
    pub fn bieup(&self, rest: &str) -> String {
        match self.is_closed() {
            true => format!("{}습{rest}", self.text),
            false => format!("{}{rest}", with_last(&self.text, Some('ㅂ'))),
        }
    }

    /// With 아/어: 먹어, 가, 해, 도와, 몰라, 빨개. The usual (contracted) form.
    pub fn a(&self) -> String {
        match self.class {
            Class::Ha => replace_last(&self.text, HAE),
            Class::Copula => "이어".to_owned(),
            Class::NotCopula => format!("{}어", self.text),
            Class::B => self.a_of_b(),
            Class::D => add_a(&with_last(&self.text, Some('ㄹ')), bright(&self.text)),
            Class::S => add_full(&with_last(&self.text, None), bright(&self.text)),
            Class::H => self.a_of_h(),
            Class::Reu => self.a_of_reu(),
            Class::Eu => self.a_of_eu(),
            Class::Points => change_vowel(&self.text, 'ㅐ'),
            Class::U => change_vowel(&self.text, 'ㅓ'),
            Class::Leo => format!("{}러", self.text),
            Class::Meet => change_vowel(&with_last(&self.text, None), 'ㅙ'),
            Class::Regular | Class::Rieul => add_a(&self.text, bright(&self.text)),
        }
    }

    /// Other correct forms with 아/어: 하여, 지키어, 보아, and the colloquial 놔.
    pub fn other_a(&self) -> Vec<String> {
        let full = match self.class {
            Class::Ha => format!("{}여", self.text),
            Class::Regular if !swallows(&self.text) => add_full(&self.text, bright(&self.text)),
            _ => return Vec::new(),
        };
        let mut forms = vec![full];
        if self.text.ends_with('놓') {
            forms.push(format!("{}놔", self.text.trim_end_matches('놓')));
        }
        if let Some(short) = self.class.eq(&Class::Regular).then(|| contract(&self.text)).flatten() {
            forms.push(short);
        }
        let usual = self.a();
        forms.retain(|form| *form != usual);
        forms
    }

    /// With -(으)시-: 가시, 먹으시, 사시, 더우시.
    #[must_use]
    pub fn honoured(&self) -> Self {
        Self { text: self.eu("시"), class: Class::Regular }
    }

    /// With -았/었-: 갔, 먹었, 했, 더웠.
    #[must_use]
    pub fn past(&self) -> Self {
        Self { text: with_last(&self.a(), Some('ㅆ')), class: Class::Regular }
    }

    /// Every correct past stem, the usual one first.
    pub fn pasts(&self) -> Vec<Self> {
        let others =
            self.other_a().into_iter().map(|a| Self { text: with_last(&a, Some('ㅆ')), class: Class::Regular });
        std::iter::once(self.past()).chain(others).collect()
    }

    /// With -겠-.
    #[must_use]
    pub fn will(&self) -> Self {
        Self { text: format!("{}겠", self.text), class: Class::Regular }
    }

    /// The stem without its ㄹ where `ending` makes it silent.
    fn without_rieul(&self, ending: &str) -> String {
        let drops = self.class == Class::Rieul
            && ending.starts_with(['니', '는', '느', '네', '냐', '시', '세', '셔', '셨', '십', '오', '나']);
        if drops { with_last(&self.text, None) } else { self.text.clone() }
    }

    /// The stem before 으: with its 으 or 우 where one is heard.
    fn open_stem(&self) -> String {
        match self.class {
            Class::B => format!("{}우", self.without_bieup()),
            Class::D => format!("{}으", with_last(&self.text, Some('ㄹ'))),
            Class::S => format!("{}으", with_last(&self.text, None)),
            Class::H | Class::Meet => with_last(&self.text, None),
            Class::Rieul => self.text.clone(),
            _ if self.is_closed() => format!("{}으", self.text),
            _ => self.text.clone(),
        }
    }

    /// 덥 -> 더, 섧 -> 설.
    fn without_bieup(&self) -> String {
        let double = last_syllable(&self.text).is_some_and(|s| s.last == Some('ㄼ'));
        with_last(&self.text, double.then_some('ㄹ'))
    }

    fn a_of_b(&self) -> String {
        let open = self.without_bieup();
        let round = matches!(self.text.as_str(), "돕" | "곱") || self.text.ends_with("거돕");
        format!("{open}{}", if round { "와" } else { "워" })
    }

    fn a_of_h(&self) -> String {
        let open = with_last(&self.text, None);
        let points =
            ["그렇", "이렇", "저렇", "어떻", "요렇", "고렇", "조렇", "아무렇"].iter().any(|p| self.text.ends_with(p));
        let vowel = match last_syllable(&self.text).map(|s| s.vowel) {
            _ if points => 'ㅐ',
            Some('ㅏ') => 'ㅐ',
            Some('ㅑ') => 'ㅒ',
            Some('ㅓ') => 'ㅔ',
            Some('ㅕ') => 'ㅖ',
            _ => 'ㅐ',
        };
        change_vowel(&open, vowel)
    }

    fn a_of_reu(&self) -> String {
        let mut head = self.text.clone();
        head.pop();
        let a = if bright(&head) { "라" } else { "러" };
        format!("{}{a}", with_last(&head, Some('ㄹ')))
    }

    fn a_of_eu(&self) -> String {
        let mut head = self.text.clone();
        head.pop();
        let vowel = if bright(&head) { 'ㅏ' } else { 'ㅓ' };
        change_vowel(&self.text, vowel)
    }
}

const HAE: Syllable = Syllable { initial: 'ㅎ', vowel: 'ㅐ', last: None };

/// Whether 아 follows (last vowel ㅏ, ㅑ or ㅗ) rather than 어.
fn bright(text: &str) -> bool {
    last_syllable(text).is_some_and(|s| matches!(s.vowel, 'ㅏ' | 'ㅑ' | 'ㅗ'))
}

fn change_vowel(text: &str, vowel: char) -> String {
    last_syllable(text).map_or_else(|| text.to_owned(), |s| replace_last(text, s.with_vowel(vowel)))
}

/// Puts a final consonant into the last syllable, in the place of ㄹ if that stands there.
fn join_final(stem: &str, last: char) -> String {
    match (last_syllable(stem).and_then(|s| s.last), last) {
        (Some('ㄹ'), 'ㅁ') => with_last(stem, Some('ㄻ')),
        _ => with_last(stem, Some(last)),
    }
}

/// Stems in ㅏ, ㅓ or ㅕ take up 아/어 without a trace; 가아 and 서어 are no words.
fn swallows(stem: &str) -> bool {
    last_syllable(stem).is_some_and(|s| s.last.is_none() && matches!(s.vowel, 'ㅏ' | 'ㅓ' | 'ㅕ'))
}

fn add_full(stem: &str, bright: bool) -> String {
    format!("{stem}{}", if bright { '아' } else { '어' })
}

/// Adds 아/어 and contracts as people write today: 가, 봐, 마셔, 줘, 돼, 내; but 쉬어, 피어, 쏘아 stay apart where they do.
fn add_a(stem: &str, is_bright: bool) -> String {
    let Some(s) = last_syllable(stem).filter(|s| s.last.is_none()) else { return add_full(stem, is_bright) };
    match s.vowel {
        'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅔ' | 'ㅕ' | 'ㅖ' | 'ㅒ' => stem.to_owned(),
        'ㅣ' if stays_apart(stem, s) => add_full(stem, is_bright),
        'ㅗ' if s.initial == 'ㄱ' && stem.chars().count() == 1 => add_full(stem, is_bright),
        _ => contract(stem).unwrap_or_else(|| add_full(stem, is_bright)),
    }
}

/// One-syllable stems in ㅣ that are not contracted: 피어, 기어, 비어, 시어, 삐어, 이어.
fn stays_apart(stem: &str, s: Syllable) -> bool {
    let alone = stem.chars().count() == 1;
    alone && matches!(s.initial, 'ㅍ' | 'ㄱ' | 'ㅂ' | 'ㅅ' | 'ㅃ' | 'ㅇ' | 'ㄸ')
}

/// The contracted form with 아/어, where the vowels allow one.
fn contract(stem: &str) -> Option<String> {
    let s = last_syllable(stem).filter(|s| s.last.is_none())?;
    let vowel = match s.vowel {
        'ㅏ' | 'ㅓ' | 'ㅐ' | 'ㅔ' | 'ㅕ' => s.vowel,
        'ㅗ' => 'ㅘ',
        'ㅜ' => 'ㅝ',
        'ㅣ' => 'ㅕ',
        'ㅚ' => 'ㅙ',
        _ => return None,
    };
    Some(replace_last(stem, s.with_vowel(vowel)))
}
