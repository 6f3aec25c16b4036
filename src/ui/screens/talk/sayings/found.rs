//! Which sentences a list shows. A person may have said thousands: they are looked through when something has changed, not in every frame.

use crate::domain::id::{ProfileId, UtteranceId};
use crate::domain::strip::Utterance;
use crate::ui::kit::Cx;
use crate::ui::screens::find::{Finding, is_in};

/// What a list shows of all sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// What was said, newest first.
    Said,
    /// What is kept: in this folder, or all.
    Kept(Option<String>),
}

/// The sentences of a list that fit what is looked for.
#[derive(Default)]
pub(super) struct Found {
    /// Whose, which, what was typed, and the state of the library.
    of: Option<(ProfileId, Which, String, u64)>,
    ids: Vec<UtteranceId>,
    /// So many there are without looking for anything.
    all: usize,
    /// Names of the folders of what is kept, in the order of the alphabet.
    folders: Vec<String>,
    keeps: bool,
    /// Something that is not kept could be forgotten.
    forgets: bool,
}

impl Found {
    /// Looks anew where it must.
    pub(super) fn look(&mut self, cx: &Cx<'_>, which: Which, finding: &Finding) {
        let Some(who) = cx.state.who.clone() else { return };
        let of = (who, which, finding.typed().to_owned(), cx.state.library.version());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let said = match &of.1 {
            Which::Said => cx.state.library.said(&of.0),
            Which::Kept(_) => cx.state.library.kept(&of.0),
        };
        let listed = |said: &&Utterance| match &of.1 {
            Which::Said => !said.prepared,
            Which::Kept(folder) => folder.as_ref().is_none_or(|name| said.folder == *name),
        };
        if of.1 == Which::Said {
            self.forgets = said.iter().any(|said| !said.favourite);
        } else {
            self.keeps = !said.is_empty();
            self.folders = folder_names(&said);
        }
        let said: Vec<&Utterance> = said.into_iter().filter(listed).collect();
        self.all = said.len();
        let needle = finding.needle();
        self.ids = said.into_iter().filter(|said| is_in(&needle, &[&said.text])).map(|said| said.id.clone()).collect();
        self.of = Some(of);
    }

    /// The folders of what is kept.
    pub(super) fn folders(&self) -> &[String] {
        &self.folders
    }

    /// Whether anything is kept, in whichever folder.
    pub(super) fn keeps(&self) -> bool {
        self.keeps
    }

    /// Whether anything that was said is not kept.
    pub(super) fn forgets(&self) -> bool {
        self.forgets
    }

    /// How many fit.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// How many there are.
    pub(super) fn all(&self) -> usize {
        self.all
    }

    /// Those of one page.
    pub(super) fn page(&self, cx: &Cx<'_>, page: usize, per_page: usize) -> Vec<Utterance> {
        let ids = self.ids.iter().skip(page * per_page).take(per_page);
        ids.filter_map(|id| cx.state.library.utterances.get(id).cloned()).collect()
    }
}

/// Names of the folders, in the order of the alphabet.
pub(super) fn folder_names(kept: &[&Utterance]) -> Vec<String> {
    let mut names: Vec<String> = kept.iter().map(|said| said.folder.clone()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}
