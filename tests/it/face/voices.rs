//! Choosing a voice: each can be heard, chosen and, where somebody added it, taken out.

use super::stage::{LYING, PHONE, STANDING, Stage};
use super::targets::faults;
use malgeurim::app::{Command, Effect, Outcome, Room, SayingsCommand, TalkCommand, VoicesAsk, VoicesNews};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::turn::Turn;
use malgeurim::domain::voice::{ESPEAK_VARIANTS, KnownVoice, VoiceEngine, VoiceRef};

fn known() -> Vec<KnownVoice> {
    let voice = |engine, name: &str, langs: &[Lang]| KnownVoice {
        voice: VoiceRef::new(engine, name),
        langs: langs.to_vec(),
        ..KnownVoice::default()
    };
    let both = [Lang::Ko, Lang::En];
    let mut all: Vec<KnownVoice> = ESPEAK_VARIANTS.iter().map(|name| voice(VoiceEngine::Espeak, name, &both)).collect();
    all.push(KnownVoice { licence: "CC BY 4.0".into(), ..voice(VoiceEngine::Added, "tonic/F1", &both) });
    all.push(voice(VoiceEngine::Added, "amy", &[Lang::En]));
    let fault = Some(("missing", "v.onnx.json".to_owned(), String::new()));
    all.push(KnownVoice { fault, ..voice(VoiceEngine::Added, "broken", &[]) });
    all
}

fn list(lang: Lang, size: egui::Vec2) -> Stage {
    let mut stage = Stage::new(lang, size);
    stage.go(Room::Settings);
    stage.tap(&stage.t("settings-speech"));
    let now = stage.t("voice-automatic");
    let choose = match lang {
        Lang::Ko => format!("목소리 고르기: {now}"),
        Lang::En => format!("Choose a voice: {now}"),
    };
    stage.tap(&choose);
    stage.outcome(Outcome::Voices(VoicesNews::Known(known())));
    stage.effects();
    stage
}

fn chosen(stage: &Stage, lang: Lang) -> Option<VoiceRef> {
    stage.state().person().and_then(|person| person.speech.voices.get(&lang).cloned())
}

#[test]
fn a_voice_is_heard_before_it_is_chosen_and_then_speaks() {
    let mut stage = list(Lang::Ko, STANDING);
    stage.tap("들어 보기: 여자 목소리 1 (espeak)");
    let said = |stage: &mut Stage| {
        stage.effects().into_iter().find_map(|effect| match effect {
            Effect::Speak { what, .. } => Some(what),
            _ => None,
        })
    };
    let tried = said(&mut stage).expect("it is heard");
    assert_eq!(tried.voice, Some(VoiceRef::new(VoiceEngine::Espeak, "f2")));
    assert!(tried.turn == Turn::Cuts && chosen(&stage, Lang::Ko).is_none());
    stage.tap("tonic · F1 (CC BY 4.0)");
    assert_eq!(chosen(&stage, Lang::Ko), Some(VoiceRef::new(VoiceEngine::Added, "tonic/F1")));
    assert!(stage.button("tonic · F1 (CC BY 4.0)").chosen);
    stage.tap("뒤로");
    assert!(stage.has_button("목소리 고르기: tonic · F1"));
    stage.tap("들어 보기");
    assert_eq!(said(&mut stage).and_then(|what| what.voice), chosen(&stage, Lang::Ko));
}

#[test]
fn each_language_has_its_own_voice() {
    let mut stage = list(Lang::Ko, STANDING);
    assert!(!stage.has_button("amy"), "it speaks no Korean");
    stage.tap("English");
    stage.tap("amy");
    assert_eq!(chosen(&stage, Lang::En), Some(VoiceRef::new(VoiceEngine::Added, "amy")));
    assert_eq!(chosen(&stage, Lang::Ko), None);
    stage.tap("자동 (가장 또렷한 목소리)");
    assert_eq!(chosen(&stage, Lang::En), None);
}

#[test]
fn an_added_voice_says_what_is_wrong_and_can_be_removed() {
    let mut stage = list(Lang::Ko, STANDING);
    assert!(stage.shows("broken: v.onnx.json 파일이 없어요."), "{:?}", stage.words());
    stage.tap("목소리 지우기: broken");
    let asked = stage.effects().iter().any(|effect| matches!(effect, Effect::Voices(_)));
    assert!(!asked, "what cannot be brought back is asked twice");
    stage.tap("한 번 더 누르면 지워요: broken");
    let asks: Vec<VoicesAsk> = stage
        .effects()
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Voices(ask) => Some(ask),
            _ => None,
        })
        .collect();
    assert_eq!(asks, [VoicesAsk::Remove("broken".into())]);
}

#[test]
fn a_chosen_voice_that_is_gone_is_told_in_one_sentence() {
    let mut stage = list(Lang::Ko, STANDING);
    stage.tap("tonic · F1 (CC BY 4.0)");
    let left = known().into_iter().filter(|voice| voice.voice.name != "tonic/F1").collect();
    stage.outcome(Outcome::Voices(VoicesNews::Known(left)));
    assert!(stage.shows("고른 목소리(tonic · F1)가 없어요. 그동안 자동 목소리로 말해요."), "{:?}", stage.words());
    stage.outcome(Outcome::Voices(VoicesNews::Silent(VoiceRef::new(VoiceEngine::Added, "tonic/F1"))));
    assert!(stage.state().notices.iter().any(|notice| notice.what == "voice-silent"));
}

#[test]
fn the_list_fits_every_window() {
    for lang in [Lang::Ko, Lang::En] {
        for size in [LYING, STANDING, PHONE] {
            let mut stage = list(lang, size);
            for page in 0..3 {
                let found = faults(&stage, 44.0);
                assert!(found.is_empty(), "{lang:?} {size:?} {page}\n{}", found.join("\n"));
                let next = stage.t("page-next");
                if stage.has_button(&next) && stage.button(&next).enabled {
                    stage.tap(&next);
                }
            }
        }
    }
}

#[test]
fn where_it_sounds_is_chosen_for_the_device_and_heard_at_once() {
    let mut stage = Stage::new(Lang::Ko, STANDING);
    stage.go(Room::Settings);
    stage.tap("목소리");
    stage.tap("소리 나는 곳 고르기: 자동 (기기의 스피커)");
    stage.outcome(Outcome::Voices(VoicesNews::Outputs(vec!["내장 스피커".into(), "USB".into()], None)));
    stage.effects();
    stage.tap("USB");
    let effects = stage.effects();
    let wanted = VoicesAsk::Output(Some("USB".into()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Voices(ask) if *ask == wanted)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Speak { .. })));
    assert!(stage.button("USB").chosen && faults(&stage, 44.0).is_empty());
    stage.outcome(Outcome::Voices(VoicesNews::OutputGone("USB".into())));
    assert!(stage.state().notices.iter().any(|notice| notice.what == "sound-output-gone"));
}

#[test]
fn what_others_say_stands_large_while_the_microphone_is_seen_to_be_open() {
    use malgeurim::app::{RecordingNews, ServiceNews};
    use malgeurim::domain::record::Record;
    use malgeurim::domain::service::{Guard, Service, ServiceRules};
    for (lang, size) in [(Lang::Ko, LYING), (Lang::En, STANDING), (Lang::Ko, PHONE)] {
        let mut stage = Stage::new(lang, size);
        let text = r#"{"name":"E","kind":"speech","url":"https://a.example","on":true}"#;
        let services = vec![serde_json::from_str::<Service>(text).expect("a service")];
        stage.outcome(Outcome::Service(ServiceNews::Known {
            services,
            damaged: false,
            pin: true,
            under_way: Vec::new(),
        }));
        stage.outcome(Outcome::Voices(VoicesNews::Recognisers(Vec::new())));
        let guard = Guard { free_text: true, ..Guard::default() };
        stage.state_mut().library.put(Record::ServiceRules(ServiceRules { guard, ..ServiceRules::default() }));
        stage.go(Room::Talk);
        stage.send(Command::Talk(TalkCommand::ShowHistory(true)));
        stage.tap(&stage.t("heard"));
        stage.tap(&stage.t("heard-listen"));
        let id = stage.effects().into_iter().find_map(|effect| match effect {
            Effect::Listen { id } => Some(id),
            _ => None,
        });
        let id = id.expect("the microphone opens");
        stage.outcome(Outcome::Recording(id, RecordingNews::Started));
        assert!(stage.shows(&stage.t("heard-listening")), "{lang:?} {size:?} {:?}", stage.words());
        let said = "물 줄까요?";
        stage.outcome(Outcome::Service(ServiceNews::Written(id, Some(said.to_owned()))));
        assert!(stage.shows(said), "{lang:?} {size:?} {:?}", stage.words());
        let found = faults(&stage, 72.0);
        assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
        // Read and answered: what is left of it fits as well.
        stage.tap(&stage.t("heard-listen-end"));
        let found = faults(&stage, 72.0);
        assert!(found.is_empty(), "{lang:?} {size:?}\n{}", found.join("\n"));
        stage.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Heard(String::new()))));
        stage.tap(&stage.t("heard-listen"));
        stage.effects();
        stage.tap(&stage.t("quick"));
        assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::RecordStop { .. })));
    }
}
