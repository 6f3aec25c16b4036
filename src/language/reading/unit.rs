//! What stands after a number: counters and units.

use super::Reader;
use crate::domain::locale::Lang;

/// Counters with native numbers; longer ones first, so that 시간 is not read as 시.
const NATIVE: [&str; 20] = [
    "시간", "사람", "가지", "마리", "송이", "켤레", "그릇", "개", "명", "잔", "병", "살", "권", "시", "번", "장", "대",
    "벌", "달", "곳",
];

/// Counters with Sino-Korean numbers.
const SINO: [&str; 19] = [
    "개월",
    "호선",
    "인분",
    "킬로",
    "센티",
    "미터",
    "퍼센트",
    "달러",
    "원",
    "분",
    "초",
    "년",
    "월",
    "일",
    "층",
    "호",
    "도",
    "주",
    "회",
];

/// Units that are written in letters and signs: as written, in Korean, one in English, several.
const WRITTEN: [(&str, &str, &str, &str); 39] = [
    ("km/h", "킬로미터", "kilometer per hour", "kilometers per hour"),
    ("kcal", "킬로칼로리", "kilocalorie", "kilocalories"),
    ("cal", "칼로리", "calorie", "calories"),
    ("km2", "제곱킬로미터", "square kilometer", "square kilometers"),
    ("cm2", "제곱센티미터", "square centimeter", "square centimeters"),
    ("m2", "제곱미터", "square meter", "square meters"),
    ("m3", "세제곱미터", "cubic meter", "cubic meters"),
    ("km", "킬로미터", "kilometer", "kilometers"),
    ("cm", "센티미터", "centimeter", "centimeters"),
    ("mm", "밀리미터", "millimeter", "millimeters"),
    ("m", "미터", "meter", "meters"),
    ("kg", "킬로그램", "kilogram", "kilograms"),
    ("KG", "킬로그램", "kilogram", "kilograms"),
    ("mg", "밀리그램", "milligram", "milligrams"),
    ("g", "그램", "gram", "grams"),
    ("ml", "밀리리터", "milliliter", "milliliters"),
    ("mL", "밀리리터", "milliliter", "milliliters"),
    ("l", "리터", "liter", "liters"),
    ("L", "리터", "liter", "liters"),
    ("ℓ", "리터", "liter", "liters"),
    ("cc", "시시", "cc", "cc"),
    ("TB", "테라바이트", "terabyte", "terabytes"),
    ("GB", "기가바이트", "gigabyte", "gigabytes"),
    ("MB", "메가바이트", "megabyte", "megabytes"),
    ("KB", "킬로바이트", "kilobyte", "kilobytes"),
    ("Hz", "헤르츠", "hertz", "hertz"),
    ("dB", "데시벨", "decibel", "decibels"),
    ("W", "와트", "watt", "watts"),
    ("V", "볼트", "volt", "volts"),
    ("°C", "도", "degree Celsius", "degrees Celsius"),
    ("°F", "도", "degree Fahrenheit", "degrees Fahrenheit"),
    ("°", "도", "degree", "degrees"),
    ("%p", "퍼센트포인트", "percentage point", "percentage points"),
    ("%", "퍼센트", "percent", "percent"),
    ("₩", "원", "won", "won"),
    ("$", "달러", "dollar", "dollars"),
    ("€", "유로", "euro", "euros"),
    ("£", "파운드", "pound", "pounds"),
    ("¥", "엔", "yen", "yen"),
];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// As it stands in the text.
    pub(super) written: &'static str,
    /// In Korean.
    ko: &'static str,
    /// One, and several, in English.
    en: [&'static str; 2],
    /// Korean counts it with native numbers.
    pub(super) native: bool,
}

impl Unit {
    /// What is said for it after the number `count`.
    pub(super) fn said(self, lang: Lang, count: &str) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en[usize::from(count != "1")],
        }
    }

    /// Below zero it is 영하.
    pub(super) fn is_warmth(self) -> bool {
        matches!(self.written, "°C" | "°" | "도")
    }

    /// Korean says 시속 before the number.
    pub(super) fn is_speed(self) -> bool {
        self.written == "km/h"
    }
}

/// The unit that a sign stands for alone: ₩, $, %.
pub(super) fn of_sign(sign: char) -> Option<Unit> {
    let mut written = WRITTEN.iter().filter(|(written, ..)| written.chars().eq([sign]));
    written.next().copied().map(written_unit)
}

fn written_unit((written, ko, one, several): (&'static str, &'static str, &'static str, &'static str)) -> Unit {
    Unit { written, ko, en: [one, several], native: false }
}

impl Reader<'_> {
    /// The unit right behind the number (one space between is allowed), and how many characters it takes with that
    /// space. Nothing is consumed.
    pub(super) fn unit(&self) -> Option<(Unit, usize)> {
        let skip = usize::from(self.peek(0) == Some(' '));
        let length = |unit: Unit| (unit, skip + unit.written.chars().count());
        self.unit_after(0).map(length)
    }

    /// The unit so many characters from here, a space before it or none.
    pub(super) fn unit_after(&self, ahead: usize) -> Option<Unit> {
        let skip = ahead + usize::from(self.peek(ahead) == Some(' '));
        self.written_unit(skip).or_else(|| self.counter(skip))
    }

    /// A unit in letters ends there: 5 m, not 5 men.
    fn written_unit(&self, skip: usize) -> Option<Unit> {
        let ends = |written: &str| {
            let next = self.peek(skip + written.chars().count());
            !written.ends_with(char::is_alphanumeric) || !next.is_some_and(|c| c.is_ascii_alphanumeric())
        };
        let apart = skip.checked_sub(1).is_some_and(|before| self.peek(before) == Some(' '));
        let sign = |written: &str| !written.starts_with(['₩', '$', '€', '£', '¥']) || !apart;
        let fits = |written: &str| self.stands(skip, written) && ends(written) && sign(written);
        WRITTEN.iter().find(|(written, ..)| fits(written)).copied().map(written_unit)
    }

    fn counter(&self, skip: usize) -> Option<Unit> {
        if self.lang == Lang::En {
            return None;
        }
        let find = |list: &[&'static str]| list.iter().copied().find(|counter| self.stands(skip, counter));
        let unit = |ko: &'static str, native| Unit { written: ko, ko, en: [ko; 2], native };
        match (find(&NATIVE), find(&SINO)) {
            (Some(native), Some(sino)) if sino.chars().count() > native.chars().count() => Some(unit(sino, false)),
            (Some(native), _) => Some(unit(native, true)),
            (None, Some(sino)) => Some(unit(sino, false)),
            (None, None) => None,
        }
    }
}
