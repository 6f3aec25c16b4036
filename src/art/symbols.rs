//! The picture of a symbol: our own pictograms and Twemoji (CC BY 4.0), drawn at any size.

use super::own_symbols::OWN_SYMBOLS;
use super::picture::Picture;
use super::svg;
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
        Some(name) => find(OWN_SYMBOLS, name).map(Cow::Borrowed),
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
