//! XML from files that may be wrong or hostile: no document types, no entities, a limit on elements.

use crate::formats::obf::error::{ImportError, What};
use crate::formats::obf::limits;
use roxmltree::{Document, Error, Node, ParsingOptions};

/// Reads one document.
///
/// # Errors
/// `Damaged`, or `TooMany` elements.
pub fn parse(text: &str) -> Result<Document<'_>, ImportError> {
    let options = ParsingOptions { nodes_limit: limits::VALUES_OF_SET as u32, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => ImportError::TooMany { what: What::Values, limit: limits::VALUES_OF_SET },
        error => ImportError::Damaged(error.to_string()),
    })
}

/// The first child element of this name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// The child elements of this name.
pub fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// All text inside the first child of this name; empty where there is none.
pub fn text(node: Node, name: &str) -> String {
    child(node, name).map(whole_text).unwrap_or_default()
}

/// All text inside an element, without the white space around it.
pub fn whole_text(node: Node) -> String {
    let pieces = node.descendants().filter(Node::is_text).filter_map(|piece| piece.text());
    pieces.collect::<String>().trim().to_owned()
}

/// A number in an attribute.
pub fn number(node: Node, name: &str) -> Option<usize> {
    node.attribute(name)?.trim().parse().ok()
}
