//! Settings that several operators share.

use crate::formats::onnx::ConvertError;
use crate::formats::onnx::convert::{Converter, refuse};
use crate::formats::onnx::flat::Table;
use crate::formats::onnx::message::Attribute;
use crate::formats::onnx::tflite::Operator;

/// Longest side of a filter, widest stride, widest dilation.
const MAX_STEP: i32 = 1024;

/// `ActivationFunctionType` of the schema, as far as it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// None.
    None,
    /// max(x, 0).
    Relu,
    /// min(max(x, 0), 6).
    Relu6,
}

impl Activation {
    /// The activation in this field of an operator's settings.
    ///
    /// # Errors
    /// [`ConvertError::Operator`] for any other.
    pub fn of(operator: &Operator, field: u16) -> Result<Self, ConvertError> {
        match operator.options.map_or(Ok(0), |options| options.scalar(field, 0_i8))? {
            0 => Ok(Self::None),
            1 => Ok(Self::Relu),
            3 => Ok(Self::Relu6),
            _ => Err(refuse(operator, "its activation is not known")),
        }
    }

    /// Adds a node, and this activation behind it, so that the result is called `output`.
    ///
    /// # Errors
    /// [`ConvertError::TooBig`].
    pub fn after(
        self,
        to: &mut Converter,
        (op, inputs, attributes): (&str, &[&str], Vec<Attribute>),
        output: &str,
    ) -> Result<(), ConvertError> {
        let before = self.before(to, output);
        to.graph.node(op, inputs, &before, attributes);
        self.between(to, &before, output)
    }

    /// What a node is to call its result so that this activation makes `output` of it.
    pub fn before(self, to: &mut Converter, output: &str) -> String {
        if self == Self::None { output.to_owned() } else { to.graph.fresh() }
    }

    /// Adds the node that makes `output` of what is called `before`; none if they are the same.
    ///
    /// # Errors
    /// [`ConvertError::TooBig`].
    pub fn between(self, to: &mut Converter, before: &str, output: &str) -> Result<(), ConvertError> {
        match self {
            Self::None => {}
            Self::Relu => to.graph.node("Relu", &[before], output, Vec::new()),
            Self::Relu6 => {
                let (low, high) = (to.graph.floats(&[], &[0.0])?, to.graph.floats(&[], &[6.0])?);
                to.graph.node("Clip", &[before, &low, &high], output, Vec::new());
            }
        }
        Ok(())
    }
}

/// How a window slides over a picture. Pairs are (height, width).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Whether the border is filled so that the result has ceil(size / stride) places.
    pub same: bool,
    /// Sides of the window.
    pub kernel: (usize, usize),
    /// Steps.
    pub stride: (usize, usize),
    /// Distance between the places of the window.
    pub dilation: (usize, usize),
}

impl Window {
    /// With padding, stride width and stride height in the first three fields, and dilation width and height in `dilation`
    /// and the next, if it has one.
    ///
    /// # Errors
    /// [`ConvertError::Operator`] if the settings are missing or make no sense.
    pub fn of(operator: &Operator, kernel: (usize, usize), dilation: Option<u16>) -> Result<Self, ConvertError> {
        let options = operator.options.ok_or_else(|| refuse(operator, "its settings are missing"))?;
        let dilation = match dilation {
            Some(field) => (step(operator, &options, field + 1, 1)?, step(operator, &options, field, 1)?),
            None => (1, 1),
        };
        let same = match options.scalar(0, 0_i8)? {
            0 => true,
            1 => false,
            _ => return Err(refuse(operator, "its padding is not known")),
        };
        Ok(Self { same, kernel, stride: (step(operator, &options, 2, 0)?, step(operator, &options, 1, 0)?), dilation })
    }

    /// Whether every place of the result comes from one place of the picture, the same one.
    pub fn is_one_place(&self) -> bool {
        self.kernel == (1, 1) && self.stride == (1, 1)
    }

    /// The attributes of Conv and the pools for a picture of this height and width.
    pub fn attributes(&self, height: usize, width: usize) -> Vec<Attribute> {
        let (top, bottom) = self.border(height, self.kernel.0, self.stride.0, self.dilation.0);
        let (left, right) = self.border(width, self.kernel.1, self.stride.1, self.dilation.1);
        let mut attributes = vec![
            Attribute::ints("kernel_shape", &pair(self.kernel)),
            Attribute::ints("pads", &[top, left, bottom, right]),
            Attribute::ints("strides", &pair(self.stride)),
        ];
        if self.dilation != (1, 1) {
            attributes.push(Attribute::ints("dilations", &pair(self.dilation)));
        }
        attributes
    }

    /// What TensorFlow's SAME adds before and after a side: an odd rest goes behind.
    fn border(&self, size: usize, kernel: usize, stride: usize, dilation: usize) -> (i64, i64) {
        if !self.same {
            return (0, 0);
        }
        let covered = (size.div_ceil(stride) - 1) * stride + (kernel - 1) * dilation + 1;
        let total = whole(covered.saturating_sub(size));
        (total / 2, total - total / 2)
    }
}

/// A positive, bounded whole number among the settings.
///
/// # Errors
/// [`ConvertError::Operator`] if it is not.
pub fn step(operator: &Operator, options: &Table, field: u16, absent: i32) -> Result<usize, ConvertError> {
    let value = options.scalar(field, absent)?;
    let bounded = usize::try_from(value).ok().filter(|_| (1..=MAX_STEP).contains(&value));
    bounded.ok_or_else(|| refuse(operator, "a size in its settings makes no sense"))
}

/// A size as ONNX writes it; sizes are bounded when the file is read.
pub fn whole(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// (height, width) as ONNX writes it.
pub fn pair((height, width): (usize, usize)) -> [i64; 2] {
    [whole(height), whole(width)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn border(size: usize, kernel: usize, stride: usize) -> (i64, i64) {
        let window = Window { same: true, kernel: (kernel, kernel), stride: (stride, stride), dilation: (1, 1) };
        window.border(size, kernel, stride, 1)
    }

    #[test]
    fn same_is_tensorflows() {
        assert_eq!(border(192, 5, 2), (1, 2));
        assert_eq!(border(96, 5, 1), (2, 2));
        assert_eq!(border(224, 3, 2), (0, 1));
        assert_eq!(border(7, 3, 2), (1, 1));
        assert_eq!(border(96, 1, 1), (0, 0));
        assert_eq!(border(96, 2, 2), (0, 0));
    }
}
