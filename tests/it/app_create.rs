//! Create, without a window: four equal ways to begin, and a picture that saves itself with all its steps.

mod composing;
mod drawing;
mod leaving;
mod painting;
mod random;
mod title;

use crate::common::{Bench, commits, picture};
use malgeurim::app::{
    CreateStep, CutOutOf, Effect, EffectId, Job, JobResult, Outcome, PictureKey, PictureSlot, RecordingNews, Room,
    Subject,
};
use malgeurim::art::codec;
use malgeurim::art::picture::Picture;
use malgeurim::art::styles::STYLES;
use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Step};
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::record::Transaction;
use malgeurim::domain::sheet::{Drawn, Sheet};
use malgeurim::io::files::Home;
use malgeurim::io::world::{SoundUse, World};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

fn create(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "create": command }))
}

/// A picture of words is begun.
fn with_words(words: &[&str]) -> Bench {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "words"}));
    for word in words {
        create(&mut bench, json!({ "add-word": word }));
    }
    bench
}

/// The painting is finished.
fn painted(bench: &mut Bench, grey: u8) -> BlobId {
    create(bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.pictured(id, grey, false).0
}

fn the_work(bench: &Bench) -> Artwork {
    let works = bench.state.library.works(None);
    assert_eq!(works.len(), 1);
    works[0].clone()
}

fn deeds(work: &Artwork) -> Vec<&'static str> {
    let name = |deed: &Deed| match deed {
        Deed::Chose(_) => "chose",
        Deed::Brought => "brought",
        Deed::Composed(_) => "composed",
        Deed::Painted { .. } => "painted",
        Deed::Generated { .. } => "generated",
        Deed::Drew(_) => "drew",
        Deed::Titled(_) => "titled",
        Deed::Outlined => "outlined",
        Deed::Traced => "traced",
        Deed::CutOut => "cut-out",
        Deed::Imported => "imported",
    };
    work.steps.iter().map(|step| name(&step.did)).collect()
}

/// A line of the marker that begins so many units from the left.
fn line(x: f32) -> Mark {
    let trail = [Point::new(x, 100.0, 128, 0), Point::new(x, 900.0, 128, 300)].into_iter().collect();
    Mark { pen: Pen { radius: 40, ..Pen::default() }, trail }
}

fn stroke(x: f32) -> Value {
    json!({ "mark": line(x) })
}

/// Where the marks of the work begin, in order.
fn lines(bench: &Bench) -> Vec<f32> {
    let work = the_work(bench);
    bench.state.library.sheet(&work).marks.iter().map(|drawn| drawn.mark.trail.points()[0].x()).collect()
}

/// Everything that is being made comes; what was given up comes as far as it got.
fn finish(bench: &mut Bench) {
    loop {
        let waiting: Vec<(EffectId, Job)> =
            bench.jobs.iter().filter(|(id, _)| bench.state.jobs.contains(id)).cloned().collect();
        if waiting.is_empty() {
            return;
        }
        for (id, job) in waiting {
            match job {
                Job::ListPictures(_) => {
                    drop(bench.outcome(Outcome::Ended { id, result: JobResult::Files(Vec::new()) }))
                }
                _ => drop(bench.pictured(id, id as u8, bench.cancelled.contains(&id))),
            }
        }
    }
}

/// All changes of the person are taken back, or done again.
fn turn_all(bench: &mut Bench, to: &str) {
    loop {
        let before = bench.rows.clone();
        bench.run(json!(to));
        if bench.rows == before {
            return;
        }
    }
}
