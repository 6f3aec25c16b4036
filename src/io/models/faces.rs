//! The face detector and the face's landmark model, run by ONNX Runtime.

use super::hands::{HandsError, copy};
use super::runtime::{Runtime, RuntimeError};
use super::verify;
use crate::recognition::face::detect::{ANCHORS, BOX, SIDE as FACE_SIDE};
use crate::recognition::face::mesh::SIDE as MESH_SIDE;
use crate::recognition::face::{Models, POINTS, RawFaces, RawMesh};
use ort::session::Session;
use ort::value::TensorRef;
use std::path::Path;

const FACE_SHAPE: [i64; 4] = [1, FACE_SIDE as i64, FACE_SIDE as i64, 3];
const MESH_SHAPE: [i64; 4] = [1, MESH_SIDE as i64, MESH_SIDE as i64, 3];
/// The outputs of the landmark model: points, presence.
const MESH_OUTPUTS: [&str; 2] = ["conv2d_21", "conv2d_31"];

/// Loads runtime and face models from the models folder, each after its hash was checked.
///
/// # Errors
/// [`HandsError`], which tells of hands and faces alike.
pub fn open(folder: &Path) -> Result<FaceModels, HandsError> {
    let runtime = Runtime::load(&verify::runtime(folder)?)?;
    let (_, face) = verify::model(folder, "face_detection_short_range")?;
    let (_, mesh) = verify::model(folder, "face_landmark")?;
    Ok(FaceModels::load(&runtime, &face, &mesh)?)
}

/// Both face models, loaded.
#[derive(Debug)]
pub struct FaceModels {
    face: Session,
    mesh: Session,
}

impl FaceModels {
    /// Loads both, each to run on one thread.
    ///
    /// # Errors
    /// [`RuntimeError::Model`] when a file cannot be loaded, [`RuntimeError::Shape`] when it is another model.
    pub fn load(runtime: &Runtime, face: &Path, mesh: &Path) -> Result<Self, RuntimeError> {
        let (anchors, numbers) = (ANCHORS as i64, BOX as i64);
        let boxes = [("regressors", &[1, anchors, numbers][..]), ("classificators", &[1, anchors, 1])];
        let points = [(MESH_OUTPUTS[0], &[1, 1, 1, POINTS as i64 * 3][..]), (MESH_OUTPUTS[1], &[1, 1, 1, 1])];
        Ok(Self {
            face: runtime.session(face, 1, &[("input", &FACE_SHAPE)], &boxes)?,
            mesh: runtime.session(mesh, 1, &[("input_1", &MESH_SHAPE)], &points)?,
        })
    }
}

impl Models for FaceModels {
    type Error = RuntimeError;

    fn faces(&mut self, input: &[f32], answer: &mut RawFaces) -> Result<(), RuntimeError> {
        let input = TensorRef::from_array_view((FACE_SHAPE, input))?;
        let outputs = self.face.run(ort::inputs!["input" => input])?;
        copy(&outputs, "regressors", &mut answer.boxes)?;
        copy(&outputs, "classificators", &mut answer.scores)
    }

    fn mesh(&mut self, input: &[f32]) -> Result<RawMesh, RuntimeError> {
        let input = TensorRef::from_array_view((MESH_SHAPE, input))?;
        let outputs = self.mesh.run(ort::inputs!["input_1" => input])?;
        let (mut points, mut presence) = (vec![0.0; POINTS * 3], [0.0]);
        copy(&outputs, MESH_OUTPUTS[0], &mut points)?;
        copy(&outputs, MESH_OUTPUTS[1], &mut presence)?;
        Ok(RawMesh { points, presence: presence[0] })
    }
}
