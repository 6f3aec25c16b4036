//! The words of `exhibit`.

use super::super::args::nfc;
use crate::domain::consent::Use;
use crate::domain::exhibition::{
    CatalogueFormat, ExportOptions, LabelColors, LabelStock, PAPERS, PaperOptions, PictureFormat, PrintOptions,
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ExhibitTask {
    /// A new exhibition.
    New {
        /// Its name.
        #[arg(value_parser = nfc)]
        name: String,
    },
    /// Hangs works.
    Add {
        /// The exhibition.
        #[arg(value_parser = nfc)]
        name: String,
        /// Ids of works.
        #[arg(required = true)]
        works: Vec<String>,
    },
    /// Every exhibition.
    List,
    /// What is missing before it can be shown.
    Check {
        /// The exhibition.
        #[arg(value_parser = nfc)]
        name: String,
        /// For what: web, print, archive, publicity; all of them where nothing is said.
        #[arg(long = "for", value_name = "USES", value_delimiter = ',', default_value = "web,print,archive,publicity", value_parser = purpose)]
        uses: Vec<Use>,
        #[command(flatten)]
        print: PrintArgs,
    },
    /// Writes the web exhibition, files for print, labels, catalogue and mounting list.
    Export(ExportArgs),
    /// Writes the web exhibition alone.
    Web(ExportArgs),
    /// Writes files for print.
    Prints(ExportArgs),
    /// Writes wall labels.
    Labels(ExportArgs),
    /// Writes the catalogue.
    Catalogue(ExportArgs),
    /// Writes the mounting list.
    Mounting(ExportArgs),
    /// Writes a package for an archive.
    Archive(ExportArgs),
    /// Writes pictures for posters and the press.
    Publicity(ExportArgs),
    /// Where works of an exhibition went.
    Went {
        /// The exhibition.
        #[arg(value_parser = nfc)]
        name: String,
    },
}

/// What is written, where and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    /// The exhibition.
    #[arg(value_parser = nfc)]
    pub name: String,
    /// The folder.
    #[arg(long)]
    pub out: PathBuf,
    /// Where it will be on the web.
    #[arg(long)]
    pub base_url: Option<String>,
    #[command(flatten)]
    pub print: PrintArgs,
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Names of makers may stand in the metadata of pictures.
    #[arg(long)]
    pub names_in_files: bool,
    /// No Content Credentials in pictures: the same input then gives the same bytes.
    #[arg(long)]
    pub unsigned: bool,
}

/// Files for print.
#[derive(Debug, Args)]
pub(in crate::cli) struct PrintArgs {
    /// Longer side of prints: A5, A4, A3, A2, A1 or millimetres.
    #[arg(long, default_value = "A4", value_parser = millimetres)]
    paper: u32,
    /// Dots an inch, 150 to 300.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(150..=300))]
    dpi: u32,
    /// png, tiff or jpeg.
    #[arg(long, default_value = "png", value_parser = format)]
    format: PictureFormat,
    /// Millimetres beyond the edge, 0 to 10.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=10))]
    bleed: u32,
    /// Marks where prints are cut.
    #[arg(long)]
    crop_marks: bool,
}

/// Labels and catalogue.
#[derive(Debug, Args)]
pub(in crate::cli) struct PaperArgs {
    /// Labels on: a6, a5, sheet8 or sheet14.
    #[arg(long, default_value = "a6", value_parser = stock)]
    stock: LabelStock,
    /// Labels in Korean only.
    #[arg(long)]
    korean_only: bool,
    /// Labels in large print.
    #[arg(long)]
    large: bool,
    /// Labels without pictures of words.
    #[arg(long)]
    no_pictograms: bool,
    /// Paper and ink of labels: white, cream, yellow or black.
    #[arg(long, default_value = "white", value_parser = colors)]
    colors: LabelColors,
    /// A square catalogue.
    #[arg(long)]
    square: bool,
    /// Works on a page of the catalogue.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    per_page: u8,
    /// Height of the middle of pictures above the floor, millimetres.
    #[arg(long, default_value_t = 1372, value_parser = clap::value_parser!(u32).range(500..=3000))]
    height: u32,
}

fn millimetres(text: &str) -> Result<u32, String> {
    let named = PAPERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, mm)| *mm);
    let mm = named.or_else(|| text.parse().ok()).filter(|mm| (50..=841).contains(mm));
    mm.ok_or_else(|| "A5, A4, A3, A2, A1, 50..841".to_owned())
}

fn format(text: &str) -> Result<PictureFormat, String> {
    let all = [PictureFormat::Png, PictureFormat::Tiff, PictureFormat::Jpeg];
    all.into_iter().find(|format| format.ending() == text).ok_or_else(|| "png, tiff, jpeg".to_owned())
}

fn purpose(text: &str) -> Result<Use, String> {
    let all = Use::ALL.into_iter();
    all.clone().find(|purpose| purpose.name() == text).ok_or_else(|| all.map(Use::name).collect::<Vec<_>>().join(", "))
}

fn colors(text: &str) -> Result<LabelColors, String> {
    let all = LabelColors::ALL.into_iter();
    all.clone()
        .find(|colors| colors.name() == text)
        .ok_or_else(|| all.map(LabelColors::name).collect::<Vec<_>>().join(", "))
}

fn stock(text: &str) -> Result<LabelStock, String> {
    LabelStock::ALL.into_iter().find(|stock| stock.name() == text).ok_or_else(|| "a6, a5, sheet8, sheet14".to_owned())
}

impl PrintArgs {
    /// As the program takes them.
    pub fn options(&self) -> PrintOptions {
        let Self { paper: mm, dpi, format, bleed: bleed_mm, crop_marks } = *self;
        PrintOptions { format, mm, dpi, bleed_mm, crop_marks }
    }
}

impl PaperArgs {
    fn options(&self) -> PaperOptions {
        PaperOptions {
            stock: self.stock,
            english: !self.korean_only,
            large: self.large,
            pictograms: !self.no_pictograms,
            colors: self.colors,
            catalogue: if self.square { CatalogueFormat::Square } else { CatalogueFormat::A4 },
            per_page: self.per_page,
            height_mm: self.height,
        }
    }
}

impl ExportArgs {
    /// Labels in large print are wanted.
    pub fn is_large(&self) -> bool {
        self.paper.large
    }

    /// As the program takes them.
    pub fn options(&self) -> ExportOptions {
        ExportOptions {
            base_url: self.base_url.clone(),
            print: self.print.options(),
            paper: self.paper.options(),
            names_in_files: self.names_in_files,
            unsigned: self.unsigned,
        }
    }
}
