//! Who is there: the small objects of the place, and what they say. What cannot be understood yet is kept until it can.

use super::{Counted, Engine, Report, Result, Said, ShareError, note};
use crate::domain::id::Millis;
use crate::domain::share::{Certificate, DeviceId, Head, Issuer, Role, Statement};
use crate::io::share::ring::Ring;
use crate::io::share::seal::{Key, Signer, bytes_of_hex, device_id, key_of, to_hex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Tag of what this tablet left itself: the place's own is seen at the next look.
pub(super) const OWN: &str = "left here";

/// Largest small object.
pub(super) const MAX_SMALL: u64 = 1 << 20;

/// A statement in the place.
#[derive(Serialize, Deserialize)]
struct SaidText {
    by: Issuer,
    statement: Statement,
}

impl Engine {
    /// What is known from the meetings before.
    pub(super) fn recall(&mut self) -> Result<()> {
        self.unread = self.book.seen()?.into_iter().map(|(name, (_, object))| (name, object)).collect();
        self.understand();
        for said in self.book.note::<Vec<Said>>(note::TO_SAY)?.unwrap_or_default() {
            let _ = self.members.hear(said.by, said.statement);
        }
        Ok(())
    }

    pub(super) fn look(&mut self, depot: &Counted<'_>, now: Millis, report: &mut Report) -> Result<()> {
        let listed = depot.list("now/")?;
        let known: BTreeMap<String, String> =
            self.book.seen()?.into_iter().map(|(name, (tag, _))| (name, tag)).collect();
        let tag = |tag: &Option<String>, bytes: u64| tag.clone().unwrap_or_else(|| format!("{bytes} bytes"));
        // Without a tag only what never changes is known by its size.
        let is_new = |one: &&crate::io::share::depot::Listed| {
            let same = known.get(&one.name) == Some(&tag(&one.tag, one.bytes));
            !same || (one.tag.is_none() && one.name.starts_with("now/head-"))
        };
        let new: Vec<_> = listed.iter().filter(is_new).collect();
        let names: Vec<String> = new.iter().map(|one| one.name.clone()).collect();
        let mut objects = Vec::new();
        for (one, got) in new.iter().zip(depot.get_all(&names, MAX_SMALL)) {
            match got {
                Ok(Some(object)) => objects.push((one.name.clone(), tag(&one.tag, one.bytes), object)),
                // Gone since the list, or larger than any of ours.
                Ok(None) | Err(ShareError::Depot(crate::io::share::depot::DepotError::TooLarge)) => report.refused += 1,
                Err(error) => return Err(error),
            }
        }
        let there: std::collections::BTreeSet<&str> = listed.iter().map(|one| one.name.as_str()).collect();
        let gone: Vec<&String> = known.keys().filter(|name| !there.contains(name.as_str())).collect();
        self.book.together(|page| {
            objects.iter().try_for_each(|(name, tag, object)| page.put_seen(name, tag, object))?;
            gone.iter().try_for_each(|name| page.drop_seen(name))
        })?;
        self.unread.extend(objects.into_iter().map(|(name, _, object)| (name, object)));
        self.understand();
        report.refused += self.unread.len();
        if self.members.shut_out().any(|out| out.device == self.signer.id()) {
            return Err(ShareError::ShutOut);
        }
        self.see_whether_set_back(now, report)?;
        self.renew(depot)?;
        self.keep_ring()?;
        self.speak(depot)
    }

    /// Reads what can be read, until nothing more can: keys open statements, statements vouch for keys.
    fn understand(&mut self) {
        while !self.unread.is_empty() {
            let unread = std::mem::take(&mut self.unread);
            let before = (unread.len(), self.ring.epochs.len(), self.epochs.len());
            for (name, object) in unread {
                if !self.understood(&name, &object) {
                    self.unread.insert(name, object);
                }
            }
            self.members.reckon();
            if (self.unread.len(), self.ring.epochs.len(), self.epochs.len()) == before {
                break;
            }
        }
    }

    fn understood(&mut self, name: &str, object: &[u8]) -> bool {
        let done = match name.strip_prefix("now/").and_then(|rest| rest.split_once('-')) {
            Some(("say", _)) => self.hear(name, object),
            Some(("epoch", _)) => self.open_epoch(name, object),
            Some(("key", rest)) => self.open_scope_key(name, rest, object),
            Some(("head", id)) => self.open_head(name, &DeviceId(id.to_owned()), object),
            _ => None,
        };
        done.is_some()
    }

    fn hear(&mut self, name: &str, object: &[u8]) -> Option<()> {
        let id = key_of(object)?;
        let key = self.ring.epoch_key(&id).or_else(|| (self.notices.id() == id).then_some(&self.notices))?;
        let unsealed = key.open(name, object).ok()?;
        let said: SaidText = serde_json::from_slice(&unsealed.body).ok()?;
        if let Statement::Member(one) = &said.statement
            && device_id(&one.keys) != one.device
        {
            return None;
        }
        let key = match &said.by {
            Issuer::Root => self.ring.root.clone(),
            Issuer::Device(id) => self.members.certificate(id)?.keys.sign.clone(),
        };
        unsealed.signed_by(&key, name).ok()?;
        if let (Statement::Member(one), Some(nth)) = (&said.statement, self.ring.number(&id)) {
            self.came_with.insert(one.device.clone(), nth);
        }
        self.members.note(said.by, said.statement).ok()
    }

    fn open_head(&mut self, name: &str, id: &DeviceId, object: &[u8]) -> Option<()> {
        let key = self.members.certificate(id)?.keys.sign.clone();
        let unsealed = self.ring.epoch_key(&key_of(object)?)?.open(name, object).ok()?;
        let head: Head = serde_json::from_slice(&unsealed.signed_by(&key, name).ok()?).ok()?;
        if head.device != *id {
            return None;
        }
        // Somebody who holds the place may show an old one again; what was read stays read.
        if self.heads.get(id).is_none_or(|known| (known.turn, known.at) <= (head.turn, head.at)) {
            self.heads.insert(id.clone(), head);
        }
        Some(())
    }

    /// A tablet that was set back to an old state finds a head of its own that it does not remember. It goes on under another name,
    /// and reads what it had left before as that of somebody else.
    fn see_whether_set_back(&mut self, now: Millis, report: &mut Report) -> Result<()> {
        let known: Head = self.book.note(note::HEAD)?.unwrap_or_default();
        let me = self.signer.id();
        let is_set_back = self.heads.get(&me).is_some_and(|head| head.turn > known.turn);
        if is_set_back {
            self.rename(now, report)?;
        }
        Ok(())
    }

    pub(super) fn rename(&mut self, now: Millis, report: &mut Report) -> Result<()> {
        let old = self.signer.id();
        let role = self.members.certificate(&old).map_or(Role::Tablet, |one| one.role);
        let seed = Key::random()?;
        let new = Signer::from_seed(&seed);
        let certificate = Certificate {
            device: new.id(),
            keys: new.keys(),
            name: self.name.clone(),
            role,
            at: now,
            was: Some(old.clone()),
        };
        let said = Said { by: Issuer::Device(old), statement: Statement::Member(certificate), code: None };
        // The old name signs for the last time: at once, as its key is not kept.
        let (name, object) = seal_said(&self.ring, &self.epoch().1, &said, &self.signer)?;
        let mut ready: Vec<(String, String)> = self.book.note(note::SEALED)?.unwrap_or_default();
        ready.push((name, to_hex(&object)));
        let outgoing = self.book.outgoing()?;
        self.book.together(|page| {
            page.put_note(note::SEALED, &ready)?;
            page.put_note(note::HEAD, &Head::default())?;
            page.put_note(note::LEFT, &BTreeMap::<String, u64>::new())?;
            page.put_note(note::SEED, &Some(to_hex(seed.expose())))?;
            // What was on its way goes under the new name, counted from its first.
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for log in &outgoing {
                let count = counts.entry(log.scope.clone()).or_default();
                *count += 1;
                page.renumber(log.nth, *count)?;
            }
            counts.iter().try_for_each(|(scope, count)| page.put_had(&new.id(), scope, *count))
        })?;
        let _ = self.members.hear(said.by, said.statement);
        report.renamed = true;
        self.finish_rename()
    }

    /// Keeps the key of a new name. Until it is kept it stands in the book, so that whoever is stopped in between goes on with it.
    pub(super) fn finish_rename(&mut self) -> Result<()> {
        let seed: Option<String> = self.book.note(note::SEED)?.flatten();
        let Some(seed) = seed.as_deref().and_then(Key::from_hex) else { return Ok(()) };
        self.ring.seed = seed;
        self.signer = self.ring.signer();
        self.ring.keep()?;
        Ok(self.book.together(|page| page.put_note(note::SEED, &None::<String>))?)
    }

    /// Leaves the statements that wait.
    pub(super) fn speak(&mut self, depot: &Counted<'_>) -> Result<()> {
        let ready: Vec<(String, String)> = self.book.note(note::SEALED)?.unwrap_or_default();
        let mut left = Vec::new();
        for (name, object) in &ready {
            let object = bytes_of_hex(object).unwrap_or_default();
            depot.put_new(name, &object)?;
            left.push((name.clone(), object));
        }
        let waiting: Vec<Said> = self.book.note(note::TO_SAY)?.unwrap_or_default();
        let epoch = self.epoch().1;
        for said in &waiting {
            let code = said.code.as_deref().and_then(Key::from_hex).map(|seed| Signer::from_seed(&seed));
            let root = self.ring.root_signer();
            let signer = match (&said.by, &code) {
                (_, Some(code)) => code,
                (Issuer::Root, None) => root.as_ref().ok_or(ShareError::NotAllowed)?,
                (Issuer::Device(_), None) => &self.signer,
            };
            let (name, object) = seal_said(&self.ring, &epoch, said, signer)?;
            depot.put_new(&name, &object)?;
            left.push((name, object));
        }
        if !ready.is_empty() || !waiting.is_empty() {
            self.book.together(|page| {
                // Known from now on, also by the next start, that has not looked yet.
                left.iter().try_for_each(|(name, object)| page.put_seen(name, OWN, object))?;
                page.put_note(note::SEALED, &Vec::<(String, String)>::new())?;
                page.put_note(note::TO_SAY, &Vec::<Said>::new())
            })?;
        }
        Ok(())
    }

    /// Seals the head and leaves it.
    pub(super) fn leave_head(&mut self, depot: &Counted<'_>, head: &Head) -> Result<()> {
        let name = format!("now/head-{}", head.device);
        let body = serde_json::to_vec(head)?;
        let object = self.epoch().1.seal(&name, &body, Some(&self.signer))?;
        depot.put(&name, &object)?;
        self.book.together(|page| {
            page.put_seen(&name, OWN, &object)?;
            page.put_note(note::HEAD, head)
        })?;
        self.heads.insert(head.device.clone(), head.clone());
        Ok(())
    }
}

/// A statement as an object: its name is the fingerprint of what it says, so that saying it twice is saying it once.
fn seal_said(ring: &Ring, epoch: &Key, said: &Said, signer: &Signer) -> Result<(String, Vec<u8>)> {
    let body = serde_json::to_vec(&SaidText { by: said.by.clone(), statement: said.statement.clone() })?;
    let text = String::from_utf8_lossy(&body).into_owned();
    let name = format!("now/say-{}", ring.naming.name_for(&text));
    // Also a tablet that was shut out may read that it was: it stops, and says so to whoever finds it.
    let notices = ring.notices();
    let key = if matches!(said.statement, Statement::Out(_)) { &notices } else { epoch };
    let object = key.seal(&name, &body, Some(signer))?;
    Ok((name, object))
}
