//! What happened is counted: words, ways, works, what was taught, lessons, time. Only of who said yes, never while somebody else shows how to
//! talk, nothing of errands, of the card or of the telephone, and nothing where the person does not want to be learnt from.

use super::{change_of_device, commit, start, works};
use crate::app::command::{Command, RecognizeCommand, Room, TalkCommand};
use crate::app::effect::{Effect, Job};
use crate::app::happened::{Before, HappenedCommand, HappenedTable, room_name};
use crate::app::state::State;
use crate::domain::access::Method;
use crate::domain::happened::{Day, MayTell, Month, MonthOf, Telling, count, month_at};
use crate::domain::id::{ProfileId, WordId};
use crate::domain::record::{Kind, Record, Transaction, Write};
use crate::domain::strip::Piece;

/// Longer than this without a touch, nobody is there, milliseconds.
const AWAY_MS: i64 = 120_000;
/// So many counted seconds are stored at once.
const STORED_S: u32 = 60;

pub(super) fn on(state: &mut State, command: HappenedCommand) -> Vec<Effect> {
    match command {
        HappenedCommand::Answer(yes) => answer(state, yes),
        command if state.services.unlocked => by_instructor(state, command),
        _ => Vec::new(),
    }
}

fn by_instructor(state: &mut State, command: HappenedCommand) -> Vec<Effect> {
    match command {
        HappenedCommand::Ask(person) => ask(state, person),
        HappenedCommand::Delete(person, month) => delete(state, &person, month),
        HappenedCommand::Save(person, month) => save(state, &person, month),
        HappenedCommand::Answer(_) => Vec::new(),
    }
}

fn stored(state: &mut State, name: &str, who: ProfileId, writes: Vec<Write>) -> Vec<Effect> {
    if writes.is_empty() {
        return Vec::new();
    }
    // In no undo list: what is deleted is gone, and nobody else's undo brings a yes back.
    vec![commit(state, Transaction::new(name, Some(who), writes).not_undoable(), Vec::new())]
}

fn telling(state: &State, profile: ProfileId, may: MayTell) -> Write {
    let known = state.library.tellings.get(&profile).cloned().unwrap_or_default();
    Write::put(Record::Telling(Telling { profile, may, at: state.now, ..known }))
}

fn ask(state: &mut State, person: ProfileId) -> Vec<Effect> {
    let is_here = state.library.profiles.contains_key(&person);
    if !is_here || matches!(state.may_tell(&person), MayTell::Yes | MayTell::Asked) {
        return Vec::new();
    }
    let write = telling(state, person.clone(), MayTell::Asked);
    stored(state, "happened-ask", person, vec![write])
}

/// Nobody answers for the person: only who is chosen, in their own rooms, to what they were asked. Taking a yes back deletes what was kept.
fn answer(state: &mut State, yes: bool) -> Vec<Effect> {
    let Some(who) = state.who.clone().filter(|_| !state.room.is_instructors()) else { return Vec::new() };
    let may = match (state.may_tell(&who), yes) {
        (MayTell::Asked, true) => MayTell::Yes,
        (MayTell::Asked | MayTell::Yes, false) => MayTell::No,
        _ => return Vec::new(),
    };
    let mut writes = vec![telling(state, who.clone(), may)];
    if may == MayTell::No {
        writes.extend(deletions(state, &who, None));
        state.happened.counted = None;
    }
    stored(state, "happened-answer", who, writes)
}

fn deletions(state: &State, person: &ProfileId, month: Option<MonthOf>) -> Vec<Write> {
    let wanted = |one: &&Month| one.profile == *person && month.is_none_or(|month| one.of == month);
    state.library.months.values().filter(wanted).map(|one| Write::Delete(Kind::Month, one.id.clone())).collect()
}

fn delete(state: &mut State, person: &ProfileId, month: Option<MonthOf>) -> Vec<Effect> {
    // What was counted in the last minute goes with it.
    state.happened.counted.take_if(|(who, _)| who == person);
    let writes = deletions(state, person, month);
    stored(state, "happened-delete", person.clone(), writes)
}

/// Nothing of who is removed is left behind, and an undo brings nothing of it back.
pub(super) fn forget(state: &mut State, person: &ProfileId) -> Vec<Effect> {
    let mut writes = deletions(state, person, None);
    if state.library.tellings.contains_key(person) {
        writes.push(Write::Delete(Kind::Telling, person.0.clone()));
    }
    state.happened.counted.take_if(|(who, _)| who == person);
    stored(state, "happened-delete", person.clone(), writes)
}

fn save(state: &mut State, person: &ProfileId, month: Option<MonthOf>) -> Vec<Effect> {
    let months = state.months_of(person).into_iter().filter(|one| month.is_none_or(|month| one.of == month));
    let months: Vec<Month> = months.cloned().collect();
    let Some(name) = state.library.profiles.get(person).map(|person| person.name.clone()) else { return Vec::new() };
    if months.is_empty() || state.happened.saving.is_some() {
        return Vec::new();
    }
    let of = month.map(|month| format!("-{}", month.name())).unwrap_or_default();
    let file = works::file_name(&format!("happened-{name}{of}"), person.as_str());
    let to = state.documents.join(format!("{file}.csv"));
    let table = HappenedTable { name, lang: state.lang(), months };
    let (id, effect) = start(state, Job::Happened { to, table: Box::new(table) });
    state.happened.saving = Some(id);
    vec![effect]
}

/// In which way something was chosen by a command, as its name; `None`: nothing was.
pub(super) fn way_of(state: &State, command: &Command) -> Option<&'static str> {
    let by_hand = || match state.person().map(|person| person.access.method).unwrap_or_default() {
        Method::Touch => "touch",
        Method::Dwell => "dwell",
        Method::Scan => "scan",
    };
    match command {
        Command::Talk(TalkCommand::Type(_) | TalkCommand::Complete(_)) => Some("keyboard"),
        Command::Talk(_) => Some(by_hand()),
        Command::Recognize(RecognizeCommand::Choose(_)) => recognised(state),
        _ => None,
    }
}

/// The way that is open: what comes by itself came by it.
pub(super) fn recognised(state: &State) -> Option<&'static str> {
    state.recognize.on.as_ref().map(|on| on.way.name())
}

/// Counts what just happened, as its changes tell it.
pub(super) fn watch(state: &mut State, before: &Before, way: Option<&'static str>, effects: &[Effect]) -> Vec<Effect> {
    let mut flushed = if state.who == before.who { Vec::new() } else { flush(state) };
    let Some(who) = before.who.clone().filter(|who| counts(state, who, before)) else { return flushed };
    let mut new = Day::default();
    passed(state, before, &mut new);
    for effect in effects {
        if let Effect::Commit { transaction, .. } = effect
            && transaction.profile.as_ref() == Some(&who)
        {
            seen(state, before, transaction, way, &mut new);
        }
    }
    if !new.is_empty() {
        state.happened.counted.get_or_insert_with(|| (who, Day::default())).1.add(&new);
    }
    let counted = state.happened.counted.as_ref();
    let long = counted.is_some_and(|(_, day)| day.rooms_s.values().sum::<u32>() >= STORED_S);
    // What was said or made is stored at once; taps and time with it, or after a while.
    let is_more = !new.words.is_empty() || new.works > 0 || !new.taught.is_empty() || !new.lessons.is_empty();
    if is_more || long || state.room != before.room || state.who != before.who {
        flushed.extend(flush(state));
    }
    flushed
}

fn counts(state: &State, who: &ProfileId, before: &Before) -> bool {
    let learns = state.library.profiles.get(who).is_some_and(|person| person.suggest.learn);
    state.may_tell(who) == MayTell::Yes && learns && !before.shows && state.talk.modelling.is_none()
}

/// Time in the room, as long as somebody is there. What makes no whole second waits for the next command.
fn passed(state: &mut State, before: &Before, new: &mut Day) {
    let Some(room) = room_name(before.room) else { return };
    let passed_ms = state.happened.rest_ms + (state.now - before.at).clamp(0, AWAY_MS);
    // The next second belongs to nobody but who is there.
    state.happened.rest_ms = if state.who == before.who { passed_ms % 1000 } else { 0 };
    if let Ok(seconds @ 1..) = u32::try_from(passed_ms / 1000) {
        count(&mut new.rooms_s, room.to_owned(), seconds);
    }
}

fn seen(state: &State, before: &Before, transaction: &Transaction, way: Option<&'static str>, new: &mut Day) {
    match transaction.name.as_str() {
        "strip-add" | "strip-type" if before.room == Room::Talk => {
            if let Some(way) = way {
                count(&mut new.ways, way.to_owned(), 1);
            }
            return;
        }
        // What is said on errands is nobody else's.
        "say" if before.room != Room::Talk => return,
        "work-add" => new.works += 1,
        _ => {}
    }
    for write in &transaction.writes {
        let Write::Put(record) = write else { continue };
        match record.as_ref() {
            Record::Utterance(said) if transaction.name == "say" => {
                for id in said.tiles.iter().filter_map(|tile| known(state, &tile.piece)) {
                    count(&mut new.words, id, 1);
                }
            }
            Record::Example(example) if example.is => {
                if let Some(id) = known(state, &example.tile.piece) {
                    count(&mut new.taught, id, 1);
                }
            }
            Record::Following(following) if before.room != Room::Workshop => {
                new.lessons.insert(following.lesson.clone());
            }
            _ => {}
        }
    }
}

/// A word of the vocabulary; nothing else is counted: what was typed, or made up, may be anybody's name.
fn known(state: &State, piece: &Piece) -> Option<WordId> {
    let Piece::Word(id) = piece else { return None };
    state.words.word(id.as_str()).map(|_| id.clone())
}

/// What was counted goes into the month of now.
fn flush(state: &mut State) -> Vec<Effect> {
    let Some((who, counted)) = state.happened.counted.take() else { return Vec::new() };
    if state.may_tell(&who) != MayTell::Yes || counted.is_empty() {
        return Vec::new();
    }
    let (of, day) = month_at(state.now, state.utc_offset_min);
    let known = state.library.months.get(&Month::id_of(&who, of)).cloned();
    let mut month = known.unwrap_or_else(|| Month::new(who.clone(), of));
    month.days.entry(day).or_default().add(&counted);
    stored(state, "happened", who, vec![Write::put(Record::Month(month))])
}

/// Every yes, no and month as it is now.
pub(super) type Kept = (Vec<Telling>, Vec<Month>);

/// What a backup must not bring back: a yes that was taken back, a month that was deleted.
pub(super) fn kept(state: &State) -> Kept {
    (state.library.tellings.values().cloned().collect(), state.library.months.values().cloned().collect())
}

/// The same after a backup was opened: of whoever was asked on this device, what is known now holds.
pub(super) fn put_back(state: &mut State, (tellings, months): Kept) -> Vec<Effect> {
    let asked = |person: &ProfileId| tellings.iter().any(|telling| telling.profile == *person);
    let here = |person: &ProfileId| state.library.profiles.contains_key(person);
    let old = state.library.months.values().filter(|month| asked(&month.profile));
    let old: Vec<Write> = old.map(|month| Write::Delete(Kind::Month, month.id.clone())).collect();
    let months = months.into_iter().filter(|month| here(&month.profile)).map(|month| Write::put(Record::Month(month)));
    let new: Vec<Write> = months.collect();
    let tellings = tellings.into_iter().filter(|telling| here(&telling.profile));
    let tellings: Vec<Write> = tellings.map(|telling| Write::put(Record::Telling(telling))).collect();
    let writes: Vec<Write> = old.into_iter().chain(new).chain(tellings).collect();
    if writes.is_empty() { Vec::new() } else { vec![change_of_device(state, "happened", writes)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Start;
    use crate::domain::example::Example;
    use crate::domain::locale::Lang;
    use crate::domain::shown::{Shown, Sketch};
    use crate::domain::strip::Tile;

    #[test]
    fn of_what_was_taught_only_words_of_the_vocabulary_are_counted() {
        let mut state = State::new(Start {
            records: Vec::new(),
            nonce: 1,
            now: 0,
            lang: Lang::Ko,
            utc_offset_min: 0,
            documents: Default::default(),
            pictures_folder: Default::default(),
        });
        state.room = Room::Teach;
        let taught = |word: &str| {
            let tile = Tile::from(Piece::Word(word.into()));
            Write::put(Record::Example(Example {
                id: word.into(),
                profile: "p".into(),
                tile,
                shown: Shown::Sketch(Sketch::default()),
                is: true,
                made: 0,
                sound: None,
            }))
        };
        let transaction = Transaction::new("teach", None, vec![taught("water"), taught("김하늘")]);
        let (before, mut new) = (Before::now(&state), Day::default());
        seen(&state, &before, &transaction, None, &mut new);
        assert_eq!(new.taught.keys().map(|word| word.as_str()).collect::<Vec<_>>(), ["water"]);
    }
}
