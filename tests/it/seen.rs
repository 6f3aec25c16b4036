//! Nothing in a scene hides another thing: of each most is seen, whatever words stand together.

use malgeurim::art;
use malgeurim::art::draw::Kind;
use malgeurim::domain::scene::{Relation, Scene, SceneObject};
use malgeurim::domain::vocabulary::{Semantic, Vocabulary, Word};
use malgeurim::formats::vocabulary;
use std::sync::LazyLock;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(vocabulary::builtin);

/// So many pixels a side are enough to see what is hidden.
const SIDE: u32 = 80;

fn drawable(text: &str) -> Option<&'static Word> {
    use Semantic as S;
    let shows = |word: &&Word| {
        matches!(word.semantic, S::Animal | S::Plant | S::Nature | S::Weather | S::Vehicle | S::Place | S::Person)
    };
    WORDS.words().iter().filter(|word| word.ko == text).find(shows).or_else(|| WORDS.find(text))
}

fn scene(text: &str, seed: u64) -> Scene {
    let words: Vec<&Word> = text.split(' ').filter_map(drawable).collect();
    art::compose(&words, seed)
}

/// What of each thing is seen, 0..=1, in the order of the scene.
fn shares(scene: &Scene) -> Vec<f32> {
    let layers = art::draw_scene(scene, SIDE, SIDE);
    let things = layers.sheets.iter().enumerate().filter(|(_, sheet)| matches!(sheet.kind, Kind::Object(_)));
    let share = |(id, sheet): (usize, &art::draw::Sheet)| {
        let (wide, mut all, mut seen) = (sheet.picture.width as usize, 0, 0);
        for (i, pixel) in sheet.picture.rgba.chunks_exact(4).enumerate().filter(|(_, p)| p[3] > 127) {
            let at = (sheet.y as usize + i / wide) * layers.width + sheet.x as usize + i % wide;
            all += usize::from(pixel[3] > 127);
            seen += usize::from(layers.ids.data[at] as usize == id);
        }
        seen as f32 / all.max(1) as f32
    };
    things.map(share).collect()
}

fn all_are_seen(text: &str, seed: u64) {
    let scene = scene(text, seed);
    let shares = shares(&scene);
    // Marks of what someone does (notes, speed lines) are drawn beside the things.
    assert!(shares.len() >= scene.objects.len(), "{text} {seed}: everything is drawn");
    // Who looks out of a box is half in it.
    let inside = |object: &SceneObject| object.tie.as_ref().is_some_and(|tie| tie.how == Relation::Inside);
    let least = if scene.objects.iter().any(inside) { 0.5 } else { 0.6 };
    let worst = shares.into_iter().fold(1.0, f32::min);
    assert!(worst >= least, "{text}, seed {seed}: {worst:.2} of something is seen");
}

#[test]
fn any_two_of_the_likeliest_words_are_both_seen() {
    const LIKELY: &str = "나 엄마 아빠 아기 친구 선생님 고양이 개 새 물고기 토끼 말 나비 집 나무 꽃 산 해 달 별 구름 무지개 \
                          자동차 버스 기차 자전거 비행기 배 사과 빵 케이크 공 책 의자 침대 컵 풍선 학교 우산 눈사람";
    let words: Vec<&str> = LIKELY.split_whitespace().filter(|word| drawable(word).is_some()).collect();
    assert!(words.len() >= 38, "{words:?}");
    for (nth, first) in words.iter().enumerate() {
        for (after, second) in words[nth + 1..].iter().enumerate() {
            all_are_seen(&format!("{first} {second}"), (nth + after) as u64 % 4);
        }
    }
}

#[test]
fn in_whole_sentences_each_thing_is_seen() {
    for text in [
        "해 달",
        "해 달 별 구름 무지개",
        "공원 엄마 고양이 집 빨간색 자동차 해",
        "바다 고양이 둘 마리 해",
        "밤 도시 엄마 나 걷다",
        "공원 나무 개 달리다",
        "엄마 아빠 나 아기 집",
        "엄마 아빠 할머니 할아버지 나",
        "고양이 셋 나무 둘 해 구름",
        "꽃 다섯 나비 셋",
        "물고기 다섯 바다 배",
        "나 자전거 타다 공원 나무",
        "나 말 타다 산 해",
        "엄마 꽃 들다 집",
        "고양이 집 위 나무",
        "고양이 의자 아래",
        "상자 안 고양이",
        "고양이 집 뒤",
        "엄마 집 앞 자동차",
        "집 나무 사이 고양이",
        "엄마 아기 안다 집 해",
        "버스 자동차 기차 도시",
        "방 침대 의자 책 컵 고양이",
        "눈 눈사람 나 친구 놀다",
        "무대 친구 춤추다 나",
        "생일 케이크 풍선 셋 친구 둘",
        "산 나무 셋 집 해 새",
        "비행기 날다 구름 해 집",
        "개 자다 침대 방",
        "사과 다섯 책 컵",
        "자동차 셋 집 둘 나무 둘",
        "학교 선생님 친구 셋 나 버스",
    ] {
        (0..8).for_each(|seed| all_are_seen(text, seed));
    }
}
