//! Korean questions at a counter: 커피요, 주스요? · 현금이세요, 카드세요? · 드시고 가세요, 포장하세요?

use super::board::AnswerOption;
use crate::domain::vocabulary::{Vocabulary, WordClass};
use crate::language::hangul::{last_syllable, with_last};
use crate::language::josa::Josa;

/// Words that only begin, or keep the ear open.
const FILLERS: [&str; 22] = [
    "네",
    "예",
    "아",
    "음",
    "자",
    "저",
    "저기요",
    "손님",
    "고객님",
    "혹시",
    "그럼",
    "그러면",
    "일단",
    "잠깐만요",
    "잠시만요",
    "안녕하세요",
    "어서",
    "오세요",
    "실례지만",
    "죄송하지만",
    "아니면",
    "그냥",
];
/// Beginnings of words that ask for something else than yes or no.
const ASKING: [&str; 16] = [
    "뭐",
    "뭘",
    "무엇",
    "무얼",
    "무슨",
    "어디",
    "누구",
    "누가",
    "언제",
    "왜",
    "어떻게",
    "어떤",
    "어느",
    "몇",
    "얼마",
    "어때",
];
/// How a polite question or offer ends.
const ENDS: [&str; 13] =
    ["요", "까", "까요", "나요", "가요", "니", "래", "죠", "지요", "죠?", "습니까", "십니까", "냐"];
/// What a helper offers to do with a thing: it is no part of what is chosen.
const OFFERS: [&str; 19] = [
    "드릴까요",
    "드려요",
    "드리면",
    "될까요",
    "줄까요",
    "주세요",
    "주실래요",
    "하시겠어요",
    "하실래요",
    "하시나요",
    "하세요",
    "할까요",
    "할래요",
    "하실까요",
    "원하세요",
    "필요하세요",
    "있으세요",
    "좋으세요",
    "드시겠어요",
];

/// The things between which one is to choose; fewer than two: none.
pub(super) fn options(text: &str, words: &Vocabulary) -> Vec<AnswerOption> {
    let asked = question(text);
    let parts = among(&asked).unwrap_or_else(|| parts(&asked));
    if parts.len() < 2 {
        return Vec::new();
    }
    parts.iter().filter_map(|part| option(part, words)).collect()
}

/// Whether yes and no answer it.
pub(super) fn asks_yes_or_no(text: &str) -> bool {
    let asked = question(text);
    let Some(last) = asked.split_whitespace().last().map(bare) else { return false };
    let telling = ["어요", "아요", "해요", "네요", "이에요", "예요", "습니다", "세요"];
    let ends = |ends: &[&str]| ends.iter().any(|end| last.ends_with(end));
    let asks = asked.contains('?') || (ends(&ENDS) && !ends(&telling));
    asks && !asked.split_whitespace().any(is_asking)
}

fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_asking(word: &str) -> bool {
    ASKING.iter().any(|asking| bare(word).starts_with(asking))
}

/// What is asked: the last sentence, with those before it that ask as briefly (커피요? 주스요?).
fn question(text: &str) -> String {
    const BRIEF: usize = 3;
    let sentences: Vec<&str> =
        text.split_inclusive(['?', '!', '.', '\n']).map(str::trim).filter(|part| !bare(part).is_empty()).collect();
    let asking = sentences.iter().rposition(|part| part.ends_with('?')).unwrap_or(sentences.len().saturating_sub(1));
    let is_brief = |part: &&&str| part.ends_with('?') && part.split_whitespace().count() <= BRIEF;
    let before = sentences.iter().take(asking).rev().take_while(is_brief).count();
    let chosen = sentences.get(asking - before.min(asking)..=asking).unwrap_or_default();
    chosen.join(", ").replace("?,", ",")
}

/// 커피랑 주스 중에 뭐: what stands before 중에.
fn among(asked: &str) -> Option<Vec<String>> {
    let (before, _) = asked.split_once(" 중에").or_else(|| asked.split_once(" 중 "))?;
    let last = before.rsplit(['.', '?', '!']).next().unwrap_or(before);
    let words = last.split([' ', ',']).map(bare).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    let mut named: Vec<String> = words.map(str::to_owned).collect();
    let count = named.len();
    for word in named.iter_mut().take(count.saturating_sub(1)) {
        *word = without(word, &[Josa::With, Josa::And, Josa::Or], &["하고"]);
    }
    Some(named)
}

/// The parts of a question that has several: at commas, at 아니면, and where one ending follows another.
fn parts(asked: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for piece in asked.replace(" 아니면 ", ", ").replace(" 또는 ", ", ").replace(" 혹은 ", ", ").split([',', '·', '/'])
    {
        let mut part: Vec<&str> = Vec::new();
        for word in piece.split_whitespace().map(bare).filter(|word| !word.is_empty()) {
            if part.is_empty() && FILLERS.contains(&word) {
                continue;
            }
            part.push(word);
            // 커피요 주스요, 카드로 하시겠어요 현금으로 하시겠어요: an ending closes a part.
            if word.chars().count() > 1 && ENDS.iter().any(|end| word.ends_with(end)) {
                parts.push(std::mem::take(&mut part).join(" "));
            }
        }
        if !part.is_empty() {
            parts.push(part.join(" "));
        }
    }
    // 뭐로 하실래요, 창가요 복도요: the part that asks names nothing.
    parts.retain(|part| !part.split_whitespace().any(is_asking));
    parts
}

fn option(part: &str, words: &Vocabulary) -> Option<AnswerOption> {
    let mut tokens: Vec<&str> = part.split_whitespace().collect();
    let last = tokens.last().copied()?;
    let offered = tokens.len() > 1 && OFFERS.contains(&last);
    if offered {
        tokens.pop();
        let thing = tokens.join(" ");
        // 포장해 드릴까요: what would be done for one.
        if thing.ends_with(['해', '어', '아', '워', '려']) {
            let label = thing.strip_suffix('해').unwrap_or(&thing).to_owned();
            return Some(AnswerOption { answer: format!("{thing} 주세요."), label });
        }
        let thing = without(&thing, &[Josa::By, Josa::Object, Josa::Subject, Josa::Topic], &[]);
        return Some(noun(thing));
    }
    if let Some(deed) = deed(part, words) {
        return Some(deed);
    }
    let thing = [
        "이신가요",
        "신가요",
        "이십니까",
        "인가요",
        "이에요",
        "예요",
        "이세요",
        "세요",
        "으로요",
        "로요",
        "이요",
        "요",
    ]
    .iter()
    .find_map(|end| part.strip_suffix(end))
    .filter(|thing| !thing.is_empty());
    Some(noun(thing.unwrap_or(part).trim().to_owned()))
}

fn noun(label: String) -> AnswerOption {
    AnswerOption { answer: format!("{}.", Josa::Yo.attach(&label)), label }
}

/// 드시고 가세요: something to do. The answer is mine, so it does not honour: 먹고 갈게요.
fn deed(part: &str, words: &Vocabulary) -> Option<AnswerOption> {
    const POLITE: [&str; 14] = [
        "으시겠어요",
        "시겠어요",
        "으실래요",
        "실래요",
        "으실까요",
        "실까요",
        "으시나요",
        "시나요",
        "으실 거예요",
        "실 거예요",
        "으세요",
        "세요",
        "을래요",
        "을까요",
    ];
    let stem = POLITE.iter().find_map(|end| part.strip_suffix(end))?;
    let last = stem.split_whitespace().last()?;
    let several = stem.contains(' ');
    let known = own_stem(last);
    let is_verb = words.find(&format!("{known}다")).is_some_and(|word| word.class == WordClass::Verb);
    let is_noun = words.find(last).is_some_and(|word| word.class == WordClass::Noun);
    // 카드세요 is a card; 포장하세요 and 기다리세요 are deeds. 이 before 세요 is 이다.
    if last.ends_with('이') || is_noun || !(is_verb || several || last.ends_with('하')) {
        return None;
    }
    let head = stem.strip_suffix(last).unwrap_or_default().replace("드시고", "먹고").replace("계시", "있");
    let stem = format!("{head}{known}");
    let answer = match last_syllable(&stem)?.last {
        None => format!("{}게요.", with_last(&stem, Some('ㄹ'))),
        Some('ㄹ') => format!("{stem}게요."),
        Some(_) => format!("{stem}을게요."),
    };
    let label = stem.strip_suffix('하').filter(|_| head.is_empty()).map(str::to_owned);
    Some(AnswerOption { label: label.unwrap_or_else(|| answer.trim_end_matches('.').to_owned()), answer })
}

/// The stem of one's own deed for the stem that honours another's.
fn own_stem(stem: &str) -> String {
    match stem {
        "드" | "잡수" => "먹".to_owned(),
        "주무" => "자".to_owned(),
        "계" => "있".to_owned(),
        other => other.to_owned(),
    }
}

/// Without a particle that fits before it; 사과 keeps its last syllable.
fn without(text: &str, particles: &[Josa], others: &[&str]) -> String {
    let other = others.iter().find_map(|end| text.strip_suffix(end));
    let particle = || {
        let forms = particles.iter().flat_map(|josa| [(*josa, josa.forms().0), (*josa, josa.forms().1)]);
        let mut fitting = forms.filter_map(|(josa, form)| {
            let stem = text.strip_suffix(form).filter(|stem| !stem.is_empty())?;
            (josa.after(stem) == form).then_some(stem)
        });
        fitting.next()
    };
    other.filter(|stem| !stem.is_empty()).or_else(particle).unwrap_or(text).to_owned()
}
