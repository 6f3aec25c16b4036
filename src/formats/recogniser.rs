//! The files of recognisers of running speech that people add, in the layout of wav2vec 2.0 with connectionist temporal classification: beside
//! the model a `vocab.json` (which number each letter has) and, if it differs from the usual, a `preprocessor_config.json`. Names are those that
//! the packages transformers 5.23.0 and optimum-onnx 0.1.0 read and write; see docs/voices.md.

use super::voices::VoiceFileError;
use crate::domain::locale::Lang;
use crate::language::hangul;
use serde::Deserialize;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The input of the model: samples of one speech, [1, samples].
pub const INPUT: &str = "input_values";

/// Most letters that a model may know.
const MAX_LETTERS: usize = 60_000;
/// Longest letter, in characters: special ones have names, syllables and endings have a few.
const MAX_LETTER: usize = 32;
/// Longest text of one speech, in bytes.
const MAX_TEXT: usize = 16 << 10;
/// What stands for “the same as before, or nothing”, in the order in which it is looked for.
const BLANKS: [&str; 2] = ["<pad>", "[PAD]"];
/// What stands between words.
const BETWEEN: [&str; 2] = ["|", " "];
/// Added to the variance, so that silence is no division by nothing; the value of transformers' feature extraction.
const LEAST_VARIANCE: f64 = 1e-7;

#[derive(Deserialize)]
#[serde(default)]
struct Preprocessor {
    sampling_rate: u32,
    do_normalize: bool,
}

impl Default for Preprocessor {
    fn default() -> Self {
        Self { sampling_rate: 16_000, do_normalize: true }
    }
}

/// What is known of a recogniser.
#[derive(Clone, Debug, PartialEq)]
pub struct Recogniser {
    /// Samples a second that it hears.
    pub rate: u32,
    /// Which language its letters are of.
    pub lang: Lang,
    normalises: bool,
    blank: usize,
    /// What each number writes; special ones write nothing.
    letters: Vec<String>,
}

impl Recogniser {
    /// Reads the files beside the model; the second may not be there.
    ///
    /// # Errors
    /// [`VoiceFileError`].
    pub fn read(vocabulary: &[u8], preprocessor: Option<&[u8]>) -> Result<Self, VoiceFileError> {
        let damaged = |why: serde_json::Error| VoiceFileError::Damaged(why.to_string());
        let numbers: HashMap<String, usize> = serde_json::from_slice(vocabulary).map_err(damaged)?;
        let how: Preprocessor = match preprocessor {
            Some(bytes) => serde_json::from_slice(bytes).map_err(damaged)?,
            None => Preprocessor::default(),
        };
        let blank = BLANKS.iter().find_map(|name| numbers.get(*name).copied());
        let blank = blank.ok_or_else(|| VoiceFileError::Lacks(BLANKS[0].to_owned()))?;
        let most = numbers.values().max().copied().unwrap_or_default();
        if most >= MAX_LETTERS {
            return Err(VoiceFileError::Damaged(format!("letter {most}")));
        }
        if let Some(long) = numbers.keys().map(|name| name.chars().count()).find(|length| *length > MAX_LETTER) {
            return Err(VoiceFileError::Damaged(format!("a letter of {long} characters")));
        }
        let lang = lang_of(numbers.keys().map(String::as_str))?;
        let mut letters = vec![String::new(); most + 1];
        for (name, number) in &numbers {
            letters[*number] = written(name);
        }
        Ok(Self { rate: super::voices::rate(how.sampling_rate)?, lang, normalises: how.do_normalize, blank, letters })
    }

    /// How many numbers the model gives for each moment, at least: some are wider than their list of letters, and what stands behind it
    /// writes nothing.
    pub fn width(&self) -> usize {
        self.letters.len()
    }

    /// Samples as the model wants them: with a mean of 0 and a variance of 1, where it was taught so.
    pub fn prepared(&self, mut samples: Vec<f32>) -> Vec<f32> {
        if !self.normalises || samples.is_empty() {
            return samples;
        }
        let count = samples.len() as f64;
        let mean = samples.iter().map(|sample| f64::from(*sample)).sum::<f64>() / count;
        let variance = samples.iter().map(|sample| (f64::from(*sample) - mean).powi(2)).sum::<f64>() / count;
        let spread = (variance + LEAST_VARIANCE).sqrt();
        samples.iter_mut().for_each(|sample| *sample = ((f64::from(*sample) - mean) / spread) as f32);
        samples
    }

    /// What was said, from the model's numbers, `width` of them for each moment: the likeliest letter of each, what is repeated once, without the blank
    /// (best path of Graves et al., “Connectionist temporal classification”, ICML 2006).
    pub fn text(&self, numbers: &[f32], width: usize) -> String {
        let likeliest = |moment: &[f32]| moment.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at);
        let (mut text, mut before) = (String::new(), None);
        for moment in numbers.chunks_exact(width.max(1)) {
            if text.len() >= MAX_TEXT {
                break;
            }
            let now = likeliest(moment);
            if now != before && now != Some(self.blank) {
                text.push_str(now.and_then(|now| self.letters.get(now)).map(String::as_str).unwrap_or_default());
            }
            before = now;
        }
        // Letters of a syllable may come one by one.
        let joined: String = text.nfc().collect();
        let joined = hangul::compose(&joined);
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a letter of the vocabulary writes.
fn written(name: &str) -> String {
    let is_special = |ends: (char, char)| name.len() > 1 && name.starts_with(ends.0) && name.ends_with(ends.1);
    match name {
        _ if BETWEEN.contains(&name) => " ".to_owned(),
        _ if is_special(('<', '>')) || is_special(('[', ']')) => String::new(),
        _ => name.to_lowercase(),
    }
}

fn lang_of<'a>(mut letters: impl Iterator<Item = &'a str>) -> Result<Lang, VoiceFileError> {
    let mut is_latin = false;
    let is_korean = |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '가'..='힣');
    if letters.any(|letter| {
        is_latin |= letter.chars().count() == 1 && letter.chars().all(|c| c.is_ascii_alphabetic());
        letter.chars().any(is_korean)
    }) {
        return Ok(Lang::Ko);
    }
    if is_latin { Ok(Lang::En) } else { Err(VoiceFileError::Language("vocab.json".to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(vocabulary: &str) -> Recogniser {
        Recogniser::read(vocabulary.as_bytes(), None).unwrap()
    }

    /// The model's numbers where these letters are the likeliest.
    fn numbers(of: &Recogniser, path: &[usize]) -> Vec<f32> {
        let one = |at: &usize| (0..of.width()).map(|n| if n == *at { 3.0 } else { -1.0 }).collect::<Vec<f32>>();
        path.iter().flat_map(one).collect()
    }

    fn text(of: &Recogniser, path: &[usize]) -> String {
        of.text(&numbers(of, path), of.width())
    }

    #[test]
    fn letters_that_last_are_written_once_and_a_blank_parts_two_of_a_kind() {
        let english = read(r#"{"<pad>":0,"<s>":1,"</s>":2,"<unk>":3,"|":4,"H":5,"E":6,"L":7,"O":8}"#);
        let path = [1, 5, 5, 0, 6, 7, 7, 0, 7, 8, 8, 4, 4, 5, 3, 2];
        assert_eq!(text(&english, &path), "hello h");
        assert_eq!((english.lang, english.rate), (Lang::En, 16_000));
        assert_eq!(english.text(&[], english.width()), "");
    }

    #[test]
    fn korean_letters_become_syllables() {
        let syllables = read(r#"{"물":0,"주":1,"세":2,"요":3,"|":4,"[UNK]":5,"[PAD]":6}"#);
        assert_eq!(text(&syllables, &[6, 0, 4, 1, 2, 2, 6, 3]), "물 주세요");
        let letters = read("{\"[PAD]\":0,\"|\":1,\"\u{1106}\":2,\"\u{116E}\":3,\"\u{11AF}\":4}");
        assert_eq!(text(&letters, &[2, 3, 4]), "물");
        let keys = read(r#"{"[PAD]":0,"ㅁ":1,"ㅜ":2,"ㄹ":3}"#);
        assert_eq!((text(&keys, &[1, 2, 3]).as_str(), keys.lang), ("물", Lang::Ko));
    }

    #[test]
    fn a_model_may_be_wider_than_its_letters_and_a_text_has_an_end() {
        let two = read(r#"{"<pad>":0,"a":1}"#);
        assert_eq!(two.text(&[0.0, 3.0, 1.0, 9.0, 0.0, 0.0, 0.0, 0.0, 7.0, 0.0, 3.0, 1.0], 3), "aa");
        let long = read(&format!(r#"{{"<pad>":0,"{}":1,"b":2}}"#, "a".repeat(32)));
        let moments: Vec<f32> = [0.0, 1.0, 0.0, 1.0, 0.0, 0.0].repeat(2_000);
        assert!((16 << 10..17 << 10).contains(&long.text(&moments, 3).len()));
    }

    #[test]
    fn samples_are_spread_as_the_model_was_taught() {
        let vocabulary = br#"{"<pad>":0,"a":1}"#;
        let plain = Recogniser::read(vocabulary, Some(br#"{"do_normalize":false,"sampling_rate":8000}"#)).unwrap();
        assert_eq!((plain.prepared(vec![0.5, 1.0]), plain.rate), (vec![0.5, 1.0], 8000));
        let usual = Recogniser::read(vocabulary, None).unwrap();
        let spread = usual.prepared(vec![0.5, 1.0, 0.5, 1.0]);
        assert!(spread.iter().all(|sample| (sample.abs() - 1.0).abs() < 1e-3), "{spread:?}");
        assert!(usual.prepared(vec![0.0; 3]).iter().all(|sample| *sample == 0.0));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let fault = |vocabulary: &[u8], how: Option<&[u8]>| Recogniser::read(vocabulary, how).unwrap_err();
        assert!(matches!(fault(b"[]", None), VoiceFileError::Damaged(_)));
        assert!(matches!(fault(br#"{"a":0}"#, None), VoiceFileError::Lacks(_)));
        assert!(matches!(fault(br#"{"<pad>":0,"a":4000000000}"#, None), VoiceFileError::Damaged(_)));
        let long = format!(r#"{{"<pad>":0,"a":1,"{}":2}}"#, "가".repeat(33));
        assert!(matches!(fault(long.as_bytes(), None), VoiceFileError::Damaged(_)));
        assert!(matches!(fault("{\"<pad>\":0,\"日\":1}".as_bytes(), None), VoiceFileError::Language(_)));
        assert!(matches!(fault(br#"{"<pad>":0,"a":1}"#, Some(br#"{"sampling_rate":1}"#)), VoiceFileError::Rate(1)));
    }
}
