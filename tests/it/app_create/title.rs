//! The name of a work, by pictures, letters or voice.

use super::*;

#[test]
fn a_title_is_said_in_ones_own_voice() {
    let mut bench = with_words(&["sea"]);
    bench.run(json!({"go": "create"}));
    painted(&mut bench, 40);
    create(&mut bench, json!({"step": "name"}));
    let effects = create(&mut bench, json!({"title-voice": true}));
    let id = effects.iter().find_map(|effect| if let Effect::RecordStart { id } = effect { Some(*id) } else { None });
    let id = id.expect("the microphone");
    bench.outcome(Outcome::Recording(id, RecordingNews::Started));
    assert!(bench.state.create.voice.as_ref().is_some_and(|voice| voice.listening));
    let effects = create(&mut bench, json!({"title-voice": false}));
    assert!(matches!(effects[..], [Effect::RecordStop { id: stopped }] if stopped == id));
    let wav = Arc::new(b"my title".to_vec());
    bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::clone(&wav))));
    let work = the_work(&bench);
    assert_eq!(work.title.voice, Some(BlobId::of(&wav)));
    assert!(work.blobs().contains(&BlobId::of(&wav)));
    bench.said.clear();
    bench.run(json!({"works": {"hear-title": work.id}}));
    assert_eq!(bench.said[0].clip, work.title.voice);
    create(&mut bench, json!("title-silent"));
    assert_eq!(the_work(&bench).title.voice, None);
    // Whoever leaves closes the microphone; what was said until then is kept.
    create(&mut bench, json!({"title-voice": true}));
    let id = bench.state.create.voice.as_ref().map(|voice| voice.id).expect("it is open");
    let effects = bench.run(json!({"go": "works"}));
    assert!(matches!(effects[..], [Effect::RecordStop { id: stopped }] if stopped == id));
    bench.outcome(Outcome::Recording(id, RecordingNews::Started));
    assert!(bench.state.create.voice.as_ref().is_some_and(|voice| !voice.listening), "it is closed");
    bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::clone(&wav))));
    assert_eq!((the_work(&bench).title.voice, &bench.state.create.voice), (Some(BlobId::of(&wav)), &None));
}

#[test]
fn a_title_is_said_for_a_work() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "words"}));
    assert!(create(&mut bench, json!({"title-voice": true})).is_empty(), "there is none yet");
    assert!(bench.state.create.voice.is_none());
}

#[test]
fn a_title_is_made_of_pictures_and_kept_with_the_work() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!({"title-word": "sea"}));
    painted(&mut bench, 40);
    assert_eq!(the_work(&bench).title.text, "바다", "a title given before is not lost");
    create(&mut bench, json!({"title-word": "dog"}));
    let dog = bench.state.words.word("dog").cloned().unwrap();
    let work = the_work(&bench);
    assert_eq!(work.title.text, format!("바다 {}", dog.ko));
    assert_eq!(work.title.symbols.last(), Some(&dog.symbol));
    assert_eq!(deeds(&work).iter().filter(|deed| **deed == "titled").count(), 2, "before and after it was painted");
    create(&mut bench, json!("title-back"));
    assert_eq!((the_work(&bench).title.text.as_str(), the_work(&bench).title.symbols.len()), ("바다", 1));
    create(&mut bench, json!({"title-text": "나의 바다\u{7}"}));
    assert_eq!(the_work(&bench).title.text, "나의 바다");
    bench.run(json!("undo"));
    assert_eq!((the_work(&bench).title.text.as_str(), bench.state.create.title.text.as_str()), ("바다", "바다"));
}

#[test]
fn a_title_can_be_the_first_of_a_work() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "words"}));
    create(&mut bench, json!({"title-word": "sea"}));
    assert_eq!(the_work(&bench).title.text, "바다");
    bench.run(json!("undo"));
    assert!(bench.state.library.artworks.is_empty() && bench.state.create.title.text.is_empty());
    bench.run(json!("redo"));
    assert_eq!(bench.state.create.title.text, "바다");
    create(&mut bench, json!("title-back"));
    assert!(bench.state.library.artworks.is_empty(), "a work without anything does not lie about");
}

#[test]
fn white_paper_with_a_title_is_no_picture() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, json!({"title-word": "sea"}));
    let work = the_work(&bench).id;
    assert!(bench.run(json!({"works": {"export": [work, "out.png"]}})).is_empty());
    assert_eq!(bench.read_notices(), ["paint-nothing"]);
    bench.run(json!({"exhibit": {"new": "봄"}}));
    let show = bench.state.exhibit.open.clone().unwrap();
    bench.run(json!({"exhibit": {"add": [show, [work]]}}));
    assert_eq!(bench.state.library.exhibitions[&show].count(), 0);
    create(&mut bench, stroke(1.0));
    bench.run(json!({"exhibit": {"add": [show, [work]]}}));
    assert!(bench.state.library.exhibitions[&show].has(work.as_str()));
}
