//! A prepared sentence and what is put into its blank.

use crate::domain::locale::Lang;
use crate::language::josa::Josa;

/// The sentence with `chosen` in its blank: `{}` as it is, `{을}`, `{이}`, `{은}`, `{으로}` with the particle that fits. Without a blank it
/// stays as it is.
pub fn fill(lang: Lang, sentence: &str, chosen: &str) -> String {
    let Some((before, rest)) = sentence.split_once('{') else { return sentence.to_owned() };
    let Some((mark, after)) = rest.split_once('}') else { return sentence.to_owned() };
    let filled = match Josa::ALL.into_iter().find(|josa| josa.forms().0 == mark) {
        Some(josa) => josa.attach(chosen),
        None => chosen.to_owned(),
    };
    let text = format!("{before}{filled}{after}");
    if lang == Lang::En { capital(&text) } else { text }
}

/// With a capital letter at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_fits_what_was_chosen() {
        assert_eq!(fill(Lang::Ko, "{을} 떼러 왔어요.", "서류"), "서류를 떼러 왔어요.");
        assert_eq!(fill(Lang::Ko, "{을} 떼러 왔어요.", "주민등록등본"), "주민등록등본을 떼러 왔어요.");
        assert_eq!(fill(Lang::Ko, "{이} 아파요.", "머리"), "머리가 아파요.");
        assert_eq!(fill(Lang::Ko, "{} 주세요.", "물"), "물 주세요.");
        assert_eq!(fill(Lang::En, "{}, please.", "two"), "Two, please.");
        assert_eq!(fill(Lang::Ko, "고맙습니다.", "물"), "고맙습니다.");
        assert_eq!(fill(Lang::Ko, "{", "물"), "{");
    }
}
