//! The audio thread: order, interruption, problems, rendering ahead.

use super::{PATIENCE, Tone, failed, finished, ko, pitch_of, started, stopped, tone};
use malgeurim::io::audio::{
    AudioHandle, AudioJob, AudioNews, AudioProblem, Output, Pcm, PlayError, SpeechCache, Tape, Voice, VoiceError,
    VoiceFinder, spawn_with, write_wav,
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
        Self::with_voices(tape, tone, Box::new(move |_| Some(Box::new(voice.clone()) as Box<dyn Voice>)))
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
        self.send(AudioJob::Speak { id, request: ko(text), volume: 1.0, interrupt: false, clip: None });
    }

    fn interrupt(&self, id: u64, text: &str) {
        self.send(AudioJob::Speak { id, request: ko(text), volume: 1.0, interrupt: true, clip: None });
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
fn a_new_tap_waits_for_what_is_being_said() {
    let room = Room::new(Tape::by_hand(), Tone::default());
    room.speak(1, "하나");
    room.expect(&[started(1)]);
    room.speak(2, "둘");
    room.send(AudioJob::Chime { id: 3 });
    room.expect(&[started(3)]);
    let takes = room.tape.takes();
    assert_eq!(takes.len(), 2, "the bell sounds beside the first sentence, the second waits");
    assert!(takes.iter().all(|take| !take.ended && !take.cut));
    room.tape.finish();
    let mut over = [room.next(), room.next(), room.next()];
    over.sort_by_key(|news| format!("{news:?}"));
    assert_eq!(over, [finished(1), finished(3), started(2)]);
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
    room.expect(&[started(2), finished(2)]);
    room.interrupt(3, "셋");
    room.expect(&[stopped(1), started(3), finished(3)]);
}

#[test]
fn more_than_the_whole_volume_makes_it_louder_and_never_clips() {
    let room = Room::new(Tape::instant(), Tone::default());
    let speak = |id, volume| AudioJob::Speak { id, request: ko("물"), volume, interrupt: false, clip: None };
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
        interrupt: false,
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
        Box::new(move |_| look.lock().expect("lock").then(|| Box::new(Tone::default()) as Box<dyn Voice>));
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
    // The order of the channel: once the bell sounds, the cue was taken; its sound is made meanwhile.
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
    room.send(AudioJob::Chime { id: 2 });
    room.expect(&[started(2)]);
    assert_eq!(room.tape.takes().len(), 4, "while somebody speaks no cue is told");
}
