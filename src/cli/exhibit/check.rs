//! `exhibit check`.

use super::super::{Context, Done};
use super::find;
use crate::domain::consent::Use;
use crate::domain::exhibition::{self, PrintOptions, Problem, Product, Wanted};
use serde_json::{Value, json};

/// What is made for a use, for the checks.
fn product(purpose: Use) -> Product {
    match purpose {
        Use::Web => Product::Web,
        Use::Print => Product::Prints,
        Use::Archive => Product::Archive,
        Use::Publicity => Product::Publicity,
    }
}

/// What is missing for these uses, work by work, each with its fix.
pub(super) fn run(context: &Context, name: &str, uses: &[Use], print: PrintOptions) -> Done {
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    let state = desk.state();
    let source = state.exhibition_source(&show.id).unwrap_or_default();
    let products = uses.iter().copied().map(product).collect();
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
