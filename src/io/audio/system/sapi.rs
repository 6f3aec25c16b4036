//! Windows: System.Speech through PowerShell. Text through standard input, a WAV file through standard output.

use super::super::pcm::Pcm;
use super::super::process::{self, Limits};
use super::super::voice::{Cancel, MAX_SECONDS, SpeechRequest, Voice, VoiceError};
use super::super::wav;
use crate::domain::locale::Lang;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// PowerShell itself takes up to two seconds to start on a cold, slow machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the synthesiser with the voices for the language `LANG`; exit 3 when there is none.
/// No double quotes anywhere: they are what command lines of Windows are misread by.
const OPEN: &str = "$ErrorActionPreference='Stop';$o=[Console]::OpenStandardOutput();\
Add-Type -AssemblyName System.Speech;\
$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;\
$v=$s.GetInstalledVoices()|Where-Object{$_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq 'LANG'};\
if(-not $v){exit 3};";

/// Answers with the names of the voices, one a line.
const NAMES: &str = "$b=[Text.Encoding]::UTF8.GetBytes(($v|ForEach-Object{$_.VoiceInfo.Name}) -join [char]10);\
$o.Write($b,0,$b.Length);$o.Flush()";

/// Speaks standard input into memory and writes the WAV. The text is escaped by .NET before it becomes SSML.
const SPEAK: &str = "$s.SelectVoice('NAME');$s.Rate=RATE;\
$m=New-Object IO.MemoryStream;$s.SetOutputToWaveStream($m);\
$r=New-Object IO.StreamReader([Console]::OpenStandardInput(),[Text.Encoding]::UTF8);\
$t=[Security.SecurityElement]::Escape($r.ReadToEnd());\
$s.SpeakSsml('<speak version=''1.0'' xmlns=''http://www.w3.org/2001/10/synthesis'' xml:lang=''LOCALE''>\
<prosody pitch=''PITCH%''>'+$t+'</prosody></speak>');\
$s.SetOutputToNull();$m.WriteTo($o);$o.Flush()";

/// A voice of Windows.
#[derive(Debug)]
pub struct Sapi {
    program: PathBuf,
    voice: String,
    lang: Lang,
}

impl Sapi {
    /// The installed voices for the language.
    pub fn all(lang: Lang) -> Vec<Self> {
        Self::at(Path::new("powershell.exe"), lang)
    }

    /// The same with another program, for tests.
    pub fn at(program: &Path, lang: Lang) -> Vec<Self> {
        let command = powershell(program, &format!("{}{NAMES}", open(lang)));
        let limits = Limits { time: PATIENCE, bytes: 64 << 10 };
        let names = process::run(command, Vec::new(), limits, &Cancel::default()).unwrap_or_default();
        let named = |voice: &str| Self { program: program.to_owned(), voice: voice.to_owned(), lang };
        String::from_utf8_lossy(&names).lines().map(str::trim).filter(|name| is_plain(name)).map(named).collect()
    }

    /// The system's name for it.
    pub fn own_name(&self) -> &str {
        &self.voice
    }
}

impl Voice for Sapi {
    fn name(&self) -> String {
        format!("Windows {}", self.voice)
    }

    fn speaks(&self, lang: Lang) -> Result<bool, VoiceError> {
        Ok(lang == self.lang)
    }

    fn render(&self, request: &SpeechRequest, cancel: &Cancel) -> Result<Pcm, VoiceError> {
        request.check()?;
        let limits = Limits { time: PATIENCE, bytes: 4096 + MAX_SECONDS as usize * 48_000 * 2 };
        let bytes = process::run(powershell(&self.program, &self.script(request)), text(request), limits, cancel)?;
        let mut pcm = wav::read_stream(&bytes).map_err(|e| VoiceError::Failed(e.to_string()))?;
        pcm.trim(10, 150);
        pcm.normalise();
        if pcm.samples.is_empty() { Err(VoiceError::Failed("only silence".into())) } else { Ok(pcm) }
    }
}

fn powershell(program: &Path, script: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]);
    command
}

/// Control characters are not allowed in XML.
fn text(request: &SpeechRequest) -> Vec<u8> {
    request.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().into_bytes()
}

fn open(lang: Lang) -> String {
    OPEN.replace("LANG", lang.tag())
}

/// A name that goes into a script: nothing that ends its quotes, which in PowerShell are curved ones as well.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || " -_.()".contains(c))
}

impl Sapi {
    fn script(&self, request: &SpeechRequest) -> String {
        let locale = match request.lang {
            Lang::Ko => "ko-KR",
            Lang::En => "en-US",
        };
        let percent = ((request.held_pitch() - 1.0) * 100.0).round() as i32;
        let speak = SPEAK.replace("RATE", &rate(request.held_rate()).to_string());
        let speak = speak.replace("LOCALE", locale).replace("PITCH", &format!("{percent:+}"));
        format!("{}{}", open(request.lang), speak.replace("NAME", &self.voice))
    }
}

/// SAPI's scale: -10..=10, each end three times as slow or fast (Microsoft, "ISpVoice::SetRate").
fn rate(rate: f32) -> i32 {
    (10.0 * rate.ln() / 3.0_f32.ln()).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heami() -> Sapi {
        Sapi { program: PathBuf::new(), voice: "Microsoft Heami".into(), lang: Lang::Ko }
    }

    #[test]
    fn settings_fit_the_scale() {
        assert_eq!([0.5, 1.0, 2.0].map(rate), [-6, 0, 6]);
        let request = SpeechRequest { pitch: 0.5, ..SpeechRequest::new("물", Lang::Ko) };
        let script = heami().script(&request);
        assert!(script.contains("SelectVoice('Microsoft Heami')"));
        assert!(script.contains("pitch=''-50%''") && script.contains("'ko'") && script.contains("ko-KR"));
        assert!(!script.contains("LANG") && !script.contains("RATE;") && !script.contains('"'));
    }

    #[test]
    fn the_text_is_not_part_of_the_script() {
        let request = SpeechRequest::new("'; Remove-Item *", Lang::En);
        assert!(!heami().script(&request).contains("Remove-Item"));
        assert!(is_plain("Microsoft Heami Desktop") && !is_plain("a'; b") && !is_plain("a\u{2019}b"));
        assert_eq!(text(&SpeechRequest::new("a\u{1}b", Lang::En)), b"a b");
    }
}
