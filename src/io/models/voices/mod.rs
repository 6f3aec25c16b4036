//! Neural voices that people add: folders in `voices/` of the data folder, each with the files of one voice.
//!
//! Such a folder may come from anywhere: sizes are bounded, models may use only ONNX's own operators and must have the tensors
//! of their layout. What is wrong is named; the other voices are untouched.

mod add;
mod fault;
mod piper;
pub(super) mod run;
mod supertonic;

pub use add::{add, remove};
pub(super) use add::{copy, fits, plain_name, put, take_out};
pub use fault::VoiceFault;
pub(super) use fault::name as file_name;
pub use piper::PiperModel;
pub use supertonic::SupertonicModel;

use crate::domain::locale::Lang;
use crate::formats::onnx::inspect;
use crate::formats::voices::piper::{self as piper_files, Piper};
use crate::formats::voices::supertonic::{Letters, MODELS, Sizes};
use crate::io::files;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder in the data folder.
pub const FOLDER: &str = "voices";
/// Most voices.
pub const MAX_VOICES: usize = 32;
/// Longest model. All of Supertonic's third version together has some 400 MB.
pub const MAX_MODEL: u64 = 320 << 20;
/// Longest file beside a model.
pub(super) const MAX_FILE: u64 = 8 << 20;
/// Most speakers that are listed.
const MAX_SPEAKERS: usize = 24;
/// Names of files that hold a licence.
pub(super) const LICENCES: [&str; 6] = ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "MODEL_CARD"];
/// Characters of the first line of a licence that are shown.
const MAX_LICENCE: usize = 100;

/// How the files of a voice lie.
#[derive(Clone, Debug, PartialEq)]
pub enum Layout {
    /// Piper's: this model, with `<model>.json` beside it.
    Piper(PathBuf, Box<Piper>),
    /// Supertonic's: the folder of its models, and that of its styles.
    Supertonic {
        /// Models, `tts.json`, `unicode_indexer.json`.
        models: PathBuf,
        /// `<name>.json` for each speaker.
        styles: PathBuf,
        /// Rates and sizes.
        sizes: Sizes,
    },
}

/// A voice that was added. Its models were not looked into; see [`check`].
#[derive(Clone, Debug, PartialEq)]
pub struct AddedVoice {
    /// Its files.
    pub layout: Layout,
    /// What it speaks.
    pub langs: Vec<Lang>,
    /// Its speakers; empty: one.
    pub speakers: Vec<String>,
    /// The first line of its licence; empty: it brought none.
    pub licence: String,
}

impl AddedVoice {
    /// The files that make its sound.
    pub fn files(&self) -> Vec<PathBuf> {
        match &self.layout {
            Layout::Piper(model, _) => vec![model.clone(), description(model)],
            Layout::Supertonic { models, styles, .. } => {
                let style = |name: &String| styles.join(format!("{name}.json"));
                let own = MODELS.iter().map(|(name, _)| models.join(format!("{name}.onnx")));
                own.chain(self.speakers.iter().map(style)).collect()
            }
        }
    }
}

/// Every voice in the folder of the data folder, by name, with what is wrong about it.
pub fn list(data: &Path) -> Vec<(String, Result<AddedVoice, VoiceFault>)> {
    every(&data.join(FOLDER), MAX_VOICES, read)
}

/// The voice of this name.
///
/// # Errors
/// [`VoiceFault`].
pub fn named(data: &Path, name: &str) -> Result<AddedVoice, VoiceFault> {
    one(&data.join(FOLDER), name, read)
}

/// What `read` finds in each folder of a place, by name, at most so many.
pub(super) fn every<T>(
    place: &Path,
    most: usize,
    read: impl Fn(&Path) -> Result<T, VoiceFault>,
) -> Vec<(String, Result<T, VoiceFault>)> {
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let folders = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| is_name(name));
    names.sort();
    names.truncate(most);
    names.into_iter().map(|name| (name.clone(), read(&place.join(name)))).collect()
}

/// What `read` finds in the folder of this name.
pub(super) fn one<T>(place: &Path, name: &str, read: impl Fn(&Path) -> Result<T, VoiceFault>) -> Result<T, VoiceFault> {
    if is_name(name) { read(&place.join(name)) } else { Err(VoiceFault::NoVoice) }
}

/// A name of a folder that leads nowhere else.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    !name.is_empty() && name.len() <= 120 && !name.starts_with('.') && name.chars().all(plain)
}

/// Reads the small files of a folder.
///
/// # Errors
/// [`VoiceFault`].
fn read(folder: &Path) -> Result<AddedVoice, VoiceFault> {
    let inner = folder.join("onnx");
    let models = if inner.join("tts.json").is_file() { inner } else { folder.to_owned() };
    let mut voice = if models.join("tts.json").is_file() {
        read_supertonic(folder, models)?
    } else {
        read_piper(one_model(folder)?)?
    };
    voice.licence = licence(folder);
    Ok(voice)
}

/// The one model of a folder that has its description beside it.
pub(super) fn one_model(folder: &Path) -> Result<PathBuf, VoiceFault> {
    let entries = fs::read_dir(folder).map_err(|why| VoiceFault::unreadable(folder, &why))?;
    let is_model = |path: &PathBuf| path.extension().is_some_and(|end| end == "onnx");
    let mut models: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_model).collect();
    match (models.pop(), models.is_empty()) {
        (Some(model), true) => Ok(model),
        (Some(_), false) => Err(VoiceFault::Several),
        (None, _) => Err(VoiceFault::NoVoice),
    }
}

/// `<model>.json`.
fn description(model: &Path) -> PathBuf {
    let mut name = model.as_os_str().to_owned();
    name.push(".json");
    PathBuf::from(name)
}

fn read_piper(model: PathBuf) -> Result<AddedVoice, VoiceFault> {
    let path = description(&model);
    let piper = Piper::read(&bytes(&path, MAX_FILE)?).map_err(|why| VoiceFault::file(&path, why))?;
    sized(&model)?;
    let speakers = piper.speakers.iter().map(|(name, _)| name.clone()).take(MAX_SPEAKERS).collect();
    let langs = vec![piper.lang];
    Ok(AddedVoice { layout: Layout::Piper(model, Box::new(piper)), langs, speakers, licence: String::new() })
}

fn read_supertonic(folder: &Path, models: PathBuf) -> Result<AddedVoice, VoiceFault> {
    let path = models.join("tts.json");
    let sizes = Sizes::read(&bytes(&path, MAX_FILE)?).map_err(|why| VoiceFault::file(&path, why))?;
    let langs = letters(&models)?.langs();
    for (name, _) in MODELS {
        sized(&models.join(format!("{name}.onnx")))?;
    }
    let styles = folder.join("voice_styles");
    let entries = fs::read_dir(&styles).map_err(|why| VoiceFault::unreadable(&styles, &why))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let json = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let mut speakers: Vec<String> = json.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    speakers.retain(|name| is_name(name));
    speakers.sort();
    speakers.truncate(MAX_SPEAKERS);
    if speakers.is_empty() {
        return Err(VoiceFault::missing(&styles));
    }
    Ok(AddedVoice { layout: Layout::Supertonic { models, styles, sizes }, langs, speakers, licence: String::new() })
}

fn letters(models: &Path) -> Result<Letters, VoiceFault> {
    let path = models.join("unicode_indexer.json");
    Letters::read(&bytes(&path, MAX_FILE)?).map_err(|why| VoiceFault::file(&path, why))
}

/// The first line of the licence that lies in the folder.
pub(super) fn licence(folder: &Path) -> String {
    let text =
        LICENCES.iter().find_map(|name| files::read_bounded(&folder.join(name), MAX_FILE).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let line = text
        .lines()
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '#'))
        .find(|line| !line.is_empty());
    line.unwrap_or_default().chars().filter(|c| !c.is_control()).take(MAX_LICENCE).collect()
}

/// Looks into the models: only operators of ONNX itself, everything inside the file, the tensors of the layout. Reads all of
/// them, so it is asked before a voice is taken in and before it is loaded.
///
/// # Errors
/// [`VoiceFault`].
pub fn check(voice: &AddedVoice) -> Result<(), VoiceFault> {
    match &voice.layout {
        Layout::Piper(model, piper) => {
            let speaker = piper.speaker.map(|_| piper_files::SPEAKER);
            let inputs: Vec<&str> = piper_files::INPUTS.into_iter().chain(speaker).collect();
            check_model(model, &inputs).map(drop)
        }
        Layout::Supertonic { models, .. } => {
            let check = |name: &str, inputs| check_model(&models.join(format!("{name}.onnx")), inputs).map(drop);
            MODELS.iter().try_for_each(|(name, inputs)| check(name, inputs))
        }
    }
}

/// Gives the names and shapes of what comes out.
pub(super) fn check_model(path: &Path, inputs: &[&str]) -> Result<Vec<(String, Vec<i64>)>, VoiceFault> {
    let summary = inspect(&bytes(path, MAX_MODEL)?).map_err(|why| VoiceFault::Refused(fault::name(path), why))?;
    let has = |name: &str| summary.inputs.iter().any(|(known, _)| known == name);
    let tensor = |name: &str| Err(VoiceFault::Tensor { file: fault::name(path), name: name.to_owned() });
    if let Some(lacks) = inputs.iter().find(|name| !has(name)) {
        return tensor(lacks);
    }
    // An input that nobody gives would stop every sentence.
    match summary.inputs.iter().find(|(name, _)| !inputs.contains(&name.as_str())) {
        Some((more, _)) => tensor(more),
        None if summary.outputs.is_empty() => tensor("output"),
        None => Ok(summary.outputs),
    }
}

/// That a model is there and not too big.
pub(super) fn sized(path: &Path) -> Result<u64, VoiceFault> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() <= MAX_MODEL => Ok(meta.len()),
        Ok(meta) if meta.is_file() => Err(VoiceFault::TooBig(fault::name(path))),
        Ok(_) => Err(VoiceFault::missing(path)),
        Err(why) => Err(VoiceFault::unreadable(path, &why)),
    }
}

pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, VoiceFault> {
    files::read_bounded(path, limit).map_err(|why| match why.kind() {
        ErrorKind::FileTooLarge => VoiceFault::TooBig(fault::name(path)),
        _ => VoiceFault::unreadable(path, &why),
    })
}
