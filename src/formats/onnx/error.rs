//! Why a model could not be converted.

use super::flat::FlatError;

/// The model was not converted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// No TFLite file, or a damaged one.
    #[error("the TFLite file is damaged: {0}")]
    Flat(#[from] FlatError),
    /// Exactly one graph is understood.
    #[error("the model has {0} graphs")]
    Graphs(usize),
    /// A reference to a tensor that is not there.
    #[error("tensor {0} does not exist")]
    NoTensor(i32),
    /// A reference to an operator that is not there.
    #[error("operator code {0} does not exist")]
    NoOperator(u32),
    /// A tensor with a shape that is too big, or not the one its data or its operator needs.
    #[error("tensor {0:?} has a shape that does not fit")]
    Shape(String),
    /// A tensor in a sparse form that makes no sense.
    #[error("tensor {0:?} is damaged: its sparse form makes no sense")]
    Sparse(String),
    /// A tensor that must be a constant of numbers is not.
    #[error("tensor {0:?} is no constant of numbers")]
    NoConstant(String),
    /// A tensor is used before any operator has made it.
    #[error("tensor {0:?} is used before it is made")]
    Order(String),
    /// An operator that this converter does not know, or not with these settings.
    #[error("operator {code} {custom} is not understood: {why}")]
    Operator {
        /// `BuiltinOperator` of the schema.
        code: i32,
        /// Its name, if it is a custom one.
        custom: String,
        /// What about it.
        why: &'static str,
    },
    /// Two values have one name.
    #[error("two values have the name {0:?}")]
    Name(String),
    /// The result would be bigger than any model of this program.
    #[error("the converted model would be too big")]
    TooBig,
}
