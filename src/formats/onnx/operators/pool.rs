//! Pools and means.

use super::options::{Activation, Window, step};
use crate::formats::onnx::ConvertError;
use crate::formats::onnx::convert::{Converter, refuse};
use crate::formats::onnx::tflite::Operator;

/// MAX_POOL_2D, AVERAGE_POOL_2D. What SAME adds at the border does not count, in TFLite as in ONNX.
pub fn pool(to: &mut Converter, operator: &Operator, op: &str) -> Result<(), ConvertError> {
    let (input, result) = (to.operand(operator, 0)?, to.result(operator)?);
    let [_, height, width, _] = to.sides(input)?;
    let options = operator.options.ok_or_else(|| refuse(operator, "its settings are missing"))?;
    let kernel = (step(operator, &options, 4, 0)?, step(operator, &options, 3, 0)?);
    let window = Window::of(operator, kernel, None)?;
    let activation = Activation::of(operator, 5)?;
    let from = to.first(input)?;
    let output = to.make_first(result)?;
    if op == "AveragePool" && kernel == (height, width) && !window.same {
        return activation.after(to, ("GlobalAveragePool", &[&from], Vec::new()), &output);
    }
    activation.after(to, (op, &[&from], window.attributes(height, width)), &output)
}

/// MEAN over height and width.
pub fn mean(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    let (input, axes, result) = (to.operand(operator, 0)?, to.operand(operator, 1)?, to.result(operator)?);
    let mut axes = to.integers(axes)?;
    axes.sort_unstable();
    let [batch, _, _, channels] = to.sides(input)?;
    if axes != [1, 2] {
        return Err(refuse(operator, "it is not over height and width"));
    }
    let from = to.first(input)?;
    if to.tensor(result)?.shape.len() == 4 {
        let output = to.make_first(result)?;
        to.graph.node("GlobalAveragePool", &[&from], &output, Vec::new());
        return Ok(());
    }
    let pooled = to.graph.fresh();
    to.graph.node("GlobalAveragePool", &[&from], &pooled, Vec::new());
    let output = to.make_last(result)?;
    super::shape::reshape_to(to, &pooled, &[batch, channels], &output)
}
