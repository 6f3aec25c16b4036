//! English forms: plurals, and verbs in their tenses.

use crate::domain::vocabulary::{Word, WordClass};
use crate::language::english::{gerund, past, plural, third};
use std::collections::BTreeSet;

/// The forms that are looked up whole.
pub(super) fn forms(word: &Word) -> BTreeSet<String> {
    let en = word.en.trim().to_lowercase();
    let mut forms = BTreeSet::from([en.clone()]);
    match word.class {
        WordClass::Noun => drop(forms.insert(plural(word, &en))),
        WordClass::Verb => forms.extend([third(&en), past(&en), gerund(&en)]),
        _ => {}
    }
    forms
}
