//! Judges the recognisers on data that nobody here wrote.
//!
//! `cargo run --release --example evaluate -- signs|sketches|words PATH [--shots 1,3,5] [--split session|person]
//! [--unknown 0.5] [--seeds N] [--json]`; for signs also `[--starter] [--untaught LABEL=SHAPE+SHAPE,…]`
//!
//! What is read, how it is split and what every figure means: `docs/evaluation.md`. This file only says how each way of
//! showing plugs in; the protocol in `evaluate/` knows none of them.

#[path = "evaluate/mod.rs"]
mod evaluate;
#[path = "evaluate/untaught.rs"]
mod untaught;
#[path = "evaluate/way_signs.rs"]
mod way_signs;
#[path = "evaluate/way_sketches.rs"]
mod way_sketches;
#[path = "evaluate/way_words.rs"]
mod way_words;

use evaluate::{Args, Kind, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::from(2);
        }
    };
    if let (Kind::Signs, Some(map)) = (args.kind, &args.untaught) {
        return untaught::untaught(&args, map);
    }
    match args.kind {
        Kind::Signs => run::<way_signs::Signs>(&args),
        Kind::Sketches => run::<way_sketches::Sketches>(&args),
        Kind::Words => run::<way_words::Words>(&args),
    }
}
