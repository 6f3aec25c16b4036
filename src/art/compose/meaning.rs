//! What single words mean for a picture.

use super::sizes;
use crate::art::draw::{OPEN_BOX, TABLE};
use crate::domain::scene::{Ground, Mood, Sky};
use crate::domain::vocabulary::{Semantic, SymbolRef, Word, WordClass};

/// What someone does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Walks.
    Walk,
    /// Runs.
    Run,
    /// Jumps.
    Jump,
    /// Dances.
    Dance,
    /// Sits.
    Sit,
    /// Holds out a hand.
    Reach,
    /// Eats or drinks.
    Eat,
    /// Goes up into the sky.
    Fly,
    /// Lies down.
    Sleep,
    /// Is in the water.
    Swim,
    /// Sits on or in a vehicle.
    Ride,
    /// Holds or lifts something.
    Hold,
    /// Holds someone in both arms.
    Hug,
}

/// The words of the table: Korean base forms and English words.
type Names = &'static [&'static str];

const GROUNDS: &[(Ground, Names)] = &[
    (
        Ground::Sea,
        &["바다", "바닷가", "해변", "강", "호수", "수영장", "섬", "sea", "beach", "river", "lake", "ocean", "pool"],
    ),
    (
        Ground::Room,
        &[
            "방",
            "거실",
            "부엌",
            "침실",
            "교실",
            "화장실",
            "집안",
            "미술실",
            "교회",
            "절",
            "식당",
            "카페",
            "복지관",
            "room",
            "kitchen",
            "bedroom",
            "living room",
            "classroom",
        ],
    ),
    (
        Ground::City,
        &[
            "도시",
            "거리",
            "길",
            "시내",
            "회사",
            "시장",
            "가게",
            "마트",
            "편의점",
            "학교",
            "병원",
            "은행",
            "경찰서",
            "주민센터",
            "도서관",
            "역",
            "정류장",
            "동네",
            "서울",
            "city",
            "street",
            "town",
            "market",
            "school",
            "hospital",
            "bank",
            "office",
            "library",
            "station",
        ],
    ),
    (Ground::Space, &["우주", "space", "지구", "행성", "로켓", "외계인"]),
    (Ground::Stage, &["무대", "공연", "공연장", "콘서트", "극장", "영화관", "stage", "concert", "theater", "theatre"]),
    (Ground::Mountain, &["산", "등산", "mountain", "hiking"]),
    (
        Ground::Field,
        &[
            "공원",
            "들",
            "풀밭",
            "마당",
            "정원",
            "밖",
            "숲",
            "농장",
            "동물원",
            "놀이터",
            "운동장",
            "캠핑장",
            "소풍",
            "park",
            "field",
            "garden",
            "outside",
            "forest",
            "farm",
            "zoo",
            "playground",
        ],
    ),
    (Ground::Snow, &["눈밭", "스키장", "겨울", "winter"]),
];

/// Places that are seen as a building, besides making a ground.
const BUILDINGS: Names = &[
    "학교",
    "병원",
    "은행",
    "집",
    "가게",
    "편의점",
    "회사",
    "교회",
    "우체국",
    "호텔",
    "공장",
    "아파트",
    "경찰서",
    "시설",
    "복지관",
    "성",
];

const SKIES: &[(Sky, Names)] = &[
    (Sky::Rain, &["비", "비오다", "비가 오다", "장마", "소나기", "우산", "rain", "rainy"]),
    (Sky::Snow, &["눈사람", "겨울", "눈 오다", "눈이 오다", "snow", "snowy", "snowman", "winter"]),
    (Sky::Night, &["밤", "달", "별", "저녁밤", "어둡다", "새벽", "night", "moon", "star", "dark", "midnight"]),
    (Sky::Sunset, &["노을", "저녁", "해질녘", "sunset", "evening"]),
    (Sky::Cloudy, &["구름", "흐리다", "안개", "바람", "천둥", "번개", "cloudy", "cloud", "fog", "wind", "foggy"]),
    (
        Sky::Clear,
        &["맑다", "낮", "아침", "해", "햇빛", "여름", "봄", "sunny", "morning", "noon", "sun", "summer", "spring"],
    ),
];

const MOODS: &[(Mood, Names)] = &[
    (
        Mood::Happy,
        &[
            "행복하다",
            "기쁘다",
            "즐겁다",
            "신나다",
            "재미있다",
            "좋다",
            "웃다",
            "사랑하다",
            "사랑",
            "좋아하다",
            "happy",
            "joyful",
            "fun",
            "excited",
            "love",
            "like",
            "good",
        ],
    ),
    (Mood::Sad, &["슬프다", "울다", "외롭다", "우울하다", "속상하다", "그립다", "심심하다", "sad", "cry", "lonely"]),
    (Mood::Angry, &["화나다", "화", "짜증나다", "답답하다", "싫다", "싸우다", "angry", "annoyed", "hate"]),
    (Mood::Afraid, &["무섭다", "불안하다", "걱정하다", "놀라다", "긴장하다", "scared", "afraid", "worried", "anxious"]),
];

const ACTIONS: &[(Action, Names)] = &[
    (Action::Fly, &["날다", "날아가다", "fly"]),
    (Action::Sleep, &["자다", "눕다", "낮잠", "잠자다", "sleep", "lie down"]),
    (Action::Swim, &["수영하다", "수영", "헤엄치다", "swim"]),
    (Action::Ride, &["타다", "운전하다", "ride", "drive"]),
    (Action::Eat, &["먹다", "마시다", "eat", "drink"]),
    (Action::Hold, &["들다", "잡다", "쥐다", "들고 있다", "hold", "lift", "carry"]),
    (Action::Hug, &["안다", "껴안다", "업다", "hug"]),
    (Action::Run, &["달리다", "뛰다", "달리기", "급하다", "축구", "축구하다", "run"]),
    (
        Action::Walk,
        &[
            "걷다",
            "가다",
            "오다",
            "산책하다",
            "산책",
            "나가다",
            "들어가다",
            "여행하다",
            "여행",
            "walk",
            "go",
            "come",
            "take a walk",
        ],
    ),
    (Action::Jump, &["점프하다", "뛰어오르다", "놀다", "신나다", "이기다", "만세", "jump", "play"]),
    (Action::Dance, &["춤추다", "춤", "노래하다", "dance", "sing"]),
    (
        Action::Sit,
        &["앉다", "쉬다", "기다리다", "읽다", "보다", "공부하다", "sit", "rest", "wait", "read", "watch", "study"],
    ),
    (
        Action::Reach,
        &[
            "주다",
            "받다",
            "그리다",
            "만들다",
            "만지다",
            "인사하다",
            "씻다",
            "사다",
            "쓰다",
            "give",
            "draw",
            "make",
            "touch",
            "buy",
            "write",
        ],
    ),
];

/// Colour stems: every colour word that begins so, sRGB.
const COLORS: &[([u8; 3], Names)] = &[
    ([0xD8, 0x38, 0x2E], &["빨", "붉", "red"]),
    ([0xF0, 0x8A, 0x2C], &["주황", "감색", "orange"]),
    ([0xF2, 0xC2, 0x30], &["노란", "노랑", "노랗", "yellow"]),
    ([0xA5, 0xCF, 0x5A], &["연두", "light green"]),
    ([0x3F, 0x96, 0x4E], &["초록", "녹색", "green"]),
    ([0x87, 0xC3, 0xEA], &["하늘색", "sky blue", "light blue"]),
    ([0x2F, 0x6F, 0xC0], &["파란", "파랑", "파랗", "푸른", "blue"]),
    ([0x27, 0x40, 0x8B], &["남색", "곤색", "navy", "indigo"]),
    ([0x7D, 0x4F, 0xA8], &["보라", "purple", "violet"]),
    ([0xEE, 0x88, 0xA8], &["분홍", "핑크", "pink"]),
    ([0xF4, 0xC9, 0xA0], &["살구", "apricot", "peach"]),
    ([0x8A, 0x5A, 0x36], &["갈색", "밤색", "brown"]),
    ([0x9A, 0x9A, 0x9A], &["회색", "grey", "gray"]),
    ([0xF5, 0xF2, 0xEA], &["하양", "하얀", "하얗", "흰", "white"]),
    ([0x33, 0x32, 0x36], &["검", "까만", "까맣", "black"]),
    ([0xD9, 0xA9, 0x3A], &["금색", "gold"]),
    ([0xC0, 0xC5, 0xCC], &["은색", "silver"]),
    ([0x9C, 0x2A, 0x63], &["자주", "magenta", "reddish purple"]),
    ([0x1F, 0x80, 0x86], &["청록", "teal"]),
    ([0x9F, 0xDC, 0xC4], &["민트", "mint"]),
    ([0xB9, 0xA3, 0xDC], &["연보라", "lavender"]),
    ([0xC4, 0x95, 0x3C], &["황토", "ochre"]),
    ([0x5A, 0x3A, 0x22], &["고동", "dark brown"]),
    ([0xF1, 0xE6, 0xC8], &["상아", "ivory"]),
];

/// Actions whose own symbol is the thing that is used: it is shown in the hand.
const SHOWN_TOOLS: &str = "📖✍🖍🎨🖌🎵🎶🛒📞📱🎤🎹🎸🥁⚽🏀🚲🎮📺✂🧼☕🥤🎁";

fn lookup<T: Copy>(table: &[(T, Names)], word: &Word) -> Option<T> {
    table.iter().find(|(_, names)| names.iter().any(|name| called(word, name))).map(|(value, _)| *value)
}

fn called(word: &Word, name: &str) -> bool {
    word.ko == name || word.en.eq_ignore_ascii_case(name)
}

/// The ground a place word means. Snow on the ground comes from the sky (눈 is also an eye).
pub fn ground(word: &Word) -> Option<Ground> {
    let fits = matches!(
        word.semantic,
        Semantic::Place
            | Semantic::Nature
            | Semantic::Leisure
            | Semantic::Time
            | Semantic::Idea
            | Semantic::Society
            | Semantic::Pointing
            | Semantic::Health
    );
    lookup(GROUNDS, word).filter(|_| fits && !word.is_predicate())
}

/// The sky a weather or time word means.
pub fn sky(word: &Word) -> Option<Sky> {
    if word.ko == "눈" {
        return matches!(word.semantic, Semantic::Weather | Semantic::Nature).then_some(Sky::Snow);
    }
    lookup(SKIES, word).filter(|_| word.semantic != Semantic::Body)
}

/// The feeling a word gives the picture.
pub fn mood(word: &Word) -> Option<Mood> {
    lookup(MOODS, word)
}

/// What someone does.
pub fn action(word: &Word) -> Option<Action> {
    lookup(ACTIONS, word).filter(|_| {
        // A typed word has no class.
        let typed = word.semantic == Semantic::Idea && word.level == 4;
        typed || word.is_predicate() || matches!(word.semantic, Semantic::Action | Semantic::Motion | Semantic::Leisure)
    })
}

/// The colour of a colour word.
pub fn color(word: &Word) -> Option<[u8; 3]> {
    let colour_word = word.semantic == Semantic::Color || word.is_predicate() || word.class == WordClass::Determiner;
    let begins = |name: &&str| word.ko.starts_with(*name) || word.en.eq_ignore_ascii_case(name);
    COLORS.iter().find(|(_, names)| colour_word && names.iter().any(begins)).map(|(rgb, _)| *rgb)
}

/// How large: 크다 and 작다.
pub fn scale(word: &Word) -> Option<f32> {
    const LARGE: Names = &["크다", "큰", "커다란", "커다랗다", "big", "large", "huge"];
    const SMALL: Names = &["작다", "작은", "조그만", "small", "little", "tiny"];
    if LARGE.iter().any(|name| called(word, name)) {
        Some(1.4)
    } else {
        SMALL.iter().any(|name| called(word, name)).then_some(0.62)
    }
}

/// 아주, very: makes a size word count more.
pub fn is_stronger(word: &Word) -> bool {
    const STRONGER: Names = &["아주", "매우", "너무", "정말", "진짜", "제일", "very", "really", "too"];
    !word.is_predicate() && STRONGER.iter().any(|name| called(word, name))
}

/// Whether one can be inside of it.
pub fn is_container(symbol: &SymbolRef) -> bool {
    begins(symbol, "📦🧺🎒👜🛍🗑🪣🛁🛒🥣🍲☕🥛🏺🪺🎁🛖⛺🚗🚙🚌🚂🚢⛵🛶🚀✈🚑🚒🚓🚕🛸")
        || is_house(symbol)
        || symbol.0 == OPEN_BOX
}

/// Whether one stands on it, under it or before it, rather than it on someone.
pub fn is_support(symbol: &SymbolRef) -> bool {
    begins(symbol, "🪑🛋🛏📦🌳🌲🌴⛰🗻🪨🚗🚙🚌🚂🚢⛵🛶🚲🏗🗿⛲🛝🌉") || is_house(symbol) || symbol.0 == TABLE
}

/// Whether it is a house.
pub fn is_house(symbol: &SymbolRef) -> bool {
    crate::art::draw::is_house(&symbol.0)
}

/// Whether a symbol begins with one of these characters.
pub fn begins(symbol: &SymbolRef, characters: &str) -> bool {
    symbol.0.chars().next().is_some_and(|c| characters.contains(c))
}

/// Whether a place is seen as a building.
pub fn is_building(word: &Word) -> bool {
    BUILDINGS.iter().any(|name| called(word, name)) || "🏠🏡🏢🏣🏤🏥🏦🏨🏩🏪🏫🏬🏭🏯🏰⛪🕌🏛🏘🛖".contains(first(word))
}

/// Whether the action's symbol is a thing to show.
pub fn is_shown_tool(word: &Word) -> bool {
    word.is_predicate() && SHOWN_TOOLS.contains(first(word))
}

/// The first character of the word's symbol (of a drawing of our own: of its stand-in in scenes); NUL without one.
pub fn first(word: &Word) -> char {
    let symbol = if word.symbol.own_name().is_some() { sizes::symbol(word) } else { word.symbol.clone() };
    symbol.0.chars().next().filter(|_| symbol.own_name().is_none()).unwrap_or('\u{0}')
}
