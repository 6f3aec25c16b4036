//! A document in which tablets change things at once: a flat map of leaves, kept by automerge.
//!
//! Why automerge and not loro: it keeps every value that was given to a leaf without knowledge of the others, so that a no can beat
//! a yes (loro keeps the last writer's alone), and it brings four new packages instead of some ninety (docs/sharing.md).

use crate::domain::share::{Document, Heads, Leaf, Leaves, Part};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ChangeHash, ROOT, ReadDoc, ScalarValue, Value as Held};
use serde_json::Value;

/// Why a document cannot be read or changed.
#[derive(Debug, thiserror::Error)]
#[error("shared document: {0}")]
pub struct MergeError(String);

impl From<automerge::AutomergeError> for MergeError {
    fn from(error: automerge::AutomergeError) -> Self {
        Self(error.to_string())
    }
}

type Result<T> = std::result::Result<T, MergeError>;

/// A document.
#[derive(Debug, Default)]
pub struct Merged(AutoCommit);

/// There when somebody removed the record. A number that grows: the same value again would be no change.
const GONE: &str = "gone";

impl Merged {
    /// From what [`Merged::save`] gave.
    ///
    /// # Errors
    /// Bytes that are no document.
    pub fn load(bytes: &[u8]) -> Result<Self> {
        Ok(Self(AutoCommit::load(bytes)?))
    }

    /// All of it.
    pub fn save(&mut self) -> Vec<u8> {
        self.0.save()
    }

    /// Where it is now.
    pub fn heads(&mut self) -> Heads {
        sorted(self.0.get_heads())
    }

    /// Whether it has these changes.
    pub fn has(&mut self, heads: &Heads) -> bool {
        heads.iter().all(|head| self.0.get_change_by_hash(&ChangeHash(*head)).is_some())
    }

    /// What came after `since`, to be sent to others. Empty: nothing.
    pub fn changes_after(&mut self, since: &Heads) -> Vec<u8> {
        self.0.save_after(&hashes(since))
    }

    /// The last change alone, to be sent to others: `new` is what a change has just given.
    pub fn changes_of(&mut self, new: &Heads) -> Vec<u8> {
        let changes = new.iter().filter_map(|head| self.0.get_change_by_hash(&ChangeHash(*head)));
        changes.flat_map(|mut change| change.bytes().to_vec()).collect()
    }

    /// Takes in changes of others; what is known already changes nothing. What needs a change that has not come waits for it.
    ///
    /// # Errors
    /// Bytes that are no changes.
    pub fn take(&mut self, changes: &[u8]) -> Result<()> {
        self.0.load_incremental(changes)?;
        Ok(())
    }

    /// The leaves at a version, of several values for one leaf that which counts; `None`: it is removed there. It is removed only
    /// if everybody who changed it last removed it or knew that it was: what somebody goes on with is not lost.
    ///
    /// # Errors
    /// A version that is not known.
    pub fn leaves(&mut self, document: &Document, at: &Heads) -> Result<Option<Leaves>> {
        Ok(self.view(document, at, true)?.filter(|leaves| !leaves.is_empty()))
    }

    /// The same without what is kept beside: what really stands in the document. A change is made against this one, so that what was
    /// kept beside stands there by itself as soon as anybody changes something.
    ///
    /// # Errors
    /// A version that is not known.
    pub fn written(&mut self, document: &Document, at: &Heads) -> Result<Option<Leaves>> {
        Ok(self.view(document, at, false)?.filter(|leaves| !leaves.is_empty()))
    }

    fn view(&mut self, document: &Document, at: &Heads, beside: bool) -> Result<Option<Leaves>> {
        if self.is_gone(at)? {
            return Ok(None);
        }
        let heads = hashes(at);
        let keys: Vec<String> = self.0.keys_at(ROOT, &heads).collect();
        let mut leaves = Leaves::new();
        for key in keys.into_iter().filter(|key| key != GONE) {
            let mut values = Vec::new();
            for (held, _) in self.0.get_all_at(ROOT, key.as_str(), &heads)? {
                values.extend(leaf(&held));
            }
            let chosen = Part::choose(document, &key, &values);
            if chosen >= values.len() {
                continue;
            }
            let counts = values.swap_remove(chosen);
            for leaf in values.into_iter().filter(|leaf| beside && *leaf != counts) {
                leaves.extend(Part::kept_beside(document, &key, &leaf));
            }
            leaves.insert(key, counts);
        }
        Ok(Some(leaves))
    }

    fn is_gone(&mut self, at: &Heads) -> Result<bool> {
        for head in hashes(at) {
            if self.0.get_at(ROOT, GONE, &[head])?.is_none() {
                return Ok(false);
            }
        }
        Ok(!at.is_empty())
    }

    /// Changes leaves as if at the version `base`: what others changed since stays beside it. `None` removes a leaf. Gives the new
    /// version as this tablet knows it; nothing to change is no new version.
    ///
    /// # Errors
    /// A version that is not known.
    pub fn change(
        &mut self,
        actor: &[u8],
        base: &Heads,
        changes: Vec<(String, Option<Leaf>)>,
    ) -> Result<Option<Heads>> {
        if changes.is_empty() {
            return Ok(None);
        }
        self.at(actor, base, |document| {
            for (path, leaf) in changes {
                match leaf {
                    Some(leaf) => document.put(ROOT, path, scalar(leaf))?,
                    None => document.delete(ROOT, path)?,
                }
            }
            if document.get(ROOT, GONE)?.is_some() {
                document.delete(ROOT, GONE)?;
            }
            Ok(())
        })
    }

    /// Removes the record, as if at the version `base`.
    ///
    /// # Errors
    /// A version that is not known.
    pub fn remove(&mut self, actor: &[u8], base: &Heads) -> Result<Option<Heads>> {
        self.at(actor, base, |document| {
            let nth = document.get(ROOT, GONE)?.and_then(|(held, _)| held.as_i64()).unwrap_or(0);
            Ok(document.put(ROOT, GONE, nth.saturating_add(1))?)
        })
    }

    fn at(
        &mut self,
        actor: &[u8],
        base: &Heads,
        act: impl FnOnce(&mut AutoCommit) -> Result<()>,
    ) -> Result<Option<Heads>> {
        self.0.set_actor(ActorId::from(actor));
        self.0.isolate(&hashes(base));
        let done = act(&mut self.0);
        // Without a time: clocks of tablets differ, and the same change is the same bytes.
        let change = self.0.commit_with(CommitOptions::default().with_time(0));
        self.0.integrate();
        done?;
        Ok(change.map(|hash| vec![hash.0]))
    }
}

fn sorted(heads: Vec<ChangeHash>) -> Heads {
    let mut heads: Heads = heads.into_iter().map(|head| head.0).collect();
    heads.sort_unstable();
    heads
}

fn hashes(heads: &Heads) -> Vec<ChangeHash> {
    heads.iter().map(|head| ChangeHash(*head)).collect()
}

fn scalar(leaf: Leaf) -> ScalarValue {
    let plain = match leaf {
        Leaf::Whole(value) => return ScalarValue::Bytes(serde_json::to_vec(&value).unwrap_or_default()),
        Leaf::Plain(value) => value,
    };
    match plain {
        Value::Null => ScalarValue::Null,
        Value::Bool(on) => ScalarValue::Boolean(on),
        Value::String(text) => ScalarValue::Str(text.as_str().into()),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), _, _) => ScalarValue::Int(number),
            (_, Some(number), _) => ScalarValue::Uint(number),
            (_, _, number) => ScalarValue::F64(number.unwrap_or_default()),
        },
        other => ScalarValue::Bytes(serde_json::to_vec(&other).unwrap_or_default()),
    }
}

/// What a newer version may have written is no leaf.
fn leaf(held: &Held<'_>) -> Option<Leaf> {
    let Held::Scalar(scalar) = held else { return None };
    Some(match scalar.as_ref() {
        ScalarValue::Null => Leaf::Plain(Value::Null),
        ScalarValue::Boolean(on) => Leaf::Plain(Value::Bool(*on)),
        ScalarValue::Str(text) => Leaf::Plain(Value::String(text.to_string())),
        ScalarValue::Int(number) => Leaf::Plain(Value::from(*number)),
        ScalarValue::Uint(number) => Leaf::Plain(Value::from(*number)),
        ScalarValue::F64(number) => Leaf::Plain(Value::from(*number)),
        ScalarValue::Bytes(bytes) => Leaf::Whole(serde_json::from_slice(bytes).ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;
    use serde_json::json;

    const A: &[u8] = b"tablet-a";
    const B: &[u8] = b"tablet-b";

    fn document() -> Document {
        Document { kind: Kind::Artwork, id: "w".to_owned() }
    }

    fn put(path: &str, value: Value) -> Vec<(String, Option<Leaf>)> {
        vec![(path.to_owned(), Some(Leaf::Plain(value)))]
    }

    fn answer(answer: &str, at: i64) -> Vec<(String, Option<Leaf>)> {
        let given = json!({"answer": answer, "by": "하늘", "at": at, "seen": "label"});
        vec![("is/consents/web/maker".to_owned(), Some(Leaf::Whole(given)))]
    }

    fn met(a: &mut Merged, b: &mut Merged) {
        let (of_a, of_b) = (a.changes_after(&Vec::new()), b.changes_after(&Vec::new()));
        a.take(&of_b).unwrap();
        b.take(&of_a).unwrap();
        assert_eq!(a.heads(), b.heads());
    }

    fn seen(merged: &mut Merged, path: &str) -> Option<Value> {
        let heads = merged.heads();
        merged.leaves(&document(), &heads).unwrap()?.get(path).map(|leaf| leaf.value().clone())
    }

    fn pair() -> (Merged, Merged, Heads) {
        let mut a = Merged::default();
        let base = a.change(A, &Vec::new(), put("is/maker", json!("하늘"))).unwrap().unwrap();
        let mut b = Merged::default();
        met(&mut a, &mut b);
        (a, b, base)
    }

    #[test]
    fn two_tablets_come_to_the_same_whatever_they_changed() {
        let (mut a, mut b, base) = pair();
        a.change(A, &base, put("is/title", json!("봄"))).unwrap();
        b.change(B, &base, put("is/place", json!("벽"))).unwrap();
        met(&mut a, &mut b);
        for merged in [&mut a, &mut b] {
            assert_eq!((seen(merged, "is/title"), seen(merged, "is/place")), (Some(json!("봄")), Some(json!("벽"))));
        }
    }

    #[test]
    fn a_no_that_somebody_did_not_know_of_beats_their_yes() {
        let (mut a, mut b, base) = pair();
        a.change(A, &base, answer("no", 5)).unwrap();
        b.change(B, &base, answer("yes", 900)).unwrap();
        met(&mut a, &mut b);
        for merged in [&mut a, &mut b] {
            assert_eq!(seen(merged, "is/consents/web/maker").unwrap()["answer"], "no");
        }
        let now = a.heads();
        let leaves = a.leaves(&document(), &now).unwrap().unwrap();
        let earlier = leaves.iter().find(|(path, _)| path.starts_with("is/consents/web/before/"));
        assert_eq!(earlier.unwrap().1.value()["answer"], "yes", "what does not count is known");
        a.change(A, &now, answer("yes", 6)).unwrap();
        met(&mut a, &mut b);
        assert_eq!(
            seen(&mut b, "is/consents/web/maker").unwrap()["answer"],
            "yes",
            "whoever knew of the no may say yes"
        );
    }

    #[test]
    fn a_yes_given_at_an_old_version_does_not_pass_for_a_new_one() {
        let (mut a, mut b, base) = pair();
        a.change(A, &base, answer("no", 5)).unwrap();
        met(&mut a, &mut b);
        // The tablet has the no already, but whoever tapped had the old version before them.
        b.change(B, &base, answer("yes", 900)).unwrap();
        assert_eq!(seen(&mut b, "is/consents/web/maker").unwrap()["answer"], "no");
    }

    #[test]
    fn what_somebody_goes_on_with_is_not_removed() {
        let (mut a, mut b, base) = pair();
        a.remove(A, &base).unwrap();
        assert_eq!(seen(&mut a, "is/maker"), None);
        b.change(B, &base, put("is/title", json!("봄"))).unwrap();
        met(&mut a, &mut b);
        assert_eq!(seen(&mut a, "is/title"), Some(json!("봄")));
        let now = a.heads();
        a.remove(A, &now).unwrap();
        met(&mut a, &mut b);
        assert_eq!(seen(&mut b, "is/title"), None, "who knew of it may remove it");
        let now = b.heads();
        b.change(B, &now, put("is/title", json!("다시"))).unwrap();
        met(&mut a, &mut b);
        assert_eq!(seen(&mut a, "is/title"), Some(json!("다시")), "a redo brings it back");
    }

    #[test]
    fn a_change_waits_for_what_it_builds_on_and_nothing_is_taken_twice() {
        let (mut a, _, base) = pair();
        let second = a.change(A, &base, put("is/title", json!("봄"))).unwrap().unwrap();
        let late = a.changes_after(&base);
        let mut c = Merged::default();
        c.take(&late).unwrap();
        assert!(!c.has(&second) || seen(&mut c, "is/title").is_none());
        c.take(&a.changes_after(&Vec::new())).unwrap();
        c.take(&late).unwrap();
        assert_eq!((c.heads(), seen(&mut c, "is/title")), (second, Some(json!("봄"))));
        let mut again = Merged::load(&c.save()).unwrap();
        assert_eq!(again.heads(), c.heads());
    }

    #[test]
    fn bytes_that_are_no_changes_are_an_error() {
        assert!(Merged::load(b"nothing").is_err());
        assert!(Merged::default().take(b"nothing of ours").is_err());
    }
}
