//! Tables as comma-separated values (RFC 4180), UTF-8.

/// A table: a row of headers, then the others.
pub(in crate::formats) fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let row = |cells: Vec<String>| format!("{}\r\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","));
    rows.into_iter().map(row).collect::<String>().into_bytes()
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's "CSV Injection" advises.
fn cell(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let text = if begins { format!("'{text}") } else { text };
    if text.contains([',', '"', '\n', '\'']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_defused() {
        assert_eq!(cell("봄"), "봄");
        assert_eq!(cell("나, \"너\""), "\"나, \"\"너\"\"\"");
        for formula in ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1"] {
            assert!(cell(formula).starts_with("\"'"), "{formula}");
        }
        assert_eq!(table([vec!["a".into(), "b".into()], vec!["1".into(), "2\n3".into()]]), b"a,b\r\n1,\"2\n3\"\r\n");
    }
}
