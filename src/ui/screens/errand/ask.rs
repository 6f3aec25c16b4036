//! Asking a chat service: the question exactly as it goes, then the answer in short sentences with pictures, and whom to ask instead.

use super::ErrandPage;
use crate::app::{Command, ErrandCommand, Question, Writer};
use crate::domain::queue::About;
use crate::domain::service::{AskState, ServiceAsk};
use crate::language::ask::{MAX_QUESTION, Part};
use crate::ui::kit::tokens::{GAP, RADIUS_CARD, RADIUS_MAIN, TYPE_SECOND, TYPE_SENTENCE, TYPE_WORD, Tint};
use crate::ui::kit::{Align, Cx, Key, Sign, Weight, columns, field, inset, rows};
use crate::ui::screens::recognize::live;
use egui::{Rect, Stroke, StrokeKind, Ui};

/// Height of a sentence of the answer, and of the line that says whom to ask.
const SENTENCE: f32 = 84.0;
const PEOPLE: f32 = 52.0;

fn send(cx: &mut Cx<'_>, command: ErrandCommand) {
    cx.send(Command::Errand(command));
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let parts = rows(rect, GAP, &[0.0, PEOPLE]);
    match cx.state.question_shown() {
        Some(ask) => answer(ui, cx, page, parts[0], ask),
        None => compose(ui, cx, page, parts[0]),
    }
    let text = cx.t("question-people");
    cx.words(ui, &text, parts[1], TYPE_SECOND, Weight::Regular, Align::Center, 2, cx.colors.ink);
}

/// The question is made, and shown as it goes.
fn compose(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let parts = rows(rect, GAP, &[76.0, 84.0, 0.0]);
    let free = cx.state.service_rules().guard.free_text;
    match (free, cx.state.talk.captions.is_some()) {
        (true, true) => {
            let here = matches!(cx.state.writer(), Some(Writer::Here(_)));
            live(ui, cx, if here { "heard-listening-here" } else { "heard-listening" }, parts[0]);
        }
        (true, false) => typing(ui, cx, page, parts[0]),
        (false, _) => {
            let text = cx.t("question-words-only");
            cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.soft_ink);
        }
    }
    ways(ui, cx, parts[1], free);
    match cx.state.errand.question.clone() {
        Some(question) => preview(ui, cx, parts[2], &question),
        None => {
            let text = cx.t("question-empty");
            cx.words(ui, &text, parts[2], TYPE_SENTENCE, Weight::Regular, Align::Center, 3, cx.colors.soft_ink);
        }
    }
}

fn typing(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect) {
    let places = columns(rect, GAP, &[0.0, 150.0_f32.min(rect.width() * 0.3)]);
    let label = cx.t("question-field");
    let response = field(ui, places[0], &mut page.question, &label, TYPE_WORD * 1.1, MAX_QUESTION);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let ready = !page.question.trim().is_empty();
    let name = cx.t("question-show");
    let key = Key::new("question-show", places[1], &name).icon("eye").beside().size(16.0).lines(2).enabled(ready);
    if key.show(ui, cx) || entered && ready {
        send(cx, ErrandCommand::Question(page.question.clone()));
    }
}

/// The sentence of the strip, and what is said aloud.
fn ways(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, free: bool) {
    let can_listen = free && cx.state.writer().is_some();
    let places = columns(rect, GAP, if can_listen { &[0.0, 0.0, 0.0] } else { &[0.0] });
    let sentence = cx.state.sentence_now().to_owned();
    let name = if sentence.is_empty() {
        cx.t("question-strip-empty").to_string()
    } else {
        cx.tn("question-strip", &[("text", &sentence)])
    };
    let key = Key::new("question-strip", places[0], &name).icon("talk").beside().size(TYPE_WORD).lines(2);
    if key.enabled(!sentence.is_empty()).show(ui, cx) {
        send(cx, ErrandCommand::QuestionOfStrip);
    }
    let (Some(listen), Some(take)) = (places.get(1), places.get(2)) else { return };
    let on = cx.state.talk.captions.is_some();
    let name = cx.t(if on { "errand-listen-end" } else { "question-listen" });
    let icon = if on { "stop-sound" } else { "mic" };
    let key = Key::new("question-listen", *listen, &name).icon(icon).beside().size(TYPE_WORD).lines(2);
    let key = if on { key.border(cx.colors.live) } else { key };
    if key.show(ui, cx) {
        send(cx, ErrandCommand::Listen(!on));
    }
    let heard = cx.state.talk.partner.as_ref().map(|partner| partner.text.clone()).unwrap_or_default();
    let name = cx.tn("question-heard", &[("text", &heard)]);
    let name = if heard.is_empty() { cx.t("question-heard-nothing").to_string() } else { name };
    let key = Key::new("question-heard", *take, &name).icon("check").beside().size(TYPE_WORD).lines(2);
    if key.enabled(!heard.is_empty()).show(ui, cx) {
        send(cx, ErrandCommand::Listen(false));
        send(cx, ErrandCommand::Question(heard));
    }
}

/// Exactly what goes, and what stays here.
fn preview(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, question: &Question) {
    let card = rect.with_max_y(rect.bottom().min(rect.top() + 330.0));
    ui.painter().rect_filled(card, RADIUS_CARD, cx.colors.paper);
    ui.painter().rect_stroke(card, RADIUS_CARD, Stroke::new(cx.colors.border, cx.colors.line), StrokeKind::Inside);
    let parts = rows(inset(card, 14.0), GAP, &[30.0, 0.0, 56.0, 84.0]);
    let service = cx.state.asker().map(|service| service.name.clone()).unwrap_or_default();
    let text = cx.tn("question-goes", &[("service", &service)]);
    cx.words(ui, &text, parts[0], TYPE_SECOND, Weight::Regular, Align::Left, 1, cx.colors.soft_ink);
    cx.words(ui, &question.sent, parts[1], TYPE_SENTENCE * 1.1, Weight::Bold, Align::Left, 3, cx.colors.sentence);
    let mut stays: Vec<String> = Vec::new();
    for part in &question.parts {
        if let Part::Stays(secret) = part {
            let name = cx.tn(&format!("question-secret-{}", secret.name()), &[]);
            if !stays.contains(&name) {
                stays.push(name);
            }
        }
    }
    let text = match stays.is_empty() {
        true => cx.t("question-nothing-stays").to_string(),
        false => cx.tn("question-stays", &[("what", &stays.join(", "))]),
    };
    cx.words(ui, &text, parts[2], TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let places = cx.sided(parts[3], GAP, &[0.0, 150.0, 260.0_f32.min(parts[3].width() * 0.4)]);
    let hear = cx.t("read-aloud");
    if Key::new("question-hear", places[1], &hear).icon("read-aloud").size(16.0).lines(1).show(ui, cx) {
        cx.send(Command::Say(question.sent.clone()));
    }
    let name = cx.t("question-send");
    let key = Key::new("question-send", places[2], &name).icon("network").beside().lines(1).radius(RADIUS_MAIN);
    if key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main).show(ui, cx) {
        send(cx, ErrandCommand::AskIt);
    }
}

/// The question that was sent, how it stands, and the answer.
fn answer(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut ErrandPage, rect: Rect, ask: &ServiceAsk) {
    let parts = rows(rect, GAP, &[56.0, 0.0, 64.0, 84.0]);
    let text = cx.tn("question-was", &[("text", ask.shown.get(cx.state.lang()))]);
    cx.words(ui, &text, parts[0], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.soft_ink);
    let given = ask.state == AskState::Given && ask.answer.is_some();
    if given {
        sentences(ui, cx, parts[1], ask);
        let text = cx.tn("question-source", &[("service", &ask.service)]);
        cx.words(ui, &text, parts[2], TYPE_WORD, Weight::Bold, Align::Left, 2, cx.colors.care);
    } else {
        let text = match cx.state.why_not_yet(&About::Ask(ask.id.clone())) {
            Some(reason) if ask.state == AskState::Denied => cx.tn(&format!("not-yet-{}", reason.name().0), &[]),
            _ => cx.t(standing(&ask.state)).to_string(),
        };
        cx.words(ui, &text, parts[1], TYPE_SENTENCE, Weight::Bold, Align::Center, 3, cx.colors.ink);
    }
    let places = columns(parts[3], GAP, &[0.0, 0.0, 0.0]);
    let hear = cx.t("read-aloud");
    if Key::new("answer-hear", places[0], &hear).icon("read-aloud").beside().lines(1).enabled(given).show(ui, cx) {
        send(cx, ErrandCommand::ReadAnswer);
    }
    let told = ask.wrong.is_some();
    let name = cx.t(if told { "question-wrong-told" } else { "question-wrong" });
    let key = Key::new("answer-wrong", places[1], &name).icon("cross").beside().lines(2);
    if key.enabled(given && !told).show(ui, cx) {
        send(cx, ErrandCommand::WrongAnswer(ask.id.clone()));
    }
    let open = ask.state.is_open();
    let name = cx.t(if open { "question-stop" } else { "question-new" });
    let key = Key::new("answer-new", places[2], &name).icon(if open { "close" } else { "add" }).beside().lines(2);
    let key = if open { key } else { key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main) };
    if key.show(ui, cx) {
        match open {
            true => cx.send(Command::Services(crate::app::ServicesCommand::Cancel(ask.id.clone()))),
            false => {
                page.question.clear();
                send(cx, ErrandCommand::NewQuestion);
            }
        }
    }
}

/// How a question stands that has no answer yet, or none at all.
fn standing(state: &AskState) -> &'static str {
    match state {
        AskState::WaitsBefore => "question-waits-before",
        AskState::WaitsAfter | AskState::Withheld(_) => "question-waits-after",
        AskState::Wording | AskState::Sent | AskState::Checking => "question-asking",
        AskState::Denied => "question-not-yet",
        AskState::Cancelled | AskState::Late => "question-stopped",
        AskState::Given | AskState::Refused(_) | AskState::Failed => "question-no-answer",
    }
}

/// Each sentence with the words of ours that are in it; "I do not know" is an answer.
fn sentences(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, ask: &ServiceAsk) {
    let state = cx.state;
    let Some(shown) = state.errand.answer.as_ref() else { return };
    let knows = ask.answer.as_ref().is_some_and(|answer| answer.knows);
    let mut lines: Vec<(String, Vec<Sign>)> = Vec::new();
    if !knows {
        lines.push((cx.t("question-not-know").to_string(), vec![Sign::Symbol(state.symbol_of_word("not-know"))]));
    }
    lines.extend(
        shown.sentences.iter().map(|(text, tiles)| {
            (text.clone(), tiles.iter().map(|tile| Sign::Symbol(state.tile_symbol(tile))).collect())
        }),
    );
    let height = ((rect.height() + GAP) / lines.len().max(1) as f32 - GAP).min(SENTENCE);
    let most = if rect.width() > 700.0 { 5 } else { 3 };
    // Every sentence begins at the same place.
    let signs_wide = lines.iter().map(|(_, signs)| signs.len().min(most)).max().unwrap_or_default();
    for (nth, (text, signs)) in lines.iter().enumerate() {
        let top = rect.top() + nth as f32 * (height + GAP);
        let row = Rect::from_min_size(egui::pos2(rect.left(), top), egui::vec2(rect.width(), height));
        let places = columns(row, GAP, &[height * signs_wide as f32, 0.0]);
        for (index, sign) in signs.iter().take(most).enumerate() {
            let left = places[0].left() + index as f32 * height;
            let place = Rect::from_min_size(egui::pos2(left, row.top()), egui::Vec2::splat(height));
            if let Sign::Symbol(symbol) = sign {
                let painter = ui.painter().clone();
                let key = |side| crate::app::PictureKey::Symbol(symbol.clone(), side);
                crate::ui::kit::paint_picture(ui, cx, &painter, place.shrink(4.0), key);
            }
        }
        ui.painter().rect_filled(places[1], RADIUS_CARD, cx.colors.tint(Tint::Little));
        let place = places[1].shrink2(egui::vec2(14.0, 4.0));
        cx.words(ui, text, place, TYPE_SENTENCE, Weight::Bold, Align::Left, 2, cx.colors.ink);
    }
}
