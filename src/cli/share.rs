//! `share`.

mod circle;

use super::args::{BucketTask, ShareTask, StyleName};
use super::exhibit::find;
use super::{Context, Done, Failure};
use crate::domain::place::{Account, Place, Style, Verdict};
use crate::domain::share::Reach;
use crate::io::files;
use crate::io::net::Secret;
use crate::io::share::depot::{Checked, Places};
use crate::io::share::seat::Seat;
use serde_json::{Value, json};
use std::io::Read;

/// Longest key that is read, and longest file with certificates, bytes.
const MAX_KEY: u64 = 16 << 10;
const MAX_CERTIFICATE: u64 = 64 << 10;

/// `show`: the exhibition whose circle it is; none: the workshop's.
pub(super) fn run(context: &Context, task: ShareTask, show: Option<&str>) -> Done {
    let seat = seat(context, show)?;
    let places = seat.places();
    match task {
        ShareTask::Place => shown(context, places.read().map_err(|error| unkept(context, &error))?.as_ref()),
        ShareTask::Folder { path } => {
            let path = std::path::absolute(&path).map_err(|error| unkept(context, &error))?;
            choose(context, &places, Place::Folder { path, mark: None }, None)?;
        }
        ShareTask::Bucket(task) => {
            let account = account(context, task)?;
            choose(context, &places, Place::Bucket(account), key(context)?)?;
        }
        ShareTask::Check => check(context, &places)?,
        ShareTask::Forget => {
            places.forget().map_err(|error| unkept(context, &error))?;
            context.out.show(&json!({"place": null}), [context.t("cli-share-forgotten", &[])]);
        }
        task => circle::run(context, task, seat)?,
    }
    Ok(())
}

/// Of an exhibition that has not come yet nobody knows the name, so that its id does as well.
fn seat(context: &Context, show: Option<&str>) -> Result<Seat, Failure> {
    let data = &context.home.data;
    let Some(name) = show else { return Ok(Seat::workshop(data)) };
    let taken = Seat::taken(data).into_iter().find(|seat| *seat.reach() == Reach::Show(name.into()));
    if let Some(seat) = taken {
        return Ok(seat);
    }
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    Ok(Seat::new(data, Reach::Show(show.id)))
}

fn unkept(context: &Context, error: &std::io::Error) -> Failure {
    context.fail("cli-share-unkept", &[("why", &error.to_string())])
}

fn account(context: &Context, task: BucketTask) -> Result<Account, Failure> {
    let style = match task.style {
        StyleName::Path => Style::Path,
        StyleName::Host => Style::Host,
    };
    let read = |path| files::read_bounded(path, MAX_CERTIFICATE).map_err(|error| unkept(context, &error));
    let certificate = task.certificate.as_deref().map(read).transpose()?.unwrap_or_default();
    Ok(Account {
        endpoint: task.endpoint,
        region: task.region,
        bucket: task.bucket,
        prefix: task.prefix,
        access_key: task.access_key,
        style,
        is_open: task.open,
        certificate: String::from_utf8_lossy(&certificate).into_owned(),
    })
}

/// A key comes by stdin alone: arguments can be read by every process, and shells remember them.
fn key(context: &Context) -> Result<Option<Secret>, Failure> {
    let text = stdin(context)?;
    Ok((!text.is_empty()).then(|| Secret::new(text)))
}

/// What comes by stdin, without the spaces round it.
fn stdin(context: &Context) -> Result<String, Failure> {
    let mut text = String::new();
    let read = std::io::stdin().lock().take(MAX_KEY).read_to_string(&mut text);
    read.map_err(|error| unkept(context, &error))?;
    Ok(text.trim().to_owned())
}

/// A place that does not work is not kept, and a failure of the command.
fn choose(context: &Context, places: &Places, place: Place, key: Option<Secret>) -> Done {
    let checked = places.choose(place, key).map_err(|error| unkept(context, &error))?;
    if !checked.verdict.is_usable() {
        tracing::warn!(detail = checked.detail, "a place to meet");
        let why = verdict(context, checked.verdict);
        return Err(Failure::Sentence(format!("{why} {}", context.t("share-not-chosen", &[]))));
    }
    told(context, &checked);
    Ok(())
}

/// That a place does not work is a finding, not a failure of the command.
fn check(context: &Context, places: &Places) -> Done {
    let place = places.read().map_err(|error| unkept(context, &error))?;
    let place = place.ok_or_else(|| context.fail("cli-share-nowhere", &[]))?;
    told(context, &place.check(places.key().as_ref()));
    Ok(())
}

fn told(context: &Context, checked: &Checked) {
    let line = verdict(context, checked.verdict);
    let document =
        json!({"verdict": checked.verdict.key(), "usable": checked.verdict.is_usable(), "detail": checked.detail});
    let detail = (!checked.detail.is_empty()).then(|| checked.detail.clone());
    context.out.show(&document, std::iter::once(line).chain(detail));
}

/// A verdict in words, with what can be done about it.
fn verdict(context: &Context, verdict: Verdict) -> String {
    let key = format!("share-verdict-{}", verdict.key());
    let hint = context.texts.hint(&key).unwrap_or_default();
    format!("{} {hint}", context.texts.get(&key))
}

fn shown(context: &Context, place: Option<&Place>) {
    let (document, line) = match place {
        None => (Value::Null, context.t("cli-share-nowhere", &[])),
        Some(Place::Folder { path, .. }) => {
            let path = path.display().to_string();
            (json!({"kind": "folder", "path": path}), context.t("share-in-folder", &[("path", &path)]))
        }
        Some(Place::Bucket(account)) => {
            let about = [("bucket", account.bucket.as_str()), ("host", &account.endpoint)];
            let (endpoint, bucket, prefix) = (&account.endpoint, &account.bucket, &account.prefix);
            let document = json!({"kind": "bucket", "endpoint": endpoint, "bucket": bucket, "prefix": prefix});
            (document, context.t("share-in-bucket", &about))
        }
    };
    context.out.show(&json!({"place": document}), [line]);
}
