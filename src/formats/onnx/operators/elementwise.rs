//! Operators that work on each element for itself.

use super::options::{Activation, whole};
use crate::formats::onnx::ConvertError;
use crate::formats::onnx::constants::permuted;
use crate::formats::onnx::convert::{Converter, refuse};
use crate::formats::onnx::message::Attribute;
use crate::formats::onnx::tflite::Operator;

/// RELU, LOGISTIC: one value in, one out.
pub fn one(to: &mut Converter, operator: &Operator, op: &str) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let (from, output) = if to.is_first(input) {
        (to.first(input)?, to.make_first(result)?)
    } else {
        (to.last(input)?, to.make_last(result)?)
    };
    to.graph.node(op, &[&from], &output, Vec::new());
    Ok(())
}

/// ADD, MUL: two values in, one out; a constant may stand for one of them.
pub fn two(to: &mut Converter, operator: &Operator, op: &str) -> Result<(), ConvertError> {
    let (a, b, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    let activation = Activation::of(operator, 0)?;
    let first = to.tensor(result)?.shape.len() == 4 && (to.is_first(a) || to.is_first(b));
    let names = [a, b].map(|input| side(to, input, first));
    let [a, b] = names;
    let (a, b) = (a?, b?);
    let output = if first { to.make_first(result)? } else { to.make_last(result)? };
    activation.after(to, (op, &[&a, &b], Vec::new()), &output)
}

/// One side of a sum or product: a value in the wanted form, or a constant.
fn side(to: &mut Converter, input: usize, first: bool) -> Result<String, ConvertError> {
    if to.is_constant(input) {
        return constant(to, input, first);
    }
    if first { to.first(input) } else { to.last(input) }
}

/// A constant that is spread over a value; with channels first if asked.
fn constant(to: &mut Converter, index: usize, first: bool) -> Result<String, ConvertError> {
    let tensor = to.tensor(index)?;
    let values = to.floats(index)?;
    if !first {
        return to.graph.floats(&tensor.shape, &values);
    }
    let mut shape = [1; 4];
    let missing = 4_usize.checked_sub(tensor.shape.len());
    let missing = missing.ok_or_else(|| ConvertError::Shape(tensor.name.to_owned()))?;
    for (side, &length) in shape.iter_mut().skip(missing).zip(&tensor.shape) {
        *side = length;
    }
    let [n, h, w, c] = shape;
    to.graph.floats(&[n, c, h, w], &permuted(&values, shape, [0, 3, 1, 2]))
}

/// PRELU: x where it is positive, else x times the slope of its channel.
///
/// Written as x + (1 - slope) * max(-x, 0), both products as convolutions of one place and one channel: ONNX Runtime keeps
/// those, the Relu and the sum in its blocked layout and fuses them into two passes. Its own PRelu leaves that
/// layout, which made the palm model twice as slow (`scripts/check-models` measures).
pub fn prelu(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, slope, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    let [_, _, _, channels] = to.sides(input)?;
    let slopes = to.floats(slope)?;
    if slopes.len() != channels {
        return Err(refuse(operator, "it has not one slope a channel"));
    }
    let from = to.first(input)?;
    let minus = scaled(to, &from, &vec![-1.0; channels])?;
    let negative = to.graph.fresh();
    to.graph.node("Relu", &[&minus], &negative, Vec::new());
    let rest: Vec<f32> = slopes.iter().map(|slope| 1.0 - slope).collect();
    let added = scaled(to, &negative, &rest)?;
    let output = to.make_first(result)?;
    to.graph.node("Add", &[&added, &from], &output, Vec::new());
    Ok(())
}

/// The name of a value with channels first, times a factor for each channel.
fn scaled(to: &mut Converter, from: &str, factors: &[f32]) -> Result<String, ConvertError> {
    let weights = to.graph.floats(&[factors.len(), 1, 1, 1], factors)?;
    let output = to.graph.fresh();
    let settings = vec![Attribute::ints("kernel_shape", &[1, 1]), Attribute::int("group", whole(factors.len()))];
    to.graph.node("Conv", &[from, &weights], &output, settings);
    Ok(output)
}

/// HARD_SWISH: x * min(max(x + 3, 0), 6) / 6.
pub fn hard_swish(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let from = to.first(input)?;
    let gate = to.graph.fresh();
    let slope = vec![Attribute::float("alpha", 1.0 / 6.0), Attribute::float("beta", 0.5)];
    to.graph.node("HardSigmoid", &[&from], &gate, slope);
    let output = to.make_first(result)?;
    to.graph.node("Mul", &[&from, &gate], &output, Vec::new());
    Ok(())
}
