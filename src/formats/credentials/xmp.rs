//! What the metadata of a picture claim about its making, where no credentials vouch for it.

use super::report::clean;
use crate::domain::provenance::SourceType;

/// The addresses of the IPTC vocabulary begin so.
const SOURCE_TYPES: &[u8] = b"cv.iptc.org/newscodes/digitalsourcetype/";
/// Name of the property for the service that was used.
const SYSTEM: &[u8] = b"Iptc4xmpExt:AISystemUsed";
/// Longest value that is read, bytes.
const MAX_VALUE: usize = 400;

/// What XMP claims: nobody vouches for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// The digital source type, if it is one that is known.
    pub source: Option<SourceType>,
    /// The AI system that was used; empty: not told.
    pub ai_system: String,
}

/// Reads the claims in any kind of file: XMP lies in it as it is (XMP Part 3), so that it is found without reading the rest.
pub fn claims(bytes: &[u8]) -> Claims {
    let source = after(bytes, SOURCE_TYPES).and_then(|rest| {
        let letters = rest.iter().take(60).take_while(|byte| byte.is_ascii_alphabetic()).count();
        SourceType::parse(std::str::from_utf8(&rest[..letters]).ok()?)
    });
    Claims { source, ai_system: after(bytes, SYSTEM).and_then(value).unwrap_or_default() }
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    bytes.get(at + mark.len()..)
}

/// The value of a property: an attribute (`="…"`) or an element (`>…<`).
fn value(rest: &[u8]) -> Option<String> {
    let rest = &rest[..rest.len().min(MAX_VALUE)];
    let (open, close) = match rest {
        [b'=', quote @ (b'"' | b'\''), ..] => (2, *quote),
        [b'>', ..] => (1, b'<'),
        _ => return None,
    };
    let text = rest.get(open..)?;
    let text = &text[..text.iter().position(|byte| *byte == close)?];
    Some(clean(&unescaped(std::str::from_utf8(text).ok()?), MAX_VALUE))
}

/// The five entities of XML.
fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_ways_of_writing_a_property_are_read() {
        let element = b"..<x><Iptc4xmpExt:AISystemUsed>A &amp; B</Iptc4xmpExt:AISystemUsed>\
            <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic</Iptc4xmpExt:DigitalSourceType>";
        let wanted = Claims { source: Some(SourceType::CompositeSynthetic), ai_system: "A & B".into() };
        assert_eq!(claims(element), wanted);
        let attribute = b"Iptc4xmpExt:AISystemUsed=\"A &amp; B\" Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic\"";
        assert_eq!(claims(attribute), wanted);
        assert_eq!(claims(b"no claim"), Claims::default());
    }

    proptest! {
        #[test]
        fn no_bytes_end_the_program(head in 0usize..3, rest in proptest::collection::vec(any::<u8>(), 0..80)) {
            let heads: [&[u8]; 3] = [SOURCE_TYPES, b"Iptc4xmpExt:AISystemUsed>", b"Iptc4xmpExt:AISystemUsed=\""];
            let found = claims(&[heads[head], &rest].concat());
            prop_assert!(found.ai_system.chars().count() <= MAX_VALUE);
        }
    }
}
