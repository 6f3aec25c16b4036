//! Words that honour (드시다, 주무시다) or humble (드리다) by themselves.

use crate::domain::vocabulary::Word;

/// The honorific word for a predicate: its `hon=` note, else the common ones. 있다 has two: 계시다 for where someone
/// is, 있으시다 for what someone has (`has_thing`). 아프다 is 편찮으시다 only of the whole person.
pub fn honorific(word: &Word, has_thing: bool) -> Option<String> {
    let ko = word.ko.as_str();
    match ko {
        "있다" | "없다" if has_thing => return None,
        "아프다" if has_thing => return None,
        _ => {}
    }
    let noted = word.grammar.get("hon").map(str::to_owned);
    noted.or_else(|| {
        let own = match ko {
            "먹다" | "마시다" => "드시다",
            "자다" => "주무시다",
            "있다" => "계시다",
            "없다" => "안 계시다",
            "말하다" => "말씀하시다",
            "죽다" => "돌아가시다",
            "아프다" => "편찮으시다",
            _ => return None,
        };
        Some(own.to_owned())
    })
}

/// The humble word, where the speaker does something for someone honoured: 드리다.
pub fn humble(word: &Word) -> Option<String> {
    word.grammar.get("hum").map(str::to_owned).or_else(|| (word.ko == "주다").then(|| "드리다".to_owned()))
}
