//! Dates and ranges of dates as each language writes them.

use crate::domain::calendar;
use crate::domain::id::Millis;
use crate::domain::locale::{ENGLISH_MONTHS, Lang};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// A day and minute on the wall clock of some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Year of the Gregorian calendar.
    pub year: i64,
    /// 1..=12.
    pub month: u8,
    /// 1..=31.
    pub day: u8,
    /// 0..=23.
    pub hour: u8,
    /// 0..=59.
    pub minute: u8,
}

impl Moment {
    /// The moment `at` on a wall clock that is `offset_min` minutes ahead of UTC (Korea: 540).
    pub fn of(at: Millis, offset_min: i32) -> Self {
        let local = at.saturating_add(i64::from(offset_min) * MINUTE_MS);
        let minutes = local.rem_euclid(DAY_MS) / MINUTE_MS;
        let (year, month, day) = calendar::date(at, offset_min);
        Self { year, month, day, hour: small(minutes / 60), minute: small(minutes % 60) }
    }
}

/// Numbers here are below 100 by construction.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

/// One day: `2027. 5. 20.` or `20 May 2027`.
pub fn day(lang: Lang, at: Millis, offset_min: i32) -> String {
    written_day(lang, Moment::of(at, offset_min))
}

/// The year alone, as a label has it: `2027`.
pub fn year(at: Millis, offset_min: i32) -> String {
    Moment::of(at, offset_min).year.to_string()
}

/// Day and time: `2027. 5. 20. 오후 3:05` or `20 May 2027, 3:05 pm`.
pub fn day_and_time(lang: Lang, at: Millis, offset_min: i32) -> String {
    let moment = Moment::of(at, offset_min);
    let (hour, minute) = ((moment.hour + 11) % 12 + 1, moment.minute);
    let afternoon = moment.hour >= 12;
    let day = written_day(lang, moment);
    match lang {
        Lang::Ko => format!("{day} {} {hour}:{minute:02}", if afternoon { "오후" } else { "오전" }),
        Lang::En => format!("{day}, {hour}:{minute:02} {}", if afternoon { "pm" } else { "am" }),
    }
}

/// From a day to a day: `2027. 5. 20.~6. 2.` or `20 May – 2 June 2027`. The same day twice is one day.
pub fn range(lang: Lang, from: Millis, to: Millis, offset_min: i32) -> String {
    written_range(lang, Moment::of(from, offset_min), Moment::of(to, offset_min))
}

fn written_range(lang: Lang, from: Moment, to: Moment) -> String {
    let (first, last) = (written_day(lang, from), written_day(lang, to));
    if first == last {
        return first;
    }
    let same_year = from.year == to.year;
    match lang {
        Lang::Ko if same_year => format!("{first}~{}. {}.", to.month, to.day),
        Lang::Ko => format!("{first}~{last}"),
        Lang::En if same_year && from.month == to.month => format!("{}–{last}", from.day),
        Lang::En if same_year => format!("{} {} – {last}", from.day, month_name(from.month)),
        Lang::En => format!("{first} – {last}"),
    }
}

/// A day or range that a person wrote the Korean way (`2027. 5. 20.~6. 2.`), as `lang` writes it; anything else stays
/// as it was written.
pub fn reword(lang: Lang, written: &str) -> String {
    let days = if lang == Lang::En { read_range(written) } else { None };
    days.map_or_else(|| written.to_owned(), |(from, to)| written_range(lang, from, to))
}

/// First and last day of a day or range that a person wrote the Korean way, as ISO 8601 has them (`2027-05-20`); none: it is
/// no date.
pub fn iso_range(written: &str) -> Option<(String, String)> {
    let iso = |moment: Moment| format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day);
    read_range(written).map(|(from, to)| (iso(from), iso(to)))
}

/// A day as ISO 8601 has it: `2027-05-20`.
pub fn iso_day(at: Millis, offset_min: i32) -> String {
    let moment = Moment::of(at, offset_min);
    format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day)
}

fn read_range(written: &str) -> Option<(Moment, Moment)> {
    let (first, last) = written.split_once(['~', '–']).map_or((written, None), |(first, last)| (first, Some(last)));
    let from = read_day(first, None)?;
    Some((from, last.map_or(Some(from), |last| read_day(last, Some(from)))?))
}

/// `2027. 5. 20.`, or after a first day also `6. 2.` and `2.`.
fn read_day(written: &str, after: Option<Moment>) -> Option<Moment> {
    let parts: Vec<&str> = written.trim().trim_end_matches('.').split('.').map(str::trim).collect();
    let numbers: Vec<i64> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (numbers.len(), after) {
        (3, _) => (numbers[0], numbers[1], numbers[2]),
        (2, Some(from)) => (from.year, numbers[0], numbers[1]),
        (1, Some(from)) => (from.year, i64::from(from.month), numbers[0]),
        _ => return None,
    };
    let real = (1000..10_000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| Moment { year, month: small(month), day: small(day), hour: 0, minute: 0 })
}

fn written_day(lang: Lang, moment: Moment) -> String {
    let Moment { year, month, day, .. } = moment;
    match lang {
        Lang::Ko => format!("{year}. {month}. {day}."),
        Lang::En => format!("{day} {} {year}", month_name(month)),
    }
}

fn month_name(month: u8) -> &'static str {
    ENGLISH_MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOREA: i32 = 540;
    /// 2027-05-19 15:00 UTC: midnight of 20 May in Korea.
    const MAY_20: Millis = 1_810_738_800_000;

    #[test]
    fn the_day_is_that_of_the_place() {
        assert_eq!(day(Lang::Ko, MAY_20, KOREA), "2027. 5. 20.");
        assert_eq!(day(Lang::Ko, MAY_20, 0), "2027. 5. 19.");
        assert_eq!(day(Lang::En, MAY_20, KOREA), "20 May 2027");
        assert_eq!(day(Lang::Ko, 0, 0), "1970. 1. 1.");
        assert_eq!(day(Lang::Ko, -1, 0), "1969. 12. 31.");
        assert_eq!(day(Lang::En, 951_782_400_000, 0), "29 February 2000");
        assert_eq!(year(MAY_20, KOREA), "2027");
    }

    #[test]
    fn times_have_twelve_hours() {
        assert_eq!(day_and_time(Lang::Ko, MAY_20, KOREA), "2027. 5. 20. 오전 12:00");
        assert_eq!(day_and_time(Lang::Ko, MAY_20 + 905 * MINUTE_MS, KOREA), "2027. 5. 20. 오후 3:05");
        assert_eq!(day_and_time(Lang::En, MAY_20 + 720 * MINUTE_MS, KOREA), "20 May 2027, 12:00 pm");
    }

    #[test]
    fn ranges_say_each_thing_once() {
        let range = |lang, days| range(lang, MAY_20, MAY_20 + days * DAY_MS, KOREA);
        assert_eq!(range(Lang::Ko, 13), "2027. 5. 20.~6. 2.");
        assert_eq!(range(Lang::Ko, 0), "2027. 5. 20.");
        assert_eq!(range(Lang::Ko, 300), "2027. 5. 20.~2028. 3. 15.");
        assert_eq!(range(Lang::En, 13), "20 May – 2 June 2027");
        assert_eq!(range(Lang::En, 5), "20–25 May 2027");
        assert_eq!(range(Lang::En, 300), "20 May 2027 – 15 March 2028");
    }

    #[test]
    fn dates_of_the_curator_are_reworded_where_they_are_dates() {
        let english = [
            ("2027. 5. 20.~6. 2.", "20 May – 2 June 2027"),
            ("2027.5.20.~25.", "20–25 May 2027"),
            ("2027. 5. 20", "20 May 2027"),
            ("2027. 12. 20. ~ 2028. 1. 5.", "20 December 2027 – 5 January 2028"),
        ];
        for (korean, expected) in english {
            assert_eq!(reword(Lang::En, korean), expected);
            assert_eq!(reword(Lang::Ko, korean), korean);
        }
        for other in ["봄에", "", "2027. 13. 1.", "2027. 5.", "5. 20.~6. 2.", "1.2.3.4", "99999999999999999999. 1. 1."]
        {
            assert_eq!(reword(Lang::En, other), other);
        }
    }

    #[test]
    fn machines_get_the_same_days() {
        let range = |written| iso_range(written).map(|(from, to)| format!("{from}/{to}"));
        assert_eq!(range("2027. 5. 20.~6. 2.").as_deref(), Some("2027-05-20/2027-06-02"));
        assert_eq!(range("2027. 5. 20.").as_deref(), Some("2027-05-20/2027-05-20"));
        assert_eq!(range("봄에"), None);
        assert_eq!(iso_day(MAY_20, KOREA), "2027-05-20");
    }

    #[test]
    fn far_times_do_not_overflow() {
        for at in [Millis::MIN, Millis::MAX] {
            assert!(!day(Lang::Ko, at, KOREA).is_empty());
        }
    }
}
