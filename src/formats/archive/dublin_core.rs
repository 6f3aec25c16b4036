//! Dublin Core: the elements (`dc`) and, where they say more, the terms (`dcterms`) of <https://www.dublincore.org>.

use super::places::Kept;
use super::xml::Document;
use super::{Tellers, told};
use crate::domain::exhibition::Edition;
use crate::domain::locale::LocalText;
use crate::text::label::Surface;

const SPACES: [(&str, &str); 2] =
    [("dc", "http://purl.org/dc/elements/1.1/"), ("dcterms", "http://purl.org/dc/terms/")];

/// A work.
pub(super) fn work(edition: &Edition, kept: &Kept<'_>, tellers: &Tellers<'_>) -> Vec<u8> {
    let work = &kept.place.shown.work;
    let mut document = Document::new("metadata", &SPACES);
    document.put("dc:identifier", None, work.id.as_str());
    document.put("dc:title", None, work.title.text.trim());
    document.put("dc:creator", None, work.maker.trim());
    document.put("dcterms:created", None, &told::day(work.made, edition.offset_min));
    document.put("dc:type", None, "StillImage");
    document.put("dc:format", None, "image/png");
    document.put("dcterms:isPartOf", None, &edition.show().title);
    for wording in tellers.both() {
        let lang = Some(wording.lang().tag());
        let label = wording.label(work, edition.show(), Surface::Screen);
        // A title that a person gave is theirs, in whatever language; what is there in one language alone is not said to be the other.
        let is_own = |text: &LocalText| !told::own(text, wording.lang()).trim().is_empty();
        document.put("dc:title", lang, if work.title.text.trim().is_empty() { &label.title } else { "" });
        document.put("dc:description", lang, if is_own(&work.alt) { &label.alt } else { "" });
        document.put("dcterms:abstract", lang, if is_own(&work.label.easy) { &label.easy } else { "" });
        document.put("dcterms:medium", lang, &label.technique);
        document.put("dcterms:extent", lang, &label.size);
        label.tapped.iter().for_each(|word| document.put("dc:subject", lang, word));
        document.put("dcterms:provenance", lang, &told::provenance(&label));
        document.put("dc:rights", lang, &told::rights(edition, wording));
    }
    document.put("dcterms:license", None, edition.show().rights.trim());
    document.put("dc:contributor", None, work.label.credits.trim());
    document.finish()
}

/// The exhibition.
pub(super) fn exhibition(edition: &Edition, kept: &[Kept<'_>], tellers: &Tellers<'_>) -> Vec<u8> {
    let show = edition.show();
    let mut document = Document::new("metadata", &SPACES);
    document.put("dc:identifier", None, show.id.as_str());
    document.put("dc:title", None, &show.title);
    document.put("dc:publisher", None, &show.host);
    document.put("dc:coverage", None, &show.place);
    document.put("dc:date", None, &show.dates);
    document.put("dc:type", None, "Collection");
    document.put("dc:contributor", None, &show.credits);
    for wording in tellers.both() {
        let lang = Some(wording.lang().tag());
        document.put("dc:description", lang, told::own(&show.about, wording.lang()));
        document.put("dc:rights", lang, &told::rights(edition, wording));
    }
    document.put("dcterms:license", None, show.rights.trim());
    kept.iter().for_each(|kept| document.put("dcterms:hasPart", None, kept.place.shown.work.id.as_str()));
    document.finish()
}
