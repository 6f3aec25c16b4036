//! Property: whatever is committed, undone, redone, restored and reopened, the store holds what a plain map would.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug)]
enum Act {
    Commit { profile: Option<u8>, undoable: bool, writes: Vec<(u8, Option<u8>)> },
    Undo(Option<u8>),
    Redo(Option<u8>),
    Reopen,
    Backup,
    Restore,
}

fn act() -> impl Strategy<Value = Act> {
    let profile = || prop::option::of(0..2_u8);
    let writes = prop::collection::vec((0..4_u8, prop::option::weighted(0.8, 0..3_u8)), 1..4);
    prop_oneof![
        6 => (profile(), prop::bool::weighted(0.8), writes)
            .prop_map(|(profile, undoable, writes)| Act::Commit { profile, undoable, writes }),
        3 => profile().prop_map(Act::Undo),
        3 => profile().prop_map(Act::Redo),
        1 => Just(Act::Reopen),
        1 => Just(Act::Backup),
        1 => Just(Act::Restore),
    ]
}

type Things = BTreeMap<String, u8>;
/// What one step did: id -> (before, after).
type Change = BTreeMap<String, (Option<u8>, Option<u8>)>;

#[derive(Clone, Debug, Default)]
struct Model {
    things: Things,
    /// What every step did, oldest first, and whether it is undone.
    steps: HashMap<Option<u8>, Vec<(Change, bool)>>,
}

impl Model {
    fn set(&mut self, id: &str, value: Option<u8>) {
        match value {
            Some(value) => self.things.insert(id.to_owned(), value),
            None => self.things.remove(id),
        };
    }

    fn commit(&mut self, profile: Option<u8>, undoable: bool, writes: &[(u8, Option<u8>)]) {
        let before = self.things.clone();
        for (id, value) in writes {
            self.set(&format!("e{id}"), *value);
        }
        let ids = writes.iter().map(|(id, _)| format!("e{id}"));
        let change = ids.map(|id| (id.clone(), (before.get(&id).copied(), self.things.get(&id).copied())));
        let change: Change = change.filter(|(_, (before, after))| before != after).collect();
        if undoable && !change.is_empty() {
            let steps = self.steps.entry(profile).or_default();
            steps.retain(|(_, undone)| !undone);
            steps.push((change, false));
        }
    }

    /// `Some(true)`: turned; `Some(false)`: refused; `None`: nothing to turn.
    fn turn(&mut self, profile: Option<u8>, undo: bool) -> Option<bool> {
        let pick = |(before, after): (Option<u8>, Option<u8>)| if undo { (after, before) } else { (before, after) };
        let steps = self.steps.get_mut(&profile)?;
        let mut next: Vec<&mut (Change, bool)> = steps.iter_mut().filter(|(_, undone)| *undone != undo).collect();
        if undo {
            next.reverse();
        }
        let some = !next.is_empty();
        let stands =
            |change: &Change| change.iter().all(|(id, values)| self.things.get(id).copied() == pick(*values).0);
        let Some((change, undone)) = next.into_iter().find(|(change, _)| stands(change)) else {
            return some.then_some(false);
        };
        *undone = undo;
        let change = change.clone();
        change.iter().for_each(|(id, values)| self.set(id, pick(*values).1));
        Some(true)
    }
}

fn name(profile: Option<u8>) -> Option<ProfileId> {
    profile.map(|n| ProfileId(format!("p{n}")))
}

/// The same thing in the store: an artwork with a picture of its own.
fn thing(id: &str, value: u8) -> (Record, (BlobId, Vec<u8>)) {
    let picture = picture(&format!("{id} {value}"));
    (work(id, &picture.0), picture)
}

fn commit(store: &mut Store, profile: Option<u8>, undoable: bool, writes: &[(u8, Option<u8>)]) {
    let (mut list, mut blobs) = (Vec::new(), Vec::new());
    for (id, value) in writes {
        let id = format!("e{id}");
        let made = value.map(|value| thing(&id, value));
        list.push(made.clone().map_or(Write::Delete(Kind::Artwork, id), |(record, _)| Write::put(record)));
        blobs.extend(made.map(|(_, blob)| blob));
    }
    store.commit(&Transaction { undoable, ..Transaction::new("x", name(profile), list) }, &blobs, NOW).unwrap();
}

fn assert_turned(turned: Result<Option<malgeurim::io::store::Undone>, StoreError>, expected: Option<bool>) {
    match expected {
        None => assert_eq!(turned, Ok(None)),
        Some(false) => assert!(matches!(turned, Err(StoreError::ChangedSince { .. })), "{turned:?}"),
        Some(true) => assert!(turned.unwrap().is_some()),
    }
}

fn assert_same(store: &Store, model: &Model) {
    let expected: Vec<Record> = model.things.iter().map(|(id, value)| thing(id, *value).0).collect();
    assert_eq!(store.records().unwrap(), expected);
    for (id, value) in &model.things {
        let (_, (blob, bytes)) = thing(id, *value);
        assert_eq!(store.blob(&blob).unwrap(), bytes);
    }
}

fn play(acts: &[Act]) {
    let home = tempfile::tempdir().unwrap();
    let mut store = Some(open(home.path()).store);
    let (mut model, mut saved) = (Model::default(), None);
    for act in acts {
        let live = store.as_mut().unwrap();
        match act {
            Act::Commit { profile, undoable, writes } => {
                commit(live, *profile, *undoable, writes);
                model.commit(*profile, *undoable, writes);
            }
            Act::Undo(profile) => assert_turned(live.undo(name(*profile).as_ref(), NOW), model.turn(*profile, true)),
            Act::Redo(profile) => assert_turned(live.redo(name(*profile).as_ref(), NOW), model.turn(*profile, false)),
            Act::Backup => saved = Some((live.backup(NOW).unwrap(), model.clone())),
            Act::Restore => {
                // Rotation may have let it go.
                if let Some((id, then)) = &saved
                    && live.restore(id, NOW).is_ok()
                {
                    model = then.clone();
                }
            }
            Act::Reopen => {
                drop(store.take());
                let opened = open(home.path());
                assert!(opened.news.is_empty(), "{:?}", opened.news);
                assert_blobs_whole(home.path());
                store = Some(opened.store);
            }
        }
        assert_same(store.as_ref().unwrap(), &model);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_store_is_a_map_with_undo_lists(acts in prop::collection::vec(act(), 1..30)) {
        play(&acts);
    }
}
