//! 수업: the room of the instructor, behind the PIN. The people, one by one and by groups; somebody new; a list of many.

mod calm;
mod device;
mod door;
mod guardian;
mod happened;
mod lessons;
mod new;
mod parts;
mod people;
mod person;
mod portrait;
mod queue;
mod roster;
mod sharing;

pub(super) use calm::room_text;
pub(super) use door::{badge, door, door_name, queue_name};

use super::services::{PinPad, pin_pad};
use super::settings::lines::Turned;
use crate::app::{Newcomer, WorkshopPart};
use crate::domain::guardian::Guardian;
use crate::domain::id::ProfileId;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND};
use crate::ui::kit::{Align, Cx, Weight, rows};
use egui::{Rect, Ui};

/// What is open.
#[derive(Default)]
enum View {
    /// Everybody.
    #[default]
    People,
    /// Somebody new.
    New(Newcomer),
    /// A list of many.
    Roster,
    /// This device.
    Device,
    /// One of them.
    One(ProfileId),
    /// Whom to call for one of them.
    Guardian(ProfileId),
    /// What does not distract one of them.
    Calm(ProfileId),
    /// A lesson to choose for these.
    Lessons(Vec<ProfileId>),
    /// Lessons are written; then one is chosen for these.
    Book(Vec<ProfileId>),
    /// Where tablets meet.
    Sharing,
}

/// What only this screen knows.
#[derive(Default)]
pub struct WorkshopPage {
    pin: PinPad,
    view: View,
    people: people::PeoplePage,
    sharing: sharing::SharingPage,
    queue: queue::QueuePage,
    happened: happened::HappenedPage,
    book: lessons::book::BookPage,
    portrait: portrait::PortraitPage,
    /// Where a list is.
    path: String,
    /// The name of a new group.
    group: String,
    /// Which person's name is being changed, and how far.
    name: Option<(ProfileId, String)>,
    /// Whom to call, as it is being typed.
    guardian: Option<Guardian>,
    turned: Turned,
}

impl WorkshopPage {
    fn open(&mut self, view: View) {
        self.view = view;
        self.name = None;
        self.group.clear();
        self.turned.turn_back();
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorkshopPage, rect: Rect) {
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 0.0]);
    let title = cx.t("room-workshop");
    super::top::show(ui, cx, parts[0], &title, &title);
    if !cx.state.services.unlocked {
        // What was open is nothing for who comes next.
        *page = WorkshopPage { pin: std::mem::take(&mut page.pin), ..WorkshopPage::default() };
        let parts = rows(parts[1], GAP, &[40.0, 0.0]);
        let text = cx.t("workshop-pin");
        cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.ink);
        return pin_pad(ui, cx, &mut page.pin, parts[1]);
    }
    if page.pin.is_changing() {
        return pin_pad(ui, cx, &mut page.pin, parts[1]);
    }
    let part = cx.state.queue.part;
    let inside = matches!(page.view, View::People) || part != WorkshopPart::People;
    let rest = if inside { parts::show(ui, cx, parts[1]) } else { parts[1] };
    match &page.view {
        _ if part == WorkshopPart::Queue => queue::show(ui, cx, &mut page.queue, rest),
        _ if part == WorkshopPart::Happened => happened::show(ui, cx, &mut page.happened, rest),
        View::People => people::show(ui, cx, page, rest),
        View::New(_) => new::show(ui, cx, page, parts[1]),
        View::Device => device::show(ui, cx, page, parts[1]),
        View::Roster => roster::show(ui, cx, page, parts[1]),
        View::Lessons(_) => lessons::show(ui, cx, page, parts[1]),
        View::Book(_) => lessons::book::show(ui, cx, page, parts[1]),
        View::Sharing => sharing::show(ui, cx, page, parts[1]),
        View::One(id) | View::Guardian(id) | View::Calm(id) => {
            let state = cx.state;
            match (state.library.profiles.get(id), &page.view) {
                (Some(person), View::Guardian(_)) => guardian::show(ui, cx, page, parts[1], person),
                (Some(person), View::Calm(_)) => calm::show(ui, cx, page, parts[1], person),
                (Some(person), _) => person::show(ui, cx, page, parts[1], person),
                (None, _) => page.open(View::People),
            }
        }
    }
}
