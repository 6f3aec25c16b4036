//! The curator's room as it is touched: hung by taps and by drag, labels typed, makers asked, works chosen and sent out.

use super::stage::{LYING, STANDING, Stage};
use super::targets::faults;
use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2};
use malgeurim::app::{Command, Effect, ExhibitCommand, ExhibitView, Job, JobResult, Outcome, PackageWritten, Room};
use malgeurim::domain::artwork::Artwork;
use malgeurim::domain::consent::{Answer, Seen, Use, WhyNot};
use malgeurim::domain::exhibition::{Exhibition, Product};
use malgeurim::domain::label::Field;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn exhibit(stage: &mut Stage, command: ExhibitCommand) {
    stage.send(Command::Exhibit(command));
}

/// 전시 with these works hung.
pub(super) fn hung(lang: Lang, titles: &[&str]) -> Stage {
    let mut stage = Stage::new(lang, LYING);
    let works = titles.iter().enumerate().map(|(nth, title)| stage.add_work(title, nth as i64).id).collect();
    stage.go(Room::Exhibit);
    exhibit(&mut stage, ExhibitCommand::New("전시".to_owned()));
    let show = stage.state().exhibit.open.clone().expect("an exhibition");
    exhibit(&mut stage, ExhibitCommand::Add(show, works));
    stage
}

pub(super) fn show(stage: &Stage) -> &Exhibition {
    stage.state().library.exhibitions.values().next().expect("an exhibition")
}

fn order(stage: &Stage) -> String {
    let title = |id| stage.state().library.artworks.get(id).map(|work| work.title.text.clone()).unwrap_or_default();
    show(stage).rooms.iter().map(|room| room.works.iter().map(title).collect::<String>()).collect::<Vec<_>>().join("|")
}

fn finger(stage: &mut Stage, at: Pos2, pressed: bool) {
    let event = Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    stage.harness().event(event);
    stage.harness().step();
}

fn drag(stage: &mut Stage, from: Pos2, to: Pos2) {
    stage.harness().hover_at(from);
    stage.harness().step();
    finger(stage, from, true);
    for share in [0.3, 0.7, 1.0] {
        stage.harness().hover_at(from + (to - from) * share);
        stage.harness().step();
    }
    finger(stage, to, false);
    stage.run();
}

/// How many changes went to the store since the last call.
fn commits(stage: &mut Stage) -> usize {
    stage.effects().iter().filter(|effect| matches!(effect, Effect::Commit { .. })).count()
}

fn job(stage: &mut Stage) -> Option<Job> {
    let job = |effect| if let Effect::Start { job, .. } = effect { Some(job) } else { None };
    stage.effects().into_iter().filter_map(job).find(|job| matches!(job, Job::ExportExhibition { .. }))
}

#[test]
fn an_exhibition_is_made_chosen_ordered_and_written() {
    let mut stage = Stage::new(Lang::Ko, LYING);
    let works = [stage.add_work("바다", 1), stage.add_work("산", 2)];
    stage.go(Room::Exhibit);
    assert!(!stage.button("새 전시").enabled);
    stage.tap_field("전시 이름");
    stage.type_text("우리들의 전시");
    stage.tap("새 전시");
    stage.tap("작품 고르기");
    stage.tap("산, 하늘: 고르기");
    stage.tap("바다, 하늘: 고르기");
    commits(&mut stage);
    stage.tap("작품 2점 걸기");
    assert_eq!(commits(&mut stage), 1, "several are hung in one step");
    stage.tap("건 작품");
    stage.tap("“바다” 작품 열기");
    stage.tap(if order(&stage) == "바다산" { "뒤로" } else { "앞으로" });
    let moved = order(&stage);
    stage.tap(if moved == "바다산" { "뒤로" } else { "앞으로" });
    assert_ne!(order(&stage), moved);
    stage.tap("내리기");
    assert_eq!(order(&stage), "산");
    stage.tap("내보내기");
    stage.tap("내보내기 시작");
    let Some(Job::ExportExhibition { source, products, .. }) = job(&mut stage) else { panic!("nothing is written") };
    assert_eq!((source.works.len(), source.works[0].0.id.clone()), (1, works[1].id.clone()));
    assert!(products.contains(&Product::Web));
    assert!(stage.button("멈추기").enabled && !stage.has_button("내보내기 시작"));
    stage.tap("멈추기");
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Cancel(_))));
}

#[test]
fn a_work_is_dragged_to_its_place() {
    let mut stage = hung(Lang::Ko, &["가", "나", "다"]);
    assert_eq!(order(&stage), "가나다");
    let center = |stage: &Stage, title: &str| stage.button(&format!("“{title}” 작품 열기")).rect;
    let (from, to) = (center(&stage, "다").center(), center(&stage, "가").left_center() + egui::vec2(8.0, 0.0));
    commits(&mut stage);
    drag(&mut stage, from, to);
    assert_eq!((order(&stage).as_str(), commits(&mut stage)), ("다가나", 1));
    let (from, to) = (center(&stage, "다").center(), center(&stage, "나").right_center() - egui::vec2(8.0, 0.0));
    drag(&mut stage, from, to);
    assert_eq!(order(&stage), "가나다");
    stage.tap("새 방");
    let room = stage.words().into_iter().position(|words| words.starts_with("아직 빈 방")).expect("an empty room");
    let empty = stage.of_role(Role::Label)[room].rect.center();
    let from = center(&stage, "나").center();
    drag(&mut stage, from, empty);
    assert_eq!(order(&stage), "가다|나");
    // A finger that only trembles opens.
    let from = center(&stage, "가").center();
    drag(&mut stage, from, from + egui::vec2(5.0, 3.0));
    assert_eq!(order(&stage), "가다|나");
}

#[test]
fn a_text_that_is_typed_is_one_step() {
    let mut stage = hung(Lang::Ko, &["가"]);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Details));
    commits(&mut stage);
    stage.tap_field("전시하는 곳");
    for letter in ["수", "원", " ", "역"] {
        stage.type_text(letter);
    }
    let typed = commits(&mut stage);
    stage.tap("건 작품");
    assert_eq!((typed + commits(&mut stage), show(&stage).place.as_str()), (1, "수원 역"));
    // Leaving the room keeps what was typed, too.
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Details));
    stage.tap_field("여는 곳");
    stage.type_text("복지관");
    stage.go(Room::Home);
    assert_eq!(show(&stage).host, "복지관");
}

#[test]
fn a_label_that_was_changed_says_so_and_goes_back() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    stage.tap("“바다” 작품 열기");
    stage.tap("이름표");
    assert!(stage.words().iter().any(|words| words.contains("“배”")), "what was tapped is quoted: {:?}", stage.words());
    stage.tap_field("작품 이름");
    stage.type_text(" 2");
    stage.tap("이전 작품");
    stage.run();
    let work = |stage: &Stage| stage.state().library.artworks.values().next().cloned().expect("a work");
    assert_eq!((work(&stage).title.text.as_str(), work(&stage).label.first(Field::Title)), ("바다 2", Some("바다")));
    let live = stage.words().into_iter().find(|words| words.contains("다른 사람이 고쳤어요"));
    assert!(live.is_some_and(|words| words.starts_with("바다 2")), "the label shows it: {:?}", stage.words());
    stage.tap("작품 이름: 처음 글로");
    assert_eq!((work(&stage).title.text.as_str(), work(&stage).label.changes.len()), ("바다", 0));
}

#[test]
fn a_chat_service_that_is_on_drafts_the_description() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    let work = only_work(&stage).id;
    exhibit(&mut stage, ExhibitCommand::Select(Some(work)));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Label));
    let turned = |stage: &mut Stage, name: &str| {
        let next = stage.t("page-next");
        while !stage.has_button(name) && stage.buttons().iter().any(|button| button.name == next && button.enabled) {
            stage.tap(&next);
        }
        stage.has_button(name)
    };
    assert!(turned(&mut stage, "읽었고 맞아요") && !stage.has_button("설명 제안받기"), "{:?}", stage.buttons());
    let service = json!({"name": "the-chat", "kind": "chat", "url": "https://c.example", "on": true});
    stage.state_mut().services.known = vec![serde_json::from_value(service).expect("a service")];
    stage.run();
    assert!(turned(&mut stage, "설명 제안받기"), "{:?}", stage.buttons());
    stage.tap("설명 제안받기");
    assert!(stage.shows("선생님이 먼저 보고 있어요."), "the rules hold here: {:?}", stage.words());
    stage.tap("그만 기다리기");
    assert!(stage.has_button("설명 제안받기"));
}

#[test]
fn a_maker_is_asked_one_question_at_a_time() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    stage.tap("“바다” 작품 열기");
    stage.tap("물어보기");
    stage.tap("하늘 님에게 물어보기");
    let said =
        |stage: &mut Stage| stage.effects().iter().filter(|effect| matches!(effect, Effect::Speak { .. })).count();
    assert!(
        stage.shows("이 그림을 종이에 인쇄해서 전시장에 걸어도 될까요?") && said(&mut stage) == 1,
        "it is read out once"
    );
    let sizes: Vec<_> = ["네", "아니요", "모르겠어요"].map(|name| stage.button(name).rect.size()).to_vec();
    assert!(sizes.iter().all(|size| (*size - sizes[0]).length() < 1.0), "three equal answers: {sizes:?}");
    stage.tap("네");
    stage.tap("아니요");
    stage.tap("모르겠어요");
    stage.tap("네");
    let work = |stage: &Stage| stage.state().library.artworks.values().next().cloned().expect("a work");
    let answers = Use::ALL.map(|purpose| work(&stage).consents.answer(purpose));
    assert_eq!(answers, [Answer::Yes, Answer::No, Answer::Unasked, Answer::Yes]);
    let print = work(&stage).consents.0[&Use::Print].clone();
    assert_eq!((print.maker.by.as_str(), print.maker.seen), ("하늘", Seen::Label));
    assert!(!stage.button("됐어요").enabled);
    let pad = stage.of_role(Role::Canvas).remove(0).rect;
    drag(&mut stage, pad.center(), pad.center() + egui::vec2(120.0, 10.0));
    stage.tap("됐어요");
    assert!(work(&stage).consents.0[&Use::Print].maker.signature.is_some());
    assert!(work(&stage).consents.0[&Use::Web].maker.signature.is_some(), "a no is signed as well");
    stage.tap("다 했어요");
    assert!(stage.button("인쇄: 마음 바뀜").enabled && !stage.button("웹 전시: 마음 바뀜").enabled);
    stage.tap("인쇄: 마음 바뀜");
    assert_eq!(work(&stage).consents.answer(Use::Print), Answer::Withdrawn);
}

/// The only work, as it is stored.
fn only_work(stage: &Stage) -> Artwork {
    stage.state().library.artworks.values().next().cloned().expect("a work")
}

#[test]
fn what_was_answered_on_paper_is_written_down_as_such() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    stage.tap("“바다” 작품 열기");
    stage.tap("물어보기");
    stage.tap("종이에 대답했어요");
    stage.effects();
    stage.tap("하늘 님에게 물어보기");
    assert!(stage.shows("1 / 4 · 종이에 대답했어요"), "{:?}", stage.words());
    ["네", "아니요", "모르겠어요", "모르겠어요"].into_iter().for_each(|name| stage.tap(name));
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. })), "nobody is asked aloud");
    assert!(!stage.has_button("됐어요"), "it was signed on the paper");
    let seen = [Use::Print, Use::Web].map(|purpose| only_work(&stage).consents.0[&purpose].maker.seen);
    assert_eq!(seen, [Seen::Form, Seen::Form]);
    stage.tap("다 했어요");
    stage.tap("종이에 대답했어요");
    stage.tap("웹 전시: 이것만 묻기");
    stage.tap("네");
    assert_eq!(only_work(&stage).consents.0[&Use::Web].maker.seen, Seen::Label, "who answers here sees the label");
}

#[test]
fn about_the_web_the_page_is_shown_and_about_print_the_label() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    stage.tap("“바다” 작품 열기");
    stage.tap("물어보기");
    stage.tap("하늘 님에게 물어보기");
    let shown = |stage: &Stage| stage.words().into_iter().find(|words| words.starts_with("바다\n")).expect("a label");
    assert!(stage.shows("그림 옆에 이 이름표를 걸어요.") && shown(&stage).contains("종이에 인쇄"));
    stage.tap("네");
    assert!(stage.shows("인터넷에서는 이렇게 보여요."), "{:?}", stage.words());
    let page = shown(&stage);
    assert!(page.contains("1024") && page.contains("바닷가에 배가 있어요.") && !page.contains("종이에 인쇄"), "{page}");
}

#[test]
fn a_guardian_is_asked_by_name_also_for_a_maker_from_elsewhere() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    let mut work = only_work(&stage);
    work.profile = "p-elsewhere".into();
    for purpose in Use::ALL {
        work.consents.0.entry(purpose).or_default().need_guardian(true);
    }
    stage.state_mut().library.put(Record::Artwork(work));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Consents));
    stage.run();
    stage.tap("하늘 보호자: 동의가 있어야 해요");
    assert_eq!(stage.state().exhibit.view, ExhibitView::Ask);
    assert!(!stage.button("보호자에게 물어보기").enabled, "the maker is asked first");
    stage.tap("하늘 님에게 물어보기");
    ["네", "모르겠어요", "모르겠어요", "아니요", "안 할래요"].into_iter().for_each(|name| stage.tap(name));
    stage.effects();
    stage.tap("이제 보호자에게");
    assert!(stage.shows("보호자 이름을 써 주세요."), "{:?}", stage.words());
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Speak { .. })));
    stage.tap_field("보호자 이름");
    stage.type_text("엄마");
    stage.tap("이제 보호자에게");
    assert!(stage.shows("이 작품을 종이에 인쇄해서 전시장에 거는 데 동의하세요?") && stage.shows("1 / 1"));
    stage.tap("네");
    let consents = only_work(&stage).consents;
    let guardian = consents.0[&Use::Print].guardian.clone().expect("an answer");
    assert_eq!((consents.allows(Use::Print), guardian.by.as_str()), (Ok(()), "엄마"));
    assert_eq!(consents.allows(Use::Publicity), Err(WhyNot::Refused));
}

/// A file as the window hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only the path is looked at".to_owned())
    }
}

/// The package that is being read.
fn brought(stage: &mut Stage) -> Option<PathBuf> {
    stage.effects().into_iter().find_map(|effect| match effect {
        Effect::Start { job: Job::ReadPackage(path), .. } => Some(path),
        _ => None,
    })
}

#[test]
fn chosen_works_go_into_a_package_and_others_come_out_of_one() {
    let mut stage = hung(Lang::Ko, &["바다", "산", "집"]);
    stage.tap("작품 고르기");
    assert!(!stage.button("고른 작품으로 꾸러미 만들기").enabled);
    stage.tap("산, 하늘: 고르기. 걸려 있어요");
    stage.tap("집, 하늘: 고르기. 걸려 있어요");
    stage.effects();
    stage.tap("고른 작품으로 꾸러미 만들기");
    let started = stage.effects().into_iter().find_map(|effect| match effect {
        Effect::Start { id, job: Job::WritePackage { packed, keep_others, .. } } => Some((id, packed, keep_others)),
        _ => None,
    });
    let (id, packed, keep_others) = started.expect("a package is written");
    assert_eq!((packed.works.len(), keep_others), (2, true));
    stage.outcome(Outcome::Progress { id, done: 0.4, snapshot: None });
    assert!(stage.shows("꾸러미를 옮기고 있어요. 40%") && !stage.button("꾸러미 가져오기").enabled);
    stage.outcome(Outcome::Ended { id, result: JobResult::PackageWritten(PackageWritten::default()) });
    stage.tap("꾸러미 가져오기");
    assert!(!stage.button("가져오기").enabled);
    stage.tap_field("꾸러미 파일이 있는 곳");
    stage.type_text("usb/a.malgeurim ");
    stage.tap("가져오기");
    assert_eq!(brought(&mut stage), Some("usb/a.malgeurim".into()));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Hang));
    stage.harness().input_mut().dropped_files.push(Arc::new(Dropped("usb/b.malgeurim".into())));
    stage.run();
    assert_eq!(brought(&mut stage), Some("usb/b.malgeurim".into()));
}

#[test]
fn what_is_missing_leads_to_where_it_is_mended() {
    let mut stage = hung(Lang::Ko, &[""]);
    stage.tap("확인할 것");
    let fix = |stage: &Stage, word: &str| {
        let found =
            stage.buttons().into_iter().find(|button| button.name.ends_with(word) && button.name.contains(". "));
        found.unwrap_or_else(|| panic!("no key {word}: {:?}", stage.buttons())).name
    };
    let name = fix(&stage, "이름표 고치기");
    stage.tap(&name);
    assert_eq!(stage.state().exhibit.view, ExhibitView::Label);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Checks));
    let name = fix(&stage, "물어보기");
    assert!(name.starts_with("빠져요"), "what stops says so: {name}");
    stage.tap(&name);
    assert_eq!(stage.state().exhibit.view, ExhibitView::Ask);
}

#[test]
fn an_empty_exhibition_is_not_said_to_be_left_out() {
    let mut stage = hung(Lang::Ko, &[]);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Checks));
    stage.run();
    assert!(stage.words().iter().all(|words| !words.contains("빠져요")), "{:?}", stage.words());
    stage.tap("건 작품이 없어요. 작품 고르기");
    assert_eq!(stage.state().exhibit.view, ExhibitView::Choose);
}

#[test]
fn the_collection_is_searched_while_one_types() {
    let mut stage = hung(Lang::Ko, &["고양이", "바다", "강아지"]);
    stage.tap("작품 고르기");
    stage.tap_field("작품 찾기 (첫소리 ㄱㅇㅇ도 돼요)");
    stage.type_text("ㄱㅇㅇ");
    let shown = |stage: &Stage| stage.buttons().into_iter().filter(|button| button.name.contains(": 고르기")).count();
    assert_eq!(shown(&stage), 1);
    stage.tap("모두 보기");
    assert_eq!(shown(&stage), 3);
    stage.tap("이 전시에: 모두");
    stage.tap("안 걸린 것");
    assert_eq!(shown(&stage), 0);
}

#[test]
fn every_part_has_room_for_its_keys() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, STANDING), (Lang::En, LYING)] {
        let mut stage = hung(lang, &["바다", "산", "A picture with a rather long title for a card"]);
        stage.resize(size);
        let work = show(&stage).works().next().cloned();
        exhibit(&mut stage, ExhibitCommand::Select(work));
        for view in [
            ExhibitView::Hang,
            ExhibitView::Choose,
            ExhibitView::Consents,
            ExhibitView::Checks,
            ExhibitView::Export,
            ExhibitView::Details,
            ExhibitView::Label,
            ExhibitView::Ask,
        ] {
            exhibit(&mut stage, ExhibitCommand::See(view));
            stage.run();
            let found = faults(&stage, 44.0);
            assert!(found.is_empty(), "{view:?} {lang:?} {size:?}\n{}", found.join("\n"));
        }
    }
}
