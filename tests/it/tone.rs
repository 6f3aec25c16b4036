//! Colours and mood of a picture: chosen by a tap or a feeling word, seen in every kind of picture, kept with the painting.

use malgeurim::art::color::{self, oklab};
use malgeurim::art::{self, Flow, Picture, parallel};
use malgeurim::domain::scene::{Mood, Scene};
use malgeurim::domain::tone::{Palette, Tone};
use malgeurim::domain::vocabulary::{Vocabulary, Word};
use malgeurim::formats::vocabulary;
use std::sync::LazyLock;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(vocabulary::builtin);

fn scene(text: &str) -> Scene {
    let words: Vec<&Word> = text.split(' ').filter_map(|word| WORDS.find(word)).collect();
    art::compose(&words, 4)
}

fn tones() -> impl Iterator<Item = Tone> {
    let palettes = Palette::ALL.into_iter().map(|palette| Tone { palette, mood: None });
    palettes.chain(Mood::ALL.into_iter().map(|mood| Tone { palette: Palette::Own, mood: Some(mood) }))
}

fn drawn(scene: &Scene, tone: Tone) -> Picture {
    Picture::from_rgb(&art::draw_scene_toned(scene, &art::draw::none_stored, tone, 96, 96).flat)
}

/// Mean L, a and b.
fn mean(picture: &Picture) -> [f32; 3] {
    let pixels = picture.rgba.chunks_exact(4).map(|p| oklab(color::from_bytes([p[0], p[1], p[2]])));
    let count = (picture.rgba.len() / 4) as f32;
    pixels.fold([0.0; 3], |sum, c| [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2]]).map(|v| v / count)
}

fn strength(picture: &Picture) -> f32 {
    let chroma = |p: &[u8]| {
        let [_, a, b] = oklab(color::from_bytes([p[0], p[1], p[2]]));
        a.hypot(b)
    };
    picture.rgba.chunks_exact(4).map(chroma).sum::<f32>() / (picture.rgba.len() / 4) as f32
}

#[test]
fn oklab_and_back_is_the_same_colour() {
    for c in [[0.0; 3], [1.0; 3], [0.8, 0.2, 0.1], [0.02, 0.4, 0.9], [0.5, 0.5, 0.5]] {
        let back = color::from_oklab(oklab(c));
        assert!(color::distance2(c, back) < 1e-5, "{c:?} {back:?}");
    }
}

#[test]
fn a_plain_tone_changes_nothing_and_every_other_one_looks_different() {
    let (s, photo) = (scene("공원 고양이 집"), drawn(&scene("바다 배 해"), Tone::default()));
    let seen: Vec<(Tone, Picture, Picture)> =
        tones().map(|tone| (tone, drawn(&s, tone), art::toned(&photo, tone))).collect();
    assert_eq!(art::toned(&photo, Tone::default()), photo);
    for (i, (tone, drawn, turned)) in seen.iter().enumerate() {
        for (other, drawn_so, turned_so) in &seen[..i] {
            // "As it is" stands in both lists.
            let plain = |tone: &Tone| tone.palette == Palette::Own && tone.mood.unwrap_or_default() == Mood::Calm;
            if !(plain(tone) && plain(other)) {
                assert!(apart(drawn, drawn_so) > 0.02 && apart(turned, turned_so) > 0.02, "{tone:?} {other:?}");
            }
        }
    }
}

fn apart(a: &Picture, b: &Picture) -> f32 {
    let pixels = a.rgba.chunks_exact(4).zip(b.rgba.chunks_exact(4));
    let off = |(a, b): (&[u8], &[u8])| {
        let lab = |p: &[u8]| oklab(color::from_bytes([p[0], p[1], p[2]]));
        color::distance2(lab(a), lab(b)).sqrt()
    };
    pixels.map(off).sum::<f32>() / (a.rgba.len() / 4) as f32
}

#[test]
fn each_tone_does_what_its_name_says() {
    let s = scene("공원 고양이 집");
    let plain = drawn(&s, Tone::default());
    let with = |palette| drawn(&s, Tone { palette, mood: None });
    let felt = |mood| drawn(&s, Tone { palette: Palette::Own, mood: Some(mood) });
    assert!(mean(&with(Palette::Warm))[2] > mean(&plain)[2] + 0.01, "warm is yellower");
    assert!(mean(&with(Palette::Cool))[2] < mean(&plain)[2] - 0.01, "cool is bluer");
    assert!(
        mean(&with(Palette::Pastel))[0] > mean(&plain)[0] + 0.03 && strength(&with(Palette::Pastel)) < strength(&plain)
    );
    assert!(strength(&with(Palette::Vivid)) > strength(&plain) * 1.15);
    assert!(mean(&with(Palette::Night))[0] < mean(&plain)[0] - 0.15);
    assert!(mean(&felt(Mood::Bright))[0] > mean(&plain)[0] + 0.04);
    assert!(strength(&felt(Mood::Happy)) > strength(&plain) * 1.08);
    assert!(strength(&felt(Mood::Sad)) < strength(&plain) * 0.75);
    assert!(mean(&felt(Mood::Afraid))[0] < mean(&plain)[0] - 0.15);
    let hues = with(Palette::Single);
    let away = hues.rgba.chunks_exact(4).filter(|p| p[0] > p[2]).count();
    assert!(away * 200 < hues.rgba.len() / 4, "one colour: nothing is redder than blue");
}

#[test]
fn a_colour_that_was_asked_for_stays_that_colour() {
    for (word, is) in [
        ("빨간색", (|[r, g, b]| r > g * 1.3 && r > b * 1.3) as fn([f32; 3]) -> bool),
        ("파란색", |[r, g, b]| b > r * 1.25 && b > g * 1.05),
        ("초록색", |[r, g, b]| g > r * 1.1 && g > b * 1.1),
    ] {
        let s = scene(&format!("{word} 자동차"));
        for tone in tones() {
            let layers = art::draw_scene_toned(&s, &art::draw::none_stored, tone, 128, 128);
            let car = layers.sheets.iter().find(|sheet| sheet.asked).unwrap_or_else(|| panic!("{word}: no car"));
            let strong = car.picture.rgba.chunks_exact(4).filter(|p| p[3] == 255);
            let (sum, n) = strong.fold(([0.0f32; 3], 0), |(s, n), p| {
                ([s[0] + f32::from(p[0]), s[1] + f32::from(p[1]), s[2] + f32::from(p[2])], n + 1)
            });
            assert!(n > 50 && is(sum), "{word} {tone:?}: {:?}", sum.map(|v| v / n as f32));
        }
    }
}

#[test]
fn a_feeling_word_chooses_the_mood_until_a_tap_changes_it() {
    let (happy, plain) = (scene("공원 고양이 기쁘다"), scene("공원 고양이"));
    assert_eq!(happy.mood, Mood::Happy);
    let calm = Tone { palette: Palette::Own, mood: Some(Mood::Calm) };
    let unfelt = Scene { mood: Mood::Calm, ..happy.clone() };
    assert_eq!(drawn(&happy, calm), drawn(&unfelt, Tone::default()), "the tap wins");
    assert!(strength(&drawn(&happy, Tone::default())) > strength(&drawn(&unfelt, Tone::default())), "the word counts");
    assert_eq!(plain.mood, Mood::Calm);
}

#[test]
fn paintings_of_scenes_and_photographs_take_the_tone_on_any_number_of_threads() {
    let (s, photo) = (scene("바다 고양이"), drawn(&scene("공원 집 해"), Tone::default()));
    let tone = Tone { palette: Palette::Warm, mood: Some(Mood::Dreamy) };
    let of_scene = |tone, threads| {
        let quiet = &mut |_: art::Progress<'_>| Flow::Continue;
        let store = &art::draw::none_stored;
        parallel::with_threads(threads, || art::paint_with(&s, store, "watercolour", tone, 3, 80, quiet).unwrap())
    };
    let of_photo = |tone, threads| {
        let quiet = &mut |_: art::Progress<'_>| Flow::Continue;
        parallel::with_threads(threads, || art::paint_picture(&photo, "oil", tone, 3, 80, quiet).unwrap())
    };
    assert_eq!(of_scene(tone, 1), of_scene(tone, 3));
    assert_eq!(of_photo(tone, 1), of_photo(tone, 3));
    assert!(apart(&of_scene(tone, 2), &of_scene(Tone::default(), 2)) > 0.03);
    assert!(apart(&of_photo(tone, 2), &of_photo(Tone::default(), 2)) > 0.03);
}

#[test]
fn see_through_places_stay_so_and_an_empty_picture_is_none() {
    let tone = Tone { palette: Palette::Single, mood: Some(Mood::Happy) };
    let clear = Picture::filled(5, 3, [10, 200, 30, 0]);
    assert_eq!(art::toned(&clear, tone), clear);
    assert_eq!(art::toned(&Picture::default(), tone), Picture::default());
}
