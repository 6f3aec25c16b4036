//! Mulberry Symbols: `symbol-info.csv`, whose `symbol-en` is the name of an SVG file in `EN/` or `EN-symbols/`. An underscore is a space, a
//! verb ends in `_,_to`, and variants of a picture end in a number with or without a letter (`baker_1a`).

use super::{Found, picture, stem};
use crate::domain::symbol_pack::PackPicture;
use crate::formats::table::{Row, Table};
use std::collections::HashMap;

pub(super) fn read(index: &[u8], paths: &[String]) -> Vec<Found> {
    let mut pictures: HashMap<&str, &String> = HashMap::new();
    for path in paths.iter().filter(|path| picture::is_picture(path)) {
        let place = pictures.entry(stem(path)).or_insert(path);
        // The drawing itself goes before any PNG made of it.
        if path.ends_with(".svg") && !place.ends_with(".svg") {
            *place = path;
        }
    }
    let table = Table::read(index);
    let symbol = |row: Row<'_>| {
        let file = pictures.get(row.get("symbol-en"))?;
        let en = name(row.get("symbol-en"));
        let ko = row.get("symbol-ko").to_owned();
        let tags = row.get("tags").split_whitespace().map(str::to_owned);
        let tags = tags.chain(std::iter::once(row.get("category-en").to_owned())).collect();
        let pictures = vec![PackPicture { file: (*file).clone(), ..PackPicture::default() }];
        Some(Found { ko: vec![ko], en: vec![en], tags, pictures, ..Found::default() })
    };
    table.rows().filter_map(symbol).collect()
}

/// `eat_,_to` is "eat", `baker_1a` is "baker", `a_-_lower_case` is "a - lower case".
fn name(file: &str) -> String {
    let words: Vec<&str> = file.trim_end_matches("_,_to").split('_').filter(|word| !word.is_empty()).collect();
    let is_variant = |word: &&str| word.chars().next().is_some_and(|c| c.is_ascii_digit()) && word.len() <= 3;
    let shown = match words.split_last() {
        // A number alone is its own name.
        Some((last, before)) if !before.is_empty() && is_variant(last) => before,
        _ => &words,
    };
    // `catch_2_,_to`: the number stands before the mark of the verb.
    shown.join(" ").trim_end_matches(" ,").to_owned()
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn file_names_are_words() {
        for (file, word) in [
            ("bird", "bird"),
            ("eat_,_to", "eat"),
            ("catch_2_,_to", "catch"),
            ("baker_1a", "baker"),
            ("10", "10"),
            ("a_-_lower_case", "a - lower case"),
            ("bath_animal_,_to", "bath animal"),
        ] {
            assert_eq!(name(file), word, "{file}");
        }
    }
}
