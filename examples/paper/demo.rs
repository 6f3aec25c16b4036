//! A small exhibition with everything that makes printing hard: long titles, no title, no name, clay, a service, changes by others,
//! words of every length, and a maker who said no.

use malgeurim::art::picture::Picture;
use malgeurim::art::styles::Flow;
use malgeurim::art::{compose, paint};
use malgeurim::domain::artwork::{Artwork, Deed, Hand, Physical, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Given, Use};
use malgeurim::domain::exhibition::{Exhibition, Room, Shown, Source};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::label::{Change, Confirmed, Field, Label, OwnWords, Price};
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::sheet::Sheet;
use malgeurim::domain::strip::Piece;
use malgeurim::domain::vocabulary::Vocabulary;

/// 20 May 2027, 10:00 in Korea.
pub const AT: i64 = 1_810_774_800_000;

/// A maker who said no: nothing of this work may be printed.
pub const REFUSED: &str = "비밀 그림";

/// Title, maker, words, style, own words, easy description in Korean and English.
type Told =
    (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, &'static str, &'static str);

const WORKS: [Told; 8] = [
    (
        "햇빛 먹는 고양이",
        "하늘",
        &["고양이", "해", "좋다"],
        "watercolour",
        "고양이가 해를 먹어요. 따뜻해요.",
        "노란 고양이가 해를 보고 있어요. 하늘은 파래요. 고양이는 웃고 있어요.",
        "A yellow cat looks at the sun. The sky is blue. The cat is smiling.",
    ),
    (
        "바다",
        "민지",
        &["바다", "타다", "가다"],
        "oil",
        "나는 배를 타고 바다에 가고 싶어요.",
        "큰 바다에 작은 배가 있어요.",
        "A small boat on a wide sea.",
    ),
    (
        "비 온 뒤 우리 집 앞 마당에 핀 작은 꽃과 나비를 보고 엄마하고 같이 웃었던 날",
        "별명: 구름 아저씨",
        &["비", "꽃", "나비", "엄마", "웃다"],
        "crayon",
        "비가 그쳤어요.\n꽃이 피었어요.\n엄마가 웃었어요.",
        "비가 온 다음 날이에요. 마당에 꽃이 피었어요. 나비가 꽃에 앉았어요.",
        "",
    ),
    ("", "", &["별", "밤"], "ink", "", "까만 밤에 별이 있어요.", "Stars in a black night."),
    (
        "점토 그릇",
        "준호",
        &[],
        "",
        "내가 손으로 눌렀어요.",
        "둥근 점토 그릇이에요. 손자국이 있어요. 만져도 돼요.",
        "A round bowl of clay with marks of a hand. You may touch it.",
    ),
    (
        "로봇과 나",
        "서연",
        &["나", "친구", "같이", "놀다"],
        "",
        "로봇은 내 친구예요. 우리는 같이 춤을 춰요. 로봇은 빨간색이에요. 나는 파란색 옷을 입었어요. 음악은 크고 빨라요. 나는 음악이 좋아요.",
        "빨간 로봇과 파란 옷을 입은 사람이 춤을 춰요.",
        "A red robot and a person in blue are dancing.",
    ),
    ("나무", "하늘", &["나무"], "minhwa", "나무.", "", ""),
    (
        "My dog runs",
        "Alex",
        &["개", "달리다"],
        "pencil",
        "My dog is fast. I love my dog.",
        "개가 빨리 달려요.",
        "A dog runs fast.",
    ),
];

fn step(by: Hand, did: Deed) -> Step {
    Step { at: AT, by, did, result: None }
}

fn steps(told: &Told, vocabulary: &Vocabulary) -> Vec<Step> {
    let piece = |word: &&str| {
        vocabulary.find(word).map_or_else(|| Piece::Text((*word).to_owned()), |word| Piece::Word(word.id.clone()))
    };
    let chose = Deed::Chose(told.2.iter().map(piece).collect());
    let last = match (told.3, told.2) {
        ("", []) => return Vec::new(),
        ("", _) => step(
            Hand::Service,
            Deed::Generated { service: "a".to_owned(), model: String::new(), prompt: String::new() },
        ),
        (style, _) => {
            let painted = Deed::Painted {
                style: style.to_owned(),
                seed: 3,
                tone: Default::default(),
                stopped: false,
                of_sheet: false,
            };
            step(Hand::Painter, painted)
        }
    };
    let found: Vec<_> = told.2.iter().filter_map(|word| vocabulary.find(word)).collect();
    vec![step(Hand::Person, chose), step(Hand::Painter, Deed::Composed(compose(&found, 7))), last]
}

fn label(told: &Told, number: usize, vocabulary: &Vocabulary) -> Label {
    let change = Change { field: Field::Easy, by: String::new(), at: AT, was: String::new() };
    let tapped = ["고양이", "해", "먹다"].iter().filter_map(|word| vocabulary.find(word));
    let tapped: Vec<Piece> = tapped.map(|word| Piece::Word(word.id.clone())).collect();
    Label {
        words: OwnWords {
            text: told.4.to_owned(),
            tapped: if number == 0 { tapped } else { Vec::new() },
            voice: (number == 0).then(|| BlobId::of(b"voice")),
        },
        easy: LocalText::new(told.5, told.6),
        alt_confirmed: Some(Confirmed::default()),
        price: [Price::Unsaid, Price::NotForSale, Price::Asked("300,000원".to_owned())][number % 3].clone(),
        credits: if number == 1 { "박선생님, 해오름 복지관".to_owned() } else { String::new() },
        print_mm: [0, 420, 210][number % 3],
        changes: if number == 2 { vec![change] } else { Vec::new() },
        ..Label::default()
    }
}

fn work(told: &Told, number: usize, vocabulary: &Vocabulary) -> Artwork {
    let is_clay = told.2.is_empty();
    let size = if number.is_multiple_of(2) { (1200, 1200) } else { (1200, 900) };
    let mut work = Artwork {
        maker: told.1.to_owned(),
        title: Title { text: told.0.to_owned(), ..Title::default() },
        width: size.0,
        height: size.1,
        base: Some(BlobId::of(told.0.as_bytes())),
        physical: is_clay.then(|| Physical { material: "clay".to_owned(), size_mm: [210, 120, 200] }),
        alt: LocalText::new(told.5, told.6),
        steps: steps(told, vocabulary),
        label: label(told, number, vocabulary),
        ..Artwork::of(format!("w-{number}").into(), "p".into(), AT)
    };
    for purpose in Use::ALL {
        work.consents.0.insert(
            purpose,
            Consent { maker: Given { answer: Answer::Yes, ..Given::default() }, ..Consent::default() },
        );
    }
    work
}

fn room(ko: &str, en: &str, text: (&str, &str), works: std::ops::Range<usize>) -> Room {
    Room {
        name: LocalText::new(ko, en),
        text: LocalText::new(text.0, text.1),
        works: works.map(|number| format!("w-{number}").into()).collect(),
    }
}

/// The exhibition with its works.
pub fn source(vocabulary: &Vocabulary) -> Source {
    let mut works: Vec<Artwork> =
        WORKS.iter().enumerate().map(|(number, told)| work(told, number, vocabulary)).collect();
    let mut refused = work(&(REFUSED, "하늘", &["나무"], "ink", "", "", ""), 8, vocabulary);
    refused
        .consents
        .0
        .insert(Use::Print, Consent { maker: Given { answer: Answer::No, ..Given::default() }, ..Consent::default() });
    works.push(refused);
    let first =
        ("밖에서 본 것을 그렸어요. 해와 바다와 꽃이 있어요.", "What we saw outside: the sun, the sea, flowers.");
    let second = ("우리가 좋아하는 것이에요. 천천히 보세요.", "What we like. Take your time.");
    let show = Exhibition {
        id: "spring".into(),
        title: "봄이 말을 걸 때".to_owned(),
        place: "수원 해오름 미술관 2층".to_owned(),
        dates: "2027. 5. 20.~6. 2.".to_owned(),
        host: "해오름 장애인복지관".to_owned(),
        rooms: vec![room("바깥", "Outside", first, 0..4), room("좋아하는 것", "What we like", second, 4..9)],
        about: LocalText::new(
            "여덟 사람이 한 해 동안 낱말을 누르고 그림을 그렸어요. 누른 낱말은 그대로 적었어요. 그림을 보고, 말을 읽고, 소리를 들어 보세요.",
            "Eight people tapped words and made pictures for a year. What they tapped stands here as it was tapped.",
        ),
        credits: "그림을 그린 모든 사람\n해오름 복지관 미술반 선생님들".to_owned(),
        ..Exhibition::default()
    };
    let works =
        works.into_iter().map(|work| (Sheet::of(&work, &[]), work)).map(|(sheet, work)| (work, sheet)).collect();
    Source { show, works, at: AT, offset_min: 540 }
}

/// The picture of a work: painted small, or an even colour where there is nothing to paint.
#[allow(dead_code)]
pub fn picture(shown: &Shown, px: u32) -> Option<Picture> {
    let work = &shown.work;
    let side = px.min(360);
    let square = match (work.scene(), work.style()) {
        (Some(scene), Some((style, seed))) => paint(scene, style, seed, side, &mut |_| Flow::Continue)?,
        _ => Picture::filled(side, side, [214, 176, 140, 255]),
    };
    let height = u32::try_from(u64::from(side) * u64::from(work.height) / u64::from(work.width.max(1))).ok()?;
    Some(square.resized(side, height.max(1)))
}

/// The same exhibition with so many works.
#[allow(dead_code)]
pub fn many(vocabulary: &Vocabulary, count: usize) -> Source {
    let mut source = source(vocabulary);
    let first: Vec<(Artwork, Sheet)> = source.works.drain(..).take(WORKS.len()).collect();
    let copy = |number: usize| {
        let (work, sheet) = &first[number % first.len()];
        (Artwork { id: format!("w-{number}").into(), ..work.clone() }, sheet.clone())
    };
    source.works = (0..count).map(copy).collect();
    source.show.rooms.truncate(1);
    source.show.rooms[0].works = source.works.iter().map(|(work, _)| work.id.clone()).collect();
    source
}

/// A picture of that size with as much in it as a painting: what JPEG cannot make small.
#[allow(dead_code)]
pub fn busy(shown: &Shown, px: u32) -> Option<Picture> {
    let height =
        u32::try_from(u64::from(px) * u64::from(shown.work.height) / u64::from(shown.work.width.max(1))).ok()?;
    let mut state = shown.number as u32;
    let mut value = 128u8;
    let mut next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        value = value.wrapping_add((state >> 28) as u8).wrapping_sub(7);
        [value, value.wrapping_add(20), 255 - value, 255]
    };
    let rgba = (0..px * height).flat_map(&mut next).collect();
    Some(Picture { width: px, height, rgba })
}
