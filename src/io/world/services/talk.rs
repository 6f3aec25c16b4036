//! Services that are asked beside a picture: a chat service for its words, a moderator for what has come.

use super::hub::Hub;
use crate::app::{Look, ServiceNews, WordOrder, Writing};
use crate::art::codec;
use crate::domain::id::{AskId, BlobId};
use crate::domain::service::Leaving;
use crate::io::net::{
    ChatAnswer, ChatRequest, Failure, Message, ModerateRequest, Moderated, Role, TranscribeRequest, Transcript,
};
use serde_json::json;
use std::sync::Arc;

/// How long a person waits for better words, seconds.
const WORDING_S: u32 = 20;
/// Longest answer, in the service's units: two short texts and a list.
const MAX_TOKENS: u32 = 1500;
/// Longer side of a picture as a moderator sees it, pixels.
const MODERATOR_PX: u32 = 1024;

/// Has words found. Whatever comes of it is told.
pub(super) fn word(hub: &Arc<Hub>, order: WordOrder) {
    let WordOrder { id, service, wording } = order;
    let message = |role, content: &str| Message { role, content: content.to_owned() };
    let request = ChatRequest {
        messages: vec![message(Role::System, &wording.rules), message(Role::User, &wording.told)],
        form: Some((wording.name.to_owned(), wording.form)),
        max_tokens: Some(MAX_TOKENS),
        within_s: Some(WORDING_S),
        ..ChatRequest::default()
    };
    let (then_hub, then_id) = (Arc::clone(hub), id.clone());
    let then = move |answer: Result<ChatAnswer, Failure>| {
        let answer = answer.inspect_err(|failure| tracing::info!(%failure, id = %then_id, "no words"));
        let value = answer.ok().filter(|answer| !answer.is_cut).and_then(|answer| answer.value);
        then_hub.tell(ServiceNews::Worded(then_id, value));
    };
    let begun = hub.net().map(|net| net.chat(&service, request, |_| (), then));
    match begun {
        Some(Ok(_)) => {
            let leaving = Leaving { to: hub.address(&service), what: wording.told };
            hub.tell(ServiceNews::Left(id, leaving));
        }
        Some(Err(_)) | None => hub.tell(ServiceNews::Worded(id, None)),
    }
}

/// Has speech written down. Whatever comes of it is told; the speech itself is kept nowhere.
pub(super) fn write_down(hub: &Arc<Hub>, writing: Writing) {
    let Writing { id, service, wav, lang, hints } = writing;
    let request = TranscribeRequest { wav: wav.to_vec(), language: lang.tag().to_owned(), hints };
    let then_hub = Arc::clone(hub);
    let then = move |answer: Result<Transcript, Failure>| {
        let answer = answer.inspect_err(|failure| tracing::warn!(%failure, "not written down"));
        then_hub.tell(ServiceNews::Written(id, answer.ok().map(|transcript| transcript.text)));
    };
    let begun = hub.net().map(|net| net.transcribe(&service, request, then));
    if !matches!(begun, Some(Ok(_))) {
        hub.tell(ServiceNews::Written(id, None));
    }
}

/// Has a stored picture looked at. Whatever comes of it is told.
pub(super) fn look_at(hub: &Arc<Hub>, id: &AskId, moderator: &str, picture: &BlobId) {
    let unseen = || hub.tell(ServiceNews::LookedAt(id.clone(), Look::Unseen));
    let Some(picture) = hub.blob(picture).and_then(|bytes| for_moderator(&bytes)) else { return unseen() };
    let request = ModerateRequest { text: String::new(), picture: Some(picture) };
    let leaving = leaving(hub, moderator, &request);
    let (then_hub, then_id) = (Arc::clone(hub), id.clone());
    let then = move |found: Result<Moderated, Failure>| {
        let look = match found {
            Ok(Moderated { flagged: false, .. }) => Look::Fine,
            Ok(Moderated { categories, .. }) => Look::Found(categories),
            Err(failure) => {
                tracing::info!(%failure, id = %then_id, "not looked at");
                Look::Unseen
            }
        };
        then_hub.tell(ServiceNews::LookedAt(then_id, look));
    };
    match hub.net().map(|net| net.moderate(moderator, request, then)) {
        Some(Ok(_)) => hub.tell(ServiceNews::Left(id.clone(), leaving)),
        Some(Err(_)) | None => unseen(),
    }
}

/// A picture as a moderator gets it: its pixels alone, and no more of them than it needs.
pub(super) fn for_moderator(bytes: &[u8]) -> Option<Vec<u8>> {
    let picture = codec::decode(bytes).ok()?.thumbnail(MODERATOR_PX);
    codec::encode_png(&picture).ok()
}

/// What a moderator is sent, to be listed.
pub(super) fn leaving(hub: &Hub, moderator: &str, request: &ModerateRequest) -> Leaving {
    let mut what = json!({});
    if !request.text.is_empty() {
        what["text"] = request.text.clone().into();
    }
    if let Some(picture) = &request.picture {
        what["picture"] = json!({ "type": "image/png", "bytes": picture.len() });
    }
    Leaving { to: hub.address(moderator), what: what.to_string() }
}
