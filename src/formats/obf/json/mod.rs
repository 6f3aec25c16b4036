//! Text and JSON from files that may be wrong or hostile, with limits on depth and number of values.

mod decode;
mod loose;
mod strict;

pub use decode::decode;

use super::error::{ImportError, What};
use super::limits;
use super::report::{Notes, RepairKind};
use serde_json::Value;

/// How many JSON values may still be read from this file.
#[derive(Debug)]
pub struct Budget {
    left: usize,
    document: usize,
}

impl Budget {
    /// The allowance of one file or archive.
    pub fn new() -> Self {
        Self { left: limits::VALUES_TOTAL, document: limits::VALUES }
    }

    /// The allowance of one document that holds a whole set, as other programs write it.
    pub fn of_set() -> Self {
        Self { left: limits::VALUES_OF_SET, document: limits::VALUES_OF_SET }
    }
}

/// Reads one document: strictly first, then, if it is not valid, as people write by hand (unquoted keys, single quotes,
/// comments, stray commas).
///
/// # Errors
/// [`ImportError::TooMany`], [`ImportError::TooDeep`], or [`ImportError::Damaged`] with the strict parser's reason.
pub fn parse(text: &str, budget: &mut Budget, notes: &mut Notes) -> Result<Value, ImportError> {
    let limit = budget.document.min(budget.left);
    let mut left = limit;
    let result = strict::parse(text, &mut left);
    let value = match result {
        Ok(value) => value,
        Err(_) if left == 0 => return Err(ImportError::TooMany { what: What::Values, limit }),
        Err(error) => {
            left = limit;
            let value = loose::parse(text, &mut left).map_err(|stop| explain(stop, limit, &error))?;
            notes.fixed(RepairKind::LooseJson, &error.to_string());
            value
        }
    };
    budget.left -= limit - left;
    Ok(value)
}

fn explain(stop: loose::Stop, limit: usize, strict: &serde_json::Error) -> ImportError {
    match stop {
        loose::Stop::TooDeep => ImportError::TooDeep,
        loose::Stop::TooMany => ImportError::TooMany { what: What::Values, limit },
        loose::Stop::Broken => ImportError::Damaged(strict.to_string()),
    }
}
