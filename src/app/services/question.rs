//! Questions to a chat service: who answers them, and which one is seen.

use crate::app::state::State;
use crate::domain::service::{AskFor, Service, ServiceAsk, Task};

impl State {
    /// The chat service that answers questions, where one is on and the rules let people ask.
    pub fn asker(&self) -> Option<&Service> {
        let may = self.library.service_rules.as_ref().is_some_and(|rules| rules.guard.questions);
        self.services.for_task(Task::Chat).filter(|_| may)
    }

    /// The question of the person that is under way: one at a time.
    pub fn question_under_way(&self) -> Option<&ServiceAsk> {
        self.newest_question().filter(|ask| ask.state.is_open())
    }

    /// The person's question that is seen: the newest, unless they begin another one.
    pub fn question_shown(&self) -> Option<&ServiceAsk> {
        self.newest_question().filter(|ask| ask.state.is_open() || !self.errand.composing)
    }

    fn newest_question(&self) -> Option<&ServiceAsk> {
        let mine = |ask: &&ServiceAsk| ask.wants == AskFor::Question && Some(&ask.profile) == self.who.as_ref();
        self.library.asks.values().filter(mine).max_by_key(|ask| (ask.asked, &ask.id))
    }
}
