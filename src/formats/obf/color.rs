//! CSS colours of boards, made regular: `rgb(r, g, b)` or `rgba(r, g, b, a)`. Notation: CSS Color Module Level 4.

/// A colour understood.
#[derive(Debug, PartialEq)]
pub struct Color {
    /// `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`.
    pub regular: String,
    /// Whether it was written as OBF asks for.
    pub by_the_book: bool,
}

/// Reads `rgb()`, `rgba()`, `hsl()`, `hsla()`, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` (with or without `#`) and the
/// names that board makers use. `None` for anything else.
pub fn read(text: &str) -> Option<Color> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if let Some((name, inside)) = lower.strip_suffix(')').and_then(|text| text.split_once('(')) {
        let parts: Vec<&str> =
            inside.split([',', '/', ' ', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
        return match name.trim() {
            "rgb" | "rgba" => function(name, &parts, inside),
            "hsl" | "hsla" => Some(odd(hsl(&parts)?, alpha(parts.get(3).copied())?)),
            _ => None,
        };
    }
    hex(&lower).or_else(|| named(&lower))
}

fn odd(rgb: [u8; 3], alpha: f64) -> Color {
    Color { regular: regular(rgb, alpha), by_the_book: false }
}

fn regular([r, g, b]: [u8; 3], alpha: f64) -> String {
    if alpha >= 1.0 { format!("rgb({r}, {g}, {b})") } else { format!("rgba({r}, {g}, {b}, {alpha})") }
}

/// `rgb(…)`: whole numbers, fractions or per cent. An `rgba` keeps its alpha even where that is 1.
fn function(name: &str, parts: &[&str], inside: &str) -> Option<Color> {
    let [r, g, b] = [channel(parts.first()?)?, channel(parts.get(1)?)?, channel(parts.get(2)?)?];
    let opacity = alpha(parts.get(3).copied())?;
    let plain = parts.iter().take(3).all(|part| part.parse::<u8>().is_ok());
    let (with_alpha, listed) = (name == "rgba", inside.matches(',').count() + 1);
    let by_the_book = plain && parts.len() == 3 + usize::from(with_alpha) && listed == parts.len();
    let regular =
        if by_the_book && with_alpha { format!("rgba({r}, {g}, {b}, {opacity})") } else { regular([r, g, b], opacity) };
    if parts.len() > 4 { None } else { Some(Color { regular, by_the_book }) }
}

fn channel(text: &str) -> Option<u8> {
    let value = match text.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok()? * 2.55,
        None => text.parse::<f64>().ok()?,
    };
    value.is_finite().then(|| value.round().clamp(0.0, 255.0) as u8)
}

/// 0..=1; 1 where there is none.
fn alpha(text: Option<&str>) -> Option<f64> {
    let Some(text) = text else { return Some(1.0) };
    let value = match text.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok()? / 100.0,
        None => text.parse::<f64>().ok()?,
    };
    value.is_finite().then(|| value.clamp(0.0, 1.0))
}

/// Hue in degrees, saturation and lightness in per cent (CSS Color 4, section 7.1).
fn hsl(parts: &[&str]) -> Option<[u8; 3]> {
    let number = |index: usize| parts.get(index)?.trim_end_matches("deg").trim_end_matches('%').parse::<f64>().ok();
    let (hue, saturation, lightness) = (number(0)?.rem_euclid(360.0), number(1)? / 100.0, number(2)? / 100.0);
    if parts.len() > 4 || ![hue, saturation, lightness].iter().all(|value| value.is_finite()) {
        return None;
    }
    let (saturation, lightness) = (saturation.clamp(0.0, 1.0), lightness.clamp(0.0, 1.0));
    let reach = saturation * lightness.min(1.0 - lightness);
    let one = |offset: f64| {
        let k = (offset + hue / 30.0) % 12.0;
        ((lightness - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)) * 255.0).round() as u8
    };
    Some([one(0.0), one(8.0), one(4.0)])
}

fn hex(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let bare = digits.len() == text.len();
    let values: Vec<u8> = digits.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = match values.len() {
        3 | 4 if !bare => values.iter().map(|v| v * 17).collect(),
        6 | 8 => values.chunks(2).map(|pair| pair.iter().fold(0, |byte, v| byte << 4 | v)).collect(),
        _ => return None,
    };
    let opacity = bytes.get(3).map_or(1.0, |a| (f64::from(*a) / 255.0 * 1000.0).round() / 1000.0);
    Some(odd([*bytes.first()?, *bytes.get(1)?, *bytes.get(2)?], opacity))
}

/// The 16 basic names of HTML and those that board makers use (values of CSS Color 4, section 6.1).
const NAMES: [(&str, [u8; 3]); 33] = [
    ("black", [0, 0, 0]),
    ("silver", [192, 192, 192]),
    ("gray", [128, 128, 128]),
    ("grey", [128, 128, 128]),
    ("white", [255, 255, 255]),
    ("maroon", [128, 0, 0]),
    ("red", [255, 0, 0]),
    ("purple", [128, 0, 128]),
    ("fuchsia", [255, 0, 255]),
    ("magenta", [255, 0, 255]),
    ("green", [0, 128, 0]),
    ("lime", [0, 255, 0]),
    ("olive", [128, 128, 0]),
    ("yellow", [255, 255, 0]),
    ("navy", [0, 0, 128]),
    ("blue", [0, 0, 255]),
    ("teal", [0, 128, 128]),
    ("aqua", [0, 255, 255]),
    ("cyan", [0, 255, 255]),
    ("orange", [255, 165, 0]),
    ("pink", [255, 192, 203]),
    ("brown", [165, 42, 42]),
    ("gold", [255, 215, 0]),
    ("violet", [238, 130, 238]),
    ("indigo", [75, 0, 130]),
    ("beige", [245, 245, 220]),
    ("lightblue", [173, 216, 230]),
    ("lightgreen", [144, 238, 144]),
    ("lightyellow", [255, 255, 224]),
    ("lightgray", [211, 211, 211]),
    ("lightgrey", [211, 211, 211]),
    ("lightpink", [255, 182, 193]),
    ("skyblue", [135, 206, 235]),
];

fn named(text: &str) -> Option<Color> {
    if text == "transparent" {
        return Some(odd([0, 0, 0], 0.0));
    }
    NAMES.iter().find(|(name, _)| *name == text).map(|(_, rgb)| odd(*rgb, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_becomes_regular() {
        for (text, expected) in [
            ("rgb(255,102,0)", "rgb(255, 102, 0)"),
            ("rgb( 255, 0,  0) ", "rgb(255, 0, 0)"),
            ("rgba(150, 150, 150, 0.5)", "rgba(150, 150, 150, 0.5)"),
            ("rgba(1,2,3,1)", "rgba(1, 2, 3, 1)"),
            ("rgb(100% 0% 0% / 50%)", "rgba(255, 0, 0, 0.5)"),
            ("#444", "rgb(68, 68, 68)"),
            ("ffff32", "rgb(255, 255, 50)"),
            ("#FF000080", "rgba(255, 0, 0, 0.502)"),
            ("hsl(120, 100%, 25%)", "rgb(0, 128, 0)"),
            ("hsla(240deg, 100%, 50%, 0.3)", "rgba(0, 0, 255, 0.3)"),
            ("LightBlue", "rgb(173, 216, 230)"),
            ("transparent", "rgba(0, 0, 0, 0)"),
        ] {
            let color = read(text);
            assert_eq!(color.as_ref().map(|c| c.regular.as_str()), Some(expected), "{text}");
            let again = color.and_then(|c| read(&c.regular));
            assert_eq!(again, Some(Color { regular: expected.to_owned(), by_the_book: true }), "{text}");
        }
    }

    #[test]
    fn only_the_books_notation_is_by_the_book() {
        assert!(read("rgba(0,0,0,0.1)").is_some_and(|c| c.by_the_book));
        for text in ["#444", "red", "rgb(1 2 3)", "rgb(10%,0%,0%)", "rgb(1,2,3,0.5)", "rgb(300,0,0)"] {
            assert!(read(text).is_some_and(|c| !c.by_the_book), "{text}");
        }
    }

    #[test]
    fn nonsense_is_no_colour() {
        for text in ["", "#", "#12", "rgb()", "rgb(1,2)", "rgb(nan,0,0)", "hsl(inf,1%,1%)", "url(x)", "빨강", "add"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
