//! Picture cards before the camera: with a code they are read, without one they are compared.
//!
//! | file | what |
//! |---|---|
//! | `raster` | pictures as plain bytes |
//! | `geometry` | points, quadrilaterals, homographies |
//! | `code` | what a printed code says, and its modules |
//! | `threshold`, `qr` | reading codes anywhere in a frame |
//! | `busy`, `marks`, `grid` | finding small and blurred codes, and measuring their squares in grey |
//! | `book` | the codes that may be shown, told from each other |
//! | `printed` | reading small and blurred codes |
//! | `finders`, `dense` | reading one large code of hundreds of letters, as another tablet shows it |
//! | `lines`, `quad` | finding cards as quadrilaterals |
//! | `view` | cutting a card out, even light |
//! | `layout`, `face` | what a printed card looks like |
//! | `features`, `measure` | how alike two cards are |
//! | `prototype` | examples of cards nobody has shown yet; things that are no card |
//! | `reader` | a frame in, what is seen out |
//! | `listener` | many frames in, one answer out |

mod book;
mod busy;
pub mod code;
mod dense;
mod face;
mod features;
mod finders;
mod geometry;
mod grid;
pub mod layout;
mod lines;
mod listener;
mod marks;
mod measure;
mod printed;
mod prototype;
mod qr;
mod quad;
mod raster;
mod reader;
mod threshold;
mod view;

pub use code::CodeName;
pub use dense::read_text;
pub use face::{Face, face};
pub use features::{CardFeatures, features};
pub use geometry::{Homography, Quad};
pub use layout::Layout;
pub use listener::{CardEvent, CardListener, Seen};
pub use measure::CardMeasure;
pub use prototype::{background, prototypes};
pub use qr::{Code, read_codes};
pub use quad::find_cards;
pub use raster::{Gray, Shot};
pub use reader::{CardReader, CardSight};
pub use view::{VIEW_PX, rectify, whole};
