//! Supertonic's files: `tts.json` (rates and sizes), `unicode_indexer.json` (which number each letter has) and
//! `voice_styles/<name>.json` (who speaks).

use super::{VoiceFileError, rate};
use crate::domain::locale::Lang;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The models, each a file `<name>.onnx`, with the names of what goes in.
pub const MODELS: [(&str, &[&str]); 4] = [
    ("duration_predictor", &["text_ids", "style_dp", "text_mask"]),
    ("text_encoder", &["text_ids", "style_ttl", "text_mask"]),
    (
        "vector_estimator",
        &["noisy_latent", "text_emb", "style_ttl", "latent_mask", "text_mask", "current_step", "total_step"],
    ),
    ("vocoder", &["latent"]),
];

/// Longest text that is said in one go, in letters: what the package splits texts into.
const LONGEST: usize = 300;
/// The same in Korean.
const LONGEST_KOREAN: usize = 120;
/// Most numbers that a sound is made of in between, for each of its columns.
const MAX_CHANNELS: usize = 4_096;
/// Most numbers that a whole sound is made of in between. Two minutes by the published sizes are a quarter of a million.
const MAX_LATENT: usize = 1 << 22;
/// Most numbers of a style.
const MAX_STYLE: usize = 1 << 18;

#[derive(Deserialize)]
struct File {
    ae: Ae,
    ttl: Ttl,
}

#[derive(Deserialize)]
struct Ae {
    sample_rate: u32,
    base_chunk_size: usize,
}

#[derive(Deserialize)]
struct Ttl {
    chunk_compress_factor: usize,
    latent_dim: usize,
}

/// Rates and sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Samples a second.
    pub rate: u32,
    /// Samples that one column becomes.
    pub column: usize,
    /// Numbers in a column.
    pub channels: usize,
}

impl Sizes {
    /// Reads `tts.json`.
    ///
    /// # Errors
    /// [`VoiceFileError`].
    pub fn read(json: &[u8]) -> Result<Self, VoiceFileError> {
        let file: File = serde_json::from_slice(json).map_err(|e| VoiceFileError::Damaged(e.to_string()))?;
        let factor = file.ttl.chunk_compress_factor;
        let column = file.ae.base_chunk_size.saturating_mul(factor);
        let channels = file.ttl.latent_dim.saturating_mul(factor);
        if column == 0 || column > 1 << 20 || channels == 0 || channels > MAX_CHANNELS {
            return Err(VoiceFileError::Damaged("sizes".to_owned()));
        }
        Ok(Self { rate: rate(file.ae.sample_rate)?, column, channels })
    }

    /// Columns that a sound of so many samples takes; `None`: together they would hold more than 4 million numbers.
    pub fn columns(&self, samples: usize) -> Option<usize> {
        let columns = samples.div_ceil(self.column).max(1);
        self.channels.checked_mul(columns).is_some_and(|numbers| numbers <= MAX_LATENT).then_some(columns)
    }
}

/// Which number each letter has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters(Vec<i64>);

impl Letters {
    /// Reads `unicode_indexer.json`: a list by code point, -1 for a letter that is not known.
    ///
    /// # Errors
    /// [`VoiceFileError`].
    pub fn read(json: &[u8]) -> Result<Self, VoiceFileError> {
        let list: Vec<i64> = serde_json::from_slice(json).map_err(|e| VoiceFileError::Damaged(e.to_string()))?;
        let letters = Self(list);
        if letters.of('a').is_none() {
            return Err(VoiceFileError::Lacks("a".to_owned()));
        }
        Ok(letters)
    }

    fn of(&self, c: char) -> Option<i64> {
        self.0.get(c as usize).copied().filter(|id| *id >= 0)
    }

    /// What it speaks. The first version knows English alone and no marks of languages; later ones know Hangul, taken apart.
    pub fn langs(&self) -> Vec<Lang> {
        let korean = self.is_marked() && self.of('\u{1100}').is_some();
        if korean { vec![Lang::Ko, Lang::En] } else { vec![Lang::En] }
    }

    /// Whether the language stands around the text, as `<ko>…</ko>`.
    fn is_marked(&self) -> bool {
        "</>".chars().all(|c| self.of(c).is_some())
    }

    /// The numbers of a text: compatibly decomposed, one space between words, a mark at its end, its language around it.
    /// What the voice does not know is left out.
    pub fn ids(&self, text: &str, lang: Lang) -> Vec<i64> {
        let mut plain = String::new();
        for c in text.nfkd().map(simple) {
            let known = c != '<' && c != '>' && self.of(c).is_some();
            let c = if known { c } else { ' ' };
            if c != ' ' || !plain.ends_with(' ') {
                plain.push(c);
            }
        }
        let plain = plain.trim();
        let end = if plain.ends_with(['.', '!', '?', ',', ';', ':', '"', '\'', ')']) { "" } else { "." };
        let text = match self.is_marked() {
            true => format!("<{0}>{plain}{end}</{0}>", lang.tag()),
            false => format!("{plain}{end}"),
        };
        text.chars().filter_map(|c| self.of(c)).collect()
    }
}

/// A letter as the voice knows it: straight quotes, one kind of dash.
fn simple(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' => '-',
        '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '[' | ']' | '|' | '/' | '#' | '_' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A text as pieces that are short enough, cut behind sentences, else between words.
pub fn pieces(text: &str, lang: Lang) -> Vec<String> {
    let most = if lang == Lang::Ko { LONGEST_KOREAN } else { LONGEST };
    let mut pieces: Vec<String> = vec![String::new()];
    for sentence in text.split_inclusive(['.', '!', '?', '\n']) {
        for words in
            if sentence.chars().count() > most { sentence.split_inclusive(' ').collect() } else { vec![sentence] }
        {
            let full = pieces.last().is_some_and(|last| last.chars().count() + words.chars().count() > most);
            match pieces.last_mut().filter(|_| !full) {
                Some(last) => last.push_str(words),
                None => pieces.push(words.to_owned()),
            }
        }
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

#[derive(Deserialize)]
struct StyleFile {
    style_ttl: Numbers,
    style_dp: Numbers,
}

#[derive(Deserialize)]
struct Numbers {
    dims: Vec<i64>,
    data: serde_json::Value,
}

/// Who speaks: numbers with their shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// For the sound.
    pub ttl: (Vec<i64>, Vec<f32>),
    /// For how long it takes.
    pub dp: (Vec<i64>, Vec<f32>),
}

impl Style {
    /// Reads a style.
    ///
    /// # Errors
    /// [`VoiceFileError::Damaged`].
    pub fn read(json: &[u8]) -> Result<Self, VoiceFileError> {
        let file: StyleFile = serde_json::from_slice(json).map_err(|e| VoiceFileError::Damaged(e.to_string()))?;
        Ok(Self { ttl: numbers(file.style_ttl)?, dp: numbers(file.style_dp)? })
    }
}

fn numbers(numbers: Numbers) -> Result<(Vec<i64>, Vec<f32>), VoiceFileError> {
    let mut flat = Vec::new();
    flatten(&numbers.data, &mut flat);
    let size = numbers.dims.iter().try_fold(1_i64, |size, dim| size.checked_mul(*dim)).unwrap_or(0);
    let fits = numbers.dims.first() == Some(&1) && usize::try_from(size) == Ok(flat.len()) && flat.len() <= MAX_STYLE;
    if fits && !flat.is_empty() && flat.iter().all(|value| value.is_finite()) {
        Ok((numbers.dims, flat))
    } else {
        Err(VoiceFileError::Damaged("style".to_owned()))
    }
}

/// Lists in lists, as they lie.
fn flatten(value: &serde_json::Value, to: &mut Vec<f32>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|value| flatten(value, to)),
        value => to.push(value.as_f64().map_or(f32::NAN, |number| number as f32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(known: &str) -> Letters {
        let mut list = vec![-1; 0x1200];
        known.nfkd().enumerate().for_each(|(id, c)| list[c as usize] = id as i64);
        Letters::read(serde_json::to_string(&list).expect("JSON").as_bytes()).expect("letters")
    }

    #[test]
    fn letters_become_numbers_with_their_language_around_them() {
        let english = letters("a b.?");
        assert_eq!(english.langs(), [Lang::En]);
        assert_eq!(english.ids("a  b🪬", Lang::En), [0, 1, 2, 3]);
        assert_eq!(english.ids("b?", Lang::En), [2, 4], "a question keeps its mark");
        let both = letters("a<>/koen .물가");
        assert_eq!(both.langs(), [Lang::Ko, Lang::En]);
        let said = both.ids("물", Lang::Ko);
        assert_eq!(said.len(), "<ko>".len() + 3 + ".".len() + "</ko>".len());
        assert_eq!(both.ids("물<en>", Lang::Ko), both.ids("물 en", Lang::Ko), "a text cannot change the language");
        assert!(Letters::read(b"[1,2]").is_err() && Letters::read(b"{}").is_err());
    }

    #[test]
    fn long_texts_are_cut_behind_sentences() {
        assert_eq!(pieces("안녕? 물 주세요.", Lang::Ko), ["안녕? 물 주세요."]);
        let long = "오늘 날씨가 좋아요. ".repeat(30);
        let cut = pieces(&long, Lang::Ko);
        assert!(cut.len() > 2 && cut.iter().all(|piece| piece.chars().count() <= LONGEST_KOREAN));
        assert!(cut.iter().all(|piece| piece.trim_end().ends_with('.')));
        assert_eq!(cut.concat().trim(), long.trim());
        assert!(pieces(" ?!", Lang::Ko).is_empty());
    }

    #[test]
    fn sizes_and_styles_are_checked() {
        let sizes =
            r#"{"ae":{"sample_rate":44100,"base_chunk_size":512},"ttl":{"chunk_compress_factor":6,"latent_dim":24}}"#;
        assert_eq!(Sizes::read(sizes.as_bytes()), Ok(Sizes { rate: 44_100, column: 3_072, channels: 144 }));
        let usual = Sizes { rate: 44_100, column: 3_072, channels: 144 };
        assert_eq!([1, 3_072, 3_073].map(|samples| usual.columns(samples)), [Some(1), Some(1), Some(2)]);
        assert!(usual.columns(44_100 * 120).is_some());
        // Each size alone is allowed; two minutes of it would be 94 GB.
        let greedy = Sizes { rate: 48_000, column: 1, channels: 4_096 };
        assert_eq!((greedy.columns(1_024), greedy.columns(1_025)), (Some(1_024), None));
        assert_eq!(greedy.columns(usize::MAX), None);
        assert!(Sizes::read(sizes.replace("512", "0").as_bytes()).is_err());
        assert!(Sizes::read(sizes.replace("24}", "99999999}").as_bytes()).is_err());
        let style = |dims: &str, data: &str| {
            Style::read(
                format!(r#"{{"style_ttl":{{"dims":{dims},"data":{data}}},"style_dp":{{"dims":[1,1],"data":[[1]]}}}}"#)
                    .as_bytes(),
            )
        };
        assert_eq!(style("[1,2]", "[[1,2.5]]").map(|style| style.ttl), Ok((vec![1, 2], vec![1.0, 2.5])));
        assert!(style("[1,3]", "[[1,2.5]]").is_err() && style("[2,1]", "[1,2]").is_err());
        assert!(style("[1,2]", "[1,\"x\"]").is_err() && style("[1,0]", "[]").is_err());
    }
}
