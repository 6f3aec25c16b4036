//! Marks by hand, lines to colour in, tracing; going on with a work.

use super::*;

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
