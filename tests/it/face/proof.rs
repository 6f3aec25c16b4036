//! Proof of making as it is touched: whose certificate signs, another one made or brought, the root given to others.

use super::exhibit::{exhibit, hung, show};
use super::stage::{LYING, NOW, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{
    Certificate, Command, Effect, ExhibitCommand, ExhibitView, Job, JobResult, Outcome, ProofCommand, Room,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::io::desk::Desk;
use malgeurim::io::files::Home;

/// What is wanted of the certificate, and the number of it.
fn wanted(stage: &mut Stage) -> Option<(u64, ProofCommand)> {
    stage.effects().into_iter().find_map(|effect| match effect {
        Effect::Start { id, job: Job::Certificate(wanted) } => Some((id, wanted)),
        _ => None,
    })
}

fn answer(stage: &mut Stage, id: u64, found: Result<Option<Certificate>, Notice>, done: Option<Notice>) {
    stage.outcome(Outcome::Ended { id, result: JobResult::Certificate { found, done } });
}

fn certificate(is_own: bool, has_root: bool) -> Certificate {
    Certificate { holder: "봄 복지관".into(), is_own, from: NOW, until: NOW + 86_400_000, has_root }
}

/// The screen is open, and this was found.
fn opened(found: Result<Option<Certificate>, Notice>) -> Stage {
    let mut stage = hung(Lang::Ko, &["바다"]);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Proof));
    let (id, looked) = wanted(&mut stage).expect("a look");
    assert_eq!(looked, ProofCommand::Look);
    answer(&mut stage, id, found, None);
    stage
}

#[test]
fn the_way_leads_from_the_export_to_the_certificate_and_back() {
    let mut stage = hung(Lang::Ko, &["바다"]);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Export));
    stage.tap("만든 과정 증명");
    assert!(stage.shows("인증서를 찾고 있어요.") && wanted(&mut stage).is_some());
    assert!(!stage.button("인증서 만들기").enabled, "one thing at a time");
    stage.tap("내보내기로");
    assert_eq!(stage.state().exhibit.view, ExhibitView::Export);
}

#[test]
fn a_first_certificate_is_made_for_an_organisation() {
    let mut stage = opened(Ok(None));
    assert!(stage.shows("아직 인증서가 없어요. 처음 내보낼 때 저절로 만들어요."), "{:?}", stage.words());
    assert!(!stage.button("인증서 만들기").enabled && !stage.has_button("뿌리 인증서 저장"));
    stage.tap_field("기관 이름");
    stage.type_text(" 봄 복지관 ");
    stage.tap("인증서 만들기");
    let (id, made) = wanted(&mut stage).expect("it is made");
    assert_eq!(made, ProofCommand::Make("봄 복지관".into()));
    let done = Notice::done("certificate-made").with("name", "봄 복지관");
    answer(&mut stage, id, Ok(Some(certificate(true, true))), Some(done));
    assert!(stage.shows("봄 복지관") && stage.shows("이 기기에서 만들었어요."), "{:?}", stage.words());
    let sentences = stage.words().into_iter().filter(|words| words.starts_with(['1', '2', '3'])).count();
    assert!(sentences >= 3, "how others come to trust it: {:?}", stage.words());
    stage.tap("뿌리 인증서 저장");
    let (_, saved) = wanted(&mut stage).expect("it is saved");
    assert!(matches!(saved, ProofCommand::SaveRoot(to) if to.ends_with("malgeurim-root.pem")));
}

#[test]
fn a_certificate_that_is_there_gives_way_only_to_a_second_press() {
    let mut stage = opened(Ok(Some(certificate(true, true))));
    stage.tap_field("기관 이름");
    stage.type_text("여름 모임");
    stage.tap("인증서 새로 만들기");
    assert_eq!(wanted(&mut stage), None);
    stage.tap("그만두기");
    stage.tap("인증서 새로 만들기");
    stage.tap("정말 새로 만들기");
    assert_eq!(wanted(&mut stage).map(|(_, made)| made), Some(ProofCommand::Make("여름 모임".into())));
}

#[test]
fn a_certificate_of_others_comes_from_one_file_or_two_and_wrong_files_are_told() {
    let mut stage = opened(Ok(None));
    stage.tap_field("인증서 파일");
    stage.type_text("usb/chain.pem ");
    stage.tap("가져오기");
    let (id, taken) = wanted(&mut stage).expect("it is read");
    let one = "usb/chain.pem";
    assert_eq!(taken, ProofCommand::Import { chain: one.into(), key: one.into() });
    stage.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("certificate-no-key")) });
    assert!(stage.shows("파일에 쓸 수 있는 열쇠가 없어요."), "{:?}", stage.words());
    stage.send(Command::DismissNotice);
    stage.tap_field("열쇠 파일 (따로 있으면)");
    stage.type_text("usb/key.pem");
    stage.tap("가져오기");
    let (id, taken) = wanted(&mut stage).expect("again");
    assert_eq!(taken, ProofCommand::Import { chain: one.into(), key: "usb/key.pem".into() });
    answer(&mut stage, id, Ok(Some(certificate(false, false))), None);
    assert!(stage.shows("다른 곳에서 받은 인증서예요.") && !stage.has_button("뿌리 인증서 저장"));
    let gone = Err(Notice::problem("certificate-key-gone"));
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Proof));
    let (id, _) = wanted(&mut stage).expect("another look");
    answer(&mut stage, id, gone, None);
    assert!(stage.shows("인증서는 있는데 열쇠가 없어요."), "{:?}", stage.words());
}

#[test]
fn the_screen_has_room_for_its_keys() {
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, STANDING), (Lang::En, LYING)] {
        for found in [Ok(None), Ok(Some(certificate(true, true))), Err(Notice::problem("certificate-not-today"))] {
            let mut stage = hung(lang, &["바다"]);
            stage.resize(size);
            exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Proof));
            let (id, _) = wanted(&mut stage).expect("a look");
            answer(&mut stage, id, found, None);
            let found = faults(&stage, 44.0);
            assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
        }
    }
}

#[test]
fn a_certificate_is_made_saved_and_kept_for_real() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path());
    let mut stage = Stage::at_desk(Desk::for_command(&home, Lang::Ko).expect("a desk"), LYING);
    stage.add_person("하늘");
    let id = stage.state().library.people()[0].id.clone();
    stage.send(Command::Profiles(malgeurim::app::ProfilesCommand::Choose(id)));
    stage.go(Room::Exhibit);
    exhibit(&mut stage, ExhibitCommand::New("전시".to_owned()));
    assert_eq!(show(&stage).count(), 0);
    exhibit(&mut stage, ExhibitCommand::See(ExhibitView::Proof));
    let proof = |stage: &mut Stage, command| exhibit(stage, ExhibitCommand::Proof(command));
    assert_eq!(stage.state().exhibit.proof.found, Some(Ok(None)));
    let root = folder.path().join("out/root.pem");
    proof(&mut stage, ProofCommand::SaveRoot(root.clone()));
    assert!(!root.exists() && stage.state().notices.iter().any(|notice| notice.what == "certificate-no-root"));
    proof(&mut stage, ProofCommand::Make("봄 복지관".into()));
    let found = stage.state().exhibit.proof.found.clone().and_then(Result::ok).flatten().expect("a certificate");
    assert_eq!((found.holder.as_str(), found.is_own, found.has_root), ("봄 복지관", true, true));
    proof(&mut stage, ProofCommand::SaveRoot(root.clone()));
    proof(&mut stage, ProofCommand::SaveRoot(root.clone()));
    let written = std::fs::read_to_string(&root).expect("a file");
    assert!(written.starts_with("-----BEGIN CERTIFICATE-----") && !written.contains("PRIVATE"));
    assert!(root.with_file_name("root-2.pem").exists(), "what is there already stays");
    proof(&mut stage, ProofCommand::Import { chain: root.clone(), key: root });
    assert!(stage.state().notices.iter().any(|notice| notice.what == "certificate-no-key"));
    let after = stage.state().exhibit.proof.found.clone();
    assert_eq!(after, Some(Ok(Some(found))), "nothing is changed by a wrong file");
}
