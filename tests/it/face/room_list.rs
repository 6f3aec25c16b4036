//! Every room in every state that shows other buttons, reached by commands.

use super::stage::Stage;
use malgeurim::app::{
    Command, CreateCommand, CreateStep, Effect, ErrandCommand, ErrandView, ExhibitCommand, ExhibitView,
    HappenedCommand, Job, JobResult, Outcome, Painting, QueueCommand, Room, RoomEdit, SayingsCommand, TalkCommand,
    VaultNews, WorksCommand, WorkshopCommand, WorkshopPart,
};
use malgeurim::domain::artwork::Beginning;
use malgeurim::domain::keyboard::Stroke;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::vocabulary::Word;
use malgeurim::formats::roster;
use malgeurim::text::Texts;

/// A room in a state.
pub struct Scene {
    /// For messages.
    pub name: &'static str,
    /// Smallest target in points.
    pub smallest: f32,
    enter: fn(&mut Stage),
}

impl Scene {
    /// Brings the stage there.
    pub fn enter(&self, stage: &mut Stage) {
        stage.state_mut().notices.clear();
        (self.enter)(stage);
        stage.run();
    }
}

const ARTIST: f32 = 72.0;
const STAFF: f32 = 44.0;

const fn scene(name: &'static str, smallest: f32, enter: fn(&mut Stage)) -> Scene {
    Scene { name, smallest, enter }
}

/// All of them. The stage has one person, and many people and works after the first.
pub const SCENES: [Scene; 81] = [
    scene("home", ARTIST, |s| s.go(Room::Home)),
    scene("talk", ARTIST, |s| talk(s, &[])),
    scene("talk: sentence", ARTIST, |s| talk(s, &["me", "school", "go", "tomorrow", "teacher", "good"])),
    scene("talk: food", ARTIST, |s| s.send(Command::Talk(TalkCommand::Open("builtin/food".into())))),
    scene("talk: search", ARTIST, |s| s.send(Command::Talk(TalkCommand::Search(Some("다".to_owned()))))),
    scene("talk: nothing found", ARTIST, |s| s.send(Command::Talk(TalkCommand::Search(Some("뷁".to_owned()))))),
    scene("talk: every group", ARTIST, |s| s.send(Command::Talk(TalkCommand::Search(Some(String::new()))))),
    scene("talk: a group", ARTIST, |s| tap(s, "group-food")),
    scene("talk: keyboard", ARTIST, |s| {
        s.send(Command::Talk(TalkCommand::Keyboard(true)));
        "ㅎㅏㄱ".chars().for_each(|c| s.send(Command::Talk(TalkCommand::Type(Stroke::Letter(c)))));
    }),
    scene("talk: history", ARTIST, history),
    scene("talk: kept", ARTIST, |s| {
        keep(s);
        tap(s, "kept");
    }),
    scene("talk: one that is kept", ARTIST, |s| tap(s, "kept-change")),
    scene("talk: quick", ARTIST, |s| tap(s, "quick")),
    scene("talk: heard", ARTIST, |s| {
        s.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Heard("내일 우리 학교 같이 갈까요?".to_owned()))));
        tap(s, "heard");
    }),
    scene("talk: where", ARTIST, |s| tap(s, "place-now")),
    scene("talk: big", ARTIST, |s| {
        s.send(Command::Talk(TalkCommand::ShowHistory(false)));
        s.send(Command::Talk(TalkCommand::ShowBig(true)));
    }),
    scene("talk: notice", ARTIST, |s| {
        s.send(Command::Talk(TalkCommand::ShowBig(false)));
        s.state_mut().tell(Notice::problem("no-sound-device"));
    }),
    scene("talk: several sets", ARTIST, |s| {
        s.state_mut().notices.clear();
        super::sets::two_sets(s);
    }),
    scene("errands: where", ARTIST, |s| {
        super::sets::one_set(s);
        s.go(Room::Errands);
    }),
    scene("errands: wishes", ARTIST, |s| errand(s, ErrandCommand::Place("hospital".to_owned()))),
    scene("errands: a sentence", ARTIST, |s| errand(s, ErrandCommand::Wish("fever".to_owned()))),
    scene("errands: a choice", ARTIST, |s| errand(s, ErrandCommand::Wish("hurts".to_owned()))),
    scene("errands: big", ARTIST, |s| {
        errand(s, ErrandCommand::Fill(0));
        errand(s, ErrandCommand::ShowBig(true));
    }),
    scene("errands: nothing heard", ARTIST, |s| errand(s, ErrandCommand::See(ErrandView::Heard))),
    scene("errands: heard a question", ARTIST, |s| {
        errand(s, ErrandCommand::Heard("물이요, 우유요, 커피요?".to_owned()));
    }),
    scene("errands: heard", ARTIST, |s| errand(s, ErrandCommand::Heard("어디가 아프세요?".to_owned()))),
    scene("errands: phone", ARTIST, |s| errand(s, ErrandCommand::Place("phone".to_owned()))),
    scene("errands: guide", ARTIST, |s| errand(s, ErrandCommand::See(ErrandView::Guide))),
    scene("errands: steps", ARTIST, |s| errand(s, ErrandCommand::Guide(Some("order".to_owned())))),
    scene("errands: card", ARTIST, |s| errand(s, ErrandCommand::See(ErrandView::Card))),
    scene("errands: emergency", ARTIST, |s| errand(s, ErrandCommand::Place("e119".to_owned()))),
    scene("create: begin", ARTIST, |s| {
        super::sets::one_set(s);
        s.go(Room::Create);
        s.send(Command::Create(CreateCommand::Step(CreateStep::Begin)));
    }),
    scene("create: own picture", ARTIST, |s| begin(s, Beginning::Picture)),
    scene("create: no words yet", ARTIST, |s| begin(s, Beginning::Words)),
    scene("create: words", ARTIST, |s| {
        ["ship", "tree", "moon", "teacher", "dog", "rain", "school"].into_iter().for_each(|word| {
            s.send(Command::Create(CreateCommand::AddWord(word.into())));
        });
    }),
    scene("create: style", ARTIST, |s| step(s, CreateStep::How)),
    scene("create: painting", ARTIST, |s| {
        s.state_mut().create.painting = Some(Painting { id: 7, done: 0.4, snapshot: None, of: Default::default() });
        step(s, CreateStep::Make);
    }),
    scene("create: painted", ARTIST, |s| s.state_mut().create.painting = None),
    scene("create: drawing", ARTIST, |s| step(s, CreateStep::Draw)),
    scene("create: name", ARTIST, |s| {
        step(s, CreateStep::Name);
        s.send(Command::Create(CreateCommand::TitleWord("ship".into())));
    }),
    scene("create: notice", ARTIST, |s| s.state_mut().tell(Notice::problem("paint-nothing"))),
    scene("works: none", ARTIST, |s| s.go(Room::Works)),
    scene("works: many", ARTIST, |s| {
        (0..30).for_each(|nth| drop(s.add_work(&format!("그림 {nth}"), nth)));
        s.go(Room::Works);
    }),
    scene("works: one", ARTIST, |s| s.send(Command::Works(WorksCommand::Show(Some("w-3".into()))))),
    scene("home with a picture", ARTIST, |s| s.go(Room::Home)),
    scene("exhibit: none", STAFF, |s| s.go(Room::Exhibit)),
    scene("exhibit: hung", STAFF, |s| {
        s.send(Command::Exhibit(ExhibitCommand::New("우리들의 전시".to_owned())));
        let show = s.state().exhibit.open.clone().expect("an exhibition");
        let works = s.state().library.artworks.keys().cloned().collect();
        s.send(Command::Exhibit(ExhibitCommand::Add(show, works)));
    }),
    scene("exhibit: label", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::Select(Some("w-3".into()))))),
    scene("exhibit: rooms", STAFF, |s| {
        let show = s.state().exhibit.open.clone().expect("an exhibition");
        s.send(Command::Exhibit(ExhibitCommand::Room(show, RoomEdit::Add("바다".to_owned()))));
    }),
    scene("exhibit: label form", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Label)))),
    scene("exhibit: who was asked", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Consents)))),
    scene("exhibit: asked", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Ask)))),
    scene("exhibit: question", ARTIST, |s| {
        let name = Texts::new(s.state().lang()).with("ask-maker", &[("name", "하늘")]);
        s.tap(&name);
    }),
    scene("exhibit: collection", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Choose)))),
    scene("exhibit: checks", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Checks)))),
    scene("exhibit: going out", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Export)))),
    scene("exhibit: details", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::See(ExhibitView::Details)))),
    scene("exhibit: list", STAFF, |s| s.send(Command::Exhibit(ExhibitCommand::Open(None)))),
    scene("works: one that hangs", ARTIST, |s| {
        s.go(Room::Works);
        s.send(Command::Works(WorksCommand::Show(Some("w-3".into()))));
    }),
    scene("works: not to be shown", ARTIST, |s| tap(s, "refuse")),
    scene("settings", STAFF, |s| {
        s.go(Room::Settings);
        s.outcome(Outcome::Backups((0..6).map(|n| (format!("b{n}"), n * 1000, 5)).collect()));
    }),
    scene("who", ARTIST, |s| {
        (0..24).for_each(|n| s.add_person(&format!("사람{n}")));
        s.go(Room::Who);
    }),
    scene("who: adding", ARTIST, |s| {
        let add = s.t("add-person");
        s.tap(&add);
    }),
    scene("workshop: locked", STAFF, |s| {
        s.state_mut().services.has_pin = Some(true);
        s.go(Room::Workshop);
    }),
    scene("workshop: people", STAFF, |s| {
        s.change_person(|person| person.group = "해뜰반".to_owned());
        s.state_mut().services.unlocked = true;
    }),
    scene("workshop: device", STAFF, |s| tap(s, "device")),
    scene("workshop: recovery code", STAFF, |s| {
        let code = malgeurim::domain::recovery::RecoveryCode::of([8; malgeurim::domain::recovery::SEED]);
        s.outcome(Outcome::Vault(VaultNews::Code(code)));
    }),
    scene("workshop: one", STAFF, |s| {
        tap(s, "recovery-kept");
        tap(s, "back");
        // Behind the name stands what has to be known of them: their group, their way of access.
        let name = format!("{}. 해뜰반", s.state().person().expect("a person").name);
        s.tap("해뜰반");
        let card = s.buttons().into_iter().find(|button| button.name.starts_with(&name)).expect("a card");
        s.tap(&card.name);
    }),
    scene("workshop: what is seen", STAFF, |s| tap(s, "calm")),
    scene("workshop: whom to call", STAFF, |s| {
        tap(s, "back");
        let name = s.state().person().expect("a person").name.clone();
        let text = Texts::new(s.state().lang()).with("contact-of", &[("name", &name)]);
        s.tap(&text);
    }),
    scene("workshop: lessons", STAFF, |s| {
        tap(s, "back");
        tap(s, "lesson-for-them");
    }),
    scene("workshop: new", STAFF, |s| {
        tap(s, "back");
        tap(s, "add-person");
    }),
    scene("workshop: list", STAFF, |s| {
        tap(s, "cancel");
        tap(s, "roster");
        let rows =
            roster::read("이름,모임,시작\n하늘,,\n구름,달빛반,크게;예민\n나무,,모름\n".as_bytes()).expect("a list");
        s.send(Command::Workshop(WorkshopCommand::ReadRoster("list.csv".into())));
        let id = s.effects().into_iter().find_map(|effect| match effect {
            Effect::Start { id, job: Job::ReadRoster(_) } => Some(id),
            _ => None,
        });
        s.outcome(Outcome::Ended { id: id.expect("the list is read"), result: JobResult::Roster(rows) });
    }),
    scene("workshop: queue", STAFF, |s| s.send(Command::Queue(QueueCommand::Part(WorkshopPart::Queue)))),
    scene("workshop: what happened", STAFF, |s| s.send(Command::Queue(QueueCommand::Part(WorkshopPart::Happened)))),
    scene("welcome: voice", ARTIST, |s| {
        s.go(Room::Welcome);
        super::welcome::voices(s);
    }),
    scene("welcome: touch", ARTIST, |s| tap(s, "next")),
    scene("welcome: touch, asked", ARTIST, super::welcome::miss),
    scene("welcome: name", ARTIST, |s| tap(s, "next")),
    scene("welcome: places", ARTIST, |s| tap(s, "next")),
    scene("home: tidings", ARTIST, |s| {
        let who = s.state().who.clone().expect("a person");
        s.send(Command::Happened(HappenedCommand::Ask(who)));
        s.go(Room::Home);
        s.send(Command::Queue(QueueCommand::Tidings(true)));
    }),
];

fn talk(stage: &mut Stage, words: &[&str]) {
    stage.go(Room::Talk);
    stage.send(Command::Talk(TalkCommand::HomeBoard));
    stage.send(Command::Talk(TalkCommand::Clear));
    for word in words {
        assert!(stage.state().words.word(word).is_some(), "no word {word}");
        stage.send(Command::Talk(TalkCommand::Word((*word).into())));
    }
}

fn history(stage: &mut Stage) {
    stage.send(Command::Talk(TalkCommand::Search(None)));
    for word in ["me", "go", "eat", "good", "see", "say", "rest", "give", "come"] {
        stage.send(Command::Talk(TalkCommand::Word(word.into())));
        stage.send(Command::Talk(TalkCommand::Speak));
    }
    stage.send(Command::Talk(TalkCommand::ShowHistory(true)));
}

/// Taps the key with this text.
fn tap(stage: &mut Stage, text: &str) {
    let name = stage.t(text);
    stage.tap(&name);
}

/// Everything that was said is kept, in folders, and the first ones are quick.
fn keep(stage: &mut Stage) {
    let said: Vec<_> = stage.state().library.utterances.keys().cloned().collect();
    for (place, id) in (0u8..).zip(said) {
        stage.send(Command::Talk(TalkCommand::Favourite(id.clone(), true)));
        let folder = ["", "식당에서", "복지관에 갈 때 하는 말"][usize::from(place % 3)].to_owned();
        stage.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::File(id.clone(), folder))));
        if place < 5 {
            stage.send(Command::Talk(TalkCommand::Sayings(SayingsCommand::Quick(id, Some(place)))));
        }
    }
}

fn errand(stage: &mut Stage, command: ErrandCommand) {
    stage.send(Command::Errand(command));
}

fn begin(stage: &mut Stage, beginning: Beginning) {
    stage.go(Room::Create);
    stage.send(Command::Create(CreateCommand::Begin(beginning)));
}

fn step(stage: &mut Stage, step: CreateStep) {
    stage.send(Command::Create(CreateCommand::Step(step)));
}

#[test]
fn the_words_of_the_scenes_are_known() {
    // A scene with an unknown word would show fewer buttons than it says.
    let words = malgeurim::formats::vocabulary::builtin();
    let drawn = |id: &&str| words.word(id).is_some_and(|word: &Word| !word.symbol.0.is_empty());
    let all = ["ship", "tree", "moon", "teacher", "dog", "rain", "school"];
    let bare: Vec<_> = all.iter().filter(|id| !drawn(id)).collect();
    assert!(bare.is_empty(), "no picture: {bare:?}");
}
