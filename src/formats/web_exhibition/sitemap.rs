//! `sitemap.xml`: every page in both languages (<https://www.sitemaps.org/protocol.html>). It needs whole addresses, so there is
//! one only where the folder's address on the web is known.

use super::markup::escape;
use super::pages::{Page, Place, Show};
use crate::domain::locale::Lang;
use crate::text::{Texts, dates};
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

/// The file; none: the address is not known.
pub(super) fn file<'a>(show: &'a Show<'a>, pages: impl Iterator<Item = Page<'a>>) -> Option<(String, Vec<u8>)> {
    show.base()?;
    let day = dates::iso_day(show.edition.at, show.edition.offset_min);
    let start = Place::start(show, Texts::new(Lang::Ko));
    let entries: String = pages.map(|page| entries(&Place { page, ..start }, &day)).collect();
    Some(("sitemap.xml".to_owned(), format!("{HEAD}{entries}</urlset>\n").into_bytes()))
}

/// The page in both languages, each with the other one.
fn entries(place: &Place<'_>, day: &str) -> String {
    let addresses: Vec<(Lang, String)> =
        [Lang::Ko, Lang::En].into_iter().filter_map(|lang| Some((lang, escape(&place.address(lang)?)))).collect();
    let twins = addresses.iter().fold(String::new(), |mut out, (lang, address)| {
        // Writing to a String cannot fail.
        let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{address}\"/>", lang.tag());
        out
    });
    let entry =
        |(_, address): &(Lang, String)| format!("<url><loc>{address}</loc><lastmod>{day}</lastmod>{twins}</url>\n");
    addresses.iter().map(entry).collect()
}
