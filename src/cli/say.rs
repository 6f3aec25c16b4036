//! `say` and `speak`.

use super::args::{SayTask, SpeakTask};
use super::voices::meant;
use super::{Context, Done};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::profile::SpeechSettings;
use crate::domain::sentence::{Endings, SpeechLevel, Tense};
use crate::domain::service::Guard;
use crate::domain::turn::Turn;
use crate::domain::vocabulary::{Phrase, Vocabulary, Word};
use crate::domain::voice::{VoiceEngine, VoiceRef};
use crate::formats::vocabulary;
use crate::io::audio::{
    AudioJob, AudioNews, Output, SpeechCache, SpeechRequest, VoiceError, Voices, render_to_wav, render_with, spawn,
};
use crate::io::files;
use crate::language::{self, Spoken, reading};
use serde_json::json;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// A word of the line: known, or kept as it is.
enum Said<'a> {
    Word(&'a Word),
    Phrase(&'a Phrase),
    Unknown(Word),
}

fn find<'a>(words: &'a Vocabulary, text: &str) -> Said<'a> {
    match (words.find(text), words.find_phrase(text)) {
        (Some(word), _) => Said::Word(word),
        (None, Some(phrase)) => Said::Phrase(phrase),
        (None, None) => Said::Unknown(Word::unknown(text)),
    }
}

impl Said<'_> {
    fn spoken(&self) -> Spoken<'_> {
        match self {
            Self::Word(word) => Spoken::Word(word),
            Self::Phrase(phrase) => Spoken::Phrase(phrase),
            Self::Unknown(word) => Spoken::Word(word),
        }
    }

    fn id_and_text(&self, lang: Lang) -> (&str, &str) {
        match self {
            Self::Word(word) => (word.id.as_str(), word.text(lang)),
            Self::Phrase(phrase) => (phrase.id.as_str(), phrase.text.get(lang)),
            Self::Unknown(word) => (word.id.as_str(), &word.ko),
        }
    }
}

fn endings(task: &SayTask, level: SpeechLevel) -> Endings {
    let tense = match (task.past, task.future) {
        (true, _) => Tense::Past,
        (_, true) => Tense::Future,
        _ => Tense::Present,
    };
    let level = match (task.plain, task.formal) {
        (true, _) => SpeechLevel::Plain,
        (_, true) => SpeechLevel::Formal,
        _ => level,
    };
    Endings {
        tense,
        want: task.want,
        request: task.request,
        not: task.not,
        cannot: task.cannot,
        question: task.question,
        honorific: task.honorific,
        level,
    }
}

pub(super) fn say(context: &Context, task: &SayTask) -> Done {
    let (settings, own_lang, guard) = voice_of(context)?;
    let lang = context.lang.unwrap_or(own_lang);
    let words = vocabulary::builtin();
    let said: Vec<Said<'_>> = task.words.iter().map(|text| find(&words, text)).collect();
    let pieces: Vec<Spoken<'_>> = said.iter().map(Said::spoken).collect();
    let sentence = language::sentence(lang, &pieces, &endings(task, settings.level));
    let text = if task.bare { sentence.bare } else { sentence.text };
    let mut done = Ok(());
    if !task.text_only {
        let request = request(context, &words, &text, lang, &settings, &guard, task.voice.as_deref())?;
        match &task.out {
            Some(path) => done = write_wav(context, &request, path).map(drop),
            None => play(context, request, &settings),
        }
    }
    let document: Vec<_> = said
        .iter()
        .map(|said| {
            let (id, text) = said.id_and_text(lang);
            json!({"id": id, "text": text})
        })
        .collect();
    // The sentence is there all the same when its sound is not.
    context.out.show(&json!({"text": text, "words": document}), [text.clone()]);
    done
}

pub(super) fn speak(context: &Context, task: &SpeakTask) -> Done {
    let (settings, own_lang, guard) = voice_of(context)?;
    let lang = context.lang.unwrap_or(own_lang);
    let request = request(context, &vocabulary::builtin(), &task.text, lang, &settings, &guard, task.voice.as_deref())?;
    let (wav, cached, seconds, voice) = render(context, &request)?;
    match &task.out {
        Some(path) => write(context, path, &wav)?,
        None => play(context, request, &settings),
    }
    let shown = format!("{seconds:.1}");
    let text = context.t("cli-spoken", &[("seconds", &shown), ("voice", &voice)]);
    context.out.show(&json!({"seconds": seconds, "voice": voice, "cached": cached}), [text]);
    Ok(())
}

/// The voice settings and language of the person, and the rules for services.
fn voice_of(context: &Context) -> Result<(SpeechSettings, Lang, Guard), super::Failure> {
    let desk = context.reading()?;
    let person = desk.state().person();
    let guard = desk.state().service_rules().guard;
    Ok((person.map(|p| p.speech.clone()).unwrap_or_default(), desk.state().lang(), guard))
}

/// What is said: in the voice that was named, else in the person's.
fn request(
    context: &Context,
    words: &Vocabulary,
    text: &str,
    lang: Lang,
    settings: &SpeechSettings,
    guard: &Guard,
    voice: Option<&str>,
) -> Result<SpeechRequest, super::Failure> {
    let voice = voice.map(|name| meant(context, lang, name)).transpose()?;
    let own = SpeechRequest::with_settings(reading::spoken(lang, words, text), lang, settings);
    // The rules of services hold here as in the window.
    let may_go = |voice: &VoiceRef| voice.engine != VoiceEngine::Service || guard.lets_speak(text);
    Ok(SpeechRequest { voice: voice.or(own.voice).filter(may_go), ..own })
}

type Wav = (Vec<u8>, bool, f64, String);

/// The sound in the wished voice. Where that one cannot speak, another one does, and a line on stderr says so.
fn render(context: &Context, request: &SpeechRequest) -> Result<Wav, super::Failure> {
    let cache = SpeechCache::new(&context.home.cache);
    if let Some(wanted) = &request.voice {
        let found = Voices::of(&context.home).find(request.lang, wanted);
        let said = found.ok_or(VoiceError::Missing).and_then(|voice| render_with(voice.as_ref(), request, &cache));
        match said {
            Err(error @ (VoiceError::Missing | VoiceError::TimedOut | VoiceError::Failed(_))) => {
                tracing::warn!(%error, voice = wanted.id(), "voice");
                eprintln!("{}", context.t("cli-voice-silent", &[("name", &wanted.name)]));
            }
            said => return said.map_err(|error| no_sound(context, &error)),
        }
    }
    render_to_wav(request, &cache).map_err(|error| no_sound(context, &error))
}

fn no_sound(context: &Context, error: &VoiceError) -> super::Failure {
    tracing::warn!(%error, "voice");
    match error {
        VoiceError::Missing => context.fail("cli-no-voice", &[]),
        VoiceError::TooLong => context.failed(&Notice::problem("text-too-long")),
        VoiceError::Empty => context.fail("cli-words-needed", &[]),
        _ => context.failed(&Notice::problem("voice-failed")),
    }
}

fn write_wav(context: &Context, request: &SpeechRequest, path: &Path) -> Result<Wav, super::Failure> {
    let wav = render(context, request)?;
    write(context, path, &wav.0)?;
    Ok(wav)
}

fn write(context: &Context, path: &Path, bytes: &[u8]) -> Done {
    files::write_whole(path, bytes).map_err(|error| {
        tracing::warn!(%error, "write");
        context.fail("cli-cannot-write", &[("path", &path.display().to_string())])
    })
}

/// Plays it. Without sound the sentence is there all the same: a line on stderr says so.
fn play(context: &Context, request: SpeechRequest, settings: &SpeechSettings) {
    /// Longer than any sentence takes to be said.
    const LONGEST: Duration = Duration::from_secs(130);
    let (sender, news) = channel();
    let job = AudioJob::Speak { id: 1, request, volume: settings.volume, turn: Turn::Waits, clip: None };
    let heard = spawn(&context.home, Output::Device, move |item| drop(sender.send(item))).is_ok_and(|handle| {
        handle.send(job).is_ok()
            && loop {
                match news.recv_timeout(LONGEST) {
                    Ok(AudioNews::Finished { .. }) => break true,
                    Ok(AudioNews::Failed { .. } | AudioNews::Stopped { .. }) | Err(_) => break false,
                    Ok(_) => {}
                }
            }
    });
    if !heard {
        eprintln!("{}", context.t("cli-no-sound", &[]));
    }
}
