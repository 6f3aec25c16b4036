//! From tap to first sample, and how the Korean voice is tuned: `cargo bench --bench speech`.
//!
//! "Tap" is the moment the job is handed to the audio thread; "first sample" the moment the sink takes one. Twenty times each, with
//! another sentence every time where it is new. Into memory everywhere, and into the device where one opens. What the driver
//! holds back after that (21 to 43 ms with our buffer) is not in the numbers.

use malgeurim::domain::locale::Lang;
use malgeurim::domain::turn::Turn;
use malgeurim::io::audio::{
    AudioHandle, AudioJob, AudioNews, Cancel, Espeak, Output, Sink, Speaker, SpeechCache, SpeechRequest, Tape, Voice,
    best_voice, spawn_with,
};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const TIMES: usize = 20;
const SENTENCE: &str = "저는 학교에 가고 싶어요. 안녕하세요, 물 주세요!";

fn main() {
    if Espeak::find().is_none() {
        println!("skipped: espeak-ng is not installed");
        return;
    }
    println!("tap to first sample, ms (median of {TIMES}, slowest)   goal: cached 50, new 150");
    println!("{:<8} {:>18} {:>18}", "sink", "cached", "new sentence");
    row("memory", Output::Tape(Tape::instant()));
    if Speaker::default().open().is_ok() {
        row("device", Output::Device);
    } else {
        println!("device   skipped: no sound device opens");
    }
    println!("\n{SENTENCE}");
    println!(
        "{:<6} {:>8} {:>12} {:>10} {:>9} {:>22}",
        "rate", "seconds", "syllables/s", "peak dBFS", "rms dBFS", "rests between words ms"
    );
    [0.5, 0.9, 1.0, 1.5, 2.0].into_iter().for_each(tuning);
}

fn row(name: &str, output: Output) {
    let folder = tempfile::tempdir().expect("folder");
    let (sender, news) = channel();
    let tell = move |item| {
        let _ = sender.send((Instant::now(), item));
    };
    let cache = SpeechCache::new(folder.path());
    let audio = spawn_with(cache, output, Box::new(|lang, _| best_voice(lang)), tell).expect("thread");
    let mut new: Vec<Duration> = (0..TIMES).map(|n| tap(&audio, &news, &sentence(n))).collect();
    let mut cached: Vec<Duration> = (0..TIMES).map(|n| tap(&audio, &news, &sentence(n))).collect();
    println!("{name:<8} {:>18} {:>18}", middle(&mut cached), middle(&mut new));
}

fn sentence(n: usize) -> String {
    format!("저는 오늘 친구하고 학교에 가고 싶어요, {}", ["물", "밥", "집", "책"][n % 4].repeat(n + 1))
}

/// Time from the job to its first sample; then it is stopped.
fn tap(audio: &AudioHandle, news: &Receiver<(Instant, AudioNews)>, text: &str) -> Duration {
    let request = SpeechRequest::new(text, Lang::Ko);
    let start = Instant::now();
    audio.send(AudioJob::Speak { id: 0, request, volume: 1.0, turn: Turn::Cuts, clip: None }).expect("room");
    let mut taken = None;
    loop {
        let (at, item) = news.recv_timeout(Duration::from_secs(20)).expect("news");
        match item {
            AudioNews::Started { .. } => {
                taken = Some(at - start);
                audio.send(AudioJob::Stop).expect("room");
            }
            AudioNews::Finished { .. } | AudioNews::Stopped { .. } => break,
            other => panic!("{other:?}"),
        }
    }
    // Caching happens after the first sound; the next sentence must not pay for it.
    std::thread::sleep(Duration::from_millis(30));
    taken.expect("a start")
}

fn middle(times: &mut [Duration]) -> String {
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.1} ({:.1})", ms(times[times.len() / 2]), ms(times[times.len() - 1]))
}

fn tuning(rate: f32) {
    let Some(espeak) = Espeak::find() else { return };
    let request = SpeechRequest { rate, ..SpeechRequest::new(SENTENCE, Lang::Ko) };
    let pcm = espeak.render(&request, &Cancel::default()).expect("speech");
    let syllables = SENTENCE.chars().filter(|c| ('가'..='힣').contains(c)).count();
    let decibel = |value: f64| 20.0 * value.log10();
    let rests: Vec<String> = rests(&pcm.samples, pcm.rate).iter().map(u32::to_string).collect();
    println!(
        "{rate:<6} {:>8.2} {:>12.1} {:>10.1} {:>9.1} {:>22}",
        pcm.seconds(),
        syllables as f64 / pcm.seconds(),
        decibel(f64::from(pcm.peak())),
        decibel(pcm.rms()),
        rests.join(" ")
    );
}

/// Quiet stretches of 50 ms and more, in ms.
fn rests(samples: &[i16], rate: u32) -> Vec<u32> {
    let quiet: Vec<bool> =
        samples.chunks(rate as usize / 100).map(|c| c.iter().all(|s| s.unsigned_abs() < 350)).collect();
    quiet.chunk_by(|a, b| a == b).filter(|run| run[0] && run.len() >= 5).map(|run| run.len() as u32 * 10).collect()
}
