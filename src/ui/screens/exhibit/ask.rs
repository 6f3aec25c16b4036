//! Asking: one question at a time for the maker, with their picture and the real label in sight, three equal answers; a signature; then
//! the guardian, where one has to agree too. Before and after: what was said, by whom, and where the work went.

use super::parts::{KEY, Roll, heading, key, paint, panel, sentence, stands, use_icon, use_key};
use super::signature::Pad;
use super::went::Went;
use super::{ExhibitPage, consents, exhibit, see, shown};
use crate::app::{Command, ExhibitCommand, ExhibitView, Reply, Signing};
use crate::domain::artwork::Artwork;
use crate::domain::consent::{Answer, Consent, Given, Seen, Use, Whose};
use crate::domain::exhibition::{Exhibition, Outing, Product};
use crate::domain::id::ArtworkId;
use crate::text::dates;
use crate::ui::kit::tokens::{GAP, RADIUS_MAIN, TYPE_SECOND, TYPE_SENTENCE, TYPE_TITLE, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, hinted, rows};
use egui::{Rect, Ui};
use std::collections::BTreeSet;

/// What only asking knows.
#[derive(Default)]
pub(super) struct AskPage {
    of: Option<ArtworkId>,
    stage: Stage,
    /// Name of the guardian, being typed.
    guardian: String,
    /// The guardian was to be asked, and nobody had said who that is.
    unnamed: bool,
    /// The answers were given on the printed form, and are only written down here.
    on_paper: bool,
    /// What was answered in this round: a signature stands below it.
    answered: BTreeSet<Use>,
    pad: Pad,
    roll: Roll,
    went: Went,
    /// The question that was read out.
    read: Option<(Whose, Use)>,
}

/// Where in asking one is.
#[derive(Clone, Default, PartialEq)]
enum Stage {
    /// What was said until now.
    #[default]
    Overview,
    /// These are asked; the first is on the screen.
    Asking(Whose, Vec<Use>, usize),
    /// The answers are signed.
    Signing(Whose),
    /// Thank you.
    Thanks(Whose),
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut ExhibitPage,
    rect: Rect,
    show: &Exhibition,
    work: &Artwork,
) {
    let ask = &mut page.ask;
    if ask.of.as_ref() != Some(&work.id) {
        let guardian = std::mem::take(&mut ask.guardian);
        *ask = AskPage { of: Some(work.id.clone()), guardian, ..AskPage::default() };
    }
    match ask.stage.clone() {
        Stage::Overview => overview(ui, cx, ask, rect, show, work),
        Stage::Asking(whose, uses, at) => question(ui, cx, ask, rect, (show, work), (whose, &uses, at)),
        Stage::Signing(whose) => signing(ui, cx, ask, rect, work, whose),
        Stage::Thanks(whose) => thanks(ui, cx, ask, rect, work, whose),
    }
}

/// Whose name stands for the maker here.
fn maker_of(cx: &Cx<'_>, work: &Artwork) -> String {
    let maker = cx.state.library.profiles.get(&work.profile).map(|maker| maker.name.clone());
    maker.unwrap_or_else(|| work.maker.clone())
}

/// The uses that a guardian is asked for: those that the maker said yes to. Without the PIN, before the maker alone: none.
fn for_guardian(cx: &Cx<'_>, work: &Artwork) -> Vec<Use> {
    if cx.state.wants_pin() {
        return Vec::new();
    }
    let needed = cx.state.library.needs_guardian(work);
    let is_asked = |consent: &Consent| consent.maker.answer == Answer::Yes && (needed || consent.guardian.is_some());
    Use::ALL.into_iter().filter(|purpose| work.consents.0.get(purpose).is_some_and(is_asked)).collect()
}

fn overview(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, show: &Exhibition, work: &Artwork) {
    let parts = rows(rect, GAP, &[super::super::top::height(rect), 0.0, 76.0]);
    let title = super::super::works::title(cx, work);
    let heading = cx.tn("consent-of", &[("title", &title)]);
    super::super::top::show(ui, cx, parts[0], &heading, &heading);
    let upright = parts[1].height() > parts[1].width();
    let halves = if upright {
        rows(parts[1], GAP, &[parts[1].height() * 0.3, 0.0])
    } else {
        columns(parts[1], GAP * 1.5, &[parts[1].width() * 0.34, 0.0])
    };
    let left = if upright {
        columns(halves[0], GAP, &[0.0, 0.0])
    } else {
        rows(halves[0], GAP, &[halves[0].height() * 0.5, 0.0])
    };
    paint(ui, cx, left[0], work);
    shown::label(ui, cx, left[1], work, show, cx.state.lang());
    let inner = panel(ui, cx, halves[1]);
    said(ui, cx, page, inner, work);
    start(ui, cx, page, parts[2], work);
}

/// What was said for every use, and where the work went.
fn said(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork) {
    let mut lines = page.roll.begin(rect);
    for purpose in Use::ALL {
        let line = lines.line(76.0);
        one_use(ui, cx, page, line, work, purpose);
    }
    let line = lines.line(KEY);
    needs_guardian(ui, cx, page, line, work);
    let outings = page.went.found(cx, work.id.as_str(), |outing| outing.with(work.id.as_str()).next().is_some());
    let line = lines.head(32.0);
    heading(ui, cx, line, "went-out");
    if outings.is_empty() {
        let (line, text) = (lines.line(32.0), cx.t("went-nowhere"));
        sentence(ui, cx, line, &text);
    }
    for outing in outings.iter().filter_map(|id| cx.state.library.outings.get(id)) {
        let line = lines.line(64.0);
        went(ui, cx, line, work, outing);
    }
    lines.end(ui, cx, &mut page.roll);
}

/// One export with this work in it; what has to be taken back there is said.
fn went(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, work: &Artwork, outing: &Outing) {
    let products: Vec<Product> = outing.with(work.id.as_str()).collect();
    let names: Vec<String> =
        products.iter().map(|product| cx.t(super::export::product_key(*product)).to_string()).collect();
    let at = dates::day(cx.state.lang(), outing.at, cx.state.utc_offset_min);
    let refused = products.iter().any(|product| work.consents.forbids(product.purpose()));
    let parts = rows(rect, 0.0, &[0.0, 26.0]);
    let text = format!("{at} · {} · {}", outing.title, names.join(", "));
    let color = if refused { cx.colors.care } else { cx.colors.ink };
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Bold, Align::Left, 2, color);
    let below = if refused { cx.tn("went-take-back", &[("to", &outing.to)]) } else { outing.to.clone() };
    cx.words(ui, &below, parts[1], 15.0, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
}

fn one_use(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork, purpose: Use) {
    if !rect.is_positive() {
        return;
    }
    let places = columns(rect, GAP, &[44.0, 0.0, 140.0, 130.0]);
    cx.icon(
        ui.ctx(),
        use_icon(purpose),
        Rect::from_center_size(places[0].center(), egui::vec2(36.0, 36.0)),
        cx.colors.ink,
    );
    let (_, text) = stands(work, purpose);
    let (name, now) = (cx.t(use_key(purpose)), cx.t(text));
    let words = rows(places[1], 0.0, &[34.0, 0.0]);
    let first = format!("{name}: {now}");
    cx.words(ui, &first, words[0], TYPE_WORD, Weight::Bold, Align::Left, 1, cx.colors.ink);
    let consent = work.consents.0.get(&purpose);
    let given = consent.map(|consent| given(cx, &consent.maker)).unwrap_or_default();
    let by_guardian =
        consent.and_then(|consent| consent.guardian.as_ref()).filter(|given| given.answer != Answer::Unasked);
    let by_guardian = by_guardian.map(|guardian| format!("{}: {}", cx.t("guardian"), self::given(cx, guardian)));
    let second = [given, by_guardian.unwrap_or_default()].into_iter().filter(|text| !text.is_empty());
    let second = second.collect::<Vec<_>>().join(" / ");
    cx.words(ui, &second, words[1], 15.0, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
    let word = cx.t("ask-this");
    let spoken = format!("{name}: {word}");
    if Key::new(("ask", purpose.name()), places[2], &spoken)
        .word(&word)
        .icon("consent")
        .beside()
        .size(16.0)
        .show(ui, cx)
    {
        page.begin(Whose::Maker, vec![purpose]);
    }
    let word = cx.t("withdraw");
    let spoken = format!("{name}: {word}");
    let yes = work.consents.answer(purpose) == Answer::Yes;
    if Key::new(("withdraw", purpose.name()), places[3], &spoken).word(&word).size(16.0).enabled(yes).show(ui, cx) {
        let seen = if page.on_paper { Seen::Form } else { Seen::Unknown };
        reply(cx, work, purpose, (Whose::Maker, Answer::No), (String::new(), seen));
    }
}

/// Who answered when, and what they saw.
fn given(cx: &mut Cx<'_>, given: &Given) -> String {
    if given.answer == Answer::Unasked {
        return String::new();
    }
    let at = dates::day(cx.state.lang(), given.at, cx.state.utc_offset_min);
    let saw = match given.seen {
        Seen::Label => cx.t("seen-label").to_string(),
        Seen::Form => cx.t("seen-form").to_string(),
        Seen::Unknown => String::new(),
    };
    let signed = if given.signature.is_some() { cx.t("was-signed").to_string() } else { String::new() };
    [given.by.clone(), at, saw, signed].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whether a guardian has to agree too, and who that is. Where the maker is not on this device, what came with the work says so.
fn needs_guardian(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork) {
    let library = &cx.state.library;
    let (owner, asks) = (library.profiles.get(&work.profile), library.asks_guardian(work));
    // Whether a guardian has to agree is the curator's to say: without the PIN it is only told.
    let owner = owner.filter(|_| !cx.state.wants_pin());
    if !rect.is_positive() || (owner.is_none() && !asks) {
        return;
    }
    let places = columns(rect, GAP, &[170.0, 150.0, 0.0]);
    let text = cx.tn("guardian-of", &[("name", &maker_of(cx, work))]);
    cx.words(ui, &text, places[0], TYPE_SECOND, Weight::Bold, Align::Left, 2, cx.colors.ink);
    match owner {
        Some(owner) => consents::guardian(ui, cx, places[1], owner, &work.id),
        None => {
            let text = cx.t("guardian-needed");
            cx.words(ui, &text, places[1], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.ink);
        }
    }
    if asks && !cx.state.wants_pin() {
        guardian_name(ui, cx, page, places[2]);
    }
}

fn guardian_name(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect) {
    let name = cx.t("guardian-name");
    hinted(ui, rect, &mut page.guardian, (&name, &name), TYPE_SECOND, 60);
}

/// Back; whether it was answered on paper; ask the guardian; ask the maker.
fn start(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork) {
    let quiet = [150.0_f32.min(rect.width() * 0.18), 180.0_f32.min(rect.width() * 0.24)];
    let places = columns(rect, GAP, &[quiet[0], quiet[1], 0.0, 0.0]);
    if key(ui, cx, places[0], "back", "previous", true) {
        see(cx, ExhibitView::Hang);
    }
    if !cx.state.wants_pin() {
        on_paper(ui, cx, page, places[1]);
    }
    if cx.state.library.asks_guardian(work) && !cx.state.wants_pin() {
        let uses = for_guardian(cx, work);
        // Without a name it would not be known who said yes.
        let ready = !page.guardian.trim().is_empty() && !uses.is_empty();
        if key(ui, cx, places[2], "ask-guardian", "people", ready) {
            page.begin(Whose::Guardian, uses);
        }
    }
    let name = cx.tn("ask-maker", &[("name", &maker_of(cx, work))]);
    let key = Key::new("ask-maker", places[3], &name).icon("consent").beside().radius(RADIUS_MAIN).size(TYPE_WORD);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        page.begin(Whose::Maker, Use::ALL.to_vec());
    }
}

/// What was answered on the printed form is only written down here.
fn on_paper(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect) {
    let name = cx.t("ask-on-paper");
    if Key::new("ask-on-paper", rect, &name).size(16.0).lines(2).chosen(page.on_paper).show(ui, cx) {
        page.on_paper = !page.on_paper;
    }
}

impl AskPage {
    /// What those who answer now have seen.
    fn seen(&self) -> Seen {
        if self.on_paper { Seen::Form } else { Seen::Label }
    }

    fn begin(&mut self, whose: Whose, uses: Vec<Use>) {
        self.stage = Stage::Asking(whose, uses, 0);
        self.answered.clear();
        self.pad.take();
        self.read = None;
        self.unnamed = false;
    }
}

fn reply(cx: &mut Cx<'_>, work: &Artwork, purpose: Use, (whose, answer): (Whose, Answer), (by, seen): (String, Seen)) {
    let reply = Reply { work: work.id.clone(), purpose, answer, whose, by, seen };
    exhibit(cx, ExhibitCommand::Answer(reply));
}

/// What is asked, in easy words.
fn asked(whose: Whose, purpose: Use) -> &'static str {
    match (whose, purpose) {
        (Whose::Maker, Use::Print) => "ask-print",
        (Whose::Maker, Use::Web) => "ask-web",
        (Whose::Maker, Use::Archive) => "ask-archive",
        (Whose::Maker, Use::Publicity) => "ask-publicity",
        (Whose::Guardian, Use::Print) => "ask-guardian-print",
        (Whose::Guardian, Use::Web) => "ask-guardian-web",
        (Whose::Guardian, Use::Archive) => "ask-guardian-archive",
        (Whose::Guardian, Use::Publicity) => "ask-guardian-publicity",
    }
}

/// One question, full screen. Nothing else can be tapped but the answers, hearing it again, and leaving.
fn question(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut AskPage,
    rect: Rect,
    (show, work): (&Exhibition, &Artwork),
    (whose, uses, at): (Whose, &[Use], usize),
) {
    let Some(purpose) = uses.get(at).copied() else {
        // Who answered on paper signed there.
        let signs = !page.answered.is_empty() && !page.on_paper;
        page.stage = if signs { Stage::Signing(whose) } else { Stage::Thanks(whose) };
        ui.ctx().request_repaint();
        return;
    };
    let (text, more) = (cx.t(asked(whose, purpose)), cx.texts.hint(asked(whose, purpose)).unwrap_or_default());
    if page.read != Some((whose, purpose)) && !page.on_paper {
        // Read out once by itself.
        page.read = Some((whose, purpose));
        cx.send(Command::Say(format!("{text} {more}")));
    }
    let parts = rows(rect, GAP * 1.5, &[80.0, 0.0, 150.0]);
    let far = how_far(cx, page, (at, uses.len()));
    let left = above(ui, cx, parts[0], &format!("{text} {more}"), &far);
    if left {
        (page.stage, page.read) = (Stage::Overview, None);
        return;
    }
    let upright = parts[1].height() > parts[1].width();
    let halves = if upright {
        rows(parts[1], GAP * 1.5, &[parts[1].height() * 0.6, 0.0])
    } else {
        columns(parts[1], GAP * 3.0, &[parts[1].width() * 0.5, 0.0])
    };
    shown::as_used(ui, cx, halves[0], work, show, purpose);
    let place = rows(halves[1], GAP, &[halves[1].height() * 0.36, 0.0, halves[1].height() * 0.28]);
    let side = place[0].height().min(150.0);
    cx.icon(
        ui.ctx(),
        use_icon(purpose),
        Rect::from_center_size(place[0].center(), egui::vec2(side, side)),
        cx.colors.ink,
    );
    cx.words(ui, &text, place[1], TYPE_TITLE, Weight::Bold, Align::Center, 3, cx.colors.ink);
    cx.words(ui, &more, place[2], TYPE_SENTENCE * 0.85, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
    if let Some(answer) = answers(ui, cx, parts[2]) {
        if answer != Answer::Unasked {
            page.answered.insert(purpose);
        }
        let by = if whose == Whose::Guardian { page.guardian.trim().to_owned() } else { String::new() };
        reply(cx, work, purpose, (whose, answer), (by, page.seen()));
        page.stage = Stage::Asking(whose, uses.to_vec(), at + 1);
    }
}

/// Three answers that look the same; the one that was tapped. Not knowing is no yes.
fn answers(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> Option<Answer> {
    let all = [
        ("yes", Sign::Icon("check"), Answer::Yes),
        ("no", Sign::Icon("cross"), Answer::No),
        ("ask-not-sure", Sign::Icon("help"), Answer::Unasked),
    ];
    let mut tapped = None;
    for ((text, sign, answer), place) in all.into_iter().zip(columns(rect, GAP * 2.0, &[0.0; 3])) {
        let name = cx.t(text);
        let key = Key::new(("answer", text), place, &name).sign(sign).size(28.0).lines(1).fill(cx.colors.paper);
        if key.border(cx.colors.ink).radius(RADIUS_MAIN).show(ui, cx) {
            tapped = Some(answer);
        }
    }
    tapped
}

/// Which question of how many, and whether it was answered on paper.
fn how_far(cx: &mut Cx<'_>, page: &AskPage, (at, all): (usize, usize)) -> String {
    let text = cx.tn("ask-nth", &[("nth", &(at + 1).to_string()), ("count", &all.to_string())]);
    if page.on_paper { format!("{text} · {}", cx.t("ask-on-paper")) } else { text }
}

/// Leave; how far; hear it again. True: it is left.
fn above(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, spoken: &str, far: &str) -> bool {
    let places = columns(rect, GAP, &[110.0, 0.0, 130.0]);
    let name = cx.t("ask-stop");
    let left = Key::new("ask-stop", places[0], &name).icon("close").size(16.0).lines(1).show(ui, cx);
    cx.words(ui, far, places[1], TYPE_WORD, Weight::Regular, Align::Center, 1, cx.colors.soft_ink);
    let name = cx.t("read-aloud");
    if Key::new("ask-read", places[2], &name).icon("read-aloud").size(16.0).lines(1).show(ui, cx) {
        cx.send(Command::Say(spoken.to_owned()));
    }
    left
}

/// A signature; nobody has to sign.
fn signing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork, whose: Whose) {
    let parts = rows(rect, GAP * 1.5, &[80.0, 80.0, 0.0, 120.0]);
    let name = if whose == Whose::Guardian { page.guardian.clone() } else { maker_of(cx, work) };
    let text = cx.tn("sign-ask", &[("name", &name)]);
    if above(ui, cx, parts[0], &text, "") {
        page.stage = Stage::Overview;
        return;
    }
    cx.words(ui, &text, parts[1], TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    page.pad.show(ui, cx, parts[2]);
    let places = columns(parts[3], GAP * 2.0, &[0.0; 3]);
    let some = !page.pad.is_empty();
    let key = |text, name, place| Key::new(text, place, name).size(24.0).lines(2).radius(RADIUS_MAIN);
    let (skip, again, done) = (cx.t("sign-skip"), cx.t("sign-again"), cx.t("sign-done"));
    if key("sign-skip", &skip, places[0]).icon("next").show(ui, cx) {
        page.stage = Stage::Thanks(whose);
    }
    if key("sign-again", &again, places[1]).icon("eraser").enabled(some).show(ui, cx) {
        page.pad.take();
    }
    if key("sign-done", &done, places[2]).icon("check").enabled(some).show(ui, cx) {
        let (uses, lines) = (page.answered.clone(), page.pad.take());
        exhibit(cx, ExhibitCommand::Sign(Signing { work: work.id.clone(), uses, whose, lines }));
        page.stage = Stage::Thanks(whose);
    }
}

/// Thank you; then the guardian, if one has to agree too.
fn thanks(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut AskPage, rect: Rect, work: &Artwork, whose: Whose) {
    let uses = if whose == Whose::Maker { for_guardian(cx, work) } else { Vec::new() };
    let parts = rows(rect, GAP * 2.0, &[0.0, 110.0, KEY, 40.0, 120.0, 0.0]);
    let text = cx.t("ask-thanks");
    cx.words(ui, &text, parts[1], TYPE_TITLE, Weight::Bold, Align::Center, 2, cx.colors.ink);
    let middle = |part: Rect| Rect::from_center_size(part.center(), egui::vec2(part.width().min(700.0), part.height()));
    let then = !uses.is_empty();
    if then {
        guardian_name(ui, cx, page, middle(parts[2]));
        who_is_it(ui, cx, page, middle(parts[3]));
    }
    let places = columns(middle(parts[4]), GAP * 2.0, if then { &[0.0, 0.0] } else { &[0.0] });
    let name = cx.t("done");
    let done = Key::new("ask-done", places[0], &name).icon("check").beside().size(24.0).radius(RADIUS_MAIN).lines(1);
    if done.show(ui, cx) {
        page.stage = Stage::Overview;
    }
    if let Some(place) = places.get(1) {
        let name = cx.t("ask-guardian-next");
        let key = Key::new("ask-guardian-next", *place, &name).icon("people").beside().size(22.0).radius(RADIUS_MAIN);
        if key.show(ui, cx) {
            guardian_next(cx, page, uses);
        }
    }
}

/// Without a name it would not be known who said yes: then it is asked for.
fn guardian_next(cx: &mut Cx<'_>, page: &mut AskPage, uses: Vec<Use>) {
    page.unnamed = page.guardian.trim().is_empty();
    if page.unnamed {
        let text = cx.t("guardian-name-first").to_string();
        cx.send(Command::Say(text));
    } else {
        page.begin(Whose::Guardian, uses);
    }
}

/// That the guardian's name is missing, once that was noticed.
fn who_is_it(ui: &mut Ui, cx: &mut Cx<'_>, page: &AskPage, rect: Rect) {
    if page.unnamed && page.guardian.trim().is_empty() {
        let text = cx.t("guardian-name-first");
        cx.words(ui, &text, rect, TYPE_WORD, Weight::Bold, Align::Center, 1, cx.colors.care);
    }
}
