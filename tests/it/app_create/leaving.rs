//! Any step can be left at any moment, undone and repeated, and nothing is lost: every place, every way out.

use super::*;
use malgeurim::app::{Command, Start, State};
use malgeurim::domain::artwork::{Recipe, Title};
use malgeurim::domain::id::{ArtworkId, ProfileId};
use malgeurim::domain::locale::Lang;
use malgeurim::io::sheets::{self, ReadBlob};

type Way = (&'static str, fn(&mut Bench));

fn begin(bench: &mut Bench, how: &str) {
    bench.run(json!({"go": "create"}));
    create(bench, json!({ "begin": how }));
}

fn words(bench: &mut Bench) {
    begin(bench, "words");
    create(bench, json!({"add-word": "sea"}));
    create(bench, json!({"add-word": "dog"}));
}

fn painted_words(bench: &mut Bench) {
    words(bench);
    create(bench, json!({"style": "ink"}));
    create(bench, json!("paint"));
    let (id, _) = bench.last_job();
    bench.pictured(id, 200, false);
}

fn named(bench: &mut Bench) {
    create(bench, json!({"step": "name"}));
    create(bench, json!({"title-word": "sea"}));
}

/// Where one can be.
const PLACES: [Way; 17] = [
    ("words", words),
    ("a word taken off", |bench| {
        words(bench);
        create(bench, json!({"remove-word": 0}));
    }),
    ("arranged otherwise", |bench| {
        words(bench);
        create(bench, json!("rearrange"));
    }),
    ("a thing moved", |bench| {
        words(bench);
        create(bench, json!({"thing": {"bigger": 0}}));
        create(bench, json!({"thing": {"move": {"nth": 0, "x": 0.3, "y": 0.7}}}));
    }),
    ("a drawing being cut out", |bench| {
        begin(bench, "drawing");
        create(bench, json!({"cut-out-file": "paper.jpg"}));
    }),
    ("a style chosen", |bench| {
        words(bench);
        create(bench, json!({"step": "how"}));
        create(bench, json!({"style": "mosaic"}));
    }),
    ("being painted", |bench| {
        words(bench);
        create(bench, json!("paint"));
    }),
    ("choosing", painted_words),
    ("another one chosen", |bench| {
        painted_words(bench);
        finish(bench);
        create(bench, json!({"choose": 2}));
    }),
    ("changed after it was painted", |bench| {
        painted_words(bench);
        create(bench, json!({"add-word": "tree"}));
        create(bench, json!({"style": "crayon"}));
    }),
    ("being painted again", |bench| {
        painted_words(bench);
        create(bench, json!("reseed"));
    }),
    ("drawn", |bench| {
        begin(bench, "blank");
        create(bench, stroke(1.0));
        create(bench, stroke(2.0));
    }),
    ("drawn on words that are not painted", |bench| {
        words(bench);
        create(bench, json!({"step": "draw"}));
        create(bench, stroke(3.0));
    }),
    ("a picture being read", |bench| {
        begin(bench, "picture");
        create(bench, json!({"open-picture": "나.png"}));
    }),
    ("a page to colour in being made", |bench| {
        words(bench);
        create(bench, json!("colouring-page"));
    }),
    ("named", |bench| {
        painted_words(bench);
        named(bench);
    }),
    ("a name alone", |bench| {
        begin(bench, "words");
        named(bench);
    }),
];

fn to_other(bench: &mut Bench) {
    let other = bench.state.library.people().last().map(|person| person.id.clone());
    bench.run(json!({"profiles": {"choose": other}}));
}

/// How one can leave.
const WAYS: [Way; 11] = [
    ("words are begun", |bench| begin(bench, "words")),
    ("white paper is begun", |bench| begin(bench, "blank")),
    ("a picture is begun", |bench| begin(bench, "picture")),
    ("the strip is taken", |bench| drop(create(bench, json!("from-strip")))),
    ("home", |bench| drop(bench.run(json!({"go": "home"})))),
    ("talk", |bench| drop(bench.run(json!({"go": "talk"})))),
    ("who", |bench| drop(bench.run(json!({"go": "who"})))),
    ("another step", |bench| drop(create(bench, json!({"step": "begin"})))),
    ("somebody else", to_other),
    ("the same person again", |bench| {
        let who = bench.state.who.clone();
        bench.run(json!({"profiles": {"choose": who}}));
    }),
    ("another work", |bench| {
        let works = bench.state.library.works(bench.state.who.as_ref());
        let other = works.last().map(|work| work.id.clone());
        create(bench, json!({ "continue": other }));
    }),
];

/// 하늘 has an older work, and 바다 is there, too.
fn class() -> Bench {
    let mut bench = Bench::talking();
    bench.import_work("older", 1);
    bench.add_person("바다");
    bench
}

/// What is there of a person: plans, titles, pictures, marks, cut-out drawings.
fn treasures(bench: &Bench, who: &ProfileId) -> Vec<String> {
    let library = &bench.state.library;
    let told = |work: &Artwork| {
        let Recipe { words, scene, style, .. } = work.plan.clone().unwrap_or_default();
        let marks = library.marks_of(&work.id).len();
        format!("{words:?} {scene:?} {style} {:?} {:?} {:?} {marks}", work.title, work.base, work.outline)
    };
    let things = library.profiles[who].things.iter().map(ToString::to_string);
    let mut all: Vec<String> = library.works(Some(who)).into_iter().map(told).chain(things).collect();
    all.sort();
    all
}

/// The program was killed and is started again with what is on the disk.
fn restarted(bench: &Bench) -> Bench {
    let mut later = Bench::empty();
    later.state = State::new(Start {
        records: bench.rows.values().cloned().collect(),
        nonce: 8,
        now: bench.now,
        lang: Lang::Ko,
        utc_offset_min: 540,
        documents: "documents".into(),
        pictures_folder: Default::default(),
    });
    (later.rows, later.blobs, later.now) = (bench.rows.clone(), bench.blobs.clone(), bench.now);
    later
}

/// What would be there if one had stayed until everything came.
fn stayed(place: &Way) -> (Bench, ProfileId) {
    let mut bench = class();
    let who = bench.state.who.clone().unwrap();
    place.1(&mut bench);
    finish(&mut bench);
    (bench, who)
}

#[test]
fn leaving_anywhere_by_any_way_loses_nothing() {
    for place in &PLACES {
        let (whole, who) = stayed(place);
        for way in &WAYS {
            let mut bench = class();
            let other = bench.state.library.people().last().map(|person| person.id.clone()).unwrap();
            place.1(&mut bench);
            way.1(&mut bench);
            finish(&mut bench);
            let (expected, mut there) = (treasures(&whole, &who), treasures(&bench, &who));
            let stays = ["home", "talk", "who", "another step"].contains(&way.0);
            if stays || place.0 != "a drawing being cut out" {
                assert_eq!(there, expected, "{}, then {}", place.0, way.0);
            } else {
                // Where its table was left, a drawing lies with the person's drawings, in no scene.
                there.retain(|treasure| expected.contains(treasure));
                assert_eq!(there.len(), 2, "{}, then {}", place.0, way.0);
            }
            assert!(
                bench.state.library.works(Some(&other)).is_empty(),
                "{}, then {}: it is not theirs",
                place.0,
                way.0
            );
            assert!(bench.state.tables.is_empty(), "{}, then {}: nothing waits for ever", place.0, way.0);
        }
    }
}

#[test]
fn a_work_that_was_left_is_first_and_goes_on_as_it_was() {
    for place in &PLACES {
        let (whole, who) = stayed(place);
        if place.0 == "a drawing being cut out" || place.0 == "a page to colour in being made" {
            continue;
        }
        let mut later = restarted(&whole);
        later.run(json!({"profiles": {"choose": who}}));
        let first = later.state.library.works(Some(&who))[0].id.clone();
        create(&mut later, json!({ "continue": first }));
        let (was, is) = (&whole.state.create, &later.state.create);
        assert_eq!(is.draft.recipe(), was.draft.recipe(), "{}", place.0);
        assert_eq!((&is.title, &is.draft.work), (&was.title, &was.draft.work), "{}", place.0);
        assert_eq!((&is.draft.own, is.draft.beginning), (&was.draft.own, was.draft.beginning), "{}", place.0);
    }
}

#[test]
fn being_killed_loses_nothing_that_was_done() {
    for place in &PLACES {
        let mut bench = class();
        let who = bench.state.who.clone().unwrap();
        place.1(&mut bench);
        let (before, draft) = (treasures(&bench, &who), bench.state.create.draft.clone());
        let later = restarted(&bench);
        assert_eq!(treasures(&later, &who), before, "{}", place.0);
        let plan = |id: &ArtworkId| later.state.library.artworks[id].plan.clone();
        let seedless = |recipe: Recipe| Recipe { seed: 0, ..recipe };
        let kept = draft.work.as_ref().and_then(plan).map(seedless);
        assert!(kept.is_none_or(|plan| plan == seedless(draft.recipe())), "{}", place.0);
        assert!(draft.work.is_some() || !draft.is_of_scene(), "{}: it is a work", place.0);
    }
}

#[test]
fn every_step_is_undone_and_done_again() {
    for place in &PLACES {
        let mut bench = Bench::talking();
        let nothing = bench.rows.clone();
        place.1(&mut bench);
        finish(&mut bench);
        let (all, draft, title) =
            (bench.rows.clone(), bench.state.create.draft.clone(), bench.state.create.title.clone());
        turn_all(&mut bench, "undo");
        assert_eq!(bench.rows, nothing, "{}", place.0);
        let bare = &bench.state.create;
        assert!(bare.draft.words.is_empty() && bare.draft.scene.objects.is_empty(), "{}", place.0);
        assert_eq!((&bare.title, &bare.draft.own, &bare.draft.work), (&Title::default(), &None, &None), "{}", place.0);
        turn_all(&mut bench, "redo");
        assert_eq!(bench.rows, all, "{}", place.0);
        let again = &bench.state.create;
        assert_eq!((again.draft.recipe(), &again.title), (draft.recipe(), &title), "{}", place.0);
        assert_eq!((&again.draft.work, &again.draft.own), (&draft.work, &draft.own), "{}", place.0);
    }
}

#[test]
fn a_tap_on_a_word_is_one_undo() {
    let mut bench = class();
    words(&mut bench);
    let both = bench.state.create.draft.clone();
    bench.run(json!("undo"));
    assert_eq!(bench.state.create.draft.words, ["sea".into()]);
    assert_eq!(bench.read_notices(), ["undone"]);
    bench.run(json!("redo"));
    assert_eq!((&bench.state.create.draft.words, &bench.state.create.draft.scene), (&both.words, &both.scene));
    assert_eq!(bench.state.create.draft.sample, both.sample);
}

#[test]
fn a_scene_without_anything_in_it_leaves_no_work() {
    let mut bench = Bench::talking();
    words(&mut bench);
    let first = the_work(&bench).id;
    create(&mut bench, json!({"remove-word": 1}));
    create(&mut bench, json!({"remove-word": 0}));
    assert!(bench.state.library.artworks.is_empty() && bench.state.create.draft.work.is_none());
    create(&mut bench, json!({"add-word": "tree"}));
    assert_ne!(the_work(&bench).id, first);
    bench.run(json!("undo"));
    bench.run(json!("undo"));
    assert_eq!((the_work(&bench).id, bench.state.create.draft.words.len()), (first, 1), "it comes back on the table");
}

#[test]
fn an_undone_page_to_colour_in_leads_back_to_its_scene() {
    let mut bench = Bench::talking();
    words(&mut bench);
    let (scene, draft) = (the_work(&bench).id, bench.state.create.draft.clone());
    create(&mut bench, json!("colouring-page"));
    finish(&mut bench);
    let page = bench.state.create.draft.work.clone();
    assert_ne!(page, Some(scene.clone()));
    bench.run(json!("undo"));
    assert_eq!((&bench.state.create.draft.work, &bench.state.create.draft.words), (&Some(scene), &draft.words));
    bench.run(json!("redo"));
    assert_eq!(bench.state.create.draft.work, page);
}

#[test]
fn a_name_that_is_being_said_goes_to_its_work() {
    for way in &WAYS {
        let mut bench = class();
        let who = bench.state.who.clone().unwrap();
        painted_words(&mut bench);
        let work = bench.state.create.draft.work.clone().unwrap();
        create(&mut bench, json!({"step": "name"}));
        create(&mut bench, json!({"title-voice": true}));
        let id = bench.state.create.voice.as_ref().map(|voice| voice.id).expect("it listens");
        let mut bench = stopped_by(bench, way, id);
        let wav = Arc::new(b"my title".to_vec());
        bench.outcome(Outcome::Recording(id, RecordingNews::Recorded(Arc::clone(&wav))));
        assert_eq!(bench.state.library.artworks[&work].title.voice, Some(BlobId::of(&wav)), "{}", way.0);
        assert_eq!(bench.state.library.artworks[&work].profile, who);
        assert!(bench.state.tables.iter().all(|table| table.create.voice.is_none()), "{}", way.0);
    }
}

/// Leaving closed the microphone.
fn stopped_by(mut bench: Bench, way: &Way, id: EffectId) -> Bench {
    bench.stopped.clear();
    way.1(&mut bench);
    assert_eq!(bench.stopped, [id], "{}", way.0);
    bench
}

#[test]
fn a_picture_that_is_brought_in_is_whose_it_was() {
    let mut bench = Bench::talking();
    let who = bench.state.who.clone().unwrap();
    bench.add_person("바다");
    bench.run(json!({"works": {"import": "봄.png"}}));
    let (id, _) = bench.last_job();
    to_other(&mut bench);
    bench.pictured(id, 5, false);
    let work = the_work(&bench);
    assert_eq!((&work.profile, work.maker.as_str(), work.title.text.as_str()), (&who, "하늘", "봄"));
    assert!(bench.state.importing.is_empty());
    bench.run(json!("undo"));
    assert_eq!(the_work(&bench).id, work.id, "nor can the other take it back");
}

#[test]
fn the_work_that_was_worked_on_last_is_first() {
    let mut bench = Bench::talking();
    let begun = |bench: &mut Bench| {
        begin(bench, "blank");
        create(bench, stroke(1.0));
        bench.state.create.draft.work.clone().unwrap()
    };
    let (one, two) = (begun(&mut bench), begun(&mut bench));
    let order = |bench: &Bench| -> Vec<ArtworkId> {
        bench.state.library.works(None).into_iter().map(|work| work.id.clone()).collect()
    };
    assert_eq!(order(&bench), [two.clone(), one.clone()]);
    create(&mut bench, json!({ "continue": one }));
    assert_eq!(order(&bench), [two.clone(), one.clone()], "looking is not working");
    create(&mut bench, stroke(2.0));
    assert_eq!(order(&bench), [one.clone(), two.clone()], "a mark");
    create(&mut bench, json!({ "continue": two }));
    create(&mut bench, json!({"style": "ink"}));
    assert_eq!(order(&bench), [two.clone(), one.clone()], "a choice");
    create(&mut bench, json!({ "continue": one }));
    create(&mut bench, json!({"title-word": "sea"}));
    assert_eq!(order(&bench), [one.clone(), two], "a name");
    begin(&mut bench, "words");
    create(&mut bench, json!({"add-word": "sea"}));
    assert_eq!(order(&bench).first(), bench.state.create.draft.work.as_ref(), "what was begun");
}

#[test]
fn a_scene_is_seen_as_a_sketch_until_something_is_made_of_it() {
    let mut bench = Bench::talking();
    words(&mut bench);
    let work = the_work(&bench);
    let sheet = bench.state.library.sheet(&work);
    assert!(!sheet.is_blank() && sheet.plain().is_none());
    let none: ReadBlob = Arc::new(|_| None);
    let seen = sheets::picture(&sheet, 64, &none).expect("a picture");
    assert_eq!((seen.width, seen.height), (64, 64));
    let same = malgeurim::art::draw_scene(&bench.state.create.draft.scene, 64, 64).flat;
    assert_eq!(seen, Picture::from_rgb(&same));
    let key = bench.state.work_picture(&work, 64);
    create(&mut bench, json!({"add-word": "tree"}));
    assert_ne!(bench.state.work_picture(&the_work(&bench), 64), key, "the picture follows the scene");
    let told = bench.state.library.told(&the_work(&bench));
    assert_eq!(deeds(&told), ["chose", "composed"], "and the steps tell of it");
    assert_eq!(the_work(&bench).scene(), None);
    painted(&mut bench, 9);
    let sheet = bench.state.library.sheet(&the_work(&bench));
    assert!(sheet.sketch.is_none() && sheet.plain().is_some());
}

#[test]
fn a_picture_of_how_a_work_was_is_not_made_of_how_it_is() {
    let mut bench = Bench::talking();
    begin(&mut bench, "blank");
    create(&mut bench, stroke(1.0));
    let before = bench.state.work_picture(&the_work(&bench), 64);
    create(&mut bench, stroke(2.0));
    let after = bench.state.work_picture(&the_work(&bench), 64);
    assert!(bench.send(Command::WantPictures(vec![before.clone()])).is_empty());
    assert!(bench.state.pictures.get(&before).is_none(), "it can be asked for again after an undo");
    bench.send(Command::WantPictures(vec![before, after.clone()]));
    let (_, job) = bench.last_job();
    assert!(matches!(&job, Job::Pictures(wanted) if wanted.len() == 1 && wanted[0].0 == after), "{job:?}");
}

#[test]
fn a_scene_that_could_not_be_read_again_is_not_taken() {
    let mut bench = Bench::talking();
    words(&mut bench);
    let mut scene = bench.state.create.draft.scene.clone();
    scene.objects[0].x = f32::INFINITY;
    let command = malgeurim::app::CreateCommand::Scene(scene);
    assert!(bench.send(Command::Create(command)).is_empty());
    assert!(bench.state.create.draft.scene.is_finite());
}
