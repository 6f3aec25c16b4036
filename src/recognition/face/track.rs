//! Follows one face from frame to frame: it is looked for only when it was lost.

use super::detect::{self, RawFaces, anchors};
use super::mesh::{self, Points, RawMesh};
use crate::recognition::hand::crop::{Border, crop};
use crate::recognition::hand::{Rect, View};

/// Runs the two models.
pub trait Models {
    /// Why a model gave no answer.
    type Error;

    /// Looks for faces: [`detect::INPUT`] numbers in -1..1 (128 x 128 x RGB). The answer replaces what `answer` held.
    ///
    /// # Errors
    /// When the model cannot be run.
    fn faces(&mut self, input: &[f32], answer: &mut RawFaces) -> Result<(), Self::Error>;

    /// Finds the points of a face: [`mesh::INPUT`] numbers in 0..1 (192 x 192 x RGB), the face level.
    ///
    /// # Errors
    /// When the model cannot be run.
    fn mesh(&mut self, input: &[f32]) -> Result<RawMesh, Self::Error>;
}

/// Finds and follows the face before one camera.
#[derive(Debug)]
pub struct Tracker<M> {
    models: M,
    anchors: Vec<[f32; 2]>,
    face_input: Vec<f32>,
    mesh_input: Vec<f32>,
    raw: RawFaces,
    square: Option<Rect>,
}

impl<M: Models> Tracker<M> {
    /// A tracker that has seen nothing yet.
    pub fn new(models: M) -> Self {
        Self {
            models,
            anchors: anchors(),
            face_input: vec![0.0; detect::INPUT],
            mesh_input: vec![0.0; mesh::INPUT],
            raw: RawFaces::default(),
            square: None,
        }
    }

    /// The points of the face in the next frame, in its pixels; `None`: there is no face.
    ///
    /// # Errors
    /// When a model cannot be run.
    pub fn frame(&mut self, view: &View) -> Result<Option<Points>, M::Error> {
        let followed = self.square.take();
        let mut points = match followed {
            Some(square) => self.look(view, &square)?,
            None => None,
        };
        if points.is_none()
            && let Some(square) = self.search(view)?
        {
            points = self.look(view, &square)?;
        }
        self.square = points.as_deref().and_then(mesh::next_square);
        Ok(points)
    }

    fn search(&mut self, view: &View) -> Result<Option<Rect>, M::Error> {
        let letterbox = Rect::letterbox(view);
        crop(view, &letterbox, detect::SIDE, detect::SIDE, Border::Zero, &mut self.face_input);
        for number in &mut self.face_input {
            *number = *number * 2.0 - 1.0;
        }
        self.models.faces(&self.face_input, &mut self.raw)?;
        Ok(detect::surest(&self.raw, &self.anchors, &letterbox))
    }

    fn look(&mut self, view: &View, square: &Rect) -> Result<Option<Points>, M::Error> {
        crop(view, square, mesh::SIDE, mesh::SIDE, Border::Replicate, &mut self.mesh_input);
        let raw = self.models.mesh(&self.mesh_input)?;
        Ok(mesh::points(&raw, square))
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::tests::face;
    use super::*;

    /// Answers as if the same face were always there, until it is told that it is gone.
    #[derive(Default)]
    struct Fake {
        searches: usize,
        there: bool,
    }

    impl Models for Fake {
        type Error = ();

        fn faces(&mut self, input: &[f32], answer: &mut RawFaces) -> Result<(), ()> {
            assert!(input.iter().all(|number| (-1.0..=1.0).contains(number)));
            self.searches += 1;
            *answer = RawFaces::default();
            if self.there {
                answer.scores[272] = 5.0;
                answer.boxes[272 * detect::BOX..][..8].copy_from_slice(&[0.0, 0.0, 60.0, 60.0, -9.0, 0.0, 9.0, 0.0]);
            }
            Ok(())
        }

        fn mesh(&mut self, _: &[f32]) -> Result<RawMesh, ()> {
            let points = face(0.0, 0.0, 0.0).into_iter().flatten().map(|number| number * 0.5 + 96.0).collect();
            Ok(RawMesh { points, presence: if self.there { 5.0 } else { -5.0 } })
        }
    }

    #[test]
    fn a_face_is_looked_for_once_and_then_followed_until_it_is_lost() {
        let picture = vec![128; 64 * 48 * 3];
        let view = View::new(64, 48, &picture).expect("a picture");
        let mut tracker = Tracker::new(Fake { there: true, searches: 0 });
        for _ in 0..5 {
            assert_eq!(tracker.frame(&view).expect("an answer").map(|points| points.len()), Some(468));
        }
        assert_eq!(tracker.models.searches, 1);
        tracker.models.there = false;
        assert_eq!(tracker.frame(&view).expect("an answer"), None);
        assert_eq!(tracker.models.searches, 2);
    }
}
