//! The calendar of a place: which day it is there.

use super::id::Millis;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// Year, month (1..=12) and day (1..=31) of the Gregorian calendar at `at`, on a wall clock that is `offset_min` minutes ahead of UTC.
pub fn date(at: Millis, offset_min: i32) -> (i64, u8, u8) {
    civil_from_days(at.saturating_add(i64::from(offset_min) * MINUTE_MS).div_euclid(DAY_MS))
}

/// Year, month and day of the `days`-th day after 1970-01-01: Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date
/// Algorithms").
fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), small(month), small(day))
}

/// Numbers here are below 100 by construction.
fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_of_the_place() {
        assert_eq!((date(0, 0), date(-1, 0)), ((1970, 1, 1), (1969, 12, 31)));
        let leap = 951_782_400_000;
        assert_eq!((date(leap, 0), date(leap + DAY_MS, 0)), ((2000, 2, 29), (2000, 3, 1)));
        assert_eq!((date(leap - MINUTE_MS, 0), date(leap - MINUTE_MS, 540)), ((2000, 2, 28), (2000, 2, 29)));
    }
}
