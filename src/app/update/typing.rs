//! Typing into the strip, letter by letter: by the keyboard of Talk and by boards that spell (`+ㅎ`, `:space`).

use super::talk::{self, add, edit};
use super::{sayings, speech};
use crate::app::complete::Offered;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::id::{PhraseId, UtteranceId};
use crate::domain::keyboard::Stroke;
use crate::domain::notice::Notice;
use crate::domain::strip::{MAX_TILES, Piece, Strip, Tile, Written};
use crate::domain::turn::Saying;
use crate::language::typing;

/// Longest typed word in characters.
const MAX_LETTERS: usize = 60;

/// The keyboard comes, or goes.
pub(super) fn keyboard(state: &mut State, on: bool) {
    talk::search(state, None);
    state.talk.history_open = false;
    state.talk.keyboard = on;
}

/// One key.
pub(super) fn stroke(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    match stroke {
        Stroke::Letter(c) if c.is_whitespace() => end_word(state),
        Stroke::Back => back(state),
        _ => join(state, |word| typing::typed(word, stroke)),
    }
}

/// What a board adds (`+ㅎ`): it joins the word that is being spelled. A letter begins such a word; a longer text that
/// joins nothing is a word of its own. It is heard where the person hears each word.
pub(super) fn spell(state: &mut State, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() {
        return end_word(state);
    }
    // A file may hold any text.
    let short: String = text.chars().take(MAX_LETTERS).collect();
    let text = short.as_str();
    let joins = open_word(&state.strip()).is_some() && !state.talk.spoken;
    if !joins && text.chars().count() > 1 {
        return add(state, Tile::from(Piece::Text(text.to_owned())));
    }
    let joined = |word: &str| text.chars().fold(word.to_owned(), |word, c| typing::typed(&word, Stroke::Letter(c)));
    let mut effects = join(state, joined);
    if state.person().is_some_and(|person| person.speech.each_word) {
        effects.extend(speech::say_as(state, text, None, Saying::Word));
    }
    effects
}

/// The word that letters join now, if there is one.
pub(super) fn open_word(strip: &Strip) -> Option<&str> {
    match strip.tiles.last()? {
        Tile { piece: Piece::Text(text), written: Written::Open, .. } => Some(text),
        _ => None,
    }
}

fn tile(text: String, written: Written) -> Tile {
    Tile { written, ..Piece::Text(text).into() }
}

/// Changes the word that is being typed, or begins one.
fn join(state: &mut State, change: impl FnOnce(&str) -> String) -> Vec<Effect> {
    let begin_anew = state.talk.spoken;
    let strip = state.strip();
    let open = open_word(&strip).filter(|_| !begin_anew);
    if open.is_none() && !begin_anew && strip.tiles.len() >= MAX_TILES {
        state.tell(Notice::problem("strip-full"));
        return Vec::new();
    }
    let word: String = change(open.unwrap_or_default()).chars().take(MAX_LETTERS).collect();
    let is_open = open.is_some();
    edit(state, "strip-type", |strip| {
        if begin_anew {
            talk::clear(strip);
        }
        if is_open {
            strip.tiles.pop();
        }
        strip.tiles.push(tile(word, Written::Open));
    })
}

/// The word ends; it is heard where the person hears each word.
fn end_word(state: &mut State) -> Vec<Effect> {
    let Some(word) = open_word(&state.strip()).map(str::to_owned) else { return Vec::new() };
    let mut effects = edit(state, "strip-type", |strip| {
        strip.tiles.pop();
        strip.tiles.push(tile(word.clone(), Written::Done));
    });
    if state.person().is_some_and(|person| person.speech.each_word) {
        effects.extend(speech::say_as(state, &word, None, Saying::Word));
    }
    effects
}

/// Takes back the last letter of a typed word, or that it had ended; a tile that was tapped goes as it came.
fn back(state: &mut State) -> Vec<Effect> {
    edit(state, "strip-remove", |strip| {
        let Some(last) = strip.tiles.pop() else { return };
        let Piece::Text(text) = last.piece else { return };
        match last.written {
            Written::No => {}
            Written::Done => strip.tiles.push(tile(text, Written::Open)),
            Written::Open => {
                let less = typing::typed(&text, Stroke::Back);
                if !less.is_empty() {
                    strip.tiles.push(tile(less, Written::Open));
                }
            }
        }
    })
}

/// What was offered takes the place of the word that is being typed; a sentence takes the place of all.
pub(super) fn complete(state: &mut State, offer: Offered) -> Vec<Effect> {
    let piece = match offer {
        Offered::Said(id) => return said(state, &id),
        Offered::Phrase(id) => return phrase(state, id),
        Offered::Word(id) => Piece::Word(id),
        Offered::Text(text) => Piece::Text(text),
    };
    let written = if matches!(piece, Piece::Text(_)) { Written::Done } else { Written::No };
    if !state.talk.spoken && open_word(&state.strip()).is_some() {
        // One step for what is one tap: the letters go with the word that comes.
        let clip = state.person().and_then(|person| person.clip_of(&piece)).cloned();
        let tile = Tile { clip, written, ..piece.into() };
        let heard = (state.tile_text(&tile), tile.clip.clone());
        let mut effects = edit(state, "strip-add", |strip| {
            strip.tiles.pop();
            strip.tiles.push(tile);
        });
        if state.person().is_some_and(|person| person.speech.each_word) {
            effects.extend(speech::say_as(state, &heard.0, heard.1, Saying::Word));
        }
        return effects;
    }
    add(state, Tile { written, ..piece.into() })
}

/// A sentence of before, with its tiles and ending keys, to be said or changed.
fn said(state: &mut State, id: &UtteranceId) -> Vec<Effect> {
    let Some(said) = sayings::own(state, id).cloned() else { return Vec::new() };
    replace(state, |strip| (strip.tiles, strip.endings, strip.as_tapped) = (said.tiles, said.endings, false))
}

/// A phrase alone.
fn phrase(state: &mut State, id: PhraseId) -> Vec<Effect> {
    if state.words.phrase(id.as_str()).is_none() {
        return Vec::new();
    }
    let piece = Piece::Phrase(id);
    let clip = state.person().and_then(|person| person.clip_of(&piece)).cloned();
    replace(state, |strip| {
        (strip.tiles, strip.endings) = (vec![Tile { clip, ..piece.into() }], strip.endings.cleared())
    })
}

/// One step for what is one tap. Who hears each word hears the sentence.
fn replace(state: &mut State, change: impl FnOnce(&mut Strip)) -> Vec<Effect> {
    let mut effects = edit(state, "strip-add", change);
    if !effects.is_empty() && state.person().is_some_and(|person| person.speech.each_word) {
        let text = state.sentence_now().to_owned();
        effects.extend(speech::say(state, &text));
    }
    effects
}
