//! Where the things said come from: our judged sentences, Korean texts, and the home of the program.

use super::Entry;
use malgeurim::domain::id::WordId;
use malgeurim::domain::record::Record;
use malgeurim::domain::strip::{Piece, Utterance};
use malgeurim::domain::vocabulary::{Part, Vocabulary, WordClass};
use malgeurim::io::store::Store;
use malgeurim::language::korean::{Ending, Middle, Predicate, variants};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// Korea is nine hours ahead of UTC.
const OFFSET_MIN: i32 = 540;

/// The rows of `tests/it/language_sentences.tsv`: each row of words once.
pub fn judged(text: &str, words: &Vocabulary) -> Vec<Entry> {
    let rows = text.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split('\t').next());
    let rows: BTreeSet<&str> = rows.collect();
    let entry = |row: &str| -> Option<Entry> {
        let named = |text: &str| words.find(&text.replace('_', " ")).map(|word| word.id.clone());
        let words: Vec<WordId> = row.split(' ').map(named).collect::<Option<_>>()?;
        Some(Entry { words, part: None, place: None })
    };
    rows.into_iter().filter_map(entry).collect()
}

/// The words of ours in the sentences of a text, two or more in one; what is between them is passed over.
pub fn text(text: &str, words: &Vocabulary) -> Vec<Entry> {
    let forms = forms(words);
    let sentence = |line: &str| -> Entry {
        let words =
            line.split_whitespace().filter_map(|token| forms.get(token.trim_matches(|c: char| !c.is_alphanumeric())));
        Entry { words: words.cloned().collect(), part: None, place: None }
    };
    text.lines().map(sentence).filter(|entry| entry.words.len() > 1).collect()
}

/// Every form in which a word of ours is written: with particles, with endings. A form of two words is neither's.
fn forms(words: &Vocabulary) -> HashMap<String, WordId> {
    const PARTICLES: [&str; 22] = [
        "", "이", "가", "은", "는", "을", "를", "에", "에서", "의", "와", "과", "도", "만", "로", "으로", "에게",
        "한테", "부터", "까지", "이나", "하고",
    ];
    let mut found: HashMap<String, Option<WordId>> = HashMap::new();
    for word in words.words() {
        let forms: BTreeSet<String> = match word.class {
            WordClass::Verb | WordClass::Adjective => inflected(&word.ko, word.class == WordClass::Adjective),
            WordClass::Adverb | WordClass::Interjection | WordClass::Conjunction | WordClass::Determiner => {
                BTreeSet::from([word.ko.clone()])
            }
            _ => PARTICLES.iter().map(|particle| format!("{}{particle}", word.ko)).collect(),
        };
        for form in forms {
            found.entry(form).and_modify(|id| *id = None).or_insert_with(|| Some(word.id.clone()));
        }
    }
    found.into_iter().filter_map(|(form, id)| Some((form, id?))).collect()
}

fn inflected(base: &str, adjective: bool) -> BTreeSet<String> {
    use Ending::{
        A, Adnominal, AdnominalFuture, AdnominalPast, Aseo, Aya, Ayo, Bnida, Da, Eum, Ge, Gi, Go, Ji, Jiman, Myeon,
        Neunde,
    };
    let predicate = Predicate::new(base, adjective);
    let now = [
        A,
        Ayo,
        Bnida,
        Da,
        Go,
        Aseo,
        Myeon,
        Jiman,
        Ji,
        Ge,
        Neunde,
        Aya,
        Gi,
        Eum,
        Adnominal,
        AdnominalPast,
        AdnominalFuture,
    ];
    let past = Middle { past: true, ..Middle::default() };
    let now = now.into_iter().flat_map(|ending| variants(&predicate, Middle::default(), ending));
    now.chain([A, Ayo, Bnida, Da, Go, Jiman, Neunde].into_iter().flat_map(|ending| variants(&predicate, past, ending)))
        .collect()
}

/// The name of somebody, and what they said.
type Said = (String, Vec<Entry>);

/// What the people of a home of the program said, oldest first.
pub fn home(folder: &Path) -> Result<Vec<Said>, Box<dyn std::error::Error>> {
    let opened = Store::open_read_only(folder)?;
    let mut said: BTreeMap<String, Vec<Utterance>> = BTreeMap::new();
    let mut names: HashMap<String, String> = HashMap::new();
    for record in opened.records {
        match record {
            Record::Utterance(one) => said.entry(one.profile.0.clone()).or_default().push(one),
            Record::Profile(person) => drop(names.insert(person.id.0.clone(), person.name)),
            _ => {}
        }
    }
    let entry = |said: &Utterance| Entry {
        words: said
            .tiles
            .iter()
            .filter_map(|tile| if let Piece::Word(id) = &tile.piece { Some(id.clone()) } else { None })
            .collect(),
        part: Some(Part::of(said.at, OFFSET_MIN)),
        place: said.place.clone(),
    };
    let of = |(who, mut said): (String, Vec<Utterance>)| {
        said.retain(|said| !said.prepared);
        said.sort_by_key(|said| said.at);
        (names.get(&who).cloned().unwrap_or(who), said.iter().map(entry).collect())
    };
    Ok(said.into_iter().map(of).collect())
}
