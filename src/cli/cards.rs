//! `cards`.

use super::args::CardsTask;
use super::boards::set_named;
use super::{Context, Done, Failure};
use crate::domain::board::{BUILTIN_SET, Board};
use crate::domain::id::{BlobId, BoardId, SetId};
use crate::domain::locale::Lang;
use crate::io::desk::Desk;
use crate::io::export::{PrintError, cards_of, print_cards};
use crate::io::{files, fonts, store};
use crate::recognition::card::layout::PER_PAGE;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(context: &Context, task: CardsTask) -> Done {
    let CardsTask::Print { set, board, out, per_page } = task;
    if !PER_PAGE.contains(&per_page) {
        return Err(Failure::WrongUse(context.t("cli-cards-per-page", &[])));
    }
    let desk = context.reading()?;
    let lang = context.lang.unwrap_or_else(|| desk.state().lang());
    let (title, boards) = chosen(context, &desk, set.as_deref(), board.as_deref(), lang)?;
    print(context, &desk, &title, &boards, lang, per_page, out)
}

/// The boards asked for and what they are called together: a set, one board, else the person's home board.
pub(super) fn chosen(
    context: &Context,
    desk: &Desk,
    set: Option<&str>,
    board: Option<&str>,
    lang: Lang,
) -> Result<(String, Vec<Arc<Board>>), Failure> {
    if let Some(name) = set {
        let id = set_named(context, desk, name)?;
        return Ok((title_of(desk, &id), boards_of(desk, &id)));
    }
    let id = board.map_or_else(|| desk.state().home_board().0, str::to_owned);
    let board =
        desk.state().shown(&BoardId(id.clone())).ok_or_else(|| context.fail("cli-unknown-board", &[("name", &id)]))?;
    Ok((board.name.get(lang).to_owned(), vec![Arc::clone(board)]))
}

fn title_of(desk: &Desk, set: &SetId) -> String {
    desk.state().library.sets.get(set).map_or_else(|| set.0.clone(), |set| set.name.clone())
}

/// The boards of a set in its own order.
fn boards_of(desk: &Desk, set: &SetId) -> Vec<Arc<Board>> {
    let library = &desk.state().library;
    if set.as_str() == BUILTIN_SET {
        return library.builtin.keys().filter_map(|id| desk.state().shown(id)).cloned().collect();
    }
    let ids = library.sets.get(set).into_iter().flat_map(|set| &set.boards);
    ids.filter_map(|id| library.boards.get(id)).cloned().collect()
}

fn print(
    context: &Context,
    desk: &Desk,
    title: &str,
    boards: &[Arc<Board>],
    lang: Lang,
    per_page: usize,
    out: PathBuf,
) -> Done {
    let boards: Vec<&Board> = boards.iter().map(AsRef::as_ref).collect();
    let blob = |id: &BlobId| store::read_blob(&context.home.data, id).ok();
    let cards = cards_of(&boards, &desk.state().words, lang, &blob);
    let pdf = print_cards(&cards, title, per_page, lang, fonts::hangul().as_ref()).map_err(|e| failure(context, &e))?;
    let path = write(context, &out, &pdf)?;
    let pages = cards.len().div_ceil(per_page);
    let (count, sheets) = (cards.len().to_string(), pages.to_string());
    let line = context.t("cli-cards-printed", &[("cards", &count), ("pages", &sheets), ("path", &path)]);
    context.out.show(&json!({"path": path, "cards": cards.len(), "pages": pages}), [line]);
    Ok(())
}

/// Writes a file whole and gives back its path as text.
pub(super) fn write(context: &Context, out: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let path = out.display().to_string();
    files::write_whole(out, bytes).map_err(|error| {
        tracing::warn!(%error, "write");
        context.fail("cli-cannot-write", &[("path", &path)])
    })?;
    Ok(path)
}

pub(super) fn failure(context: &Context, error: &PrintError) -> Failure {
    tracing::warn!(%error, "cards");
    match error {
        PrintError::NoFont | PrintError::Font(_) => context.fail("cli-cards-no-font", &[]),
        PrintError::Empty => context.fail("cli-cards-none", &[]),
        PrintError::PerPage(_) => Failure::WrongUse(context.t("cli-cards-per-page", &[])),
        PrintError::Pdf(_) => context.failed(&crate::domain::notice::Notice::problem("job-failed")),
    }
}
