//! What a screen draws with: the state to read, the commands to send, and the kit.

use super::layout::columns;
use super::{Icons, Labels, Reach, Textures, TouchPad};
use crate::app::{Command, State};
use crate::domain::profile::Theme;
use crate::text::Texts;
use crate::ui::keyboard::Keyboard;
use crate::ui::kit::label::{Align, Weight};
use crate::ui::kit::tokens::Colors;
use egui::{Context, Id, Pos2, Rect};
use std::collections::HashMap;
use std::rc::Rc;

/// What lives on between frames in the face: textures, fitted labels, the touch filter.
#[derive(Default)]
pub struct Kit {
    /// Pictures.
    pub textures: Textures,
    /// Icons.
    pub icons: Icons,
    /// Fitted texts.
    pub labels: Labels,
    /// What can be chosen, and what was.
    pub pad: TouchPad,
    /// The keyboard on the screen.
    pub keyboard: Keyboard,
    /// Ways to choose beside touch.
    pub reach: Reach,
    /// What is drawn is turned by half a circle around this point.
    pub turned: Option<Pos2>,
    texts: HashMap<(&'static str, crate::domain::locale::Lang), Rc<str>>,
}

/// What a screen draws with.
pub struct Cx<'a> {
    /// Read only.
    pub state: &'a State,
    /// Where commands go.
    pub out: &'a mut Vec<Command>,
    /// Textures, labels, touch filter.
    pub kit: &'a mut Kit,
    /// Colours.
    pub colors: Colors,
    /// Texts of the person's language.
    pub texts: Texts,
}

impl Cx<'_> {
    /// Sends a command.
    pub fn send(&mut self, command: Command) {
        self.out.push(command);
    }

    /// A text without variables; formatted once and remembered.
    pub fn t(&mut self, id: &'static str) -> Rc<str> {
        let texts = self.texts;
        Rc::clone(self.kit.texts.entry((id, texts.lang())).or_insert_with(|| texts.get(id).into()))
    }

    /// A text with variables.
    pub fn tn(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.texts.with(id, args)
    }

    /// Where something lies on the screen that is drawn here.
    pub fn lies(&self, rect: Rect) -> Rect {
        self.kit.turned.map_or(rect, |about| super::turn::turned(rect, about))
    }

    /// Whether things may move.
    pub fn motion(&self) -> bool {
        self.state.person().is_none_or(|person| person.face.motion)
    }

    /// Whether the theme is high contrast.
    pub fn is_contrast(&self) -> bool {
        self.colors.theme == Theme::Contrast
    }

    /// Columns from the left; for a left hand what would stand at the right stands at the left. The places keep their order.
    pub fn sided(&self, rect: Rect, gap: f32, widths: &[f32]) -> Vec<Rect> {
        if !self.state.person().is_some_and(|person| person.face.left_handed) {
            return columns(rect, gap, widths);
        }
        let mirrored: Vec<f32> = widths.iter().rev().copied().collect();
        columns(rect, gap, &mirrored).into_iter().rev().collect()
    }

    /// Words in a box that are read by assistive technology too (role label).
    #[expect(clippy::too_many_arguments, reason = "the properties of a text in a box")]
    pub fn words(
        &mut self,
        ui: &mut egui::Ui,
        text: &str,
        rect: Rect,
        size: f32,
        weight: Weight,
        align: Align,
        lines: usize,
        color: egui::Color32,
    ) {
        if !rect.is_positive() {
            return;
        }
        let painter = ui.painter().clone();
        self.kit.labels.paint(&painter, text, rect, size, weight, align, lines, color);
        let response = ui.interact(
            self.lies(rect),
            Id::unique(("words", text, rect.min.x as i32, rect.min.y as i32)),
            egui::Sense::hover(),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    }

    /// Draws an icon.
    pub fn icon(&mut self, ctx: &Context, name: &'static str, rect: Rect, color: egui::Color32) {
        self.kit.icons.paint(ctx, &mut self.kit.textures, name, rect, color);
    }
}
