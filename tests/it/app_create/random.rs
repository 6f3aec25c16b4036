//! Whatever is tapped in whatever order: what lies on the table is what is stored, and all of it can be taken back and done
//! again.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn begun() -> impl Strategy<Value = Value> {
    prop_oneof![Just("blank"), Just("words"), Just("drawing"), Just("picture")].prop_map(|how| json!({ "begin": how }))
}

fn scene() -> impl Strategy<Value = Value> {
    let word = prop_oneof![Just("sea"), Just("dog"), Just("tree"), Just("happy"), Just("red")];
    prop_oneof![
        4 => word.prop_map(|word| json!({ "add-word": word })),
        2 => (0..4usize).prop_map(|nth| json!({ "remove-word": nth })),
        1 => Just(json!("rearrange")),
        1 => (0..3usize).prop_map(|nth| json!({"thing": {"bigger": nth}})),
        1 => (0..3usize).prop_map(|nth| json!({"thing": {"remove": nth}})),
        1 => (0..3usize).prop_map(|nth| json!({"thing": {"duplicate": nth}})),
    ]
}

fn made() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!("paint")),
        Just(json!("reseed")),
        Just(json!("stop-painting")),
        Just(json!("colouring-page")),
        (0..4usize).prop_map(|nth| json!({ "choose": nth })),
        any::<bool>().prop_map(|on| json!({ "trace": on })),
        Just(json!({"open-picture": "나.png"})),
    ]
}

fn tapped() -> impl Strategy<Value = Value> {
    let style = prop_oneof![Just("oil"), Just("ink"), Just("mosaic")];
    let tapped = prop_oneof![
        1 => begun(),
        6 => scene(),
        4 => made(),
        1 => style.prop_map(|style| json!({ "style": style })),
        2 => (0..900u16).prop_map(|x| stroke(f32::from(x))),
        1 => Just(json!({"title-word": "sea"})),
        1 => Just(json!("title-back")),
    ];
    prop_oneof![
        10 => tapped.prop_map(|command| json!({ "create": command })),
        1 => Just(json!("undo")),
        1 => Just(json!("redo")),
        2 => Just(Value::Null),
    ]
}

/// What lies on the table is what is stored.
fn holds(bench: &Bench) {
    let create = &bench.state.create;
    let Some(id) = &create.draft.work else {
        assert!(!create.draft.is_of_scene() && create.title.text.is_empty(), "it would be lost");
        return;
    };
    let work = &bench.state.library.artworks[id];
    let plan = work.plan.clone().expect("a plan");
    assert_eq!((&plan.words, &plan.scene), (&create.draft.words, &create.draft.scene));
    assert_eq!((&plan.style, &work.title), (&create.draft.style, &create.title));
    assert_eq!(create.draft.sample, serde_json::to_string(&create.draft.scene).unwrap());
    assert!(!work.is_empty() || !bench.state.library.marks_of(id).is_empty(), "an empty work lies about");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_of_it_is_taken_back_and_done_again(taps in vec(tapped(), 1..24)) {
        let mut bench = Bench::talking();
        let nothing = bench.rows.clone();
        create(&mut bench, json!({"begin": "words"}));
        for tap in taps {
            // Nothing is tapped: what is being made comes.
            if tap.is_null() { finish(&mut bench) } else { drop(bench.run(tap)) }
            holds(&bench);
        }
        finish(&mut bench);
        turn_all(&mut bench, "redo");
        let (all, recipe, title) =
            (bench.rows.clone(), bench.state.create.draft.recipe(), bench.state.create.title.clone());
        turn_all(&mut bench, "undo");
        holds(&bench);
        prop_assert_eq!(&bench.rows, &nothing);
        turn_all(&mut bench, "redo");
        holds(&bench);
        prop_assert_eq!(&bench.rows, &all);
        // Words on white paper are no scene; without a work there is nothing that could come back.
        if bench.state.create.draft.work.is_some() {
            prop_assert_eq!((&bench.state.create.draft.words, &bench.state.create.title), (&recipe.words, &title));
            prop_assert_eq!(&bench.state.create.draft.scene, &recipe.scene);
        }
    }
}
