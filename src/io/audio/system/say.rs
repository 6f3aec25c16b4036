//! macOS: `/usr/bin/say`. Text through standard input, sound into a temporary file (say cannot write into a pipe).

use super::super::espeak::plain;
use super::super::pcm::Pcm;
use super::super::process::{self, Limits};
use super::super::voice::{Cancel, MAX_SECONDS, SpeechRequest, Voice, VoiceError};
use super::super::wav;
use crate::domain::locale::Lang;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Words a minute at rate 1: a little slower than the voice's own 175.
const NORMAL_SPEED: f32 = 160.0;

const PATIENCE: Duration = Duration::from_secs(10);

/// Samples a second that are asked for.
const RATE: u64 = 22_050;

/// A voice of macOS.
#[derive(Debug)]
pub struct Say {
    program: PathBuf,
    voice: String,
    lang: Lang,
}

impl Say {
    /// The installed voices for the language.
    pub fn all(lang: Lang) -> Vec<Self> {
        Self::at(Path::new("/usr/bin/say"), lang)
    }

    /// The same with another program, for tests.
    pub fn at(program: &Path, lang: Lang) -> Vec<Self> {
        let mut command = Command::new(program);
        command.args(["-v", "?"]);
        let limits = Limits { time: Duration::from_secs(3), bytes: 1 << 20 };
        let list = process::run(command, Vec::new(), limits, &Cancel::default()).unwrap_or_default();
        let named = |voice| Self { program: program.to_owned(), voice, lang };
        voices(&String::from_utf8_lossy(&list), lang).into_iter().map(named).collect()
    }

    /// The system's name for it.
    pub fn own_name(&self) -> &str {
        &self.voice
    }

    fn command(&self, request: &SpeechRequest, file: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["-v", &self.voice, "-r", &(NORMAL_SPEED * request.held_rate()).round().to_string()]);
        command.arg("-o").arg(file);
        command.args(["--file-format=WAVE", &format!("--data-format=LEI16@{RATE}"), "-f", "-"]);
        command
    }
}

impl Voice for Say {
    fn name(&self) -> String {
        format!("macOS {}", self.voice)
    }

    fn speaks(&self, lang: Lang) -> Result<bool, VoiceError> {
        Ok(lang == self.lang)
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        request.check()?;
        let file = Scratch::new();
        let limits = Limits { time: PATIENCE, bytes: 64 << 10 };
        process::run(self.command(request, &file.0), script(request).into_bytes(), limits, cancel)?;
        let bytes = file.read()?;
        let mut pcm = wav::read_stream(&bytes).map_err(|e| VoiceError::Failed(e.to_string()))?;
        pcm.trim(10, 150);
        pcm.normalise();
        if pcm.samples.is_empty() { Err(VoiceError::Failed("only silence".into())) } else { Ok(pcm) }
    }
}

/// The text; `[[pbas +6]]` raises the pitch by half tones (Apple, "Speech Synthesis Programming Guide").
fn script(request: &SpeechRequest) -> String {
    let half_tones = (12.0 * request.held_pitch().log2()).round() as i32;
    let text = plain(&request.text);
    if half_tones == 0 { text } else { format!("[[pbas {half_tones:+}]] {text}") }
}

/// The names in lines such as `Eddy (Korean (South Korea)) ko_KR    # 안녕하세요.`: all before the language tag.
fn voices(list: &str, lang: Lang) -> Vec<String> {
    let voice = |line: &str| {
        let head = line.split('#').next()?.trim_end();
        let (name, tag) = head.rsplit_once(char::is_whitespace)?;
        (Lang::parse(tag) == Some(lang)).then(|| name.trim_end().to_owned())
    };
    list.lines().filter_map(voice).collect()
}

/// A temporary file that goes when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        Self(std::env::temp_dir().join(format!("malgeurim-{}-{count}.wav", std::process::id())))
    }

    fn read(&self) -> Result<Vec<u8>, VoiceError> {
        let failed = |e: std::io::Error| VoiceError::Failed(e.to_string());
        if std::fs::metadata(&self.0).map_err(failed)?.len() > 4096 + RATE * 2 * u64::from(MAX_SECONDS) {
            return Err(VoiceError::TooLong);
        }
        std::fs::read(&self.0).map_err(failed)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Not there when say failed.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_voices_in_the_list() {
        let list = "Alex                en_US    # Most people\nEddy (Korean (South Korea)) ko_KR    # 안녕하세요.\nYuna   ko_KR  # 안녕\n";
        assert_eq!(voices(list, Lang::Ko), ["Eddy (Korean (South Korea))", "Yuna"]);
        assert_eq!(voices(list, Lang::En), ["Alex"]);
        assert_eq!(voices("nothing", Lang::Ko), Vec::<String>::new());
    }

    #[test]
    fn text_is_never_a_command() {
        let request = SpeechRequest { pitch: 2.0, ..SpeechRequest::new("[[rate 9]] 물", Lang::Ko) };
        assert_eq!(script(&request), "[[pbas +12]]   rate 9   물");
    }
}
