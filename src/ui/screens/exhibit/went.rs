//! Where works went: exports, found and sorted once for every change.

use crate::domain::exhibition::Outing;
use crate::ui::kit::Cx;
use std::cmp::Reverse;
use std::rc::Rc;

/// The exports of one thing, the latest first.
#[derive(Default)]
pub(super) struct Went {
    of: Option<(u64, String)>,
    ids: Rc<Vec<String>>,
}

impl Went {
    /// The ids of the exports that fit, the latest first. `of`: what they are of; the same is not looked for twice.
    pub fn found(&mut self, cx: &Cx<'_>, of: &str, fits: impl Fn(&Outing) -> bool) -> Rc<Vec<String>> {
        let library = &cx.state.library;
        let now = Some((library.version(), of.to_owned()));
        if self.of != now {
            let mut outings: Vec<&Outing> = library.outings.values().filter(|outing| fits(outing)).collect();
            outings.sort_by_key(|outing| Reverse(outing.at));
            self.ids = Rc::new(outings.into_iter().map(|outing| outing.id.clone()).collect());
            self.of = now;
        }
        Rc::clone(&self.ids)
    }
}
