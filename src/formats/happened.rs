//! What happened, as a table for a report: a row for each day and thing. UTF-8 with a byte order mark, so that every spreadsheet reads it.

use super::archive::csv;
use crate::domain::happened::{Day, Month};
use crate::domain::id::LessonId;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::Vocabulary;
use crate::text::Texts;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The table of a person's months. `lesson` gives the title of a lesson, if it is known.
pub fn table(
    name: &str,
    months: &[Month],
    lang: Lang,
    words: &Vocabulary,
    lesson: &dyn Fn(&LessonId) -> Option<String>,
) -> Vec<u8> {
    let texts = Texts::new(lang);
    let heads = ["person", "day", "about", "what", "count"].map(|head| texts.get(&format!("happened-head-{head}")));
    let mut rows = vec![heads.to_vec()];
    for month in months {
        for (number, day) in &month.days {
            let date = format!("{}-{number:02}", month.of.name());
            let of_day = of_day(day, &texts, words, lesson);
            rows.extend(of_day.into_iter().map(|(about, what, count)| {
                vec![
                    name.to_owned(),
                    date.clone(),
                    texts.get(&format!("happened-about-{about}")),
                    what,
                    count.to_string(),
                ]
            }));
        }
    }
    [MARK, &csv::table(rows)].concat()
}

fn of_day(
    day: &Day,
    texts: &Texts,
    words: &Vocabulary,
    lesson: &dyn Fn(&LessonId) -> Option<String>,
) -> Vec<(&'static str, String, u32)> {
    let word = |id: &str| words.word(id).map_or_else(|| id.to_owned(), |word| word.text(texts.lang()).to_owned());
    let mut all = Vec::new();
    all.extend(day.words.iter().map(|(id, count)| ("words", word(id.as_str()), *count)));
    all.extend(day.ways.iter().map(|(way, count)| ("ways", texts.get(&format!("happened-way-{way}")), *count)));
    if day.works > 0 {
        all.push(("works", String::new(), day.works));
    }
    all.extend(day.taught.iter().map(|(id, count)| ("taught", word(id.as_str()), *count)));
    all.extend(day.lessons.iter().map(|id| ("lessons", lesson(id).unwrap_or_else(|| id.0.clone()), 1)));
    let minutes = |seconds: u32| seconds.div_ceil(60);
    all.extend(
        day.rooms_s.iter().map(|(room, s)| ("minutes", texts.get(&format!("happened-room-{room}")), minutes(*s))),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::happened::{MonthOf, count};
    use crate::formats::vocabulary;

    #[test]
    fn a_spreadsheet_reads_it_and_no_name_is_a_formula() {
        let mut month = Month::new("p".into(), MonthOf { year: 2026, month: 11 });
        let day = month.days.entry(3).or_default();
        count(&mut day.words, "sea".into(), 2);
        count(&mut day.rooms_s, "talk".into(), 61);
        let bytes = table("=나()", &[month], Lang::Ko, &vocabulary::builtin(), &|_| None);
        let text = String::from_utf8(bytes).unwrap();
        let mut lines = text.strip_prefix('\u{feff}').unwrap().lines();
        assert_eq!(lines.next(), Some("사람,날,무엇에 대해,무엇,몇 번"));
        assert_eq!(lines.next(), Some("\"'=나()\",2026-11-03,쓴 낱말,바다,2"));
        assert_eq!(lines.next(), Some("\"'=나()\",2026-11-03,지낸 시간(분),대화하기,2"));
    }
}
