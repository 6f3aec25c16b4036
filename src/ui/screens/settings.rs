//! Settings of the person: one line a setting, each changed by taps, each saved at once and undoable.

use crate::app::{BackupCommand, BoardsCommand, ClipsCommand, Command, SettingsCommand};
use crate::domain::access::SelectOn;
use crate::domain::locale::Lang;
use crate::domain::profile::{GridSize, PICTURES, Profile, Theme};
use crate::domain::sentence::SpeechLevel;
use crate::domain::vocabulary::SymbolRef;
use crate::ui::kit::tokens::{Colors, GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, rows};
use egui::{Rect, Ui};

/// What only this screen knows.
#[derive(Default)]
pub struct SettingsPage {
    tab: usize,
    path: String,
    /// Lines of the tab: how many there are, and which is the first that is shown.
    lines: usize,
    first: usize,
}

const TABS: [(&str, &str); 6] = [
    ("settings-look", "sun"),
    ("settings-speech", "sound"),
    ("settings-board", "talk"),
    ("settings-touch", "hand"),
    ("settings-safe", "backup"),
    ("settings-about", "info"),
];

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, rect: Rect) {
    let Some(person) = cx.state.person().cloned() else { return };
    let parts = rows(rect, GAP * 1.5, &[super::top::height(rect), 72.0, 0.0]);
    let title = cx.tn("settings-of", &[("name", &person.name)]);
    super::top::show(ui, cx, parts[0], &title, &title);
    let tabs = columns(parts[1], GAP, &[0.0; 6]);
    for (index, ((text, icon), place)) in TABS.into_iter().zip(tabs).enumerate() {
        let name = cx.t(text);
        let key = Key::new(("tab", text), place, &name).icon(icon).lines(1).chosen(index == page.tab);
        let key = if place.width() > 120.0 { key.beside() } else { key.size(14.0) };
        if key.show(ui, cx) {
            page.tab = index;
            page.first = 0;
        }
    }
    let mut lines = Lines::new(parts[2], page);
    match page.tab {
        0 => look(ui, cx, &mut lines, &person),
        1 => speech(ui, cx, &mut lines, &person),
        2 => board(ui, cx, page, &mut lines, &person),
        3 => touch(ui, cx, &mut lines, &person),
        4 => safe(ui, cx, &mut lines),
        _ => about(ui, cx, &mut lines),
    }
    lines.turn(ui, cx, page, parts[2]);
}

const ROW: f32 = 72.0;

/// Width of the buttons that turn to more lines.
const TURN: f32 = 72.0;

/// The lines of a tab, from the top. Those that do not fit are turned to by big buttons; until then they have no height,
/// and nothing is drawn in them.
struct Lines {
    rect: Rect,
    first: usize,
    fit: usize,
    count: usize,
}

impl Lines {
    fn new(rect: Rect, page: &SettingsPage) -> Self {
        let fit = (((rect.height() + GAP) / (ROW + GAP)) as usize).max(1);
        let beside = if page.lines > fit { TURN + GAP } else { 0.0 };
        Self { rect: rect.with_max_x(rect.right() - beside), first: page.first, fit, count: 0 }
    }

    fn line(&mut self) -> Rect {
        let place = self.count.checked_sub(self.first).filter(|place| *place < self.fit);
        self.count += 1;
        let (top, height) = place.map_or((0.0, 0.0), |place| (place as f32 * (ROW + GAP), ROW));
        Rect::from_min_size(self.rect.min + egui::vec2(0.0, top), egui::vec2(self.rect.width(), height))
    }

    /// Notes how many lines there were and draws the buttons that turn, if not all are shown.
    fn turn(self, ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, whole: Rect) {
        if page.lines != self.count {
            page.lines = self.count;
            ui.ctx().request_repaint();
        }
        page.first = self.first.min(self.count.saturating_sub(self.fit));
        if self.count <= self.fit {
            return;
        }
        let places = rows(whole.with_min_x(whole.right() - TURN), GAP, &[0.0, 0.0]);
        let before = cx.t("page-previous");
        let key = Key::new("lines-before", places[0], &before).icon("up").wordless().enabled(page.first > 0);
        if key.show(ui, cx) {
            page.first = page.first.saturating_sub(self.fit);
        }
        let after = cx.t("page-next");
        let more = page.first + self.fit < self.count;
        if Key::new("lines-after", places[1], &after).icon("down").wordless().enabled(more).show(ui, cx) {
            page.first += self.fit;
        }
    }
}

/// A named setting with a few choices; gives back the one that was tapped.
fn choice(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    row: Rect,
    text: &'static str,
    options: &[&'static str],
    now: usize,
) -> Option<usize> {
    let label = (row.width() * 0.32).min(300.0);
    let widths: Vec<f32> = std::iter::once(label).chain(options.iter().map(|_| 0.0)).collect();
    let places = columns(row, GAP, &widths);
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let mut tapped = None;
    for (index, (option, place)) in options.iter().zip(&places[1..]).enumerate() {
        let word = cx.t(option);
        let spoken = format!("{name}: {word}");
        if Key::new((text, *option), *place, &spoken).word(&word).chosen(index == now).show(ui, cx) {
            tapped = Some(index);
        }
    }
    tapped
}

/// A named number with less and more; gives back the new value.
fn number(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, text: &'static str, shown: &str, (less, more): (bool, bool)) -> i32 {
    let places = columns(
        row,
        GAP,
        &[(row.width() * 0.32).min(300.0), 120.0_f32.min(row.width() * 0.2), 0.0, 120.0_f32.min(row.width() * 0.2)],
    );
    let name = cx.t(text);
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    cx.words(ui, shown, places[2], TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.ink);
    let spoken = format!("{name} {}", cx.t("smaller"));
    let down = Key::new((text, "less"), places[1], &spoken).icon("remove").wordless().enabled(less).show(ui, cx);
    let spoken = format!("{name} {}", cx.t("larger"));
    let up = Key::new((text, "more"), places[3], &spoken).icon("add").wordless().enabled(more).show(ui, cx);
    i32::from(up) - i32::from(down)
}

fn save(cx: &mut Cx<'_>, person: Profile) {
    cx.send(Command::Settings(SettingsCommand::Save(Box::new(person))));
}

fn look(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
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
    if new != *person {
        save(cx, new);
    }
}

/// The picture the person chose for themselves: a symbol, or one of their own drawings and photographs.
fn picture(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, person: &Profile) -> Option<SymbolRef> {
    let label = (row.width() * 0.32).min(300.0);
    let places = columns(row, GAP, &[label, 0.0]);
    let name = cx.t("person-picture");
    cx.words(ui, &name, places[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.ink);
    let fit = ((places[1].width() + GAP) / (ROW + GAP)) as usize;
    let own = cx.state.library.works(Some(&person.id)).into_iter();
    let own = own.map(|work| SymbolRef(format!("blob:{}", work.picture))).take(fit / 2);
    let mut pictures: Vec<SymbolRef> = own.collect();
    pictures.extend(PICTURES.iter().map(|symbol| SymbolRef::from(*symbol)));
    let mut chosen = None;
    for (index, symbol) in pictures.into_iter().take(fit).enumerate() {
        let cell = Rect::from_min_size(
            places[1].min + egui::vec2(index as f32 * (ROW + GAP), 0.0),
            egui::vec2(ROW, row.height()),
        );
        let is_now = person.picture == symbol;
        let spoken = format!("{name} {}", index + 1);
        let border = if is_now { cx.colors.main } else { cx.colors.line };
        let key = Key::new(("own-picture", index), cell, &spoken).wordless().sign(Sign::Symbol(symbol.clone()));
        if key.border(border).fill(cx.colors.paper).chosen_quietly(is_now).show(ui, cx) {
            chosen = Some(symbol);
        }
    }
    chosen
}

fn speech(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
    let tenth = |value: f32, step: i32| ((value * 10.0).round() + step as f32) / 10.0;
    let percent = |value: f32| format!("{:.0}%", value * 100.0);
    let speech = &person.speech;
    let step =
        number(ui, cx, lines.line(), "speech-rate", &percent(speech.rate), (speech.rate > 0.51, speech.rate < 1.99));
    new.speech.rate = tenth(speech.rate, step);
    let step =
        number(ui, cx, lines.line(), "pitch", &percent(speech.pitch), (speech.pitch > 0.51, speech.pitch < 1.99));
    new.speech.pitch = tenth(speech.pitch, step);
    let step =
        number(ui, cx, lines.line(), "volume", &percent(speech.volume), (speech.volume > 0.01, speech.volume < 0.99));
    new.speech.volume = tenth(speech.volume, step);
    if let Some(index) = choice(ui, cx, lines.line(), "each-word", &["on", "off"], usize::from(!speech.each_word)) {
        new.speech.each_word = index == 0;
    }
    if let Some(index) = choice(ui, cx, lines.line(), "interrupt", &["on", "off"], usize::from(!speech.interrupt)) {
        new.speech.interrupt = index == 0;
    }
    let levels = [SpeechLevel::Polite, SpeechLevel::Plain, SpeechLevel::Formal];
    let now = levels.iter().position(|level| *level == speech.level).unwrap_or(0);
    let names = ["speech-level-polite", "speech-level-plain", "speech-level-formal"];
    if let Some(index) = choice(ui, cx, lines.line(), "speech-level", &names, now) {
        new.speech.level = levels[index];
    }
    let sample = cx.t("sample-sentence");
    let hear = cx.t("hear-sample");
    let row = lines.line();
    let row = row.with_max_x(row.right().min(row.left() + 720.0));
    let places = columns(row, GAP, &[(row.width() * 0.4).min(260.0), 0.0]);
    if Key::new("hear-sample", places[0], &hear).icon("speak").beside().show(ui, cx) {
        cx.send(Command::Say(sample.to_string()));
    }
    let record = cx.t("record-mode");
    if Key::new("record-mode", places[1], &record).icon("mic").beside().show(ui, cx) {
        cx.send(Command::Clips(ClipsCommand::Mode(true)));
    }
    if new != *person {
        save(cx, new);
    }
}

fn board(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &Profile) {
    let mut new = person.clone();
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
    imported(ui, cx, page, lines, &mut new);
    if new != *person {
        save(cx, new);
    }
}

/// Boards of files: bring in by dropping or by path, choose as the first board, take out.
fn imported(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut SettingsPage, lines: &mut Lines, person: &mut Profile) {
    let places = columns(lines.line(), GAP, &[0.0, 220.0]);
    let label = cx.t("path-here");
    field(ui, places[0], &mut page.path, &label, TYPE_WORD, 1000);
    let name = cx.t("import-boards");
    let ready = !page.path.trim().is_empty();
    if Key::new("import-boards", places[1], &name).icon("import").beside().enabled(ready).show(ui, cx) {
        cx.send(Command::Boards(BoardsCommand::Import(vec![page.path.trim().into()])));
    }
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !dropped.is_empty() {
        cx.send(Command::Boards(BoardsCommand::Import(dropped)));
    }
    let sets: Vec<_> = cx.state.library.sets.values().cloned().collect();
    for set in sets {
        let places = columns(lines.line(), GAP, &[0.0, 200.0, 200.0]);
        let text = cx.tn("boards-of-set", &[("name", &set.name), ("count", &set.boards.len().to_string())]);
        cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Regular, Align::Left, 2, cx.colors.ink);
        let first = person.home.as_ref() == Some(&set.root);
        let name = cx.t("board-home");
        if Key::new(("home", set.id.as_str()), places[1], &name).icon("home").beside().chosen(first).show(ui, cx) {
            person.home = (!first).then(|| set.root.clone());
        }
        let name = cx.t("remove-boards");
        if Key::new(("remove", set.id.as_str()), places[2], &name).icon("trash").beside().show(ui, cx) {
            cx.send(Command::Boards(BoardsCommand::Remove(set.id.clone())));
        }
    }
}

fn touch(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines, person: &Profile) {
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

fn safe(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
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

fn about(ui: &mut Ui, cx: &mut Cx<'_>, lines: &mut Lines) {
    let version = cx.tn("version", &[("version", env!("CARGO_PKG_VERSION"))]);
    let texts = [
        version,
        cx.t("app-about").to_string(),
        cx.t("private-note").to_string(),
        cx.t("credits-twemoji").to_string(),
        cx.t("credits-own").to_string(),
    ];
    for (index, text) in texts.iter().enumerate() {
        let (size, weight) = if index == 0 { (26.0, Weight::Bold) } else { (TYPE_WORD, Weight::Regular) };
        cx.words(ui, text, lines.line(), size, weight, Align::Left, 2, cx.colors.ink);
    }
}

/// egui's own widgets (text fields) in our colours.
pub fn style_widgets(style: &mut egui::Style, colors: &Colors) {
    let visuals = &mut style.visuals;
    visuals.dark_mode = colors.theme != Theme::Light;
    visuals.override_text_color = Some(colors.ink);
    visuals.text_edit_bg_color = Some(colors.paper);
    visuals.extreme_bg_color = colors.paper;
    visuals.panel_fill = colors.hanji;
    visuals.selection.bg_fill = colors.progress;
    visuals.selection.stroke = egui::Stroke::new(2.0, colors.main);
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.bg_stroke = egui::Stroke::new(colors.border, colors.line);
        widget.corner_radius = egui::CornerRadius::same(14);
    }
}
