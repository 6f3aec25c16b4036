//! The package for an archive: a BagIt bag (RFC 8493) of the works whose makers said yes to being kept.
//!
//! | path | what |
//! |---|---|
//! | `bagit.txt`, `bag-info.txt`, `manifest-sha256.txt`, `tagmanifest-sha256.txt` | the bag ([`Bag`]) |
//! | `data/works/<n>-<id>/picture.png` | the whole picture (written by the caller) |
//! | `data/works/<n>-<id>/steps/<nn>.png`, `title.wav`, `words.wav`, `marks.json` | the making, what the maker said, what was drawn (written by the caller) |
//! | `data/works/<n>-<id>/work.json`, `label.ko.txt`, `label.en.txt`, `dublin-core.xml` | what is known of it |
//! | `data/exhibition.json`, `data/dublin-core.xml` | the exhibition |
//! | `data/omeka-s.csv`, `data/collectionbuilder.csv` | one row a work, for those programs |
//! | `data/README.txt` | what is what |
//!
//! The caller asks [`places`] where files of each work belong, writes them, tells a [`Bag`] and [`documents`] what was written, and
//! writes what these give. Nobody is named but as they want to be; who answered, who changed a label, and what was asked of a
//! service stay on the device.

mod bag;
pub(super) mod csv;
mod dublin_core;
mod places;
mod tables;
mod told;
mod xml;

pub use bag::Bag;
pub use places::{Held, Kept, Place, places};

use crate::domain::exhibition::Edition;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use crate::text::Texts;
use crate::text::label::Wording;

/// Everything of the payload that is text, by its path in the bag. `kept` holds what was written of every work of the edition.
pub fn documents(edition: &Edition, kept: &[Kept<'_>], words: &Vocabulary) -> Vec<(String, Vec<u8>)> {
    let tellers = Tellers::new(edition, words);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for kept in kept {
        let place = &kept.place;
        files.push((place.file("work.json"), told::work(edition, kept, &tellers)));
        for wording in [&tellers.ko, &tellers.en] {
            let name = format!("label.{}.txt", wording.lang().tag());
            files.push((place.file(&name), told::label(edition, place, wording)));
        }
        files.push((place.file("dublin-core.xml"), dublin_core::work(edition, kept, &tellers)));
    }
    files.push(("data/exhibition.json".to_owned(), told::exhibition(edition, kept)));
    files.push(("data/dublin-core.xml".to_owned(), dublin_core::exhibition(edition, kept, &tellers)));
    files.push(("data/omeka-s.csv".to_owned(), tables::omeka(edition, kept, &tellers)));
    files.push(("data/collectionbuilder.csv".to_owned(), tables::collection_builder(edition, kept, &tellers)));
    files.push(("data/README.txt".to_owned(), readme()));
    files
}

/// One wording for each language.
struct Tellers<'a> {
    ko: Wording<'a>,
    en: Wording<'a>,
}

impl<'a> Tellers<'a> {
    fn new(edition: &Edition, vocabulary: &'a Vocabulary) -> Self {
        let wording = |lang| Wording { texts: Texts::new(lang), vocabulary, offset_min: edition.offset_min };
        Self { ko: wording(Lang::Ko), en: wording(Lang::En) }
    }

    /// Both, Korean first.
    fn both(&self) -> [&Wording<'a>; 2] {
        [&self.ko, &self.en]
    }
}

fn readme() -> Vec<u8> {
    let about = [Lang::Ko, Lang::En].map(|lang| Texts::new(lang).get("archive-readme"));
    format!("{}\n", about.join("\n\n")).into_bytes()
}
