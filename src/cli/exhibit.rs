//! `exhibit`.

use super::args::ExhibitTask;
use super::{Context, Done, Failure};
use crate::app::{Command, ExhibitCommand};
use crate::domain::exhibition::{self, Exhibition, ExportOptions, LeftOut, Problem, Product, Wanted};
use crate::domain::id::ArtworkId;
use crate::domain::notice::Notice;
use crate::io::desk::Desk;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

/// Longest that an export may take: hundreds of works for print take hours on a slow tablet.
const EXPORT_LIMIT: Duration = Duration::from_secs(6 * 3600);

pub(super) fn run(context: &Context, task: ExhibitTask) -> Done {
    match task {
        ExhibitTask::New { name } => new(context, &name),
        ExhibitTask::Add { name, works } => add(context, &name, works),
        ExhibitTask::List => list(context),
        ExhibitTask::Check { name } => check(context, &name),
        ExhibitTask::Export { name, out, base_url } => {
            let options = ExportOptions { base_url, ..ExportOptions::default() };
            export(context, &name, out, BTreeSet::new(), options)
        }
        ExhibitTask::Archive { name, out } => {
            export(context, &name, out, [Product::Archive].into(), ExportOptions::default())
        }
    }
}

fn find(context: &Context, desk: &Desk, name: &str) -> Result<Exhibition, Failure> {
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

/// What is missing, work by work, each with its fix.
fn check(context: &Context, name: &str) -> Done {
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    let state = desk.state();
    let source = state.exhibition_source(&show.id).unwrap_or_default();
    let options = ExportOptions::default();
    let products = [Product::Web, Product::Prints].into();
    let wanted = Wanted {
        products: &products,
        print_mm: options.print.mm,
        dpi: options.print.dpi,
        may_show: &|symbol| state.may_show(symbol),
    };
    let problems = exhibition::check(&source, &wanted);
    let texts = &context.texts;
    let what = |problem: &Problem| texts.problem(problem);
    let fix = |problem: &Problem| texts.problem_fix(problem);
    let id = |problem: &Problem| problem.work.clone().unwrap_or_default();
    let document =
        |p: &Problem| json!({"work": id(p), "what": p.what, "fix": fix(p), "why": what(p), "stops": p.stops});
    let documents: Vec<Value> = problems.iter().map(document).collect();
    let line = |problem: &Problem| {
        // What is wrong with the exhibition as a whole has no work to name.
        let line = context
            .t("cli-check-line", &[("work", id(problem).as_str()), ("what", &what(problem)), ("fix", &fix(problem))]);
        line.trim_start_matches([':', ' ']).to_owned()
    };
    let fine = problems.is_empty().then(|| context.t("cli-check-fine", &[]));
    context.out.show(&json!({"problems": documents}), problems.iter().map(line).chain(fine));
    Ok(())
}

/// Writes products of an exhibition into a folder.
fn export(context: &Context, name: &str, to: PathBuf, products: BTreeSet<Product>, options: ExportOptions) -> Done {
    // Where works went is kept: this writes.
    let mut desk = context.writing()?;
    let show = find(context, &desk, name)?;
    let command = ExhibitCommand::Export { show: show.id, to: to.clone(), products, options: Box::new(options) };
    desk.send(Command::Exhibit(command));
    if !desk.settle(EXPORT_LIMIT) {
        return Err(context.failed(&Notice::problem("busy")));
    }
    // Works that their makers do not want shown are left out, and said so; that is no failure.
    let left_out = std::mem::take(&mut desk.state_mut().exhibit.left_out);
    desk.state_mut().notices.retain(|notice| notice.what != "export-left-out");
    context.settle(&mut desk)?;
    let path = to.display().to_string();
    let mut lines = vec![context.t("cli-exhibition-exported", &[("path", &path)])];
    for out in &left_out {
        let (why, purpose) =
            (context.texts.get(out.why.key()), context.texts.get(&format!("use-{}", out.purpose.name())));
        let why = format!("{purpose}: {why}");
        lines.push(context.t("cli-exhibition-left-out", &[("title", &out.title), ("why", &why)]));
    }
    let document =
        |out: &LeftOut| json!({"work": out.work, "title": out.title, "use": out.purpose, "why": out.why.key()});
    let last = desk.state().library.outings.values().max_by_key(|outing| outing.at);
    let in_some: BTreeSet<&ArtworkId> =
        last.iter().flat_map(|outing| &outing.went).flat_map(|(_, works)| works).collect();
    // A work can be on the web and not in print: that is not left out, but it is said.
    let (partly, mut out): (Vec<_>, Vec<_>) = left_out.iter().partition(|left| in_some.contains(&left.work));
    out.dedup_by_key(|left| &left.work);
    let documents = |left: Vec<&LeftOut>| left.into_iter().map(document).collect::<Vec<Value>>();
    let all = json!({"path": path, "works": in_some.len(), "left_out": documents(out), "partly": documents(partly)});
    context.out.show(&all, lines);
    Ok(())
}
