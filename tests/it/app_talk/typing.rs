//! Typing into the strip: letters join to words, words are offered, and every key can be taken back.

use super::heard;
use crate::common::Bench;
use malgeurim::app::complete::{self, Learnt, Offer, Offers};
use malgeurim::app::{Command, TalkCommand};
use malgeurim::domain::keyboard::Stroke;
use serde_json::json;

fn types(bench: &mut Bench, keys: &str) {
    for key in keys.chars() {
        let stroke = if key == '<' { Stroke::Back } else { Stroke::Letter(key) };
        bench.send(Command::Talk(TalkCommand::Type(stroke)));
    }
}

fn texts(offers: &[Offer]) -> Vec<&str> {
    offers.iter().map(|offer| offer.text.as_str()).collect()
}

fn offers_for(bench: &Bench, text: &str) -> Offers {
    complete::offers_for(&bench.state, &Learnt::of(&bench.state), text)
}

fn offers_for_strip(bench: &Bench) -> Offers {
    complete::offers_for_strip(&bench.state, &Learnt::of(&bench.state))
}

fn takes(bench: &mut Bench, text: &str) {
    let offers = offers_for_strip(bench);
    let all: Vec<Offer> = offers.words.into_iter().chain(offers.sentences).collect();
    let offer = all.iter().find(|offer| offer.text == text).unwrap_or_else(|| panic!("{text}: {all:?}"));
    bench.send(Command::Talk(TalkCommand::Complete(offer.what.clone())));
}

#[test]
fn letters_become_words_and_words_a_sentence() {
    let mut bench = Bench::talking();
    types(&mut bench, "ㅎㅏㅁㅓㄴㅣ ㅁㅜㄹ ");
    assert_eq!(bench.tiles(), ["하머니", "물"]);
    bench.talk(json!({"word": "give"}));
    assert_eq!(bench.tiles().len(), 3, "a tapped word stands beside what was typed");
    assert_eq!(heard(&mut bench)[..2], ["하머니", "물"], "each word is heard when it ends, no letter is");
    bench.talk(json!("speak"));
    let said = heard(&mut bench).remove(0);
    assert!(said.contains("하머니") && said.contains("물 주세요"), "what was typed takes part in the sentence: {said}");
    types(&mut bench, "ㅇㅡ");
    assert_eq!(bench.tiles(), ["으"], "after the sentence was said a new one begins");
}

#[test]
fn every_key_is_taken_back_by_one_key_or_by_undo() {
    let mut bench = Bench::talking();
    types(&mut bench, "ㄷㅏㄹㄱ ");
    types(&mut bench, "<");
    assert_eq!(bench.tiles(), ["닭"], "first that the word had ended");
    types(&mut bench, "<");
    assert_eq!(bench.tiles(), ["달"]);
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["닭"]);
    types(&mut bench, "<<<<");
    assert!(bench.tiles().is_empty());
    types(&mut bench, "<");
    bench.words(&["water"]);
    types(&mut bench, "<");
    assert!(bench.tiles().is_empty(), "a tapped tile goes as it came");
}

#[test]
fn words_are_offered_by_letters_and_initials() {
    let mut bench = Bench::talking();
    for (keys, text) in
        [("ㅎㅏㄱㄱ", "학교"), ("ㅎㄱ", "학교"), ("ㅎㅏㄱㄱㅛ", "학교"), ("ㅁㅜ", "물"), ("scho", "학교")]
    {
        bench.talk(json!("clear"));
        types(&mut bench, keys);
        let offers = offers_for_strip(&bench);
        let offer = offers.words.iter().find(|offer| offer.text == text);
        assert!(offer.is_some_and(|offer| !offer.symbol.0.is_empty()), "{keys}: {:?}", texts(&offers.words));
        takes(&mut bench, text);
        assert_eq!(bench.tiles().len(), 1, "it takes the place of the letters");
    }
    assert_eq!(bench.tiles(), ["school"]);
    assert_eq!(offers_for_strip(&bench), Default::default(), "after a word nothing is offered by letters");
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["scho"], "one step back");
}

#[test]
fn what_a_person_says_often_is_offered_first() {
    let mut bench = Bench::talking();
    let first = |bench: &Bench| texts(&offers_for(bench, "ㅁ").words)[0].to_owned();
    let before = first(&bench);
    assert_ne!(before, "목도리");
    let scarf = bench.state.words.find("목도리").unwrap().id.clone();
    for _ in 0..3 {
        bench.talk(json!({"word": scarf}));
        bench.talk(json!("speak"));
    }
    assert_eq!(first(&bench), "목도리");
    types(&mut bench, "ㅃㅗㅃㅗㅃㅗ ");
    bench.talk(json!("speak"));
    assert!(texts(&offers_for(&bench, "뽀").words).contains(&"뽀뽀뽀"), "a word of one's own comes back");
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert_eq!(first(&bench), before, "nobody else's words are offered");
}

#[test]
fn whole_sentences_are_offered() {
    let mut bench = Bench::talking();
    bench.words(&["school", "go"]);
    bench.talk(json!({"ending": "want"}));
    bench.talk(json!("speak"));
    let said = bench.state.talk.last_said.clone();
    assert!(said.contains("학교"), "{said}");
    types(&mut bench, "ㅎㅏㄱ");
    assert_eq!(texts(&offers_for_strip(&bench).sentences)[0], said);
    takes(&mut bench, &said);
    assert_eq!(bench.tiles(), ["school", "go"]);
    assert_eq!(bench.state.talk.sentence.text, said, "with its ending keys");
    let phrase = bench.state.words.phrases()[0].clone();
    let start: String = phrase.text.ko.chars().take(3).collect();
    let offers = offers_for(&bench, &start);
    assert!(texts(&offers.sentences).contains(&phrase.text.ko.as_str()), "{start}: {:?}", texts(&offers.sentences));
}

#[test]
fn tiles_are_moved_by_hand_and_back() {
    let mut bench = Bench::talking();
    bench.words(&["me", "school", "go"]);
    bench.talk(json!({"move-tile": [2, false]}));
    assert_eq!(bench.tiles(), ["me", "go", "school"]);
    bench.talk(json!({"move-tile": [0, true]}));
    assert_eq!(bench.tiles(), ["go", "me", "school"]);
    for nowhere in [json!([0, false]), json!([2, true]), json!([9, false])] {
        bench.talk(json!({ "move-tile": nowhere }));
    }
    assert_eq!(bench.tiles(), ["go", "me", "school"], "at the ends nothing moves");
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!(bench.tiles(), ["me", "school", "go"]);
}

#[test]
fn the_keyboard_shares_its_place() {
    let mut bench = Bench::talking();
    bench.talk(json!({"search": "물"}));
    bench.talk(json!({"keyboard": true}));
    assert!(bench.state.talk.keyboard && bench.state.talk.search.is_none());
    bench.talk(json!({"show-history": true}));
    assert!(!bench.state.talk.keyboard && bench.state.talk.history_open);
    bench.talk(json!({"keyboard": true}));
    bench.run(json!({"go": "home"}));
    assert!(!bench.state.talk.keyboard);
}

#[test]
fn settings_of_the_keyboard_are_the_persons_own() {
    use malgeurim::app::SettingsCommand;
    use malgeurim::domain::keyboard::{Comes, KeyboardSettings, KoreanKeys, ReadsTyped};
    let mut bench = Bench::talking();
    let mut person = bench.state.person().unwrap().clone();
    assert_eq!(person.keyboard, KeyboardSettings::default());
    person.keyboard.comes = Comes::Always;
    person.keyboard.korean = KoreanKeys::Ganada;
    person.keyboard.reads = ReadsTyped::Both;
    bench.send(Command::Settings(SettingsCommand::Save(Box::new(person.clone()))));
    assert_eq!(bench.state.person().unwrap().keyboard, person.keyboard);
    let written = serde_json::to_value(&person).unwrap();
    assert_eq!(written["keyboard"]["korean"], json!("ganada"));
    bench.run(json!("undo"));
    assert_eq!(bench.state.person().unwrap().keyboard, KeyboardSettings::default());
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert_eq!(bench.state.person().unwrap().keyboard, KeyboardSettings::default());
}

#[test]
fn masked_words_are_not_offered() {
    let mut bench = Bench::talking();
    let offered = |bench: &Bench| texts(&offers_for(bench, "학교").words).contains(&"학교");
    assert!(offered(&bench));
    let mut person = bench.state.person().unwrap().clone();
    person.masked.insert("school".into());
    bench.send(Command::Settings(malgeurim::app::SettingsCommand::Save(Box::new(person))));
    assert!(!offered(&bench));
}
