//! `services`.

use super::args::ServicesTask;
use super::{Context, Done, Failure};
use crate::io::forgetting;
use crate::io::net::{self, Checked, Finding, Kept, Keys, Secret, Service, Services};
use serde_json::{Value, json};
use std::io::Read;
use std::time::Duration;

/// Longest key that is read, bytes.
const MAX_KEY: u64 = 16 << 10;
/// How long a service may take to answer.
const TEST_LIMIT: Duration = Duration::from_secs(10);

pub(super) fn run(context: &Context, task: ServicesTask) -> Done {
    let damaged = |error: net::ServicesError| context.fail("cli-services-damaged", &[("why", &error.to_string())]);
    let services = || Services::read(&context.home.data).map_err(damaged);
    let named = |name: &str| services()?.named(name).cloned().ok_or_else(|| unknown(context, name));
    match task {
        ServicesTask::List => list(context, services()?.list()),
        ServicesTask::Test { name } => test(context, &named(&name)?),
        ServicesTask::On { name } => switch(context, &name, true)?,
        ServicesTask::Off { name } => switch(context, &name, false)?,
        ServicesTask::Key { name } => key(context, &named(&name)?)?,
        // A list that cannot be read keeps no PIN.
        ServicesTask::ForgetPin { yes } => forget_pin(context, yes)?,
    }
    Ok(())
}

fn switch(context: &Context, name: &str, on: bool) -> Done {
    let damaged = |error: net::ServicesError| context.fail("cli-services-damaged", &[("why", &error.to_string())]);
    let services = Services::switch(&context.home.data, name, on).map_err(damaged)?;
    let services = services.ok_or_else(|| unknown(context, name))?;
    list(context, services.named(name).map(std::slice::from_ref).unwrap_or_default());
    Ok(())
}

/// Whoever has a terminal here could remove the files as well, so that there is no wait; but what it costs is said first.
fn forget_pin(context: &Context, yes: bool) -> Done {
    if !yes {
        let line = context.t("cli-pin-would-go", &[]);
        context.out.show(&json!({"removed": false}), [line]);
        return Ok(());
    }
    let data = &context.home.data;
    forgetting::forget_pin(data, &Keys::of_system(data)).map_err(|error| {
        tracing::warn!(%error, "PIN");
        context.fail("cli-pin-kept", &[("why", &error.to_string())])
    })?;
    context.out.show(&json!({"removed": true}), [context.t("cli-pin-gone", &[])]);
    Ok(())
}

/// A key comes by stdin alone: arguments can be read by every process, and shells remember them.
fn key(context: &Context, service: &Service) -> Done {
    let unreadable = |error: std::io::Error| context.fail("cli-service-key-failed", &[("why", &error.to_string())]);
    let mut text = String::new();
    std::io::stdin().lock().take(MAX_KEY).read_to_string(&mut text).map_err(unreadable)?;
    let (keys, text) = (Keys::of_system(&context.home.data), text.trim());
    let kept = match text.is_empty() {
        true => keys.remove(&service.name).map(|()| None),
        false => keys.set(&service.name, &Secret::new(text)).map(Some),
    };
    let (state, text) = match kept.map_err(unreadable)? {
        None => ("removed", "cli-service-key-removed"),
        Some(Kept::Keyring) => ("keyring", "cli-service-key-keyring"),
        Some(Kept::File) => ("file", "cli-service-key-file"),
    };
    let line = context.t(text, &[("name", &service.name)]);
    context.out.show(&json!({"name": service.name, "kept": state}), [line]);
    Ok(())
}

fn unknown(context: &Context, name: &str) -> Failure {
    context.fail("cli-unknown-service", &[("name", name)])
}

fn list(context: &Context, services: &[Service]) {
    let document = |s: &Service| json!({"name": s.name, "kind": s.kind.name(), "url": s.url, "on": s.on});
    let line = |service: &Service| {
        let kind = context.texts.get(&format!("cli-service-kind-{}", service.kind.name()));
        let state = context.t(if service.on { "cli-service-on" } else { "cli-service-off" }, &[]);
        let about = [("name", service.name.as_str()), ("kind", &kind), ("url", &service.url), ("state", &state)];
        context.t("cli-service-line", &about)
    };
    let none = services.is_empty().then(|| context.t("cli-no-services", &[]));
    let documents: Vec<_> = services.iter().map(document).collect();
    context.out.show(&json!({"services": documents}), services.iter().map(line).chain(none));
}

/// That a service does not answer is a finding, not a failure of the command.
fn test(context: &Context, service: &Service) {
    let checks = net::look(service, Keys::of_system(&context.home.data), TEST_LIMIT);
    let bad = checks.iter().find(|checked| checked.finding == Finding::Bad);
    let why = bad.map_or_else(|| context.t("cli-service-answers", &[]), |checked| state(context, checked));
    let first = context.t("cli-service-tested", &[("name", &service.name), ("why", &why)]);
    let documents: Vec<Value> = checks.iter().map(|checked| document(context, checked)).collect();
    let document = json!({"name": service.name, "ok": bad.is_none(), "why": why, "checks": documents});
    let lines = checks.iter().map(|checked| line(context, checked));
    context.out.show(&document, std::iter::once(first).chain(lines));
}

fn document(context: &Context, checked: &Checked) -> Value {
    let (check, state_name) = (checked.check.name(), checked.finding.name());
    json!({"check": check, "state": state_name, "why": state(context, checked), "names": checked.names})
}

fn line(context: &Context, checked: &Checked) -> String {
    let what = context.texts.get(&format!("cli-service-check-{}", checked.check.name()));
    let (state, names) = (state(context, checked), checked.names.join(", "));
    if names.is_empty() {
        return context.t("cli-service-check", &[("what", &what), ("state", &state)]);
    }
    context.t("cli-service-check-named", &[("what", &what), ("state", &state), ("names", &names)])
}

/// How something is, and if it is not as it should be, why.
fn state(context: &Context, checked: &Checked) -> String {
    match &checked.why {
        Some(failure) => {
            tracing::info!(%failure, check = checked.check.name(), "service");
            context.texts.get(&format!("cli-service-why-{}", failure.key()))
        }
        None => context.texts.get(&format!("cli-service-finding-{}", checked.finding.name())),
    }
}
