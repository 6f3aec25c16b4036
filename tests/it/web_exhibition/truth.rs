//! The label says what is true: technique, whose hand, whether a service took part.

use super::*;

fn technique_of(beginning: Beginning, steps: Vec<Step>) -> (String, AiUse) {
    let work = Artwork { beginning, ..work("w", "t", steps) };
    (technique(&work).words(&Texts::new(Lang::Ko)), ai_use(&work))
}

#[test]
fn the_label_says_what_is_true() {
    use Beginning::{Blank, Picture, Words};
    let person = |did| step(Hand::Person, did);
    let composed = || step(Hand::Painter, Deed::Composed(Scene::default()));
    let oil = || step(Hand::Painter, painted("oil"));
    let cases = [
        (Words, by_words("oil"), "디지털 그림(유화 느낌)", AiUse::NonePainter),
        (
            Words,
            [by_words("oil"), vec![person(Deed::Drew(3))]].concat(),
            "디지털 그림(유화 느낌), 손으로 더 그림",
            AiUse::NonePainter,
        ),
        (Words, [by_words("oil"), vec![person(Deed::Drew(0))]].concat(), "디지털 그림(유화 느낌)", AiUse::NonePainter),
        (Blank, vec![person(Deed::Drew(3))], "손으로 그린 디지털 그림", AiUse::None),
        (Blank, vec![step(Hand::Staff, Deed::Drew(3))], "손으로 그린 디지털 그림", AiUse::None),
        (Picture, vec![person(Deed::Brought)], "가져온 사진이나 그림", AiUse::NoneButBrought),
        (
            Picture,
            vec![person(Deed::Brought), person(Deed::Drew(1))],
            "가져온 사진이나 그림에 손으로 그린 디지털 그림",
            AiUse::NoneButBrought,
        ),
        (
            Picture,
            vec![person(Deed::Brought), oil()],
            "가져온 사진이나 그림으로 만든 디지털 그림(유화 느낌)",
            AiUse::NoneButBrought,
        ),
        (Picture, vec![person(Deed::Brought), composed(), oil()], "디지털 그림(유화 느낌)", AiUse::NoneButBrought),
        (Words, vec![composed(), step(Hand::Service, painted("oil"))], "인공지능이 만든 그림", AiUse::Used),
        (Words, vec![step(Hand::Service, painted("oil")), composed(), oil()], "디지털 그림(유화 느낌)", AiUse::Used),
        (Words, vec![], "디지털 그림", AiUse::Unknown),
        (Words, vec![person(Deed::Imported)], "디지털 그림", AiUse::Unknown),
        (Words, vec![person(Deed::Imported), person(Deed::Drew(2))], "손으로 그린 디지털 그림", AiUse::Unknown),
        (
            Words,
            [by_words("ink"), vec![person(Deed::Imported)]].concat(),
            "디지털 그림(먹 그림 느낌)",
            AiUse::NonePainter,
        ),
        (Words, vec![composed(), step(Hand::Painter, painted("later"))], "디지털 그림(later 느낌)", AiUse::NonePainter),
    ];
    for (beginning, steps, words, ai) in cases {
        let shown = format!("{beginning:?} {steps:?}");
        assert_eq!(technique_of(beginning, steps), (words.to_owned(), ai), "{shown}");
    }
}

#[test]
fn the_notice_about_ai_is_of_these_works() {
    let index = |works: &[Artwork]| written(&exhibition(works), works, None)["index.html"].clone();
    assert!(index(&three()).contains("이 전시의 작품은 생성형 인공지능을 쓰지 않았어요."));
    let mut works = three();
    works[1].steps.push(step(Hand::Service, painted("oil")));
    let files = written(&exhibition(&works), &works, None);
    assert!(files["index.html"].contains("생성형 인공지능을 쓴 작품이 있어요."));
    assert!(files["works/2-w-2.html"].contains("생성형 인공지능을 써서 만든 작품이에요."));
    assert!(files["works/1-w-1.html"].contains("붓질은 프로그램이 규칙에 따라 했어요."));
    works[1].steps = vec![step(Hand::Person, Deed::Imported)];
    let doubtful = index(&works);
    assert!(doubtful.contains("작품마다 적어 두었어요.") && !doubtful.contains("쓰지 않았어요."));
}

#[test]
fn steps_tell_whose_hand_and_the_words_as_tapped() {
    let mut works = three();
    works[0].steps.extend([Deed::Drew(3), Deed::Drew(4)].map(|did| step(Hand::Person, did)));
    works[0].steps.push(step(Hand::Staff, Deed::Drew(1)));
    let files = written(&exhibition(&works), &works, None);
    let page = &files["works/1-w-1.html"];
    assert!(page.contains("<li><bdi>고양이</bdi></li>"));
    assert!(page.contains("<li><bdi lang=\"en\">my &lt;own&gt; word</bdi></li>"));
    assert!(
        page.contains(
            "<span class=\"hand\">만든 사람</span> <span class=\"deed\">손으로 그렸어요. 선은 7개예요.</span>"
        )
    );
    assert!(
        page.contains(
            "<span class=\"hand\">도운 사람</span> <span class=\"deed\">손으로 그렸어요. 선은 1개예요.</span>"
        )
    );
    assert!(page.contains(
        "<span class=\"hand\">말그림 프로그램</span> <span class=\"deed\">그림을 칠했어요. 그림 방법: 유화</span>"
    ));
    assert!(page.contains("낱말을 골랐어요: “<bdi>고양이</bdi>” “<bdi lang=\"en\">my &lt;own&gt; word</bdi>”"));
    assert!(page.contains("<dd><bdi>2028</bdi></dd>"), "the year of the place, not of UTC");
    assert!(files["en/works/1-w-1.html"].contains("Drew 7 strokes by hand."));
    assert!(files["en/works/1-w-1.html"].contains("<li><bdi>cat</bdi></li>"));
}
