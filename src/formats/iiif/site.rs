//! Where everything is on the web, and what is said of a work in both languages.

use super::rights::rights;
use super::words::Words;
use crate::domain::exhibition::{Exhibition, Shown};
use crate::domain::id::ArtworkId;
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::formats::web_exhibition::{Hung, Show};
use crate::text::Texts;
use crate::text::label::{LabelText, Surface, Wording};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What lies in the folder of the pages beside them, and can be named only where it is: paths in the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The catalogue (PDF).
    pub catalogue: Option<String>,
    /// Voices of makers (WAV, Ogg or MP3), by work.
    pub voices: BTreeMap<ArtworkId, String>,
}

/// An exhibition on the web, whose address is known.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    pub(super) show: &'a Show<'a>,
    pub(super) beside: &'a Beside,
    /// Without `/` at its end.
    base: String,
}

/// A work of the exhibition with its words.
pub(super) struct Work<'a> {
    pub(super) hung: &'a Hung<'a>,
    pub(super) shown: &'a Shown,
    ko: LabelText,
    en: LabelText,
}

/// Why there is no IIIF, where the exhibition has no address on the web or one that cannot be used.
pub fn left_out(base_url: Option<&str>) -> Option<Notice> {
    match base_url {
        None => Some(Notice::done("iiif-left-out")),
        Some(address) => base_of(address).is_none().then(|| Notice::problem("iiif-address")),
    }
}

/// The address without `/` at its end, if it is one of a folder on the web: `http` or `https`, a host, nothing after `?` or `#`, no
/// name or password, no character that an address cannot have.
fn base_of(address: &str) -> Option<String> {
    let address = address.trim().trim_end_matches('/');
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}#?@".contains(c);
    (!host.is_empty() && rest.chars().all(is_plain)).then(|| address.to_owned())
}

impl<'a> Site<'a> {
    /// None: it is not known where the folder will be on the web, or nothing hangs. [`left_out`] says so.
    pub fn new(show: &'a Show<'a>, beside: &'a Beside) -> Option<Self> {
        let base = base_of(show.base_url?)?;
        (!show.hung.is_empty()).then_some(Self { show, beside, base })
    }

    /// The address of a path in the folder. Letters that an address cannot have are written in hexadecimal.
    pub fn address(&self, path: &str) -> String {
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~,".contains(&byte);
        let written = |byte: u8| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        format!("{}/{}", self.base, path.bytes().map(written).collect::<String>())
    }

    pub(super) fn exhibition(&self) -> &'a Exhibition {
        self.show.edition.show()
    }

    pub(super) fn rights(&self) -> Option<String> {
        rights(&self.exhibition().rights)
    }

    /// Works in the order they hang.
    pub(super) fn works(&self) -> impl Iterator<Item = Work<'a>> + use<'a> {
        let (show, exhibition) = (self.show, self.show.edition.show());
        let words = move |lang, shown: &Shown| {
            let offset_min = show.edition.offset_min;
            let wording = Wording { texts: Texts::new(lang), vocabulary: show.vocabulary, offset_min };
            wording.label(&shown.work, exhibition, Surface::Screen)
        };
        let pairs = show.hung.iter().zip(show.edition.works());
        pairs.map(move |(hung, shown)| Work { hung, shown, ko: words(Lang::Ko, shown), en: words(Lang::En, shown) })
    }

    /// Name of the exhibition.
    pub(super) fn title(&self) -> Value {
        Words::of(|_| self.exhibition().title.clone()).map_or(text("iiif-untitled-show"))
    }

    /// The pages of a work (none: of the exhibition), one a language.
    pub(super) fn homepages(&self, page: Option<&str>) -> Value {
        let page = page.unwrap_or("index.html");
        let one = |lang: Lang, path: &str| {
            let label = json!({lang.tag(): [Texts::new(lang).get("iiif-page")]});
            json!({"id": self.address(path), "type": "Text", "label": label, "format": "text/html", "language": [lang.tag()]})
        };
        json!([one(Lang::Ko, page), one(Lang::En, &format!("en/{page}"))])
    }

    /// Who holds the exhibition.
    pub(super) fn provider(&self) -> Option<Value> {
        let label = Words::of(|_| self.exhibition().host.clone()).map()?;
        Some(json!([{
            "id": format!("{}#host", self.address("index.html")),
            "type": "Agent",
            "label": label,
            "homepage": self.homepages(None),
        }]))
    }

    /// The catalogue as a link.
    pub(super) fn catalogue(&self) -> Option<Value> {
        let path = self.beside.catalogue.as_ref()?;
        let label = Words::of(text("iiif-catalogue")).map()?;
        Some(json!({"id": self.address(path), "type": "Text", "label": label, "format": "application/pdf"}))
    }
}

impl Work<'_> {
    pub(super) fn label(&self, lang: Lang) -> &LabelText {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }

    /// One thing that its label says.
    pub(super) fn say(&self, field: impl Fn(&LabelText) -> &str) -> Words {
        Words::of(|lang| field(self.label(lang)).to_owned())
    }

    pub(super) fn title(&self) -> Value {
        self.say(|label| &label.title).map_or(text("web-untitled"))
    }
}

/// A message in each language.
pub(super) fn text(id: &'static str) -> impl Fn(Lang) -> String {
    move |lang| Texts::new(lang).get(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_on_the_web_is_an_address() {
        assert_eq!(base_of(" https://example.org/spring/ ").as_deref(), Some("https://example.org/spring"));
        for bad in
            ["", "https://", "ftp://x", "file:///x", "https://x?y", "https://a b", "https://me:pw@x", "https://봄"]
        {
            assert_eq!(base_of(bad), None, "{bad}");
            assert_eq!(left_out(Some(bad)).map(|notice| notice.what).as_deref(), Some("iiif-address"), "{bad}");
        }
        assert_eq!(left_out(None).map(|notice| notice.what).as_deref(), Some("iiif-left-out"));
        assert!(left_out(Some("http://localhost:8000")).is_none());
    }
}
