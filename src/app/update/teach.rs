//! Teaching: any button's word, three to five times, in any of the four ways. Examples can be seen, heard (if the person
//! keeps sounds) and deleted one by one.

use super::{change, commit, go, recognize, speech, talk};
use crate::app::attention::Understood;
use crate::app::command::{Room, TalkCommand, TeachCommand};
use crate::app::effect::Effect;
use crate::app::state::{Heard, Lesson, State, Teaching};
use crate::art::{codec, render_svg};
use crate::domain::board::{Board, Button};
use crate::domain::example;
use crate::domain::id::{BlobId, ExampleId};
use crate::domain::notice::Notice;
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::shown::{Sketch, Way};
use crate::domain::strip::{Piece, Tile};
use crate::recognition::fewshot::Answer;
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: TeachCommand) -> Vec<Effect> {
    match command {
        TeachCommand::Enter => enter(state),
        TeachCommand::Pick(true) => pick(state),
        TeachCommand::Pick(false) => enter(state),
        TeachCommand::Word(meaning) => match example::tile_of(&meaning) {
            Some(tile) => lesson(state, known_tile(state, &meaning).unwrap_or(tile)),
            None => Vec::new(),
        },
        TeachCommand::Way(way) => choose_way(state, way),
        TeachCommand::List => leave_word(state),
        TeachCommand::Delete(id) => delete(state, &id),
        TeachCommand::DeleteAll(meaning, way) => delete_all(state, &meaning, way),
        TeachCommand::Hear(id) => hear(state, &id),
        TeachCommand::ForgetDrawing(meaning) => forget_drawing(state, &meaning),
    }
}

fn enter(state: &mut State) -> Vec<Effect> {
    if state.who.is_none() {
        return Vec::new();
    }
    let mut effects = go(state, Room::Teach);
    effects.extend(recognize::close(state));
    state.talk.picking = false;
    // What is taught is the person's own: nobody shows it for them.
    effects.extend(talk::on(state, TalkCommand::Modelling(false)));
    begin(state);
    effects
}

/// The room's own state, in the way that was chosen last.
fn begin(state: &mut State) -> &mut Teaching {
    let way = state.recognize.taught_way;
    state.recognize.teaching.get_or_insert(Teaching { way, lesson: None })
}

/// To the boards, where the next tap on a button says what is taught.
fn pick(state: &mut State) -> Vec<Effect> {
    if state.who.is_none() {
        return Vec::new();
    }
    let mut effects = go(state, Room::Talk);
    effects.extend(recognize::close(state));
    state.talk.picking = true;
    effects
}

/// A tap on a button while one is looked for: its word is taught; folders open as always.
pub(super) fn picked(state: &mut State, board: &Board, button: &Button) -> Vec<Effect> {
    if let Some(link) = button.load_board.as_ref() {
        return talk::follow(state, board, link);
    }
    if !button.speaks() {
        return Vec::new();
    }
    let tile = Tile { folder: false, ..talk::tile_of(state, board, button) };
    let mut effects = enter(state);
    effects.extend(lesson(state, tile));
    effects
}

fn known_tile(state: &State, meaning: &str) -> Option<Tile> {
    state.my_examples().find(|example| example.meaning() == meaning).map(|example| example.tile.clone())
}

fn lesson(state: &mut State, tile: Tile) -> Vec<Effect> {
    if state.who.is_none() {
        return Vec::new();
    }
    let mut effects = if state.room == Room::Teach { Vec::new() } else { enter(state) };
    begin(state).lesson = Some(Lesson { tile, kept: 0, like: None });
    effects.extend(recognize::close(state));
    effects
}

fn choose_way(state: &mut State, way: Way) -> Vec<Effect> {
    let effects = recognize::close(state);
    state.recognize.taught_way = way;
    if let Some(teaching) = &mut state.recognize.teaching {
        teaching.way = way;
        if let Some(lesson) = &mut teaching.lesson {
            (lesson.kept, lesson.like) = (0, None);
        }
    }
    effects
}

fn leave_word(state: &mut State) -> Vec<Effect> {
    if let Some(teaching) = &mut state.recognize.teaching {
        teaching.lesson = None;
    }
    recognize::close(state)
}

/// Whatever led out of the room ended the teaching.
pub(super) fn only_in_its_room(state: &mut State) {
    if state.room != Room::Teach {
        state.recognize.teaching = None;
    } else if state.who.is_some() {
        begin(state);
    }
    if state.room != Room::Talk {
        state.talk.picking = false;
    }
}

/// Something was shown in a lesson: it is an example. If it looks like another word, the person is told; it is kept all
/// the same, and can be taken back.
pub(super) fn shown(state: &mut State, understood: Understood) -> Vec<Effect> {
    let Some(lesson) = state.recognize.teaching.as_ref().and_then(|teaching| teaching.lesson.clone()) else {
        return Vec::new();
    };
    let meaning = example::meaning(&lesson.tile);
    let nearest = understood.decision.candidates.first().map(|candidate| candidate.word.clone());
    // Every drawing is like one of those that come with the program: only the person's own words count there.
    let drawn = understood.shown.way() == Way::Sketch;
    let theirs = |word: &String| !drawn || !state.examples_of(Way::Sketch, word, true).is_empty();
    let other =
        nearest.filter(|word| *word != meaning && understood.decision.answer != Answer::Unknown && theirs(word));
    let like = other.and_then(|word| known_tile(state, &word).or_else(|| example::tile_of(&word)));
    let mut effects = recognize::keep(state, lesson.tile.clone(), &understood);
    if let Some(lesson) = state.recognize.teaching.as_mut().and_then(|teaching| teaching.lesson.as_mut()) {
        lesson.kept += 1;
        lesson.like = like;
    }
    if let Some(on) = &mut state.recognize.on {
        on.heard = Some(Heard::Word(lesson.tile));
    }
    effects.extend(recognize::relearn(state));
    effects
}

fn delete(state: &mut State, id: &ExampleId) -> Vec<Effect> {
    if !state.my_examples().any(|example| example.id == *id) {
        return Vec::new();
    }
    let mut effects = vec![change(state, "example-delete", vec![Write::Delete(Kind::Example, id.0.clone())])];
    effects.extend(recognize::relearn(state));
    effects
}

/// Forgets a word in one way: examples and counter-examples, in one step.
fn delete_all(state: &mut State, meaning: &str, way: Way) -> Vec<Effect> {
    let of_word = state.my_examples().filter(|example| example.way() == way && example.meaning() == meaning);
    let writes: Vec<Write> = of_word.map(|example| Write::Delete(Kind::Example, example.id.0.clone())).collect();
    if writes.is_empty() {
        return Vec::new();
    }
    let mut effects = vec![change(state, "example-delete", writes)];
    effects.extend(recognize::relearn(state));
    effects
}

fn hear(state: &mut State, id: &ExampleId) -> Vec<Effect> {
    let Some(example) = state.my_examples().find(|example| example.id == *id).cloned() else { return Vec::new() };
    let text = state.tile_text(&example.tile);
    speech::say_clip(state, &text, example.sound.clone())
}

/// The drawing that was just understood becomes the picture of its word for this person, on boards and in the strip;
/// or no longer.
pub(super) fn keep_drawing(state: &mut State, on: bool) -> Vec<Effect> {
    let Some((tile, sketch)) = state.recognize.drawing.clone() else { return Vec::new() };
    let meaning = example::meaning(&tile);
    if !on {
        return forget_drawing(state, &meaning);
    }
    let Some(mut person) = state.person().cloned() else { return Vec::new() };
    let Some((blob, png)) = picture_of(&sketch) else {
        state.tell(Notice::problem("picture-unusable"));
        return Vec::new();
    };
    person.drawings.insert(meaning, blob.clone());
    let who = Some(person.id.clone());
    let transaction = Transaction::new("drawing-keep", who, vec![Write::put(Record::Profile(person))]);
    vec![commit(state, transaction, vec![(blob, png)])]
}

fn forget_drawing(state: &mut State, meaning: &str) -> Vec<Effect> {
    let Some(mut person) = state.person().cloned() else { return Vec::new() };
    match person.drawings.remove(meaning) {
        Some(_) => vec![change(state, "drawing-forget", vec![Write::put(Record::Profile(person))])],
        None => Vec::new(),
    }
}

/// Side of a drawing that is a word's picture, pixels; width of its line.
const PICTURE_PX: u32 = 256;
const LINE_PX: f32 = 10.0;

/// The drawing in ink on nothing, with a margin, as PNG.
fn picture_of(sketch: &Sketch) -> Option<(BlobId, Arc<Vec<u8>>)> {
    let points = || sketch.strokes.iter().flatten().filter(|point| point.iter().all(|v| v.is_finite()));
    let low = points().fold([f32::MAX; 2], |low, p| [low[0].min(p[0]), low[1].min(p[1])]);
    let high = points().fold([f32::MIN; 2], |high, p| [high[0].max(p[0]), high[1].max(p[1])]);
    let size = (high[0] - low[0]).max(high[1] - low[1]);
    if size.is_nan() || size < 0.0 {
        return None;
    }
    let scale = (PICTURE_PX as f32 * 0.84) / size.max(1.0);
    let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
    let place = |p: &[f32; 3]| {
        let at = |i: usize| (p[i] - middle[i]).mul_add(scale, PICTURE_PX as f32 / 2.0);
        format!("{:.1} {:.1}", at(0), at(1))
    };
    let line = |stroke: &Vec<[f32; 3]>| {
        let points: Vec<String> = stroke.iter().map(place).collect();
        // A dot is a line to where it is.
        format!("M{} L{}", points.first().cloned().unwrap_or_default(), points.join(" "))
    };
    let lines: Vec<String> = sketch.strokes.iter().filter(|stroke| !stroke.is_empty()).take(200).map(line).collect();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE_PX} {PICTURE_PX}"><path d="{}" fill="none" stroke="#2b2a2d" stroke-width="{LINE_PX}" stroke-linecap="round" stroke-linejoin="round"/></svg>"##,
        lines.join(" ")
    );
    let picture = render_svg(&svg, PICTURE_PX)?;
    let png = codec::encode_png(&picture).ok()?;
    Some((BlobId::of(&png), Arc::new(png)))
}

/// The word that a piece is, for lists: phrases and texts by their own name.
pub(super) fn is_known(state: &State, piece: &Piece) -> bool {
    match piece {
        Piece::Word(id) => state.words.word(id.as_str()).is_some(),
        Piece::Phrase(id) => state.words.phrase(id.as_str()).is_some(),
        Piece::Text(_) => true,
    }
}
