//! `profiles`.

use super::args::ProfilesTask;
use super::{Context, Done, Failure, packages};
use crate::app::{Command, ProfilesCommand, SettingsCommand};
use crate::domain::profile::Profile;
use crate::io::desk::Desk;
use serde_json::json;

pub(super) fn run(context: &Context, task: ProfilesTask) -> Done {
    match task {
        ProfilesTask::List => list(context),
        ProfilesTask::Export { name, out, all, group } => packages::export_people(context, name, all, group, out),
        ProfilesTask::Import { files } => packages::import(context, files),
        ProfilesTask::Group { name, group } => put_in_group(context, &name, group),
        ProfilesTask::Add { name } => {
            let mut desk = context.writing()?;
            desk.send(Command::Profiles(ProfilesCommand::Add { name: name.clone(), picture: Default::default() }));
            context.settle(&mut desk)?;
            // Their name may have been made shorter.
            let added = desk.state().library.people().last().map(|person| (person.id.clone(), person.name.clone()));
            let (id, name) = added.unwrap_or_default();
            let line = context.t("cli-person-added", &[("name", &name)]);
            context.out.show(&json!({"id": id, "name": name, "profiles": [{"id": id, "name": name}]}), [line]);
            Ok(())
        }
        ProfilesTask::Remove { name } => {
            let mut desk = context.writing()?;
            let id = found(context, &desk, &name)?.id;
            desk.send(Command::Profiles(ProfilesCommand::Remove(id.clone())));
            context.settle(&mut desk)?;
            let line = context.t("cli-person-removed", &[("name", &name)]);
            context.out.show(&json!({"id": id, "name": name, "profiles": [{"id": id, "name": name}]}), [line]);
            Ok(())
        }
    }
}

/// A person by name or id.
pub(super) fn found(context: &Context, desk: &Desk, name: &str) -> Result<Profile, Failure> {
    let people = desk.state().library.people();
    let found = people.into_iter().find(|person| person.name == name || person.id.as_str() == name);
    found.cloned().ok_or_else(|| context.fail("cli-unknown-person", &[("name", name)]))
}

fn put_in_group(context: &Context, name: &str, group: String) -> Done {
    let mut desk = context.writing()?;
    let person = found(context, &desk, name)?;
    let id = person.id.clone();
    desk.send(Command::Settings(SettingsCommand::Save(Box::new(Profile { group, ..person }))));
    context.settle(&mut desk)?;
    // Its name may have been made shorter.
    let group = desk.state().library.profiles.get(&id).map(|person| person.group.clone()).unwrap_or_default();
    let text = if group.is_empty() { "cli-person-no-group" } else { "cli-person-group" };
    let line = context.t(text, &[("name", name), ("group", &group)]);
    context.out.show(&json!({"id": id, "name": name, "group": group}), [line]);
    Ok(())
}

fn list(context: &Context) -> Done {
    // Everyone has someone to start with, also before the window was ever opened.
    let desk = match context.reading()? {
        desk if desk.state().library.profiles.is_empty() => context.writing()?,
        desk => desk,
    };
    let people = desk.state().library.people();
    let document: Vec<_> = people.iter().map(|p| json!({"id": p.id, "name": p.name, "group": p.group})).collect();
    context.out.show(&json!({"profiles": document}), people.iter().map(|p| p.name.clone()));
    Ok(())
}
