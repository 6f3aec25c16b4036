//! Packets read back: by what stands in them, and by a small reader of XML for hostile texts. `scripts/check-print` has other
//! programs read them, `tests/it/print_files.rs` a whole XML parser.

use super::*;
use crate::domain::artwork::{Deed, Hand, Step, Title};
use crate::domain::label::Label;
use crate::domain::locale::LocalText;
use crate::formats::vocabulary::builtin as vocabulary;
use crate::text::label::LabelText;
use proptest::prelude::*;

fn label(words: &str) -> LabelText {
    let (alt, easy, technique) = (format!("{words} alt"), format!("{words} easy"), format!("{words} technique"));
    LabelText { alt, easy, technique, year: "2027".to_owned(), ..LabelText::default() }
}

fn generated(prompt: &str) -> Artwork {
    let did = |service: &str, model: &str| Deed::Generated {
        service: service.to_owned(),
        model: model.to_owned(),
        prompt: prompt.to_owned(),
    };
    let step = |did| Step { at: 0, by: Hand::Service, did, result: None };
    Artwork {
        title: Title { text: "햇빛".to_owned(), ..Title::default() },
        maker: "김하늘".to_owned(),
        label: Label { credits: "이모 박바다".to_owned(), ..Label::default() },
        steps: vec![step(did("Alpha", "a-1")), step(did("Alpha", "a-2"))],
        ..Artwork::default()
    }
}

fn written(about: &About) -> String {
    let show = Exhibition { host: "봄 미술관".to_owned(), notes: "비밀".to_owned(), ..Exhibition::default() };
    xmp(&generated("a cat by the sea"), &show, &label("한글"), &label("English"), about)
}

#[test]
fn it_says_what_is_seen_how_it_was_made_and_by_which_system() {
    let about = About { at: 1_795_593_600_000, offset_min: 540, ..About::default() };
    let packet = written(&about);
    for part in [
        "<rdf:li xml:lang=\"x-default\">햇빛</rdf:li>",
        "<rdf:li xml:lang=\"ko\">한글 alt</rdf:li>",
        "<rdf:li xml:lang=\"en\">English alt</rdf:li>",
        "digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>",
        "<Iptc4xmpExt:AISystemUsed>Alpha</Iptc4xmpExt:AISystemUsed>",
        "<Iptc4xmpExt:AISystemVersionUsed>a-1; a-2</Iptc4xmpExt:AISystemVersionUsed>",
        "<photoshop:Credit>봄 미술관</photoshop:Credit>",
        "<photoshop:DateCreated>2027</photoshop:DateCreated>",
        "<xmpRights:Marked>True</xmpRights:Marked>",
        "<xmp:CreateDate>2026-11-25T17:00+09:00</xmp:CreateDate>",
    ] {
        assert!(packet.contains(part), "{part} is not in {packet}");
    }
    assert_eq!(packet, written(&about), "always the same bytes");
}

#[test]
fn a_picture_of_the_making_says_what_the_work_is_and_nobody() {
    let mut work = generated("a cat by the sea");
    work.alt = LocalText::new("고양이가 보여요", "A cat");
    let about = About { at: 1_795_593_600_000, offset_min: 540, ..About::default() };
    let packet = of_step(&work, &Exhibition::default(), &vocabulary(), &about);
    for part in ["trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>", "AISystemUsed>Alpha<", "dc:description"] {
        assert!(packet.contains(part), "{part} is not in {packet}");
    }
    for part in ["김하늘", "이모", "a cat by the sea", "고양이가 보여요"] {
        assert!(!packet.contains(part), "{part} is in {packet}");
    }
    let named = of_step(&work, &Exhibition::default(), &vocabulary(), &About { names: true, ..about });
    assert!(named.contains("김하늘"));
    let by_hand = Artwork { steps: Vec::new(), ..work };
    assert!(!of_step(&by_hand, &Exhibition::default(), &vocabulary(), &about).contains("dc:description"), "no notice");
}

#[test]
fn no_person_and_no_prompt_unless_they_were_chosen() {
    let plain = written(&About::default());
    for secret in ["김하늘", "박바다", "a cat", "비밀", "creator", "AIPrompt"] {
        assert!(!plain.contains(secret), "{secret}");
    }
    let named = written(&About { names: true, ..About::default() });
    assert!(
        named.contains("<rdf:li>김하늘</rdf:li>") && named.contains("김하늘 / 봄 미술관") && !named.contains("a cat")
    );
    let prompted = written(&About { prompts: true, ..About::default() });
    assert!(prompted.contains(">a cat by the sea<") && !prompted.contains("김하늘"));
}

#[test]
fn a_work_without_ai_names_no_system_and_terms_are_an_address() {
    let rights = "https://creativecommons.org/publicdomain/zero/1.0/";
    let show = Exhibition { rights: rights.to_owned(), ..Exhibition::default() };
    let packet = xmp(&Artwork::default(), &show, &LabelText::default(), &LabelText::default(), &About::default());
    assert!(!packet.contains("AISystem") && !packet.contains("dc:title") && !packet.contains("DigitalSourceType"));
    assert!(packet.contains(&format!("<xmpRights:WebStatement>{rights}<")));
    assert!(packet.contains("<xmpRights:Marked>False<"));
}

/// Whether tags are closed in order and no stray sign is between them; the texts between, unescaped.
fn texts(xml: &str) -> Option<Vec<String>> {
    let (mut open, mut texts) = (Vec::new(), Vec::new());
    for part in xml.split('<').skip(1) {
        let (tag, text) = part.split_once('>')?;
        if text.contains('>') {
            return None;
        }
        let name = tag.split([' ', '\n']).next()?;
        match name.strip_prefix('/') {
            Some(closed) => (open.pop()? == closed).then_some(())?,
            None if name.starts_with('?') => (),
            None => open.push(name),
        }
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        texts.push(plain);
    }
    open.is_empty().then_some(texts)
}

proptest! {
    #[test]
    fn hostile_texts_stay_texts_and_the_packet_fits(
        text in "[<>&\"'\\]a-z가-힣\u{0}-\u{1F}\u{FFFE}! \\-]{0,80}",
        times in prop_oneof![Just(1usize), 1usize..400],
    ) {
        let long = text.repeat(times);
        let mut work = generated(&long);
        (work.title.text, work.maker) = (long.clone(), long.clone());
        for step in &mut work.steps {
            if let Deed::Generated { service, model, .. } = &mut step.did {
                (*service, *model) = (long.clone(), format!("{model}{long}"));
            }
        }
        let words = LabelText {
            alt: long.clone(), easy: format!("{long}1"), technique: long.clone(), notice: long.clone(),
            year: long.clone(), ..LabelText::default()
        };
        let other = LabelText { alt: format!("1{long}"), ..words.clone() };
        let show = Exhibition {
            host: long.clone(), rights: format!("https://{long}"), ai_notice: LocalText::new(&long, &long),
            ..Exhibition::default()
        };
        let about = About { names: true, prompts: true, ..About::default() };
        let packet = xmp(&work, &show, &words, &other, &about);
        prop_assert!(packet.len() < 65_502, "{}", packet.len());
        let texts = texts(&packet);
        prop_assert!(texts.is_some(), "{packet}");
        let kept: String = text.chars().filter(|c| !c.is_control() && *c != '\u{FFFE}').collect();
        let kept = kept.trim().to_owned();
        if times == 1 && !kept.is_empty() && !text.contains(['\n', '\t']) {
            prop_assert!(texts.unwrap_or_default().contains(&kept), "{kept:?} is not in {packet}");
        }
    }
}
