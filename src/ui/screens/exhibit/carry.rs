//! Works that move between devices: those that were chosen into a package, a package into the collection.

use super::parts::KEY;
use crate::app::{Command, PackagesCommand};
use crate::domain::id::ArtworkId;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, field};
use egui::{Rect, Ui};
use std::collections::BTreeSet;

/// What only the keys for packages know.
#[derive(Default)]
pub(super) struct Carry {
    /// Where a package is, being typed; none: it is not asked for.
    path: Option<String>,
}

impl Carry {
    /// A package is being asked for, read or written.
    pub fn is_open(&self, cx: &Cx<'_>) -> bool {
        self.path.is_some() || cx.state.packages.job.is_some()
    }

    /// The chosen works into a package; whether one is to be brought.
    pub fn keys(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, places: [Rect; 2], marked: &BTreeSet<ArtworkId>) {
        let free = cx.state.packages.job.is_none();
        let name = cx.t("collection-pack");
        let key = Key::new("collection-pack", places[0], &name).size(16.0).lines(2);
        if key.enabled(free && !marked.is_empty()).show(ui, cx) {
            cx.send(Command::Packages(PackagesCommand::SaveWorks(marked.iter().cloned().collect())));
        }
        let name = cx.t("package-bring");
        let key = Key::new("package-bring", places[1], &name).size(16.0).lines(2);
        if key.enabled(free).chosen(self.path.is_some()).show(ui, cx) {
            self.path = if self.path.is_some() { None } else { Some(String::new()) };
        }
    }

    /// Where the package is; while one is read or written, how far that is.
    pub fn line(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        let places = columns(rect.with_max_y(rect.top() + KEY), GAP, &[0.0, 170.0]);
        if cx.state.packages.job.is_some() {
            return under_way(ui, cx, &places);
        }
        let Some(path) = &mut self.path else { return };
        let label = cx.t("package-path");
        field(ui, places[0], path, &label, TYPE_WORD, 1000);
        let file = path.trim().to_owned();
        let name = cx.t("collection-bring");
        let key = Key::new("collection-bring", places[1], &name).icon("import").beside().size(TYPE_SECOND);
        if key.enabled(!file.is_empty()).show(ui, cx) {
            self.path = None;
            cx.send(Command::Packages(PackagesCommand::Import(file.into())));
        }
    }
}

/// How far it is, and a way to stop.
fn under_way(ui: &mut Ui, cx: &mut Cx<'_>, places: &[Rect]) {
    let percent = format!("{:.0}", cx.state.packages.done * 100.0);
    let text = cx.tn("package-under-way", &[("percent", &percent)]);
    cx.words(ui, &text, places[0], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
    let name = cx.t("package-stop");
    if Key::new("package-stop", places[1], &name).icon("close").beside().size(16.0).show(ui, cx) {
        cx.send(Command::Packages(PackagesCommand::Stop));
    }
}

/// Files that were dropped onto the window are brought as packages; what is none is told.
pub(super) fn dropped(ui: &Ui, cx: &mut Cx<'_>) {
    let files: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    files.into_iter().for_each(|file| cx.send(Command::Packages(PackagesCommand::Import(file))));
}
