//! IIIF: what the whole world's viewers are told, and that every address in it leads to a file.

use malgeurim::art::tiles::tiles;
use malgeurim::art::{Picture, codec};
use malgeurim::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Given, Use};
use malgeurim::domain::exhibition::{Edition, Exhibition, Pyramid, Room, Source};
use malgeurim::domain::id::{ArtworkId, BlobId};
use malgeurim::domain::label::Price;
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::sheet::Sheet;
use malgeurim::domain::strip::Piece;
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::formats::iiif::{self, Site};
use malgeurim::formats::web_exhibition::{Makes, Show, hang, media, pages};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const BASE: &str = "https://example.org/spring";
const HOSTILE: &str = "<p onclick=x>\"'</p><script>alert(1)</script>\u{202e}\u{0}&lt;b>";

fn work(id: &str, title: &str, by: Hand, answer: Answer) -> Artwork {
    let step = |by, did| Step { at: 0, by, did, result: None };
    let made = Deed::Generated { service: "s".into(), model: "m".into(), prompt: "secret prompt".into() };
    let did = if by == Hand::Service { made } else { Deed::Drew(9) };
    let chose = Deed::Chose(vec![Piece::Text("고양이".to_owned()), Piece::Text("좋다".to_owned())]);
    let mut work = Artwork {
        title: Title { text: title.to_owned(), ..Title::default() },
        maker: "하늘".to_owned(),
        width: 1300,
        height: 700,
        base: Some(BlobId::of(id.as_bytes())),
        alt: LocalText::new("파란 하늘이에요.", "A blue sky."),
        steps: vec![step(Hand::Person, chose), step(by, did)],
        ..Artwork::of(id.into(), "private-profile".into(), 1_830_268_800_000)
    };
    work.consents.0.insert(Use::Web, Consent { maker: Given { answer, ..Given::default() }, ..Consent::default() });
    work
}

/// Two rooms, one work of a service, one that is not to be shown, one that says everything that a label can say.
fn works() -> Vec<Artwork> {
    let mut full = work("w-3", "햇빛 <고양이>", Hand::Person, Answer::Yes);
    full.label.easy = LocalText::new("고양이가 앉아 있어요.", "A cat sits.");
    full.label.words.text = "기분이 좋아요".to_owned();
    full.label.words.voice = Some(BlobId::of(b"voice"));
    full.label.words.tapped = vec![Piece::Text("나".to_owned()), Piece::Text("좋다".to_owned())];
    full.label.price = Price::NotForSale;
    full.label.credits = "봄 선생님".to_owned();
    vec![
        work("w-1", "비 온 뒤", Hand::Person, Answer::Yes),
        work("w-2", "Robot", Hand::Service, Answer::Yes),
        full,
        work("w-4", "숨긴 작품", Hand::Service, Answer::No),
    ]
}

fn exhibition() -> Exhibition {
    let room = |name: &str, works: &[&str]| Room {
        name: LocalText::new(name, ""),
        works: works.iter().map(|id| ArtworkId::from(*id)).collect(),
        ..Room::default()
    };
    Exhibition {
        title: "우리들의 봄".to_owned(),
        place: "수원".to_owned(),
        host: "하늘 복지관".to_owned(),
        rights: "https://creativecommons.org/licenses/by-nc/4.0/deed.ko".to_owned(),
        rooms: vec![room("첫째 방", &["w-1"]), room("닫힌 방", &["w-4"]), room("", &["w-2", "w-3"])],
        notes: "private notes".to_owned(),
        ..Exhibition::default()
    }
}

fn edition(show: Exhibition, works: Vec<Artwork>) -> Edition {
    let works = works.into_iter().map(|work| (work.clone(), Sheet::of(&work, &[]))).collect();
    Source { show, works, at: 0, offset_min: 540 }.edition(Use::Web)
}

struct Written {
    iiif: BTreeMap<String, Value>,
    /// Every path of the folder, with the tiles (`the_description_of_a_picture_fits_its_tiles` holds that they are made).
    all: BTreeSet<String>,
}

fn written(edition: &Edition, base_url: Option<&str>) -> Option<Written> {
    let (hung, words) = (hang(edition), Vocabulary::new(Vec::new(), Vec::new()));
    let show = Show { edition, hung: &hung, vocabulary: &words, base_url, makes: Makes::default() };
    let files = iiif::files(&Site::new(&show)?);
    let mut all: BTreeSet<String> = pages(&show).into_iter().map(|(path, _)| path).collect();
    all.extend(files.iter().map(|(path, _)| path.clone()));
    all.extend(media(&show).iter().map(|media| media.path().to_owned()));
    for hung in &hung {
        let tiles = hung.deep.scales().into_iter().flat_map(|scale| hung.deep.level(scale));
        all.extend(tiles.map(|tile| format!("{}/{}", hung.tiles, tile.path())));
    }
    let iiif = files.into_iter().map(|(path, bytes)| (path, serde_json::from_slice(&bytes).unwrap())).collect();
    Some(Written { iiif, all })
}

fn spring() -> Written {
    written(&edition(exhibition(), works()), Some(BASE)).unwrap()
}

/// Calls `each` for every object inside, with the name that it stands under.
fn objects<'a>(value: &'a Value, under: &'a str, each: &mut impl FnMut(&'a str, &'a Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| objects(item, under, each)),
        Value::Object(map) => {
            each(under, value);
            map.iter().for_each(|(name, item)| objects(item, name, each));
        }
        _ => {}
    }
}

#[test]
fn without_an_address_on_the_web_there_is_no_iiif_and_it_is_said() {
    let edition = edition(exhibition(), works());
    for base in [None, Some(""), Some("file:///tmp"), Some("https://x?y"), Some("https://me:secret@example.org")] {
        assert!(written(&edition, base).is_none(), "{base:?}");
        assert!(iiif::left_out(base).is_some(), "{base:?}");
    }
    assert!(written(&self::edition(exhibition(), Vec::new()), Some(BASE)).is_none(), "nothing hangs");
}

#[test]
fn every_address_leads_to_a_file_of_the_folder() {
    let Written { iiif, all } = spring();
    let mut ids = BTreeSet::new();
    for (path, file) in &iiif {
        objects(file, "", &mut |under, object| {
            let Some(id) = object.get("id") else { return };
            let id = id.as_str().unwrap();
            let local = id.strip_prefix(&format!("{BASE}/")).unwrap_or_else(|| panic!("{path}: {id}"));
            let kind = object["type"].as_str().unwrap();
            let inside = ["Canvas", "AnnotationPage", "Annotation"].contains(&kind);
            if inside {
                assert!(ids.insert(id.to_owned()) && local.starts_with(path), "{path}: {id} is there twice");
            } else if kind == "ImageService3" {
                assert!(all.contains(&format!("{local}/info.json")), "{path}: {id}");
            } else {
                assert!(all.contains(local.trim_end_matches("#host")), "{path}: {under} {id}");
            }
        });
        if !path.ends_with("info.json") {
            assert_eq!(file["id"], format!("{BASE}/{path}"));
        }
    }
    for (path, info) in iiif.iter().filter(|(path, _)| path.ends_with("info.json")) {
        let folder = path.trim_end_matches("/info.json");
        assert_eq!(info["id"], format!("{BASE}/{folder}"));
        for size in info["sizes"].as_array().unwrap() {
            let file = format!("{folder}/full/{},{}/0/default.jpg", size["width"], size["height"]);
            assert!(all.contains(&file), "{file}");
        }
    }
}

#[test]
fn rooms_are_collections_and_only_what_may_be_shown_is_in_them() {
    let iiif = spring().iiif;
    let ids = |file: &Value| -> Vec<String> {
        let items = file["items"].as_array().unwrap().iter();
        items.map(|item| item["id"].as_str().unwrap().replace(BASE, "")).collect()
    };
    let paths: Vec<&str> = iiif.keys().map(String::as_str).filter(|path| path.starts_with("iiif/")).collect();
    let expected =
        ["1-w-1", "3-w-2", "4-w-3", "collection", "room-1", "room-3"].map(|name| format!("iiif/{name}.json"));
    assert_eq!(paths, expected);
    assert_eq!(ids(&iiif["iiif/collection.json"]), ["/iiif/room-1.json", "/iiif/room-3.json"]);
    assert_eq!(ids(&iiif["iiif/room-3.json"]), ["/iiif/3-w-2.json", "/iiif/4-w-3.json"]);
    assert_eq!(iiif["iiif/room-1.json"]["label"], json!({"ko": ["첫째 방"]}));
    assert_eq!(iiif["iiif/room-3.json"]["label"], json!({"ko": ["3번 방"], "en": ["Room 3"]}));
    let all = serde_json::to_string(&iiif).unwrap();
    for secret in ["숨긴", "닫힌 방", "w-4", "private", "secret prompt"] {
        assert!(!all.contains(secret), "{secret}");
    }
    let mut one = exhibition();
    one.rooms.truncate(1);
    let iiif = written(&edition(one, works()), Some(BASE)).unwrap().iiif;
    assert_eq!(ids(&iiif["iiif/collection.json"]), ["/iiif/1-w-1.json"], "one room needs no collection of its own");
}

#[test]
fn a_manifest_says_what_the_label_says_in_both_languages() {
    let iiif = spring().iiif;
    let full = &iiif["iiif/4-w-3.json"];
    assert_eq!(full["label"], json!({"ko": ["햇빛 ＜고양이＞"]}));
    assert_eq!(full["summary"], json!({"ko": ["고양이가 앉아 있어요."], "en": ["A cat sits."]}));
    assert_eq!(full["rights"], "http://creativecommons.org/licenses/by-nc/4.0/");
    assert_eq!(full["provider"][0]["label"], json!({"ko": ["하늘 복지관"]}));
    let rows: BTreeMap<&str, &Value> = full["metadata"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["label"]["en"][0].as_str().unwrap(), &row["value"]))
        .collect();
    assert_eq!(*rows["Artist"], json!({"ko": ["하늘"]}));
    assert_eq!(*rows["Words tapped"], json!({"ko": ["고양이 · 좋다"]}));
    assert_eq!(*rows["Technique"], json!({"ko": ["손으로 그린 디지털 그림"], "en": ["Digital drawing by hand"]}));
    assert_eq!(*rows["Year"], json!({"none": ["2028"]}), "the year of the place, not of the computer");
    assert_eq!(rows["The artist’s words, as tapped"]["ko"][0], "나 · 좋다");
    assert!(rows.len() >= 10, "{rows:?}");
    let sounds: Vec<&Value> = full["rendering"].as_array().unwrap().iter().map(|link| &link["type"]).collect();
    assert_eq!(sounds, ["Sound"], "the recorded voice");
    let canvas = &full["items"][0];
    assert_eq!(canvas["summary"]["en"][0], "A blue sky.");
    let body = &canvas["items"][0]["items"][0]["body"];
    assert_eq!((&canvas["width"], &canvas["height"]), (&body["width"], &body["height"]));
    assert_eq!((body["width"].as_u64(), body["height"].as_u64()), (Some(1300), Some(700)));
    assert_eq!(canvas["items"][0]["items"][0]["target"], canvas["id"]);
}

#[test]
fn every_viewer_must_show_that_ai_took_part_where_it_did() {
    let statement =
        |iiif: &BTreeMap<String, Value>, name: &str| iiif[&format!("iiif/{name}.json")]["requiredStatement"].clone();
    let iiif = spring().iiif;
    let used = statement(&iiif, "3-w-2");
    assert_eq!(used["label"]["en"][0], "Please note");
    assert!(used["value"]["ko"][0].as_str().unwrap().contains("인공지능"), "{used}");
    assert_eq!(used["value"]["en"][1], "Robot · 하늘 · 우리들의 봄 · 하늘 복지관");
    for name in ["1-w-1", "4-w-3", "room-1"] {
        let credit = statement(&iiif, name);
        assert_eq!(credit["label"]["en"][0], "Credit", "{name}");
        assert!(!credit.to_string().contains("AI"), "{credit}");
    }
    for name in ["room-3", "collection"] {
        assert!(statement(&iiif, name)["value"]["en"][0].as_str().unwrap().contains("generative AI"), "{name}");
    }
    let mut show = exhibition();
    show.ai_notice = LocalText::new("AI와 함께 그렸어요.", "Drawn together with AI.");
    let iiif = written(&edition(show, works()), Some(BASE)).unwrap().iiif;
    assert_eq!(statement(&iiif, "3-w-2")["value"]["en"][0], "Drawn together with AI.");
}

#[test]
fn hostile_texts_are_never_markup_and_leave_no_gap() {
    let mut bad = work("../../w<b>", HOSTILE, Hand::Service, Answer::Yes);
    (bad.maker, bad.alt, bad.label.easy) = (HOSTILE.to_owned(), LocalText::same(HOSTILE), LocalText::same(HOSTILE));
    (bad.label.words.text, bad.label.credits) = (HOSTILE.to_owned(), HOSTILE.to_owned());
    bad.label.price = Price::Asked(HOSTILE.to_owned());
    let blank = Artwork { maker: "\u{202e}".to_owned(), ..work("w", "\u{0}", Hand::Person, Answer::Yes) };
    let mut show = exhibition();
    show.rooms = vec![Room { works: vec![bad.id.clone(), blank.id.clone()], ..Room::default() }];
    (show.title, show.rights) = ("\u{202e}".to_owned(), format!("https://creativecommons.org/licenses/{HOSTILE}"));
    (show.host, show.place, show.ai_notice) = (HOSTILE.to_owned(), HOSTILE.to_owned(), LocalText::same(HOSTILE));
    let Written { iiif, .. } = written(&edition(show, vec![bad, blank]), Some(BASE)).unwrap();
    for (path, file) in &iiif {
        let text = file.to_string();
        assert!(!text.contains(['<', '>', '\u{202e}', '\u{0}']), "{path}: {text}");
        assert!(file.get("rights").is_none(), "{path}");
        objects(file, "", &mut |under, object| {
            if ["label", "summary", "value"].contains(&under) {
                let lines: Vec<&Value> = object.as_object().unwrap().values().collect();
                assert!(!lines.is_empty() && lines.iter().all(|line| !line[0].as_str().unwrap().is_empty()), "{path}");
            }
        });
    }
    assert_eq!(iiif["iiif/collection.json"]["label"]["ko"][0], "이름 없는 전시");
    assert_eq!(iiif["iiif/2-w.json"]["label"]["en"][0], "Untitled work");
}

#[test]
fn the_same_exhibition_gives_the_same_bytes() {
    let edition = edition(exhibition(), works());
    let (hung, words) = (hang(&edition), Vocabulary::new(Vec::new(), Vec::new()));
    let makes = Makes::default();
    let show = Show { edition: &edition, hung: &hung, vocabulary: &words, base_url: Some(BASE), makes };
    let bytes = || iiif::files(&Site::new(&show).unwrap());
    assert_eq!(bytes(), bytes());
}

#[test]
fn the_description_of_a_picture_fits_its_tiles() {
    let pyramid = Pyramid::of(1300, 700);
    let info = iiif::image_info("https://example.org/t", &pyramid, None);
    assert_eq!(info["tiles"], json!([{"width": 512, "height": 512, "scaleFactors": [1, 2, 4]}]));
    assert_eq!(info["sizes"], json!([{"width": 325, "height": 175}, {"width": 650, "height": 350}]));
    let picture = Picture::filled(1300, 700, [200, 90, 60, 255]);
    let made: BTreeMap<String, Vec<u8>> = tiles(&picture).collect::<Result<_, _>>().unwrap();
    let named = pyramid.scales().into_iter().flat_map(|scale| pyramid.level(scale));
    assert_eq!(made.keys().cloned().collect::<BTreeSet<_>>(), named.map(|tile| tile.path()).collect());
    let whole = codec::decode(&made["full/max/0/default.jpg"]).unwrap();
    assert_eq!((whole.width, whole.height), (1300, 700));
    assert_eq!(iiif::image_info("https://example.org/t", &Pyramid::of(9, 9), None).get("sizes"), None);
}
