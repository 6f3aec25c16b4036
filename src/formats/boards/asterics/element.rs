//! One element of a grid: a button, or a part of the program.

use super::words::Tongue;
use super::{size, text};
use crate::domain::board::{Button, Image, LEVEL_KEY, MAX_LEVEL, Sound};
use crate::domain::id::{ImageId, SoundId};
use crate::domain::locale::LocalText;
use crate::formats::boards::desk::{Desk, paint};
use crate::formats::boards::media::stored;
use crate::formats::boards::press::{Deed, equip, go};
use crate::formats::boards::sheet::{Area, Sheet};
use crate::formats::obf::error::ImportError;
use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::{Map, Value};

/// What a button does that does nothing: without it, it would say its label.
const NOTHING: &str = ":ext_nothing";

/// Tints by kind of word, after the Modified Fitzgerald key as open boards use it. The file names only the kind.
const TINTS: [(&str, &str); 15] = [
    ("CC_PRONOUN_PERSON_NAME", "rgb(255, 255, 170)"),
    ("CC_NOUN", "rgb(255, 204, 170)"),
    ("CC_VERB", "rgb(204, 255, 170)"),
    ("CC_DESCRIPTOR", "rgb(170, 204, 255)"),
    ("CC_ADJECTIVE", "rgb(170, 204, 255)"),
    ("CC_ADVERB", "rgb(204, 170, 136)"),
    ("CC_SOCIAL_EXPRESSIONS", "rgb(255, 170, 204)"),
    ("CC_INTERJECTION", "rgb(255, 170, 204)"),
    ("CC_PREPOSITION", "rgb(255, 170, 204)"),
    ("CC_PLACE", "rgb(204, 170, 255)"),
    ("CC_QUESTION_NEGATION_PRONOUN", "rgb(204, 170, 255)"),
    ("CC_IMPORTANT", "rgb(255, 170, 170)"),
    ("CC_CONJUNCTION", "rgb(255, 255, 255)"),
    ("CC_ARTICLE", "rgb(204, 204, 204)"),
    ("CC_MISC", "rgb(204, 204, 204)"),
];

/// An element while it is read.
pub struct Element<'a> {
    /// What the file says.
    pub value: &'a Value,
    /// The language of the board.
    pub tongue: &'a Tongue,
}

impl Element<'_> {
    /// Puts the button on the board.
    ///
    /// # Errors
    /// Limits.
    pub fn put(&self, sheet: &mut Sheet, desk: &mut Desk) -> Result<(), ImportError> {
        let kind = text(self.value, "type");
        if !matches!(kind, "" | "ELEMENT_TYPE_NORMAL") {
            desk.notes.lost(LossKind::CellProgram, kind.trim_start_matches("ELEMENT_TYPE_"));
            return Ok(());
        }
        let mut button = Button {
            id: text(self.value, "id").into(),
            label: self.label(&mut desk.notes),
            hidden: self.value.get("hidden").and_then(Value::as_bool).unwrap_or_default(),
            background_color: self.background(&mut desk.notes),
            border_color: paint(text(self.value, "borderColor"), &mut desk.notes),
            image: self.picture(sheet, desk)?,
            ..Button::default()
        };
        let others = self.value.get("label").map(|label| self.tongue.others(label)).unwrap_or_default();
        if !others.is_empty() {
            button.extra.insert("translations".to_owned(), Value::Object(others));
        }
        if let Some(level) = self.value.get("vocabularyLevel").and_then(Value::as_u64).filter(|level| *level > 0) {
            // Whatever is above the last of our levels belongs to it.
            button.extra.insert(LEVEL_KEY.to_owned(), level.min(MAX_LEVEL).into());
        }
        let actions = self.value.get("actions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        button.sound = self.sound(actions, sheet, desk)?;
        let mut deeds = Vec::new();
        for action in actions {
            self.deeds(action, &button.label, &mut deeds, &mut desk.notes);
        }
        let collected = !self.value.get("dontCollect").and_then(Value::as_bool).unwrap_or_default();
        if actions.is_empty() && collected {
            deeds.push(Deed::Say(button.label.ko.clone()));
        }
        equip(&mut button, deeds, &mut desk.notes);
        if actions.is_empty() && !collected {
            button.actions.push(NOTHING.to_owned());
        }
        sheet.put(button, self.area(), &mut desk.notes);
        Ok(())
    }

    fn area(&self) -> Option<Area> {
        let wide = |key: &str| size(self.value, key).unwrap_or(1).max(1);
        let (column, row) = (size(self.value, "x")?, size(self.value, "y")?);
        Some(Area { column, row, columns: wide("width"), rows: wide("height") })
    }

    /// The label, else the first of its word forms.
    fn label(&self, notes: &mut Notes) -> LocalText {
        let label = self.value.get("label").map(|label| self.tongue.read(label)).unwrap_or_default();
        let forms = self.value.get("wordForms").and_then(Value::as_array).filter(|forms| !forms.is_empty());
        let Some(forms) = forms else { return label };
        let first = forms.iter().map(|form| text(form, "value")).find(|form| !form.is_empty()).unwrap_or_default();
        let label = if label.ko.is_empty() { LocalText::same(first) } else { label };
        notes.lost(LossKind::WordForms, &label.ko);
        label
    }

    fn background(&self, notes: &mut Notes) -> String {
        let own = text(self.value, "backgroundColor");
        let category = text(self.value, "colorCategory");
        let tint = TINTS.iter().find(|(name, _)| *name == category).map(|(_, tint)| (*tint).to_owned());
        match tint.filter(|_| own.is_empty()) {
            Some(tint) => {
                notes.fixed(RepairKind::ColorCategory, category);
                tint
            }
            None => paint(own, notes),
        }
    }

    /// The commands that one action stands for.
    fn deeds(&self, action: &Value, label: &LocalText, deeds: &mut Vec<Deed>, notes: &mut Notes) {
        let nearest = |notes: &mut Notes, what: &str| notes.fixed(RepairKind::ActionNearest, what);
        let model = text(action, "modelName");
        match model {
            "GridActionSpeak" => deeds.push(Deed::Say(label.ko.clone())),
            "GridActionSpeakCustom" => {
                deeds
                    .push(Deed::Say(action.get("speakText").map(|said| self.tongue.read(said).ko).unwrap_or_default()));
            }
            "GridActionNavigate" => match (text(action, "navType"), text(action, "toGridId")) {
                ("navigateToHomeGrid", _) => deeds.push(Deed::Act(":home")),
                ("navigateToLastOpenedGrid", _) => {
                    nearest(notes, "navigateToLastOpenedGrid");
                    deeds.push(Deed::Act(":home"));
                }
                ("" | "navigateToGrid", id) if !id.is_empty() => deeds.push(go(id)),
                (kind, _) => deeds.push(Deed::Foreign(format!("{model} {kind}"))),
            },
            "GridActionCollectElement" => {
                let what = text(action, "action");
                match what {
                    "COLLECT_ACTION_SPEAK" | "COLLECT_ACTION_SPEAK_CONTINUOUS" => deeds.push(Deed::Act(":speak")),
                    "COLLECT_ACTION_SPEAK_CLEAR" | "COLLECT_ACTION_SPEAK_CONTINUOUS_CLEAR" => {
                        deeds.extend([Deed::Act(":speak"), Deed::Act(":clear")]);
                    }
                    "COLLECT_ACTION_CLEAR" => deeds.push(Deed::Act(":clear")),
                    "COLLECT_ACTION_REMOVE_WORD" => deeds.push(Deed::Act(":deleteword")),
                    "COLLECT_ACTION_REMOVE_CHAR" => {
                        nearest(notes, what);
                        deeds.push(Deed::Act(":backspace"));
                    }
                    what => deeds.push(Deed::Foreign(format!("{model} {what}"))),
                }
            }
            "GridActionAudio" => {}
            model => deeds.push(Deed::Foreign(model.to_owned())),
        }
    }

    /// Its own bytes, else an address on the web that is kept and not fetched.
    fn picture(&self, sheet: &mut Sheet, desk: &mut Desk) -> Result<Option<ImageId>, ImportError> {
        let Some(image) = self.value.get("image") else { return Ok(None) };
        let (data, url) = (text(image, "data"), text(image, "url"));
        let license = license(image);
        if !data.is_empty() {
            let Some((blob, content_type)) = stored(data, desk)? else { return Ok(None) };
            let key = blob.to_string();
            let image = Image { blob: Some(blob), content_type, license, ..Image::default() };
            return Ok(Some(sheet.picture(key, image, &mut desk.notes)));
        }
        if url.is_empty() {
            return Ok(None);
        }
        let image = Image { url: url.to_owned(), license, ..Image::default() };
        Ok(Some(sheet.picture(url.to_owned(), image, &mut desk.notes)))
    }

    /// The first recording among the actions.
    fn sound(&self, actions: &[Value], sheet: &mut Sheet, desk: &mut Desk) -> Result<Option<SoundId>, ImportError> {
        let data = actions.iter().filter(|action| text(action, "modelName") == "GridActionAudio");
        let Some(data) = data.map(|action| text(action, "dataBase64")).find(|data| !data.is_empty()) else {
            return Ok(None);
        };
        let Some((blob, content_type)) = stored(data, desk)? else { return Ok(None) };
        Ok(Some(sheet.sound(Sound { blob: Some(blob), content_type, ..Sound::default() })))
    }
}

/// Who made a picture.
fn license(image: &Value) -> Option<Map<String, Value>> {
    let keys = [("author", "author_name"), ("authorURL", "author_url")];
    let license: Map<String, Value> = keys
        .into_iter()
        .filter_map(|(from, to)| Some((to.to_owned(), image.get(from)?.clone())))
        .filter(|(_, value)| value.as_str().is_some_and(|text| !text.is_empty()))
        .collect();
    (!license.is_empty()).then_some(license)
}
