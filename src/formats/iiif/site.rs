//! Where everything is on the web, and what is said of a work in both languages.

use super::rights::rights;
use super::words::Words;
use crate::domain::exhibition::{Exhibition, Shown, web_base};
use crate::domain::locale::Lang;
use crate::domain::notice::Notice;
use crate::formats::web_exhibition::{Hung, Show};
use crate::text::Texts;
use crate::text::label::{LabelText, Surface, Wording};
use serde_json::{Value, json};

/// An exhibition on the web, whose address is known.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    pub(super) show: &'a Show<'a>,
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
        Some(address) => web_base(address).is_none().then(|| Notice::problem("iiif-address")),
    }
}

impl<'a> Site<'a> {
    /// None: it is not known where the folder will be on the web, or nothing hangs. [`left_out`] says so.
    pub fn new(show: &'a Show<'a>) -> Option<Self> {
        let base = show.base()?.to_owned();
        (!show.hung.is_empty()).then_some(Self { show, base })
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
    fn an_address_that_leads_nowhere_is_told() {
        for bad in ["", "ftp://x", "https://a b"] {
            assert_eq!(left_out(Some(bad)).map(|notice| notice.what).as_deref(), Some("iiif-address"), "{bad}");
        }
        assert_eq!(left_out(None).map(|notice| notice.what).as_deref(), Some("iiif-left-out"));
        assert!(left_out(Some("http://localhost:8000")).is_none());
    }
}
