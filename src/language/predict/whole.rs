//! The whole sentence that goes on as this one began: one that the person said before, or keeps.

/// A sentence that could be offered. `P`: what stands for a thing that was tapped.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole<P> {
    /// What was tapped for it, in order.
    pub pieces: Vec<P>,
    /// How often it was said, newer times counting more.
    pub weight: f64,
}

/// A sentence said once was perhaps for that once.
const OFTEN_ENOUGH: f64 = 1.5;
/// One in which what was tapped comes later, or with something between.
const WITH_MORE_BETWEEN: f64 = 0.5;

/// The place of the likeliest sentence that says more than what was begun, and is said often enough to be offered.
pub fn whole<P: PartialEq>(known: &[Whole<P>], begun: &[P]) -> Option<usize> {
    let fits = |known: &Whole<P>| match () {
        () if known.pieces.len() <= begun.len() => 0.0,
        () if known.pieces.starts_with(begun) => known.weight,
        () if is_within(begun, &known.pieces) => known.weight * WITH_MORE_BETWEEN,
        () => 0.0,
    };
    let fits = known.iter().map(fits).enumerate().filter(|(_, fit)| *fit >= OFTEN_ENOUGH);
    fits.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place)
}

/// Whether all of `some` are in `all`, in the same order.
fn is_within<P: PartialEq>(some: &[P], all: &[P]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|one| rest.any(|other| other == one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(sentences: &[(&str, f64)]) -> Vec<Whole<char>> {
        sentences.iter().map(|(text, weight)| Whole { pieces: text.chars().collect(), weight: *weight }).collect()
    }

    fn offered(sentences: &[(&str, f64)], begun: &str) -> Option<usize> {
        whole(&known(sentences), &begun.chars().collect::<Vec<_>>())
    }

    #[test]
    fn the_likeliest_sentence_that_goes_on() {
        let said = [("ab", 4.0), ("abc", 2.0), ("abd", 3.0), ("xaby", 5.0)];
        assert_eq!(offered(&said, ""), Some(3));
        assert_eq!(offered(&said, "ab"), Some(2), "going on from the beginning counts more");
        assert_eq!(offered(&said, "ay"), Some(3));
        assert_eq!(offered(&said, "ba"), None);
        assert_eq!(offered(&said, "xaby"), None, "nothing more to say");
    }

    #[test]
    fn what_was_said_once_is_not_offered() {
        assert_eq!(offered(&[("ab", 1.0)], "a"), None);
        assert_eq!(offered(&[("ab", 1.6)], "a"), Some(0));
        assert_eq!(offered(&[("xab", 1.6)], "a"), None, "and less so in the middle of another");
    }
}
