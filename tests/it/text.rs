//! The texts: both languages say the same things, every key that the program uses exists, and Korean stays easy.

use malgeurim::domain::artwork::{Beginning, Hand};
use malgeurim::domain::consent::Use;
use malgeurim::domain::errand::{TalkWay, WhatHelps};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::notice::Notice;
use malgeurim::domain::profile::{GridSize, Theme};
use malgeurim::domain::sentence::{EndingKey, SpeechLevel};
use malgeurim::text::{FILES, Texts};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A message or attribute: its id (`undo`, `undo.hint`), its raw pattern and the variables in it.
#[derive(Debug, Default, PartialEq)]
struct Entry {
    pattern: String,
    variables: BTreeSet<String>,
}

/// Reads the shape of a Fluent file: whether it is valid is for the Fluent parser to say.
fn entries(source: &str) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in source.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let text = match line.split_once('=') {
            Some((id, text)) if !line.starts_with([' ', '}']) => {
                message = id.trim().to_owned();
                current.clone_from(&message);
                assert!(!entries.contains_key(&current), "{current} is there twice");
                text
            }
            Some((name, text)) if line.trim_start().starts_with('.') => {
                current = format!("{message}{}", name.trim());
                text
            }
            _ => line,
        };
        let entry = entries.entry(current.clone()).or_default();
        entry.pattern = format!("{} {}", entry.pattern, text.trim()).trim().to_owned();
        entry.variables.extend(variables(text));
    }
    entries
}

fn variables(text: &str) -> impl Iterator<Item = String> + '_ {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    text.split('$').skip(1).map(name)
}

fn all_entries(lang: Lang) -> BTreeMap<String, Entry> {
    FILES.iter().flat_map(|file| entries(file.source(lang))).collect()
}

#[test]
fn every_file_parses_and_no_id_is_there_twice() {
    for lang in [Lang::Ko, Lang::En] {
        let mut bundle = fluent_bundle::FluentBundle::new(vec![lang.tag().parse().unwrap()]);
        for file in FILES {
            let resource = fluent_bundle::FluentResource::try_new(file.source(lang).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{} {}: {errors:?}", file.room, lang.tag()));
            let added = bundle.add_resource(resource);
            assert!(added.is_ok(), "{} {}: {added:?}", file.room, lang.tag());
        }
    }
}

#[test]
fn both_languages_have_the_same_ids_attributes_and_variables() {
    for file in FILES {
        let (ko, en) = (entries(file.ko), entries(file.en));
        let names = |entries: &BTreeMap<String, Entry>| entries.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&ko), names(&en), "ids of {}", file.room);
        assert!(!ko.is_empty(), "{} is empty", file.room);
        for (id, entry) in &ko {
            assert_eq!(entry.variables, en[id].variables, "variables of {id}");
            assert!(!entry.pattern.is_empty() && !en[id].pattern.is_empty(), "{id} is empty");
        }
    }
}

#[test]
fn every_message_is_formatted_without_a_gap() {
    for lang in [Lang::Ko, Lang::En] {
        let texts = Texts::new(lang);
        for (id, entry) in all_entries(lang) {
            let args: Vec<(&str, &str)> = entry.variables.iter().map(|name| (name.as_str(), "2")).collect();
            let text = match id.split_once('.') {
                Some((message, "hint")) => texts.hint_with(message, &args).unwrap(),
                Some((_, other)) => panic!("{id}: attribute {other} is not read by anyone"),
                None => texts.with(&id, &args),
            };
            assert!(!text.contains(['{', '}', '$']), "{id}: {text}");
            assert_ne!(text, id, "{id} shows its own name");
        }
    }
}

/// Sentences of a Korean pattern: the parts before `.`, `?` and `!` that end in a Hangul syllable.
fn korean_sentences(pattern: &str) -> Vec<&str> {
    let is_syllable = |c: char| ('가'..='힣').contains(&c);
    let parts = pattern.split_inclusive(['.', '?', '!']).filter(|part| part.ends_with(['.', '?', '!']));
    parts.map(|part| part.trim_end_matches(['.', '?', '!'])).filter(|part| part.ends_with(is_syllable)).collect()
}

#[test]
fn korean_is_easy_and_polite() {
    for (id, Entry { pattern, .. }) in all_entries(Lang::Ko) {
        for word in ["습니다", "합니다", "입니다", "십시오", "하오", "단추", "오류", "에러", "실패", "유효"]
        {
            assert!(!pattern.contains(word), "{id} says {word}: {pattern}");
        }
        for sentence in korean_sentences(&pattern) {
            assert!(sentence.ends_with('요'), "{id} is not in 해요체: {sentence}");
            let words = sentence.split_whitespace().filter(|word| word.contains(|c| ('가'..='힣').contains(&c)));
            assert!(words.count() <= 14, "{id} is a long sentence: {sentence}");
        }
    }
}

#[test]
fn korean_needs_no_particle_after_a_value() {
    for (id, Entry { pattern, .. }) in all_entries(Lang::Ko) {
        for (at, _) in pattern.match_indices(['}', '”']) {
            let after: String = pattern[at..].chars().skip(1).take_while(|c| !c.is_whitespace()).collect();
            let after = after.trim_end_matches(['.', ',', '?']);
            let particles = ["을", "를", "이", "가", "은", "는", "과", "와", "로", "으로", "이에요", "예요"];
            assert!(!particles.contains(&after), "{id}: 은/는 and the like depend on the value: {pattern}");
        }
    }
}

#[test]
fn numbers_choose_the_plural_and_names_stay_names() {
    let english = Texts::new(Lang::En);
    assert_eq!(english.with("works-count", &[("count", "1")]), "1 work");
    assert_eq!(english.with("works-count", &[("count", "12")]), "12 works");
    assert_eq!(english.with("greeting", &[("name", "007")]), "Hello, 007!");
    assert_eq!(english.with("greeting", &[("name", "{ app-name }")]), "Hello, { app-name }!");
    let korean = Texts::new(Lang::Ko);
    assert_eq!(korean.with("greeting", &[("name", "하늘")]), "하늘 님, 안녕하세요!");
    assert_eq!(korean.with("room-works-count", &[("count", "12")]), "작품이 12개 있어요");
    assert_eq!(korean.with("room-works-count", &[("count", "0")]), "아직 작품이 없어요");
}

#[test]
fn what_is_missing_shows_its_id_and_never_panics() {
    let texts = Texts::new(Lang::Ko);
    assert_eq!(texts.get("there-is-no-such-text"), "there-is-no-such-text");
    assert_eq!(texts.hint("there-is-no-such-text"), None);
    assert_eq!(texts.get(""), "");
    assert!(!texts.has("there-is-no-such-text") && texts.has("speak"));
    assert_eq!(texts.hint("home"), None);
}

#[test]
fn texts_are_shared_between_threads() {
    let texts = Texts::new(Lang::Ko);
    let said = std::thread::scope(|scope| scope.spawn(|| texts.get("speak")).join().unwrap());
    assert_eq!(said, "말하기");
}

#[test]
fn notices_are_sentences_and_name_changes_in_words() {
    let notice = Notice::done("undone").with("change", "strip-add");
    assert_eq!(Texts::new(Lang::Ko).notice(&notice), ("되돌렸어요: 낱말 넣기".to_owned(), None));
    assert_eq!(Texts::new(Lang::En).notice(&notice).0, "Undone: Add a word");
    let (what, hint) = Texts::new(Lang::Ko).notice(&Notice::problem("no-sound-device"));
    assert!(what.ends_with("요.") && hint.is_some_and(|hint| hint.ends_with("요.")));
    let odd = Notice::done("undone").with("change", "from-a-newer-version");
    assert_eq!(Texts::new(Lang::En).notice(&odd).0, "Undone: from-a-newer-version");
}

/// The name that files use for a value of a closed list.
fn name<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_closed_list_has_its_words() {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(EndingKey::LINE.map(|key| format!("ending-{}", name(key))));
    ids.extend([Beginning::Blank, Beginning::Picture, Beginning::Words].map(|one| format!("begin-{}", name(one))));
    for hand in [Hand::Person, Hand::Painter, Hand::Service, Hand::Staff] {
        ids.extend([format!("hand-{}", name(hand)), format!("web-hand-{}", name(hand))]);
    }
    ids.extend([Use::Print, Use::Web, Use::Archive, Use::Publicity].map(|one| format!("use-{}", name(one))));
    ids.extend([Theme::Light, Theme::Dark, Theme::Contrast].map(|theme| format!("theme-{}", name(theme))));
    ids.extend([GridSize::Full, GridSize::Beginner].map(|grid| format!("grid-{}", name(grid))));
    let levels = [SpeechLevel::Polite, SpeechLevel::Formal, SpeechLevel::Plain];
    ids.extend(levels.map(|level| format!("speech-level-{}", name(level))));
    let deeds = ["chose", "brought", "composed", "painted", "generated", "drew", "titled", "imported"];
    // "deed-chose-words" names the words that were chosen.
    ids.extend(deeds.iter().skip(1).map(|deed| format!("deed-{deed}")));
    ids.extend(deeds.iter().map(|deed| format!("web-step-{deed}")));
    ids.extend(TalkWay::ALL.map(|way| format!("about-talks-{}", way.name().0)));
    ids.extend(WhatHelps::ALL.map(|help| format!("about-helps-{}", help.name().0)));
    ids.extend(["112", "119"].map(|number| format!("errand-emergency-{number}")));
    let styles = "oil watercolour crayon pencil papercut stained-glass mosaic minhwa ink pop";
    ids.extend(styles.split(' ').map(|style| format!("style-{style}")));
    let checks = "display font voice voices sound-out sound-in camera runtime models store services";
    for check in checks.split(' ') {
        ids.push(format!("doctor-{check}"));
        ids.extend(["ok", "missing", "broken"].map(|state| format!("doctor-{check}-{state}")));
        for state in ["missing", "broken"] {
            let hint = Texts::new(Lang::Ko).hint(&format!("doctor-{check}-{state}"));
            assert!(hint.is_some(), "doctor says what to do when {check} is {state}");
        }
    }
    for id in ids {
        assert!(Texts::new(Lang::Ko).has(&id) && Texts::new(Lang::En).has(&id), "{id} has no words");
    }
}

/// Beginnings of ids that are put together from a value (of a closed list, or of a notice).
const BUILT: [&str; 40] = [
    "about-helps-",
    "about-talks-",
    "check-",
    "cli-answer-",
    "cli-service-",
    "doctor-",
    "entry-fault-",
    "template-",
    "errand-emergency-1",
    "label-field-",
    "language-",
    "loss-",
    "material-",
    "models-install-",
    "models-state-",
    "models-why-",
    "form-use-",
    "mood-",
    "happened-about-",
    "happened-head-",
    "happened-may-",
    "happened-room-",
    "happened-way-",
    "not-yet-",
    "notice-import-",
    "notice-not-yet-",
    "notice-voices-why-",
    "palette-",
    "product-",
    "repair-",
    "question-secret-",
    "queue-",
    "room-",
    "share-verdict-",
    "style-",
    "tidings-",
    "use-",
    "voice-espeak-",
    "web-technique-",
    "web-hand-",
];

#[test]
fn no_message_is_left_over() {
    let source: String =
        rust_files(&source_folder()).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let named = |id: &str| source.contains(&format!("\"{id}\""));
    let patterns: String = all_entries(Lang::Ko).into_values().map(|entry| entry.pattern).collect();
    for (id, _) in all_entries(Lang::Ko) {
        let id = id.split('.').next().unwrap_or_default();
        let short = id.strip_prefix("notice-").or_else(|| id.strip_prefix("change-"));
        let built = BUILT.iter().any(|start| id.starts_with(start));
        let inside = patterns.contains(&format!("{{ {id} "));
        assert!(built || inside || named(id) || short.is_some_and(named), "{id} is said nowhere");
    }
}

/// Calls that take a message id as their first argument, and what stands before it.
const CALLS: [(&str, &str); 12] = [
    (".fail(", ""),
    (".t(", ""),
    (".tn(", ""),
    ("texts.get(", ""),
    ("texts.with(", ""),
    ("texts.hint(", ""),
    ("texts.hint_with(", ""),
    ("texts().get(", ""),
    ("texts().with(", ""),
    ("Notice::done(", "notice-"),
    ("Notice::problem(", "notice-"),
    ("Transaction::new(", "change-"),
];

/// Beginnings that only message ids have, wherever they stand.
const TELLING: [&str; 5] = ["cli-", "doctor-", "web-", "check-", "deed-"];

/// Functions of the update loop that take the name of a change on the line of the call.
const CHANGES: [&str; 2] = ["edit(state, ", "change(state, "];

/// Files whose `match` arms name messages (`… => "id"`), and what may stand before the id.
const KEY_FILES: [(&str, &[&str]); 5] = [
    ("io/audio/worker.rs", &["notice-"]),
    ("io/world/keeper.rs", &["notice-"]),
    ("io/jobs/mod.rs", &["notice-"]),
    ("formats/obf/error.rs", &["notice-import-", "notice-"]),
    ("formats/package/error.rs", &["notice-"]),
];

/// A key that a source text uses: the whole id or, up to a `{`, the beginning of a made one; and the variables that
/// are given to it, where they can be seen.
#[derive(Debug)]
struct Used {
    id: String,
    variables: Option<BTreeSet<String>>,
}

/// The program without comments and tests.
fn code_of(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn used_keys(source: &str) -> Vec<Used> {
    let code = code_of(source);
    let mut used = Vec::new();
    for (call, prefix) in CALLS {
        for (at, _) in code.match_indices(call) {
            let (argument, rest) = first_argument(&code[at + call.len()..]);
            let variables = if prefix == "notice-" { chained(rest) } else { listed(rest) };
            let ids = literals(argument).into_iter().map(|id| format!("{prefix}{id}"));
            used.extend(ids.map(|id| Used { id, variables: variables.clone() }));
        }
    }
    for (at, call) in CHANGES.iter().flat_map(|call| code.match_indices(call)) {
        let line = code[at + call.len()..].lines().next().unwrap_or_default();
        let name = literals(line).into_iter().next();
        used.extend(name.map(|name| Used { id: format!("change-{name}"), variables: None }));
    }
    let is_id = |text: &&str| text.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !text.ends_with('-');
    let telling = literals(&code).into_iter().filter(|text| TELLING.iter().any(|start| text.starts_with(start)));
    used.extend(telling.filter(is_id).map(|id| Used { id: id.to_owned(), variables: None }));
    used
}

/// What stands before the comma or bracket that ends the first argument, and what follows (with it).
fn first_argument(rest: &str) -> (&str, &str) {
    let (mut depth, mut quoted) = (0, false);
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            ')' | ',' if depth == 0 => return rest.split_at(at),
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    (rest, "")
}

/// The texts in quotes.
fn literals(code: &str) -> Vec<&str> {
    code.split('"').skip(1).step_by(2).collect()
}

/// The names in `.with("name", …).with(…)` after the id of a notice; none seen where the chain is not in one piece.
fn chained(rest: &str) -> Option<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut rest = rest.trim_start().strip_prefix(')')?.trim_start();
    while let Some(after) = rest.strip_prefix(".with(") {
        let (name, after) = after.trim_start().strip_prefix('"')?.split_once('"')?;
        names.insert(name.to_owned());
        let mut depth = 1;
        let end = after.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        })?;
        rest = after[end + 1..].trim_start();
    }
    // A notice that is kept in a variable may get its values later.
    (!names.is_empty() || rest.starts_with([')', ',', '}'])).then_some(names)
}

/// The names in `, &[("name", …), …]` after the id.
fn listed(rest: &str) -> Option<BTreeSet<String>> {
    let list = rest.trim_start().strip_prefix(',')?.trim_start().strip_prefix("&[")?;
    let list = list.split_once(']').map_or(list, |(list, _)| list);
    let pairs =
        list.match_indices("(\"").filter(|(at, _)| matches!(list[..*at].trim_end().chars().last(), None | Some(',')));
    Some(pairs.filter_map(|(at, _)| list[at + 2..].split_once('"')).map(|(name, _)| name.to_owned()).collect())
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()));
    let mut files = Vec::new();
    for path in entries.into_iter().flatten() {
        match path.is_dir() {
            true => files.extend(rust_files(&path)),
            false if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
            false => {}
        }
    }
    files
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What is wrong with a use of a key, if anything.
fn fault(known: &BTreeMap<String, Entry>, used: &Used) -> Option<String> {
    if let Some((start, _)) = used.id.split_once('{') {
        return (!known.keys().any(|key| key.starts_with(start))).then(|| format!("{} has no words", used.id));
    }
    let Some(entry) = known.get(&used.id) else { return Some(format!("{} has no words", used.id)) };
    let given = used.variables.as_ref()?;
    let gaps: Vec<&String> = entry.variables.difference(given).collect();
    (!gaps.is_empty()).then(|| format!("{} is not given {gaps:?}", used.id))
}

#[test]
fn every_key_in_the_program_exists() {
    let known = all_entries(Lang::Ko);
    let mut faults = Vec::new();
    for file in rust_files(&source_folder()) {
        let source = std::fs::read_to_string(&file).unwrap();
        let wrong = used_keys(&source).into_iter().filter_map(|used| fault(&known, &used));
        faults.extend(wrong.map(|fault| format!("{}: {fault}", file.display())));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_problem_has_a_sentence() {
    let known = all_entries(Lang::Ko);
    for (file, prefixes) in KEY_FILES {
        let source = std::fs::read_to_string(source_folder().join(file)).unwrap();
        let code = code_of(&source);
        let arms = code.split("=> \"").skip(1).filter_map(|rest| rest.split_once('"'));
        let ids: Vec<&str> = arms.map(|(id, _)| id).collect();
        assert!(ids.len() > 2, "{file} names its problems elsewhere now");
        for id in ids {
            let found = prefixes.iter().any(|prefix| known.contains_key(&format!("{prefix}{id}")));
            assert!(found, "{file}: {id} has no sentence");
        }
    }
}

#[test]
fn every_repair_and_loss_has_words() {
    let known = all_entries(Lang::Ko);
    let source = std::fs::read_to_string(source_folder().join("formats/obf/report.rs")).unwrap();
    for (kind, prefix) in [("RepairKind {", "repair-"), ("LossKind {", "loss-")] {
        let list = source.split(kind).nth(1).and_then(|rest| rest.split("\n);").next()).unwrap();
        let keys: Vec<&str> = list.lines().filter_map(|line| line.split_once(" = \"")?.1.split('"').next()).collect();
        assert!(keys.len() > 10, "{kind} is written another way now");
        for key in keys {
            assert!(known.contains_key(&format!("{prefix}{key}")), "{prefix}{key} has no words");
        }
    }
}

#[test]
fn the_scan_sees_keys_and_their_values() {
    let source = r#"ctx.t("speak");
        // texts.get("nor-this")
        texts.with(
            "works-count", &[("count", &f("x")), ("more", "1")]);
        state.tell(Notice::problem("busy"));
        Notice::done("undone")
            .with("change", name(x))
            .with("by", "y");
        Transaction::new("strip-add", None, vec![]); ctx.t(&format!("style-{name}"));
        cx.t(if on { "turn-off" } else { "turn-on" }); edit(state, &show, "exhibition-edit", |show| show.f("x"))"#;
    let used = used_keys(source);
    let found = |id: &str| used.iter().find(|used| used.id == id).unwrap_or_else(|| panic!("{id}"));
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>());
    assert_eq!(found("works-count").variables, names(&["count", "more"]));
    assert_eq!(found("notice-undone").variables, names(&["change", "by"]));
    assert_eq!(found("notice-busy").variables, names(&[]));
    assert_eq!((found("speak").variables.is_some(), found("style-{name}").variables.is_some()), (false, false));
    for id in ["change-strip-add", "turn-on", "turn-off", "change-exhibition-edit"] {
        found(id);
    }
    assert!(!used.iter().any(|used| used.id == "nor-this"));
    assert!(!rust_files(&source_folder()).is_empty());
}

#[test]
fn a_gap_is_a_fault() {
    let known = all_entries(Lang::Ko);
    let used = |id: &str, names: Option<&[&str]>| Used {
        id: id.to_owned(),
        variables: names.map(|names| names.iter().map(|name| (*name).to_owned()).collect()),
    };
    assert!(fault(&known, &used("no-such-key", None)).is_some());
    assert!(fault(&known, &used("no-such-{x}", None)).is_some());
    assert!(fault(&known, &used("greeting", Some(&[]))).is_some());
    for fine in [used("greeting", Some(&["name"])), used("greeting", None), used("style-{x}", None)] {
        assert_eq!(fault(&known, &fine), None);
    }
}
