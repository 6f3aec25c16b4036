//! What the picture shows: words, things, drawings of one's own.

use super::*;

#[test]
fn words_become_a_scene_at_once() {
    let mut bench = with_words(&["sea"]);
    let sea = bench.state.create.draft.scene.clone();
    create(&mut bench, json!({"add-word": "dog"}));
    let both = bench.state.create.draft.scene.clone();
    assert!(both.objects.len() > sea.objects.len());
    assert_eq!(bench.state.create.draft.sample, serde_json::to_string(&both).unwrap(), "samples show this scene");
    create(&mut bench, json!({"remove-word": 1}));
    assert_eq!(bench.state.create.draft.scene, sea);
    create(&mut bench, json!({"remove-word": 7}));
    assert_eq!(bench.state.create.draft.scene, sea);
    create(&mut bench, json!("rearrange"));
    assert_ne!(bench.state.create.draft.scene.seed, sea.seed);
    let work = the_work(&bench);
    let draft = &bench.state.create.draft;
    assert_eq!((work.plan.as_ref(), &work.base), (Some(&draft.recipe()), &None), "it is saved before it is painted");
    assert_eq!(work.sketch(), Some(&draft.scene));
    assert_eq!(work.alt, malgeurim::art::alt_text(&draft.scene, &bench.state.words), "and described");
}

#[test]
fn the_strip_becomes_the_words_of_the_picture() {
    let mut bench = Bench::talking();
    bench.words(&["me", "sea", "go"]);
    bench.talk(json!({"phrase": "what-name"}));
    create(&mut bench, json!("from-strip"));
    assert_eq!(bench.state.create.draft.words, ["me".into(), "sea".into(), "go".into()]);
    assert_eq!((bench.state.room, bench.state.create.draft.beginning), (Room::Create, Beginning::Words));
    assert!(!bench.state.create.draft.scene.objects.is_empty());
}

#[test]
fn too_many_words_are_refused_in_words() {
    let mut bench = with_words(&["dog"; 24]);
    assert!(bench.read_notices().is_empty());
    create(&mut bench, json!({"add-word": "sea"}));
    assert_eq!((bench.read_notices(), bench.state.create.draft.words.len()), (vec!["picture-words-full".into()], 24));
}

#[test]
fn a_drawing_is_cut_out_and_becomes_a_thing_in_the_scene() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, stroke(1.0));
    let drawing = the_work(&bench).id;
    create(&mut bench, json!({"begin": "drawing"}));
    create(&mut bench, json!({ "cut-out": drawing }));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::CutOut(CutOutOf::Sheet(sheet)) if sheet.marks.len() == 1));
    let (blob, _) = bench.pictured(id, 9, false);
    let thing = |bench: &Bench| bench.state.create.draft.scene.objects.last().cloned().expect("a thing");
    assert_eq!(thing(&bench).symbol.blob(), Some(blob.as_str()));
    assert_eq!(bench.state.person().unwrap().things.as_slice(), std::slice::from_ref(&blob), "it can be used again");
    create(&mut bench, json!({"add-word": "dog"}));
    assert!(bench.state.create.draft.scene.objects.iter().any(|thing| thing.symbol.blob() == Some(blob.as_str())));
    create(&mut bench, json!("paint"));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::Paint { subject: Subject::Scene(_), .. }));
    bench.pictured(id, 10, false);
    let painting = bench.state.library.works(None).into_iter().find(|work| work.base.is_some()).cloned().unwrap();
    assert!(painting.blobs().contains(&blob), "the work needs the drawing to be painted anew");
    create(&mut bench, json!({"begin": "drawing"}));
    create(&mut bench, json!({"add-thing": [blob, 1.5]}));
    assert_eq!(thing(&bench).symbol.blob(), Some(blob.as_str()));
    create(&mut bench, json!({"cut-out-file": "paper.jpg"}));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::CutOut(CutOutOf::File(path)) if path.ends_with("paper.jpg")));
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("cut-out-nothing")) });
    assert_eq!((bench.read_notices(), bench.state.create.making), (vec!["cut-out-nothing".to_owned()], None));
}

#[test]
fn things_are_changed_one_by_one() {
    let mut bench = with_words(&["dog", "tree"]);
    let before = bench.state.create.draft.scene.clone();
    let count = before.objects.len();
    create(&mut bench, json!({"thing": {"bigger": 0}}));
    let scene = |bench: &Bench| bench.state.create.draft.scene.clone();
    assert!(scene(&bench).objects[0].size > before.objects[0].size);
    assert_eq!(scene(&bench).objects[1], before.objects[1]);
    create(&mut bench, json!({"thing": {"duplicate": 0}}));
    assert_eq!(scene(&bench).objects.len(), count + 1);
    create(&mut bench, json!({"thing": {"remove": 0}}));
    assert_eq!(scene(&bench).objects.len(), count);
    create(&mut bench, json!({"thing": {"move": {"nth": 99, "x": 0.5, "y": 0.5}}}));
    assert_eq!(bench.state.create.draft.sample, serde_json::to_string(&scene(&bench)).unwrap());
}

#[test]
fn a_scene_that_was_moved_by_hand_is_what_is_painted() {
    let mut bench = with_words(&["dog"]);
    let mut scene = bench.state.create.draft.scene.clone();
    scene.objects[0].x = 0.125;
    create(&mut bench, json!({ "scene": scene }));
    create(&mut bench, json!("paint"));
    assert!(matches!(bench.last_job().1, Job::Paint { subject: Subject::Scene(asked), .. } if asked == scene));
}
