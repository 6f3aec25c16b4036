//! Which predicates change their stem, and how (불규칙 활용).
//!
//! The form alone decides for most classes; where it does not, the closed lists below name the members. The lists
//! follow the irregular classes of the Standard Korean rules (한글 맞춤법 제18항).

use crate::language::hangul::last_syllable;

/// How a stem changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Nothing beyond the usual contractions.
    Regular,
    /// 돕다 -> 도와, 덥다 -> 더워.
    B,
    /// 듣다 -> 들어.
    D,
    /// 낫다 -> 나아.
    S,
    /// 빨갛다 -> 빨개.
    H,
    /// 모르다 -> 몰라.
    Reu,
    /// 쓰다 -> 써, 아프다 -> 아파.
    Eu,
    /// 푸다 -> 퍼.
    U,
    /// 푸르다 -> 푸르러.
    Leo,
    /// 살다 -> 사는, 사세요.
    Rieul,
    /// 하다 -> 해 (하여).
    Ha,
    /// 그러다 -> 그래, 어쩌다 -> 어째.
    Points,
    /// 이다 after a noun: 예요, 이에요.
    Copula,
    /// 아니다: 아니에요.
    NotCopula,
    /// 뵙다 -> 봬요, 뵈면; 뵙고, 뵙습니다.
    Meet,
}

impl Class {
    /// The name in the grammar column (`irr=`); unknown names give `None`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "reg" => Self::Regular,
            "b" => Self::B,
            "d" => Self::D,
            "s" => Self::S,
            "h" => Self::H,
            "reu" => Self::Reu,
            "eu" => Self::Eu,
            "u" => Self::U,
            "leo" => Self::Leo,
            _ => return None,
        })
    }

    /// The name in the grammar column; `None` for classes that the form always tells.
    pub fn note(self) -> Option<&'static str> {
        let names = ["reg", "b", "d", "s", "h", "reu", "eu", "u", "leo"];
        names.into_iter().find(|name| Self::parse(name) == Some(self))
    }

    /// The class of a base form (ending in 다). `adjective` decides ㅂ and ㅎ stems; unlisted verbs are regular there.
    pub fn guess(base: &str, adjective: bool) -> Self {
        Self::told_by(base, adjective, &ends)
    }

    /// The class that the spelling tells of a verb that stands in no list: compounds go like their last part (드러눕다
    /// like 눕다), others like most that end alike.
    pub fn of_spelling(base: &str, adjective: bool) -> Self {
        Self::told_by(base, adjective, &|base, list| list.iter().any(|item| base != *item && base.ends_with(item)))
    }

    fn told_by(base: &str, adjective: bool, ends: Ends<'_>) -> Self {
        let stem = base.strip_suffix('다').unwrap_or(base);
        match base {
            "이다" => return Self::Copula,
            "아니다" => return Self::NotCopula,
            "뵙다" => return Self::Meet,
            _ => {}
        }
        if stem.ends_with('하') {
            return Self::Ha;
        }
        if ["그러다", "이러다", "저러다", "어쩌다"].contains(&base) {
            return Self::Points;
        }
        match last_syllable(stem) {
            Some(s) => match (s.last, s.vowel) {
                (Some('ㅂ' | 'ㄼ'), _) if is_b(base, adjective, ends) => Self::B,
                (Some('ㄷ'), _) if ends(base, D_VERBS) && !ends(base, D_REGULAR) => Self::D,
                (Some('ㅅ'), _) if ends(base, S_VERBS) && !ends(base, S_REGULAR) => Self::S,
                (Some('ㅎ'), _) if is_h(base, adjective, ends) => Self::H,
                (Some('ㄹ'), _) => Self::Rieul,
                (None, 'ㅡ') => open_eu(base, stem, ends),
                (None, 'ㅜ') if matches!(base, "푸다" | "퍼푸다") => Self::U,
                _ => Self::Regular,
            },
            None => Self::Regular,
        }
    }
}

/// Whether a base form ends like one of a list.
type Ends<'a> = &'a dyn Fn(&str, &[&str]) -> bool;

fn open_eu(base: &str, stem: &str, ends: Ends<'_>) -> Class {
    if !stem.ends_with('르') || ends(base, EU_VERBS) {
        Class::Eu
    } else if ends(base, LEO) {
        Class::Leo
    } else {
        Class::Reu
    }
}

fn is_b(base: &str, adjective: bool, ends: Ends<'_>) -> bool {
    if ends(base, B_REGULAR) {
        return false;
    }
    let double = last_syllable(base.strip_suffix('다').unwrap_or(base)).is_some_and(|s| s.last == Some('ㄼ'));
    (adjective && !double)
        || ends(base, B_VERBS)
        || ["럽다", "롭다", "답다", "겁다", "렵다", "쉽다", "렇다"].iter().any(|e| base.ends_with(e))
}

fn is_h(base: &str, adjective: bool, ends: Ends<'_>) -> bool {
    let regular = base.ends_with("좋다") || ends(base, H_VERBS);
    !regular
        && (adjective
            || ["렇다", "떻다", "갛다", "랗다", "멓다", "맣다", "얗다", "옇다", "겋다"]
                .iter()
                .any(|e| base.ends_with(e)))
}

fn ends(base: &str, list: &[&str]) -> bool {
    list.iter().any(|item| base.ends_with(item))
}

const B_VERBS: &[&str] = &[
    "돕다",
    "굽다",
    "눕다",
    "줍다",
    "깁다",
    "여쭙다",
    "뵙다",
    "가깝다",
    "맵다",
    "밉다",
    "곱다",
    "덥다",
    "춥다",
    "섧다",
];
const B_REGULAR: &[&str] = &[
    "좁다",
    "수줍다",
    "뽑다",
    "잡다",
    "입다",
    "씹다",
    "집다",
    "접다",
    "업다",
    "꼽다",
    "손꼽다",
    "꼬집다",
    "붙잡다",
    "뒤집다",
    "비집다",
    "씁다",
    "헤집다",
    "어줍다",
    "곱씹다",
];
const D_VERBS: &[&str] =
    &["걷다", "듣다", "묻다", "싣다", "깨닫다", "일컫다", "긷다", "눋다", "붇다", "내닫다", "치닫다"];
const D_REGULAR: &[&str] = &["파묻다"];
const S_VERBS: &[&str] = &["낫다", "짓다", "잇다", "붓다", "긋다", "젓다", "잣다", "뭇다"];
const S_REGULAR: &[&str] = &["벗다", "웃다"];
const H_VERBS: &[&str] = &["놓다", "넣다", "낳다", "쌓다", "닿다", "찧다", "빻다", "땋다", "찮다"];
const EU_VERBS: &[&str] = &["따르다", "치르다", "들르다", "우러르다", "잦추르다"];
const LEO: &[&str] = &["푸르다", "노르다"];
