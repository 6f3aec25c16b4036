//! Helpers: the app with a world that answers at once, so that whole conversations are tested without window or disk.

use malgeurim::app::{
    Command, Effect, EffectId, Job, JobResult, Library, Outcome, ServiceEffect, Speaking, Start, State,
};
use malgeurim::app::{on_command, on_outcome};
use malgeurim::art::picture::Picture;
use malgeurim::domain::id::{BlobId, Millis, ProfileId};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::{Kind, Record, Transaction, Write};
use malgeurim::domain::strip::Piece;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is stored, by kind and id.
pub type Rows = BTreeMap<(Kind, String), Record>;

/// One step of an undo list.
struct Step {
    of: Option<ProfileId>,
    name: String,
    back: Vec<Write>,
    forth: Vec<Write>,
    undone: bool,
}

/// The app and a world in memory. Changes are durable as soon as they are asked for; jobs and speech are only noted.
pub struct Bench {
    pub state: State,
    pub rows: Rows,
    pub blobs: BTreeSet<BlobId>,
    pub said: Vec<Speaking>,
    pub jobs: Vec<(EffectId, Job)>,
    pub cancelled: Vec<EffectId>,
    /// Recordings that were ended.
    pub stopped: Vec<EffectId>,
    pub services: Vec<ServiceEffect>,
    pub now: Millis,
    steps: Vec<Step>,
}

/// A Saturday evening.
pub const NOW: Millis = 1_795_287_600_000;

impl Bench {
    /// Nobody is there yet.
    pub fn empty() -> Self {
        Self::of_device(7)
    }

    /// A device that makes ids of its own.
    fn of_device(nonce: u64) -> Self {
        let start = Start {
            records: Vec::new(),
            nonce,
            now: NOW,
            lang: Lang::Ko,
            utc_offset_min: 540,
            documents: "documents".into(),
            pictures_folder: Default::default(),
        };
        Self {
            state: State::new(start),
            rows: Rows::new(),
            blobs: BTreeSet::new(),
            said: Vec::new(),
            jobs: Vec::new(),
            cancelled: Vec::new(),
            stopped: Vec::new(),
            services: Vec::new(),
            now: NOW,
            steps: Vec::new(),
        }
    }

    /// 하늘 is there and talks.
    pub fn talking() -> Self {
        Self::empty().with_person()
    }

    /// Another device, on which a 하늘 of its own talks.
    pub fn talking_elsewhere() -> Self {
        Self::of_device(8).with_person()
    }

    fn with_person(self) -> Self {
        let mut bench = self;
        let id = bench.add_person("하늘");
        bench.run(serde_json::json!({"profiles": {"choose": id}}));
        bench.run(serde_json::json!({"go": "talk"}));
        bench.said.clear();
        bench
    }

    /// Adds a person and gives back their id.
    pub fn add_person(&mut self, name: &str) -> String {
        self.run(serde_json::json!({"profiles": {"add": {"name": name}}}));
        self.state.library.people().last().map(|person| person.id.0.clone()).unwrap()
    }

    /// Carries out a command written as JSON, as a script of `simulate` has it.
    pub fn run(&mut self, command: Value) -> Vec<Effect> {
        let command: Command = serde_json::from_value(command.clone()).unwrap_or_else(|e| panic!("{command}: {e}"));
        self.send(command)
    }

    pub fn send(&mut self, command: Command) -> Vec<Effect> {
        let effects = self.ask(command);
        self.answer(effects.clone());
        effects
    }

    /// Carries out a command; its effects have no answer yet.
    pub fn ask(&mut self, command: Command) -> Vec<Effect> {
        self.now += 1000;
        on_command(&mut self.state, command, self.now)
    }

    /// Carries the effects out. Afterwards memory and store hold the same.
    pub fn answer(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            if let Some(outcome) = self.carry_out(effect) {
                waiting.extend(on_outcome(&mut self.state, outcome));
            }
        }
        let memory = dump(&self.state.library);
        let differ = |key: &&(Kind, String)| memory.get(*key) != self.rows.get(*key);
        let differing: BTreeSet<_> = memory.keys().chain(self.rows.keys()).filter(differ).collect();
        assert!(differing.is_empty(), "memory and store differ: {differing:?}");
    }

    /// Something came back.
    pub fn outcome(&mut self, outcome: Outcome) -> Vec<Effect> {
        let effects = on_outcome(&mut self.state, outcome);
        self.answer(effects.clone());
        effects
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Outcome> {
        match effect {
            Effect::Commit { id, transaction, blobs } => {
                self.blobs.extend(blobs.into_iter().map(|(id, _)| id));
                self.commit(transaction);
                return Some(Outcome::Committed(id));
            }
            Effect::Undo(who) => return self.turn(who, true),
            Effect::Redo(who) => return self.turn(who, false),
            Effect::Speak { what, .. } => self.said.push(what),
            Effect::Start { id, job } => self.jobs.push((id, job)),
            Effect::Cancel(id) => self.cancelled.push(id),
            Effect::RecordStop { id } => self.stopped.push(id),
            Effect::Service(effect) => self.services.push(effect),
            _ => {}
        }
        None
    }

    fn commit(&mut self, transaction: Transaction) {
        let inverse = |write: &Write| match self.rows.get(&key(write)) {
            Some(before) => Write::put(before.clone()),
            None => Write::Delete(write.key().0, write.key().1.to_owned()),
        };
        let back = transaction.writes.iter().map(inverse).collect();
        apply(&mut self.rows, &transaction.writes);
        for blob in self.rows.values().flat_map(Record::blobs) {
            assert!(self.blobs.contains(&blob), "a record uses bytes that were never stored");
        }
        if transaction.undoable {
            self.steps.retain(|step| !(step.undone && step.of == transaction.profile));
            let Transaction { name, profile, writes, .. } = transaction;
            self.steps.push(Step { of: profile, name, back, forth: writes, undone: false });
        }
    }

    fn turn(&mut self, who: Option<ProfileId>, undo: bool) -> Option<Outcome> {
        let mut of = self.steps.iter_mut().filter(|step| step.of == who && step.undone != undo);
        let step = if undo { of.last() } else { of.next() }?;
        step.undone = undo;
        let (name, writes) = (step.name.clone(), if undo { &step.back } else { &step.forth }.clone());
        apply(&mut self.rows, &writes);
        Some(if undo {
            Outcome::Undone { name, writes, passed: 0 }
        } else {
            Outcome::Redone { name, writes, passed: 0 }
        })
    }

    /// The words of the strip: ids, and texts as they are.
    pub fn tiles(&self) -> Vec<String> {
        self.state.strip().tiles.iter().map(|tile| piece_text(&tile.piece)).collect()
    }

    /// Presses the button of a built-in board that says this word.
    pub fn press_word(&mut self, board: &str, word: &str) -> Vec<Effect> {
        let board = format!("builtin/{board}");
        let found = self.state.library.board(&board).cloned().unwrap();
        let button = found.buttons.iter().find(|b| b.word.as_ref().is_some_and(|id| id.as_str() == word)).unwrap();
        self.run(serde_json::json!({"talk": {"press": {"board": board, "button": button.id}}}))
    }

    pub fn talk(&mut self, command: Value) -> Vec<Effect> {
        self.run(serde_json::json!({ "talk": command }))
    }

    pub fn words(&mut self, words: &[&str]) {
        for word in words {
            self.talk(serde_json::json!({ "word": word }));
        }
    }

    /// The messages that wait, by their ids; they are read now.
    pub fn read_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.state.notices).into_iter().map(|notice| notice.what).collect()
    }

    /// The newest job.
    pub fn last_job(&self) -> (EffectId, Job) {
        self.jobs.last().cloned().unwrap()
    }

    /// The job `id` brings a picture of this grey.
    pub fn pictured(&mut self, id: EffectId, grey: u8, stopped: bool) -> (BlobId, Vec<Effect>) {
        let (blob, png, pixels) = picture(grey);
        let result = JobResult::Picture { blob: blob.clone(), png, pixels, stopped };
        (blob, self.outcome(Outcome::Ended { id, result }))
    }

    /// Brings a work in, named after its file.
    pub fn import_work(&mut self, title: &str, grey: u8) -> String {
        self.run(serde_json::json!({"works": {"import": format!("{title}.png")}}));
        let (id, _) = self.last_job();
        self.pictured(id, grey, false);
        self.state.library.works(None).into_iter().find(|w| w.title.text == title).map(|w| w.id.0.clone()).unwrap()
    }
}

fn key(write: &Write) -> (Kind, String) {
    let (kind, id) = write.key();
    (kind, id.to_owned())
}

fn apply(rows: &mut Rows, writes: &[Write]) {
    for write in writes {
        match write {
            Write::Put(record) => drop(rows.insert(key(write), (**record).clone())),
            Write::Delete(..) => drop(rows.remove(&key(write))),
        }
    }
}

/// Everything in memory that is stored.
pub fn dump(library: &Library) -> Rows {
    let mut all: Vec<Record> = Vec::new();
    all.extend(library.profiles.values().cloned().map(Record::Profile));
    all.extend(library.sets.values().cloned().map(Record::BoardSet));
    all.extend(library.boards.values().map(|board| Record::Board((**board).clone())));
    all.extend(library.strips.values().cloned().map(Record::Strip));
    all.extend(library.utterances.values().cloned().map(Record::Utterance));
    all.extend(library.artworks.values().cloned().map(Record::Artwork));
    all.extend(library.marks.values().flatten().map(|drawn| Record::Mark((**drawn).clone())));
    all.extend(library.exhibitions.values().cloned().map(Record::Exhibition));
    all.extend(library.outings.values().cloned().map(Record::Outing));
    all.extend(library.examples.values().map(|example| Record::Example((**example).clone())));
    all.extend(library.asks.values().map(|ask| Record::ServiceAsk(Box::new(ask.clone()))));
    all.extend(library.lessons.values().map(|lesson| Record::Lesson((**lesson).clone())));
    all.extend(library.following.values().cloned().map(Record::Following));
    all.extend(library.not_yet.values().cloned().map(Record::NotYet));
    all.extend(library.agreed.values().cloned().map(Record::Agreed));
    all.extend(library.tellings.values().cloned().map(Record::Telling));
    all.extend(library.months.values().cloned().map(Record::Month));
    all.extend(library.service_rules.iter().cloned().map(Record::ServiceRules));
    all.into_iter().map(|record| ((record.kind(), record.id().to_owned()), record)).collect()
}

/// What a tile stands for, as text.
pub fn piece_text(piece: &Piece) -> String {
    match piece {
        Piece::Word(id) => id.0.clone(),
        Piece::Phrase(id) => id.0.clone(),
        Piece::Text(text) => text.clone(),
    }
}

/// A small grey picture: address, bytes (of no importance here), pixels.
pub fn picture(grey: u8) -> (BlobId, Arc<Vec<u8>>, Arc<Picture>) {
    let png = vec![grey; 3];
    (
        BlobId::of(&png),
        Arc::new(png),
        Arc::new(Picture { width: 8, height: 6, rgba: [grey, grey, grey, 255].repeat(48) }),
    )
}

/// The transactions among effects.
pub fn commits(effects: &[Effect]) -> Vec<Transaction> {
    let commit = |effect: &Effect| match effect {
        Effect::Commit { transaction, .. } => Some(transaction.clone()),
        _ => None,
    };
    effects.iter().filter_map(commit).collect()
}

/// A real PNG file of 4 x 4 pixels, different for every `number`.
pub fn png(number: u32) -> Vec<u8> {
    let [a, b, c, _] = number.to_le_bytes();
    let picture = Picture { width: 4, height: 4, rgba: [a, b, c, 255].repeat(16) };
    malgeurim::art::codec::encode_png(&picture).unwrap()
}

/// A file of the shared data; `None` (and a line) where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: no {}", path.display());
    None
}
