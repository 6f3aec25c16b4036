//! Signs, cards, drawings and sounds become words. Sure: into the strip (or the picture's words). Maybe: two or three
//! pictures to choose from. Else "모르겠어요". What protects a person never goes out without a tap, and a camera or
//! microphone is open only where the person sees it.

use super::{commit, create, talk, teach};
use crate::app::attention::{Ask, AttentionNews, Taught, Understood};
use crate::app::command::{Command, CreateCommand, CreateStep, RecognizeCommand, Room};
use crate::app::effect::{Effect, EffectId};
use crate::app::state::{Asked, Attending, Heard, State};
use crate::domain::board::Board;
use crate::domain::example::{self, Example, MAX_EXAMPLES, tile_of};
use crate::domain::id::{BlobId, WordId};
use crate::domain::notice::Notice;
use crate::domain::recognize::needs_tap;
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::shown::{Shown, Sketch, Way};
use crate::domain::strip::{Piece, Tile};
use crate::recognition::card::CodeName;
use crate::recognition::fewshot::{Answer, Decision};
use crate::recognition::{CARD_OF_BUTTON, redundant};
use std::sync::Arc;

/// Pictures in a question.
const CHOICES: usize = 3;
/// Counter-examples of a word that are kept.
const MAX_AGAINST: usize = 6;

pub(super) fn on(state: &mut State, command: RecognizeCommand) -> Vec<Effect> {
    match command {
        RecognizeCommand::Turn(way, true) => open(state, way),
        RecognizeCommand::Turn(_, false) => close(state),
        RecognizeCommand::Talking(on) => talking(state, on),
        RecognizeCommand::Drawn(sketch) => drawn(state, sketch),
        RecognizeCommand::Choose(meaning) => choose(state, &meaning),
        RecognizeCommand::NoneOfThese => none_of_these(state),
        RecognizeCommand::Again => again(state),
        RecognizeCommand::KeepDrawing(on) => teach::keep_drawing(state, on),
        RecognizeCommand::Teach(command) => teach::on(state, command),
    }
}

/// Opens a way; whatever else was open closes.
pub(super) fn open(state: &mut State, way: Way) -> Vec<Effect> {
    if state.who.is_none() || !has_place(state) {
        return Vec::new();
    }
    let mut effects = close(state);
    let id = state.effect_id();
    let taught = taught(state, way);
    state.recognize.on = Some(Attending::new(way, id));
    effects.push(Effect::Attend { id, ask: Ask::Learn(way, taught) });
    if way != Way::Sketch {
        effects.push(Effect::Attend { id, ask: Ask::Open(way) });
    }
    effects
}

/// Closes what is open, with the question that waits.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    state.recognize.asked = None;
    match state.recognize.on.take() {
        Some(on) => vec![Effect::Attend { id: on.id, ask: Ask::Close }],
        None => Vec::new(),
    }
}

/// Where the person sees that a camera or microphone is open: the very screens that show it.
fn has_place(state: &State) -> bool {
    match state.room {
        Room::Talk => state.talk.big.is_none(),
        Room::Create => state.create.step == CreateStep::What,
        Room::Teach => state.recognize.teaching.as_ref().is_some_and(|teaching| teaching.lesson.is_some()),
        _ => false,
    }
}

/// Whatever led out of the rooms where it is seen closed it.
pub(super) fn only_where_seen(state: &mut State) -> Vec<Effect> {
    let seen = state.who.is_some() && has_place(state) && state.talk.clip.is_none();
    if seen { Vec::new() } else { close(state) }
}

/// What the person taught in this way, and what the buttons within reach look like.
#[must_use]
pub fn taught(state: &State, way: Way) -> Arc<Taught> {
    let mine = |example: &&Arc<Example>| Some(&example.profile) == state.who.as_ref() && example.way() == way;
    Arc::new(Taught {
        profile: state.who.clone(),
        examples: state.library.examples.values().filter(mine).cloned().collect(),
        boards: if way == Way::Card { boards(state) } else { Vec::new() },
        lang: state.lang(),
        lesson: state.recognize.teaching.is_some(),
        settings: state.person().map(|person| person.recognize.held()).unwrap_or_default(),
    })
}

/// The open board and the first one: whose buttons a card without a code may show. One with a code may name any.
fn boards(state: &State) -> Vec<Arc<Board>> {
    let home = state.home_board();
    let mut boards: Vec<Arc<Board>> = state.board().cloned().into_iter().collect();
    let first = state.shown(&home).filter(|home| boards.iter().all(|board| board.id != home.id));
    boards.extend(first.cloned());
    boards
}

/// What is known has changed: whoever looks or listens learns it.
pub(super) fn relearn(state: &mut State) -> Vec<Effect> {
    let Some((id, way)) = state.recognize.on.as_ref().map(|on| (on.id, on.way)) else { return Vec::new() };
    vec![Effect::Attend { id, ask: Ask::Learn(way, taught(state, way)) }]
}

fn talking(state: &mut State, on: bool) -> Vec<Effect> {
    let Some(attending) = state.recognize.on.as_mut().filter(|attending| attending.way == Way::Word) else {
        return Vec::new();
    };
    if attending.talking == on || !attending.open || (on && state.recognize.asked.is_some()) {
        return Vec::new();
    }
    attending.talking = on;
    let id = attending.id;
    let mut effects = vec![Effect::Attend { id, ask: Ask::Talking(on) }];
    if on {
        // The microphone should not hear the voice.
        effects.insert(0, Effect::Attend { id, ask: Ask::Pause(false) });
        effects.insert(0, Effect::StopSpeech);
    }
    effects
}

fn drawn(state: &mut State, sketch: Sketch) -> Vec<Effect> {
    let Some(on) = state.recognize.on.as_ref().filter(|on| on.way == Way::Sketch) else { return Vec::new() };
    if state.recognize.asked.is_some() || sketch.strokes.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    vec![Effect::Attend { id: on.id, ask: Ask::Decide(Shown::Sketch(sketch)) }]
}

/// Something came back from whoever looks or listens. What comes after it was closed is of no use.
pub(super) fn attended(state: &mut State, id: EffectId, news: AttentionNews) -> Vec<Effect> {
    let Some(on) = state.recognize.on.as_mut().filter(|on| on.id == id) else { return Vec::new() };
    match news {
        AttentionNews::Opened => on.open = true,
        AttentionNews::View(view) => on.view = view,
        AttentionNews::Understood(understood) => {
            on.talking = false;
            return take(state, *understood);
        }
        AttentionNews::Hint(notice) => {
            on.talking = false;
            on.heard = Some(Heard::Hint(notice));
        }
        AttentionNews::Idle => {
            state.tell(Notice::done("attention-idle").with("way", on_way(state)));
            // It has closed by itself. A question that waits stays: choosing takes time.
            state.recognize.on = None;
        }
        AttentionNews::Failed(notice) => {
            state.tell(notice);
            state.recognize.on = None;
        }
    }
    Vec::new()
}

fn on_way(state: &State) -> &'static str {
    state.recognize.on.as_ref().map_or("sign", |on| on.way.name())
}

fn take(state: &mut State, understood: Understood) -> Vec<Effect> {
    if state.recognize.asked.is_some() {
        return Vec::new();
    }
    if state.recognize.teaching.is_some() {
        return teach::shown(state, understood);
    }
    let choices = choices(state, &understood.decision);
    let Some(best) = choices.first().cloned() else { return not_known(state) };
    let sure = understood.decision.answer == Answer::Sure && !waits_for_tap(state, &best);
    match understood.decision.answer {
        Answer::Unknown => not_known(state),
        _ if sure => {
            understood_as(state, &best, &understood.shown);
            say(state, best)
        }
        _ => {
            let way = understood.shown.way();
            state.recognize.asked = Some(Asked { way, shown: understood, choices });
            pause(state, true)
        }
    }
}

fn heard(state: &mut State, what: Heard) {
    if let Some(on) = &mut state.recognize.on {
        on.heard = Some(what);
    }
}

/// Notes what it was; a drawing can then become the word's picture.
fn understood_as(state: &mut State, tile: &Tile, shown: &Shown) {
    heard(state, Heard::Word(tile.clone()));
    if let (Shown::Sketch(sketch), None) = (shown, &state.talk.modelling) {
        state.recognize.drawing = Some((tile.clone(), sketch.clone()));
    }
}

fn not_known(state: &mut State) -> Vec<Effect> {
    heard(state, Heard::Unknown);
    Vec::new()
}

/// What a tile says may say more than its label.
fn waits_for_tap(state: &State, tile: &Tile) -> bool {
    let said = (!tile.vocalization.is_empty()).then(|| Piece::Text(tile.vocalization.clone()));
    needs_tap(&state.words, &tile.piece) || said.is_some_and(|said| needs_tap(&state.words, &said))
}

/// The voice begins or ends: a microphone that listens by itself must not hear it.
pub(super) fn speaking(state: &State) -> Vec<Effect> {
    let listens = state.recognize.on.as_ref().is_some_and(|on| on.way == Way::Word && !on.talking);
    if listens { pause(state, false) } else { Vec::new() }
}

/// Nothing is answered while this is wanted, a question waits, or the voice would be heard.
fn pause(state: &State, on: bool) -> Vec<Effect> {
    let voice = state.sounds() && state.recognize.on.as_ref().is_some_and(|on| on.way == Way::Word);
    let on = on || state.recognize.asked.is_some() || voice;
    let ask = |attending: &Attending| Effect::Attend { id: attending.id, ask: Ask::Pause(on) };
    state.recognize.on.as_ref().map(ask).into_iter().collect()
}

/// The best words as tiles: with the picture that a taught example has.
fn choices(state: &State, decision: &Decision) -> Vec<Tile> {
    let mut choices: Vec<Tile> = Vec::new();
    for tile in decision.candidates.iter().filter_map(|candidate| tile(state, &candidate.word)) {
        let shown = choices.iter().any(|choice| example::meaning(choice) == example::meaning(&tile));
        if !shown && choices.len() < CHOICES {
            choices.push(tile);
        }
    }
    choices
}

/// The tile of a meaning: as it was taught, else as the vocabulary has it. One that does not exist any more is none.
fn tile(state: &State, meaning: &str) -> Option<Tile> {
    let mine = |example: &&Arc<Example>| Some(&example.profile) == state.who.as_ref() && example.is;
    let taught = state.library.examples.values().filter(mine).find(|example| example.meaning() == meaning);
    let named = || tile_of(meaning).or_else(|| button_tile(state, meaning.strip_prefix(CARD_OF_BUTTON)?));
    let tile = taught.map(|example| example.tile.clone()).or_else(named)?;
    teach::is_known(state, &tile.piece).then_some(tile)
}

/// The tile of the button that a card names by its key.
fn button_tile(state: &State, key: &str) -> Option<Tile> {
    let boards = state.library.builtin.values().chain(state.library.boards.values());
    let named = CodeName::Button(key.to_owned());
    let mut buttons = boards.flat_map(|board| board.buttons.iter().map(move |button| (board, button)));
    let (board, button) = buttons.find(|(board, button)| CodeName::button(&board.id, &button.id) == named)?;
    Some(talk::tile_of(state, board, button))
}

/// A recognised tile goes where taps go: into the strip, or into the words of the picture.
fn say(state: &mut State, tile: Tile) -> Vec<Effect> {
    if state.room != Room::Create {
        return talk::add_tile(state, tile);
    }
    let word: Option<WordId> = match &tile.piece {
        Piece::Word(id) => Some(id.clone()),
        Piece::Text(text) => state.words.find(text).map(|word| word.id.clone()),
        Piece::Phrase(_) => None,
    };
    match word {
        Some(word) => create::on(state, CreateCommand::AddWord(word)),
        None => {
            state.tell(Notice::problem("not-in-a-picture"));
            Vec::new()
        }
    }
}

fn choose(state: &mut State, meaning: &str) -> Vec<Effect> {
    let Some(asked) = state.recognize.asked.take() else { return Vec::new() };
    let Some(tile) = asked.choices.iter().find(|tile| example::meaning(tile) == meaning).cloned() else {
        state.recognize.asked = Some(asked);
        return Vec::new();
    };
    understood_as(state, &tile, &asked.shown.shown);
    let mut effects = say(state, tile.clone());
    if learns(state) && !asked.shown.coded {
        let learnt = example_of(state, tile, &asked.shown, true);
        join(state, &mut effects, learnt);
        effects.extend(relearn(state));
    }
    effects.extend(pause(state, false));
    effects
}

fn none_of_these(state: &mut State) -> Vec<Effect> {
    let Some(asked) = state.recognize.asked.take() else { return Vec::new() };
    let mut effects = Vec::new();
    if learns(state) && !asked.shown.coded {
        for tile in &asked.choices {
            let learnt = example_of(state, tile.clone(), &asked.shown, false);
            join(state, &mut effects, learnt);
        }
        effects.extend(relearn(state));
    }
    heard(state, Heard::Unknown);
    effects.extend(pause(state, false));
    effects
}

fn again(state: &mut State) -> Vec<Effect> {
    state.recognize.asked = None;
    heard_nothing(state);
    pause(state, false)
}

fn heard_nothing(state: &mut State) {
    if let Some(on) = &mut state.recognize.on {
        on.heard = None;
    }
}

/// Whether the person wants to be learnt from. What staff show is never the person's.
fn learns(state: &State) -> bool {
    state.person().is_some_and(|person| person.recognize.learn) && state.talk.modelling.is_none()
}

/// An example, what has to make room for it, and the sound that it keeps.
struct Learnt {
    name: &'static str,
    writes: Vec<Write>,
    blobs: Vec<(BlobId, Arc<Vec<u8>>)>,
}

fn example_of(state: &mut State, tile: Tile, understood: &Understood, is: bool) -> Option<Learnt> {
    let profile = state.who.clone()?;
    let meaning = example::meaning(&tile);
    let sound = understood.sound.clone().filter(|_| is).map(|wav| (BlobId::of(&wav), wav));
    let new = Example {
        id: state.ids.make("x"),
        profile,
        tile: Tile { clip: None, folder: false, ..tile },
        shown: understood.shown.clone(),
        is,
        made: state.now,
        sound: sound.as_ref().map(|(blob, _)| blob.clone()),
    };
    let mut writes = make_room(state, &meaning, &new);
    writes.push(Write::put(Record::Example(new)));
    let name = if is { "example-add" } else { "example-against" };
    Some(Learnt { name, writes, blobs: sound.into_iter().collect() })
}

/// Stores what was learnt in the same step as the word that it brought, so that one undo takes both back; in a step of
/// its own if no other one is stored.
fn join(state: &mut State, effects: &mut Vec<Effect>, learnt: Option<Learnt>) {
    let Some(Learnt { name, writes, blobs: new }) = learnt else { return };
    let stored = effects.iter_mut().find_map(|effect| match effect {
        Effect::Commit { id, transaction, blobs } => Some((*id, transaction, blobs)),
        _ => None,
    });
    let Some((id, transaction, blobs)) = stored else {
        let transaction = Transaction::new(name, state.who.clone(), writes);
        return effects.push(commit(state, transaction, new));
    };
    writes.iter().for_each(|write| state.library.apply(write.clone()));
    state.under_way.entry(id).or_default().extend(writes.iter().cloned());
    transaction.writes.extend(writes);
    blobs.extend(new);
}

/// Teaches from the command line: one example of a word.
#[must_use]
pub fn keep_example(state: &mut State, tile: Tile, shown: Shown) -> Vec<Effect> {
    let decision = Decision { answer: Answer::Unknown, candidates: Vec::new(), evidence: 0.0 };
    keep(state, tile, &Understood { shown, decision, coded: false, sound: None })
}

/// Keeps what was shown in a lesson.
pub(super) fn keep(state: &mut State, tile: Tile, understood: &Understood) -> Vec<Effect> {
    let mut effects = Vec::new();
    let learnt = example_of(state, tile, understood, true);
    join(state, &mut effects, learnt);
    effects
}

/// Of too many examples the most redundant goes, of too many counter-examples the oldest.
fn make_room(state: &State, meaning: &str, new: &Example) -> Vec<Write> {
    let of_word = state.examples_of(new.way(), meaning, new.is);
    let most = if new.is { MAX_EXAMPLES } else { MAX_AGAINST };
    if of_word.len() < most {
        return Vec::new();
    }
    let place = if new.is {
        let shown: Vec<&Shown> = of_word.iter().map(|example| &example.shown).collect();
        redundant(&shown).unwrap_or(0)
    } else {
        0
    };
    of_word.get(place).map(|example| Write::Delete(Kind::Example, example.id.0.clone())).into_iter().collect()
}

/// Whoever taps a word while a question waits has answered otherwise.
pub(super) fn tapped_beside(state: &mut State, command: &Command) -> Vec<Effect> {
    let beside = matches!(command, Command::Talk(_)) && state.recognize.asked.is_some();
    if beside { again(state) } else { Vec::new() }
}
