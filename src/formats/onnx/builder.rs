//! Builds an ONNX file node by node. The same calls give the same bytes.

use super::ConvertError;
use super::message::{Attribute, FLOAT, Graph, INT64, Model, Node, OperatorSet, Tensor, ValueInfo};
use prost::Message;
use std::collections::{HashMap, HashSet};

/// Version of the standard operators that is written.
pub const OPSET: i64 = 13;
/// Version of the file form that goes with it.
const IR_VERSION: i64 = 8;
/// Most bytes of constants; the biggest model here has 13 MB.
const MAX_CONSTANTS: usize = 128 << 20;

/// Most bytes of a constant that is looked for among the earlier ones.
const SHORT: usize = 4096;

/// A graph in the making.
#[derive(Debug, Default)]
pub struct Builder {
    graph: Graph,
    fresh: usize,
    constants: usize,
    /// Short constants by type, shape and elements: those are kept once.
    short: HashMap<(i32, Vec<i64>, Vec<u8>), String>,
}

impl Builder {
    /// A name that no other value has.
    pub fn fresh(&mut self) -> String {
        self.fresh += 1;
        format!("_n{}", self.fresh)
    }

    /// Adds a node; `output` is its only result.
    pub fn node(&mut self, op: &str, inputs: &[&str], output: &str, attributes: Vec<Attribute>) {
        self.graph.node.push(Node {
            input: inputs.iter().map(|&name| name.to_owned()).collect(),
            output: vec![output.to_owned()],
            name: format!("{op}_{}", self.graph.node.len()),
            op_type: op.to_owned(),
            attribute: attributes,
            domain: String::new(),
        });
    }

    /// Adds a constant of numbers and gives its name.
    ///
    /// # Errors
    /// [`ConvertError::TooBig`].
    pub fn floats(&mut self, shape: &[usize], values: &[f32]) -> Result<String, ConvertError> {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(FLOAT, shape, bytes)
    }

    /// Adds a list of whole numbers and gives its name.
    ///
    /// # Errors
    /// [`ConvertError::TooBig`].
    pub fn integers(&mut self, values: &[i64]) -> Result<String, ConvertError> {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(INT64, &[values.len()], bytes)
    }

    fn constant(&mut self, data_type: i32, shape: &[usize], raw_data: Vec<u8>) -> Result<String, ConvertError> {
        self.constants += raw_data.len();
        if self.constants > MAX_CONSTANTS {
            return Err(ConvertError::TooBig);
        }
        let key = (data_type, signed(shape), raw_data);
        if let Some(earlier) = self.short.get(&key) {
            return Ok(earlier.clone());
        }
        let name = self.fresh();
        if key.2.len() <= SHORT {
            self.short.insert(key.clone(), name.clone());
        }
        let (data_type, dims, raw_data) = key;
        self.graph.initializer.push(Tensor { dims, data_type, name: name.clone(), raw_data, ..Tensor::default() });
        Ok(name)
    }

    /// Declares what goes in.
    pub fn input(&mut self, name: &str, shape: &[usize]) {
        self.graph.input.push(ValueInfo::floats(name, &signed(shape)));
    }

    /// Declares what comes out.
    pub fn output(&mut self, name: &str, shape: &[usize]) {
        self.graph.output.push(ValueInfo::floats(name, &signed(shape)));
    }

    /// The file.
    ///
    /// # Errors
    /// [`ConvertError::Name`] if two values have one name.
    pub fn finish(mut self) -> Result<Vec<u8>, ConvertError> {
        self.graph.name = "model".to_owned();
        let mut seen = HashSet::new();
        let inputs = self.graph.input.iter().map(|value| &value.name);
        let constants = self.graph.initializer.iter().map(|tensor| &tensor.name);
        let made = self.graph.node.iter().flat_map(|node| &node.output);
        if let Some(twice) = inputs.chain(constants).chain(made).find(|name| !seen.insert(*name)) {
            return Err(ConvertError::Name(twice.clone()));
        }
        let model = Model {
            ir_version: IR_VERSION,
            producer_name: "malgeurim".to_owned(),
            graph: Some(self.graph),
            opset_import: vec![OperatorSet { domain: String::new(), version: OPSET }],
            ..Model::default()
        };
        Ok(model.encode_to_vec())
    }
}

/// Sides as ONNX writes them. They are bounded when the file is read, so nothing is lost.
fn signed(shape: &[usize]) -> Vec<i64> {
    shape.iter().map(|&side| i64::try_from(side).unwrap_or(i64::MAX)).collect()
}
