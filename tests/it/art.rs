//! Pictures, symbols, scenes, painting and the canvas, as seen from outside.

use malgeurim::art::compose::edit as compose_edit;
use malgeurim::art::{self, Flow, Layers, Picture, STYLES, codec, compose, own_icons, own_symbols, parallel, symbols};
use malgeurim::domain::id::WordId;
use malgeurim::domain::scene::{Ground, Mood, Pose, Role, Scene, Sky};
use malgeurim::domain::tone::Tone;
use malgeurim::domain::vocabulary::{Category, Grammar, Semantic, SymbolRef, Vocabulary, Word, WordClass};
use std::path::Path;

fn word(ko: &str, en: &str, class: WordClass, semantic: Semantic, symbol: &str) -> Word {
    Word {
        id: WordId::from(en),
        ko: ko.into(),
        en: en.into(),
        class,
        semantic,
        category: Category::Core,
        symbol: SymbolRef::from(symbol),
        level: 1,
        grammar: Grammar::default(),
    }
}

fn words() -> Vec<Word> {
    use Semantic as S;
    use WordClass::{Adjective, Counter, Noun, Number, Pronoun, Verb};
    vec![
        word("나", "I", Pronoun, S::Person, "own:me"),
        word("엄마", "mom", Noun, S::Person, "👩"),
        word("가족", "family", Noun, S::Person, "👪"),
        word("고양이", "cat", Noun, S::Animal, "🐱"),
        word("새", "bird", Noun, S::Animal, "🐦"),
        word("나무", "tree", Noun, S::Plant, "🌳"),
        word("집", "home", Noun, S::Place, "🏠"),
        word("바다", "sea", Noun, S::Nature, "🌊"),
        word("밤", "night", Noun, S::Time, "🌃"),
        word("눈", "snow", Noun, S::Weather, "❄️"),
        word("눈", "eye", Noun, S::Body, "👁️"),
        word("해", "sun", Noun, S::Nature, "☀️"),
        word("빨간색", "red", Noun, S::Color, "🔴"),
        word("셋", "three", Number, S::Quantity, "3️⃣"),
        word("마리", "head", Counter, S::Quantity, ""),
        word("달리다", "run", Verb, S::Motion, "🏃"),
        word("날다", "fly", Verb, S::Motion, "🕊️"),
        word("자다", "sleep", Verb, S::Action, "😴"),
        word("행복하다", "happy", Adjective, S::Feeling, "😊"),
        word("사과", "apple", Noun, S::Food, "🍎"),
        word("이거", "this", Pronoun, S::Pointing, "own:this"),
    ]
}

fn scene(names: &str, seed: u64) -> Scene {
    let all = Vocabulary::new(words(), vec![]);
    let chosen: Vec<Word> =
        names.split(' ').map(|n| all.find(n).cloned().unwrap_or_else(|| Word::unknown(n))).collect();
    compose(&chosen.iter().collect::<Vec<_>>(), seed)
}

fn quiet(_: art::Progress<'_>) -> Flow {
    Flow::Continue
}

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let svg = |path: std::path::PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".svg")?.to_owned();
        Some((name, std::fs::read_to_string(&path).ok()?))
    };
    let mut found: Vec<_> = entries.filter_map(|e| svg(e.ok()?.path())).collect();
    found.sort();
    found
}

#[test]
fn the_tables_of_drawings_hold_every_file_of_their_folders() {
    for (folder, table) in [("symbols", own_symbols::OWN_SYMBOLS), ("icons", own_icons::OWN_ICONS)] {
        let mut listed: Vec<_> = table.iter().map(|(n, s)| ((*n).to_owned(), (*s).to_owned())).collect();
        listed.sort();
        assert_eq!(listed, files(folder), "list and folder assets/{folder} differ");
    }
}

#[test]
fn every_own_drawing_can_be_drawn() {
    for (name, _) in own_symbols::OWN_SYMBOLS {
        let picture = art::render(&SymbolRef(format!("own:{name}")), 32).unwrap_or_else(|| panic!("own:{name}"));
        assert!(picture.rgba.chunks(4).any(|p| p[3] > 0), "own:{name} is empty");
    }
    for (name, _) in own_icons::OWN_ICONS {
        let icon = art::icon(name, 24).unwrap_or_else(|| panic!("icon {name}"));
        assert!(icon.rgba.chunks(4).all(|p| p[..3] == [255; 3]), "icon {name} is no mask");
        assert!(icon.rgba.chunks(4).any(|p| p[3] > 0), "icon {name} is empty");
    }
}

#[test]
fn emoji_are_found_with_and_without_the_variation_selector() {
    for text in ["☀️", "☀", "❤️", "❤", "🐈", "👩🏻", "👁️‍🗨️", "3️⃣"] {
        assert!(art::svg_of(&SymbolRef::from(text)).is_some(), "{text}");
    }
    for text in ["", "own:no-such", "blob:00", "물", "🐈🐈"] {
        assert!(art::svg_of(&SymbolRef::from(text)).is_none(), "{text}");
    }
}

#[test]
fn drawings_that_are_too_large_or_broken_are_refused() {
    let good =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><rect width='2' height='1' fill='#f00'/></svg>";
    let picture = art::render_svg(good, 8).unwrap();
    assert_eq!((picture.pixel(4, 4), picture.pixel(4, 0)), ([255, 0, 0, 255], [0; 4]), "centred, not stretched");
    assert!(art::render_svg(good, 0).is_none());
    assert!(art::render_svg(good, 4097).is_none());
    assert!(art::render_svg("<svg", 8).is_none());
    let long = good.replace("<rect", &format!("<!--{}--><rect", "x".repeat(2 << 20)));
    assert!(art::render_svg(&long, 8).is_none());
}

#[test]
fn places_weather_and_feelings_make_the_setting() {
    assert_eq!(scene("바다", 1).ground, Ground::Sea);
    assert_eq!(scene("고양이 밤", 1).sky, Sky::Night);
    assert_eq!(scene("나 행복하다", 1).mood, Mood::Happy);
    assert_eq!((scene("snow", 1).ground, scene("snow", 1).sky), (Ground::Snow, Sky::Snow));
    assert_eq!(scene("eye", 1).sky, Sky::Clear, "the eye is no weather");
    assert_eq!(scene("엄마 집 자다", 1).ground, Ground::Room, "home is where one sleeps");
    assert_eq!(scene("사과", 1).ground, Ground::Table);
}

#[test]
fn what_someone_does_bends_them() {
    let fly = scene("새 날다 나무", 5);
    let bird = fly.objects.iter().find(|o| o.symbol.0 == "🐦").unwrap();
    assert!(bird.y < 0.6, "a flying bird is in the sky, not at {}", bird.y);
    assert_eq!(scene("엄마 달리다", 5).objects[0].pose, Pose::Run);
    assert_eq!(scene("엄마 자다", 5).objects[0].tilt.abs(), 90.0);
}

#[test]
fn colours_and_numbers_belong_to_their_thing() {
    let red = scene("빨간색 집 나무", 2);
    let tints: Vec<_> = red.objects.iter().filter(|o| o.tint.is_some()).map(|o| o.symbol.0.as_str()).collect();
    assert_eq!(tints, ["🏠"]);
    let cats = scene("고양이 셋 마리", 2);
    assert_eq!(cats.objects.len(), 3);
    assert!(cats.objects.iter().all(|o| o.symbol.0 == "🐈"), "the whole animal instead of its face");
    assert_eq!(scene("가족", 2).objects.len(), 3);
}

#[test]
fn words_without_a_picture_are_left_out_and_nothing_ever_breaks() {
    assert!(scene("이거 아무말 xyzzy", 3).objects.is_empty());
    assert_eq!(compose(&[], 3).ground, Ground::Field);
    let all = words();
    let mut rng = art::rng::Rng::new(99, 0);
    for seed in 0..300 {
        let chosen: Vec<&Word> = (0..rng.below(40)).map(|_| &all[rng.below(all.len())]).collect();
        let scene = compose(&chosen, seed);
        assert!(scene.objects.len() <= 24);
        for o in &scene.objects {
            assert!([o.x, o.y, o.size, o.tilt].iter().all(|v| v.is_finite()), "{o:?}");
            assert!((-0.2..=1.2).contains(&o.x) && (0.0..=1.2).contains(&o.y) && o.size > 0.0, "{o:?}");
        }
    }
}

#[test]
fn a_seed_is_an_arrangement() {
    assert_eq!(scene("고양이 집 나무 해", 7), scene("고양이 집 나무 해", 7));
    assert_ne!(scene("고양이 집 나무 해", 7).objects, scene("고양이 집 나무 해", 8).objects);
}

#[test]
fn people_and_animals_are_not_hidden_behind_each_other() {
    for seed in 0..40 {
        let s = scene("엄마 고양이 나무 집", seed);
        let place = |symbol: &str| s.objects.iter().find(|o| o.symbol.0 == symbol).map(|o| o.x).unwrap();
        assert!((place("👩") - place("🐈")).abs() > 0.08, "seed {seed}");
        assert!(s.objects.iter().all(|o| o.role != Role::Object || o.y > 0.6), "seed {seed}");
    }
}

#[test]
fn the_description_is_one_plain_sentence() {
    let vocabulary = Vocabulary::new(words(), vec![]);
    let alt = |names: &str| art::alt_text(&scene(names, 7), &vocabulary);
    assert_eq!(alt("고양이").ko, "파란 하늘 아래 고양이가 풀밭에 있어요.");
    assert_eq!(alt("고양이").en, "A cat is in a meadow, under a blue sky.");
    assert_eq!(alt("빨간색 집 바다 밤").ko, "별이 뜬 밤하늘 아래 빨간 집이 바닷가에 있어요.");
    assert_eq!(alt("고양이 셋 마리").ko, "파란 하늘 아래 고양이 세 마리가 풀밭에 있어요.");
    assert_eq!(alt("고양이 셋 마리").en, "Three cats are in a meadow, under a blue sky.");
    assert_eq!(alt("나 달리다").ko, "파란 하늘 아래 달리는 사람이 풀밭에 있어요.");
    assert_eq!(alt("가족").en, "A family is in a meadow, under a blue sky.");
    assert_eq!(alt("바다 고양이 해").ko, "파란 하늘에 해가 있고, 고양이가 바닷가에 있어요.");
    assert_eq!(alt("바다 고양이 해").en, "A cat is by the sea, under a blue sky with the sun.");
    assert_eq!(alt("바다 해").ko, "파란 하늘에 해가 있는 바닷가 풍경이에요.");
    assert_eq!(alt("아무말").ko, "파란 하늘 아래 풀밭이에요.");
}

#[test]
fn every_ground_and_sky_can_be_drawn_and_fills_the_picture() {
    let grounds = [
        Ground::Field,
        Ground::Sea,
        Ground::City,
        Ground::Room,
        Ground::Snow,
        Ground::Space,
        Ground::Stage,
        Ground::Mountain,
        Ground::Table,
    ];
    for ground in grounds {
        for sky in [Sky::Clear, Sky::Cloudy, Sky::Rain, Sky::Snow, Sky::Sunset, Sky::Night] {
            let layers = art::draw_scene(&Scene { ground, sky, ..Scene::default() }, 48, 40);
            assert_eq!((layers.flat.width, layers.flat.height), (48, 40));
            let first = &layers.sheets[0].picture;
            assert!(first.rgba.chunks(4).all(|p| p[3] == 255), "{ground:?} {sky:?} has holes");
            let colors: std::collections::HashSet<_> =
                layers.flat.data.iter().map(|c| c.map(|v| (v * 32.0) as u8)).collect();
            assert!(colors.len() > 12, "{ground:?} {sky:?} is only two bands");
        }
    }
}

#[test]
fn wild_scenes_are_drawn_without_harm() {
    let mut wild = scene("고양이 집", 1);
    for (i, value) in [f32::NAN, f32::INFINITY, -1e30, 1e30].into_iter().enumerate() {
        wild.objects[i % 2].x = value;
        wild.objects[i % 2].tilt = value;
        wild.objects[(i + 1) % 2].size = value;
        let drawn = art::draw_scene(&wild, 33, 65);
        let picture = Picture::from_rgb(&drawn.flat);
        // The whole sheet is there and covered, whatever was put on it.
        assert_eq!((picture.width, picture.height, picture.rgba.len()), (33, 65, 33 * 65 * 4));
        assert!(picture.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
    }
    art::draw_scene(&wild, 0, 1);
}

#[test]
fn a_style_paints_the_same_bytes_with_any_number_of_threads() {
    let scene = scene("고양이 집 나무 해", 4);
    let mut seen = std::collections::HashSet::new();
    for style in STYLES {
        let paint = |threads: usize, seed: u64| {
            parallel::with_threads(threads, || art::paint(&scene, style.name(), seed, 96, &mut quiet).unwrap())
        };
        let once = paint(1, 9);
        assert_eq!((once.width, once.height), (96, 96));
        for threads in [2, 3, 8] {
            assert!(once == paint(threads, 9), "{} differs with {threads} threads", style.name());
        }
        assert!(once != paint(2, 10), "{} ignores its seed", style.name());
        assert!(seen.insert(once.rgba), "{} paints like another style", style.name());
    }
}

#[test]
fn things_may_stand_at_every_border_in_every_style() {
    let beach = scene("해 바다 고양이", 3);
    let at = |x: f32, y: f32| {
        (0..beach.objects.len()).fold(beach.clone(), |scene, nth| compose_edit::moved_to(&scene, nth, x, y))
    };
    for style in STYLES {
        for (x, y) in [(0.0, 0.02), (1.0, 0.5), (0.02, 1.0), (0.98, 0.1)] {
            let picture = art::paint(&at(x, y), style.name(), 1, 64, &mut quiet);
            assert!(picture.is_some_and(|picture| picture.width == 64), "{}", style.name());
        }
    }
}

#[test]
fn the_command_line_knows_every_style() {
    let names: Vec<_> = STYLES.iter().map(|s| s.name()).collect();
    let contract =
        ["oil", "watercolour", "crayon", "pencil", "papercut", "stained-glass", "mosaic", "minhwa", "ink", "pop"];
    assert_eq!(names, contract);
    assert!(art::paint(&Scene::default(), "no-such", 1, 96, &mut quiet).is_none());
    assert!(art::paint(&Scene::default(), "oil", 1, 8, &mut quiet).is_none());
    assert!(art::paint(&Scene::default(), "oil", 1, 100_000, &mut quiet).is_none());
}

#[test]
fn progress_grows_and_stopping_keeps_what_is_there() {
    let scene = scene("고양이 나무", 4);
    for style in STYLES {
        let mut steps = Vec::new();
        let whole = art::paint(&scene, style.name(), 1, 64, &mut |p| {
            steps.push(p.done);
            Flow::Continue
        });
        assert!(steps.len() > 8, "{} shows only {} steps", style.name(), steps.len());
        assert!(steps.windows(2).all(|w| w[0] <= w[1]) && steps.iter().all(|d| (0.0..=1.0).contains(d)), "{steps:?}");
        let half = steps.len() / 2;
        let (mut count, mut shown) = (0, None);
        let stopped = art::paint(&scene, style.name(), 1, 64, &mut |p| {
            count += 1;
            if count < half {
                return Flow::Continue;
            }
            shown = Some((p.picture)());
            Flow::Stop
        });
        assert_eq!(count, half, "{} went on after stop", style.name());
        assert!(stopped == shown, "{}: what was shown is what stays", style.name());
        assert!(stopped != whole, "{} was finished already", style.name());
    }
}

#[test]
fn a_persons_own_picture_is_painted_in_its_own_shape() {
    let mut photo = Picture::filled(80, 50, [40, 120, 200, 255]);
    photo.rgba[..80 * 25 * 4].chunks_mut(4).for_each(|p| p.copy_from_slice(&[230, 90, 40, 255]));
    for style in STYLES {
        let painted = style.paint(&Layers::from_picture(photo.clone()), 3, &mut quiet);
        assert_eq!((painted.width, painted.height), (80, 50), "{}", style.name());
    }
    let painted = art::paint_picture(&photo, "oil", Tone::default(), 3, 40, &mut quiet).unwrap();
    assert_eq!((painted.width, painted.height), (40, 25));
    let (top, low) = (painted.pixel(20, 5), painted.pixel(20, 20));
    assert!(top[0] > top[2] && low[2] > low[0], "the colours stay where they were: {top:?} {low:?}");
    assert!(art::paint_picture(&Picture::default(), "oil", Tone::default(), 3, 64, &mut quiet).is_none());
}

/// White paper with a thin black cross, as a pencil draws it.
fn drawing() -> Picture {
    let mut paper = Picture::filled(240, 200, [255; 4]);
    for i in 30..170u32 {
        for (x, y) in [(120, i), (121, i), (i + 20, 100), (i + 20, 101)] {
            let at = ((y * 240 + x) * 4) as usize;
            paper.rgba[at..at + 3].copy_from_slice(&[20, 20, 30]);
        }
    }
    paper
}

#[test]
fn a_drawing_keeps_its_thin_lines_and_its_paper_in_every_style() {
    let light = |p: [u8; 4]| u32::from(p[0]) + u32::from(p[1]) + u32::from(p[2]);
    for style in STYLES {
        let painted = art::paint_picture(&drawing(), style.name(), Tone::default(), 3, 240, &mut quiet).unwrap();
        // A trembling hand may draw the line a little beside its place.
        let around = |x: u32, y: u32| (0..9).flat_map(move |j| (0..9).map(move |i| (x - 4 + i, y - 4 + j)));
        let darkest = |x: u32, y: u32| around(x, y).map(|(x, y)| light(painted.pixel(x, y))).min().unwrap();
        let paper: Vec<u32> = around(60, 50).chain(around(190, 150)).map(|(x, y)| light(painted.pixel(x, y))).collect();
        let paper = paper.iter().sum::<u32>() / paper.len() as u32;
        assert!(paper > 400, "{}: the paper is {paper} of 765", style.name());
        let places = (0..12).map(|k| (120, 40 + k * 11)).chain((0..12).map(|k| (60 + k * 11, 100)));
        let whole = places.filter(|(x, y)| darkest(*x, *y) + 150 < paper).count();
        assert!(whole >= 22, "{}: only {whole} of 24 places of the lines are left", style.name());
    }
}

#[test]
fn the_first_marks_of_a_large_picture_come_early_and_nothing_vanishes_again() {
    let scene = scene("고양이 나무", 4);
    for style in STYLES {
        let (mut steps, mut shown) = (Vec::new(), None);
        let stopped = art::paint(&scene, style.name(), 1, 700, &mut |p| {
            steps.push(p.done);
            if steps.len() < 3 {
                return Flow::Continue;
            }
            shown = Some((p.picture)());
            Flow::Stop
        });
        assert!(steps.windows(2).all(|w| w[0] <= w[1]) && steps.iter().all(|d| *d < 0.1), "{steps:?}");
        assert!(stopped == shown, "{}: what was shown is what stays", style.name());
        assert_eq!(shown.map(|p| (p.width, p.height)), Some((700, 700)));
    }
}

#[test]
fn a_print_looks_like_the_picture_on_the_screen() {
    let scene = scene("고양이 나무", 4);
    for style in STYLES {
        let small = art::paint(&scene, style.name(), 5, 320, &mut quiet).unwrap();
        let large = art::paint(&scene, style.name(), 5, 600, &mut quiet).unwrap();
        let blocks = |p: &Picture| p.resized(16, 16).to_rgb([1.0; 3]);
        let (a, b) = (blocks(&small), blocks(&large));
        let errors = a.data.iter().zip(&b.data).map(|(a, b)| art::color::distance2(*a, *b).sqrt());
        let mean = errors.sum::<f32>() / 256.0;
        assert!(mean < 0.07, "{}: the sizes differ by {mean}", style.name());
    }
}

#[test]
fn oil_stays_close_to_the_scene_and_is_no_copy_of_it() {
    let scene = scene("나무 집", 6);
    let layers = art::draw_scene(&scene, 128, 128);
    let painted = art::paint(&scene, "oil", 1, 128, &mut quiet).unwrap().to_rgb([1.0; 3]);
    let lit = layers.lit();
    let errors = lit.data.iter().zip(&painted.data).map(|(a, b)| art::color::distance2(*a, *b).sqrt());
    let mean = errors.sum::<f32>() / lit.data.len() as f32;
    assert!((0.02..0.16).contains(&mean), "mean difference {mean}");
}

#[test]
fn png_and_jpeg_come_back() {
    let mut picture = Picture::filled(9, 5, [10, 200, 30, 255]);
    picture.rgba[0..4].copy_from_slice(&[1, 2, 3, 77]);
    let png = codec::encode_png(&picture).unwrap();
    assert_eq!(codec::decode(&png).unwrap(), picture);
    let jpeg = codec::encode_jpeg(&Picture::filled(16, 8, [200, 100, 50, 255]), 92).unwrap();
    let back = codec::decode(&jpeg).unwrap();
    assert!(back.pixel(3, 3).iter().zip([200u8, 100, 50, 255]).all(|(a, b)| a.abs_diff(b) < 8));
    assert!(codec::encode_png(&Picture::default()).is_err());
    assert!(codec::encode_png(&Picture { width: 4, height: 4, rgba: vec![0; 3] }).is_err());
}

#[test]
fn damaged_and_monstrous_pictures_are_refused() {
    let png = codec::encode_png(&Picture::filled(40, 40, [9, 9, 9, 255])).unwrap();
    assert!(codec::decode(b"").is_err());
    assert!(codec::decode(b"not a picture").is_err());
    for cut in [10, 30, png.len() / 2] {
        assert!(codec::decode(&png[..cut]).is_err(), "cut at {cut}");
    }
    // The header says 60000 x 60000.
    let mut huge = png;
    huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    assert!(codec::decode(&huge).is_err());
}

#[test]
fn a_photograph_is_turned_upright() {
    let jpeg = codec::encode_jpeg(&Picture::filled(24, 10, [50, 60, 70, 255]), 90).unwrap();
    // An EXIF segment with one entry: orientation (0x0112), SHORT, 1 value, 6 = turn clockwise.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    let mut turned = jpeg[..2].to_vec();
    turned.extend([0xFF, 0xE1, 0, exif.len() as u8 + 2]);
    turned.append(&mut exif);
    turned.extend(&jpeg[2..]);
    let picture = codec::decode(&turned).unwrap();
    assert_eq!((picture.width, picture.height), (10, 24));
}

#[test]
fn a_thumbnail_is_an_average_and_never_larger() {
    let mut stripes = Picture::filled(200, 100, [0, 0, 0, 255]);
    stripes.rgba.chunks_mut(4).step_by(2).for_each(|p| p.copy_from_slice(&[255; 4]));
    let small = stripes.thumbnail(50);
    assert_eq!((small.width, small.height), (50, 25));
    assert!(small.rgba.chunks(4).all(|p| (110..=145).contains(&p[0])), "one-pixel stripes become even grey");
    assert_eq!(small.thumbnail(500), small);
    let mut clear = Picture::filled(64, 64, [255, 0, 0, 0]);
    clear.rgba[..64 * 32 * 4].chunks_mut(4).for_each(|p| p.copy_from_slice(&[0, 0, 255, 255]));
    let edge = clear.thumbnail(9).pixel(4, 4);
    assert!(edge[0] < 30 && edge[2] > 225, "hidden red does not bleed: {edge:?}");
}

#[test]
fn symbols_know_whether_they_have_a_picture() {
    assert!(symbols::has_picture(&SymbolRef::from("🐈")));
    assert!(!symbols::has_picture(&SymbolRef::default()));
}

#[test]
fn a_drawing_reads_no_file() {
    let red =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="red"/></svg>"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("red.svg");
    std::fs::write(&path, red).unwrap();
    let seen = |href: &str| {
        let image = format!(r#"<image href="{href}" width="8" height="8"/>"#);
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{image}</svg>"#);
        art::render_svg(&svg, 8).is_some_and(|picture| picture.rgba.iter().any(|v| *v > 0))
    };
    assert!(!seen(&path.display().to_string()));
    let carried = red.replace('<', "%3C").replace('>', "%3E").replace('"', "%22").replace(' ', "%20");
    assert!(seen(&format!("data:image/svg+xml,{carried}")), "what it carries is shown");
}
