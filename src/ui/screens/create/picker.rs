//! Picking words by pictures: drawers on the left or top, a page of words, big page buttons.

use crate::domain::id::WordId;
use crate::domain::vocabulary::{Category, SymbolRef, Word, WordClass};
use crate::ui::kit::tokens::{GAP, Tint};
use crate::ui::kit::{Cx, Key, Sign, columns, grid_cell, rows};
use crate::ui::screens::find::Finding;
use egui::{Rect, Ui};

/// Drawers of what a picture can show, with a picture of their own.
const DRAWERS: [(Category, &str, &str); 9] = [
    (Category::Nature, "🌳", "drawer-nature"),
    (Category::People, "🧑", "drawer-people"),
    (Category::Places, "🏠", "drawer-places"),
    (Category::Food, "🍎", "drawer-food"),
    (Category::Things, "🎒", "drawer-things"),
    (Category::Transport, "🚌", "drawer-transport"),
    (Category::Actions, "🏃", "drawer-actions"),
    (Category::Feelings, "😊", "drawer-feelings"),
    (Category::Measures, "🎨", "drawer-colours"),
];

/// What is open.
#[derive(Default)]
pub(super) struct Picker {
    drawer: Option<Category>,
    page: usize,
    /// Words are looked for instead.
    finding: Option<Finding>,
}

/// Draws drawers and words; gives back the word that was picked.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, picker: &mut Picker, rect: Rect) -> Option<WordId> {
    let Picker { drawer, page, finding } = picker;
    let parts = rows(rect, GAP, &[76.0, 0.0]);
    if let Some(open) = finding {
        let places = columns(parts[0], GAP, &[0.0, 76.0]);
        if open.show(ui, cx, places[0]) {
            *page = 0;
        }
        // The better fit comes first.
        let all = cx.state.words.words();
        let found = cx.state.index.find(open.typed()).into_iter().filter_map(|place| all.get(place)).collect();
        let name = cx.t("close");
        if Key::new("find-close", places[1], &name).icon("previous").wordless().show(ui, cx) {
            (*finding, *page) = (None, 0);
        }
        return words(ui, cx, page, parts[1], found);
    }
    let chosen = drawer.unwrap_or(Category::Nature);
    let tabs = columns(parts[0], 5.0, &[0.0; DRAWERS.len() + 1]);
    let name = cx.t("search-here");
    let find = |place: &Rect| Key::new("find", *place, &name).icon("search").size(14.0).lines(1).show(ui, cx);
    if tabs.last().is_some_and(find) {
        (*finding, *page) = (Some(Finding::default()), 0);
    }
    for ((category, symbol, text), place) in DRAWERS.into_iter().zip(tabs) {
        let name = cx.t(text);
        let key = Key::new(("drawer", text), place, &name).sign(Sign::Symbol(SymbolRef::from(symbol)));
        if key.size(14.0).lines(1).chosen(category == chosen).show(ui, cx) {
            *drawer = Some(category);
            *page = 0;
        }
    }
    let of_drawer = cx.state.words.words().iter().filter(|word| word.category == chosen).collect();
    words(ui, cx, page, parts[1], of_drawer)
}

fn words<'s>(ui: &mut Ui, cx: &mut Cx<'s>, page: &mut usize, rect: Rect, words: Vec<&'s Word>) -> Option<WordId> {
    let sides = columns(rect, GAP, &[0.0, 76.0]);
    let across = ((sides[0].width() / 118.0) as usize).clamp(2, 7);
    let down = ((sides[0].height() / 104.0) as usize).clamp(1, 5);
    let words: Vec<&Word> = words.into_iter().filter(|word| can_show(cx, word)).collect();
    let pages = words.len().div_ceil(across * down).max(1);
    *page = (*page).min(pages - 1);
    let mut picked = None;
    for (index, word) in words.iter().skip(*page * across * down).take(across * down).enumerate() {
        let cell = grid_cell(sides[0], GAP, (across, down), (index % across, index / across));
        let fill = cx.colors.tint(Tint::of(word));
        let text = word.text(cx.state.lang());
        let key = Key::new(("pick", word.id.as_str()), cell, text).sign(Sign::Symbol(word.symbol.clone())).fill(fill);
        if key.lines(1).show(ui, cx) {
            picked = Some(word.id.clone());
        }
    }
    let turns = rows(sides[1], GAP, &[0.0, 0.0]);
    let before = cx.t("page-previous");
    if Key::new("pick-before", turns[0], &before).icon("up").wordless().enabled(*page > 0).show(ui, cx) {
        *page -= 1;
    }
    let after = cx.t("page-next");
    if Key::new("pick-after", turns[1], &after).icon("down").wordless().enabled(*page + 1 < pages).show(ui, cx) {
        *page += 1;
    }
    picked
}

/// Words that have a picture and are not masked for the person.
fn can_show(cx: &Cx<'_>, word: &Word) -> bool {
    let shows = !matches!(word.class, WordClass::Question | WordClass::Conjunction | WordClass::Counter);
    let masked = cx.state.person().is_some_and(|person| person.masks(&word.id, word.level));
    let describes =
        word.class == WordClass::Adjective && !matches!(word.category, Category::Feelings | Category::Measures);
    shows && !describes && !word.symbol.0.is_empty() && !masked
}
