//! `voices`: which there are, taking one in and out.

use super::args::VoicesTask;
use super::{Context, Done, Failure};
use crate::app::KnownRecogniser;
use crate::domain::locale::Lang;
use crate::domain::voice::{KnownVoice, VoiceRef};
use crate::io::audio::Voices;
use crate::io::models::recognisers;
use crate::io::models::voices::{self, VoiceFault};
use crate::io::world::{known_recognisers, voice_problem};
use serde_json::json;

/// Before the name of a recogniser of running speech, which is added and taken out as voices are.
const RECOGNISER: &str = "recogniser:";

pub(super) fn run(context: &Context, task: VoicesTask) -> Done {
    match task {
        VoicesTask::List => list(context),
        VoicesTask::Add { path } => {
            let taken = match recognisers::is_recogniser(&path) {
                true => recognisers::add(&context.home.data, &path).map(|name| format!("{RECOGNISER}{name}")),
                false => voices::add(&context.home.data, &path),
            };
            let name = taken.map_err(|fault| failed(context, &fault))?;
            context.out.show(&json!({"name": name}), [context.t("voices-added", &[("name", &name)])]);
            Ok(())
        }
        VoicesTask::Remove { name } => {
            let removed = match name.strip_prefix(RECOGNISER) {
                Some(name) => recognisers::remove(&context.home.data, name),
                None => voices::remove(&context.home.data, &name),
            };
            removed.map_err(|fault| failed(context, &fault))?;
            context.out.show(&json!({"name": name}), [context.t("voices-removed", &[("name", &name)])]);
            Ok(())
        }
    }
}

fn failed(context: &Context, fault: &VoiceFault) -> Failure {
    context.failed(&voice_problem(fault))
}

fn list(context: &Context) -> Done {
    let known = Voices::of(&context.home).list();
    let why = |voice: &KnownVoice| {
        let (key, file, what) = voice.fault.clone()?;
        Some(context.t(&format!("notice-voices-why-{key}"), &[("file", &file), ("what", &what)]))
    };
    let langs = |voice: &KnownVoice| voice.langs.iter().map(|lang| lang.tag()).collect::<Vec<_>>();
    let document = |voice: &KnownVoice| json!({"name": voice.voice.id(), "langs": langs(voice), "licence": voice.licence, "why": why(voice)});
    let line = |voice: &KnownVoice| {
        let about = why(voice).unwrap_or_else(|| {
            let more = [voice.licence.as_str()].into_iter().filter(|licence| !licence.is_empty());
            langs(voice).into_iter().chain(more).collect::<Vec<_>>().join(", ")
        });
        context.t("voices-line", &[("name", &voice.voice.id()), ("about", &about)])
    };
    let documents: Vec<_> = known.iter().map(document).collect();
    let recognisers = known_recognisers(&context.home);
    let why = |known: &KnownRecogniser| {
        let (key, file, what) = known.fault.clone()?;
        Some(context.t(&format!("notice-voices-why-{key}"), &[("file", &file), ("what", &what)]))
    };
    let of_recogniser = |known: &KnownRecogniser| {
        let langs: Vec<_> = known.lang.iter().map(|lang| lang.tag()).collect();
        json!({"name": format!("{RECOGNISER}{}", known.name), "langs": langs, "licence": known.licence, "why": why(known)})
    };
    let recogniser_line = |known: &KnownRecogniser| {
        let about = why(known).unwrap_or_else(|| known.lang.map_or_else(String::new, |lang| lang.tag().to_owned()));
        context.t("voices-line", &[("name", &format!("{RECOGNISER}{}", known.name)), ("about", &about)])
    };
    let heard: Vec<_> = recognisers.iter().map(of_recogniser).collect();
    let lines = known.iter().map(line).chain(recognisers.iter().map(recogniser_line));
    context.out.show(&json!({"voices": documents, "recognisers": heard}), lines);
    Ok(())
}

/// The voice that is meant: `engine:name`, or a name that only one voice for the language has.
pub(super) fn meant(context: &Context, lang: Lang, name: &str) -> Result<VoiceRef, Failure> {
    let known = Voices::of(&context.home).list();
    let fits =
        |voice: &&KnownVoice| voice.langs.contains(&lang) && (voice.voice.name == name || voice.voice.id() == name);
    let mut fitting = known.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one.voice.clone()),
        _ => Err(context.fail("voices-unknown", &[("name", name)])),
    }
}
