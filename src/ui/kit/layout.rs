//! Rectangles: fixed places rather than flowing layout, because positions are for life.

use egui::{Rect, Vec2, pos2, vec2};

/// `rect` made smaller on all sides.
pub fn inset(rect: Rect, by: f32) -> Rect {
    Rect::from_min_max(rect.min + Vec2::splat(by), rect.max - Vec2::splat(by))
}

/// Height of a row that is not there now: 0 would take a share.
pub const NO_ROW: f32 = f32::MIN_POSITIVE;

/// Stacks rows from the top. A height of 0 takes an equal share of what is left.
pub fn rows(rect: Rect, gap: f32, heights: &[f32]) -> Vec<Rect> {
    let shares = share(rect.height(), gap, heights);
    let mut top = rect.top();
    shares
        .into_iter()
        .map(|height| {
            let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
            top += height + gap;
            row
        })
        .collect()
}

/// Puts columns side by side from the left. A width of 0 takes an equal share of what is left.
pub fn columns(rect: Rect, gap: f32, widths: &[f32]) -> Vec<Rect> {
    let shares = share(rect.width(), gap, widths);
    let mut left = rect.left();
    shares
        .into_iter()
        .map(|width| {
            let column = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            left += width + gap;
            column
        })
        .collect()
}

fn share(total: f32, gap: f32, sizes: &[f32]) -> Vec<f32> {
    let fixed: f32 = sizes.iter().sum();
    let open = sizes.iter().filter(|size| **size == 0.0).count();
    let left = (total - fixed - gap * sizes.len().saturating_sub(1) as f32).max(0.0);
    sizes.iter().map(|&size| if size == 0.0 { left / open as f32 } else { size }).collect()
}

/// The cell of a grid of `across` x `down` cells.
pub fn grid_cell(rect: Rect, gap: f32, (across, down): (usize, usize), (column, row): (usize, usize)) -> Rect {
    let width = (rect.width() - gap * across.saturating_sub(1) as f32) / across.max(1) as f32;
    let height = (rect.height() - gap * down.saturating_sub(1) as f32) / down.max(1) as f32;
    let min = pos2(rect.left() + column as f32 * (width + gap), rect.top() + row as f32 * (height + gap));
    Rect::from_min_size(min, vec2(width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_rows_share_what_is_left() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(10.0, 100.0));
        let rows = rows(rect, 10.0, &[20.0, 0.0, 0.0]);
        assert_eq!(rows[1].height(), 30.0);
        assert_eq!(rows[2].bottom(), 100.0);
        let heights: Vec<f32> = super::rows(rect, 10.0, &[20.0, NO_ROW, 0.0]).iter().map(Rect::height).collect();
        assert_eq!(heights, [20.0, 0.0, 60.0], "one that is not there takes no share");
    }
}
