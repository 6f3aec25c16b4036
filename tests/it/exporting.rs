//! An export while it runs: works are counted as they become whole.

use crate::common::png;
use malgeurim::app::{Command, State};
use malgeurim::domain::consent::Use;
use malgeurim::domain::locale::Lang;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;
use serde_json::{Value, json};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(120);

fn run(desk: &mut Desk, command: Value) {
    desk.send(serde_json::from_value::<Command>(command).expect("a command"));
    assert!(desk.settle(LIMIT), "it did not come to rest");
}

#[test]
fn works_are_counted_as_they_become_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::for_command(&Home::at(&folder.path().join("home")), Lang::Ko).expect("a desk");
    desk.choose(None, "하늘").expect("a person");
    for number in 1..=3 {
        let file = folder.path().join(format!("그림 {number}.png"));
        std::fs::write(&file, png(number)).expect("a file");
        run(&mut desk, json!({"works": {"import": file}}));
    }
    let works: Vec<String> = desk.state().library.artworks.keys().map(|id| id.0.clone()).collect();
    run(&mut desk, json!({"exhibit": {"new": "봄"}}));
    let show = desk.state().exhibit.open.clone().expect("an exhibition");
    run(&mut desk, json!({"exhibit": {"add": [show, works]}}));
    for work in &works[..2] {
        for purpose in [Use::Print, Use::Web] {
            run(&mut desk, json!({"exhibit": {"answer": {"work": work, "purpose": purpose, "answer": "yes"}}}));
        }
    }
    let options = json!({"print": {"mm": 60, "dpi": 150}, "unsigned": true});
    let export = |products: &[&str]| {
        let to = folder.path().join("out");
        json!({"exhibit": {"export": {"show": show, "to": to, "products": products, "options": options}}})
    };
    let counted = |desk: &mut Desk, command: Value| {
        desk.send(serde_json::from_value(command).expect("a command"));
        let mut seen = Vec::new();
        let look = |state: &State| {
            let works = state.exhibit.exporting.as_ref().and_then(|exporting| exporting.works);
            seen.extend(works.filter(|works| seen.last() != Some(works)));
        };
        assert!(desk.settle_telling(LIMIT, look), "it did not come to rest");
        seen
    };
    let seen = counted(&mut desk, export(&["prints", "web"]));
    assert!(seen.windows(2).all(|two| two[0].0 < two[1].0), "forward only: {seen:?}");
    assert_eq!(
        (seen.iter().map(|(_, all)| *all).collect::<Vec<_>>(), seen.last()),
        (vec![2; seen.len()], Some(&(2, 2)))
    );
    let exported = desk.state().exhibit.exported.clone().expect("it is written");
    assert_eq!((exported.show, exported.left_out.len()), (show.clone(), 2), "one work twice: for print and web");
    let again = counted(&mut desk, export(&["prints", "web"]));
    assert_eq!(again.last(), Some(&(2, 2)), "what is kept is whole, too: {again:?}");
}
