//! A JSON value as a flat map of leaves, and back. Two tablets that change different leaves do not get in each other's way.
//!
//! | in JSON | leaves |
//! |---|---|
//! | object | one path segment a key; `{}` is a leaf of its own |
//! | list of objects that have different `id`s | the segment `@<id>` for each, and `@` with their order |
//! | list of texts or other objects | the segment `@<fingerprint>` for each, whole, and `@` with their order |
//! | list of lists (the cells of a board), or where the form says so | the segment `%<place>` for each |
//! | list of numbers and anything else | one leaf, whole |
//!
//! Segments are joined by `/`, with `~0` and `~1` for `~` and `/` (JSON Pointer, RFC 6901). What two tablets added to one list at
//! once stands in both orders after they met: what an order does not name comes last, in the order of its segments.

use crate::domain::id::BlobId;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A value that changes as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// A text, number, truth value or nothing.
    Plain(Value),
    /// Anything else, as one.
    Whole(Value),
}

impl Leaf {
    /// The value.
    pub fn value(&self) -> &Value {
        match self {
            Self::Plain(value) | Self::Whole(value) => value,
        }
    }
}

/// How a list or an object is taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// By what it looks like.
    #[default]
    Usual,
    /// Not at all.
    Whole,
    /// A list whose elements are known by their place.
    Placed,
}

/// Leaves by path.
pub type Leaves = BTreeMap<String, Leaf>;

/// Deeper values are taken whole: no record goes so deep, and a file from outside could.
const MAX_DEPTH: usize = 24;

/// The leaves of a value below `path`; `form` tells what is taken apart in another way than usual.
pub fn flatten(path: &str, value: &Value, form: &dyn Fn(&str) -> Form) -> Leaves {
    let mut leaves = Leaves::new();
    Flattening { form, leaves: &mut leaves }.value(path, value, 0);
    leaves
}

struct Flattening<'a> {
    form: &'a dyn Fn(&str) -> Form,
    leaves: &'a mut Leaves,
}

impl Flattening<'_> {
    fn value(&mut self, path: &str, value: &Value, depth: usize) {
        let form = if depth >= MAX_DEPTH { Form::Whole } else { (self.form)(path) };
        match value {
            Value::Object(_) | Value::Array(_) if form == Form::Whole => self.whole(path, value),
            Value::Object(map) if map.is_empty() => self.whole(path, value),
            Value::Object(map) => {
                for (key, value) in map {
                    self.value(&join(path, &escape(key)), value, depth + 1);
                }
            }
            Value::Array(list) if form == Form::Placed && !list.is_empty() => self.placed(path, list, depth),
            Value::Array(list) => self.list(path, list, depth),
            plain => drop(self.leaves.insert(path.to_owned(), Leaf::Plain(plain.clone()))),
        }
    }

    fn whole(&mut self, path: &str, value: &Value) {
        self.leaves.insert(path.to_owned(), Leaf::Whole(value.clone()));
    }

    fn list(&mut self, path: &str, list: &[Value], depth: usize) {
        if !list.is_empty() && list.iter().all(Value::is_array) {
            for (nth, row) in list.iter().enumerate() {
                let place = join(path, &format!("%{nth}"));
                match row.as_array() {
                    Some(row) if !row.is_empty() => self.placed(&place, row, depth + 1),
                    _ => self.whole(&place, row),
                }
            }
            return;
        }
        let named = ids(list);
        if named.is_none() && !list.iter().all(|value| value.is_string() || value.is_object()) {
            return self.whole(path, &Value::Array(list.to_vec()));
        }
        let mut order: Vec<Value> = Vec::new();
        let mut used = BTreeSet::new();
        for (nth, value) in list.iter().enumerate() {
            let name = match named.as_ref().and_then(|ids| ids.get(nth)) {
                Some(id) => format!("@{}", escape(id)),
                None => free_name(&fingerprint(value), &mut used),
            };
            let place = join(path, &name);
            match named {
                Some(_) => self.value(&place, value, depth + 1),
                None => self.whole(&place, value),
            }
            order.push(Value::String(name));
        }
        self.whole(&join(path, "@"), &Value::Array(order));
    }

    /// Each by its place, so that two people who change different cells both have their way.
    fn placed(&mut self, path: &str, list: &[Value], depth: usize) {
        for (nth, value) in list.iter().enumerate() {
            self.value(&join(path, &format!("%{nth}")), value, depth + 1);
        }
    }
}

/// The `id`s of a list of objects, if each has one of its own.
fn ids(list: &[Value]) -> Option<Vec<&str>> {
    if list.is_empty() {
        return None;
    }
    let ids: Option<Vec<&str>> = list.iter().map(|value| value.as_object()?.get("id")?.as_str()).collect();
    ids.filter(|ids| ids.iter().collect::<BTreeSet<_>>().len() == ids.len())
}

/// The segment of a value in a list.
pub(super) fn fingerprint(value: &Value) -> String {
    let text = serde_json::to_vec(value).unwrap_or_default();
    format!("@{}", BlobId::of(&text).0.chars().take(20).collect::<String>())
}

/// The same value twice in one list stands there twice.
fn free_name(name: &str, used: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    let mut nth = 1;
    while !used.insert(free.clone()) {
        nth += 1;
        free = format!("{name}.{nth}");
    }
    free
}

fn join(path: &str, segment: &str) -> String {
    if path.is_empty() { segment.to_owned() } else { format!("{path}/{segment}") }
}

fn escape(key: &str) -> String {
    // `@` and `%` begin the segments of lists.
    let key = key.replace('~', "~0").replace('/', "~1");
    match key.strip_prefix(['@', '%']) {
        Some(rest) => format!("~{}{rest}", if key.starts_with('@') { "2" } else { "3" }),
        None => key,
    }
}

fn unescape(segment: &str) -> String {
    let start = match segment.get(..2) {
        Some("~2") => Some('@'),
        Some("~3") => Some('%'),
        _ => None,
    };
    let rest = if start.is_some() { &segment[2..] } else { segment };
    let rest = rest.replace("~1", "/").replace("~0", "~");
    start.into_iter().chain(rest.chars()).collect()
}

/// The value that leaves make, with paths below `path`; `None`: there is none.
pub fn build(path: &str, leaves: &Leaves) -> Option<Value> {
    let mut root = Node::default();
    for (at, leaf) in leaves {
        let Some(rest) = below(path, at) else { continue };
        let mut node = &mut root;
        for segment in rest.split('/').filter(|segment| !segment.is_empty()) {
            node = node.children.entry(segment.to_owned()).or_default();
        }
        node.leaf = Some(leaf.value());
    }
    root.value()
}

fn below<'a>(path: &str, at: &'a str) -> Option<&'a str> {
    let rest = at.strip_prefix(path)?;
    (path.is_empty() || rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

#[derive(Default)]
struct Node<'a> {
    leaf: Option<&'a Value>,
    children: BTreeMap<String, Node<'a>>,
}

impl Node<'_> {
    /// What stands below beats what stands here: somebody put something into what another one saw empty.
    fn value(&self) -> Option<Value> {
        let has = |mark: char| self.children.keys().any(|key| key.starts_with(mark));
        if self.children.is_empty() {
            self.leaf.cloned()
        } else if has('@') {
            Some(Value::Array(self.listed()))
        } else if has('%') {
            Some(Value::Array(self.placed()))
        } else {
            let pairs = self.children.iter().filter_map(|(key, node)| Some((unescape(key), node.value()?)));
            Some(Value::Object(pairs.collect::<Map<_, _>>()))
        }
    }

    fn listed(&self) -> Vec<Value> {
        let order = self.children.get("@").and_then(|node| node.leaf).and_then(Value::as_array);
        let order: Vec<&str> = order.into_iter().flatten().filter_map(Value::as_str).collect();
        let known: BTreeSet<&str> = order.iter().copied().collect();
        let rest = self.children.keys().map(String::as_str).filter(|key| *key != "@" && !known.contains(key));
        let mut done = BTreeSet::new();
        let named =
            order.iter().copied().chain(rest).filter(|key| *key != "@" && done.insert(*key)).collect::<Vec<_>>();
        named.into_iter().filter_map(|key| self.children.get(key)?.value()).collect()
    }

    fn placed(&self) -> Vec<Value> {
        /// More cells than any board has; a number in a path from outside can be any.
        const MOST: usize = 4096;
        let mut cells: BTreeMap<usize, Value> = BTreeMap::new();
        for (key, node) in &self.children {
            if let Some(place) =
                key.strip_prefix('%').and_then(|place| place.parse().ok()).filter(|place| *place < MOST)
                && let Some(value) = node.value()
            {
                cells.insert(place, value);
            }
        }
        let last = cells.keys().next_back().map_or(0, |last| last + 1);
        (0..last).map(|place| cells.remove(&place).unwrap_or(Value::Null)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn never(_: &str) -> Form {
        Form::Usual
    }

    fn there_and_back(value: &Value) -> Option<Value> {
        build("x", &flatten("x", value, &never))
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        let value = json!({
            "id": "b", "name": {"ko": "집", "en": null}, "empty": {}, "none": [], "deep/er": {"@a": 1, "%b": "~"},
            "grid": {"order": [["a", null], [null, "b"]], "odd": [[], ["a"]]},
            "buttons": [{"id": "a", "label": "물"}, {"id": "b", "label": "밥"}],
            "tags": ["x", "y", "x"], "size": [1, 2.5, 3], "steps": [{"at": 1}, {"at": 2}, {"at": 1}],
        });
        assert_eq!(there_and_back(&value), Some(value));
    }

    #[test]
    fn what_two_add_to_a_list_stands_in_it_twice_and_once() {
        let before = flatten("x", &json!({"tags": ["a"]}), &never);
        let mut both = flatten("x", &json!({"tags": ["a", "b"]}), &never);
        let other = flatten("x", &json!({"tags": ["a", "c"]}), &never);
        for (path, leaf) in other.into_iter().filter(|(path, _)| !before.contains_key(path) && path != "x/tags/@") {
            both.insert(path, leaf);
        }
        assert_eq!(build("x", &both), Some(json!({"tags": ["a", "b", "c"]})));
    }

    #[test]
    fn a_cell_is_found_by_its_place() {
        let leaves = flatten("b", &json!({"order": [["a", null], [null, null]]}), &never);
        assert_eq!(leaves.get("b/order/%0/%0"), Some(&Leaf::Plain(json!("a"))));
        assert_eq!(leaves.len(), 4);
    }

    #[test]
    fn paths_from_outside_make_no_huge_list() {
        let leaves = [("x/%99999999".to_owned(), Leaf::Plain(json!(1)))].into();
        assert_eq!(build("x", &leaves), Some(json!([])));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-z@%~/]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[a-z@%~/.]{1,4}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_comes_back(value in values()) {
            let back = there_and_back(&value);
            prop_assert_eq!(back, Some(value));
        }
    }
}
