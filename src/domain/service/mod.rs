//! Services that someone may turn on: what they are, what is asked of them, and what must hold before anything is sent.

mod ask;
mod configured;
mod filter;
mod guard;
mod request;
mod tries;

pub use ask::{
    AskFor, AskPicture, AskState, KEPT_MS, Leaving, MAX_LEAVING, MOST_A_DAY, Origin, ServiceAsk, ServiceRules, Told,
    WrongAnswer, used,
};
pub use configured::{Kind, Provider, Service, ServiceLimits, Task};
pub use filter::{WordFilter, plain};
pub use guard::{Approval, Block, Gate, Guard, Used, Wish};
pub use request::{MAX_PICTURES, MAX_PROMPT, MAX_SIDE_PX, MIN_SIDE_PX, PictureRequest};
pub use tries::Tries;
