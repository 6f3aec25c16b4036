//! The tabs of the settings.

use super::lines::{Lines, ROW, choice, number, save};
use super::{SettingsPage, looks, voices};
use crate::app::{BackupCommand, ClipsCommand, Command, Room, SettingsCommand};
use crate::domain::access::SelectOn;
use crate::domain::artwork::Artwork;
use crate::domain::locale::Lang;
use crate::domain::profile::{GridSize, MAX_VOLUME, PICTURES, Profile, Theme};
use crate::domain::sentence::SpeechLevel;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, inset, paint_picture};
use egui::{Rect, Ui};

/// Language, colours, size of letters, motion, own picture.
pub(super) fn look(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let now = usize::from(person.lang == Lang::En);
    if let Some(index) = choice(ui, cx, lines.line(), "language", &["language-ko", "language-en"], now) {
        new.lang = [Lang::Ko, Lang::En][index];
    }
    let themes = [Theme::Light, Theme::Dark, Theme::Contrast];
    let now = themes.iter().position(|theme| *theme == person.face.theme).unwrap_or(0);
    if let Some(index) = choice(ui, cx, lines.line(), "theme", &["theme-light", "theme-dark", "theme-contrast"], now) {
        new.face.theme = themes[index];
    }
    let percent = format!("{:.0}", person.face.scale * 100.0);
    let shown = cx.tn("text-size-value", &[("percent", &percent)]);
    let step = number(ui, cx, lines.line(), "text-size", &shown, (person.face.scale > 0.81, person.face.scale < 1.99));
    new.face.scale = ((person.face.scale * 10.0).round() + step as f32) / 10.0;
    let now = usize::from(!person.face.motion);
    if let Some(index) = choice(ui, cx, lines.line(), "motion", &["on", "off"], now) {
        new.face.motion = index == 0;
    }
    if let Some(picture) = picture(ui, cx, lines.line(), person) {
        new.picture = picture;
    }
    looks::show(ui, cx, lines, &mut new);
    if new != *person {
        save(cx, new);
    }
}

/// What a person can be shown by.
enum Portrait {
    Symbol(SymbolRef),
    /// One of their works.
    Work(Box<Artwork>),
}

/// The picture the person chose for themselves: a symbol, or one of their own drawings and photographs.
fn picture(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, person: &Profile) -> Option<SymbolRef> {
    let label = (row.width() * 0.32).min(300.0);
    let places = columns(row, GAP, &[label, 0.0]);
    let name = cx.t("person-picture");
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let fit = ((places[1].width() + GAP) / (ROW + GAP)) as usize;
    let own = cx.state.library.works(Some(&person.id)).into_iter().take(fit / 2).cloned();
    let own = own.map(|work| Portrait::Work(Box::new(work)));
    let symbols = PICTURES.iter().map(|symbol| Portrait::Symbol(SymbolRef::from(*symbol)));
    let all: Vec<Portrait> = own.chain(symbols).take(fit).collect();
    let mut chosen = None;
    for (index, portrait) in all.into_iter().enumerate() {
        let cell = Rect::from_min_size(
            places[1].min + egui::vec2(index as f32 * (ROW + GAP), 0.0),
            egui::vec2(ROW, row.height()),
        );
        let is_now = matches!(&portrait, Portrait::Symbol(symbol) if person.picture == *symbol);
        let spoken = format!("{name} {}", index + 1);
        let border = if is_now { cx.colors.main } else { cx.colors.line };
        let key = Key::new(("own-picture", index), cell, &spoken).wordless().border(border).fill(cx.colors.paper);
        let key = key.chosen_quietly(is_now);
        match portrait {
            Portrait::Symbol(symbol) => {
                if key.sign(Sign::Symbol(symbol.clone())).show(ui, cx) {
                    chosen = Some(symbol);
                }
            }
            Portrait::Work(work) => {
                if key.show(ui, cx) {
                    cx.send(Command::Settings(SettingsCommand::Portrait(work.id.clone())));
                }
                let (painter, state) = (ui.painter().clone(), cx.state);
                paint_picture(ui, cx, &painter, inset(cell, 8.0), |side| state.work_picture(&work, side));
            }
        }
    }
    chosen
}

/// The voice, and what is spoken when.
pub(super) fn speech(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    voices::line(ui, cx, page, lines.line(), person);
    let row = lines.line();
    let record = cx.t("record-mode");
    let place = row.with_max_x(row.right().min(row.left() + 460.0));
    if Key::new("record-mode", place, &record).icon("mic").beside().show(ui, cx) {
        cx.send(Command::Clips(ClipsCommand::Mode(true)));
    }
    let tenth = |value: f32, step: i32| ((value * 10.0).round() + step as f32) / 10.0;
    let percent = |value: f32| format!("{:.0}%", value * 100.0);
    let speech = &person.speech;
    let step =
        number(ui, cx, lines.line(), "speech-rate", &percent(speech.rate), (speech.rate > 0.51, speech.rate < 1.99));
    new.speech.rate = tenth(speech.rate, step);
    let step =
        number(ui, cx, lines.line(), "pitch", &percent(speech.pitch), (speech.pitch > 0.51, speech.pitch < 1.99));
    new.speech.pitch = tenth(speech.pitch, step);
    let step = number(
        ui,
        cx,
        lines.line(),
        "volume",
        &percent(speech.volume),
        (speech.volume > 0.01, speech.volume < MAX_VOLUME - 0.01),
    );
    new.speech.volume = tenth(speech.volume, step);
    if let Some(index) = choice(ui, cx, lines.line(), "each-word", &["on", "off"], usize::from(!speech.each_word)) {
        new.speech.each_word = index == 0;
    }
    if let Some(index) = choice(ui, cx, lines.line(), "interrupt", &["on", "off"], usize::from(!speech.interrupt)) {
        new.speech.interrupt = index == 0;
    }
    let levels = [
        (SpeechLevel::Polite, false),
        (SpeechLevel::Polite, true),
        (SpeechLevel::Plain, false),
        (SpeechLevel::Formal, false),
    ];
    let now = levels.iter().position(|level| *level == (speech.level, speech.plain_to_friends)).unwrap_or(0);
    let names = ["speech-level-polite", "speech-level-friends", "speech-level-plain", "speech-level-formal"];
    if let Some(index) = choice(ui, cx, lines.line(), "speech-level", &names, now) {
        (new.speech.level, new.speech.plain_to_friends) = levels[index];
    }
    voices::output_line(ui, cx, page, lines.line());
    if new != *person {
        save(cx, new);
    }
}

/// The grid, the level of words, what is offered.
pub(super) fn board(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let row = lines.line();
    let name = cx.t("boards-edit");
    let place = row.with_max_x(row.right().min(row.left() + 420.0));
    if Key::new("boards-edit", place, &name).icon("edit").beside().lines(1).show(ui, cx) {
        cx.send(Command::Go(Room::Boards));
    }
    let now = usize::from(person.grid == GridSize::Beginner);
    if let Some(index) = choice(ui, cx, lines.line(), "grid", &["grid-full", "grid-beginner"], now) {
        new.grid = [GridSize::Full, GridSize::Beginner][index];
    }
    let shown = cx.tn("level-number", &[("level", &person.level.to_string())]);
    let step = number(ui, cx, lines.line(), "level", &shown, (person.level > 1, person.level < 4));
    new.level = person.level.saturating_add_signed(step as i8);
    let modelling = cx.state.talk.modelling.is_some();
    if let Some(index) = choice(ui, cx, lines.line(), "modelling", &["on", "off"], usize::from(!modelling)) {
        cx.send(Command::Talk(crate::app::TalkCommand::Modelling(index == 0)));
    }
    let suggest = &mut new.suggest;
    for (text, on) in [
        ("suggest-words", &mut suggest.words),
        ("suggest-sentences", &mut suggest.sentences),
        ("suggest-learn", &mut suggest.learn),
    ] {
        if let Some(index) = choice(ui, cx, lines.line(), text, &["on", "off"], usize::from(!*on)) {
            *on = index == 0;
        }
    }
    if let Some(index) =
        choice(ui, cx, lines.line(), "both-languages", &["on", "off"], usize::from(!person.face.both_languages))
    {
        new.face.both_languages = index == 0;
    }
    if new != *person {
        save(cx, new);
    }
}

/// How a touch becomes a choice.
pub(super) fn touch(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let touch = &person.touch;
    let now = usize::from(touch.select_on == SelectOn::Release);
    if let Some(index) =
        choice(ui, cx, lines.line(), "touch-select", &["touch-select-press", "touch-select-release"], now)
    {
        new.touch.select_on = [SelectOn::Press, SelectOn::Release][index];
    }
    for (text, value, write) in [
        ("min-hold", touch.min_hold_ms, (|p, v| p.touch.min_hold_ms = v) as fn(&mut Profile, u32)),
        ("dead-time", touch.dead_time_ms, |p, v| p.touch.dead_time_ms = v),
        ("repeat-lock", touch.repeat_lock_ms, |p, v| p.touch.repeat_lock_ms = v),
    ] {
        let seconds = format!("{:.1}", f64::from(value) / 1000.0);
        let shown = cx.tn("milliseconds", &[("value", &seconds)]);
        let step = number(ui, cx, lines.line(), text, &shown, (value > 0, value < 3000));
        if step != 0 {
            write(&mut new, ((i64::from(value) / 100 + i64::from(step)) * 100).clamp(0, 3000) as u32);
        }
    }
    let shown = cx.tn("points", &[("value", &format!("{:.0}", touch.slip_points))]);
    let step = number(ui, cx, lines.line(), "slip", &shown, (touch.slip_points > 0.0, touch.slip_points < 200.0));
    new.touch.slip_points = (touch.slip_points + step as f32 * 8.0).clamp(0.0, 200.0);
    if new != *person {
        save(cx, new);
    }
}

/// Backups.
pub(super) fn safe(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    let row = lines.line();
    let name = cx.t("backup-now");
    if Key::new("backup-now", row.with_max_x(row.left() + 280.0), &name).icon("backup").beside().show(ui, cx) {
        cx.send(Command::Backup(BackupCommand::Now));
        cx.send(Command::Backup(BackupCommand::List));
    }
    let backups = cx.state.backups.clone();
    if backups.is_empty() {
        let text = cx.t("backups-empty");
        cx.words(ui, &text, lines.line(), TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    }
    for (id, at, _) in &backups {
        let places = columns(lines.line(), GAP, &[0.0, 220.0]);
        let date = crate::text::dates::day_and_time(cx.texts.lang(), *at, cx.state.utc_offset_min);
        let text = cx.tn("backup-of", &[("date", &date)]);
        cx.words(ui, &text, places[0], TYPE_WORD, Weight::Regular, Align::Left, 1, cx.colors.ink);
        let name = cx.t("restore");
        if Key::new(("restore", id), places[1], &name).icon("history").beside().show(ui, cx) {
            cx.send(Command::Backup(BackupCommand::Restore(id.clone())));
        }
    }
}

/// What this program is, and whose the pictures are.
pub(super) fn about(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, credits: &[String]) {
    let version = cx.tn("version", &[("version", env!("CARGO_PKG_VERSION"))]);
    let texts = [
        version,
        cx.t("app-about").to_string(),
        cx.t("private-note").to_string(),
        cx.t("credits-twemoji").to_string(),
        cx.t("credits-models").to_string(),
        cx.t("credits-own").to_string(),
    ];
    for (index, text) in texts.iter().chain(credits).enumerate() {
        let (size, weight) = if index == 0 { (26.0, Weight::Bold) } else { (TYPE_WORD, Weight::Regular) };
        let row = lines.line();
        // Beside the version there is room for a key.
        let key = if index == 0 { (row.width() * 0.6).min(360.0) } else { 0.0 };
        if index == 0 {
            guide_again(ui, cx, row.with_min_x(row.right() - key));
        }
        let place = row.with_max_x(row.right() - key);
        cx.words(ui, text, place, size, weight, Align::Left, 2, cx.colors.ink);
    }
}

/// The key that shows the first guide again.
fn guide_again(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect) {
    let name = cx.t("welcome-again");
    let there = cx.state.shows_room(Room::Welcome);
    if Key::new("welcome-again", place, &name).icon("help").beside().lines(2).enabled(there).show(ui, cx) {
        cx.send(Command::Go(Room::Welcome));
    }
}
