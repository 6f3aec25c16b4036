//! What a work that can be touched is made of, and how large it is, in the words of a label.

use crate::domain::artwork::Physical;
use crate::text::Texts;

/// The materials that can be chosen by a picture: they are stored by these names and worded in any language. What somebody typed
/// is stored and shown as it is.
pub const MATERIALS: [&str; 6] = ["clay", "paint", "cloth", "paper", "wood", "mixed"];

/// The material in words.
pub fn material(texts: &Texts, name: &str) -> String {
    if MATERIALS.contains(&name) { texts.get(&format!("material-{name}")) } else { name.to_owned() }
}

/// Width, height and depth in centimetres, as far as they were measured: `21 × 29.7 × 3 cm`. Nothing measured: empty.
pub fn size(texts: &Texts, size_mm: [u32; 3]) -> String {
    let names = ["size-width", "size-height", "size-depth"];
    let measured = names.into_iter().zip(size_mm).filter(|(_, mm)| *mm > 0);
    let sides: Vec<String> = measured.map(|(name, mm)| texts.with(name, &[("cm", &centimetres(mm))])).collect();
    if sides.is_empty() { String::new() } else { texts.with("size-of-work", &[("sides", &sides.join(" × "))]) }
}

/// Millimetres as centimetres, with one place after the point where there is one.
pub fn centimetres(mm: u32) -> String {
    if mm.is_multiple_of(10) { (mm / 10).to_string() } else { format!("{}.{}", mm / 10, mm % 10) }
}

/// Material and size.
pub fn words(texts: &Texts, physical: &Physical) -> String {
    let parts = [material(texts, &physical.material), size(texts, physical.size_mm)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Lang;

    #[test]
    fn a_work_of_clay_is_of_clay_in_both_languages() {
        let pot = Physical { material: "clay".to_owned(), size_mm: [120, 85, 0] };
        let (ko, en) = (words(&Texts::new(Lang::Ko), &pot), words(&Texts::new(Lang::En), &pot));
        assert!(ko.contains("점토") && ko.contains("12") && ko.contains("8.5"), "{ko}");
        assert!(en.contains("clay") && !en.contains("depth"), "{en}");
        let own = Physical { material: "조개껍데기".to_owned(), size_mm: [0; 3] };
        assert_eq!(words(&Texts::new(Lang::En), &own), "조개껍데기");
    }
}
