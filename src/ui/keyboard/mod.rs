//! The keyboard on the screen: for every line of text it comes from below, and the line stays in view above it; in Talk it
//! lies where the board is.
//!
//! Its keys become the events that a real keyboard would send, so lines know nothing of it and every other way to type
//! (keys, an input method of the system, a screen reader) goes on working beside it.

mod keys;
mod lines;
mod plan;
mod talk;

pub use talk::show as talk;

use crate::app::Command;
use crate::app::complete::{Learnt, Offer, Offered, Offers, offers_for, offers_for_strip};
use crate::domain::access::Method;
use crate::domain::id::ProfileId;
use crate::domain::keyboard::{Comes, DOT, DOTS, Layout, Stroke};
use crate::domain::locale::Lang;
use crate::domain::profile::Profile;
use crate::language::hangul;
use crate::language::typing::{difference, typed};
use crate::text::letters;
use crate::ui::kit::tokens::{GAP, MARGIN};
use crate::ui::kit::{Cx, TouchPad, TypedInto, inset};
use egui::text::{CCursor, CCursorRange};
use egui::{Context, Event, Key, Modifiers, PointerButton, Rect, Sense, TextEdit, TouchPhase, Ui, vec2};
use plan::Plan;

/// What lives on between frames.
#[derive(Default)]
pub struct Keyboard {
    /// Whose letters are shown.
    of: Option<(ProfileId, Lang)>,
    latin: bool,
    signs: bool,
    shift: bool,
    /// 다음 글자 was pressed.
    next: bool,
    /// Written in the next frame.
    events: Vec<Event>,
    /// A finger came down; the press that it makes is still to come.
    touched: bool,
    /// The last press was a finger's.
    finger: bool,
    /// The line that was typed into in the last frame.
    line: Option<TypedInto>,
    /// Where it lay over the room, and how far that was moved up.
    place: Option<Rect>,
    pan: f32,
    /// When a held key erases again, in seconds.
    again_s: Option<f64>,
    /// …and has done so: its release erases no more.
    erased: bool,
    /// What was offered last, and for what.
    offers: (Option<OffersOf>, Offers),
    learnt: Learnt,
}

/// What offers are made of: the text (the strip, if none), whose, and how much they have said.
type OffersOf = (Option<String>, u64, Option<ProfileId>, usize);

/// What was wanted.
enum Wish {
    Stroke(Stroke),
    Enter,
    Close,
    Offer(Offer),
    /// The cursor goes there.
    Cursor(usize),
    /// One letter back or on.
    Step(bool),
}

impl Keyboard {
    /// A frame begins: what the keys wrote is typed now.
    pub fn begin(&mut self, ctx: &Context, person: &Profile, pad: &TouchPad) {
        let place = self.place.filter(|_| self.is_wanted(person));
        // A screen reader goes to a key before it presses it: the cursor stays in the line all the same.
        let focused = ctx.memory(|memory| memory.focused());
        let on_key = place.zip(focused).is_some_and(|(place, id)| pad.was_within(id, place));
        if let (Some(line), true) = (&self.line, on_key) {
            ctx.memory_mut(|memory| memory.request_focus(line.id));
            TypedInto::take(ctx);
        } else {
            self.line = TypedInto::take(ctx);
        }
        let on_it = |at: Option<egui::Pos2>| place.zip(at).is_some_and(|(place, at)| place.contains(at));
        let (touched, pressed, at) = ctx.input(|input| {
            let is_touch = |event: &Event| matches!(event, Event::Touch { phase: TouchPhase::Start, .. });
            let touched = input.events.iter().any(is_touch);
            let press = input.events.iter().find_map(|event| match event {
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } => Some(*pos),
                _ => None,
            });
            (touched, press, input.pointer.interact_pos())
        });
        self.touched |= touched;
        if pressed.is_some() {
            let by_finger = std::mem::take(&mut self.touched);
            if !on_it(pressed) {
                self.finger = by_finger;
            }
        }
        // A tap on a key does not take the cursor out of the line.
        let on_keys = on_it(at);
        ctx.options_mut(|options| {
            use egui::SurrenderFocusOn::{Clicks, Never};
            options.input_options.surrender_focus_on = if on_keys { Never } else { Clicks };
        });
        if !self.events.is_empty() {
            let events = std::mem::take(&mut self.events);
            ctx.input_mut(|input| input.events.extend(events));
        }
        let now = (person.id.clone(), person.lang);
        if self.of.as_ref() != Some(&now) {
            (self.latin, self.signs, self.shift, self.next) = (person.lang == Lang::En, false, false, false);
            self.of = Some(now);
        }
    }

    fn is_wanted(&self, person: &Profile) -> bool {
        match person.keyboard.comes {
            // Who chooses otherwise than by fingers has no other keys.
            Comes::Touched => self.finger || person.access.method != Method::Touch,
            Comes::Always => true,
            Comes::Never => false,
        }
    }

    fn layout(&self, person: &Profile) -> Layout {
        match (self.signs, self.latin) {
            (true, _) => Layout::Signs,
            (false, true) => person.keyboard.latin_layout(),
            (false, false) => person.keyboard.korean_layout(),
        }
    }

    /// Types keys as a real keyboard does.
    fn press(&mut self, key: Key) {
        let (physical_key, modifiers) = (None, Modifiers::NONE);
        self.events.push(Event::Key { key, physical_key, pressed: true, repeat: false, modifiers });
    }

    fn write(&mut self, gone: usize, come: &str) {
        (0..gone).for_each(|_| self.press(Key::Backspace));
        if !come.is_empty() {
            self.events.push(Event::Text(come.to_owned()));
        }
    }
}

fn person(cx: &Cx<'_>) -> Profile {
    cx.state.person().cloned().unwrap_or_else(|| Profile { lang: cx.state.lang(), ..Profile::default() })
}

/// Moves the room up where the keyboard would lie over the line that is typed into. Call before the room is drawn.
pub fn make_room(ui: &Ui, cx: &mut Cx<'_>, whole: Rect) -> Rect {
    let person = person(cx);
    // A question that waits lies over everything.
    let free = cx.state.recognize.asked.is_none();
    let keyboard = &mut cx.kit.keyboard;
    let line = keyboard.line.clone().filter(|_| free && keyboard.is_wanted(&person));
    let place = line.as_ref().map(|line| {
        let plan = Plan::below(inset(whole, MARGIN), keyboard.layout(&person), &person.keyboard, line.secret);
        whole.with_min_y(whole.bottom() - plan.height() - MARGIN - GAP)
    });
    keyboard.place = place;
    let pan = match (&line, place) {
        (Some(line), Some(place)) => {
            let at = line.rect.translate(vec2(0.0, keyboard.pan));
            let hidden = at.bottom() + GAP - place.top();
            // What is found lies below its line: as much of it as can be is shown.
            let most = (at.top() - whole.top() - MARGIN).max(0.0);
            if line.finds { most } else { hidden.clamp(0.0, most) }
        }
        _ => 0.0,
    };
    if pan != keyboard.pan {
        keyboard.pan = pan;
        ui.ctx().request_repaint();
    }
    cx.kit.pad.lid(place);
    whole.translate(vec2(0.0, -pan))
}

/// Draws the keyboard over the room, while a line is typed into.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, whole: Rect) {
    cx.kit.pad.lid(None);
    let person = person(cx);
    let wanted = cx.kit.keyboard.is_wanted(&person);
    let line = TypedInto::now(ui.ctx());
    if line.is_some() && wanted && cx.kit.keyboard.place.is_none() {
        // It comes with the next frame, when the room knows of it.
        ui.ctx().request_repaint();
    }
    let (Some(place), Some(line)) = (cx.kit.keyboard.place, line) else { return };
    // What lies under it is pressed by nobody, and no line under it takes the cursor.
    let under = egui::Id::unique("keyboard");
    ui.interact(place, under, Sense::click_and_drag());
    cx.kit.pad.part();
    cx.kit.pad.shield(under, place);
    let painter = ui.painter().clone();
    painter.rect_filled(place, 0.0, cx.colors.hanji);
    painter.hline(place.x_range(), place.top(), egui::Stroke::new(cx.colors.border.max(2.0), cx.colors.line));
    let plan = Plan::below(inset(whole, MARGIN), cx.kit.keyboard.layout(&person), &person.keyboard, line.secret);
    let before = line.before();
    let text = if line.secret { None } else { Some(before.as_str()) };
    let offers = text.filter(|_| person.keyboard.offers).map(|text| offered(cx, Some(text))).unwrap_or_default();
    let mut wish = lines::show(ui, cx, &plan, &offers, Some(&line));
    let enter = if line.lines { "key-line" } else { "key-enter" };
    wish = keys::show(ui, cx, &plan, &person, enter).or(wish);
    cx.kit.textures.flush(ui);
    if let Some(wish) = wish {
        carry_out(ui, cx, &person, &line, wish);
        ui.ctx().request_repaint();
    }
}

/// What is offered for a text, or for the strip; made once for each text.
fn offered(cx: &mut Cx<'_>, text: Option<&str>) -> Offers {
    let strip = match text {
        Some(_) => 0,
        None => {
            use std::hash::{DefaultHasher, Hash, Hasher};
            let mut hasher = DefaultHasher::new();
            let strip = cx.state.strip();
            strip.tiles.iter().for_each(|tile| (cx.state.tile_text(tile), tile.written as u8).hash(&mut hasher));
            cx.state.talk.spoken.hash(&mut hasher);
            hasher.finish()
        }
    };
    let of = (text.map(str::to_owned), strip, cx.state.who.clone(), cx.state.library.utterances.len());
    if cx.kit.keyboard.offers.0.as_ref() != Some(&of) {
        let keyboard = &mut cx.kit.keyboard;
        if !keyboard.learnt.is_of(cx.state) {
            keyboard.learnt = Learnt::of(cx.state);
        }
        let offers = match text {
            Some(text) => offers_for(cx.state, &keyboard.learnt, text),
            None => offers_for_strip(cx.state, &keyboard.learnt),
        };
        keyboard.offers = (Some(of), offers);
    }
    cx.kit.keyboard.offers.1.clone()
}

/// What was wanted happens to the line.
fn carry_out(ui: &Ui, cx: &mut Cx<'_>, person: &Profile, line: &TypedInto, wish: Wish) {
    let before = line.before();
    match wish {
        Wish::Stroke(Stroke::Back) if line.marked => cx.kit.keyboard.press(Key::Backspace),
        Wish::Stroke(stroke) => {
            // Marked letters are replaced; nothing joins them.
            let start = if line.marked { "" } else { before.as_str() };
            let after = typed(start, stroke);
            let (gone, come) = difference(start, &after);
            cx.kit.keyboard.write(gone, come);
            if !line.secret {
                read(cx, person, &before, &after, stroke);
            }
        }
        Wish::Enter => {
            if !line.secret {
                read_word(cx, person, &before);
            }
            cx.kit.keyboard.press(Key::Enter);
        }
        Wish::Close => ui.memory_mut(|memory| memory.surrender_focus(line.id)),
        Wish::Offer(offer) => {
            // Marked letters go with one key; what stands before them is replaced as without.
            let before: String = line.text.chars().take(line.from).collect();
            let gone = match offer.what {
                Offered::Word(_) | Offered::Text(_) => last_word(&before).chars().count(),
                Offered::Phrase(_) | Offered::Said(_) => before.rsplit('\n').next().unwrap_or_default().chars().count(),
            };
            cx.kit.keyboard.write(gone + usize::from(line.marked), &offer.text);
            if person.keyboard.reads.words() {
                cx.send(Command::Say(offer.text));
            }
        }
        Wish::Step(on) => cx.kit.keyboard.press(if on { Key::ArrowRight } else { Key::ArrowLeft }),
        Wish::Cursor(at) => {
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), line.id) {
                state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
                TextEdit::store_state(ui.ctx(), line.id, state);
            }
        }
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Reads the letter that was written, or the word that has ended, where the person wants to hear it.
fn read(cx: &mut Cx<'_>, person: &Profile, before: &str, after: &str, stroke: Stroke) {
    match stroke {
        Stroke::Back => {}
        Stroke::Letter(c) if c.is_whitespace() => read_word(cx, person, before),
        _ if person.keyboard.reads.letters() => {
            let written = after.chars().next_back().and_then(|c| hangul::keys(c).last());
            // A stroke on the way to a vowel is no letter yet.
            if let Some(letter) = written.filter(|c| *c != DOT && *c != DOTS) {
                let name = letter_name(cx, letter);
                cx.send(Command::Say(name));
            }
        }
        _ => {}
    }
}

fn read_word(cx: &mut Cx<'_>, person: &Profile, before: &str) {
    let word = last_word(before);
    if person.keyboard.reads.words() && !word.is_empty() {
        cx.send(Command::Say(word.to_owned()));
    }
}

/// How a letter is called.
fn letter_name(cx: &mut Cx<'_>, c: char) -> String {
    match letters::name_of(c) {
        Some(name) => cx.t(name).to_string(),
        None if c.is_uppercase() => cx.tn("letter-capital", &[("letter", &c.to_string())]),
        None => c.to_string(),
    }
}
