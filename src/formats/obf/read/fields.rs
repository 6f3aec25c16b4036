//! Takes the known keys out of a JSON object; what remains are the unknown ones, in their order.

use crate::formats::obf::report::{LossKind, Notes, RepairKind};
use serde_json::{Map, Value};

/// An object that is being read. A value of a kind that cannot be used stays where it was, so it is written back.
pub struct Fields {
    map: Map<String, Value>,
}

impl Fields {
    /// Of an object; anything else has no fields.
    pub fn new(value: Value) -> Self {
        match value {
            Value::Object(map) => Self { map },
            _ => Self { map: Map::new() },
        }
    }

    /// Whether the key stands there with a value.
    pub fn has(&self, key: &str) -> bool {
        self.map.get(key).is_some_and(|value| !value.is_null())
    }

    /// Whether no key is left.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The value; `null` is none.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.map.shift_remove(key).filter(|value| !value.is_null())
    }

    fn keep(&mut self, key: &str, value: Value, notes: &mut Notes) {
        notes.fixed(RepairKind::WrongType, key);
        self.map.insert(key.to_owned(), value);
    }

    /// A text; a number or truth value is taken as its text. Empty where there is none.
    pub fn text(&mut self, key: &str, notes: &mut Notes) -> String {
        match self.take(key) {
            None => String::new(),
            Some(Value::String(text)) => text,
            Some(value @ (Value::Number(_) | Value::Bool(_))) => {
                notes.fixed(RepairKind::TextNumber, key);
                value.to_string()
            }
            Some(value) => {
                self.keep(key, value, notes);
                String::new()
            }
        }
    }

    /// A web address: like a text, an empty one is noted.
    pub fn url(&mut self, key: &str, notes: &mut Notes) -> String {
        if self.map.get(key).and_then(Value::as_str).is_some_and(str::is_empty) {
            notes.fixed(RepairKind::EmptyText, key);
        }
        self.text(key, notes)
    }

    /// An identifier; numbers are accepted and noted. `None`: none given, or an empty text.
    pub fn id(&mut self, key: &str, notes: &mut Notes) -> Option<String> {
        let value = self.take(key)?;
        let id = read_id(&value, key, notes);
        if id.is_none() && !value.is_string() {
            self.keep(key, value, notes);
        }
        id.filter(|id| !id.is_empty())
    }

    /// A truth value; texts and numbers are accepted and noted.
    pub fn flag(&mut self, key: &str, notes: &mut Notes) -> bool {
        let value = self.take(key);
        let loose = match &value {
            None => return false,
            Some(Value::Bool(flag)) => return *flag,
            Some(Value::String(text)) => matches!(text.as_str(), "true" | "1" | "yes"),
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(_) => false,
        };
        notes.fixed(RepairKind::WrongType, key);
        loose
    }

    /// A finite number; one written as text is accepted and noted.
    pub fn number(&mut self, key: &str, notes: &mut Notes) -> Option<f64> {
        let value = self.take(key)?;
        let number = match &value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => {
                let number = text.trim().trim_end_matches("px").parse().ok();
                notes.fixed(RepairKind::NumberText, text);
                number
            }
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() && value.as_str() != Some("") {
            self.keep(key, value, notes);
        }
        number
    }

    /// A size in whole pixels or cells; 0 where there is none.
    pub fn size(&mut self, key: &str, notes: &mut Notes) -> u32 {
        let Some(number) = self.number(key, notes) else { return 0 };
        let whole = number.round().clamp(0.0, f64::from(u32::MAX));
        if whole != number {
            notes.fixed(RepairKind::NumberRange, &number.to_string());
        }
        whole as u32
    }

    /// A list; `None` where there is none. A single object counts as a list of one.
    pub fn list(&mut self, key: &str, notes: &mut Notes) -> Option<Vec<Value>> {
        match self.take(key)? {
            Value::Array(list) => Some(list),
            value @ Value::Object(_) => {
                notes.fixed(RepairKind::WrongType, key);
                Some(vec![value])
            }
            value => {
                self.keep(key, value, notes);
                None
            }
        }
    }

    /// An object; `None` where there is none.
    pub fn object(&mut self, key: &str, notes: &mut Notes) -> Option<Map<String, Value>> {
        match self.take(key)? {
            Value::Object(map) => Some(map),
            value => {
                self.keep(key, value, notes);
                None
            }
        }
    }

    /// A licence: an object without empty texts (they say nothing); a bare text is its type.
    pub fn license(&mut self, notes: &mut Notes) -> Option<Map<String, Value>> {
        if let Some(text) = self.map.get("license").and_then(Value::as_str).map(str::to_owned) {
            notes.fixed(RepairKind::WrongType, "license");
            self.map.shift_remove("license");
            return Some(Map::from_iter([("type".to_owned(), Value::String(text))]));
        }
        let mut license = self.object("license", notes)?;
        license.retain(|key, value| {
            let empty = value.as_str() == Some("");
            if empty {
                notes.fixed(RepairKind::EmptyText, key);
            }
            !empty
        });
        Some(license)
    }

    /// Puts a value back.
    pub fn put(&mut self, key: &str, value: Value) {
        self.map.insert(key.to_owned(), value);
    }

    /// The keys nobody took.
    pub fn rest(self) -> Map<String, Value> {
        self.map
    }
}

/// A text or number as an identifier; `None` for anything else.
pub fn read_id(value: &Value, what: &str, notes: &mut Notes) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => {
            notes.fixed(RepairKind::IdNumber, &format!("{what} {number}"));
            Some(whole(number))
        }
        _ => None,
    }
}

/// `1` and `1.0` are the same identifier.
fn whole(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(float) if !number.is_i64() && !number.is_u64() && float.fract() == 0.0 && float.abs() < 1e15 => {
            format!("{float:.0}")
        }
        _ => number.to_string(),
    }
}

/// The texts of a list; other values are dropped and noted.
pub fn texts(list: Vec<Value>, notes: &mut Notes) -> Vec<String> {
    let mut text = |value: Value| match value {
        Value::String(text) => Some(text),
        other => {
            notes.lost(LossKind::ValueDropped, &other.to_string());
            None
        }
    };
    list.into_iter().filter_map(&mut text).collect()
}
