//! What a person wants to know of a certificate: whose it is, and until when it is valid. Reads X.509 (RFC 5280, 4.1) in DER
//! just so far; whether it is any good is for the C2PA library to say.

use crate::domain::id::Millis;
use crate::io::store::days_from_civil;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OID: u8 = 0x06;
const INTEGER: u8 = 0x02;
const VERSION: u8 = 0xA0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0A];
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// Longest name that is told, characters.
const MAX_NAME: usize = 120;

/// What a certificate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Organisation, else name, of its holder.
    pub holder: String,
    /// Valid from.
    pub from: Millis,
    /// Valid until.
    pub until: Millis,
}

/// Reads a certificate.
pub(super) fn facts(der: &[u8]) -> Option<Facts> {
    let (certificate, _) = take(der, SEQUENCE)?;
    let (mut rest, _) = take(certificate, SEQUENCE)?;
    if let Some((_, after)) = take(rest, VERSION) {
        rest = after;
    }
    // Serial number, algorithm of the signature, issuer.
    for tag in [INTEGER, SEQUENCE, SEQUENCE] {
        (_, rest) = take(rest, tag)?;
    }
    let (validity, rest) = take(rest, SEQUENCE)?;
    let (subject, _) = take(rest, SEQUENCE)?;
    let (from, after) = time(validity)?;
    let (until, _) = time(after)?;
    let holder = name(subject, ORGANISATION).or_else(|| name(subject, COMMON_NAME)).unwrap_or_default();
    Some(Facts { holder, from, until })
}

/// The content of an element with this tag, and what follows.
fn take(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (found, content, rest) = element(bytes)?;
    (found == tag).then_some((content, rest))
}

/// Tag, content, what follows.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7F => (usize::from(*first), rest),
        0x81..=0x83 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
            (digits.iter().fold(0usize, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}

/// The value of an attribute of a name: UTF-8 or printable text.
fn name(mut names: &[u8], wanted: &[u8]) -> Option<String> {
    while let Some((set, rest)) = take(names, SET) {
        names = rest;
        let Some((attribute, _)) = take(set, SEQUENCE) else { continue };
        let Some((kind, value)) = take(attribute, OID) else { continue };
        if kind == wanted {
            let (_, text, _) = element(value)?;
            let text: String =
                std::str::from_utf8(text).ok()?.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
            return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        }
    }
    None
}

/// A time and what follows: `YYMMDDHHMMSSZ` (1950 to 2049) or `YYYYMMDDHHMMSSZ`.
fn time(bytes: &[u8]) -> Option<(Millis, &[u8])> {
    let (tag, text, rest) = element(bytes)?;
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let digits: Vec<i64> =
        text.bytes().map(|byte| byte.is_ascii_digit().then(|| i64::from(byte - b'0'))).collect::<Option<_>>()?;
    let pair = |at: usize| Some(digits.get(at)? * 10 + digits.get(at + 1)?);
    let (year, at) = match (tag, digits.len()) {
        (UTC_TIME, 12) => (pair(0).map(|year| if year < 50 { 2000 + year } else { 1900 + year })?, 2),
        (GENERALIZED_TIME, 14) => (pair(0)? * 100 + pair(2)?, 4),
        _ => return None,
    };
    let days = days_from_civil(year, pair(at)?, pair(at + 2)?);
    let seconds = pair(at + 4)? * 3600 + pair(at + 6)? * 60 + pair(at + 8)?;
    Some(((days * 86_400 + seconds) * 1000, rest))
}

#[cfg(test)]
mod tests {
    use super::super::certificate::make;
    use super::super::pem;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_certificate_tells_whose_it_is_and_until_when() {
        let noon = 1_795_262_400_000;
        let made = make("하늘 복지관", noon).unwrap();
        let found = facts(&pem::bytes(&made.leaf).unwrap()).unwrap();
        assert_eq!(found.holder, "하늘 복지관");
        assert!(found.from < noon && found.until > noon);
        assert_eq!(found.from.rem_euclid(86_400_000), 0);
    }

    proptest! {
        #[test]
        fn no_bytes_end_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0usize..400, with in any::<u8>()) {
            prop_assert!(facts(&bytes).is_none_or(|facts| facts.holder.chars().count() <= MAX_NAME));
            let made = make("a", 1_795_262_400_000).unwrap();
            let mut der = pem::bytes(&made.leaf).unwrap();
            let at = at % der.len();
            der[at] = with;
            let _ = facts(&der);
            let _ = facts(&der[..at]);
        }
    }
}
