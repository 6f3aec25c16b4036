//! A stage for the face: the real state, a screen of any size, fingers and keys.

use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::NodeT;
use egui_kittest::{Harness, Node};
use malgeurim::app::{Command, Effect, Outcome, ProfilesCommand, Room, Start, State, on_command, on_outcome};
use malgeurim::domain::artwork::{Artwork, Beginning, Deed, Hand, Step, Title};
use malgeurim::domain::id::{BlobId, Millis, ProfileId};
use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::record::Record;
use malgeurim::domain::scene::Scene;
use malgeurim::domain::strip::Piece;
use malgeurim::io::desk::Desk;
use malgeurim::io::fonts;
use malgeurim::text::Texts;
use malgeurim::ui::{Face, HangulFonts};
use std::sync::OnceLock;
use std::time::Duration;

/// A Saturday evening.
pub const NOW: Millis = 1_795_287_600_000;
/// A tablet lying.
pub const LYING: Vec2 = vec2(1280.0, 800.0);
/// A tablet standing.
pub const STANDING: Vec2 = vec2(800.0, 1280.0);
/// A phone.
pub const PHONE: Vec2 = vec2(420.0, 860.0);

/// Who carries commands out.
pub enum Hands {
    /// Nobody: effects are noted, outcomes are fed by the test.
    Alone(Box<State>),
    /// The desk of the command line: store and jobs, no sound.
    Desk(Box<Desk>),
}

/// What the harness owns.
pub struct World {
    face: Face,
    hands: Hands,
    effects: Vec<Effect>,
}

impl World {
    fn state(&self) -> &State {
        match &self.hands {
            Hands::Alone(state) => state,
            Hands::Desk(desk) => desk.state(),
        }
    }

    fn send(&mut self, command: Command) {
        match &mut self.hands {
            Hands::Alone(state) => self.effects.extend(on_command(state, command, NOW)),
            Hands::Desk(desk) => desk.send(command),
        }
    }
}

/// A screen with the face on it.
pub struct Stage {
    harness: Harness<'static, World>,
}

/// The installed Hangul face, read once.
fn hangul() -> Option<HangulFonts> {
    static FONTS: OnceLock<Option<HangulFonts>> = OnceLock::new();
    let read = || {
        let family = fonts::hangul()?;
        Some(HangulFonts {
            regular: (family.regular.bytes, family.regular.index),
            bold: (family.bold.bytes, family.bold.index),
        })
    };
    FONTS.get_or_init(read).clone()
}

fn start(lang: Lang) -> Start {
    Start {
        records: Vec::new(),
        nonce: 1,
        now: NOW,
        lang,
        utc_offset_min: 540,
        documents: std::env::temp_dir(),
        pictures_folder: std::env::temp_dir(),
    }
}

impl Stage {
    /// One person, 하늘, at the three doors.
    pub fn new(lang: Lang, size: Vec2) -> Self {
        let mut stage = Self::empty(lang, size);
        stage.add_person("하늘");
        let id = stage.state().library.people()[0].id.clone();
        stage.send(Command::Profiles(ProfilesCommand::Choose(id)));
        stage
    }

    /// Nobody is there yet.
    pub fn empty(lang: Lang, size: Vec2) -> Self {
        Self::with(Hands::Alone(Box::new(State::new(start(lang)))), size, 0.25)
    }

    /// The desk of the command line in a folder.
    pub fn at_desk(desk: Desk, size: Vec2) -> Self {
        Self::with(Hands::Desk(Box::new(desk)), size, 0.25)
    }

    /// As [`Stage::new`], with `step` seconds between two frames.
    pub fn slow_motion(step: f32) -> Self {
        let mut state = State::new(start(Lang::Ko));
        let person = Profile::new("p".into(), "하늘", NOW);
        state.library.put(Record::Profile(person));
        let mut stage = Self::with(Hands::Alone(Box::new(state)), LYING, step);
        stage.send(Command::Profiles(ProfilesCommand::Choose("p".into())));
        stage
    }

    fn with(hands: Hands, size: Vec2, step: f32) -> Self {
        let fonts = hangul();
        let mut builder = Harness::builder().with_size(size).with_max_steps(60).with_step_dt(step);
        if fonts.is_none() {
            println!("no Hangul face is installed: letters are boxes here");
            builder = builder.allow_missing_glyphs();
        }
        let world = World { face: Face::default(), hands, effects: Vec::new() };
        let builder = builder.with_context_setup(move |ctx| Face::prepare(ctx, fonts));
        Self { harness: builder.build_ui_state(draw, world) }
    }

    /// A file is opened with the program.
    pub fn hand(&mut self, file: &str) {
        self.harness.state_mut().face.hand(file.into());
        self.run();
    }

    /// The state as the face sees it.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// The state, to be set by hand.
    pub fn state_mut(&mut self) -> &mut State {
        match &mut self.harness.state_mut().hands {
            Hands::Alone(state) => state,
            Hands::Desk(desk) => desk.state_mut(),
        }
    }

    /// The harness underneath.
    pub fn harness(&mut self) -> &mut Harness<'static, World> {
        &mut self.harness
    }

    /// Carries a command out and draws until nothing moves.
    pub fn send(&mut self, command: Command) {
        self.harness.state_mut().send(command);
        self.run();
    }

    /// Goes to a room.
    pub fn go(&mut self, room: Room) {
        self.send(Command::Go(room));
    }

    /// Something came back from the world.
    pub fn outcome(&mut self, outcome: Outcome) {
        let world = self.harness.state_mut();
        if let Hands::Alone(state) = &mut world.hands {
            let effects = on_outcome(state, outcome);
            world.effects.extend(effects);
        }
        self.run();
    }

    /// What had to be done since the last call.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.harness.state_mut().effects)
    }

    /// Draws until nothing moves; at a desk, also until its work is done.
    pub fn run(&mut self) {
        self.harness.run();
        if let Hands::Desk(desk) = &mut self.harness.state_mut().hands {
            assert!(desk.settle(Duration::from_secs(120)), "the desk did not come to rest");
            self.harness.run();
        }
    }

    /// Another window size, in points.
    pub fn resize(&mut self, size: Vec2) {
        self.harness.set_size(size);
        self.run();
        self.run();
    }

    /// Changes the profile of the chosen person.
    pub fn change_person(&mut self, change: impl FnOnce(&mut Profile)) {
        let who = self.state().who.clone().expect("a person");
        let person = self.state_mut().library.profiles.get_mut(&who).expect("their profile");
        change(person);
        self.run();
        self.run();
    }

    /// A new person in the list.
    pub fn add_person(&mut self, name: &str) {
        self.send(Command::Profiles(ProfilesCommand::Add { name: name.to_owned(), picture: "🌟".into() }));
    }

    /// A painted work of the chosen person.
    pub fn add_work(&mut self, title: &str, nth: i64) -> Artwork {
        let who = self.state().who.clone().unwrap_or_default();
        let work = work(&who, title, nth);
        self.state_mut().library.put(Record::Artwork(work.clone()));
        self.run();
        work
    }

    /// Everything that can be pressed.
    pub fn buttons(&self) -> Vec<Target> {
        self.of_role(Role::Button)
    }

    /// Everything of a role.
    pub fn of_role(&self, role: Role) -> Vec<Target> {
        let nodes = self.harness.root().children_recursive();
        nodes.filter(|node| node.accesskit_node().role() == role).map(|node| Target::of(&node)).collect()
    }

    /// The words on the screen.
    pub fn words(&self) -> Vec<String> {
        self.of_role(Role::Label).into_iter().map(|label| label.name).collect()
    }

    /// Whether these words stand on the screen.
    pub fn shows(&self, words: &str) -> bool {
        self.words().iter().any(|shown| shown == words)
    }

    /// Whether a button of this name is there.
    pub fn has_button(&self, name: &str) -> bool {
        self.buttons().iter().any(|button| button.name == name)
    }

    /// The button of this name; of several, the one drawn last (a board lies after the suggestions).
    pub fn button(&self, name: &str) -> Target {
        let found = self.buttons().into_iter().rfind(|button| button.name == name);
        found.unwrap_or_else(|| {
            let names: Vec<String> = self.buttons().into_iter().map(|button| button.name).collect();
            panic!("no button {name:?} among {names:?}")
        })
    }

    fn node(&self, name: &str) -> Node<'_> {
        let is_it = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::Button && node.label().as_deref() == Some(name)
        };
        let found = self.harness.root().children_recursive().filter(is_it).last();
        found.unwrap_or_else(|| panic!("no button {name:?}"))
    }

    /// A finger touches the middle of a button.
    pub fn tap(&mut self, name: &str) {
        self.node(name).click();
        self.run();
    }

    /// A screen reader presses a button.
    pub fn press_by_reader(&mut self, name: &str) {
        self.node(name).click_accesskit();
        self.run();
    }

    /// Puts the keyboard's focus on a button.
    pub fn focus(&mut self, name: &str) {
        self.node(name).focus();
        self.run();
    }

    /// A finger touches a line to type in, of this name.
    pub fn tap_field(&mut self, name: &str) {
        let is_it = |node: &Node<'_>| {
            let node = node.accesskit_node();
            matches!(node.role(), Role::TextInput | Role::PasswordInput) && node.label().as_deref() == Some(name)
        };
        let found = self.harness.root().children_recursive().filter(is_it).last();
        found.unwrap_or_else(|| panic!("no line {name:?}")).click();
        self.run();
    }

    fn line(&self, name: &str) -> Node<'_> {
        let is_it = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() == Role::TextInput && node.label().as_deref() == Some(name)
        };
        let found = self.harness.root().children_recursive().filter(is_it).last();
        found.unwrap_or_else(|| panic!("no line {name:?}"))
    }

    /// The text in a line of this name.
    pub fn value(&self, name: &str) -> String {
        self.line(name).accesskit_node().value().unwrap_or_default()
    }

    /// Where a line of this name lies.
    pub fn field_rect(&self, name: &str) -> Rect {
        self.line(name).rect()
    }

    /// The pointer goes down or up somewhere.
    pub fn press_at(&mut self, pos: egui::Pos2, pressed: bool) {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        self.harness.step();
    }

    /// Types into whatever has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.run();
    }

    /// The text of a message in the person's language.
    pub fn t(&self, id: &str) -> String {
        let texts = Texts::new(self.state().lang());
        assert!(texts.has(id), "no message {id}");
        texts.get(id)
    }

    /// The window in points.
    pub fn window(&self) -> Rect {
        self.harness.ctx.content_rect()
    }
}

/// One frame, on the whole window as eframe gives it.
fn draw(ui: &mut egui::Ui, world: &mut World) {
    let whole = ui.ctx().content_rect();
    let mut page = ui.new_child(egui::UiBuilder::new().max_rect(whole));
    page.set_clip_rect(whole);
    let state = match &world.hands {
        Hands::Alone(state) => state,
        Hands::Desk(desk) => desk.state(),
    };
    let commands = world.face.frame(&mut page, state);
    if !commands.is_empty() {
        ui.ctx().request_repaint();
    }
    for command in commands {
        world.send(command);
    }
}

/// A painted work; `nth` orders works in time.
pub fn work(who: &ProfileId, title: &str, nth: i64) -> Artwork {
    let step = |by, did| Step { at: NOW, by, did, result: None };
    Artwork {
        id: format!("w-{nth}").as_str().into(),
        profile: who.clone(),
        maker: "하늘".to_owned(),
        title: Title { text: title.to_owned(), ..Title::default() },
        made: NOW + nth,
        beginning: Beginning::Words,
        width: 1024,
        height: 1024,
        base: Some(BlobId::of(title.as_bytes())),
        alt: LocalText::new("바닷가에 배가 있어요.", "A ship by the sea."),
        steps: vec![
            step(Hand::Person, Deed::Chose(vec![Piece::Word("ship".into())])),
            step(Hand::Painter, Deed::Composed(Scene::default())),
            step(
                Hand::Painter,
                Deed::Painted {
                    style: "oil".to_owned(),
                    seed: 1,
                    tone: Default::default(),
                    stopped: false,
                    of_sheet: false,
                },
            ),
        ],
        ..Artwork::default()
    }
}

/// Something on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What a screen reader says.
    pub name: String,
    /// Where, in points.
    pub rect: Rect,
    /// Can be used now.
    pub enabled: bool,
    /// Lit.
    pub chosen: bool,
}

impl Target {
    fn of(node: &Node<'_>) -> Self {
        let inner = node.accesskit_node();
        let name = inner.label().or_else(|| inner.value()).unwrap_or_default();
        let chosen = inner.toggled() == Some(egui::accesskit::Toggled::True);
        Self { name, rect: node.rect(), enabled: !inner.is_disabled(), chosen }
    }
}
