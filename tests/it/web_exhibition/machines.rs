//! What machines read: linked data, cards of other sites, the map of the site, the manifest and the worker.

use super::*;
use serde_json::Value;

const BASE: &str = "https://example.org/show";

/// The linked data of a page.
fn data(html: &str) -> Value {
    let block = html.split_once("<script type=\"application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
    serde_json::from_str(block).unwrap()
}

fn property(html: &str, name: &str) -> Option<String> {
    let tags = tags(html);
    let mut metas = opened(&tags, "meta");
    metas
        .find(|tag| tag.attributes.get("property").is_some_and(|is| is == name))
        .map(|tag| tag.attributes["content"].clone())
}

#[test]
fn the_exhibition_is_an_event_with_its_works() {
    let works = three();
    let files = written(&in_two_rooms(&works), &works, Some(BASE));
    let event = data(&files["index.html"]);
    assert_eq!(
        (&event["@context"], &event["@type"]),
        (&Value::from("https://schema.org"), &Value::from("ExhibitionEvent"))
    );
    assert_eq!((&event["startDate"], &event["endDate"]), (&Value::from("2027-05-20"), &Value::from("2027-06-02")));
    assert_eq!(event["location"]["name"], "경기도 수원");
    assert_eq!(event["organizer"]["name"], "나비 교실");
    assert_eq!(event["workFeatured"].as_array().unwrap().len(), 3);
    assert_eq!(event["workFeatured"][0]["url"], "https://example.org/show/works/1-w-1.html");
}

#[test]
fn a_work_is_told_as_its_label_tells_it() {
    let mut works = spoken();
    works[2].maker = String::new();
    let mut show = exhibition(&works);
    show.rights = LICENCE.to_owned();
    let files = written(&show, &works, Some(BASE));
    let work = data(&files["works/1-w-1.html"]);
    assert_eq!((&work["@type"], &work["name"]), (&Value::from("VisualArtwork"), &Value::from("햇빛 고양이")));
    assert_eq!(work["creator"]["name"], "하늘");
    assert_eq!(work["artMedium"], "디지털 그림(유화 느낌)");
    assert_eq!(work["license"], LICENCE);
    let rights = "작품의 권리는 만든 사람에게 있어요.";
    assert!(files.values().all(|page| !page.contains(rights)), "the curator chose a licence");
    let footer = |files: &BTreeMap<String, String>| files["index.html"].split_once("<footer").unwrap().1.to_owned();
    assert!(footer(&files).contains(&format!("href=\"{LICENCE}\"")));
    show.rights = String::new();
    assert!(footer(&written(&show, &works, None)).contains(rights));
    assert_eq!(work["image"]["contentUrl"], "https://example.org/show/pictures/1-w-1.jpg");
    assert_eq!(work["image"]["digitalSourceType"], "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia");
    assert!(work.get("usageInfo").is_none());
    assert!(data(&files["works/3-w-3.html"]).get("creator").is_none(), "who does not want to be named is not");
    assert!(data(&files["works/2-w-2.html"])["usageInfo"].as_str().unwrap().contains("AI"));
}

#[test]
fn other_sites_get_whole_addresses_or_none() {
    let works = three();
    let with = written(&exhibition(&works), &works, Some(BASE));
    let image = property(&with["en/works/1-w-1.html"], "og:image");
    assert_eq!(image.as_deref(), Some("https://example.org/show/pictures/1-w-1-1440.jpg"));
    assert_eq!(property(&with["en/index.html"], "og:url").as_deref(), Some("https://example.org/show/en/index.html"));
    assert!(with["index.html"].contains("name=\"robots\" content=\"index,"));
    let without = written(&exhibition(&works), &works, None);
    for (path, html) in html_of(&without) {
        assert_eq!((property(html, "og:image"), property(html, "og:url")), (None, None), "{path}");
        assert!(property(html, "og:title").is_some() && html.contains("content=\"noindex\""), "{path}");
    }
}

#[test]
fn the_map_names_every_page_but_the_kiosk() {
    let works = three();
    let files = written(&in_two_rooms(&works), &works, Some("https://example.org/show/"));
    let map = &files["sitemap.xml"];
    let named: BTreeSet<&str> = map
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split_once("</loc>").unwrap().0.strip_prefix(BASE).unwrap())
        .collect();
    let expected: BTreeSet<String> =
        html_of(&files).filter(|(path, _)| !path.contains("kiosk")).map(|(path, _)| format!("/{path}")).collect();
    assert_eq!(named, expected.iter().map(String::as_str).collect());
    assert!(map.contains("<lastmod>2028-01-01</lastmod>"), "the day of the edition at its place");
    assert!(!written(&exhibition(&works), &works, None).contains_key("sitemap.xml"));
}

#[test]
fn a_visit_without_a_network_has_every_page() {
    let works = three();
    let files = written(&exhibition(&works), &works, None);
    let manifest: Value = serde_json::from_str(&files["site.webmanifest"]).unwrap();
    assert_eq!(
        (&manifest["name"], &manifest["start_url"]),
        (&Value::from("우리들의 봄 전시"), &Value::from("index.html"))
    );
    assert!(files.contains_key(manifest["icons"][0]["src"].as_str().unwrap()));
    let worker = &files["worker.js"];
    let list = worker.split_once("const FILES = ").unwrap().1.split_once(";\n").unwrap().0;
    let kept: BTreeSet<String> = serde_json::from_str::<Vec<String>>(list).unwrap().into_iter().collect();
    let others: BTreeSet<String> = files.keys().filter(|path| *path != "worker.js").cloned().collect();
    assert_eq!(kept, others);
    let version = |works: &[Artwork]| {
        let files = written(&exhibition(works), works, None);
        files["worker.js"].split_once("VERSION = ").unwrap().1.split_once(';').unwrap().0.to_owned()
    };
    let mut changed = three();
    changed[0].title.text = "달".to_owned();
    assert_eq!(version(&works), version(&three()));
    assert_ne!(version(&works), version(&changed), "a new edition takes the place of the old one");
}
