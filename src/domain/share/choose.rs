//! Which of several values counts that tablets gave to one leaf without knowing of each other. A no beats a yes, whatever their
//! clocks said: no meeting of two tablets ever allows what one of them had refused.

use super::flat::{Leaf, fingerprint};
use crate::domain::consent::{Answer, Given};
use crate::domain::record::Kind;
use serde_json::Value;

/// The place of the value that counts. `values` has at least one; the last one is the document's own choice, the same on every
/// tablet. `path` is that within the record.
pub fn choose(kind: Kind, path: &str, values: &[Leaf]) -> usize {
    let last = values.len().saturating_sub(1);
    let weight: Option<fn(&Value) -> u8> = match kind {
        Kind::Artwork if is_answer(path) => Some(refusal),
        Kind::Profile if path == "guardian_agrees" => Some(|value| u8::from(value.as_bool() == Some(true))),
        _ => None,
    };
    let Some(weight) = weight else { return last };
    // The last of the heaviest.
    (0..values.len()).max_by_key(|nth| values.get(*nth).map(|leaf| weight(leaf.value()))).unwrap_or(last)
}

/// `consents/<use>/maker` or `…/guardian`.
fn is_answer(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next() == Some("consents") && parts.next().is_some() && matches!(parts.next(), Some("maker" | "guardian"))
}

/// Where an answer that does not count is kept all the same: among the earlier ones, so that whoever answers next knows of it.
pub fn kept_beside(kind: Kind, path: &str, value: &Value) -> Option<(String, Leaf)> {
    let earlier = match path.strip_suffix("maker") {
        Some(consent) => format!("{consent}before"),
        None => format!("{}guardian_before", path.strip_suffix("guardian")?),
    };
    let given: Given = serde_json::from_value(value.clone()).ok()?;
    if kind != Kind::Artwork || !is_answer(path) || given.answer == Answer::Unasked {
        return None;
    }
    // Written as the list itself writes it: the same answer has one name.
    let value = serde_json::to_value(given).ok()?;
    Some((format!("{earlier}/{}", fingerprint(&value)), Leaf::Whole(value)))
}

/// How much an answer forbids; what cannot be read forbids most.
fn refusal(given: &Value) -> u8 {
    match serde_json::from_value::<Given>(given.clone()).map(|given| given.answer) {
        Ok(Answer::Yes) => 0,
        Ok(Answer::Unasked) => 1,
        Ok(Answer::No) => 2,
        Ok(Answer::Withdrawn) => 3,
        Err(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn given(answer: &str, at: i64) -> Leaf {
        Leaf::Whole(json!({"answer": answer, "by": "하늘", "at": at, "seen": "label"}))
    }

    #[test]
    fn a_no_beats_a_yes_whatever_the_clocks_said() {
        for path in ["consents/web/maker", "consents/print/guardian"] {
            let choose = |values: &[Leaf]| choose(Kind::Artwork, path, values);
            assert_eq!(choose(&[given("no", 1), given("yes", 9)]), 0);
            assert_eq!(choose(&[given("yes", 9), given("no", 1)]), 1);
            assert_eq!(choose(&[given("withdrawn", 1), given("no", 5), given("yes", 9)]), 0);
            assert_eq!(
                choose(&[given("unasked", 0), given("yes", 9)]),
                0,
                "who was asked on one tablet only is asked again"
            );
            assert_eq!(choose(&[Leaf::Whole(json!({"answer": "perhaps"})), given("yes", 1)]), 0);
        }
    }

    #[test]
    fn an_answer_that_does_not_count_is_kept_among_the_earlier_ones() {
        let of = |path: &str, answer: &str| kept_beside(Kind::Artwork, path, given(answer, 1).value());
        assert!(of("consents/web/maker", "no").is_some_and(|(path, _)| path.starts_with("consents/web/before/@")));
        assert!(
            of("consents/web/guardian", "yes")
                .is_some_and(|(path, _)| path.starts_with("consents/web/guardian_before/@"))
        );
        assert_eq!(of("consents/web/maker", "unasked"), None, "nobody answered");
        assert_eq!(of("title", "no"), None);
    }

    #[test]
    fn a_guardian_who_is_needed_on_one_tablet_is_needed() {
        let values = [Leaf::Plain(json!(true)), Leaf::Plain(json!(false))];
        assert_eq!(choose(Kind::Profile, "guardian_agrees", &values), 0);
        assert_eq!(choose(Kind::Profile, "name", &values), 1, "elsewhere the document's own choice stands");
    }
}
