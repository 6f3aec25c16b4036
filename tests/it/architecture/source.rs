//! One source file as text: its code without comments, strings and tests, and its strings.

use super::rules::Finding;

/// A Rust file under `src/`.
pub struct Source {
    /// Path from `src/`, with `/`.
    pub path: String,
    /// As it is.
    pub text: String,
    /// The same lines with comments, the insides of strings and `#[cfg(test)]` items blanked out.
    pub code: String,
    /// The insides of the strings outside tests, with the line (from 1) where each begins.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    /// Reads `text`.
    pub fn new(path: &str, text: &str) -> Self {
        let (code, mut strings) = split(text);
        let (code, tests) = without_tests(&code);
        strings.retain(|(line, _)| !tests.iter().any(|(from, to)| (from..=to).contains(&line)));
        Self { path: path.to_owned(), text: text.to_owned(), code, strings }
    }

    /// The folder of `src/` that it lies in; none for `lib.rs` and `main.rs`.
    pub fn layer(&self) -> Option<&str> {
        self.path.split_once('/').map(|(layer, _)| layer)
    }

    /// How many modules deep it is: `art/svg.rs` and `art/draw/mod.rs` are 2.
    pub fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// The lines of the code, numbered from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// A broken rule in this file.
    pub fn finding(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into() }
    }
}

/// Blanks comments and strings; every other character stays where it is.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => line_comment(&chars, at),
            '/' if chars.get(at + 1) == Some(&'*') => block_comment(&chars, at),
            '"' => quoted(&chars, at),
            '\'' => character(&chars, at),
            'r' if !in_word(&chars, at) => raw_string(&chars, at),
            _ => at + 1,
        };
        let is_string = end > at + 1 && (chars[at] == '"' || chars[at] == 'r');
        if is_string {
            strings.push((line, chars[at..end].iter().collect()));
        }
        if end == at + 1 {
            code.push(chars[at]);
        } else {
            code.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
        }
        line += chars[at..end].iter().filter(|&&c| c == '\n').count();
        at = end;
    }
    (code, strings)
}

/// Whether the `r` belongs to a name and begins no string (in `br"…"` it does begin one).
fn in_word(chars: &[char], at: usize) -> bool {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    let before: Vec<&char> = chars[..at].iter().rev().take_while(|c| is_name(c)).take(2).collect();
    !matches!(before[..], [] | ['b'])
}

fn line_comment(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|&c| c == '\n').map_or(chars.len(), |length| at + length)
}

fn block_comment(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0usize;
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    chars.len()
}

fn quoted(chars: &[char], mut at: usize) -> usize {
    at += 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// A character literal; a lifetime is one character of code.
fn character(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), Some(_)) => {
            let close = chars[at + 3..].iter().position(|&c| c == '\'');
            close.map_or(at + 1, |length| at + 3 + length + 1)
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// `r"…"`, `r#"…"#`; anything else beginning with `r` is one character of code.
fn raw_string(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return at + 1;
    }
    let closes = |end: &usize| {
        chars[*end] == '"' && chars[end + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes
    };
    (open + 1..chars.len()).find(closes).map_or(chars.len(), |end| end + 1 + hashes)
}

/// Blanks every item under `#[cfg(test)]`; gives the lines (from, to) of each.
fn without_tests(code: &str) -> (String, Vec<(usize, usize)>) {
    const MARK: &str = "#[cfg(test)]";
    let mut rest = code.to_owned();
    let mut tests = Vec::new();
    while let Some(from) = rest.find(MARK) {
        let to = item_end(&rest, from + MARK.len());
        let line = |at: usize| 1 + rest[..at].matches('\n').count();
        tests.push((line(from), line(to)));
        let blank: String = rest[from..to].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        rest.replace_range(from..to, &blank);
    }
    (rest, tests)
}

/// Where the item after `from` ends: at its closing brace, or at a semicolon before any brace.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0usize;
    for (offset, c) in code[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return from + offset + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return from + offset + 1,
            _ => {}
        }
    }
    code.len()
}
