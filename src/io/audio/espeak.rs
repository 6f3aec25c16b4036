//! The voice that works everywhere: espeak-ng, as a process of its own (its licence and its crashes stay outside).
//!
//! How its Korean was made as clear as it gets (espeak-ng 1.51, "저는 학교에 가고 싶어요. 안녕하세요, 물 주세요!"; the numbers
//! of the chosen tuning are printed by `cargo bench --bench speech`; no listeners were asked):
//! - Plain `ko` without a variant unless somebody chose one: with `+f2`, `+f3` and `+f5` most rests between words are filled (two of five are left),
//!   `+klatt4` and `+linda` clip. Amplitude 100 peaks at -2 dBFS and 200 clips: so 100, then brought to -1 dBFS here.
//! - 150 words a minute at rate 1: 3.4 syllables a second with rests, 3.0 at the 0.9 that everyone starts with.
//! - Word gap 5: without it 어절 run into each other ("물주세요"); with it there are 50 to 90 ms between most of them.
//! - The text is respelled as it is pronounced ([`super::respell`]): espeak says 합니다 letter by letter, "hapnida".
//! - Up to half a second of silence at the end is cut to 150 ms, and the 50 ms before the first sound to 10.

use super::pcm::Pcm;
use super::process::{self, Limits};
use super::respell::respell;
use super::voice::{Cancel, MAX_SECONDS, SpeechRequest, Voice, VoiceError};
use super::wav;
use crate::domain::locale::Lang;
use crate::domain::voice::ESPEAK_VARIANTS;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

/// Names another espeak-ng program, for tests and unusual places. Set but not there: the voice is missing.
pub const PROGRAM_VARIABLE: &str = "MALGEURIM_ESPEAK";

/// Places beside PATH: a program started from the macOS Finder has neither of the first two in its PATH, and the Windows
/// installer adds none.
const USUAL_PLACES: [&str; 3] =
    ["/opt/homebrew/bin/espeak-ng", "/usr/local/bin/espeak-ng", r"C:\Program Files\eSpeak NG\espeak-ng.exe"];

/// Words a minute at rate 1.
const NORMAL_SPEED: f32 = 150.0;

/// Pause between words, in tens of milliseconds at espeak's own normal speed.
const WORD_GAP: u32 = 5;

/// The program is killed after this.
const PATIENCE: Duration = Duration::from_secs(10);

/// 44-byte header and 16-bit samples at the highest rate any espeak voice has.
const MAX_OUTPUT: usize = 44 + MAX_SECONDS as usize * 22_050 * 2;

/// espeak-ng at a place in the file system.
#[derive(Debug)]
pub struct Espeak {
    program: PathBuf,
    patience: Duration,
    /// One of [`ESPEAK_VARIANTS`], unless it is the plain voice.
    variant: Option<&'static str>,
    name: OnceLock<String>,
}

impl Espeak {
    /// Looks for the program: [`PROGRAM_VARIABLE`], then PATH, then the usual places.
    pub fn find() -> Option<Self> {
        if let Some(program) = std::env::var_os(PROGRAM_VARIABLE) {
            let program = PathBuf::from(program);
            return program.is_file().then(|| Self::at(program));
        }
        let file = if cfg!(target_os = "windows") { "espeak-ng.exe" } else { "espeak-ng" };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let on_path = std::env::split_paths(&path).map(|folder| folder.join(file));
        let mut places = on_path.chain(USUAL_PLACES.iter().map(PathBuf::from));
        places.find(|place| place.is_absolute() && place.is_file()).map(Self::at)
    }

    /// The program at this place.
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), patience: PATIENCE, variant: None, name: OnceLock::new() }
    }

    /// Kills the program after `patience` instead of ten seconds.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Speaks as one of [`ESPEAK_VARIANTS`]; `None`: there is no such variant.
    pub fn with_variant(mut self, name: &str) -> Option<Self> {
        let at = ESPEAK_VARIANTS.iter().position(|variant| *variant == name)?;
        self.variant = ESPEAK_VARIANTS.get(at).copied().filter(|_| at > 0);
        Some(self)
    }

    /// The sounds of a text in the International Phonetic Alphabet, a line for each part that espeak-ng reads in one breath.
    /// `language` is a voice of espeak-ng, e.g. `en-us`.
    ///
    /// # Errors
    /// Any [`VoiceError`].
    pub fn phonemes(&self, text: &str, language: &str, cancel: &Cancel) -> Result<String, VoiceError> {
        let mut command = Command::new(&self.program);
        command.args(["-q", "--ipa", "-b", "1", "-v", language, "--stdin"]);
        let limits = Limits { time: self.patience, bytes: 1 << 20 };
        let bytes = process::run(command, plain(text).into_bytes(), limits, cancel)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Where the program is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The answer to one question, as text.
    fn ask(&self, question: &str) -> Result<String, VoiceError> {
        let mut command = Command::new(&self.program);
        command.arg(question);
        let limits = Limits { time: self.patience.min(Duration::from_secs(2)), bytes: 64 << 10 };
        let answer = process::run(command, Vec::new(), limits, &Cancel::default())?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    fn command(&self, request: &SpeechRequest) -> Command {
        let mut command = Command::new(&self.program);
        let tag = request.lang.tag();
        let voice = self.variant.map_or_else(|| tag.to_owned(), |variant| format!("{tag}+{variant}"));
        command.args(["-v", &voice, "-b", "1", "-a", "100"]);
        command.args(["-s", &speed(request.held_rate()).to_string()]);
        command.args(["-p", &pitch(request.held_pitch()).to_string()]);
        command.args(["-g", &WORD_GAP.to_string(), "--stdin", "--stdout"]);
        command
    }
}

impl Voice for Espeak {
    fn name(&self) -> String {
        let name = || {
            let version = self.ask("--version").ok().and_then(|answer| version(&answer));
            let name = version.map_or_else(|| "espeak-ng".to_owned(), |version| format!("espeak-ng {version}"));
            self.variant.map_or_else(|| name.clone(), |variant| format!("{name} {variant}"))
        };
        self.name.get_or_init(name).clone()
    }

    /// Korean came with version 1.49, and some distributions pack languages apart.
    fn speaks(&self, lang: Lang) -> Result<bool, VoiceError> {
        let list = self.ask(&format!("--voices={}", lang.tag()))?;
        // A heading, then one line for each voice.
        let tags = list.lines().skip(1).filter_map(|line| line.split_whitespace().nth(1));
        Ok(tags.into_iter().any(|tag| Lang::parse(tag) == Some(lang)))
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        request.check()?;
        let limits = Limits { time: self.patience, bytes: MAX_OUTPUT };
        let bytes = process::run(self.command(request), script(request).into_bytes(), limits, cancel)?;
        let mut pcm = wav::read_stream(&bytes).map_err(|e| VoiceError::Failed(e.to_string()))?;
        pcm.trim(10, 150);
        pcm.normalise();
        if pcm.samples.is_empty() { Err(VoiceError::Failed("only silence".into())) } else { Ok(pcm) }
    }
}

/// The text as espeak should get it: pronunciation written out, nothing that it would take for a command.
fn script(request: &SpeechRequest) -> String {
    let text = match request.lang {
        Lang::Ko => respell(&request.text),
        Lang::En => request.text.clone(),
    };
    plain(&text)
}

/// Control characters are commands inside the text (1 starts one), and `[[` starts phonemes: both are made harmless.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    text.replace(['[', ']'], " ")
}

/// espeak takes 80 to 450 words a minute.
fn speed(rate: f32) -> u32 {
    (NORMAL_SPEED * rate).round().clamp(80.0, 450.0) as u32
}

/// espeak's scale is 0 to 99 with 50 as normal; an octave down is near 0, an octave up near 99.
fn pitch(pitch: f32) -> u32 {
    (50.0 + 49.0 * pitch.log2()).round().clamp(0.0, 99.0) as u32
}

/// The version in "eSpeak NG text-to-speech: 1.51  Data at: …".
fn version(answer: &str) -> Option<String> {
    let after = answer.split("text-to-speech:").nth(1)?;
    let word = after.split_whitespace().next()?;
    word.starts_with(|c: char| c.is_ascii_digit()).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_command() {
        assert_eq!(plain("[[a]] \u{1}50P물\u{0}"), "  a    50P물 ");
        let command = Espeak::at("espeak-ng").command(&SpeechRequest::new("--help; rm", Lang::Ko));
        assert!(command.get_args().all(|arg| !arg.to_string_lossy().contains("help")));
    }

    #[test]
    fn settings_fit_the_scale() {
        assert_eq!([0.5, 1.0, 2.0].map(speed), [80, 150, 300]);
        assert_eq!([0.5, 1.0, 2.0].map(pitch), [1, 50, 99]);
    }

    #[test]
    fn finds_the_version() {
        assert_eq!(version("eSpeak NG text-to-speech: 1.51  Data at: /x").as_deref(), Some("1.51"));
        assert_eq!(version("garbage"), None);
    }
}
