//! `recognize hands`: the 21 points of every hand.
//!
//! A file is a picture by itself: nothing is carried over from the one before. A folder is a sequence: its pictures in order
//! of their names, hands followed from one to the next. Points are as the models gave them, without smoothing. What was
//! measured is the work on a picture in memory; reading and decoding the file are left out.

use crate::art::codec;
use crate::cli::{Context, Done, Failure};
use crate::domain::shown::Side;
use crate::io::files::read_bounded;
use crate::io::models::hands::{self, HandChoice, HandModels, HandsError};
use crate::recognition::hand::{Models, Options, RawHand, RawPalms, Seen, Tracker, View};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Largest picture file that is read, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// Most pictures of one call.
const MOST_FRAMES: usize = 100_000;
/// Endings of the pictures in a folder.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];

/// What `recognize hands` was asked.
#[derive(Debug, clap::Args)]
pub(crate) struct HandsTask {
    /// Pictures, or folders of pictures in order of their names.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// At most so many hands.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub most: u8,
    /// The smaller landmark model: faster, less exact.
    #[arg(long)]
    pub lite: bool,
    /// The pictures are mirrored, as in a selfie view.
    #[arg(long)]
    pub mirrored: bool,
    /// Threads for a model.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=16))]
    pub threads: u8,
}

pub(crate) fn run(context: &Context, task: &HandsTask) -> Done {
    let sequences = sequences(context, &task.paths)?;
    let choice = HandChoice { lite: task.lite, threads: usize::from(task.threads) };
    let models = hands::open(&context.home.models, choice).map_err(|error| unavailable(context, &error))?;
    let options = Options { wanted: usize::from(task.most), mirrored: task.mirrored, ..Options::default() };
    let mut tracker = Tracker::new(Timed { models, palm: Duration::ZERO, landmark: Duration::ZERO }, options);
    let mut frames = Vec::new();
    for sequence in &sequences {
        tracker.reset();
        for file in sequence {
            frames.push(frame(context, &mut tracker, file)?);
        }
    }
    let lines: Vec<String> = frames.iter().map(|frame| line(context, frame)).collect();
    context.out.show(&json!({ "frames": frames }), lines);
    Ok(())
}

/// A file is a sequence of one, a folder one of all its pictures by name.
fn sequences(context: &Context, paths: &[PathBuf]) -> Result<Vec<Vec<PathBuf>>, Failure> {
    let sequences: Vec<_> = paths.iter().map(|path| sequence(context, path)).collect::<Result<_, _>>()?;
    if sequences.iter().map(Vec::len).sum::<usize>() > MOST_FRAMES {
        return Err(context.fail("cli-too-many-pictures", &[("most", &MOST_FRAMES.to_string())]));
    }
    Ok(sequences)
}

fn sequence(context: &Context, path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|_| unreadable(context, path))?;
    let mut files: Vec<_> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_picture(path)).collect();
    files.sort();
    Ok(files)
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    path.is_file() && ENDINGS.contains(&ending.as_str())
}

fn unreadable(context: &Context, path: &Path) -> Failure {
    context.fail("cli-cannot-read", &[("path", &path.display().to_string())])
}

/// Hands cannot be recognised, and why.
pub(super) fn unavailable(context: &Context, error: &HandsError) -> Failure {
    tracing::warn!(%error, "hands");
    let why = context.t(&format!("models-why-{}", error.key()), &[]);
    context.fail("cli-no-hand-models", &[("why", &why)])
}

/// A picture as the pipeline reads it; see-through parts are black.
fn rgb(context: &Context, path: &Path) -> Result<(usize, usize, Vec<u8>), Failure> {
    let bytes = read_bounded(path, MOST_BYTES).map_err(|_| unreadable(context, path))?;
    let picture = codec::decode(&bytes).map_err(|_| unreadable(context, path))?;
    let over_black = |level: u8, alpha: u8| (u16::from(level) * u16::from(alpha) / 255) as u8;
    let pixels = picture.rgba.as_chunks::<4>().0;
    let rgb = pixels.iter().flat_map(|&[r, g, b, a]| [r, g, b].map(|level| over_black(level, a))).collect();
    Ok((picture.width as usize, picture.height as usize, rgb))
}

fn frame(context: &Context, tracker: &mut Tracker<Timed>, file: &Path) -> Result<Value, Failure> {
    let (width, height, rgb) = rgb(context, file)?;
    let view = View::new(width, height, &rgb).ok_or_else(|| unreadable(context, file))?;
    tracker.models().restart();
    let start = Instant::now();
    let hands: Vec<Value> = tracker
        .frame(&view)
        .map(|seen| seen.iter().map(hand).collect())
        .map_err(|error| unavailable(context, &HandsError::from(error)))?;
    let total = start.elapsed();
    let Timed { palm, landmark, .. } = *tracker.models();
    let other = total.saturating_sub(palm + landmark);
    let stages = json!({ "palm": ms(palm), "landmark": ms(landmark), "other": ms(other) });
    let file = file.display().to_string();
    Ok(json!({
        "file": file, "width": width, "height": height, "hands": hands, "total_ms": ms(total), "stages_ms": stages,
    }))
}

fn hand(seen: &Seen) -> Value {
    let side = seen.hand.side.map(|side| if side == Side::Left { "left" } else { "right" });
    json!({ "side": side, "presence": seen.presence, "landmarks": seen.hand.points, "world": seen.world })
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// For people: the file and how many hands, then each with its side and how surely it is there.
fn line(context: &Context, frame: &Value) -> String {
    let hands = frame["hands"].as_array().map(Vec::as_slice).unwrap_or_default();
    let one = |hand: &Value| {
        let id = if hand["side"] == "left" { "cli-hand-left" } else { "cli-hand-right" };
        context.t(id, &[("percent", &format!("{:.0}", hand["presence"].as_f64().unwrap_or_default() * 100.0))])
    };
    let hands = match hands {
        [] => context.t("cli-no-hands", &[]),
        found => found.iter().map(one).collect::<Vec<_>>().join(", "),
    };
    let took = format!("{:.1}", frame["total_ms"].as_f64().unwrap_or_default());
    let file = frame["file"].as_str().unwrap_or_default();
    context.t("cli-hands-line", &[("file", file), ("hands", &hands), ("ms", &took)])
}

/// The models with a stop-watch.
struct Timed {
    models: HandModels,
    palm: Duration,
    landmark: Duration,
}

impl Timed {
    fn restart(&mut self) {
        (self.palm, self.landmark) = (Duration::ZERO, Duration::ZERO);
    }
}

impl Models for Timed {
    type Error = <HandModels as Models>::Error;

    fn palms(&mut self, input: &[f32], answer: &mut RawPalms) -> Result<(), Self::Error> {
        let start = Instant::now();
        let done = self.models.palms(input, answer);
        self.palm += start.elapsed();
        done
    }

    fn landmarks(&mut self, input: &[f32]) -> Result<RawHand, Self::Error> {
        let start = Instant::now();
        let done = self.models.landmarks(input);
        self.landmark += start.elapsed();
        done
    }
}
