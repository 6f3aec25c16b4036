//! What was done, as parameters of an action under this program's own name, and back: so that another language can word it.

use crate::domain::provenance::making::Did;
use serde_json::{Map, Value, json};

const DID: &str = "kr.malgeurim.did";
const STYLE: &str = "kr.malgeurim.style";
const STROKES: &str = "kr.malgeurim.strokes";
const PROMPT: &str = "kr.malgeurim.prompt";

/// Longest style name that is read back, characters.
const MAX_STYLE: usize = 40;

/// The parameters of a deed.
pub(super) fn parameters(did: &Did) -> Map<String, Value> {
    let (name, more) = match did {
        Did::Began => ("began", None),
        Did::Composed => ("composed", None),
        Did::Photographed => ("photographed", None),
        Did::Brought => ("brought", None),
        Did::Found => ("found", None),
        Did::Painted(style) => ("painted", Some((STYLE, json!(style)))),
        Did::PaintedOver(style) => ("painted-over", Some((STYLE, json!(style)))),
        Did::Toned => ("toned", None),
        Did::Generated(prompt) => ("generated", prompt.as_ref().map(|prompt| (PROMPT, json!(prompt)))),
        Did::Changed(prompt) => ("changed", prompt.as_ref().map(|prompt| (PROMPT, json!(prompt)))),
        Did::Drew(strokes) => ("drew", Some((STROKES, json!(strokes)))),
        Did::Outlined => ("outlined", None),
        Did::Traced => ("traced", None),
        Did::CutOut => ("cut-out", None),
        Did::Resized => ("resized", None),
        Did::Converted => ("converted", None),
        Did::Published => ("published", None),
    };
    let named = [(DID.to_owned(), json!(name))].into_iter();
    named.chain(more.map(|(key, value)| (key.to_owned(), value))).collect()
}

/// The deed of parameters that this program wrote; none: another program did, or a newer version.
pub(super) fn read(parameters: &Value) -> Option<Did> {
    let text = |key: &str| parameters.get(key).and_then(Value::as_str).unwrap_or_default();
    let style = || super::report::clean(text(STYLE), MAX_STYLE);
    let prompt = || Some(super::report::clean(text(PROMPT), super::MAX_TOLD)).filter(|prompt| !prompt.is_empty());
    let strokes = || parameters.get(STROKES).and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok());
    Some(match text(DID) {
        "began" => Did::Began,
        "composed" => Did::Composed,
        "photographed" => Did::Photographed,
        "brought" => Did::Brought,
        "found" => Did::Found,
        "painted" => Did::Painted(style()),
        "painted-over" => Did::PaintedOver(style()),
        "toned" => Did::Toned,
        "generated" => Did::Generated(prompt()),
        "changed" => Did::Changed(prompt()),
        "drew" => Did::Drew(strokes()?),
        "outlined" => Did::Outlined,
        "traced" => Did::Traced,
        "cut-out" => Did::CutOut,
        "resized" => Did::Resized,
        "converted" => Did::Converted,
        "published" => Did::Published,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_is_read_back() {
        let asked = || Some("a cat".to_owned());
        let all = [
            Did::Began,
            Did::Composed,
            Did::Photographed,
            Did::Brought,
            Did::Found,
            Did::Painted("oil".into()),
            Did::PaintedOver("ink".into()),
            Did::Toned,
            Did::Generated(None),
            Did::Generated(asked()),
            Did::Changed(asked()),
            Did::Drew(7),
            Did::Outlined,
            Did::Traced,
            Did::CutOut,
            Did::Resized,
            Did::Converted,
            Did::Published,
        ];
        for did in all {
            assert_eq!(read(&Value::Object(parameters(&did))), Some(did));
        }
        assert_eq!(read(&json!({"kr.malgeurim.did": "from-a-newer-version"})), None);
        assert_eq!(read(&json!({"kr.malgeurim.did": "drew"})), None);
        assert_eq!(read(&json!(3)), None);
    }
}
