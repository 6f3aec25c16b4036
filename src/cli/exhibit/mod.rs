//! `exhibit`.

mod args;
mod check;
mod export;

pub(super) use args::ExhibitTask;

use super::{Context, Done, Failure};
use crate::app::{Command, ExhibitCommand};
use crate::domain::exhibition::{Exhibition, Product};
use crate::domain::id::ArtworkId;
use crate::io::desk::Desk;
use serde_json::{Value, json};

pub(super) fn run(context: &Context, task: ExhibitTask) -> Done {
    use Product::{Archive, Catalogue, Labels, Mounting, Prints, Publicity, Web};
    let export = |args, products: &[Product]| export::run(context, &args, products.iter().copied().collect(), None);
    match task {
        ExhibitTask::New { name } => new(context, &name),
        ExhibitTask::Add { name, works } => add(context, &name, works),
        ExhibitTask::List => list(context),
        ExhibitTask::Check { name, uses, print } => check::run(context, &name, &uses, print.options()),
        ExhibitTask::Export(args) => export(args, &[Web, Prints, Labels, Catalogue, Mounting]),
        ExhibitTask::Web(args) => export(args, &[Web]),
        ExhibitTask::Prints(args) => export(args, &[Prints]),
        ExhibitTask::Labels(args) => {
            let made = if args.is_large() { "paper/labels-large.pdf" } else { "paper/labels.pdf" };
            export::document(context, &args, Labels, &[made])
        }
        ExhibitTask::Catalogue(args) => export::document(context, &args, Catalogue, &["paper/catalogue.pdf"]),
        ExhibitTask::Mounting(args) => {
            export::document(context, &args, Mounting, &["paper/mounting.pdf", "paper/mounting.csv"])
        }
        ExhibitTask::Archive(args) => export(args, &[Archive]),
        ExhibitTask::Publicity(args) => export(args, &[Publicity]),
        ExhibitTask::Went { name } => export::went(context, &name),
    }
}

pub(super) fn find(context: &Context, desk: &Desk, name: &str) -> Result<Exhibition, Failure> {
    let found = desk.state().library.exhibition(name).cloned();
    found.ok_or_else(|| context.fail("cli-unknown-exhibition", &[("name", name)]))
}

fn document(show: &Exhibition) -> Value {
    json!({"id": show.id, "name": show.title, "works": show.works().collect::<Vec<_>>()})
}

fn new(context: &Context, name: &str) -> Done {
    let mut desk = context.writing()?;
    desk.send(Command::Exhibit(ExhibitCommand::New(name.to_owned())));
    context.settle(&mut desk)?;
    // Its title may have been made shorter.
    let id = desk.state().exhibit.open.clone().unwrap_or_default();
    let show = find(context, &desk, id.as_str())?;
    context.out.show(&document(&show), [context.t("cli-exhibition-made", &[("name", &show.title)])]);
    Ok(())
}

fn add(context: &Context, name: &str, works: Vec<String>) -> Done {
    let mut desk = context.writing()?;
    let show = find(context, &desk, name)?;
    if let Some(unknown) = works.iter().find(|id| !desk.state().library.artworks.contains_key(id.as_str())) {
        return Err(context.fail("cli-unknown-work", &[("name", unknown)]));
    }
    let count = works.len().to_string();
    desk.send(Command::Exhibit(ExhibitCommand::Add(show.id, works.into_iter().map(ArtworkId).collect())));
    context.settle(&mut desk)?;
    let show = find(context, &desk, name)?;
    let line = context.t("cli-exhibition-hung", &[("count", &count), ("name", &show.title)]);
    context.out.show(&document(&show), [line]);
    Ok(())
}

fn list(context: &Context) -> Done {
    let desk = context.reading()?;
    let shows: Vec<&Exhibition> = desk.state().library.exhibitions.values().collect();
    let documents: Vec<Value> = shows.iter().map(|show| document(show)).collect();
    let line = |show: &&Exhibition| {
        context.t("cli-exhibition-line", &[("name", &show.title), ("count", &show.count().to_string())])
    };
    let none = shows.is_empty().then(|| context.t("cli-no-exhibitions", &[]));
    context.out.show(&json!({"exhibitions": documents}), shows.iter().map(line).chain(none));
    Ok(())
}
