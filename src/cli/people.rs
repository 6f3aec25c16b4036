//! `profiles`.

use super::args::ProfilesTask;
use super::{Context, Done, packages};
use crate::app::{Command, ProfilesCommand};
use serde_json::json;

pub(super) fn run(context: &Context, task: ProfilesTask) -> Done {
    match task {
        ProfilesTask::List => list(context),
        ProfilesTask::Export { name, out, all } => packages::export_people(context, name, all, out),
        ProfilesTask::Import { files } => packages::import(context, files),
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
            let id = desk
                .state()
                .library
                .people()
                .iter()
                .find(|p| p.name == name || p.id.as_str() == name)
                .map(|p| p.id.clone());
            let id = id.ok_or_else(|| context.fail("cli-unknown-person", &[("name", &name)]))?;
            desk.send(Command::Profiles(ProfilesCommand::Remove(id.clone())));
            context.settle(&mut desk)?;
            let line = context.t("cli-person-removed", &[("name", &name)]);
            context.out.show(&json!({"id": id, "name": name, "profiles": [{"id": id, "name": name}]}), [line]);
            Ok(())
        }
    }
}

fn list(context: &Context) -> Done {
    // Everyone has someone to start with, also before the window was ever opened.
    let desk = match context.reading()? {
        desk if desk.state().library.profiles.is_empty() => context.writing()?,
        desk => desk,
    };
    let people = desk.state().library.people();
    let document: Vec<_> = people.iter().map(|p| json!({"id": p.id, "name": p.name})).collect();
    context.out.show(&json!({"profiles": document}), people.iter().map(|p| p.name.clone()));
    Ok(())
}
