//! Create, without a window: four equal ways to begin, and a picture that saves itself with all its steps.

use crate::common::{Bench, commits, picture};
use malgeurim::app::{
    CreateStep, CutOutOf, Effect, EffectId, Job, JobResult, Outcome, PictureKey, PictureSlot, RecordingNews, Room,
    Subject,
};
use malgeurim::art::codec;
use malgeurim::art::picture::Picture;
use malgeurim::art::styles::STYLES;
use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Step};
use malgeurim::domain::drawing::{Mark, Pen, Point};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::record::Transaction;
use malgeurim::domain::sheet::{Drawn, Sheet};
use malgeurim::io::files::Home;
use malgeurim::io::world::{SoundUse, World};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

fn create(bench: &mut Bench, command: Value) -> Vec<Effect> {
    bench.run(json!({ "create": command }))
}

/// A picture of words is begun.
fn with_words(words: &[&str]) -> Bench {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "words"}));
    for word in words {
        create(&mut bench, json!({ "add-word": word }));
    }
    bench
}

/// The painting is finished.
fn painted(bench: &mut Bench, grey: u8) -> BlobId {
    create(bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.pictured(id, grey, false).0
}

fn the_work(bench: &Bench) -> Artwork {
    let works = bench.state.library.works(None);
    assert_eq!(works.len(), 1);
    works[0].clone()
}

fn deeds(work: &Artwork) -> Vec<&'static str> {
    let name = |deed: &Deed| match deed {
        Deed::Chose(_) => "chose",
        Deed::Brought => "brought",
        Deed::Composed(_) => "composed",
        Deed::Painted { .. } => "painted",
        Deed::Generated { .. } => "generated",
        Deed::Drew(_) => "drew",
        Deed::Titled(_) => "titled",
        Deed::Outlined => "outlined",
        Deed::Traced => "traced",
        Deed::CutOut => "cut-out",
        Deed::Imported => "imported",
    };
    work.steps.iter().map(|step| name(&step.did)).collect()
}

/// A line of the marker that begins so many units from the left.
fn line(x: f32) -> Mark {
    let trail = [Point::new(x, 100.0, 128, 0), Point::new(x, 900.0, 128, 300)].into_iter().collect();
    Mark { pen: Pen { radius: 40, ..Pen::default() }, trail }
}

fn stroke(x: f32) -> Value {
    json!({ "mark": line(x) })
}

/// Where the marks of the work begin, in order.
fn lines(bench: &Bench) -> Vec<f32> {
    let work = the_work(bench);
    bench.state.library.sheet(&work).marks.iter().map(|drawn| drawn.mark.trail.points()[0].x()).collect()
}

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
    assert!(
        bench.rows.values().all(|record| record.kind().name() == "profile"),
        "nothing is saved before it is painted"
    );
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
    create(&mut bench, json!("paint"));
    let (id, job) = bench.last_job();
    let Job::Paint { subject: Subject::Scene(scene), style, seed, px } = job else { panic!("{job:?}") };
    let draft = &bench.state.create.draft;
    assert_eq!((&scene, style.as_str(), seed), (&draft.scene, "mosaic", draft.seed));
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
    assert_eq!((work.base.as_ref(), work.width, work.height, work.maker.as_str()), (Some(&blob), 8, 6, "하늘"));
    assert!(!work.alt.ko.is_empty() && !work.alt.en.is_empty(), "there is a first description");
    assert!(bench.state.create.painting.is_none());
    assert_eq!(bench.state.jobs.len(), 3, "three more are painted to choose from");
    bench.run(json!("undo"));
    assert!(bench.state.library.artworks.is_empty());
    assert_eq!(bench.state.create.draft.work, None, "nothing points at what is gone");
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
    assert!(effects.is_empty() && bench.state.library.artworks.is_empty());
    assert!(bench.read_notices().is_empty(), "the person did not stop anything");
    assert_eq!(bench.state.create.painting.as_ref().map(|painting| painting.id), Some(second));
    let (blob, _) = bench.pictured(second, 20, false);
    assert_eq!(the_work(&bench).base, Some(blob));
}

#[test]
fn a_new_beginning_gives_up_the_painting_under_way() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    create(&mut bench, json!({"begin": "blank"}));
    assert_eq!((bench.cancelled.as_slice(), bench.state.create.step), (&[id][..], CreateStep::Draw));
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
    assert_eq!(bench.read_notices(), ["paint-stopped"]);
    assert!(create(&mut bench, json!("stop-painting")).is_empty());
}

#[test]
fn a_painting_that_fails_leads_back_to_the_styles() {
    let mut bench = with_words(&["sea"]);
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.outcome(Outcome::Ended { id, result: JobResult::Failed(Notice::problem("job-failed")) });
    assert!(bench.state.create.painting.is_none() && bench.state.library.artworks.is_empty());
    assert_eq!((bench.state.create.step, bench.read_notices()), (CreateStep::How, vec!["job-failed".to_owned()]));
}

#[test]
fn every_mark_is_saved_when_it_ends_and_undone_by_itself() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    for x in [1.0, 2.0, 3.0] {
        let effects = create(&mut bench, stroke(x));
        assert_eq!(commits(&effects).len(), 1);
    }
    let work = the_work(&bench);
    assert_eq!((work.beginning, &work.base, work.steps.len()), (Beginning::Blank, &None, 0));
    assert_eq!(lines(&bench), [1.0, 2.0, 3.0]);
    let told = bench.state.library.told(&work);
    assert!(matches!(told.steps[..], [Step { by: Hand::Person, did: Deed::Drew(3), .. }]), "{:?}", told.steps);
    assert!(!work.alt.ko.is_empty());
    bench.run(json!("undo"));
    assert_eq!(lines(&bench), [1.0, 2.0], "each mark is undone by itself");
    bench.run(json!("redo"));
    assert_eq!(lines(&bench), [1.0, 2.0, 3.0]);
    (0..3).for_each(|_| drop(bench.run(json!("undo"))));
    assert!(bench.state.library.artworks.is_empty(), "the first mark made the work");
    create(&mut bench, json!({"mark": Mark::default()}));
    assert!(bench.state.library.artworks.is_empty(), "a mark without a point is none");
}

#[test]
fn one_may_draw_over_a_painting_and_both_hands_are_told_apart() {
    let mut bench = with_words(&["sea"]);
    let painting = painted(&mut bench, 40);
    create(&mut bench, stroke(5.0));
    let work = bench.state.library.told(&the_work(&bench));
    assert_eq!(deeds(&work), ["chose", "composed", "painted", "drew"]);
    assert_eq!(work.steps.last().map(|step| step.by), Some(Hand::Person));
    assert_eq!(bench.state.library.sheet(&work).base, Some(painting), "the painting stays as it was");
    // Painted anew from the same words: what was drawn lies on top again.
    painted(&mut bench, 41);
    assert_eq!(lines(&bench), [5.0]);
}

#[test]
fn a_drawing_can_be_painted_and_painted_again_in_another_style() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, json!("paint"));
    assert_eq!(bench.read_notices(), ["paint-nothing"]);
    create(&mut bench, stroke(7.0));
    create(&mut bench, json!("paint"));
    let (id, job) = bench.last_job();
    let Job::Paint { subject: Subject::Sheet(drawing), .. } = job else { panic!("{job:?}") };
    assert_eq!((drawing.marks.len(), &drawing.base), (1, &None));
    bench.pictured(id, 50, false);
    assert!(lines(&bench).is_empty(), "what was drawn is in the painting now");
    create(&mut bench, json!("reseed"));
    let (_, job) = bench.last_job();
    assert!(
        matches!(job, Job::Paint { subject: Subject::Sheet(sheet), .. } if sheet == drawing),
        "of the drawing again"
    );
    bench.run(json!("undo"));
    assert_eq!(lines(&bench), [7.0], "one undo brings the drawing back");
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
fn what_is_drawn_while_it_is_painted_stays_on_top() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, stroke(1.0));
    create(&mut bench, json!("paint"));
    let (id, _) = bench.last_job();
    create(&mut bench, stroke(2.0));
    bench.pictured(id, 40, false);
    assert!(lines(&bench).contains(&2.0), "it is in no painting yet");
}

#[test]
fn a_page_to_colour_in_gives_up_the_choices_of_the_work_before() {
    let mut bench = with_words(&["sea"]);
    painted(&mut bench, 40);
    let late = bench.state.create.variants[1].id;
    create(&mut bench, json!("colouring-page"));
    let (id, _) = bench.last_job();
    bench.pictured(id, 77, false);
    let page = bench.state.create.draft.work.clone().unwrap();
    bench.pictured(late, 50, false);
    create(&mut bench, json!({"choose": 1}));
    assert!(bench.state.library.artworks[page.as_str()].outline.is_some(), "its lines are still there");
}

#[test]
fn lines_to_colour_in_are_a_new_work_with_nothing_below() {
    let mut bench = with_words(&["sea", "dog"]);
    painted(&mut bench, 40);
    create(&mut bench, json!("colouring-page"));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::Outline { subject: Subject::Scene(_), .. }), "{job:?}");
    let (lines, _) = bench.pictured(id, 77, false);
    let works = bench.state.library.works(None);
    let page = works.iter().find(|work| work.outline.is_some()).expect("a page");
    assert_eq!((works.len(), &page.outline, &page.base), (2, &Some(lines.clone()), &None));
    assert_eq!(deeds(page), ["chose", "composed", "outlined"]);
    assert_eq!(bench.state.create.draft.work.as_ref(), Some(&page.id));
    assert_eq!(bench.state.create.step, CreateStep::Draw);
    assert!(page.blobs().contains(&lines));
}

#[test]
fn a_picture_is_traced_and_is_no_part_of_the_drawing() {
    let mut bench = with_words(&["sea"]);
    let painting = painted(&mut bench, 40);
    create(&mut bench, json!({"trace": true}));
    let work = the_work(&bench);
    assert_eq!((&work.base, &work.trace), (&None, &Some(painting.clone())));
    assert!(work.blobs().contains(&painting));
    assert!(create(&mut bench, json!({"trace": true})).is_empty());
    create(&mut bench, json!({"trace": false}));
    assert_eq!((the_work(&bench).base, the_work(&bench).trace), (Some(painting), None));
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
    // Whoever leaves closes the microphone; what comes late is forgotten.
    create(&mut bench, json!({"title-voice": true}));
    let effects = bench.run(json!({"go": "works"}));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::RecordStop { .. })));
    assert!(bench.state.create.voice.is_none());
}

#[test]
fn the_making_of_a_work_is_a_film() {
    let mut bench = with_words(&["sea"]);
    painted(&mut bench, 40);
    create(&mut bench, stroke(5.0));
    let work = the_work(&bench);
    bench.run(json!({"works": {"film": [work.id, null]}}));
    let (id, job) = bench.last_job();
    assert!(matches!(job, Job::Film { marks, to: None, .. } if marks.len() == 1));
    let (_, _, pixels) = picture(3);
    bench.outcome(Outcome::Ended { id, result: JobResult::Film(vec![pixels]) });
    assert_eq!(bench.state.film.as_ref().map(|film| film.frames.len()), Some(1));
    bench.run(json!({"works": "close-film"}));
    assert!(bench.state.film.is_none());
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
    assert_eq!(deeds(&work).iter().filter(|deed| **deed == "titled").count(), 1);
    create(&mut bench, json!("title-back"));
    assert_eq!((the_work(&bench).title.text.as_str(), the_work(&bench).title.symbols.len()), ("바다", 1));
    create(&mut bench, json!({"title-text": "나의 바다\u{7}"}));
    assert_eq!(the_work(&bench).title.text, "나의 바다");
    bench.run(json!("undo"));
    assert_eq!((the_work(&bench).title.text.as_str(), bench.state.create.title.text.as_str()), ("바다", "바다"));
}

#[test]
fn a_title_of_a_picture_that_is_not_saved_yet_survives_an_undo() {
    let mut bench = Bench::talking();
    bench.words(&["me"]);
    create(&mut bench, json!({"begin": "words"}));
    create(&mut bench, json!({"title-word": "sea"}));
    bench.run(json!("undo"));
    assert_eq!(bench.state.create.title.text, "바다");
}

#[test]
fn a_work_is_gone_on_with_where_it_was() {
    let mut bench = with_words(&["sea", "dog"]);
    create(&mut bench, json!({"style": "ink"}));
    painted(&mut bench, 40);
    let (work, draft) = (the_work(&bench), bench.state.create.draft.clone());
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, json!({ "continue": work.id }));
    let again = &bench.state.create.draft;
    assert_eq!(
        (&again.words, &again.scene, &again.style, again.seed),
        (&draft.words, &draft.scene, &draft.style, draft.seed)
    );
    assert_eq!((again.work.as_ref(), &again.sample), (Some(&work.id), &draft.sample));
    painted(&mut bench, 41);
    assert_eq!(the_work(&bench).id, work.id, "it is the same work");
    assert!(create(&mut bench, json!({"continue": "no-such-work"})).is_empty());
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

#[test]
fn a_redo_brings_the_work_back_onto_the_sheet() {
    let mut bench = Bench::talking();
    create(&mut bench, json!({"begin": "blank"}));
    create(&mut bench, stroke(1.0));
    let work = the_work(&bench).id;
    bench.run(json!("undo"));
    assert_eq!(bench.state.create.draft.work, None, "the sheet is blank again");
    bench.run(json!("redo"));
    assert_eq!(bench.state.create.draft.work, Some(work.clone()));
    // A stroke on the blank sheet is another work: what was taken back stays away.
    bench.run(json!("undo"));
    create(&mut bench, stroke(2.0));
    assert_ne!(bench.state.create.draft.work, Some(work));
}

#[test]
fn what_was_just_made_is_shown_at_once() {
    let mut bench = with_words(&["sea"]);
    let blob = painted(&mut bench, 7);
    let key = PictureKey::Blob(blob, PictureKey::LARGE);
    assert!(matches!(bench.state.pictures.get(&key), Some(PictureSlot::Ready(_))));
}

/// The store has not answered yet, or there is none: the next job finds the picture all the same.
#[test]
fn a_picture_on_its_way_to_the_store_can_be_drawn_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut world = World::without_store(&Home::at(folder.path()), SoundUse::Off, Arc::new(|| {}));
    let png = codec::encode_png(&Picture::filled(8, 8, [1, 2, 3, 255])).unwrap();
    let (blob, png) = (BlobId::of(&png), Arc::new(png));
    let transaction = Transaction::new("work-add", None, Vec::new());
    world.carry_out(Effect::Commit { id: 1, transaction, blobs: vec![(blob.clone(), png)] });
    let drawn = Drawn { id: "m".into(), work: "w".into(), sheet: 0, nth: 0, at: 0, mark: Arc::new(line(1.0)) };
    let sheet = Sheet { width: 8, height: 8, base: Some(blob), marks: vec![Arc::new(drawn)], ..Sheet::default() };
    world.carry_out(Effect::Start { id: 2, job: Job::Flatten(sheet) });
    let ended = loop {
        match world.wait(Duration::from_secs(60)).unwrap() {
            Outcome::Ended { result, .. } => break result,
            _ => continue,
        }
    };
    assert!(matches!(ended, JobResult::Picture { .. }), "{ended:?}");
}
