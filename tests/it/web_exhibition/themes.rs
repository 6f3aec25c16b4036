//! The colours of every theme can be read.

use super::*;

/// Contrast as WCAG 2.2 defines it.
fn contrast(a: &str, b: &str) -> f64 {
    let channel = |value: u32| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |hex: &str| {
        let hex = hex.trim_start_matches('#');
        let hex = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let number = u32::from_str_radix(&hex, 16).unwrap();
        0.2126 * channel(number >> 16) + 0.7152 * channel(number >> 8 & 255) + 0.0722 * channel(number & 255)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_theme_can_be_read() {
    let style = written(&exhibition(&[]), &[], None)["style.css"].clone();
    let themes: Vec<&str> = style
        .split(":root")
        .skip(1)
        .filter_map(|part| part.split_once('{')?.1.split_once('}'))
        .map(|(theme, _)| theme)
        .filter(|theme| theme.contains("--wall"))
        .collect();
    assert_eq!(themes.len(), 8, "light, dark, more contrast, more in the dark, three that readers choose, print");
    for theme in themes {
        let pairs =
            theme.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        let tokens: BTreeMap<&str, &str> = pairs.collect();
        let pairs =
            ["wall", "paper", "chip"].iter().flat_map(|ground| ["ink", "soft", "link"].map(|ink| (ink, *ground)));
        for (ink, ground) in pairs.chain([("on-act", "act")]) {
            let ratio = contrast(tokens[ink], tokens[ground]);
            assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
        }
        // What marks the focus, and the edge of the main button.
        for (mark, ground) in [("link", "wall"), ("link", "paper"), ("seal", "wall")] {
            let ratio = contrast(tokens[mark], tokens[ground]);
            assert!(ratio >= 3.0, "{mark} on {ground}: {ratio:.2}");
        }
    }
    let needed =
        ["prefers-color-scheme: dark", "prefers-contrast: more", "prefers-reduced-motion", "forced-colors: active"];
    for needed in needed.into_iter().chain(["@media print", "[data-size=\"200\"]", "[data-words=\"easy\"]"]) {
        assert!(style.contains(needed), "{needed}");
    }
    let font_sizes = style.lines().filter_map(|line| line.trim().strip_prefix("font-size:"));
    assert!(font_sizes.into_iter().all(|size| !size.contains("px")), "text grows with the reader's own size");
}
