//! What this machine has: each check ok, missing or broken, with what was found. It never fails the start of the program.

use crate::io::files::Home;
use crate::io::models::{self, Finding};
use crate::io::net::{self, Services};
use crate::io::store::{Store, StoreError};
use crate::io::{audio, camera, fonts};
use std::time::Duration;

/// How long all services together may take to answer.
const SERVICES_LIMIT: Duration = Duration::from_secs(3);

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There and working.
    Ok,
    /// Not there.
    Missing,
    /// There, but not working.
    Broken,
}

impl State {
    /// The name in texts and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Missing => "missing",
            Self::Broken => "broken",
        }
    }
}

/// One check. `text` words it: `doctor-<name>-<state>` with `detail`, and its `.hint` says what to do.
#[derive(Clone, Debug)]
pub struct Check {
    /// e.g. `voice`.
    pub name: &'static str,
    /// How it went.
    pub state: State,
    /// What was found: a device, a font, a folder, a cause.
    pub detail: String,
}

/// Looks at everything. Opens no window, plays nothing, records nothing. Asks the network only
/// where a service is on: whether it answers.
pub fn examine(home: &Home) -> Vec<Check> {
    let (sound, models) = (audio::probe(), models(home));
    vec![
        display(),
        found("font", fonts::hangul().map(|hangul| hangul.family)),
        voice(&sound),
        added_voices(home),
        found("sound-out", sound.outputs.first().cloned()),
        found("sound-in", sound.inputs.first().cloned()),
        camera(),
        runtime(&models),
        recognisers(&models),
        store(home),
        services(home),
    ]
}

/// The first camera, by name. One that this program may not even open is broken; none is started.
fn camera() -> Check {
    let Some(name) = camera::cameras().into_iter().next() else { return found("camera", None) };
    match camera::permitted() {
        Ok(()) => found("camera", Some(name)),
        Err(error) => Check { name: "camera", state: State::Broken, detail: format!("{name} ({error})") },
    }
}

/// Runtime and models, each against its hash; nothing is loaded.
fn models(home: &Home) -> Vec<Finding> {
    models::examine(&home.models).unwrap_or_else(|error| {
        tracing::error!(%error, "models");
        Vec::new()
    })
}

fn runtime(models: &[Finding]) -> Check {
    let runtime: Vec<&Finding> = models.iter().filter(|finding| finding.purpose == "runtime").collect();
    summed("runtime", &runtime)
}

/// The models without which signs are not recognised, and whatever else is there but damaged.
fn recognisers(models: &[Finding]) -> Check {
    let matters = |finding: &&Finding| {
        finding.purpose != "runtime" && (finding.purpose == "hands" || finding.state_name() != "missing")
    };
    let matters: Vec<&Finding> = models.iter().filter(matters).collect();
    summed("models", &matters)
}

/// Broken if anything is, else missing if anything is; named are those that make it so.
fn summed(name: &'static str, findings: &[&Finding]) -> Check {
    let names = |state: State| -> Vec<&str> {
        findings.iter().filter(|finding| finding.state_name() == state.name()).map(|finding| &*finding.name).collect()
    };
    let worst = [State::Broken, State::Missing].into_iter().find(|state| !names(*state).is_empty());
    let state = worst.unwrap_or(if findings.is_empty() { State::Missing } else { State::Ok });
    Check { name, state, detail: names(state).join(", ") }
}

fn found(name: &'static str, detail: Option<String>) -> Check {
    match detail {
        Some(detail) => Check { name, state: State::Ok, detail },
        None => Check { name, state: State::Missing, detail: String::new() },
    }
}

fn display() -> Check {
    let named =
        ["WAYLAND_DISPLAY", "DISPLAY"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let always = cfg!(any(target_os = "windows", target_os = "macos"));
    found("display", named.or_else(|| always.then(|| std::env::consts::OS.to_owned())))
}

/// Voices that somebody added: broken are those that cannot be used. Small files are read, models only looked for.
fn added_voices(home: &Home) -> Check {
    let (fine, broken): (Vec<_>, Vec<_>) =
        models::voices::list(&home.data).into_iter().partition(|(_, voice)| voice.is_ok());
    let names = |voices: Vec<(String, _)>| voices.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(", ");
    match (fine.is_empty(), broken.is_empty()) {
        (_, false) => Check { name: "voices", state: State::Broken, detail: names(broken) },
        (false, true) => found("voices", Some(names(fine))),
        (true, true) => found("voices", None),
    }
}

fn voice(sound: &audio::Probe) -> Check {
    match &sound.voice {
        Ok(name) if sound.korean_voice => found("voice", Some(name.clone())),
        Ok(_) | Err(audio::VoiceError::Missing) => found("voice", None),
        Err(error) => Check { name: "voice", state: State::Broken, detail: error.to_string() },
    }
}

fn store(home: &Home) -> Check {
    if home.data.is_file() {
        // A file stands where the folder belongs: nothing can ever be kept there.
        return Check { name: "store", state: State::Broken, detail: home.data.display().to_string() };
    }
    match Store::open_read_only(&home.data) {
        Ok(_) | Err(StoreError::Older { .. }) => found("store", Some(home.data.display().to_string())),
        Err(StoreError::Absent) => found("store", None),
        Err(error) => Check { name: "store", state: State::Broken, detail: error.to_string() },
    }
}

fn services(home: &Home) -> Check {
    let broken = |detail| Check { name: "services", state: State::Broken, detail };
    let services = match Services::read(&home.data) {
        Ok(services) => services,
        Err(error) => return broken(error.to_string()),
    };
    let (fine, silent): (Vec<_>, Vec<_>) =
        net::probe_all(&services, SERVICES_LIMIT).into_iter().partition(|result| result.ok);
    let names = |results: Vec<net::ProbeResult>| results.into_iter().map(|r| r.name).collect::<Vec<_>>().join(", ");
    match (fine.is_empty(), silent.is_empty()) {
        (_, false) => broken(names(silent)),
        (false, true) => found("services", Some(names(fine))),
        (true, true) => found("services", None),
    }
}
