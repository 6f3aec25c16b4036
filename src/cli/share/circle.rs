//! `share`: the circle.

use super::{stdin, told};
use crate::app::take_shared;
use crate::cli::args::ShareTask;
use crate::cli::people::found;
use crate::cli::{Context, Done, Failure};
use crate::domain::share::{DeviceId, Role};
use crate::io::files::now_millis;
use crate::io::share::engine::{Report, Tablet};
use crate::io::share::meeting::{Meeting, MeetingError, Standing};
use crate::io::share::seat::Seat;
use serde_json::{Value, json};

pub(super) fn run(context: &Context, task: ShareTask, seat: Seat) -> Done {
    let (meeting, now) = (Meeting::of(seat), now_millis());
    let failed = |error: MeetingError| failed(context, &error);
    match task {
        ShareTask::List => list(context, &standing(context, &meeting)?),
        ShareTask::Found { name } => {
            meeting.found(&name, now).map_err(failed)?;
            list(context, &standing(context, &meeting)?);
        }
        ShareTask::Join { name } => {
            // Which circle it is says the code.
            let joined = Meeting::join(&context.home.data, &name, &stdin(context)?, now).map_err(failed)?;
            match joined.1 {
                Some(checked) => told(context, &checked),
                None => context.out.show(&json!({"verdict": null}), [context.t("cli-share-joined", &[])]),
            }
        }
        ShareTask::Code { keeper } => {
            let code = meeting.invite(keeper, now).map_err(failed)?;
            context.out.show(&json!({"code": code}), [code.clone()]);
        }
        ShareTask::Meet => meet(context, &meeting)?,
        ShareTask::ShutOut { tablet } => {
            let id = tablet_of(context, &standing(context, &meeting)?, &tablet)?;
            meeting.shut_out(&id, now).map_err(failed)?;
            context.out.show(&json!({"tablet": id}), [context.t("cli-share-will", &[])]);
        }
        ShareTask::Erase { person, yes } => erase(context, &meeting, &person, yes)?,
        ShareTask::Proof { scope, out } => {
            let path = meeting.prove(&scope, &out, now).map_err(failed)?;
            let shown = path.display().to_string();
            context.out.show(&json!({"path": path}), [context.t("share-proved", &[("path", &shown)])]);
        }
        ShareTask::Leave => {
            meeting.leave().map_err(failed)?;
            context.out.show(&json!({"left": true}), [context.t("cli-share-left", &[])]);
        }
        // The place is the caller's.
        ShareTask::Place | ShareTask::Folder { .. } | ShareTask::Bucket(_) | ShareTask::Check | ShareTask::Forget => {}
    }
    Ok(())
}

fn failed(context: &Context, error: &MeetingError) -> Failure {
    tracing::warn!(%error, "sharing");
    let hint = context.texts.hint(error.notice()).unwrap_or_default();
    Failure::Sentence(format!("{} {hint}", context.texts.get(error.notice())))
}

fn standing(context: &Context, meeting: &Meeting) -> Result<Standing, Failure> {
    let standing = meeting.standing().map_err(|error| failed(context, &error))?;
    standing.ok_or_else(|| failed(context, &MeetingError::Alone))
}

fn list(context: &Context, standing: &Standing) {
    let tablet = |tablet: &Tablet| {
        json!({
            "id": tablet.id, "name": tablet.name, "keeper": tablet.role == Role::Keeper, "last": tablet.last,
            "this": tablet.is_this, "up_to_date": tablet.is_up_to_date,
        })
    };
    let tablets: Vec<Value> = standing.tablets.iter().map(tablet).collect();
    let erased: Vec<Value> = standing
        .erased
        .iter()
        .map(|erased| json!({"scope": erased.scope, "at": erased.at, "done": erased.done.len(), "missing": erased.missing}))
        .collect();
    let line = |tablet: &Tablet| {
        let state = if tablet.is_this { "share-this" } else { "cli-share-other" };
        let (id, state) = (tablet.id.to_string(), context.texts.get(state));
        context.t("cli-share-tablet", &[("name", &tablet.name), ("id", &id), ("state", &state)])
    };
    let gone = standing.erased.iter().map(|erased| {
        let (done, missing) = (erased.done.len().to_string(), erased.missing.join(", "));
        context.t("cli-share-erased", &[("scope", &erased.scope), ("count", &done), ("missing", &missing)])
    });
    let document = json!({
        "name": standing.note.name, "met": standing.note.met, "keeps": standing.keeps, "tablets": tablets, "erased": erased,
        "leaked_codes": standing.leaked,
    });
    context.out.show(&document, standing.tablets.iter().map(line).chain(gone));
}

/// By its name, if only one has it, or its id.
fn tablet_of(context: &Context, standing: &Standing, text: &str) -> Result<DeviceId, Failure> {
    let named: Vec<&Tablet> = standing.tablets.iter().filter(|one| one.name == text || one.id.0 == text).collect();
    match named.as_slice() {
        [one] => Ok(one.id.clone()),
        _ => Err(context.fail("cli-share-unknown", &[("name", text)])),
    }
}

/// What others changed goes into the store as any change does.
fn meet(context: &Context, meeting: &Meeting) -> Done {
    let mut desk = context.writing()?;
    let mut report = Report { more: true, ..Report::default() };
    while report.more {
        let (next, offers) = meeting.meet(now_millis()).map_err(|error| failed(context, &error))?;
        let effects = take_shared(desk.state_mut(), offers);
        // What nothing was taken of is offered again for ever.
        let more = next.more && !effects.is_empty();
        desk.carry_out(effects);
        context.settle(&mut desk)?;
        report = Report { more, ..report + next };
    }
    context.out.show(&document(&report), lines(context, &report));
    Ok(())
}

fn document(report: &Report) -> Value {
    json!({
        "sent": report.sent, "came": report.came, "waiting": report.waiting, "refused": report.refused,
        "erased": report.erased, "requests": report.cost.requests(),
        "bytes_in": report.cost.bytes_in, "bytes_out": report.cost.bytes_out,
    })
}

fn lines(context: &Context, report: &Report) -> Vec<String> {
    let (came, sent) = (report.came.to_string(), report.sent.to_string());
    let (requests, bytes) =
        (report.cost.requests().to_string(), (report.cost.bytes_in + report.cost.bytes_out).to_string());
    vec![
        context.t("share-met", &[("came", &came), ("sent", &sent)]),
        context.t("cli-share-cost", &[("requests", &requests), ("bytes", &bytes)]),
    ]
}

fn erase(context: &Context, meeting: &Meeting, person: &str, yes: bool) -> Done {
    let desk = context.reading()?;
    let id = found(context, &desk, person)?.id.clone();
    drop(desk);
    if !yes {
        let line = context.t("share-erase-sure", &[("name", person)]);
        context.out.show(&json!({"erased": false}), [line]);
        return Ok(());
    }
    meeting.erase(&id, now_millis()).map_err(|error| failed(context, &error))?;
    context.out.show(&json!({"erased": true}), [context.t("cli-share-will", &[])]);
    Ok(())
}
