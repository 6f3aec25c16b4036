//! What can be chosen on a screen, whoever chooses: where it is, in which group it stands, how carefully it is chosen.

use super::Place;

/// A rectangle, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    /// From its edges.
    pub fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// The middle.
    pub fn center(&self) -> Place {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// The shorter side.
    pub fn shorter(&self) -> f32 {
        (self.right - self.left).min(self.bottom - self.top)
    }

    /// Whether a place lies in it.
    pub fn contains(&self, (x, y): Place) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// How far a place lies outside; 0 within.
    pub fn distance(&self, (x, y): Place) -> f32 {
        let over = |value: f32, low: f32, high: f32| (low - value).max(value - high).max(0.0);
        over(x, self.left, self.right).hypot(over(y, self.top, self.bottom))
    }

    /// How far a place lies within, from the nearest edge; below 0 outside.
    pub fn depth(&self, (x, y): Place) -> f32 {
        (x - self.left).min(self.right - x).min(y - self.top).min(self.bottom - y)
    }

    /// Whether a height lies between its upper and lower edge.
    fn spans(&self, y: f32) -> bool {
        (self.top..=self.bottom).contains(&y)
    }

    /// Whether two stand on one line: the middle of each lies at the height of the other.
    pub fn beside(&self, other: &Self) -> bool {
        self.spans(other.center().1) && other.spans(self.center().1)
    }
}

/// How a target is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// As any other.
    #[default]
    Plain,
    /// It speaks aloud or takes something away: a little longer is waited.
    Careful,
    /// It ends and begins the rest: the only one that is heard while one rests.
    Wakes,
}

/// Something that can be chosen. `T` names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target<T> {
    /// Its name among the others.
    pub id: T,
    /// Where it is.
    pub area: Area,
    /// Which part of the screen it belongs to.
    pub group: u16,
    /// How it is chosen.
    pub manner: Manner,
}

/// The targets as a person reads them: groups in their order, in each the rows from top to bottom, in each row from left to
/// right. The numbers are places in `targets`.
pub fn in_groups<T>(targets: &[Target<T>]) -> Vec<Vec<Vec<usize>>> {
    let mut groups: Vec<u16> = targets.iter().map(|target| target.group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups.into_iter().map(|group| rows(targets, group)).collect()
}

fn rows<T>(targets: &[Target<T>], group: u16) -> Vec<Vec<usize>> {
    let area = |index: &usize| targets.get(*index).map(|target| target.area).unwrap_or_default();
    let mut order: Vec<usize> =
        (0..targets.len()).filter(|i| targets.get(*i).is_some_and(|t| t.group == group)).collect();
    order.sort_by(|a, b| area(a).center().1.total_cmp(&area(b).center().1));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| area(first).beside(&area(&index))) => row.push(index),
            _ => rows.push(vec![index]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| area(a).left.total_cmp(&area(b).left));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: u8, group: u16, left: f32, top: f32, width: f32, height: f32) -> Target<u8> {
        Target { id, area: Area::new(left, top, left + width, top + height), group, manner: Manner::Plain }
    }

    fn ids(targets: &[Target<u8>]) -> Vec<Vec<Vec<u8>>> {
        let id = |row: Vec<usize>| row.into_iter().map(|index| targets[index].id).collect();
        in_groups(targets).into_iter().map(|rows| rows.into_iter().map(id).collect()).collect()
    }

    #[test]
    fn rows_are_read_from_the_left_whatever_was_drawn_first() {
        let targets = [
            at(3, 0, 100.0, 0.0, 80.0, 70.0),
            at(1, 0, 0.0, 90.0, 80.0, 70.0),
            at(2, 0, 0.0, 4.0, 80.0, 60.0),
            at(4, 0, 100.0, 88.0, 80.0, 74.0),
        ];
        assert_eq!(ids(&targets), [[[2, 3], [1, 4]]]);
    }

    #[test]
    fn a_rail_beside_a_board_is_no_part_of_its_rows() {
        let targets =
            [at(1, 0, 0.0, 0.0, 80.0, 70.0), at(2, 1, 200.0, 0.0, 80.0, 70.0), at(3, 0, 90.0, 0.0, 80.0, 70.0)];
        assert_eq!(ids(&targets), [vec![vec![1, 3]], vec![vec![2]]]);
    }

    #[test]
    fn a_tall_target_beside_two_lines_stands_alone() {
        let targets =
            [at(1, 0, 0.0, 0.0, 80.0, 160.0), at(2, 0, 90.0, 0.0, 80.0, 70.0), at(3, 0, 90.0, 90.0, 80.0, 70.0)];
        assert_eq!(ids(&targets), [[[2], [1], [3]]]);
    }
}
