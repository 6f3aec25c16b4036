//! `exhibit`.

use super::args::ExhibitTask;
use super::{Context, Done, Failure};
use crate::app::{Command, ExhibitCommand};
use crate::domain::consent::{Answer, Use};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::ArtworkId;
use crate::io::desk::Desk;
use serde_json::{Value, json};
use std::path::PathBuf;

pub(super) fn run(context: &Context, task: ExhibitTask) -> Done {
    match task {
        ExhibitTask::New { name } => new(context, &name),
        ExhibitTask::Add { name, works } => add(context, &name, works),
        ExhibitTask::List => list(context),
        ExhibitTask::Check { name } => check(context, &name),
        ExhibitTask::Export { name, out, base_url } => export(context, &name, out, base_url),
    }
}

fn find(context: &Context, desk: &Desk, name: &str) -> Result<Exhibition, Failure> {
    let found = desk.state().library.exhibition(name).cloned();
    found.ok_or_else(|| context.fail("cli-unknown-exhibition", &[("name", name)]))
}

fn document(show: &Exhibition) -> Value {
    json!({"id": show.id, "name": show.title, "works": show.works})
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
        context.t("cli-exhibition-line", &[("name", &show.title), ("count", &show.works.len().to_string())])
    };
    let none = shows.is_empty().then(|| context.t("cli-no-exhibitions", &[]));
    context.out.show(&json!({"exhibitions": documents}), shows.iter().map(line).chain(none));
    Ok(())
}

/// What is missing, work by work, each with its fix.
fn check(context: &Context, name: &str) -> Done {
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    let mut problems: Vec<(String, &str)> = Vec::new();
    if show.works.is_empty() {
        problems.push((String::new(), "check-no-works"));
    }
    for id in &show.works {
        match desk.state().library.artworks.get(id) {
            None => problems.push((id.0.clone(), "check-work-gone")),
            Some(work) => {
                let wanting = [
                    (work.title.text.is_empty(), "check-no-title"),
                    (work.alt.get(context.texts.lang()).is_empty(), "check-no-description"),
                    (work.consents.answer(Use::Web) == Answer::Unasked, "check-unasked"),
                    (work.consents.answer(Use::Web) == Answer::No, "check-refused"),
                    (work.consents.answer(Use::Web) == Answer::Withdrawn, "check-withdrawn"),
                ];
                problems.extend(wanting.into_iter().filter(|(is, _)| *is).map(|(_, what)| (id.0.clone(), what)));
            }
        }
    }
    let fix = |what: &str| context.texts.hint(what).unwrap_or_default();
    let documents: Vec<Value> =
        problems.iter().map(|(w, what)| json!({"work": w, "what": what, "fix": fix(what)})).collect();
    let line = |(work, what): &(String, &str)| {
        // What is wrong with the exhibition as a whole has no work to name.
        let line =
            context.t("cli-check-line", &[("work", work), ("what", &context.texts.get(what)), ("fix", &fix(what))]);
        line.trim_start_matches([':', ' ']).to_owned()
    };
    let fine = problems.is_empty().then(|| context.t("cli-check-fine", &[]));
    context.out.show(&json!({"problems": documents}), problems.iter().map(line).chain(fine));
    Ok(())
}

fn export(context: &Context, name: &str, out: PathBuf, base_url: Option<String>) -> Done {
    let mut desk = context.reading()?;
    let show = find(context, &desk, name)?;
    desk.send(Command::Exhibit(ExhibitCommand::Export { show: show.id.clone(), to: out.clone(), base_url }));
    if !desk.settle(super::LIMIT) {
        return Err(context.failed(&crate::domain::notice::Notice::problem("busy")));
    }
    // Works that their makers do not want shown are left out, and said so; that is no failure.
    let left_out = std::mem::take(&mut desk.state_mut().exhibit.left_out);
    desk.state_mut().notices.retain(|notice| notice.what != "export-left-out");
    context.settle(&mut desk)?;
    let path = out.display().to_string();
    let mut lines = vec![context.t("cli-exhibition-exported", &[("path", &path)])];
    for (title, why) in &left_out {
        let why = context.texts.get(why);
        lines.push(context.t("cli-exhibition-left-out", &[("title", title), ("why", &why)]));
    }
    let left: Vec<Value> = left_out.iter().map(|(title, why)| json!({"title": title, "why": why})).collect();
    context.out.show(&json!({"path": path, "works": show.works.len() - left.len(), "left_out": left}), lines);
    Ok(())
}
