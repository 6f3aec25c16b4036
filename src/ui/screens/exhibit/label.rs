//! The label of a work: what can be said, and beside it the label as it will hang. What the person tapped is quoted and cannot be
//! changed; what others change is marked, with the first wording and one tap back to it.

use super::parts::{KEY, Roll, choices, key, paint, panel, sentence};
use super::shown;
use super::typing::{AREA, LINE, Text};
use super::{ExhibitPage, exhibit, see};
use crate::app::{Command, ExhibitCommand, ExhibitView, ServicesCommand};
use crate::domain::artwork::Artwork;
use crate::domain::exhibition::{Exhibition, PAPERS};
use crate::domain::label::{Field, Price};
use crate::domain::label_edit::{LabelEdit, first_words};
use crate::domain::locale::Lang;
use crate::domain::service::AskState;
use crate::text::dates;
use crate::text::label::last_chosen;
use crate::ui::kit::tokens::{GAP, TYPE_SECOND, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, columns, hinted, rows};
use egui::{Rect, Ui};

/// What only the form knows.
#[derive(Default)]
pub(super) struct LabelPage {
    roll: Roll,
    /// The field that is turned to.
    wanted: Option<Field>,
    /// What is written is what the maker says.
    by_maker: bool,
    /// Who else writes.
    by: String,
    /// Of which work the form is.
    of: Option<crate::domain::id::ArtworkId>,
}

impl LabelPage {
    /// This field is turned to.
    pub fn want(&mut self, field: Field) {
        self.wanted = Some(field);
    }
}

/// The lines of the form at which fields begin are noted while they are drawn.
struct Form<'a> {
    page: &'a mut ExhibitPage,
    lines: super::parts::Lines,
    work: &'a Artwork,
    wanted: Option<usize>,
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut ExhibitPage,
    rect: Rect,
    show: &Exhibition,
    work: &Artwork,
) {
    if page.label.of.as_ref() != Some(&work.id) {
        // Whoever wrote the last label does not write this one.
        (page.label.of, page.label.by_maker) = (Some(work.id.clone()), false);
        page.label.roll.rewind();
    }
    let parts = rows(rect, GAP, &[super::super::top::height(rect), 0.0, KEY]);
    let title = super::super::works::title(cx, work);
    let heading = cx.tn("label-of", &[("title", &title)]);
    let spoken = shown::spoken(cx, work, show);
    super::super::top::show(ui, cx, parts[0], &heading, &spoken);
    let upright = parts[1].height() > parts[1].width();
    let halves = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.38, 0.0])
    } else {
        columns(parts[1], GAP * 1.5, &[(parts[1].width() * 0.42).min(520.0), 0.0])
    };
    live(ui, cx, halves[0], show, work, upright);
    let inner = panel(ui, cx, halves[1]);
    form(ui, cx, page, inner, work);
    bottom(ui, cx, parts[2], show, work);
}

/// Picture, Korean label, English label.
fn live(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, work: &Artwork, upright: bool) {
    let places = if upright {
        let places = columns(rect, GAP, &[0.0, 0.0]);
        let left = rows(places[0], GAP, &[places[0].height() * 0.4, 0.0]);
        [left[0], left[1], places[1]]
    } else {
        let places = rows(rect, GAP, &[rect.height() * 0.26, 0.0, 0.0]);
        [places[0], places[1], places[2]]
    };
    paint(ui, cx, places[0], work);
    shown::label(ui, cx, places[1], work, show, Lang::Ko);
    shown::label(ui, cx, places[2], work, show, Lang::En);
}

fn bottom(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, show: &Exhibition, work: &Artwork) {
    let places = columns(rect, GAP, &[0.0; 4]);
    if key(ui, cx, places[0], "back", "previous", true) {
        see(cx, ExhibitView::Hang);
    }
    let works: Vec<_> = show.works().collect();
    let at = works.iter().position(|id| **id == work.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| works.get(at));
    let after = at.and_then(|at| works.get(at + 1));
    for (text, icon, to, place) in
        [("label-before", "left", before, places[1]), ("label-after", "right", after, places[2])]
    {
        if key(ui, cx, place, text, icon, to.is_some()) {
            exhibit(cx, ExhibitCommand::Select(to.map(|id| (*id).clone())));
        }
    }
    if key(ui, cx, places[3], "consent-open", "consent", true) {
        see(cx, ExhibitView::Ask);
    }
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ExhibitPage, rect: Rect, work: &Artwork) {
    let lines = page.label.roll.begin(rect);
    let mut form = Form { page, lines, work, wanted: None };
    form.writer(ui, cx);
    form.tapped(ui, cx);
    form.text(ui, cx, Field::Title, "label-field-title", &work.title.text, LabelEdit::Title);
    form.maker(ui, cx);
    form.words(ui, cx);
    form.both(ui, cx, Field::Easy, ["label-easy-ko", "label-easy-en"], &work.label.easy, LabelEdit::Easy);
    form.both(ui, cx, Field::Alt, ["label-alt-ko", "label-alt-en"], &work.alt, LabelEdit::Alt);
    form.suggest(ui, cx);
    form.confirm(ui, cx);
    form.text(ui, cx, Field::Year, "label-field-year", &work.label.year, LabelEdit::Year);
    form.price(ui, cx);
    form.text(ui, cx, Field::Credits, "label-field-credits", &work.label.credits, LabelEdit::Credits);
    form.size(ui, cx);
    let Form { page, lines, wanted, .. } = form;
    lines.end(ui, cx, &mut page.label.roll);
    if let Some(line) = wanted {
        page.label.wanted = None;
        page.label.roll.turn_to(line);
        ui.ctx().request_repaint();
    }
}

impl Form<'_> {
    /// A field begins here.
    fn begins(&mut self, field: Field) {
        if self.page.label.wanted == Some(field) {
            self.wanted = Some(self.lines.count());
        }
    }

    fn command(&self, edit: LabelEdit) -> ExhibitCommand {
        let LabelPage { by_maker, by, .. } = &self.page.label;
        ExhibitCommand::Label { work: self.work.id.clone(), edit, by_maker: *by_maker, by: by.clone() }
    }

    /// Whose words are written: what the maker says themselves is not marked.
    fn writer(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let places = columns(self.lines.line(KEY), GAP, &[0.0, 0.0, 0.0]);
        let by_maker = self.page.label.by_maker;
        for (text, icon, is, place) in
            [("writer-other", "edit", false, places[0]), ("writer-maker", "hand", true, places[1])]
        {
            let name = cx.t(text);
            let key = Key::new(text, place, &name).icon(icon).beside().size(16.0).lines(2).chosen(by_maker == is);
            if key.show(ui, cx) {
                self.page.label.by_maker = is;
            }
        }
        let (name, hint) = (cx.t("writer-name"), cx.t("writer-name"));
        if !by_maker {
            hinted(ui, places[2], &mut self.page.label.by, (&name, &hint), TYPE_SECOND, 60);
        }
    }

    /// What the person tapped, quoted; nobody can change it.
    fn tapped(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let wording = shown::wording(cx, cx.state.lang());
        let words = [wording.tapped(last_chosen(self.work)), wording.tapped(&self.work.label.words.tapped)].concat();
        if words.is_empty() {
            return;
        }
        let parts = rows(self.lines.line(58.0), 0.0, &[26.0, 0.0]);
        let name = cx.t("label-tapped");
        cx.words(ui, &name, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
        let text = words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(" ");
        cx.words(ui, &text, parts[1], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.sentence);
    }

    fn text(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        field: Field,
        name: &'static str,
        stored: &str,
        edit: fn(String) -> LabelEdit,
    ) {
        self.begins(field);
        let line = self.lines.line(LINE);
        let name = cx.t(name);
        let hint =
            if field == Field::Year { dates::year(self.work.made, cx.state.utc_offset_min) } else { String::new() };
        let text = Text::line(self.id(field.name()), &name, stored).hint(&hint);
        self.typed(ui, cx, line, &text, edit);
        self.changed(ui, cx, field);
    }

    fn id(&self, field: &str) -> String {
        format!("{}/{field}", self.work.id)
    }

    fn typed(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rect: Rect,
        text: &Text<'_>,
        edit: impl Fn(String) -> LabelEdit + 'static,
    ) {
        let (work, by_maker, by) = (self.work.id.clone(), self.page.label.by_maker, self.page.label.by.clone());
        self.page.typing.show(ui, cx, rect, text, move |typed| {
            let (work, by) = (work.clone(), by.clone());
            Command::Exhibit(ExhibitCommand::Label { work, edit: edit(typed), by_maker, by })
        });
    }

    /// A text in both languages.
    fn both(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        field: Field,
        names: [&'static str; 2],
        stored: &crate::domain::locale::LocalText,
        edit: fn(Lang, String) -> LabelEdit,
    ) {
        self.begins(field);
        let places = columns(self.lines.line(AREA), GAP, &[0.0, 0.0]);
        for ((lang, name), place) in [Lang::Ko, Lang::En].into_iter().zip(names).zip(places) {
            let id = self.id(name);
            let name = cx.t(name);
            let text = Text::area(id, &name, super::details::of(stored, lang));
            self.typed(ui, cx, place, &text, move |typed| edit(lang, typed));
        }
        self.changed(ui, cx, field);
    }

    /// That somebody else changed a field, who and when, how it was first, and the way back.
    fn changed(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, field: Field) {
        let lang = cx.state.lang();
        let last = self.work.label.changes.iter().rfind(|change| change.field == field);
        let (Some(first), Some(last)) = (first_words(self.work, field, lang), last) else { return };
        let places = columns(self.lines.line(KEY), GAP, &[28.0, 0.0, 190.0]);
        if !places[0].is_positive() {
            return;
        }
        cx.icon(ui.ctx(), "edit", Rect::from_center_size(places[0].center(), egui::vec2(22.0, 22.0)), cx.colors.care);
        let at = dates::day(lang, last.at, cx.state.utc_offset_min);
        let by = if last.by.is_empty() { cx.t("writer-curator").to_string() } else { last.by.clone() };
        let first = if first.is_empty() { cx.t("label-first-empty").to_string() } else { format!("“{first}”") };
        let text = cx.tn("label-was", &[("by", &by), ("at", &at), ("was", &first)]);
        cx.words(ui, &text, places[1], 15.0, Weight::Regular, Align::Left, 2, cx.colors.care);
        let word = cx.t("label-first");
        let spoken = format!("{}: {word}", cx.tn(&format!("label-field-{}", field.name()), &[]));
        let key = Key::new(("label-first", field.name()), places[2], &spoken).word(&word).icon("undo").beside();
        if key.size(16.0).lines(2).show(ui, cx) {
            let command = self.command(LabelEdit::First(field));
            exhibit(cx, command);
        }
    }

    /// Named as they are called here, by another name, or not at all.
    fn maker(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.begins(Field::Maker);
        let own = cx.state.library.profiles.get(&self.work.profile).map(|maker| maker.name.clone()).unwrap_or_default();
        let now = &self.work.maker;
        let parts = rows(self.lines.line(82.0), 0.0, &[26.0, 0.0]);
        let name = cx.t("label-field-maker");
        cx.words(ui, &name, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
        let places = columns(parts[1], GAP, &[0.0, 0.0]);
        let mut words = vec![(cx.t("maker-none").to_string(), now.is_empty())];
        if !own.is_empty() {
            words.insert(0, (cx.tn("maker-own", &[("name", &own)]), *now == own));
        }
        if let Some(nth) = choices(ui, cx, places[0], &name, &words) {
            let to = if nth == 0 { own.clone() } else { String::new() };
            let command = self.command(LabelEdit::Maker(to));
            exhibit(cx, command);
        }
        let other = cx.t("maker-other");
        let text = Text::line(self.id("maker"), &other, if *now == own { "" } else { now });
        // The name of the field stands in it: there is one row for all three.
        let place = places[1].with_min_y(places[1].top() - 26.0);
        if parts[1].is_positive() {
            self.typed(ui, cx, place, &text, LabelEdit::Maker);
        }
        self.changed(ui, cx, Field::Maker);
    }

    /// The maker's own words: as text, and as they were said.
    fn words(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.begins(Field::Words);
        let line = self.lines.line(AREA);
        let name = cx.t("label-field-words");
        let text = Text::area(self.id("words"), &name, &self.work.label.words.text);
        self.typed(ui, cx, line, &text, LabelEdit::Words);
        self.changed(ui, cx, Field::Words);
        let places = columns(self.lines.line(KEY), GAP, &[0.0, 0.0, 0.0]);
        let id = self.work.id.clone();
        let voice = cx.state.exhibit.voice.as_ref().filter(|voice| voice.work == id);
        let on = voice.is_some_and(|voice| !voice.ended);
        let (text, icon) = if on { ("words-voice-end", "stop-sound") } else { ("words-voice", "record") };
        if key(ui, cx, places[0], text, icon, on || voice.is_none()) {
            exhibit(cx, ExhibitCommand::WordsVoice(id.clone(), !on));
        }
        let words = &self.work.label.words;
        let some = words.voice.is_some();
        if key(ui, cx, places[1], "words-hear", "speak", !on && (some || !words.text.is_empty())) {
            exhibit(cx, ExhibitCommand::HearWords(id.clone()));
        }
        if key(ui, cx, places[2], "words-silent", "trash", !on && some) {
            exhibit(cx, ExhibitCommand::WordsSilent(id));
        }
    }

    /// A chat service drafts a description, where an instructor has turned one on.
    fn suggest(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let under_way = cx.state.description_under_way(&self.work.id);
        if cx.state.describer().is_none() && under_way.is_none() {
            return;
        }
        let places = columns(self.lines.line(KEY), GAP, &[240.0, 0.0]);
        let (text, icon, said, command) = match under_way {
            None => ("alt-suggest", "suggest", "alt-suggest-told", ServicesCommand::Describe(self.work.id.clone())),
            Some(ask) => {
                let waits = ask.state == AskState::WaitsBefore;
                let said = if waits { "alt-suggest-waits" } else { "alt-suggest-looking" };
                ("alt-suggest-stop", "close", said, ServicesCommand::Cancel(ask.id.clone()))
            }
        };
        if key(ui, cx, places[0], text, icon, true) {
            self.page.typing.finish(cx);
            cx.send(Command::Services(command));
        }
        let said = cx.t(said);
        sentence(ui, cx, places[1], &said);
    }

    /// Somebody read the description and found it right.
    fn confirm(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let places = columns(self.lines.line(KEY), GAP, &[240.0, 0.0]);
        let confirmed = self.work.label.alt_confirmed.as_ref();
        let some = !self.work.alt.ko.is_empty() || !self.work.alt.en.is_empty();
        let name = cx.t("alt-confirm");
        let key = Key::new("alt-confirm", places[0], &name).icon("check").beside().size(16.0).lines(2).enabled(some);
        if key.chosen(confirmed.is_some()).show(ui, cx) {
            let command = self.command(LabelEdit::ConfirmAlt(confirmed.is_none()));
            exhibit(cx, command);
        }
        let text = match confirmed {
            None => cx.t("alt-unread").to_string(),
            Some(read) => {
                let at = dates::day(cx.state.lang(), read.at, cx.state.utc_offset_min);
                let by = if read.by.is_empty() { cx.t("writer-curator").to_string() } else { read.by.clone() };
                cx.tn("alt-read", &[("by", &by), ("at", &at)])
            }
        };
        sentence(ui, cx, places[1], &text);
    }

    fn price(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.begins(Field::Price);
        let parts = rows(self.lines.line(82.0), 0.0, &[26.0, 0.0]);
        let name = cx.t("label-field-price");
        cx.words(ui, &name, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
        let places = columns(parts[1], GAP, &[0.0, 0.0]);
        let price = &self.work.label.price;
        let words = [
            (cx.t("price-unsaid").to_string(), *price == Price::Unsaid),
            (cx.t("label-not-for-sale").to_string(), *price == Price::NotForSale),
        ];
        if let Some(nth) = choices(ui, cx, places[0], &name, &words) {
            let price = if nth == 0 { Price::Unsaid } else { Price::NotForSale };
            let command = self.command(LabelEdit::Price(price));
            exhibit(cx, command);
        }
        let asked = cx.t("price-asked");
        let stored = if let Price::Asked(price) = price { price.as_str() } else { "" };
        if parts[1].is_positive() {
            let place = places[1].with_min_y(places[1].top() - 26.0);
            let text = Text::line(self.id("price"), &asked, stored);
            self.typed(ui, cx, place, &text, |typed| LabelEdit::Price(Price::Asked(typed)));
        }
        self.changed(ui, cx, Field::Price);
    }

    /// The size of the print: as for all, or its own.
    fn size(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.begins(Field::Size);
        let parts = rows(self.lines.line(82.0), 0.0, &[26.0, 0.0]);
        let name = cx.t("label-field-size");
        cx.words(ui, &name, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 1, cx.colors.soft_ink);
        let now = self.work.label.print_mm;
        let mut words = vec![(cx.t("size-as-all").to_string(), now == 0)];
        words.extend(PAPERS.iter().map(|(paper, mm)| ((*paper).to_owned(), now == *mm)));
        if let Some(nth) = choices(ui, cx, parts[1], &name, &words) {
            let mm = nth.checked_sub(1).and_then(|nth| PAPERS.get(nth)).map_or(0, |(_, mm)| *mm);
            let command = self.command(LabelEdit::Size(mm));
            exhibit(cx, command);
        }
        self.changed(ui, cx, Field::Size);
    }
}
