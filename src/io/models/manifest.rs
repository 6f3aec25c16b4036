//! The list of models, `models/manifest.toml`: what each is, byte for byte. The form stands at the top of that file.

use serde::Deserialize;
use std::path::{Component, Path};

/// The list that this program was built with.
const BUILT_IN: &str = include_str!("../../../models/manifest.toml");
/// The form that this version reads.
const FORM: u32 = 1;

/// The list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// Not TOML, or not of the form.
    #[error("the list of models is damaged: {0}")]
    Damaged(#[source] Box<toml::de::Error>),
    /// Another form.
    #[error("the list of models has form {0}, this program reads {FORM}")]
    Form(u32),
    /// A file name that leads elsewhere, is empty, or is there twice.
    #[error("the list of models has a file name that cannot be: {0:?}")]
    FileName(String),
    /// A hash that is none.
    #[error("the list of models has a SHA-256 that is none: {0:?}")]
    Hash(String),
    /// A model of a package that is not in the list.
    #[error("the list of models names a package that it does not have: {0:?}")]
    NoPackage(String),
}

/// The whole list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    form: u32,
    /// Where the files come from.
    #[serde(default, rename = "package")]
    pub packages: Vec<Package>,
    /// The models.
    #[serde(default, rename = "model")]
    pub models: Vec<Model>,
    /// The runtime, once for each kind of machine.
    #[serde(default, rename = "runtime")]
    pub runtimes: Vec<Runtime>,
}

/// A Python package, used as a container.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence.
    pub licence: String,
    /// Its files.
    #[serde(rename = "wheel")]
    pub wheels: Vec<Wheel>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wheel {
    /// Operating system that it is for; none: any.
    pub os: Option<String>,
    /// Processor that it is for; none: any.
    pub arch: Option<String>,
    /// Version of Python that its client is asked for.
    pub python: String,
    /// Platform that its client is asked for.
    pub platform: String,
    /// Of the whole file.
    pub sha256: String,
}

/// A tensor of 32-bit numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tensor {
    /// Its name in the model.
    pub name: String,
    /// Its sides; 0 where a side is not fixed.
    pub shape: Vec<i64>,
}

/// A model.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// Who uses it.
    pub purpose: String,
    /// The package that it comes in.
    pub package: String,
    /// Its TFLite file in the package.
    pub member: String,
    /// Of the TFLite file.
    pub member_sha256: String,
    /// Its ONNX file in the models folder.
    pub file: String,
    /// Of the ONNX file.
    pub sha256: String,
    /// Its licence.
    pub licence: String,
    /// What goes in.
    pub inputs: Vec<Tensor>,
    /// What comes out.
    pub outputs: Vec<Tensor>,
}

/// The runtime for one kind of machine.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runtime {
    /// Its name.
    pub name: String,
    /// The package that it comes in.
    pub package: String,
    /// Its licence.
    pub licence: String,
    /// Operating system that it is for.
    pub os: String,
    /// Processor that it is for.
    pub arch: String,
    /// Its file in the models folder.
    pub file: String,
    /// Its file in the package.
    pub member: String,
    /// Of the library.
    pub sha256: String,
    /// Texts that go with it: file in the package, file in the models folder.
    pub notices: Vec<(String, String)>,
}

impl Manifest {
    /// The list that this program was built with.
    ///
    /// # Errors
    /// [`ManifestError`]; a test holds that there is none.
    pub fn built_in() -> Result<Self, ManifestError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let manifest: Self = toml::from_str(text).map_err(|error| ManifestError::Damaged(Box::new(error)))?;
        if manifest.form != FORM {
            return Err(ManifestError::Form(manifest.form));
        }
        manifest.check()?;
        Ok(manifest)
    }

    /// The runtime for this machine; none if there is none for it.
    pub fn runtime(&self) -> Option<&Runtime> {
        self.runtimes.iter().find(|r| r.os == std::env::consts::OS && r.arch == std::env::consts::ARCH)
    }

    /// The model of this name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// The package of this name.
    pub fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    fn check(&self) -> Result<(), ManifestError> {
        let wheels = self.packages.iter().flat_map(|package| &package.wheels).map(|wheel| &wheel.sha256);
        let models = self.models.iter().flat_map(|model| [&model.sha256, &model.member_sha256]);
        let mut hashes = wheels.chain(models).chain(self.runtimes.iter().map(|runtime| &runtime.sha256));
        if let Some(wrong) = hashes.find(|hash| !is_hash(hash)) {
            return Err(ManifestError::Hash(wrong.clone()));
        }
        let files = self.models.iter().map(|model| &model.file);
        let notices = self.runtimes.iter().flat_map(|runtime| &runtime.notices).map(|(_, file)| file);
        let mut named = files.clone().chain(self.runtimes.iter().map(|runtime| &runtime.file)).chain(notices);
        let twice = files.clone().find(|file| files.clone().filter(|other| other == file).count() > 1);
        if let Some(wrong) = twice.or_else(|| named.find(|file| !is_plain_name(file))) {
            return Err(ManifestError::FileName(wrong.clone()));
        }
        let packages = self.models.iter().map(|m| &m.package).chain(self.runtimes.iter().map(|r| &r.package));
        match packages.into_iter().find(|name| self.package(name).is_none()) {
            Some(name) => Err(ManifestError::NoPackage(name.clone())),
            None => Ok(()),
        }
    }
}

impl Package {
    /// The file for this machine; none if there is none for it.
    pub fn wheel(&self) -> Option<&Wheel> {
        let fits = |wanted: &Option<String>, here: &str| wanted.as_ref().is_none_or(|wanted| wanted == here);
        self.wheels.iter().find(|w| fits(&w.os, std::env::consts::OS) && fits(&w.arch, std::env::consts::ARCH))
    }
}

impl Tensor {
    /// Name and shape, as the runtime takes them.
    pub fn pair(&self) -> (&str, &[i64]) {
        (&self.name, &self.shape)
    }
}

/// Whether a text is a SHA-256 in small hexadecimal letters.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a text names a file right in a folder, on every system.
pub(super) fn is_plain_name(text: &str) -> bool {
    let mut parts = Path::new(text).components();
    let one = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    one && !text.starts_with('.') && !text.contains(['/', '\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_whole_and_has_the_hand_models() -> Result<(), ManifestError> {
        let manifest = Manifest::built_in()?;
        for name in ["palm_detection_full", "hand_landmark_full", "hand_landmark_lite"] {
            let model = manifest.model(name).map(|model| (model.purpose.as_str(), model.licence.as_str()));
            assert_eq!(model, Some(("hands", "Apache-2.0")), "{name}");
        }
        Ok(())
    }

    #[test]
    fn names_that_lead_elsewhere_are_none() {
        for name in ["", ".", "..", "../x", "a/b", "a\\b", "C:x", "/x", ".hidden", "x/"] {
            assert!(!is_plain_name(name), "{name:?}");
        }
        assert!(is_plain_name("libonnxruntime.so.1.31.1"));
    }

    #[test]
    fn another_form_is_refused() {
        assert!(matches!(Manifest::parse("form = 2"), Err(ManifestError::Form(2))));
        assert!(matches!(Manifest::parse("form = 1\nmore = 2"), Err(ManifestError::Damaged(_))));
    }
}
