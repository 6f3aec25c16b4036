//! The sheet with the recovery code: what it says, and that it is one page with its letters in it.

use malgeurim::domain::locale::Lang;
use malgeurim::domain::recovery::{RecoveryCode, SEED};
use malgeurim::formats::paper::recovery_sheet;
use malgeurim::io::export::{PrintError, recovery_sheet as sheet};
use malgeurim::io::fonts;
use malgeurim::text::Texts;

#[test]
fn the_sheet_is_one_page_and_says_when_it_was_made() {
    let code = RecoveryCode::of([4; SEED]);
    for lang in [Lang::Ko, Lang::En] {
        let words = recovery_sheet(lang, 1_795_287_600_000, 540);
        assert!(words.made.contains("2026") && words.steps.len() == 4, "{words:?}");
        assert!(matches!(sheet::pdf(&code, &words, lang, None, (2026, 11, 22)), Err(PrintError::NoFont)));
        let Some(fonts) = fonts::hangul() else { return println!("skipped: no Hangul font") };
        let pdf = sheet::pdf(&code, &words, lang, Some(&fonts), (2026, 11, 22)).unwrap();
        let count = |text: &str| pdf.windows(text.len()).filter(|part| *part == text.as_bytes()).count();
        assert!(pdf.starts_with(b"%PDF"));
        assert_eq!(count("/Count 1"), 2, "a page, and one bookmark");
        let groups = code.groups();
        assert!(groups.iter().all(|group| count(group) == 0), "no search of the disk finds a part of it");
        let other = sheet::pdf(&RecoveryCode::of([5; SEED]), &words, lang, Some(&fonts), (2026, 11, 22)).unwrap();
        assert_ne!(pdf, other, "the letters are drawn");
        let texts = Texts::new(lang);
        let tapped = [texts.get("pin-forgot"), texts.get("recovery-use")];
        assert!(tapped.iter().all(|key| words.steps[0].contains(&**key)), "every key on the way is named: {words:?}");
    }
}
