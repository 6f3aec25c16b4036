//! A TFLite model as plain values: tensors, operators in running order, inputs and outputs. Field numbers are those of TensorFlow's `schema.fbs` (version 3).

use super::ConvertError;
use super::flat::Table;

const IDENTIFIER: [u8; 4] = *b"TFL3";
/// Most sides of a tensor.
const MAX_RANK: usize = 6;
/// Longest side of a tensor.
const MAX_SIDE: usize = 1 << 20;
/// Most elements of a tensor.
const MAX_TENSOR: usize = 1 << 26;
/// Most tensors, and most operators.
const MAX_PARTS: usize = 1 << 13;
/// Most tensors that go into an operator or come out of it.
const MAX_OPERANDS: usize = 64;

/// What the elements of a tensor are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// 32-bit numbers.
    F32,
    /// 16-bit numbers.
    F16,
    /// 32-bit whole numbers.
    I32,
    /// Anything else, by its number in the schema.
    Other(i8),
}

/// A tensor.
#[derive(Clone, Debug)]
pub struct Tensor<'a> {
    /// Its name in the file.
    pub name: &'a str,
    /// Its shape; 4-D ones are batch, height, width, channels.
    pub shape: Vec<usize>,
    /// What it holds.
    pub element: Element,
    /// Its elements, if it is a constant; exactly as many as the shape says unless it is sparse.
    pub data: Option<&'a [u8]>,
    /// How its elements are spread, if most are left out because they are zero.
    pub sparsity: Option<Table<'a>>,
}

/// A step.
#[derive(Clone, Debug)]
pub struct Operator<'a> {
    /// `BuiltinOperator` of the schema.
    pub code: i32,
    /// Its name, if it is a custom one.
    pub custom: &'a str,
    /// Tensors that go in; none where an optional one is left out.
    pub inputs: Vec<Option<usize>>,
    /// Tensors that come out.
    pub outputs: Vec<usize>,
    /// Its settings.
    pub options: Option<Table<'a>>,
    /// The settings of a custom one, in a form of its own.
    pub custom_options: &'a [u8],
}

/// A model of one graph. Every index into `tensors` is valid.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Constants and values.
    pub tensors: Vec<Tensor<'a>>,
    /// Steps in running order.
    pub operators: Vec<Operator<'a>>,
    /// Tensors that go in.
    pub inputs: Vec<usize>,
    /// Tensors that come out.
    pub outputs: Vec<usize>,
}

impl<'a> Model<'a> {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ConvertError`] if it is no TFLite file, is damaged, or has more than one graph.
    pub fn parse(file: &'a [u8]) -> Result<Self, ConvertError> {
        let root = Table::root(file, IDENTIFIER)?;
        let codes = root.tables(1)?.iter().map(code).collect::<Result<Vec<_>, _>>()?;
        let buffers = root.tables(4)?.iter().map(|buffer| buffer.bytes(0)).collect::<Result<Vec<_>, _>>()?;
        let graphs = root.tables(2)?;
        let [graph] = graphs.as_slice() else { return Err(ConvertError::Graphs(graphs.len())) };
        let (tensors, operators) = (graph.tables(0)?, graph.tables(3)?);
        if tensors.len().max(operators.len()) > MAX_PARTS {
            return Err(ConvertError::TooBig);
        }
        let tensors = tensors.iter().map(|t| tensor(t, &buffers)).collect::<Result<Vec<_>, _>>()?;
        let indices = |field| -> Result<Vec<usize>, ConvertError> {
            graph.scalars::<i32>(field)?.into_iter().map(|index| existing(index, tensors.len())).collect()
        };
        let (inputs, outputs) = (indices(1)?, indices(2)?);
        let operators = operators.iter().map(|o| operator(o, &codes, tensors.len())).collect::<Result<_, _>>()?;
        Ok(Self { tensors, operators, inputs, outputs })
    }
}

/// Operator code and custom name. Old files keep the code in one byte, new ones in four; the larger counts.
fn code<'a>(table: &Table<'a>) -> Result<(i32, &'a str), ConvertError> {
    Ok((table.scalar(3, 0_i32)?.max(i32::from(table.scalar(0, 0_i8)?)), table.text(1)?))
}

fn existing(index: i32, count: usize) -> Result<usize, ConvertError> {
    usize::try_from(index).ok().filter(|&index| index < count).ok_or(ConvertError::NoTensor(index))
}

fn tensor<'a>(table: &Table<'a>, buffers: &[Option<&'a [u8]>]) -> Result<Tensor<'a>, ConvertError> {
    let name = table.text(3)?;
    let element = match table.scalar(1, 0_i8)? {
        0 => Element::F32,
        1 => Element::F16,
        2 => Element::I32,
        other => Element::Other(other),
    };
    let sparsity = table.table(6)?;
    let shape = shape(&table.scalars::<i32>(0)?).ok_or_else(|| ConvertError::Shape(name.to_owned()))?;
    let buffer = usize::try_from(table.scalar(2, 0_u32)?).unwrap_or(usize::MAX);
    let data = buffers.get(buffer).ok_or_else(|| ConvertError::Shape(name.to_owned()))?;
    let data = data.filter(|bytes| !bytes.is_empty());
    if sparsity.is_none() && data.is_some_and(|bytes| !fits(bytes.len(), &shape, element)) {
        return Err(ConvertError::Shape(name.to_owned()));
    }
    Ok(Tensor { name, shape, element, data, sparsity })
}

fn shape(sides: &[i32]) -> Option<Vec<usize>> {
    let shape: Vec<usize> = sides.iter().map(|&side| usize::try_from(side).ok()).collect::<Option<_>>()?;
    let bounded = shape.len() <= MAX_RANK && shape.iter().all(|&side| (1..=MAX_SIDE).contains(&side));
    let count = shape.iter().try_fold(1_usize, |count, &side| count.checked_mul(side))?;
    (bounded && count <= MAX_TENSOR).then_some(shape)
}

fn fits(bytes: usize, shape: &[usize], element: Element) -> bool {
    let size = match element {
        Element::F32 | Element::I32 => 4,
        Element::F16 => 2,
        Element::Other(_) => return true,
    };
    bytes == size * shape.iter().product::<usize>()
}

fn operator<'a>(table: &Table<'a>, codes: &[(i32, &'a str)], tensors: usize) -> Result<Operator<'a>, ConvertError> {
    let index = table.scalar(0, 0_u32)?;
    let known = usize::try_from(index).ok().and_then(|index| codes.get(index));
    let &(code, custom) = known.ok_or(ConvertError::NoOperator(index))?;
    let (inputs, outputs) = (table.scalars::<i32>(1)?, table.scalars::<i32>(2)?);
    if inputs.len().max(outputs.len()) > MAX_OPERANDS {
        return Err(ConvertError::TooBig);
    }
    let optional = |index: i32| if index == -1 { Ok(None) } else { existing(index, tensors).map(Some) };
    let inputs = inputs.into_iter().map(optional).collect::<Result<_, _>>()?;
    let outputs = outputs.into_iter().map(|index| existing(index, tensors)).collect::<Result<_, _>>()?;
    let custom_options = table.bytes(5)?.unwrap_or_default();
    Ok(Operator { code, custom, inputs, outputs, options: table.table(4)?, custom_options })
}
