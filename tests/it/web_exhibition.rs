//! The exhibition pages: readable by everyone, from disk alone, true, and safe against hostile texts.

mod truth;

use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Step, Title};
use malgeurim::domain::consent::{Answer, Consent, Use, WhyNot};
use malgeurim::domain::exhibition::{Edition, Exhibition, Room, Source};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::provenance::{AiUse, ai_use, technique};
use malgeurim::domain::scene::Scene;
use malgeurim::domain::sheet::Sheet;
use malgeurim::domain::strip::Piece;
use malgeurim::domain::vocabulary::{Grammar, Semantic, Vocabulary, Word, WordClass};
use malgeurim::formats::web_exhibition::{Show, hang, pages};
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
    work.consents.0.insert(Use::Web, Consent { answer, by: "하늘".to_owned(), ..Consent::default() });
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

fn written(show: &Exhibition, works: &[Artwork], base_url: Option<&str>) -> BTreeMap<String, String> {
    let (edition, vocabulary) = (on_the_web(show, works), vocabulary());
    let hung = hang(&edition);
    let show = Show { edition: &edition, hung: &hung, vocabulary: &vocabulary, base_url };
    pages(&show).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn three() -> Vec<Artwork> {
    vec![
        work("w-1", "햇빛 고양이", by_words("oil")),
        work("w-2", "비 온 뒤", by_words("watercolour")),
        work("w-3", "First drawing", vec![step(Hand::Person, Deed::Drew(12))]),
    ]
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
    assert_eq!(files.len(), 2 + 2 * (1 + works.len()));
    for (path, html) in html_of(&files) {
        let tags = tags(html);
        let mut open: Vec<&str> = Vec::new();
        for tag in tags.iter().filter(|tag| !["!doctype", "img", "meta", "link"].contains(&tag.name.as_str())) {
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

#[test]
fn every_address_leads_to_a_file_of_the_folder_and_none_outside() {
    let works = three();
    let show = exhibition(&works);
    let files = written(&show, &works, None);
    let edition = on_the_web(&show, &works);
    let mut known: BTreeSet<String> = files.keys().cloned().collect();
    known.extend(hang(&edition).into_iter().flat_map(|hung| [hung.picture, hung.thumb]));
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    for (path, html) in html_of(&files) {
        for tag in tags(html) {
            for address in ["href", "src"].iter().filter_map(|name| tag.attributes.get(*name)) {
                if address == "#main" || address == "data:," {
                    continue;
                }
                if tag.name == "a" && address == LICENCE {
                    assert!(tag.attributes["rel"].contains("noreferrer"));
                    continue;
                }
                let target = resolve(path, address);
                assert!(known.contains(&target), "{path} leads to {address}");
                reached.insert(target);
            }
        }
        assert!(!html.contains("<iframe") && !html.contains("srcset"), "{path}");
        assert_eq!(html.matches("://").count(), 1, "one address outside, the licence: {path}");
    }
    assert_eq!(reached, known, "everything can be reached");
    let style = &files["style.css"];
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("://"));
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
fn hostile_texts_stay_texts() {
    let hostile =
        "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u{202e}back\u{2066}\u{0}\u{7}";
    let mut bad = work("../../w\"><script>", hostile, by_words("\"><script>alert(1)</script>"));
    bad.maker = hostile.to_owned();
    bad.alt = LocalText::same(hostile);
    let title = Title { text: hostile.to_owned(), ..Title::default() };
    bad.steps.push(step(Hand::Person, Deed::Titled(title)));
    bad.steps.push(step(Hand::Person, Deed::Chose(vec![Piece::Text(hostile.to_owned()), Piece::Word(hostile.into())])));
    let mut long = work("w-long", &"가".repeat(5_000), by_words("oil"));
    long.maker = "긴이름".repeat(2_000);
    let works = vec![bad, long];
    let mut show = exhibition(&works);
    (show.title, show.place, show.dates) = (hostile.to_owned(), hostile.to_owned(), hostile.to_owned());
    let files = written(&show, &works, Some(hostile));
    for (path, html) in &files {
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./".contains(&b)), "{path}");
        assert!(!path.contains(".."), "{path}");
        assert!(!html.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{7}']), "{path}");
        if !path.ends_with(".html") {
            continue;
        }
        let tags = tags(html);
        for script in opened(&tags, "script") {
            assert_eq!(resolve(path, &script.attributes["src"]), "viewer.js", "{path}");
        }
        assert_eq!(html.matches("<script").count(), html.matches("></script>").count(), "no script in {path} itself");
        assert!(!tags.iter().any(|tag| tag.attributes.keys().any(|name| name.starts_with("on"))), "{path}");
        assert_eq!(opened(&tags, "title").count(), 1, "{path}");
        assert!(html.contains("&lt;script&gt;alert(1)"), "the text itself is kept in {path}");
        assert!(html.len() < 100_000, "{path} has {} bytes", html.len());
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

#[test]
fn an_address_on_the_web_is_used_only_if_it_is_one() {
    let works = three();
    let canonical = |base: &str| {
        let files = written(&exhibition(&works), &works, Some(base));
        let tags = tags(&files["en/works/1-w-1.html"]);
        opened(&tags, "link").find(|tag| tag.attributes["rel"] == "canonical").map(|tag| tag.attributes["href"].clone())
    };
    assert_eq!(canonical("https://example.org/show/").as_deref(), Some("https://example.org/show/en/works/1-w-1.html"));
    for bad in ["javascript:alert(1)", "https://a b", "https://x\"onload=", "", "ftp://x", "https://x?y"] {
        assert_eq!(canonical(bad), None, "{bad}");
    }
}

/// Contrast as WCAG 2.2 defines it.
fn contrast(a: &str, b: &str) -> f64 {
    let channel = |value: u32| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |hex: &str| {
        let hex = hex.trim_start_matches('#');
        let hex = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let number = u32::from_str_radix(&hex, 16).unwrap();
        0.2126 * channel(number >> 16) + 0.7152 * channel(number >> 8 & 255) + 0.0722 * channel(number & 255)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_theme_can_be_read() {
    let style = written(&exhibition(&[]), &[], None)["style.css"].clone();
    let mut tokens: BTreeMap<String, String> = BTreeMap::new();
    let themes: Vec<&str> = style.split(":root {").skip(1).map(|part| part.split_once('}').unwrap().0).collect();
    assert_eq!(themes.len(), 5, "light, dark, more contrast, more contrast in the dark, print");
    for theme in themes {
        let pairs =
            theme.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        tokens.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        for ground in ["wall", "paper", "chip"] {
            for ink in ["ink", "soft", "link"] {
                let ratio = contrast(&tokens[ink], &tokens[ground]);
                assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
            }
        }
    }
    for needed in ["prefers-color-scheme: dark", "prefers-contrast: more", "forced-colors: active", "@media print"] {
        assert!(style.contains(needed), "{needed}");
    }
    let font_sizes = style.lines().filter_map(|line| line.trim().strip_prefix("font-size:"));
    assert!(font_sizes.into_iter().all(|size| !size.contains("px")), "text grows with the reader's own size");
}
