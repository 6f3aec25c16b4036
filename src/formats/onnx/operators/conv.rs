//! Convolutions, and the fully connected layer.

use super::options::{Activation, Window, pair, whole};
use crate::formats::onnx::ConvertError;
use crate::formats::onnx::constants::permuted;
use crate::formats::onnx::convert::{Converter, refuse};
use crate::formats::onnx::message::Attribute;
use crate::formats::onnx::tflite::Operator;

/// CONV_2D: weights are output channels, height, width, input channels.
pub fn conv(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let filter = to.operand(operator, 1)?;
    let [out, height, width, depth] = to.sides(filter)?;
    let [_, _, _, channels] = to.sides(to.operand(operator, 0)?)?;
    if depth == 0 || channels % depth != 0 {
        return Err(refuse(operator, "its weights do not fit its input"));
    }
    let weights = permuted(&to.floats(filter)?, [out, height, width, depth], [0, 3, 1, 2]);
    let window = Window::of(operator, (height, width), Some(4))?;
    let activation = Activation::of(operator, 3)?;
    add(to, operator, window, ([out, depth, height, width], &weights), (channels / depth, activation))
}

/// DEPTHWISE_CONV_2D: weights are 1, height, width, channels; one filter a channel.
pub fn depthwise(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let filter = to.operand(operator, 1)?;
    let [_, height, width, out] = to.sides(filter)?;
    let [_, _, _, channels] = to.sides(to.operand(operator, 0)?)?;
    if channels == 0 || out % channels != 0 {
        return Err(refuse(operator, "its weights do not fit its input"));
    }
    let weights = permuted(&to.floats(filter)?, [1, height, width, out], [3, 0, 1, 2]);
    let window = Window::of(operator, (height, width), Some(5))?;
    let activation = Activation::of(operator, 4)?;
    add(to, operator, window, ([out, 1, height, width], &weights), (channels, activation))
}

fn add(
    to: &mut Converter,
    operator: &Operator,
    window: Window,
    (shape, weights): ([usize; 4], &[f32]),
    (group, activation): (usize, Activation),
) -> Result<(), ConvertError> {
    let input = to.operand(operator, 0)?;
    let [_, height, width, _] = to.sides(input)?;
    // A convolution of one place and an interpolation may change places (both are weighted sums, and the weights
    // of an interpolation add up to 1): on the smaller picture it costs less.
    let enlarged = to.enlarged(input).filter(|_| window.is_one_place());
    let from = to.first(enlarged.map_or(input, |resized| resized.source))?;
    let mut inputs = vec![from, to.graph.floats(&shape, weights)?];
    inputs.extend(bias(to, operator, shape[0])?);
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let mut attributes = window.attributes(height, width);
    attributes.push(Attribute::int("group", whole(group)));
    let result = to.result(operator)?;
    let output = to.make_first(result)?;
    let Some(resized) = enlarged else { return activation.after(to, ("Conv", &inputs, attributes), &output) };
    let small = to.graph.fresh();
    to.graph.node("Conv", &inputs, &small, attributes);
    let big = activation.before(to, &output);
    to.resize(&small, resized, &big)?;
    activation.between(to, &big, &output)
}

/// The name of the bias, if the operator has one.
fn bias(to: &mut Converter, operator: &Operator, channels: usize) -> Result<Option<String>, ConvertError> {
    let Some(index) = operator.inputs.get(2).copied().flatten() else { return Ok(None) };
    let values = to.floats(index)?;
    if values.len() != channels {
        return Err(refuse(operator, "its bias does not fit its weights"));
    }
    to.graph.floats(&[channels], &values).map(Some)
}

/// FULLY_CONNECTED: weights are output, input.
pub fn fully_connected(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, filter, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    let &[out, depth] = to.tensor(filter)?.shape.as_slice() else {
        return Err(refuse(operator, "its weights are no matrix"));
    };
    let rows = to.tensor(input)?.shape.iter().product::<usize>() / depth;
    let wanted = to.tensor(result)?.shape.clone();
    let mut from = to.last(input)?;
    if to.tensor(input)?.shape != [rows, depth] {
        from = super::shape::reshaped(to, &from, &[rows, depth])?;
    }
    let weights = to.floats(filter)?;
    let mut inputs = vec![from, to.graph.floats(&[out, depth], &weights)?];
    inputs.extend(bias(to, operator, out)?);
    if wanted != [rows, out] {
        return Err(refuse(operator, "its output is no matrix"));
    }
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let activation = Activation::of(operator, 0)?;
    let output = to.make_last(result)?;
    activation.after(to, ("Gemm", &inputs, vec![Attribute::int("transB", 1)]), &output)
}

/// MediaPipe's own Convolution2DTransposeBias: weights are output channels, height, width, input channels; the settings are three
/// 32-bit numbers (padding 1 SAME or 2 VALID, stride width, stride height).
pub fn transposed(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, filter, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    let ([_, height, width, _], [out, tall, wide, depth]) = (to.sides(input)?, to.sides(filter)?);
    let [_, new_height, new_width, _] = to.sides(result)?;
    let strides = transposed_strides(operator).ok_or_else(|| refuse(operator, "its settings make no sense"))?;
    let (top, bottom) = cropped(height, tall, strides.0, new_height).ok_or_else(|| refuse(operator, "its size"))?;
    let (left, right) = cropped(width, wide, strides.1, new_width).ok_or_else(|| refuse(operator, "its size"))?;
    let weights = permuted(&to.floats(filter)?, [out, tall, wide, depth], [3, 0, 1, 2]);
    let mut inputs = vec![to.first(input)?, to.graph.floats(&[depth, out, tall, wide], &weights)?];
    inputs.extend(bias(to, operator, out)?);
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let attributes = vec![
        Attribute::ints("kernel_shape", &pair((tall, wide))),
        Attribute::ints("pads", &[top, left, bottom, right]),
        Attribute::ints("strides", &pair(strides)),
    ];
    let output = to.make_first(result)?;
    to.graph.node("ConvTranspose", &inputs, &output, attributes);
    Ok(())
}

/// (stride height, stride width) of a transposed convolution.
fn transposed_strides(operator: &Operator) -> Option<(usize, usize)> {
    let [padding, wide, tall, ..] = operator.custom_options.as_chunks().0 else { return None };
    let step = |bytes: &[u8; 4]| usize::try_from(i32::from_le_bytes(*bytes)).ok().filter(|step| (1..=8).contains(step));
    matches!(i32::from_le_bytes(*padding), 1 | 2).then_some(())?;
    Some((step(tall)?, step(wide)?))
}

/// What is cut off before and after a side so that the result has `wanted` places; an odd rest goes behind, as with SAME.
fn cropped(size: usize, kernel: usize, stride: usize, wanted: usize) -> Option<(i64, i64)> {
    let full = (size - 1) * stride + kernel;
    let total = whole(full.checked_sub(wanted)?);
    Some((total / 2, total - total / 2))
}
