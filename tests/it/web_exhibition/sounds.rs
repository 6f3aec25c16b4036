//! The files beside the pages: pictures in sizes, recordings, spoken texts, steps, films.

use super::*;

fn files_beside(works: &[Artwork], makes: Makes) -> BTreeSet<String> {
    made(&in_two_rooms(works), works, None, makes).1
}

#[test]
fn a_phone_loads_small_pictures() {
    let works = three();
    let files = written(&exhibition(&works), &works, None);
    let tags = tags(&files["works/1-w-1.html"]);
    let image = opened(&tags, "img").next().unwrap();
    let expected = "../thumbs/1-w-1.jpg 720w, ../pictures/1-w-1-1440.jpg 1440w, ../pictures/1-w-1.jpg 2048w";
    assert_eq!(image.attributes["srcset"], expected);
    assert!(image.attributes["sizes"].contains("vw"));
    assert!(!image.attributes.contains_key("loading"), "what one came for is loaded at once");
    let mut small = three();
    (small[0].width, small[0].height) = (600, 300);
    let files = written(&exhibition(&small), &small, None);
    assert!(!files["works/1-w-1.html"].contains("srcset"), "nothing is enlarged");
}

#[test]
fn every_picture_is_asked_for_with_its_size() {
    let works = three();
    let edition = on_the_web(&exhibition(&works), &works);
    let (hung, vocabulary) = (hang(&edition), vocabulary());
    let show = Show { edition: &edition, hung: &hung, vocabulary: &vocabulary, base_url: None, makes: ALL };
    let sizes: Vec<(usize, u32)> = media(&show)
        .iter()
        .filter_map(|media| match media {
            Media::Picture { shown, px, .. } => Some((shown.number, *px)),
            _ => None,
        })
        .collect();
    let of_one = |number| [(number, u32::MAX), (number, 720), (number, 1440)];
    assert_eq!(sizes, [of_one(1), of_one(2), of_one(3)].concat());
}

#[test]
fn texts_are_spoken_in_their_own_language_and_once() {
    let works = spoken();
    let all = files_beside(&works, ALL);
    let of = |start: &str| all.iter().filter(|path| path.starts_with(start)).count();
    assert_eq!(of("sounds/1-w-1-easy-"), 2);
    assert_eq!(of("sounds/2-w-2-easy-"), 1, "a text that is only Korean is spoken in Korean on both pages");
    assert!(all.contains("sounds/2-w-2-easy-ko.wav"));
    assert_eq!(of("sounds/3-w-3-easy-"), 2, "without an easy text the description is spoken");
    assert_eq!((of("sounds/about-"), of("sounds/room-1-"), of("sounds/room-2-")), (2, 0, 2));
    let korean = Makes { korean_speech: true, ..Makes::default() };
    let (files, beside) = made(&in_two_rooms(&works), &works, None, korean);
    assert!(beside.iter().all(|path| !path.ends_with("-en.wav")));
    assert!(!files["en/works/1-w-1.html"].contains("easy-"), "what nobody can speak has no player");
    assert!(files["en/works/2-w-2.html"].contains("../../sounds/2-w-2-easy-ko.wav"));
}

#[test]
fn a_photo_below_a_painting_stays_at_home() {
    let mut works = spoken();
    let photo = Step { result: Some(BlobId::of(b"photo")), ..step(Hand::Person, Deed::Brought) };
    assert!(files_beside(&works, ALL).contains("films/1-w-1.gif"));
    works[0].steps.insert(0, photo.clone());
    let edition = on_the_web(&exhibition(&works), &works);
    let (hung, vocabulary) = (hang(&edition), vocabulary());
    let show = Show { edition: &edition, hung: &hung, vocabulary: &vocabulary, base_url: None, makes: ALL };
    for media in media(&show) {
        assert!(!matches!(&media, Media::Step { blob, .. } if Some(*blob) == photo.result.as_ref()));
        assert!(!media.path().starts_with("films/1"), "a film would show it");
    }
}
