//! What begins with a digit: telephone numbers, dates, times, fractions, ranges, money and amounts with their units.

use super::unit::{Unit, of_sign};
use super::{Reader, mark};
use crate::domain::locale::{ENGLISH_MONTHS, Lang};
use crate::language::numeral::{korean_digits, korean_native, korean_number};

/// Short numbers that are called, not counted: emergency, help and information lines.
const LINES: [&str; 24] = [
    "107", "110", "111", "112", "113", "114", "117", "118", "119", "120", "122", "125", "128", "129", "131", "132",
    "182", "1330", "1339", "1345", "1366", "1388", "1391", "1393",
];

/// Of these, whoever needs them is never misunderstood.
const EMERGENCY: [&str; 2] = ["112", "119"];
/// What stands behind a number that was measured.
const MEASURED: [&str; 8] = ["이", "쯤", "까지", "정도", " 정도", " 이상", " 이하", " 넘"];

/// What is told apart by a number, as buses and exits of stations are.
const NAMED: [&str; 10] = ["버스", "마을버스", "출구", "창구", "승강장", "문제", "자리", "방", "문", "줄"];

/// What follows a noun. (의 is left out: 문의.)
const AFTER_NOUNS: [&str; 13] = ["이", "가", "은", "는", "을", "를", "에", "으로", "로", "도", "만", "까지", "부터"];

/// Digits before and behind the decimal point.
struct Amount {
    whole: String,
    part: String,
}

impl Amount {
    fn is_whole(&self) -> bool {
        self.part.is_empty()
    }

    /// The whole number; `None`: it is none, or longer than any count.
    fn count(&self) -> Option<u32> {
        self.whole.parse().ok().filter(|_| self.is_whole())
    }
}

impl Reader<'_> {
    /// Reads what stands here; at least one digit is consumed.
    pub(super) fn number(&mut self) {
        if self.phone() || self.date() || self.day() {
            return;
        }
        let amount = self.amount();
        if amount.is_whole() && (self.clock(&amount.whole) || self.fraction(&amount.whole)) {
            return;
        }
        let unit = self.unit();
        if unit.is_none() && self.range(&amount) {
            return;
        }
        if unit.is_none() && amount.is_whole() && self.is_line(&amount.whole) {
            let read = self.one_by_one(&amount.whole);
            return self.out.push_str(&read);
        }
        self.at += unit.map_or(0, |(_, length)| length);
        self.say(&amount, unit.map(|(unit, _)| unit));
    }

    /// 120에 전화해요: a number to call. A blood pressure of 120 (혈압이 120이에요) is a number like others.
    fn is_line(&self, digits: &str) -> bool {
        let measured = MEASURED.iter().any(|after| self.stands(0, after));
        LINES.contains(&digits) && (!measured || EMERGENCY.contains(&digits))
    }

    /// Digits with the commas of thousands; a comma that no digit follows is punctuation.
    fn digits(&mut self) -> String {
        let mut run = self.take(|c| c.is_ascii_digit());
        while self.peek(0) == Some(',')
            && (1..=3).all(|i| self.peek(i).is_some_and(|c| c.is_ascii_digit()))
            && !self.peek(4).is_some_and(|c| c.is_ascii_digit())
        {
            self.at += 1;
            run.push_str(&self.take(|c| c.is_ascii_digit()));
        }
        run
    }

    fn amount(&mut self) -> Amount {
        let whole = self.digits();
        let point = self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_digit());
        self.at += usize::from(point);
        let part = if point { self.take(|c| c.is_ascii_digit()) } else { String::new() };
        Amount { whole, part }
    }

    fn one_by_one(&self, digits: &str) -> String {
        match self.lang {
            Lang::Ko => korean_digits(digits),
            Lang::En => digits.chars().map(String::from).collect::<Vec<_>>().join(" "),
        }
    }

    fn say(&mut self, amount: &Amount, unit: Option<Unit>) {
        let read = match self.lang {
            Lang::Ko => self.korean(amount, unit),
            Lang::En if amount.is_whole() => amount.whole.clone(),
            Lang::En => format!("{}.{}", amount.whole, amount.part),
        };
        let Some(unit) = unit else { return self.out.push_str(&read) };
        if self.lang == Lang::Ko && unit.is_speed() {
            self.out.push_str("시속 ");
        }
        let one = if amount.is_whole() { amount.whole.as_str() } else { "" };
        let month = unit.written == "월";
        let space = if month { "" } else { " " };
        self.out.push_str(&format!("{read}{space}{}", unit.said(self.lang, one)));
    }

    fn korean(&self, amount: &Amount, unit: Option<Unit>) -> String {
        if !amount.is_whole() {
            let part = korean_digits(&amount.part).replace('공', "영");
            return format!("{} 점 {part}", korean_number(&amount.whole));
        }
        let sino = || korean_number(&amount.whole);
        match (unit, amount.count()) {
            (Some(unit), _) if unit.written == "번" && self.names() => sino(),
            (Some(unit), Some(1)) if unit.written == "번" && self.peek(0) == Some('째') => "첫".to_owned(),
            (Some(unit), Some(month)) if unit.written == "월" && month <= 12 => month_name(month),
            (Some(unit), Some(hour)) if unit.written == "시" && hour > 12 => sino(),
            (Some(unit), Some(count)) if unit.native => counted(count).unwrap_or_else(sino),
            // 만 원, not 일만 원.
            (None, Some(1)) if self.peek(0).is_some_and(|c| "만천백".contains(c)) => String::new(),
            _ => sino(),
        }
    }

    /// 7번 버스, 3번 출구: a number that names what follows.
    fn names(&self) -> bool {
        let space = usize::from(self.peek(0) == Some(' '));
        NAMED.iter().any(|named| self.stands(space, named) && self.ends_as_noun(space + named.chars().count()))
    }

    /// Whether no word goes on there (방문 is no 방): nothing of Hangul follows, or a particle.
    fn ends_as_noun(&self, ahead: usize) -> bool {
        let is_hangul = |c: char| ('가'..='힣').contains(&c);
        let rest: String = self.chars.iter().skip(self.at + ahead).take_while(|c| is_hangul(**c)).collect();
        rest.is_empty() || AFTER_NOUNS.iter().any(|after| rest.starts_with(after))
    }

    /// `3~5명` 세 명에서 다섯 명: what is counted belongs to both. A dash is one only before something counted.
    fn range(&mut self, first: &Amount) -> bool {
        let start = self.at;
        self.take(char::is_whitespace);
        let mark = self.peek(0).unwrap_or(' ');
        self.at += 1;
        self.take(char::is_whitespace);
        let dash = mark == '-' && self.at == start + 1;
        let begins = (dash || mark::is_range(mark)) && self.peek(0).is_some_and(|c| c.is_ascii_digit());
        let second = self.at;
        let (amount, unit) = if begins {
            let amount = self.amount();
            (amount.whole, self.unit().map(|(unit, _)| unit))
        } else {
            Default::default()
        };
        self.at = if begins { second } else { start };
        let grows = self.lang == Lang::En && grows(&first.whole, &amount);
        if !begins || (dash && unit.is_none() && !grows) {
            self.at = start;
            return false;
        }
        self.say(first, unit);
        self.to();
        true
    }

    /// 14:30 십사 시 삼십 분; 3:2 삼 대 이. English voices read times themselves.
    fn clock(&mut self, hour: &str) -> bool {
        let two = |at: usize| self.value(at).filter(|(value, length)| *value < 60 && *length == 2);
        let Some(hours) = hour.parse::<u32>().ok().filter(|_| self.peek(0) == Some(':')) else { return false };
        let Some((other, length)) = self.value(1) else { return false };
        let Some((minute, _)) = two(1).filter(|_| hours <= 24 && hour.len() <= 2) else {
            self.at += 1 + length;
            let (one, other) = (hour, other.to_string());
            let read = match self.lang {
                Lang::Ko => format!("{} 대 {}", korean_number(one), korean_number(&other)),
                Lang::En => format!("{one} to {other}"),
            };
            self.out.push_str(&read);
            return true;
        };
        let second = (self.peek(3) == Some(':')).then(|| two(4)).flatten().map(|(second, _)| second);
        let length = if second.is_some() { 6 } else { 3 };
        if self.lang == Lang::En {
            let written: String = self.chars.iter().skip(self.at).take(length).collect();
            self.out.push_str(&format!("{hour}{written}"));
        } else {
            let hour = if (1..=12).contains(&hours) { korean_native(hours) } else { None };
            self.out.push_str(&format!("{} 시", hour.unwrap_or_else(|| korean_number(&hours.to_string()))));
            for (value, name) in [(minute, "분"), (second.unwrap_or(0), "초")] {
                if value > 0 {
                    self.out.push_str(&format!(" {} {name}", korean_number(&value.to_string())));
                }
            }
        }
        self.at += length;
        true
    }

    /// The number `ahead` characters from here and its length, if it has at most four digits.
    fn value(&self, ahead: usize) -> Option<(u32, usize)> {
        let run: String = self.chars.iter().skip(self.at + ahead).take_while(|c| c.is_ascii_digit()).take(5).collect();
        Some((run.parse().ok()?, run.len())).filter(|(_, length)| *length <= 4)
    }

    /// 1/2 이분의 일, 5/20 오월 이십일. Parts of at most ten are fractions, other pairs that can be a day are one.
    fn fraction(&mut self, above: &str) -> bool {
        let Some((below, length)) = self.value(1).filter(|_| self.peek(0) == Some('/')) else { return false };
        if self.peek(1 + length).is_some_and(|c| matches!(c, '/' | '.' | ',') && self.value(2 + length).is_some()) {
            return false;
        }
        let Ok(count) = above.parse::<u32>() else { return false };
        let plain = !above.starts_with('0') && self.peek(1) != Some('0');
        if plain && (1..below).contains(&count) && below <= 10 {
            // Three quarters of a cup: the next word keeps its distance.
            let cup = self.peek(1 + length).is_some_and(char::is_alphanumeric);
            let read = self.parts(count, below);
            self.out.push_str(&format!("{read}{}", if cup { " " } else { "" }));
        } else if (1..=12).contains(&count) && (1..=31).contains(&below) && above.len() <= 2 && length <= 2 {
            let read = self.day_said(None, count, Some(below));
            self.out.push_str(&read);
        } else {
            return false;
        }
        self.at += 1 + length;
        true
    }

    fn parts(&self, above: u32, below: u32) -> String {
        let name = match below {
            _ if self.lang == Lang::Ko => {
                let read = |n: u32| korean_number(&n.to_string());
                return format!("{}분의 {}", read(below), read(above));
            }
            2 => "half",
            3 => "third",
            4 => "quarter",
            5 => "fifth",
            8 => "eighth",
            10 => "tenth",
            _ => return format!("{above} over {below}"),
        };
        format!("{above} {name}{}", if above == 1 { "" } else { "s" })
    }

    /// 2027. 5. 20., 2027-05-20, 2027/5/20 and 2027. 5.
    fn date(&mut self) -> bool {
        let Some((year, 4)) = self.value(0) else { return false };
        let Some(sign) = self.peek(4).filter(|c| matches!(c, '.' | '-' | '/')) else { return false };
        let gap = |at: usize| usize::from(sign == '.' && self.peek(at) == Some(' '));
        let number = |at: usize, most: u32| self.value(at).filter(|(n, l)| (1..=most).contains(n) && *l <= 2);
        let first = 5 + gap(5);
        let Some((month, length)) = number(first, 12) else { return false };
        let after = first + length;
        if self.peek(after) != Some(sign) {
            return false;
        }
        let second = after + 1 + gap(after + 1);
        let day = number(second, 31);
        let end = match day {
            Some((_, length)) => second + length + usize::from(sign == '.' && self.peek(second + length) == Some('.')),
            None if sign == '.' && first == 6 => after + 1,
            None => return false,
        };
        let read = self.day_said(Some(year), month, day.map(|(day, _)| day));
        self.out.push_str(&read);
        self.at += end;
        true
    }

    /// 6. 2. -> 유월 이일.
    fn day(&mut self) -> bool {
        let Some((month, length)) = self.value(0).filter(|(n, _)| (1..=12).contains(n)) else { return false };
        let Some((day, more)) = self.value(length + 2).filter(|(n, _)| (1..=31).contains(n)) else { return false };
        let end = length + 2 + more;
        if !self.stands(length, ". ") || self.peek(end) != Some('.') || length > 2 || more > 2 {
            return false;
        }
        let read = self.day_said(None, month, Some(day));
        self.out.push_str(&read);
        self.at += end + 1;
        true
    }

    fn day_said(&self, year: Option<u32>, month: u32, day: Option<u32>) -> String {
        if self.lang == Lang::En {
            let month = ENGLISH_MONTHS.get(month as usize - 1).copied().unwrap_or_default();
            let day = day.map(|day| format!(" {day}")).unwrap_or_default();
            let year = year.map(|year| format!(", {year}")).unwrap_or_default();
            return format!("{month}{day}{year}");
        }
        let read = |n: u32| korean_number(&n.to_string());
        let year = year.map(|year| format!("{}년 ", read(year))).unwrap_or_default();
        let day = day.map(|day| format!(" {}일", read(day))).unwrap_or_default();
        format!("{year}{}월{day}", month_name(month))
    }

    /// Telephone numbers with dashes, or with spaces behind a leading 0, are read digit by digit.
    fn phone(&mut self) -> bool {
        let run = |sign: char| -> String {
            let run = self.chars.iter().skip(self.at).take_while(|c| c.is_ascii_digit() || **c == sign);
            run.collect::<String>().trim_end_matches(sign).to_owned()
        };
        let dashed = run('-');
        let spaced = run(' ');
        // 100-200원 is a range: a number to call counts nothing, and two groups without a 0 in front may be either.
        let counts = |number: &str| match number.split_once('-') {
            Some((first, second)) if !first.starts_with('0') && !second.contains('-') => match self.lang {
                Lang::Ko => self.unit_after(number.len()).is_some_and(|unit| unit.written != "번"),
                Lang::En => grows(first, second),
            },
            _ => false,
        };
        let found = if is_phone(&dashed, '-') && !counts(&dashed) {
            (dashed, '-')
        } else if spaced.starts_with('0') && is_phone(&spaced, ' ') {
            (spaced, ' ')
        } else {
            return false;
        };
        self.at += found.0.len();
        let groups: Vec<String> = found.0.split(found.1).map(|group| self.one_by_one(group)).collect();
        self.out.push_str(&groups.join(self.pick(" ", ", ")));
        true
    }

    /// ₩3,000 삼천 원; $3.50 삼 달러 오십 센트.
    pub(super) fn money(&mut self, sign: char) {
        self.at += 1;
        let amount = self.amount();
        let Some(unit) = of_sign(sign) else { return };
        let cents = if amount.part.len() == 2 && matches!(sign, '$' | '€') { amount.part.as_str() } else { "" };
        let read = korean_number(&amount.whole);
        let text = match (self.lang, cents) {
            (_, "") | (_, "00") => {
                let whole = Amount { part: if cents.is_empty() { amount.part } else { String::new() }, ..amount };
                let many =
                    if self.lang == Lang::Ko { self.take(|c| "만천백억조".contains(c)) } else { String::new() };
                let said = match self.lang {
                    Lang::Ko => format!("{}{many}", self.korean(&whole, None)),
                    Lang::En if whole.is_whole() => whole.whole.clone(),
                    Lang::En => format!("{}.{}", whole.whole, whole.part),
                };
                format!("{said} {}", unit.said(self.lang, &said))
            }
            (Lang::Ko, cents) => {
                let cents = korean_number(cents.trim_start_matches('0'));
                if amount.whole == "0" {
                    format!("{cents} 센트")
                } else {
                    format!("{read} {} {cents} 센트", unit.said(Lang::Ko, ""))
                }
            }
            (Lang::En, cents) => format!("{} {} {}", amount.whole, unit.said(Lang::En, &amount.whole), cents),
        };
        self.out.push_str(&text);
    }

    /// A sign before an amount: -5℃ 영하 오 도, -3 마이너스 삼.
    pub(super) fn signed(&mut self, sign: char) -> bool {
        let digit = |ahead: usize| self.peek(ahead).is_some_and(|c| c.is_ascii_digit());
        let money = self.peek(1).is_some_and(|c| c != '%' && of_sign(c).is_some()) && digit(2);
        if !digit(1) && !money {
            return false;
        }
        self.at += 1;
        let start = self.at;
        self.amount();
        let warmth = self.unit().is_some_and(|(unit, _)| unit.is_warmth());
        self.at = start;
        let said = match sign {
            '+' => self.pick("플러스 ", "plus "),
            _ if warmth => self.pick("영하 ", "minus "),
            _ => self.pick("마이너스 ", "minus "),
        };
        self.out.push_str(said);
        true
    }
}

/// Whether two runs of digits are as long and the second is more: 100-200 is a range in English, where nothing is counted in counters.
fn grows(first: &str, second: &str) -> bool {
    first.len() == second.len() && first < second
}

/// June and October are 유월 and 시월.
fn month_name(month: u32) -> String {
    match month {
        6 => "유".to_owned(),
        10 => "시".to_owned(),
        other => korean_number(&other.to_string()),
    }
}

/// Native numbers, beyond ninety-nine behind Sino-Korean hundreds: 101 백한. `None`: no native part.
fn counted(count: u32) -> Option<String> {
    let native = korean_native(count % 100)?;
    let hundreds = count - count % 100;
    Some(if hundreds == 0 { native } else { format!("{}{native}", korean_number(&hundreds.to_string())) })
}

/// Two or three groups, the first of 2 to 4 digits, the others of 3 or 4: 031-120, 010-1234-5678, 1577-0199.
fn is_phone(text: &str, sign: char) -> bool {
    let groups: Vec<&str> = text.split(sign).collect();
    let first = groups.first().is_some_and(|group| (2..=4).contains(&group.len()));
    first && (2..=3).contains(&groups.len()) && groups.iter().skip(1).all(|group| (3..=4).contains(&group.len()))
}
