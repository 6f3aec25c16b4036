//! What is missing before works leave the device, work by work, each with the place where it is mended.

use super::{Exhibition, PrintKind, Product, Source, true_dpi};
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::drawing::Tool;
use crate::domain::id::ArtworkId;
use crate::domain::label::Field;
use crate::domain::locale::{Lang, LocalText};
use crate::domain::provenance::{AiUse, ai_use};
use crate::domain::sheet::Sheet;
use crate::domain::vocabulary::SymbolRef;
use std::collections::BTreeSet;

/// Most words of a sentence on a label, of a whole label, and most characters of a line: what museums advise (Smithsonian
/// exhibit guidelines).
pub const MAX_SENTENCE_WORDS: usize = 25;
/// Most words of a label.
pub const MAX_LABEL_WORDS: usize = 75;
/// Most characters of a line.
pub const MAX_LINE_CHARS: usize = 55;
/// Below so many dots an inch a print looks soft.
pub const LOW_DPI: u32 = 150;

/// Where a problem is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// Ask the maker.
    Consent,
    /// Change a field of the label.
    Field(Field),
    /// Choose another size or resolution of prints.
    Print,
    /// Change the exhibition itself.
    Show,
    /// Take the work down.
    TakeDown,
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Of which work; none: of the exhibition.
    pub work: Option<ArtworkId>,
    /// The message id, which has a `.hint` that says what to do.
    pub what: &'static str,
    /// Values of the message.
    pub values: Vec<(&'static str, String)>,
    /// Where it is mended.
    pub fix: Fix,
    /// The work is left out as long as it is so; else it is only advice.
    pub stops: bool,
}

/// What is to be made, for the checks.
pub struct Wanted<'a> {
    /// Products.
    pub products: &'a BTreeSet<Product>,
    /// Longer side of a print in millimetres, where a work has none of its own.
    pub print_mm: u32,
    /// Dots an inch of a print.
    pub dpi: u32,
    /// Whether a symbol may be shown: its licence is known.
    pub may_show: &'a dyn Fn(&SymbolRef) -> bool,
}

/// Everything that is missing: of the exhibition first, then in the order the works hang.
pub fn check(source: &Source, wanted: &Wanted<'_>) -> Vec<Problem> {
    let show = &source.show;
    let mut problems = of_show(show, source);
    let works = source.by_id();
    for id in show.works() {
        match works.get(id.as_str()) {
            None => problems.push(stop(id, "check-work-gone", Fix::TakeDown)),
            Some((work, sheet)) => problems.extend(of_work(work, sheet, wanted)),
        }
    }
    problems
}

fn stop(work: &ArtworkId, what: &'static str, fix: Fix) -> Problem {
    Problem { work: Some(work.clone()), what, values: Vec::new(), fix, stops: true }
}

fn of_show(show: &Exhibition, source: &Source) -> Vec<Problem> {
    let problem = |what, stops| Problem { work: None, what, values: Vec::new(), fix: Fix::Show, stops };
    let hung: BTreeSet<&ArtworkId> = show.works().collect();
    let used = source.works.iter().any(|(work, _)| hung.contains(&work.id) && ai_use(work) == AiUse::Used);
    let says = |text: &str| text.is_empty() || ["AI", "인공지능"].iter().any(|word| text.contains(word));
    let found = [
        (show.count() == 0, problem("check-no-works", true)),
        (used && !(says(&show.ai_notice.ko) && says(&show.ai_notice.en)), problem("check-no-notice", false)),
        (
            show.rooms.len() > 1 && show.rooms.iter().any(|room| is_empty(&room.name)),
            problem("check-room-unnamed", false),
        ),
    ];
    found.into_iter().filter(|(is, _)| *is).map(|(_, problem)| problem).collect()
}

fn is_empty(text: &LocalText) -> bool {
    text.get(Lang::Ko).trim().is_empty()
}

fn of_work(work: &Artwork, sheet: &Sheet, wanted: &Wanted<'_>) -> Vec<Problem> {
    let advice = |what, fix| Problem { work: Some(work.id.clone()), what, values: Vec::new(), fix, stops: false };
    let mut problems = consents(work, sheet, wanted.products);
    let field = |is: bool, what, field| is.then(|| advice(what, Fix::Field(field)));
    problems.extend(field(work.title.text.trim().is_empty(), "check-no-title", Field::Title));
    problems.extend(field(is_empty(&work.alt), "check-no-description", Field::Alt));
    let unread = !is_empty(&work.alt) && work.label.alt_confirmed.is_none();
    problems.extend(field(unread, "check-description-unread", Field::Alt));
    problems.extend(length(work));
    // Pictures for publicity have a size of their own.
    if wanted.products.contains(&Product::Prints) {
        problems.extend(resolution(work, sheet, wanted));
    }
    problems.extend(licence(work, sheet, wanted).map(|(what, fix)| advice(what, fix)));
    if ai_use(work) == AiUse::Unknown && work.physical.is_none() {
        problems.push(advice("check-ai-unknown", Fix::Field(Field::Credits)));
    }
    problems
}

/// A symbol whose licence is not known, in the title, where it can be left out, or in the picture, where it cannot. Words that were
/// tapped are shown with the program's own symbols.
fn licence(work: &Artwork, sheet: &Sheet, wanted: &Wanted<'_>) -> Option<(&'static str, Fix)> {
    let is_unknown = |symbol: &SymbolRef| !(wanted.may_show)(symbol);
    if work.title.symbols.iter().any(is_unknown) {
        return Some(("check-symbol-licence", Fix::Field(Field::Title)));
    }
    in_picture(work, sheet).any(is_unknown).then_some(("check-picture-licence", Fix::TakeDown))
}

/// Symbols that are seen in the picture or in its making: things of scenes, and stamps.
fn in_picture<'a>(work: &'a Artwork, sheet: &'a Sheet) -> impl Iterator<Item = &'a SymbolRef> {
    let composed = work.steps.iter().filter_map(|step| match &step.did {
        Deed::Composed(scene) => Some(scene),
        _ => None,
    });
    let painted = sheet.painted.iter().map(|painting| &painting.scene);
    let scenes = composed.chain(painted).chain(sheet.sketch.as_deref());
    let stamps = sheet.marks.iter().filter_map(|drawn| match &drawn.mark.pen.tool {
        Tool::Stamp(symbol) => Some(symbol),
        _ => None,
    });
    scenes.flat_map(|scene| &scene.objects).map(|thing| &thing.symbol).chain(stamps)
}

/// One problem for every reason, with the uses that it stands against.
fn consents(work: &Artwork, sheet: &Sheet, products: &BTreeSet<Product>) -> Vec<Problem> {
    if sheet.is_blank() {
        return vec![stop(&work.id, "check-blank", Fix::TakeDown)];
    }
    let uses: BTreeSet<_> = products.iter().map(|product| product.purpose()).collect();
    let why_not = uses.into_iter().filter_map(|purpose| Some((work.consents.allows(purpose).err()?, purpose)));
    let mut problems: Vec<Problem> = Vec::new();
    for (why, purpose) in why_not {
        match problems.iter_mut().find(|problem| problem.what == why.key()) {
            Some(problem) => problem.values.push(("use", purpose.name().to_owned())),
            None => {
                let values = vec![("use", purpose.name().to_owned())];
                problems.push(Problem { values, ..stop(&work.id, why.key(), Fix::Consent) });
            }
        }
    }
    problems
}

/// Titles, own words and easy descriptions that are too long to be read standing.
fn length(work: &Artwork) -> Vec<Problem> {
    let problem = |what, field, most: usize, is: usize| Problem {
        work: Some(work.id.clone()),
        what,
        values: vec![("most", most.to_string()), ("is", is.to_string())],
        fix: Fix::Field(field),
        stops: false,
    };
    let mut problems = Vec::new();
    let title = work.title.text.chars().count();
    if title > MAX_LINE_CHARS {
        problems.push(problem("check-title-long", Field::Title, MAX_LINE_CHARS, title));
    }
    let unbroken = longest_word(&work.label.words.text);
    if unbroken > MAX_LINE_CHARS {
        problems.push(problem("check-line-long", Field::Words, MAX_LINE_CHARS, unbroken));
    }
    for lang in [Lang::Ko, Lang::En] {
        let (easy, own) = (work.label.easy.get(lang), work.label.words.text.as_str());
        for (text, field) in [(easy, Field::Easy), (own, Field::Words)] {
            let longest = longest_sentence(text);
            if longest > MAX_SENTENCE_WORDS {
                problems.push(problem("check-sentence-long", field, MAX_SENTENCE_WORDS, longest));
            }
        }
        let all = words(easy) + words(own);
        if all > MAX_LABEL_WORDS {
            problems.push(problem("check-label-long", Field::Easy, MAX_LABEL_WORDS, all));
        }
    }
    problems.dedup();
    problems.sort_by_key(|problem| problem.what);
    problems.dedup();
    problems
}

/// Words of a text: Korean 어절 or English words.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Characters of its longest stretch without a space: no line can be broken there.
pub fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default()
}

/// Words of its longest sentence.
pub fn longest_sentence(text: &str) -> usize {
    text.split(['.', '!', '?', '。', '\n']).map(words).max().unwrap_or_default()
}

/// Pixels of a length on paper.
pub fn print_px(mm: u32, dpi: u32) -> u32 {
    u32::try_from((u64::from(mm) * u64::from(dpi) * 10 + 127) / 254).unwrap_or(u32::MAX)
}

/// What will look soft; else, what is enlarged.
fn resolution(work: &Artwork, sheet: &Sheet, wanted: &Wanted<'_>) -> Option<Problem> {
    let mm = if work.label.print_mm > 0 { work.label.print_mm } else { wanted.print_mm };
    let dpi = true_dpi(sheet, mm, wanted.dpi);
    let (what, values) = match PrintKind::expected(sheet, print_px(mm, wanted.dpi)) {
        PrintKind::Repainted | PrintKind::AsStored => return None,
        PrintKind::Enlarged { .. } if dpi < LOW_DPI => {
            ("check-low-resolution", vec![("dpi", dpi.to_string()), ("least", LOW_DPI.to_string())])
        }
        PrintKind::Enlarged { percent } => ("check-enlarged", vec![("percent", percent.to_string())]),
    };
    Some(Problem { work: Some(work.id.clone()), what, values, fix: Fix::Print, stops: false })
}

#[cfg(test)]
mod tests;
