//! Packages on the command line: `works export`, `works import`, `profiles export`, `profiles import`.

use super::people::found;
use super::works::{find, wanted};
use super::{Context, Done, Failure};
use crate::app::{Command, PackageReport, PackagesCommand, WorksCommand};
use crate::domain::id::{ArtworkId, ProfileId};
use crate::domain::package::Fate;
use crate::formats::package::{ENDING, MAGIC};
use crate::io::desk::Desk;
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Longest that a package may take: gigabytes from a slow USB stick take an hour.
const PACKAGE_LIMIT: Duration = Duration::from_secs(3 * 3600);

/// Whether a file to be written is a package, by its name.
pub(super) fn is_package(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// A file that begins like a package is brought in as one, whatever it is called; any other is a picture.
pub(super) fn command_of(file: PathBuf) -> Command {
    let mut begin = Vec::new();
    let read = std::fs::File::open(&file).and_then(|open| open.take(MAGIC.len() as u64).read_to_end(&mut begin));
    if is_package(&file) || (read.is_ok() && begin == MAGIC) {
        Command::Packages(PackagesCommand::Import(file))
    } else {
        Command::Works(WorksCommand::Import(file))
    }
}

/// Waits as long as a package may take.
pub(super) fn settle(context: &Context, desk: &mut Desk) -> Done {
    // What is not done by then is told as for any other command.
    let _ = desk.settle(PACKAGE_LIMIT);
    context.settle(desk)
}

/// What a package brought, for other programs.
pub(super) fn document(report: &PackageReport) -> Value {
    json!({
        "path": report.from, "new": report.count(Fate::New), "newer": report.count(Fate::Newer),
        "same": report.count(Fate::Same), "older": report.count(Fate::Older), "second": report.count(Fate::Second),
        "people": report.new_people(), "boards_kept": report.differing,
        "works": report.works.iter().map(|(id, _)| id).collect::<Vec<_>>(),
    })
}

/// The same for people.
pub(super) fn line(context: &Context, report: &PackageReport) -> String {
    let count = |fate| report.count(fate).to_string();
    let path = report.from.display().to_string();
    let args = [
        ("path", path.as_str()),
        ("new", &count(Fate::New)),
        ("newer", &count(Fate::Newer)),
        ("same", &count(Fate::Same)),
        ("older", &count(Fate::Older)),
        ("second", &count(Fate::Second)),
        ("people", &report.new_people().to_string()),
    ];
    context.t("cli-package-line", &args)
}

pub(super) fn import(context: &Context, files: Vec<PathBuf>) -> Done {
    let mut desk = context.writing()?;
    let mut failed = None;
    for file in files {
        desk.send(Command::Packages(PackagesCommand::Import(file)));
        if let Err(failure) = settle(context, &mut desk) {
            failed.get_or_insert(failure);
        }
    }
    let brought = &desk.state().packages.brought;
    let documents: Vec<Value> = brought.iter().map(document).collect();
    context.out.show(&json!({"packages": documents}), brought.iter().map(|report| line(context, report)));
    failed.map_or(Ok(()), Err)
}

pub(super) fn export_works(context: &Context, ids: Vec<String>, to: PathBuf) -> Done {
    let mut desk = context.reading()?;
    let works: Vec<ArtworkId> = if ids.is_empty() {
        wanted(context, &desk).into_iter().map(|work| work.id).collect()
    } else {
        ids.iter().map(|id| Ok(find(context, &desk, id)?.id)).collect::<Result<_, _>>()?
    };
    desk.send(Command::Packages(PackagesCommand::ExportWorks { works, to }));
    written(context, &mut desk)
}

pub(super) fn export_people(
    context: &Context,
    name: Option<String>,
    all: bool,
    group: Option<String>,
    to: PathBuf,
) -> Done {
    let mut desk = context.reading()?;
    let people: Vec<ProfileId> = match (name, group) {
        _ if all => Vec::new(),
        (Some(name), _) => vec![found(context, &desk, &name)?.id],
        (None, Some(group)) => of_group(context, &desk, &group)?,
        (None, None) => desk.state().who.clone().into_iter().collect(),
    };
    desk.send(Command::Packages(PackagesCommand::ExportPeople { people, to }));
    written(context, &mut desk)
}

fn of_group(context: &Context, desk: &Desk, group: &str) -> Result<Vec<ProfileId>, Failure> {
    let people: Vec<ProfileId> = desk.state().library.people_of(group).into_iter().map(|one| one.id.clone()).collect();
    if group.is_empty() || people.is_empty() {
        return Err(context.fail("cli-unknown-group", &[("group", group)]));
    }
    Ok(people)
}

fn written(context: &Context, desk: &mut Desk) -> Done {
    let settled = settle(context, desk);
    let Some(written) = desk.state().packages.written.clone() else { return settled };
    let path = written.to.display().to_string();
    let (works, people) = (written.works.to_string(), written.people.to_string());
    let document = json!({"path": path, "works": written.works, "people": written.people});
    context.out.show(
        &document,
        [context.t("cli-package-written", &[("path", &path), ("works", &works), ("people", &people)])],
    );
    settled
}
