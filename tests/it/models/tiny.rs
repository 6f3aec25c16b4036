//! Small TFLite models made here, and ONNX files looked into.

use super::flat::{Flat, file};
use malgeurim::formats::onnx::message::{Graph, Model, Node, Tensor};
use prost::Message;

/// Numbers of `BuiltinOperator`.
pub const CONV_2D: i32 = 3;
pub const DEPTHWISE_CONV_2D: i32 = 4;
pub const DEQUANTIZE: i32 = 6;
pub const RESHAPE: i32 = 22;
pub const RESIZE_BILINEAR: i32 = 23;
pub const PAD: i32 = 34;
pub const PRELU: i32 = 54;

/// A TFLite model in the making.
#[derive(Default)]
pub struct Tiny {
    tensors: Vec<Flat>,
    buffers: Vec<Flat>,
    codes: Vec<Flat>,
    operators: Vec<Flat>,
    pub inputs: Vec<i32>,
    pub outputs: Vec<i32>,
}

impl Tiny {
    /// A tensor of `element` (0: 32-bit, 1: 16-bit numbers, 2: whole numbers), a constant if there are bytes.
    fn tensor(&mut self, name: &str, shape: &[i32], element: i8, content: Vec<u8>) -> i32 {
        let buffer = i32::try_from(self.buffers.len()).unwrap();
        self.buffers.push(Flat::Table(vec![(0, Flat::Bytes(content))]));
        let fields = vec![
            (0, Flat::Ints(shape.to_vec())),
            (1, Flat::Byte(element)),
            (2, Flat::Int(buffer)),
            (3, Flat::Text(name.to_owned())),
        ];
        self.tensors.push(Flat::Table(fields));
        i32::try_from(self.tensors.len()).unwrap() - 1
    }

    pub fn value(&mut self, name: &str, shape: &[i32]) -> i32 {
        self.tensor(name, shape, 0, Vec::new())
    }

    pub fn floats(&mut self, shape: &[i32], content: &[f32]) -> i32 {
        self.tensor("c", shape, 0, content.iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    pub fn halves(&mut self, shape: &[i32], content: &[u16]) -> i32 {
        self.tensor("h", shape, 1, content.iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    pub fn integers(&mut self, shape: &[i32], content: &[i32]) -> i32 {
        self.tensor("i", shape, 2, content.iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    pub fn operator(&mut self, code: i32, inputs: &[i32], output: i32, options: Vec<(u16, Flat)>) {
        let index = i32::try_from(self.codes.len()).unwrap();
        self.codes.push(Flat::Table(vec![(3, Flat::Int(code))]));
        let fields = vec![
            (0, Flat::Int(index)),
            (1, Flat::Ints(inputs.to_vec())),
            (2, Flat::Ints(vec![output])),
            (4, Flat::Table(options)),
        ];
        self.operators.push(Flat::Table(fields));
    }

    pub fn bytes(self) -> Vec<u8> {
        let graph = Flat::Table(vec![
            (0, Flat::Tables(self.tensors)),
            (1, Flat::Ints(self.inputs)),
            (2, Flat::Ints(self.outputs)),
            (3, Flat::Tables(self.operators)),
        ]);
        let root = Flat::Table(vec![
            (0, Flat::Int(3)),
            (1, Flat::Tables(self.codes)),
            (2, Flat::Tables(vec![graph])),
            (4, Flat::Tables(self.buffers)),
        ]);
        file(*b"TFL3", &root)
    }
}

/// Settings of CONV_2D: padding SAME, this stride, no activation.
pub fn same(stride: i32) -> Vec<(u16, Flat)> {
    vec![(0, Flat::Byte(0)), (1, Flat::Int(stride)), (2, Flat::Int(stride))]
}

/// A 4x4 picture of one channel, a 3x3 convolution to two channels at stride 2, a PReLU, and its 8 numbers in a row.
pub fn model() -> Vec<u8> {
    let mut tiny = Tiny::default();
    let picture = tiny.value("picture", &[1, 4, 4, 1]);
    let weights: Vec<f32> = (0..18_u8).map(f32::from).collect();
    let weights = tiny.floats(&[2, 3, 3, 1], &weights);
    let bias = tiny.floats(&[2], &[0.5, -0.5]);
    let (seen, slope) = (tiny.value("seen", &[1, 2, 2, 2]), tiny.floats(&[1, 1, 2], &[0.25, 2.0]));
    let (bent, row) = (tiny.value("bent", &[1, 2, 2, 2]), tiny.value("row", &[1, 8]));
    tiny.operator(CONV_2D, &[picture, weights, bias], seen, same(2));
    tiny.operator(PRELU, &[seen, slope], bent, Vec::new());
    tiny.operator(RESHAPE, &[bent], row, Vec::new());
    tiny.inputs = vec![picture];
    tiny.outputs = vec![row];
    tiny.bytes()
}

/// The graph of an ONNX file.
pub fn graph(file: &[u8]) -> Graph {
    Model::decode(file).unwrap().graph.unwrap()
}

/// The operators, in order.
pub fn operators(graph: &Graph) -> Vec<&str> {
    graph.node.iter().map(|node| node.op_type.as_str()).collect()
}

/// The numbers of a constant.
pub fn constant(graph: &Graph, name: &str) -> (Vec<i64>, Vec<f32>) {
    let tensor: &Tensor = graph.initializer.iter().find(|tensor| tensor.name == name).unwrap();
    let numbers = tensor.raw_data.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
    (tensor.dims.clone(), numbers)
}

/// The whole numbers of a setting.
pub fn setting(node: &Node, name: &str) -> Vec<i64> {
    node.attribute.iter().find(|attribute| attribute.name == name).unwrap().ints.clone()
}
