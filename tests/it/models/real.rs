//! The real models, where they are: `MALGEURIM_MODELS`, else `models/` of the checkout.

use malgeurim::formats::onnx::{convert, inspect};
use malgeurim::formats::wheel;
use malgeurim::io::models::{Manifest, examine};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    let named = std::env::var_os("MALGEURIM_MODELS").map(PathBuf::from);
    named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("models"))
}

#[test]
fn what_is_there_is_what_the_list_says() {
    let manifest = Manifest::built_in().unwrap();
    let findings = examine(&folder()).unwrap();
    for finding in findings.iter().filter(|finding| finding.purpose != "user") {
        let Ok(path) = &finding.state else {
            assert_eq!(finding.state_name(), "missing", "{}", finding.name);
            println!("skipped: {} is not there; scripts/models fetches it", finding.name);
            continue;
        };
        if let Some(model) = manifest.model(&finding.name) {
            let summary = inspect(&std::fs::read(path).unwrap()).unwrap();
            let listed = |tensors: &[malgeurim::io::models::manifest::Tensor]| -> Vec<_> {
                tensors.iter().map(|tensor| (tensor.name.clone(), tensor.shape.clone())).collect()
            };
            assert_eq!((summary.inputs, summary.outputs), (listed(&model.inputs), listed(&model.outputs)));
        }
    }
}

#[test]
fn every_model_of_the_package_is_converted_to_the_bytes_of_the_list() {
    let fetched = folder().join(".download/mediapipe");
    let package = std::fs::read_dir(&fetched).ok().and_then(|mut entries| entries.next()?.ok());
    let Some(package) = package else {
        println!("skipped: no package in {}; scripts/models fetches it", fetched.display());
        return;
    };
    let bytes = std::fs::read(package.path()).unwrap();
    for model in Manifest::built_in().unwrap().models {
        let tflite = wheel::member(&bytes, &model.member, 64 << 20).unwrap();
        assert_eq!(super::folder::sha256(&convert(&tflite).unwrap()), model.sha256, "{}", model.name);
    }
}
