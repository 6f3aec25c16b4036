//! Boards on paper: what of them is printed, the same as on the screen.

use super::cell::{CellPicture, deed_of, own_color};
use super::state::State;
use crate::domain::board::{Board, Button, Placement, Span};
use crate::domain::exhibition::contrast;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::symbol_pack::credit_line;
use crate::formats::paper;
use std::collections::BTreeSet;

/// The colour of words on paper: sRGB.
pub const PAPER_INK: [u8; 3] = [0x2B, 0x2A, 0x2D];
/// The ground of a cell without a colour.
const PAPER: [u8; 3] = [0xFF, 0xFC, 0xF6];
/// Whose the emoji are; their licence asks to say so.
const TWEMOJI: &str = "Twemoji, CC BY 4.0";

/// A board as the person sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintBoard {
    /// Its name.
    pub name: String,
    /// Its rows of cells, each as long as the others; `None`: there is nothing.
    pub cells: Vec<Vec<Option<PrintCell>>>,
    /// The picture with its hot spots, if it has any.
    pub scene: Option<PrintScene>,
    /// Whose the pictures are that are seen, as their licences ask to say it.
    pub credits: Vec<String>,
}

/// A picture on some of the cells, and what can be pressed on it.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintScene {
    /// The picture; `None`: hot spots without one.
    pub picture: Option<BlobId>,
    /// Its cells.
    pub span: Span,
    /// What is seen of its hot spots, and where.
    pub spots: Vec<(Placement, Face)>,
}

/// A cell in which there is a button.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintCell {
    /// Not shown to this person: its place stays empty and outlined.
    Masked,
    /// What one sees.
    Shown(Face),
}

/// What one sees of a button.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The word.
    pub label: String,
    /// The word in the other language; empty: it is not shown.
    pub second: String,
    /// The picture; `None`: the word stands alone.
    pub picture: Option<CellPicture>,
    /// The background: sRGB.
    pub fill: [u8; 3],
    /// It opens another board: it has the tab of a folder.
    pub opens: bool,
}

impl PrintBoard {
    /// A board as `state`'s person sees it, with its words in `lang`.
    pub fn of(state: &State, board: &Board, lang: Lang) -> Self {
        let cell = |row, column| board.shown_at(row, column).map(|button| cell_of(state, board, button, lang));
        let row = |row| (0..board.grid.columns).map(|column| cell(row, column)).collect();
        let cells: Vec<Vec<Option<PrintCell>>> = (0..board.grid.rows).map(row).collect();
        let scene = scene_of(state, board, lang);
        let in_cells = cells.iter().flatten().flatten().filter_map(|cell| match cell {
            PrintCell::Shown(face) => Some(face),
            PrintCell::Masked => None,
        });
        let on_picture = scene.iter().flat_map(|scene| &scene.spots).map(|(_, face)| face);
        let credits = credits(board, in_cells.chain(on_picture));
        Self { name: board.name.get(lang).to_owned(), cells, scene, credits }
    }
}

fn scene_of(state: &State, board: &Board, lang: Lang) -> Option<PrintScene> {
    let all = Span { rows: board.grid.rows, columns: board.grid.columns, ..Span::default() };
    let background = board.background();
    let picture = background.as_ref().and_then(|picture| board.image(&picture.image)?.blob.clone());
    let spot = |button: &Button| match cell_of(state, board, button, lang) {
        PrintCell::Shown(face) => Some((button.placement?.held(), face)),
        PrintCell::Masked => None,
    };
    let spots: Vec<(Placement, Face)> = board.spots().filter_map(spot).collect();
    let is_there = picture.is_some() || !spots.is_empty();
    is_there.then(|| PrintScene { picture, span: background.map_or(all, |picture| picture.span), spots })
}

fn cell_of(state: &State, board: &Board, button: &Button, lang: Lang) -> PrintCell {
    if state.is_masked(button) {
        return PrintCell::Masked;
    }
    let label = deed_of(button, lang).map_or_else(|| button.label.get(lang).to_owned(), |deed| paper::word(lang, deed));
    let second = state.second_label(button, lang).unwrap_or_default().to_owned();
    let own = || own_color(&button.background_color).filter(|color| contrast(*color, PAPER_INK) >= 4.5);
    let fill = state.cell_tint(button).map(|tint| tint.on_paper()).or_else(own).unwrap_or(PAPER);
    let picture = state.cell_picture(board, button).map(|picture| match picture {
        CellPicture::Symbol(symbol) => CellPicture::Symbol(state.seen(&symbol).unwrap_or(symbol)),
        other => other,
    });
    PrintCell::Shown(Face { label, second, picture, fill, opens: button.load_board.is_some() })
}

/// Whose the pictures are, each once.
fn credits<'a>(board: &Board, faces: impl Iterator<Item = &'a Face>) -> Vec<String> {
    let mut credits = BTreeSet::new();
    let background = board.background().and_then(|picture| board.image(&picture.image)?.license.as_ref());
    credits.extend(background.map(credit_line));
    for picture in faces.filter_map(|face| face.picture.as_ref()) {
        match picture {
            CellPicture::Symbol(symbol) if symbol.own_name().is_none() && symbol.blob().is_none() => {
                credits.insert(TWEMOJI.to_owned());
            }
            CellPicture::Blob(blob) => {
                let images = board.images.iter().filter(|image| image.blob.as_ref() == Some(blob));
                credits.extend(images.filter_map(|image| image.license.as_ref()).map(credit_line));
            }
            CellPicture::Symbol(_) | CellPicture::Icon(_) => {}
        }
    }
    credits.into_iter().filter(|line| !line.is_empty()).collect()
}
