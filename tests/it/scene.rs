//! Scenes from words: relations, numbers, actions, arrangements, editing by taps, own drawings, and their descriptions.

use malgeurim::art::compose::{self, MAX_OBJECTS, compose_in, edit, recompose, variants};
use malgeurim::art::{self, Picture};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::scene::{Doing, Ground, Pose, Relation, Role, Scene, SceneObject, Sky};
use malgeurim::domain::tone::Tone;
use malgeurim::domain::vocabulary::{SymbolRef, Vocabulary, Word};
use malgeurim::formats::vocabulary;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static WORDS: LazyLock<Vocabulary> = LazyLock::new(vocabulary::builtin);

fn words(text: &str) -> Vec<Word> {
    text.split(' ').map(|w| WORDS.find(w).cloned().unwrap_or_else(|| Word::unknown(w))).collect()
}

fn scene(text: &str, seed: u64) -> Scene {
    compose::compose(&words(text).iter().collect::<Vec<_>>(), seed)
}

fn again(text: &str, seed: u64, before: &Scene) -> Scene {
    recompose(&words(text).iter().collect::<Vec<_>>(), seed, before)
}

fn index(scene: &Scene, word: &str) -> usize {
    let id = &WORDS.find(word).unwrap().id;
    scene.objects.iter().position(|o| o.word.as_ref() == Some(id)).unwrap_or_else(|| panic!("no {word} in {scene:?}"))
}

fn get<'a>(scene: &'a Scene, word: &str) -> &'a SceneObject {
    &scene.objects[index(scene, word)]
}

fn alt(text: &str) -> malgeurim::domain::locale::LocalText {
    art::alt_text(&scene(text, 4), &WORDS)
}

fn is_inside(o: &SceneObject) -> bool {
    let [left, top, right, foot] = o.bounds();
    left >= -0.001 && top >= -0.001 && right <= 1.001 && foot <= 1.001 && o.size > 0.0
}

/// In every seed of a few, `holds` is true of the two.
fn always(text: &str, a: &str, b: &str, holds: impl Fn(&SceneObject, &SceneObject, &Scene) -> bool) {
    for seed in 0..12 {
        let s = scene(text, seed);
        let (a, b) = (get(&s, a), get(&s, b));
        assert!(holds(a, b, &s), "{text}, seed {seed}: {:?} and {:?}", a.bounds(), b.bounds());
    }
}

fn overlap(a: &SceneObject, b: &SceneObject) -> f32 {
    (a.bounds()[2].min(b.bounds()[2]) - a.bounds()[0].max(b.bounds()[0])).max(0.0)
}

#[test]
fn on_is_on_top() {
    for text in ["고양이 집 위", "집 위 고양이", "고양이 집 위 자다", "cat on home"] {
        always(text, "cat", "home", |cat, house, _| {
            cat.y < house.y - house.size * 0.6 && (cat.x - house.x).abs() < house.extent().0 / 2.0
        });
    }
}

#[test]
fn under_is_below_and_in_front_of_the_legs() {
    always("고양이 의자 아래", "cat", "chair", |cat, chair, s| {
        let within =
            cat.bounds()[1] > chair.bounds()[1] + chair.size * 0.3 && overlap(cat, chair) > cat.extent().0 * 0.8;
        within && index(s, "cat") > index(s, "chair")
    });
    always("새 밑 고양이", "cat", "bird", |cat, bird, _| cat.y > bird.y + 0.1);
}

#[test]
fn beside_is_near_and_apart() {
    for text in ["집 옆 나무", "나무 집 옆", "tree beside home"] {
        always(text, "tree", "home", |tree, house, _| {
            let [gap_left, gap_right] = [house.bounds()[0] - tree.bounds()[2], tree.bounds()[0] - house.bounds()[2]];
            (-0.02..0.06).contains(&gap_left.max(gap_right)) && (tree.y - house.y).abs() < 0.06
        });
    }
    always("나무 집 왼쪽", "tree", "home", |tree, house, _| tree.x < house.x);
    always("나무 집 오른쪽", "tree", "home", |tree, house, _| tree.x > house.x);
}

#[test]
fn inside_looks_out_behind_the_rim_or_stands_in_the_room() {
    always("상자 안 고양이", "cat", "box", |cat, container, s| {
        let peeps = cat.bounds()[1] < container.bounds()[1] && cat.y > container.bounds()[1];
        peeps && cat.extent().0 <= container.extent().0 && index(s, "cat") < index(s, "box")
    });
    let room = scene("고양이 집 안", 3);
    assert_eq!((room.ground, room.objects.len()), (Ground::Room, 1), "inside of a house is a room");
    let doorway = scene("바다 고양이 집 안", 3);
    assert_eq!(doorway.ground, Ground::Sea);
    let (cat, house) = (get(&doorway, "cat"), get(&doorway, "home"));
    assert!(cat.size < house.size * 0.5 && overlap(cat, house) > cat.extent().0 * 0.95);
}

#[test]
fn before_and_behind_are_depth() {
    always("엄마 집 앞", "mom", "home", |mom, house, s| mom.y > house.y && index(s, "mom") > index(s, "home"));
    always("고양이 집 뒤", "cat", "home", |cat, house, s| {
        let seen = 1.0 - overlap(cat, house) / cat.extent().0;
        index(s, "cat") < index(s, "home") && (0.2..0.95).contains(&seen)
    });
}

#[test]
fn between_stands_in_the_middle() {
    for text in ["집 나무 사이 고양이", "고양이 집 나무 사이", "cat between home tree"] {
        for seed in 0..8 {
            let s = scene(text, seed);
            let (cat, mut sides) = (get(&s, "cat").x, [get(&s, "home").x, get(&s, "tree").x]);
            sides.sort_by(f32::total_cmp);
            assert!(sides[0] < cat && cat < sides[1], "{text} {seed}: {sides:?} {cat}");
        }
    }
    let s = scene("나무 둘 사이 고양이", 1);
    let mut trees: Vec<f32> = s.objects.iter().filter(|o| o.symbol.0 == "🌳").map(|o| o.x).collect();
    trees.sort_by(f32::total_cmp);
    assert!(trees.len() == 2 && trees[0] < get(&s, "cat").x && get(&s, "cat").x < trees[1]);
}

#[test]
fn riding_holding_and_hugging_bring_two_together() {
    always("나 자전거 타다", "me", "bicycle", |me, bicycle, s| {
        me.pose == Pose::Sit
            && (me.x - bicycle.x).abs() < 0.02
            && me.y < bicycle.y
            && index(s, "me") > index(s, "bicycle")
    });
    always("엄마 꽃 들다", "flower", "mom", |flower, mom, s| {
        let hand = (flower.x - mom.x).abs() < mom.size * 0.5 && flower.y < mom.y && flower.y > mom.y - mom.size;
        hand && mom.pose == Pose::Reach && index(s, "flower") > index(s, "mom")
    });
    always("엄마 의자 들다", "chair", "mom", |chair, mom, _| {
        mom.pose == Pose::Lift && chair.y < mom.y - mom.size * 0.8
    });
    always("엄마 아기 안다", "baby", "mom", |baby, mom, s| {
        mom.pose == Pose::Hug && overlap(baby, mom) > 0.05 && index(s, "baby") > index(s, "mom")
    });
}

#[test]
fn english_order_and_senseless_pairs_are_understood() {
    let tie = |text: &str, lang: Option<Lang>, who: &str| {
        let found = words(text);
        let s = compose_in(&found.iter().collect::<Vec<_>>(), lang, 2, None);
        get(&s, who).tie.clone().map(|t| (t.how, t.to.as_str().to_owned()))
    };
    assert_eq!(tie("apple 위 box", Some(Lang::En), "apple"), Some((Relation::On, "box".into())));
    assert_eq!(tie("apple 위 box", Some(Lang::Ko), "box"), Some((Relation::On, "apple".into())));
    assert_eq!(tie("cat under the chair", None, "cat"), Some((Relation::Under, "chair".into())));
    assert_eq!(tie("cat in front of home", None, "cat"), Some((Relation::InFront, "home".into())));
    assert_eq!(tie("고양이 안 상자", None, "cat"), Some((Relation::Inside, "box".into())), "no box is in a cat");
    assert_eq!(tie("고양이 집 위 나무 옆 새", None, "cat"), Some((Relation::On, "home".into())));
    assert_eq!(tie("고양이 집 위 나무 옆 새", None, "bird"), Some((Relation::Beside, "tree".into())));
}

#[test]
fn numbers_make_as_many() {
    let count = |text: &str, symbol: &str| scene(text, 3).objects.iter().filter(|o| o.symbol.0 == symbol).count();
    assert_eq!(count("고양이 두 마리", "🐈"), 2);
    assert_eq!(count("고양이 세 마리 나무", "🐈"), 3);
    assert_eq!(count("12 고양이", "🐈"), 12);
    assert_eq!(count("고양이 열둘 마리", "🐈"), 12);
    assert_eq!((count("고양이 둘 집 위", "🐈"), count("고양이 둘 집 위", "🏠")), (2, 1));
    assert_eq!(count("고양이 들", "🐈"), 3);
    assert_eq!(count("고양이 100", "🐈"), MAX_OBJECTS);
    assert!(count("고양이 많이", "🐈") > 4);
    assert_eq!(scene("선생님 세 명", 3).objects.len(), 3);
    assert_eq!(scene("고양이 두 마리 집 위", 3).objects.iter().filter(|o| o.tie.is_some()).count(), 2);
}

#[test]
fn sizes_and_colours_belong_to_the_named_thing() {
    let size = |text: &str| get(&scene(text, 4), "home").size;
    assert!(size("아주 크다 집") > size("크다 집") * 1.08 && size("크다 집") > size("집") * 1.2);
    assert!(size("작다 집") < size("집") * 0.75);
    let s = scene("빨간색 집 고양이", 4);
    assert!(get(&s, "home").tint.is_some() && get(&s, "cat").tint.is_none());
    // Its shading stays: a red house has many reds.
    let flat = art::draw_scene(&scene("빨간색 집", 4), 96, 96).flat;
    let red = |c: &&[f32; 3]| c[0] > c[1] * 1.35 && c[0] > c[2] * 1.35;
    let shades: std::collections::HashSet<u8> = flat.data.iter().filter(red).map(|c| (c[0] * 20.0) as u8).collect();
    assert!(shades.len() >= 4, "{shades:?}");
}

#[test]
fn every_action_bends_the_scene_visibly() {
    let fly = scene("나 날다", 4);
    assert!(get(&fly, "me").y < 0.62 && get(&fly, "me").tilt.abs() > 20.0);
    assert!(get(&scene("엄마 자다", 4), "mom").is_lying());
    assert!(
        get(&scene("개 자다", 4), "dog").aspect > get(&scene("개", 4), "dog").aspect * 1.2,
        "an animal lies on its belly"
    );
    assert_eq!(get(&scene("엄마 침대 자다", 4), "mom").tie.as_ref().map(|t| t.how), Some(Relation::On));
    assert!(get(&scene("개 뛰다", 4), "dog").tilt != 0.0);
    assert_eq!(get(&scene("친구 춤추다", 4), "friend").pose, Pose::Dance);
    assert_eq!(scene("나 수영하다", 4).ground, Ground::Sea);
    assert_eq!(get(&scene("아빠 사과 먹다", 4), "apple").role, Role::Held);
    assert_eq!(scene("아빠 먹다", 4).objects.len(), 2, "whoever eats has something to eat");
    // Speed lines, z's, notes, water, bows: marks are drawn around whoever does it.
    for (text, doing) in [
        ("개 뛰다", Doing::Run),
        ("개 자다", Doing::Sleep),
        ("개 춤추다", Doing::Dance),
        ("개 수영하다", Doing::Swim),
        ("개 날다", Doing::Fly),
        ("개 jump", Doing::Jump),
    ] {
        let with = scene(text, 4);
        assert_eq!(get(&with, "dog").doing, Some(doing), "{text}");
        let mut without = with.clone();
        let dog = index(&with, "dog");
        without.objects[dog].doing = None;
        let draw = |s: &Scene| art::draw_scene(s, 128, 128).flat.data;
        let changed =
            draw(&with).iter().zip(draw(&without)).filter(|(a, b)| art::color::distance2(**a, *b) > 0.01).count();
        assert!(changed > 40, "{text}: {changed} pixels");
    }
}

#[test]
fn a_night_goes_over_every_ground() {
    for (text, ground) in
        [("밤 도시", Ground::City), ("밤 바다", Ground::Sea), ("밤 공원", Ground::Field), ("산 밤", Ground::Mountain)]
    {
        let s = scene(text, 4);
        assert_eq!((s.ground, s.sky), (ground, Sky::Night), "{text}");
        let light = |s: &Scene| art::draw_scene(s, 64, 64).flat.data.iter().map(|c| art::color::luma(*c)).sum::<f32>();
        assert!(light(&s) < light(&Scene { sky: Sky::Clear, ..s.clone() }) * 0.7, "{text} is dark");
    }
}

fn difference(a: &Scene, b: &Scene) -> f32 {
    let draw = |s: &Scene| art::draw_scene(s, 64, 64).flat;
    let (a, b) = (draw(a), draw(b));
    a.data.iter().zip(&b.data).map(|(a, b)| art::color::distance2(*a, *b).sqrt()).sum::<f32>() / a.data.len() as f32
}

#[test]
fn four_variants_are_four_pictures() {
    for text in ["고양이 집 나무 해", "나 자전거 타다", "밤 도시 엄마", "방 고양이 자다", "사과"]
    {
        let chosen = words(text);
        let four = variants(&chosen.iter().collect::<Vec<_>>(), 8, &Scene::default());
        for i in 0..4 {
            for k in 0..i {
                let apart = difference(&four[i], &four[k]);
                assert!(apart > 0.08, "{text}: variants {k} and {i} differ by {apart}");
            }
        }
    }
}

#[test]
fn what_a_hand_placed_stays_when_words_are_added() {
    let before = scene("고양이 집", 4);
    let moved = edit::moved_to(&before, index(&before, "cat"), 0.3, 0.85);
    let cat = get(&moved, "cat").clone();
    let after = again("고양이 집 나무 해", 9, &moved);
    assert_eq!(*get(&after, "cat"), cat);
    assert_eq!(after.objects.len(), 4);
    let red = again("빨간색 고양이 집", 9, &moved);
    assert!(
        get(&red, "cat").tint.is_some() && get(&red, "cat").x == cat.x,
        "a colour said later is given all the same"
    );
    assert_eq!(again("집", 9, &moved).objects.len(), 1, "a word taken out takes its thing with it");
    let gone = edit::removed(&before, index(&before, "cat"));
    assert_eq!(again("고양이 집 나무", 9, &gone).objects.len(), 2, "what was taken out stays away");
    for variant in variants(&words("고양이 집").iter().collect::<Vec<_>>(), 5, &moved) {
        assert_eq!(*get(&variant, "cat"), cat);
    }
}

#[test]
fn a_tap_finds_and_moves_without_dragging() {
    let s = scene("고양이 집", 4);
    let i = index(&s, "cat");
    let cat = &s.objects[i];
    assert_eq!(edit::hit(&s, cat.x, cat.y - cat.size / 2.0), Some(i));
    assert_eq!(edit::hit(&s, 0.5, -0.9), None);
    let far = edit::moved_to(&s, i, 0.5, 0.70);
    let near = edit::moved_to(&s, i, 0.5, 0.96);
    assert!(get(&near, "cat").size > get(&far, "cat").size, "nearer is larger");
    assert!(index(&near, "cat") > index(&near, "home"), "nearer is in front");
    assert!((get(&near, "cat").x - 0.5).abs() < 0.001 && (get(&near, "cat").y - 0.96).abs() < 0.001);
    let mirrored = edit::flipped(&s, i);
    assert_eq!(get(&mirrored, "cat").flipped, !cat.flipped);
    assert_eq!(edit::duplicated(&s, i).objects.len(), 3);
    assert_eq!(index(&edit::to_front(&s, index(&s, "home")), "home"), 1);
    let on = scene("고양이 집 위", 4);
    let apart = edit::moved_to(&on, index(&on, "home"), 0.2, 0.9);
    assert!(get(&apart, "cat").tie.is_none(), "moved apart, nothing is told of them any more");
    assert_eq!(get(&apart, "cat").x, get(&on, "cat").x);
}

#[test]
fn own_drawings_are_objects_like_any_other() {
    let symbol = SymbolRef::from("blob:0a1b");
    let mut drawing = Picture::filled(40, 20, [0, 0, 0, 0]);
    drawing.rgba.chunks_exact_mut(4).enumerate().for_each(|(i, p)| {
        p.copy_from_slice(if i % 40 < 20 { &[250, 0, 250, 255] } else { &[0, 250, 0, 255] });
    });
    let drawing = Arc::new(drawing);
    let with = edit::with_own(&scene("집", 4), symbol.clone(), 2.0, None);
    let own = with.objects.len() - 1;
    let given = symbol.clone();
    let store = move |asked: &SymbolRef| (*asked == given).then(|| Arc::clone(&drawing));
    let draw = |s: &Scene| Picture::from_rgb(&art::draw_scene_with(s, &store, 100, 100).flat);
    let o = &with.objects[own];
    let at = |p: &Picture, dx: f32| p.pixel(((o.x + dx) * 100.0) as u32, ((o.y - o.size / 2.0) * 100.0) as u32);
    let picture = draw(&with);
    assert!(at(&picture, -0.2)[0] > 200 && at(&picture, -0.2)[1] < 60 && at(&picture, 0.2)[1] > 200);
    let mirrored = draw(&edit::flipped(&with, own));
    assert!(at(&mirrored, -0.2)[1] > 200, "mirrored");
    let mut red = with.clone();
    red.objects[own].tint = Some([0xD8, 0x38, 0x2E]);
    assert!(draw(&red) != picture, "recoloured");
    assert!(Picture::from_rgb(&art::draw_scene(&with, 100, 100).flat) != picture, "without a store it is left out");
    let painted = |symbols: &dyn art::Symbols| {
        art::paint_with(&with, symbols, "oil", Tone::default(), 1, 64, &mut |_| art::Flow::Continue)
    };
    assert!(painted(&store) != painted(&|_: &SymbolRef| None), "painted with");
    assert!(art::alt_text(&with, &WORDS).ko.contains("손으로 그린 그림"));
    assert!(art::alt_text(&with, &WORDS).en.contains("drawing made by hand"));
    assert_eq!(again("집 나무", 6, &with).objects.iter().filter(|o| o.symbol == symbol).count(), 1);
    // A person's own word with a picture of theirs is shown too.
    let mut word = Word::unknown("몽이");
    word.symbol = symbol.clone();
    assert_eq!(compose::compose(&[&word], 1).objects[0].symbol, symbol);
}

#[test]
fn a_drawing_is_painted_into_the_scene_after_it_was_cut_out() {
    let mut sheet = Picture::filled(200, 160, [236, 232, 220, 255]);
    for y in 40..120u32 {
        for x in 60..130u32 {
            let rim = !(66..=123).contains(&x) || !(46..=113).contains(&y);
            if rim {
                sheet.rgba[((y * 200 + x) * 4) as usize..][..3].copy_from_slice(&[30, 60, 160]);
            }
        }
    }
    let cut = art::cutout(&sheet).unwrap();
    assert!((68..=74).contains(&cut.width) && cut.pixel(cut.width / 2, cut.height / 2) == [255; 4]);
}

#[test]
fn the_description_tells_relations_numbers_colours_and_actions() {
    assert_eq!(alt("고양이 의자 아래").ko, "파란 하늘 아래 의자가 풀밭에 있어요. 고양이가 의자 아래에 있어요.");
    assert_eq!(alt("고양이 의자 아래").en, "A chair is in a meadow, under a blue sky. A cat is under the chair.");
    assert_eq!(
        alt("집 나무 사이 노란색 고양이").en.split(". ").nth(1),
        Some("A yellow cat is between the home and the tree.")
    );
    assert!(alt("집 나무 사이 고양이").ko.ends_with("고양이가 집과 나무 사이에 있어요."));
    assert!(alt("고양이 열둘 마리 집 위").ko.ends_with("고양이 열두 마리가 집 위에 있어요."));
    assert!(alt("고양이 열둘 마리 집 위").en.ends_with("Twelve cats are on the home."));
    assert!(alt("아빠 사과 먹다").ko.ends_with("아빠가 사과를 먹고 있어요."));
    assert!(alt("아빠 사과 먹다").en.ends_with("The dad is eating an apple."));
    assert!(alt("나 자전거 타다").ko.ends_with("사람이 자전거를 타고 있어요."));
    assert!(alt("엄마 아기 안다").en.ends_with("The mom is hugging a baby."));
    assert!(alt("개 자다 의자 위").ko.ends_with("자는 개가 의자 위에 있어요."));
    assert!(alt("빨간색 자동차 뛰다").ko.contains("달리는 빨간 자동차"));
}

#[test]
fn scenes_of_older_versions_are_read() {
    let old = r#"{"ground":"field","sky":"clear","mood":"calm","objects":[{"word":"cat","symbol":"🐈","role":"object","x":0.5,"y":0.9,
        "size":0.2,"flipped":false,"tilt":0.0}],"seed":3}"#;
    let scene: Scene = serde_json::from_str(old).unwrap();
    assert!(!scene.objects[0].pinned && is_inside(&scene.objects[0]));
    assert!(art::draw_scene(&scene, 40, 40).sheets.iter().any(|s| matches!(s.kind, art::draw::Kind::Object(_))));
}

/// A row of words that a person might tap.
fn rows() -> impl Strategy<Value = Vec<Word>> {
    const SOME: &str = "고양이 개 나 엄마 아기 집 나무 의자 상자 침대 식탁 자전거 버스 꽃 사과 새 해 구름 위 아래 옆 안 앞 뒤 사이 왼쪽 타다 들다 안다 먹다 \
        날다 자다 뛰다 춤추다 수영하다 앉다 둘 12 많이 들 빨간색 아주 크다 작다 밤 바다 도시 방 우주 on in between 가족";
    let all = words(SOME);
    let known = (0..WORDS.words().len()).prop_map(|i| WORDS.words()[i].clone());
    let some = (0..all.len()).prop_map(move |i| all[i].clone());
    proptest::collection::vec(prop_oneof![4 => some, 1 => known], 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_give_a_scene_inside_the_picture(row in rows(), seed in 0u64..1000) {
        let chosen: Vec<&Word> = row.iter().collect();
        let scene = compose::compose(&chosen, seed);
        prop_assert!(scene.objects.len() <= MAX_OBJECTS);
        prop_assert_eq!(&scene, &compose::compose(&chosen, seed));
        for o in &scene.objects {
            prop_assert!(is_inside(o), "{:?}", o);
        }
        let text = art::alt_text(&scene, &WORDS);
        prop_assert!(text.ko.ends_with("요.") && text.en.ends_with('.'), "{:?}", text);
        let stored: Scene = serde_json::from_str(&serde_json::to_string(&scene).unwrap()).unwrap();
        prop_assert_eq!(stored.objects.len(), scene.objects.len());
    }

    #[test]
    fn editing_one_object_moves_no_other(
        row in rows(), seed in 0u64..50, which in 0usize..30, what in 0usize..9, x in -0.5f32..1.5, y in -0.5f32..1.5,
    ) {
        let scene = compose::compose(&row.iter().collect::<Vec<_>>(), seed);
        let edited = match what {
            0 => edit::moved_to(&scene, which, x, y),
            1 => edit::nudged(&scene, which, x, y),
            2 => edit::bigger(&scene, which),
            3 => edit::smaller(&scene, which),
            4 => edit::flipped(&scene, which),
            5 => edit::removed(&scene, which),
            6 => edit::to_front(&scene, which),
            7 => edit::to_back(&scene, which),
            _ => edit::duplicated(&scene, which),
        };
        prop_assert!(edited.objects.len() <= MAX_OBJECTS && edited.objects.iter().all(is_inside));
        if which >= scene.objects.len() {
            prop_assert_eq!(&edited, &scene);
            return Ok(());
        }
        // The others are all there, in the same order, as they were (only a tie to what was changed may be gone).
        let bare = |o: &SceneObject| SceneObject { tie: None, ..o.clone() };
        let others: Vec<SceneObject> = scene.objects.iter().enumerate().filter(|(i, _)| *i != which).map(|(_, o)| bare(o)).collect();
        let mut rest = edited.objects.iter().map(bare);
        prop_assert!(others.iter().all(|o| rest.any(|r| r == *o)), "{} of {}", what, which);
        // Larger or smaller again and again never leaves the picture.
        let mut grown = edited;
        for _ in 0..12 {
            grown = edit::bigger(&grown, which.min(grown.objects.len().saturating_sub(1)));
        }
        prop_assert!(grown.objects.iter().all(is_inside));
        let _ = edit::hit(&grown, x, y);
    }
}
