//! `boards print` and `boards words`: boards as files for people.

use super::cards::{chosen, failure, write};
use super::{Context, Done};
use crate::app::PrintBoard;
use crate::domain::board::{BUILTIN_SET, Board};
use crate::domain::id::BlobId;
use crate::formats::paper::day_of;
use crate::formats::word_list;
use crate::io::export::print_boards;
use crate::io::{fonts, store};
use serde_json::json;
use std::path::Path;

/// One page a board, as the chosen person sees it.
pub(super) fn print(context: &Context, out: &Path, set: Option<&str>, board: Option<&str>) -> Done {
    let desk = context.reading()?;
    let state = desk.state();
    let lang = context.lang.unwrap_or_else(|| state.lang());
    let (title, boards) = chosen(context, &desk, set, board, lang)?;
    let pages: Vec<_> = boards.iter().map(|board| PrintBoard::of(state, board, lang)).collect();
    let blob = |id: &BlobId| store::read_blob(&context.home.data, id).ok();
    let date = day_of(state.now, state.utc_offset_min);
    let pdf = print_boards(&pages, (&title, lang), date, fonts::hangul().as_ref(), &blob);
    let path = write(context, out, &pdf.map_err(|error| failure(context, &error))?)?;
    let count = pages.len().to_string();
    let line = context.t("cli-boards-printed", &[("count", &count), ("path", &path)]);
    context.out.show(&json!({"path": path, "pages": pages.len()}), [line]);
    Ok(())
}

/// A row for every button of the set, also of those that are masked for somebody.
pub(super) fn words(context: &Context, out: &Path, set: Option<&str>, board: Option<&str>) -> Done {
    let desk = context.reading()?;
    let lang = context.lang.unwrap_or_else(|| desk.state().lang());
    let set = if board.is_none() { set.or(Some(BUILTIN_SET)) } else { None };
    let (_, boards) = chosen(context, &desk, set, board, lang)?;
    let boards: Vec<&Board> = boards.iter().map(AsRef::as_ref).collect();
    let path = write(context, out, &word_list::csv(&boards, lang))?;
    let line = context.t("cli-boards-words", &[("path", &path)]);
    context.out.show(&json!({"path": path, "boards": boards.len()}), [line]);
    Ok(())
}
