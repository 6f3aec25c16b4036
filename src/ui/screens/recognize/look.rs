//! How the four ways look and are called, what is being done in words, and the colour of a tile.

use crate::app::{Attending, Command, Heard, RecognizeCommand};
use crate::domain::shown::Way;
use crate::domain::strip::{Piece, Tile};
use crate::ui::kit::tokens::Tint;
use crate::ui::kit::{Cx, Key};
use egui::{Color32, Rect, Shape, Ui, pos2};

/// Icon and text ids of a way.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Icon.
    pub icon: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The question about it.
    pub ask: &'static str,
    /// What a picture of it shows.
    pub shown: &'static str,
    /// What is done while it is on and nothing was understood yet.
    pub waiting: &'static str,
}

impl Look {
    /// The look of a way.
    pub fn of(way: Way) -> Self {
        let look = |icon, name, ask, shown, waiting| Self { icon, name, ask, shown, waiting };
        match way {
            Way::Sign => look("sign", "way-sign", "ask-sign", "shown-sign", "watching-sign"),
            Way::Card => look("card", "way-card", "ask-card", "shown-card", "watching-card"),
            Way::Sketch => look("sketch", "way-sketch", "ask-sketch", "shown-sketch", "watching-sketch"),
            Way::Word => look("voice", "way-word", "ask-word", "shown-word", "listening"),
        }
    }
}

/// A key that turns a way on and off; a red dot while its camera or microphone is open.
pub fn way_key(ui: &mut Ui, cx: &mut Cx<'_>, way: Way, rect: Rect, enabled: bool) {
    let look = Look::of(way);
    let name = cx.t(look.name);
    let on = cx.state.recognize.on.as_ref().filter(|on| on.way == way).map(|on| on.open);
    let key = Key::new(("way", look.name), rect, &name).icon(look.icon).size(15.0).lines(2);
    if key.chosen(on.is_some()).enabled(enabled).show(ui, cx) {
        cx.send(Command::Recognize(RecognizeCommand::Turn(way, on.is_none())));
    }
    if on == Some(true) {
        let at = pos2(rect.right() - 16.0, rect.top() + 16.0);
        cx.kit.textures.shape_later(Shape::circle_filled(at, 10.0, cx.colors.paper));
        cx.kit.textures.shape_later(Shape::circle_filled(at, 7.0, cx.colors.live));
    }
}

/// What is being done or was understood, as one short sentence; and the word that was understood.
pub fn status(cx: &mut Cx<'_>, on: &Attending) -> (String, Option<Tile>) {
    if !on.open && on.way != Way::Sketch {
        return (cx.t("turning-on").to_string(), None);
    }
    if on.talking {
        return (cx.t("listening").to_string(), None);
    }
    match &on.heard {
        Some(Heard::Word(tile)) => {
            let word = cx.state.tile_text(tile);
            let text = match cx.state.recognize.teaching {
                Some(_) => cx.tn("heard-lesson", &[("word", &word)]),
                None => cx.tn("heard-word", &[("word", &word)]),
            };
            (text, Some(tile.clone()))
        }
        Some(Heard::Unknown) => (cx.t("heard-unknown").to_string(), None),
        Some(Heard::Hint(notice)) => {
            let (sentence, hint) = cx.texts.notice(notice);
            (hint.map_or(sentence.clone(), |hint| format!("{sentence} {hint}")), None)
        }
        None if on.way == Way::Word && !listens_openly(cx) => (cx.t("talk-first").to_string(), None),
        None => (cx.t(Look::of(on.way).waiting).to_string(), None),
    }
}

/// Whether the microphone listens by itself; else a key is tapped for each word.
pub(super) fn listens_openly(cx: &Cx<'_>) -> bool {
    cx.state.person().is_some_and(|person| person.recognize.open_listening)
}

/// The background of a tile: its word's group.
pub fn tile_tint(cx: &Cx<'_>, tile: &Tile) -> Color32 {
    let word = match &tile.piece {
        Piece::Word(id) => cx.state.words.word(id.as_str()),
        Piece::Text(text) => cx.state.words.find(text),
        Piece::Phrase(_) => None,
    };
    cx.colors.tint(word.map_or(Tint::Social, Tint::of))
}
