//! Words around an English verb: where, when, with whom, how.

use super::noun::{self, Use};
use crate::domain::vocabulary::{Semantic, Word};
use crate::language::clause::{Item, Kind, Role, lexicon};

/// An item with its preposition, by its role beside `verb`.
pub fn text(item: &Item<'_>, role: Role, verb: Option<&Word>) -> String {
    let josa = item.josa.map(|josa| josa.ko.as_str());
    match role {
        Role::Goal | Role::Place if josa == Some("부터") => place(item, "from"),
        Role::Goal | Role::Place if josa == Some("까지") => place(item, "to"),
        Role::Time => time(item),
        Role::Goal => place(item, goal_preposition(item, verb)),
        Role::Place if verb.is_some_and(|verb| verb.en == "get off") => place(item, ""),
        Role::Place if verb.is_some_and(lexicon::leaves) => place(item, "from"),
        Role::Place => place(item, location(item)),
        Role::Recipient => recipient(item, verb),
        Role::Companion => companion(item, verb),
        Role::Means if item.kind() == Kind::Vehicle => format!("by {}", noun::text(item, Use::Bare)),
        Role::Means if item.semantic() == Semantic::Color => format!("in {}", noun::text(item, Use::Object)),
        Role::Means => format!("with {}", noun::text(item, Use::Object)),
        _ => noun::text(item, Use::Object),
    }
}

fn recipient(item: &Item<'_>, verb: Option<&Word>) -> String {
    let who = noun::text(item, Use::Object);
    let direct = ["call", "ask", "answer", "teach", "thank", "show", "tell", "visit", "swear at", "text"];
    match verb {
        Some(verb) if direct.contains(&verb.en.as_str()) => who,
        Some(verb) if lexicon::is_from_someone(verb) => format!("from {who}"),
        Some(verb) if !verb.grammar.has("to") && !["read", "go", "come", "write"].contains(&verb.en.as_str()) => {
            format!("for {who}")
        }
        _ => format!("to {who}"),
    }
}

fn companion(item: &Item<'_>, verb: Option<&Word>) -> String {
    let who = noun::text(item, Use::Object);
    match verb.map(|verb| verb.en.as_str()) {
        Some("date" | "kiss" | "suit") => who,
        Some("get married") => format!("to {who}"),
        Some("same") => format!("as {who}"),
        Some("different") => format!("from {who}"),
        _ => format!("with {who}"),
    }
}

fn goal_preposition(item: &Item<'_>, verb: Option<&Word>) -> &'static str {
    let Some(verb) = verb else { return "to" };
    match verb.ko.as_str() {
        "있다" | "없다" | "계시다" | "남다" | "도착하다" => location(item),
        "살다" | "숨다" | "넣다" | "붓다" | "버리다" | "가두다" => "in",
        "앉다" | "눕다" | "서다" | "놓다" | "붙이다" | "걸다" | "그리다" | "칠하다" | "쓰다" | "찍다" | "뿌리다" => {
            "on"
        }
        "입원하다" | "들어가다" | "들어오다" | "나가다" | "올라가다" | "내려가다"
            if verb.en.ends_with("in") || verb.en.ends_with("hospitalized") =>
        {
            "at"
        }
        "취직하다" | "전시하다" | "참여하다" => "at",
        "찾아가다" => "",
        _ => "to",
    }
}

/// at school, in the room.
fn location(item: &Item<'_>) -> &'static str {
    let inside = [
        "room",
        "living room",
        "kitchen",
        "bathroom",
        "yard",
        "classroom",
        "Korea",
        "city",
        "countryside",
        "foreign country",
        "park",
        "box",
        "bag",
        "elevator",
        "studio",
        "forest",
        "sea",
        "sky",
        "space",
        "fridge",
        "wallet",
        "pocket",
        "cup",
        "bowl",
        "drawer",
        "parking lot",
        "car",
    ];
    let on = [
        "floor", "road", "stairs", "mountain", "bed", "desk", "table", "chair", "sofa", "wall", "paper", "island",
        "bridge", "hand", "face",
    ];
    match item.head().map(|head| head.en.as_str()) {
        Some(en) if inside.contains(&en) => "in",
        Some(en) if on.contains(&en) => "on",
        _ => "at",
    }
}

fn place(item: &Item<'_>, preposition: &str) -> String {
    let Some(head) = item.head() else { return String::new() };
    if let Some(position) = position(item, head) {
        return position;
    }
    let fixed =
        ["home", "here", "there", "over there", "this way", "that way", "outside", "inside", "anywhere", "where"];
    if fixed.contains(&head.en.as_str()) && item.before.is_empty() {
        return if head.en == "home" && preposition != "to" && !preposition.is_empty() {
            format!("{preposition} home")
        } else {
            head.en.clone()
        };
    }
    let bare = ["school", "church", "work"].contains(&head.en.as_str()) && item.before.is_empty();
    let name = noun::text(item, if bare { Use::Bare } else { Use::Known });
    format!("{preposition} {name}").trim().to_owned()
}

/// 책상 위: on the desk.
fn position(item: &Item<'_>, head: &Word) -> Option<String> {
    if !lexicon::is_position(head) {
        return None;
    }
    let preposition = match head.ko.as_str() {
        "안" | "속" => "inside",
        "밖" => "outside",
        "위" => "on",
        "아래" | "밑" => "under",
        "앞" => "in front of",
        "뒤" => "behind",
        "옆" => "next to",
        "사이" => "between",
        "가운데" => "in the middle of",
        "근처" => "near",
        "왼쪽" => "to the left of",
        "오른쪽" => "to the right of",
        _ => return None,
    };
    let base = item.before.last().copied().filter(|word| !word.is_predicate())?;
    let inner = Item {
        before: item.before.iter().copied().take(item.before.len() - 1).collect(),
        noun: Some(base),
        ..Item::default()
    };
    let object = Use::Subject;
    Some(format!(
        "{preposition} {}",
        noun::text(&inner, if noun::pronoun(base, object).is_some() { Use::Object } else { object })
    ))
}

/// Times together: tomorrow morning, on Monday at three o'clock.
pub fn times(items: &[&Item<'_>]) -> String {
    let en = |item: &&Item<'_>| item.head().map(|head| head.en.clone()).unwrap_or_default();
    let parts = ["morning", "afternoon", "evening", "night"];
    let counts = |item: &Item<'_>, counter: &str| item.counter.is_some_and(|c| c.ko == counter);
    match items {
        [month, day, rest @ ..] if counts(month, "월") && counts(day, "일") => {
            format!("on {} {} {}", noun::text(month, Use::Bare), noun::day(day), times(rest)).trim().to_owned()
        }
        [hour, minute, rest @ ..] if counts(hour, "시") && counts(minute, "분") => {
            let clock = time(hour).replace(" o'clock", "");
            let minutes = noun::text(minute, Use::Bare).replace(" minutes", "").replace(" minute", "");
            format!("{clock} {minutes} {}", times(rest)).trim().to_owned()
        }
        [part, clock @ ..]
            if parts.contains(&en(part).as_str()) && clock.first().is_some_and(|hour| counts(hour, "시")) =>
        {
            format!("{} {}", times(clock), time(part))
        }
        [day, part, rest @ ..] if parts.contains(&en(part).as_str()) && part.before.is_empty() => {
            let together = match en(day).as_str() {
                "today" => format!("this {}", en(part)),
                _ => format!("{} {}", time(day), en(part)),
            };
            format!("{together} {}", times(rest)).trim().to_owned()
        }
        [first, rest @ ..] => format!("{} {}", time(first), times(rest)).trim().to_owned(),
        [] => String::new(),
    }
}

fn time(item: &Item<'_>) -> String {
    let Some(head) = item.head() else { return String::new() };
    let name = noun::text(item, Use::Bare);
    let named = item.counter.map(|counter| counter.ko.as_str());
    match head.en.as_str() {
        _ if item.josa.is_some_and(|josa| josa.ko == "까지") => format!("by {name}"),
        _ if item.josa.is_some_and(|josa| josa.ko == "부터") => format!("from {}", time_name(item, &name)),
        _ if head.ko == "시" && item.half.is_some() => format!("at half past {}", name.replace(" o'clock", "")),
        _ if head.ko == "시" => format!("at {name}"),
        _ if named == Some("월") => format!("in {name}"),
        _ if named == Some("일") => format!("on the {}", noun::day(item)),
        _ if named == Some("번") => noun::times(item),
        _ if matches!(named, Some("시간" | "분")) => format!("for {name}"),
        en if [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "weekday",
            "birthday",
            "weekend",
        ]
        .contains(&en) =>
        {
            let own = if en == "birthday" {
                "my "
            } else if en == "weekend" {
                "the "
            } else {
                ""
            };
            format!("on {own}{name}")
        }
        "morning" | "evening" | "afternoon" | "daytime" => format!("in the {name}"),
        "lunch" => "at lunch".to_owned(),
        "night" | "dawn" | "lunchtime" => format!("at {name}"),
        "spring" | "summer" | "autumn" | "winter" => format!("in {name}"),
        _ => name,
    }
}

/// the morning, Monday.
fn time_name(item: &Item<'_>, name: &str) -> String {
    let whole =
        item.head().is_some_and(|head| ["morning", "evening", "afternoon", "daytime"].contains(&head.en.as_str()));
    if whole { format!("the {name}") } else { name.to_owned() }
}

/// An adverb; an adjective that says how takes -ly where English does so.
pub fn adverb(word: &Word) -> String {
    let en = word.en.as_str();
    match () {
        () if !word.is_predicate() => en.to_owned(),
        () if ["easy", "pretty", "heavy"].contains(&en) => format!("{}ily", en.trim_end_matches('y')),
        () if ["slow", "quiet", "quick", "bright", "beautiful", "soft", "strange", "different", "safe", "clear"]
            .contains(&en) =>
        {
            format!("{en}ly")
        }
        () => en.to_owned(),
    }
}

/// Adverbs that stand before the verb.
pub fn before_verb(word: &Word) -> bool {
    ["always", "often", "sometimes", "really", "just", "almost", "already"].contains(&word.en.as_str())
}

/// Adverbs that stand before an adjective.
pub fn before_adjective(word: &Word) -> bool {
    [
        "too",
        "very",
        "really",
        "so",
        "most",
        "almost",
        "still",
        "always",
        "often",
        "sometimes",
        "already",
        "just",
        "a little",
        "more",
        "not really",
    ]
    .contains(&word.en.as_str())
}

/// Adverbs of amount that join the object: more water, a lot of water.
pub fn amount(word: &Word) -> Option<&'static str> {
    match word.en.as_str() {
        "more" => Some("more"),
        "a lot" => Some("a lot of"),
        "a little" => Some("a little"),
        "all" => Some("all of"),
        _ => None,
    }
}
