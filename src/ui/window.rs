//! The window: one frame of the face, and the bridge to eframe's two phases.
//!
//! `App::logic` lets the engine drain outcomes; `App::ui` only draws from `&State` and hands commands over.

use crate::app::{Command, State};
use crate::domain::notice::NoticeKind;
use crate::domain::profile::Profile;
use crate::text::Texts;
use crate::ui::keyboard;
use crate::ui::kit::tokens::{Colors, MARGIN};
use crate::ui::kit::{Cx, Kit, inset};
use crate::ui::screens::{self, Pages};
use crate::ui::shortcuts;
use egui::{FontData, FontDefinitions, FontFamily};
use std::path::PathBuf;
use std::sync::Arc;

/// What the window needs from the world: the state to draw, a way to say what is wanted, and time to take news in.
pub trait Engine {
    /// Everything a frame is drawn from.
    fn state(&self) -> &State;
    /// Carries a command out.
    fn send(&mut self, command: Command);
    /// Takes in what came back since the last frame.
    fn drain(&mut self);
}

/// A Hangul family for the face: font files and the index of the face in each.
#[derive(Clone, Debug)]
pub struct HangulFonts {
    /// Weight 400.
    pub regular: (Vec<u8>, u32),
    /// Weight 700.
    pub bold: (Vec<u8>, u32),
}

/// The shorter side of a window never has fewer points than this, whatever the person's scale.
const SMALLEST_WINDOW: f32 = 360.0;

/// The face: everything that is drawn, without a window. Tests drive it as the window does.
#[derive(Default)]
pub struct Face {
    kit: Kit,
    pages: Pages,
    theme: Option<Colors>,
    /// A line to type in had the focus in the last frame.
    typing: bool,
}

impl Face {
    /// Sets up fonts and input options of a context. Call once.
    pub fn prepare(ctx: &egui::Context, fonts: Option<HangulFonts>) {
        ctx.set_fonts(definitions(fonts));
        ctx.options_mut(|options| {
            // A held or trembling touch is a touch: no long-touch, no distance limit of egui's own.
            options.input_options.max_click_duration = f64::INFINITY;
            options.input_options.max_click_dist = 40.0;
            options.zoom_with_keyboard = false;
        });
    }

    /// Asks, as soon as it is known who is there, whether to bring in a file that was opened with the program.
    pub fn hand(&mut self, file: PathBuf) {
        self.pages.hand(file);
    }

    /// Draws one frame and returns what was wanted in it.
    pub fn frame(&mut self, ui: &mut egui::Ui, state: &State) -> Vec<Command> {
        let person = state.person().cloned().unwrap_or_default();
        let colors = Colors::of(person.face.theme);
        self.set_look(ui.ctx(), &person, colors);
        self.kit.keyboard.begin(ui.ctx(), &person, &self.kit.pad);
        self.kit.pad.begin(ui.ctx(), person.touch, self.kit.reach.screen_is_switch());
        self.kit.labels.begin();
        if self.kit.textures.begin(ui.ctx()) {
            self.kit.icons.forget();
        }
        let mut out = Vec::new();
        self.kit.reach.begin(ui.ctx(), &mut self.kit.pad, state, &mut out);
        if shortcuts::wants_help(ui.ctx()) {
            self.pages.show_shortcuts();
        }
        if self.kit.reach.trial().is_none() {
            out.extend(shortcuts::pressed(ui.ctx(), state, self.typing));
        }
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, colors.hanji);
        let mut cx = Cx { state, out: &mut out, kit: &mut self.kit, colors, texts: Texts::new(state.lang()) };
        let room = keyboard::make_room(ui, &mut cx, rect);
        screens::show(ui, &mut cx, &mut self.pages, inset(room, MARGIN));
        keyboard::show(ui, &mut cx, rect);
        self.typing = ui.ctx().text_edit_focused();
        let wanted = self.kit.textures.take_wanted();
        if !wanted.is_empty() {
            out.push(Command::WantPictures(wanted));
        }
        out
    }

    fn set_look(&mut self, ctx: &egui::Context, person: &Profile, colors: Colors) {
        let scale = if person.face.scale > 0.0 { person.face.scale } else { 1.0 };
        // Letters grow only as far as the window still has room for targets of full size.
        let window = ctx.content_rect().size() * ctx.zoom_factor();
        let scale = scale.min((window.min_elem() / SMALLEST_WINDOW).max(1.0));
        if (ctx.zoom_factor() - scale).abs() > 0.001 {
            ctx.set_zoom_factor(scale);
        }
        if self.theme != Some(colors) {
            self.theme = Some(colors);
            ctx.all_styles_mut(|style| screens::style_widgets(style, &colors));
        }
    }
}

fn definitions(fonts: Option<HangulFonts>) -> FontDefinitions {
    let mut all = FontDefinitions::default();
    let bold = FontFamily::Name("bold".into());
    let mut bold_order = all.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    if let Some(fonts) = fonts {
        for (name, (bytes, index), family) in
            [("hangul", fonts.regular, Some(FontFamily::Proportional)), ("hangul-bold", fonts.bold, None)]
        {
            let mut data = FontData::from_owned(bytes);
            data.index = index;
            all.font_data.insert(name.to_owned(), Arc::new(data));
            match family {
                Some(family) => all.families.entry(family).or_default().insert(0, name.to_owned()),
                None => bold_order.insert(0, name.to_owned()),
            }
        }
    }
    all.families.insert(bold, bold_order);
    all
}

/// The window of a running program.
pub struct Window<E> {
    engine: E,
    face: Face,
    frames: u64,
    /// What the window was told last: full screen or not.
    kiosk: bool,
}

impl<E: Engine> Window<E> {
    /// A window around an engine. Fonts are set up here.
    pub fn new(ctx: &egui::Context, engine: E, fonts: Option<HangulFonts>) -> Self {
        Face::prepare(ctx, fonts);
        Self { engine, face: Face::default(), frames: 0, kiosk: false }
    }

    /// Full screen in kiosk mode, and not closed there but by whoever gave the PIN.
    fn keep_open(&mut self, ctx: &egui::Context) {
        let state = self.engine.state();
        let (kiosk, unlocked) = (state.calm.kiosk, state.services.unlocked);
        if kiosk != self.kiosk {
            self.kiosk = kiosk;
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(kiosk));
            ctx.send_viewport_cmd(egui::ViewportCommand::Decorations(!kiosk));
        }
        if kiosk && !unlocked && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// With a file that was opened with the program, which the face asks about.
    #[must_use]
    pub fn with_file(mut self, file: Option<PathBuf>) -> Self {
        file.into_iter().for_each(|file| self.face.hand(file));
        self
    }
}

impl<E: Engine> eframe::App for Window<E> {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.engine.drain();
        self.keep_open(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        // What `cargo bench --bench talk` reads: the second frame begins when the first one is on the screen.
        self.frames = self.frames.saturating_add(1);
        match self.frames {
            1 => ui.ctx().request_repaint(),
            2 => tracing::info!("shown"),
            _ => {}
        }
        let work_us = frame.info().cpu_usage.map_or(0, |seconds| (f64::from(seconds) * 1e6) as u64);
        tracing::debug!(work_us);
        let commands = self.face.frame(ui, self.engine.state());
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.engine.send(command);
        }
    }
}

/// The colour of a notice's border; its words say the same.
pub(crate) fn notice_color(colors: &Colors, kind: NoticeKind) -> egui::Color32 {
    match kind {
        NoticeKind::Done => colors.done,
        NoticeKind::Problem => colors.care,
    }
}
