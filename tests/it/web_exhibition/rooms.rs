//! Rooms, makers, the label and the kiosk: what stands where, for whom.

use super::*;

/// Addresses that links of a page lead to.
fn links(files: &BTreeMap<String, String>, page: &str) -> Vec<String> {
    let tags = tags(&files[page]);
    opened(&tags, "a").map(|tag| resolve(page, &tag.attributes["href"])).collect()
}

#[test]
fn rooms_have_pages_only_where_there_are_several() {
    let works = three();
    let one = written(&exhibition(&works), &works, None);
    assert!(!one.keys().any(|path| path.contains("rooms/")));
    assert!(links(&one, "works/1-w-1.html").contains(&"index.html".to_owned()));
    let files = written(&in_two_rooms(&works), &works, None);
    assert!(links(&files, "index.html").contains(&"rooms/2.html".to_owned()));
    assert!(links(&files, "en/works/2-w-2.html").contains(&"en/rooms/2.html".to_owned()));
    let room = &files["rooms/2.html"];
    assert!(room.contains("<h1><bdi>여름</bdi></h1>") && room.contains("더울 때 그렸어요."));
    assert!(room.contains("비 온 뒤") && !room.contains("햇빛 고양이"));
    assert!(files["en/rooms/1.html"].contains("<h1><bdi>Spring</bdi></h1>"));
    let start = &files["index.html"];
    for text in
        ["<p><bdi>우리가 그렸어요.</bdi></p>", "<p><bdi>와서 보세요.</bdi></p>", "나비 교실", "더울 때 그렸어요."]
    {
        assert!(start.contains(text), "{text}");
    }
}

#[test]
fn an_empty_room_is_not_entered() {
    let works = three();
    let mut show = in_two_rooms(&works);
    show.rooms.push(Room { name: LocalText::new("비밀 방", "Secret"), ..Room::default() });
    for (path, text) in written(&show, &works, None) {
        assert!(!text.contains("비밀 방"), "{path}");
    }
}

#[test]
fn makers_are_listed_as_they_want_to_be_named_or_not_at_all() {
    let mut works = three();
    works[0].maker = " ".to_owned();
    works[1].maker = "바다".to_owned();
    works[2].maker = "바다".to_owned();
    works[2].profile = "p-secret".into();
    let files = written(&exhibition(&works), &works, None);
    let page = &files["makers.html"];
    assert_eq!(page.matches("<h2><bdi>바다</bdi></h2>").count(), 2, "two people of one name stay two");
    assert!(!page.contains("햇빛 고양이") && page.contains("1점"), "the unnamed are only counted");
    for (path, text) in &files {
        assert!(!text.contains("p-secret"), "no profile is told in {path}");
    }
}

#[test]
fn the_page_of_a_work_has_the_whole_label() {
    let works = spoken();
    let (files, _) = made(&in_two_rooms(&works), &works, None, ALL);
    let page = &files["works/1-w-1.html"];
    let label = [
        "<blockquote>\n<p><bdi>나는 고양이가 좋아요.</bdi></p>",
        "<p><bdi>고양이가 있어요.</bdi></p>",
        "팔지 않아요",
        "나비 교실",
        "작품 이름: 다른 사람이 고쳤어요",
        "../steps/1-w-1-1.jpg",
        "../sounds/1-w-1-title.wav",
        "../sounds/1-w-1-words.wav",
        "../sounds/1-w-1-easy-ko.wav",
    ];
    for text in label {
        assert!(page.contains(text), "{text}");
    }
    assert!(files["en/works/1-w-1.html"].contains("There is a cat."));
}

#[test]
fn the_notice_about_ai_is_never_hidden() {
    let works = spoken();
    let mut show = in_two_rooms(&works);
    show.ai_notice = LocalText::new("인공지능이 함께 그렸어요.", "Painted together with AI.");
    let files = written(&show, &works, None);
    for page in ["works/2-w-2.html", "kiosk.html", "about.html"] {
        assert!(files[page].contains("인공지능이 함께 그렸어요."), "{page}");
    }
    assert!(files["works/2-w-2.html"].contains("<p class=\"notice\">인공지능이 함께 그렸어요.</p>"));
    assert_eq!(files["rooms/2.html"].matches("class=\"tag\"").count(), 1);
    assert!(!files["works/1-w-1.html"].contains("class=\"notice"));
}

#[test]
fn easy_texts_leave_out_only_what_they_say_themselves() {
    let works = spoken();
    let files = written(&exhibition(&works), &works, None);
    assert!(files["works/1-w-1.html"].contains("<section class=\"description more\">"));
    assert!(files["works/3-w-3.html"].contains("<section class=\"description\">"), "nothing else says it");
}

#[test]
fn the_kiosk_shows_every_work_once_in_order() {
    let works = three();
    let files = written(&in_two_rooms(&works), &works, None);
    let page = &files["kiosk.html"];
    assert_eq!(page.matches("<section class=\"slide\">").count(), 3);
    assert!(page.find("햇빛 고양이").unwrap() < page.find("비 온 뒤").unwrap());
    let tags = tags(page);
    let does: Vec<&str> = opened(&tags, "button").map(|tag| tag.attributes["data-do"].as_str()).collect();
    assert_eq!(does.last(), Some(&"next"));
    for needed in ["previous", "pause", "slower", "faster", "sound", "screen"] {
        assert!(does.contains(&needed), "{needed}");
    }
    let words =
        opened(&tags, "div").find(|tag| tag.attributes.get("class").is_some_and(|is| is == "controls")).unwrap();
    assert!(words.attributes["data-pace"].contains('\u{2026}'), "the script puts the seconds there");
}
