//! An exhibition of many works goes out, as a table: `cargo bench --bench exhibition -- [--works N] [--paper A4]`.
//!
//! The real program is run: it paints the works, hangs them, notes the makers' yes, and exports pages, files for print (300 dots
//! an inch), labels, catalogue and mounting list. Memory is the most that the exporting process held (`VmHWM`, Linux only).

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Words that can be painted, and styles; every work is another pair with another seed.
const WORDS: [&str; 8] = ["바다", "나무", "고양이", "꽃", "산", "집", "해", "물고기"];
const STYLES: [&str; 10] =
    ["oil", "watercolour", "crayon", "pencil", "papercut", "stained-glass", "mosaic", "minhwa", "ink", "pop"];
const SHOW: &str = "재어 보는 전시";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let works: usize = after("--works").and_then(|count| count.parse().ok()).unwrap_or(200);
    let paper = after("--paper").cloned().unwrap_or_else(|| "A4".to_owned());
    let home = tempfile::tempdir().expect("a folder for the measure");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{works} works for {paper} at 300 dpi, {cores} cores");
    let ids = hang(home.path(), works);
    println!("{:<44} {:>10} {:>12} {:>10}", "measure", "seconds", "peak", "on disk");
    let out = home.path().join("export");
    let export = |name: &str| {
        let (time, peak) = run(home.path(), &["exhibit", "export", SHOW, "--out", &text(&out), "--paper", &paper]);
        let peak = peak.map_or_else(|| "unknown".to_owned(), |kb| format!("{:.2} GB", kb as f64 * 1024.0 / 1e9));
        println!("{name:<44} {:>10.1} {peak:>12} {:>7.2} GB", time.as_secs_f64(), size(&out) as f64 / 1e9);
    };
    export("everything, for the first time");
    export("again, nothing changed");
    run(home.path(), &["consent", "set", &ids[0], "--use", "print", "--answer", "withdrawn", "--by", "하늘"]);
    export("again, one work withdrawn from print");
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// Paints works, hangs them, notes the makers' yes. Their ids.
fn hang(home: &Path, works: usize) -> Vec<String> {
    run(home, &["exhibit", "new", SHOW]);
    for index in 0..works {
        let (word, style) = (WORDS[index % WORDS.len()], STYLES[index % STYLES.len()]);
        run(home, &["paint", word, "--style", style, "--seed", &index.to_string(), "--size", "512", "--save"]);
    }
    let listed = malgeurim(home, &["--json", "works", "list"]).output().expect("the program runs").stdout;
    let listed: serde_json::Value = serde_json::from_slice(&listed).expect("a list of works");
    let ids: Vec<String> = listed["works"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|work| work["id"].as_str())
        .map(str::to_owned)
        .collect();
    assert_eq!(ids.len(), works, "every work was kept");
    run(home, &[&["exhibit", "add", SHOW], &ids.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat());
    for id in &ids {
        for purpose in ["web", "print"] {
            run(home, &["consent", "set", id, "--use", purpose, "--answer", "yes", "--by", "하늘"]);
        }
    }
    ids
}

fn malgeurim(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malgeurim"));
    command.args(arguments).env("MALGEURIM_HOME", home.join("home")).stdin(Stdio::null());
    command
}

/// Runs the program to its end: time, and the most memory that it held (kB).
fn run(home: &Path, arguments: &[&str]) -> (Duration, Option<u64>) {
    let begun = Instant::now();
    let mut child = malgeurim(home, arguments).stdout(Stdio::null()).spawn().expect("the program starts");
    let mut peak = None;
    loop {
        peak = held(child.id()).or(peak);
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            assert!(status.success(), "{arguments:?}");
            return (begun.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// `VmHWM` of a process.
fn held(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

/// Bytes of all files below a folder.
fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(
            |entry| {
                if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |data| data.len()) }
            },
        )
        .sum()
}
