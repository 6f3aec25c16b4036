//! How large things are beside each other, where they belong in the depth, and which picture suits a scene.

use super::meaning;
use crate::art::draw::TABLE;
use crate::domain::scene::Role;
use crate::domain::vocabulary::{Semantic, SymbolRef, Word, WordClass};

/// Heights as a share of the picture in the foreground, by the first character of the symbol.
const SIZES: &[(f32, &str)] = &[
    (0.52, "🏢🏬🏨🏰🗼🏫🏥🏦🏭🏛🏯🎡🎢🗽"),
    (0.46, "🏠🏡🏘🌳🌲🌴🏪⛪🛖🎄🎪🗻⛰🌋🦕🦖🚀"),
    (0.42, "🐘🦒🎋🌵🛶⛵🚢🚌🚍🚒🚑🚚🚛🚜🚂🚆🐋🐳"),
    (0.34, "🐎🐄🐂🐅🦁🐻🦓🐪🐫🦌🐼🦍🦧🐊🦈🚗🚕🚙🛻🚓🚲🏍🛵🚁✈🛩🛋🛏🚪🎹⛺☃⛄🌈"),
    (0.27, "🐖🐑🐐🦮🐩🦘🦢🦚🪑📺🖼🎸🎻🥁🧳🛒🗑☂⛱🌾🎋🪴"),
    (0.23, "🐈🐕🐇🦊🐒🦝🐓🦃🦆🦉🐧🐢🌞☀🌙🌝🌕🎂🎁💻🎒👗👘👔👕🧥🌻💐☁⛅🌧"),
    (0.14, "🌹🌷🌺🌸🌼🐿🦔🐁🐀🐸🐤🐥🐦🐟🐠🐡🦀🦐🐙⭐🌟🍎🍊🍇🍉🍞🍚🍜🍰☕🥛🧃⚽🏀🎈🎀💧🔥❤📖📚🎨🍄🌱🍀🕊🦜"),
    (0.09, "🐝🦋🐞🐜🐌✏🖍🖌✂🔑💊💍🍓🍒🥚🍪🍬🍭✨❄💤🎵🎶🍂🍁"),
];

/// Things of the sky.
const SKY: &str = "☀🌞🌙🌛🌜🌝🌕🌓⭐🌟✨☁⛅🌤🌥🌦🌧⛈🌩🌈✈🛩🚁🎈🪁🐦🦅🕊🦜🦋🐝🛸🚀☄⚡❄🪂🎆🎇🎵🎶💤💨🌪🛰🪐";

/// Things that stand behind.
const BACKDROP: &str = "🌳🌲🌴🎄⛰🗻🏔🌋🎡🎢🗼🗽⛺🎪🌵🏝";

/// Symbols of boards and what stands in a scene for them: the whole animal for its face, the tool for what one does.
const BODIES: &[(&str, &str)] = &[
    ("🐱", "🐈"),
    ("😺", "🐈"),
    ("🐶", "🐕"),
    ("🐰", "🐇"),
    ("🐮", "🐄"),
    ("🐷", "🐖"),
    ("🐭", "🐁"),
    ("🐹", "🐁"),
    ("🐯", "🐅"),
    ("🐵", "🐒"),
    ("🐴", "🐎"),
    ("🐔", "🐓"),
    ("🐲", "🐉"),
    ("🐧", "🐧"),
    ("🌧️", "☁️"),
    // Our drawings of a doing or of the sky are for boards: a scene shows the tool, or the sun behind a cloud.
    ("own:cut", "✂️"),
    ("own:draw", "🖍️"),
    ("own:paint-v", "🖌️"),
    ("own:sky", "🌤️"),
    ("🖥️", TABLE),
];

/// First characters of symbols of people that show no one: a sign, a tool of their trade.
const FACELESS: &str = "🫵🚹🚺🏘🛎💼🪪📛🤝🛡👐🩺⚖☕👏🥸🚔💑🧏👤🤵👰🫂";

/// Words for a table; their symbols show what lies on it.
const TABLES: [&str; 6] = ["탁자", "식탁", "책상", "테이블", "table", "desk"];

/// The symbol that is drawn for a word: whole animals for animal faces, tools for drawings of what one does.
pub fn symbol(word: &Word) -> SymbolRef {
    let text = word.symbol.0.as_str();
    if TABLES.iter().any(|name| word.ko == *name || word.en.eq_ignore_ascii_case(name)) {
        return SymbolRef::from(TABLE);
    }
    if word.semantic == Semantic::Person && meaning::begins(&word.symbol, FACELESS) {
        let face = if text.starts_with('🚹') || text.starts_with('🤵') { "👨" } else { "🧑" };
        return SymbolRef::from(if text.starts_with('🚺') || text.starts_with('👰') { "👩" } else { face });
    }
    let whole = BODIES.iter().find(|(face, _)| *face == text).map(|(_, body)| *body);
    whole.map_or_else(|| word.symbol.clone(), SymbolRef::from)
}

/// Whether a word is something that acts: a person or an animal.
pub fn is_actor(word: &Word) -> bool {
    matches!(word.semantic, Semantic::Person | Semantic::Animal)
}

/// Whether it is drawn as a figure with a body.
pub fn is_person(word: &Word) -> bool {
    crate::art::draw::is_person(&symbol(word)) || members(word).is_some()
}

/// Whether a word can be shown as a thing at all.
pub fn is_thing(word: &Word) -> bool {
    let noun = matches!(word.class, WordClass::Noun | WordClass::Pronoun);
    let shown = !matches!(
        word.semantic,
        Semantic::Time
            | Semantic::Color
            | Semantic::Pointing
            | Semantic::Quantity
            | Semantic::Idea
            | Semantic::Social
            | Semantic::Speech
            | Semantic::Feeling
    );
    let unknown = word.semantic == Semantic::Idea && word.level == 4;
    let pictured = word.symbol.blob().is_some() || crate::art::symbols::has_picture(&word.symbol);
    let own = word.symbol.blob().is_some() && !word.is_predicate();
    own || (noun && (shown || unknown) && (is_person(word) || pictured || symbol(word).0 == TABLE))
}

/// Where it belongs.
pub fn role(word: &Word) -> Role {
    let c = meaning::first(word);
    if c != '\u{0}' && SKY.contains(c) {
        Role::Sky
    } else if BACKDROP.contains(c) || meaning::is_building(word) {
        Role::Backdrop
    } else {
        Role::Object
    }
}

/// Width over height of what is drawn for a symbol.
pub fn aspect(symbol: &SymbolRef) -> f32 {
    let scenery = crate::domain::scene::SceneObject { symbol: symbol.clone(), ..Default::default() };
    match crate::art::draw::scenery_of(&scenery) {
        Some(kind) => kind.aspect() * if kind.aspect() == 1.0 { 0.8 } else { 1.0 },
        None if crate::art::draw::is_person(symbol) => 0.56,
        None if symbol.blob().is_some() => 1.0,
        None => crate::art::symbols::aspect(symbol),
    }
}

/// Height in the foreground, as a share of the picture.
pub fn size(word: &Word) -> f32 {
    let c = meaning::first(word);
    if c != '\u{0}'
        && let Some((size, _)) = SIZES.iter().find(|(_, symbols)| symbols.contains(c))
    {
        return *size;
    }
    if meaning::is_building(word) {
        return 0.48;
    }
    if symbol(word).0 == TABLE {
        return 0.24;
    }
    match word.semantic {
        Semantic::Person if "👧👦👶🧒".contains(c) => 0.33,
        Semantic::Person => 0.42,
        Semantic::Animal => 0.24,
        Semantic::Plant | Semantic::Nature => 0.26,
        Semantic::Vehicle => 0.34,
        Semantic::Food | Semantic::Drink => 0.14,
        Semantic::Clothes | Semantic::Weather | Semantic::Leisure => 0.20,
        _ => 0.18,
    }
}

/// The people that stand for a word that means several: a family, we.
pub fn members(word: &Word) -> Option<&'static [&'static str]> {
    let c = meaning::first(word);
    match word.ko.as_str() {
        "가족" | "식구" => Some(&["👨", "👩", "🧒"]),
        "부모님" | "부모" => Some(&["👩", "👨"]),
        "우리" | "친구들" | "사람들" => Some(&["🧑", "👩", "👨"]),
        _ if "👪👥".contains(c) && c != '\u{0}' => Some(&["🧑", "👩", "👨"]),
        _ if word.symbol.0.starts_with("👨\u{200D}👩") => Some(&["👨", "👩", "🧒"]),
        _ => None,
    }
}

/// How many are shown when no number was said: flowers and the like never stand alone.
pub fn usual_count(word: &Word) -> u8 {
    let c = meaning::first(word);
    if "🌸🌷🌼🌻🌹🌺⭐🌟🐝🦋🍂🍁".contains(c) && c != '\u{0}' { 3 } else { 1 }
}
