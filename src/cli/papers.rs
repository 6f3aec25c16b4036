//! What packages of the program are made with: completions for shells, the manual page, the icon in any size.

use super::args::{Cli, IconTask, Shell};
use super::{Context, Done};
use crate::art;
use crate::io::files;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::io::{self, Write};
use std::path::Path;

/// The program's name on the line.
const NAME: &str = "malgeurim";
/// What the environment may say: the variable, and the text that tells about it.
const VARIABLES: [(&str, &str); 6] = [
    ("MALGEURIM_HOME", "cli-manual-home"),
    ("MALGEURIM_MODELS", "cli-manual-models"),
    ("MALGEURIM_LOG", "cli-manual-log"),
    ("MALGEURIM_UTC_OFFSET_MIN", "cli-manual-offset"),
    ("MALGEURIM_CAMERA", "cli-manual-camera"),
    ("MALGEURIM_MICROPHONE", "cli-manual-microphone"),
];

/// Completions for a shell, on stdout.
pub(super) fn completions(context: &Context, shell: Shell) -> Done {
    let (mut command, mut bytes) = (Cli::command(), Vec::new());
    match shell {
        Shell::Bash => clap_complete::generate(clap_complete::Shell::Bash, &mut command, NAME, &mut bytes),
        Shell::Zsh => clap_complete::generate(clap_complete::Shell::Zsh, &mut command, NAME, &mut bytes),
        Shell::Fish => clap_complete::generate(clap_complete::Shell::Fish, &mut command, NAME, &mut bytes),
    }
    to_stdout(context, &bytes)
}

/// The manual page on stdout: one page, with every command.
pub(super) fn manual(context: &Context) -> Done {
    let mut page = Vec::new();
    // Nothing but memory is written to here.
    written(context, Path::new("-"), write_manual(context, &mut page))?;
    to_stdout(context, &page)
}

/// The icon as a PNG file.
pub(super) fn icon(context: &Context, task: &IconTask) -> Done {
    let png = art::program_icon(task.size).and_then(|picture| art::codec::encode_png(&picture).ok());
    let done = png.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData));
    written(context, &task.out, done.and_then(|png| files::write_whole(&task.out, &png)))
}

fn written(context: &Context, path: &Path, done: io::Result<()>) -> Done {
    done.map_err(|error| {
        tracing::info!(%error, "not written");
        context.fail("cli-cannot-write", &[("path", &path.display().to_string())])
    })
}

/// A closed pipe is no error, as everywhere on the line.
fn to_stdout(context: &Context, bytes: &[u8]) -> Done {
    let mut out = io::stdout().lock();
    let done = out.write_all(bytes).and_then(|()| out.flush());
    let closed = done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
    if closed { Ok(()) } else { written(context, Path::new("stdout"), done) }
}

fn write_manual(context: &Context, page: &mut dyn Write) -> io::Result<()> {
    let mut line = Cli::command();
    line.build();
    let man = Man::new(line.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    for command in line.get_subcommands() {
        tell(&mut rest, command, NAME);
    }
    rest.control("SH", ["ENVIRONMENT"]);
    for (name, text) in VARIABLES {
        entry(&mut rest, vec![bold(name)], &context.t(text, &[]));
    }
    rest.control("SH", ["EXIT STATUS"]);
    for (code, text) in [("0", "cli-manual-done"), ("1", "cli-manual-failed"), ("2", "cli-manual-wrong")] {
        entry(&mut rest, vec![bold(code)], &context.t(text, &[]));
    }
    rest.to_writer(page)
}

/// A command with what it takes; where it only holds others, those.
fn tell(page: &mut Roff, command: &Command, before: &str) {
    if command.is_hide_set() {
        return;
    }
    let name = format!("{before} {}", command.get_name());
    if command.has_subcommands() {
        return command.get_subcommands().for_each(|inner| tell(page, inner, &name));
    }
    page.control("SS", [name.as_str()]);
    page.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    // What every command takes stands above, once.
    let own =
        command.get_arguments().filter(|arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help");
    for arg in own {
        entry(page, title(arg), &arg.get_help().map(ToString::to_string).unwrap_or_default());
    }
}

/// `--out OUT`, or what stands without a name.
fn title(arg: &Arg) -> Vec<Inline> {
    let value = arg.get_id().as_str().to_uppercase();
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => vec![bold(format!("--{long} ")), italic(value)],
        Some(long) => vec![bold(format!("--{long}"))],
        None => vec![italic(value)],
    }
}

fn entry(page: &mut Roff, title: Vec<Inline>, text: &str) {
    page.control("TP", []);
    page.text(title);
    page.text([roman(text)]);
}
