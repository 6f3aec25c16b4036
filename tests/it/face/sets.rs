//! Sets of boards of a person, boards on paper, both languages, every word there is, symbols to choose from.

use super::stage::{LYING, Stage};
use super::targets::faults;
use malgeurim::app::{
    Command, Effect, Job, JobResult, Outcome, PackChange, PrintCell, Room, SymbolCatalogue, SymbolsDone,
};
use malgeurim::app::{SymbolsJob, TalkCommand};
use malgeurim::domain::board::{Board, BoardSet, Button, Grid};
use malgeurim::domain::id::BoardId;
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::looks::Skin;
use malgeurim::domain::record::Record;
use malgeurim::domain::symbol_pack::{PackPicture, PackSymbol, SymbolPack};
use serde_json::json;
use std::sync::Arc;

/// A set of one board with one button.
fn school(stage: &mut Stage) {
    let button = Button { id: "1".into(), label: LocalText::same("칠판"), ..Button::default() };
    let board = Board {
        id: "s1/a".into(),
        local_id: "a".into(),
        set: "s1".into(),
        name: LocalText::same("학교"),
        grid: Grid { rows: 1, columns: 1, order: vec![vec![Some("1".into())]], ..Grid::default() },
        buttons: vec![button],
        ..Board::default()
    };
    let (root, boards) = (BoardId::from("s1/a"), vec![BoardId::from("s1/a")]);
    let set = BoardSet { id: "s1".into(), name: "학교 판".into(), root, boards, ..BoardSet::default() };
    stage.state_mut().library.put(Record::Board(board));
    stage.state_mut().library.put(Record::BoardSet(set));
}

/// The person talks with two sets.
pub(super) fn two_sets(stage: &mut Stage) {
    school(stage);
    stage.change_person(|person| person.sets = vec!["builtin".into(), "s1".into()]);
    stage.run();
}

/// Only with the first again.
pub(super) fn one_set(stage: &mut Stage) {
    stage.change_person(|person| person.sets = Vec::new());
    stage.run();
}

fn board_settings(stage: &mut Stage) {
    stage.go(Room::Settings);
    let name = stage.t("settings-board");
    stage.tap(&name);
}

/// Turns the lines of a tab until a key is seen.
fn turn_to(stage: &mut Stage, name: &str) {
    let next = stage.t("page-next");
    for _ in 0..9 {
        if stage.has_button(name) {
            return;
        }
        stage.tap(&next);
    }
    panic!("{name}: {:?}", stage.buttons().into_iter().map(|button| button.name).collect::<Vec<_>>());
}

#[test]
fn who_talks_with_two_sets_turns_from_one_to_the_other() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    school(&mut stage);
    stage.go(Room::Talk);
    assert!(!stage.has_button("학교 판 쓰기"), "with one set there is nothing to turn to");
    board_settings(&mut stage);
    turn_to(&mut stage, "이 판 쓰기: 학교 판");
    stage.tap("이 판 쓰기: 학교 판");
    assert!(stage.button("2번째로 쓰기: 학교 판").chosen && stage.button("1번째로 쓰기: 말그림 판").chosen);
    stage.go(Room::Talk);
    stage.tap("학교 판 쓰기");
    assert!(stage.has_button("칠판"));
    assert_eq!(stage.state().home_board().as_str(), "s1/a", "its first board is home now");
    stage.tap("말그림 판 쓰기");
    assert_eq!(stage.state().talk.board.as_str(), "builtin/home");

    board_settings(&mut stage);
    turn_to(&mut stage, "1번째로 쓰기: 말그림 판");
    stage.tap("1번째로 쓰기: 말그림 판");
    stage.tap("이 판 쓰기: 학교 판");
    assert_eq!(stage.state().person().unwrap().sets, ["s1".into()], "the last one stays");
    assert_eq!(stage.state().home_board().as_str(), "s1/a");
    stage.state_mut().library.sets.clear();
    assert_eq!(stage.state().home_board().as_str(), "builtin/home", "a set that is gone leads nowhere");
}

#[test]
fn a_set_is_printed_as_the_person_sees_it() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.change_person(|person| {
        person.masked.insert("me".into());
        person.face.both_languages = true;
        person.looks.skin = Some(Skin::Dark);
    });
    board_settings(&mut stage);
    turn_to(&mut stage, "인쇄: 말그림 판");
    stage.effects();
    stage.tap("인쇄: 말그림 판");
    let job = |effect| {
        if let Effect::Start { id, job: Job::PrintBoards { to, boards, .. } } = effect {
            Some((id, to, boards))
        } else {
            None
        }
    };
    let (id, to, boards) = stage.effects().into_iter().find_map(job).expect("a print");
    assert_eq!(to.extension().unwrap(), "pdf");
    let home = boards.iter().find(|board| board.name == "처음").unwrap();
    assert_eq!(home.cells[0][0], Some(PrintCell::Masked));
    let Some(PrintCell::Shown(you)) = &home.cells[1][0] else { panic!("{:?}", home.cells[1][0]) };
    assert_eq!((you.label.as_str(), you.second.as_str()), ("너", "you"));
    assert!(home.credits.iter().any(|line| line.contains("CC BY 4.0")), "{:?}", home.credits);
    assert!(format!("{:?}", home.cells).contains('\u{1F3FF}'), "people look as the person wants, on paper too");
    assert!(!stage.button("인쇄: 말그림 판").enabled, "one after the other");
    stage.outcome(Outcome::Ended { id, result: JobResult::Written { to, left_out: Vec::new() } });
    stage.state_mut().notices.clear();
    stage.run();
    assert!(stage.button("인쇄: 말그림 판").enabled);
}

#[test]
fn the_person_sees_all_when_they_want_whatever_is_masked() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.change_person(|person| {
        person.level = 1;
        person.masked.insert("rice".into());
    });
    stage.go(Room::Talk);
    let search = stage.t("search-words");
    stage.tap(&search);
    stage.tap("음식");
    assert!(!stage.has_button("밥"), "masked");
    stage.tap("모두 보기");
    assert!(stage.has_button("밥"));
    assert!(stage.state().person().unwrap().sees_all);
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Commit { .. })), "it is kept");
    stage.tap("밥");
    assert_eq!(stage.state().strip().tiles.len(), 1, "the words stay open for the next one");
    stage.tap("묶음 보기");
    assert!(stage.has_button("사람"));

    let mut settings = stage.state().person().unwrap().clone();
    (settings.sees_all, settings.level) = (false, 2);
    stage.send(Command::Settings(malgeurim::app::SettingsCommand::Save(Box::new(settings))));
    let person = stage.state().person().unwrap();
    assert!(person.sees_all && person.level == 2, "settings of others do not take it away");
    stage.send(Command::Talk(TalkCommand::SeeAll(false)));
    assert!(!stage.state().person().unwrap().sees_all);
}

#[test]
fn boards_show_both_languages_where_they_have_both() {
    let mut stage = Stage::new(Lang::En, LYING);
    stage.change_person(|person| person.face.both_languages = true);
    let home = stage.state().library.board("builtin/home").cloned().unwrap();
    let button = home.button_at(1, 0).unwrap();
    assert_eq!(stage.state().second_label(button, Lang::En), Some("너"));
    assert_eq!(
        stage.state().second_label(&Button { label: LocalText::same("x"), ..Button::default() }, Lang::En),
        None
    );
    stage.change_person(|person| person.face.both_languages = false);
    assert_eq!(stage.state().second_label(button, Lang::En), None);
}

#[test]
fn packs_are_brought_in_stopped_and_taken_out() {
    for lang in [Lang::Ko, Lang::En] {
        let mut stage = Stage::new(lang, LYING);
        two_sets(&mut stage);
        board_settings(&mut stage);
        let (path, import) = (stage.t("path-here"), stage.t("import-symbols"));
        turn_to(&mut stage, &import);
        assert!(!stage.button(&import).enabled);
        stage.tap_field(&path);
        stage.type_text("/tmp/그림.zip");
        stage.effects();
        stage.tap(&import);
        let job =
            |effect| if let Effect::Start { id, job: Job::Symbols(job) } = effect { Some((id, job)) } else { None };
        let (id, job) = stage.effects().into_iter().find_map(job).expect("a job");
        assert_eq!(job, SymbolsJob::Import("/tmp/그림.zip".into()));
        stage.outcome(Outcome::Progress { id, done: 0.5, snapshot: None });
        let stop = stage.t("symbols-stop");
        turn_to(&mut stage, &stop);
        assert!(faults(&stage, 44.0).is_empty(), "{:?}", faults(&stage, 44.0));
        stage.tap(&stop);
        assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Cancel(job) if *job == id)));

        let license = json!({"type": "CC BY 4.0", "author_name": "김하늘"}).as_object().cloned();
        let symbol = PackSymbol { en: vec!["whale".into()], pictures: vec![0], ..PackSymbol::default() };
        let pictures = vec![PackPicture { file: "w.svg".into(), ..PackPicture::default() }];
        let (pack, name) = (vec![symbol], "바다".to_owned());
        let pack = SymbolPack {
            id: "p".into(),
            name: name.clone(),
            license,
            symbols: pack,
            pictures,
            ..SymbolPack::default()
        };
        let catalogue = SymbolCatalogue::new(&stage.state().words.clone(), vec![Arc::new(pack)]);
        let done = SymbolsDone::Packs(Arc::new(catalogue), Some(PackChange::Came(name, 1)));
        stage.outcome(Outcome::Ended { id, result: JobResult::Symbols(done) });
        assert!(stage.state().symbols.job.is_none());
        assert!(stage.state().find_symbols("고래", 9).iter().any(|found| found.pack.is_some()), "found in Korean");
        stage.state_mut().notices.clear();
        stage.run();
        let about = stage.t("settings-about");
        stage.tap(&about);
        assert!(stage.words().iter().any(|line| line.contains("김하늘")), "{:?}", stage.words());
    }
}

#[test]
fn skin_and_hair_are_chosen_by_taps() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    stage.go(Room::Settings);
    stage.tap("그림 속 피부색: 어두운 색");
    turn_to(&mut stage, "그림 속 머리색: 빨간색");
    stage.tap("그림 속 머리색: 빨간색");
    let looks = stage.state().person().unwrap().looks;
    assert_eq!((looks.skin, looks.hair.is_some()), (Some(Skin::MediumDark), true));
    assert_eq!(stage.state().seen(&"👋".into()), Some("👋🏾".into()));
    assert!(faults(&stage, 44.0).is_empty(), "{:?}", faults(&stage, 44.0));
}
