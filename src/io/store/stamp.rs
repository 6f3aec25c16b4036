//! Times as names of files: `20261121T190000Z`, always UTC, to the second.

use crate::domain::id::Millis;

const MILLIS_A_DAY: Millis = 86_400_000;
/// 9999-12-31T23:59:59.999Z: later years would not fit the name.
const LATEST: Millis = 253_402_300_799_999;

/// The name of a time. Times before 1970 and after 9999 are taken for those.
pub(super) fn write(at: Millis) -> String {
    let at = at.clamp(0, LATEST);
    let (year, month, day) = date(at / MILLIS_A_DAY);
    let second = at % MILLIS_A_DAY / 1000;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// The time of a name, or `None` if it is not one.
pub(super) fn read(text: &str) -> Option<Millis> {
    if text.len() != 16 || !text.is_ascii() {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let days = days(number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let seconds = number(9, 11)? * 3600 + number(11, 13)? * 60 + number(13, 15)?;
    let at = days * MILLIS_A_DAY + seconds * 1000;
    // What does not come out the same is no time (month 13, the letters elsewhere).
    (write(at) == text).then_some(at)
}

/// Days since 1970 -> year, month, day of the proleptic Gregorian calendar.
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn date(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Year, month, day -> days since 1970. The same source, `days_from_civil`.
pub(in crate::io) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The number of the day (UTC) that a time lies in.
pub(super) fn day(at: Millis) -> i64 {
    at.div_euclid(MILLIS_A_DAY)
}

/// The number of the week (Monday to Sunday, UTC) that a time lies in. 1970-01-01 was a Thursday.
pub(super) fn week(at: Millis) -> i64 {
    (day(at) + 3).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_times() {
        assert_eq!(write(0), "19700101T000000Z");
        assert_eq!(write(951_782_400_000), "20000229T000000Z");
        assert_eq!(write(-5), "19700101T000000Z");
        assert_eq!(read("20261121T190001Z"), Some(1_795_287_601_000));
        for wrong in
            ["20261321T190000Z", "20260230T000000Z", "20261121x190000Z", "", "2026112한T19000", "-0261121T190000Z"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = read("20261116T000000Z").unwrap();
        assert_eq!(week(monday), week(monday + 7 * MILLIS_A_DAY - 1));
        assert_ne!(week(monday), week(monday - 1));
    }

    proptest! {
        #[test]
        fn comes_back(seconds in 0..=LATEST / 1000) {
            prop_assert_eq!(read(&write(seconds * 1000)), Some(seconds * 1000));
        }
    }
}
