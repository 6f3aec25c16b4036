//! The rules, one function each: a file in, findings out.

use super::source::Source;
use std::fmt;

/// Files that need not keep a rule, each with its reason.
pub type Exceptions = &'static [(&'static str, &'static str)];

/// A broken rule.
#[derive(Debug)]
pub struct Finding {
    /// Path from `src/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Leaves out what an exception excuses, and adds exceptions that excuse nothing any more.
pub fn except(findings: Vec<Finding>, exceptions: &[(&str, &str)]) -> Vec<Finding> {
    let needed = |path: &str| findings.iter().any(|finding| finding.path == path);
    let unneeded = exceptions.iter().filter(|(path, _)| !needed(path)).map(|(path, _)| Finding {
        path: (*path).to_owned(),
        line: 1,
        what: "needs no exception any more: take it off the list".to_owned(),
    });
    let unneeded: Vec<Finding> = unneeded.collect();
    let excused = |finding: &Finding| exceptions.iter().any(|(path, _)| *path == finding.path);
    findings.into_iter().filter(|finding| !excused(finding)).chain(unneeded).collect()
}

/// A layer uses only what the table allows.
pub fn arrows(file: &Source, table: &[(&str, &[&str])]) -> Vec<Finding> {
    let Some(layer) = file.layer() else { return Vec::new() };
    let allowed = table.iter().find(|(name, _)| *name == layer).map_or(&[][..], |(_, allowed)| allowed);
    let is_forbidden =
        |used: &str| used != layer && table.iter().any(|(name, _)| *name == used) && !allowed.contains(&used);
    let mut findings = Vec::new();
    for (line, used) in used_layers(file) {
        if is_forbidden(&used) {
            findings.push(file.finding(line, format!("{layer} may not use {used}")));
        }
    }
    findings
}

/// Names right under the crate's root that the code mentions, with their lines.
fn used_layers(file: &Source) -> Vec<(usize, String)> {
    let up = "super::".repeat(file.depth());
    let mut used = Vec::new();
    for root in ["crate::", up.as_str()] {
        for at in places(&file.code, root) {
            let line = 1 + file.code[..at].matches('\n').count();
            let after = &file.code[at + root.len()..];
            used.extend(group(after).into_iter().map(|name| (line, name)));
        }
    }
    used.sort();
    used
}

/// Where `path` begins in the code, not in the middle of a longer path or name.
fn places(code: &str, path: &str) -> Vec<usize> {
    let starts_a_path = |at: &usize| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    code.match_indices(path).map(|(at, _)| at).filter(starts_a_path).collect()
}

/// The first names of `a::b` or of each part of `{a::b, c::{d, e}}`.
fn group(after: &str) -> Vec<String> {
    let Some(inside) = after.strip_prefix('{') else { return vec![name(after)] };
    let mut names = vec![name(inside.trim_start())];
    let mut depth = 0usize;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(inside[at + 1..].trim_start())),
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// A path that belongs somewhere is written only there.
pub fn homes(file: &Source, homes: &[(&str, &[&str])]) -> Vec<Finding> {
    let lives_in = |home: &str| file.path == home || file.path.starts_with(&format!("{home}/"));
    let away = homes.iter().filter(|(_, places)| !places.iter().any(|home| lives_in(home)));
    let mut findings = Vec::new();
    for (path, places) in away {
        for (line, text) in file.lines() {
            if mentions(text, path) {
                findings.push(file.finding(line, format!("`{path}` belongs to {}", places.join(", "))));
            }
        }
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Whether a line uses a path: `egui::`, `use egui`, `std::fs`, `std::{fs, …}`.
fn mentions(line: &str, path: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let whole = |needle: &str| places(line, needle).into_iter().any(|at| is_end(&line[at + needle.len()..]));
    match path.rsplit_once("::") {
        Some((parent, last)) => {
            let grouped = |at: usize| {
                let after = &line[at + parent.len()..];
                after
                    .strip_prefix("::")
                    .is_some_and(|rest| rest.starts_with('{') && group(rest).iter().any(|n| n == last))
            };
            whole(path) || places(line, parent).into_iter().any(grouped)
        }
        None => whole(&format!("use {path}")) || places(line, &format!("{path}::")).into_iter().next().is_some(),
    }
}

/// A file begins with what it is.
pub fn first_line(file: &Source) -> Option<Finding> {
    let begins = file.text.starts_with("//! ");
    (!begins).then(|| file.finding(1, "does not begin with a `//!` line"))
}

/// A file is at most `limit` lines long.
pub fn length(file: &Source, limit: usize) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > limit).then(|| file.finding(lines, format!("has {lines} lines; {limit} are enough")))
}

/// Colours of the face stand in `ui/kit/tokens.rs`.
pub fn raw_colors(file: &Source) -> Vec<Finding> {
    const RAW: [&str; 3] = ["Color32::from_", "Rgba::from_", "hex_color!"];
    if file.layer() != Some("ui") || file.path == "ui/kit/tokens.rs" {
        return Vec::new();
    }
    let raw = |(_, line): &(usize, &str)| RAW.iter().any(|raw| line.contains(raw));
    file.lines().filter(raw).map(|(line, _)| file.finding(line, "a raw colour; name it in ui/kit/tokens.rs")).collect()
}

/// Sentences for a person come from assets/fluent, never from the code of the face or of what happens.
pub fn hangul(file: &Source) -> Vec<Finding> {
    if !matches!(file.layer(), Some("ui" | "app")) {
        return Vec::new();
    }
    let is_hangul = |c: char| matches!(c, '가'..='힣' | 'ㄱ'..='ㆎ' | '\u{1100}'..='\u{11FF}');
    let found = file.strings.iter().filter(|(_, text)| text.contains(is_hangul));
    found.map(|(line, text)| file.finding(*line, format!("{text} belongs to assets/fluent"))).collect()
}

/// Nothing ends the program where an error can be told.
pub fn panics(file: &Source) -> Vec<Finding> {
    const ENDS: [&str; 6] = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let ends = |line: &str| ENDS.iter().find(|end| line.contains(**end));
    file.lines()
        .filter_map(|(line, text)| ends(text).map(|end| file.finding(line, format!("`{end}` ends the program"))))
        .collect()
}
