//! One screen a room. Each draws from the state and sends commands; what only the screen knows (a page, a text being
//! typed) lives in [`Pages`].

mod access;
mod boards;
mod camera;
mod cells;
mod create;
mod exhibit;
mod find;
mod home;
mod notices;
mod recognize;
mod services;
mod settings;
mod talk;
mod teach;
mod top;
mod who;
mod works;

pub use settings::style_widgets;

use crate::app::{Command, Room};
use crate::domain::id::ProfileId;
use crate::ui::kit::{Cx, marks};
use egui::{Rect, Ui};
use std::path::PathBuf;

/// What only the screens know: pages, texts being typed. Never anything that could be lost.
#[derive(Default)]
pub struct Pages {
    /// Whose pages these are: what one person opened or typed is nothing for the next.
    of: Option<ProfileId>,
    talk: talk::TalkPage,
    who: who::WhoPage,
    create: create::CreatePage,
    works: works::WorksPage,
    exhibit: exhibit::ExhibitPage,
    settings: settings::SettingsPage,
    boards: boards::BoardsPage,
    teach: teach::TeachPage,
    question: recognize::Question,
    /// A file that was opened with the program, until somebody is there who can be asked.
    handed: Option<PathBuf>,
}

impl Pages {
    /// The settings ask whether to bring the file in, as soon as it is known who is there.
    pub fn hand(&mut self, file: PathBuf) {
        self.handed = Some(file);
    }

    /// The settings show the shortcuts when they are opened.
    pub fn show_shortcuts(&mut self) {
        self.settings.show_shortcuts();
    }
}

/// Draws the room, and what the person's way of access needs around and over it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages, rect: Rect) {
    let (inside, line) = access::places(cx, rect);
    cx.kit.pad.veil(cx.kit.reach.trial().is_some());
    room(ui, cx, pages, inside);
    if let Some(line) = line {
        access::line(ui, cx, line);
    }
    cx.kit.pad.veil(false);
    access::question(ui, cx, rect);
    cx.kit.textures.flush(ui);
    marks::show(ui.ctx(), cx);
}

fn room(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages, rect: Rect) {
    create::settle(cx, &mut pages.create);
    exhibit::settle(cx, &mut pages.exhibit);
    if pages.of != cx.state.who {
        *pages = Pages { of: cx.state.who.clone(), handed: pages.handed.take(), ..Pages::default() };
    }
    if let Some(file) = pages.handed.take_if(|_| cx.state.who.is_some()) {
        pages.settings.hand(file);
        cx.send(Command::Go(Room::Settings));
    }
    notices::cover(ui, cx, rect);
    match cx.state.room {
        Room::Who => who::show(ui, cx, &mut pages.who, rect),
        Room::Home => home::show(ui, cx, rect),
        Room::Talk => talk::show(ui, cx, &mut pages.talk, rect),
        Room::Create => create::show(ui, cx, &mut pages.create, rect),
        Room::Works => works::show(ui, cx, &mut pages.works, rect),
        Room::Exhibit => exhibit::show(ui, cx, &mut pages.exhibit, rect),
        Room::Teach => teach::show(ui, cx, &mut pages.teach, rect),
        Room::Settings => settings::show(ui, cx, &mut pages.settings, rect),
        Room::Boards => boards::show(ui, cx, &mut pages.boards, rect),
    }
    cx.kit.textures.flush(ui);
    recognize::question(ui, cx, &mut pages.question, rect);
    notices::show(ui, cx, rect);
    cx.kit.textures.flush(ui);
}
