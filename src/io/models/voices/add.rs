//! Taking a voice in: checked where it lies, copied beside its place, and only then put there.

use super::fault::{VoiceFault, name};
use super::{
    AddedVoice, FOLDER, LICENCES, Layout, MAX_FILE, MAX_VOICES, check, description, is_name, list, read, read_piper,
};
use crate::formats::voices::supertonic::MODELS;
use std::fs;
use std::path::{Path, PathBuf};

/// Takes in the voice in a folder, or the Piper voice whose model this file is; gives its name.
///
/// # Errors
/// [`VoiceFault`]; nothing has changed then.
pub fn add(data: &Path, from: &Path) -> Result<String, VoiceFault> {
    let one_file = from.is_file();
    let voice = if one_file { read_piper(from.to_owned())? } else { read(from)? };
    check(&voice)?;
    let called = called(&voice, from);
    if list(data).len() >= MAX_VOICES {
        return Err(VoiceFault::TooBig(FOLDER.to_owned()));
    }
    let root = if one_file { from.parent().unwrap_or(Path::new("")) } else { from };
    put(&data.join(FOLDER), &called, |beside| copy_all(&voice, root, beside).and_then(|()| read(beside).map(drop)))?;
    Ok(called)
}

/// Fills a folder beside its place, and only then puts it there.
pub(in crate::io::models) fn put(
    place: &Path,
    name: &str,
    fill: impl Fn(&Path) -> Result<(), VoiceFault>,
) -> Result<(), VoiceFault> {
    if !is_name(name) {
        return Err(VoiceFault::NoVoice);
    }
    let (target, beside) = (place.join(name), place.join(format!(".part-{}", std::process::id())));
    if target.exists() {
        return Err(VoiceFault::Exists(name.to_owned()));
    }
    let _ = fs::remove_dir_all(&beside);
    let filled =
        fill(&beside).and_then(|()| fs::rename(&beside, &target).map_err(|why| VoiceFault::unreadable(&target, &why)));
    if filled.is_err() {
        // The disk may be full: what was begun must not stay.
        let _ = fs::remove_dir_all(&beside);
    }
    filled
}

/// Takes a voice out.
///
/// # Errors
/// [`VoiceFault`].
pub fn remove(data: &Path, name: &str) -> Result<(), VoiceFault> {
    take_out(&data.join(FOLDER), name)
}

/// Removes a folder of a place, and nothing but a folder.
pub(in crate::io::models) fn take_out(place: &Path, name: &str) -> Result<(), VoiceFault> {
    let folder = place.join(name);
    if !is_name(name) || fs::symlink_metadata(&folder).is_ok_and(|meta| !meta.is_dir()) {
        return Err(VoiceFault::NoVoice);
    }
    fs::remove_dir_all(&folder).map_err(|why| VoiceFault::unreadable(&folder, &why))
}

/// What it is called here: the model's name or the folder's.
fn called(voice: &AddedVoice, from: &Path) -> String {
    let own = match &voice.layout {
        Layout::Piper(model, _) => model.file_stem(),
        Layout::Supertonic { .. } => from.file_name(),
    };
    plain_name(&own.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
}

/// A name of a folder, made of any name.
pub(in crate::io::models) fn plain_name(own: &str) -> String {
    let plain: String = own.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    plain.trim_matches(['.', '-']).chars().take(40).collect()
}

/// Copies what belongs to the voice, and nothing else.
fn copy_all(voice: &AddedVoice, root: &Path, to: &Path) -> Result<(), VoiceFault> {
    let mut files: Vec<(PathBuf, PathBuf)> = Vec::new();
    match &voice.layout {
        Layout::Piper(model, _) => {
            files.extend([model.clone(), description(model)].map(|path| (path.clone(), name(&path).into())))
        }
        Layout::Supertonic { models, styles, .. } => {
            let own = MODELS.iter().map(|(model, _)| format!("{model}.onnx"));
            let own = own.chain(["tts.json".to_owned(), "unicode_indexer.json".to_owned()]);
            files.extend(own.map(|file| (models.join(&file), Path::new("onnx").join(file))));
            let style = |name: &String| format!("{name}.json");
            let kept = voice.speakers.iter().map(style);
            files.extend(kept.map(|file| (styles.join(&file), Path::new("voice_styles").join(file))));
        }
    }
    // A licence is a text; what is longer is none, and is left where it is.
    let licences = LICENCES.iter().filter(|licence| fits(&root.join(licence)));
    files.extend(licences.map(|licence| (root.join(licence), PathBuf::from(licence))));
    files.iter().try_for_each(|(from, file)| copy(from, &to.join(file)))
}

pub(in crate::io::models) fn fits(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.len() <= MAX_FILE)
}

pub(in crate::io::models) fn copy(from: &Path, to: &Path) -> Result<(), VoiceFault> {
    // The models have been measured before.
    let is_model = from.extension().is_some_and(|end| end == "onnx");
    if !is_model && from.exists() && !fits(from) {
        return Err(VoiceFault::TooBig(name(from)));
    }
    let folder = to.parent().unwrap_or(to);
    let made =
        fs::create_dir_all(folder).and_then(|()| fs::copy(from, to)).and_then(|_| fs::File::open(to)?.sync_all());
    made.map_err(|why| VoiceFault::unreadable(from, &why))
}
