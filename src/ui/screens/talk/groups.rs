//! Every word there is, by group: the groups, then the words of one, page by page. Words that are masked for the person are left out
//! unless the person wants to see all.

use super::TalkPage;
use crate::app::{Command, TalkCommand};
use crate::domain::own_word::OwnWord;
use crate::domain::vocabulary::{Category, Word};
use crate::ui::kit::tokens::{GAP, Tint};
use crate::ui::kit::{Cx, Key, Sign, columns, grid_cell, rows};
use egui::{Rect, Ui};

/// Groups in the order in which they are shown, with their names.
const GROUPS: [(Category, &str); 20] = [
    (Category::Core, "group-core"),
    (Category::People, "group-people"),
    (Category::Food, "group-food"),
    (Category::Places, "group-places"),
    (Category::Things, "group-things"),
    (Category::Body, "group-body"),
    (Category::Feelings, "group-feelings"),
    (Category::Time, "group-time"),
    (Category::Actions, "group-actions"),
    (Category::Describing, "group-describing"),
    (Category::Daily, "group-daily"),
    (Category::Nature, "group-nature"),
    (Category::Clothes, "group-clothes"),
    (Category::Transport, "group-transport"),
    (Category::Leisure, "group-leisure"),
    (Category::Art, "group-art"),
    (Category::Measures, "group-measures"),
    (Category::Society, "group-society"),
    (Category::Social, "group-social"),
    (Category::Safety, "group-safety"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    match page.group {
        None => groups(ui, cx, page, rect),
        Some(group) => words(ui, cx, page, group, rect),
    }
}

fn groups(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, rect: Rect) {
    let view = Pages::of(rect, GROUPS.len(), page.group_page);
    for (index, (group, text)) in GROUPS.into_iter().enumerate().skip(view.first).take(view.fit) {
        let Some(word) = seen(cx, group).next() else { continue };
        let (symbol, fill) = (word.symbol.clone(), cx.colors.tint(Tint::of(word)));
        let name = cx.t(text);
        let key = Key::new(("group", text), view.cell(index), &name).sign(Sign::Symbol(symbol)).fill(fill);
        if key.folder(true).lines(2).show(ui, cx) {
            (page.group, page.group_page) = (Some(group), 0);
        }
    }
    if let Some(turned) = view.turn(ui, cx) {
        page.group_page = turned;
    }
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut TalkPage, group: Category, rect: Rect) {
    // The person's own words are among what they use most.
    let own: Vec<OwnWord> = match (group, cx.state.person()) {
        (Category::Core, Some(person)) => person.words.clone(),
        _ => Vec::new(),
    };
    let words: Vec<&Word> = seen(cx, group).collect();
    // The way back stands in the first place of every page.
    let view = Pages::with_back(rect, own.len() + words.len(), page.group_page);
    let name = cx.t("group-back");
    if Key::new("group-back", view.at(0), &name).icon("previous").lines(2).show(ui, cx) {
        (page.group, page.group_page) = (None, 0);
    }
    for index in view.first..(view.first + view.fit).min(own.len() + words.len()) {
        let cell = view.cell(index);
        let key = ("group-word", index);
        if let Some(word) = own.get(index) {
            let fill = cx.colors.tint(Tint::of(&word.word()));
            if Key::new(key, cell, &word.ko).fill(fill).lines(2).show(ui, cx) {
                cx.send(Command::Talk(TalkCommand::Own(word.ko.clone())));
            }
        } else if let Some(word) = words.get(index - own.len()) {
            let fill = cx.colors.tint(Tint::of(word));
            let text = word.text(cx.state.lang());
            let key = Key::new(key, cell, text).sign(Sign::Symbol(word.symbol.clone())).fill(fill).lines(2);
            if key.show(ui, cx) {
                cx.send(Command::Talk(TalkCommand::Word(word.id.clone())));
            }
        }
    }
    if let Some(turned) = view.turn(ui, cx) {
        page.group_page = turned;
    }
}

/// The words of a group that the person sees.
fn seen<'s>(cx: &Cx<'s>, group: Category) -> impl Iterator<Item = &'s Word> + use<'s> {
    let person = cx.state.person();
    let is_seen = move |word: &&Word| person.is_none_or(|p| p.sees_all || !p.masks(&word.id, word.level));
    cx.state.words.words().iter().filter(move |word| word.category == group).filter(is_seen)
}

/// A grid of keys in pages, with the keys that turn them at its side where there is more than one.
struct Pages {
    area: Rect,
    keys: Option<Rect>,
    size: (usize, usize),
    /// Places before the first thing of a page.
    before: usize,
    /// The first thing of this page, and how many there are on one.
    first: usize,
    fit: usize,
    page: usize,
    pages: usize,
}

impl Pages {
    fn of(rect: Rect, count: usize, page: usize) -> Self {
        Self::new(rect, count, page, 0)
    }

    fn with_back(rect: Rect, count: usize, page: usize) -> Self {
        Self::new(rect, count, page, 1)
    }

    fn new(rect: Rect, count: usize, page: usize, before: usize) -> Self {
        let whole = Self::laid(rect, None, before);
        let this = if count <= whole.fit {
            whole
        } else {
            let sides = columns(rect, GAP, &[0.0, 76.0]);
            Self::laid(sides[0], Some(sides[1]), before)
        };
        let pages = count.div_ceil(this.fit).max(1);
        let page = page.min(pages - 1);
        Self { page, pages, first: page * this.fit, ..this }
    }

    fn laid(area: Rect, keys: Option<Rect>, before: usize) -> Self {
        let across = ((area.width() / 118.0) as usize).clamp(2, 8);
        let down = (((area.height() + GAP) / (84.0 + GAP)) as usize).clamp(1, 6);
        let fit = (across * down).saturating_sub(before).max(1);
        Self { area, keys, size: (across, down), before, first: 0, fit, page: 0, pages: 1 }
    }

    /// Where a thing lies.
    fn cell(&self, index: usize) -> Rect {
        self.at(index - self.first + self.before)
    }

    /// A place of the grid.
    fn at(&self, place: usize) -> Rect {
        grid_cell(self.area, GAP, self.size, (place % self.size.0, place / self.size.0))
    }

    /// The keys that turn; gives back the page that was turned to.
    fn turn(&self, ui: &mut Ui, cx: &mut Cx<'_>) -> Option<usize> {
        let places = rows(self.keys?, GAP, &[0.0, 0.0]);
        let name = cx.t("page-previous");
        let before = Key::new("group-before", places[0], &name).icon("up").wordless().enabled(self.page > 0);
        if before.show(ui, cx) {
            return Some(self.page - 1);
        }
        let name = cx.t("page-next");
        let more = self.page + 1 < self.pages;
        let after = Key::new("group-after", places[1], &name).icon("down").wordless().enabled(more);
        after.show(ui, cx).then_some(self.page + 1)
    }
}
