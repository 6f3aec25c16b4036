//! Talk: taps become tiles, tiles become a sentence, the sentence is said.

use super::{access, change, clips, commit, sayings, second, speech, teach, typing, voices};
use crate::app::command::TalkCommand;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::suggest;
use crate::domain::board::{Board, Button, LoadBoard};
use crate::domain::id::{BoardId, ButtonId};
use crate::domain::keyboard::Stroke;
use crate::domain::notice::Notice;
use crate::domain::own_word::OwnWord;
use crate::domain::profile::{PROTECTED_WORDS, Profile};
use crate::domain::record::{Record, Transaction, Write};
use crate::domain::sentence::SpeechLevel;
use crate::domain::strip::{MAX_TILES, Piece, Strip, Tile, Utterance, Written};
use crate::domain::vocabulary::{SymbolRef, Word};
use crate::language::{self, Spoken};
use std::sync::Arc;

pub(super) fn on(state: &mut State, command: TalkCommand) -> Vec<Effect> {
    match command {
        TalkCommand::Press { board, button } => press(state, &board, &button),
        TalkCommand::Word(id) => add_piece(state, Piece::Word(id)),
        TalkCommand::Phrase(id) => add_piece(state, Piece::Phrase(id)),
        TalkCommand::Own(text) => match state.person().and_then(|person| person.own_word(&text)).cloned() {
            Some(word) => add_piece(state, Piece::Text(word.ko)),
            None => Vec::new(),
        },
        TalkCommand::Ending(key) => edit(state, "strip-ending", |strip| strip.endings.toggle(key)),
        TalkCommand::Bare(bare) => edit(state, "strip-ending", |strip| strip.bare = bare),
        TalkCommand::AsTapped(on) => edit(state, "strip-order", |strip| strip.as_tapped = on),
        TalkCommand::Speak => speak(state),
        TalkCommand::Repeat => {
            let text = state.talk.last_said.clone();
            let saying = speech::saying_of_text(state, &text);
            speech::say_as(state, &text, None, saying)
        }
        TalkCommand::Chime => access::chime(state),
        TalkCommand::DeleteLast => edit(state, "strip-remove", |strip| drop(strip.tiles.pop())),
        TalkCommand::Clear => edit(state, "strip-clear", clear),
        TalkCommand::RemoveTile(index) => edit(state, "strip-remove", |strip| {
            if index < strip.tiles.len() {
                strip.tiles.remove(index);
            }
        }),
        TalkCommand::HearTile(index) => hear(state, index),
        TalkCommand::MoveTile(index, later) => edit(state, "strip-move", |strip| move_tile(strip, index, later)),
        TalkCommand::Keyboard(on) => {
            typing::keyboard(state, on);
            Vec::new()
        }
        TalkCommand::Type(stroke) => typing::stroke(state, stroke),
        TalkCommand::Complete(offer) => typing::complete(state, offer),
        TalkCommand::Open(board) => open(state, board),
        TalkCommand::Back => {
            state.talk.board = state.talk.trail.pop().unwrap_or_else(|| state.home_board());
            Vec::new()
        }
        TalkCommand::HomeBoard => {
            go_home(state);
            Vec::new()
        }
        TalkCommand::NextSet => {
            state.talk.set = state.next_set();
            go_home(state);
            Vec::new()
        }
        TalkCommand::SeeAll(on) => see_all(state, on),
        TalkCommand::ShowBig(on) => {
            state.talk.big = on.then(|| state.sentence_now().to_owned()).filter(|text| !text.is_empty());
            Vec::new()
        }
        TalkCommand::ShowHistory(on) => {
            state.talk.history_open = on;
            state.talk.keyboard &= !on;
            search(state, None);
            if on { voices::look_for_recognisers(state) } else { Vec::new() }
        }
        TalkCommand::Search(text) => {
            state.talk.history_open &= text.is_none();
            state.talk.keyboard &= text.is_none();
            search(state, text);
            Vec::new()
        }
        TalkCommand::Modelling(on) => {
            modelling(state, on);
            Vec::new()
        }
        TalkCommand::Second(command) => second::on(state, command),
        TalkCommand::SayAgain(id) => sayings::say(state, &id),
        TalkCommand::Favourite(id, on) => sayings::keep(state, &id, on),
        TalkCommand::Forget(id) => sayings::forget(state, &id),
        TalkCommand::Sayings(command) => sayings::on(state, command),
    }
}

/// Coming into the room: the first board is open.
pub(super) fn enter(state: &mut State) {
    if state.board().is_none() {
        go_home(state);
    }
    refresh(state);
}

/// The person's own switch, kept as everything else of theirs.
fn see_all(state: &mut State, on: bool) -> Vec<Effect> {
    let Some(person) = state.person().filter(|person| person.sees_all != on).cloned() else { return Vec::new() };
    let person = Profile { sees_all: on, ..person };
    vec![change(state, "see-all", vec![Write::put(Record::Profile(person))])]
}

fn go_home(state: &mut State) {
    state.talk.board = state.home_board();
    state.talk.trail.clear();
}

/// Staff begin to show, or end. The person's own sentence waits as it is: spoken or not.
fn modelling(state: &mut State, on: bool) {
    let talk = &mut state.talk;
    match (&talk.modelling, on) {
        (None, true) => talk.own_spoken = std::mem::take(&mut talk.spoken),
        (Some(_), false) => talk.spoken = std::mem::take(&mut talk.own_spoken),
        _ => return,
    }
    talk.modelling = on.then(|| Strip { profile: state.who.clone().unwrap_or_default(), ..Strip::default() });
    refresh(state);
}

/// One place earlier or later.
fn move_tile(strip: &mut Strip, index: usize, later: bool) {
    let other = if later { index.checked_add(1) } else { index.checked_sub(1) };
    if let Some(other) = other.filter(|other| index.max(*other) < strip.tiles.len()) {
        strip.tiles.swap(index, other);
        // A word that is being typed ends where it is moved.
        for tile in strip.tiles.iter_mut().filter(|tile| tile.written == Written::Open) {
            tile.written = Written::Done;
        }
    }
}

pub(super) fn clear(strip: &mut Strip) {
    strip.tiles.clear();
    strip.as_tapped = false;
    strip.endings = strip.endings.cleared();
}

/// Makes the sentence and the suggestions anew. Called whenever the strip, language or settings change.
pub(super) fn refresh(state: &mut State) {
    let strip = state.strip();
    let mut endings = strip.endings;
    if let Some(person) = state.person() {
        endings.level = person.speech.level;
    }
    let words = Arc::clone(&state.words);
    let own = |piece: &Piece| state.person().and_then(|person| person.own_word(word_text(piece))).map(OwnWord::word);
    let typed: Vec<Typed> = strip
        .tiles
        .iter()
        .map(|tile| own(&tile.piece).map_or_else(|| Typed::Unknown(Word::unknown(word_text(&tile.piece))), Typed::Own))
        .collect();
    let pieces: Vec<Spoken<'_>> =
        strip.tiles.iter().zip(&typed).map(|(tile, typed)| spoken(&words, tile, typed)).collect();
    let to_friends = state.person().is_some_and(|person| person.speech.plain_to_friends);
    if let Some(level) = state.talk.to {
        endings.level = level;
    } else if to_friends && language::called(state.lang(), &pieces, &endings).into_iter().any(language::is_close) {
        endings.level = SpeechLevel::Plain;
    }
    state.talk.sentence = language::sentence(state.lang(), &pieces, &endings);
    (state.talk.suggestions, state.talk.whole) = suggest::offers(state, &strip);
}

fn word_text(piece: &Piece) -> &str {
    match piece {
        Piece::Word(id) => id.as_str(),
        Piece::Phrase(id) => id.as_str(),
        Piece::Text(text) => text,
    }
}

/// A tile's text, taken as a word.
enum Typed {
    /// One of the person's own.
    Own(Word),
    /// Nobody's.
    Unknown(Word),
}

/// A tile as the grammar sees it. Text that is one of the person's words or of ours, or a number, takes part in the grammar.
fn spoken<'a>(words: &'a crate::domain::vocabulary::Vocabulary, tile: &'a Tile, typed: &'a Typed) -> Spoken<'a> {
    let (Typed::Own(word) | Typed::Unknown(word)) = typed;
    match &tile.piece {
        Piece::Word(id) => Spoken::Word(words.word(id.as_str()).unwrap_or(word)),
        Piece::Phrase(id) => match words.phrase(id.as_str()) {
            Some(phrase) => Spoken::Phrase(phrase),
            None => Spoken::Word(word),
        },
        Piece::Text(_) if !tile.vocalization.is_empty() => Spoken::Text(&tile.vocalization),
        Piece::Text(text) => match (typed, words.find(text)) {
            (Typed::Own(own), _) => Spoken::Word(own),
            (_, Some(word)) => Spoken::Word(word),
            (Typed::Unknown(number), None) if language::is_number(number) => Spoken::Word(number),
            (_, None) => Spoken::Text(text),
        },
    }
}

/// Changes the strip in one step; nothing happens if the change changes nothing.
pub(super) fn edit(state: &mut State, name: &str, change_strip: impl FnOnce(&mut Strip)) -> Vec<Effect> {
    let before = state.strip();
    let mut strip = before.clone();
    change_strip(&mut strip);
    // Once the strip is changed, what is left of a sentence that is held on is not wanted any more.
    let mut effects = if state.paused { speech::stop(state) } else { Vec::new() };
    if strip == before {
        return effects;
    }
    state.talk.spoken = false;
    if state.talk.modelling.is_some() {
        // Staff show how to say it: stored nowhere.
        state.talk.modelling = Some(strip);
    } else if state.who.is_some() {
        effects.push(change(state, name, vec![Write::put(Record::Strip(strip))]));
    }
    refresh(state);
    effects
}

/// Adds a word or phrase from the search or the suggestions.
pub(super) fn add_piece(state: &mut State, piece: Piece) -> Vec<Effect> {
    let clip = state.person().and_then(|person| person.clip_of(&piece)).cloned();
    add(state, Tile { clip, ..piece.into() })
}

/// Adds what was recognised, as a tap would have.
pub(super) fn add_tile(state: &mut State, tile: Tile) -> Vec<Effect> {
    let clip = tile.clip.clone().or_else(|| state.person().and_then(|person| person.clip_of(&tile.piece)).cloned());
    add(state, Tile { clip, ..tile })
}

/// Adds a tile and says it, if the person hears each word.
pub(super) fn add(state: &mut State, tile: Tile) -> Vec<Effect> {
    let begin_anew = state.talk.spoken;
    if !begin_anew && state.strip().tiles.len() >= MAX_TILES {
        state.tell(Notice::problem("strip-full"));
        return Vec::new();
    }
    let heard = (heard_text(state, &tile), tile.clip.clone(), speech::saying_of(state, &tile));
    let narrows = narrows_folder(state, &tile);
    let mut effects = edit(state, "strip-add", |strip| {
        if begin_anew {
            clear(strip);
        }
        if narrows && strip.tiles.last().is_some_and(|last| last.folder) {
            strip.tiles.pop();
        }
        strip.tiles.push(tile);
    });
    if state.person().is_some_and(|person| person.speech.each_word) {
        effects.extend(speech::say_as(state, &heard.0, heard.1, heard.2));
    }
    effects
}

/// Whether the tile takes the place of the folder before it: what is chosen on the opened board says more exactly what the
/// folder said (음식▸ 밥), or the folder was only the way there (사람▸ 인사▸ 안녕하세요). The protecting words stand on every
/// board: beside a folder just opened they belong to it (음식▸ 그만).
fn narrows_folder(state: &State, tile: &Tile) -> bool {
    let on_opened_board = state.talk.board != state.home_board();
    let further_on = state.talk.trail.len() > 1;
    let chosen_here = match &tile.piece {
        Piece::Word(id) => !PROTECTED_WORDS.contains(&id.as_str()),
        Piece::Phrase(_) => true,
        Piece::Text(_) => false,
    };
    on_opened_board && (chosen_here || further_on)
}

/// What is heard for one tile alone.
fn heard_text(state: &State, tile: &Tile) -> String {
    match &tile.piece {
        Piece::Phrase(id) => {
            state.words.phrase(id.as_str()).map_or_else(String::new, |p| p.text.get(state.lang()).to_owned())
        }
        _ if !tile.vocalization.is_empty() => tile.vocalization.clone(),
        _ => state.tile_text(tile),
    }
}

fn hear(state: &mut State, index: usize) -> Vec<Effect> {
    let Some(tile) = state.strip().tiles.get(index).cloned() else { return Vec::new() };
    let (text, saying) = (heard_text(state, &tile), speech::saying_of(state, &tile));
    speech::say_as(state, &text, tile.clip, saying)
}

/// A button of a file does no more than this at one press: each is a step of its own.
const MAX_ACTIONS: usize = 32;

fn press(state: &mut State, board: &BoardId, button: &ButtonId) -> Vec<Effect> {
    let Some(board) = state.shown(board).cloned() else { return Vec::new() };
    let Some(button) = board.button(button.as_str()) else { return Vec::new() };
    if state.talk.clip.is_some() {
        return clips::press(state, &board, button);
    }
    if state.talk.picking {
        return teach::picked(state, &board, button);
    }
    let mut effects = Vec::new();
    for action in button.actions.iter().take(MAX_ACTIONS) {
        effects.extend(act(state, action));
    }
    if button.speaks() {
        let tile = tile_of(state, &board, button);
        effects.extend(add(state, tile));
    }
    match &button.load_board {
        Some(link) => effects.extend(follow(state, &board, link)),
        None if button.speaks() && board.returns_home => go_home(state),
        None => {}
    }
    effects
}

/// Opens the board that a link of `board` means.
pub(super) fn follow(state: &mut State, board: &Board, link: &LoadBoard) -> Vec<Effect> {
    match state.library.linked(board, link) {
        Some(target) => open(state, target),
        None => {
            state.tell(Notice::problem("board-missing").with("name", &link.name));
            Vec::new()
        }
    }
}

/// OBF actions. Those of other programs are kept in the file and do nothing here.
fn act(state: &mut State, action: &str) -> Vec<Effect> {
    match action {
        ":clear" => edit(state, "strip-clear", clear),
        ":backspace" => typing::stroke(state, Stroke::Back),
        ":deleteword" => edit(state, "strip-remove", |strip| drop(strip.tiles.pop())),
        ":speak" => speak(state),
        ":home" => {
            go_home(state);
            Vec::new()
        }
        ":space" => typing::stroke(state, Stroke::Letter(' ')),
        _ => match action.strip_prefix('+') {
            Some(text) if !text.is_empty() => typing::spell(state, text),
            _ => {
                tracing::info!(action, "unknown board action");
                Vec::new()
            }
        },
    }
}

/// What is heard for a button alone.
pub(super) fn button_text(state: &State, board: &Board, button: &Button) -> String {
    heard_text(state, &tile_of(state, board, button))
}

/// The tile that a button adds. The person's own recording goes before the board's sound.
pub(super) fn tile_of(state: &State, board: &Board, button: &Button) -> Tile {
    let piece = match (&button.word, &button.phrase) {
        (Some(word), _) => Piece::Word(word.clone()),
        (None, Some(phrase)) => Piece::Phrase(phrase.clone()),
        (None, None) => Piece::Text(button.label.ko.clone()),
    };
    let known = button.word.is_some() || button.phrase.is_some();
    let image = button.image.as_ref().and_then(|id| board.image(id)).and_then(|image| image.blob.as_ref());
    let sound = || button.sound.as_ref().and_then(|id| board.sound(id)).and_then(|sound| sound.blob.clone());
    let own = state.person().and_then(|person| person.clip(&board.id, button)).cloned();
    Tile {
        piece,
        vocalization: if known { String::new() } else { button.vocalization.ko.clone() },
        symbol: image.map(|blob| SymbolRef(format!("blob:{blob}"))).or_else(|| button.own_symbol()).unwrap_or_default(),
        clip: own.or_else(sound),
        folder: button.load_board.is_some(),
        written: Written::No,
    }
}

fn open(state: &mut State, board: BoardId) -> Vec<Effect> {
    /// A trail longer than this is never walked back by hand.
    const TRAIL: usize = 50;
    let Some(board) = state.shown(&board).map(|board| state.library.known_as(board)) else { return Vec::new() };
    if state.talk.board != board {
        let from = std::mem::replace(&mut state.talk.board, board);
        state.talk.trail.push(from);
        if state.talk.trail.len() > TRAIL {
            state.talk.trail.remove(0);
        }
    }
    Vec::new()
}

fn speak(state: &mut State) -> Vec<Effect> {
    let strip = state.strip();
    let text = state.sentence_now().to_owned();
    if strip.tiles.is_empty() || text.is_empty() {
        return Vec::new();
    }
    // A clip says the word alone: what a lit ending key adds is only in the voice.
    let clip = match strip.tiles.as_slice() {
        [only] if strip.endings == strip.endings.cleared() => only.clip.clone(),
        _ => None,
    };
    let saying = speech::saying_of_all(state, &strip.tiles);
    let mut effects = speech::say_as(state, &text, clip, saying);
    state.talk.last_said = text.clone();
    state.talk.spoken = true;
    // While staff show how to say it, nothing enters the person's history.
    if let (None, Some(who)) = (&state.talk.modelling, state.who.clone()) {
        let said = Utterance {
            id: state.ids.make("u"),
            profile: who.clone(),
            at: state.now,
            tiles: strip.tiles,
            endings: strip.endings,
            text,
            lang: state.lang(),
            place: state.talk.place.clone(),
            ..Utterance::default()
        };
        let transaction = Transaction::new("say", Some(who), vec![Write::put(Record::Utterance(said))]).not_undoable();
        effects.push(commit(state, transaction, Vec::new()));
    }
    effects
}

pub(super) fn search(state: &mut State, text: Option<String>) {
    const SHOWN: usize = 40;
    let found = text.as_deref().map(|text| state.index.find(text)).unwrap_or_default();
    let all = state.words.words();
    state.talk.found = found.into_iter().filter_map(|index| all.get(index)).take(SHOWN).map(|w| w.id.clone()).collect();
    state.talk.search = text;
}
