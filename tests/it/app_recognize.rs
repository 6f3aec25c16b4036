//! Signs, cards, drawings and sounds, without a camera or microphone: what is sure goes into the strip, what is not is
//! asked, what protects a person is always asked, and nothing stays open where the person does not see it.

use crate::common::{Bench, commits};
use malgeurim::app::{
    Ask, AttentionNews, Command, CreateCommand, Effect, EffectId, Heard, Outcome, Room, SpeechNews, Taught, Understood,
    View,
};
use malgeurim::domain::example::{MAX_EXAMPLES, meaning};
use malgeurim::domain::notice::Notice;
use malgeurim::domain::recognize::needs_tap;
use malgeurim::domain::record::Kind;
use malgeurim::domain::shown::{Shown, Sketch, Way};
use malgeurim::domain::strip::{Piece, Tile};
use malgeurim::recognition::fewshot::{Answer, Candidate, Decision};
use serde_json::{Value, json};
use std::sync::Arc;

fn run(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "recognize": command }))
}

/// A drawing that differs from others by `number`.
fn sketch(number: usize) -> Shown {
    let at = |i: f32| [i * 10.0, (number as f32 + 1.0) * i, i * 16.0];
    Shown::Sketch(Sketch { strokes: vec![(0..8).map(|i| at(i as f32)).collect()] })
}

fn understood(answer: Answer, words: &[&str]) -> Understood {
    let candidates = words
        .iter()
        .enumerate()
        .map(|(place, word)| Candidate { word: format!("word:{word}"), distance: place as f32, p: 0.1 })
        .collect();
    let decision = Decision { answer, candidates, evidence: 1.0 };
    Understood { shown: sketch(0), decision, coded: false, sound: None }
}

fn asks(effects: &[Effect]) -> Vec<&Ask> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Attend { ask, .. } => Some(ask),
            _ => None,
        })
        .collect()
}

fn turn_on(bench: &mut Bench, way: &str) -> EffectId {
    run(bench, json!({"turn": [way, true]}));
    let id = bench.state.recognize.on.as_ref().unwrap().id;
    bench.outcome(Outcome::Attention(id, AttentionNews::Opened));
    id
}

fn news(bench: &mut Bench, id: EffectId, news: AttentionNews) -> Vec<Effect> {
    bench.outcome(Outcome::Attention(id, news))
}

fn show(bench: &mut Bench, id: EffectId, answer: Answer, words: &[&str]) -> Vec<Effect> {
    news(bench, id, AttentionNews::Understood(Box::new(understood(answer, words))))
}

fn learned(effects: &[Effect]) -> Option<Arc<Taught>> {
    asks(effects).into_iter().find_map(|ask| match ask {
        Ask::Learn(_, taught) => Some(Arc::clone(taught)),
        _ => None,
    })
}

#[test]
fn one_tap_opens_one_tap_closes_and_another_way_takes_its_place() {
    let mut bench = Bench::talking();
    let effects = run(&mut bench, json!({"turn": ["sign", true]}));
    assert!(matches!(asks(&effects)[..], [Ask::Learn(Way::Sign, _), Ask::Open(Way::Sign)]));
    assert!(!bench.state.recognize.on.as_ref().unwrap().open, "not before the camera says so");
    let effects = run(&mut bench, json!({"turn": ["word", true]}));
    assert!(matches!(asks(&effects)[..], [Ask::Close, Ask::Learn(Way::Word, _), Ask::Open(Way::Word)]));
    let effects = run(&mut bench, json!({"turn": ["word", false]}));
    assert!(matches!(asks(&effects)[..], [Ask::Close]));
    assert!(bench.state.recognize.on.is_none());
}

#[test]
fn drawing_opens_no_device() {
    let mut bench = Bench::talking();
    let effects = run(&mut bench, json!({"turn": ["sketch", true]}));
    assert!(matches!(asks(&effects)[..], [Ask::Learn(Way::Sketch, _)]));
}

#[test]
fn whatever_leads_out_of_sight_closes_it() {
    for away in
        [json!({"go": "home"}), json!({"go": "settings"}), json!({"go": "who"}), json!({"clips": {"mode": true}})]
    {
        let mut bench = Bench::talking();
        turn_on(&mut bench, "sign");
        let effects = bench.run(away.clone());
        assert!(matches!(asks(&effects)[..], [Ask::Close]), "{away}");
        assert!(bench.state.recognize.on.is_none(), "{away}");
    }
    let mut bench = Bench::talking();
    bench.run(json!({"go": "works"}));
    assert!(run(&mut bench, json!({"turn": ["sign", true]})).is_empty(), "nothing opens out of sight");
}

#[test]
fn a_screen_that_does_not_show_it_closes_it() {
    let mut bench = Bench::talking();
    turn_on(&mut bench, "sign");
    bench.words(&["water"]);
    bench.talk(json!({"show-big": true}));
    assert!(bench.state.recognize.on.is_none(), "huge letters cover the red dot");
    let mut bench = Bench::talking();
    bench.run(json!({"go": "create"}));
    bench.run(json!({"create": {"step": "what"}}));
    turn_on(&mut bench, "sign");
    bench.run(json!({"create": {"step": "how"}}));
    assert!(bench.state.recognize.on.is_none(), "only the step of the words shows it");
    let mut bench = Bench::talking();
    bench.run(json!({"go": "teach"}));
    assert!(bench.state.recognize.teaching.is_some(), "the room is never empty");
    run(&mut bench, json!({"turn": ["sign", true]}));
    assert!(bench.state.recognize.on.is_none(), "the list of words shows no mirror");
}

#[test]
fn an_undo_takes_it_from_the_recogniser_too() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    run(&mut bench, json!("none-of-these"));
    let effects = bench.ask(serde_json::from_value(json!("undo")).unwrap());
    bench.answer(effects);
    let taught = malgeurim::app::taught(&bench.state, Way::Sketch);
    assert!(taught.examples.is_empty());
    // The outcome itself asks for it to be forgotten.
    let outcome = Outcome::Redone { name: "example-against".to_owned(), writes: Vec::new(), passed: 0 };
    let effects = bench.outcome(outcome);
    assert!(learned(&effects).is_some_and(|taught| taught.examples.is_empty()));
}

#[test]
fn a_question_outlives_its_camera() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "card");
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    news(&mut bench, id, AttentionNews::Failed(Notice::problem("camera-lost")));
    assert!(bench.state.recognize.on.is_none() && bench.state.recognize.asked.is_some());
    run(&mut bench, json!({"choose": "word:rice"}));
    assert_eq!(bench.tiles(), ["rice"]);
}

#[test]
fn an_open_microphone_does_not_hear_the_voice() {
    let mut bench = Bench::talking();
    turn_on(&mut bench, "word");
    let effects = bench.outcome(Outcome::Speech(99, SpeechNews::Started));
    assert!(matches!(asks(&effects)[..], [Ask::Pause(true)]));
    let effects = bench.outcome(Outcome::Speech(99, SpeechNews::Finished));
    assert!(matches!(asks(&effects)[..], [Ask::Pause(false)]));
}

#[test]
fn a_label_that_hides_a_grave_sentence_waits_for_a_tap() {
    let mut bench = Bench::talking();
    let who = bench.state.who.clone().unwrap();
    let tile = Tile { vocalization: "배가 아파요".to_owned(), ..Piece::Text("배".to_owned()).into() };
    let effects = malgeurim::app::keep_example(&mut bench.state, tile, sketch(0));
    bench.answer(effects);
    assert_eq!(bench.state.my_examples().next().unwrap().profile, who);
    let id = turn_on(&mut bench, "sketch");
    let mut shown = understood(Answer::Sure, &[]);
    shown.decision.candidates = vec![Candidate { word: "text:배".to_owned(), distance: 0.0, p: 0.0 }];
    news(&mut bench, id, AttentionNews::Understood(Box::new(shown)));
    assert!(bench.tiles().is_empty() && bench.state.recognize.asked.is_some());
}

#[test]
fn what_is_sure_goes_into_the_strip_and_is_heard() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sign");
    show(&mut bench, id, Answer::Sure, &["water", "rice"]);
    assert_eq!(bench.tiles(), ["water"]);
    assert_eq!(bench.said.len(), 1);
    assert!(bench.state.library.examples.is_empty(), "nobody confirmed it: nothing is learnt");
    let heard = bench.state.recognize.on.as_ref().unwrap().heard.clone();
    assert!(matches!(heard, Some(Heard::Word(tile)) if meaning(&tile) == "word:water"));
}

#[test]
fn what_is_not_known_says_so_and_changes_nothing() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "word");
    let effects = show(&mut bench, id, Answer::Unknown, &["water"]);
    assert!(effects.is_empty() && bench.tiles().is_empty() && bench.said.is_empty());
    assert_eq!(bench.state.recognize.on.as_ref().unwrap().heard, Some(Heard::Unknown));
}

#[test]
fn words_that_protect_wait_for_a_tap_however_sure_it_is() {
    for word in ["yes", "no", "help", "hurt", "medicine", "consent", "emergency"] {
        let mut bench = Bench::talking();
        let id = turn_on(&mut bench, "sign");
        show(&mut bench, id, Answer::Sure, &[word, "rice"]);
        assert!(bench.tiles().is_empty() && bench.said.is_empty(), "{word} went out without a tap");
        run(&mut bench, json!({"choose": format!("word:{word}")}));
        assert_eq!(bench.tiles(), [word]);
    }
}

#[test]
fn every_word_that_waits_for_a_tap_exists_and_everyday_words_do_not() {
    let bench = Bench::empty();
    let word = |id: &str| needs_tap(&bench.state.words, &Piece::Word(id.into()));
    for id in ["water", "rice", "like", "stop", "toilet", "mother"] {
        assert!(bench.state.words.word(id).is_none() || !word(id), "{id}");
    }
    assert!(word("violence"), "the drawer of safety");
    assert!(needs_tap(&bench.state.words, &Piece::Phrase("hurts-here".into())));
    assert!(!needs_tap(&bench.state.words, &Piece::Phrase("good-morning".into())));
    assert!(needs_tap(&bench.state.words, &Piece::Text("아프다".to_owned())), "an imported text that says it hurts");
    assert!(needs_tap(&bench.state.words, &Piece::Text("우리끼리 하는 말".to_owned())), "what it says is not known");
}

#[test]
fn a_chosen_word_becomes_an_example_and_one_undo_takes_both_back() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sketch");
    let effects = show(&mut bench, id, Answer::Maybe, &["water", "rice", "tree", "home"]);
    assert!(matches!(asks(&effects)[..], [Ask::Pause(true)]));
    let choices: Vec<String> = bench.state.recognize.asked.as_ref().unwrap().choices.iter().map(meaning).collect();
    assert_eq!(choices, ["word:water", "word:rice", "word:tree"], "three at most");
    assert!(bench.tiles().is_empty());
    let effects = run(&mut bench, json!({"choose": "word:rice"}));
    assert_eq!((bench.tiles(), commits(&effects).len()), (vec!["rice".to_owned()], 1));
    let taught = learned(&effects).expect("the recogniser learns it at once");
    assert_eq!((taught.examples.len(), taught.examples[0].meaning().as_str()), (1, "word:rice"));
    assert!(asks(&effects).contains(&&Ask::Pause(false)));
    bench.run(json!("undo"));
    assert!(bench.tiles().is_empty() && bench.state.library.examples.is_empty());
}

#[test]
fn none_of_these_is_learnt_against_them() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    run(&mut bench, json!("none-of-these"));
    let against: Vec<(String, bool)> =
        bench.state.library.examples.values().map(|example| (example.meaning(), example.is)).collect();
    assert_eq!(against.len(), 2);
    assert!(against.iter().all(|(_, is)| !is) && bench.tiles().is_empty());
}

#[test]
fn again_learns_nothing_and_a_tap_on_the_board_answers_too() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    run(&mut bench, json!("again"));
    assert!(bench.state.recognize.asked.is_none() && bench.state.library.examples.is_empty());
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    bench.press_word("home", "me");
    assert!(bench.state.recognize.asked.is_none());
    assert_eq!(bench.tiles(), ["me"]);
}

#[test]
fn while_a_question_waits_nothing_else_is_understood() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sign");
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    show(&mut bench, id, Answer::Sure, &["home"]);
    assert!(bench.tiles().is_empty());
    run(&mut bench, json!({"choose": "word:tree"}));
    assert!(bench.state.recognize.asked.is_some(), "only what was offered can be chosen");
}

#[test]
fn who_does_not_want_to_be_learnt_from_is_not_nor_are_staff() {
    let mut bench = Bench::talking();
    let mut person = bench.state.person().unwrap().clone();
    person.recognize.learn = false;
    bench.run(json!({"settings": {"save": person}}));
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Maybe, &["water"]);
    run(&mut bench, json!({"choose": "word:water"}));
    assert!(bench.state.library.examples.is_empty());
    let mut bench = Bench::talking();
    bench.talk(json!({"modelling": true}));
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Maybe, &["water"]);
    run(&mut bench, json!({"choose": "word:water"}));
    assert_eq!(bench.tiles(), ["water"]);
    assert!(bench.state.library.examples.is_empty());
}

#[test]
fn what_comes_late_is_of_no_use() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sign");
    turn_on(&mut bench, "word");
    show(&mut bench, id, Answer::Sure, &["water"]);
    news(&mut bench, id, AttentionNews::Failed(Notice::problem("camera-lost")));
    assert!(bench.tiles().is_empty() && bench.state.notices.is_empty());
    assert_eq!(bench.state.recognize.on.as_ref().unwrap().way, Way::Word);
}

#[test]
fn a_lost_camera_and_a_long_rest_close_it_with_words() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "card");
    news(&mut bench, id, AttentionNews::Failed(Notice::problem("camera-lost")));
    assert!(bench.state.recognize.on.is_none());
    assert_eq!(bench.read_notices(), ["camera-lost"]);
    let id = turn_on(&mut bench, "card");
    news(&mut bench, id, AttentionNews::Idle);
    assert!(bench.state.recognize.on.is_none());
    assert_eq!(bench.read_notices(), ["attention-idle"]);
}

#[test]
fn push_to_talk_begins_and_ends_a_word_only_while_the_microphone_is_open() {
    let mut bench = Bench::talking();
    run(&mut bench, json!({"turn": ["word", true]}));
    assert!(run(&mut bench, json!({"talking": true})).is_empty(), "it is not open yet");
    let id = bench.state.recognize.on.as_ref().unwrap().id;
    news(&mut bench, id, AttentionNews::Opened);
    let effects = run(&mut bench, json!({"talking": true}));
    assert!(matches!(effects[0], Effect::StopSpeech), "the microphone must not hear the voice");
    assert!(matches!(asks(&effects)[..], [Ask::Pause(false), Ask::Talking(true)]));
    news(&mut bench, id, AttentionNews::Hint(Notice::problem("word-too-quiet")));
    let on = bench.state.recognize.on.as_ref().unwrap();
    assert!(!on.talking);
    assert_eq!(on.heard, Some(Heard::Hint(Notice::problem("word-too-quiet"))));
}

#[test]
fn the_mirror_shows_the_newest_view() {
    let mut bench = Bench::talking();
    let id = turn_on(&mut bench, "sign");
    let view = Arc::new(View { progress: 0.5, present: true, ..View::default() });
    news(&mut bench, id, AttentionNews::View(Arc::clone(&view)));
    assert_eq!(bench.state.recognize.on.as_ref().unwrap().view, view);
}

#[test]
fn in_create_the_same_ways_choose_the_words_of_the_picture() {
    let mut bench = Bench::talking();
    bench.run(json!({"go": "create"}));
    bench.send(Command::Create(CreateCommand::Begin(malgeurim::domain::artwork::Beginning::default())));
    bench.run(json!({"create": {"step": "what"}}));
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Sure, &["home"]);
    assert_eq!(bench.state.create.draft.words, ["home".into()]);
    assert!(bench.tiles().is_empty());
}

/// Draws for a word in a lesson, so that examples are there.
fn teach(bench: &mut Bench, word: &str, times: usize) {
    run(bench, json!({"teach": {"word": format!("word:{word}")}}));
    run(bench, json!({"teach": {"way": "sketch"}}));
    let id = turn_on(bench, "sketch");
    for number in 0..times {
        let shown = Understood { shown: sketch(number), ..understood(Answer::Unknown, &[]) };
        news(bench, id, AttentionNews::Understood(Box::new(shown)));
    }
}

#[test]
fn any_button_is_taught_by_tapping_it() {
    let mut bench = Bench::talking();
    run(&mut bench, json!({"teach": {"pick": true}}));
    assert!(bench.state.talk.picking && bench.state.room == Room::Talk);
    bench.press_word("home", "food");
    assert_eq!(bench.state.talk.board.as_str(), "builtin/food", "folders open");
    bench.press_word("food", "rice");
    assert!(bench.tiles().is_empty() && bench.said.is_empty(), "it is chosen, not said");
    assert_eq!(bench.state.room, Room::Teach);
    let lesson = bench.state.recognize.teaching.as_ref().unwrap().lesson.clone().unwrap();
    assert_eq!((meaning(&lesson.tile), lesson.kept), ("word:rice".to_owned(), 0));
    bench.run(json!({"go": "talk"}));
    assert!(bench.state.recognize.teaching.is_none() && !bench.state.talk.picking);
}

#[test]
fn what_is_shown_in_a_lesson_is_an_example_and_is_not_said() {
    let mut bench = Bench::talking();
    teach(&mut bench, "rice", 3);
    assert_eq!(bench.state.recognize.teaching.as_ref().unwrap().lesson.as_ref().unwrap().kept, 3);
    assert_eq!(bench.state.examples_of(Way::Sketch, "word:rice", true).len(), 3);
    assert!(bench.tiles().is_empty() && bench.said.is_empty());
    bench.run(json!("undo"));
    assert_eq!(bench.state.examples_of(Way::Sketch, "word:rice", true).len(), 2);
    let first = bench.state.examples_of(Way::Sketch, "word:rice", true)[0].id.clone();
    let effects = run(&mut bench, json!({"teach": {"delete": first}}));
    assert_eq!(learned(&effects).unwrap().examples.len(), 1, "forgotten at once");
    run(&mut bench, json!({"teach": {"delete-all": ["word:rice", "sketch"]}}));
    assert!(bench.state.library.examples.is_empty());
}

#[test]
fn a_likeness_to_another_word_is_told() {
    let mut bench = Bench::talking();
    teach(&mut bench, "water", 1);
    teach(&mut bench, "rice", 1);
    let id = bench.state.recognize.on.as_ref().unwrap().id;
    show(&mut bench, id, Answer::Maybe, &["water", "rice"]);
    let like = |bench: &Bench| {
        let teaching = bench.state.recognize.teaching.as_ref().unwrap();
        teaching.lesson.as_ref().unwrap().like.as_ref().map(meaning)
    };
    assert_eq!(like(&bench), Some("word:water".to_owned()));
    show(&mut bench, id, Answer::Sure, &["rice", "water"]);
    assert_eq!(like(&bench), None);
    show(&mut bench, id, Answer::Maybe, &["tree", "rice"]);
    assert_eq!(like(&bench), None, "a drawing that came with the program is no word of theirs");
}

#[test]
fn of_too_many_examples_the_one_that_says_least_goes() {
    let mut bench = Bench::talking();
    // The same drawing over and over, and one that is different: that one stays.
    teach(&mut bench, "rice", 1);
    let odd = bench.state.examples_of(Way::Sketch, "word:rice", true)[0].id.clone();
    let id = bench.state.recognize.on.as_ref().unwrap().id;
    for _ in 0..MAX_EXAMPLES + 3 {
        let circle = (0..24).map(|i| {
            let turn = i as f32 / 24.0 * std::f32::consts::TAU;
            [50.0 + 40.0 * turn.cos(), 50.0 + 40.0 * turn.sin(), i as f32 * 16.0]
        });
        let shown = Shown::Sketch(Sketch { strokes: vec![circle.collect()] });
        let shown = Understood { shown, ..understood(Answer::Unknown, &[]) };
        news(&mut bench, id, AttentionNews::Understood(Box::new(shown)));
    }
    let kept = bench.state.examples_of(Way::Sketch, "word:rice", true);
    assert_eq!(kept.len(), MAX_EXAMPLES);
    assert!(kept.iter().any(|example| example.id == odd), "what is different says most");
}

#[test]
fn examples_are_personal_and_go_with_the_person() {
    let mut bench = Bench::talking();
    teach(&mut bench, "rice", 2);
    let sky = bench.state.who.clone().unwrap();
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    bench.run(json!({"go": "talk"}));
    let effects = run(&mut bench, json!({"turn": ["sketch", true]}));
    assert!(learned(&effects).unwrap().examples.is_empty(), "nobody else's");
    bench.run(json!({"go": "who"}));
    bench.run(json!({"profiles": {"remove": sky.as_str()}}));
    assert!(bench.rows.keys().all(|(kind, _)| *kind != Kind::Example));
    bench.run(json!("undo"));
    assert_eq!(bench.state.library.examples.len(), 2, "they come back with the person");
}

#[test]
fn a_drawing_becomes_the_picture_of_its_word_if_the_person_likes() {
    let mut bench = Bench::talking();
    assert!(run(&mut bench, json!({"keep-drawing": true})).is_empty(), "there is none yet");
    let id = turn_on(&mut bench, "sketch");
    show(&mut bench, id, Answer::Sure, &["home"]);
    let before = bench.state.tile_symbol(&bench.state.strip().tiles[0]);
    run(&mut bench, json!({"keep-drawing": true}));
    let after = bench.state.tile_symbol(&bench.state.strip().tiles[0]);
    assert_ne!(before, after);
    assert!(after.blob().is_some());
    run(&mut bench, json!({"keep-drawing": false}));
    assert_eq!(bench.state.tile_symbol(&bench.state.strip().tiles[0]), before);
    // Later, too, when the drawing itself is long gone.
    run(&mut bench, json!({"keep-drawing": true}));
    run(&mut bench, json!({"teach": {"forget-drawing": "word:home"}}));
    assert_eq!(bench.state.tile_symbol(&bench.state.strip().tiles[0]), before);
    assert!(run(&mut bench, json!({"teach": {"forget-drawing": "word:home"}})).is_empty(), "there is none any more");
}

#[test]
fn sounds_are_kept_with_examples_only_when_they_come() {
    let mut bench = Bench::talking();
    run(&mut bench, json!({"teach": {"word": "word:rice"}}));
    run(&mut bench, json!({"teach": {"way": "word"}}));
    let id = turn_on(&mut bench, "word");
    let sound = Some(Arc::new(b"my voice".to_vec()));
    news(&mut bench, id, AttentionNews::Understood(Box::new(Understood { sound, ..understood(Answer::Unknown, &[]) })));
    let example = bench.state.my_examples().next().unwrap().clone();
    assert!(example.sound.is_some());
    bench.said.clear();
    run(&mut bench, json!({"teach": {"hear": example.id}}));
    assert_eq!(bench.said[0].clip, example.sound);
}
