//! Numbers, sizes and lists as each language writes them.

use crate::domain::locale::Lang;

/// A list for reading: `나무, 집, 고양이` or `tree, house and cat`. Korean joins without particles, so that nothing
/// depends on the last consonant of a name.
pub fn list<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    let texts: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match (lang, texts.split_last()) {
        (Lang::En, Some((last, rest))) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => texts.join(", "),
    }
}

/// A whole number with commas: `1,234`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A size in bytes for people: `512 B`, `1.4 kB`, `12 MB` (powers of 1000, as shops and file managers write them).
pub fn bytes(size: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut value = size as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    let name = UNITS[unit];
    if unit > 0 && value < 9.95 { format!("{value:.1} {name}") } else { format!("{value:.0} {name}") }
}

/// A share of 1 in percent, for `$percent`: 0..=100. What is no number counts as 0.
pub fn percent(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_need_no_particles() {
        assert_eq!(list(Lang::Ko, &["나무", "집", "고양이"]), "나무, 집, 고양이");
        assert_eq!(list(Lang::En, &["tree", "house", "cat"]), "tree, house and cat");
        assert_eq!(list(Lang::En, &["tree"]), "tree");
        assert_eq!(list::<&str>(Lang::Ko, &[]), "");
    }

    #[test]
    fn counts_have_commas() {
        assert_eq!(["0", "999", "1,000", "1,234,567"], [0, 999, 1000, 1_234_567].map(count)[..]);
    }

    #[test]
    fn sizes_are_short() {
        let sizes = [0, 999, 1000, 1_440, 9_949, 12_345_678, 999_600, u64::MAX].map(bytes);
        assert_eq!(sizes, ["0 B", "999 B", "1.0 kB", "1.4 kB", "9.9 kB", "12 MB", "1.0 MB", "18446744 TB"]);
    }

    #[test]
    fn percents_stay_within_the_bar() {
        assert_eq!([-1.0, 0.0, 0.456, 2.0, f32::NAN].map(percent), [0, 0, 46, 100, 0]);
    }
}
