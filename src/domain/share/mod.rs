//! Sharing between tablets: what is shared with whom, how a record becomes a document in which two tablets may change things at
//! once, which of two values counts then, and who belongs to a circle. No cipher, no clock and no network: `io/share` has those.

mod choose;
mod flat;
mod members;
mod notes;
mod rules;
mod said;

pub use choose::choose;
pub use flat::{Form, Leaf, Leaves, build, flatten};
pub use members::{MAX_DEVICES, Members, Problem};
pub use notes::{Entry, Head, LogBody, MAX_ENTRIES, Receipt};
pub use rules::{Document, Heads, Offer, Part, Reach, Scope, SharedAs, parts_key, with_own};
pub use said::{Certificate, CircleId, DeviceId, DeviceKeys, Erasure, Issuer, Role, Shutout, Statement};
