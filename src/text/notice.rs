//! A notice as a sentence in easy words.

use super::Texts;
use crate::domain::notice::Notice;

/// Values that name a message themselves: the value `strip-add` of `$change` is said as `change-strip-add`.
const NAMED_VALUES: [(&str, &str); 5] =
    [("change", "change-"), ("style", "style-"), ("use", "use-"), ("room", "room-"), ("way", "way-")];

/// The sentence, and what to do.
pub(super) fn word(texts: &Texts, notice: &Notice) -> (String, Option<String>) {
    let id = format!("notice-{}", notice.what);
    let values: Vec<String> = notice.args.iter().map(|(name, value)| worded(texts, name, value)).collect();
    let args: Vec<(&str, &str)> =
        notice.args.iter().zip(&values).map(|((name, _), value)| (name.as_str(), value.as_str())).collect();
    (texts.with(&id, &args), texts.hint_with(&id, &args))
}

/// The value as it is said.
fn worded(texts: &Texts, name: &str, value: &str) -> String {
    let prefix = NAMED_VALUES.iter().find(|(known, _)| *known == name).map(|(_, prefix)| *prefix);
    match prefix.map(|prefix| format!("{prefix}{value}")) {
        Some(id) if texts.has(&id) => texts.get(&id),
        _ => value.to_owned(),
    }
}
