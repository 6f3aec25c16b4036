//! One picture from being sent to being handed over.

use super::hub::Hub;
use super::{aside, talk};
use crate::app::{Came, Moving, Order, ServiceNews};
use crate::art::codec;
use crate::domain::id::{AskId, BlobId};
use crate::domain::notice::Notice;
use crate::domain::service::Leaving;
use crate::io::net::{Arrived, Failure, ModerateRequest, Moderated, NetError, News, PictureJob, Refusal, Tray, Waiter};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Longer side of an unfinished picture as it is shown.
const PARTIAL: u32 = 768;

/// Waits for one picture.
struct Watch {
    hub: Arc<Hub>,
    id: AskId,
    /// Whether unfinished pictures are shown.
    partial: bool,
    moving: Mutex<Moving>,
}

impl Watch {
    fn new(hub: &Arc<Hub>, id: &AskId, partial: bool) -> Arc<Self> {
        Arc::new(Self { hub: Arc::clone(hub), id: id.clone(), partial, moving: Mutex::default() })
    }

    fn moved(&self, change: impl FnOnce(&mut Moving)) {
        let mut moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut moving);
        let now = Moving { picture: moving.picture.take(), ..moving.clone() };
        self.hub.tell(ServiceNews::Moved(self.id.clone(), now));
    }

    fn tray(&self) -> Tray {
        Tray::of(&self.hub.data)
    }
}

impl Waiter for Watch {
    fn news(&self, news: News) {
        match news {
            News::Waiting { place } => self.moved(|moving| moving.place = Some(place)),
            News::Queued { place } => self.moved(|moving| moving.place = place),
            News::Began => self.moved(|moving| moving.place = None),
            News::Progress { part, left_s } => self.moved(|moving| {
                (moving.place, moving.part, moving.left_s) = (None, part, left_s);
            }),
            News::Partial(bytes) if self.partial => {
                if let Ok(picture) = codec::decode(&bytes) {
                    self.moved(|moving| moving.picture = Some(Arc::new(picture.thumbnail(PARTIAL))));
                }
            }
            News::Ticket(ticket) => logged(self.tray().keep_ticket(&ticket)),
            News::Sent(sent) => {
                let leaving = Leaving { to: sent.to, what: sent.what.to_string() };
                self.hub.tell(ServiceNews::Left(self.id.clone(), leaving));
            }
            News::Partial(_) | News::AskedAgain { .. } => {}
        }
    }

    fn keep(&self, arrived: &Arrived) -> io::Result<()> {
        let kept = self.tray().keep(arrived);
        if arrived.late {
            // Nothing else is heard of it.
            hand_over(&self.hub, vec![arrived.clone()]);
        }
        kept
    }

    fn done(&self, result: Result<Vec<Arrived>, Failure>) {
        let given_up = self.hub.leave(&self.id);
        match result {
            Ok(pictures) => {
                if pictures.iter().all(|picture| picture.kept) {
                    logged(self.tray().forget_ticket(&self.id.0));
                }
                aside(&self.hub, move |hub| hand_over(hub, pictures));
            }
            Err(failure) => {
                // Without a network nothing is known of the job: it is taken up again at the next start.
                let goes_on = !given_up
                    && matches!(
                        failure,
                        Failure::Net(NetError::Cancelled | NetError::Unreachable(_) | NetError::TimedOut)
                    );
                if !goes_on {
                    logged(self.tray().forget_ticket(&self.id.0));
                }
                fail(&self.hub, &self.id, &failure);
            }
        }
    }
}

fn logged(result: io::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "tray");
    }
}

fn fail(hub: &Hub, id: &AskId, failure: &Failure) {
    tracing::info!(%failure, %id, "service");
    let refused = match failure {
        Failure::Refused(Refusal { categories, message, .. }) if categories.is_empty() => Some(vec![message.clone()]),
        Failure::Refused(Refusal { categories, .. }) => Some(categories.clone()),
        _ => None,
    };
    hub.tell(ServiceNews::Failed { id: id.clone(), notice: failure.notice(), refused });
}

/// Has a picture made: looked at by a moderator first, if there is one.
pub(super) fn make(hub: &Arc<Hub>, order: Order) {
    let request = &order.request;
    let (input, mask) = (stored(hub, request.input.as_ref()), stored(hub, request.mask.as_ref()));
    let (Ok(input), Ok(mask)) = (input, mask) else {
        hub.leave(&order.id);
        let (id, notice) = (order.id, Notice::problem("picture-missing"));
        return hub.tell(ServiceNews::Failed { id, notice, refused: None });
    };
    let pictures = Pictures { input, mask };
    match order.moderator.clone() {
        Some(moderator) => moderate(hub, order, pictures, &moderator),
        None => send(hub, order, pictures),
    }
}

/// What goes along.
struct Pictures {
    input: Option<Vec<u8>>,
    mask: Option<Vec<u8>>,
}

/// The bytes of a picture that goes along, if there is one; an error: it is not there any more.
fn stored(hub: &Hub, blob: Option<&BlobId>) -> Result<Option<Vec<u8>>, ()> {
    blob.map(|blob| hub.blob(blob).ok_or(())).transpose()
}

fn send(hub: &Arc<Hub>, order: Order, pictures: Pictures) {
    let Order { id, request, partial, .. } = order;
    let watch = Watch::new(hub, &id, partial);
    let job = PictureJob { id: id.0.clone(), request, input: pictures.input, mask: pictures.mask };
    let begun = hub.begin(&id, |net, service| net.picture(service, job, watch).map(Some));
    if let Err(error) = begun {
        fail(hub, &id, &error.into());
    }
}

/// The words are looked at; and the person's own picture, where the moderator takes pictures and the rules say so.
fn moderate(hub: &Arc<Hub>, order: Order, pictures: Pictures, moderator: &str) {
    let (id, text) = (order.id.clone(), order.request.prompt.clone());
    let picture = pictures.input.as_deref().filter(|_| order.looks_at_input).map(talk::for_moderator);
    if let Some(None) = picture {
        hub.leave(&id);
        return fail(hub, &id, &Failure::BadPicture("it cannot be looked at".into()));
    }
    let request = ModerateRequest { text, picture: picture.flatten() };
    let leaving = talk::leaving(hub, moderator, &request);
    let then_hub = Arc::clone(hub);
    let begun = hub.begin(&id, |net, _| {
        let then = move |found: Result<Moderated, Failure>| looked_at(&then_hub, order, pictures, found);
        net.moderate(moderator, request, then).map(|_| None)
    });
    match begun {
        Ok(()) => hub.tell(ServiceNews::Left(id, leaving)),
        Err(error) => fail(hub, &id, &error.into()),
    }
}

/// What cannot be looked at is not sent.
fn looked_at(hub: &Arc<Hub>, order: Order, pictures: Pictures, found: Result<Moderated, Failure>) {
    let failure = match found {
        Ok(Moderated { flagged: false, .. }) => return send(hub, order, pictures),
        Ok(Moderated { categories, .. }) => Failure::Refused(Refusal { categories, ..Refusal::default() }),
        Err(failure) => failure,
    };
    hub.leave(&order.id);
    fail(hub, &order.id, &failure);
}

/// Takes up every job that was waiting at a service that is on.
pub(super) fn take_up(hub: &Arc<Hub>) {
    let tickets = Tray::of(&hub.data).tickets().unwrap_or_default();
    for ticket in tickets {
        let id = AskId(ticket.job.clone());
        if hub.enter_once(&id, &ticket.service) {
            continue;
        }
        let watch = Watch::new(hub, &id, false);
        match hub.begin(&id, |net, _| net.take_up(ticket, watch).map(Some)) {
            // Its service is off: the ticket waits for it.
            Ok(()) | Err(NetError::NotOn(_)) => {}
            Err(error) => fail(hub, &id, &error.into()),
        }
    }
}

/// Reads pictures and gives them to the app, as PNG.
pub(super) fn hand_over(hub: &Arc<Hub>, pictures: Vec<Arrived>) {
    let Some(id) = pictures.first().map(|first| AskId(first.job.clone())) else { return };
    let came: Vec<Came> = pictures.into_iter().filter_map(read).collect();
    if !came.is_empty() {
        hub.tell(ServiceNews::Came(id, came));
    }
}

fn read(arrived: Arrived) -> Option<Came> {
    let picture = codec::decode(&arrived.bytes).inspect_err(|error| tracing::error!(%error, "tray")).ok()?;
    let png = match arrived.mime {
        "image/png" => arrived.bytes,
        _ => codec::encode_png(&picture).inspect_err(|error| tracing::error!(%error, "tray")).ok()?,
    };
    let embedded = arrived.texts.into_iter().map(|text| (text.keyword, text.text)).collect();
    let (blob, png) = (BlobId::of(&png), Arc::new(png));
    let original = arrived.original.map(|bytes| (BlobId::of(&bytes), Arc::new(bytes)));
    Some(Came { blob, png, pixels: Arc::new(picture), embedded, original, late: arrived.late })
}
