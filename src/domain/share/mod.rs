//! Sharing between tablets: what is shared with whom, how a record becomes a document in which two tablets may change things at
//! once, which of two values counts then, and who belongs to a circle. No cipher, no clock and no network: `io/share` has those.

mod choose;
mod flat;
mod members;
mod notes;
mod rules;

pub use choose::choose;
pub use flat::{Form, Leaf, Leaves, build, flatten};
pub use members::{
    Certificate, CircleId, DeviceId, DeviceKeys, Erasure, Issuer, MAX_DEVICES, Members, Problem, Role, Shutout,
    Statement,
};
pub use notes::{Entry, Head, LogBody, MAX_ENTRIES, Receipt};
pub use rules::{Document, Heads, Offer, Part, Reach, Scope, SharedAs, parts_key, with_own};
