//! A line to type in. Its hint is also its name: what cannot be named cannot be heard.

use super::{Labels, Weight};
use egui::{Context, Id, Margin, Rect, Response, TextEdit, Ui};

/// The line that is being typed into, as the keyboard on the screen sees it.
#[derive(Clone, Debug)]
pub struct TypedInto {
    /// Its widget.
    pub id: Id,
    /// Where it lies.
    pub rect: Rect,
    /// Its text.
    pub text: String,
    /// The cursor, in characters from the beginning.
    pub at: usize,
    /// Characters are marked: the next key takes their place.
    pub marked: bool,
    /// Where what is marked begins; the cursor, if nothing is.
    pub from: usize,
    /// It has some lines.
    pub lines: bool,
    /// Nobody is to see or hear it.
    pub secret: bool,
    /// What is found lies below it.
    pub finds: bool,
}

impl TypedInto {
    fn key() -> Id {
        Id::unique("typed-into")
    }

    /// The line that has the focus in this frame, if it was drawn already.
    pub fn now(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Self::key()))
    }

    /// The same; a frame begins, and the line has to show itself again.
    pub fn take(ctx: &Context) -> Option<Self> {
        let line = Self::now(ctx);
        ctx.data_mut(|data| data.remove::<Self>(Self::key()));
        line
    }

    fn note(ui: &Ui, response: &Response, text: &str, (lines, secret): (bool, bool)) {
        if !response.has_focus() {
            return;
        }
        let range = TextEdit::load_state(ui.ctx(), response.id).and_then(|state| state.cursor.char_range());
        let end = text.chars().count();
        let at = range.map_or(end, |range| range.primary.index.into()).min(end);
        let marked = range.is_some_and(|range| !range.is_empty());
        let from = range.map_or(at, |range| range.secondary.index.into()).min(at);
        let (id, rect, text) = (response.id, response.rect, text.to_owned());
        let this = Self { id, rect, text, at, marked, from, lines, secret, finds: false };
        ui.ctx().data_mut(|data| data.insert_temp(Self::key(), this));
    }

    /// The text before the cursor.
    pub fn before(&self) -> String {
        self.text.chars().take(self.at).collect()
    }
}

/// A line in which one types what is looked for; what is found lies below it.
pub fn finder(ui: &mut Ui, rect: Rect, text: &mut String, label: &str, size: f32) -> Response {
    let response = line(ui, rect, (text, false), (label, label), size, 60);
    if response.has_focus() {
        ui.ctx().data_mut(|data| {
            if let Some(mut typed) = data.get_temp::<TypedInto>(TypedInto::key()) {
                typed.finds = true;
                data.insert_temp(TypedInto::key(), typed);
            }
        });
    }
    response
}

/// A line to type in, `size` points high letters, at most `limit` characters.
pub fn field(ui: &mut Ui, rect: Rect, text: &mut String, label: &str, size: f32, limit: usize) -> Response {
    line(ui, rect, (text, false), (label, label), size, limit)
}

/// The same, with another hint than its name.
pub fn hinted(ui: &mut Ui, rect: Rect, text: &mut String, names: (&str, &str), size: f32, limit: usize) -> Response {
    line(ui, rect, (text, false), names, size, limit)
}

/// A line for a secret: neither shown nor read aloud as it is typed.
pub fn secret_field(ui: &mut Ui, rect: Rect, text: &mut String, label: &str, size: f32, limit: usize) -> Response {
    line(ui, rect, (text, true), (label, label), size, limit)
}

/// A place for some lines of text; what does not fit is scrolled to.
pub fn area(ui: &mut Ui, rect: Rect, text: &mut String, label: &str, size: f32, limit: usize) -> Response {
    if !rect.is_positive() {
        return ui.interact(rect, ui.scope_id().with(label), egui::Sense::hover());
    }
    let font = Labels::font(Weight::Regular, size);
    let edit = TextEdit::multiline(text)
        .font(font)
        .char_limit(limit)
        .desired_width(f32::INFINITY)
        .min_size(rect.size())
        .margin(Margin::symmetric(16, 10));
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(label));
    place.set_clip_rect(rect);
    let scroll = egui::ScrollArea::vertical().id_salt(("area", label)).auto_shrink([false, false]);
    let response = scroll.show(&mut place, |ui| ui.add(edit)).inner;
    super::note_line(ui.ctx(), response.id, rect, label);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    TypedInto::note(ui, &response, text, (true, false));
    response
}

fn line(
    ui: &mut Ui,
    rect: Rect,
    (text, secret): (&mut String, bool),
    (label, hint): (&str, &str),
    size: f32,
    limit: usize,
) -> Response {
    if !rect.is_positive() {
        // A line that is turned away; the caller sees a line that nobody typed into.
        return ui.interact(rect, ui.scope_id().with(label), egui::Sense::hover());
    }
    let font = Labels::font(Weight::Bold, size);
    // The letters stand in the middle of the line, however high it is.
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let above = ((rect.height() - height) / 2.0).clamp(4.0, 60.0);
    let edit = TextEdit::singleline(text)
        .font(font.clone())
        .hint_text(egui::RichText::new(hint).font(font))
        .char_limit(limit)
        .password(secret)
        .margin(Margin::symmetric(16, above as i8));
    let response = ui.put(rect, edit);
    super::note_line(ui.ctx(), response.id, rect, label);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    TypedInto::note(ui, &response, text, (false, secret));
    response
}
