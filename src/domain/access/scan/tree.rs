//! The parts of a screen as they are marked: a list of targets, of rows, or of groups of rows.

use super::Style;
use crate::domain::access::target::{Target, in_groups};

/// A part that is marked at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<T> {
    /// One target.
    Item(T),
    /// A row or group of two or more parts.
    Several(Vec<Node<T>>),
}

impl<T: Clone> Node<T> {
    /// Every target in it.
    pub fn ids(&self) -> Vec<T> {
        match self {
            Self::Item(id) => vec![id.clone()],
            Self::Several(parts) => parts.iter().flat_map(Self::ids).collect(),
        }
    }

    /// A part of several; one alone is that one.
    fn of(mut parts: Vec<Self>) -> Option<Self> {
        match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(Self::Several(parts)),
        }
    }
}

/// The parts of a screen in the order of a style.
pub fn tree<T: Clone>(targets: &[Target<T>], style: Style) -> Vec<Node<T>> {
    let item = |index: usize| targets.get(index).map(|target| Node::Item(target.id.clone()));
    let row = |row: Vec<usize>| row.into_iter().filter_map(item).collect::<Vec<_>>();
    let groups = in_groups(targets).into_iter().map(|rows| rows.into_iter().map(row).collect::<Vec<_>>());
    match style {
        Style::Linear => groups.flatten().flatten().collect(),
        Style::Rows => groups.flatten().filter_map(Node::of).collect(),
        Style::Groups => {
            let groups = groups.filter_map(|rows| Node::of(rows.into_iter().filter_map(Node::of).collect()));
            match Node::of(groups.collect()) {
                // A screen of one group needs no step to choose it.
                Some(Node::Several(parts)) => parts,
                Some(item) => vec![item],
                None => Vec::new(),
            }
        }
    }
}

/// The parts of the level that was entered by a path.
pub(super) fn level<'a, T>(tree: &'a [Node<T>], path: &[usize]) -> &'a [Node<T>] {
    path.iter().fold(tree, |parts, at| match parts.get(*at) {
        Some(Node::Several(parts)) => parts,
        _ => &[],
    })
}

/// Where a target is, `depth` levels down: the path and the place in that level.
pub(super) fn find<T: Clone + PartialEq>(tree: &[Node<T>], id: &T, depth: usize) -> Option<(Vec<usize>, usize)> {
    let mut path = Vec::new();
    loop {
        let at = level(tree, &path).iter().position(|node| node.ids().contains(id))?;
        if path.len() == depth {
            return Some((path, at));
        }
        path.push(at);
    }
}
