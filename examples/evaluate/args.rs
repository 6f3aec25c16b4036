//! The words on the command line.

use std::path::PathBuf;

/// How it is called.
const USAGE: &str = "usage: evaluate signs|sketches|words PATH [--shots 1,3,5] [--split session|person] \
                         [--unknown 0.5] [--seeds N] [--json]; signs also: [--starter] [--untaught LABEL=SHAPE+SHAPE,...]";

/// Where examples come from, seen from what is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// From the same person, earlier.
    Session,
    /// From other people.
    Person,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hand signs.
    Signs,
    /// Drawings.
    Sketches,
    /// Spoken words.
    Words,
}

impl Kind {
    /// The word on the command line and in the result.
    pub fn name(self) -> &'static str {
        match self {
            Self::Signs => "signs",
            Self::Sketches => "sketches",
            Self::Words => "words",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Args {
    /// What is shown.
    pub kind: Kind,
    /// File or folder.
    pub path: PathBuf,
    /// Numbers of examples for each label.
    pub shots: Vec<usize>,
    /// `None`: as the data suggest.
    pub split: Option<Split>,
    /// Share of the labels that is never taught, 0..1.
    pub unknown: f64,
    /// How many draws of labels and examples.
    pub seeds: u64,
    /// One JSON document instead of a table.
    pub json: bool,
    /// What comes with the program stands beside what is taught, as it does there.
    pub starter: bool,
    /// How well do these shapes that come with the program do on these labels?
    pub untaught: Option<String>,
}

impl Args {
    /// Reads the words after the program's name; the error is a sentence and how it is called.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        Self::read(words.into_iter()).map_err(|wrong| format!("{wrong}\n{USAGE}"))
    }

    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self {
            kind: Kind::Signs,
            path: PathBuf::new(),
            shots: vec![1, 3, 5],
            split: None,
            unknown: 0.5,
            seeds: 5,
            json: false,
            starter: false,
            untaught: None,
        };
        let mut plain = Vec::new();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some("json") => args.json = true,
                Some("starter") => args.starter = true,
                Some(flag) => {
                    let value = words.next().ok_or_else(|| format!("--{flag} needs a value"))?;
                    args.set(flag, &value)?;
                }
                None => plain.push(word),
            }
        }
        let Ok([kind, path]) = <[String; 2]>::try_from(plain) else {
            return Err("a kind and a path are needed".to_owned());
        };
        let kinds = [Kind::Signs, Kind::Sketches, Kind::Words];
        args.kind = kinds.into_iter().find(|k| k.name() == kind).ok_or_else(|| format!("unknown kind: {kind}"))?;
        args.path = path.into();
        Ok(args)
    }

    fn set(&mut self, flag: &str, value: &str) -> Result<(), String> {
        let bad = || format!("--{flag}: cannot read {value:?}");
        match flag {
            "shots" => {
                let shots: Option<Vec<usize>> = value.split(',').map(|n| n.trim().parse().ok()).collect();
                self.shots = shots.filter(|s| s.iter().all(|n| (1..=100).contains(n))).ok_or_else(bad)?;
            }
            "split" => {
                self.split = Some(match value {
                    "session" => Split::Session,
                    "person" => Split::Person,
                    _ => return Err(bad()),
                });
            }
            "unknown" => {
                self.unknown = value.parse().ok().filter(|share| (0.0..1.0).contains(share)).ok_or_else(bad)?;
            }
            "untaught" => self.untaught = Some(value.to_owned()),
            "seeds" => self.seeds = value.parse().ok().filter(|n| (1..=1000).contains(n)).ok_or_else(bad)?,
            _ => return Err(format!("unknown option --{flag}")),
        }
        Ok(())
    }
}
