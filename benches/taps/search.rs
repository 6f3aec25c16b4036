//! How many taps a sentence needs on the built-in boards: every way of tapping it is tried with the real sentence engine, the
//! shortest walk over the boards is found breadth first, and that walk is then made in the real app.

use malgeurim::app::{Command, Start, State, TalkCommand, on_command};
use malgeurim::domain::board::Button;
use malgeurim::domain::id::{BoardId, ButtonId, WordId};
use malgeurim::domain::locale::Lang;
use malgeurim::domain::profile::PROTECTED_WORDS;
use malgeurim::domain::sentence::{EndingKey, Endings};
use malgeurim::domain::vocabulary::{Word, WordClass};
use malgeurim::language::korean::{Ending, Middle, Predicate, inflect};
use malgeurim::language::{Spoken, sentence};
use serde_json::json;
use std::collections::{HashSet, VecDeque};

/// One tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    /// A cell of the open board.
    Cell(BoardId, ButtonId),
    /// A word of the line of suggestions.
    Suggested(WordId),
    /// An ending key.
    Ending(EndingKey),
    /// The key to the first board.
    Home,
    /// The key to the board before.
    Back,
}

/// What has to be in the strip.
#[derive(Clone, Debug)]
struct Way {
    words: Vec<WordId>,
    keys: Vec<EndingKey>,
}

/// A person who is new to the program, in the room where one talks.
pub struct Talker {
    state: State,
    now: i64,
}

impl Talker {
    /// A Saturday, three in the afternoon in Seoul.
    pub fn new() -> Self {
        let now = 1_795_240_800_000;
        let start = Start {
            records: Vec::new(),
            nonce: 7,
            now,
            lang: Lang::Ko,
            utc_offset_min: 540,
            documents: Default::default(),
            pictures_folder: Default::default(),
        };
        let mut this = Self { state: State::new(start), now };
        this.run(json!({"profiles": {"add": {"name": "하늘"}}}));
        let id = this.state.library.people().last().map(|person| person.id.0.clone()).expect("a person");
        this.run(json!({"profiles": {"choose": id}}));
        this.run(json!({"go": "talk"}));
        this
    }

    fn run(&mut self, command: serde_json::Value) {
        let command: Command = serde_json::from_value(command).expect("a command");
        self.send(command);
    }

    fn send(&mut self, command: Command) {
        let _ = on_command(&mut self.state, command, self.now);
    }

    fn begin(&mut self) {
        self.send(Command::Talk(TalkCommand::Clear));
        self.send(Command::Talk(TalkCommand::HomeBoard));
    }

    /// The fewest taps that say this text, without 말하기; with or without the line of suggestions.
    pub fn shortest(&mut self, text: &str, suggestions: bool) -> Option<Vec<Tap>> {
        let mut best: Option<Vec<Tap>> = self.phrase(text);
        for way in self.ways(text) {
            let offered = if suggestions { self.offered(&way.words) } else { Vec::new() };
            let most = best.as_ref().map_or(usize::MAX, Vec::len);
            if let Some(mut taps) = self.walk(&way.words, &offered) {
                taps.extend(way.keys.iter().map(|key| Tap::Ending(*key)));
                if taps.len() < most && self.makes(&taps) == text {
                    best = Some(taps);
                }
            }
        }
        best
    }

    /// What the app would say after these taps.
    pub fn makes(&mut self, taps: &[Tap]) -> String {
        self.begin();
        for tap in taps {
            let command = match tap.clone() {
                Tap::Cell(board, button) => TalkCommand::Press { board, button },
                Tap::Suggested(word) => TalkCommand::Word(word),
                Tap::Ending(key) => TalkCommand::Ending(key),
                Tap::Home => TalkCommand::HomeBoard,
                Tap::Back => TalkCommand::Back,
            };
            self.send(Command::Talk(command));
        }
        self.state.sentence_now().to_owned()
    }

    /// A phrase that says it as it stands.
    fn phrase(&mut self, text: &str) -> Option<Vec<Tap>> {
        let bare = text.trim_end_matches(['.', '?', '!']);
        let found = self
            .state
            .words
            .phrases()
            .iter()
            .find(|phrase| phrase.text.ko.trim_end_matches(['.', '?', '!']) == bare)?;
        let id = found.id.clone();
        let taps = self.search(1, |button, _| button.phrase.as_ref() == Some(&id), &[])?;
        (self.makes(&taps).trim_end_matches(['.', '?', '!']) == bare).then_some(taps)
    }

    /// Every choice of words and ending keys of which the sentence engine makes this text.
    fn ways(&self, text: &str) -> Vec<Way> {
        const MOST: usize = 16;
        let mut heard: Vec<(usize, &Word)> =
            self.state.words.words().iter().filter_map(|word| Some((heard_at(word, text)?, word))).collect();
        heard.sort_by_key(|(at, word)| (*at, word.level));
        // Longer words explain more of the text.
        while heard.len() > MOST {
            let shortest = (0..heard.len()).min_by_key(|at| (heard[*at].1.ko.chars().count(), 4 - heard[*at].1.level));
            heard.remove(shortest.unwrap_or(0));
        }
        let keys = key_sets(text);
        let mut ways = Vec::new();
        for chosen in 1u32..1 << heard.len() {
            if chosen.count_ones() > 6 {
                continue;
            }
            let words: Vec<&Word> = heard
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen & (1 << at) != 0)
                .map(|(_, (_, word))| *word)
                .collect();
            if words.len() < text.split(' ').count().div_ceil(3) {
                continue;
            }
            let pieces: Vec<Spoken<'_>> = words.iter().map(|word| Spoken::Word(word)).collect();
            for keys in &keys {
                let mut endings = Endings::default();
                keys.iter().for_each(|key| endings.toggle(*key));
                if sentence(Lang::Ko, &pieces, &endings).text == text {
                    ways.push(Way { words: words.iter().map(|word| word.id.clone()).collect(), keys: keys.clone() });
                }
            }
        }
        ways
    }

    /// For each number of words tapped: which words the line of suggestions then offers.
    fn offered(&mut self, words: &[WordId]) -> Vec<Vec<WordId>> {
        self.begin();
        let mut offered = vec![self.state.talk.suggestions.clone()];
        for word in words {
            self.send(Command::Talk(TalkCommand::Word(word.clone())));
            offered.push(self.state.talk.suggestions.clone());
        }
        offered
    }

    fn walk(&self, words: &[WordId], offered: &[Vec<WordId>]) -> Option<Vec<Tap>> {
        self.search(words.len(), |button, place| words.get(place) == button.word.as_ref() && button.word.is_some(), &[])
            .into_iter()
            .chain(self.search_with(words, offered))
            .min_by_key(Vec::len)
    }

    fn search_with(&self, words: &[WordId], offered: &[Vec<WordId>]) -> Option<Vec<Tap>> {
        let next: Vec<Option<WordId>> = words
            .iter()
            .enumerate()
            .map(|(place, word)| offered.get(place).filter(|line| line.contains(word)).map(|_| word.clone()))
            .collect();
        self.search(
            words.len(),
            |button, place| words.get(place) == button.word.as_ref() && button.word.is_some(),
            &next,
        )
    }

    /// Breadth first over (board, pieces said, a folder's own word in the strip). `says`: the button says the piece at this place.
    fn search(
        &self,
        count: usize,
        says: impl Fn(&Button, usize) -> bool,
        offered: &[Option<WordId>],
    ) -> Option<Vec<Tap>> {
        let home = self.state.home_board();
        let mut queue = VecDeque::from([Node {
            board: home.clone(),
            trail: Vec::new(),
            said: 0,
            folder: Folder::None,
            taps: Vec::new(),
        }]);
        let mut seen: HashSet<(BoardId, usize, Folder)> = HashSet::new();
        while let Some(node) = queue.pop_front() {
            if !seen.insert((node.board.clone(), node.said, node.folder)) {
                continue;
            }
            if node.said == count && node.folder != Folder::Extra {
                return Some(node.taps);
            }
            if node.taps.len() > 24 {
                return None;
            }
            queue.extend(self.next(&node, &home, &says, offered));
        }
        None
    }

    fn next(
        &self,
        node: &Node,
        home: &BoardId,
        says: &impl Fn(&Button, usize) -> bool,
        offered: &[Option<WordId>],
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        let Some(board) = self.state.library.board(node.board.as_str()) else { return nodes };
        if let (Some(Some(word)), Folder::None | Folder::Kept) = (offered.get(node.said), node.folder) {
            let narrows = node.folder == Folder::Kept && node.board != *home && self.chosen_here(Some(word));
            if !narrows {
                nodes.push(Node {
                    said: node.said + 1,
                    folder: Folder::None,
                    ..node.with(Tap::Suggested(word.clone()))
                });
            }
        }
        for button in &board.buttons {
            let tap = Tap::Cell(node.board.clone(), button.id.clone());
            let fits = says(button, node.said);
            let thing = self.chosen_here(button.word.as_ref()) || button.phrase.is_some();
            let narrows = node.board != *home && (thing || node.trail.len() > 1);
            let (said, folder) = match (button.speaks(), node.folder) {
                (false, folder) => (node.said, folder),
                // A thing from the opened board takes the place of the folder's word.
                (true, Folder::Extra) if fits && narrows => (node.said + 1, Folder::None),
                (true, Folder::None) if fits => (node.said + 1, Folder::None),
                (true, Folder::Kept) if fits && !narrows => (node.said + 1, Folder::None),
                (true, Folder::None) if button.load_board.is_some() => (node.said, Folder::Extra),
                _ => continue,
            };
            let folder = match (button.speaks() && button.load_board.is_some(), said > node.said) {
                (true, true) => Folder::Kept,
                _ => folder,
            };
            let next = node.with(tap);
            match &button.load_board {
                Some(link) => {
                    if let Some(target) = self.state.library.linked(board, link) {
                        let mut trail = node.trail.clone();
                        trail.push(node.board.clone());
                        nodes.push(Node { board: target, trail, said, folder, ..next });
                    }
                }
                None if board.returns_home => {
                    nodes.push(Node { board: home.clone(), trail: Vec::new(), said, folder, ..next })
                }
                None => nodes.push(Node { said, folder, ..next }),
            }
        }
        if node.board != *home {
            nodes.push(Node { board: home.clone(), trail: Vec::new(), ..node.with(Tap::Home) });
            let mut trail = node.trail.clone();
            if let Some(before) = trail.pop() {
                nodes.push(Node { board: before, trail, ..node.with(Tap::Back) });
            }
        }
        nodes
    }

    /// Whether a word takes the place of the folder whose board it was chosen on.
    fn chosen_here(&self, word: Option<&WordId>) -> bool {
        word.is_some_and(|id| !PROTECTED_WORDS.contains(&id.as_str()))
    }
}

/// The word that came with a button which opened a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Folder {
    /// There is none last in the strip.
    None,
    /// It is not wanted: a thing must take its place.
    Extra,
    /// It is wanted.
    Kept,
}

#[derive(Clone, Debug)]
struct Node {
    board: BoardId,
    trail: Vec<BoardId>,
    said: usize,
    folder: Folder,
    taps: Vec<Tap>,
}

impl Node {
    fn with(&self, tap: Tap) -> Self {
        let mut next = self.clone();
        next.taps.push(tap);
        next
    }
}

/// Where a form of the word begins in the text.
fn heard_at(word: &Word, text: &str) -> Option<usize> {
    let said = |form: &str| text.find(form);
    if word.is_predicate() {
        let predicate = Predicate::new(&word.ko, word.class == WordClass::Adjective);
        let ends = [
            Ending::A,
            Ending::Go,
            Ending::Ji,
            Ending::Adnominal,
            Ending::AdnominalFuture,
            Ending::Reo,
            Ending::Gi,
            Ending::Aya,
        ];
        let plain = ends.map(|ending| inflect(&predicate, Middle::default(), ending));
        let past = inflect(&predicate, Middle { past: true, ..Middle::default() }, Ending::Ayo);
        let honoured = inflect(&predicate, Middle { honoured: true, ..Middle::default() }, Ending::Ayo);
        return plain.iter().chain([&past, &honoured]).filter_map(|form| said(form)).min().or_else(|| said(&word.ko));
    }
    let also: &[&str] = match word.ko.as_str() {
        "나" => &["저", "제가"],
        "내" => &["제"],
        "너" => &["그쪽"],
        "뭐" => &["뭘", "뭐"],
        "누구" => &["누가"],
        "이거" => &["이게", "이건", "이걸"],
        "그거" => &["그게", "그건", "그걸"],
        "하나" => &["한"],
        "둘" => &["두"],
        "셋" => &["세"],
        "넷" => &["네"],
        _ => &[],
    };
    also.iter().copied().chain([word.ko.as_str()]).find_map(said)
}

/// Sets of ending keys of which the text shows signs.
fn key_sets(text: &str) -> Vec<Vec<EndingKey>> {
    let past = text.chars().any(|c| {
        (c as u32).checked_sub(0xAC00).is_some_and(|code| code < 11_172 && code % 28 == 20 && c != '있' && c != '겠')
    });
    let signs = [
        (EndingKey::Want, text.contains("싶") || text.contains("원해")),
        (EndingKey::Request, ["주세요", "마세요", "드세요", "오세요", "보세요"].iter().any(|sign| text.contains(sign))),
        (EndingKey::Not, ["안 ", "않", "없", "마세요", "아니", "몰라"].iter().any(|sign| text.contains(sign))),
        (EndingKey::Cannot, text.contains("못") || text.contains("몰라")),
        (EndingKey::Past, past),
        (EndingKey::Future, text.contains("거예요")),
        (EndingKey::Question, text.contains('?')),
        (EndingKey::Honorific, ["세요", "께서", "드려", "셨"].iter().any(|sign| text.contains(sign))),
    ];
    let possible: Vec<EndingKey> = signs.into_iter().filter(|(_, sign)| *sign).map(|(key, _)| key).collect();
    (0u32..1 << possible.len())
        .map(|chosen| {
            possible.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, key)| *key).collect()
        })
        .collect()
}
