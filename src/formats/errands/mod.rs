//! The files of errands: places, what is wanted there, what is answered, and the guide; readable, tab-separated rows.

mod guide;
mod places;

pub use guide::parse as parse_guide;
pub use places::{Files, parse as parse_places};

use super::vocabulary::RowError;
use crate::domain::errand::Errands;
use crate::domain::vocabulary::Vocabulary;

const GUIDE: &str = include_str!("../../../assets/errands/guide.tsv");
const FILES: Files<'_> = Files {
    places: include_str!("../../../assets/errands/places.tsv"),
    wishes: include_str!("../../../assets/errands/wishes.tsv"),
    blanks: include_str!("../../../assets/errands/blanks.tsv"),
    replies: include_str!("../../../assets/errands/replies.tsv"),
};

/// What comes with the program. Its files are tested, so a row that cannot be read is left out and logged.
pub fn builtin(words: &Vocabulary) -> Errands {
    let (errands, errors) = read(words);
    for error in errors {
        tracing::error!(%error, "errand row left out");
    }
    errands
}

fn read(words: &Vocabulary) -> (Errands, Vec<RowError>) {
    let (mut errands, mut errors) = parse_places(&FILES, words);
    let (guide, more) = parse_guide(GUIDE, words);
    errors.extend(more);
    errands.guide = guide;
    (errands, errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::vocabulary;

    #[test]
    fn every_row_of_ours_is_read() {
        let (_, errors) = read(&vocabulary::builtin());
        assert_eq!(errors, []);
    }

    #[test]
    fn bad_rows_are_named_and_the_rest_is_kept() {
        let files = Files {
            places: "here\tplace\thome\t집\tHome\t\nthere\tnowhere\thome\t집\tHome\t\nother\tplace\tno-such\t집\tHome\t\n",
            wishes: "here\ta\twater\t물\twater\t{} 주세요.\t{}, please.\tsome\nhere\tb\twater\t물\twater\t물.\tWater.\tnone\n\
                     gone\tc\twater\t물\twater\t물.\tWater.\t\nhere\td\twater\t물\twater\t{} 주세요.\t{}.\t\n",
            blanks: "some\t뭐?\tWhat?\twater\tbread|빵|some bread\nbad\t뭐?\tWhat?\tno-such\n",
            replies: "all\ta\twait\t잠깐\twait\t잠깐만요.\tWait.\nshort\trow\n",
        };
        let (errands, errors) = parse_places(&files, &vocabulary::builtin());
        assert_eq!(errands.places.len(), 1);
        assert_eq!(errands.places[0].wishes.iter().map(|wish| wish.id.as_str()).collect::<Vec<_>>(), ["a"]);
        let blank = errands.places[0].wishes[0].blank.as_ref();
        assert_eq!(blank.map(|blank| blank.choices[1].text.en.as_str()), Some("some bread"));
        assert_eq!(errands.replies.len(), 1);
        assert_eq!(errors.len(), 7, "{errors:?}");
    }

    #[test]
    fn a_line_of_the_guide_belongs_to_the_procedure_before_it() {
        let text = "step\t가요.\tGo.\nat\toffice\tx\thome\t2026-11\t집\tHome\nstep\t가요.\tGo.\nbring\t돈\tMoney\nask\t120\t120\n\
                    at\toffice\ty\tno-such\t2026-11\t집\tHome\nstep\t가요.\tGo.\nodd\t가요.\tGo.\n";
        let (guide, errors) = parse_guide(text, &vocabulary::builtin());
        assert_eq!(guide.len(), 1);
        assert_eq!((guide[0].steps.len(), guide[0].bring.len(), guide[0].ask.ko.as_str()), (1, 1, "120"));
        assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [1, 6, 7, 8]);
    }
}
