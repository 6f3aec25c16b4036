//! What a verifier found in a picture, read from its JSON: bounded, and without anything that could disturb a terminal.

use super::deed;
use crate::domain::provenance::SourceType;
use crate::domain::provenance::making::Did;
use serde_json::Value;

/// Longest text of a manifest that is told, characters.
pub const MAX_TOLD: usize = 300;
/// Most actions and ingredients that are told.
const MAX_LIST: usize = 200;
/// Pictures within pictures that are looked through for a trained model.
const MAX_MANIFESTS: usize = 200;

/// How it stands with the credentials of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// Whole, and signed by somebody whom this device trusts: itself, or a given root.
    Trusted,
    /// Whole; who signed is not known here.
    Valid,
    /// The picture or what is told of it was changed after it was signed.
    Changed,
    /// Whole, but the certificate has run out and no time of signing is proven.
    Expired,
    /// Something else is wrong with the credentials.
    Broken,
    /// There are none.
    #[default]
    None,
    /// The file cannot be read.
    Unreadable,
}

impl State {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Trusted => "trusted",
            Self::Valid => "valid",
            Self::Changed => "changed",
            Self::Expired => "expired",
            Self::Broken => "broken",
            Self::None => "none",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Who signed, as the certificate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// The organisation; empty: not told.
    pub organisation: String,
    /// The name of the certificate; empty: not told.
    pub name: String,
    /// When, where a time stamp proves it (RFC 3339); empty: not proven.
    pub at: String,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAct {
    /// As C2PA calls it, e.g. `c2pa.drawing`.
    pub action: String,
    /// What was done, where this program wrote it.
    pub did: Option<Did>,
    /// When (RFC 3339); empty: not told.
    pub at: String,
    /// With which software; empty: not told.
    pub agent: String,
    /// The last part of its digital source type; empty: not told.
    pub source: String,
    /// The writer's own words; empty: none.
    pub words: String,
}

/// A picture that went into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenPart {
    /// What it is called.
    pub title: String,
    /// `parentOf`, `componentOf` or `inputTo`.
    pub relationship: String,
    /// Who signed it, if it has credentials of its own.
    pub signer: Option<Signer>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How it stands.
    pub state: State,
    /// Who signed.
    pub signer: Signer,
    /// The program that wrote it; empty: not told.
    pub program: String,
    /// What was done, oldest first.
    pub acts: Vec<SeenAct>,
    /// What went into it.
    pub parts: Vec<SeenPart>,
    /// The last part of the digital source type of the whole; empty: not told.
    pub source: String,
    /// Whether an action says, here or in a picture that went into it, that a trained model took part.
    pub generative: bool,
    /// Codes of what is wrong, as C2PA names them.
    pub codes: Vec<String>,
}

impl Report {
    /// Nothing but how it stands.
    pub fn only(state: State) -> Self {
        Self { state, ..Self::default() }
    }
}

/// The report of a verifier's JSON (the manifest store of c2pa-rs: `active_manifest`, `manifests`, `validation_results`,
/// `validation_state`).
pub fn report(store: &Value) -> Report {
    let empty = Value::Null;
    let manifests = &store["manifests"];
    let active = store["active_manifest"].as_str().and_then(|label| manifests.get(label)).unwrap_or(&empty);
    let codes = codes(store);
    Report {
        state: state(store["validation_state"].as_str().unwrap_or_default(), &codes),
        signer: signer(active),
        program: agent(&active["claim_generator_info"][0]),
        acts: actions(active).take(MAX_LIST).map(act).collect(),
        parts: list(&active["ingredients"]).take(MAX_LIST).map(|part| seen_part(part, manifests)).collect(),
        source: source_of_whole(active),
        generative: manifests.as_object().is_some_and(|all| all.values().take(MAX_MANIFESTS).any(is_generative)),
        codes,
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// What is wrong with the credentials themselves. That nobody here knows the signer is no fault of the picture.
fn codes(store: &Value) -> Vec<String> {
    let failures = list(&store["validation_results"]["activeManifest"]["failure"]);
    let of_parts = list(&store["validation_results"]["ingredientDeltas"])
        .flat_map(|delta| list(&delta["validationDeltas"]["failure"]));
    let found = failures.chain(of_parts).filter_map(|status| status["code"].as_str());
    let mut codes: Vec<String> = found.take(MAX_LIST).map(|code| clean(code, 80)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn state(said: &str, codes: &[String]) -> State {
    let has = |code: &str| codes.iter().any(|found| found == code);
    match said {
        "Trusted" => State::Trusted,
        "Valid" => State::Valid,
        _ if codes.iter().any(|code| code.ends_with(".mismatch") && !code.starts_with("ingredient.")) => State::Changed,
        _ if has("signingCredential.expired") || has("claimSignature.outsideValidity") => State::Expired,
        _ => State::Broken,
    }
}

fn signer(manifest: &Value) -> Signer {
    let info = &manifest["signature_info"];
    let text = |key: &str| told(&info[key]);
    Signer { organisation: text("issuer"), name: text("common_name"), at: text("time") }
}

fn agent(info: &Value) -> String {
    let text = |key: &str| told(&info[key]);
    if info.is_string() { told(info) } else { format!("{} {}", text("name"), text("version")).trim().to_owned() }
}

fn actions(manifest: &Value) -> impl Iterator<Item = &Value> {
    let is_actions = |assertion: &&Value| assertion["label"].as_str().unwrap_or_default().starts_with("c2pa.actions");
    list(&manifest["assertions"]).filter(is_actions).flat_map(|assertion| list(&assertion["data"]["actions"]))
}

fn act(action: &Value) -> SeenAct {
    SeenAct {
        action: told(&action["action"]),
        did: deed::read(&action["parameters"]),
        at: told(&action["when"]),
        agent: agent(&action["softwareAgent"]),
        source: term(&action["digitalSourceType"]),
        words: told(&action["description"]),
    }
}

fn seen_part(part: &Value, manifests: &Value) -> SeenPart {
    let own = part["active_manifest"].as_str().and_then(|label| manifests.get(label));
    SeenPart { title: told(&part["title"]), relationship: told(&part["relationship"]), signer: own.map(signer) }
}

fn source_of_whole(manifest: &Value) -> String {
    let metadata = list(&manifest["assertions"]).map(|assertion| &assertion["data"]["Iptc4xmpExt:DigitalSourceType"]);
    metadata.map(term).find(|term| !term.is_empty()).unwrap_or_default()
}

fn is_generative(manifest: &Value) -> bool {
    let by_model = |term: &str| SourceType::parse(term).is_some_and(SourceType::is_generative);
    actions(manifest).any(|action| by_model(&term(&action["digitalSourceType"])))
        || by_model(&source_of_whole(manifest))
}

fn term(address: &Value) -> String {
    told(address).rsplit('/').next().unwrap_or_default().to_owned()
}

fn told(text: &Value) -> String {
    clean(text.as_str().unwrap_or_default(), MAX_TOLD)
}

/// Somebody else's text on one line: without controls and invisible marks of direction, not longer than `max` characters.
pub(super) fn clean(text: &str, max: usize) -> String {
    let is_mark =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_mark(*c));
    plain.take(max).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn store(state: &str, failures: &[&str]) -> Value {
        let failures: Vec<Value> = failures.iter().map(|code| json!({"code": code})).collect();
        let ai = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
        json!({
            "active_manifest": "b",
            "validation_state": state,
            "validation_results": {"activeManifest": {"failure": failures}},
            "manifests": {
                "a": {"assertions": [{"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": ai}]}}],
                      "signature_info": {"issuer": "Atelier Inc"}},
                "b": {"claim_generator_info": [{"name": "x", "version": "1"}],
                      "signature_info": {"issuer": "복지관\u{1b}[31m", "common_name": "하늘"},
                      "ingredients": [{"title": "a", "relationship": "parentOf", "active_manifest": "a"}],
                      "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [{"action": "c2pa.opened", "softwareAgent": "old"}]}}]},
            },
        })
    }

    #[test]
    fn each_state_is_told_apart() {
        let of = |state: &str, codes: &[&str]| report(&store(state, codes)).state;
        assert_eq!(of("Trusted", &[]), State::Trusted);
        assert_eq!(of("Valid", &["signingCredential.untrusted"]), State::Valid);
        assert_eq!(of("Invalid", &["assertion.dataHash.mismatch"]), State::Changed);
        assert_eq!(of("Invalid", &["claimSignature.mismatch"]), State::Changed);
        assert_eq!(of("Invalid", &["signingCredential.expired"]), State::Expired);
        assert_eq!(of("Invalid", &["claim.malformed"]), State::Broken);
        assert_eq!(of("", &[]), State::Broken);
    }

    #[test]
    fn a_model_in_what_went_into_it_is_told_and_terminals_are_left_alone() {
        let found = report(&store("Valid", &[]));
        assert!(found.generative);
        assert_eq!(found.parts[0].signer.as_ref().map(|signer| signer.organisation.as_str()), Some("Atelier Inc"));
        assert_eq!(found.signer.organisation, "복지관 [31m");
        assert_eq!((found.program.as_str(), found.acts[0].agent.as_str()), ("x 1", "old"));
    }

    proptest! {
        #[test]
        fn any_json_gives_a_report(text in "[\\[\\]{}:,\"a-z0-9]{0,60}", label in "[a-z]{0,3}") {
            let any: Value = serde_json::from_str(&text).unwrap_or_else(|_| Value::String(text.clone()));
            let shapes = [
                any.clone(),
                json!({"active_manifest": label, "manifests": {label.clone(): any.clone()}}),
                json!({"active_manifest": label, "manifests": {label: {"assertions": any, "ingredients": [3, {}]}}}),
            ];
            for shape in shapes {
                prop_assert_eq!(report(&shape).state, State::Broken);
            }
        }
    }
}
