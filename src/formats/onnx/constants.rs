//! Constants of a TFLite model as 32-bit numbers, in the order that ONNX wants.

use super::ConvertError;
use super::sparse::Sparsity;
use super::tflite::{Element, Tensor};

/// The elements of a constant as 32-bit numbers, in the file's order, those that a sparse one leaves out included.
///
/// # Errors
/// [`ConvertError::NoConstant`] if it is no constant, or not one of 32- or 16-bit numbers.
pub fn floats(tensor: &Tensor) -> Result<Vec<f32>, ConvertError> {
    let none = || ConvertError::NoConstant(tensor.name.to_owned());
    let data = tensor.data.ok_or_else(none)?;
    let stored: Vec<f32> = match tensor.element {
        Element::F32 => data.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect(),
        Element::F16 => data.as_chunks().0.iter().map(|&two| from_half(u16::from_le_bytes(two))).collect(),
        Element::I32 | Element::Other(_) => return Err(none()),
    };
    match &tensor.sparsity {
        None => Ok(stored),
        Some(table) => Sparsity::parse(table)?
            .spread(&stored, &tensor.shape)
            .ok_or_else(|| ConvertError::Sparse(tensor.name.to_owned())),
    }
}

/// The elements of a constant of whole numbers.
///
/// # Errors
/// [`ConvertError::NoConstant`] if it is none.
pub fn integers(tensor: &Tensor) -> Result<Vec<i32>, ConvertError> {
    match (tensor.element, tensor.data) {
        (Element::I32, Some(data)) => Ok(data.as_chunks().0.iter().map(|&four| i32::from_le_bytes(four)).collect()),
        _ => Err(ConvertError::NoConstant(tensor.name.to_owned())),
    }
}

/// A 16-bit number of IEEE 754 as a 32-bit one; exact.
fn from_half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let fraction = f32::from(bits & 0x03FF);
    let size = match (bits >> 10) & 0x1F {
        0 => fraction * 2_f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        exponent => (1024.0 + fraction) * 2_f32.powi(i32::from(exponent) - 25),
    };
    sign * size
}

/// The elements of a 4-D constant in another order of its sides: side `i` of the result is side `order[i]` of `shape`.
/// `data` has as many elements as `shape` says.
pub fn permuted(data: &[f32], shape: [usize; 4], order: [usize; 4]) -> Vec<f32> {
    let [_, b, c, d] = shape;
    let steps = [b * c * d, c * d, d, 1];
    let [s0, s1, s2, s3] = order.map(|side| steps.get(side).copied().unwrap_or(0));
    let [n0, n1, n2, n3] = order.map(|side| shape.get(side).copied().unwrap_or(0));
    let mut out = Vec::with_capacity(data.len());
    for w in 0..n0 {
        for x in 0..n1 {
            for y in 0..n2 {
                let row = w * s0 + x * s1 + y * s2;
                out.extend((0..n3).filter_map(|z| data.get(row + z * s3)));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_exact() {
        let known = [
            (0x0000, 0.0),
            (0x3C00, 1.0),
            (0xC000, -2.0),
            (0x7BFF, 65504.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
        ];
        for (bits, number) in known {
            assert_eq!(from_half(bits), number, "{bits:#06x}");
        }
        assert_eq!(from_half(0xFC00), f32::NEG_INFINITY);
        assert!(from_half(0x7E00).is_nan());
    }

    #[test]
    fn sides_change_places() {
        let data: Vec<f32> = (0..6_u8).map(f32::from).collect();
        assert_eq!(permuted(&data, [1, 1, 2, 3], [0, 3, 1, 2]), [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]);
        assert_eq!(permuted(&data, [2, 1, 1, 3], [0, 1, 2, 3]), data);
    }
}
