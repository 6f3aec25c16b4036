//! What is on a page, by its meaning (PDF/UA-1, ISO 14289-1): a tree that becomes the tags of the document when the page is finished.

use crate::domain::locale::Lang;
use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind};
use std::num::NonZeroU16;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph.
    Paragraph,
    /// A heading of this level, from 1.
    Heading(u16),
    /// What stands below a picture.
    Caption,
    /// What somebody said.
    Quote,
}

/// A part of a page.
#[derive(Debug)]
pub enum Part {
    /// What was drawn.
    Drawn(Identifier),
    /// Parts that belong together.
    Group(TagKind, Vec<Part>),
    /// The link of this number on its page, and what one sees of it.
    Link(usize, Vec<Part>),
}

impl Part {
    /// A text that was drawn.
    pub fn text(role: Role, lang: Lang, text: &str, drawn: Identifier) -> Self {
        let lang = Some(lang.tag().to_owned());
        let kind: TagKind = match role {
            Role::Paragraph => Tag::P.with_lang(lang).into(),
            Role::Heading(level) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(text.to_owned())).with_lang(lang).into()
            }
            Role::Caption => Tag::Caption.with_lang(lang).into(),
            Role::Quote => {
                let paragraph = Self::Group(Tag::P.with_lang(lang).into(), vec![Self::Drawn(drawn)]);
                return Self::Group(Tag::BlockQuote.into(), vec![paragraph]);
            }
        };
        Self::Group(kind, vec![Self::Drawn(drawn)])
    }

    /// A section of its own.
    pub fn section(parts: Vec<Part>) -> Self {
        Self::Group(Tag::Section.into(), parts)
    }

    /// A list; every item is one part or more.
    pub fn list(items: Vec<Vec<Part>>) -> Self {
        let item = |parts| Self::Group(Tag::LI.into(), vec![Self::Group(Tag::LBody.into(), parts)]);
        Self::Group(Tag::L(ListNumbering::None).into(), items.into_iter().map(item).collect())
    }

    /// A row of a table; its cells are headings of their columns, or not.
    pub fn row(cells: Vec<Vec<Part>>, is_head: bool) -> Self {
        let kind = || if is_head { Tag::TH(TableHeaderScope::Column).into() } else { Tag::TD.into() };
        Self::Group(Tag::TR.into(), cells.into_iter().map(|parts| Self::Group(kind(), parts)).collect())
    }

    /// The same within a line.
    pub fn inline(self) -> Self {
        match self {
            Self::Group(kind, parts) => {
                let lang = kind.lang().map(str::to_owned);
                Self::Group(Tag::Span.with_lang(lang).into(), parts)
            }
            other => other,
        }
    }

    /// A paragraph of parts within a line.
    pub fn paragraph(parts: Vec<Part>) -> Self {
        Self::Group(Tag::P.into(), parts)
    }

    /// The node of the tag tree; `links` are the annotations of the page.
    pub(super) fn into_node(self, links: &[Identifier]) -> Node {
        let group = |kind: TagKind, parts: Vec<Part>| {
            let children = parts.into_iter().map(|part| part.into_node(links)).collect();
            TagGroup::with_children(kind, children)
        };
        match self {
            Self::Drawn(id) => id.into(),
            Self::Group(kind, parts) => group(kind, parts).into(),
            Self::Link(number, parts) => {
                let mut link = group(Tag::Link.into(), parts);
                link.children.splice(0..0, links.get(number).map(|id| Node::from(*id)));
                link.into()
            }
        }
    }
}
