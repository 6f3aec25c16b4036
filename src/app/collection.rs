//! The collection: every work of this device, made ready to be looked through. It is made once when works change; a search only reads.

use crate::app::library::Library;
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::consent::{Use, WhyNot};
use crate::domain::exhibition::Exhibition;
use crate::domain::id::{ArtworkId, Millis, ProfileId};
use crate::domain::locale::Lang;
use crate::domain::provenance::{Technique, technique};
use crate::domain::strip::Piece;
use crate::domain::vocabulary::Vocabulary;
use crate::language::find::{Needle, folded};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

/// How a work was made, as one looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Painted by the program's painter.
    Painter,
    /// Drawn by hand.
    Hand,
    /// A photograph or drawing that was brought.
    Brought,
    /// Painted by a service.
    Service,
    /// Made by hand, of some material.
    Touched,
    /// It is not known.
    Unknown,
}

/// What was said about showing a work, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// Yes to everything.
    Yes,
    /// Something was not asked yet, nothing refused.
    Open,
    /// Something was refused or taken back.
    No,
}

impl Said {
    /// In short: a refusal of one use counts before what is open.
    pub fn of(work: &Artwork) -> Self {
        let whys: Vec<WhyNot> =
            Use::ALL.into_iter().filter_map(|purpose| work.consents.allows(purpose).err()).collect();
        let open = |why: &WhyNot| matches!(why, WhyNot::Unasked | WhyNot::GuardianUnasked);
        match (whys.is_empty(), whys.iter().all(open)) {
            (true, _) => Self::Yes,
            (false, true) => Self::Open,
            (false, false) => Self::No,
        }
    }
}

/// What one looks for. What is not said is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In title, maker, tapped words, descriptions, easy texts and thanks.
    pub text: String,
    /// Whose.
    pub maker: Option<ProfileId>,
    /// Style name.
    pub style: Option<String>,
    /// How it was made.
    pub how: Option<How>,
    /// In which year it was made, and month (1-12).
    pub made: Option<(i64, Option<u8>)>,
    /// What was said.
    pub said: Option<Said>,
    /// Whether it hangs in the exhibition.
    pub hangs: Option<bool>,
}

/// A work, made ready.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: ArtworkId,
    /// Whose.
    pub maker: ProfileId,
    /// Style name, if it was painted.
    pub style: Option<String>,
    /// How it was made.
    pub how: How,
    /// Year and month.
    pub made: (i64, u8),
    /// What was said.
    pub said: Said,
    text: Vec<char>,
}

/// All works, the one that was worked on last first.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    entries: Vec<Entry>,
}

impl Collection {
    /// Makes all works ready that have something on them. `month`: year and month of a moment, where we are.
    pub fn of(library: &Library, words: &Vocabulary, month: impl Fn(Millis) -> (i64, u8)) -> Self {
        let mut works: Vec<&Artwork> = library.artworks.values().filter(|work| has_picture(library, work)).collect();
        works.sort_by_cached_key(|work| Reverse((library.worked_at(work), work.made, &work.id)));
        Self { entries: works.into_iter().map(|work| entry(library, words, work, month(work.made))).collect() }
    }

    /// The works.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Those that are looked for, in order.
    pub fn find(&self, filter: &Filter, show: &Exhibition) -> Vec<ArtworkId> {
        let needle = Needle::new(&filter.text);
        let hung: HashSet<&str> = show.works().map(ArtworkId::as_str).collect();
        let fits = |entry: &&Entry| {
            filter.hangs.is_none_or(|hangs| hung.contains(entry.id.as_str()) == hangs)
                && fits(filter, entry)
                && needle.is_in(&entry.text)
        };
        self.entries.iter().filter(fits).map(|entry| entry.id.clone()).collect()
    }

    /// Whose works there are.
    pub fn makers(&self) -> BTreeSet<ProfileId> {
        self.entries.iter().map(|entry| entry.maker.clone()).collect()
    }

    /// The styles that there are.
    pub fn styles(&self) -> BTreeSet<String> {
        self.entries.iter().filter_map(|entry| entry.style.clone()).collect()
    }

    /// The ways of making that there are.
    pub fn hows(&self) -> BTreeSet<How> {
        self.entries.iter().map(|entry| entry.how).collect()
    }

    /// The years and months in which works were made, the latest first.
    pub fn months(&self) -> BTreeSet<Reverse<(i64, u8)>> {
        self.entries.iter().map(|entry| Reverse(entry.made)).collect()
    }
}

fn fits(filter: &Filter, entry: &Entry) -> bool {
    let in_time = |(year, month): (i64, Option<u8>)| entry.made.0 == year && month.is_none_or(|m| entry.made.1 == m);
    filter.maker.as_ref().is_none_or(|maker| *maker == entry.maker)
        && filter.style.as_ref().is_none_or(|style| entry.style.as_ref() == Some(style))
        && filter.how.is_none_or(|how| how == entry.how)
        && filter.made.is_none_or(in_time)
        && filter.said.is_none_or(|said| said == entry.said)
}

/// White paper with nothing on it cannot hang.
fn has_picture(library: &Library, work: &Artwork) -> bool {
    work.base.is_some() || !library.sheet(work).is_blank()
}

fn entry(library: &Library, words: &Vocabulary, work: &Artwork, made: (i64, u8)) -> Entry {
    Entry {
        id: work.id.clone(),
        maker: work.profile.clone(),
        style: work.style().map(|(style, _)| style.to_owned()),
        how: how(library, work),
        made,
        said: Said::of(work),
        text: text(library, words, work),
    }
}

fn how(library: &Library, work: &Artwork) -> How {
    if work.physical.is_some() {
        return How::Touched;
    }
    match technique(work) {
        Technique::Painter { .. } => How::Painter,
        Technique::Hand => How::Hand,
        Technique::Brought { .. } => How::Brought,
        Technique::Service { .. } => How::Service,
        // Marks are steps of their own.
        Technique::Unknown if !library.marks_of(&work.id).is_empty() => How::Hand,
        Technique::Unknown => How::Unknown,
    }
}

/// Title, maker, tapped words, descriptions and easy texts in both languages, and whom to thank, one after another.
fn text(library: &Library, words: &Vocabulary, work: &Artwork) -> Vec<char> {
    let owner = library.profiles.get(&work.profile).map(|maker| maker.name.as_str()).unwrap_or_default();
    let chosen = work.steps.iter().filter_map(|step| match &step.did {
        Deed::Chose(pieces) => Some(pieces),
        _ => None,
    });
    let pieces = chosen.flatten().chain(&work.label.words.tapped);
    let label = &work.label;
    let told = [&label.words.text, &label.easy.ko, &label.easy.en, &label.credits];
    let plain = [&work.title.text, &work.maker, &work.alt.ko, &work.alt.en].into_iter().chain(told);
    let plain = plain.map(String::as_str).chain([owner]);
    let all: Vec<&str> = plain.chain(pieces.flat_map(|piece| worded(words, piece))).collect();
    folded(&all.join("\n"))
}

fn worded<'a>(words: &'a Vocabulary, piece: &'a Piece) -> Vec<&'a str> {
    match piece {
        Piece::Word(id) => {
            words.word(id.as_str()).map_or(Vec::new(), |word| [Lang::Ko, Lang::En].map(|lang| word.text(lang)).to_vec())
        }
        Piece::Phrase(id) => words
            .phrase(id.as_str())
            .map_or(Vec::new(), |phrase| [Lang::Ko, Lang::En].map(|lang| phrase.text.get(lang)).to_vec()),
        Piece::Text(text) => vec![text],
    }
}
