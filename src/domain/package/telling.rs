//! The words about a work that was changed on two devices: each field as it was written last, and who changed what from both.

use crate::domain::artwork::{Artwork, Deed};
use crate::domain::id::Millis;
use crate::domain::label::Field;

/// Puts what is told of `from` into `into`, field by field, where it was written later. What is empty tells nothing.
pub(super) fn join(into: &mut Artwork, from: &Artwork) {
    let later = from.touched > into.touched;
    for field in FIELDS {
        let (ours, theirs) = (written(into, field), written(from, field));
        let wins = theirs > ours || (theirs == ours && later);
        let fills = !is_empty(from, field) && (wins || is_empty(into, field));
        let is_taken = if field == Field::Maker { renames(into, from, wins) } else { fills };
        if is_taken {
            take(into, from, field);
        }
    }
    if later {
        into.physical.clone_from(&from.physical);
        into.extra.extend(from.extra.clone());
        into.touched = from.touched;
    } else if into.physical.is_none() {
        into.physical.clone_from(&from.physical);
    }
    let new: Vec<_> =
        from.label.changes.iter().filter(|change| !into.label.changes.contains(change)).cloned().collect();
    if !new.is_empty() {
        into.label.changes.extend(new);
        into.label.changes.sort_by(|a, b| (a.at, a.field, &a.by, &a.was).cmp(&(b.at, b.field, &b.by, &b.was)));
    }
}

/// Not to be named is an answer, too; where nobody can tell which came later, it counts.
fn renames(into: &Artwork, from: &Artwork, wins: bool) -> bool {
    let same_time = written(into, Field::Maker) == written(from, Field::Maker) && into.touched == from.touched;
    wins || (same_time && from.maker.is_empty())
}

const FIELDS: [Field; 9] = [
    Field::Title,
    Field::Maker,
    Field::Year,
    Field::Words,
    Field::Easy,
    Field::Alt,
    Field::Price,
    Field::Credits,
    Field::Size,
];

/// When a field was written last, as far as that is known: by somebody else, or by the maker.
fn written(work: &Artwork, field: Field) -> Millis {
    let by_others = work.label.changes.iter().filter(|change| change.field == field).map(|change| change.at);
    let named = work.steps.iter().filter(|step| field == Field::Title && matches!(step.did, Deed::Titled(_)));
    let confirmed = work.label.alt_confirmed.iter().filter(|_| field == Field::Alt).map(|confirmed| confirmed.at);
    by_others.chain(named.map(|step| step.at)).chain(confirmed).max().unwrap_or(0)
}

fn is_empty(work: &Artwork, field: Field) -> bool {
    let (label, plain) = (&work.label, crate::domain::label::Label::default());
    match field {
        Field::Title => work.title == Default::default(),
        Field::Maker => work.maker.is_empty(),
        Field::Year => label.year.is_empty(),
        Field::Words => label.words == plain.words,
        Field::Easy => label.easy == plain.easy,
        Field::Alt => work.alt == Default::default(),
        Field::Price => label.price == plain.price,
        Field::Credits => label.credits.is_empty(),
        Field::Size => label.print_mm == 0,
    }
}

fn take(into: &mut Artwork, from: &Artwork, field: Field) {
    let label = &mut into.label;
    match field {
        Field::Title => into.title.clone_from(&from.title),
        Field::Maker => into.maker.clone_from(&from.maker),
        Field::Year => label.year.clone_from(&from.label.year),
        Field::Words => label.words.clone_from(&from.label.words),
        Field::Easy => label.easy.clone_from(&from.label.easy),
        Field::Alt => {
            into.alt.clone_from(&from.alt);
            label.alt_confirmed.clone_from(&from.label.alt_confirmed);
        }
        Field::Price => label.price.clone_from(&from.label.price),
        Field::Credits => label.credits.clone_from(&from.label.credits),
        Field::Size => label.print_mm = from.label.print_mm,
    }
}
