//! Filters of the collection: each a key that shows its choices.

use super::choose::ChoosePage;
use super::parts::{nothing, pages};
use crate::app::collection::{Filter, How, Said};
use crate::domain::id::ProfileId;
use crate::text::technique::style_words;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Cx, Key, columns, grid_cell, rows};
use egui::{Rect, Ui};

/// What can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Maker,
    Style,
    How,
    Made,
    Said,
    Hangs,
}

const ALL: [(Which, &str); 6] = [
    (Which::Maker, "filter-maker"),
    (Which::Style, "filter-style"),
    (Which::How, "filter-how"),
    (Which::Made, "filter-made"),
    (Which::Said, "filter-said"),
    (Which::Hangs, "filter-hangs"),
];

/// A choice of a filter: its words, and what one looks for with it.
pub(super) struct Choice {
    words: String,
    filter: Filter,
}

/// The filters in a line, each with what is chosen.
pub(super) fn line(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect) {
    for ((which, text), place) in ALL.into_iter().zip(columns(rect, GAP, &[0.0; ALL.len()])) {
        let name = cx.t(text);
        let now = worded(cx, &page.filter, which);
        let any = cx.t("filter-any");
        let second = now.as_deref().unwrap_or(&any);
        let spoken = format!("{name}: {second}");
        let is_open = page.open.as_ref().is_some_and(|(open, _)| *open == which);
        let key = Key::new(("filter", text), place, &spoken).word(&name).second(second).size(16.0).lines(1);
        if key.chosen(now.is_some() || is_open).show(ui, cx) {
            page.choices = 0;
            page.open = if is_open { None } else { Some((which, list(cx, page, which))) };
        }
    }
}

/// What is chosen, in words; none: anything.
fn worded(cx: &mut Cx<'_>, filter: &Filter, which: Which) -> Option<String> {
    Some(match which {
        Which::Maker => maker(cx, filter.maker.as_ref()?),
        Which::Style => style_words(&cx.texts, filter.style.as_ref()?),
        Which::How => cx.t(how(filter.how?)).to_string(),
        Which::Made => made(cx, filter.made?),
        Which::Said => cx.t(said(filter.said?)).to_string(),
        Which::Hangs => cx.t(hangs(filter.hangs?)).to_string(),
    })
}

fn maker(cx: &Cx<'_>, id: &ProfileId) -> String {
    let library = &cx.state.library;
    let known = library.profiles.get(id).map(|maker| maker.name.clone());
    // Makers of works of other devices are known by their works only.
    let named = || library.artworks.values().find(|work| work.profile == *id).map(|work| work.maker.clone());
    let name = known.or_else(named).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| cx.tn("maker-none", &[]))
}

fn how(how: How) -> &'static str {
    match how {
        How::Painter => "how-painter",
        How::Hand => "how-hand",
        How::Brought => "how-brought",
        How::Service => "how-service",
        How::Touched => "how-touched",
        How::Unknown => "how-unknown",
    }
}

fn said(said: Said) -> &'static str {
    match said {
        Said::Yes => "filter-said-yes",
        Said::Open => "filter-said-open",
        Said::No => "filter-said-no",
    }
}

fn hangs(hangs: bool) -> &'static str {
    if hangs { "filter-hung" } else { "filter-not-hung" }
}

fn made(cx: &Cx<'_>, (year, month): (i64, Option<u8>)) -> String {
    let year = year.to_string();
    match month {
        Some(month) => cx.tn("made-month", &[("year", &year), ("month", &month.to_string())]),
        None => cx.tn("made-year", &[("year", &year)]),
    }
}

/// The choices of a filter, made when it is opened.
fn list(cx: &mut Cx<'_>, page: &mut ChoosePage, which: Which) -> Vec<Choice> {
    let collection = page.collection(cx);
    let base = page.filter.clone();
    let filters: Vec<Filter> = match which {
        Which::Maker => {
            let mut makers: Vec<ProfileId> = collection.makers().into_iter().collect();
            makers.sort_by_cached_key(|id| maker(cx, id));
            makers.into_iter().map(|id| Filter { maker: Some(id), ..base.clone() }).collect()
        }
        Which::Style => {
            collection.styles().into_iter().map(|style| Filter { style: Some(style), ..base.clone() }).collect()
        }
        Which::How => collection.hows().into_iter().map(|how| Filter { how: Some(how), ..base.clone() }).collect(),
        Which::Made => times(&collection.months().into_iter().map(|month| month.0).collect::<Vec<_>>(), &base),
        Which::Said => [Said::Yes, Said::Open, Said::No].map(|said| Filter { said: Some(said), ..base.clone() }).into(),
        Which::Hangs => [true, false].map(|hangs| Filter { hangs: Some(hangs), ..base.clone() }).into(),
    };
    let choice = |filter: Filter| Choice { words: worded(cx, &filter, which).unwrap_or_default(), filter };
    filters.into_iter().map(choice).collect()
}

/// Every year, followed by its months.
fn times(months: &[(i64, u8)], base: &Filter) -> Vec<Filter> {
    let mut filters = Vec::new();
    let mut last = None;
    for (year, month) in months {
        if last != Some(year) {
            filters.push(Filter { made: Some((*year, None)), ..base.clone() });
            last = Some(year);
        }
        filters.push(Filter { made: Some((*year, Some(*month))), ..base.clone() });
    }
    filters
}

/// Without the filter.
fn any(filter: &Filter, which: Which) -> Filter {
    let mut any = filter.clone();
    match which {
        Which::Maker => any.maker = None,
        Which::Style => any.style = None,
        Which::How => any.how = None,
        Which::Made => any.made = None,
        Which::Said => any.said = None,
        Which::Hangs => any.hangs = None,
    }
    any
}

/// The choices of the open filter, as keys.
pub(super) fn choices(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ChoosePage, rect: Rect) {
    let Some((which, list)) = page.open.take() else { return };
    let parts = rows(rect, GAP, &[0.0, 52.0]);
    if list.is_empty() {
        nothing(ui, cx, parts[0], "collection-none");
    }
    let across = ((parts[0].width() / 220.0) as usize).max(2);
    let down = ((parts[0].height() / 72.0) as usize).max(1);
    let fit = (across * down).saturating_sub(1).max(1);
    pages(ui, cx, parts[1], &mut page.choices, list.len().div_ceil(fit));
    let mut taken = None;
    let word = cx.t("filter-any");
    let cell = |nth: usize| grid_cell(parts[0], GAP, (across, down), (nth % across, nth / across));
    let plain = any(&page.filter, which);
    if Key::new("filter-any", cell(0), &word).size(TYPE_WORD).chosen(page.filter == plain).show(ui, cx) {
        taken = Some(plain);
    }
    for (nth, choice) in list.iter().skip(page.choices * fit).take(fit).enumerate() {
        let chosen = page.filter == choice.filter;
        let key = Key::new(("filter-choice", nth), cell(nth + 1), &choice.words).size(TYPE_SECOND).lines(2);
        if key.chosen(chosen).show(ui, cx) {
            taken = Some(choice.filter.clone());
        }
    }
    match taken {
        Some(filter) => {
            page.filter = filter;
            page.first_page();
        }
        None => page.open = Some((which, list)),
    }
}
