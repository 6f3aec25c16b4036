//! The kill test: `simulate` is ended by SIGKILL at random moments. Every change that it acknowledged is there at the next
//! open, at most one more, and blobs and their rows go together.
#![cfg(unix)]

mod model;
mod script;

use malgeurim::domain::record::Record;
use malgeurim::io::store::{Store, StoreNews};
use model::{Facts, Model};
use script::{Random, Script};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Kills in one folder that goes on, and kills in fresh folders.
const GOING_ON: u32 = 50;
const FRESH: u32 = 10;
/// Commands in one script; a run never comes to its end.
const COMMANDS: usize = 300;
const SIGKILL: i32 = 9;

/// What one run did before it was killed.
struct Killed {
    /// The last command that was acknowledged; 0: none.
    acks: usize,
    /// Whether it was our signal that ended it.
    by_signal: bool,
}

/// Runs the script and kills it a moment after its `target`th answer (0: a moment after the start).
fn run_and_kill(data: &Path, script: &Path, target: usize, moment: Duration) -> Killed {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
    command.env("MALGEURIM_HOME", data).env("LANG", "C.UTF-8").env_remove("LC_ALL").env_remove("DISPLAY");
    command.arg("simulate").arg(script).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = command.spawn().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut acks = answers.by_ref().take(target).fold(0, next_ack);
    std::thread::sleep(moment);
    child.kill().unwrap();
    // What it had still said before the end counts: it was acknowledged.
    acks = answers.fold(acks, next_ack);
    Killed { acks, by_signal: child.wait().unwrap().signal() == Some(SIGKILL) }
}

/// Answers come one by one and in order.
fn next_ack(before: usize, line: String) -> usize {
    assert_eq!(line, format!("ack {}", before + 1));
    before + 1
}

/// What the store holds after the next open.
fn facts(data: &Path) -> Facts {
    let opened = Store::open(data, crate::common::NOW, Duration::from_secs(30)).unwrap();
    let harmless = |news: &&StoreNews| matches!(news, StoreNews::BackupFailed);
    assert!(opened.news.iter().all(|news| harmless(&news)), "{:?}", opened.news);
    assert_eq!(opened.unreadable, 0);
    let mut facts = Facts::default();
    let mut pictures = BTreeSet::new();
    for record in &opened.records {
        facts.add(record);
        if let Record::Artwork(work) = record {
            pictures.extend(work.base.as_ref().map(|base| base.0.clone()));
        }
    }
    facts.sort();
    drop(opened);
    let stored = blobs(data);
    assert!(pictures.is_subset(&stored), "a work without its picture");
    facts
}

/// Blob files and rows are the same, and every file is what its name says.
fn blobs(data: &Path) -> BTreeSet<String> {
    let connection = rusqlite::Connection::open(data.join("store.db")).unwrap();
    let mut query = connection.prepare("SELECT id FROM blob").unwrap();
    let rows: BTreeSet<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut files = BTreeSet::new();
    for shelf in fs::read_dir(data.join("blobs")).unwrap().map(|entry| entry.unwrap().path()) {
        for file in fs::read_dir(shelf).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            assert_eq!(malgeurim::domain::id::BlobId::of(&fs::read(&file).unwrap()).0, name, "half a blob");
            files.insert(name);
        }
    }
    assert_eq!(files, rows, "blobs and rows do not go together");
    rows
}

/// Kills one run and takes the model to where the store is: after the last acknowledged command or the one after it.
fn kill_once(data: &Path, script: &Script, model: &mut Model, target: usize, moment: Duration) -> Killed {
    let killed = run_and_kill(data, &script.path, target, moment);
    model.restart();
    for command in &script.commands[..killed.acks] {
        model.apply(command);
    }
    if !data.join("store.db").exists() {
        assert_eq!(killed.acks, 0, "acknowledged without a store");
        return killed;
    }
    let found = facts(data);
    // Killed while the very first person was being made: nobody had been told of anything.
    if found.people.is_empty() && killed.acks == 0 {
        assert_eq!(found, Facts::default());
        return killed;
    }
    if found != model.facts() {
        let one_more = script.commands.get(killed.acks).unwrap();
        model.apply(one_more);
        let told = format!("after ack {} (the next was {one_more:?})", killed.acks);
        assert_eq!(found, model.facts(), "{told}");
    }
    killed
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("home");
    let mut random = Random(20_261_121);
    let mut model = Model::default();
    let (mut kills, mut acks) = (0, 0);
    for run in 0..GOING_ON {
        let script = Script::write(folder.path(), run, COMMANDS, &mut random);
        // Mostly in the middle of work, some while it starts.
        let target = if run % 8 == 0 { 0 } else { 1 + random.below(45) };
        let moment = Duration::from_micros(random.below(if target == 0 { 60_000 } else { 4_000 }) as u64);
        let killed = kill_once(&data, &script, &mut model, target, moment);
        kills += u32::from(killed.by_signal);
        acks += killed.acks;
    }
    assert_eq!(kills, GOING_ON, "every run was killed before its end");
    let all = model.facts();
    println!("{kills} kills, {acks} acknowledged commands, {} said, {} works", all.said.len(), all.works.len());
    assert!(acks > 500 && all.said.len() > 20 && all.works.len() > 20 && all.people.len() > 5, "{all:?}");
}

#[test]
fn a_kill_at_the_very_beginning_leaves_a_store_that_opens() {
    let mut random = Random(7);
    let mut kills = 0;
    for run in 0..FRESH {
        let folder = tempfile::tempdir().unwrap();
        let script = Script::write(folder.path(), run, COMMANDS, &mut random);
        let data = folder.path().join("home");
        let mut model = Model::default();
        let moment = Duration::from_micros(random.below(90_000) as u64);
        kills += u32::from(kill_once(&data, &script, &mut model, 0, moment).by_signal);
        // It goes on from there.
        let script = Script::write(folder.path(), FRESH + run, COMMANDS, &mut random);
        kills += u32::from(kill_once(&data, &script, &mut model, 2, Duration::ZERO).by_signal);
    }
    assert_eq!(kills, 2 * FRESH);
}
