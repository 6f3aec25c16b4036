//! `exhibit export` and its parts.

use super::super::{Context, Done};
use super::args::ExportArgs;
use super::find;
use crate::app::{Command, ExhibitCommand};
use crate::domain::exhibition::{LeftOut, Product};
use crate::domain::id::ArtworkId;
use crate::domain::notice::Notice;
use crate::io::desk::Desk;
use crate::text::dates;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{IsTerminal, stderr};
use std::time::Duration;

/// Longest that an export may take: hundreds of works for print take hours on a slow tablet.
const EXPORT_LIMIT: Duration = Duration::from_secs(6 * 3600);

/// Writes products of an exhibition into a folder, or the only file that is wanted of them; tells where it is.
pub(super) fn run(context: &Context, args: &ExportArgs, products: BTreeSet<Product>, only: Option<&str>) -> Done {
    let mut desk = context.reading()?;
    let show = find(context, &desk, &args.name)?.id;
    let (to, only, options) = (args.out.clone(), only.map(str::to_owned), Box::new(args.options()));
    desk.send(Command::Exhibit(ExhibitCommand::Export { show, to, only, products, options }));
    if !settled(context, &mut desk) {
        return Err(context.failed(&Notice::problem("busy")));
    }
    // Works that their makers do not want shown are left out, and said so; that is no failure.
    let exported = desk.state_mut().exhibit.exported.take();
    // What was noticed on the way is said, too; a failure only where nothing was written.
    let told: Vec<Notice> = match &exported {
        Some(_) => desk.state_mut().notices.drain(..).collect(),
        None => Vec::new(),
    };
    context.settle(&mut desk)?;
    let path = args.out.display().to_string();
    let mut lines = vec![context.t("cli-exhibition-exported", &[("path", &path)])];
    let own = ["export-done", "export-left-out"];
    lines.extend(
        told.iter().filter(|notice| !own.contains(&notice.what.as_str())).map(|notice| context.texts.notice(notice).0),
    );
    let left_out = exported.map(|exported| exported.left_out).unwrap_or_default();
    for out in &left_out {
        let (why, purpose) =
            (context.texts.get(out.why.key()), context.texts.get(&format!("use-{}", out.purpose.name())));
        let why = format!("{purpose}: {why}");
        lines.push(context.t("cli-exhibition-left-out", &[("title", &out.title), ("why", &why)]));
    }
    let document =
        |out: &LeftOut| json!({"work": out.work, "title": out.title, "use": out.purpose, "why": out.why.key()});
    let last = desk.state().library.outings.values().max_by_key(|outing| (outing.at, &outing.id));
    let in_some: BTreeSet<&ArtworkId> =
        last.iter().flat_map(|outing| &outing.went).flat_map(|(_, works)| works).collect();
    // A work can be on the web and not in print: that is not left out, but it is said.
    let (partly, mut out): (Vec<_>, Vec<_>) = left_out.iter().partition(|left| in_some.contains(&left.work));
    out.dedup_by_key(|left| &left.work);
    let documents = |left: Vec<&LeftOut>| left.into_iter().map(document).collect::<Vec<Value>>();
    let all = json!({"path": path, "works": in_some.len(), "left_out": documents(out), "partly": documents(partly)});
    context.out.show(&all, lines);
    Ok(())
}

/// Waits for the export. Whoever looks on sees how many works are whole; scripts get the result alone.
fn settled(context: &Context, desk: &mut Desk) -> bool {
    let mut shown = None;
    let looks_on = stderr().is_terminal();
    let settled = desk.settle_telling(EXPORT_LIMIT, |state| {
        let works = state.exhibit.exporting.as_ref().and_then(|exporting| exporting.works);
        if let Some((whole, all)) = works.filter(|_| looks_on && shown != works) {
            shown = works;
            let [whole, all] = [whole, all].map(|count| count.to_string());
            // In place of the line before.
            eprint!("\r{}", context.t("export-works", &[("whole", &whole), ("all", &all)]));
        }
    });
    if shown.is_some() {
        eprintln!();
    }
    settled
}

/// Writes one document: into a folder, or, where `--out` names a file of its kind, as that file.
pub(super) fn document(context: &Context, args: &ExportArgs, product: Product, made: &[&str]) -> Done {
    let ending = args.out.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let of_kind = |path: &&&str| ending.as_deref().is_some_and(|ending| path.ends_with(&format!(".{ending}")));
    run(context, args, [product].into(), made.iter().find(of_kind).copied())
}

/// Where works of an exhibition went, newest first.
pub(super) fn went(context: &Context, name: &str) -> Done {
    let desk = context.reading()?;
    let show = find(context, &desk, name)?;
    let library = &desk.state().library;
    let mut outings: Vec<_> = library.outings.values().filter(|outing| outing.show == show.id).collect();
    outings.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    let lines = outings.iter().flat_map(|outing| {
        outing.went.iter().map(|(product, works)| {
            let day = dates::day(context.texts.lang(), outing.at, desk.state().utc_offset_min);
            let (what, count) = (context.texts.get(&format!("product-{}", product.name())), works.len().to_string());
            context.t("cli-went-line", &[("date", &day), ("what", &what), ("count", &count), ("to", &outing.to)])
        })
    });
    let none = outings.is_empty().then(|| context.t("cli-went-nowhere", &[]));
    context.out.show(&json!({"outings": outings}), lines.chain(none));
    Ok(())
}
