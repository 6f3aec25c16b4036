//! What stands on a label, in the order it is read, and what goes first where there is no room.

use super::super::page::{Block, Role, Style};
use super::super::supplies::{Missing, Symbols};
use crate::domain::exhibition::{LabelStock, PaperOptions};
use crate::domain::locale::Lang;
use crate::formats::paper::{LabelWords, Tapped, Told, language_of};

/// Blocks that stand or go together.
pub struct Piece {
    /// What is missing without them.
    pub what: Missing,
    /// The higher, the sooner it goes.
    pub rank: u8,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// Sizes of letters on one kind of label.
struct Sizes {
    title: f32,
    maker: f32,
    text: f32,
    small: f32,
    gap: f32,
    symbol: f32,
}

fn sizes(options: &PaperOptions) -> Sizes {
    let of = |title, maker, text, small, gap, symbol| Sizes { title, maker, text, small, gap, symbol };
    match (options.large, options.stock) {
        (true, LabelStock::A5) => of(40.0, 28.0, 26.0, 20.0, 14.0, 60.0),
        (true, LabelStock::A6) => of(30.0, 22.0, 20.0, 18.0, 9.0, 45.0),
        (true, _) => of(24.0, 20.0, 18.0, 18.0, 4.0, 30.0),
        (false, LabelStock::A5) => of(28.0, 16.0, 14.0, 11.0, 12.0, 42.0),
        (false, LabelStock::A6) => of(20.0, 12.0, 10.5, 8.5, 8.0, 28.0),
        (false, LabelStock::Sheet8) => of(15.0, 10.5, 9.0, 7.5, 4.5, 22.0),
        (false, LabelStock::Sheet14) => of(12.5, 9.5, 8.0, 7.0, 3.0, 16.0),
    }
}

/// The pieces of a label.
pub fn pieces(label: &LabelWords, options: &PaperOptions, symbols: &Symbols<'_>) -> Vec<Piece> {
    let writer = Writer { options, sizes: sizes(options), symbols };
    let pieces = match label.told.as_slice() {
        [] => Vec::new(),
        [first, ..] if options.large => writer.large(first),
        [first, others @ ..] => {
            let others = others.iter().flat_map(|told| writer.second(told));
            writer.first(label, first).into_iter().chain(others).collect()
        }
    };
    pieces.into_iter().filter(|piece| !piece.blocks.is_empty()).collect()
}

struct Writer<'a> {
    options: &'a PaperOptions,
    sizes: Sizes,
    symbols: &'a Symbols<'a>,
}

impl Writer<'_> {
    fn ink(&self) -> [u8; 3] {
        self.options.colors.ink()
    }

    fn soft(&self) -> [u8; 3] {
        self.options.colors.soft()
    }

    fn piece(&self, what: Missing, rank: u8, text: &str, (style, lang, role): (Style, Lang, Role), gap: f32) -> Piece {
        let text = Block::text(text, style, language_of(text, lang), role);
        let blocks = if matches!(&text, Block::Text { text, .. } if text.trim().is_empty()) {
            Vec::new()
        } else {
            vec![text, Block::Gap(gap)]
        };
        Piece { what, rank, blocks }
    }

    fn first(&self, label: &LabelWords, told: &Told) -> Vec<Piece> {
        let (sizes, ink, soft) = (&self.sizes, self.ink(), self.soft());
        let (lang, gap) = (told.lang, sizes.gap);
        let text = Style::plain(sizes.text, ink);
        let small = Style { leading: 1.4, ..Style::plain(sizes.small, soft) };
        let plain = |style| (style, lang, Role::Paragraph);
        vec![
            self.piece(
                Missing::Title,
                0,
                &told.title,
                (Style::bold(sizes.title, ink), lang, Role::Heading(1)),
                gap * 0.35,
            ),
            self.piece(Missing::Maker, 1, &told.maker, plain(Style::plain(sizes.maker, ink)), gap * 0.25),
            self.piece(Missing::Facts, 2, &told.facts, plain(small), gap),
            self.words(&told.words, &told.words_tapped, &label.words_tapped, (text, lang)),
            self.piece(Missing::Easy, 6, &told.easy, plain(text), gap * 0.8),
            self.tapped(told, &label.tapped, 8),
            self.piece(Missing::Notice, 3, &told.notice, plain(Style { bold: true, ..small }), gap * 0.3),
            self.piece(Missing::Changes, 4, &told.changes, plain(small), gap * 0.3),
            self.piece(Missing::Price, 7, &told.price, plain(small), gap * 0.3),
            self.piece(Missing::Credits, 9, &told.credits, plain(small), gap * 0.3),
        ]
    }

    /// The maker's own words, and how they were tapped.
    fn words(&self, words: &str, line: &str, tapped: &[Tapped], (style, lang): (Style, Lang)) -> Piece {
        let mut piece = self.piece(Missing::Words, 5, words, (style, lang, Role::Quote), self.sizes.gap * 0.8);
        if !tapped.is_empty() && !piece.blocks.is_empty() {
            piece.blocks.extend(self.row(line, tapped, lang));
        }
        piece
    }

    fn tapped(&self, told: &Told, tapped: &[Tapped], rank: u8) -> Piece {
        let blocks = if tapped.is_empty() { Vec::new() } else { self.row(&told.tapped, tapped, told.lang) };
        let head = Style { leading: 1.6, ..Style::plain(self.sizes.small, self.soft()) };
        let head = (self.options.pictograms && !blocks.is_empty())
            .then(|| Block::text(told.tapped_head.clone(), head, told.lang, Role::Paragraph));
        Piece { what: Missing::Tapped, rank, blocks: head.into_iter().chain(blocks).collect() }
    }

    /// What was tapped: with pictures, or on a line.
    fn row(&self, line: &str, tapped: &[Tapped], lang: Lang) -> Vec<Block> {
        let style = Style { leading: 1.35, ..Style::plain(self.sizes.small, self.soft()) };
        let block = if self.options.pictograms {
            let words = self.symbols.pictograms(tapped);
            Block::Pictograms { words, side: self.sizes.symbol, style: Style { ink: self.ink(), ..style }, lang }
        } else {
            Block::text(line, style, lang, Role::Paragraph)
        };
        vec![block, Block::Gap(self.sizes.gap * 0.8)]
    }

    /// Another language: smaller, what differs. All of it goes together.
    fn second(&self, told: &Told) -> Vec<Piece> {
        let (small, soft, lang) = (self.sizes.small, self.soft(), told.lang);
        let style = Style { leading: 1.4, ..Style::plain(small, soft) };
        let title = Style { leading: 1.35, ..Style::bold(small * 1.15, soft) };
        let text = |text: &str, style| Block::text(text, style, language_of(text, lang), Role::Paragraph);
        let small = [
            &told.maker,
            &told.facts,
            &told.words,
            &told.words_tapped,
            &told.easy,
            &told.tapped,
            &told.changes,
            &told.price,
        ];
        let texts = std::iter::once(text(&told.title, title)).chain(small.into_iter().map(|line| text(line, style)));
        let is_told = |block: &Block| matches!(block, Block::Text { text, .. } if !text.trim().is_empty());
        let mut blocks: Vec<Block> = texts.filter(is_told).collect();
        if !blocks.is_empty() {
            blocks.insert(0, Block::Gap(self.sizes.gap));
            blocks.push(Block::Gap(self.sizes.gap * 0.3));
        }
        let notice =
            self.piece(Missing::Notice, 3, &told.notice, (Style { bold: true, ..style }, lang, Role::Paragraph), 0.0);
        vec![Piece { what: Missing::English, rank: 10, blocks }, notice]
    }

    /// Large print: title, maker, the easy description or else the maker's own words, and the notice.
    fn large(&self, told: &Told) -> Vec<Piece> {
        let (sizes, ink, lang) = (&self.sizes, self.ink(), told.lang);
        let (gap, text) = (sizes.gap, Style { leading: 1.45, ..Style::plain(sizes.text, ink) });
        let (what, words) =
            if told.easy.is_empty() { (Missing::Words, &told.words) } else { (Missing::Easy, &told.easy) };
        let plain = |style| (style, lang, Role::Paragraph);
        vec![
            self.piece(
                Missing::Title,
                0,
                &told.title,
                (Style::bold(sizes.title, ink), lang, Role::Heading(1)),
                gap * 0.4,
            ),
            self.piece(Missing::Maker, 1, &told.maker, plain(Style::plain(sizes.maker, ink)), gap),
            self.piece(what, 5, words, plain(text), gap * 0.6),
            self.piece(
                Missing::Notice,
                3,
                &told.notice,
                plain(Style { leading: 1.4, ..Style::bold(sizes.small, ink) }),
                0.0,
            ),
        ]
    }
}
