//! Where a line of text ends: between words (Korean 어절), never inside one unless it is alone too wide, and never so that a line
//! begins with a closing mark or ends with an opening one.

/// No line has more characters: what museums advise for labels (Smithsonian exhibit guidelines).
pub const MAX_LINE_CHARS: usize = 55;

/// A space at which no line ends.
pub const BOUND: char = '\u{a0}';

/// Marks that may not stand at the beginning of a line.
const CLOSING: &str = ".,!?:;)]}>%…·’”」』】〉》。、，．！？：；）］｝～";
/// Marks that may not stand at the end of a line.
const OPENING: &str = "([{<‘“「『【〈《（［｛";

/// The lines of a text. A line end in the text is kept. `fits` says whether a line is short enough; a single character always is.
pub fn lines(text: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let fits = |line: &str| line.chars().count() <= MAX_LINE_CHARS && fits(line);
    text.lines().flat_map(|paragraph| paragraph_lines(paragraph, &fits)).collect()
}

fn paragraph_lines(text: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        let longer = if line.is_empty() { unit.clone() } else { format!("{line} {unit}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let (whole, rest) = pieces(&unit, fits);
        lines.extend(whole);
        line = rest;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    without_orphan(lines, fits)
}

/// What stays together: a word with the marks that stand alone before and after it.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() && c != BOUND).filter(|word| !word.is_empty()) {
        let is_bound = word.starts_with(|c| CLOSING.contains(c));
        match units.last_mut() {
            Some(last) if is_bound || last.ends_with(|c| OPENING.contains(c)) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => units.push(word.to_owned()),
        }
    }
    units
}

/// A unit that is alone too wide, in pieces that fit; the last one is still open.
fn pieces(unit: &str, fits: &dyn Fn(&str) -> bool) -> (Vec<String>, String) {
    let mut whole = Vec::new();
    let mut piece = String::new();
    for c in unit.chars() {
        piece.push(c);
        if fits(&piece) || piece.chars().nth(1).is_none() {
            continue;
        }
        let next = piece.split_off(break_before(&piece));
        whole.push(piece.trim_end().to_owned());
        piece = next.trim_start().to_owned();
    }
    (whole, piece)
}

/// Where the piece is cut whose last character is too much: before that one, or further left so that no mark stands wrong.
fn break_before(piece: &str) -> usize {
    let places: Vec<(usize, char)> = piece.char_indices().collect();
    let allowed = |at: &usize| {
        let (before, after) = (places[at - 1].1, places[*at].1);
        !CLOSING.contains(after) && !OPENING.contains(before)
    };
    let found = (1..places.len()).rev().find(allowed).unwrap_or(places.len() - 1);
    places[found].0
}

/// A last line of one short word takes its neighbour along.
fn without_orphan(mut lines: Vec<String>, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let [.., before, last] = lines.as_mut_slice() else { return lines };
    let is_orphan = !last.contains(' ') && last.chars().count() <= 6 && before.matches(' ').count() >= 2;
    let Some((kept, moved)) = before.rsplit_once(' ').filter(|_| is_orphan) else { return lines };
    let joined = format!("{moved} {last}");
    let stands_well = !kept.ends_with(|c| OPENING.contains(c)) && !moved.starts_with(|c| CLOSING.contains(c));
    if stands_well && fits(&joined) {
        (*before, *last) = (kept.to_owned(), joined);
    }
    lines
}

/// The narrowest of ten widths, down to half of `width`, at which the text has no more lines than at `width`: so its lines are about as long.
pub fn balanced(text: &str, width: f32, width_of: &dyn Fn(&str) -> f32) -> Vec<String> {
    let at = |width: f32| lines(text, &|line| width_of(line) <= width);
    let plain = at(width);
    if plain.len() < 2 || plain.len() > 4 {
        return plain;
    }
    let narrower = (0..10).map(|step| at(width * (0.5 + 0.05 * step as f32)));
    narrower.into_iter().find(|lines| lines.len() == plain.len()).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at_most(chars: usize) -> impl Fn(&str) -> bool {
        move |line: &str| line.chars().count() <= chars
    }

    #[test]
    fn korean_breaks_between_words_only() {
        let text = "고양이가 햇빛 아래에서 잠을 자고 있어요.";
        assert_eq!(lines(text, &at_most(10)), ["고양이가 햇빛", "아래에서 잠을", "자고 있어요."]);
        assert_eq!(lines("가나다라마바사", &at_most(3)), ["가나다", "라마바", "사"]);
        assert_eq!(lines("하나\n둘", &at_most(9)), ["하나", "둘"]);
        assert!(lines("", &at_most(9)).is_empty() && lines(" \n ", &at_most(9)).is_empty());
    }

    #[test]
    fn what_is_bound_stays_together() {
        assert_eq!(lines("크기는 21\u{a0}×\u{a0}30 이에요", &at_most(9)), ["크기는", "21\u{a0}×\u{a0}30", "이에요"]);
    }

    #[test]
    fn marks_do_not_stand_alone() {
        assert_eq!(lines("나는 좋아 !", &at_most(6)), ["나는", "좋아 !"]);
        assert_eq!(lines("“ 좋아요 ” 라고", &at_most(7)), ["“ 좋아요 ”", "라고"]);
        assert_eq!(lines("가나다라.", &at_most(4)), ["가나다", "라."]);
    }

    #[test]
    fn a_last_word_is_not_left_alone() {
        assert_eq!(lines("가나 다라 마바 사", &at_most(8)), ["가나 다라", "마바 사"]);
    }

    #[test]
    fn lines_of_a_title_are_about_as_long() {
        let width = |line: &str| line.chars().count() as f32;
        assert_eq!(balanced("비 온 뒤 우리 집 앞 마당에 핀 꽃", 16.0, &width), ["비 온 뒤 우리 집", "앞 마당에 핀 꽃"]);
        assert_eq!(balanced("꽃", 16.0, &width), ["꽃"]);
    }

    fn bare(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_too_wide(text in "([가-힣a-z.,!?()“”]{1,9}[ \n]{0,2}){0,30}", most in 1usize..70) {
            let lines = lines(&text, &at_most(most));
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            let least = most.min(MAX_LINE_CHARS);
            for line in &lines {
                prop_assert!(line.chars().count() <= least.max(1), "{line:?}");
                prop_assert_eq!(line.trim(), line.as_str());
            }
        }

        #[test]
        fn words_that_fit_stay_whole(text in "([가-힣]{1,6} ){1,30}", most in 6usize..60) {
            let whole: Vec<&str> = text.split_whitespace().collect();
            let lines = lines(&text, &at_most(most));
            let broken: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
            prop_assert_eq!(broken, whole);
        }

        #[test]
        fn no_line_begins_with_a_closing_mark(text in "([(“]?[가-힣]{1,7}[.,!?”)]{0,2} ?){1,20}", most in 12usize..40) {
            for line in lines(&text, &at_most(most)) {
                prop_assert!(!line.starts_with(|c| CLOSING.contains(c)) || bare(&text).starts_with(line.as_str()), "{line:?}");
            }
        }
    }
}
