//! An instructor enters a service; a PIN that nobody knows any more: what is asked of the world, and what the world does.

use crate::common::Bench;
use crate::net::server::PATIENCE;
use malgeurim::app::{
    Command, Effect, Entering, Entry, EntryFault, KeyText, Outcome, PinAnswer, ServiceEffect, ServiceNews,
    ServicesCommand, Start, State, on_command, on_outcome,
};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::record::Record;
use malgeurim::domain::service::{Approval, AskState, Guard, Provider, Service, ServiceAsk, ServiceRules};
use malgeurim::io::files::{Home, now_millis};
use malgeurim::io::net::{KEYS_FILE, Keys, SERVICES_FILE, Secret, Services};
use malgeurim::io::pin::{FORGET_WAIT_MS, PIN_FILE, PinFile};
use malgeurim::io::world::{SoundUse, World};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn service(name: &str, url: &str) -> Service {
    serde_json::from_value(json!({"name": name, "kind": "image", "url": url, "on": false})).expect("a service")
}

fn entry(was: Option<&str>, service: Service, key: Option<&str>) -> Entry {
    Entry { was: was.map(str::to_owned), service, workflow: None, key: key.map(KeyText::new) }
}

fn enter(entry: Entry) -> Command {
    Command::Services(ServicesCommand::Enter(Box::new(entry)))
}

fn news(bench: &mut Bench, news: ServiceNews) -> Vec<Effect> {
    bench.outcome(Outcome::Service(news))
}

fn unlocked() -> Bench {
    let mut bench = Bench::talking();
    news(&mut bench, ServiceNews::Known { services: Vec::new(), damaged: false, pin: true, under_way: Vec::new() });
    bench.run(json!({"go": "settings"}));
    bench.run(json!({"services": {"pin": "4711"}}));
    news(&mut bench, ServiceNews::Pin(PinAnswer::Right));
    bench
}

#[test]
fn only_an_instructor_enters_and_takes_out() {
    let mut bench = Bench::talking();
    let new = entry(None, service("a", "https://a.example"), Some("sk-1"));
    assert!(bench.send(enter(new.clone())).is_empty());
    assert!(bench.run(json!({"services": {"remove": "a"}})).is_empty());
    let mut bench = unlocked();
    let effects = bench.send(enter(new));
    assert!(matches!(&effects[..], [Effect::Service(ServiceEffect::Enter(entry))] if entry.service.name == "a"));
    assert_eq!(bench.state.services.entering, Some(Entering::UnderWay));
    assert!(bench.send(enter(entry(None, service("b", "https://b.example"), None))).is_empty(), "one after the other");
    news(&mut bench, ServiceNews::Entered(Err(EntryFault::NameTaken)));
    assert_eq!(bench.state.services.entering, Some(Entering::Fault(EntryFault::NameTaken)));
    bench.send(enter(entry(None, service(" \n", "https://b.example"), None)));
    assert_eq!(bench.state.services.entering, Some(Entering::Fault(EntryFault::Nameless)));
}

#[test]
fn no_key_is_in_what_a_log_or_a_script_could_have() {
    let bench = {
        let mut bench = unlocked();
        bench.send(enter(entry(None, service("a", "https://a.example"), Some("sk-verysecret"))));
        bench
    };
    let command = enter(entry(None, service("a", "https://a.example"), Some("sk-verysecret")));
    let texts = [format!("{command:?}"), json!(command).to_string(), format!("{:?}", bench.services)];
    for text in texts.iter().chain([&format!("{:?}", bench.state.services)]) {
        assert!(!text.contains("verysecret"), "{text}");
    }
}

#[test]
fn a_forgotten_pin_gives_nothing_away() {
    let mut bench = unlocked();
    let guard = Guard { approval: Approval::None, person_a_day: 3, free_text: true, ..Guard::default() };
    bench.run(json!({"services": {"rules": ServiceRules { guard, ..ServiceRules::default() }}}));
    bench.run(json!({"go": "talk"}));
    let who = bench.state.who.clone().expect("a person");
    for (id, state) in [("1", AskState::WaitsBefore), ("2", AskState::WaitsAfter), ("3", AskState::Given)] {
        let ask = ServiceAsk { id: id.into(), profile: who.clone(), state, ..ServiceAsk::default() };
        let record = Record::ServiceAsk(Box::new(ask));
        bench.rows.insert((record.kind(), record.id().to_owned()), record.clone());
        bench.state.library.put(record);
    }
    assert!(bench.run(json!({"services": "forget-pin"})).is_empty(), "nobody asked for it before");
    let effects = bench.run(json!({"services": "wish-pin-forgotten"}));
    assert!(matches!(effects[..], [Effect::Service(ServiceEffect::WishPinForgotten)]));
    let from = bench.now + FORGET_WAIT_MS;
    news(&mut bench, ServiceNews::Forgetting(Some(from)));
    let early = bench.run(json!({"services": "forget-pin"}));
    assert!(matches!(early[..], [Effect::Service(ServiceEffect::Look)]), "the time is told anew: {early:?}");
    assert_eq!(bench.read_notices(), ["pin-forget-wait"]);
    bench.now = from;
    let effects = bench.run(json!({"services": "forget-pin"}));
    assert!(matches!(effects[..], [Effect::Service(ServiceEffect::ForgetPin)]));
    news(&mut bench, ServiceNews::PinForgotten);
    let states: Vec<AskState> = bench.state.library.asks.values().map(|ask| ask.state.clone()).collect();
    assert_eq!(states, [AskState::Denied, AskState::Denied, AskState::Given]);
    let guard = bench.state.service_rules().guard;
    assert_eq!((guard.approval, guard.free_text, guard.person_a_day), (Approval::Both, false, 3));
    assert_eq!((bench.state.services.has_pin, bench.state.services.forget_from), (Some(false), None));
}

/// The program in a folder, without a window.
pub struct Program {
    pub state: State,
    pub world: World,
}

impl Program {
    pub fn start(data: &Path) -> Self {
        let opened = World::open(&Home::at(data), PATIENCE, SoundUse::Off, Arc::new(|| {})).expect("a store");
        let start = Start {
            records: opened.records,
            nonce: 3,
            now: now_millis(),
            lang: Lang::Ko,
            utc_offset_min: 540,
            documents: Default::default(),
            pictures_folder: Default::default(),
        };
        let mut program = Self { state: State::new(start), world: opened.world };
        program.send(serde_json::from_value(json!({"profiles": {"add": {"name": "하늘"}}})).expect("a command"));
        let id = program.state.library.people()[0].id.clone();
        program.send(serde_json::from_value(json!({"profiles": {"choose": id}})).expect("a command"));
        program.send(serde_json::from_value(json!({"go": "settings"})).expect("a command"));
        program.until(|state| state.services.has_pin.is_some());
        program
    }

    pub fn send(&mut self, command: Command) {
        let effects = on_command(&mut self.state, command, now_millis());
        effects.into_iter().for_each(|effect| self.world.carry_out(effect));
    }

    /// Takes in what comes until it is so.
    #[track_caller]
    pub fn until(&mut self, is_so: impl Fn(&State) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(&self.state) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "it never came: {:?}", self.state.services);
            if let Some(outcome) = self.world.wait(left.min(Duration::from_millis(200))) {
                let effects = on_outcome(&mut self.state, outcome);
                effects.into_iter().for_each(|effect| self.world.carry_out(effect));
            }
        }
    }

    pub fn unlock(&mut self) {
        self.send(serde_json::from_value(json!({"services": {"pin": "4711"}})).expect("a command"));
        self.until(|state| state.services.unlocked);
    }

    /// Enters a service and tells how it went.
    fn enter(&mut self, entry: Entry) -> Entering {
        self.send(enter(entry));
        self.until(|state| state.services.entering.is_some_and(|how| how != Entering::UnderWay));
        self.state.services.entering.expect("an answer")
    }
}

fn stored(data: &Path) -> Vec<Service> {
    Services::read(data).expect("a list").list().to_vec()
}

#[test]
fn a_service_is_entered_changed_and_taken_out_without_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let key = |name: &str| Keys::in_file(data).get(name).is_some();
    let mut program = Program::start(data);
    program.unlock();
    assert_eq!(program.enter(entry(None, service("화실", "https://a.example/v1"), Some("sk-1"))), Entering::Done);
    assert_eq!(
        program.enter(entry(None, service("화실", "https://b.example"), Some("sk-2"))),
        fault(EntryFault::NameTaken)
    );
    for (url, why) in [("http://a.example", EntryFault::Insecure), ("a.example", EntryFault::Address)] {
        assert_eq!(program.enter(entry(None, service("b", url), None)), fault(why), "{url}");
    }
    assert_eq!((stored(data).len(), key("화실"), key("b")), (1, true, false));
    // A new name takes its key along; a new host does not get the key of the old one.
    let other = service("studio", "https://a.example/v2");
    assert_eq!(program.enter(entry(Some("화실"), other, None)), Entering::Done);
    assert_eq!((key("화실"), key("studio")), (false, true));
    let elsewhere = service("studio", "https://elsewhere.example");
    assert_eq!(program.enter(entry(Some("studio"), elsewhere, None)), Entering::Done);
    assert!(!key("studio"), "a key is for one host");
    program.send(serde_json::from_value(json!({"services": {"remove": "studio"}})).expect("a command"));
    program.until(|state| state.services.known.is_empty());
    assert!(stored(data).is_empty());
}

fn fault(why: EntryFault) -> Entering {
    Entering::Fault(why)
}

#[test]
fn a_workflow_is_read_from_its_file_if_it_can_be_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut program = Program::start(&data);
    program.unlock();
    let file = folder.path().join("workflow.json");
    let comfy = Service { provider: Provider::ComfyUi, ..service("comfy", "http://127.0.0.1:8188") };
    let with_file = Entry { workflow: Some(file.clone()), ..entry(None, comfy, None) };
    assert_eq!(program.enter(with_file.clone()), fault(EntryFault::WorkflowUnread));
    std::fs::write(&file, r#"{"nodes":[]}"#).expect("a file");
    assert_eq!(program.enter(with_file.clone()), fault(EntryFault::WorkflowWrong));
    let fine = json!({"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "{{prompt}}"}}});
    std::fs::write(&file, fine.to_string()).expect("a file");
    assert_eq!(program.enter(with_file), Entering::Done);
    assert_eq!(stored(&data).remove(0).workflow, Some(fine));
}

#[test]
fn a_new_key_is_not_left_with_the_old_address_where_the_list_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut program = Program::start(&data);
    program.unlock();
    for name in ["a", "b", "c"] {
        let old = service(name, "https://a.example");
        assert_eq!(program.enter(entry(None, old, Some("sk-old"))), Entering::Done);
    }
    let file = folder.path().join("workflow.json");
    let node = json!({"class_type": "CLIPTextEncode", "inputs": {"text": "{{prompt}}", "more": "x".repeat(120 << 10)}});
    std::fs::write(&file, json!({"6": node}).to_string()).expect("a file");
    let change = |name: &str, key: &str| {
        let comfy = Service { provider: Provider::ComfyUi, ..service(name, "https://b.example") };
        Entry { workflow: Some(file.clone()), ..entry(Some(name), comfy, Some(key)) }
    };
    let went: Vec<Entering> = ["a", "b", "c"].iter().map(|name| program.enter(change(name, "sk-new"))).collect();
    assert_eq!(went.last(), Some(&fault(EntryFault::Unwritten)), "three are more than the list holds");
    let urls: Vec<String> = stored(&data).iter().map(|service| service.url.clone()).collect();
    for (name, url) in ["a", "b", "c"].iter().zip(urls) {
        let key = if url.contains("b.example") { "sk-new" } else { "sk-old" };
        assert!(Keys::in_file(&data).get(name) == Some(Secret::new(key)), "{name} at {url}");
    }
}

#[test]
fn what_cannot_be_read_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    std::fs::write(data.join(SERVICES_FILE), "{").expect("a file");
    let mut program = Program::start(data);
    program.unlock();
    assert_eq!(program.enter(entry(None, service("a", "https://a.example"), Some("k"))), fault(EntryFault::Damaged));
    assert_eq!(std::fs::read_to_string(data.join(SERVICES_FILE)).expect("a file"), "{");
    assert!(!data.join(KEYS_FILE).exists());
}

#[test]
fn the_world_removes_a_pin_only_when_its_time_has_come() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let mut program = Program::start(data);
    program.unlock();
    let on = Service { on: true, ..service("a", "https://127.0.0.1:9") };
    assert_eq!(program.enter(entry(None, on, Some("sk-1"))), Entering::Done);
    program.send(Command::Services(ServicesCommand::WishPinForgotten));
    program.until(|state| state.services.forget_from.is_some());
    // Even for an app that says it is time.
    program.world.carry_out(Effect::Service(ServiceEffect::ForgetPin));
    program.state.services.forget_from = None;
    program.until(|state| state.services.forget_from.is_some());
    assert!(data.join(PIN_FILE).exists() && Keys::in_file(data).get("a").is_some());
    // It was asked for long ago, says a clock that anybody can set: this run has not waited.
    std::fs::remove_file(data.join(PIN_FILE)).expect("there was one");
    PinFile::of(data).keep("4711").expect("a PIN");
    PinFile::of(data).wish_forgotten(now_millis() - 2 * FORGET_WAIT_MS).expect("a wish");
    program.state.services.forget_from = None;
    program.world.carry_out(Effect::Service(ServiceEffect::ForgetPin));
    program.until(|state| state.services.forget_from.is_some());
    assert!(program.state.services.forget_from.is_some_and(|from| from > now_millis() + FORGET_WAIT_MS / 2));
    assert!(data.join(PIN_FILE).exists() && Keys::in_file(data).get("a").is_some());
}
