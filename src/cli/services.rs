//! `services`.

use super::args::ServicesTask;
use super::{Context, Done, Failure};
use crate::io::net::{self, ProbeResult, Service, Services};
use serde_json::json;
use std::time::Duration;

/// How long a service may take to answer.
const TEST_LIMIT: Duration = Duration::from_secs(10);

pub(super) fn run(context: &Context, task: ServicesTask) -> Done {
    let damaged = |error: net::ServicesError| context.fail("cli-services-damaged", &[("why", &error.to_string())]);
    let services = Services::read(&context.home.data).map_err(damaged)?;
    match task {
        ServicesTask::List => list(context, services.list()),
        ServicesTask::Test { name } => test(context, services.named(&name).ok_or_else(|| unknown(context, &name))?),
    }
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
    let ProbeResult { name, ok, why } = net::probe(service, TEST_LIMIT);
    let why = match why {
        Some(error) => {
            tracing::info!(%error, name, "service");
            context.texts.get(&format!("cli-service-why-{}", error.key()))
        }
        None => context.t("cli-service-answers", &[]),
    };
    let line = context.t("cli-service-tested", &[("name", &name), ("why", &why)]);
    context.out.show(&json!({"name": name, "ok": ok, "why": why}), [line]);
}
