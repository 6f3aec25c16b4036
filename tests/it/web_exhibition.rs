//! The exhibition pages: readable by everyone, from disk alone, true, and safe against hostile texts.

mod machines;
mod rooms;
mod safety;
mod sounds;
mod themes;
mod truth;

use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Given, Use, WhyNot};
use malgeurim::domain::exhibition::{Edition, Exhibition, Room, Source};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::label::{Change, Field, OwnWords, Price};
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::provenance::{AiUse, ai_use, technique};
use malgeurim::domain::scene::Scene;
use malgeurim::domain::sheet::Sheet;
use malgeurim::domain::strip::Piece;
use malgeurim::domain::vocabulary::{Grammar, Semantic, Vocabulary, Word, WordClass};
use malgeurim::formats::web_exhibition::{Makes, Media, Show, hang, media, pages};
use malgeurim::text::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// 2027-12-31 16:00 UTC: already 2028 in Korea.
const NEW_YEAR: i64 = 1_830_268_800_000;
const KOREA: i32 = 540;
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

fn step(by: Hand, did: Deed) -> Step {
    Step { at: 0, by, did, result: None }
}

fn painted(style: &str) -> Deed {
    Deed::Painted { style: style.to_owned(), seed: 7, tone: Default::default(), stopped: false, of_sheet: false }
}

/// A work whose maker said yes to the web.
fn work(id: &str, title: &str, steps: Vec<Step>) -> Artwork {
    let work = Artwork {
        id: id.into(),
        profile: "p".into(),
        maker: "하늘".to_owned(),
        title: Title { text: title.to_owned(), ..Title::default() },
        made: NEW_YEAR,
        beginning: Beginning::Words,
        width: 2048,
        height: 1024,
        base: Some(BlobId::of(id.as_bytes())),
        alt: LocalText::new("파란 하늘 아래에 나무가 있어요.", "A tree under a blue sky."),
        steps,
        ..Artwork::default()
    };
    answered(work, Answer::Yes)
}

fn by_words(style: &str) -> Vec<Step> {
    let words = vec![Piece::Word("cat".into()), Piece::Text("my <own> word".to_owned()), Piece::Word("gone".into())];
    vec![
        step(Hand::Person, Deed::Chose(words)),
        step(Hand::Painter, Deed::Composed(Scene::default())),
        step(Hand::Painter, painted(style)),
    ]
}

fn answered(mut work: Artwork, answer: Answer) -> Artwork {
    work.consents.0.insert(
        Use::Web,
        Consent { maker: Given { answer, by: "하늘".to_owned(), ..Given::default() }, ..Consent::default() },
    );
    work
}

fn vocabulary() -> Vocabulary {
    let mut cat = Word::unknown("고양이");
    (cat.id, cat.en, cat.class, cat.semantic) = ("cat".into(), "cat".to_owned(), WordClass::Noun, Semantic::Animal);
    cat.grammar = Grammar::default();
    Vocabulary::new(vec![cat], Vec::new())
}

fn exhibition(works: &[Artwork]) -> Exhibition {
    Exhibition {
        title: "우리들의 봄 전시".to_owned(),
        place: "경기도 수원".to_owned(),
        dates: "2027. 5. 20.~6. 2.".to_owned(),
        rooms: vec![Room { works: works.iter().map(|work| work.id.clone()).collect(), ..Room::default() }],
        ..Exhibition::default()
    }
}

fn on_the_web(show: &Exhibition, works: &[Artwork]) -> Edition {
    let works = works.iter().map(|work| (work.clone(), Sheet::of(work, &[]))).collect();
    Source { show: show.clone(), works, at: NEW_YEAR, offset_min: KOREA }.edition(Use::Web)
}

/// Both voices and films can be made.
const ALL: Makes = Makes { korean_speech: true, english_speech: true, films: true };

/// Every file of the folder, and the paths beside them that somebody has to make.
fn made(
    show: &Exhibition,
    works: &[Artwork],
    base_url: Option<&str>,
    makes: Makes,
) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let (edition, vocabulary) = (on_the_web(show, works), vocabulary());
    let hung = hang(&edition);
    let show = Show { edition: &edition, hung: &hung, vocabulary: &vocabulary, base_url, makes };
    let files = pages(&show).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let paths: Vec<String> = media(&show).iter().map(|media| media.path().to_owned()).collect();
    let beside: BTreeSet<String> = paths.iter().cloned().collect();
    assert_eq!(beside.len(), paths.len(), "each path once");
    (files, beside)
}

fn written(show: &Exhibition, works: &[Artwork], base_url: Option<&str>) -> BTreeMap<String, String> {
    made(show, works, base_url, Makes::default()).0
}

fn three() -> Vec<Artwork> {
    vec![
        work("w-1", "햇빛 고양이", by_words("oil")),
        work("w-2", "비 온 뒤", by_words("watercolour")),
        work("w-3", "First drawing", vec![step(Hand::Person, Deed::Drew(12))]),
    ]
}

/// The same, with all that a label can have: own words with voices, easy texts, steps with pictures, a service, changes.
fn spoken() -> Vec<Artwork> {
    let mut works = three();
    let voice = |name: &str| Some(BlobId::of(name.as_bytes()));
    works[0].title.voice = voice("title");
    let tapped = vec![Piece::Word("cat".into()), Piece::Text("좋다".to_owned())];
    works[0].label.words =
        OwnWords { text: "나는 고양이가 좋아요.".to_owned(), tapped, voice: voice("words") };
    works[0].label.easy = LocalText::new("고양이가 있어요.", "There is a cat.");
    works[0].label.price = Price::NotForSale;
    works[0].label.credits = "나비 교실".to_owned();
    works[0].label.changed(Change { field: Field::Title, by: String::new(), at: 0, was: "고양이".to_owned() });
    works[0].steps[1].result = voice("sketch");
    works[0].steps[2].result = voice("painting");
    works[1].label.easy = LocalText::new("비가 왔어요.", "");
    works[1].steps.push(step(Hand::Service, painted("oil")));
    works
}

/// The first work in one room, the others in another.
fn in_two_rooms(works: &[Artwork]) -> Exhibition {
    let mut show = exhibition(works);
    let rest = show.rooms[0].works.split_off(1);
    show.rooms[0].name = LocalText::new("봄", "Spring");
    let name = LocalText::new("여름", "Summer");
    show.rooms
        .push(Room { name, text: LocalText::new("더울 때 그렸어요.", "Painted in the heat."), works: rest });
    show.about = LocalText::new("우리가 그렸어요.\n와서 보세요.", "We painted this.");
    show.host = "나비 교실".to_owned();
    show
}

fn html_of(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".html"))
}

/// A tag as it stands in a page.
#[derive(Clone, Debug)]
struct Tag {
    name: String,
    closes: bool,
    attributes: BTreeMap<String, String>,
}

/// Every tag of a page. Attribute values are always in double quotes and escaped, so a `>` ends a tag.
fn tags(html: &str) -> Vec<Tag> {
    html.split('<').skip(1).map(|part| tag(part.split_once('>').expect("a tag ends").0)).collect()
}

fn tag(text: &str) -> Tag {
    let (name, mut rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut attributes = BTreeMap::new();
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(attributes.insert(key.trim().to_owned(), value.to_owned()).is_none(), "{key} twice in <{text}>");
        rest = after;
    }
    assert!(rest.trim().is_empty() || name == "!doctype", "odd tag <{text}>");
    Tag { name: name.trim_start_matches('/').to_owned(), closes: name.starts_with('/'), attributes }
}

fn opened<'a>(tags: &'a [Tag], name: &'a str) -> impl Iterator<Item = &'a Tag> {
    tags.iter().filter(move |tag| tag.name == name && !tag.closes)
}

#[test]
fn every_page_is_well_formed_and_has_its_landmarks() {
    let works = three();
    let files = written(&exhibition(&works), &works, None);
    assert_eq!(files.len(), 7 + 2 * (4 + works.len()));
    for (path, html) in html_of(&files) {
        let tags = tags(html);
        let mut open: Vec<&str> = Vec::new();
        for tag in tags.iter().filter(|tag| !["!doctype", "img", "input", "meta", "link"].contains(&tag.name.as_str()))
        {
            if tag.closes {
                assert_eq!(open.pop(), Some(tag.name.as_str()), "{path}");
            } else {
                open.push(&tag.name);
            }
        }
        assert!(open.is_empty(), "{path}: {open:?}");
        for once in ["html", "head", "title", "body", "header", "main", "footer", "h1"] {
            assert_eq!(opened(&tags, once).count(), 1, "<{once}> in {path}");
        }
        let language = if path.starts_with("en/") { "en" } else { "ko" };
        assert_eq!(opened(&tags, "html").next().unwrap().attributes["lang"], language, "{path}");
        let first_link = opened(&tags, "a").next().unwrap();
        assert_eq!(first_link.attributes["href"], "#main", "the skip link comes first in {path}");
        assert!(tags.iter().any(|tag| tag.attributes.get("id").is_some_and(|id| id == "main")));
        for nav in opened(&tags, "nav") {
            assert!(!nav.attributes["aria-label"].is_empty(), "{path}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    let works = three();
    for (path, html) in html_of(&written(&exhibition(&works), &works, None)) {
        let mut last = 0;
        for tag in tags(html).iter().filter(|tag| !tag.closes) {
            let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok());
            if let Some(level) = level {
                assert!(level <= last + 1, "{path}: h{level} after h{last}");
                last = level;
            }
        }
    }
}

/// The file that a relative address means, seen from a page.
fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            parts.pop().expect("an address stays in the folder");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Addresses outside the folder that a page may name: the licence as a link, and names of vocabularies, which nothing loads.
const OUTSIDE: [&str; 3] = [LICENCE, "https://schema.org", "http://cv.iptc.org/newscodes/digitalsourcetype/"];

/// What a tag leads to or loads.
fn addresses(tag: &Tag) -> Vec<String> {
    let single = ["href", "src"].iter().filter_map(|name| tag.attributes.get(*name).cloned());
    let set = tag.attributes.get("srcset").map(String::as_str).unwrap_or_default();
    let set = set.split(", ").filter_map(|source| Some(source.split_once(' ')?.0.to_owned()));
    let tiles = tag.attributes.get("data-tiles").map(|folder| folder.trim_end_matches('/').to_owned());
    single.chain(set).chain(tiles).collect()
}

/// Everything that the pages lead to; fails where that is no file of the folder.
fn reached(files: &BTreeMap<String, String>, known: &BTreeSet<String>) -> BTreeSet<String> {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    for (path, html) in html_of(files) {
        for (tag, address) in tags(html).iter().flat_map(|tag| addresses(tag).into_iter().map(move |to| (tag, to))) {
            if address == "#main" {
                continue;
            }
            if tag.name == "a" && address == LICENCE {
                assert!(tag.attributes["rel"].contains("noreferrer"));
                continue;
            }
            let target = resolve(path, &address);
            assert!(known.contains(&target), "{path} leads to {address}");
            reached.insert(target);
        }
    }
    reached
}

#[test]
fn every_address_leads_to_a_file_of_the_folder_and_none_outside() {
    let works = spoken();
    for makes in [Makes::default(), ALL] {
        let (files, beside) = made(&in_two_rooms(&works), &works, None, makes);
        let known: BTreeSet<String> = files.keys().cloned().chain(beside).collect();
        // A script asks for these two, and only on the web.
        let by_script = ["site.webmanifest", "worker.js"].map(str::to_owned);
        let reached: BTreeSet<String> = reached(&files, &known).into_iter().chain(by_script).collect();
        assert_eq!(reached, known, "everything can be reached");
        for (path, html) in html_of(&files) {
            assert!(!html.contains("<iframe") && !html.contains(" style="), "{path}");
            for (at, _) in html.match_indices("://") {
                let start = html[..at].rfind(|c: char| !c.is_ascii_lowercase()).unwrap() + 1;
                assert!(
                    OUTSIDE.iter().any(|known| html[start..].starts_with(known)),
                    "{path}: {}",
                    &html[start..at + 40]
                );
            }
        }
        let style = &files["style.css"];
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("://"));
    }
}

#[test]
fn pages_load_nothing_but_files_and_are_whole_without_scripts() {
    let works = spoken();
    let (files, _) = made(&in_two_rooms(&works), &works, None, ALL);
    for (path, html) in html_of(&files) {
        let tags = tags(html);
        let policy = opened(&tags, "meta").find(|tag| tag.attributes.contains_key("http-equiv")).unwrap();
        let policy = &policy.attributes["content"];
        assert!(
            policy.starts_with("default-src &#39;none&#39;;") && !policy.contains("unsafe") && !policy.contains("http")
        );
        for script in opened(&tags, "script") {
            let is_data = script.attributes.get("type").is_some_and(|kind| kind == "application/ld+json");
            assert!(is_data != script.attributes.contains_key("src"), "{path}");
            assert_ne!(script.attributes.get("type").map(String::as_str), Some("module"), "{path}");
        }
        for hidden in tags.iter().filter(|tag| tag.attributes.contains_key("hidden")) {
            let class = hidden.attributes["class"].as_str();
            assert!(["reader", "controls"].contains(&class), "{path} hides {class}");
        }
        for sound in opened(&tags, "audio") {
            assert!(sound.attributes.contains_key("controls") && !sound.attributes.contains_key("autoplay"));
            assert!(!sound.attributes["aria-label"].is_empty(), "{path}");
        }
    }
    for script in ["reader.js", "kiosk.js"] {
        for forbidden in ["eval(", "fetch(", "XMLHttp", "import ", "innerHTML", "://", "new Function"] {
            assert!(!files[script].contains(forbidden), "{script}: {forbidden}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let works = spoken();
    let show = in_two_rooms(&works);
    let twice = [0, 1].map(|_| made(&show, &works, Some("https://example.org/show"), ALL));
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn pictures_are_described_in_a_marked_language() {
    let mut works = three();
    works[0].alt = LocalText::new("노란 고양이가 있어요.", "");
    works[1].alt = LocalText::default();
    let files = written(&exhibition(&works), &works, None);
    for (path, html) in html_of(&files) {
        for image in opened(&tags(html), "img") {
            assert!(!image.attributes["alt"].trim().is_empty(), "{path}");
            assert!(image.attributes["src"].ends_with(".jpg"), "{path}");
            let (width, height) = (&image.attributes["width"], &image.attributes["height"]);
            let shape = width.parse::<f64>().unwrap() / height.parse::<f64>().unwrap();
            assert!((shape - 2.0).abs() < 0.01, "{path} keeps the shape: {width}x{height}");
        }
    }
    let image = |path: &str, at: usize| opened(&tags(&files[path]), "img").nth(at).unwrap().attributes.clone();
    assert_eq!(image("en/index.html", 0)["alt"], "노란 고양이가 있어요.");
    assert_eq!(image("en/index.html", 0)["lang"], "ko");
    assert_eq!(image("index.html", 0).get("lang"), None);
    assert_eq!(image("index.html", 1)["alt"], "“비 온 뒤” 작품의 그림");
    assert_eq!(image("en/index.html", 2)["alt"], "A tree under a blue sky.");
    assert!(files["works/2-w-2.html"].contains("그림 설명이 아직 없어요."));
}

#[test]
fn texts_in_the_other_language_are_marked() {
    let works = three();
    let files = written(&exhibition(&works), &works, None);
    assert!(files["en/index.html"].contains("<h1><bdi lang=\"ko\">우리들의 봄 전시</bdi></h1>"));
    assert!(files["index.html"].contains("<h1><bdi>우리들의 봄 전시</bdi></h1>"));
    assert!(files["index.html"].contains("<bdi lang=\"en\">First drawing</bdi>"));
    assert!(files["en/works/3-w-3.html"].contains("<h1><bdi>First drawing</bdi></h1>"));
    assert!(files["index.html"].contains("2027. 5. 20.~6. 2."));
    assert!(files["en/index.html"].contains("20 May – 2 June 2027"));
}

#[test]
fn each_page_leads_to_its_twin_in_the_other_language() {
    let works = three();
    let files = written(&exhibition(&works), &works, None);
    for (path, html) in html_of(&files) {
        let (other, twin) = match path.strip_prefix("en/") {
            Some(twin) => ("ko", twin.to_owned()),
            None => ("en", format!("en/{path}")),
        };
        let tags = tags(html);
        let switch: Vec<&Tag> = opened(&tags, "a").filter(|tag| tag.attributes.contains_key("lang")).collect();
        assert_eq!(switch.len(), 1, "{path}");
        assert_eq!(switch[0].attributes["hreflang"], other);
        assert_eq!(resolve(path, &switch[0].attributes["href"]), twin);
        assert_eq!(opened(&tags, "link").filter(|tag| tag.attributes["rel"] == "alternate").count(), 2);
    }
}

#[test]
fn works_hang_in_the_order_of_the_exhibition() {
    let works = three();
    let mut show = exhibition(&works);
    show.rooms[0].works.reverse();
    let files = written(&show, &works, None);
    let targets = |path: &str, rel: &str| -> Option<String> {
        let tags = tags(&files[path]);
        let found = opened(&tags, "a").find(|tag| tag.attributes.get("rel").is_some_and(|is| is == rel));
        found.map(|tag| resolve(path, &tag.attributes["href"]))
    };
    assert_eq!(targets("works/1-w-3.html", "prev"), None);
    assert_eq!(targets("works/1-w-3.html", "next").as_deref(), Some("works/2-w-2.html"));
    assert_eq!(targets("en/works/2-w-2.html", "next").as_deref(), Some("en/works/3-w-1.html"));
    assert_eq!(targets("works/3-w-1.html", "prev").as_deref(), Some("works/2-w-2.html"));
    assert_eq!(targets("works/3-w-1.html", "next"), None);
    let index = &files["index.html"];
    let place = |title: &str| index.find(title).unwrap();
    assert!(place("First drawing") < place("비 온 뒤") && place("비 온 뒤") < place("햇빛 고양이"));
}

#[test]
fn a_no_is_never_overridden() {
    let works = vec![
        answered(work("w-1", "물어보지 않은 그림", by_words("oil")), Answer::Unasked),
        answered(work("w-2", "비밀 그림", by_words("oil")), Answer::No),
        answered(work("w-3", "거둔 그림", by_words("oil")), Answer::Withdrawn),
        answered(work("w-4", "좋은 그림", by_words("oil")), Answer::Yes),
    ];
    let mut show = exhibition(&works);
    show.rooms[0].works.push("w-gone".into());
    let hanging = on_the_web(&show, &works);
    let left: Vec<(&str, WhyNot)> = hanging.left_out().iter().map(|left| (left.work.as_str(), left.why)).collect();
    use WhyNot::{Gone, Refused, Unasked, Withdrawn};
    assert_eq!(left, [("w-1", Unasked), ("w-2", Refused), ("w-3", Withdrawn), ("w-gone", Gone)]);
    assert_eq!(hanging.left_out()[1].title, "비밀 그림");
    assert!(hanging.left_out().iter().all(|left| Texts::new(Lang::Ko).hint(left.why.key()).is_some()));
    for (path, text) in written(&show, &works, None) {
        for secret in ["물어보지 않은 그림", "비밀 그림", "거둔 그림", "w-1", "w-2", "w-3", "w-gone"] {
            assert!(!text.contains(secret) && !path.contains(secret), "{secret} is in {path}");
        }
    }
}

#[test]
fn a_work_without_anything_has_a_page() {
    let mut bare = work("작품", "", Vec::new());
    (bare.maker, bare.alt, bare.width, bare.height) = (String::new(), LocalText::default(), 0, 0);
    let works = vec![bare];
    let mut show = exhibition(&works);
    (show.title, show.place, show.dates) = ("전시".to_owned(), String::new(), " ".to_owned());
    let files = written(&show, &works, None);
    let page = &files["works/1.html"];
    for text in ["이름 없는 작품", "이름을 밝히지 않았어요", "만든 과정이 남아 있지 않아요.", "알 수 없어요"]
    {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("class=\"neighbours\"") && !page.contains("width=\"0\""));
    assert!(!files["index.html"].contains("<dl>"), "no empty label");
    let empty = written(&exhibition(&[]), &[], None);
    assert!(empty["index.html"].contains("아직 걸린 작품이 없어요."));
}
