//! The words of everything that is printed for an exhibition: labels, catalogue, mounting list, consent form. Only words and what they
//! mean; `io/export` sets them on pages.

mod about;
mod catalogue;
mod form;
mod label;
mod recovery;
mod told;

pub use about::{CardLine, CardPart, CardWords, about_card};
pub use catalogue::{CatalogueWords, RoomWords, Section, catalogue};
pub use form::{FormAnswer, FormQuestion, FormSigner, FormWords, consent_form};
pub use label::{LabelWords, Tapped, Told, labels, labels_title};
pub use recovery::{RecoveryWords, recovery_sheet};
pub use told::{InLanguages, day_of, language_of, languages, word};
