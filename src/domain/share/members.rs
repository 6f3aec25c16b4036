//! Who belongs to a circle of tablets: certificates from the circle's root down, who was shut out, and what was erased. Signatures
//! are checked by whoever reads a statement (`io/share/seal.rs`); here stands who may say what.
//!
//! Statements only ever add up, in any order: every tablet that has the same ones comes to the same answer. There is no clock in it.

use super::said::{Certificate, DeviceId, Erasure, Issuer, Role, Shutout, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// More tablets than any circle has; more statements are not read.
pub const MAX_DEVICES: usize = 2000;

/// Why a statement does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Whoever said it is no member, or may not say that.
    NotAllowed,
    /// There are more of them than any circle has.
    TooMany,
}

/// Everything that was said, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct Members {
    said: Vec<(Issuer, Statement)>,
    members: BTreeMap<DeviceId, Certificate>,
    by: BTreeMap<DeviceId, Issuer>,
    out: BTreeMap<DeviceId, Shutout>,
    erased: BTreeMap<String, Erasure>,
}

impl Members {
    /// Adds what `by` said (its signature was checked) and says whether it counts now. What does not may count later, when more is
    /// known.
    ///
    /// # Errors
    /// Why it does not count.
    pub fn hear(&mut self, by: Issuer, statement: Statement) -> Result<(), Problem> {
        self.note(by.clone(), statement.clone())?;
        self.reckon();
        if self.counts(&by, &statement) { Ok(()) } else { Err(Problem::NotAllowed) }
    }

    /// Adds what `by` said without reckoning what follows: for many at once, with [`Members::reckon`] after them.
    ///
    /// # Errors
    /// `TooMany`.
    pub fn note(&mut self, by: Issuer, statement: Statement) -> Result<(), Problem> {
        if self.said.len() >= 4 * MAX_DEVICES {
            return Err(Problem::TooMany);
        }
        let one = (by, statement);
        if !self.said.contains(&one) {
            self.said.push(one);
        }
        Ok(())
    }

    /// Everybody that ever belonged to it, also who was shut out; codes among them.
    pub fn certificate(&self, device: &DeviceId) -> Option<&Certificate> {
        self.members.get(device)
    }

    /// Tablets that belong to it now.
    pub fn devices(&self) -> impl Iterator<Item = &Certificate> {
        self.members
            .values()
            .filter(|one| one.role.is_device() && !self.out.contains_key(&one.device) && !self.is_past(one))
    }

    /// Whether a tablet belongs to it now.
    pub fn is_in(&self, device: &DeviceId) -> bool {
        self.devices().any(|one| one.device == *device)
    }

    /// Whether it may invite, shut out and erase.
    pub fn is_keeper(&self, device: &DeviceId) -> bool {
        self.is_in(device) && self.members.get(device).is_some_and(|one| one.role == Role::Keeper)
    }

    /// Who was shut out, and how.
    pub fn shut_out(&self) -> impl Iterator<Item = &Shutout> {
        self.out.values()
    }

    /// What was erased, by the name of its scope.
    pub fn erased(&self) -> &BTreeMap<String, Erasure> {
        &self.erased
    }

    /// Up to which log of a scope what a tablet shared counts; `None`: nothing of it does.
    pub fn counts_until(&self, device: &DeviceId, scope: &str) -> Option<u64> {
        let one = self.members.get(device).filter(|one| one.role.is_device())?;
        match self.out.get(&one.device) {
            Some(out) => out.logs.get(scope).copied(),
            None => Some(u64::MAX),
        }
    }

    /// Whether a key of the circle that `by` made counts.
    pub fn may_make_key(&self, by: &Issuer, nth: u32) -> bool {
        let Issuer::Device(id) = by else { return true };
        self.members.get(id).is_some_and(|one| one.role == Role::Keeper)
            && self.out.get(id).is_none_or(|out| nth <= out.epoch)
    }

    /// Codes that made more than one tablet a member: somebody else has seen them.
    pub fn used_twice(&self) -> Vec<&DeviceId> {
        let mut uses: BTreeMap<&DeviceId, usize> = BTreeMap::new();
        for issuer in self.by.values() {
            if let Issuer::Device(id) = issuer
                && self.members.get(id).is_some_and(|one| !one.role.is_device())
            {
                *uses.entry(id).or_default() += 1;
            }
        }
        uses.into_iter().filter(|(_, count)| *count > 1).map(|(id, _)| id).collect()
    }

    /// Whom a tablet brought in, by itself and by its codes.
    pub fn brought_by(&self, device: &DeviceId) -> BTreeSet<DeviceId> {
        let mut found = BTreeSet::from([device.clone()]);
        loop {
            let more: Vec<DeviceId> = self
                .by
                .iter()
                .filter(|(id, by)| !found.contains(*id) && is_by(by, &found))
                .map(|(id, _)| id.clone())
                .collect();
            if more.is_empty() {
                break;
            }
            found.extend(more);
        }
        found.remove(device);
        found
    }

    /// A tablet that was set back goes on under another name.
    fn is_past(&self, one: &Certificate) -> bool {
        self.members.values().any(|other| other.was.as_ref() == Some(&one.device))
    }

    fn counts(&self, by: &Issuer, statement: &Statement) -> bool {
        match statement {
            Statement::Member(one) => {
                self.members.get(&one.device) == Some(one) && self.by.get(&one.device) == Some(by)
            }
            Statement::Out(out) => self.out.contains_key(&out.device),
            Statement::Erase(erasure) => self.erased.contains_key(&erasure.name),
        }
    }

    /// Reckons all anew, from the root down, until nothing changes. Statements are few.
    pub fn reckon(&mut self) {
        (self.members, self.by, self.out) = Default::default();
        // What the root says stands before anybody else speaks.
        self.take_members(true);
        self.take_shutouts(true);
        while self.take_members(false) {}
        // A keeper shuts tablets out, no other keeper; whoever is out by now shuts out nobody.
        self.take_shutouts(false);
        self.erased = self.take_erasures();
    }

    fn take_members(&mut self, of_root: bool) -> bool {
        let mut more = false;
        // In the order of their text, so that of two certificates for one tablet everybody takes the same.
        let mut said: Vec<(&Issuer, &Certificate)> = self
            .said
            .iter()
            .filter_map(|(by, statement)| match statement {
                Statement::Member(one) if (*by == Issuer::Root) == of_root => Some((by, one)),
                _ => None,
            })
            .collect();
        said.sort_by_key(|(by, one)| ((*by).clone(), one.device.clone(), one.role, one.at));
        let new: Vec<(Issuer, Certificate)> = said
            .into_iter()
            .filter(|(by, one)| !self.members.contains_key(&one.device) && self.may_certify(by, one))
            .map(|(by, one)| (by.clone(), one.clone()))
            .collect();
        for (by, one) in new {
            more |= !self.members.contains_key(&one.device) && {
                self.by.insert(one.device.clone(), by);
                self.members.insert(one.device.clone(), one);
                true
            };
        }
        more
    }

    fn may_certify(&self, by: &Issuer, one: &Certificate) -> bool {
        let Issuer::Device(id) = by else { return true };
        let Some(issuer) = self.members.get(id) else { return false };
        if self.out.get(id).is_some_and(|out| !out.brought.contains(&one.device)) {
            return false;
        }
        let as_itself = one.was.as_ref() == Some(id) && one.role == issuer.role;
        match issuer.role {
            Role::Keeper => true,
            Role::Tablet => as_itself,
            code => code.invites() == Some(one.role) && one.was.is_none(),
        }
    }

    fn take_shutouts(&mut self, of_root: bool) {
        let said: Vec<(Issuer, Shutout)> = self
            .said
            .iter()
            .filter_map(|(by, statement)| match statement {
                Statement::Out(out) if (*by == Issuer::Root) == of_root => Some((by.clone(), out.clone())),
                _ => None,
            })
            .collect();
        let keepers: BTreeSet<DeviceId> =
            self.devices().filter(|one| one.role == Role::Keeper).map(|one| one.device.clone()).collect();
        for (by, out) in said {
            let may = match &by {
                Issuer::Root => true,
                Issuer::Device(id) => keepers.contains(id) && !keepers.contains(&out.device),
            };
            if may {
                // Of two keepers that shut one out, what both had seen is kept.
                let known = self.out.entry(out.device.clone()).or_insert_with(|| out.clone());
                for (scope, count) in out.logs {
                    let most = known.logs.entry(scope).or_default();
                    *most = (*most).max(count);
                }
                known.brought.extend(out.brought);
                known.epoch = known.epoch.max(out.epoch);
                known.erased.extend(out.erased);
            }
        }
    }

    fn take_erasures(&self) -> BTreeMap<String, Erasure> {
        // Whoever was a keeper then: an erasure that was heard of is never taken back.
        let may = |by: &Issuer, name: &String| match by {
            Issuer::Root => true,
            Issuer::Device(id) => {
                self.members.get(id).is_some_and(|one| one.role == Role::Keeper)
                    && self.out.get(id).is_none_or(|out| out.erased.contains(name))
            }
        };
        let mut erased: BTreeMap<String, Erasure> = BTreeMap::new();
        for (by, statement) in &self.said {
            if let Statement::Erase(erasure) = statement
                && may(by, &erasure.name)
            {
                let known = erased.entry(erasure.name.clone()).or_insert_with(|| erasure.clone());
                known.at = known.at.min(erasure.at);
            }
        }
        erased
    }
}

fn is_by(by: &Issuer, found: &BTreeSet<DeviceId>) -> bool {
    matches!(by, Issuer::Device(id) if found.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> DeviceId {
        DeviceId(name.to_owned())
    }

    fn member(name: &str, role: Role) -> Statement {
        Statement::Member(Certificate { device: id(name), name: name.to_owned(), role, ..Certificate::default() })
    }

    fn by(name: &str) -> Issuer {
        Issuer::Device(id(name))
    }

    /// Root -> keeper -> code -> tablet.
    fn circle() -> Vec<(Issuer, Statement)> {
        vec![
            (Issuer::Root, member("keeper", Role::Keeper)),
            (by("keeper"), member("code", Role::InviteTablet)),
            (by("code"), member("tablet", Role::Tablet)),
        ]
    }

    fn heard(said: &[(Issuer, Statement)]) -> Members {
        let mut members = Members::default();
        for (by, statement) in said {
            let _ = members.hear(by.clone(), statement.clone());
        }
        members
    }

    #[test]
    fn a_tablet_belongs_by_a_code_of_a_keeper_in_whatever_order_it_is_heard() {
        let mut said = circle();
        for _ in 0..3 {
            said.rotate_left(1);
            let members = heard(&said);
            assert!(members.is_in(&id("tablet")) && members.is_keeper(&id("keeper")));
            assert!(!members.is_in(&id("code")), "a code is no tablet");
            assert_eq!(members.devices().count(), 2);
        }
    }

    #[test]
    fn nobody_makes_more_of_somebody_than_they_may() {
        let mut members = heard(&circle());
        let problem = Err(Problem::NotAllowed);
        assert_eq!(
            members.hear(by("code"), member("rogue", Role::Keeper)),
            problem,
            "a code for tablets makes no keeper"
        );
        assert_eq!(members.hear(by("tablet"), member("friend", Role::Tablet)), problem, "a tablet invites nobody");
        assert_eq!(members.hear(by("stranger"), member("stranger2", Role::Tablet)), problem);
        assert_eq!(
            members.hear(by("tablet"), Statement::Out(Shutout { device: id("keeper"), ..Shutout::default() })),
            problem
        );
        let erase = Statement::Erase(Erasure { name: "s".to_owned(), ..Erasure::default() });
        assert_eq!(members.hear(by("tablet"), erase.clone()), problem);
        assert_eq!(members.hear(by("keeper"), erase), Ok(()));
    }

    #[test]
    fn who_is_shut_out_keeps_what_was_shared_and_brings_nobody_new() {
        let mut said = circle();
        said.push((by("keeper"), member("second", Role::Tablet)));
        let out = Shutout { device: id("tablet"), logs: [("s".to_owned(), 4)].into(), ..Shutout::default() };
        said.push((by("keeper"), Statement::Out(out)));
        for _ in 0..5 {
            said.rotate_left(1);
            let members = heard(&said);
            assert!(!members.is_in(&id("tablet")));
            assert_eq!(members.counts_until(&id("tablet"), "s"), Some(4));
            assert_eq!(members.counts_until(&id("tablet"), "other"), None);
            assert_eq!(members.counts_until(&id("second"), "s"), Some(u64::MAX));
        }
    }

    #[test]
    fn only_the_root_shuts_a_keeper_out_and_what_it_brought_later_does_not_count() {
        let mut said = circle();
        said.push((by("keeper"), member("other", Role::Keeper)));
        said.push((by("other"), Statement::Out(Shutout { device: id("keeper"), ..Shutout::default() })));
        assert!(heard(&said).is_in(&id("keeper")), "keepers cannot shut each other out");
        let brought = heard(&said).brought_by(&id("keeper"));
        assert_eq!(brought, ["code", "other", "tablet"].map(id).into());
        said.push((Issuer::Root, Statement::Out(Shutout { device: id("keeper"), brought, ..Shutout::default() })));
        said.push((by("keeper"), member("thief", Role::Tablet)));
        for _ in 0..said.len() {
            said.rotate_left(1);
            let members = heard(&said);
            assert!(!members.is_in(&id("keeper")) && !members.is_in(&id("thief")));
            assert!(members.is_in(&id("tablet")) && members.is_keeper(&id("other")));
        }
    }

    #[test]
    fn what_a_keeper_erased_before_it_was_shut_out_stays_erased_and_nothing_after_is() {
        let erase = |name: &str| Statement::Erase(Erasure { name: name.to_owned(), ..Erasure::default() });
        let mut said = circle();
        said.extend(["before", "after"].map(|name| (by("keeper"), erase(name))));
        let (erased, brought) = (["before".to_owned()].into(), heard(&said).brought_by(&id("keeper")));
        let out = Shutout { device: id("keeper"), epoch: 2, erased, brought, ..Shutout::default() };
        said.push((Issuer::Root, Statement::Out(out)));
        let members = heard(&said);
        assert_eq!(members.erased().keys().collect::<Vec<_>>(), ["before"]);
        assert!(members.may_make_key(&by("keeper"), 2) && !members.may_make_key(&by("keeper"), 3));
        assert!(!members.may_make_key(&by("tablet"), 1) && members.may_make_key(&Issuer::Root, 9));
    }

    #[test]
    fn a_tablet_that_was_set_back_goes_on_under_another_name() {
        let mut members = heard(&circle());
        let again = |role| {
            Statement::Member(Certificate {
                device: id("tablet2"),
                role,
                was: Some(id("tablet")),
                ..Certificate::default()
            })
        };
        assert_eq!(members.hear(by("tablet"), again(Role::Keeper)), Err(Problem::NotAllowed));
        assert_eq!(members.hear(by("tablet"), again(Role::Tablet)), Ok(()));
        assert!(members.is_in(&id("tablet2")) && !members.is_in(&id("tablet")));
        assert_eq!(members.counts_until(&id("tablet"), "s"), Some(u64::MAX), "what it said stays said");
    }

    #[test]
    fn a_code_that_two_tablets_used_is_told() {
        let mut members = heard(&circle());
        assert!(members.used_twice().is_empty());
        members.hear(by("code"), member("thief", Role::Tablet)).unwrap();
        assert_eq!(members.used_twice(), [&id("code")]);
    }
}
