//! One screen a room. Each draws from the state and sends commands; what only the screen knows (a page, a text being
//! typed) lives in [`Pages`].

mod access;
mod boards;
mod camera;
mod cells;
mod create;
mod errand;
mod exhibit;
mod find;
mod home;
mod lesson;
mod notices;
mod recognize;
mod recovery;
mod services;
mod settings;
mod stay;
mod talk;
mod teach;
mod tidings;
mod top;
mod welcome;
mod who;
mod works;
mod workshop;

pub use settings::style_widgets;

use crate::app::{Command, Room, ServicesCommand};
use crate::domain::id::ProfileId;
use crate::ui::kit::{Cx, marks};
use egui::{Rect, Ui};
use std::path::PathBuf;

/// What only the screens know: pages, texts being typed. Never anything that could be lost.
#[derive(Default)]
pub struct Pages {
    /// Whose pages these are: what one person opened or typed is nothing for the next.
    of: Option<ProfileId>,
    /// When somebody touched, typed or pointed last, by egui's clock in seconds.
    touched_s: f64,
    talk: talk::TalkPage,
    who: who::WhoPage,
    create: create::CreatePage,
    works: works::WorksPage,
    errand: errand::ErrandPage,
    exhibit: exhibit::ExhibitPage,
    exhibit_pin: services::PinPad,
    settings: settings::SettingsPage,
    boards: boards::BoardsPage,
    teach: teach::TeachPage,
    workshop: workshop::WorkshopPage,
    stay: stay::StayPage,
    lesson: lesson::LessonPage,
    welcome: welcome::WelcomePage,
    tidings: tidings::TidingsPage,
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
    let (inside, out) = stay::places(cx, inside);
    room(ui, cx, pages, inside);
    if let Some(out) = out {
        stay::line(ui, cx, out);
    }
    if let Some(line) = line {
        access::line(ui, cx, line);
    }
    cx.kit.pad.veil(false);
    access::question(ui, cx, rect);
    cx.kit.textures.flush(ui);
    marks::show(ui.ctx(), cx);
}

/// An instructor who is called away leaves nothing open: after so long without a touch, seconds.
const LEFT_S: f64 = 300.0;

fn lock_what_was_left(ui: &mut Ui, cx: &mut Cx<'_>, touched_s: &mut f64) {
    let (now, is_used) = ui.input(|input| (input.time, !input.events.is_empty()));
    if !cx.state.services.unlocked || is_used {
        *touched_s = now;
        return;
    }
    let left = *touched_s + LEFT_S - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    } else {
        cx.send(Command::Services(ServicesCommand::Lock));
    }
}

fn room(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages, rect: Rect) {
    create::settle(cx, &mut pages.create);
    exhibit::settle(cx, &mut pages.exhibit);
    if pages.of != cx.state.who {
        *pages = Pages {
            of: cx.state.who.clone(),
            touched_s: pages.touched_s,
            handed: pages.handed.take(),
            ..Pages::default()
        };
    }
    if let Some(file) = pages.handed.take_if(|_| cx.state.who.is_some()) {
        pages.settings.hand(file);
        cx.send(Command::Go(Room::Settings));
    }
    lock_what_was_left(ui, cx, &mut pages.touched_s);
    notices::cover(ui, cx, rect);
    match cx.state.vault.code.as_ref() {
        // Once, and before anything else: it cannot be seen again.
        Some(code) => recovery::show(ui, cx, rect, code),
        None if cx.state.calm.way_out => stay::way_out(ui, cx, &mut pages.stay, rect),
        None => {
            pages.stay = stay::StayPage::default();
            one_room(ui, cx, pages, rect);
        }
    }
    cx.kit.textures.flush(ui);
    recognize::question(ui, cx, &mut pages.question, rect);
    notices::show(ui, cx, rect);
    cx.kit.textures.flush(ui);
}

fn one_room(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages, rect: Rect) {
    if cx.state.room != Room::Welcome {
        pages.welcome = welcome::WelcomePage::default();
    }
    match cx.state.room {
        Room::Who => who::show(ui, cx, &mut pages.who, rect),
        Room::Home if cx.state.queue.tidings => tidings::show(ui, cx, &mut pages.tidings, rect),
        Room::Home => {
            pages.tidings = tidings::TidingsPage::default();
            home::show(ui, cx, rect);
        }
        Room::Talk => talk::show(ui, cx, &mut pages.talk, rect),
        Room::Create => create::show(ui, cx, &mut pages.create, rect),
        Room::Works => works::show(ui, cx, &mut pages.works, rect),
        // Who is asked about their own work answers without the PIN; every way on from there asks for it.
        Room::Exhibit if cx.state.wants_pin() && !cx.state.asks_own_work() => {
            exhibit::locked(ui, cx, &mut pages.exhibit_pin, rect)
        }
        Room::Exhibit => exhibit::show(ui, cx, &mut pages.exhibit, rect),
        Room::Teach => teach::show(ui, cx, &mut pages.teach, rect),
        Room::Settings => settings::show(ui, cx, &mut pages.settings, rect),
        Room::Errands => errand::show(ui, cx, &mut pages.errand, rect),
        Room::Boards => boards::show(ui, cx, &mut pages.boards, rect),
        Room::Workshop => workshop::show(ui, cx, &mut pages.workshop, rect),
        Room::Lesson => lesson::show(ui, cx, &mut pages.lesson, rect),
        Room::Welcome => welcome::show(ui, cx, &mut pages.welcome, rect),
    }
}
