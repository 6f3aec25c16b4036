//! JSON as people write it by hand: unquoted keys, single quotes, comments, stray or missing commas, line breaks in
//! strings. A document that stops in the middle is refused: half a board is worse than none.

use crate::formats::obf::limits;
use serde_json::{Map, Number, Value};

/// Why reading stopped.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// Deeper than [`limits::NESTING`].
    TooDeep,
    /// `left` ran out.
    TooMany,
    /// It makes no sense, or it is cut off.
    Broken,
}

/// Reads one object or list. `left` is lowered by every value.
pub fn parse(text: &str, left: &mut usize) -> Result<Value, Stop> {
    let mut reader = Reader { text, at: 0, depth: 0, left };
    reader.space()?;
    if !matches!(reader.peek(), Some('{' | '[')) {
        return Err(Stop::Broken);
    }
    let value = reader.value()?;
    loop {
        reader.space()?;
        match reader.next() {
            None => return Ok(value),
            Some(';' | '\0') => {}
            Some(_) => return Err(Stop::Broken),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    left: &'a mut usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Skips white space and comments.
    fn space(&mut self) -> Result<(), Stop> {
        loop {
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.at += rest.find("*/").ok_or(Stop::Broken)? + 2;
            } else {
                let skipped =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
                if skipped == 0 {
                    return Ok(());
                }
                self.at += skipped;
            }
        }
    }

    fn value(&mut self) -> Result<Value, Stop> {
        *self.left = self.left.checked_sub(1).ok_or(Stop::TooMany)?;
        match self.peek().ok_or(Stop::Broken)? {
            '{' => self.nested(Self::object),
            '[' => self.nested(Self::list),
            '"' | '\'' => Ok(Value::String(self.quoted()?)),
            _ => Ok(word_value(self.word()?)),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Stop>) -> Result<Value, Stop> {
        self.depth += 1;
        if self.depth > limits::NESTING {
            return Err(Stop::TooDeep);
        }
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Skips white space and commas before an item; `true` at the closing bracket.
    fn ends(&mut self, close: char) -> Result<bool, Stop> {
        self.space()?;
        while self.take(',') {
            self.space()?;
        }
        Ok(self.take(close))
    }

    fn list(&mut self) -> Result<Value, Stop> {
        let mut list = Vec::new();
        while !self.ends(']')? {
            list.push(self.value()?);
        }
        Ok(Value::Array(list))
    }

    fn object(&mut self) -> Result<Value, Stop> {
        let mut object = Map::new();
        while !self.ends('}')? {
            let key = match self.peek() {
                Some('"' | '\'') => self.quoted()?,
                _ => self.word()?.to_owned(),
            };
            self.space()?;
            if !self.take(':') {
                return Err(Stop::Broken);
            }
            self.space()?;
            let value = self.value()?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }

    /// A word without quotes: a key, `true`, a number.
    fn word(&mut self) -> Result<&'a str, Stop> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || c.is_control() || ",:;{}[]\"'/\\".contains(c);
        let length = rest.find(ends).unwrap_or(rest.len());
        if length == 0 {
            return Err(Stop::Broken);
        }
        self.at += length;
        Ok(&rest[..length])
    }

    fn quoted(&mut self) -> Result<String, Stop> {
        let quote = self.next().ok_or(Stop::Broken)?;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find([quote, '\\']).ok_or(Stop::Broken)?;
            text.push_str(&rest[..plain]);
            self.at += plain;
            if self.take(quote) {
                return Ok(text);
            }
            self.at += 1;
            self.escape(&mut text)?;
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut String) -> Result<(), Stop> {
        match self.next().ok_or(Stop::Broken)? {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            '\n' => {}
            'u' => text.push(self.unicode()),
            other => text.push(other),
        }
        Ok(())
    }

    /// `XXXX`, or a surrogate pair `XXXX\uXXXX`; U+FFFD for what is none.
    fn unicode(&mut self) -> char {
        let Some(first) = self.hex() else { return char::REPLACEMENT_CHARACTER };
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let before = self.at;
        let second = if self.take('\\') && self.take('u') { self.hex() } else { None };
        match second.filter(|unit| (0xdc00..0xe000).contains(unit)) {
            Some(second) => char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)),
            None => {
                self.at = before;
                None
            }
        }
        .unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }
}

/// A bare word as a value: a constant, a number, else text (`007` stays text: it may be an id).
fn word_value(word: &str) -> Value {
    match word {
        "true" | "True" => Value::Bool(true),
        "false" | "False" => Value::Bool(false),
        "null" | "None" | "undefined" | "NaN" | "Infinity" | "-Infinity" => Value::Null,
        _ => number(word).map_or_else(|| Value::String(word.to_owned()), Value::Number),
    }
}

fn number(word: &str) -> Option<Number> {
    if let Ok(number) = serde_json::from_str::<Number>(word) {
        return Some(number);
    }
    let digits = word.strip_prefix('+').unwrap_or(word);
    let loose =
        digits.starts_with('.') || digits.starts_with("-.") || digits.ends_with('.') || digits.len() < word.len();
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    if loose && plain { digits.parse().ok().and_then(Number::from_f64) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(text: &str) -> Result<Value, Stop> {
        parse(text, &mut 1000)
    }

    #[test]
    fn reads_what_people_write() {
        let text =
            "// mine\n{id: 1, 'name': 'it\\'s', list: [1, 2,, 3,], /* x */ \"a\" : tru, b: true, c: .5, d: 007,};\n";
        let expected = json!({"id": 1, "name": "it's", "list": [1, 2, 3], "a": "tru", "b": true, "c": 0.5, "d": "007"});
        assert_eq!(read(text), Ok(expected));
    }

    #[test]
    fn reads_escapes_and_raw_line_breaks() {
        assert_eq!(read("[\"\\u0041\\ud83d\\ude00\\ud800\\q\nx\"]"), Ok(json!(["A😀\u{fffd}q\nx"])));
    }

    #[test]
    fn refuses_half_a_document() {
        for cut in ["{", "{a", "{a:", "{a:1", "[1,", "{\"a\": \"b", "[/* ", "hello", "[1] x", "{a 1}", ""] {
            assert_eq!(read(cut), Err(Stop::Broken), "{cut}");
        }
    }

    #[test]
    fn counts_values_and_depth() {
        assert_eq!(parse("[1,1,1,x]", &mut 4), Err(Stop::TooMany));
        assert_eq!(parse(&"[".repeat(200), &mut 1000), Err(Stop::TooDeep));
        assert!(parse(&("[".repeat(128) + &"]".repeat(128)), &mut 1000).is_ok());
    }
}
