//! The built-in words, phrases and boards: complete, unique, drawn, reachable, and each in its place for life.

use malgeurim::domain::board::Board;
use malgeurim::domain::profile::PROTECTED_WORDS;
use malgeurim::domain::vocabulary::{SymbolRef, Vocabulary, WordClass};
use malgeurim::formats::builtin_boards::{self};
use malgeurim::formats::vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use twemoji_assets::svg::SvgTwemojiAsset;

const WORDS: &str = include_str!("../../assets/vocabulary/words.tsv");
const PHRASES: &str = include_str!("../../assets/vocabulary/phrases.tsv");

/// What a teenager or an adult needs and other boards leave out.
const HARD_WORDS: &str = "성기 가슴 엉덩이 항문 생리 생리대 토하다 발작 알레르기 임신 피임 콘돔 성관계 성추행 성폭력 때리다 만지다 욕하다 놀리다 괴롭히다 \
    협박하다 가두다 빼앗다 속이다 비밀 무섭다 신고하다 학대 폭력 사기 답답하다 불안하다 시끄럽다 외롭다 억울하다 우울하다 월급 출근 퇴근 애인 투표 \
    활동지원사 복지카드 키오스크 신분증 서명 동의 권리 차별 자립 살구색 진하게 연하게 섞다 제목 작품 전시";

/// What a person says to keep their own word, body and picture.
const PROTECTING_PHRASES: [&str; 14] = [
    "그 말이 아니에요",
    "말하는 중이에요",
    "기다려 주세요",
    "쉽게 말해 주세요",
    "제가 할게요",
    "만지지 마세요",
    "전시하기 싫어요",
    "이름 넣지 마세요",
    "마음에 안 들어요",
    "하지 마세요",
    "싫다고 했어요",
    "저 대신 말하지 마세요",
    "마음이 바뀌었어요",
    "동의하지 않아요",
];

/// The home board of the design: the Korean word of every cell, `▸` where it opens a board as well.
const HOME: [[&str; 8]; 5] = [
    ["나", "이거", "음식▸", "더", "좋다", "가다", "먹다", "네"],
    ["너", "여기", "장소▸", "같이", "싫다", "오다", "마시다", "아니요"],
    ["우리", "뭐", "물건▸", "지금", "있다", "보다", "하다", "모르다"],
    ["선생님", "어디", "몸·마음▸", "다시", "없다", "말하다", "만들다", "그만"],
    ["사람▸", "왜", "화장실", "다", "아프다", "쉬다", "주다", "도와주세요"],
];

fn boards(vocabulary: &Vocabulary) -> BTreeMap<String, Board> {
    builtin_boards::builtin(vocabulary).into_iter().map(|board| (board.local_id.clone(), board)).collect()
}

fn links(board: &Board) -> Vec<String> {
    board.buttons.iter().filter_map(|button| Some(button.load_board.as_ref()?.id.clone())).collect()
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// An emoji that Twemoji draws (with or without a variation selector), or a pictogram of ours.
fn is_drawn(symbol: &SymbolRef) -> bool {
    if let Some(name) = symbol.own_name() {
        return Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/symbols").join(format!("{name}.svg")).is_file();
    }
    let plain = symbol.0.replace('\u{fe0f}', "");
    let shown = |emoji: &str| SvgTwemojiAsset::from_emoji(emoji).is_some();
    shown(&symbol.0) || shown(&plain) || shown(&format!("{plain}\u{fe0f}"))
}

fn word_at(board: &Board, row: usize, column: usize) -> &str {
    board.button_at(row, column).and_then(|button| button.word.as_ref()).map_or("", |word| word.as_str())
}

#[test]
fn every_row_is_read_and_every_id_is_its_own() {
    let (vocabulary, errors) = vocabulary::parse(WORDS, PHRASES);
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(vocabulary.words().len(), rows(WORDS).count(), "a word id stands twice");
    assert_eq!(vocabulary.phrases().len(), rows(PHRASES).count(), "a phrase id stands twice");
    assert!(vocabulary.words().len() >= 700, "{} words", vocabulary.words().len());
    assert!(vocabulary.phrases().len() >= 150, "{} phrases", vocabulary.phrases().len());
}

#[test]
fn homonyms_are_told_apart_by_their_meaning() {
    let vocabulary = vocabulary::builtin();
    let mut seen = BTreeSet::new();
    for word in vocabulary.words() {
        assert!(seen.insert((word.ko.as_str(), word.semantic)), "{} stands twice as {:?}", word.ko, word.semantic);
    }
    let meant = |text: &str| vocabulary.find(text).map(|word| word.id.as_str().to_owned()).unwrap_or_default();
    let asked =
        ["배", "배:food", "배:vehicle", "눈:body", "눈:weather", "말:speech", "말:animal", "차:vehicle", "차:drink"];
    let found = ["belly", "pear", "ship", "eye", "snow", "speech", "horse", "auto", "tea"];
    assert_eq!(asked.map(meant).as_slice(), found);
    assert_eq!(
        ["다리:body", "다리:place", "밤:time", "밤:food", "새"].map(meant),
        ["leg", "bridge", "night", "chestnut", "bird"]
    );
}

#[test]
fn the_hard_words_and_the_protecting_phrases_are_there() {
    let vocabulary = vocabulary::builtin();
    let missing: Vec<&str> =
        HARD_WORDS.split_whitespace().filter(|ko| !vocabulary.words().iter().any(|w| w.ko == **ko)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for text in PROTECTING_PHRASES {
        assert!(vocabulary.find_phrase(text).is_some(), "{text}");
    }
    for number in ["112", "119", "107", "1644-8295", "031-120"] {
        assert!(
            vocabulary.phrases().iter().any(|p| p.text.ko.contains(number) && p.text.en.contains(number)),
            "{number}"
        );
    }
    for topic in ["social", "pain", "help", "office", "hospital", "bank", "police", "relay", "protect", "art"] {
        assert!(vocabulary.phrases().iter().filter(|phrase| phrase.topic == topic).count() >= 8, "{topic}");
    }
}

#[test]
fn words_are_base_forms_with_a_level_and_both_languages() {
    let vocabulary = vocabulary::builtin();
    for word in vocabulary.words() {
        assert!(!word.ko.is_empty() && !word.en.is_empty() && (1..=4).contains(&word.level), "{}", word.id.as_str());
        assert!(!word.is_predicate() || word.ko.ends_with('다'), "{} is no base form", word.ko);
    }
    let predicates = vocabulary.words().iter().filter(|word| word.is_predicate()).count();
    let nouns = vocabulary.words().iter().filter(|word| word.class == WordClass::Noun).count();
    assert!(predicates >= 200 && nouns >= 300, "{predicates} predicates, {nouns} nouns");
}

#[test]
fn every_word_phrase_and_folder_has_a_picture_that_can_be_drawn() {
    let vocabulary = vocabulary::builtin();
    let mut missing = Vec::new();
    let mut check = |what: &str, symbol: &SymbolRef| {
        if !is_drawn(symbol) {
            missing.push(format!("{what}: {}", symbol.0));
        }
    };
    vocabulary.words().iter().for_each(|word| check(word.id.as_str(), &word.symbol));
    vocabulary.phrases().iter().for_each(|phrase| check(phrase.id.as_str(), &phrase.symbol));
    for board in boards(&vocabulary).values() {
        for button in board.buttons.iter().filter(|button| !button.speaks()) {
            check(&board.local_id, &button.own_symbol().unwrap_or_default());
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_board_file_is_built_in_and_no_cell_is_lost() {
    let boards = boards(&vocabulary::builtin());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/boards");
    let mut files = 0;
    for file in std::fs::read_dir(&folder).expect("assets/boards").flatten() {
        let name = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("a text file");
        let board = boards.get(&name).unwrap_or_else(|| panic!("{name} is not built in"));
        let cells = rows(&text).flat_map(|row| row.split('\t')).filter(|cell| cell.trim() != "-").count();
        assert_eq!(board.buttons.len(), cells, "{name}: a cell names no word or phrase");
        assert!(
            rows(&text).all(|row| row.split('\t').count() == board.grid.columns),
            "{name}: a row is too short or long"
        );
        assert_eq!(rows(&text).count(), board.grid.rows, "{name}");
        assert!(!board.name.ko.is_empty() && !board.name.en.is_empty(), "{name} has no name");
        files += 1;
    }
    assert_eq!(files, boards.len());
}

#[test]
fn every_link_leads_to_a_board_and_every_board_is_two_steps_from_home() {
    let boards = boards(&vocabulary::builtin());
    for (name, board) in &boards {
        for link in links(board) {
            assert!(boards.contains_key(&link), "{name} opens {link}, which does not exist");
        }
    }
    let within_two = |start: &str| {
        let mut found = BTreeSet::from([start.to_owned()]);
        for _ in 0..2 {
            let next: Vec<String> = found.iter().flat_map(|name| links(&boards[name])).collect();
            found.extend(next);
        }
        found
    };
    let reached: BTreeSet<String> = within_two("home").union(&within_two("beginner-home")).cloned().collect();
    let lost: Vec<&String> = boards.keys().filter(|name| !reached.contains(*name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn the_protecting_words_stand_in_the_same_place_on_every_board() {
    let boards = boards(&vocabulary::builtin());
    for (name, board) in &boards {
        let places: &[(&str, usize, usize)] = match (board.grid.columns, board.grid.rows) {
            (8, 5) => &[
                ("yes", 0, 7),
                ("no", 1, 7),
                ("not-know", 2, 7),
                ("stop", 3, 7),
                ("help", 4, 7),
                ("toilet", 4, 2),
                ("hurt", 4, 4),
            ],
            (4, 3) => &[
                ("yes", 0, 3),
                ("no", 1, 3),
                ("stop", 2, 3),
                ("not-know", 1, 2),
                ("toilet", 2, 0),
                ("hurt", 2, 1),
                ("help", 2, 2),
            ],
            size => panic!("{name} is {size:?}"),
        };
        assert_eq!(places.len(), PROTECTED_WORDS.len());
        for &(word, row, column) in places {
            assert_eq!(word_at(board, row, column), word, "{name} row {} column {}", row + 1, column + 1);
        }
    }
}

#[test]
fn the_home_board_is_the_one_of_the_design() {
    let vocabulary = vocabulary::builtin();
    let boards = boards(&vocabulary);
    let home = &boards["home"];
    for (row, words) in HOME.iter().enumerate() {
        for (column, cell) in words.iter().enumerate() {
            let word = vocabulary.word(word_at(home, row, column)).map_or("", |word| &word.ko);
            assert_eq!(word, cell.trim_end_matches('▸'), "row {} column {}", row + 1, column + 1);
            let opens = home.button_at(row, column).is_some_and(|button| button.load_board.is_some());
            assert_eq!(opens, cell.ends_with('▸'), "{cell}");
        }
    }
    assert!(!home.returns_home);
}

#[test]
fn there_are_topic_public_service_and_beginner_boards() {
    let boards = boards(&vocabulary::builtin());
    let topics = boards.values().filter(|board| board.grid.columns == 8).count();
    let beginner = boards.values().filter(|board| board.grid.columns == 4).count();
    assert!(topics >= 20 && beginner >= 6, "{topics} boards, {beginner} for beginners");
    for name in [
        "office", "hospital", "bank", "police", "call", "relay", "feelings", "health", "art", "protect", "safety",
        "private",
    ] {
        assert!(boards.contains_key(name), "{name}");
    }
}

#[test]
fn every_word_below_level_four_and_every_phrase_stands_on_a_board() {
    let vocabulary = vocabulary::builtin();
    let boards = boards(&vocabulary);
    let buttons = || boards.values().flat_map(|board| &board.buttons);
    let words: BTreeSet<&str> = buttons().filter_map(|button| Some(button.word.as_ref()?.as_str())).collect();
    let phrases: BTreeSet<&str> = buttons().filter_map(|button| Some(button.phrase.as_ref()?.as_str())).collect();
    let off: Vec<&str> = vocabulary
        .words()
        .iter()
        .filter(|w| w.level < 4)
        .map(|w| w.id.as_str())
        .filter(|id| !words.contains(id))
        .collect();
    assert!(off.is_empty(), "{off:?}");
    let off: Vec<&str> =
        vocabulary.phrases().iter().map(|p| p.id.as_str()).filter(|id| !phrases.contains(id)).collect();
    assert!(off.is_empty(), "{off:?}");
}

#[test]
fn no_word_or_phrase_stands_twice_on_one_board() {
    for (name, board) in boards(&vocabulary::builtin()) {
        let mut seen = BTreeSet::new();
        for button in &board.buttons {
            let what = (
                button.word.clone().map(|id| id.as_str().to_owned()),
                button.phrase.clone().map(|id| id.as_str().to_owned()),
            );
            assert!(what == (None, None) || seen.insert(what), "{name}: {} stands twice", button.label.ko);
        }
    }
}
