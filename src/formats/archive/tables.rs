//! One row a work: tables that Omeka S (its CSV Import) and CollectionBuilder read.

use super::places::Kept;
use super::{Tellers, csv, told};
use crate::domain::exhibition::Edition;
use crate::formats::package::name_of;
use crate::text::label::{LabelText, Surface};

/// Columns of Omeka S. Several values of a cell are parted by `|`, Korean before English.
const OMEKA: [&str; 18] = [
    "dcterms:identifier",
    "dcterms:title",
    "dcterms:creator",
    "dcterms:date",
    "dcterms:created",
    "dcterms:description",
    "dcterms:abstract",
    "dcterms:subject",
    "dcterms:medium",
    "dcterms:extent",
    "dcterms:type",
    "dcterms:format",
    "dcterms:language",
    "dcterms:rights",
    "dcterms:license",
    "dcterms:isPartOf",
    "dcterms:provenance",
    "file",
];

/// The column of Omeka S for the text of people who do not see the picture.
const OMEKA_ALT: &str = "o:alt_text";

/// Columns of CollectionBuilder. Several values of a cell are parted by `;`.
const COLLECTION_BUILDER: [&str; 15] = [
    "objectid",
    "filename",
    "title",
    "creator",
    "date",
    "description",
    "subject",
    "source",
    "identifier",
    "type",
    "format",
    "language",
    "rights",
    "rightsstatement",
    "image_alt_text",
];

/// The table for Omeka S.
pub(super) fn omeka(edition: &Edition, kept: &[Kept<'_>], tellers: &Tellers<'_>) -> Vec<u8> {
    let header = OMEKA.iter().chain([&OMEKA_ALT]).map(|name| (*name).to_owned()).collect();
    let rows = kept.iter().map(|kept| omeka_row(edition, kept, tellers));
    csv::table([header].into_iter().chain(rows))
}

fn omeka_row(edition: &Edition, kept: &Kept<'_>, tellers: &Tellers<'_>) -> Vec<String> {
    let (work, show) = (&kept.place.shown.work, edition.show());
    let labels = tellers.both().map(|wording| wording.label(work, show, Surface::Screen));
    let [ko, _] = &labels;
    let both = |field: fn(&LabelText) -> String| values(labels.iter().map(field), '|');
    let rights = values(tellers.both().map(|wording| told::rights(edition, wording)).into_iter(), '|');
    vec![
        work.id.to_string(),
        both(|label| label.title.clone()),
        work.maker.trim().to_owned(),
        ko.year.clone(),
        told::day(work.made, edition.offset_min),
        both(|label| label.alt.clone()),
        both(|label| label.easy.clone()),
        values(labels.iter().flat_map(|label| label.tapped.clone()), '|'),
        both(|label| label.technique.clone()),
        both(|label| label.size.clone()),
        "StillImage".to_owned(),
        "image/png".to_owned(),
        "ko".to_owned(),
        rights,
        show.rights.trim().to_owned(),
        show.title.clone(),
        both(told::provenance),
        kept.picture.inner().to_owned(),
        ko.alt.clone(),
    ]
}

/// The table for CollectionBuilder.
pub(super) fn collection_builder(edition: &Edition, kept: &[Kept<'_>], tellers: &Tellers<'_>) -> Vec<u8> {
    let header = COLLECTION_BUILDER.iter().map(|name| (*name).to_owned()).collect();
    let rows = kept.iter().map(|kept| collection_builder_row(edition, kept, tellers));
    csv::table([header].into_iter().chain(rows))
}

fn collection_builder_row(edition: &Edition, kept: &Kept<'_>, tellers: &Tellers<'_>) -> Vec<String> {
    let (work, show) = (&kept.place.shown.work, edition.show());
    let label = tellers.ko.label(work, show, Surface::Screen);
    let parts = [label.easy.as_str(), &label.technique, &label.size, &label.ai, &label.notice];
    let description: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        name_of(work.id.as_str()),
        kept.picture.inner().to_owned(),
        label.title,
        work.maker.trim().to_owned(),
        told::day(work.made, edition.offset_min),
        description.join("\n"),
        values(label.tapped.into_iter(), ';'),
        show.title.clone(),
        work.id.to_string(),
        "Image;StillImage".to_owned(),
        "image/png".to_owned(),
        "ko".to_owned(),
        told::rights(edition, &tellers.ko),
        show.rights.trim().to_owned(),
        label.alt,
    ]
}

/// Several values of one cell, each once; what parts them is in none.
fn values(values: impl Iterator<Item = String>, separator: char) -> String {
    let mut all: Vec<String> = Vec::new();
    for value in values.map(|value| value.replace(separator, " ")) {
        if !value.is_empty() && !all.contains(&value) {
            all.push(value);
        }
    }
    all.join(&separator.to_string())
}
