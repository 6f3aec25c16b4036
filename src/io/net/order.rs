//! A job made ready to be sent: pictures as pixels alone, masks in the form that the service reads.

use super::failure::Failure;
use super::job::PictureJob;
use crate::art::{Picture, codec};
use crate::domain::service::{MAX_SIDE_PX, MIN_SIDE_PX, PictureRequest};

/// Longest side of a picture that is sent along.
const MAX_INPUT_SIDE: u32 = 2048;

/// A job made ready.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub id: String,
    pub request: PictureRequest,
    input: Option<Picture>,
    mask: Option<Picture>,
}

impl Order {
    /// Reads the pictures and bounds the numbers. What was written into a photograph (place, time, device) stays behind:
    /// pictures are written anew from their pixels.
    ///
    /// # Errors
    /// `BadPicture`.
    pub fn new(job: PictureJob) -> Result<Self, Failure> {
        let input = job.input.as_deref().map(pixels).transpose()?;
        let mask = job.mask.as_deref().map(pixels).transpose()?.filter(|_| input.is_some());
        let size = |picture: &Option<Picture>| picture.as_ref().map(|picture| (picture.width, picture.height));
        if mask.is_some() && size(&mask) != size(&input) {
            return Err(Failure::BadPicture("the mask is not as large as the picture".into()));
        }
        Ok(Self { id: job.id, request: job.request.bounded(), input, mask })
    }

    /// Whether it begins with a picture of the person.
    pub fn has_input(&self) -> bool {
        self.input.is_some()
    }

    /// Width and height that are asked for, in pixels: as wished; of a picture that goes along, so many pixels in its own form,
    /// so that nothing is drawn out or cut off. Sides are multiples of 64, as these models like them.
    pub fn size(&self) -> (u32, u32) {
        let (width, height) = (self.request.width, self.request.height);
        let Some(input) = &self.input else { return (width, height) };
        let (wide, tall) = (f64::from(input.width.max(1)), f64::from(input.height.max(1)));
        let scale = (f64::from(width) * f64::from(height) / (wide * tall)).sqrt();
        let side = |length: f64| (((length * scale / 64.0).round() as u32) * 64).clamp(MIN_SIDE_PX, MAX_SIDE_PX);
        (side(wide), side(tall))
    }

    /// The person's picture as PNG.
    ///
    /// # Errors
    /// `BadPicture`.
    pub fn input(&self) -> Result<Option<Vec<u8>>, Failure> {
        self.input.as_ref().map(png).transpose()
    }

    /// The mask as PNG, white where it may be painted over: AUTOMATIC1111, stable-diffusion.cpp, LocalAI.
    ///
    /// # Errors
    /// `BadPicture`.
    pub fn white_mask(&self) -> Result<Option<Vec<u8>>, Failure> {
        self.painted(|open| if open { [255; 4] } else { [0, 0, 0, 255] })
    }

    /// The mask as PNG, see-through where it may be painted over: OpenAI. White there as well, so that a ComfyUI workflow
    /// reads the same from its alpha and from its colours.
    ///
    /// # Errors
    /// `BadPicture`.
    pub fn clear_mask(&self) -> Result<Option<Vec<u8>>, Failure> {
        self.painted(|open| if open { [255, 255, 255, 0] } else { [0, 0, 0, 255] })
    }

    fn painted(&self, paint: impl Fn(bool) -> [u8; 4]) -> Result<Option<Vec<u8>>, Failure> {
        let Some(mask) = &self.mask else { return Ok(None) };
        let rgba = mask.rgba.chunks_exact(4).flat_map(|pixel| paint(is_open(pixel))).collect();
        png(&Picture { rgba, ..*mask }).map(Some)
    }
}

/// Whether a pixel of a mask is rather white than black; what is see-through counts as black.
fn is_open(pixel: &[u8]) -> bool {
    let light: u32 = pixel.iter().take(3).map(|part| u32::from(*part)).sum();
    light >= 384 && pixel.get(3) > Some(&127)
}

fn pixels(bytes: &[u8]) -> Result<Picture, Failure> {
    let picture = codec::decode(bytes).map_err(|error| Failure::BadPicture(error.to_string()))?;
    Ok(picture.thumbnail(MAX_INPUT_SIDE))
}

fn png(picture: &Picture) -> Result<Vec<u8>, Failure> {
    codec::encode_png(picture).map_err(|error| Failure::BadPicture(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_goes_along_keeps_its_form() {
        let order = |size: Option<(u32, u32)>| {
            let input = size.map(|(width, height)| Picture::filled(width, height, [0; 4]));
            let request = PictureRequest { width: 1536, height: 1024, ..PictureRequest::of("a") };
            Order { id: String::new(), request, input, mask: None }
        };
        assert_eq!(order(None).size(), (1536, 1024));
        assert_eq!(order(Some((2048, 1536))).size(), (1472, 1088), "four to three, as many pixels");
        assert_eq!(order(Some((1000, 1000))).size(), (1280, 1280));
        assert_eq!(order(Some((1, 2000))).size(), (64, 4096));
    }
}
