//! How the window starts, and what is said when it cannot.

use super::args::Cli;
use crate::app::{CalmCommand, Command, Room};
use crate::io::desk::Desk;
use crate::io::world::{Waker, store_notice};
use crate::io::{kiosk, welcome};
use std::path::PathBuf;
use std::process::ExitCode;

/// How the window starts.
#[derive(Clone, Debug)]
pub struct WindowStart {
    /// Whose.
    pub profile: Option<String>,
    /// In which room.
    pub room: Option<Room>,
    /// Width and height in points.
    pub size: [f32; 2],
    /// A file that was opened with the program, to be brought in.
    pub file: Option<PathBuf>,
}

impl WindowStart {
    pub(super) fn new(profile: Option<String>, room: Option<&str>, size: Option<&str>, file: Option<PathBuf>) -> Self {
        let room = room.and_then(|name| serde_json::from_value(name.into()).ok());
        let size = size.and_then(|text| {
            let (width, height) = text.split_once('x')?;
            Some([width.parse().ok()?, height.parse().ok()?])
        });
        Self { profile, room, size: size.unwrap_or([1280.0, 800.0]), file }
    }

    /// Whether nothing is wanted but the program: who comes for a person, a room or a file is not led about first.
    fn is_plain(&self) -> bool {
        self.profile.is_none() && self.room.is_none() && self.file.is_none()
    }
}

/// The desk of the window, with the person and room that the line asks for.
///
/// # Errors
/// The sentence that says why, already on stderr: the window shows it too.
pub fn window_desk(cli: &Cli, waker: Waker) -> Result<Desk, String> {
    let context = cli.context();
    let start = cli.window_start();
    let mut desk = Desk::for_window(&context.home, context.texts.lang(), waker).map_err(|error| {
        // For a person, not for a script: which process holds it helps nobody here.
        let (sentence, hint) = context.texts.notice(&store_notice(&error));
        let sentence = [sentence, hint.unwrap_or_default()].join(" ").trim().to_owned();
        eprintln!("{sentence}");
        sentence
    })?;
    let guest = context.texts.get("guest");
    let people = desk.state().library.profiles.len();
    let in_kiosk = cli.wants_kiosk() || kiosk::is_on(&context.home.data);
    let is_told = !desk.state().notices.is_empty();
    let is_new = people == 0 && desk.state().library.artworks.is_empty();
    let guides = start.is_plain() && !in_kiosk && !is_told && welcome::is_due(&context.home.data, is_new);
    // One person needs no choosing; several choose for themselves.
    if start.profile.is_some() || people <= 1 {
        drop(desk.choose(start.profile.as_deref(), &guest));
    }
    if in_kiosk {
        desk.send(Command::Calm(CalmCommand::OpenInKiosk));
    }
    // Who stays in a room was there when the window closed.
    desk.send(Command::Calm(CalmCommand::Resume));
    match start.room {
        Some(room) => desk.send(Command::Go(room)),
        None if guides => desk.send(Command::Go(Room::Welcome)),
        None => {}
    }
    Ok(desk)
}

/// No window could be opened: one sentence says so.
pub fn no_window(cli: &Cli, cause: &str) -> ExitCode {
    // Causes of the window system name source files of libraries: for whoever asks for the log.
    tracing::info!(cause, "no window");
    eprintln!("{}", cli.context().t("cli-no-display", &[]));
    ExitCode::from(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_start_leads_about() {
        let start = |profile: Option<&str>, room, size, file: Option<&str>| {
            WindowStart::new(profile.map(str::to_owned), room, size, file.map(PathBuf::from))
        };
        assert!(start(None, None, Some("800x600"), None).is_plain());
        assert!(!start(Some("하늘"), None, None, None).is_plain());
        assert!(!start(None, Some("talk"), None, None).is_plain());
        assert!(!start(None, None, None, Some("a.obz")).is_plain());
    }
}
