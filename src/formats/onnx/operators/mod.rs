//! One TFLite operator at a time into ONNX nodes.

mod conv;
mod elementwise;
mod options;
mod pool;
mod shape;

use super::ConvertError;
use super::convert::{Converter, refuse};
use super::tflite::Operator;

/// Numbers of `BuiltinOperator` in TensorFlow's `schema.fbs`.
mod code {
    pub const ADD: i32 = 0;
    pub const AVERAGE_POOL_2D: i32 = 1;
    pub const CONCATENATION: i32 = 2;
    pub const CONV_2D: i32 = 3;
    pub const DEPTHWISE_CONV_2D: i32 = 4;
    pub const DEPTH_TO_SPACE: i32 = 5;
    pub const DEQUANTIZE: i32 = 6;
    pub const FULLY_CONNECTED: i32 = 9;
    pub const LOGISTIC: i32 = 14;
    pub const MAX_POOL_2D: i32 = 17;
    pub const MUL: i32 = 18;
    pub const RELU: i32 = 19;
    pub const RESHAPE: i32 = 22;
    pub const RESIZE_BILINEAR: i32 = 23;
    pub const CUSTOM: i32 = 32;
    pub const PAD: i32 = 34;
    pub const MEAN: i32 = 40;
    pub const PRELU: i32 = 54;
    pub const HARD_SWISH: i32 = 117;
    pub const DENSIFY: i32 = 124;
}

/// Adds what does the same as `operator` to the graph.
///
/// # Errors
/// [`ConvertError::Operator`] if it is not known, or not with these settings; others if the file is damaged.
pub fn convert(to: &mut Converter, operator: &Operator) -> Result<(), ConvertError> {
    match operator.code {
        code::CONV_2D => conv::conv(to, operator),
        code::DEPTHWISE_CONV_2D => conv::depthwise(to, operator),
        code::CUSTOM if operator.custom == "Convolution2DTransposeBias" => conv::transposed(to, operator),
        code::FULLY_CONNECTED => conv::fully_connected(to, operator),
        code::ADD => elementwise::two(to, operator, "Add"),
        code::MUL => elementwise::two(to, operator, "Mul"),
        code::RELU => elementwise::one(to, operator, "Relu"),
        code::LOGISTIC => elementwise::one(to, operator, "Sigmoid"),
        code::HARD_SWISH => elementwise::hard_swish(to, operator),
        code::PRELU => elementwise::prelu(to, operator),
        code::MAX_POOL_2D => pool::pool(to, operator, "MaxPool"),
        code::AVERAGE_POOL_2D => pool::pool(to, operator, "AveragePool"),
        code::MEAN => pool::mean(to, operator),
        code::PAD => shape::pad(to, operator),
        code::RESHAPE => shape::reshape(to, operator),
        code::CONCATENATION => shape::concatenation(to, operator),
        code::DEPTH_TO_SPACE => shape::depth_to_space(to, operator),
        code::RESIZE_BILINEAR => shape::resize(to, operator),
        code::DEQUANTIZE | code::DENSIFY => shape::constant(to, operator),
        _ => Err(refuse(operator, "it is not known")),
    }
}
