//! Drawings: JSON Lines `{"label","person","session","strokes":[[[x,y,ms],…],…]}`, or the Omniglot stroke zip.

use super::evaluate::{Features, Item, Reading, Split, Unreadable, Way, name, read_text};
use malgeurim::domain::shown::Sketch;
use malgeurim::recognition::sketch::{SketchMeasure, features};
use serde::Deserialize;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The way of drawings.
pub struct Sketches;

/// Labels taught in an Omniglot episode.
const OMNIGLOT_WAYS: usize = 20;

/// Largest file in the zip, in bytes.
const MOST_BYTES: u64 = 1 << 20;

/// Points of one drawing, at most.
const MOST_POINTS: usize = 100_000;

impl Way for Sketches {
    type Raw = Sketch;
    type Measure = SketchMeasure;

    fn read(path: &Path) -> Result<Reading<Sketch>, Unreadable> {
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) {
            return omniglot(path);
        }
        let mut reading = Reading::new();
        for (number, line) in read_text(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            reading.take(|| format!("{}:{}", path.display(), number + 1), item(line, number as u64));
        }
        Ok(reading)
    }

    fn features(raw: &Sketch) -> Option<Features<Self>> {
        features(raw)
    }
}

/// One line of JSON Lines. Unknown keys are ignored.
#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "name")]
    label: String,
    #[serde(default, deserialize_with = "name")]
    person: String,
    #[serde(default, deserialize_with = "name")]
    session: String,
    strokes: Vec<Vec<[f32; 3]>>,
}

fn item(line: &str, order: u64) -> Result<Item<Sketch>, String> {
    let Line { label, person, session, strokes } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    Ok(Item { label, person, session, order, raw: sketch(strokes)? })
}

fn sketch(strokes: Vec<Vec<[f32; 3]>>) -> Result<Sketch, String> {
    let points = strokes.iter().map(Vec::len).sum::<usize>();
    if points == 0 || points > MOST_POINTS {
        return Err(format!("{points} points"));
    }
    if strokes.iter().flatten().flatten().any(|value| !value.is_finite()) {
        return Err("a point is no number".to_owned());
    }
    Ok(Sketch { strokes })
}

/// `…/alphabet/characterNN/CCCC_DD.txt`: the class is alphabet/character, the person the drawer DD.
fn omniglot(path: &Path) -> Result<Reading<Sketch>, Unreadable> {
    let file = File::open(path).map_err(|error| Unreadable::new(path, error))?;
    let mut zip = zip::ZipArchive::new(file).map_err(|error| Unreadable::new(path, error))?;
    let names = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let mut names: Vec<String> = names.filter(|name| is_drawing(name)).collect();
    names.sort();
    let mut reading = Reading { split: Split::Person, most_taught: OMNIGLOT_WAYS, ..Reading::new() };
    for (order, name) in names.into_iter().enumerate() {
        let item = drawing(&mut zip, &name, order as u64);
        reading.take(|| format!("{}!{name}", path.display()), item);
    }
    Ok(reading)
}

fn is_drawing(name: &str) -> bool {
    name.ends_with(".txt") && !name.starts_with("__MACOSX")
}

fn drawing(zip: &mut zip::ZipArchive<File>, name: &str, order: u64) -> Result<Item<Sketch>, String> {
    let mut parts = name.trim_end_matches(".txt").rsplitn(4, '/');
    let (Some(file), Some(character), Some(alphabet)) = (parts.next(), parts.next(), parts.next()) else {
        return Err("not in alphabet/character".to_owned());
    };
    let (_, person) = file.split_once('_').ok_or("name is not character_drawer")?;
    let mut text = String::new();
    let entry = zip.by_name(name).map_err(|error| error.to_string())?;
    entry.take(MOST_BYTES).read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(Item {
        label: format!("{alphabet}/{character}"),
        person: person.to_owned(),
        session: String::new(),
        order,
        raw: sketch(strokes(&text)?)?,
    })
}

/// `START`, then `x,y,ms` lines, `BREAK` after each stroke. y points up there.
fn strokes(text: &str) -> Result<Vec<Vec<[f32; 3]>>, String> {
    let mut strokes = vec![Vec::new()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "START") {
        if line == "BREAK" {
            strokes.push(Vec::new());
            continue;
        }
        let numbers: Vec<f32> = line.split(',').filter_map(|n| n.trim().parse().ok()).collect();
        let Ok([x, y, ms]) = <[f32; 3]>::try_from(numbers) else {
            return Err(format!("not x,y,ms: {line:.40}"));
        };
        if let Some(stroke) = strokes.last_mut() {
            stroke.push([x, -y, ms]);
        }
    }
    strokes.retain(|stroke| !stroke.is_empty());
    Ok(strokes)
}
