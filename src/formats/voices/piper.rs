//! Piper's `<voice>.onnx.json`: sample rate, whose sounds, which number each sound has.

use super::{VoiceFileError, rate};
use crate::domain::locale::Lang;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Names of the tensors of the model.
pub const INPUTS: [&str; 3] = ["input", "input_lengths", "scales"];
/// The input of a model with several speakers.
pub const SPEAKER: &str = "sid";

/// Between sounds, at the beginning, at the end.
const PAD: &str = "_";
const START: &str = "^";
const END: &str = "$";

/// Most numbers for one text: what a sentence of 2000 characters cannot reach.
pub const MAX_IDS: usize = 16_000;

#[derive(Deserialize)]
struct File {
    audio: Audio,
    espeak: Option<Espeak>,
    phoneme_type: Option<String>,
    phoneme_id_map: HashMap<String, Vec<i64>>,
    #[serde(default)]
    inference: Inference,
    #[serde(default)]
    num_speakers: i64,
    #[serde(default)]
    speaker_id_map: BTreeMap<String, i64>,
    #[serde(default)]
    default_speaker_id: i64,
}

#[derive(Deserialize)]
struct Audio {
    sample_rate: u32,
}

#[derive(Deserialize)]
struct Espeak {
    voice: String,
}

#[derive(Deserialize)]
#[serde(default)]
struct Inference {
    noise_scale: f32,
    length_scale: f32,
    noise_w: f32,
}

impl Default for Inference {
    fn default() -> Self {
        Self { noise_scale: 0.667, length_scale: 1.0, noise_w: 0.8 }
    }
}

/// What is known of a voice of this layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Piper {
    /// Samples a second.
    pub rate: u32,
    /// What it speaks.
    pub lang: Lang,
    /// The voice of espeak-ng whose sounds it knows, e.g. `en-us`; `None`: letters are its sounds.
    pub espeak: Option<String>,
    /// Noise, length, noise of the lengths.
    pub scales: [f32; 3],
    /// Speakers by name, in order; empty: there is one.
    pub speakers: Vec<(String, i64)>,
    /// The speaker where none was chosen; `None`: the model is not asked for one.
    pub speaker: Option<i64>,
    ids: HashMap<String, Vec<i64>>,
}

impl Piper {
    /// Reads the file.
    ///
    /// # Errors
    /// [`VoiceFileError`].
    pub fn read(json: &[u8]) -> Result<Self, VoiceFileError> {
        let file: File = serde_json::from_slice(json).map_err(|e| VoiceFileError::Damaged(e.to_string()))?;
        let tag = file.espeak.map(|espeak| espeak.voice).unwrap_or_default();
        let lang = Lang::parse(&tag).ok_or_else(|| VoiceFileError::Language(tag.clone()))?;
        let espeak = match file.phoneme_type.as_deref() {
            None | Some("espeak") => Some(tag),
            Some("text") => None,
            Some(other) => return Err(VoiceFileError::Sounds(other.to_owned())),
        };
        if let Some(lacks) = [PAD, START, END].into_iter().find(|mark| !file.phoneme_id_map.contains_key(*mark)) {
            return Err(VoiceFileError::Lacks(lacks.to_owned()));
        }
        let Inference { noise_scale, length_scale, noise_w } = file.inference;
        if ![noise_scale, length_scale, noise_w].iter().all(|scale| (0.0..=10.0).contains(scale)) || length_scale < 0.05
        {
            return Err(VoiceFileError::Damaged("inference".to_owned()));
        }
        let mut speakers: Vec<(String, i64)> = file.speaker_id_map.into_iter().collect();
        speakers.sort_by_key(|(_, id)| *id);
        let several = file.num_speakers > 1;
        Ok(Self {
            rate: rate(file.audio.sample_rate)?,
            lang,
            espeak,
            scales: [noise_scale, length_scale, noise_w],
            speakers: if several { speakers } else { Vec::new() },
            speaker: several.then_some(file.default_speaker_id),
            ids: file.phoneme_id_map,
        })
    }

    /// The number of a speaker, or of the usual one.
    pub fn speaker_id(&self, name: Option<&str>) -> Option<i64> {
        let named = name.and_then(|name| self.speakers.iter().find(|(known, _)| known == name));
        named.map(|(_, id)| *id).or(self.speaker)
    }

    /// The numbers of sounds: one at a time, a pause between each two. What the voice does not know is left out.
    pub fn ids(&self, sounds: &str) -> Vec<i64> {
        let of = |sound: &str| self.ids.get(sound).map(Vec::as_slice).unwrap_or_default();
        let mut ids = [of(START), of(PAD)].concat();
        for sound in sounds.nfd() {
            let known = of(sound.encode_utf8(&mut [0; 4]));
            if !known.is_empty() && ids.len() < MAX_IDS {
                ids.extend_from_slice(known);
                ids.extend_from_slice(of(PAD));
            }
        }
        ids.extend_from_slice(of(END));
        ids
    }
}

/// A part of a text between two marks, and the mark behind it.
pub type Part = (String, Option<char>);

/// The marks that a voice hears: they end a part. Every mark of its own kind of writing becomes one of them.
fn mark(c: char) -> Option<char> {
    match c {
        '.' | '…' | '。' => Some('.'),
        '?' | '？' => Some('?'),
        '!' | '！' => Some('!'),
        ',' | '、' | '，' => Some(','),
        ';' | ':' => Some(c),
        _ => None,
    }
}

/// A text as parts between marks, because espeak-ng gives the sounds without them.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut now = String::new();
    for c in text.chars() {
        match (mark(c), parts.last_mut()) {
            (None, _) => now.push(c),
            // "?!" and "..." are one mark, and a question stays one.
            (Some(new), Some((_, last))) if now.trim().is_empty() => {
                *last = last.map(|old| stronger(old, new)).or(Some(new))
            }
            (Some(_), None) if now.trim().is_empty() => {}
            (Some(new), _) => parts.push((std::mem::take(&mut now).trim().to_owned(), Some(new))),
        }
    }
    if !now.trim().is_empty() {
        parts.push((now.trim().to_owned(), None));
    }
    parts
}

fn stronger(old: char, new: char) -> char {
    if old == '?' || new == '?' { '?' } else { new }
}

/// The sounds of a part as espeak-ng wrote them, with the mark behind them. Names of languages in brackets are no sounds.
pub fn sounds(ipa: &str, mark: Option<char>) -> String {
    let mut inside = false;
    let mut sounds = String::new();
    for c in ipa.trim().chars() {
        match c {
            '(' => inside = true,
            ')' => inside = false,
            _ if inside => {}
            '\n' | '\r' => sounds.push(' '),
            // It only ties two letters together.
            '\u{200D}' => {}
            _ => sounds.push(c),
        }
    }
    if let Some(mark) = mark {
        sounds.push(mark);
        if matches!(mark, ',' | ':' | ';') {
            sounds.push(' ');
        }
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"audio":{"sample_rate":22050},"espeak":{"voice":"en-us"},"inference":{"length_scale":1.2},
        "num_speakers":1,"phoneme_id_map":{"_":[0],"^":[1],"$":[2],"a":[3],"b":[4,5],"?":[6],"\u0303":[7]}}"#;

    #[test]
    fn sounds_become_numbers_with_a_pause_between() {
        let voice = Piper::read(FILE.as_bytes()).expect("a voice");
        assert_eq!((voice.rate, voice.lang, voice.scales), (22_050, Lang::En, [0.667, 1.2, 0.8]));
        // An accent is a sound of its own, and what is not known is left out.
        assert_eq!(voice.ids("bx\u{e3}?"), [1, 0, 4, 5, 0, 3, 0, 7, 0, 6, 0, 2]);
        assert!(voice.ids(&"a".repeat(100_000)).len() < MAX_IDS + 10);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let read = |from: &str, to: &str| Piper::read(FILE.replace(from, to).as_bytes()).expect_err("an error");
        assert_eq!(read("22050", "7"), VoiceFileError::Rate(7));
        assert_eq!(read("en-us", "de"), VoiceFileError::Language("de".into()));
        assert_eq!(read("\"^\"", "\"x\""), VoiceFileError::Lacks("^".into()));
        assert_eq!(
            read("\"num_speakers\"", "\"phoneme_type\":\"pinyin\",\"n\""),
            VoiceFileError::Sounds("pinyin".into())
        );
        assert!(matches!(read("1.2", "-3"), VoiceFileError::Damaged(_)));
        assert!(matches!(read("}", ""), VoiceFileError::Damaged(_)));
    }

    #[test]
    fn marks_stay_and_a_question_stays_a_question() {
        let own = |text: &str, mark| (text.to_owned(), mark);
        assert_eq!(
            parts("Yes, it is... Are you okay?! Good"),
            [own("Yes", Some(',')), own("it is", Some('.')), own("Are you okay", Some('?')), own("Good", None)]
        );
        assert_eq!(parts(" ?! "), []);
        assert_eq!(sounds("h\u{259}l\u{200D}o\n(en)a(ko)b\n", Some(',')), "h\u{259}lo ab, ");
    }
}
