//! People and their boards in packages.

use super::{bring, maker, mark, packed};
use crate::common::Bench;
use malgeurim::domain::board::{BACKGROUND_KEY, Background, Image, Placement, Span};
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::package::PersonFate;
use malgeurim::domain::sheet::Drawn;
use serde_json::json;
use std::sync::Arc;

#[test]
fn a_person_comes_with_all_that_is_theirs() {
    let (mut tablet, id) = maker();
    let who = tablet.state.who.clone().unwrap();
    let mut person = tablet.state.person().unwrap().clone();
    person.masked.insert("water".into());
    tablet.run(json!({"settings": {"save": person}}));
    tablet.words(&["water"]);
    tablet.talk(json!("speak"));
    let said = tablet.state.library.said(&who)[0].id.clone();
    let everything = packed(&mut tablet, true);
    assert!(everything.people[0].favourites.is_empty(), "what was only said stays");
    tablet.talk(json!({"favourite": [said, true]}));
    let everything = packed(&mut tablet, true);
    let mut other = Bench::talking_elsewhere();
    other.state.library.profiles.keys().for_each(|id| assert_ne!(*id, who));
    bring(&mut other, &everything);
    let report = other.state.packages.brought.last().unwrap();
    assert_eq!((&report.people[0], report.new_people()), (&(who.clone(), PersonFate::New), 1));
    let came = &other.state.library.profiles[&who];
    assert!(came.masked.contains("water"));
    assert_eq!(came.name, "하늘 2", "two of one name are told apart");
    assert_eq!(other.state.library.said(&who).len(), 1);
    assert!(other.state.library.works(Some(&who)).iter().any(|work| work.id.as_str() == id));
    // Their settings here are theirs here; what is new is added.
    other.run(json!({"profiles": {"choose": who}}));
    let mut changed = other.state.person().unwrap().clone();
    changed.level = 2;
    other.run(json!({"settings": {"save": changed}}));
    let mut more = everything.clone();
    let clip = malgeurim::domain::id::BlobId::of(b"clip");
    more.people[0].profile.clips.insert("word:water".into(), clip.clone());
    bring(&mut other, &more);
    let person = &other.state.library.profiles[&who];
    assert_eq!((person.level, person.clips.get("word:water"), person.name.as_str()), (2, Some(&clip), "하늘 2"));
}

#[test]
fn nothing_of_others_is_written_over() {
    let (mut tablet, id) = maker();
    let mut laptop = Bench::talking_elsewhere();
    let own = laptop.import_work("집", 9);
    laptop.run(json!({"create": {"continue": own}}));
    mark(&mut laptop);
    let taken = laptop.state.library.marks_of(&own.as_str().into())[0].id.clone();
    let rows = laptop.rows.clone();
    laptop.read_notices();
    let good = packed(&mut tablet, false);
    let mut bad = good.clone();
    bad.works[0].marks[0] = Arc::new(Drawn { id: taken, ..Drawn::clone(&bad.works[0].marks[0]) });
    bring(&mut laptop, &bad);
    assert_eq!((laptop.read_notices(), laptop.rows == rows), (vec!["package-unsafe".to_owned()], true));
    let mut bad = good.clone();
    let person: ArtworkId = laptop.state.who.clone().unwrap().0.into();
    bad.works[0].artwork.id = person.clone();
    bad.works[0].marks = vec![Arc::new(Drawn { work: person, ..Drawn::clone(&bad.works[0].marks[0]) })];
    bring(&mut laptop, &bad);
    assert_eq!((laptop.read_notices(), laptop.rows == rows), (vec!["package-unsafe".to_owned()], true));
    bring(&mut laptop, &good);
    assert!(laptop.state.library.artworks.contains_key(id.as_str()));
}

/// Hides a button of the home board, as an instructor does.
fn hide(bench: &mut Bench, row: usize, column: usize) {
    bench.run(json!({"go": "boards"}));
    bench.state.services.unlocked = true;
    bench.run(json!({"edit": {"tap": {"cell": {"row": row, "column": column}}}}));
    bench.run(json!({"edit": {"hide": true}}));
}

#[test]
fn boards_of_somebodys_own_come_with_them_only_and_never_without_no_and_stop() {
    let (mut tablet, _) = maker();
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &packed(&mut tablet, true));
    let before = laptop.rows.clone();
    hide(&mut tablet, 0, 0);
    let good = packed(&mut tablet, true);
    laptop.read_notices();
    let mut stranger = good.clone();
    stranger.people.clear();
    bring(&mut laptop, &stranger);
    assert_eq!((laptop.read_notices(), laptop.rows == before), (vec!["package-unsafe".to_owned()], true));
    for way in 0..5 {
        let mut bad = good.clone();
        let board = Arc::make_mut(&mut bad.boards[0].boards[0]);
        let no = board.button_at(1, 7).unwrap().id.clone();
        let button = board.buttons.iter_mut().find(|button| button.id == no).unwrap();
        match way {
            0 => board.grid.order[1][7] = None,
            1 => button.hidden = true,
            2 => button.label = LocalText::new("네", "yes"),
            _ => {
                // It lies on a picture, out of sight; or the picture lies on it.
                let away = Placement { top: 0.0, left: 1.0, width: 0.0, height: 0.0 };
                button.placement = (way == 3).then_some(away);
                board.images.push(Image { id: "p".into(), ..Image::default() });
                let (row, column) = if way == 3 { (0, 0) } else { (1, 7) };
                let picture = Background { image: "p".into(), span: Span { row, column, rows: 1, columns: 1 } };
                board.extra.insert(BACKGROUND_KEY.to_owned(), picture.to_value());
            }
        }
        bring(&mut laptop, &bad);
        assert_eq!((laptop.read_notices(), laptop.rows == before), (vec!["package-unsafe".to_owned()], true));
    }
    bring(&mut laptop, &good);
    let who = good.people[0].profile.id.clone();
    let shown = laptop.state.library.shown("builtin/home", Some(&who)).unwrap();
    assert!(shown.button_at(0, 0).unwrap().hidden, "as it was changed where they come from");
}

#[test]
fn boards_that_were_changed_later_come_too_and_others_are_not_written_over() {
    let (mut tablet, _) = maker();
    tablet.run(json!({"go": "boards"}));
    tablet.state.services.unlocked = true;
    // A set without boards: only the lock.
    tablet.run(json!({"edit": {"lock": true}}));
    let mut laptop = Bench::talking_elsewhere();
    bring(&mut laptop, &packed(&mut tablet, true));
    tablet.run(json!({"edit": {"lock": false}}));
    hide(&mut tablet, 0, 0);
    let first = packed(&mut tablet, true);
    let who = first.people[0].profile.id.clone();
    let lock = |bench: &mut Bench, on: bool| {
        bench.run(json!({"profiles": {"choose": who}}));
        bench.run(json!({"go": "boards"}));
        bench.state.services.unlocked = true;
        bench.run(json!({"edit": {"lock": on}}));
    };
    let rows = laptop.rows.clone();
    bring(&mut laptop, &first);
    assert_eq!(laptop.rows, rows, "who may not be changed here is not changed from elsewhere either");
    lock(&mut laptop, false);
    bring(&mut laptop, &first);
    lock(&mut laptop, true);
    let hidden = |bench: &Bench, board: &str, row, column| {
        bench.state.library.shown(board, Some(&who)).unwrap().button_at(row, column).unwrap().hidden
    };
    assert!(hidden(&laptop, "builtin/home", 0, 0));
    // The set is here now, and locked as it was: nothing comes, and that is told.
    hide(&mut tablet, 0, 1);
    tablet.run(json!({"edit": {"open": "builtin/food"}}));
    tablet.run(json!({"edit": {"tap": {"cell": {"row": 0, "column": 0}}}}));
    tablet.run(json!({"edit": {"hide": true}}));
    let second = packed(&mut tablet, true);
    let rows = laptop.rows.clone();
    laptop.read_notices();
    bring(&mut laptop, &second);
    assert_eq!(laptop.read_notices(), ["package-brought", "package-boards"]);
    assert_eq!((laptop.state.packages.brought.last().unwrap().differing, laptop.rows == rows), (2, true));
    lock(&mut laptop, false);
    bring(&mut laptop, &second);
    assert_eq!(laptop.read_notices(), ["package-brought", "package-boards"]);
    assert_eq!(laptop.state.packages.brought.last().unwrap().differing, 1, "the home board here is another one");
    assert_eq!((hidden(&laptop, "builtin/home", 0, 1), hidden(&laptop, "builtin/food", 0, 0)), (false, true));
    let set = &laptop.state.library.sets[first.boards[0].set.id.as_str()];
    assert_eq!(set.boards.len(), 2, "it goes with its set");
}
