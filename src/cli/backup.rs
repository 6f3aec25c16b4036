//! `backup`, `undo`, `redo`, `history`.

use super::args::BackupTask;
use super::{Context, Done};
use crate::app::{BackupCommand, Command};
use crate::domain::id::ProfileId;
use crate::domain::notice::NoticeKind;
use crate::domain::record::HistoryEntry;
use crate::io::desk::Desk;
use crate::text::{dates, numbers};
use serde_json::json;

pub(super) fn run(context: &Context, task: BackupTask) -> Done {
    let mut desk = if matches!(task, BackupTask::List) { context.reading()? } else { context.writing()? };
    match task {
        BackupTask::Now => {
            desk.send(Command::Backup(BackupCommand::Now));
            context.settle(&mut desk)?;
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let newest =
                desk.state().backups.iter().max_by_key(|(id, at, _)| (*at, id.clone())).map(|(id, ..)| id.clone());
            let id = newest.unwrap_or_default();
            context.out.show(&json!({"id": id}), [context.t("cli-backup-made", &[("id", &id)])]);
        }
        BackupTask::List => {
            desk.send(Command::Backup(BackupCommand::List));
            context.settle(&mut desk)?;
            let backups = &desk.state().backups;
            let documents: Vec<_> =
                backups.iter().map(|(id, at, bytes)| json!({"id": id, "at": at, "bytes": bytes})).collect();
            let line = |(id, at, bytes): &(String, i64, u64)| {
                let date = dates::day_and_time(context.texts.lang(), *at, desk.state().utc_offset_min);
                context.t("cli-backup-line", &[("id", id), ("date", &date), ("size", &numbers::bytes(*bytes))])
            };
            let none = backups.is_empty().then(|| context.t("cli-no-backups", &[]));
            context.out.show(&json!({"backups": documents}), backups.iter().map(line).chain(none));
        }
        BackupTask::Restore { id } => {
            desk.send(Command::Backup(BackupCommand::Restore(id.clone())));
            context.settle(&mut desk)?;
            context.out.show(&json!({"id": id}), [context.t("cli-restored", &[("id", &id)])]);
        }
    }
    Ok(())
}

pub(super) fn undo(context: &Context) -> Done {
    step(context, Command::Undo, "undone", "cli-undone")
}

pub(super) fn redo(context: &Context) -> Done {
    step(context, Command::Redo, "redone", "cli-redone")
}

/// The undo lists of the person and of the device (people added and removed), newest first.
fn lists(context: &Context, desk: &mut Desk) -> Result<(Vec<HistoryEntry>, Vec<HistoryEntry>), super::Failure> {
    let who = desk.state().who.clone();
    let mut read = |who: Option<ProfileId>| {
        desk.state_mut().who = who;
        desk.send(Command::Backup(BackupCommand::History));
        context.settle(desk)?;
        Ok(std::mem::take(&mut desk.state_mut().history))
    };
    let device = read(None)?;
    let own = if who.is_some() { read(who)? } else { Vec::new() };
    Ok((own, device))
}

/// Whether the next step back or forth is one of the device. Steps are taken back newest first and done again in the other
/// order; what was undone long before the newest change comes last.
fn device_is_next(command: &Command, own: &[HistoryEntry], device: &[HistoryEntry]) -> bool {
    let newest = |list: &[HistoryEntry]| list.iter().filter(|entry| !entry.undone).map(|entry| entry.step).max();
    if *command == Command::Undo {
        return newest(device) > newest(own);
    }
    let live = newest(own).max(newest(device)).unwrap_or(i64::MIN);
    let next = |list: &[HistoryEntry]| {
        let step = list.iter().filter(|entry| entry.undone).map(|entry| entry.step).min();
        step.map(|step| (step < live, step))
    };
    match (next(device), next(own)) {
        (Some(device), Some(own)) => device < own,
        (device, own) => device.is_some() && own.is_none(),
    }
}

/// One step of the person's undo list or of the device's, whichever is next.
fn step(context: &Context, command: Command, what: &str, text: &str) -> Done {
    let mut desk = context.writing()?;
    let (own, device) = lists(context, &mut desk)?;
    let own_is_at_its_end = !own.iter().any(|entry| entry.undone == (command == Command::Redo));
    // Somebody who was named is asked for their own changes first.
    if own_is_at_its_end || context.profile.is_none() && device_is_next(&command, &own, &device) {
        desk.state_mut().who = None;
    }
    desk.send(command);
    let _ = desk.settle(super::LIMIT);
    let done = desk.state().notices.iter().find(|n| n.kind == NoticeKind::Done && n.what == what).cloned();
    context.settle(&mut desk)?;
    let name = done.and_then(|notice| notice.args.into_iter().next()).map(|(_, name)| name).unwrap_or_default();
    let change = context.texts.get(&format!("change-{name}"));
    context.out.show(&json!({"change": name}), [context.t(text, &[("change", &change)])]);
    Ok(())
}

pub(super) fn history(context: &Context) -> Done {
    let mut desk = context.reading()?;
    let (own, device) = lists(context, &mut desk)?;
    let mut entries: Vec<HistoryEntry> = own.into_iter().chain(device).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.step));
    let line = |entry: &HistoryEntry| {
        let date = dates::day_and_time(context.texts.lang(), entry.at, desk.state().utc_offset_min);
        let change = context.texts.get(&format!("change-{}", entry.name));
        let id = if entry.undone { "cli-history-line-undone" } else { "cli-history-line" };
        context.t(id, &[("step", &entry.step.to_string()), ("date", &date), ("change", &change)])
    };
    let none = entries.is_empty().then(|| context.t("cli-no-history", &[]));
    context.out.show(&json!({"history": entries}), entries.iter().map(line).chain(none));
    Ok(())
}
