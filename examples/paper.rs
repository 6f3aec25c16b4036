//! Writes everything that can be printed of a small exhibition into a folder: `cargo run --example paper -- FOLDER`.
//! `scripts/check-paper` looks at it with other programs. With a number, only a catalogue of so many works with full pictures, to measure
//! memory: `/usr/bin/time -v … FOLDER 300`.

#[path = "paper/demo.rs"]
mod demo;

use malgeurim::domain::consent::Use;
use malgeurim::domain::exhibition::{CatalogueFormat, ExportOptions, LabelColors, LabelStock, PaperOptions};
use malgeurim::domain::locale::Lang;
use malgeurim::formats::vocabulary;
use malgeurim::io::export::consent_form::Asked;
use malgeurim::io::export::{PrintError, Supplies, catalogue, consent_form, labels, mounting};
use malgeurim::io::fonts;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the pages of the demo would be.
const ADDRESS: &str = "https://example.org/spring";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::args().nth(1).ok_or("usage: paper FOLDER")?;
    std::fs::create_dir_all(&out)?;
    let made = match std::env::args().nth(2) {
        Some(count) => BTreeMap::from([("catalogue-large.pdf".to_owned(), large(count.parse()?)?)]),
        None => documents()?,
    };
    for (name, bytes) in made {
        std::fs::write(Path::new(&out).join(name), bytes)?;
    }
    Ok(())
}

fn documents() -> Result<BTreeMap<String, Vec<u8>>, PrintError> {
    let (words, fonts) = (vocabulary::builtin(), fonts::hangul());
    let supplies = Supplies { fonts: fonts.as_ref(), vocabulary: &words, picture: &demo::picture, blob: &|_| None };
    let source = demo::source(&words);
    let edition = source.edition(Use::Print);
    let mut made = BTreeMap::new();
    for (name, paper) in label_kinds() {
        let options = ExportOptions { base_url: Some(ADDRESS.to_owned()), paper, ..ExportOptions::default() };
        let printed = labels::pdf(&edition, &options, &supplies)?;
        let unfit: Vec<String> =
            printed.unfit.iter().map(|unfit| format!("{} {}", unfit.work, unfit.what.name())).collect();
        println!("labels-{name}: {} without a code; does not fit: {}", printed.without_code.len(), unfit.join(", "));
        made.insert(format!("labels-{name}.pdf"), printed.pdf);
    }
    for (name, catalogue, per_page) in
        [("a4", CatalogueFormat::A4, 1), ("square", CatalogueFormat::Square, 1), ("two", CatalogueFormat::A4, 2)]
    {
        let paper = PaperOptions { catalogue, per_page, ..PaperOptions::default() };
        let printed =
            catalogue::pdf(&edition, &ExportOptions { paper, ..ExportOptions::default() }, &supplies, usize::MAX)?;
        println!("catalogue-{name}: {} bytes, {:?}", printed.pdf.len(), printed.unfit);
        made.insert(format!("catalogue-{name}.pdf"), printed.pdf);
    }
    let options = ExportOptions::default();
    for lang in [Lang::Ko, Lang::En] {
        made.insert(format!("mounting-{}.pdf", lang.tag()), mounting::pdf(&edition, &options, &supplies, lang)?);
        made.insert(format!("mounting-{}.csv", lang.tag()), mounting::csv(&edition, &options, &supplies, lang));
    }
    let asked: Vec<Asked<'_>> = edition
        .works()
        .iter()
        .take(2)
        .enumerate()
        .map(|(at, shown)| Asked { work: &shown.work, show: Some(&source.show), guardian: at == 0 })
        .collect();
    let of = |work: &malgeurim::domain::artwork::Artwork, px| {
        demo::picture(edition.works().iter().find(|shown| shown.work.id == work.id)?, px)
    };
    made.insert(
        "consent-form.pdf".to_owned(),
        consent_form::pdf(&asked, &[Lang::Ko, Lang::En], &supplies, &of, (2027, 5, 20))?,
    );
    made.insert(
        "consent-form-en.pdf".to_owned(),
        consent_form::pdf(&asked, &[Lang::En], &supplies, &of, (2027, 5, 20))?,
    );
    Ok(made)
}

fn large(count: usize) -> Result<Vec<u8>, PrintError> {
    let (words, fonts) = (vocabulary::builtin(), fonts::hangul());
    let supplies = Supplies { fonts: fonts.as_ref(), vocabulary: &words, picture: &demo::busy, blob: &|_| None };
    let edition = demo::many(&words, count).edition(Use::Print);
    let pdf = catalogue::pdf(&edition, &ExportOptions::default(), &supplies, usize::MAX)?.pdf;
    println!("{} works, {} bytes", edition.works().len(), pdf.len());
    Ok(pdf)
}

fn label_kinds() -> Vec<(&'static str, PaperOptions)> {
    let of = |stock| PaperOptions { stock, ..PaperOptions::default() };
    vec![
        ("a6", of(LabelStock::A6)),
        ("a5", of(LabelStock::A5)),
        ("sheet8", PaperOptions { pictograms: false, ..of(LabelStock::Sheet8) }),
        ("sheet14", of(LabelStock::Sheet14)),
        ("a5-large", PaperOptions { large: true, colors: LabelColors::Yellow, ..of(LabelStock::A5) }),
        ("a6-large", PaperOptions { large: true, colors: LabelColors::Black, ..of(LabelStock::A6) }),
        ("a6-korean", PaperOptions { english: false, colors: LabelColors::Cream, ..of(LabelStock::A6) }),
    ]
}
