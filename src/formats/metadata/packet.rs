//! An XMP packet as text: RDF in XML, in the simple form that every reader knows (XMP specification part 1, 7).

use crate::domain::locale::{Lang, LocalText};

/// Namespaces of the properties.
const NAMESPACES: [(&str, &str); 6] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
];
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Longest value in bytes once it is escaped: with all values at their longest, the packet fits into one segment of a JPEG file.
const MAX_VALUE: usize = 2000;

/// Properties, in the order in which they were added. Empty values are left out.
#[derive(Default)]
pub(super) struct Packet(String);

impl Packet {
    /// A text, date, address or truth value.
    pub fn simple(&mut self, name: &str, value: &str) {
        let value = escaped(value);
        if !value.is_empty() {
            self.0.push_str(&format!("   <{name}>{value}</{name}>\n"));
        }
    }

    /// A text in both languages; Korean is what is shown where the reader asks for neither.
    pub fn languages(&mut self, name: &str, text: &LocalText) {
        let [ko, en] = [Lang::Ko, Lang::En].map(|lang| escaped(text.get(lang)));
        let mut all = vec![("x-default", if ko.is_empty() { &en } else { &ko })];
        if ko != en {
            all.extend([("ko", &ko), ("en", &en)]);
        }
        let item = |(lang, value): (&str, &String)| format!("     <rdf:li xml:lang=\"{lang}\">{value}</rdf:li>\n");
        let items: String = all.into_iter().filter(|(_, value)| !value.is_empty()).map(item).collect();
        self.container(name, "Alt", &items);
    }

    /// Values whose order counts.
    pub fn sequence(&mut self, name: &str, values: &[&str]) {
        let values = values.iter().map(|value| escaped(value)).filter(|value| !value.is_empty());
        let items: String = values.map(|value| format!("     <rdf:li>{value}</rdf:li>\n")).collect();
        self.container(name, "Seq", &items);
    }

    fn container(&mut self, name: &str, kind: &str, items: &str) {
        if !items.is_empty() {
            let (begin, end) = (format!("<{name}>\n    <rdf:{kind}>"), format!("</rdf:{kind}>\n   </{name}>"));
            self.0.push_str(&format!("   {begin}\n{items}    {end}\n"));
        }
    }

    /// The whole packet. It is read-only: nobody changes it in place, since a signature may lie on the file.
    pub fn finish(self) -> String {
        let namespaces: String = NAMESPACES.iter().map(|(name, uri)| format!("\n    xmlns:{name}=\"{uri}\"")).collect();
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"{RDF}\">\n  \
             <rdf:Description rdf:about=\"\"{namespaces}>\n{}  </rdf:Description>\n </rdf:RDF>\n\
             </x:xmpmeta>\n<?xpacket end=\"r\"?>",
            self.0
        )
    }
}

/// Text as XML has it: what XML 1.0 (2.2) does not allow is dropped, and so is what goes beyond [`MAX_VALUE`].
fn escaped(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| is_allowed(*c)).collect();
    let mut out = String::new();
    for c in allowed.trim().chars() {
        let mut bytes = [0; 4];
        let piece = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => c.encode_utf8(&mut bytes),
        };
        if out.len() + piece.len() > MAX_VALUE {
            break;
        }
        out.push_str(piece);
    }
    out
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}
