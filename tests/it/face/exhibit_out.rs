//! What leaves the curator's room: how it is made, how far it is, what became of it; and the sign of services in every list.

use super::exhibit::{exhibit, hung, show};
use super::stage::Stage;
use egui::accesskit::Role;
use malgeurim::app::{Command, ExhibitCommand, ExhibitView, ExportPlan, JobResult, Outcome};
use malgeurim::domain::artwork::{Deed, Hand, Step};
use malgeurim::domain::consent::{Use, WhyNot};
use malgeurim::domain::exhibition::{LabelColors, LeftOut, Product};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;

/// This alone is to be made, and the screen for it is open.
fn planned(stage: &mut Stage, product: Product) {
    let plan = ExportPlan { products: [product].into(), ..ExportPlan::default() };
    exhibit(stage, ExhibitCommand::Plan(Box::new(plan)));
    exhibit(stage, ExhibitCommand::See(ExhibitView::Export));
    stage.run();
}

#[test]
fn an_export_says_how_far_it_is_and_labels_have_colours_and_an_address() {
    let mut stage = hung(Lang::Ko, &["바다", "산"]);
    planned(&mut stage, Product::Labels);
    stage.tap("이름표 색: 노랑 바탕");
    assert_eq!(stage.state().exhibit.plan.options.paper.colors, LabelColors::Yellow);
    let address = |stage: &Stage| stage.of_role(Role::TextInput).iter().any(|field| field.name == "웹 주소 (있으면)");
    for _ in 0..9 {
        let next = stage.t("page-next");
        if address(&stage) || !stage.button(&next).enabled {
            break;
        }
        stage.tap(&next);
    }
    assert!(address(&stage), "the code on a label leads somewhere");
    stage.tap("내보내기 시작");
    let id = stage.state().exhibit.exporting.clone().expect("it is written").id;
    stage.outcome(Outcome::Progress { id, done: 0.256, snapshot: None });
    let bar = stage.of_role(Role::ProgressIndicator).remove(0);
    assert_eq!((bar.name.as_str(), stage.shows("내보내는 중: 26%")), ("내보내는 중: 26%", true));
    stage.outcome(Outcome::WorksDone { id, whole: 1, all: 2 });
    assert!(stage.shows("작품 1 / 2 · 내보내는 중: 26%"), "{:?}", stage.words());
    exhibit(&mut stage, ExhibitCommand::New("다른 전시".to_owned()));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Export));
    assert!(stage.shows("전시: 작품 1 / 2 · 내보내는 중: 26%"), "{:?}", stage.words());
}

#[test]
fn what_came_of_an_export_stands_with_its_own_exhibition() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    planned(&mut stage, Product::Web);
    stage.tap("내보내기 시작");
    let exporting = stage.state().exhibit.exporting.clone().expect("it is written");
    let work = show(&stage).works().next().cloned().expect("a work");
    let left_out = vec![LeftOut { work, title: "바다".into(), purpose: Use::Web, why: WhyNot::Refused }];
    let result = JobResult::Exported { to: "/usb/봄".into(), went: Vec::new(), left_out };
    stage.outcome(Outcome::Ended { id: exporting.id, result });
    let told = |stage: &Stage| (stage.shows("/usb/봄"), stage.words().iter().any(|words| words.starts_with("바다 — ")));
    while !stage.state().notices.is_empty() {
        stage.send(Command::DismissNotice);
    }
    assert_eq!(told(&stage), (true, true), "{:?}", stage.words());
    exhibit(&mut stage, ExhibitCommand::New("다른 전시".to_owned()));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Export));
    assert_eq!(told(&stage), (false, false), "{:?}", stage.words());
    exhibit(&mut stage, ExhibitCommand::Open(Some(exporting.show)));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Export));
    assert_eq!(told(&stage), (true, true));
}

#[test]
fn publicity_has_no_choices_of_print() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    planned(&mut stage, Product::Publicity);
    let dpi = format!("{}: 300 dpi", stage.t("print-dpi"));
    assert!(!stage.has_button("종이 크기: A4") && !stage.has_button(&dpi), "{:?}", stage.buttons());
    assert!(stage.has_button("만든 과정 증명: 켜짐"), "{:?}", stage.buttons());
    planned(&mut stage, Product::Prints);
    assert!(stage.has_button("종이 크기: A4") && stage.has_button(&dpi), "{:?}", stage.buttons());
}

#[test]
fn where_a_service_painted_every_list_says_so() {
    let mut stage = hung(Lang::Ko, &["바다", "산"]);
    let mut work = stage.state().library.artworks.values().find(|work| work.title.text == "산").cloned().expect("산");
    let did = Deed::Generated { service: "studio".into(), model: "m-1".into(), prompt: String::new() };
    work.steps.push(Step { at: work.made, by: Hand::Service, did, result: None });
    stage.state_mut().library.put(Record::Artwork(work));
    let notice = stage.t("ai-notice");
    let said = |stage: &Stage| {
        let all = stage.of_role(Role::Label).into_iter().chain(stage.buttons());
        all.filter(|target| target.name.ends_with(&notice)).count()
    };
    for (view, least) in
        [(ExhibitView::Hang, 1), (ExhibitView::Choose, 1), (ExhibitView::Checks, 1), (ExhibitView::Consents, 1)]
    {
        exhibit(&mut stage, ExhibitCommand::See(view));
        stage.run();
        assert!(said(&stage) >= least, "{view:?}: {:?} {:?}", stage.words(), stage.buttons());
    }
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Choose));
    stage.tap("그림만 보기");
    let name = format!("산, 하늘: 고르기. 걸려 있어요. {notice}");
    assert!(stage.has_button(&name), "{:?}", stage.buttons());
    assert_eq!(said(&stage), 1);
}
