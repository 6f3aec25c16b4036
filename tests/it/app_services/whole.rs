//! The whole way: a tap, the real world, a server on 127.0.0.1, a picture in a work; and what a crash in between costs.

use crate::net::server::PATIENCE;
use crate::net::studio::{Studio, base64, hold, png, say, say_json};
use malgeurim::app::{Command, Library, Outcome, ServicesCommand, Start, State, on_command, on_outcome};
use malgeurim::domain::artwork::Hand;
use malgeurim::domain::locale::Lang;
use malgeurim::domain::service::AskState;
use malgeurim::io::files::Home;
use malgeurim::io::net::{SERVICES_FILE, Tray};
use malgeurim::io::pin::PIN_FILE;
use malgeurim::io::world::{SoundUse, World};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The program in a folder, without a window.
pub(super) struct Program {
    pub(super) state: State,
    pub(super) world: World,
}

impl Program {
    pub(super) fn start(data: &Path) -> Self {
        let opened = World::open(&Home::at(data), PATIENCE, SoundUse::Off, Arc::new(|| {})).expect("a store");
        let start = Start {
            records: opened.records,
            nonce: malgeurim::io::files::nonce(),
            now: malgeurim::io::files::now_millis(),
            lang: Lang::Ko,
            utc_offset_min: 540,
            documents: Default::default(),
            pictures_folder: Default::default(),
        };
        let mut program = Self { state: State::new(start), world: opened.world };
        program.run(json!({"services": "look"}));
        program
    }

    /// A service that is on, nobody who looks first, words on the table, and 만들기.
    pub(super) fn asking(data: &Path, url: &str, more: &Value) -> Self {
        write_services(data, url, true, more);
        let mut program = Self::start(data);
        program.table();
        program.without_looks();
        program.run(json!({"go": "create"}));
        program.run(json!({"services": {"choose": true}}));
        program.run(json!({"create": "paint"}));
        program
    }

    pub(super) fn run(&mut self, command: Value) {
        let command: Command = serde_json::from_value(command).expect("a command");
        let effects = on_command(&mut self.state, command, malgeurim::io::files::now_millis());
        effects.into_iter().for_each(|effect| self.world.carry_out(effect));
    }

    /// Takes in what comes until it is so.
    #[track_caller]
    pub(super) fn until(&mut self, is_so: impl Fn(&State) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(&self.state) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "it never came: {:?} {:?}", self.state.notices, self.state.library.asks);
            if let Some(outcome) = self.world.wait(left.min(Duration::from_millis(200))) {
                self.take(outcome);
            }
        }
    }

    fn take(&mut self, outcome: Outcome) {
        let effects = on_outcome(&mut self.state, outcome);
        effects.into_iter().for_each(|effect| self.world.carry_out(effect));
    }

    /// One person, words on the table, the service chosen.
    pub(super) fn table(&mut self) {
        if self.state.library.profiles.is_empty() {
            self.run(json!({"profiles": {"add": {"name": "하늘"}}}));
        }
        let id = self.state.library.people()[0].id.clone();
        self.run(json!({"profiles": {"choose": id}}));
        self.until(|state| state.services.paints());
        self.run(json!({"go": "create"}));
        self.run(json!({"create": {"begin": "words"}}));
        self.run(json!({"create": {"add-word": "sea"}}));
        self.run(json!({"services": {"choose": true}}));
    }

    /// Nobody looks.
    pub(super) fn without_looks(&mut self) {
        self.until(|state| state.services.has_pin.is_some());
        self.run(json!({"go": "settings"}));
        self.run(json!({"services": {"pin": "4711"}}));
        self.until(|state| state.services.unlocked && state.vault.code.is_some());
        self.run(json!({"vault": "code-kept"}));
        self.run(json!({"services": {"rules": {"guard": {"approval": "none"}}}}));
    }
}

pub(super) fn state_of(library: &Library) -> Option<AskState> {
    library.asks.values().next().map(|ask| ask.state.clone())
}

pub(super) fn write_services(data: &Path, url: &str, on: bool, more: &Value) {
    std::fs::create_dir_all(data).expect("a folder");
    let mut service = json!({"name": "studio", "kind": "image", "url": url, "on": on, "models": {"image": "m-1"}});
    service.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
    std::fs::write(data.join(SERVICES_FILE), json!([service]).to_string()).expect("a file");
}

/// A server that speaks like OpenAI and makes blue pictures.
fn studio() -> Studio {
    let made = json!({"created": 1, "data": [{"b64_json": base64(&png(8, 8, [20, 40, 200, 255]))}]});
    Studio::new(move |_, stream| say_json(stream, "200 OK", &made))
}

fn tray_is_empty(data: &Path) -> bool {
    Tray::of(data).pictures().expect("a folder").is_empty()
}

/// Waits until something lies on the tray, without taking anything in.
#[track_caller]
fn until_on_tray(data: &Path) {
    let end = Instant::now() + PATIENCE;
    while tray_is_empty(data) {
        assert!(Instant::now() < end, "the tray stays empty");
        std::thread::yield_now();
    }
}

#[test]
fn a_service_is_turned_on_asked_and_its_picture_is_in_the_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, studio) = (folder.path(), studio());
    write_services(data, &studio.url(), false, &json!({}));
    let mut program = Program::start(data);
    program.run(json!({"profiles": {"add": {"name": "하늘"}}}));
    let id = program.state.library.people()[0].id.clone();
    program.run(json!({"profiles": {"choose": id}}));
    program.until(|state| state.services.known.len() == 1);
    assert!(!program.state.services.paints(), "off until someone turns it on");
    program.without_looks();
    program.run(json!({"services": {"switch": {"name": "studio", "on": true}}}));
    program.table();
    program.run(json!({"create": "paint"}));
    program.until(|state| state.library.artworks.values().any(|work| work.base.is_some()));
    let work = program.state.library.works(None)[0].clone();
    assert_eq!(work.steps.last().map(|step| step.by), Some(Hand::Service));
    assert_eq!((work.width, work.height), (8, 8));
    let heard = studio.heard("POST /images/generations");
    let prompt = heard[0].json()["prompt"].as_str().map(str::to_owned).expect("a prompt");
    assert!(prompt.to_lowercase().contains("sea"), "{prompt}");
    let ask = program.state.library.asks.values().next().cloned().expect("an ask");
    assert!(prompt.starts_with(&ask.request.prompt) && heard.len() == 1, "{prompt}");
    program.until(|state| state.library.asks.values().all(|ask| !ask.left.is_empty()));
    program.until(|_| tray_is_empty(data));
    let pin = std::fs::read_to_string(data.join(PIN_FILE)).expect("the PIN's file");
    assert!(!pin.contains("4711"));
    // On the disk, and there again at the next start.
    program.world.finish(PATIENCE);
    let again = Program::start(data);
    assert_eq!(again.state.library.works(None), [&work]);
    assert_eq!(state_of(&again.state.library), Some(AskState::Given));
}

#[test]
fn a_picture_that_came_before_a_crash_is_handed_out_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let (open, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let made = json!({"created": 1, "data": [{"b64_json": base64(&png(8, 8, [20, 40, 200, 255]))}]});
    let studio = Studio::new(move |_, stream| {
        gate.lock().expect("a gate").recv_timeout(PATIENCE).expect("it opens");
        say_json(stream, "200 OK", &made);
    });
    let mut program = Program::asking(data, &studio.url(), &json!({}));
    // What is asked for is on the disk before it is asked.
    program.until(|_| !studio.heard("POST").is_empty());
    open.send(()).expect("a gate");
    until_on_tray(data);
    assert!(
        program.state.library.artworks.values().all(|work| work.base.is_none()),
        "the program has heard of nothing"
    );
    // It ends here, without having taken anything in.
    let Program { world, state } = program;
    world.finish(PATIENCE);
    drop(state);
    let mut again = Program::start(data);
    again.until(|state| state.library.artworks.values().any(|work| work.base.is_some()));
    assert_eq!(state_of(&again.state.library), Some(AskState::Given));
    assert_eq!(studio.heard("POST").len(), 1, "it was not asked twice");
    again.until(|_| tray_is_empty(data));
}

#[test]
fn cancelling_closes_the_picture_here_and_at_the_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let studio = Studio::new(|_, stream| hold(stream));
    let mut program = Program::asking(data, &studio.url(), &json!({}));
    program.until(|_| !studio.heard("POST").is_empty());
    program.run(json!({"create": "stop-painting"}));
    assert_eq!(state_of(&program.state.library), Some(AskState::Cancelled), "at once");
    program.run(json!({"create": "paint"}));
    program.until(|state| state.library.asks.len() == 2);
    program.run(json!({"services": {"switch": {"name": "studio", "on": false}}}));
    assert!(program.state.services.paints(), "only from the instructor's room");
}

#[test]
fn a_refusal_of_the_server_reaches_the_person_as_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let body = r#"{"error":{"code":"moderation_blocked","type":"image_generation_user_error","message":"no"}}"#;
    let studio = Studio::new(move |_, stream| say(stream, "400 Bad Request", "application/json", body.as_bytes()));
    let mut program = Program::asking(data, &studio.url(), &json!({}));
    program.until(|state| matches!(state_of(&state.library), Some(AskState::Refused(_))));
    assert_eq!(program.state.notices.front().map(|notice| notice.what.as_str()), Some("service-refused"));
    program.run(json!({"create": "paint"}));
    assert_eq!(studio.heard("POST").len(), 1, "never the same again");
}

#[test]
fn a_moderator_looks_at_the_words_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let studio = Studio::new(|heard, stream| match heard.line.as_str() {
        "POST /moderations" => {
            let found = json!({"results": [{"flagged": true, "categories": {"violence": true}}]});
            say_json(stream, "200 OK", &found);
        }
        other => panic!("{other} must not be asked"),
    });
    let mut program = Program::asking(data, &studio.url(), &json!({"tasks": ["image", "edit", "moderate"]}));
    program.until(|state| matches!(state_of(&state.library), Some(AskState::Refused(_))));
    assert_eq!(state_of(&program.state.library), Some(AskState::Refused(vec!["violence".into()])));
    let ask = program.state.library.asks.values().next().cloned().expect("an ask");
    assert!(!ask.left.is_empty(), "what the moderator was sent is listed too");
}

#[test]
fn a_waiting_job_is_taken_up_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let ready = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let is_ready = Arc::clone(&ready);
    let image = base64(&png(8, 8, [1, 2, 3, 255]));
    let studio = Studio::new(move |heard, stream| {
        let job = match is_ready.load(std::sync::atomic::Ordering::SeqCst) {
            true => json!({"id": "j", "status": "completed", "result": {"images": [{"index": 0, "b64_json": image}]}}),
            false => json!({"id": "j", "status": "queued", "queue_position": 2, "poll_url": "/sdcpp/v1/jobs/j"}),
        };
        let status = if heard.line.starts_with("POST") { "202 Accepted" } else { "200 OK" };
        say_json(stream, status, &job);
    });
    let mut program = Program::asking(data, &studio.url(), &json!({"provider": "sdcpp"}));
    program.until(|state| state.services.moving.values().any(|moving| moving.place == Some(1)));
    let Program { world, .. } = program;
    world.finish(PATIENCE);
    ready.store(true, std::sync::atomic::Ordering::SeqCst);
    let mut again = Program::start(data);
    again.until(|state| state.library.artworks.values().any(|work| work.base.is_some()));
    assert_eq!(studio.heard("POST").len(), 1, "it was not asked twice");
    assert_eq!(state_of(&again.state.library), Some(AskState::Given));
}

#[test]
fn without_a_service_there_is_no_thread_and_no_connection() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = studio();
    write_services(folder.path(), &studio.url(), false, &json!({}));
    let mut program = Program::start(folder.path());
    program.until(|state| state.services.has_pin == Some(false));
    let command = Command::Services(ServicesCommand::Choose(true));
    assert!(on_command(&mut program.state, command, 0).is_empty());
    assert!(!program.state.services.chosen);
    assert!(studio.heard("").is_empty());
    assert!(program.state.library.asks.is_empty());
}
