//! The look: colours of each theme, and the rules that use them.

/// Hanji, the wall of the light theme: also the colour around the pages.
pub(super) const HANJI: &str = "#f7f1e5";
/// Ink paper, the wall of the dark theme.
pub(super) const INK_PAPER: &str = "#1e1d20";

/// Names of the colours, in the order of a [`Theme`].
const NAMES: [&str; 10] = ["wall", "paper", "line", "ink", "soft", "link", "seal", "chip", "act", "on-act"];

/// Colours in the order of [`NAMES`], how thick borders are, and the shadow of a picture.
struct Theme {
    scheme: &'static str,
    colours: [&'static str; 10],
    border: &'static str,
    shadow: &'static str,
}

const LIGHT: Theme = Theme {
    scheme: "light",
    colours: [HANJI, "#fffcf6", "#ddd3c0", "#2b2a2d", "#5f5a53", "#1f3a5f", "#d9602b", "#efebe3", "#1f3a5f", "#fffcf6"],
    border: "2px",
    shadow: "0 0.125rem 0.25rem rgb(43 42 45 / 12%), 0 0.75rem 1.75rem rgb(43 42 45 / 14%)",
};
const DARK: Theme = Theme {
    scheme: "dark",
    colours: [
        INK_PAPER, "#29282c", "#57535b", "#f7f1e5", "#c3bbad", "#b9d3f2", "#ee8a58", "#3a383d", "#b9d3f2", "#1e1d20",
    ],
    border: "2px",
    shadow: "0 0.75rem 1.75rem rgb(0 0 0 / 45%)",
};
const CONTRAST_LIGHT: Theme = Theme {
    scheme: "light",
    colours: ["#fff", "#fff", "#000", "#000", "#000", "#00307a", "#000", "#fff", "#000", "#fff"],
    border: "3px",
    shadow: "none",
};
const CONTRAST: Theme = Theme {
    scheme: "dark",
    colours: ["#000", "#000", "#fff", "#fff", "#fff", "#ffd400", "#ffd400", "#000", "#ffd400", "#000"],
    border: "3px",
    shadow: "none",
};
const PRINT: Theme = Theme {
    scheme: "light",
    colours: ["#fff", "#fff", "#999", "#000", "#000", "#000", "#000", "#fff", "#fff", "#000"],
    border: "2px",
    shadow: "none",
};

/// Which theme is worn when. The device's wishes come first in the file, so that the reader's own choice, which stands after
/// them, wins; print wins over all.
const WHEN: [(&str, &str, &Theme); 7] = [
    ("", ":root", &LIGHT),
    ("@media (prefers-color-scheme: dark)", ":root", &DARK),
    ("@media (prefers-contrast: more)", ":root", &CONTRAST_LIGHT),
    ("@media (prefers-contrast: more) and (prefers-color-scheme: dark)", ":root", &CONTRAST),
    ("", ":root[data-colours=\"light\"]", &LIGHT),
    ("", ":root[data-colours=\"dark\"]", &DARK),
    ("", ":root[data-colours=\"contrast\"]", &CONTRAST),
];
const ON_PAPER: (&str, &str, &Theme) = ("@media print", ":root, :root[data-colours]", &PRINT);

/// The rules: what every page has, rooms and cards, the page of a work, looking closely, the kiosk, what readers and printers change.
const RULES: [&str; 6] = [
    include_str!("style/base.css"),
    include_str!("style/rooms.css"),
    include_str!("style/work.css"),
    include_str!("viewer.css"),
    include_str!("style/kiosk.css"),
    include_str!("style/reader.css"),
];

/// The whole style sheet.
pub(super) fn sheet() -> String {
    let themes = WHEN.iter().chain([&ON_PAPER]).map(worn);
    themes.chain(RULES.map(str::to_owned)).collect::<Vec<_>>().join("\n")
}

fn worn((when, who, theme): &(&str, &str, &Theme)) -> String {
    let tokens: String =
        NAMES.iter().zip(theme.colours).map(|(name, colour)| format!("  --{name}: {colour};\n")).collect();
    let Theme { scheme, border, shadow, .. } = theme;
    let rule =
        format!("{who} {{\n  color-scheme: {scheme};\n{tokens}  --border: {border};\n  --shadow: {shadow};\n}}\n");
    if when.is_empty() { rule } else { format!("{when} {{\n{rule}}}\n") }
}
