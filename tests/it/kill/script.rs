//! Scripts for `simulate`, the same at every run of the test.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that look random and are the same every time (splitmix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not, `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

/// What a line of the script does. Names are numbered: each is told apart from all others.
#[derive(Debug)]
pub enum Line {
    Word(String),
    Want,
    Speak,
    Clear,
    Undo,
    Redo,
    /// A picture file of its own bytes; its title.
    Picture(String),
    Person(String),
    Show(String),
}

/// A script on the disk.
pub struct Script {
    pub path: PathBuf,
    pub commands: Vec<Line>,
}

impl Script {
    pub fn write(folder: &Path, run: u32, commands: usize, random: &mut Random) -> Self {
        let commands: Vec<Line> = (0..commands).map(|n| line(run, n, random.below(100))).collect();
        let lines: Vec<String> = commands.iter().map(|line| json(folder, line).to_string()).collect();
        for (n, line) in commands.iter().enumerate() {
            if let Line::Picture(title) = line {
                let bytes = crate::common::png(run * 1000 + n as u32);
                fs::write(picture(folder, title), bytes).unwrap();
            }
        }
        let path = folder.join(format!("script-{run}.jsonl"));
        fs::write(&path, lines.join("\n")).unwrap();
        Self { path, commands }
    }
}

fn picture(folder: &Path, title: &str) -> PathBuf {
    folder.join(format!("{title}.png"))
}

fn line(run: u32, n: usize, chance: usize) -> Line {
    let name = |what: &str| format!("{what}-{run}-{n}");
    match chance {
        0..42 => Line::Word(name("word")),
        42..52 => Line::Want,
        52..64 => Line::Speak,
        64..69 => Line::Clear,
        69..77 => Line::Undo,
        77..82 => Line::Redo,
        82..94 => Line::Picture(name("work")),
        94..97 => Line::Person(name("person")),
        _ => Line::Show(name("show")),
    }
}

fn json(folder: &Path, line: &Line) -> Value {
    match line {
        Line::Word(id) => json!({"talk": {"word": id}}),
        Line::Want => json!({"talk": {"ending": "want"}}),
        Line::Speak => json!({"talk": "speak"}),
        Line::Clear => json!({"talk": "clear"}),
        Line::Undo => json!("undo"),
        Line::Redo => json!("redo"),
        Line::Picture(title) => json!({"works": {"import": picture(folder, title)}}),
        Line::Person(name) => json!({"profiles": {"add": {"name": name}}}),
        Line::Show(title) => json!({"exhibit": {"new": title}}),
    }
}
