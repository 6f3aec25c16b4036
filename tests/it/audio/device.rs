//! The real path to the device and the microphone, on Linux, where ALSA can be told to play into a pipe.

use super::{PATIENCE, Tone, failed, finished, ko, started, tone};
use malgeurim::domain::turn::Turn;
use malgeurim::io::audio::{
    AudioHandle, AudioJob, AudioNews, AudioProblem, Output, Pcm, PlayError, SpeechCache, Voice, VoiceFinder, read_wav,
    spawn_with, write_wav,
};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Runs one of the `in_child_*` tests in a process of its own, whose ALSA knows only what `config` says.
fn run_child(name: &str, config: &str, folder: &tempfile::TempDir) {
    let file = folder.path().join("alsa.conf");
    std::fs::write(&file, config).expect("configuration");
    let program = std::env::current_exe().expect("this program");
    let child = std::process::Command::new(program)
        .args([name, "--ignored", "--nocapture", "--test-threads=1"])
        .env("ALSA_CONFIG_PATH", &file)
        .env("MALGEURIM_TEST_FOLDER", folder.path())
        .output()
        .expect("child");
    let said = format!("{}{}", String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
}

/// A thread that plays on the real path of the device, and its news.
fn device() -> (AudioHandle, Receiver<AudioNews>) {
    let (sender, news) = channel();
    let tell = move |item| {
        let _ = sender.send(item);
    };
    let voices: VoiceFinder = Box::new(|_, _| Some(Box::new(Tone::default()) as Box<dyn Voice>));
    let folder = std::env::var("MALGEURIM_TEST_FOLDER").expect("run by its parent");
    let audio = spawn_with(SpeechCache::new(folder.as_ref()), Output::Device, voices, tell).expect("thread");
    (audio, news)
}

fn speak_job(id: u64) -> AudioJob {
    AudioJob::Speak { id, request: ko("물"), volume: 1.0, turn: Turn::Waits, clip: None }
}

#[test]
fn without_a_device_everything_fails_at_once() {
    let folder = tempfile::tempdir().expect("folder");
    run_child("in_child_no_device", "", &folder);
}

#[test]
#[ignore = "run by without_a_device_everything_fails_at_once"]
fn in_child_no_device() {
    let (audio, news) = device();
    for job in [speak_job(1), AudioJob::Chime { id: 2 }, AudioJob::RecordStart { id: 3 }, speak_job(4)] {
        audio.send(job).expect("room in the channel");
    }
    let got: Vec<AudioNews> = (0..4).map(|_| news.recv_timeout(PATIENCE).expect("news")).collect();
    let none = PlayError::NoDevice;
    let wanted = [
        failed(1, AudioProblem::Output(none.clone())),
        failed(2, AudioProblem::Output(none.clone())),
        failed(3, AudioProblem::Microphone(none.clone())),
        failed(4, AudioProblem::Output(none)),
    ];
    assert_eq!(got, wanted);
    let probe = malgeurim::io::audio::probe();
    assert!(probe.outputs.is_empty() && probe.inputs.is_empty());
}

/// ALSA plays into a pipe that is read, and hears a file: the whole path up to the driver is real.
fn run_child_with_device(name: &str) {
    let folder = tempfile::tempdir().expect("folder");
    let pipe = folder.path().join("played");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        println!("skipped: no named pipes here");
        return;
    }
    let saw: Vec<u8> = (0..400_000_u32).flat_map(|n| (((n * 300) % 20_000) as i16).to_le_bytes()).collect();
    std::fs::write(folder.path().join("heard"), saw).expect("microphone");
    let at = folder.path().display();
    let config = format!(
        "pcm.!default {{ type asym playback.pcm out capture.pcm in }}\n\
         pcm.out {{ type plug slave.pcm {{ type file file {at}/played format raw slave.pcm {{ type null }} }} }}\n\
         pcm.in {{ type plug slave.pcm {{ type file file /dev/null infile {at}/heard format raw slave.pcm {{ type null }} }} }}\n"
    );
    run_child(name, &config, &folder);
}

/// Reads what is played, at a few times the speed of sound, until `enough`; then the device is gone.
fn listen(enough: impl Fn(usize) -> bool + Send + 'static) -> std::thread::JoinHandle<usize> {
    use std::io::Read;
    let folder = std::env::var("MALGEURIM_TEST_FOLDER").expect("run by its parent");
    std::thread::spawn(move || {
        let mut pipe = std::fs::File::open(std::path::Path::new(&folder).join("played")).expect("pipe");
        let (mut loud, mut buffer) = (0, [0; 8 << 10]);
        while let Ok(read @ 1..) = pipe.read(&mut buffer) {
            loud += buffer[..read].iter().filter(|&&byte| byte != 0).count();
            if enough(loud) {
                break;
            }
            // Paces the device, which would otherwise play hours in a second; nothing is waited for here.
            std::thread::sleep(Duration::from_millis(2));
        }
        loud
    })
}

#[test]
fn the_device_gets_the_sound_and_the_microphone_is_heard() {
    run_child_with_device("in_child_plays_and_records");
}

#[test]
#[ignore = "run by the_device_gets_the_sound_and_the_microphone_is_heard"]
fn in_child_plays_and_records() {
    let heard = listen(|_| false);
    let (audio, news) = device();
    let send = |job| audio.send(job).expect("room in the channel");
    let next = || news.recv_timeout(PATIENCE).expect("news");
    send(speak_job(1));
    send(speak_job(2));
    assert_eq!([next(), next(), next(), next()], [started(1), finished(1), started(2), finished(2)]);

    send(AudioJob::RecordStart { id: 3 });
    assert_eq!(next(), started(3));
    while !matches!(next(), AudioNews::Level(level) if level > 0.1) {}
    send(AudioJob::RecordStop { id: 4 });
    let recorded = std::iter::repeat_with(next).find(|item| !matches!(item, AudioNews::Level(_)));
    let Some(AudioNews::Recorded { id: 4, wav, seconds }) = recorded else { panic!("{recorded:?}") };
    assert!(read_wav(&wav).expect("a WAV file").rms() > 0.01 && seconds > 0.0, "it is not silence");

    drop(audio);
    assert!(heard.join().expect("listener") > 4_000, "two tones were heard");
}

#[test]
fn a_device_that_is_pulled_out_is_told() {
    run_child_with_device("in_child_is_pulled_out");
}

#[test]
#[ignore = "run by a_device_that_is_pulled_out_is_told"]
fn in_child_is_pulled_out() {
    let heard = listen(|loud| loud > 0);
    let (audio, news) = device();
    let clip = write_wav(&Pcm { samples: tone(440).samples.repeat(300), rate: 22_050 });
    let job = AudioJob::Speak { id: 1, request: ko("물"), volume: 1.0, turn: Turn::Waits, clip: Some(clip) };
    audio.send(job).expect("room in the channel");
    assert_eq!(news.recv_timeout(PATIENCE), Ok(started(1)));
    assert_eq!(news.recv_timeout(PATIENCE), Ok(failed(1, AudioProblem::Output(PlayError::Lost))));
    assert!(heard.join().is_ok());
}
