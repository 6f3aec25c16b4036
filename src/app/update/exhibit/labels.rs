//! Labels: every edit is one step, and what is not the maker's own stays marked.

use super::super::change;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::domain::id::ArtworkId;
use crate::domain::label_edit::{self, Editor, LabelEdit};
use crate::domain::record::{Record, Write};
use unicode_normalization::UnicodeNormalization;

pub(super) fn edit(state: &mut State, id: &ArtworkId, edit: LabelEdit, is_maker: bool, by: String) -> Vec<Effect> {
    let Some(before) = state.library.artworks.get(id) else { return Vec::new() };
    let mut work = before.clone();
    let editor = Editor { is_maker, by: by.trim().to_owned(), at: state.now };
    label_edit::edit(&mut work, composed(edit), editor);
    if work == *before {
        return Vec::new();
    }
    work.touched = state.now;
    if state.create.draft.work.as_ref() == Some(id) {
        // It also lies on the table.
        state.create.title = work.title.clone();
    }
    vec![change(state, "label-edit", vec![Write::put(Record::Artwork(work))])]
}

/// Texts as they are kept: composed (NFC).
fn composed(edit: LabelEdit) -> LabelEdit {
    let nfc = |text: String| text.nfc().collect::<String>();
    match edit {
        LabelEdit::Title(text) => LabelEdit::Title(nfc(text)),
        LabelEdit::Maker(text) => LabelEdit::Maker(nfc(text)),
        LabelEdit::Words(text) => LabelEdit::Words(nfc(text)),
        LabelEdit::Easy(lang, text) => LabelEdit::Easy(lang, nfc(text)),
        LabelEdit::Alt(lang, text) => LabelEdit::Alt(lang, nfc(text)),
        LabelEdit::Credits(text) => LabelEdit::Credits(nfc(text)),
        other => other,
    }
}
