//! Operators that move elements: padding, reshaping, joining, resizing, and constants of another type.

use super::options::{Activation, step, whole};
use crate::formats::onnx::ConvertError;
use crate::formats::onnx::convert::{Converter, Resized, refuse};
use crate::formats::onnx::message::Attribute;
use crate::formats::onnx::tflite::Operator;

/// Widest border.
const MAX_BORDER: i32 = 4096;
/// Most weights of a convolution that only adds channels.
const MAX_WEIGHTS: usize = 1 << 20;

/// PAD with zeros.
pub fn pad(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, border, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    to.sides(input)?;
    let border = to.integers(border)?;
    if border.iter().any(|width| !(0..=MAX_BORDER).contains(width)) {
        return Err(refuse(operator, "its border makes no sense"));
    }
    let &[n0, n1, h0, h1, w0, w1, c0, c1] = border.as_slice() else {
        return Err(refuse(operator, "it has not four sides"));
    };
    let pads: Vec<i64> = [n0, c0, h0, w0, n1, c1, h1, w1].into_iter().map(i64::from).collect();
    if [n0, n1, h0, h1, w0, w1, c0] == [0; 7] {
        return more_channels(to, input, result);
    }
    let from = to.first(input)?;
    let pads = to.graph.integers(&pads)?;
    let output = to.make_first(result)?;
    to.graph.node("Pad", &[&from, &pads], &output, Vec::new());
    Ok(())
}

/// Channels of zeros behind the others, as a convolution of one place: it stays in ONNX Runtime's blocked layout and takes the
/// sum that follows it along, which Pad does not.
fn more_channels(to: &mut Converter, input: usize, result: usize) -> Result<(), ConvertError> {
    let ([_, _, _, old], [_, _, _, new]) = (to.sides(input)?, to.sides(result)?);
    let kept = |at: usize| if at / old == at % old { 1.0 } else { 0.0 };
    if new.saturating_mul(old) > MAX_WEIGHTS {
        return Err(ConvertError::TooBig);
    }
    let weights: Vec<f32> = (0..new * old).map(kept).collect();
    let from = to.first(input)?;
    let weights = to.graph.floats(&[new, old, 1, 1], &weights)?;
    let output = to.make_first(result)?;
    to.graph.node("Conv", &[&from, &weights], &output, vec![Attribute::ints("kernel_shape", &[1, 1])]);
    Ok(())
}

/// RESHAPE. The shape is that of the output tensor.
pub fn reshape(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let shape = &to.tensor(result)?.shape;
    if shape.iter().product::<usize>() != to.tensor(input)?.shape.iter().product::<usize>() {
        return Err(refuse(operator, "it changes the number of elements"));
    }
    let from = to.last(input)?;
    let output = to.make_last(result)?;
    reshape_to(to, &from, shape, &output)
}

/// Adds a Reshape and gives the name of its result.
pub fn reshaped(to: &mut Converter, from: &str, shape: &[usize]) -> Result<String, ConvertError> {
    let output = to.graph.fresh();
    reshape_to(to, from, shape, &output)?;
    Ok(output)
}

/// Adds a Reshape whose result is called `output`.
pub fn reshape_to(to: &mut Converter, from: &str, shape: &[usize], output: &str) -> Result<(), ConvertError> {
    let shape: Vec<i64> = shape.iter().map(|&side| whole(side)).collect();
    let shape = to.graph.integers(&shape)?;
    to.graph.node("Reshape", &[from, &shape], output, Vec::new());
    Ok(())
}

/// CONCATENATION.
pub fn concatenation(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let result = to.result(operator)?;
    let rank = to.tensor(result)?.shape.len();
    let axis = operator.options.map_or(Ok(0), |options| options.scalar(0, 0_i32))?;
    let axis = if axis < 0 { usize::try_from(axis + i32::try_from(rank).unwrap_or(0)) } else { usize::try_from(axis) };
    let axis = axis.ok().filter(|&axis| axis < rank).ok_or_else(|| refuse(operator, "its axis makes no sense"))?;
    if Activation::of(operator, 1)? != Activation::None {
        return Err(refuse(operator, "it has an activation"));
    }
    let inputs: Vec<usize> = (0..operator.inputs.len()).map(|at| to.operand(operator, at)).collect::<Result<_, _>>()?;
    let first = rank == 4 && inputs.iter().any(|&input| to.is_first(input));
    let names: Vec<String> =
        inputs.iter().map(|&input| if first { to.first(input) } else { to.last(input) }).collect::<Result<_, _>>()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    // Batch, height, width, channels stand at 0, 2, 3, 1 when channels are first.
    let axis = if first { [0, 2, 3, 1].get(axis).copied().unwrap_or(0) } else { whole(axis) };
    let output = if first { to.make_first(result)? } else { to.make_last(result)? };
    to.graph.node("Concat", &names, &output, vec![Attribute::int("axis", axis)]);
    Ok(())
}

/// DEPTH_TO_SPACE: channels become places, the place in the block outermost (`DCR` of ONNX).
pub fn depth_to_space(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let options = operator.options.ok_or_else(|| refuse(operator, "its settings are missing"))?;
    let block = Attribute::int("blocksize", whole(step(operator, &options, 0, 0)?));
    let from = to.first(input)?;
    let output = to.make_first(result)?;
    to.graph.node("DepthToSpace", &[&from], &output, vec![block, Attribute::text("mode", "DCR")]);
    Ok(())
}

/// RESIZE_BILINEAR. The node is added when its result is first needed.
pub fn resize(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let ([_, height, width, _], [_, new_height, new_width, _]) = (to.sides(input)?, to.sides(result)?);
    let (corners, half) = match operator.options {
        Some(options) => (options.flag(2)?, options.flag(3)?),
        None => (false, false),
    };
    let mode = match (corners, half) {
        (true, _) => "align_corners",
        (false, true) => "half_pixel",
        (false, false) => "asymmetric",
    };
    let scales = [1.0, 1.0, ratio(new_height, height), ratio(new_width, width)];
    to.resized(result, Resized { source: input, scales, mode })
}

/// A ratio of two sides, each at most a million: exact enough that times the old side gives the new one.
fn ratio(new: usize, old: usize) -> f32 {
    new as f32 / old as f32
}

/// DEQUANTIZE of a constant with 16-bit numbers, DENSIFY of a sparse constant: the constant itself, whose elements are read as
/// 32-bit ones with all zeros.
pub fn constant(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    if !to.is_constant(input) || to.tensor(input)?.shape != to.tensor(result)?.shape {
        return Err(refuse(operator, "it is not over a constant"));
    }
    to.same_constant(result, input);
    Ok(())
}
