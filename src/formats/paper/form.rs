//! The words of the consent form with pictures: easy, one thing at a time.

use super::label::alt;
use super::told::{InLanguages, each, message};
use crate::domain::artwork::Artwork;
use crate::domain::consent::Use;
use crate::domain::exhibition::Exhibition;
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{SymbolRef, Vocabulary};
use crate::text::label::Wording;
use crate::text::{Texts, dates};

/// A question about one use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormQuestion {
    /// Its picture.
    pub symbol: SymbolRef,
    /// The question.
    pub text: InLanguages,
}

/// An answer that can be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormAnswer {
    /// Its picture.
    pub symbol: SymbolRef,
    /// The answer.
    pub text: InLanguages,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSigner {
    /// Who it is.
    pub head: InLanguages,
    /// What they should know.
    pub text: InLanguages,
}

/// The form for one work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWords {
    /// What the document is called.
    pub name: String,
    /// The question of the form.
    pub head: InLanguages,
    /// The title of the work, quoted, and its maker.
    pub work: (Lang, String),
    /// What the picture shows.
    pub alt: (Lang, String),
    /// Where and when it would be shown.
    pub show: InLanguages,
    /// How one answers.
    pub how: InLanguages,
    /// One for every use.
    pub questions: Vec<FormQuestion>,
    /// Yes, no, I do not know.
    pub answers: Vec<FormAnswer>,
    /// Heading and choices: how the maker wants to be named.
    pub naming: InLanguages,
    /// Own name, another name, none.
    pub names: Vec<InLanguages>,
    /// That the maker's no always counts; that the answer may be taken back, and how; what cannot be called back.
    pub good_to_know: Vec<(SymbolRef, InLanguages)>,
    /// The maker, and a guardian where one is needed.
    pub signers: Vec<FormSigner>,
    /// That the label or page was seen.
    pub seen: InLanguages,
    /// Beside the lines: name, signature or drawing, date.
    pub lines: [InLanguages; 3],
}

/// The form for a work. `guardian`: one has to agree too.
pub fn consent_form(
    work: &Artwork,
    show: Option<&Exhibition>,
    guardian: bool,
    langs: &[Lang],
    vocabulary: &Vocabulary,
) -> FormWords {
    let say = |key: &str| message(langs, key, &[]);
    let lang = langs.first().copied().unwrap_or_default();
    let wording = Wording { texts: Texts::new(lang), vocabulary, offset_min: 0 };
    let title = match work.title.text.trim() {
        "" => wording.texts.get("web-untitled"),
        title => title.to_owned(),
    };
    let head = wording.texts.with("paper-quoted", &[("text", &title)]);
    let maker = work.maker.trim();
    let symbol = |name: &str| SymbolRef::from(name);
    let question = |(purpose, sign): (Use, &str)| FormQuestion {
        symbol: symbol(sign),
        text: say(&format!("form-use-{}", purpose.name())),
    };
    let answer = |(key, sign): (&str, &str)| FormAnswer { symbol: symbol(sign), text: say(key) };
    FormWords {
        name: wording.texts.with("form-name", &[("title", &title)]),
        head: say("form-head"),
        work: (super::language_of(&head, lang), if maker.is_empty() { head } else { format!("{head} · {maker}") }),
        alt: alt(&wording, work, &title),
        show: show.map(|show| where_and_when(show, langs)).unwrap_or_default(),
        how: say("form-how"),
        questions: USES.map(question).to_vec(),
        answers: ANSWERS.map(answer).to_vec(),
        naming: say("form-naming"),
        names: ["form-named-own", "form-named-other", "form-named-none"].map(say).to_vec(),
        good_to_know: GOOD_TO_KNOW.map(|(key, sign)| (symbol(sign), say(key))).to_vec(),
        signers: signers(guardian, &say),
        seen: say("form-seen"),
        lines: ["form-line-name", "form-line-signature", "form-line-date"].map(say),
    }
}

/// Uses with their pictures: a frame on a wall, a computer, a box of files, a megaphone.
const USES: [(Use, &str); 4] = [(Use::Print, "🖼️"), (Use::Web, "💻"), (Use::Archive, "🗃️"), (Use::Publicity, "📰")];
/// Answers with their pictures, as on the boards.
const ANSWERS: [(&str, &str); 3] = [("form-yes", "own:yes"), ("form-no", "own:no"), ("form-unsure", "own:not-know")];
/// What one should know before one answers.
const GOOD_TO_KNOW: [(&str, &str); 4] = [
    ("form-unsure-means", "own:not-know"),
    ("form-no-counts", "own:no"),
    ("form-take-back", "own:stop"),
    ("form-given-away", "📖"),
];

fn signers(guardian: bool, say: &dyn Fn(&str) -> InLanguages) -> Vec<FormSigner> {
    let mut signers = vec![FormSigner { head: say("form-maker"), text: say("form-maker-text") }];
    if guardian {
        signers.push(FormSigner { head: say("form-guardian"), text: say("form-guardian-text") });
    }
    signers
}

fn where_and_when(show: &Exhibition, langs: &[Lang]) -> InLanguages {
    each(langs, |lang| {
        let dates = dates::reword(lang, show.dates.trim());
        let parts = [show.title.trim(), dates.as_str(), show.place.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    })
}
