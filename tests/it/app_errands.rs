//! Errands as conversations: a place, a wish, what is said, what they ask and what is answered; the card and its secrets.

use crate::common::{Bench, piece_text};
use malgeurim::app::{
    Effect, ErrandView, Job, JobResult, KnownRecogniser, Outcome, RecordingNews, Room, SpeechNews, VoicesNews,
};
use malgeurim::domain::errand::{AboutMe, Private, TalkWay};
use malgeurim::domain::id::ProfileId;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::strip::Utterance;
use malgeurim::domain::voice::{VoiceEngine, VoiceRef};
use serde_json::{Value, json};

fn bench() -> Bench {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "errands"}));
    bench
}

fn errand(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "errand": command }))
}

/// What was heard since the last call.
fn heard(bench: &mut Bench) -> Vec<String> {
    std::mem::take(&mut bench.said).into_iter().map(|said| said.text).collect()
}

fn newest(bench: &Bench) -> Utterance {
    let who = bench.state.who.clone().unwrap();
    bench.state.library.said(&who).first().map(|said| (*said).clone()).unwrap()
}

fn sentence(bench: &Bench) -> Option<String> {
    bench.state.errand_sentence().map(|prepared| prepared.text)
}

#[test]
fn a_wish_with_a_blank_becomes_a_sentence_that_is_the_persons_own() {
    let mut bench = bench();
    assert_eq!((bench.state.room, bench.state.errand.view), (Room::Errands, ErrandView::Places));
    errand(&mut bench, json!({"place": "office"}));
    assert_eq!(bench.state.errand.view, ErrandView::Wishes);
    errand(&mut bench, json!({"wish": "paper"}));
    assert_eq!(sentence(&bench), None, "which paper is not chosen yet");
    assert!(errand(&mut bench, json!("say")).is_empty() && heard(&mut bench).is_empty());
    errand(&mut bench, json!({"fill": 99}));
    assert_eq!(sentence(&bench), None);
    errand(&mut bench, json!({"fill": 0}));
    assert_eq!(sentence(&bench).as_deref(), Some("주민등록등본을 떼러 왔어요."));
    errand(&mut bench, json!("say"));
    assert_eq!(heard(&mut bench), ["주민등록등본을 떼러 왔어요."]);
    let said = newest(&bench);
    assert_eq!(
        (said.text.as_str(), piece_text(&said.tiles[0].piece).as_str()),
        ("주민등록등본을 떼러 왔어요.", "주민등록등본을 떼러 왔어요.")
    );
    assert_eq!(said.place.as_ref().map(|place| place.as_str()), Some("community-center"));
    assert!(!said.tiles[0].symbol.0.is_empty());
    // Another wish begins anew.
    errand(&mut bench, json!({"wish": "moved"}));
    assert_eq!(sentence(&bench).as_deref(), Some("이사했어요. 전입신고를 하고 싶어요."));
}

#[test]
fn what_there_is_not_changes_nothing() {
    let mut bench = bench();
    for command in
        [json!({"place": "moon"}), json!({"wish": "paper"}), json!({"fill": 0}), json!("say"), json!("change")]
    {
        assert!(errand(&mut bench, command).is_empty());
    }
    assert!(errand(&mut bench, json!({"reply": "no-such"})).is_empty());
    assert!(errand(&mut bench, json!({"answer": 3})).is_empty() && errand(&mut bench, json!({"word": 3})).is_empty());
    errand(&mut bench, json!({"guide": "no-such"}));
    assert_eq!(bench.state.errand_procedure(), None);
    errand(&mut bench, json!({"see": "heard"}));
    assert_eq!(bench.state.errand.view, ErrandView::Places, "there is nobody to hear yet");
    assert!(heard(&mut bench).is_empty());
}

#[test]
fn what_fits_at_any_time_is_said_at_once_where_it_fits() {
    let mut bench = bench();
    errand(&mut bench, json!({"place": "phone"}));
    errand(&mut bench, json!({"reply": "writing"}));
    errand(&mut bench, json!({"reply": "hold"}));
    assert_eq!(heard(&mut bench), ["지금 쓰고 있어요. 기다려 주세요.", "끊지 말고 기다려 주세요."]);
    errand(&mut bench, json!({"reply": "write"}));
    assert_eq!(heard(&mut bench), [""; 0], "on the telephone nothing can be written down");
    errand(&mut bench, json!({"show-big": true}));
    assert_eq!(bench.state.talk.big.as_deref(), Some("끊지 말고 기다려 주세요."));
    errand(&mut bench, json!({"wish": "reserve"}));
    errand(&mut bench, json!({"show-big": true}));
    assert_eq!(bench.state.talk.big.as_deref(), Some("예약하고 싶어요. 되는 날을 알려 주세요."));
    errand(&mut bench, json!({"show-big": false}));
    assert_eq!(bench.state.talk.big, None);
}

#[test]
fn their_question_becomes_keys_and_a_key_is_my_answer() {
    let mut bench = bench();
    errand(&mut bench, json!({"place": "kiosk"}));
    let rows = bench.rows.clone();
    let labels = |bench: &Bench| {
        let partner = bench.state.talk.partner.clone().unwrap();
        bench.state.errand_answers(&partner).into_iter().map(|(label, _)| label).collect::<Vec<_>>()
    };
    errand(&mut bench, json!({"heard": "아메리카노요, 주스요?"}));
    assert_eq!(labels(&bench), ["아메리카노", "주스", "모르겠어요"]);
    assert_eq!(bench.rows, rows, "what they said is kept nowhere");
    errand(&mut bench, json!({"answer": 0}));
    assert_eq!(newest(&bench).text, "아메리카노요.");
    errand(&mut bench, json!({"heard": "카드 있으세요?"}));
    assert_eq!(labels(&bench), ["네", "아니요", "모르겠어요"]);
    errand(&mut bench, json!({"answer": 0}));
    assert_eq!(heard(&mut bench), ["아메리카노요.", "네."]);
    errand(&mut bench, json!({"heard": "어디가 아프세요?"}));
    assert!(labels(&bench).is_empty());
    let answers = bench.state.talk.partner.clone().unwrap().answers;
    let head = answers.iter().position(|tile| piece_text(&tile.piece) == "head").unwrap();
    errand(&mut bench, json!({"word": head}));
    assert_eq!(piece_text(&newest(&bench).tiles[0].piece), "head");
    assert_eq!(heard(&mut bench), ["머리."]);
    errand(&mut bench, json!({"heard": ""}));
    assert_eq!(bench.state.talk.partner, None);
}

#[test]
fn the_sentence_can_be_made_ones_own_in_talk_and_the_place_is_still_there() {
    let mut bench = bench();
    errand(&mut bench, json!({"place": "kiosk"}));
    errand(&mut bench, json!({"wish": "drink"}));
    errand(&mut bench, json!({"fill": 0}));
    bench.run(json!({"go": "talk"}));
    bench.words(&["me"]);
    bench.run(json!({"go": "errands"}));
    assert_eq!(sentence(&bench).as_deref(), Some("물 주세요."));
    errand(&mut bench, json!("change"));
    assert_eq!((bench.state.room, bench.tiles()), (Room::Talk, vec!["물 주세요.".to_owned()]));
    bench.words(&["please"]);
    assert_eq!(bench.tiles().len(), 2);
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["me"], "what stood in the strip comes back");
    // The next person begins at no place.
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"go": "errands"}));
    assert_eq!(bench.state.errand.place, None);
}

#[test]
fn the_microphone_is_open_only_where_what_they_say_is_seen() {
    let mut bench = bench();
    let known = KnownRecogniser { name: "귀".into(), lang: Some(Lang::Ko), licence: String::new(), fault: None };
    bench.outcome(Outcome::Voices(VoicesNews::Recognisers(vec![known])));
    errand(&mut bench, json!({"place": "bank"}));
    let opens = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Listen { .. }));
    assert!(opens(&errand(&mut bench, json!({"listen": true}))));
    assert!(bench.state.talk.captions.is_none(), "it is not seen among the wishes");
    errand(&mut bench, json!({"see": "heard"}));
    errand(&mut bench, json!({"listen": true}));
    let id = bench.state.talk.captions.as_ref().map(|captions| captions.id).unwrap();
    bench.outcome(Outcome::Recording(id, RecordingNews::Started));
    assert!(bench.state.talk.captions.as_ref().is_some_and(|captions| captions.open));
    for leave in [json!({"errand": {"see": "wishes"}}), json!({"go": "home"}), json!({"errand": {"place": "office"}})] {
        bench.run(json!({"go": "errands"}));
        errand(&mut bench, json!({"place": "bank"}));
        errand(&mut bench, json!({"see": "heard"}));
        errand(&mut bench, json!({"listen": true}));
        assert!(bench.state.talk.captions.is_some());
        bench.run(leave.clone());
        assert!(bench.state.talk.captions.is_none(), "{leave}");
    }
}

fn about() -> AboutMe {
    let private = |text: &str| Private(text.to_owned());
    AboutMe {
        talks: [TalkWay::Signs].into(),
        note: "큰 소리가 무서워요".to_owned(),
        guardian: private("큰누나"),
        phone: private("010-5555-1234"),
        address: private("수원시 어느 길 7"),
        medical: private("땅콩 알레르기"),
        ..AboutMe::default()
    }
}

const SECRETS: [&str; 4] = ["큰누나", "5555", "어느 길", "땅콩"];

/// The card, as an instructor enters it.
fn enter_card(bench: &mut Bench, about: &AboutMe) {
    errand(bench, json!({"see": "card"}));
    bench.state.services.unlocked = true;
    errand(bench, json!({ "card": about }));
    errand(bench, json!({"see": "places"}));
}

#[test]
fn the_card_is_entered_behind_the_pin_only() {
    let mut bench = bench();
    errand(&mut bench, json!({"see": "card"}));
    errand(&mut bench, json!({ "card": about() }));
    let card = |bench: &Bench| bench.state.person().map(|person| person.about.clone()).unwrap();
    assert!(card(&bench).is_empty(), "it is locked");
    enter_card(&mut bench, &about());
    assert_eq!(card(&bench), about());
    assert!(!bench.state.services.unlocked, "leaving the card locks it again");
    bench.run(json!({"go": "talk"}));
    bench.run(json!("undo"));
    assert_eq!(card(&bench), about(), "no key of the person's takes it back");
    bench.run(json!({"go": "errands"}));
    // Nobody else's way of saving settings changes it.
    let mut person = bench.state.person().cloned().unwrap();
    person.about = AboutMe::default();
    person.name = "하늘이".to_owned();
    bench.run(json!({"settings": {"save": person}}));
    assert_eq!((card(&bench), bench.state.person().map(|person| person.name.as_str())), (about(), Some("하늘이")));
    let long = AboutMe { note: format!("{}\n둘", "가".repeat(900)), ..about() };
    enter_card(&mut bench, &long);
    assert!(card(&bench).note.chars().count() <= 120 && !card(&bench).note.contains('\n'));
}

#[test]
fn what_is_private_stays_on_the_card() {
    let mut bench = bench();
    enter_card(&mut bench, &about());
    let who = bench.state.who.clone().unwrap();
    bench.run(json!({"packages": {"export-people": {"people": [who], "to": "all.mgz"}}}));
    let (_, job) = bench.last_job();
    let Job::WritePackage { packed, .. } = &job else { panic!("{job:?}") };
    let packed = serde_json::to_string(&packed.people[0].profile).unwrap();
    assert!(packed.contains("무서워요") && SECRETS.iter().all(|secret| !packed.contains(secret)), "{packed}");
    // A debug line of everything that is on its way shows nothing of it.
    errand(&mut bench, json!("print-card"));
    let (id, job) = bench.last_job();
    let shown = format!("{job:?} {:?}", bench.state.person());
    assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{shown}");
    assert!(matches!(&job, Job::PrintCard { card, .. } if card.about == about()));
    assert_eq!(bench.state.errand.printing, Some(id));
    bench.outcome(Outcome::Ended { id, result: JobResult::Written { to: "card.pdf".into(), left_out: Vec::new() } });
    assert_eq!(bench.state.errand.printing, None);
}

#[test]
fn private_sentences_are_said_by_this_device_and_remembered_nowhere() {
    let mut bench = bench();
    let who: ProfileId = bench.state.who.clone().unwrap();
    let mut person = bench.state.library.profiles[&who].clone();
    let far = VoiceRef { engine: VoiceEngine::Service, name: "far".into() };
    person.speech.voices.insert(Lang::Ko, far);
    bench.run(json!({"settings": {"save": person}}));
    let rows = bench.rows.clone();
    errand(&mut bench, json!({"say-private": "제 주소: 수원시 어느 길 7."}));
    let said = bench.said.pop().unwrap();
    assert!(said.voice.is_none() && said.protects, "{said:?}");
    assert_eq!(bench.rows, rows);
    let long = "가 ".repeat(5000);
    errand(&mut bench, json!({ "say-private": long }));
    assert!(bench.said.pop().is_some_and(|said| said.text.chars().count() <= 1200));
}

#[test]
fn an_emergency_is_told_at_once_and_nothing_dials() {
    let mut bench = bench();
    errand(&mut bench, json!({"see": "emergency"}));
    assert!(!bench.state.errand_is_emergency());
    errand(&mut bench, json!({"place": "e119"}));
    assert_eq!(bench.state.errand.view, ErrandView::Emergency);
    errand(&mut bench, json!({"wish": "fire"}));
    let effects = errand(&mut bench, json!("say"));
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Speak { .. } | Effect::Commit { .. })), "{effects:?}");
    let said = bench.said.pop().unwrap();
    assert!(said.protects && said.text == "불이 났어요!");
    // A room that is entered again does not begin in an emergency.
    bench.run(json!({"go": "home"}));
    bench.run(json!({"go": "errands"}));
    assert_eq!((bench.state.errand.view, bench.state.errand_is_emergency()), (ErrandView::Places, false));
}

#[test]
fn without_a_voice_it_is_shown_in_huge_letters() {
    let mut bench = bench();
    errand(&mut bench, json!({"place": "e119"}));
    let number = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Speak { id, .. } => Some(id),
            _ => None,
        })
    };
    let no_voice = || SpeechNews::Failed(Notice::problem("no-sound-device"));
    errand(&mut bench, json!({"wish": "fire"}));
    let id = number(errand(&mut bench, json!("say"))).unwrap();
    bench.outcome(Outcome::Speech(id, no_voice()));
    assert_eq!(bench.state.talk.big.as_deref(), Some("불이 났어요!"));
    errand(&mut bench, json!({"show-big": false}));
    // What is only read aloud stays where it stands.
    let id = number(bench.run(json!({"say": "급할 때"}))).unwrap();
    bench.outcome(Outcome::Speech(id, no_voice()));
    assert_eq!(bench.state.talk.big, None);
}

#[test]
fn the_guide_is_read_at_any_place() {
    let mut bench = bench();
    errand(&mut bench, json!({"guide": "resident-copy"}));
    assert_eq!(bench.state.errand_procedure().map(|one| one.steps.len()), Some(5));
    let picture = |nth: usize| bench.state.errand.pictures[nth].clone();
    assert_eq!(picture(0), bench.state.symbol_of_word("community-center"), "주민센터에 가요");
    assert_eq!(picture(3), bench.state.symbol_of_word("id-card"), "신분증을 보여 줘요");
    errand(&mut bench, json!({"guide": null}));
    assert_eq!((bench.state.errand_procedure(), bench.state.errand.view), (None, ErrandView::Guide));
}
