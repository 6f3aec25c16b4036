//! Markup that cannot be broken out of: text becomes markup only through [`Html::text`], which escapes it.

use std::fmt::Write;

/// A piece of valid HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    /// Nothing.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// Text of anyone, escaped.
    pub(super) fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// Several pieces one after the other, each on its own line.
    pub(super) fn lines(pieces: impl IntoIterator<Item = Self>) -> Self {
        Self(pieces.into_iter().filter(|piece| !piece.0.is_empty()).map(|piece| piece.0).collect::<Vec<_>>().join("\n"))
    }

    /// Several pieces one after the other without anything between them.
    pub(super) fn joined(pieces: impl IntoIterator<Item = Self>) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }

    /// A block of data for machines: no script, and nothing in it can end the block.
    pub(super) fn data(kind: &str, value: &serde_json::Value) -> Self {
        Self(format!("<script type=\"{kind}\">{}</script>", json(value)))
    }

    /// The document as a file.
    pub(super) fn into_document(self) -> Vec<u8> {
        format!("<!doctype html>\n{}\n", self.0).into_bytes()
    }
}

/// Attributes: names are part of the program, values are escaped.
pub(super) type Attributes<'a> = [(&'static str, &'a str)];

/// `<name …>content</name>`. Names are part of the program.
pub(super) fn element(name: &'static str, attributes: &Attributes<'_>, content: Html) -> Html {
    Html(format!("<{name}{}>{}</{name}>", written(attributes), content.0))
}

/// The same with its content on lines of its own.
pub(super) fn block(name: &'static str, attributes: &Attributes<'_>, content: impl IntoIterator<Item = Html>) -> Html {
    Html(format!("<{name}{}>\n{}\n</{name}>", written(attributes), Html::lines(content).0))
}

/// `<name …>` for elements that have no content (img, link, meta).
pub(super) fn void(name: &'static str, attributes: &Attributes<'_>) -> Html {
    Html(format!("<{name}{}>", written(attributes)))
}

fn written(attributes: &Attributes<'_>) -> String {
    attributes.iter().fold(String::new(), |mut out, (name, value)| {
        // Writing to a String cannot fail.
        let _ = write!(out, " {name}=\"{}\"", escape(value));
        out
    })
}

/// JSON that is harmless inside HTML and inside a script: what could end the block, open a comment or end a line is written
/// as `\\u….`.
pub(super) fn json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

/// Escapes what has a meaning in text or in a quoted attribute, in HTML and in XML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let html = element("p", &[("title", "\"><script>")], Html::text("</p>&<b>'"));
        assert_eq!(html.0, "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&amp;&lt;b&gt;&#39;</p>");
    }

    #[test]
    fn data_stays_data() {
        let value = serde_json::json!({"a": "</script><!-- & \u{2028}\""});
        let text = json(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn empty_pieces_leave_no_lines() {
        let html = block("ul", &[], [Html::text("a"), Html::empty(), Html::text("b")]);
        assert_eq!(html.0, "<ul>\na\nb\n</ul>");
    }
}
