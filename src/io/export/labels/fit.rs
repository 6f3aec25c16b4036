//! The largest letters at which a label fits; below the smallest, whole pieces go, the least important first, and are told.

use super::super::page::{Block, Faces, Scale, SetBlock, height, set};
use super::super::supplies::Missing;
use super::blocks::Piece;

/// What stands on the label.
pub struct Fitted {
    /// From the top.
    pub blocks: Vec<SetBlock>,
    /// What had to go, the most important first.
    pub left_out: Vec<Missing>,
}

impl Fitted {
    /// Its height.
    pub fn height(&self) -> f32 {
        height(&self.blocks)
    }
}

/// How much smaller letters become from step to step.
const STEP: f32 = 0.92;

/// Fits pieces into `room` (width and height). No letter becomes smaller than `floor` points, or than it is meant to be.
pub fn fit(pieces: &[Piece], (width, tall): (f32, f32), floor: f32, faces: &Faces<'_>) -> Fitted {
    let mut kept: Vec<&Piece> = pieces.iter().collect();
    let mut left_out = Vec::new();
    loop {
        if let Some(blocks) = at_some_size(&kept, (width, tall), floor, faces) {
            left_out.sort_unstable();
            left_out.dedup();
            return Fitted { blocks, left_out };
        }
        let Some(at) = (0..kept.len()).max_by_key(|at| kept[*at].rank) else {
            return Fitted { blocks: Vec::new(), left_out };
        };
        left_out.push(kept.remove(at).what);
    }
}

fn at_some_size(pieces: &[&Piece], (width, tall): (f32, f32), floor: f32, faces: &Faces<'_>) -> Option<Vec<SetBlock>> {
    let blocks: Vec<Block> = pieces.iter().flat_map(|piece| piece.blocks.iter().cloned()).collect();
    let largest = blocks.iter().filter_map(size).fold(floor, f32::max);
    let least = floor / largest;
    let at = |by: f32| Some(set(&blocks, width, Scale { by, floor }, faces)).filter(|done| height(done) <= tall);
    let smallest = at(least)?;
    let mut by = 1.0f32;
    while by > least {
        if let Some(done) = at(by) {
            return Some(done);
        }
        by *= STEP;
    }
    Some(smallest)
}

fn size(block: &Block) -> Option<f32> {
    match block {
        Block::Text { style, .. } | Block::Pictograms { style, .. } => Some(style.size),
        Block::Gap(_) => None,
    }
}
