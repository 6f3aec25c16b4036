//! State and world together: commands in, effects carried out, outcomes taken in. The window and the command line use
//! the same loop.

use crate::app::{
    Command, Effect, EffectId, Outcome, ServicesCommand, Start, State, SymbolsCommand, keep_outing, on_command,
    on_outcome,
};
use crate::domain::id::ProfileId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::domain::record::{Record, Transaction, Write};
use crate::io::files::{self, Home, now_millis};
use crate::io::outings;
use crate::io::store::{Store, StoreError};
use crate::io::world::{Opened, SoundUse, Waker, World, store_notice};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// State and world.
pub struct Desk {
    state: State,
    world: World,
    /// False: opened for reading only.
    writes: bool,
    /// The data folder.
    data: PathBuf,
}

/// How long the window waits for another program to let go of the store.
const WINDOW_WAIT: Duration = Duration::from_millis(300);
/// How long a writing command waits for it.
const COMMAND_WAIT: Duration = Duration::from_secs(5);

impl Desk {
    /// For the window: sound, a waker, and a person to start with. If the store cannot be opened for any other reason
    /// than that another program has it, the window opens all the same and says that nothing is kept.
    ///
    /// # Errors
    /// `Locked` and `Newer`: going on would show an empty program to someone whose things are all there.
    pub fn for_window(home: &Home, lang: Lang, waker: Waker) -> Result<Self, StoreError> {
        match World::open(home, WINDOW_WAIT, SoundUse::Device, Arc::clone(&waker)) {
            Ok(opened) => {
                let mut desk = Self::opened(opened, lang, home);
                desk.take_in(home);
                // Which services there are, and what came while the program was closed.
                desk.send(Command::Services(ServicesCommand::Look));
                desk.send(Command::Symbols(SymbolsCommand::Look));
                Ok(desk)
            }
            Err(error @ (StoreError::Locked { .. } | StoreError::Newer { .. })) => Err(error),
            Err(error) => {
                // A full disk or a folder that cannot be written to hides nothing: what is there can be seen and said.
                let there = Store::open_read_only(&home.data).map(|opened| opened.records).unwrap_or_default();
                let mut desk = Self::with(there, lang, World::without_store(home, SoundUse::Device, waker), home);
                desk.state.tell(store_notice(&error));
                desk.state.tell(Notice::problem("store-unavailable"));
                Ok(desk)
            }
        }
    }

    /// For a writing command: no sound, no waker.
    ///
    /// # Errors
    /// What the store says; `Locked` after five seconds.
    pub fn for_command(home: &Home, lang: Lang) -> Result<Self, StoreError> {
        let opened = World::open(home, COMMAND_WAIT, SoundUse::Off, Arc::new(|| {}))?;
        let mut desk = Self::opened(opened, lang, home);
        desk.take_in(home);
        Ok(desk)
    }

    /// For a reading command: works while the program is open, and may write files. A store that is not there yet is empty.
    ///
    /// # Errors
    /// What the store says.
    pub fn for_reading(home: &Home, lang: Lang) -> Result<Self, StoreError> {
        let reading = |desk: Self| Self { writes: false, ..desk };
        match World::open_to_read(home) {
            Ok(opened) => Ok(reading(Self::opened(opened, lang, home))),
            // An old or damaged store needs the whole opening.
            Err(StoreError::Older { .. } | StoreError::Damaged(_)) => Self::for_command(home, lang),
            Err(StoreError::Absent) => {
                let world = World::without_store(home, SoundUse::Off, Arc::new(|| {}));
                Ok(reading(Self::with(Vec::new(), lang, world, home)))
            }
            Err(error) => Err(error),
        }
    }

    /// Exports that were laid aside come into the store. Their files go when the store is seen to have them: at the next opening.
    fn take_in(&mut self, home: &Home) {
        for (_, outing) in outings::left(&home.data) {
            let effect = keep_outing(&mut self.state, outing);
            self.world.carry_out(effect);
        }
    }

    fn opened(opened: Opened, lang: Lang, home: &Home) -> Self {
        let mut desk = Self::with(opened.records, lang, opened.world, home);
        // What the command line exported while another program had the store.
        for (path, outing) in outings::left(&home.data) {
            let is_known = desk.state.library.outings.contains_key(&outing.id);
            if is_known { outings::taken(&path) } else { desk.state.library.put(Record::Outing(outing)) }
        }
        for notice in opened.notices {
            desk.state.tell(notice);
        }
        desk
    }

    fn with(records: Vec<Record>, lang: Lang, world: World, home: &Home) -> Self {
        let state = State::new(Start {
            records,
            nonce: files::nonce(),
            now: now_millis(),
            lang,
            utc_offset_min: files::utc_offset_min(),
            documents: files::documents(),
            pictures_folder: files::pictures(),
        });
        Self { state, world, writes: true, data: home.data.clone() }
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The state, for a reading command that sets who asks.
    pub fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }

    /// Carries a command out; what comes back is taken in by [`Desk::drain`] or [`Desk::settle`].
    pub fn send(&mut self, command: Command) {
        let effects = on_command(&mut self.state, command, now_millis());
        self.carry_out(effects);
    }

    /// Carries effects out.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Commit { id, transaction, .. } if !self.writes => self.lay_aside(id, &transaction),
                effect => self.world.carry_out(effect),
            }
        }
    }

    /// A reading command may have exported something: whoever writes next takes that in.
    fn lay_aside(&mut self, id: EffectId, transaction: &Transaction) {
        for write in &transaction.writes {
            let Write::Put(record) = write else { continue };
            if let Record::Outing(outing) = &**record
                && let Err(error) = outings::leave(&self.data, outing)
            {
                tracing::warn!(%error, "where works went is not kept");
            }
        }
        let effects = on_outcome(&mut self.state, Outcome::Committed(id));
        self.carry_out(effects);
    }

    /// Takes in everything that has come back. Never waits.
    pub fn drain(&mut self) {
        while let Some(outcome) = self.world.poll() {
            self.take(outcome);
        }
    }

    fn take(&mut self, outcome: Outcome) {
        let effects = on_outcome(&mut self.state, outcome);
        self.carry_out(effects);
    }

    /// Waits until everything asked for has ended; false if it took longer than `limit`.
    pub fn settle(&mut self, limit: Duration) -> bool {
        self.settle_telling(limit, |_| ())
    }

    /// The same; after everything that comes back `tell` sees how things stand.
    pub fn settle_telling(&mut self, limit: Duration, mut tell: impl FnMut(&State)) -> bool {
        let until = Instant::now() + limit;
        loop {
            self.drain();
            tell(&self.state);
            if self.world.unfinished() == 0 {
                return true;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            if let Some(outcome) = self.world.wait(left.min(Duration::from_millis(200))) {
                self.take(outcome);
            }
        }
    }

    /// Makes sure that there is someone: the person called `name`, else the first, else a new one called `guest`.
    /// `None` if there is nobody called `name`.
    pub fn choose(&mut self, name: Option<&str>, guest: &str) -> Option<ProfileId> {
        use crate::app::ProfilesCommand;
        if self.state.library.profiles.is_empty() && self.writes {
            let command = ProfilesCommand::Add { name: guest.to_owned(), picture: Default::default() };
            self.send(Command::Profiles(command));
        }
        let people = self.state.library.people();
        let found = match name {
            Some(name) => people.iter().find(|person| person.name == name || person.id.as_str() == name),
            None => people.first(),
        };
        let id = found.map(|person| person.id.clone())?;
        self.send(Command::Profiles(ProfilesCommand::Choose(id.clone())));
        Some(id)
    }
}
