//! The window that opens when the program may not: one sentence, e.g. that another 말그림 is open.

use crate::domain::profile::Theme;
use crate::ui::kit::tokens::{Colors, TYPE_TITLE};
use crate::ui::kit::{Align, Labels, Weight, inset};
use crate::ui::window::{Face, HangulFonts};

/// One sentence in a window; closing it is all there is to do.
pub struct Refusal {
    sentence: String,
    labels: Labels,
}

impl Refusal {
    /// A window that says `sentence`.
    pub fn new(ctx: &egui::Context, sentence: String, fonts: Option<HangulFonts>) -> Self {
        Face::prepare(ctx, fonts);
        Self { sentence, labels: Labels::default() }
    }
}

impl eframe::App for Refusal {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let colors = Colors::of(Theme::Light);
        let rect = ui.max_rect();
        let painter = ui.painter().clone();
        painter.rect_filled(rect, 0.0, colors.hanji);
        self.labels.begin();
        let place = inset(rect, 48.0);
        self.labels.paint(&painter, &self.sentence, place, TYPE_TITLE, Weight::Bold, Align::Center, 4, colors.ink);
        let response = ui.interact(place, egui::Id::unique("refusal"), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &self.sentence));
    }
}
