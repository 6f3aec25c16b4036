//! What others say, written down while they speak.

use crate::common::Bench;
use malgeurim::app::{
    Effect, KnownRecogniser, Outcome, RecordingNews, Room, ServiceEffect, ServiceNews, SpeechNews, VoicesAsk,
    VoicesNews,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::service::{Guard, Service};
use serde_json::json;
use std::sync::Arc;

/// A bench where a service writes down what it hears; `typed`: the rules let free text be sent.
fn bench(typed: bool) -> Bench {
    let mut bench = Bench::talking();
    let service: Service =
        serde_json::from_value(json!({"name": "귀", "kind": "speech", "url": "https://a.example", "on": true}))
            .unwrap();
    let known = ServiceNews::Known { services: vec![service], damaged: false, pin: true, under_way: Vec::new() };
    bench.outcome(Outcome::Service(known));
    bench.outcome(recognisers(Vec::new()));
    super::send_typed_text(&mut bench, typed);
    bench.talk(json!({"show-history": true}));
    bench
}

/// Which recognisers there are on the device: their languages.
fn recognisers(langs: Vec<Option<Lang>>) -> Outcome {
    let known = |lang| KnownRecogniser { name: "귀".into(), lang, licence: String::new(), fault: None };
    Outcome::Voices(VoicesNews::Recognisers(langs.into_iter().map(known).collect()))
}

/// The microphone is opened; its number.
fn listen(bench: &mut Bench) -> u64 {
    let effects = bench.talk(json!({"sayings": {"listen": true}}));
    let [Effect::StopSpeech, Effect::Listen { id }] = effects.as_slice() else { panic!("{effects:?}") };
    bench.outcome(Outcome::Recording(*id, RecordingNews::Started));
    *id
}

/// A piece of speech came; whether it is sent to the service.
fn piece(bench: &mut Bench, id: u64) -> bool {
    let effects = bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(vec![1, 2]))));
    effects.iter().any(|effect| match effect {
        Effect::Service(ServiceEffect::WriteDown(writing)) => {
            assert!(writing.service == "귀" && !writing.hints.is_empty());
            true
        }
        _ => false,
    })
}

fn written(bench: &mut Bench, id: u64, words: Option<&str>) {
    bench.outcome(Outcome::Service(ServiceNews::Written(id, words.map(str::to_owned))));
}

fn text(bench: &Bench) -> String {
    bench.state.talk.partner.as_ref().map(|partner| partner.text.clone()).unwrap_or_default()
}

fn closes(effects: &[Effect], id: u64) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::RecordStop { id: other } if *other == id))
}

#[test]
fn pieces_are_written_down_one_after_the_other_with_pictures_and_answers() {
    let mut bench = bench(true);
    let id = listen(&mut bench);
    assert!(bench.state.talk.captions.as_ref().is_some_and(|captions| captions.open));
    assert!(piece(&mut bench, id));
    written(&mut bench, id, Some("밥 먹었어요?"));
    assert!(piece(&mut bench, id));
    written(&mut bench, id, Some(" 물 줄까요? "));
    assert_eq!(text(&bench), "밥 먹었어요? 물 줄까요?");
    let partner = bench.state.talk.partner.clone().unwrap();
    assert!(partner.parts.iter().any(|(_, tile)| tile.is_some()) && !partner.answers.is_empty());
    for _ in 0..40 {
        assert!(piece(&mut bench, id));
        written(&mut bench, id, Some("오늘 날씨가 좋네요."));
    }
    assert!(text(&bench).chars().count() <= 300 && text(&bench).ends_with("좋네요."));
    let stop = bench.talk(json!({"sayings": {"listen": false}}));
    assert!(closes(&stop, id) && bench.state.talk.captions.is_none());
    assert!(bench.state.library.utterances.is_empty(), "nothing of it is kept");
}

#[test]
fn an_answer_is_written_down_while_speech_is_held_on_and_too_much_at_a_time_is_left_out() {
    let mut bench = bench(true);
    let id = listen(&mut bench);
    bench.outcome(Outcome::Speech(900, SpeechNews::Started));
    bench.run(json!({"pause-speech": true}));
    assert!(piece(&mut bench, id), "what the device itself says never comes as a piece");
    written(&mut bench, id, Some("네."));
    assert_eq!([0; 4].map(|_| piece(&mut bench, id)), [true, true, true, false]);
    written(&mut bench, id, None);
    written(&mut bench, id, None);
    let told = bench.state.notices.iter().filter(|notice| notice.what == "not-written-down").count();
    assert_eq!(told, 1, "told once, not with every piece");
}

#[test]
fn the_microphone_is_closed_where_it_is_not_seen() {
    let away: [fn(&mut Bench) -> Vec<Effect>; 3] = [
        |bench| bench.talk(json!({"show-history": false})),
        |bench| bench.run(json!({"go": "home"})),
        |bench| bench.talk(json!({"search": ""})),
    ];
    for leave in away {
        let mut bench = bench(true);
        let id = listen(&mut bench);
        let effects = leave(&mut bench);
        assert!(closes(&effects, id) && bench.state.talk.captions.is_none());
        assert!(!piece(&mut bench, id), "what comes late is forgotten");
    }
}

#[test]
fn without_a_service_or_the_rule_for_free_text_nothing_listens() {
    let mut bench = bench(false);
    assert!(bench.talk(json!({"sayings": {"listen": true}})).is_empty());
    let mut bench = Bench::talking();
    bench.talk(json!({"show-history": true}));
    assert!(bench.talk(json!({"sayings": {"listen": true}})).is_empty());
    assert_eq!(bench.state.room, Room::Talk);
}

#[test]
fn only_words_that_may_be_sent_and_are_not_hidden_are_told_to_the_service() {
    let mut bench = bench(true);
    let home = bench.state.board().unwrap().clone();
    let label = |word: &str| {
        let button = home.buttons.iter().find(|button| button.word.as_ref().is_some_and(|id| id.as_str() == word));
        button.unwrap().label.ko.clone()
    };
    let (me, you, stop) = (label("me"), label("you"), label("stop"));
    let mut person = bench.state.person().cloned().unwrap();
    person.masked.insert("me".into());
    bench.run(json!({"settings": {"save": person}}));
    super::guard_by(&mut bench, Guard { free_text: true, blocked: vec![you.clone()], ..Guard::default() });
    bench.talk(json!({"show-history": true}));
    let id = listen(&mut bench);
    let effects = bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(vec![1, 2]))));
    let hints = effects.into_iter().find_map(|effect| match effect {
        Effect::Service(ServiceEffect::WriteDown(writing)) => Some(writing.hints),
        _ => None,
    });
    let hints = hints.unwrap();
    assert!(hints.contains(&stop) && !hints.contains(&me) && !hints.contains(&you), "{hints:?}");
}

#[test]
fn a_microphone_that_does_not_open_is_told() {
    let mut bench = bench(true);
    let id = listen(&mut bench);
    bench.outcome(Outcome::Recording(id, RecordingNews::Failed(Notice::problem("no-microphone"))));
    assert!(bench.state.talk.captions.is_none());
    assert!(bench.state.notices.iter().any(|notice| notice.what == "no-microphone"));
}

#[test]
fn a_recogniser_on_the_device_goes_first_and_needs_no_service() {
    let mut bench = Bench::talking();
    let asks = bench.talk(json!({"show-history": true}));
    assert!(asks.iter().any(|effect| matches!(effect, Effect::Voices(VoicesAsk::Recognisers))), "{asks:?}");
    assert!(bench.talk(json!({"sayings": {"listen": true}})).is_empty(), "nobody writes down");
    bench.outcome(recognisers(vec![Some(Lang::En)]));
    assert!(bench.talk(json!({"sayings": {"listen": true}})).is_empty(), "it understands another language");
    bench.outcome(recognisers(vec![Some(Lang::Ko)]));
    let id = listen(&mut bench);
    let effects = bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::new(vec![1, 2]))));
    let [Effect::WriteDown(hearing)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((hearing.id, hearing.recogniser.as_str(), hearing.wav.as_slice()), (id, "귀", &[1, 2][..]));
    bench.outcome(Outcome::Voices(VoicesNews::Written(id, Some("물 마실래요".to_owned()))));
    assert_eq!(text(&bench), "물 마실래요");
    // Taken out while it listens: the microphone closes.
    let effects = bench.outcome(recognisers(Vec::new()));
    assert!(closes(&effects, id), "{effects:?}");
}

#[test]
fn what_is_heard_on_the_device_never_goes_on_to_a_service() {
    let mut bench = bench(true);
    bench.outcome(recognisers(vec![Some(Lang::Ko)]));
    let id = listen(&mut bench);
    let effects = bench.outcome(recognisers(Vec::new()));
    assert!(closes(&effects, id) && bench.state.talk.captions.is_none(), "{effects:?}");
    assert!(!piece(&mut bench, id), "what comes late is forgotten");
    let by_service = listen(&mut bench);
    assert!(piece(&mut bench, by_service), "once that is begun anew");
    // One that cannot hear, the engine is missing, takes nobody's place.
    bench.talk(json!({"sayings": {"listen": false}}));
    let silent = KnownRecogniser {
        name: "귀".into(),
        lang: Some(Lang::Ko),
        licence: String::new(),
        fault: Some(("runtime", String::new(), String::new())),
    };
    bench.outcome(Outcome::Voices(VoicesNews::Recognisers(vec![silent])));
    let id = listen(&mut bench);
    assert!(piece(&mut bench, id));
    // Until it is known what is there, nobody is asked.
    bench.talk(json!({"sayings": {"listen": false}}));
    bench.state.voices.recognisers = None;
    assert!(bench.talk(json!({"sayings": {"listen": true}})).is_empty());
}
