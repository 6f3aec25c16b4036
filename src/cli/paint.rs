//! `paint`.

use super::args::PaintTask;
use super::{Context, Done, Failure};
use crate::app::keep_painting;
use crate::art::styles::{Flow, STYLES};
use crate::art::{self, codec};
use crate::domain::id::BlobId;
use crate::domain::vocabulary::{Semantic, Vocabulary, Word};
use crate::formats::vocabulary;
use crate::io::files;
use serde_json::json;
use std::sync::Arc;
use std::time::Instant;

pub(super) fn run(context: &Context, task: &PaintTask) -> Done {
    check(context, task)?;
    let words = vocabulary::builtin();
    let found = known(context, &words, &task.words)?;
    let scene = art::compose(&found, task.seed);
    let began = Instant::now();
    let picture = art::paint(&scene, &task.style, task.seed, task.size, &mut |_| Flow::Continue)
        .ok_or_else(|| context.fail("cli-unknown-style", &[("name", &task.style), ("list", &styles())]))?;
    let seconds = began.elapsed().as_secs_f64();
    let png = codec::encode_png(&picture).map_err(|error| {
        tracing::error!(%error, "png");
        context.failed(&crate::domain::notice::Notice::problem("job-failed"))
    })?;
    let mut lines = vec![context.t(
        "cli-painted",
        &[
            ("style", &task.style),
            ("seed", &task.seed.to_string()),
            ("size", &task.size.to_string()),
            ("seconds", &format!("{seconds:.2}")),
        ],
    )];
    let mut document =
        json!({"style": task.style, "seed": task.seed, "size": task.size, "seconds": seconds, "scene": scene});
    if let Some(path) = &task.out {
        let shown = path.display().to_string();
        files::write_whole(path, &png).map_err(|error| {
            tracing::warn!(%error, "write");
            context.fail("cli-cannot-write", &[("path", &shown)])
        })?;
        lines.push(context.t("cli-picture-written", &[("path", &shown)]));
    }
    if task.save {
        let mut desk = context.writing()?;
        let ids = found.iter().map(|word| word.id.clone()).collect();
        let size = (picture.width, picture.height);
        let blob = BlobId::of(&png);
        let (id, effects) =
            keep_painting(desk.state_mut(), ids, scene, &task.style, task.seed, (blob, Arc::new(png)), size);
        desk.carry_out(effects);
        context.settle(&mut desk)?;
        document["work"] = json!(id);
        lines.push(context.t("cli-work-saved", &[("id", id.as_str())]));
    }
    context.out.show(&document, lines);
    Ok(())
}

fn styles() -> String {
    STYLES.iter().map(|style| style.name()).collect::<Vec<_>>().join(" ")
}

fn check(context: &Context, task: &PaintTask) -> Done {
    if !STYLES.iter().any(|style| style.name() == task.style) {
        return Err(Failure::WrongUse(context.t("cli-unknown-style", &[("name", &task.style), ("list", &styles())])));
    }
    let sides = art::SIDES;
    if !sides.contains(&task.size) {
        let (low, high) = (sides.start().to_string(), sides.end().to_string());
        return Err(Failure::WrongUse(context.t("cli-size-wrong", &[("low", &low), ("high", &high)])));
    }
    Ok(())
}

/// The meaning that a picture can show: 배 is a boat before it is a belly. A class after a colon decides otherwise.
fn drawable<'a>(words: &'a Vocabulary, text: &str) -> Option<&'a Word> {
    let shows = |word: &&Word| {
        use Semantic as S;
        matches!(word.semantic, S::Animal | S::Plant | S::Nature | S::Weather | S::Vehicle | S::Place | S::Person)
    };
    words.words().iter().filter(|word| word.ko == text).find(shows).or_else(|| words.find(text))
}

/// The words that the vocabulary knows; the others have no picture and are named on stderr.
fn known<'a>(context: &Context, words: &'a Vocabulary, texts: &[String]) -> Result<Vec<&'a Word>, Failure> {
    let mut found = Vec::new();
    for text in texts {
        match drawable(words, text) {
            Some(word) => found.push(word),
            None => eprintln!("{}", context.t("word-not-drawable", &[("word", text)])),
        }
    }
    if found.is_empty() {
        return Err(context.failed(&crate::domain::notice::Notice::problem("paint-nothing")));
    }
    Ok(found)
}
