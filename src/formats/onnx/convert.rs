//! From TFLite to ONNX: walks the operators and keeps, for every tensor, under which names it exists.
//!
//! TFLite keeps pictures channels last (NHWC), ONNX wants them channels first (NCHW). A 4-D value is turned only when
//! an operator needs the other form, so it is once at the input and once before the heads.

use super::builder::Builder;
use super::message::Attribute;
use super::operators;
use super::tflite::{Model, Operator, Tensor};
use super::{ConvertError, constants};

/// Converts a TFLite file into an ONNX file with the same inputs and outputs. The same bytes in give the same bytes out.
///
/// # Errors
/// [`ConvertError`] for a damaged file, an operator that is not known, or a result that is too big.
pub fn convert(file: &[u8]) -> Result<Vec<u8>, ConvertError> {
    let model = Model::parse(file)?;
    let mut converter = Converter::new(&model);
    for &input in &model.inputs {
        converter.input(input)?;
    }
    for operator in &model.operators {
        operators::convert(&mut converter, operator)?;
    }
    for &output in &model.outputs {
        converter.output(output)?;
    }
    converter.graph.finish()
}

/// The names under which a tensor exists.
#[derive(Clone, Debug, Default)]
struct Names {
    /// As in TFLite (4-D: channels last).
    last: Option<String>,
    /// 4-D with channels first.
    first: Option<String>,
    /// Another one resized, if no node has made it yet.
    resized: Option<Resized>,
}

/// A picture that is another one resized by interpolation.
#[derive(Clone, Copy, Debug)]
pub struct Resized {
    /// The tensor that is resized.
    pub source: usize,
    /// New length by old of batch, channels, height and width.
    pub scales: [f32; 4],
    /// `coordinate_transformation_mode` of ONNX.
    pub mode: &'static str,
}

/// A conversion on its way.
pub struct Converter<'m> {
    model: &'m Model<'m>,
    names: Vec<Names>,
    /// For a tensor that is a constant in another element type: that constant.
    source: Vec<usize>,
    /// The ONNX graph so far.
    pub graph: Builder,
}

impl<'m> Converter<'m> {
    fn new(model: &'m Model<'m>) -> Self {
        let count = model.tensors.len();
        Self { model, names: vec![Names::default(); count], source: (0..count).collect(), graph: Builder::default() }
    }

    fn input(&mut self, index: usize) -> Result<(), ConvertError> {
        let tensor = self.tensor(index)?;
        self.graph.input(tensor.name, &tensor.shape);
        self.remember(index, |names| names.last = Some(tensor.name.to_owned()))
    }

    fn output(&mut self, index: usize) -> Result<(), ConvertError> {
        let tensor = self.tensor(index)?;
        let name = self.last(index)?;
        if name != tensor.name {
            self.graph.node("Identity", &[&name], tensor.name, Vec::new());
        }
        self.graph.output(tensor.name, &tensor.shape);
        Ok(())
    }

    fn remember(&mut self, index: usize, change: impl FnOnce(&mut Names)) -> Result<(), ConvertError> {
        self.names.get_mut(index).map(change).ok_or(ConvertError::TooBig)
    }

    /// A tensor of the model.
    ///
    /// # Errors
    /// Never for an index of the model itself.
    pub fn tensor(&self, index: usize) -> Result<&'m Tensor<'m>, ConvertError> {
        self.model.tensors.get(index).ok_or(ConvertError::NoTensor(i32::try_from(index).unwrap_or(i32::MAX)))
    }

    /// The four sides of a tensor: batch, height, width, channels.
    ///
    /// # Errors
    /// [`ConvertError::Shape`] if it has not four, or a batch of more than one.
    pub fn sides(&self, index: usize) -> Result<[usize; 4], ConvertError> {
        let tensor = self.tensor(index)?;
        <[usize; 4]>::try_from(tensor.shape.as_slice()).map_err(|_| ConvertError::Shape(tensor.name.to_owned()))
    }

    /// Declares that `constant` is the same constant as `source` in another element type.
    pub fn same_constant(&mut self, constant: usize, source: usize) {
        let source = self.source.get(source).copied().unwrap_or(source);
        if let Some(entry) = self.source.get_mut(constant) {
            *entry = source;
        }
    }

    /// Whether a tensor is a constant.
    pub fn is_constant(&self, index: usize) -> bool {
        self.constant(index).is_ok_and(|tensor| tensor.data.is_some())
    }

    fn constant(&self, index: usize) -> Result<&'m Tensor<'m>, ConvertError> {
        self.tensor(self.source.get(index).copied().unwrap_or(index))
    }

    /// The elements of a constant as 32-bit numbers.
    ///
    /// # Errors
    /// [`ConvertError::NoConstant`].
    pub fn floats(&self, index: usize) -> Result<Vec<f32>, ConvertError> {
        constants::floats(self.constant(index)?)
    }

    /// The elements of a constant of whole numbers.
    ///
    /// # Errors
    /// [`ConvertError::NoConstant`].
    pub fn integers(&self, index: usize) -> Result<Vec<i32>, ConvertError> {
        constants::integers(self.constant(index)?)
    }

    /// Whether a 4-D value exists with channels first.
    pub fn is_first(&self, index: usize) -> bool {
        self.names.get(index).is_some_and(|names| names.first.is_some() || names.resized.is_some())
    }

    /// The name of a 4-D value with channels first; turns it if need be.
    ///
    /// # Errors
    /// [`ConvertError::Order`] if nothing has made it yet.
    pub fn first(&mut self, index: usize) -> Result<String, ConvertError> {
        if let Some(name) = self.names.get(index).and_then(|names| names.first.clone()) {
            return Ok(name);
        }
        self.sides(index)?;
        if let Some(resized) = self.names.get(index).and_then(|names| names.resized) {
            let from = self.first(resized.source)?;
            let name = self.make_first(index)?;
            self.resize(&from, resized, &name)?;
            return Ok(name);
        }
        let from = self.last(index)?;
        let name = self.make_first(index)?;
        self.graph.node("Transpose", &[&from], &name, vec![Attribute::ints("perm", &[0, 3, 1, 2])]);
        Ok(name)
    }

    /// Declares that a tensor is another one resized.
    ///
    /// # Errors
    /// None for an index of the model.
    pub fn resized(&mut self, index: usize, resized: Resized) -> Result<(), ConvertError> {
        self.remember(index, |names| names.resized = Some(resized))
    }

    /// How a tensor is made by resizing, if it becomes bigger by it.
    pub fn enlarged(&self, index: usize) -> Option<Resized> {
        let resized = self.names.get(index)?.resized?;
        resized.scales.iter().all(|&scale| scale >= 1.0).then_some(resized)
    }

    /// Adds the node that resizes `from`, a value with channels first.
    ///
    /// # Errors
    /// [`ConvertError::TooBig`].
    pub fn resize(&mut self, from: &str, resized: Resized, output: &str) -> Result<(), ConvertError> {
        let scales = self.graph.floats(&[4], &resized.scales)?;
        let mode = Attribute::text("coordinate_transformation_mode", resized.mode);
        self.graph.node("Resize", &[from, "", &scales], output, vec![Attribute::text("mode", "linear"), mode]);
        Ok(())
    }

    /// The name of a value as in TFLite; turns it back if need be.
    ///
    /// # Errors
    /// [`ConvertError::Order`] if nothing has made it yet.
    pub fn last(&mut self, index: usize) -> Result<String, ConvertError> {
        let tensor = self.tensor(index)?;
        if self.names.get(index).is_some_and(|names| names.resized.is_some()) {
            self.first(index)?;
        }
        let names = self.names.get(index).cloned().unwrap_or_default();
        match (names.last, names.first) {
            (Some(name), _) => Ok(name),
            (None, Some(from)) => {
                let name = self.make_last(index)?;
                self.graph.node("Transpose", &[&from], &name, vec![Attribute::ints("perm", &[0, 2, 3, 1])]);
                Ok(name)
            }
            (None, None) => Err(ConvertError::Order(tensor.name.to_owned())),
        }
    }

    /// The name that the node which makes a 4-D value with channels first is to use.
    ///
    /// # Errors
    /// None for an index of the model.
    pub fn make_first(&mut self, index: usize) -> Result<String, ConvertError> {
        let name = format!("_c{index}");
        self.remember(index, |names| names.first = Some(name.clone()))?;
        Ok(name)
    }

    /// The name that the node which makes a value as in TFLite is to use: an output's own.
    ///
    /// # Errors
    /// None for an index of the model.
    pub fn make_last(&mut self, index: usize) -> Result<String, ConvertError> {
        let is_output = self.model.outputs.contains(&index);
        let name = if is_output { self.tensor(index)?.name.to_owned() } else { format!("_v{index}") };
        self.remember(index, |names| names.last = Some(name.clone()))?;
        Ok(name)
    }

    /// Input number `at` of an operator.
    ///
    /// # Errors
    /// [`ConvertError::Operator`] if it is not there.
    pub fn operand(&self, operator: &Operator, at: usize) -> Result<usize, ConvertError> {
        operator.inputs.get(at).copied().flatten().ok_or_else(|| refuse(operator, "an input is missing"))
    }

    /// The only output of an operator.
    ///
    /// # Errors
    /// [`ConvertError::Operator`] if there are more, or none.
    pub fn result(&self, operator: &Operator) -> Result<usize, ConvertError> {
        match operator.outputs.as_slice() {
            [only] => Ok(*only),
            _ => Err(refuse(operator, "it has not one output")),
        }
    }
}

/// The error for an operator with settings that are not understood.
pub fn refuse(operator: &Operator, why: &'static str) -> ConvertError {
    ConvertError::Operator { code: operator.code, custom: operator.custom.to_owned(), why }
}
