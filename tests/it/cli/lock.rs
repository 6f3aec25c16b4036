//! One writes at a time, any number read.

use super::{Home, Ran, path};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Stdio};

/// A run of `simulate` that holds the store open until it is dropped.
struct Writer {
    child: Child,
    /// Not read to its end: when the pipe is full, the writer waits.
    _out: BufReader<ChildStdout>,
}

impl Writer {
    fn start(home: &Home) -> Self {
        // More answers than a pipe holds.
        let script = home.write("script", "{\"talk\":\"chime\"}\n".repeat(60_000));
        let mut command = home.command();
        let mut child = command.args(["simulate", path(&script)]).stdout(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::with_capacity(64, child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "ack 1\n");
        Self { child, _out: out }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn reading_goes_on_while_another_writes() {
    let home = Home::new();
    home.done(["exhibit", "new", "봄"]);
    let picture = home.write("집.png", crate::common::png(1));
    home.done(["works", "import", path(&picture)]);
    let work = home.json(["works", "list"])["works"][0]["id"].as_str().unwrap().to_owned();
    home.done(["exhibit", "add", "봄", &work]);
    home.done(["consent", "set", &work, "--use", "web", "--answer", "yes", "--by", "하늘"]);
    let _writer = Writer::start(&home);
    let reading: [&[&str]; 14] = [
        &["doctor"],
        &["profiles", "list"],
        &["boards", "list"],
        &["boards", "export", "out.obz"],
        &["say", "물", "--text-only"],
        &["words", "search", "물"],
        &["paint", "바다", "--size", "64", "--out", "x.png"],
        &["works", "list"],
        &["works", "show", &work],
        &["works", "export", "works"],
        &["exhibit", "list"],
        &["exhibit", "check", "봄"],
        &["backup", "list"],
        &["history"],
    ];
    for args in reading {
        home.json(args.iter().copied());
    }
    home.done(["exhibit", "export", "봄", "--out", "pages"]);
    assert!(home.file("out.obz").is_file() && home.file("pages/index.html").is_file());
}

#[test]
fn who_cannot_write_in_time_is_told_who_holds_it() {
    let home = Home::new();
    let _writer = Writer::start(&home);
    let told = home.refused(["profiles", "add", "하늘"]);
    assert!(told.contains("simulate"), "{told}");
}

#[test]
fn who_waits_writes_when_the_other_has_ended() {
    let home = Home::new();
    let writer = Writer::start(&home);
    let mut command = home.command();
    command.args(["profiles", "add", "하늘"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let waiting = command.spawn().unwrap();
    drop(writer);
    let ran = waiting.wait_with_output().map(Ran::from).unwrap();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(home.done(["profiles", "list"]).contains("하늘"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let home = Home::new();
    let mut child =
        home.command().args(["boards", "list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}
