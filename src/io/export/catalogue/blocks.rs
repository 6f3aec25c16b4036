//! What stands beside a picture, and the texts of the other pages.

use super::super::page::{Block, Role, Style};
use super::super::supplies::Symbols;
use super::{INK, SOFT};
use crate::domain::locale::Lang;
use crate::formats::paper::{InLanguages, LabelWords, Section, Tapped, Told, language_of};

/// Blocks of a text in its languages: the first as meant, the others smaller and softer.
pub fn said(text: &InLanguages, style: Style, role: Role, gap: f32) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (at, (lang, text)) in text.iter().enumerate() {
        let second = Style { size: (style.size * 0.82).max(9.0).min(style.size), ink: SOFT, bold: false, ..style };
        let role = if at == 0 { role } else { Role::Paragraph };
        blocks.push(Block::text(text, if at == 0 { style } else { second }, *lang, role));
        blocks.push(Block::Gap(gap));
    }
    blocks
}

/// A heading in its languages.
pub fn heading(text: &InLanguages, size: f32, level: u16) -> Vec<Block> {
    let mut blocks = said(text, Style::bold(size, INK), Role::Heading(level), size * 0.12);
    blocks.push(Block::Gap(size * 0.55));
    blocks
}

/// A heading with its paragraphs.
pub fn section(section: &Section, level: u16) -> Vec<Block> {
    let mut blocks = heading(&section.head, 12.0, level);
    blocks.extend(section.text.iter().flat_map(|text| said(text, Style::plain(10.5, INK), Role::Paragraph, 3.0)));
    blocks.push(Block::Gap(14.0));
    blocks
}

fn line(text: &str, style: Style, lang: Lang, role: Role, gap: f32) -> [Block; 2] {
    [Block::text(text, style, language_of(text, lang), role), Block::Gap(if text.is_empty() { 0.0 } else { gap })]
}

/// What identifies a work: number, title, maker, facts, notice, changes, price, thanks.
pub fn facts(label: &LabelWords, level: u16) -> Vec<Block> {
    let small = Style { leading: 1.42, ..Style::plain(9.0, SOFT) };
    let Some((first, others)) = label.told.split_first() else { return Vec::new() };
    let lang = first.lang;
    let number = Style { bold: true, ..small };
    let mut blocks = line(&label.number.to_string(), number, lang, Role::Paragraph, 2.0).to_vec();
    blocks.extend(line(&first.title, Style::bold(17.0, INK), lang, Role::Heading(level), 4.0));
    blocks.extend(line(&first.maker, Style::plain(11.5, INK), lang, Role::Paragraph, 7.0));
    blocks.extend(details(first, small));
    for told in others {
        blocks.push(Block::Gap(6.0));
        blocks.extend(line(&told.title, small, told.lang, Role::Paragraph, 1.0));
        blocks.extend(line(&told.maker, small, told.lang, Role::Paragraph, 1.0));
        blocks.extend(details(told, small));
    }
    blocks
}

fn details(told: &Told, small: Style) -> Vec<Block> {
    let notice = Style { bold: true, ink: INK, ..small };
    let lines = [
        (&told.facts, small),
        (&told.notice, notice),
        (&told.changes, small),
        (&told.price, small),
        (&told.credits, small),
    ];
    lines.into_iter().flat_map(|(text, style)| line(text, style, told.lang, Role::Paragraph, 3.0)).collect()
}

/// What is said about a work: the maker's own words, the easy description, the words that were tapped.
pub fn words(label: &LabelWords, pictograms: Option<&Symbols<'_>>) -> Vec<Block> {
    let Some((first, others)) = label.told.split_first() else { return Vec::new() };
    let (lang, text) = (first.lang, Style::plain(11.0, INK));
    let mut blocks = line(&first.words, Style::plain(12.5, INK), lang, Role::Quote, 6.0).to_vec();
    blocks.extend(tapped(&label.words_tapped, &first.words_tapped, first, pictograms, false));
    blocks.extend(line(&first.easy, text, lang, Role::Paragraph, 8.0));
    blocks.extend(tapped(&label.tapped, &first.tapped, first, pictograms, true));
    let soft = Style { leading: 1.45, ..Style::plain(9.5, SOFT) };
    for told in others {
        for text in [&told.words, &told.words_tapped, &told.easy, &told.tapped] {
            blocks.extend(line(text, soft, told.lang, Role::Paragraph, 4.0));
        }
    }
    blocks
}

fn tapped(
    words: &[Tapped],
    on_a_line: &str,
    told: &Told,
    pictograms: Option<&Symbols<'_>>,
    with_head: bool,
) -> Vec<Block> {
    let small = Style { leading: 1.4, ..Style::plain(9.0, SOFT) };
    let Some(symbols) = pictograms.filter(|_| !words.is_empty()) else {
        return line(if words.is_empty() { "" } else { on_a_line }, small, told.lang, Role::Paragraph, 8.0).to_vec();
    };
    let mut blocks = Vec::new();
    if with_head {
        blocks.extend(line(&told.tapped_head, small, told.lang, Role::Paragraph, 2.0));
    }
    let style = Style { ink: INK, ..small };
    blocks.push(Block::Pictograms { words: symbols.pictograms(words), side: 30.0, style, lang: told.lang });
    blocks.push(Block::Gap(8.0));
    blocks
}
