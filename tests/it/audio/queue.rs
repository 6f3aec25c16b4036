//! The audio thread: order, interruption, problems, rendering ahead.

use super::{PATIENCE, Tone, failed, finished, ko, pitch_of, started, stopped, tone};
use malgeurim::domain::turn::Turn;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use malgeurim::io::audio::{
    AudioHandle, AudioJob, AudioNews, AudioProblem, Output, Pcm, PlayError, SpeechCache, SpeechRequest, Tape, Voice,
    VoiceError, VoiceFinder, spawn_with, write_wav,
};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};

struct Room {
    audio: AudioHandle,
    news: Receiver<AudioNews>,
    tape: Tape,
    tone: Tone,
    _folder: tempfile::TempDir,
}

impl Room {
    fn new(tape: Tape, tone: Tone) -> Self {
        let voice = tone.clone();
        Self::with_voices(tape, tone, Box::new(move |_, _| Some(Box::new(voice.clone()) as Box<dyn Voice>)))
    }

    fn with_voices(tape: Tape, tone: Tone, voices: VoiceFinder) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let (sender, news) = channel();
        let tell = move |item| {
            let _ = sender.send(item);
        };
        let output = Output::Tape(tape.clone());
        let audio = spawn_with(SpeechCache::new(folder.path()), output, voices, tell).expect("thread");
        Self { audio, news, tape, tone, _folder: folder }
    }

    fn send(&self, job: AudioJob) {
        self.audio.send(job).expect("room in the channel");
    }

    fn speak(&self, id: u64, text: &str) {
        self.send(AudioJob::Speak { id, request: ko(text), volume: 1.0, turn: Turn::Waits, clip: None });
    }

    fn interrupt(&self, id: u64, text: &str) {
        self.send(AudioJob::Speak { id, request: ko(text), volume: 1.0, turn: Turn::Cuts, clip: None });
    }

    fn next(&self) -> AudioNews {
        self.news.recv_timeout(PATIENCE).expect("news")
    }

    fn expect(&self, wanted: &[AudioNews]) {
        let got: Vec<AudioNews> = wanted.iter().map(|_| self.next()).collect();
        assert_eq!(got, wanted);
    }
}

#[test]
fn sentences_are_said_one_after_the_other_in_order() {
    let room = Room::new(Tape::instant(), Tone::default());
    for id in 1..=5 {
        room.speak(id, &format!("문장{id}"));
    }
    room.expect(&(1..=5).flat_map(|id| [started(id), finished(id)]).collect::<Vec<_>>());
    let said: Vec<Pcm> = room.tape.takes().into_iter().map(|take| take.pcm).collect();
    assert_eq!(said, (1..=5).map(|id| tone(pitch_of(&format!("문장{id}")))).collect::<Vec<_>>());
}

#[test]
fn a_new_sentence_waits_for_what_is_being_said() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    room.speak(2, "둘");
    room.tape.finish();
    room.expect(&[finished(1), started(2)]);
}

/// What is being said when something comes: a word, a sentence, one that is held on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Now {
    Word,
    Sentence,
    Paused,
}

/// The table of `domain/turn.rs`: what becomes of 1 (being said), 2 (a word that waits) and 3 (a sentence that waits) when a
/// fourth comes in.
#[test]
fn who_speaks_when_is_as_the_table_says() {
    let speak = |id, text: &str, turn| AudioJob::Speak { id, request: ko(text), volume: 1.0, turn, clip: None };
    let coming = [Some(Turn::Cuts), Some(Turn::Waits), Some(Turn::Word), None];
    for (now, comes) in [Now::Word, Now::Sentence, Now::Paused].into_iter().flat_map(|now| coming.map(|c| (now, c))) {
        let room = Room::new(Tape::by_hand(), Tone::default());
        room.send(speak(1, "하나", if now == Now::Word { Turn::Word } else { Turn::Waits }));
        room.expect(&[started(1)]);
        room.send(speak(2, "둘", Turn::Word));
        room.send(speak(3, "셋", Turn::Waits));
        if now == Now::Paused {
            room.send(AudioJob::Pause(true));
        }
        room.send(match comes {
            Some(turn) => speak(4, "넷", turn),
            // The bell.
            None => AudioJob::Chime { id: 4 },
        });
        let told = match (now, comes) {
            (Now::Paused, _) | (_, Some(Turn::Cuts) | None) => vec![stopped(1), stopped(2), stopped(3), started(4)],
            (_, Some(Turn::Word)) => vec![stopped(2)],
            (_, Some(Turn::Waits)) => Vec::new(),
        };
        room.expect(&told);
        if told.contains(&started(4)) {
            continue;
        }
        let after = if told.is_empty() { vec![2, 3, 4] } else { vec![3, 4] };
        let mut before = 1;
        for next in after {
            room.tape.finish();
            room.expect(&[finished(before), started(next)]);
            before = next;
        }
    }
}

#[test]
fn what_is_said_is_held_on_and_goes_on() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    let held = || room.tape.takes()[0].paused;
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    // The order of the channel: what comes after it was done after it.
    let done = |id| {
        room.send(AudioJob::RecordStop { id });
        room.expect(&[failed(id, AudioProblem::NotRecording)]);
    };
    room.send(AudioJob::Pause(true));
    done(7);
    assert!(held() && !room.tape.takes()[0].cut);
    room.send(AudioJob::Pause(false));
    done(8);
    assert!(!held());
    room.tape.finish();
    room.expect(&[finished(1)]);
    // With nothing to hold on, nothing is held on.
    room.send(AudioJob::Pause(true));
    room.speak(2, "둘");
    room.expect(&[started(2)]);
    assert!(!room.tape.takes()[1].paused);
}

#[test]
fn an_interrupting_tap_cuts_off_and_drops_what_waits() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    room.speak(2, "둘");
    room.interrupt(3, "셋");
    room.expect(&[stopped(1), stopped(2), started(3)]);
    let takes = room.tape.takes();
    assert_eq!((takes[0].cut, takes[1].cut, takes.len()), (true, false, 2));
    room.send(AudioJob::Stop);
    room.expect(&[stopped(3)]);
}

#[test]
fn a_voice_that_is_stuck_holds_nothing_up() {
    let room = Room::new(Tape::instant(), Tone { stuck: true, ..Tone::default() });
    room.speak(1, "stuck");
    room.send(AudioJob::Chime { id: 2 });
    room.expect(&[stopped(1), started(2), finished(2)]);
    room.speak(3, "stuck");
    room.interrupt(4, "넷");
    room.expect(&[stopped(3), started(4), finished(4)]);
}

#[test]
fn more_than_the_whole_volume_makes_it_louder_and_never_clips() {
    let room = Room::new(Tape::instant(), Tone::default());
    let speak = |id, volume| AudioJob::Speak { id, request: ko("물"), volume, turn: Turn::Waits, clip: None };
    for (id, volume) in [(1, 1.0), (2, 1.5), (3, 2.0), (4, 900.0)] {
        room.send(speak(id, volume));
        room.expect(&[started(id), finished(id)]);
    }
    let takes = room.tape.takes();
    let loud: Vec<f64> = takes.iter().map(|take| take.pcm.rms() * f64::from(take.gain)).collect();
    assert!(loud[1] > loud[0] * 1.1 && loud[2] > loud[1] && loud[3] == loud[2], "{loud:?}");
    assert!(takes.iter().all(|take| take.gain <= 1.0 && take.pcm.peak() < 0.98));
}

#[test]
fn volume_is_heard_and_clips_are_played_instead_of_the_voice() {
    let room = Room::new(Tape::instant(), Tone::default());
    let clip = |bytes: Vec<u8>, id| AudioJob::Speak {
        id,
        request: ko("물"),
        volume: 0.5,
        turn: Turn::Waits,
        clip: Some(bytes),
    };
    room.send(clip(write_wav(&tone(999)), 1));
    room.send(clip(b"not a sound".to_vec(), 2));
    room.expect(&[started(1), finished(1), started(2), finished(2)]);
    let takes = room.tape.takes();
    assert_eq!((takes[0].pcm.clone(), takes[1].pcm.clone()), (tone(999), tone(pitch_of("물"))));
    assert!(takes.iter().all(|take| take.gain > 0.1 && take.gain < 0.6));
    assert_eq!(*room.tone.asked.lock().expect("lock"), ["물"], "the voice was asked only where the clip is no sound");
}

#[test]
fn every_problem_is_told_at_once_and_the_next_sentence_works() {
    let room = Room::new(Tape::instant(), Tone::default());
    room.speak(1, "broken");
    room.expect(&[failed(1, VoiceError::Failed("broken".into()).into())]);
    room.speak(7, "panic");
    assert!(matches!(room.next(), AudioNews::Failed { id: 7, why: AudioProblem::Voice(VoiceError::Failed(_)) }));
    room.speak(2, "!");
    room.expect(&[failed(2, VoiceError::Empty.into())]);
    room.tape.set_broken(Some(PlayError::NoDevice));
    room.speak(3, "셋");
    room.send(AudioJob::Chime { id: 4 });
    room.expect(&[3, 4].map(|id| failed(id, AudioProblem::Output(PlayError::NoDevice))));
    room.send(AudioJob::RecordStop { id: 5 });
    room.expect(&[failed(5, AudioProblem::NotRecording)]);
    room.tape.set_broken(None);
    room.speak(6, "여섯");
    room.expect(&[started(6), finished(6)]);
}

#[test]
fn a_lost_device_is_told_and_the_next_sentence_tries_again() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    room.tape.set_broken(Some(PlayError::Lost));
    room.expect(&[failed(1, AudioProblem::Output(PlayError::Lost))]);
    room.tape.set_broken(None);
    room.speak(2, "둘");
    room.expect(&[started(2)]);
}

#[test]
fn a_missing_voice_is_told_and_found_once_it_is_there() {
    let installed = Arc::new(Mutex::new(false));
    let look = installed.clone();
    let voices: VoiceFinder =
        Box::new(move |_, _| look.lock().expect("lock").then(|| Box::new(Tone::default()) as Box<dyn Voice>));
    let room = Room::with_voices(Tape::instant(), Tone::default(), voices);
    room.speak(1, "물");
    room.expect(&[failed(1, VoiceError::Missing.into())]);
    *installed.lock().expect("lock") = true;
    room.speak(2, "물");
    room.expect(&[started(2), finished(2)]);
}

#[test]
fn too_many_taps_are_refused_not_piled_up() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(0, "하나");
    room.expect(&[started(0)]);
    for id in 1..=33 {
        room.speak(id, "더");
    }
    room.expect(&[failed(33, AudioProblem::QueueFull)]);
}

#[test]
fn rendering_ahead_gives_way_and_comes_to_its_end() {
    let room = Room::new(Tape::instant(), Tone { stuck: true, ..Tone::default() });
    room.send(AudioJob::Prerender(vec![ko("stuck"), ko("둘")]));
    while room.tone.asked.lock().expect("lock").is_empty() {
        std::thread::yield_now();
    }
    room.speak(1, "하나");
    room.expect(&[started(1), finished(1)]);
    // The stuck word is called off when the list is replaced; the new list is done to its end.
    room.send(AudioJob::Prerender(vec![ko("셋"), ko("넷"), ko("하나")]));
    room.speak(2, "하나");
    let mut news = vec![room.next()];
    while !matches!(news.last(), Some(AudioNews::Prerendered { done: 3.., .. })) {
        news.push(room.next());
    }
    assert!(news.contains(&finished(2)));
    let asked = room.tone.asked.lock().expect("lock").clone();
    assert_eq!(
        asked.iter().filter(|text| *text == "하나").count(),
        1,
        "what is cached is not rendered again: {asked:?}"
    );
    assert!(asked.contains(&"셋".to_owned()) && asked.contains(&"넷".to_owned()));
}

#[test]
fn the_thread_ends_with_its_handle() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    drop(room.audio);
    assert_eq!(room.news.recv_timeout(PATIENCE), Ok(stopped(1)));
    assert!(room.news.recv_timeout(PATIENCE).is_err_and(|e| e == RecvTimeoutError::Disconnected));
}

fn cue(text: &str) -> AudioJob {
    AudioJob::Cue { request: ko(text), volume: 0.5 }
}

#[test]
fn a_cue_is_told_without_news_and_gives_way_to_speech() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.send(cue("물"));
    while room.tape.takes().is_empty() {
        std::thread::yield_now();
    }
    room.send(cue("밥"));
    while room.tape.takes().len() < 2 {
        std::thread::yield_now();
    }
    assert!(room.tape.takes()[0].cut, "a new cue takes the place of the old one");
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    let takes = room.tape.takes();
    assert_eq!((takes[1].cut, takes[2].cut), (true, false));
    room.send(cue("둘"));
    room.send(AudioJob::RecordStop { id: 2 });
    room.expect(&[failed(2, AudioProblem::NotRecording)]);
    assert_eq!(room.tape.takes().len(), 3, "while somebody speaks no cue is told");
}

#[test]
fn where_the_chosen_voice_cannot_speak_another_one_does_and_it_is_told_once() {
    let there = Arc::new(Mutex::new(false));
    let look = there.clone();
    let (chosen, usual) = (Tone::default(), Tone::default());
    let (asked_chosen, asked_usual) = (chosen.asked.clone(), usual.asked.clone());
    let voices: VoiceFinder = Box::new(move |_, wanted| match wanted {
        Some(_) => look.lock().expect("lock").then(|| Box::new(chosen.clone()) as Box<dyn Voice>),
        None => Some(Box::new(usual.clone())),
    });
    let room = Room::with_voices(Tape::instant(), Tone::default(), voices);
    let wanted = VoiceRef::new(VoiceEngine::Added, "amy");
    let speak = |id, text: &str| {
        let request = SpeechRequest { voice: Some(wanted.clone()), ..ko(text) };
        room.send(AudioJob::Speak { id, request, volume: 1.0, turn: Turn::Waits, clip: None });
    };
    speak(1, "하나");
    room.expect(&[AudioNews::Substituted(wanted.clone()), started(1), finished(1)]);
    speak(2, "둘");
    room.expect(&[started(2), finished(2)]);
    *there.lock().expect("lock") = true;
    // It is not looked for with every sentence, but as soon as it was added.
    room.send(AudioJob::ForgetVoices);
    speak(3, "셋");
    room.expect(&[started(3), finished(3)]);
    // A sentence that it cannot make is said all the same.
    speak(4, "broken");
    room.expect(&[AudioNews::Substituted(wanted.clone()), failed(4, VoiceError::Failed("broken".into()).into())]);
    // Then it rests: the next sentence does not wait for it.
    speak(5, "다섯");
    room.expect(&[started(5), finished(5)]);
    assert_eq!(*asked_chosen.lock().expect("lock"), ["셋", "broken"]);
    assert_eq!(*asked_usual.lock().expect("lock"), ["하나", "둘", "broken", "다섯"]);
}

#[test]
fn a_voice_that_cannot_be_loaded_is_loaded_once_and_what_protects_waits_for_no_slow_one() {
    let (looked, usual, slow) = (Arc::new(Mutex::new(0)), Tone::default(), Tone::default());
    let (looks, asked_slow) = (looked.clone(), slow.asked.clone());
    let voices: VoiceFinder = Box::new(move |_, wanted| match wanted {
        Some(voice) if voice.name == "gone" => {
            *looks.lock().expect("lock") += 1;
            None
        }
        Some(_) => Some(Box::new(slow.clone())),
        None => Some(Box::new(usual.clone())),
    });
    let room = Room::with_voices(Tape::instant(), Tone::default(), voices);
    let by = |name: &str, text: &str, protects: bool| {
        let voice = Some(VoiceRef::new(VoiceEngine::Added, name));
        SpeechRequest { voice, protects, ..ko(text) }
    };
    let speak = |id, request| {
        room.send(AudioJob::Speak { id, request, volume: 1.0, turn: Turn::Waits, clip: None });
        while room.next() != finished(id) {}
    };
    let ahead = ["하나", "둘", "셋"].map(|text| by("gone", text, false));
    room.send(AudioJob::Prerender(ahead.to_vec()));
    assert!(matches!(room.next(), AudioNews::Prerendered { done: 3, total: 3 }));
    speak(1, by("gone", "넷", false));
    assert_eq!(*looked.lock().expect("lock"), 1);
    // What protects is said by the slow voice only where its sound is ready.
    speak(2, by("slow", "그만", true));
    assert!(asked_slow.lock().expect("lock").is_empty());
    speak(3, by("slow", "물", false));
    speak(4, by("slow", "물", true));
    assert_eq!(*asked_slow.lock().expect("lock"), ["물"]);
    assert_eq!(room.tape.takes().len(), 4);
}

#[test]
fn where_the_chosen_voice_is_the_only_one_what_protects_is_said_by_it() {
    let only = Tone::default();
    let asked = only.asked.clone();
    let voices: VoiceFinder = Box::new(move |_, wanted| Some(Box::new(wanted.map(|_| only.clone())?)));
    let room = Room::with_voices(Tape::instant(), Tone::default(), voices);
    let voice = Some(VoiceRef::new(VoiceEngine::Added, "slow"));
    let request = SpeechRequest { voice, protects: true, ..ko("그만") };
    room.send(AudioJob::Speak { id: 1, request, volume: 1.0, turn: Turn::Cuts, clip: None });
    room.expect(&[started(1), finished(1)]);
    assert_eq!(*asked.lock().expect("lock"), ["그만"]);
}

#[test]
fn an_output_that_is_gone_is_told_once_and_the_default_one_plays() {
    let room = Room::new(Tape::instant(), Tone::default());
    room.send(AudioJob::Output(Some("USB".into())));
    room.speak(1, "하나");
    room.expect(&[started(1), finished(1)]);
    room.tape.set_gone(true);
    room.speak(2, "둘");
    room.expect(&[AudioNews::OutputGone("USB".into()), started(2), finished(2)]);
    room.speak(3, "셋");
    room.expect(&[started(3), finished(3)]);
    room.tape.set_gone(false);
    room.speak(4, "넷");
    room.expect(&[started(4), finished(4)]);
    room.tape.set_gone(true);
    room.speak(5, "다섯");
    room.expect(&[AudioNews::OutputGone("USB".into()), started(5), finished(5)]);
}
