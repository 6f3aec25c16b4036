//! Texts of people stay texts, whatever is in them.

use super::*;

#[test]
fn hostile_texts_stay_texts() {
    let hostile =
        "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u{202e}back\u{2066}\u{0}\u{7}";
    let mut bad = work("../../w\"><script>", hostile, by_words("\"><script>alert(1)</script>"));
    bad.maker = hostile.to_owned();
    bad.label.words.text = hostile.to_owned();
    bad.label.words.tapped = vec![Piece::Text(hostile.to_owned())];
    (bad.label.easy, bad.label.credits) = (LocalText::same(hostile), hostile.to_owned());
    (bad.label.year, bad.label.price) = (hostile.to_owned(), Price::Asked(hostile.to_owned()));
    bad.alt = LocalText::same(hostile);
    let title = Title { text: hostile.to_owned(), ..Title::default() };
    bad.steps.push(step(Hand::Person, Deed::Titled(title)));
    bad.steps.push(step(Hand::Person, Deed::Chose(vec![Piece::Text(hostile.to_owned()), Piece::Word(hostile.into())])));
    let mut long = work("w-long", &"가".repeat(5_000), by_words("oil"));
    long.maker = "긴이름".repeat(2_000);
    let works = vec![bad, long];
    let mut show = exhibition(&works);
    (show.title, show.place, show.dates) = (hostile.to_owned(), hostile.to_owned(), hostile.to_owned());
    show.rooms[0].works.pop();
    let text = || LocalText::same(hostile);
    show.rooms[0] = Room { name: text(), text: text(), ..show.rooms[0].clone() };
    show.rooms.push(Room { works: vec!["w-long".into()], name: text(), text: text() });
    (show.about, show.host, show.credits) = (text(), hostile.to_owned(), hostile.to_owned());
    (show.rights, show.ai_notice) = (hostile.to_owned(), text());
    let (files, beside) = made(&show, &works, Some(hostile), ALL);
    for path in files.keys().chain(&beside) {
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./".contains(&b)), "{path}");
        assert!(!path.contains(".."), "{path}");
    }
    for (path, text) in &files {
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{7}']), "{path}");
        assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{path}");
    }
    assert!(serde_json::from_str::<serde_json::Value>(&files["site.webmanifest"]).is_ok());
    assert!(!files["worker.js"].contains("alert") && !files.contains_key("sitemap.xml"));
    for (path, html) in html_of(&files) {
        let tags = tags(html);
        assert!(!tags.iter().any(|tag| tag.attributes.keys().any(|name| name.starts_with("on"))), "{path}");
        assert!(opened(&tags, "a").all(|tag| !tag.attributes["href"].contains("script:")), "{path}");
        assert_eq!(opened(&tags, "title").count(), 1, "{path}");
        assert!(html.contains("&lt;script&gt;alert(1)"), "the text itself is kept in {path}");
        assert!(html.len() < 120_000, "{path} has {} bytes", html.len());
    }
}

/// How many tags of each name the pages have.
fn names(files: &BTreeMap<String, String>) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for tag in html_of(files).flat_map(|(_, html)| tags(html)).filter(|tag| !["p", "bdi"].contains(&tag.name.as_str()))
    {
        *names.entry(tag.name).or_default() += 1;
    }
    names
}

/// Works and their exhibition with a text wherever a person can write one.
fn with_text(text: &str) -> BTreeMap<String, String> {
    let mut works = spoken();
    let work = &mut works[0];
    (work.title.text, work.maker) = (text.to_owned(), text.to_owned());
    (work.label.words.text, work.label.credits) = (text.to_owned(), text.to_owned());
    (work.label.easy, work.alt) = (LocalText::same(text), LocalText::same(text));
    let mut show = in_two_rooms(&works);
    (show.title, show.host, show.about) = (text.to_owned(), text.to_owned(), LocalText::same(text));
    show.rooms[0].name = LocalText::same(text);
    written(&show, &works, None)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(8))]
    #[test]
    fn no_text_becomes_markup(text in "[a가](\\PC|[<>&\"'\n\\\\]){0,60}") {
        let files = with_text(&text);
        proptest::prop_assert_eq!(names(&files), names(&with_text("a")));
    }
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
