//! `models`: what there is, whether it is whole, and putting fetched packages in place.

use super::args::ModelsTask;
use super::{Context, Done, Failure};
use crate::io::models::{self, Finding, InstallError, install};
use serde_json::json;
use std::path::PathBuf;

pub(super) fn run(context: &Context, task: ModelsTask) -> Done {
    match task {
        ModelsTask::List => list(context),
        ModelsTask::Verify => verify(context),
        ModelsTask::Wanted => wanted(context),
        ModelsTask::Install { files } => put(context, &files),
    }
}

/// Every model with what it is for and its licence. What is not right is a finding, not a failure of the command.
fn list(context: &Context) -> Done {
    let line = |finding: &Finding| {
        let state = context.texts.get(&format!("models-state-{}", finding.state_name()));
        let about = [("name", finding.name.as_str()), ("state", state.as_str()), ("licence", finding.licence.as_str())];
        context.t("models-line", &about)
    };
    show(context, line)
}

/// Every model with what is wrong about it.
fn verify(context: &Context) -> Done {
    let line = |finding: &Finding| {
        let why = match &finding.state {
            Ok(_) => context.t("models-why-ok", &[]),
            Err(error) => {
                tracing::info!(%error, model = finding.name, "model");
                context.texts.get(&format!("models-why-{}", error.key()))
            }
        };
        context.t("models-verified", &[("name", &finding.name), ("why", &why)])
    };
    show(context, line)
}

fn show(context: &Context, line: impl Fn(&Finding) -> String) -> Done {
    let findings = models::examine(&context.home.models).map_err(|error| {
        tracing::error!(%error, "models");
        context.fail(&format!("models-why-{}", error.key()), &[])
    })?;
    let document =
        |f: &Finding| json!({"name": f.name, "state": f.state_name(), "sha256": f.sha256, "licence": f.licence});
    let documents: Vec<_> = findings.iter().map(document).collect();
    context.out.show(&json!({"models": documents}), findings.iter().map(line));
    Ok(())
}

/// What `scripts/models` is to fetch, one package a line: name, version, Python, platform, separated by tabs.
fn wanted(context: &Context) -> Done {
    let wanted = install::wanted(&context.home.models).map_err(|error| failed(context, &error))?;
    let line = |w: &install::Wanted| [&*w.name, &*w.version, &*w.python, &*w.platform].join("\t");
    let documents: Vec<_> = wanted
        .iter()
        .map(|w| json!({"name": w.name, "version": w.version, "python": w.python, "platform": w.platform}))
        .collect();
    context.out.show(&json!({"packages": documents}), wanted.iter().map(line));
    Ok(())
}

fn put(context: &Context, files: &[PathBuf]) -> Done {
    let written = install::install(&context.home.models, files).map_err(|error| failed(context, &error))?;
    let folder = context.home.models.display().to_string();
    let line = if written.is_empty() { "models-all-there" } else { "models-installed" };
    let about = [("count", written.len().to_string()), ("path", folder)];
    let about: Vec<(&str, &str)> = about.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.out.show(&json!({"written": written}), [context.t(line, &about)]);
    Ok(())
}

fn failed(context: &Context, error: &InstallError) -> Failure {
    tracing::error!(%error, "models");
    context.fail(&format!("models-install-{}", error.key()), &[("why", &error.to_string())])
}
