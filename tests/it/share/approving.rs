//! What is asked of a service on one tablet may be decided on another; only the one that asked sends.

use super::real::{Device, folder, pair};
use malgeurim::app::{
    Command, Outcome, QueueCommand, Room, ServiceEffect, ServiceNews, WaitsFor, on_command, on_outcome,
};
use malgeurim::domain::id::{AskId, BlobId, ProfileId};
use malgeurim::domain::profile::Profile;
use malgeurim::domain::queue::{About, Reason};
use malgeurim::domain::record::{Kind, Record};
use malgeurim::domain::service::{AskPicture, AskState, PictureRequest, Service, ServiceAsk};
use malgeurim::io::share::depot::Folder;
use serde_json::json;

const NOW: i64 = 9;

struct Both {
    a: Device,
    b: Device,
    depot: Folder,
    id: AskId,
    now: i64,
    _place: tempfile::TempDir,
}

fn services(device: &mut Device) {
    let service: Service =
        serde_json::from_value(json!({"name": "studio", "kind": "image", "url": "https://a.example", "on": true}))
            .unwrap();
    let news = ServiceNews::Known { services: vec![service], damaged: false, pin: true, under_way: Vec::new() };
    let effects = on_outcome(&mut device.state, Outcome::Service(news));
    device.run(effects);
}

fn picture() -> (BlobId, Vec<u8>) {
    let bytes = b"what the service painted".to_vec();
    (BlobId::of(&bytes), bytes)
}

impl Both {
    /// The person asked on a; an instructor sits at b.
    fn asked(state: AskState) -> Self {
        let place = tempfile::tempdir().unwrap();
        let depot = folder(place.path());
        let (mut a, mut b) = pair(&depot);
        services(&mut a);
        let (person, id) = (ProfileId::from("p-1"), AskId::from("ask-1"));
        a.put(Record::Profile(Profile::new(person.clone(), "하늘", 1)), &[]);
        let pictures = match state {
            AskState::WaitsBefore => Vec::new(),
            _ => vec![AskPicture { blob: picture().0, width: 8, height: 8, original: None }],
        };
        let ask = ServiceAsk {
            id: id.clone(),
            profile: person,
            service: "studio".to_owned(),
            asked: 1,
            state,
            request: PictureRequest::of("a sea"),
            pictures,
            ..ServiceAsk::default()
        };
        a.put(Record::ServiceAsk(Box::new(ask)), &[picture()]);
        (b.state.room, b.state.services.unlocked) = (Room::Workshop, true);
        let mut both = Self { a, b, depot, id, now: 0, _place: place };
        both.meet();
        both
    }

    fn meet(&mut self) {
        for _ in 0..3 {
            self.now += 1;
            self.a.meet(&self.depot, self.now);
            self.b.meet(&self.depot, self.now);
        }
    }

    fn decides(&mut self, command: QueueCommand) {
        let effects = on_command(&mut self.b.state, Command::Queue(command), NOW);
        self.b.run(effects);
    }

    fn about(&self) -> About {
        About::Ask(self.id.clone())
    }

    /// How it stands on both.
    fn stands(&self) -> (AskState, AskState) {
        let of = |device: &Device| device.state.library.asks[&self.id].state.clone();
        (of(&self.a), of(&self.b))
    }

    fn sent(device: &Device) -> usize {
        device.services.iter().filter(|effect| matches!(effect, ServiceEffect::Make(_))).count()
    }
}

#[test]
fn a_yes_on_another_tablet_is_carried_out_by_the_one_that_asked() {
    let mut both = Both::asked(AskState::WaitsBefore);
    let waits = both.b.state.queue();
    assert_eq!((waits.len(), waits[0].waits), (1, WaitsFor::Sending));
    assert!(both.b.state.library.asks[&both.id].elsewhere && !both.a.state.library.asks[&both.id].elsewhere);
    both.decides(QueueCommand::Agree(both.about()));
    assert_eq!(both.b.state.queue()[0].waits, WaitsFor::Tablet, "nothing waits silently");
    both.meet();
    assert_eq!(both.stands(), (AskState::Sent, AskState::Sent));
    assert_eq!((Both::sent(&both.a), Both::sent(&both.b)), (1, 0), "once, and from where the key is");
    assert!(both.b.state.queue().is_empty() && both.a.state.library.agreed.is_empty());
    assert!(both.b.state.library.agreed.is_empty(), "taken away everywhere");
    // What is under way there is not taken for cut off here.
    services(&mut both.b);
    assert_eq!(both.stands(), (AskState::Sent, AskState::Sent));
}

#[test]
fn what_came_is_looked_at_and_given_from_another_tablet() {
    let mut both = Both::asked(AskState::WaitsAfter);
    assert_eq!(both.b.store.as_ref().unwrap().blob(&picture().0).unwrap(), picture().1, "the instructor sees it");
    both.decides(QueueCommand::Agree(both.about()));
    both.meet();
    assert_eq!(both.stands(), (AskState::Given, AskState::Given));
    for device in [&both.a, &both.b] {
        assert_eq!(
            device.state.library.artworks.values().filter_map(|work| work.base.clone()).collect::<Vec<_>>(),
            [picture().0]
        );
    }
}

#[test]
fn a_not_yet_is_heard_and_taken_back_from_another_tablet() {
    let mut both = Both::asked(AskState::WaitsBefore);
    both.decides(QueueCommand::NotYet(both.about(), Reason::Together));
    assert_eq!(both.b.state.put_off().len(), 1);
    both.meet();
    assert_eq!(both.stands(), (AskState::Denied, AskState::Denied));
    assert_eq!(both.a.state.unread(&"p-1".into()).len(), 1, "the person is told where they are");
    both.decides(QueueCommand::Again(both.about().key()));
    both.meet();
    assert_eq!(both.stands(), (AskState::WaitsBefore, AskState::WaitsBefore));
    assert_eq!((both.a.state.queue().len(), both.b.state.queue().len()), (1, 1));
}

#[test]
fn a_no_beats_a_yes_that_did_not_know_of_it() {
    let mut both = Both::asked(AskState::WaitsBefore);
    both.decides(QueueCommand::Agree(both.about()));
    (both.a.state.room, both.a.state.services.unlocked) = (Room::Workshop, true);
    let no = Command::Queue(QueueCommand::NotYet(both.about(), Reason::Later));
    let effects = on_command(&mut both.a.state, no, NOW);
    both.a.run(effects);
    both.meet();
    assert_eq!(both.stands(), (AskState::Denied, AskState::Denied));
    assert_eq!(Both::sent(&both.a), 0);
    assert!(both.a.state.library.agreed.is_empty(), "an old yes is not kept for later");
}

#[test]
fn a_yes_to_sending_is_none_to_what_came_and_the_rules_of_the_tablet_that_asked_hold() {
    let mut both = Both::asked(AskState::WaitsBefore);
    both.decides(QueueCommand::Agree(both.about()));
    // Meanwhile an instructor sent it on the tablet itself, and something came.
    let mut ask = both.a.state.library.asks[&both.id].clone();
    (ask.state, ask.pictures) =
        (AskState::WaitsAfter, vec![AskPicture { blob: picture().0, width: 8, height: 8, original: None }]);
    both.a.put(Record::ServiceAsk(Box::new(ask)), &[picture()]);
    both.meet();
    assert_eq!(both.stands(), (AskState::WaitsAfter, AskState::WaitsAfter));
    assert_eq!(both.b.state.queue()[0].waits, WaitsFor::Giving);

    let mut both = Both::asked(AskState::WaitsBefore);
    both.decides(QueueCommand::Agree(both.about()));
    let news = ServiceNews::Known { services: Vec::new(), damaged: false, pin: true, under_way: Vec::new() };
    let effects = on_outcome(&mut both.a.state, Outcome::Service(news));
    both.a.run(effects);
    both.meet();
    assert_eq!((both.stands().0, Both::sent(&both.a)), (AskState::WaitsBefore, 0), "no service is on");
    assert_eq!(both.b.state.queue()[0].waits, WaitsFor::Sending, "and it waits in sight again");
    assert!(both.a.state.notices.is_empty(), "whoever draws there is told nothing of it");
}

#[test]
fn nobody_stops_from_here_what_runs_elsewhere() {
    let mut both = Both::asked(AskState::WaitsBefore);
    both.b.state.who = Some("p-1".into());
    let effects =
        on_command(&mut both.b.state, Command::Services(malgeurim::app::ServicesCommand::Cancel(both.id.clone())), NOW);
    both.b.run(effects);
    assert_eq!(both.stands().1, AskState::WaitsBefore);
    assert!(both.b.state.notices.iter().any(|notice| notice.what == "service-elsewhere"));
    assert!(both.b.state.library.record(Kind::Agreed, both.id.as_str()).is_none());
}
