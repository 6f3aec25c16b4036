//! Drawings that come with the program, so that a hundred common things are known before anybody teaches.

use crate::domain::shown::Sketch;
use serde::Deserialize;

/// Lines of a seed file, at most.
const MOST_SEEDS: usize = 2000;
/// Points of one seed, at most.
const MOST_POINTS: usize = 20_000;

/// One line of the file. Other keys are ignored.
#[derive(Deserialize)]
struct Line {
    label: String,
    strokes: Vec<Vec<[f32; 3]>>,
}

/// The seeds in JSON Lines: `{"label","strokes":[[[x,y,ms],…],…]}`, in order. A line that is not of this form is left
/// out. `label` is the word's id; a word may have several.
pub fn seeds(bytes: &[u8]) -> Vec<(String, Sketch)> {
    let lines = bytes.split(|&byte| byte == b'\n');
    let read = lines.filter_map(|line| serde_json::from_slice::<Line>(line).ok());
    read.filter(|line| !line.label.is_empty() && (1..=MOST_POINTS).contains(&line.strokes.iter().map(Vec::len).sum()))
        .map(|line| (line.label, Sketch { strokes: line.strokes }))
        .take(MOST_SEEDS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_lines_are_read_and_broken_ones_left_out() {
        let text = concat!(
            r#"{"label":"sun","variant":1,"strokes":[[[0,0,0],[5,5,20]]]}"#,
            "\n\n{\"label\":\"cut\",\"strokes\":[[[0,0",
            "\n{\"label\":\"\",\"strokes\":[[[1,1,1]]]}\n{\"label\":\"empty\",\"strokes\":[]}\n",
            r#"{"label":"house","strokes":[[[1,1,0]],[[2,2,9]]]}"#,
        );
        let read = seeds(text.as_bytes());
        let words: Vec<&str> = read.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, ["sun", "house"]);
        assert_eq!(read[0].1.strokes, [vec![[0.0, 0.0, 0.0], [5.0, 5.0, 20.0]]]);
    }

    #[test]
    fn bytes_that_are_no_text_give_nothing() {
        assert!(seeds(&[0xff, 0xfe, b'\n', 0]).is_empty());
    }
}
