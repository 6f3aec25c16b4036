//! 더 그리기: tools at the left, size and helps at the right, colours above, the picture as large as there is room. Every mark
//! is saved when it ends; undo takes marks back one by one.

mod choices;
mod helps;
mod own;
mod paper;
mod tools;

pub(in crate::ui::screens) use tools::TOOLS;

use crate::domain::drawing::{Form, Pen, Symmetry, Tool};
use crate::ui::kit::tokens::{GAP, TARGET};
use crate::ui::kit::{Cx, columns, rows};
use egui::{Rect, Ui};

/// What the line above the sheet offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choices {
    /// The first colours.
    #[default]
    Colours,
    /// The other colours.
    MoreColours,
    /// Forms.
    Forms,
    /// Pictures to print.
    Stamps,
}

/// What only the sheet's face knows: the tool in the hand and the pixels.
pub struct SheetPage {
    tool: tools::Hold,
    color: usize,
    size: usize,
    symmetry: Symmetry,
    choices: Choices,
    /// The helps lie where the tools are, in a small window.
    turned: bool,
    paper: paper::Paper,
    strokes: u32,
}

impl Default for SheetPage {
    /// A crayon of middle width.
    fn default() -> Self {
        Self {
            tool: Default::default(),
            color: 0,
            size: 1,
            symmetry: Symmetry::None,
            choices: Choices::Colours,
            turned: false,
            paper: Default::default(),
            strokes: 0,
        }
    }
}

impl SheetPage {
    /// The tool as it is held now.
    fn pen(&self) -> Pen {
        let rgb = choices::COLORS[self.color.min(choices::COLORS.len() - 1)].1;
        let radius = Pen::SIZES[self.size.min(Pen::SIZES.len() - 1)];
        // Sparkles and wax fall differently for every stroke.
        Pen { tool: self.tool.tool(), color: rgb, radius, symmetry: self.symmetry, seed: self.strokes }
    }

    /// What the line above offers when a tool is taken.
    fn offer(&mut self) {
        self.choices = match self.tool.tool() {
            Tool::Shape { .. } => Choices::Forms,
            Tool::Stamp(_) => Choices::Stamps,
            _ => Choices::Colours,
        };
    }

    fn form(&mut self, form: Form, filled: bool) {
        self.tool.form = (form, filled);
        // Its colour is chosen next.
        self.choices = Choices::Colours;
    }
}

/// The sheet is not shown in this frame: what was being drawn on it ends.
pub(super) fn leave(cx: &mut Cx<'_>, page: &mut SheetPage) {
    paper::leave(cx, page);
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect) {
    let small = rect.width() < 760.0 || rect.height() < 420.0;
    let lines = if small { 1 } else { choices::lines(rect.width()) };
    let above = lines as f32 * (TARGET + 4.0) + (lines - 1) as f32 * 6.0;
    let parts = rows(rect, GAP, &[above, 0.0]);
    choices::show(ui, cx, page, parts[0], lines);
    if small {
        return in_small(ui, cx, page, parts[1]);
    }
    let upright = parts[1].height() > parts[1].width();
    if upright {
        // The sheet is wider than high: the tools stand below it.
        let parts = rows(parts[1], GAP, &[0.0, TARGET * 2.0 + GAP, TARGET]);
        paper::show(ui, cx, page, parts[0]);
        tools::show(ui, cx, page, parts[1], 2);
        return helps::show(ui, cx, page, parts[2], true);
    }
    let across = if parts[1].height() < (TARGET + 6.0) * tools::TOOLS.len() as f32 { 2 } else { 1 };
    let tools = across as f32 * (TARGET + 6.0);
    let helps = helps::across(parts[1].height()) as f32 * 84.0;
    let sides = columns(parts[1], GAP, &[tools, 0.0, helps]);
    tools::show(ui, cx, page, sides[0], tools::TOOLS.len().div_ceil(across));
    paper::show(ui, cx, page, sides[1]);
    helps::show(ui, cx, page, sides[2], false);
}

/// A small window: the sheet, and one line of tools or of helps, turned by a key.
fn in_small(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SheetPage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, TARGET]);
    paper::show(ui, cx, page, parts[0]);
    let places = columns(parts[1], GAP, &[0.0, TARGET]);
    if page.turned {
        helps::show(ui, cx, page, places[0], true);
    } else {
        tools::pages(ui, cx, page, places[0]);
    }
    let name = cx.t("draw-helps");
    if crate::ui::kit::Key::new("draw-helps", places[1], &name)
        .icon("steady")
        .wordless()
        .chosen(page.turned)
        .show(ui, cx)
    {
        page.turned = !page.turned;
    }
}
