//! `words`.

use super::args::WordsTask;
use super::{Context, Done};
use crate::formats::vocabulary;
use crate::language::find::SearchIndex;
use serde_json::json;

pub(super) fn run(context: &Context, task: WordsTask) -> Done {
    let WordsTask::Search { text } = task;
    let words = vocabulary::builtin();
    let found: Vec<_> = SearchIndex::new(&words).find(&text).into_iter().filter_map(|i| words.words().get(i)).collect();
    let document: Vec<_> = found
        .iter()
        .map(|w| json!({"id": w.id, "ko": w.ko, "en": w.en, "class": w.class, "symbol": w.symbol}))
        .collect();
    let line = |w: &&crate::domain::vocabulary::Word| {
        context.t("cli-word-line", &[("id", w.id.as_str()), ("ko", &w.ko), ("en", &w.en), ("symbol", &w.symbol.0)])
    };
    let none = found.is_empty().then(|| context.t("cli-no-words", &[]));
    context.out.show(&json!({"words": document}), found.iter().map(line).chain(none));
    Ok(())
}
