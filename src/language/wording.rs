//! Better words for a picture, or a description of one, found by a chat service: what it is told, in which form it answers, and whether its answer may be
//! used. It is told words of the vocabulary alone, and may turn nothing else into a thing of the picture.

use crate::domain::locale::LocalText;
use crate::domain::vocabulary::{Semantic, Vocabulary, Word, WordClass};
use serde_json::{Value, json};

/// Shortest and longest text that is taken, characters.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=700;
/// Most words that are named.
const MAX_THINGS: usize = 32;

/// What a chat service is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording {
    /// Name of the form of the answer.
    pub name: &'static str,
    /// How to answer.
    pub rules: String,
    /// What to word.
    pub told: String,
    /// JSON schema of the answer.
    pub form: Value,
}

/// Name of the form in which a picture is worded.
const FORM: &str = "picture_prompt";

const RULES: &str = "You word prompts for a picture generator. The picture belongs to a person with a developmental \
disability; it must stay what they chose. You are given a plain description in Korean and English and the list of its things. \
Write one vivid prompt in each language, two to four sentences, that says the same: the same things, number, colours, places, \
actions, style and mood. Do not add any person, animal, object, plant, food, building or weather that is not in the list; you may \
say how the light falls, how the picture is composed and how the paint looks. Name every thing of the list in both texts. No \
names of artists or brands, no writing in the picture. Answer in the given JSON form only.";

const DESCRIPTION_RULES: &str = "You write alternative text for a picture in an exhibition, for people who do not see it. You have \
not seen the picture: you are given a plain draft or the words that its maker chose, in Korean and English, the list of its things \
and perhaps the style it is painted in. Write one description in each language, one to three short sentences in plain words, the \
Korean in 해요체, that says the same: the same things, number, colours, places and actions. Name every thing of the list in both \
texts. Do not add any person, animal, object, plant, food, building or weather that is not in the list, no names, no feelings and no \
meaning. Do not begin with \"a picture of\". Answer in the given JSON form only.";

/// Asks for a description of a picture that shows `told`, in this style (its name; empty: none is known).
pub fn describe(told: &LocalText, things: &[&Word], style: &str) -> Wording {
    let Wording { form, .. } = ask(told, things);
    let told = json!({ "ko": told.ko, "en": told.en, "things": list(things), "style": style }).to_string();
    Wording { name: FORM, rules: DESCRIPTION_RULES.to_owned(), told, form }
}

fn list(things: &[&Word]) -> Vec<Value> {
    things.iter().take(MAX_THINGS).map(|word| json!({"ko": word.ko, "en": word.en})).collect()
}

/// Asks for better words for `scene`, in which these words may become things.
pub fn ask(scene: &LocalText, things: &[&Word]) -> Wording {
    let names: Vec<&str> = names(things);
    let item = match names.is_empty() {
        true => json!({ "type": "string" }),
        false => json!({ "type": "string", "enum": names }),
    };
    let form = json!({
        "type": "object", "additionalProperties": false, "required": ["things", "ko", "en"],
        "properties": {"things": {"type": "array", "items": item}, "ko": {"type": "string"}, "en": {"type": "string"}},
    });
    let told = json!({ "ko": scene.ko, "en": scene.en, "things": list(things) }).to_string();
    Wording { name: FORM, rules: RULES.to_owned(), told, form }
}

fn names<'a>(things: &[&'a Word]) -> Vec<&'a str> {
    let mut names: Vec<&str> = things.iter().take(MAX_THINGS).map(|word| word.en.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The words of an answer, if they may be used: in the form, of bounded length, with every thing of the list and no other thing
/// that the vocabulary knows.
pub fn read(answer: &Value, scene: &LocalText, things: &[&Word], vocabulary: &Vocabulary) -> Option<LocalText> {
    let allowed = names(things);
    let listed = answer["things"].as_array()?;
    if !listed.iter().all(|thing| thing.as_str().is_some_and(|thing| allowed.contains(&thing))) {
        return None;
    }
    let found = LocalText::new(line(&answer["ko"])?, line(&answer["en"])?);
    let (english, plain) = (english_words(&found.en), english_words(&scene.en));
    let named = |word: &&&Word| has_english(&english, &word.en) || !has_english(&plain, &word.en);
    let told = |word: &&&Word| found.ko.contains(&word.ko) || !scene.ko.contains(&word.ko);
    if !things.iter().take(MAX_THINGS).all(|word| named(&word) && told(&word)) {
        return None;
    }
    let is_new = |word: &&Word| {
        let in_english = has_english(&english, &word.en) && !has_english(&plain, &word.en);
        in_english || (has_korean(&found.ko, &word.ko) && !scene.ko.contains(&word.ko))
    };
    let others =
        vocabulary.words().iter().filter(|word| can_be_seen(word) && !things.iter().any(|own| own.en == word.en));
    match others.filter(|word| !is_manner(word)).find(is_new) {
        Some(_) => None,
        None => Some(found),
    }
}

/// One line of bounded length.
fn line(value: &Value) -> Option<String> {
    let text: String = value.as_str()?.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    LENGTH.contains(&text.chars().count()).then_some(text)
}

/// Whether a word is one of a thing that a picture can show.
fn can_be_seen(word: &Word) -> bool {
    use Semantic::{Animal, Clothes, Drink, Food, Nature, Person, Place, Plant, Tool, Vehicle, Weather};
    let shown = [Person, Food, Drink, Place, Tool, Clothes, Vehicle, Animal, Plant, Nature, Weather];
    word.class == WordClass::Noun && shown.contains(&word.semantic)
}

/// Words that tell how a picture looks as often as what it shows.
fn is_manner(word: &Word) -> bool {
    [
        "light", "shadow", "paper", "line", "frame", "air", "ground", "place", "top", "bottom", "side", "centre",
        "center", "middle",
    ]
    .contains(&word.en.to_lowercase().as_str())
}

/// The words of an English text in small letters, with a space before and after each.
fn english_words(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = text.chars().map(letters).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a name stands there, alone or as plural.
fn has_english(words: &str, name: &str) -> bool {
    let name = english_words(name);
    let name = name.trim();
    let stem = name.strip_suffix('y').map(|stem| format!(" {stem}ies "));
    let forms = [format!(" {name} "), format!(" {name}s "), format!(" {name}es ")];
    !name.is_empty() && forms.iter().chain(&stem).any(|form| words.contains(form.as_str()))
}

/// What may follow a noun in one written word.
const PARTICLES: [&str; 21] = [
    "", "이", "가", "은", "는", "을", "를", "에", "에서", "의", "과", "와", "도", "로", "으로", "들", "들이", "들은",
    "들을", "이랑", "랑",
];

/// Whether a noun stands there, alone or with a particle.
fn has_korean(text: &str, name: &str) -> bool {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    !name.is_empty() && parts.filter_map(|part| part.strip_prefix(name)).any(|rest| PARTICLES.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::WordId;

    fn word(id: &str, ko: &str, en: &str, semantic: Semantic) -> Word {
        let (id, en) = (WordId::from(id), en.to_owned());
        Word { id, en, class: WordClass::Noun, semantic, ..Word::unknown(ko) }
    }

    fn vocabulary() -> Vocabulary {
        let words = vec![
            word("dog", "개", "dog", Semantic::Animal),
            word("sea", "바다", "sea", Semantic::Nature),
            word("cat", "고양이", "cat", Semantic::Animal),
            word("boat", "배", "boat", Semantic::Vehicle),
            word("light", "빛", "light", Semantic::Nature),
            word("joy", "기쁨", "joy", Semantic::Feeling),
        ];
        Vocabulary::new(words, Vec::new())
    }

    fn scene() -> LocalText {
        LocalText::new("바다에 개가 있어요. 유화처럼 그려 주세요.", "A dog is by the sea. An oil painting.")
    }

    fn said(things: &[&str], ko: &str, en: &str) -> Option<LocalText> {
        let (all, scene) = (vocabulary(), scene());
        let own: Vec<&Word> = ["dog", "sea"].iter().filter_map(|id| all.word(id)).collect();
        read(&json!({"things": things, "ko": ko, "en": en}), &scene, &own, &all)
    }

    const KO: &str = "잔잔한 바다 앞에 개가 앉아 있어요. 따뜻한 빛이 비쳐요.";
    const EN: &str = "Warm light falls on a dog that sits by the quiet sea, full of joy.";

    #[test]
    fn words_that_say_the_same_are_taken() {
        assert_eq!(said(&["dog", "sea"], KO, EN), Some(LocalText::new(KO, EN)));
        assert_eq!(said(&[], &format!(" {KO}\n"), EN).map(|text| text.ko), Some(KO.to_owned()), "one line");
    }

    #[test]
    fn nothing_becomes_a_thing_that_was_not_chosen() {
        assert_eq!(said(&["dog", "sea", "cat"], KO, EN), None, "listed");
        assert_eq!(said(&["dog"], KO, &format!("{EN} Two cats watch.")), None, "in English");
        assert_eq!(said(&["dog"], &format!("{KO} 고양이도 있어요."), EN), None, "in Korean");
        assert_eq!(said(&["dog"], &format!("{KO} 멀리 배가 떠요."), EN), None, "of one letter");
        assert!(said(&["dog"], &format!("{KO} 배경은 맑아요."), EN).is_some(), "a word that only begins so");
    }

    #[test]
    fn nothing_that_was_chosen_is_left_out() {
        assert_eq!(said(&["dog"], KO, "Warm light falls on the quiet sea."), None);
        assert_eq!(said(&["dog"], "잔잔한 바다에 빛이 비쳐요.", EN), None);
        assert!(said(&["dog"], KO, &EN.replace("a dog that sits", "dogs that sit")).is_some());
    }

    #[test]
    fn what_has_not_the_form_is_not_taken() {
        let (all, scene) = (vocabulary(), scene());
        let nonsense = [
            Value::Null,
            json!({}),
            json!({"things": [], "ko": KO}),
            json!({"things": "dog", "ko": KO, "en": EN}),
            json!({"things": [7], "ko": KO, "en": EN}),
            json!({"things": [], "ko": KO, "en": EN.repeat(20)}),
            json!({"things": [], "ko": "", "en": EN}),
        ];
        for answer in nonsense {
            assert_eq!(read(&answer, &scene, &[], &all), None, "{answer}");
        }
    }

    #[test]
    fn it_is_told_the_scene_and_nothing_else() {
        let (all, scene) = (vocabulary(), scene());
        let own: Vec<&Word> = ["sea", "dog", "dog"].iter().filter_map(|id| all.word(id)).collect();
        let asked = ask(&scene, &own);
        let told: Value = serde_json::from_str(&asked.told).expect("JSON");
        assert_eq!((&told["en"], &told["things"][1]), (&json!(scene.en), &json!({"ko": "개", "en": "dog"})));
        assert_eq!(asked.form["properties"]["things"]["items"]["enum"], json!(["dog", "sea"]));
        assert_eq!(ask(&scene, &[]).form["properties"]["things"]["items"], json!({"type": "string"}));
    }
}
