//! The picture of a symbol: our own pictograms and Twemoji (CC BY 4.0), drawn at any size.

use super::own_symbols::OWN_SYMBOLS;
use super::picture::Picture;
use super::svg;
use crate::domain::looks::{Looks, Skin};
use crate::domain::vocabulary::SymbolRef;
use std::borrow::Cow;
use twemoji_assets::svg::SvgTwemojiAsset;

/// The variation selector that asks for a coloured emoji; symbol sets write it or leave it out.
const VARIATION: char = '\u{FE0F}';

/// The SVG text of `own:<name>` or of an emoji. `None` for an empty, unknown or stored (`blob:`) symbol.
pub fn svg_of(symbol: &SymbolRef) -> Option<Cow<'static, str>> {
    if symbol.blob().is_some() || symbol.0.is_empty() || symbol.0.len() > 64 {
        return None;
    }
    match symbol.own_name() {
        Some(name) => own(name),
        None => emoji(&symbol.0).map(Cow::Borrowed),
    }
}

/// Draws a symbol into a square of `px` pixels (at most 4096). `None` when there is no such picture.
pub fn render(symbol: &SymbolRef, px: u32) -> Option<Picture> {
    svg::render_svg(&svg_of(symbol)?, px)
}

/// Width over height of the visible part of a symbol, 0.2..=5; 1 when it has no picture.
pub fn aspect(symbol: &SymbolRef) -> f32 {
    svg_of(symbol).map_or(1.0, |text| svg::aspect(&text))
}

/// Whether the symbol has a picture of its own here.
pub fn has_picture(symbol: &SymbolRef) -> bool {
    svg_of(symbol).is_some()
}

/// The same symbol with people who look like this; `None`: it stays as it is, because nobody is in it or it is not drawn so.
pub fn with_looks(symbol: &SymbolRef, looks: Looks) -> Option<SymbolRef> {
    if looks == Looks::default() || symbol.blob().is_some() || symbol.0.len() > 64 {
        return None;
    }
    if let Some(name) = symbol.own_name() {
        let skin = looks.skin.filter(|_| find(OWN_SYMBOLS, name).is_some_and(shows_skin))?;
        return Some(SymbolRef(format!("{symbol}{TONED}{}", skin.name(), symbol = symbol.0)));
    }
    if !symbol.0.chars().any(takes_tone) {
        return None;
    }
    let toned = looks.skin.map_or_else(|| symbol.0.clone(), |skin| toned(&symbol.0, skin.modifier()));
    let haired = looks.hair.and_then(|hair| hair.component()).map(|hair| format!("{toned}{JOINER}{hair}"));
    // One with both, else with its skin, else only with its hair.
    let only_hair = looks.hair.and_then(|hair| hair.component()).map(|hair| format!("{}{JOINER}{hair}", symbol.0));
    let tries = [haired, Some(toned), only_hair].into_iter().flatten();
    tries.filter(|text| *text != symbol.0).find(|text| emoji(text).is_some()).map(SymbolRef)
}

/// Between the name of a pictogram of ours and the tone of its skin.
const TONED: char = '+';
/// The colours of skin and its edge in our pictograms (assets/symbols/README.md).
const SKIN: (&str, &str) = ("#FFCC4D", "#DB8230");

/// The same two for a tone, as Twemoji has them.
fn colors(skin: Skin) -> (&'static str, &'static str) {
    match skin {
        Skin::Light => ("#F7DECE", "#E0AA94"),
        Skin::MediumLight => ("#F3D2A2", "#D2A077"),
        Skin::Medium => ("#D5AB88", "#B78B60"),
        Skin::MediumDark => ("#AF7E57", "#90603E"),
        Skin::Dark => ("#7C533E", "#583529"),
    }
}

/// Yellow alone is something else.
fn shows_skin(svg: &str) -> bool {
    svg.contains(SKIN.0) && svg.contains(SKIN.1)
}

/// One of our pictograms, in a tone of skin where its name ends in one.
fn own(name: &str) -> Option<Cow<'static, str>> {
    let Some((name, tone)) = name.split_once(TONED) else { return find(OWN_SYMBOLS, name).map(Cow::Borrowed) };
    let (skin, edge) = colors(Skin::ALL.into_iter().find(|skin| skin.name() == tone)?);
    let svg = find(OWN_SYMBOLS, name).filter(|svg| shows_skin(svg))?;
    Some(Cow::Owned(svg.replace(SKIN.0, skin).replace(SKIN.1, edge)))
}

/// Joins emoji to one (U+200D).
const JOINER: char = '\u{200D}';

/// Every person in it gets the tone; the selector that asks for colours gives way to it.
fn toned(text: &str, tone: char) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        out.push(c);
        if takes_tone(c) {
            letters.next_if_eq(&VARIATION);
            out.push(tone);
        }
    }
    out
}

/// Emoji that take a tone of skin (`Emoji_Modifier_Base` of Unicode 17, emoji-data.txt).
fn takes_tone(c: char) -> bool {
    matches!(u32::from(c),
        0x261D | 0x26F9 | 0x270A..=0x270D | 0x1F385 | 0x1F3C2..=0x1F3C4 | 0x1F3C7 | 0x1F3CA..=0x1F3CC | 0x1F442..=0x1F443
        | 0x1F446..=0x1F450 | 0x1F466..=0x1F478 | 0x1F47C | 0x1F481..=0x1F483 | 0x1F485..=0x1F487 | 0x1F48F | 0x1F491
        | 0x1F4AA | 0x1F574..=0x1F575 | 0x1F57A | 0x1F590 | 0x1F595..=0x1F596 | 0x1F645..=0x1F647 | 0x1F64B..=0x1F64F
        | 0x1F6A3 | 0x1F6B4..=0x1F6B6 | 0x1F6C0 | 0x1F6CC | 0x1F90C | 0x1F90F | 0x1F918..=0x1F91F | 0x1F926
        | 0x1F930..=0x1F939 | 0x1F93C..=0x1F93E | 0x1F977 | 0x1F9B5..=0x1F9B6 | 0x1F9B8..=0x1F9B9 | 0x1F9BB
        | 0x1F9CD..=0x1F9CF | 0x1F9D1..=0x1F9DD | 0x1FAC3..=0x1FAC5 | 0x1FAF0..=0x1FAF8)
}

/// The text that belongs to `name` in a table sorted or not.
pub(crate) fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, svg)| *svg)
}

fn emoji(text: &str) -> Option<&'static str> {
    let bare: String = text.chars().filter(|c| *c != VARIATION).collect();
    let with = |i: usize| {
        // The selector stands after the first character of an emoji, and in a sequence also at the end of its parts.
        let mut chars: Vec<char> = bare.chars().collect();
        chars.insert(i.min(chars.len()), VARIATION);
        chars.into_iter().collect::<String>()
    };
    let tries = [text.to_owned(), bare.clone(), with(1), with(usize::MAX)];
    tries.iter().find_map(|t| SvgTwemojiAsset::from_emoji(t)).map(|asset| asset.data.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::looks::Hair;

    #[test]
    fn people_look_as_wanted_where_they_are_drawn_so() {
        let like = |symbol: &str, skin, hair| with_looks(&symbol.into(), Looks { skin, hair }).map(|symbol| symbol.0);
        let (dark, red) = (Some(Skin::Dark), Some(Hair::Red));
        assert_eq!(like("👋", dark, None).as_deref(), Some("👋🏿"));
        assert_eq!(like("🖐️", dark, None).as_deref(), Some("🖐🏿"), "the tone takes the place of the selector");
        assert_eq!(like("🧑‍🍳", dark, None).as_deref(), Some("🧑🏿‍🍳"));
        assert_eq!(like("🧑", dark, red).as_deref(), Some("🧑🏿‍🦰"));
        assert_eq!(like("👩", None, red).as_deref(), Some("👩‍🦰"));
        assert_eq!(like("👋", dark, red).as_deref(), Some("👋🏿"), "a hand has no hair");
        let me = like("own:me", dark, red).unwrap();
        assert_eq!(me, "own:me+dark");
        let (plain, toned) = (svg_of(&"own:me".into()).unwrap(), svg_of(&me.as_str().into()).unwrap());
        assert!(plain.contains("#FFCC4D") && toned.contains("#7C533E") && !toned.contains("#FFCC4D"));
        assert_eq!((like("own:me", None, red), svg_of(&"own:me+green".into())), (None, None));
        for symbol in ["💧", "🙂", "own:again", "blob:00", ""] {
            assert_eq!(like(symbol, dark, red), None, "{symbol}");
        }
        assert_eq!(like("👋", None, Some(Hair::Black)), None);
    }
}
