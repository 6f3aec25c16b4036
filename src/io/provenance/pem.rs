//! PEM files (RFC 7468): blocks of base64 between two lines.

use crate::formats::obf::base64;

/// Most certificates of a chain.
const MAX_BLOCKS: usize = 10;

/// The blocks with this label, as text (with both lines, ended by a line feed).
pub(super) fn blocks(text: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((label, block, after)) = next(rest) {
        if is_wanted(label) && found.len() < MAX_BLOCKS {
            found.push(block);
        }
        rest = after;
    }
    found
}

/// The next block: label, text, what follows.
fn next(text: &str) -> Option<(&str, String, &str)> {
    let (_, begun) = text.split_once("-----BEGIN ")?;
    let (label, body) = begun.split_once("-----")?;
    let end = format!("-----END {label}-----");
    let (body, after) = body.split_once(&end)?;
    let lines: Vec<&str> = body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Some((label, format!("-----BEGIN {label}-----\n{}\n{end}\n", lines.join("\n")), after))
}

/// The bytes of a block.
pub(super) fn bytes(block: &str) -> Option<Vec<u8>> {
    let body: String = block.lines().filter(|line| !line.starts_with("-----")).collect();
    base64::decode(&body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_are_found_among_other_text() {
        let text = "subject=x\r\n-----BEGIN CERTIFICATE-----\r\nAQID\r\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nBA==\n-----END PRIVATE KEY-----";
        let found = blocks(text, |label| label == "CERTIFICATE");
        assert_eq!(found, ["-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n"]);
        assert_eq!(bytes(&found[0]), Some(vec![1, 2, 3]));
        assert_eq!(blocks(text, |label| label.ends_with("PRIVATE KEY")).len(), 1);
        assert!(blocks("-----BEGIN CERTIFICATE-----\nAQID", |_| true).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_ends_the_program(text in "(-----BEGIN |-----END |-----|A|\n|가){0,12}") {
            prop_assert!(blocks(&text, |_| true).len() <= MAX_BLOCKS);
        }
    }
}
