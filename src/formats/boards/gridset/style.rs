//! The colours of cells: a style of the set, and what a cell changes of it.

use crate::formats::boards::desk::paint;
use crate::formats::boards::xml;
use crate::formats::obf::error::ImportError;
use crate::formats::obf::report::Notes;
use roxmltree::Node;
use std::collections::HashMap;

/// The two colours that our buttons have, as the file wrote them.
#[derive(Clone, Default)]
struct Colors {
    background: String,
    border: String,
}

impl Colors {
    /// `BackColour` is the cell; `TileColour` stands for it where there is no other.
    fn of(node: Node) -> Self {
        let first =
            |names: [&str; 2]| names.map(|name| xml::text(node, name)).into_iter().find(|text| !text.is_empty());
        Self {
            background: first(["BackColour", "TileColour"]).unwrap_or_default(),
            border: xml::text(node, "BorderColour"),
        }
    }

    fn over(self, base: Self) -> Self {
        let or = |own: String, base: String| if own.is_empty() { base } else { own };
        Self { background: or(self.background, base.background), border: or(self.border, base.border) }
    }
}

/// The named styles of a set.
#[derive(Default)]
pub struct Styles(HashMap<String, Colors>);

impl Styles {
    /// Reads `styles.xml`; a damaged one holds no styles.
    ///
    /// # Errors
    /// Too many elements.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let document = match xml::parse(text) {
            Err(ImportError::Damaged(_)) => return Ok(Self::default()),
            document => document?,
        };
        let styles = document.descendants().filter(|node| node.tag_name().name() == "Style");
        Ok(Self(styles.filter_map(|node| Some((node.attribute("Key")?.to_owned(), Colors::of(node)))).collect()))
    }

    /// Background and border of a cell with this content, as our boards write them.
    pub fn colors(&self, content: Node, notes: &mut Notes) -> (String, String) {
        let style = xml::child(content, "Style");
        let named = style.map(|style| xml::text(style, "BasedOnStyle")).filter(|name| !name.is_empty());
        let base = self.0.get(named.as_deref().unwrap_or("Default")).cloned().unwrap_or_default();
        let colors = style.map(Colors::of).unwrap_or_default().over(base);
        (paint(&colors.background, notes), paint(&colors.border, notes))
    }
}
