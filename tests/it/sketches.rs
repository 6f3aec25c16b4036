//! Drawn symbols: what may differ between two drawings of the same, and how well letters of other writers are told apart.

use malgeurim::domain::shown::Sketch;
use malgeurim::recognition::fewshot::Measure;
use malgeurim::recognition::sketch::{SketchFeatures, SketchMeasure, features, features_with, seeds};
use std::collections::BTreeMap;
use std::io::Read;

fn sketch(strokes: &[&[[f32; 2]]]) -> Sketch {
    Sketch { strokes: strokes.iter().map(|s| s.iter().map(|&[x, y]| [x, y, 0.0]).collect()).collect() }
}

fn house() -> Sketch {
    sketch(&[
        &[[20.0, 50.0], [20.0, 90.0], [80.0, 90.0], [80.0, 50.0], [20.0, 50.0]],
        &[[15.0, 52.0], [50.0, 20.0], [85.0, 52.0]],
        &[[45.0, 90.0], [45.0, 70.0], [57.0, 70.0], [57.0, 90.0]],
    ])
}

fn flower() -> Sketch {
    let petals = (0..=40).map(|i| i as f32 * 0.157).map(|t| {
        let far = 18.0 + 6.0 * (5.0 * t).cos();
        [50.0 + far * t.cos(), 30.0 + far * t.sin(), 0.0]
    });
    Sketch {
        strokes: vec![
            petals.collect(),
            vec![[50.0, 50.0, 0.0], [50.0, 95.0, 0.0]],
            vec![[50.0, 80.0, 0.0], [65.0, 70.0, 0.0]],
        ],
    }
}

fn moved(sketch: &Sketch, by: impl Fn(f32, f32) -> [f32; 2]) -> Sketch {
    let mut sketch = sketch.clone();
    for point in sketch.strokes.iter_mut().flatten() {
        let [x, y] = by(point[0], point[1]);
        *point = [x, y, point[2]];
    }
    sketch
}

fn apart(a: &Sketch, b: &Sketch) -> f32 {
    SketchMeasure.distance(&features(a).unwrap(), &features(b).unwrap(), f32::INFINITY)
}

#[test]
fn the_order_number_and_direction_of_strokes_are_free() {
    let mut other = house();
    other.strokes.reverse();
    other.strokes.iter_mut().for_each(|stroke| stroke.reverse());
    let whole = other.strokes.remove(2);
    other.strokes.extend([whole[..3].to_vec(), whole[2..].to_vec()]);
    assert!(apart(&house(), &other) < 0.2 * apart(&house(), &flower()), "{}", apart(&house(), &other));
}

#[test]
fn place_and_size_do_not_matter() {
    assert!(apart(&house(), &moved(&house(), |x, y| [x * 9.0 - 4000.0, y * 9.0 + 77.0])) < 0.05);
}

#[test]
fn a_little_turn_and_slant_are_forgiven_but_standing_on_the_head_is_not() {
    let slanted = moved(&house(), |x, y| [x + 0.15 * y, y - 0.08 * x]);
    let upside_down = moved(&house(), |x, y| [x, -y]);
    let (slanted, upside_down) = (apart(&house(), &slanted), apart(&house(), &upside_down));
    assert!(slanted < 0.6 * upside_down, "{slanted} {upside_down}");
    assert!(slanted < 0.6 * apart(&house(), &flower()), "{slanted}");
}

#[test]
fn the_measure_is_symmetric_and_a_cutoff_never_hides_a_nearer_one() {
    let (a, b) = (features(&house()).unwrap(), features(&flower()).unwrap());
    let whole = SketchMeasure.distance(&a, &b, f32::INFINITY);
    assert!((whole - SketchMeasure.distance(&b, &a, f32::INFINITY)).abs() < 1e-5);
    assert!(SketchMeasure.distance(&a, &a, f32::INFINITY) < 1e-2);
    for cutoff in [0.0, 0.3 * whole, 0.9 * whole, 1.1 * whole] {
        let cut = SketchMeasure.distance(&a, &b, cutoff);
        assert!(if whole < cutoff { cut == whole } else { cut >= cutoff }, "{cutoff}: {cut} of {whole}");
    }
}

#[test]
fn nothing_and_a_lone_dot_are_no_drawing_and_broken_points_do_no_harm() {
    assert!(features(&Sketch::default()).is_none());
    assert!(features(&sketch(&[&[[5.0, 5.0]]])).is_none());
    let mut broken = house();
    broken.strokes[0].insert(2, [f32::NAN, 1.0, 0.0]);
    broken.strokes.push(vec![[f32::INFINITY, f32::NEG_INFINITY, f32::NAN]]);
    assert!(apart(&house(), &broken) < 0.1);
    for line in [[[0.0, 0.0], [1e-5, 0.0]], [[-9e5, 9e5], [9e5, 9e5]]] {
        let line = features(&sketch(&[&line])).unwrap();
        assert!(SketchMeasure.distance(&line, &features(&house()).unwrap(), f32::INFINITY).is_finite());
    }
}

#[test]
fn a_drawing_of_ones_own_comes_before_a_seed_that_is_as_near() {
    let own = features(&house()).unwrap();
    let seed = own.clone().as_seed();
    let shown = features(&moved(&house(), |x, y| [x + 0.2 * y, y])).unwrap();
    let (own, seed) =
        (SketchMeasure.distance(&shown, &own, f32::INFINITY), SketchMeasure.distance(&shown, &seed, f32::INFINITY));
    assert!(own < seed && seed < 1.3 * own, "{own} {seed}");
}

#[test]
fn the_shipped_seeds_are_told_apart() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sketches/seeds.jsonl");
    let all = seeds(&std::fs::read(path).expect("seeds come with the program"));
    let mut words: BTreeMap<&str, Vec<SketchFeatures>> = BTreeMap::new();
    for (word, sketch) in &all {
        words.entry(word).or_default().push(features(sketch).expect("a seed is a drawing"));
    }
    assert!(words.len() >= 100, "{} words", words.len());
    let first: Vec<&SketchFeatures> = words.values().filter_map(|drawings| drawings.first()).step_by(4).collect();
    let pairs = first.iter().enumerate().flat_map(|(i, a)| first[..i].iter().map(move |b| (a, b)));
    let distances: Vec<f32> = pairs.map(|(a, b)| SketchMeasure.distance(a, b, f32::INFINITY)).collect();
    let mean = distances.iter().sum::<f32>() / distances.len() as f32;
    assert!((0.7..1.3).contains(&mean), "different things are about 1 apart: {mean}");
    assert!(distances.iter().all(|&d| d > 0.2), "two words with the same drawing");
}

/// Letters of one alphabet, each with the drawings of 20 writers. Empty when the data is missing.
fn letters(alphabet: &str) -> Vec<Vec<Sketch>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/sketch/omniglot_strokes_small1.zip");
    let Ok(file) = std::fs::File::open(path) else { return Vec::new() };
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let mut letters: BTreeMap<String, BTreeMap<String, Sketch>> = BTreeMap::new();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let parts: Vec<&str> = name.split('/').collect();
        if let [.., a, letter, file] = parts[..]
            && (a, name.ends_with(".txt"), name.contains("__MACOSX")) == (alphabet, true, false)
        {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            letters.entry(letter.to_owned()).or_default().insert(file.to_owned(), strokes(&text));
        }
    }
    letters.into_values().map(|writers| writers.into_values().collect()).collect()
}

fn strokes(text: &str) -> Sketch {
    let parts = text.split("BREAK").map(|part| {
        let numbers = |line: &str| line.split(',').filter_map(|n| n.parse().ok()).collect::<Vec<f32>>();
        part.lines()
            .map(numbers)
            .filter_map(|n| if let [x, y, ms] = n[..] { Some([x, -y, ms]) } else { None })
            .collect()
    });
    Sketch { strokes: parts.filter(|stroke: &Vec<_>| !stroke.is_empty()).collect() }
}

/// The share of letters, drawn by writer `by`, whose nearest example of writer 0 is the right one.
fn right(letters: &[Vec<Sketch>], by: usize, measure: &impl Fn(&Sketch) -> SketchFeatures) -> f32 {
    let taught: Vec<SketchFeatures> = letters.iter().map(|drawings| measure(&drawings[0])).collect();
    let hits = letters.iter().enumerate().filter(|(i, drawings)| {
        let shown = measure(&drawings[by]);
        let far = |j: &usize| SketchMeasure.distance(&shown, &taught[*j], f32::INFINITY);
        (0..taught.len()).min_by(|a, b| far(a).total_cmp(&far(b))) == Some(*i)
    });
    hits.count() as f32 / letters.len() as f32
}

/// Mean of [`right`] over alphabets that the network was not trained with, several writers as examples and as tests.
fn right_on_unseen(measure: impl Fn(&Sketch) -> SketchFeatures) -> Option<f32> {
    let mut shares = Vec::new();
    for alphabet in ["Greek", "Latin"] {
        let mut letters = letters(alphabet);
        letters.truncate(20);
        for (taught, by) in [(0, 3), (5, 7), (9, 11), (13, 15), (17, 19)] {
            letters.iter_mut().for_each(|drawings| drawings.swap(0, taught));
            shares.extend((!letters.is_empty()).then(|| right(&letters, by, &measure)));
            letters.iter_mut().for_each(|drawings| drawings.swap(0, taught));
        }
    }
    (!shares.is_empty()).then(|| shares.iter().sum::<f32>() / shares.len() as f32)
}

#[test]
fn letters_of_another_writer_are_told_apart_from_one_example() {
    let Some(mean) = right_on_unseen(|sketch| features(sketch).unwrap()) else {
        println!("skipped: no shared data");
        return;
    };
    println!("with the network: {mean:.3}");
    assert!(mean >= 0.85, "{mean}");
}

#[test]
fn letters_of_another_writer_are_told_apart_without_the_network() {
    let Some(mean) = right_on_unseen(|sketch| features_with(sketch, None).unwrap()) else {
        println!("skipped: no shared data");
        return;
    };
    println!("without the network: {mean:.3}");
    assert!(mean >= 0.78, "{mean}");
}
