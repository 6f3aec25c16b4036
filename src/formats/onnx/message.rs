//! ONNX as protocol buffers: only the fields that are written or checked here, numbered as in `onnx.proto` (IR version 8).

use prost::Message;

/// Element type `FLOAT` of `TensorProto.DataType`.
pub const FLOAT: i32 = 1;
/// Element type `INT64` of `TensorProto.DataType`.
pub const INT64: i32 = 7;

/// A whole file (`ModelProto`).
#[derive(Clone, PartialEq, Message)]
pub struct Model {
    /// Version of the form.
    #[prost(int64, tag = "1")]
    pub ir_version: i64,
    /// What made the file.
    #[prost(string, tag = "2")]
    pub producer_name: String,
    /// The graph that is run.
    #[prost(message, optional, tag = "7")]
    pub graph: Option<Graph>,
    /// Which operators, by domain and version.
    #[prost(message, repeated, tag = "8")]
    pub opset_import: Vec<OperatorSet>,
    /// Graphs for training; only their number matters here.
    #[prost(message, repeated, tag = "20")]
    pub training_info: Vec<Ignored>,
    /// Operators that the file itself defines; only their number matters here.
    #[prost(message, repeated, tag = "25")]
    pub functions: Vec<Ignored>,
}

/// A message whose content does not matter; only that it is there.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub struct Ignored {}

/// A set of operators (`OperatorSetIdProto`).
#[derive(Clone, PartialEq, Eq, Message)]
pub struct OperatorSet {
    /// Empty: the standard operators.
    #[prost(string, tag = "1")]
    pub domain: String,
    /// Version of the set.
    #[prost(int64, tag = "2")]
    pub version: i64,
}

/// Nodes in an order in which they can run (`GraphProto`).
#[derive(Clone, PartialEq, Message)]
pub struct Graph {
    /// The steps.
    #[prost(message, repeated, tag = "1")]
    pub node: Vec<Node>,
    /// A name for people.
    #[prost(string, tag = "2")]
    pub name: String,
    /// Constants.
    #[prost(message, repeated, tag = "5")]
    pub initializer: Vec<Tensor>,
    /// What goes in.
    #[prost(message, repeated, tag = "11")]
    pub input: Vec<ValueInfo>,
    /// What comes out.
    #[prost(message, repeated, tag = "12")]
    pub output: Vec<ValueInfo>,
    /// Constants in a sparse form; only their number matters here.
    #[prost(message, repeated, tag = "15")]
    pub sparse_initializer: Vec<Ignored>,
}

/// One step (`NodeProto`).
#[derive(Clone, PartialEq, Message)]
pub struct Node {
    /// Names of values; an empty one is left out.
    #[prost(string, repeated, tag = "1")]
    pub input: Vec<String>,
    /// Names of values, each made once in the graph.
    #[prost(string, repeated, tag = "2")]
    pub output: Vec<String>,
    /// A name for people.
    #[prost(string, tag = "3")]
    pub name: String,
    /// The operator.
    #[prost(string, tag = "4")]
    pub op_type: String,
    /// Its settings.
    #[prost(message, repeated, tag = "5")]
    pub attribute: Vec<Attribute>,
    /// The set of operators; empty: the standard one.
    #[prost(string, tag = "7")]
    pub domain: String,
}

/// A setting of a node (`AttributeProto`). `kind` says which field counts.
#[derive(Clone, PartialEq, Message)]
pub struct Attribute {
    /// Its name.
    #[prost(string, tag = "1")]
    pub name: String,
    /// A number.
    #[prost(float, tag = "2")]
    pub f: f32,
    /// A whole number.
    #[prost(int64, tag = "3")]
    pub i: i64,
    /// A text.
    #[prost(bytes = "vec", tag = "4")]
    pub s: Vec<u8>,
    /// A constant.
    #[prost(message, optional, tag = "5")]
    pub t: Option<Tensor>,
    /// A graph inside (`If`, `Loop`).
    #[prost(message, optional, tag = "6")]
    pub g: Option<Graph>,
    /// Numbers.
    #[prost(float, repeated, tag = "7")]
    pub floats: Vec<f32>,
    /// Whole numbers.
    #[prost(int64, repeated, tag = "8")]
    pub ints: Vec<i64>,
    /// Constants.
    #[prost(message, repeated, tag = "10")]
    pub tensors: Vec<Tensor>,
    /// Graphs inside.
    #[prost(message, repeated, tag = "11")]
    pub graphs: Vec<Graph>,
    /// `AttributeProto.AttributeType`.
    #[prost(int32, tag = "20")]
    pub kind: i32,
    /// A constant in a sparse form; only that it is there matters here.
    #[prost(message, optional, tag = "22")]
    pub sparse_tensor: Option<Ignored>,
    /// Constants in a sparse form; only their number matters here.
    #[prost(message, repeated, tag = "23")]
    pub sparse_tensors: Vec<Ignored>,
}

/// `AttributeProto.AttributeType` of the settings that the converter writes.
mod kind {
    pub const FLOAT: i32 = 1;
    pub const INT: i32 = 2;
    pub const STRING: i32 = 3;
    pub const INTS: i32 = 7;
}

impl Attribute {
    /// A setting that is one number.
    pub fn float(name: &str, value: f32) -> Self {
        Self { name: name.to_owned(), f: value, kind: kind::FLOAT, ..Self::default() }
    }

    /// A setting that is one whole number.
    pub fn int(name: &str, value: i64) -> Self {
        Self { name: name.to_owned(), i: value, kind: kind::INT, ..Self::default() }
    }

    /// A setting that is a list of whole numbers.
    pub fn ints(name: &str, values: &[i64]) -> Self {
        Self { name: name.to_owned(), ints: values.to_vec(), kind: kind::INTS, ..Self::default() }
    }

    /// A setting that is a word.
    pub fn text(name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), s: value.as_bytes().to_vec(), kind: kind::STRING, ..Self::default() }
    }
}

/// A constant (`TensorProto`).
#[derive(Clone, PartialEq, Message)]
pub struct Tensor {
    /// Its shape.
    #[prost(int64, repeated, tag = "1")]
    pub dims: Vec<i64>,
    /// `TensorProto.DataType`, e.g. [`FLOAT`].
    #[prost(int32, tag = "2")]
    pub data_type: i32,
    /// Its name among the values of the graph.
    #[prost(string, tag = "8")]
    pub name: String,
    /// The elements, little endian.
    #[prost(bytes = "vec", tag = "9")]
    pub raw_data: Vec<u8>,
    /// Where the elements are when they are in another file; never allowed here.
    #[prost(message, repeated, tag = "13")]
    pub external_data: Vec<Ignored>,
    /// 1: the elements are in another file; never allowed here.
    #[prost(int32, tag = "14")]
    pub data_location: i32,
}

/// A value at the edge of the graph (`ValueInfoProto`).
#[derive(Clone, PartialEq, Message)]
pub struct ValueInfo {
    /// Its name.
    #[prost(string, tag = "1")]
    pub name: String,
    /// Its type.
    #[prost(message, optional, tag = "2")]
    pub kind: Option<Kind>,
}

/// The type of a value (`TypeProto`); absent: no tensor.
#[derive(Clone, PartialEq, Message)]
pub struct Kind {
    /// A tensor.
    #[prost(message, optional, tag = "1")]
    pub tensor: Option<TensorKind>,
}

/// Element type and shape (`TypeProto.Tensor`).
#[derive(Clone, PartialEq, Message)]
pub struct TensorKind {
    /// `TensorProto.DataType`.
    #[prost(int32, tag = "1")]
    pub elem_type: i32,
    /// Its shape.
    #[prost(message, optional, tag = "2")]
    pub shape: Option<Shape>,
}

/// A shape (`TensorShapeProto`).
#[derive(Clone, PartialEq, Message)]
pub struct Shape {
    /// Its sides.
    #[prost(message, repeated, tag = "1")]
    pub dim: Vec<Dim>,
}

/// One side of a shape.
#[derive(Clone, PartialEq, Eq, Message)]
pub struct Dim {
    /// Its length; 0 when it is not fixed.
    #[prost(int64, tag = "1")]
    pub value: i64,
    /// The name of a length that is not fixed.
    #[prost(string, tag = "2")]
    pub param: String,
}

impl ValueInfo {
    /// A tensor of 32-bit numbers.
    pub fn floats(name: &str, shape: &[i64]) -> Self {
        let dim = shape.iter().map(|&value| Dim { value, param: String::new() }).collect();
        let tensor = TensorKind { elem_type: FLOAT, shape: Some(Shape { dim }) };
        Self { name: name.to_owned(), kind: Some(Kind { tensor: Some(tensor) }) }
    }

    /// The shape, 0 where it is not fixed; none if this is no tensor or has no shape.
    pub fn shape(&self) -> Option<Vec<i64>> {
        let shape = self.kind.as_ref()?.tensor.as_ref()?.shape.as_ref()?;
        Some(shape.dim.iter().map(|dim| dim.value).collect())
    }
}
