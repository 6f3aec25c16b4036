//! The real program on a virtual screen: its log lines with the time each came, a finger, its memory.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A virtual screen; ends with its value.
pub struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// `None`: there is no Xvfb or no xdotool.
    pub fn open(width: u32, height: u32) -> Option<Self> {
        Command::new("xdotool").arg("version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        let size = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take()?).read_line(&mut number).ok()?;
        Some(Self { server, name: format!(":{}", number.trim()) })
    }

    /// A finger touches and leaves.
    pub fn tap(&self, x: f32, y: f32) {
        let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
        let moves = ["mousemove", &x, &y, "mousedown", "1", "sleep", "0.06", "mouseup", "1"];
        let _ = Command::new("xdotool").env("DISPLAY", &self.name).args(moves).status();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The running program.
pub struct App {
    child: Child,
    lines: Receiver<(Instant, String)>,
    started: Instant,
}

impl App {
    /// Starts the program on a screen, with its things in `home`.
    pub fn start(screen: &Screen, home: &Path, log: &str, args: &[&str]) -> Option<Self> {
        let started = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_malgeurim"))
            .args(args)
            .env("DISPLAY", &screen.name)
            .env("MALGEURIM_HOME", home)
            .env("MALGEURIM_LOG", log)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let pipe = child.stderr.take()?;
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                if sender.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        Some(Self { child, lines, started })
    }

    /// Time from the start to the line that ends with `text`.
    pub fn time_to(&self, text: &str, limit: Duration) -> Option<Duration> {
        let until = Instant::now() + limit;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let (at, line) = self.lines.recv_timeout(left).ok()?;
            if line.trim_end().ends_with(text) {
                return Some(at - self.started);
            }
        }
    }

    /// Our own work in each frame since the last call (`Frame::info().cpu_usage`).
    pub fn frame_work(&self) -> Vec<Duration> {
        let lines = self.lines.try_iter().map(|(_, line)| line);
        let work = |line: String| line.split_once("work_us=").and_then(|(_, us)| us.trim().parse().ok());
        lines.filter_map(work).map(Duration::from_micros).collect()
    }

    /// Resident memory in MB, where the system tells it.
    pub fn resident_mb(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kb| kb / 1024.0)
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
