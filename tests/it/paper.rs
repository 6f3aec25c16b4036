//! Labels, catalogue, mounting list and consent form: what is on them, what is told, and that they are made of what makers agreed to.

#[path = "../../examples/paper/demo.rs"]
mod demo;

use malgeurim::art::picture::Picture;
use malgeurim::domain::artwork::Artwork;
use malgeurim::domain::consent::Use;
use malgeurim::domain::exhibition::{
    CatalogueFormat, Edition, ExportOptions, LabelColors, LabelStock, PaperOptions, Shown, Source,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::formats::mounting::{csv, mounting_list};
use malgeurim::formats::paper;
use malgeurim::formats::vocabulary;
use malgeurim::io::export::consent_form::Asked;
use malgeurim::io::export::{Missing, PrintError, Printed, Supplies, catalogue, consent_form, labels, mounting};
use malgeurim::io::fonts::{self, Hangul};
use malgeurim::recognition::card::code::{Modules, QUIET};
use std::cell::Cell;

const ADDRESS: &str = "https://example.org/spring/";

#[test]
fn a_catalogue_has_one_line_of_rights_the_curators_where_there_is_one() {
    let words = vocabulary::builtin();
    let rights = |terms: &str| {
        let mut source = demo::source(&words);
        source.show.rights = terms.to_owned();
        let told = paper::catalogue(&source.edition(Use::Print), &options(PaperOptions::default()), &words);
        let found =
            told.sections.into_iter().find(|section| section.head.iter().any(|(_, head)| head == "권리")).unwrap();
        found.text.into_iter().map(|text| text[0].1.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rights(" "), ["작품의 권리는 만든 사람에게 있어요."]);
    assert_eq!(rights("아무도 쓰면 안 돼요"), ["아무도 쓰면 안 돼요"]);
    let licence = "https://creativecommons.org/licenses/by/4.0/";
    assert!(matches!(&rights(licence)[..], [line] if line.contains(licence)));
}

fn plain(shown: &Shown, px: u32) -> Option<Picture> {
    let side = px.min(40);
    Some(Picture::filled(side, side, [shown.number as u8 * 20, 120, 90, 255]))
}

fn supplies<'a>(vocabulary: &'a Vocabulary, fonts: &'a Hangul) -> Supplies<'a> {
    Supplies { fonts: Some(fonts), vocabulary, picture: &plain, blob: &|_| None }
}

fn options(paper: PaperOptions) -> ExportOptions {
    ExportOptions { base_url: Some(ADDRESS.to_owned()), paper, ..ExportOptions::default() }
}

fn edition(vocabulary: &Vocabulary) -> Edition {
    demo::source(vocabulary).edition(Use::Print)
}

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

/// A person's text in a PDF: titles of bookmarks stand there as UTF-16 in hexadecimal digits.
fn says(pdf: &[u8], text: &str) -> bool {
    let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    count(pdf, &hex) > 0
}

fn missing(printed: &Printed, work: &str) -> Vec<Missing> {
    printed.unfit.iter().filter(|unfit| unfit.work.as_str() == work).map(|unfit| unfit.what).collect()
}

macro_rules! hangul {
    () => {
        match fonts::hangul() {
            Some(fonts) => fonts,
            None => return println!("skipped: no Hangul font"),
        }
    };
}

#[test]
fn labels_of_every_stock_are_made_of_what_makers_agreed_to() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let edition = edition(&words);
    for (stock, pages) in [(LabelStock::A6, 2), (LabelStock::A5, 4), (LabelStock::Sheet8, 1), (LabelStock::Sheet14, 1)]
    {
        let made = labels::pdf(
            &edition,
            &options(PaperOptions { stock, ..PaperOptions::default() }),
            &supplies(&words, &fonts),
        )
        .unwrap();
        assert_eq!(count(&made.pdf, &format!("/Count {pages}")), 1, "{}", stock.name());
        assert!(made.without_code.is_empty());
        assert!(says(&made.pdf, "햇빛 먹는 고양이") && !says(&made.pdf, demo::REFUSED));
        assert_eq!(count(&made.pdf, "/S/Figure") + count(&made.pdf, "/S /Figure"), 8, "a code each");
    }
}

#[test]
fn a_label_says_what_does_not_fit_and_cuts_nothing() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let mut source = demo::source(&words);
    source.works[0].0.label.easy.ko = "고양이가 해를 먹어요. ".repeat(80);
    source.works[1].0.title.text = "아주 긴 이름 ".repeat(300);
    source.works[3].0.title.text = "별 \u{10FFFF}".to_owned();
    let edition = source.edition(Use::Print);
    let small = PaperOptions { stock: LabelStock::Sheet14, ..PaperOptions::default() };
    let made = labels::pdf(&edition, &options(small), &supplies(&words, &fonts)).unwrap();
    assert!(missing(&made, "w-0").contains(&Missing::Easy) && !missing(&made, "w-0").contains(&Missing::Title));
    assert!(missing(&made, "w-1").contains(&Missing::Title));
    assert!(missing(&made, "w-3").contains(&Missing::Letters));
    let roomy = PaperOptions { stock: LabelStock::A5, ..PaperOptions::default() };
    let made = labels::pdf(&edition, &options(roomy), &supplies(&words, &fonts)).unwrap();
    assert!(missing(&made, "w-5").is_empty() && missing(&made, "w-2").is_empty(), "{:?}", made.unfit);
}

#[test]
fn the_notice_about_ai_outlives_everything_but_name_and_technique() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let mut source = demo::source(&words);
    source.works[5].0.label.words.text = "나는 로봇이 좋아요. ".repeat(60);
    source.works[5].0.label.credits = "도운 사람 ".repeat(60);
    let small = PaperOptions { stock: LabelStock::Sheet14, ..PaperOptions::default() };
    let made = labels::pdf(&source.edition(Use::Print), &options(small), &supplies(&words, &fonts)).unwrap();
    let missing = missing(&made, "w-5");
    assert!(
        missing.contains(&Missing::Words) && missing.contains(&Missing::Credits) && !missing.contains(&Missing::Notice)
    );
}

#[test]
fn without_an_address_there_is_no_code_and_it_is_said() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let edition = edition(&words);
    for base_url in [None, Some("file:///x".to_owned()), Some(format!("https://example.org/{}", "a".repeat(900)))] {
        let made =
            labels::pdf(&edition, &ExportOptions { base_url, ..ExportOptions::default() }, &supplies(&words, &fonts))
                .unwrap();
        assert_eq!(made.without_code.len(), edition.works().len());
        assert_eq!(count(&made.pdf, "/S/Figure") + count(&made.pdf, "/S /Figure"), 0);
    }
}

#[test]
fn the_code_leads_to_the_page_of_the_work() {
    let words = vocabulary::builtin();
    let labels = paper::labels(&edition(&words), &options(PaperOptions::default()), &words);
    let address = labels[1].address.clone().unwrap();
    assert_eq!(address, "https://example.org/spring/works/2-w-1.html");
    let code = Modules::of(&address, 14).unwrap();
    let side = code.side + 2 * QUIET;
    let dark = |x: usize, y: usize| x >= QUIET && y >= QUIET && code.is_dark(x - QUIET, y - QUIET);
    let gray = |x: usize, y: usize| if dark(x / 4, y / 4) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 4, side * 4, gray);
    let read: Vec<String> = image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
    assert_eq!(read, [address]);
}

#[test]
fn english_repeats_nothing_and_tapped_words_are_quoted() {
    let words = vocabulary::builtin();
    let labels = paper::labels(&edition(&words), &options(PaperOptions::default()), &words);
    let [ko, en] = labels[0].told.as_slice() else { panic!("two languages") };
    assert_eq!(ko.tapped, "누른 낱말: “고양이” “해” “좋다”");
    assert!(en.tapped.contains("“cat”") && en.title.is_empty() && en.maker.is_empty() && en.words.is_empty());
    assert!(labels[0].tapped.iter().all(|tapped| tapped.symbol.is_some()));
    assert!(en.easy.starts_with("A yellow cat") && labels[2].told[1].easy.is_empty());
    assert!(!labels[5].told[0].notice.is_empty() && !labels[5].told[1].notice.is_empty() && ko.notice.is_empty());
    assert!(!labels[2].told[0].changes.is_empty());
    let korean =
        paper::labels(&edition(&words), &options(PaperOptions { english: false, ..PaperOptions::default() }), &words);
    assert_eq!(korean[0].told.len(), 1);
}

#[test]
fn a_catalogue_has_every_work_once_and_one_picture_at_a_time() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let edition = edition(&words);
    for (catalogue, per_page) in [(CatalogueFormat::A4, 1), (CatalogueFormat::Square, 1), (CatalogueFormat::A4, 2)] {
        let asked = Cell::new(0);
        let picture = |shown: &Shown, px: u32| {
            assert!((400..=3600).contains(&px), "{px}");
            asked.set(asked.get() + 1);
            plain(shown, px)
        };
        let supplies = Supplies { picture: &picture, ..supplies(&words, &fonts) };
        let paper = PaperOptions { catalogue, per_page, ..PaperOptions::default() };
        let made = catalogue::pdf(&edition, &options(paper), &supplies, usize::MAX).unwrap();
        assert_eq!(asked.get(), edition.works().len() + 1, "the cover has one, too");
        assert_eq!(made.unfit, []);
        for shown in edition.works().iter().filter(|shown| !shown.work.title.text.is_empty()) {
            assert!(says(&made.pdf, &shown.work.title.text), "{}", shown.work.title.text);
        }
        assert!(!says(&made.pdf, demo::REFUSED));
        assert!(count(&made.pdf, "pdfuaid:part") >= 1 && count(&made.pdf, "/DisplayDocTitle true") == 1);
    }
}

#[test]
fn pictures_of_a_catalogue_become_smaller_so_that_they_fit_and_that_is_told() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let edition = edition(&words);
    // Every pixel is another: no picture takes more bytes.
    let coarse = |shown: &Shown, px: u32| {
        let mut picture = Picture::filled(px.min(500), px.min(500), [0, 0, 0, 255]);
        let seed = shown.number as u32;
        for (at, value) in (0u32..).zip(&mut picture.rgba).filter(|(at, _)| at % 4 != 3) {
            *value = ((at ^ seed).wrapping_mul(2_654_435_761) >> 21) as u8;
        }
        Some(picture)
    };
    let supplies = Supplies { picture: &coarse, ..supplies(&words, &fonts) };
    let made = |most| catalogue::pdf(&edition, &options(PaperOptions::default()), &supplies, most).unwrap();
    let (whole, none) = (made(usize::MAX), made(0));
    assert_eq!(whole.least_dpi, None);
    let pictures = whole.pdf.len() - none.pdf.len();
    let half = made(pictures / 2);
    assert!(half.pdf.len() - none.pdf.len() <= pictures / 2, "{} of {pictures}", half.pdf.len() - none.pdf.len());
    let dpi = |made: &Printed| made.least_dpi.unwrap();
    assert!((1..dpi(&half)).contains(&dpi(&none)) && dpi(&half) < 300, "{:?} {:?}", none.least_dpi, half.least_dpi);
}

#[test]
fn long_words_go_on_on_the_next_page_and_a_lost_picture_is_told() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let mut source = demo::source(&words);
    let pages = |source: &Source, picture: &dyn Fn(&Shown, u32) -> Option<Picture>| {
        let supplies = Supplies { picture, ..supplies(&words, &fonts) };
        let made =
            catalogue::pdf(&source.edition(Use::Print), &options(PaperOptions::default()), &supplies, usize::MAX)
                .unwrap();
        (count(&made.pdf, "/MediaBox"), made)
    };
    let (before, _) = pages(&source, &plain);
    source.works[0].0.label.words.text = "나는 고양이를 그렸어요. 고양이는 따뜻해요.\n".repeat(200);
    source.works[1].0.label.words.text = "가".repeat(4000);
    let (after, made) = pages(&source, &|shown, px| if shown.number == 2 { None } else { plain(shown, px) });
    assert!(before > 10 && after >= before + 4, "{before} {after}");
    assert_eq!(missing(&made, "w-1"), [Missing::Picture]);
}

#[test]
fn makers_who_want_no_name_are_not_in_the_index() {
    let words = vocabulary::builtin();
    let told = paper::catalogue(&edition(&words), &options(PaperOptions::default()), &words);
    let names: Vec<&str> = told.makers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Alex", "민지", "별명: 구름 아저씨", "서연", "준호", "하늘"]);
    assert_eq!(told.makers[5].1, [0, 6]);
    assert!(told.rooms.len() == 2 && told.rooms[1].works == [4, 5, 6, 7]);
    assert!(told.facts[0].len() == 2 && told.facts[0][1].1.contains("20 May"));
}

#[test]
fn the_same_exhibition_gives_the_same_bytes() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let (edition, options) = (edition(&words), options(PaperOptions::default()));
    let supplies = supplies(&words, &fonts);
    let make = || {
        let lists = mounting::pdf(&edition, &options, &supplies, Lang::Ko).unwrap();
        (
            labels::pdf(&edition, &options, &supplies).unwrap(),
            catalogue::pdf(&edition, &options, &supplies, usize::MAX).unwrap(),
            lists,
        )
    };
    assert!(make() == make());
}

#[test]
fn the_mounting_list_says_how_high() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let (edition, options) = (edition(&words), options(PaperOptions::default()));
    let list = mounting_list(&edition, &options, &words, Lang::Ko);
    assert_eq!(list.rows.len(), 8);
    assert_eq!(list.rows[1][..2], ["2".to_owned(), "바깥".to_owned()]);
    assert_eq!(list.rows[1][4..8], ["42", "31.5", "137.2", "153"].map(str::to_owned));
    assert!(list.rows[4][6].is_empty() && !list.rows[4][9].is_empty(), "a bowl stands");
    let table = csv(&list);
    assert!(table.starts_with('\u{feff}') && table.matches("\r\n").count() == 9);
    let pdf = mounting::pdf(&edition, &options, &supplies(&words, &fonts), Lang::En).unwrap();
    assert_eq!(count(&pdf, "/S/TR") + count(&pdf, "/S /TR"), 9);
    assert_eq!(count(&pdf, "/S/TH") - count(&pdf, "/S/THead"), 10);
}

#[test]
fn a_form_asks_for_every_use_and_a_guardian_only_where_one_is_needed() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let source = demo::source(&words);
    let form = |guardian| paper::consent_form(&source.works[8].0, Some(&source.show), guardian, &[Lang::Ko], &words);
    assert_eq!((form(false).questions.len(), form(false).answers.len()), (4, 3));
    assert_eq!((form(false).signers.len(), form(true).signers.len()), (1, 2));
    let asked: Vec<Asked<'_>> =
        source.works.iter().map(|(work, _)| Asked { work, show: None, guardian: true }).collect();
    let picture = |_: &Artwork, px: u32| Some(Picture::filled(px, 10, [9; 4]));
    let make =
        |langs: &[Lang]| consent_form::pdf(&asked, langs, &supplies(&words, &fonts), &picture, (2027, 5, 20)).unwrap();
    for langs in [&[Lang::Ko][..], &[Lang::En], &[Lang::Ko, Lang::En]] {
        assert_eq!(count(&make(langs), "/Count 18"), 1, "two pages a work, also of who has not said yes");
    }
}

#[test]
fn what_cannot_be_printed_is_an_error_with_a_name() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    let (full, options) = (edition(&words), options(PaperOptions::default()));
    let none = Supplies { fonts: None, ..supplies(&words, &fonts) };
    assert!(matches!(labels::pdf(&full, &options, &none), Err(PrintError::NoFont)));
    let empty = Source::default().edition(Use::Print);
    let all = supplies(&words, &fonts);
    assert!(matches!(labels::pdf(&empty, &options, &all), Err(PrintError::Empty)));
    assert!(matches!(catalogue::pdf(&empty, &options, &all, usize::MAX), Err(PrintError::Empty)));
    assert!(matches!(mounting::pdf(&empty, &options, &all, Lang::Ko), Err(PrintError::Empty)));
    assert!(matches!(consent_form::pdf(&[], &[Lang::Ko], &all, &|_, _| None, (2027, 1, 1)), Err(PrintError::Empty)));
}

#[test]
fn hostile_texts_are_printed_too() {
    let (fonts, words) = (hangul!(), vocabulary::builtin());
    for text in [
        "\u{202E}abc",
        "\u{0}",
        "🦄🦄",
        "\u{a0}",
        "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
        "\u{10FFFF}",
    ] {
        let mut source = demo::source(&words);
        source.show.title = text.to_owned();
        let work = &mut source.works[0].0;
        (work.title.text, work.maker) = (text.to_owned(), text.to_owned());
        (work.label.words.text, work.label.credits, work.alt.ko) = (text.to_owned(), text.to_owned(), text.to_owned());
        let edition = source.edition(Use::Print);
        let large = PaperOptions { large: true, colors: LabelColors::Black, ..PaperOptions::default() };
        for paper in [PaperOptions::default(), large] {
            assert!(labels::pdf(&edition, &options(paper), &supplies(&words, &fonts)).is_ok(), "{text:?}");
        }
        assert!(
            catalogue::pdf(&edition, &options(PaperOptions::default()), &supplies(&words, &fonts), usize::MAX).is_ok(),
            "{text:?}"
        );
        assert!(
            mounting::pdf(&edition, &options(PaperOptions::default()), &supplies(&words, &fonts), Lang::Ko).is_ok()
        );
    }
}
