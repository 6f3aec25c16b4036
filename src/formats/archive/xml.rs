//! Small XML documents; every text is escaped.

/// Elements below one root.
pub(super) struct Document {
    text: String,
    root: &'static str,
}

impl Document {
    /// Begins with the root and its namespaces (prefix, address).
    pub(super) fn new(root: &'static str, namespaces: &[(&str, &str)]) -> Self {
        let spaces: String = namespaces.iter().map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\"")).collect();
        Self { text: format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root}{spaces}>\n"), root }
    }

    /// An element with text; nothing where the text is empty.
    pub(super) fn put(&mut self, name: &str, lang: Option<&str>, text: &str) {
        let text = escaped(text);
        if !text.trim().is_empty() {
            let lang = lang.map(|lang| format!(" xml:lang=\"{lang}\"")).unwrap_or_default();
            self.text.push_str(&format!("  <{name}{lang}>{}</{name}>\n", text.trim()));
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.text.push_str(&format!("</{}>\n", self.root));
        self.text.into_bytes()
    }
}

/// Characters that XML 1.0 cannot hold at all are left out.
fn escaped(text: &str) -> String {
    let fits = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
    let plain: String = text.chars().filter(fits).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut document = Document::new("m", &[("dc", "x")]);
        document.put("dc:title", Some("ko"), "<b>&\u{0}\u{ffff}\"");
        document.put("dc:creator", None, " \u{0} ");
        let text = String::from_utf8(document.finish()).unwrap();
        assert!(text.contains("<dc:title xml:lang=\"ko\">&lt;b&gt;&amp;&quot;</dc:title>"), "{text}");
        assert!(!text.contains("creator"));
    }
}
