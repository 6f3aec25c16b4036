//! Looking for voices and taking them in or out, beside the frame: programs are started and big files read.

use super::Outbox;
use crate::app::{KnownRecogniser, Outcome, VoicesAsk, VoicesNews};
use crate::domain::notice::Notice;
use crate::io::audio::{self, Voices};
use crate::io::files::Home;
use crate::io::models::voices::{self, VoiceFault};
use crate::io::models::{recognisers, verify};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Who is told that voices have come or gone.
pub(super) type Forget = Arc<dyn Fn() + Send + Sync>;

/// One thread, so that what is asked first is done first and the newest list is the last that comes.
pub(super) struct VoiceKeeper {
    home: Home,
    outbox: Outbox,
    /// Until the thread has started.
    forget: Option<Forget>,
    asks: Option<Sender<VoicesAsk>>,
}

impl VoiceKeeper {
    /// Starts nothing yet.
    pub(super) fn new(home: &Home, outbox: &Outbox, forget: Option<Forget>) -> Self {
        Self { home: home.clone(), outbox: outbox.clone(), forget, asks: None }
    }

    /// Carries it out beside the frame. Never waits.
    pub(super) fn carry_out(&mut self, ask: VoicesAsk) {
        if self.asks.is_none() {
            self.asks = self.start().inspect_err(|error| tracing::error!(%error, "voices")).ok();
        }
        if self.asks.as_ref().is_none_or(|asks| asks.send(ask).is_err()) {
            self.outbox.send(Outcome::Voices(VoicesNews::Ended(Notice::problem("busy"))));
        }
    }

    fn start(&mut self) -> std::io::Result<Sender<VoicesAsk>> {
        let (sender, asks) = channel();
        let (home, outbox, forget) = (self.home.clone(), self.outbox.clone(), self.forget.take());
        let work = move || work(&home, &outbox, forget.as_ref(), &asks);
        std::thread::Builder::new().name("voices".to_owned()).spawn(work)?;
        Ok(sender)
    }
}

fn work(home: &Home, outbox: &Outbox, forget: Option<&Forget>, asks: &Receiver<VoicesAsk>) {
    while let Ok(first) = asks.recv() {
        let mut of_voices = false;
        for ask in std::iter::once(first).chain(asks.try_iter()) {
            of_voices |= !matches!(ask, VoicesAsk::Recognisers | VoicesAsk::RemoveRecogniser(_));
            let changes = matches!(ask, VoicesAsk::Add(_) | VoicesAsk::Remove(_));
            let notice = done(home, ask);
            if let Some(forget) = forget.filter(|_| changes) {
                forget();
            }
            if let Some(notice) = notice {
                outbox.send(Outcome::Voices(VoicesNews::Ended(notice)));
            }
        }
        outbox.send(Outcome::Voices(VoicesNews::Recognisers(known_recognisers(home))));
        if !of_voices {
            continue;
        }
        outbox.send(Outcome::Voices(VoicesNews::Known(Voices::of(home).list())));
        let outputs = VoicesNews::Outputs(audio::output_names(), audio::chosen_output(&home.data));
        outbox.send(Outcome::Voices(outputs));
    }
}

fn done(home: &Home, ask: VoicesAsk) -> Option<Notice> {
    let ended = match ask {
        VoicesAsk::Look | VoicesAsk::Recognisers => return None,
        VoicesAsk::Output(output) => {
            let kept = audio::keep_output(&home.data, output);
            return kept
                .inspect_err(|error| tracing::warn!(%error, "sound.json"))
                .err()
                .map(|_| Notice::problem("not-kept"));
        }
        VoicesAsk::Add(path) if recognisers::is_recogniser(&path) => {
            recognisers::add(&home.data, &path).map(|name| Notice::done("recogniser-added").with("name", name))
        }
        VoicesAsk::RemoveRecogniser(name) => {
            recognisers::remove(&home.data, &name).map(|()| Notice::done("recogniser-removed").with("name", name))
        }
        VoicesAsk::Add(path) => {
            voices::add(&home.data, &path).map(|name| Notice::done("voice-added").with("name", name))
        }
        VoicesAsk::Remove(name) => {
            voices::remove(&home.data, &name).map(|()| Notice::done("voice-removed").with("name", name))
        }
    };
    Some(ended.unwrap_or_else(|fault| problem(&fault)))
}

/// Recognisers that were added, as the app knows them.
pub fn known_recognisers(home: &Home) -> Vec<KnownRecogniser> {
    let all = recognisers::list(&home.data);
    // Without the engine they are there and hear nothing.
    let silent = !all.is_empty() && verify::runtime(&home.models).is_err();
    let no_engine = silent.then(|| ("runtime", String::new(), String::new()));
    let known = |(name, found): (String, Result<recognisers::AddedRecogniser, VoiceFault>)| match found {
        Ok(added) => {
            let fault = no_engine.clone();
            KnownRecogniser { name, lang: Some(added.about.lang), licence: added.licence, fault }
        }
        Err(fault) => {
            let (file, what) = fault.told();
            KnownRecogniser { name, lang: None, licence: String::new(), fault: Some((fault.key(), file, what)) }
        }
    };
    all.into_iter().map(known).collect()
}

/// What is wrong about a voice, for the person; the whole cause is in the log.
pub fn problem(fault: &VoiceFault) -> Notice {
    tracing::warn!(%fault, "voice");
    let (file, what) = fault.told();
    Notice::problem(&format!("voices-why-{}", fault.key())).with("file", file).with("what", what)
}
