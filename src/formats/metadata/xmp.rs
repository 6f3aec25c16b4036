//! The properties of a work.

use super::About;
use super::packet::Packet;
use crate::domain::artwork::{Artwork, Deed};
use crate::domain::exhibition::Exhibition;
use crate::domain::locale::{Lang, LocalText};
use crate::domain::provenance::source_type;
use crate::text::Texts;
use crate::text::dates::Moment;
use crate::text::label::LabelText;

/// The program that wrote the file.
const TOOL: &str = concat!("Malgeurim ", env!("CARGO_PKG_VERSION"));

/// The XMP packet of a work. `ko` and `en` are its label in both languages. It is below 65,502 bytes whatever the texts are, so that
/// it fits into any picture file.
pub fn xmp(work: &Artwork, show: &Exhibition, ko: &LabelText, en: &LabelText, about: &About) -> String {
    let mut packet = Packet::default();
    packet.languages("dc:title", &LocalText::new(&work.title.text, &work.title.text));
    packet.languages("dc:description", &LocalText::new(description(ko), description(en)));
    if about.names {
        packet.sequence("dc:creator", &[&work.maker]);
    }
    rights(&mut packet, show);
    packet.simple("photoshop:Credit", &credit(work, show, about));
    packet.simple("photoshop:DateCreated", year(&ko.year));
    packet.languages("Iptc4xmpCore:AltTextAccessibility", &LocalText::new(&ko.alt, &en.alt));
    packet.languages("Iptc4xmpCore:ExtDescrAccessibility", &LocalText::new(&ko.easy, &en.easy));
    made(&mut packet, work, about);
    packet.finish()
}

/// The XMP packet of a picture of the making of a work: of which work it is and under which terms; its kind, and the notice where
/// generative AI took part, are those of the whole work. What the work shows in the end is not said of it.
pub fn step_xmp(work: &Artwork, show: &Exhibition, notice: &LocalText, about: &About) -> String {
    let mut packet = Packet::default();
    packet.languages("dc:title", &LocalText::new(&work.title.text, &work.title.text));
    packet.languages("dc:description", notice);
    if about.names {
        packet.sequence("dc:creator", &[&work.maker]);
    }
    rights(&mut packet, show);
    packet.simple("photoshop:Credit", &credit(work, show, about));
    made(&mut packet, work, about);
    packet.finish()
}

/// How the work was made, with what, and when the file was.
fn made(packet: &mut Packet, work: &Artwork, about: &About) {
    packet.simple("Iptc4xmpExt:DigitalSourceType", &source_type(work).map(|kind| kind.uri()).unwrap_or_default());
    artificial(packet, work, about);
    packet.simple("xmp:CreatorTool", TOOL);
    let date = date(about);
    packet.simple("xmp:CreateDate", &date);
    packet.simple("xmp:MetadataDate", &date);
}

/// What one sees, how it was made, and the notice where generative AI took part.
fn description(label: &LabelText) -> String {
    let seen = if label.easy.is_empty() { &label.alt } else { &label.easy };
    let parts = [seen, &label.technique, &label.notice];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Terms of use: the address that the exhibition gives, or that all rights are the maker's.
fn rights(packet: &mut Packet, show: &Exhibition) {
    let address = show.rights.trim();
    let words = |lang| match Texts::new(lang) {
        texts if address.is_empty() => texts.get("metadata-rights-kept"),
        texts => texts.with("metadata-rights-terms", &[("address", address)]),
    };
    let words = LocalText::new(words(Lang::Ko), words(Lang::En));
    packet.languages("dc:rights", &words);
    packet.languages("xmpRights:UsageTerms", &words);
    // Marked False says that a work is in the public domain.
    packet.simple("xmpRights:Marked", if address.contains("publicdomain") { "False" } else { "True" });
    if address.starts_with("http://") || address.starts_with("https://") {
        packet.simple("xmpRights:WebStatement", address);
    }
}

/// How one names the source when the picture is shown: the maker if that was chosen, and who holds the exhibition.
fn credit(work: &Artwork, show: &Exhibition, about: &About) -> String {
    let maker = if about.names { work.maker.trim() } else { "" };
    let parts = [maker, show.host.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// A year; people also write other things there.
fn year(written: &str) -> &str {
    let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { written } else { "" }
}

/// Services and their models, each once, in the order in which they took part; what they were asked for only if that was chosen.
fn artificial(packet: &mut Packet, work: &Artwork, about: &About) {
    let (mut services, mut models, mut prompts) = (Vec::new(), Vec::new(), Vec::new());
    for step in &work.steps {
        if let Deed::Generated { service, model, prompt } = &step.did {
            let values = [(&mut services, service), (&mut models, model), (&mut prompts, prompt)];
            for (list, value) in values {
                if !list.contains(&value.as_str()) {
                    list.push(value.as_str());
                }
            }
        }
    }
    packet.simple("Iptc4xmpExt:AISystemUsed", &services.join("; "));
    packet.simple("Iptc4xmpExt:AISystemVersionUsed", &models.join("; "));
    if about.prompts {
        packet.simple("Iptc4xmpExt:AIPromptInformation", &prompts.join("\n"));
    }
}

/// ISO 8601 with the place's distance from UTC (XMP specification part 1, 8.2.1.2).
fn date(about: &About) -> String {
    let Moment { year, month, day, hour, minute } = Moment::of(about.at, about.offset_min);
    let (sign, ahead) = (if about.offset_min < 0 { '-' } else { '+' }, about.offset_min.unsigned_abs());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{sign}{:02}:{:02}", ahead / 60, ahead % 60)
}
