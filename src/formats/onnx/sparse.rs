//! Constants of which only the elements that are not zero are kept (`SparsityParameters` of TensorFlow's `schema.fbs`).

use super::ConvertError;
use super::flat::Table;

/// Most elements of such a constant, zeros included.
const MAX_ELEMENTS: usize = 1 << 22;

/// How one level of the tree of elements is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Level {
    /// Every index up to this one.
    Dense(usize),
    /// Only some: where each parent's begin in the list, and the list of indices.
    Listed { starts: Vec<usize>, indices: Vec<usize> },
}

/// A tree over the sides of a tensor; its leaves are the kept elements in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparsity {
    /// Which side each level goes along: those of the tensor, then those of the blocks.
    order: Vec<usize>,
    /// The side of the tensor that each side of a block divides.
    blocks: Vec<usize>,
    levels: Vec<Level>,
}

impl Sparsity {
    /// Reads it.
    ///
    /// # Errors
    /// [`ConvertError::Flat`].
    pub fn parse(table: &Table) -> Result<Self, ConvertError> {
        let levels = table.tables(2)?.iter().map(level).collect::<Result<_, _>>()?;
        Ok(Self { order: sizes(&table.scalars::<i32>(0)?), blocks: sizes(&table.scalars::<i32>(1)?), levels })
    }

    /// All elements of a tensor of this shape; none if the tree does not fit the shape or the kept elements.
    pub fn spread(&self, kept: &[f32], shape: &[usize]) -> Option<Vec<f32>> {
        let count: usize = shape.iter().product();
        if count > MAX_ELEMENTS || self.levels.len() != self.order.len() {
            return None;
        }
        let steps = self.steps(shape)?;
        // For each node of the level: its number there, and where its first element goes.
        let mut nodes = vec![(0, 0)];
        for (level, side) in self.levels.iter().zip(&self.order) {
            nodes = level.below(&nodes, *steps.get(*side)?, count)?;
        }
        let mut all = vec![0.0; count];
        for (number, place) in nodes {
            *all.get_mut(place)? = *kept.get(number)?;
        }
        Some(all)
    }

    /// How far apart neighbours along each side are in the tensor: its own sides (in steps of whole blocks), then those of the blocks.
    fn steps(&self, shape: &[usize]) -> Option<Vec<usize>> {
        let within: Vec<usize> = (0..shape.len()).map(|side| shape.iter().skip(side + 1).product()).collect();
        let mut steps = within.clone();
        for (at, &side) in self.blocks.iter().enumerate() {
            let level = self.order.iter().position(|&along| along == shape.len() + at)?;
            let Level::Dense(length) = self.levels.get(level)? else { return None };
            let step = steps.get_mut(side)?;
            *step = step.checked_mul(*length)?;
            steps.push(*within.get(side)?);
        }
        Some(steps)
    }
}

impl Level {
    /// The children of these nodes; none if there are more than `most` or the lists do not fit.
    fn below(&self, nodes: &[(usize, usize)], step: usize, most: usize) -> Option<Vec<(usize, usize)>> {
        let mut below = Vec::new();
        for &(number, place) in nodes {
            let (first, indices) = match self {
                Self::Dense(length) => (number.checked_mul(*length)?, None),
                Self::Listed { starts, indices } => {
                    let start = *starts.get(number)?;
                    (start, Some(indices.get(start..*starts.get(number + 1)?)?))
                }
            };
            let length = match self {
                Self::Dense(length) => *length,
                Self::Listed { .. } => indices.map_or(0, <[usize]>::len),
            };
            if below.len().checked_add(length)? > most {
                return None;
            }
            for at in 0..length {
                let index = indices.map_or(Some(at), |list| list.get(at).copied())?;
                below.push((first + at, place.checked_add(index.checked_mul(step)?)?));
            }
        }
        Some(below)
    }
}

fn level(table: &Table) -> Result<Level, ConvertError> {
    if table.scalar(0, 0_i8)? == 0 {
        let length = table.scalar(1, 0_i32)?;
        return Ok(Level::Dense(usize::try_from(length).unwrap_or(usize::MAX)));
    }
    Ok(Level::Listed { starts: list(table, 2)?, indices: list(table, 4)? })
}

/// A list of 32-, 16- or 8-bit numbers (`SparseIndexVector`); its kind stands in the field, the list in the next.
fn list(table: &Table, field: u16) -> Result<Vec<usize>, ConvertError> {
    let Some(values) = table.table(field + 1)? else { return Ok(Vec::new()) };
    Ok(match table.scalar(field, 0_u8)? {
        1 => sizes(&values.scalars::<i32>(0)?),
        2 => values.scalars::<u16>(0)?.into_iter().map(usize::from).collect(),
        3 => values.scalars::<u8>(0)?.into_iter().map(usize::from).collect(),
        _ => Vec::new(),
    })
}

/// Negative numbers become too big for any use.
fn sizes(numbers: &[i32]) -> Vec<usize> {
    numbers.iter().map(|&number| usize::try_from(number).unwrap_or(usize::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(starts: &[usize], indices: &[usize]) -> Level {
        Level::Listed { starts: starts.to_vec(), indices: indices.to_vec() }
    }

    #[test]
    fn rows_with_few_elements_are_filled_up() {
        let levels = vec![Level::Dense(2), listed(&[0, 1, 3], &[2, 0, 1])];
        let sparsity = Sparsity { order: vec![0, 1], blocks: Vec::new(), levels };
        assert_eq!(sparsity.spread(&[7.0, 8.0, 9.0], &[2, 3]), Some(vec![0.0, 0.0, 7.0, 8.0, 9.0, 0.0]));
        assert_eq!(sparsity.spread(&[7.0, 8.0], &[2, 3]), None, "an element is missing");
        assert_eq!(sparsity.spread(&[7.0, 8.0, 9.0], &[1, 3]), None, "it does not fit");
    }

    #[test]
    fn blocks_are_put_where_they_belong() {
        // 4 x 2, in blocks of 2 x 1; the first row of blocks has its second block, the second row its first.
        let levels = vec![Level::Dense(2), listed(&[0, 1, 2], &[1, 0]), Level::Dense(2)];
        let sparsity = Sparsity { order: vec![0, 1, 2], blocks: vec![0], levels };
        let all = sparsity.spread(&[1.0, 2.0, 3.0, 4.0], &[4, 2]);
        assert_eq!(all, Some(vec![0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 4.0, 0.0]));
    }

    #[test]
    fn a_tree_that_grows_without_end_is_refused() {
        let sparsity = Sparsity {
            order: vec![0, 1],
            blocks: Vec::new(),
            levels: vec![Level::Dense(usize::MAX), Level::Dense(usize::MAX)],
        };
        assert_eq!(sparsity.spread(&[1.0], &[1, 1]), None);
    }
}
