//! Models that people add.

use super::folder::sha256;
use malgeurim::formats::onnx::message::{Graph, Model, Node, OperatorSet, Tensor, ValueInfo};
use malgeurim::io::models::user::load;
use malgeurim::io::models::{ModelError, examine};
use prost::Message;
use std::fs;
use std::path::Path;

/// y = the operator of x, by `domain`, with a constant that may lie in another file.
fn onnx(domain: &str, data_location: i32) -> Vec<u8> {
    let node = Node {
        op_type: "Relu".to_owned(),
        domain: domain.to_owned(),
        input: vec!["x".to_owned()],
        output: vec!["y".to_owned()],
        ..Node::default()
    };
    let graph = Graph {
        node: vec![node],
        initializer: vec![Tensor { name: "w".to_owned(), data_type: 1, data_location, ..Tensor::default() }],
        input: vec![ValueInfo::floats("x", &[1, 2])],
        output: vec![ValueInfo::floats("y", &[1, 2])],
        ..Graph::default()
    };
    let opset_import = vec![OperatorSet { domain: String::new(), version: 13 }];
    Model { ir_version: 8, graph: Some(graph), opset_import, ..Model::default() }.encode_to_vec()
}

/// Adds a model called `mine`; `change` edits its list.
fn add(models: &Path, onnx: &[u8], change: impl Fn(String) -> String) {
    let folder = models.join("user/mine");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("model.onnx"), onnx).unwrap();
    let list = format!(
        "form = 1\nname = \"mine\"\npurpose = \"sketch\"\nlicence = \"CC0-1.0\"\nfile = \"model.onnx\"\nsha256 = \"{}\"\nopset = 13\n\
         inputs = [{{ name = \"x\", shape = [1, 2] }}]\noutputs = [{{ name = \"y\", shape = [1, 2] }}]\n",
        sha256(onnx)
    );
    fs::write(folder.join("manifest.toml"), change(list)).unwrap();
}

/// Why it is refused; none if it is not.
fn refused(onnx: &[u8], change: impl Fn(String) -> String) -> Option<ModelError> {
    let models = tempfile::tempdir().unwrap();
    add(models.path(), onnx, change);
    load(models.path(), "mine").err()
}

#[test]
fn a_plain_model_is_found_and_listed() {
    let models = tempfile::tempdir().unwrap();
    add(models.path(), &onnx("", 0), |list| list);
    let (model, path) = load(models.path(), "mine").unwrap();
    assert_eq!((model.purpose.as_str(), path.is_file()), ("sketch", true));
    let findings = examine(models.path()).unwrap();
    let own = findings.iter().find(|finding| finding.purpose == "user").unwrap();
    assert_eq!((own.name.as_str(), own.state_name(), own.licence.as_str()), ("mine", "ok", "CC0-1.0"));
}

#[test]
fn an_operator_of_somebody_else_is_refused() {
    assert!(matches!(refused(&onnx("com.example", 0), |list| list), Some(ModelError::Refused { .. })));
}

#[test]
fn constants_in_another_file_are_refused() {
    assert!(matches!(refused(&onnx("", 1), |list| list), Some(ModelError::Refused { .. })));
}

#[test]
fn what_the_list_says_must_be_so() {
    let plain = onnx("", 0);
    let other_hash = |list: String| list.replace(&sha256(&onnx("", 0)), &"0".repeat(64));
    assert!(matches!(refused(&plain, other_hash), Some(ModelError::Damaged(_))));
    for (from, to) in
        [("opset = 13", "opset = 12"), ("\"x\", shape = [1, 2]", "\"x\", shape = [1, 3]"), ("\"y\"", "\"z\"")]
    {
        let different = refused(&plain, |list| list.replace(from, to));
        assert!(matches!(different, Some(ModelError::Different { .. })), "{to}: {different:?}");
    }
    let silent = refused(&plain, |list| list.replace("outputs = [{ name = \"y\", shape = [1, 2] }]", "outputs = []"));
    assert!(matches!(silent, Some(ModelError::Different { .. })), "an output that the list hides: {silent:?}");
    assert!(matches!(refused(b"no model", |list| list), Some(ModelError::Refused { .. })));
}

#[test]
fn nothing_leads_out_of_its_folder() {
    let plain = onnx("", 0);
    for file in ["../mine/model.onnx", "/etc/passwd", "a/model.onnx", "model.txt", ""] {
        let away = refused(&plain, |list| list.replace("file = \"model.onnx\"", &format!("file = \"{file}\"")));
        assert!(matches!(away, Some(ModelError::Manifest(_))), "{file}: {away:?}");
    }
    let models = tempfile::tempdir().unwrap();
    add(models.path(), &plain, |list| list);
    for name in ["../user/mine", "..", "", "none", ".mine"] {
        assert!(matches!(load(models.path(), name), Err(ModelError::Unknown(_))), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let models = tempfile::tempdir().unwrap();
    add(models.path(), &onnx("", 0), |list| list);
    let own = models.path().join("user/mine");
    fs::rename(own.join("model.onnx"), models.path().join("away.onnx")).unwrap();
    std::os::unix::fs::symlink(models.path().join("away.onnx"), own.join("model.onnx")).unwrap();
    assert!(matches!(load(models.path(), "mine"), Err(ModelError::Unreadable { .. })));
    std::os::unix::fs::symlink(&own, models.path().join("user/linked")).unwrap();
    assert!(matches!(load(models.path(), "linked"), Err(ModelError::Unknown(_))));
}

#[test]
fn a_damaged_list_breaks_only_its_own_model() {
    let models = tempfile::tempdir().unwrap();
    add(models.path(), &onnx("", 0), |list| list);
    fs::create_dir_all(models.path().join("user/other")).unwrap();
    fs::write(models.path().join("user/other/manifest.toml"), b"\xFF\x00 no list").unwrap();
    let states: Vec<_> = examine(models.path()).unwrap();
    let states: Vec<_> =
        states.iter().filter(|f| f.purpose == "user").map(|f| (f.name.as_str(), f.state_name())).collect();
    assert_eq!(states, [("mine", "ok"), ("other", "broken")]);
}
