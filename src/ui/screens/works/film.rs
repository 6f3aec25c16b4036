//! The making of a work as a film: it runs, or is turned picture by picture; it is saved with one key.

use super::WorksPage;
use crate::app::{Command, EffectId, Film, WorksCommand};
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, rows, upload};
use egui::{Rect, TextureHandle, Ui};

/// A picture of a film stands so long, seconds; the last one longer.
const FRAME_S: f64 = 0.25;
const LAST_S: f64 = 3.0;

/// A film that is watched.
pub(super) struct Playing {
    id: EffectId,
    /// Which picture is shown, and since when.
    at: usize,
    since_s: f64,
    runs: bool,
    shown: Option<(usize, TextureHandle)>,
}

impl Playing {
    /// The next picture when its time has come; after the last one the first again.
    fn run(&mut self, now_s: f64, count: usize) {
        let last = self.at + 1 >= count;
        let stands_s = if last { LAST_S } else { FRAME_S };
        if self.runs && now_s - self.since_s >= stands_s {
            (self.at, self.since_s) = (if last { 0 } else { self.at + 1 }, now_s);
        }
    }

    /// One picture on or back, by hand: it rests there.
    fn turn(&mut self, by: isize, count: usize) {
        self.runs = false;
        self.at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
    }
}

/// The picture that is due. Where nothing may move, it waits for the keys.
pub(super) fn watch(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, film: &Film) {
    let now = ui.input(|input| input.time);
    if film.frames.is_empty() {
        page.film = None;
        let text = cx.t("loading");
        return cx.words(ui, &text, rect, TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    }
    if page.film.as_ref().is_none_or(|playing| playing.id != film.id) {
        page.film = Some(Playing { id: film.id, at: 0, since_s: now, runs: cx.motion(), shown: None });
    }
    let Some(playing) = &mut page.film else { return };
    playing.run(now, film.frames.len());
    let parts = rows(rect, GAP, &[0.0, 32.0]);
    let at = playing.at.min(film.frames.len() - 1);
    if playing.shown.as_ref().is_none_or(|(shown, _)| *shown != at) {
        playing.shown = Some((at, upload(ui.ctx(), &film.frames[at])));
    }
    if let Some((_, texture)) = &playing.shown {
        let (place, size) = (parts[0], texture.size_vec2());
        let scale = (place.width() / size.x).min(place.height() / size.y);
        let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        let place = Rect::from_center_size(place.center(), size * scale);
        ui.painter().image(texture.id(), place, whole, egui::Color32::WHITE);
    }
    if playing.runs {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(FRAME_S));
    }
    let (nth, count) = ((at + 1).to_string(), film.frames.len().to_string());
    let text = cx.tn("film-place", &[("nth", &nth), ("count", &count)]);
    cx.words(ui, &text, parts[1], TYPE_SECOND, Weight::Bold, Align::Center, 1, cx.colors.ink);
}

/// Watched enough, back, run or rest, on, save.
pub(super) fn keys(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut WorksPage, rect: Rect, film: &Film) {
    let places = columns(rect, GAP, &[0.0; 5]);
    let count = film.frames.len();
    let (at, runs) = page.film.as_ref().map_or((0, false), |playing| (playing.at, playing.runs));
    if key(ui, cx, places[0], ("film-close", "close"), true) {
        cx.send(Command::Works(WorksCommand::CloseFilm));
    }
    if key(ui, cx, places[1], ("film-back", "left"), at > 0) {
        page.film.iter_mut().for_each(|playing| playing.turn(-1, count));
    }
    let (text, icon) = if runs { ("film-rest", "pause") } else { ("film-run", "play") };
    if key(ui, cx, places[2], (text, icon), count > 1) {
        let now = ui.input(|input| input.time);
        page.film.iter_mut().for_each(|playing| (playing.runs, playing.since_s) = (!runs, now));
    }
    if key(ui, cx, places[3], ("film-on", "right"), at + 1 < count) {
        page.film.iter_mut().for_each(|playing| playing.turn(1, count));
    }
    let name = cx.t("film-save");
    let save = Key::new("film-save", places[4], &name).icon("save").radius(RADIUS_MAIN).lines(2).enabled(count > 0);
    let save = if rect.width() < 900.0 { save.size(15.0) } else { save.beside() };
    if save.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        cx.send(Command::Works(WorksCommand::SaveFilm(film.work.clone())));
    }
}

fn key(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, (text, icon): (&'static str, &'static str), enabled: bool) -> bool {
    let name = cx.t(text);
    // Run and rest are one key: the focus of a keyboard or switch stays on it.
    let id = if text == "film-rest" { "film-run" } else { text };
    let key = Key::new(("film-key", id), place, &name).icon(icon).lines(2).enabled(enabled);
    let key = if place.width() < 170.0 { key.size(15.0) } else { key.beside() };
    key.show(ui, cx)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn playing(runs: bool) -> Playing {
        Playing { id: 1, at: 0, since_s: 0.0, runs, shown: None }
    }

    #[test]
    fn it_runs_from_the_beginning_to_the_end_and_again() {
        let mut film = playing(true);
        let seen: Vec<usize> = [0.1, 0.3, 0.6, 1.0, 3.7]
            .map(|now| {
                film.run(now, 3);
                film.at
            })
            .to_vec();
        assert_eq!(seen, [0, 1, 2, 2, 0]);
    }

    #[test]
    fn what_rests_waits_for_a_hand() {
        let mut film = playing(false);
        film.run(100.0, 3);
        assert_eq!(film.at, 0);
        film.turn(1, 3);
        film.turn(9, 3);
        assert_eq!((film.at, film.runs), (2, false));
        film.turn(-1, 3);
        assert_eq!(film.at, 1);
    }
}
