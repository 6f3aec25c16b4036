//! English verb forms: -s, past, -ing. Only the first word of a phrase changes (look for, looked for).

/// Past forms that no rule gives.
const PASTS: [(&str, &str); 96] = [
    ("be", "was"),
    ("become", "became"),
    ("begin", "began"),
    ("bend", "bent"),
    ("bite", "bit"),
    ("bleed", "bled"),
    ("blow", "blew"),
    ("break", "broke"),
    ("bring", "brought"),
    ("build", "built"),
    ("burst", "burst"),
    ("buy", "bought"),
    ("catch", "caught"),
    ("choose", "chose"),
    ("come", "came"),
    ("cost", "cost"),
    ("cut", "cut"),
    ("dig", "dug"),
    ("do", "did"),
    ("draw", "drew"),
    ("drink", "drank"),
    ("drive", "drove"),
    ("eat", "ate"),
    ("fall", "fell"),
    ("feed", "fed"),
    ("feel", "felt"),
    ("fight", "fought"),
    ("find", "found"),
    ("fly", "flew"),
    ("forget", "forgot"),
    ("forgive", "forgave"),
    ("freeze", "froze"),
    ("get", "got"),
    ("give", "gave"),
    ("go", "went"),
    ("grow", "grew"),
    ("hang", "hung"),
    ("have", "had"),
    ("hear", "heard"),
    ("hide", "hid"),
    ("hit", "hit"),
    ("hold", "held"),
    ("hurt", "hurt"),
    ("keep", "kept"),
    ("know", "knew"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lend", "lent"),
    ("let", "let"),
    ("lie", "lay"),
    ("lose", "lost"),
    ("make", "made"),
    ("mean", "meant"),
    ("meet", "met"),
    ("pay", "paid"),
    ("put", "put"),
    ("read", "read"),
    ("ride", "rode"),
    ("ring", "rang"),
    ("rise", "rose"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw"),
    ("sell", "sold"),
    ("send", "sent"),
    ("set", "set"),
    ("shake", "shook"),
    ("shut", "shut"),
    ("sing", "sang"),
    ("sit", "sat"),
    ("sleep", "slept"),
    ("speak", "spoke"),
    ("spend", "spent"),
    ("spread", "spread"),
    ("stand", "stood"),
    ("steal", "stole"),
    ("stick", "stuck"),
    ("sting", "stung"),
    ("swear", "swore"),
    ("sweep", "swept"),
    ("swim", "swam"),
    ("take", "took"),
    ("teach", "taught"),
    ("tear", "tore"),
    ("tell", "told"),
    ("think", "thought"),
    ("throw", "threw"),
    ("understand", "understood"),
    ("undo", "undid"),
    ("wake", "woke"),
    ("wear", "wore"),
    ("win", "won"),
    ("wind", "wound"),
    ("withdraw", "withdrew"),
    ("write", "wrote"),
];

/// Verbs of more than one syllable whose last consonant is doubled all the same.
const DOUBLING: [&str; 4] = ["begin", "forget", "prefer", "admit"];

/// Applies `change` to the first word.
fn first_word(phrase: &str, change: impl Fn(&str) -> String) -> String {
    match phrase.split_once(' ') {
        Some((first, rest)) => format!("{} {rest}", change(first)),
        None => change(phrase),
    }
}

/// drink -> drinks, go -> goes, try -> tries, have -> has.
pub fn third(verb: &str) -> String {
    first_word(verb, |word| match word {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ if ends_in_y(word) => format!("{}ies", word.trim_end_matches('y')),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    })
}

/// drink -> drank, play -> played, try -> tried, stop -> stopped.
pub fn past(verb: &str) -> String {
    first_word(verb, |word| match PASTS.iter().find(|(base, _)| *base == word) {
        Some((_, past)) => (*past).to_owned(),
        None if word.ends_with('e') => format!("{word}d"),
        None if ends_in_y(word) => format!("{}ied", word.trim_end_matches('y')),
        None => format!("{}ed", doubled(word)),
    })
}

/// drink -> drinking, make -> making, sit -> sitting, lie -> lying.
pub fn gerund(verb: &str) -> String {
    first_word(verb, |word| match word {
        "be" | "see" => format!("{word}ing"),
        _ if word.ends_with("ie") => format!("{}ying", word.trim_end_matches("ie")),
        _ if word.ends_with("ee") || word.ends_with("ye") => format!("{word}ing"),
        _ if word.ends_with('e') => format!("{}ing", word.trim_end_matches('e')),
        _ => format!("{}ing", doubled(word)),
    })
}

/// The base form as it stands after do, will, can, to.
pub fn base_of(verb: &str) -> &str {
    verb.strip_prefix("to ").unwrap_or(verb)
}

fn ends_in_y(word: &str) -> bool {
    let before = word.chars().rev().nth(1);
    word.ends_with('y') && before.is_some_and(|c| !is_vowel(c))
}

/// Doubles the last consonant of short verbs: stop -> stopp, sit -> sitt; not fix, open, play.
fn doubled(word: &str) -> String {
    let tail: Vec<char> = word.chars().rev().take(3).collect();
    let short = word.chars().filter(|c| is_vowel(*c)).count() == 1 || DOUBLING.contains(&word);
    match tail.as_slice() {
        [last, vowel, before]
            if short && is_vowel(*vowel) && !is_vowel(*before) && !is_vowel(*last) && !"wxy".contains(*last) =>
        {
            format!("{word}{last}")
        }
        _ => word.to_owned(),
    }
}

/// Whether a letter is a, e, i, o or u.
pub fn is_vowel(c: char) -> bool {
    "aeiou".contains(c.to_ascii_lowercase())
}
