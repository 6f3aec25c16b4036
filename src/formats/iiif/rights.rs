//! Under which terms pictures may be used, as IIIF allows to say it.

/// The address of the terms in the only form that the
/// [specification](https://iiif.io/api/presentation/3.0/#rights) knows: the `http:` address of a Creative Commons licence or mark or of a
/// RightsStatements.org statement. Pages about them (`…/deed.ko`, `/page/…`) become the terms themselves; anything else is left out.
pub fn rights(terms: &str) -> Option<String> {
    let terms = terms.trim();
    let (scheme, rest) = terms.split_once("://")?;
    if !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) {
        return None;
    }
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let is_plain = |part: &&str| part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+'));
    if !parts.iter().all(is_plain) {
        return None;
    }
    match (host.trim_start_matches("www."), &parts[..]) {
        ("creativecommons.org", [kind @ ("licenses" | "publicdomain"), name, version, rest @ ..]) => {
            // Two letters: a licence of one country. A deed is a page about the licence.
            let land = rest.first().filter(|part| part.len() == 2).map_or_else(String::new, |land| format!("{land}/"));
            Some(format!("http://creativecommons.org/{kind}/{name}/{version}/{land}"))
        }
        ("rightsstatements.org", ["vocab" | "page", name, version, ..]) => {
            Some(format!("http://rightsstatements.org/vocab/{name}/{version}/"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_vocabularies_are_said_and_always_with_http() {
        let by = "http://creativecommons.org/licenses/by/4.0/";
        let known = [
            ("https://creativecommons.org/licenses/by/4.0/", by),
            (" HTTPS://www.CreativeCommons.org/licenses/by/4.0/deed.ko ", by),
            ("http://creativecommons.org/licenses/by/4.0", by),
            ("https://creativecommons.org/licenses/by/2.0/kr/", "http://creativecommons.org/licenses/by/2.0/kr/"),
            ("https://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/publicdomain/zero/1.0/"),
            ("https://rightsstatements.org/page/InC/1.0/?language=en", "http://rightsstatements.org/vocab/InC/1.0/"),
        ];
        for (terms, address) in known {
            assert_eq!(rights(terms).as_deref(), Some(address), "{terms}");
        }
        let others = [
            "",
            "모든 권리는 만든 사람에게 있어요",
            "ftp://creativecommons.org/licenses/by/4.0/",
            "https://creativecommons.org.example/licenses/by/4.0/",
            "https://creativecommons.org/licenses",
            "https://creativecommons.org/licenses/\"><script>/4.0/",
            "javascript:alert(1)",
        ];
        for terms in others {
            assert_eq!(rights(terms), None, "{terms}");
        }
    }
}
