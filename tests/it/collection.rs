//! The collection: filters, the search while one types, and how long both take over thousands of works.

use malgeurim::app::Library;
use malgeurim::app::collection::{Collection, Filter, How, Said};
use malgeurim::domain::artwork::{Artwork, Deed, Hand, Physical, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Given, Use};
use malgeurim::domain::exhibition::{Exhibition, Room};
use malgeurim::domain::id::{BlobId, Millis};
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::Piece;
use malgeurim::formats::vocabulary;

const DAY: Millis = 86_400_000;

fn month(at: Millis) -> (i64, u8) {
    (2026 + at / (365 * DAY), (at % (365 * DAY) / (31 * DAY) + 1) as u8)
}

fn painted(id: &str, maker: &str, title: &str, style: &str, made: Millis) -> Artwork {
    let step = |did| Step { at: made, by: Hand::Painter, did, result: None };
    let painted =
        Deed::Painted { style: style.to_owned(), seed: 1, tone: Default::default(), stopped: false, of_sheet: false };
    Artwork {
        maker: maker.to_owned(),
        title: Title { text: title.to_owned(), ..Title::default() },
        base: Some(BlobId::of(id.as_bytes())),
        alt: LocalText::new("풀밭에 고양이가 있어요.", "A cat on the grass."),
        steps: vec![
            step(Deed::Chose(vec![Piece::Word("tree".into())])),
            step(Deed::Composed(Default::default())),
            step(painted),
        ],
        ..Artwork::of(id.into(), maker.into(), made)
    }
}

fn library() -> Library {
    let mut library = Library::default();
    for name in ["하늘", "바다"] {
        library.put(Record::Profile(Profile::new(name.into(), name, 0)));
    }
    let mut sea = painted("a", "하늘", "파란 바다", "oil", 1);
    sea.label.easy = LocalText::new("물결이 반짝여요.", "Waves glitter.");
    sea.label.credits = "도운 사람: 이슬".to_owned();
    for purpose in Use::ALL {
        sea.consents.0.insert(
            purpose,
            Consent { maker: Given { answer: Answer::Yes, ..Given::default() }, ..Consent::default() },
        );
    }
    let mut no = painted("b", "바다", "밤", "ink", 400 * DAY);
    no.consents
        .0
        .insert(Use::Web, Consent { maker: Given { answer: Answer::No, ..Given::default() }, ..Consent::default() });
    let pot = Artwork {
        physical: Some(Physical { material: "clay".to_owned(), size_mm: [0; 3] }),
        base: Some(BlobId::of(b"c")),
        title: Title { text: "항아리".to_owned(), ..Title::default() },
        ..Artwork::of("c".into(), "바다".into(), 40 * DAY)
    };
    let blank = Artwork::of("white".into(), "하늘".into(), 3);
    [sea, no, pot, blank].into_iter().for_each(|work| library.put(Record::Artwork(work)));
    library
}

fn found(collection: &Collection, filter: Filter) -> String {
    let show = Exhibition { rooms: vec![Room { works: vec!["a".into()], ..Room::default() }], ..Exhibition::default() };
    let mut ids: Vec<String> = collection.find(&filter, &show).into_iter().map(|id| id.0).collect();
    ids.sort();
    ids.concat()
}

#[test]
fn every_filter_finds_its_works() {
    let (library, words) = (library(), vocabulary::builtin());
    let all = Collection::of(&library, &words, month);
    let filter = Filter::default;
    assert_eq!(found(&all, filter()), "abc", "white paper cannot hang");
    assert_eq!(found(&all, Filter { maker: Some("바다".into()), ..filter() }), "bc");
    assert_eq!(found(&all, Filter { style: Some("oil".to_owned()), ..filter() }), "a");
    assert_eq!(found(&all, Filter { how: Some(How::Touched), ..filter() }), "c");
    assert_eq!(found(&all, Filter { made: Some((2026, None)), ..filter() }), "ac");
    assert_eq!(found(&all, Filter { made: Some((2026, Some(2))), ..filter() }), "c");
    assert_eq!(found(&all, Filter { said: Some(Said::Yes), ..filter() }), "a");
    assert_eq!(found(&all, Filter { said: Some(Said::No), ..filter() }), "b");
    assert_eq!(found(&all, Filter { said: Some(Said::Open), ..filter() }), "c");
    assert_eq!(found(&all, Filter { hangs: Some(false), ..filter() }), "bc");
    assert_eq!((all.makers().len(), all.styles().len(), all.hows().len(), all.months().len()), (2, 2, 2, 3));
}

#[test]
fn words_are_found_in_title_maker_tapped_words_and_description() {
    let (library, words) = (library(), vocabulary::builtin());
    let all = Collection::of(&library, &words, month);
    let search = |text: &str| found(&all, Filter { text: text.to_owned(), ..Filter::default() });
    assert_eq!((search("ㄱㅇㅇ"), search("파란"), search("ㅎㅇㄹ")), ("ab".into(), "a".into(), "c".into()));
    assert_eq!((search("나무"), search("CAT gra"), search("하늘")), ("ab".into(), "ab".into(), "a".into()));
    assert_eq!((search("반짝"), search("glitter"), search("이슬")), ("a".into(), "a".into(), "a".into()));
    assert_eq!((search("항"), search("없는 말"), search("")), ("c".into(), String::new(), "abc".into()));
}

#[test]
fn what_is_shown_is_made_anew_only_when_works_change() {
    let mut library = library();
    let (works, all) = (library.works_version(), library.version());
    library.put(Record::Exhibition(Exhibition::default()));
    assert_eq!(library.works_version(), works);
    assert_ne!(library.version(), all);
    library.put(Record::Artwork(painted("d", "하늘", "새", "oil", 1)));
    assert_ne!(library.works_version(), works);
    let before = library.works_version();
    library.replace(Vec::new());
    assert_ne!(library.works_version(), before);
}

#[test]
fn among_five_thousand_works_every_word_finds_its_own() {
    let words = vocabulary::builtin();
    let mut library = Library::default();
    (0..5000).for_each(|nth| {
        let (id, maker, title) = (format!("w{nth}"), format!("사람{}", nth % 40), format!("그림 {nth} 바다와 나무"));
        library.put(Record::Artwork(painted(&id, &maker, &title, "oil", nth * DAY)));
    });
    let all = Collection::of(&library, &words, month);
    let show = Exhibition::default();
    for (text, count) in [("", 5000), ("ㅂㄷㅇ", 5000), ("그림 4999", 1), ("사람39", 125), ("뷁", 0)] {
        let filter = Filter { text: text.to_owned(), hangs: Some(false), ..Filter::default() };
        assert_eq!(all.find(&filter, &show).len(), count, "{text}");
    }
}
