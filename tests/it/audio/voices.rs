//! The real voice, measured; and voice programs that misbehave.

use super::ko;
#[cfg(unix)]
use super::tone;
use malgeurim::domain::locale::Lang;
use malgeurim::io::audio::{Cancel, Espeak, Pcm, SpeechCache, SpeechRequest, Voice, VoiceError, read_wav, render_with};
#[cfg(unix)]
use malgeurim::io::audio::{Sapi, Say, write_wav};
#[cfg(unix)]
use std::time::Duration;

/// The installed espeak-ng; without one the test is skipped.
macro_rules! espeak {
    () => {
        match Espeak::find() {
            Some(espeak) => espeak,
            None => {
                println!("skipped: espeak-ng is not installed");
                return;
            }
        }
    };
}

#[test]
fn korean_speech_is_heard_and_not_clipped() {
    let espeak = espeak!();
    let pcm = espeak.render(&ko("안녕하세요, 물 주세요"), &Cancel::default()).expect("speech");
    assert!(pcm.rms() > 0.03, "rms {}", pcm.rms());
    assert!((0.5..0.95).contains(&pcm.peak()), "peak {}", pcm.peak());
    assert!((1.0..4.0).contains(&pcm.seconds()), "{} s", pcm.seconds());
    let first = pcm.samples.iter().position(|s| s.unsigned_abs() > 300).unwrap_or(usize::MAX);
    assert!(first as f64 / f64::from(pcm.rate) < 0.03, "the first sound comes at once, not at sample {first}");
}

#[test]
fn longer_text_takes_longer_and_speed_shortens_it() {
    let espeak = espeak!();
    let seconds = |request: &SpeechRequest| espeak.render(request, &Cancel::default()).expect("speech").seconds();
    let normal = seconds(&ko("물 주세요"));
    assert!(seconds(&ko("물 주세요, 그리고 학교에 가고 싶어요")) > normal * 1.5);
    assert!(seconds(&SpeechRequest { rate: 1.8, ..ko("물 주세요") }) < normal * 0.75);
    assert!(seconds(&SpeechRequest { rate: 0.6, ..ko("물 주세요") }) > normal * 1.3);
}

#[test]
fn words_are_kept_apart() {
    let espeak = espeak!();
    let seconds = |text: &str| espeak.render(&ko(text), &Cancel::default()).expect("speech").seconds();
    assert!(seconds("나 물 밥") > seconds("나물밥") + 0.05);
}

#[test]
fn pitch_is_heard_and_hardly_changes_the_length() {
    let espeak = espeak!();
    let say = |pitch: f32| espeak.render(&SpeechRequest { pitch, ..ko("아아") }, &Cancel::default()).expect("speech");
    let (low, high) = (say(0.6), say(1.8));
    assert!((low.seconds() / high.seconds() - 1.0).abs() < 0.25);
    assert!(hertz(&high) > hertz(&low) * 1.3, "{} Hz and {} Hz", hertz(&low), hertz(&high));
}

/// The tone of the voice in the middle of a sound.
fn hertz(pcm: &Pcm) -> f64 {
    hertz_at(pcm, pcm.samples.len() / 3)
}

/// The tone of the voice in the 3000 samples from `from`, 50 to 400 Hz: the first shift at which it is about as much like
/// itself as it ever is.
fn hertz_at(pcm: &Pcm, from: usize) -> f64 {
    let part = &pcm.samples[from..][..3_000];
    let likeness = |shift: usize| -> i64 {
        part[..2_500].iter().zip(&part[shift..]).map(|(&a, &b)| i64::from(a) * i64::from(b)).sum()
    };
    let shifts: Vec<(usize, i64)> =
        (pcm.rate as usize / 400..500.min(pcm.rate as usize / 50)).map(|shift| (shift, likeness(shift))).collect();
    let most = shifts.iter().map(|(_, likeness)| *likeness).max().unwrap_or(0);
    let peak = shifts.windows(3).find(|w| w[1].1 >= w[0].1 && w[1].1 >= w[2].1 && w[1].1 > most * 17 / 20);
    f64::from(pcm.rate) / peak.map_or(1, |w| w[1].0) as f64
}

/// The tone at the very end, and the lowest of the last half second.
fn ending(pcm: &Pcm) -> (f64, f64) {
    let floor = (pcm.peak() * 32_768.0 * 0.1) as u16;
    let end = pcm.samples.iter().rposition(|sample| sample.unsigned_abs() > floor).unwrap_or(0) - 3_000;
    let lowest = (0..10).map(|step| hertz_at(pcm, end - step * 1_000)).fold(f64::MAX, f64::min);
    (hertz_at(pcm, end), lowest)
}

#[test]
fn a_question_ends_higher_and_a_statement_at_its_lowest() {
    let espeak = espeak!();
    let words = malgeurim::formats::vocabulary::builtin();
    let ending_of = |text: &str| {
        let text = malgeurim::language::reading::spoken(Lang::Ko, &words, text);
        ending(&espeak.render(&ko(&text), &Cancel::default()).expect("speech"))
    };
    for said in ["밥 먹었어요", "오늘 집에 가요", "이거 줄 거예요"] {
        let (told, lowest) = ending_of(&format!("{said}."));
        assert!(told < lowest * 1.03, "{said}. {told} {lowest}");
        // Brackets, emoji and repeated marks around the question do not make it a statement.
        for text in [format!("{said}?"), format!("({said}?!) 🪬")] {
            let (asked, lowest) = ending_of(&text);
            assert!(asked > lowest * 1.04 && asked > told * 1.08, "{text} {told} {asked} {lowest}");
        }
    }
}

#[test]
fn english_and_odd_texts_are_spoken() {
    let espeak = espeak!();
    for request in
        [SpeechRequest::new("I want water.", Lang::En), ko("--help"), ko("<speak>물</speak> & [[a]] \u{1}물")]
    {
        let pcm = espeak.render(&request, &Cancel::default()).unwrap_or_else(|e| panic!("{request:?}: {e}"));
        assert!(pcm.rms() > 0.01, "{request:?}");
    }
    assert_eq!(espeak.render(&ko("…"), &Cancel::default()), Err(VoiceError::Empty));
    assert_eq!(espeak.render(&ko(&"가".repeat(2001)), &Cancel::default()), Err(VoiceError::TooLong));
    assert_eq!(
        espeak.render(&ko(&"가나다 ".repeat(500)), &Cancel::default()),
        Err(VoiceError::TooLong),
        "over two minutes"
    );
    assert_eq!(espeak.speaks(Lang::Ko), Ok(true));
}

#[test]
fn the_second_time_comes_from_the_cache_and_is_the_same() {
    let espeak = espeak!();
    let folder = tempfile::tempdir().expect("folder");
    let cache = SpeechCache::new(folder.path());
    let (first, cached, seconds, voice) = render_with(&espeak, &ko("물 주세요"), &cache).expect("speech");
    assert!(!cached && seconds > 0.3 && voice.starts_with("espeak-ng"));
    let (second, cached, again, _) = render_with(&espeak, &ko("물 주세요"), &cache).expect("speech");
    assert!(cached && first == second && seconds == again);
    let pcm = read_wav(&first).expect("a WAV file");
    assert!((pcm.seconds() - seconds).abs() < 1e-9);
}

/// A script that is run instead of espeak-ng.
#[cfg(unix)]
fn fake(folder: &tempfile::TempDir, body: &str) -> Espeak {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.path().join("espeak-ng");
    std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("script");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("mode");
    Espeak::at(path).with_patience(Duration::from_secs(2))
}

#[cfg(unix)]
fn rendered_by(body: &str) -> Result<Pcm, VoiceError> {
    let folder = tempfile::tempdir().expect("folder");
    fake(&folder, body).render(&ko("물 주세요"), &Cancel::default())
}

#[test]
#[cfg(unix)]
fn bad_voices_are_told_apart_and_never_hang() {
    assert_eq!(rendered_by("exec sleep 600"), Err(VoiceError::TimedOut));
    assert_eq!(rendered_by("sleep 600 & wait"), Err(VoiceError::TimedOut), "a grandchild holds the pipe");
    assert_eq!(rendered_by("exec 1>&-; exec sleep 600"), Err(VoiceError::TimedOut), "closes its output and stays");
    assert!(matches!(rendered_by("echo garbage"), Err(VoiceError::Failed(_))));
    assert!(matches!(rendered_by("exit 1"), Err(VoiceError::Failed(_))));
    assert!(matches!(rendered_by("cat > /dev/null"), Err(VoiceError::Failed(_))), "says nothing");
    assert_eq!(rendered_by("exec cat /dev/zero"), Err(VoiceError::TooLong), "never ends");
    let missing = Espeak::at("/nowhere/espeak-ng").render(&ko("물"), &Cancel::default());
    assert_eq!(missing, Err(VoiceError::Missing));
}

#[test]
#[cfg(unix)]
fn text_goes_in_through_standard_input_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let seen = folder.path().join("seen");
    let espeak = fake(&folder, &format!("echo \"$@\" > '{0}.args'; cat > '{0}'", seen.display()));
    let text = "-f /etc/passwd; $(reboot)";
    assert!(espeak.render(&SpeechRequest::new(text, Lang::En), &Cancel::default()).is_err());
    assert_eq!(std::fs::read_to_string(&seen).expect("text"), text);
    assert!(!std::fs::read_to_string(seen.with_extension("args")).expect("arguments").contains("passwd"));
}

#[test]
#[cfg(unix)]
fn a_voice_can_be_called_off() {
    let folder = tempfile::tempdir().expect("folder");
    let espeak = fake(&folder, "exec sleep 600").with_patience(Duration::from_secs(600));
    let cancel = Cancel::default();
    let caller = cancel.clone();
    let waiting = std::thread::spawn(move || espeak.render(&ko("물"), &cancel));
    caller.cancel();
    assert_eq!(waiting.join().expect("thread"), Err(VoiceError::Cancelled));
}

#[test]
#[cfg(unix)]
fn the_voices_of_macos_and_windows_are_driven_as_written() {
    let folder = tempfile::tempdir().expect("folder");
    let wav = folder.path().join("tone.wav");
    std::fs::write(&wav, write_wav(&tone(440))).expect("tone");
    let say = format!(
        "if [ \"$2\" = '?' ]; then echo 'Yuna (Premium)  ko_KR  # 안녕'; exit; fi\ncat > '{0}.text'; cp '{0}' \"$6\"",
        wav.display()
    );
    let program = fake(&folder, &say).program().to_owned();
    let voices = Say::at(&program, Lang::Ko);
    let voice = voices.first().expect("a Korean voice");
    assert_eq!(voice.name(), "macOS Yuna (Premium)");
    assert!(voice.render(&ko("물"), &Cancel::default()).expect("speech").rms() > 0.1);
    assert_eq!(std::fs::read_to_string(folder.path().join("tone.wav.text")).expect("text"), "물");
    assert!(Say::at(&program, Lang::En).is_empty());

    let sapi = format!(
        "case \"$5\" in *SpeakSsml*) cat > /dev/null; cat '{}';; *) echo Heami; echo \"O'Neill\"; echo Hyunjun;; esac",
        wav.display()
    );
    let program = fake(&folder, &sapi).program().to_owned();
    let voices = Sapi::at(&program, Lang::Ko);
    let names: Vec<String> = voices.iter().map(|voice| voice.name()).collect();
    assert_eq!(names, ["Windows Heami", "Windows Hyunjun"], "a name with a quote is no part of a script");
    let voice = &voices[0];
    assert!(voice.render(&ko("물"), &Cancel::default()).expect("speech").rms() > 0.1);
}
