//! Erasing: everything of a person, here and in the place, with a receipt for all to see.

use super::{Counted, Engine, Report, Result, note};
use crate::domain::id::Millis;
use crate::domain::record::Kind;
use crate::domain::share::{Part, Reach, Receipt, Scope};
use crate::io::share::local::{Local, Stored};
use std::collections::{BTreeMap, BTreeSet};

/// Where things of a scope lie in the place.
const FOLDERS: [&str; 2] = ["log", "blob"];

impl Engine {
    /// Carries out what was said to be erased: first here, then in the place. Whoever comes late may have left something meanwhile;
    /// tablets that keep the circle look again until everybody has given a receipt.
    pub(super) fn carry_out_erasures(
        &mut self,
        depot: &Counted<'_>,
        local: &mut dyn Local,
        now: Millis,
        report: &mut Report,
    ) -> Result<()> {
        let mut receipts: BTreeMap<String, Receipt> = self.book.note(note::ERASED)?.unwrap_or_default();
        for state in self.erasures() {
            let name = &state.erasure.name;
            let is_new = !receipts.contains_key(name);
            if is_new {
                let mut parts: BTreeSet<Part> = BTreeSet::new();
                for document in self.book.documents_of(name)? {
                    parts.insert(Part { kind: document.kind, id: document.id.clone() });
                    parts.extend(self.book.parts_of(&document)?);
                }
                let erased = if self.keeps_originals(local, &state.erasure.scope)? {
                    Some(Receipt::default())
                } else {
                    local.erase(&self.ring.circle(), &state.erasure.scope, &parts)?
                };
                let Some(receipt) = erased else {
                    report.waiting += 1;
                    continue;
                };
                let receipt = Receipt { at: now, ..receipt };
                receipts.insert(name.clone(), receipt);
                self.book.together(|page| {
                    page.erase(name)?;
                    page.put_note(note::ERASED, &receipts)
                })?;
                self.scope_keys.remove(name);
                report.erased += 1;
            }
            if is_new || (self.keeps() && !state.missing.is_empty()) {
                self.clear(depot, name)?;
            }
        }
        Ok(())
    }

    /// In a circle of an exhibition: whose person is here keeps what is theirs, and only takes it out of the circle. What others had of it
    /// is erased there.
    fn keeps_originals(&self, local: &dyn Local, scope: &Scope) -> Result<bool> {
        let (Reach::Show(_), Scope::Person(person)) = (&self.ring.reach, scope) else { return Ok(false) };
        let part = Part { kind: Kind::Profile, id: person.0.clone() };
        Ok(local.record(&part)? != Stored::Nothing)
    }

    /// Removes everything of a scope from the place. Without its keys it is unreadable; without the objects it is gone.
    fn clear(&self, depot: &Counted<'_>, scope: &str) -> Result<()> {
        let keys = format!("now/key-{scope}-");
        let listed = depot.list("now/")?.into_iter().filter(|one| one.name.starts_with(&keys));
        listed.into_iter().try_for_each(|one| depot.delete(&one.name))?;
        for folder in FOLDERS {
            let listed = depot.list(&format!("{folder}/{scope}/"))?;
            listed.iter().try_for_each(|one| depot.delete(&one.name))?;
        }
        Ok(())
    }

    /// How many objects of a scope are still in the place: what the proof of an erasure tells.
    ///
    /// # Errors
    /// What keeps the place away.
    pub fn left_in_place(&self, depot: &dyn crate::io::share::depot::Depot, scope: &str) -> Result<usize> {
        let depot = Counted::new(depot);
        let keys =
            depot.list("now/")?.into_iter().filter(|one| one.name.starts_with(&format!("now/key-{scope}-"))).count();
        FOLDERS.iter().try_fold(keys, |left, folder| Ok(left + depot.list(&format!("{folder}/{scope}/"))?.len()))
    }
}
