//! What an ONNX file from outside holds, before any runtime sees it: only standard operators, everything inside the file.
//!
//! A short file can claim a great many parts, so they are counted on the raw bytes before anything is built from them.

use super::message::{Attribute, Graph, Model, Tensor};
use prost::Message;
use prost::encoding::{WireType, decode_key, decode_varint};
use std::collections::BTreeSet;

/// Domains of the operators that ONNX itself defines.
const STANDARD: [&str; 3] = ["", "ai.onnx", "ai.onnx.ml"];
/// Most parts (messages, fields, numbers of a list outside a constant's bytes) of a file.
const MAX_PARTS: usize = 1 << 18;
/// Deepest nesting of messages, graphs in graphs included.
const MAX_DEPTH: usize = 32;

/// The file is not one that may be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InspectError {
    /// No ONNX file, or a damaged one.
    #[error("the ONNX file is damaged")]
    Damaged,
    /// More parts than any model of this program.
    #[error("the ONNX file has too many parts")]
    TooMany,
    /// An operator that is not ONNX's own.
    #[error("it needs the operator {operator} of {domain:?}, which is not a standard one")]
    Custom {
        /// Whose operator.
        domain: String,
        /// Its name.
        operator: String,
    },
    /// Constants in another file.
    #[error("its constant {0:?} lies in another file")]
    External(String),
    /// A part that is not understood here and could hide any of those.
    #[error("it has {0}, which is not allowed")]
    Hidden(&'static str),
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Version of the standard operators.
    pub opset: i64,
    /// Names and shapes of what goes in; a side that is not fixed is 0. Constants are not among them.
    pub inputs: Vec<(String, Vec<i64>)>,
    /// Names and shapes of what comes out.
    pub outputs: Vec<(String, Vec<i64>)>,
    /// The operators in running order, those of graphs inside after their node.
    pub operators: Vec<String>,
}

/// Looks through a file.
///
/// # Errors
/// [`InspectError`].
pub fn inspect(file: &[u8]) -> Result<Summary, InspectError> {
    count(file, Part::Model, 0, &mut 0)?;
    let model = Model::decode(file).map_err(|_| InspectError::Damaged)?;
    if !model.functions.is_empty() {
        return Err(InspectError::Hidden("functions of its own"));
    }
    if !model.training_info.is_empty() {
        return Err(InspectError::Hidden("graphs for training"));
    }
    if let Some(set) = model.opset_import.iter().find(|set| !STANDARD.contains(&set.domain.as_str())) {
        return Err(InspectError::Custom { domain: set.domain.clone(), operator: String::new() });
    }
    let graph = model.graph.ok_or(InspectError::Damaged)?;
    let mut operators = Vec::new();
    look(&graph, &mut operators)?;
    let sets = model.opset_import.iter().filter(|set| set.domain != "ai.onnx.ml");
    let opset = sets.map(|set| set.version).max().ok_or(InspectError::Damaged)?;
    let constants: BTreeSet<&str> = graph.initializer.iter().map(|tensor| tensor.name.as_str()).collect();
    let named = |value: &super::message::ValueInfo| (value.name.clone(), value.shape().unwrap_or_default());
    let inputs = graph.input.iter().filter(|value| !constants.contains(value.name.as_str())).map(named).collect();
    Ok(Summary { opset, inputs, outputs: graph.output.iter().map(named).collect(), operators })
}

fn look(graph: &Graph, operators: &mut Vec<String>) -> Result<(), InspectError> {
    if !graph.sparse_initializer.is_empty() {
        return Err(InspectError::Hidden("sparse constants"));
    }
    graph.initializer.iter().try_for_each(look_at_constant)?;
    for node in &graph.node {
        if !STANDARD.contains(&node.domain.as_str()) {
            return Err(InspectError::Custom { domain: node.domain.clone(), operator: node.op_type.clone() });
        }
        operators.push(node.op_type.clone());
        node.attribute.iter().try_for_each(|attribute| look_at_setting(attribute, operators))?;
    }
    Ok(())
}

fn look_at_setting(attribute: &Attribute, operators: &mut Vec<String>) -> Result<(), InspectError> {
    if attribute.sparse_tensor.is_some() || !attribute.sparse_tensors.is_empty() {
        return Err(InspectError::Hidden("sparse constants"));
    }
    attribute.t.iter().chain(&attribute.tensors).try_for_each(look_at_constant)?;
    attribute.g.iter().chain(&attribute.graphs).try_for_each(|graph| look(graph, operators))
}

fn look_at_constant(tensor: &Tensor) -> Result<(), InspectError> {
    let inside = tensor.data_location == 0 && tensor.external_data.is_empty();
    if inside { Ok(()) } else { Err(InspectError::External(tensor.name.clone())) }
}

/// A kind of message, as far as it can hold many others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    Value,
    Kind,
    TensorKind,
    Shape,
    /// A text, a constant's bytes, or a message whose content is not read.
    Plain,
    /// A packed list of numbers that is read.
    Numbers,
}

impl Part {
    /// What a field of this message holds; numbers as in `message.rs`.
    fn field(self, tag: u32) -> Self {
        match (self, tag) {
            (Self::Model, 7) | (Self::Attribute, 6 | 11) => Self::Graph,
            (Self::Graph, 1) => Self::Node,
            (Self::Graph, 5) | (Self::Attribute, 5 | 10) => Self::Tensor,
            (Self::Graph, 11 | 12) => Self::Value,
            (Self::Node, 5) => Self::Attribute,
            (Self::Value, 2) => Self::Kind,
            (Self::Kind, 1) => Self::TensorKind,
            (Self::TensorKind, 2) => Self::Shape,
            (Self::Attribute, 7 | 8) | (Self::Tensor, 1) => Self::Numbers,
            _ => Self::Plain,
        }
    }
}

/// Counts the parts of a message and of those inside it.
fn count(mut bytes: &[u8], part: Part, depth: usize, parts: &mut usize) -> Result<(), InspectError> {
    if depth > MAX_DEPTH {
        return Err(InspectError::TooMany);
    }
    while !bytes.is_empty() {
        more(parts, 1)?;
        let (tag, wire) = decode_key(&mut bytes).map_err(|_| InspectError::Damaged)?;
        let length = match wire {
            WireType::Varint => decode_varint(&mut bytes).map(|_| 0).map_err(|_| InspectError::Damaged)?,
            WireType::ThirtyTwoBit => 4,
            WireType::SixtyFourBit => 8,
            WireType::LengthDelimited => decode_varint(&mut bytes).map_err(|_| InspectError::Damaged)?,
            WireType::StartGroup | WireType::EndGroup => return Err(InspectError::Damaged),
        };
        let length = usize::try_from(length).map_err(|_| InspectError::Damaged)?;
        let (content, rest) = bytes.split_at_checked(length).ok_or(InspectError::Damaged)?;
        bytes = rest;
        if wire == WireType::LengthDelimited {
            match part.field(tag) {
                Part::Plain => {}
                Part::Numbers => more(parts, length)?,
                inner => count(content, inner, depth + 1, parts)?,
            }
        }
    }
    Ok(())
}

fn more(parts: &mut usize, by: usize) -> Result<(), InspectError> {
    *parts = parts.saturating_add(by);
    if *parts > MAX_PARTS { Err(InspectError::TooMany) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::onnx::message::{Node, OperatorSet, ValueInfo};

    fn model(nodes: Vec<Node>) -> Model {
        let graph = Graph {
            node: nodes,
            input: vec![ValueInfo::floats("x", &[1, 2])],
            output: vec![ValueInfo::floats("y", &[1, 2])],
            ..Graph::default()
        };
        let opset_import = vec![OperatorSet { domain: String::new(), version: 13 }];
        Model { ir_version: 8, graph: Some(graph), opset_import, ..Model::default() }
    }

    fn node(op: &str, domain: &str) -> Node {
        Node { op_type: op.to_owned(), domain: domain.to_owned(), ..Node::default() }
    }

    #[test]
    fn a_plain_model_is_summed_up() {
        let summary = inspect(&model(vec![node("Relu", "")]).encode_to_vec());
        let (x, y) = (("x".to_owned(), vec![1, 2]), ("y".to_owned(), vec![1, 2]));
        let expected = Summary { opset: 13, inputs: vec![x], outputs: vec![y], operators: vec!["Relu".to_owned()] };
        assert_eq!(summary, Ok(expected));
    }

    #[test]
    fn an_operator_of_somebody_else_is_refused_wherever_it_is() {
        let custom = InspectError::Custom { domain: "com.other".to_owned(), operator: "Run".to_owned() };
        assert_eq!(inspect(&model(vec![node("Run", "com.other")]).encode_to_vec()), Err(custom.clone()));
        let inner = Graph { node: vec![node("Run", "com.other")], ..Graph::default() };
        let then = Attribute { name: "then_branch".to_owned(), g: Some(inner), ..Attribute::default() };
        let outer = Node { attribute: vec![then], ..node("If", "") };
        assert_eq!(inspect(&model(vec![outer]).encode_to_vec()), Err(custom));
    }

    #[test]
    fn constants_in_other_files_are_refused() {
        let away = Tensor { name: "w".to_owned(), data_location: 1, ..Tensor::default() };
        let constant =
            Node { attribute: vec![Attribute { t: Some(away), ..Attribute::default() }], ..node("Constant", "") };
        let refused = inspect(&model(vec![constant]).encode_to_vec());
        assert_eq!(refused, Err(InspectError::External("w".to_owned())));
    }

    #[test]
    fn a_short_file_with_very_many_parts_is_refused_before_it_is_built() {
        // Field 1 of the graph, empty, over and over: two bytes a node.
        let graph = [0x0A, 0x00].repeat(MAX_PARTS + 1);
        let mut file = vec![0x3A];
        prost::encoding::encode_varint(graph.len() as u64, &mut file);
        file.extend(graph);
        assert_eq!(inspect(&file), Err(InspectError::TooMany));
    }
}
