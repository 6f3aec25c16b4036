//! `doctor`.

use super::{Context, Done};
use crate::io::doctor::{self, Check, State};
use serde_json::json;

pub(super) fn run(context: &Context) -> Done {
    let checks = doctor::examine(&context.home);
    let why = |check: &Check| context.t(&key(check), &[("detail", &check.detail)]);
    let fix = |check: &Check| context.texts.hint_with(&key(check), &[("detail", &check.detail)]).unwrap_or_default();
    let documents: Vec<_> =
        checks.iter().map(|c| json!({"name": c.name, "state": c.state.name(), "why": why(c), "fix": fix(c)})).collect();
    let mut lines = Vec::new();
    for check in &checks {
        let name = context.texts.get(&format!("doctor-{}", check.name));
        let state = context.texts.get(&format!("doctor-state-{}", check.state.name()));
        lines.push(context.t("doctor-line", &[("name", &name), ("state", &state), ("why", &why(check))]));
        let fix = fix(check);
        if check.state != State::Ok && !fix.is_empty() {
            lines.push(format!("  {}", context.t("doctor-fix", &[("fix", &fix)])));
        }
    }
    context.out.show(&json!({"checks": documents}), lines);
    Ok(())
}

fn key(check: &Check) -> String {
    format!("doctor-{}-{}", check.name, check.state.name())
}
