//! `works` and `consent`.

use super::args::{ConsentTask, WorksTask};
use super::{Context, Done, Failure, packages};
use crate::app::{Command, ExhibitCommand, WorksCommand};
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Use, Whose};
use crate::domain::exhibition::PictureFormat;
use crate::domain::id::ArtworkId;
use crate::domain::notice::Notice;
use crate::domain::sheet::Sheet;
use crate::io::desk::Desk;
use crate::io::files;
use crate::io::provenance::{self, Identity, Outgoing};
use crate::io::sheets::{self, ReadBlob};
use crate::text::dates;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(context: &Context, task: WorksTask) -> Done {
    match task {
        WorksTask::List => list(context),
        WorksTask::Show { id } => show(context, &id),
        WorksTask::Import { files } => import(context, files),
        WorksTask::Film { id, out } => film(context, &id, out),
        WorksTask::Export { out, works } if packages::is_package(&out) => packages::export_works(context, works, out),
        WorksTask::Export { out, works } => export(context, &out, &works),
    }
}

fn document(work: &Artwork) -> Value {
    json!({"id": work.id, "title": work.title.text, "maker": work.maker, "made": work.made, "width": work.width,
           "height": work.height, "steps": work.steps.len()})
}

fn title(context: &Context, work: &Artwork) -> String {
    if work.title.text.is_empty() { context.texts.get("untitled") } else { work.title.text.clone() }
}

fn line(context: &Context, desk: &Desk, work: &Artwork) -> String {
    let date = dates::day(context.texts.lang(), work.made, desk.state().utc_offset_min);
    let title = title(context, work);
    context.t("cli-work-line", &[("id", work.id.as_str()), ("title", &title), ("maker", &work.maker), ("date", &date)])
}

/// The works of `--profile`, else everyone's, newest first, with what was drawn among their steps.
pub(super) fn wanted(context: &Context, desk: &Desk) -> Vec<Artwork> {
    let library = &desk.state().library;
    let who = desk.state().who.as_ref().filter(|_| context.profile.is_some());
    library.works(who).into_iter().map(|work| library.told(work)).collect()
}

fn list(context: &Context) -> Done {
    let desk = context.reading()?;
    let works = wanted(context, &desk);
    let documents: Vec<Value> = works.iter().map(document).collect();
    let none = works.is_empty().then(|| context.t("cli-no-works", &[]));
    context.out.show(&json!({"works": documents}), works.iter().map(|work| line(context, &desk, work)).chain(none));
    Ok(())
}

pub(super) fn find(context: &Context, desk: &Desk, id: &str) -> Result<Artwork, Failure> {
    let library = &desk.state().library;
    library
        .artworks
        .get(id)
        .map(|work| library.told(work))
        .ok_or_else(|| context.fail("cli-unknown-work", &[("name", id)]))
}

fn show(context: &Context, id: &str) -> Done {
    let desk = context.reading()?;
    let work = find(context, &desk, id)?;
    let mut lines = vec![line(context, &desk, &work)];
    lines.push(work.alt.get(context.texts.lang()).to_owned());
    context.out.show(&json!({"works": [document(&work)], "work": work}), lines);
    Ok(())
}

fn import(context: &Context, files: Vec<PathBuf>) -> Done {
    let mut desk = context.writing()?;
    let before: BTreeSet<ArtworkId> = desk.state().library.artworks.keys().cloned().collect();
    let mut failed = None;
    for file in files {
        desk.send(packages::command_of(file));
        if let Err(failure) = packages::settle(context, &mut desk) {
            failed.get_or_insert(failure);
        }
    }
    let works = desk.state().library.works(None).into_iter().filter(|work| !before.contains(&work.id));
    let new: Vec<Value> = works.map(document).collect();
    let brought = &desk.state().packages.brought;
    let documents: Vec<Value> = brought.iter().map(packages::document).collect();
    let line = context.t("cli-works-imported", &[("count", &new.len().to_string())]);
    let lines = brought.iter().map(|report| packages::line(context, report)).chain([line]);
    context.out.show(&json!({"works": new, "packages": documents}), lines);
    failed.map_or(Ok(()), Err)
}

/// Pictures as PNG, signed, each with what it shows and how it was made, and `works.json` with everything that is known of them.
fn export(context: &Context, out: &Path, ids: &[String]) -> Done {
    let desk = context.reading()?;
    let works = if ids.is_empty() {
        wanted(context, &desk)
    } else {
        ids.iter().map(|id| find(context, &desk, id)).collect::<Result<_, _>>()?
    };
    let path = out.display().to_string();
    let identity = provenance::identity(&context.home.data, "").map_err(|notice| context.failed(&notice))?;
    let offset_min = desk.state().utc_offset_min;
    for work in &works {
        let sheet = desk.state().library.sheet(work);
        let bytes = png_of(context, work, &sheet, offset_min, &identity).map_err(|notice| context.failed(&notice))?;
        write(context, &out.join(format!("{}.png", work.id)), &bytes)?;
    }
    let all = serde_json::to_vec_pretty(&json!({ "works": works })).unwrap_or_default();
    write(context, &out.join("works.json"), &all)?;
    let count = works.len().to_string();
    let text = context.t("cli-works-exported", &[("count", &count), ("path", &path)]);
    context.out.show(&json!({"path": path, "works": works.len()}), [text]);
    Ok(())
}

/// The making of a work.
fn film(context: &Context, id: &str, out: PathBuf) -> Done {
    let mut desk = context.reading()?;
    let work = find(context, &desk, id)?.id;
    desk.send(Command::Works(WorksCommand::Film(work.clone(), Some(out.clone()))));
    context.settle(&mut desk)?;
    let path = out.display().to_string();
    context.out.show(&json!({"work": work, "path": path}), [context.t("cli-picture-written", &[("path", &path)])]);
    Ok(())
}

/// The picture of a work as it is seen. Its date is that of the work.
fn png_of(
    context: &Context,
    work: &Artwork,
    sheet: &Sheet,
    offset_min: i32,
    identity: &Identity,
) -> Result<Vec<u8>, Notice> {
    let data = context.home.data.clone();
    let read: ReadBlob = Arc::new(move |blob| {
        crate::io::store::read_blob(&data, blob).inspect_err(|error| tracing::warn!(%error, "work")).ok()
    });
    let side = sheet.width.max(sheet.height);
    let picture = sheets::picture(sheet, side, &read).ok_or_else(|| Notice::problem("picture-missing"))?;
    let outgoing = Outgoing::one(work, PictureFormat::Png);
    outgoing.file(&picture, &outgoing.xmp((provenance::last(work), offset_min)), Some(identity), &*read)
}

fn write(context: &Context, path: &Path, bytes: &[u8]) -> Done {
    files::write_whole(path, bytes).map_err(|error| {
        tracing::warn!(%error, "write");
        context.fail("cli-cannot-write", &[("path", &path.display().to_string())])
    })
}

/// Reads a name of a closed list; wrong use names the list.
fn choice<T: serde::de::DeserializeOwned>(context: &Context, id: &str, text: &str, list: &str) -> Result<T, Failure> {
    serde_json::from_value(text.into()).map_err(|_| Failure::WrongUse(context.t(id, &[("name", text), ("list", list)])))
}

pub(super) fn consent(context: &Context, task: ConsentTask) -> Done {
    match task {
        ConsentTask::Set { work, purpose, answer, by, guardian } => {
            let whose = if guardian { Whose::Guardian } else { Whose::Maker };
            set_consent(context, &work, &purpose, &answer, (whose, by))
        }
        ConsentTask::Form { works, out } => consent_forms(context, works, out),
    }
}

/// Forms with pictures, for the makers.
fn consent_forms(context: &Context, works: Vec<String>, out: PathBuf) -> Done {
    let mut desk = context.reading()?;
    let works: Vec<ArtworkId> =
        works.iter().map(|id| find(context, &desk, id).map(|work| work.id)).collect::<Result<_, _>>()?;
    let count = works.len();
    desk.send(Command::Exhibit(ExhibitCommand::Forms { works, to: out.clone() }));
    context.settle(&mut desk)?;
    let path = out.display().to_string();
    context.out.show(&json!({"path": path, "works": count}), [context.t("cli-picture-written", &[("path", &path)])]);
    Ok(())
}

fn set_consent(context: &Context, work: &str, purpose: &str, answer: &str, (whose, by): (Whose, String)) -> Done {
    let purpose: Use = choice(context, "cli-unknown-use", purpose, "print web archive publicity")?;
    let answer: Answer = choice(context, "cli-unknown-answer", answer, "yes no unasked withdrawn")?;
    let mut desk = context.writing()?;
    let work: ArtworkId = find(context, &desk, work)?.id;
    desk.send(Command::Works(WorksCommand::Consent { work: work.clone(), purpose, answer, by: by.clone(), whose }));
    context.settle(&mut desk)?;
    let document = json!({"work": work, "use": purpose, "answer": answer, "by": by, "whose": whose});
    context.out.show(&document, [context.t("cli-consent-saved", &[])]);
    Ok(())
}
