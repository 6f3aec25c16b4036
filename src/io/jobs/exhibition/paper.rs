//! Labels, catalogue and mounting list.

use super::pieces::{Files, Piece, Tools};
use super::studio::Studio;
use super::{keys, memory};
use crate::domain::exhibition::{Edition, ExportOptions, PaperOptions, Shown};
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::io::export::{PrintError, Printed, Supplies, Unfit, catalogue, labels, mounting};
use crate::io::fonts;
use crate::io::sheets;
use crate::io::whole_folder::Key;
use std::collections::BTreeSet;

/// Labels as chosen, and in large print.
pub(super) fn labels<'a>(studio: &'a Studio<'a>, edition: &'a Edition, paper: &Key) -> Vec<Piece<'a>> {
    let with = |large: bool| {
        let paper = PaperOptions { large, ..studio.options.paper };
        ExportOptions { paper, ..studio.options.clone() }
    };
    let one = |path: &'static str, options: ExportOptions| {
        let make = move |supplies: &Supplies<'_>, tools: &Tools<'_>| {
            let Printed { pdf, unfit, without_code, .. } = labels::pdf(edition, &options, supplies)?;
            tell_unfit(tools, &unfit, path);
            if !without_code.is_empty() {
                tools.tell(Notice::done("labels-without-code").with("count", without_code.len()));
            }
            Ok(vec![(path.to_owned(), pdf)])
        };
        piece(studio, paper, path, memory::document(edition), Box::new(make))
    };
    let large = one("paper/labels-large.pdf", with(true));
    if studio.options.paper.large {
        return vec![large];
    }
    vec![one("paper/labels.pdf", studio.options.clone()), large]
}

/// The catalogue.
pub(super) fn catalogue<'a>(studio: &'a Studio<'a>, edition: &'a Edition, paper: &Key) -> Vec<Piece<'a>> {
    const PATH: &str = "paper/catalogue.pdf";
    let make = |supplies: &Supplies<'_>, tools: &Tools<'_>| {
        let Printed { pdf, unfit, least_dpi, .. } =
            catalogue::pdf(edition, studio.options, supplies, memory::catalogue_bytes(edition))?;
        tell_unfit(tools, &unfit, PATH);
        least_dpi.into_iter().for_each(|dpi| tools.tell(Notice::problem("catalogue-small").with("dpi", dpi)));
        Ok(vec![(PATH.to_owned(), pdf)])
    };
    let mb = memory::catalogue(edition);
    vec![piece(studio, paper, PATH, mb, Box::new(make))]
}

/// The mounting list, to be read and to be calculated with.
pub(super) fn mounting<'a>(studio: &'a Studio<'a>, edition: &'a Edition, paper: &Key) -> Vec<Piece<'a>> {
    let langs: &[(Lang, &str)] = match studio.options.paper.english {
        true => &[(Lang::Ko, "paper/mounting"), (Lang::En, "paper/mounting-en")],
        false => &[(Lang::Ko, "paper/mounting")],
    };
    let one = |(lang, path): &(Lang, &'static str)| {
        let (lang, path) = (*lang, *path);
        let make = move |supplies: &Supplies<'_>, _: &Tools<'_>| {
            let pdf = mounting::pdf(edition, studio.options, supplies, lang)?;
            let csv = mounting::csv(edition, studio.options, supplies, lang);
            Ok(vec![(format!("{path}.pdf"), pdf), (format!("{path}.csv"), csv)])
        };
        piece(studio, paper, path, memory::document(edition), Box::new(make))
    };
    langs.iter().map(one).collect()
}

/// Of some works not everything is on paper as it is: their makers and the curator should know.
fn tell_unfit(tools: &Tools<'_>, unfit: &[Unfit], path: &str) {
    let works: BTreeSet<_> = unfit.iter().map(|unfit| &unfit.work).collect();
    if !works.is_empty() {
        tools.tell(Notice::problem("labels-unfit").with("count", works.len()).with("path", path));
    }
}

/// What makes a document.
type Print<'a> = Box<dyn FnOnce(&Supplies<'_>, &Tools<'_>) -> Result<Files, PrintError> + Send + 'a>;

/// A document of what `paper` sums up.
fn piece<'a>(studio: &'a Studio<'a>, paper: &Key, name: &str, mb: usize, print: Print<'a>) -> Piece<'a> {
    let key = keys::key(name, [paper.as_ref(), &keys::bytes(studio.options)]);
    let make = Box::new(move |tools: &Tools<'_>| {
        let (read, fonts) = (studio.desk.reader(), fonts::hangul());
        let supplies = Supplies {
            fonts: fonts.as_ref(),
            vocabulary: studio.words,
            picture: &|shown: &Shown, px: u32| sheets::picture(&shown.sheet, px, &read),
            blob: &|blob: &BlobId| read(blob),
        };
        print(&supplies, tools).map_err(|error| {
            tracing::warn!(%error, "paper");
            Notice::problem(if matches!(error, PrintError::NoFont) { "print-no-font" } else { "export-failed" })
        })
    });
    Piece { name: name.to_owned(), work: None, key, mb, cost: 2.0, make }
}
