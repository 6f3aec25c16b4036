//! `exhibit check`.

use super::super::{Context, Done};
use super::find;
use crate::domain::exhibition::{self, PrintOptions, Problem, Product, Wanted};
use serde_json::{Value, json};

/// What is missing, work by work, each with its fix.
pub(super) fn run(context: &Context, name: &str, print: PrintOptions) -> Done {
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    let state = desk.state();
    let source = state.exhibition_source(&show.id).unwrap_or_default();
    let products = [Product::Web, Product::Prints].into();
    let wanted =
        Wanted { products: &products, print_mm: print.mm, dpi: print.dpi, may_show: &|symbol| state.may_show(symbol) };
    let problems = exhibition::check(&source, &wanted);
    let texts = &context.texts;
    let what = |problem: &Problem| texts.problem(problem);
    let fix = |problem: &Problem| texts.problem_fix(problem);
    let id = |problem: &Problem| problem.work.clone().unwrap_or_default();
    let document =
        |p: &Problem| json!({"work": id(p), "what": p.what, "fix": fix(p), "why": what(p), "stops": p.stops});
    let documents: Vec<Value> = problems.iter().map(document).collect();
    let line = |problem: &Problem| {
        // What is wrong with the exhibition as a whole has no work to name.
        let line = context
            .t("cli-check-line", &[("work", id(problem).as_str()), ("what", &what(problem)), ("fix", &fix(problem))]);
        line.trim_start_matches([':', ' ']).to_owned()
    };
    let fine = problems.is_empty().then(|| context.t("cli-check-fine", &[]));
    context.out.show(&json!({"problems": documents}), problems.iter().map(line).chain(fine));
    Ok(())
}
