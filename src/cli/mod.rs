//! The same rooms without a window: `docs/cli.md` is what other programs may rely on.
//!
//! Exit 0: done. 2: wrong use. 1: anything else, with one sentence on stderr. stdout carries the result alone.

mod args;
mod backup;
mod board_files;
mod boards;
mod cards;
mod doctor;
mod exhibit;
mod lessons;
mod models;
mod output;
mod packages;
mod paint;
mod papers;
mod people;
mod provenance;
mod recognize;
mod say;
mod services;
mod share;
mod simulate;
mod symbols;
mod voices;
mod window;
mod words;
mod works;

pub use args::Cli;
pub use window::{WindowStart, no_window, window_desk};

use crate::domain::notice::{Notice, NoticeKind};
use crate::io::desk::Desk;
use crate::io::files::Home;
use crate::io::store::StoreError;
use crate::io::world::store_notice;
use crate::text::Texts;
use args::Task;
use output::Output;
use std::process::ExitCode;
use std::time::Duration;

/// Longer than any command should take; a person would have given up.
const LIMIT: Duration = Duration::from_secs(600);

/// Why a command did not do what it was asked.
pub(crate) enum Failure {
    /// Exit 2.
    WrongUse(String),
    /// Exit 1, with this sentence.
    Sentence(String),
}

pub(crate) type Done = Result<(), Failure>;

/// What every command works with.
pub(crate) struct Context {
    pub home: Home,
    pub texts: Texts,
    pub out: Output,
    pub profile: Option<String>,
    /// Language of the system: people who are added speak it until they choose.
    pub locale: crate::domain::locale::Lang,
    /// Language asked for on the line; none: the person's.
    pub lang: Option<crate::domain::locale::Lang>,
}

impl Context {
    /// A sentence of the command line's texts.
    pub fn t(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.texts.with(id, args)
    }

    /// A failure with a sentence of the command line's texts.
    pub fn fail(&self, id: &str, args: &[(&str, &str)]) -> Failure {
        Failure::Sentence(self.t(id, args))
    }

    /// A failure from a notice.
    pub fn failed(&self, notice: &Notice) -> Failure {
        let (sentence, hint) = self.texts.notice(notice);
        Failure::Sentence([sentence, hint.unwrap_or_default()].join(" ").trim().to_owned())
    }

    fn store_failed(&self, error: &StoreError) -> Failure {
        match error {
            StoreError::Locked { holder } => {
                let holder = holder.as_ref().map(|h| h.purpose.clone()).unwrap_or_default();
                self.fail("cli-store-locked", &[("holder", &holder)])
            }
            _ => self.failed(&store_notice(error)),
        }
    }

    /// The desk for a writing command, with the person chosen.
    pub fn writing(&self) -> Result<Desk, Failure> {
        let mut desk = Desk::for_command(&self.home, self.locale).map_err(|e| self.store_failed(&e))?;
        self.tell_opening(&mut desk);
        self.choose(&mut desk)?;
        self.settle(&mut desk)?;
        Ok(desk)
    }

    /// The desk for a reading command, with the person chosen if there is one.
    pub fn reading(&self) -> Result<Desk, Failure> {
        let mut desk = Desk::for_reading(&self.home, self.locale).map_err(|e| self.store_failed(&e))?;
        self.tell_opening(&mut desk);
        if self.profile.is_some() {
            self.choose(&mut desk)?;
        } else {
            drop(desk.choose(None, ""));
        }
        Ok(desk)
    }

    /// What opening the store found is said once, on stderr; the command itself goes on.
    fn tell_opening(&self, desk: &mut Desk) {
        for notice in std::mem::take(&mut desk.state_mut().notices) {
            if let Failure::Sentence(sentence) = self.failed(&notice) {
                eprintln!("{sentence}");
            }
        }
    }

    fn choose(&self, desk: &mut Desk) -> Result<(), Failure> {
        // The first person of a new device; a name, so the same in both languages of the line.
        let guest = Texts::new(crate::domain::locale::Lang::Ko).get("guest");
        match desk.choose(self.profile.as_deref(), &guest) {
            Some(_) => Ok(()),
            None => Err(self.fail("cli-unknown-person", &[("name", self.profile.as_deref().unwrap_or_default())])),
        }
    }

    /// Waits until everything is done; the first problem that the person would be told is the failure.
    pub fn settle(&self, desk: &mut Desk) -> Done {
        if !desk.settle(LIMIT) {
            return Err(self.failed(&Notice::problem("busy")));
        }
        let problem = desk.state().notices.iter().find(|notice| notice.kind == NoticeKind::Problem).cloned();
        desk.state_mut().notices.clear();
        match problem {
            Some(notice) => Err(self.failed(&notice)),
            None => Ok(()),
        }
    }
}

/// Runs a command and gives its exit code.
pub fn run(cli: Cli) -> ExitCode {
    let context = cli.context();
    if cli.has_stray_file() {
        eprintln!("{}", context.t("cli-file-and-command", &[]));
        return ExitCode::from(2);
    }
    let Some(task) = cli.task else { return ExitCode::SUCCESS };
    let done = match task {
        Task::Doctor => doctor::run(&context),
        Task::Profiles(task) => people::run(&context, task),
        Task::Boards(task) => boards::run(&context, task),
        Task::Lessons(task) => lessons::run(&context, task),
        Task::Symbols(task) => symbols::run(&context, task),
        Task::Say(task) => say::say(&context, &task),
        Task::Speak(task) => say::speak(&context, &task),
        Task::Words(task) => words::run(&context, task),
        Task::Paint(task) => paint::run(&context, &task),
        Task::Works(task) => works::run(&context, task),
        Task::Exhibit(task) => exhibit::run(&context, task),
        Task::Consent(task) => works::consent(&context, task),
        Task::Provenance(task) => provenance::run(&context, task),
        Task::Services(task) => services::run(&context, task),
        Task::Share { show, task } => share::run(&context, task, show.as_deref()),
        Task::Recognize(task) => recognize::run(&context, &task),
        Task::Teach(task) => recognize::teach(&context, &task),
        Task::Cards(task) => cards::run(&context, task),
        Task::Models(task) => models::run(&context, task),
        Task::Voices(task) => voices::run(&context, task),
        Task::Backup(task) => backup::run(&context, task),
        Task::Undo => backup::undo(&context),
        Task::Redo => backup::redo(&context),
        Task::History => backup::history(&context),
        Task::Simulate(task) => simulate::run(&context, &task),
        Task::Completions { shell } => papers::completions(&context, shell),
        Task::Manual => papers::manual(&context),
        Task::Icon(task) => papers::icon(&context, &task),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Sentence(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(1)
        }
        Err(Failure::WrongUse(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
