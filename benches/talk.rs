//! What a person waits for in Talk, as a table with the goal beside each figure: `cargo bench --bench talk`.
//!
//! One part of it: `cargo bench --bench talk -- offers` (or `start`, `frames`, `boards`).
//!
//! Rows marked "window" come from the real program under Xvfb with a software rasteriser, driven by xdotool; without
//! them they are `skipped`. The other rows run in this process.

#[path = "talk/boards.rs"]
mod boards;
#[path = "talk/frames.rs"]
mod frames;
#[path = "talk/offers.rs"]
mod offers;
#[path = "talk/screen.rs"]
mod screen;
#[path = "talk/start.rs"]
mod start;

use std::time::Duration;

fn main() {
    // Other work on the machine shows in every figure.
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{cores} cores, load before the run {}", load.split_whitespace().next().unwrap_or("unknown"));
    println!("{:<66} {:>16} {:>12}", "measure", "measured", "goal");
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let parts: [(&str, fn()); 4] =
        [("start", start::rows), ("offers", offers::rows), ("frames", frames::rows), ("boards", boards::rows)];
    for (name, rows) in parts {
        if only.as_deref().is_none_or(|only| only == name) {
            rows();
        }
    }
    println!("tap to the first sample of sound: cargo bench --bench speech");
}

/// One line of the table. `goal` empty: a figure for comparison.
fn row(name: &str, measured: &str, goal: &str) {
    println!("{name:<66} {measured:>16} {goal:>12}");
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// The value that `part` (0..=1) of all values do not exceed.
fn part_of(times: &mut [Duration], part: f64) -> Duration {
    times.sort();
    let index = ((times.len() as f64 * part).ceil() as usize).clamp(1, times.len().max(1)) - 1;
    times.get(index).copied().unwrap_or_default()
}
