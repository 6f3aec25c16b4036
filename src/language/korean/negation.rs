//! 안 and 못: where they stand, and words that have a negative of their own (있다, 없다; 알다, 모르다).

/// How a predicate is negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Negative {
    /// Another word: 없다, 모르다, 맛없다.
    Word(String),
    /// 안 or 못 before the last part: (``, 가다), (`공부 `, 하다), (`마음에 `, 들다).
    Before(String, String),
    /// -지 않다, -지 못하다 behind it.
    Behind,
}

/// How `base` is negated with 안.
pub fn not(base: &str, adjective: bool) -> Negative {
    if let Some(own) = own_negative(base) {
        return Negative::Word(own);
    }
    if base.ends_with("없다") {
        return Negative::Behind;
    }
    if let Some((head, tail)) = split(base, adjective) {
        return Negative::Before(head, tail);
    }
    let syllables = base.chars().count().saturating_sub(1);
    let long = base.ends_with("고 싶다")
        || (adjective && (syllables >= 4 || (base.ends_with("하다") && syllables >= 2)))
        || matches!(
            base,
            "배고프다" | "배부르다" | "목마르다" | "모르다" | "아니다" | "못하다" | "없어지다" | "원하다"
        );
    if long { Negative::Behind } else { Negative::Before(String::new(), base.to_owned()) }
}

/// How `base` is negated with 못. Adjectives take it behind.
pub fn cannot(base: &str, adjective: bool) -> Negative {
    match base {
        "알다" => Negative::Word("모르다".to_owned()),
        "모르다" | "못하다" | "원하다" => Negative::Behind,
        _ if base.ends_with("수 있다") => own_negative(base).map_or(Negative::Behind, Negative::Word),
        _ if adjective => Negative::Behind,
        _ => match split(base, adjective) {
            Some((head, tail)) => Negative::Before(head, tail),
            None => Negative::Before(String::new(), base.to_owned()),
        },
    }
}

fn own_negative(base: &str) -> Option<String> {
    match base {
        "알다" => return Some("모르다".to_owned()),
        "필요하다" => return Some("필요 없다".to_owned()),
        "이다" => return Some("아니다".to_owned()),
        "멋있다" => return None,
        _ => {}
    }
    base.strip_suffix("있다").map(|head| format!("{head}없다"))
}

/// Where 안 goes inside: 공부하다 -> 공부 안 하다, 문자 보내다 -> 문자 안 보내다, 화나다 -> 화 안 나다.
fn split(base: &str, adjective: bool) -> Option<(String, String)> {
    if let Some((head, tail)) = base.rsplit_once(' ') {
        let auxiliary = ["아", "어", "해", "여", "와", "워", "라"].iter().any(|end| head.ends_with(end));
        return (!auxiliary && !head.ends_with('고')).then(|| (format!("{head} "), tail.to_owned()));
    }
    if matches!(base, "화나다" | "신나다" | "겁나다" | "춤추다" | "숨쉬다" | "잠자다" | "꿈꾸다") {
        let head: String = base.chars().take(1).collect();
        let tail: String = base.chars().skip(1).collect();
        return Some((format!("{head} "), tail));
    }
    for tail in ["되다", "받다"] {
        if let Some(noun) =
            base.strip_suffix(tail).filter(|noun| noun.chars().count() == 2 && !matches!(*noun, "오래" | "돌려"))
        {
            return Some((format!("{noun} "), tail.to_owned()));
        }
    }
    let noun = base.strip_suffix("하다").filter(|noun| !adjective && makes_verbs(noun))?;
    Some((format!("{noun} "), "하다".to_owned()))
}

/// Whether 하다 stands behind a noun: 공부하다, 말하다; not 좋아하다, 원하다, 정하다.
fn makes_verbs(noun: &str) -> bool {
    match noun.chars().count() {
        0 => false,
        1 => matches!(noun, "말" | "일" | "욕" | "잘"),
        _ if matches!(noun, "수어" | "샤워" | "이해" | "화해" | "영어" | "국어" | "방해" | "오해") => {
            true
        }
        _ => !["아", "어", "워", "해", "져", "려", "러", "퍼", "파", "뻐"].iter().any(|end| noun.ends_with(end)),
    }
}
