//! Painting, choosing, painting again, giving up.

use super::*;
use malgeurim::domain::scene::Mood;
use malgeurim::domain::tone::Palette;

#[test]
fn nothing_is_painted_from_nothing() {
    let mut bench = with_words(&[]);
    assert!(create(&mut bench, json!("paint")).is_empty());
    assert_eq!(bench.read_notices(), ["paint-nothing"]);
}

#[test]
fn painting_asks_for_the_scene_style_and_seed_that_are_shown() {
    let mut bench = with_words(&["sea", "dog"]);
    create(&mut bench, json!({"style": "mosaic"}));
    create(&mut bench, json!({"style": "no-such-style"}));
    create(&mut bench, json!({"tone": {"palette": "earth", "mood": "dreamy"}}));
    create(&mut bench, json!("paint"));
    let (id, job) = bench.last_job();
    let Job::Paint { subject: Subject::Scene(scene), style, seed, tone, px } = job else { panic!("{job:?}") };
    let draft = &bench.state.create.draft;
    assert_eq!((&scene, style.as_str(), seed), (&draft.scene, "mosaic", draft.seed));
    assert_eq!((tone, tone.palette, tone.mood), (draft.tone, Palette::Earth, Some(Mood::Dreamy)));
    assert!(px >= 512);
    assert_eq!(bench.state.create.painting.as_ref().map(|painting| painting.id), Some(id));
    assert_eq!(bench.state.create.step, CreateStep::Make);
}

#[test]
fn every_style_can_be_chosen() {
    let mut bench = with_words(&["sea"]);
    for style in STYLES {
        create(&mut bench, json!({"style": style.name()}));
        assert_eq!(bench.state.create.draft.style, style.name());
    }
}

#[test]
fn strokes_are_shown_as_they_land() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    let (_, _, pixels) = picture(1);
    bench.outcome(Outcome::Progress { id, done: 0.25, snapshot: Some(Arc::clone(&pixels)) });
    // A step without a picture keeps the last one on the screen.
    bench.outcome(Outcome::Progress { id, done: 0.5, snapshot: None });
    bench.outcome(Outcome::Progress { id: id + 99, done: 0.9, snapshot: None });
    let painting = bench.state.create.painting.clone().unwrap();
    assert_eq!((painting.done, painting.snapshot), (0.5, Some(pixels)));
}

#[test]
fn a_finished_painting_saves_itself_with_all_its_steps() {
    let mut bench = with_words(&["sea", "dog"]);
    create(&mut bench, json!({"style": "oil"}));
    create(&mut bench, json!({"tone": {"palette": "night"}}));
    let scene = bench.state.create.draft.scene.clone();
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    let (blob, effects) = bench.pictured(id, 40, false);
    assert_eq!(commits(&effects).len(), 1, "one step to undo");
    let work = the_work(&bench);
    assert_eq!(deeds(&work), ["chose", "composed", "painted"]);
    assert_eq!(work.steps.iter().map(|step| step.by).collect::<Vec<_>>(), [Hand::Person, Hand::Painter, Hand::Painter]);
    assert_eq!(work.scene(), Some(&scene));
    assert_eq!(work.style(), Some(("oil", bench.state.create.draft.seed)));
    assert_eq!((work.tone().palette, work.tone()), (Palette::Night, bench.state.create.draft.tone));
    assert_eq!((work.base.as_ref(), work.width, work.height, work.maker.as_str()), (Some(&blob), 8, 6, "하늘"));
    assert!(!work.alt.ko.is_empty() && !work.alt.en.is_empty(), "there is a first description");
    assert!(bench.state.create.painting.is_none());
    assert_eq!(bench.state.jobs.len(), 3, "three more are painted to choose from");
    bench.run(json!("undo"));
    assert_eq!((the_work(&bench).base, deeds(&the_work(&bench)).len()), (None, 0), "the words are still there");
    assert_eq!(bench.state.create.draft.scene, scene);
    bench.run(json!("redo"));
    assert_eq!(the_work(&bench), work);
}

#[test]
fn painting_again_adds_a_step_and_keeps_the_older_picture() {
    let mut bench = with_words(&["sea", "dog"]);
    let first = painted(&mut bench, 40);
    let seed = bench.state.create.draft.seed;
    create(&mut bench, json!("reseed"));
    let (id, _) = bench.last_job();
    let (second, _) = bench.pictured(id, 80, false);
    let work = the_work(&bench);
    assert_eq!(deeds(&work), ["chose", "composed", "painted", "painted"]);
    assert_eq!((work.style().map(|(_, seed)| seed), work.base.as_ref()), (Some(seed + 1), Some(&second)));
    assert_eq!(work.steps[2].result, Some(first.clone()));
    assert!(work.blobs().contains(&first), "the store keeps its bytes");
    // Another scene is a step of its own.
    create(&mut bench, json!({"add-word": "tree"}));
    painted(&mut bench, 120);
    assert_eq!(deeds(&the_work(&bench))[4..], ["chose", "composed", "painted"]);
    bench.run(json!("undo"));
    assert_eq!(the_work(&bench).base, Some(second));
}

#[test]
fn a_painting_that_was_given_up_is_ignored_when_it_comes_late() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (first, _) = bench.last_job();
    create(&mut bench, json!("reseed"));
    let (second, _) = bench.last_job();
    assert_eq!(bench.cancelled, [first]);
    let (_, effects) = bench.pictured(first, 10, true);
    assert!(effects.is_empty() && the_work(&bench).base.is_none());
    assert!(bench.read_notices().is_empty(), "the person did not stop anything");
    assert_eq!(bench.state.create.painting.as_ref().map(|painting| painting.id), Some(second));
    let (blob, _) = bench.pictured(second, 20, false);
    assert_eq!(the_work(&bench).base, Some(blob));
}

#[test]
fn a_painting_under_way_goes_on_when_something_else_is_begun() {
    let mut bench = with_words(&["sea"]);
    let (work, before) = (the_work(&bench).id, bench.state.create.table);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    create(&mut bench, json!({"begin": "blank"}));
    assert_eq!((bench.cancelled.len(), bench.state.create.step), (0, CreateStep::Draw));
    assert_ne!(bench.state.create.table, before, "it is another table");
    create(&mut bench, stroke(1.0));
    let (blob, _) = bench.pictured(id, 10, false);
    assert_eq!(bench.state.library.artworks[&work].base, Some(blob), "it went to its own work");
    assert!(bench.state.create.variants.is_empty() && bench.state.tables.is_empty());
    assert!(bench.state.jobs.is_empty(), "nobody is there to choose: no more are painted");
    assert_ne!(bench.state.create.draft.work, Some(work), "what lies on the table stays");
}

#[test]
fn whoever_comes_back_sees_their_painting_go_on() {
    let mut bench = with_words(&["sea", "dog"]);
    let (work, draft) = (the_work(&bench).id, bench.state.create.draft.clone());
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    let who = bench.state.who.clone();
    let other = bench.add_person("바다");
    bench.run(json!({"profiles": {"choose": other}}));
    assert!(bench.state.create.painting.is_none());
    bench.run(json!({"profiles": {"choose": who}}));
    create(&mut bench, json!({ "continue": work }));
    assert_eq!(bench.state.create.painting.as_ref().map(|painting| painting.id), Some(id));
    assert_eq!((&bench.state.create.draft.scene, bench.state.create.step), (&draft.scene, CreateStep::Make));
    let (blob, _) = bench.pictured(id, 10, false);
    assert_eq!((the_work(&bench).base, bench.state.jobs.len()), (Some(blob), 3), "and may choose");
}

#[test]
fn a_painting_of_a_work_that_was_deleted_is_not_kept() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    let work = the_work(&bench).id;
    bench.run(json!({"works": {"delete": work}}));
    assert_eq!(bench.cancelled, [id]);
    bench.pictured(id, 10, true);
    assert!(bench.state.library.artworks.is_empty());
}

#[test]
fn a_stopped_painting_is_kept_as_far_as_it_came() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    create(&mut bench, json!("stop-painting"));
    assert_eq!(bench.cancelled, [id]);
    let (blob, _) = bench.pictured(id, 60, true);
    assert_eq!(the_work(&bench).base, Some(blob));
    assert_eq!(malgeurim::domain::sheet::Painting::of(&the_work(&bench)), None, "a print does not finish it");
    assert_eq!(bench.read_notices(), ["paint-stopped"]);
    assert!(create(&mut bench, json!("stop-painting")).is_empty());
}

#[test]
fn a_painting_that_fails_leads_back_to_the_styles() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("job-failed")) });
    assert!(bench.state.create.painting.is_none() && the_work(&bench).base.is_none());
    assert_eq!((bench.state.create.step, bench.read_notices()), (CreateStep::How, vec!["job-failed".to_owned()]));
}

#[test]
fn there_are_four_paintings_to_choose_from() {
    let mut bench = with_words(&["sea", "dog"]);
    let first = painted(&mut bench, 40);
    let others: Vec<EffectId> = bench.state.create.variants.iter().skip(1).map(|variant| variant.id).collect();
    assert_eq!(others.len(), 3);
    create(&mut bench, json!({"choose": 2}));
    assert_eq!(the_work(&bench).base, Some(first.clone()), "it is not painted yet");
    let blobs: Vec<BlobId> = (0..3).map(|nth| bench.pictured(others[nth], 50 + nth as u8, false).0).collect();
    assert_eq!(the_work(&bench).base, Some(first.clone()), "what comes is only offered");
    create(&mut bench, json!({"choose": 2}));
    let work = the_work(&bench);
    assert_eq!((work.base.as_ref(), bench.state.chosen_painting()), (Some(&blobs[1]), Some(2)));
    assert_eq!(work.scene(), Some(&bench.state.create.variants[2].of.scene), "the scene is the chosen one");
    bench.run(json!("undo"));
    assert_eq!(bench.state.chosen_painting(), Some(0), "the frame follows the work");
    create(&mut bench, json!({"choose": 2}));
    assert_eq!(the_work(&bench).base, Some(blobs[1].clone()), "and it can be chosen again");
    create(&mut bench, json!({"choose": 0}));
    assert_eq!(the_work(&bench).base, Some(first));
    assert!(create(&mut bench, json!({"choose": 0})).is_empty() && create(&mut bench, json!({"choose": 9})).is_empty());
    create(&mut bench, json!("paint"));
    assert!(bench.state.create.variants.is_empty(), "a new painting has new choices");
}

#[test]
fn what_is_changed_while_it_is_painted_belongs_to_the_next_painting() {
    let mut bench = with_words(&["sea", "dog"]);
    create(&mut bench, json!({"style": "oil"}));
    let scene = bench.state.create.draft.scene.clone();
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    create(&mut bench, json!({"style": "ink"}));
    create(&mut bench, json!({"add-word": "tree"}));
    bench.pictured(id, 40, false);
    let work = the_work(&bench);
    assert_eq!((work.style().map(|(style, _)| style), work.scene()), (Some("oil"), Some(&scene)));
    assert!(
        matches!(bench.last_job().1, Job::Paint { style, .. } if style == "oil"),
        "the choices are of the same kind"
    );
}

#[test]
fn an_own_picture_is_the_first_step_and_can_be_painted() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "picture"}));
    create(&mut bench, json!({"open-picture": "나.png"}));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::ReadPicture(path) if path.ends_with("나.png")));
    assert_eq!(bench.state.create.reading, Some(id));
    let (own, _) = bench.pictured(id, 30, false);
    assert_eq!((deeds(&the_work(&bench)), the_work(&bench).base), (vec!["brought"], Some(own.clone())));
    create(&mut bench, json!("paint"));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::Paint { subject: Subject::Sheet(sheet), .. } if sheet.base == Some(own)));
    bench.pictured(id, 31, false);
    assert_eq!(deeds(&the_work(&bench)), ["brought", "painted"], "no scene was made up for it");
}

/// A picture file comes onto the table.
fn brought(bench: &mut Bench, grey: u8) -> BlobId {
    create(bench, json!({"open-picture": format!("{grey}.png")}));
    let (id, _) = bench.last_job();
    bench.pictured(id, grey, false).0
}

#[test]
fn the_picture_that_was_brought_last_is_painted_also_when_gone_on_with() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "picture"}));
    brought(&mut bench, 30);
    let second = brought(&mut bench, 31);
    let id = the_work(&bench).id;
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, json!({"continue": id}));
    create(&mut bench, json!("paint"));
    let job = bench.last_job().1;
    assert!(matches!(&job, Job::Paint { subject: Subject::Sheet(sheet), .. } if sheet.base == Some(second)), "{job:?}");
}

#[test]
fn marks_that_were_taken_back_are_not_painted_again() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "picture"}));
    let own = brought(&mut bench, 30);
    create(&mut bench, stroke(5.0));
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.pictured(id, 40, false);
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    create(&mut bench, json!("paint"));
    let Job::Paint { subject: Subject::Sheet(sheet), .. } = bench.last_job().1 else { panic!("a painting") };
    assert_eq!((sheet.base, sheet.marks.len()), (Some(own), 0));
}

#[test]
fn a_picture_file_that_cannot_be_read_is_told() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "picture"}));
    create(&mut bench, json!({"open-picture": "broken.png"}));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("picture-unreadable")) });
    assert_eq!((bench.state.create.reading, bench.read_notices()), (None, vec!["picture-unreadable".to_owned()]));
}

#[test]
fn what_was_just_made_is_shown_at_once() {
    let mut bench = with_words(&["sea"]);
    let blob = painted(&mut bench, 7);
    let key = PictureKey::Blob(blob, PictureKey::LARGE);
    assert!(matches!(bench.state.pictures.get(&key), Some(PictureSlot::Ready(_))));
}
