//! Undo and redo without limit: however many marks there are, each is taken back by itself, also after a restart.

use super::*;
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::sheet::Drawn;
use std::sync::Arc;
use std::time::Instant;

/// The `n`th mark of a work: a wave of some points, every one different.
fn mark(n: u64, points: u32) -> Record {
    let point = |i: u32| {
        let (x, y) = ((n * 397 % 3000) as f32 + i as f32 * 15.0, (n * 911 % 3600) as f32);
        Point::new(x, y + 90.0 * (i as f32 * 0.3).sin(), 128, i * 16)
    };
    let mark = Arc::new(Mark { pen: Pen::default(), trail: (0..points).map(point).collect() });
    let id = format!("m{n:06}").as_str().into();
    Record::Mark(Drawn { id, work: "w".into(), sheet: 0, nth: n, at: NOW, mark })
}

fn draw(store: &mut Store, marks: std::ops::Range<u64>, points: u32) {
    for n in marks {
        store.commit(&puts("mark-add", Some("p"), vec![mark(n, points)]), &[], NOW).unwrap();
    }
}

/// Every row of the records as it lies on the disk.
fn rows(folder: &Path) -> Vec<(String, String)> {
    let connection = rusqlite::Connection::open(folder.join("store.db")).unwrap();
    let mut query = connection.prepare("SELECT id, body FROM record ORDER BY kind, id").unwrap();
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn twelve_hundred_marks_are_undone_and_redone_across_restarts_byte_for_byte() {
    const COUNT: u64 = 1200;
    let (home, p) = (tempfile::tempdir().unwrap(), person("p"));
    let mut store = open(home.path()).store;
    draw(&mut store, 0..700, 12);
    drop(store);
    let mut store = open(home.path()).store;
    draw(&mut store, 700..COUNT, 12);
    let all = rows(home.path());
    assert_eq!(all.len() as u64, COUNT);
    for left in (0..COUNT).rev() {
        if left == 600 {
            drop(store);
            store = open(home.path()).store;
        }
        let undone = store.undo(Some(&p), NOW).unwrap().unwrap();
        assert_eq!(undone.writes, [Write::Delete(Kind::Mark, format!("m{left:06}"))]);
    }
    assert_eq!(store.undo(Some(&p), NOW).unwrap(), None);
    assert!(rows(home.path()).is_empty());
    drop(store);
    let mut store = open(home.path()).store;
    for n in 0..COUNT {
        assert_eq!(store.redo(Some(&p), NOW).unwrap().unwrap().writes, [Write::put(mark(n, 12))]);
    }
    assert_eq!(store.redo(Some(&p), NOW).unwrap(), None);
    assert_eq!(rows(home.path()), all);
}

#[test]
fn a_step_holds_only_what_no_record_holds() {
    let (home, p) = (tempfile::tempdir().unwrap(), person("p"));
    let mut store = open(home.path()).store;
    draw(&mut store, 0..1, 2000);
    let body = rows(home.path()).remove(0).1;
    let size = |home: &Path| sql::<i64>(home, "SELECT length(changes) FROM step");
    assert!(body.len() > 4000 && size(home.path()) < 200, "the mark is in its record: {}", size(home.path()));
    store.undo(Some(&p), NOW).unwrap().unwrap();
    assert!(size(home.path()) as usize > body.len(), "now the step holds it");
    store.redo(Some(&p), NOW).unwrap().unwrap();
    assert!(size(home.path()) < 200, "and gives it back");
    assert_eq!(rows(home.path()).remove(0).1, body);
}

#[test]
fn a_picture_that_only_an_old_step_knows_is_kept() {
    let (home, p) = (tempfile::tempdir().unwrap(), person("p"));
    let mut store = open(home.path()).store;
    let (blob, bytes) = picture("sea");
    let added = puts("work-add", Some("p"), vec![work("w", &blob)]);
    store.commit(&added, &[(blob.clone(), bytes)], NOW).unwrap();
    let gone = Transaction::new("work-delete", Some(p.clone()), vec![Write::Delete(Kind::Artwork, "w".into())]);
    store.commit(&gone, &[], NOW).unwrap();
    draw(&mut store, 0..600, 3);
    drop(store);
    let mut store = open(home.path()).store;
    for _ in 0..601 {
        store.undo(Some(&p), NOW).unwrap().unwrap();
    }
    assert_eq!(store.records().unwrap(), [work("w", &blob)]);
    assert_eq!(store.blob(&blob).unwrap(), b"sea");
}

/// `cargo test --release --test it a_hundred_thousand -- --ignored --nocapture` prints the figures.
#[test]
#[ignore = "takes minutes; prints figures"]
fn a_hundred_thousand_marks_open_and_undo() {
    const COUNT: u64 = 100_000;
    let (home, p) = (tempfile::tempdir().unwrap(), person("p"));
    let mut store = open(home.path()).store;
    draw(&mut store, 0..COUNT, 60);
    drop(store);
    let per_step: f64 = sql(home.path(), "SELECT avg(length(changes)) FROM step");
    let per_mark: f64 = sql(home.path(), "SELECT avg(length(body)) FROM record");
    let size = fs::metadata(home.path().join("store.db")).unwrap().len();
    println!("{COUNT} marks: {size} bytes of store; JSON of a mark {per_mark:.0}, of its step {per_step:.0} bytes");
    let start = Instant::now();
    let mut opened = open(home.path());
    println!("opened with the backup of the day: {:.2} s", start.elapsed().as_secs_f64());
    assert_eq!(opened.records.len() as u64, COUNT);
    drop(opened);
    let start = Instant::now();
    opened = open(home.path());
    println!("opened again: {:.2} s", start.elapsed().as_secs_f64());
    for (title, steps) in [("the first 1,000", 1_000), ("after 50,000, 1,000", 1_000)] {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..steps {
            let start = Instant::now();
            assert!(opened.store.undo(Some(&p), NOW).unwrap().is_some());
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!("undo, {title}: median {:.3} ms, p99 {:.3} ms", times[steps / 2], times[steps * 99 / 100]);
        (0..49_000).for_each(|_| drop(opened.store.undo(Some(&p), NOW)));
    }
}

#[test]
fn taps_on_the_strip_are_taken_back_up_to_a_limit_and_hide_no_drawing() {
    let (home, p) = (tempfile::tempdir().unwrap(), person("p"));
    let mut store = open(home.path()).store;
    draw(&mut store, 0..3, 3);
    for n in 0..700 {
        let words = [if n % 2 == 0 { "sea" } else { "dog" }];
        store.commit(&puts("strip-add", Some("p"), vec![strip("p", &words)]), &[], NOW).unwrap();
    }
    let taps = || sql::<i64>(home.path(), "SELECT count(*) FROM step WHERE name = 'strip-add'");
    assert_eq!(taps(), 500, "the newest");
    while store.undo(Some(&p), NOW).unwrap().is_some() {}
    assert!(store.records().unwrap().iter().all(|record| matches!(record, Record::Strip(_))), "no mark is left");
    let steps: i64 = sql(home.path(), "SELECT count(*) FROM step WHERE undone = 1");
    assert_eq!(steps, 503, "every mark could be taken back");
}
