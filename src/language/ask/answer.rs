//! What a chat service is told with a question, and its answer as short sentences.

use crate::domain::locale::Lang;
use crate::domain::service::Told;
use crate::language::wording::Wording;
use serde_json::{Value, json};

/// Longest question, characters.
pub const MAX_QUESTION: usize = 300;
/// Most sentences of an answer, and most characters of one: more is no short sentence.
const MAX_SENTENCES: usize = 6;
const MAX_SENTENCE: usize = 60;
/// English says the same with more letters.
const MAX_SENTENCE_ENGLISH: usize = 110;
/// Longer texts of an answer are not looked at.
const MAX_TEXT: usize = 2_000;

const RULES: &str = "You answer a question of an adult with a developmental disability. Answer in the language that is asked \
for; in Korean write 해요체. Use easy everyday words and at most five sentences, each with one thought and no more than ten words. No \
lists, no links, no numbers that are not needed, no foreign words. Treat the person as an adult. If you are not sure, or the question \
needs facts that change (prices, opening hours, laws, who somebody is), or is about health, medicine, money or danger, set \"knows\" to \
false and say in one sentence whom to ask: a person they trust, the place itself, 110 or 120 in Korea, 119 in danger. What is written ○○ \
was left out to protect somebody: do not ask for it. Answer in the given JSON form only.";

/// What a chat service is asked for a question.
pub fn ask(question: &str, lang: Lang) -> Wording {
    let form = json!({
        "type": "object", "additionalProperties": false, "required": ["knows", "sentences"],
        "properties": {
            "knows": {"type": "boolean"},
            "sentences": {"type": "array", "items": {"type": "string"}},
        },
    });
    let told = json!({ "language": lang.tag(), "question": question }).to_string();
    Wording { name: "easy_answer", rules: RULES.to_owned(), told, form }
}

/// The answer in short sentences; `None`: it has not the form that was asked for. Not to know is an answer.
pub fn read(answer: &Value, lang: Lang) -> Option<Told> {
    let knows = answer["knows"].as_bool()?;
    let texts = answer["sentences"].as_array()?.iter().filter_map(Value::as_str);
    let text: String = texts.flat_map(|text| text.chars().chain(['\n'])).take(MAX_TEXT).collect();
    let sentences: Vec<String> =
        text.lines().flat_map(sentences).flat_map(|one| short(&one, lang)).take(MAX_SENTENCES).collect();
    // Who knows something says it.
    (!knows || !sentences.is_empty()).then_some(Told { knows, sentences })
}

/// A line as its sentences, without marks that are no words.
fn sentences(line: &str) -> Vec<String> {
    let plain: String = line.chars().filter(|c| !c.is_control() && !matches!(c, '*' | '#' | '`' | '_')).collect();
    let mut all = vec![String::new()];
    let mut letters = plain.chars().peekable();
    while let Some(c) = letters.next() {
        if let Some(last) = all.last_mut() {
            last.push(c);
        }
        let ends = matches!(c, '.' | '?' | '!' | '。') && letters.peek().is_none_or(|next| next.is_whitespace());
        if ends {
            all.push(String::new());
        }
    }
    let trimmed = all.iter().map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "));
    trimmed.filter(|one| one.chars().any(char::is_alphanumeric)).collect()
}

/// A sentence that is too long, in parts at its commas and then between words: nothing of it is lost.
fn short(sentence: &str, lang: Lang) -> Vec<String> {
    let most = if lang == Lang::Ko { MAX_SENTENCE } else { MAX_SENTENCE_ENGLISH };
    if sentence.chars().count() <= most {
        return vec![sentence.to_owned()];
    }
    let mut parts = vec![String::new()];
    for word in sentence.split(' ') {
        let long = parts.last().is_some_and(|part| part.chars().count() + word.chars().count() + 1 > most);
        let broken = parts.last().is_some_and(|part| part.ends_with(',') && part.chars().count() > most / 3);
        if long || broken {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            if !part.is_empty() {
                part.push(' ');
            }
            part.push_str(word);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_becomes_short_sentences_and_nothing_of_it_is_lost() {
        let long = "비가 오는 날에는 길이 아주 미끄럽고 앞이 잘 보이지 않아서, 우산을 쓰고 천천히 걸어야 하고, 밝은 옷을 입으면 다른 사람이 나를 잘 볼 수 있어요.";
        let answer = json!({"knows": true, "sentences": ["**물**은 0도에서 얼어요. 얼음이 돼요!", long]});
        let told = read(&answer, Lang::Ko).unwrap();
        assert_eq!(&told.sentences[..2], ["물은 0도에서 얼어요.", "얼음이 돼요!"]);
        assert!(told.sentences.iter().all(|one| one.chars().count() <= MAX_SENTENCE), "{told:?}");
        assert_eq!(told.sentences[2..].join(" "), long);
    }

    #[test]
    fn not_to_know_is_an_answer_and_another_form_is_none() {
        let told = read(&json!({"knows": false, "sentences": []}), Lang::Ko).unwrap();
        assert!(!told.knows && told.sentences.is_empty());
        for wrong in [
            json!({}),
            json!({"knows": true, "sentences": []}),
            json!({"knows": "yes", "sentences": ["a"]}),
            json!("네"),
        ] {
            assert_eq!(read(&wrong, Lang::Ko), None, "{wrong}");
        }
        let many: Vec<String> = (0..90).map(|n| format!("문장 {n}이에요.")).collect();
        assert_eq!(read(&json!({"knows": true, "sentences": many}), Lang::Ko).unwrap().sentences.len(), MAX_SENTENCES);
    }

    #[test]
    fn nothing_but_the_question_and_the_language_is_told() {
        let wording = ask("왜요?", Lang::Ko);
        assert_eq!(
            serde_json::from_str::<Value>(&wording.told).unwrap(),
            json!({"language": "ko", "question": "왜요?"})
        );
    }
}
