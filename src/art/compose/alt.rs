//! A first draft of the picture's description for people who do not see it: one plain sentence in each language.

use crate::domain::locale::LocalText;
use crate::domain::scene::{Ground, Pose, Role, Scene, SceneObject, Sky};
use crate::domain::vocabulary::{Semantic, Vocabulary, Word};

/// Describes a scene, e.g. "파란 하늘 아래 나무와 집, 노란 고양이가 풀밭에 있어요." Words that the vocabulary does not know are left out.
pub fn alt_text(scene: &Scene, vocabulary: &Vocabulary) -> LocalText {
    let groups = groups(scene, vocabulary);
    LocalText::new(korean(scene, &groups), english(scene, &groups))
}

/// Objects of one word, of one colour, doing one thing.
struct Group<'a> {
    word: &'a Word,
    object: &'a SceneObject,
    count: usize,
}

fn groups<'a>(scene: &'a Scene, vocabulary: &'a Vocabulary) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for object in &scene.objects {
        let Some(word) = object.word.as_ref().and_then(|id| vocabulary.word(id.as_str())) else { continue };
        if word.is_predicate() {
            continue;
        }
        match groups.iter_mut().find(|g| g.word.id == word.id && g.object.tint == object.tint) {
            Some(group) => group.count += 1,
            None => groups.push(Group { word, object, count: 1 }),
        }
    }
    groups
}

fn korean(scene: &Scene, groups: &[Group<'_>]) -> String {
    let (sky, place, view) = (sky_ko(scene), ground_names(scene.ground).0, ground_names(scene.ground).1);
    let (above, below) = above_and_below(groups);
    let Some((air, true)) = sky.strip_suffix(" 아래").map(|air| (air, !above.is_empty())) else {
        return match &names_ko(groups.iter())[..] {
            "" => format!("{sky} {view}이에요."),
            all => format!("{sky} {all}{} {place} 있어요.", subject_particle(all)),
        };
    };
    let (above, below) = (names_ko(above), names_ko(below));
    let particle = subject_particle(&above);
    match &below[..] {
        "" => format!("{air}에 {above}{particle} 있는 {view}이에요."),
        _ => format!("{air}에 {above}{particle} 있고, {below}{} {place} 있어요.", subject_particle(&below)),
    }
}

/// What is in the sky, and the rest: the sun does not lie on the beach.
fn above_and_below<'g, 'a>(groups: &'g [Group<'a>]) -> (Vec<&'g Group<'a>>, Vec<&'g Group<'a>>) {
    groups.iter().partition(|group| group.object.role == Role::Sky)
}

fn subject_particle(text: &str) -> &'static str {
    if ends_open(text) { "가" } else { "이" }
}

/// "나무와 집, 노란 고양이".
fn names_ko<'g, 'a: 'g>(groups: impl IntoIterator<Item = &'g Group<'a>>) -> String {
    let names: Vec<String> = groups.into_iter().map(name_ko).collect();
    match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{} {}", with_and(first), rest.join(", ")),
    }
}

fn name_ko(group: &Group<'_>) -> String {
    let colour = group.object.tint.and_then(color_names).map_or(String::new(), |(ko, _)| format!("{ko} "));
    let doing = doing(group).map_or(String::new(), |(ko, _)| format!("{ko} "));
    let name = if is_someone(group.word) { "사람" } else { group.word.ko.as_str() };
    let amount = match (group.count, group.word.semantic) {
        (1, _) => String::new(),
        _ if is_collective(group.word) => String::new(),
        (n, Semantic::Person) => format!(" {} 명", native(n)),
        (n, Semantic::Animal) => format!(" {} 마리", native(n)),
        (n, Semantic::Plant) if group.object.size < 0.3 => format!(" {} 송이", native(n)),
        (n, _) => format!(" {} 개", native(n)),
    };
    format!("{doing}{colour}{name}{amount}")
}

fn english(scene: &Scene, groups: &[Group<'_>]) -> String {
    let place = ground_names(scene.ground).2;
    let (above, below) = match scene.ground {
        Ground::Room | Ground::Table | Ground::Stage => (Vec::new(), groups.iter().collect()),
        _ => above_and_below(groups),
    };
    let mut sky = sky_en(scene).to_owned();
    if !above.is_empty() {
        let joined = if sky.contains(" with ") { "and" } else { "with" };
        sky = format!("{sky} {joined} {}", names_en(&above));
    }
    if below.is_empty() {
        return format!("{}.", upper(&format!("{place}, {sky}")));
    }
    let several =
        below.len() > 1 || below.iter().any(|g| g.count > 1 && (!is_collective(g.word) || is_someone(g.word)));
    format!("{} {} {place}, {sky}.", upper(&names_en(&below)), if several { "are" } else { "is" })
}

fn names_en(groups: &[&Group<'_>]) -> String {
    let names: Vec<String> = groups.iter().map(|group| name_en(group)).collect();
    match &names[..] {
        [many @ .., last] if !many.is_empty() => format!("{} and {last}", many.join(", ")),
        _ => names.concat(),
    }
}

fn name_en(group: &Group<'_>) -> String {
    let colour = group.object.tint.and_then(color_names).map_or(String::new(), |(_, en)| format!("{en} "));
    let doing = doing(group).map_or(String::new(), |(_, en)| format!("{en} "));
    let bare = if is_someone(group.word) { "person" } else { group.word.en.as_str() };
    if group.count > 1 && bare == "person" && is_collective(group.word) {
        return format!("{doing}people");
    }
    if group.count > 1 && !is_collective(group.word) {
        const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let plural = group.word.grammar.get("pl").map_or_else(|| plural(bare), str::to_owned);
        let plural = if bare == "person" { "people".to_owned() } else { plural };
        return format!("{} {doing}{colour}{plural}", WORDS.get(group.count - 2).copied().unwrap_or("many"));
    }
    let phrase = format!("{doing}{colour}{bare}");
    let sole = ["sun", "moon", "sea", "sky"].contains(&bare);
    if group.word.grammar.has("proper") || group.word.grammar.has("mass") {
        phrase
    } else if sole {
        format!("the {phrase}")
    } else {
        format!("{} {phrase}", if starts_with_vowel(&phrase) { "an" } else { "a" })
    }
}

/// 나, 너, 우리 and 사람 are people to whoever looks at the picture.
fn is_someone(word: &Word) -> bool {
    word.semantic == Semantic::Person && ["나", "너", "우리", "저", "사람"].contains(&word.ko.as_str())
}

/// Words that mean several people by themselves.
fn is_collective(word: &Word) -> bool {
    ["우리", "가족", "식구", "부모님", "부모", "친구들", "사람들"].contains(&word.ko.as_str())
}

fn doing(group: &Group<'_>) -> Option<(&'static str, &'static str)> {
    if !matches!(group.word.semantic, Semantic::Person | Semantic::Animal) {
        return None;
    }
    match group.object.pose {
        _ if group.object.tilt.abs() > 60.0 => Some(("누워 있는", "lying")),
        Pose::Run => Some(("달리는", "running")),
        Pose::Walk => Some(("걷는", "walking")),
        Pose::Dance => Some(("춤추는", "dancing")),
        Pose::Sit => Some(("앉아 있는", "sitting")),
        Pose::Jump if group.object.y < 0.6 => Some(("나는", "flying")),
        _ => None,
    }
}

fn sky_ko(scene: &Scene) -> &'static str {
    match (scene.ground, scene.sky) {
        (Ground::Space, _) => "별이 가득한 하늘 아래",
        (Ground::Room | Ground::Table, Sky::Night) => "밤에",
        (Ground::Room | Ground::Table, Sky::Rain) => "비 오는 날",
        (Ground::Room | Ground::Table, Sky::Snow) => "눈 오는 날",
        (Ground::Room | Ground::Table, _) => "밝은 날",
        (Ground::Stage, _) => "밝은 조명 아래",
        (_, Sky::Clear) => "파란 하늘 아래",
        (_, Sky::Cloudy) => "흐린 하늘 아래",
        (_, Sky::Rain) => "비 오는 하늘 아래",
        (_, Sky::Snow) => "눈 오는 하늘 아래",
        (_, Sky::Sunset) => "노을 진 하늘 아래",
        (_, Sky::Night) => "별이 뜬 밤하늘 아래",
    }
}

fn sky_en(scene: &Scene) -> &'static str {
    match (scene.ground, scene.sky) {
        (Ground::Space, _) => "under a sky full of stars",
        (Ground::Room | Ground::Table, Sky::Night) => "at night",
        (Ground::Room | Ground::Table, Sky::Rain) => "on a rainy day",
        (Ground::Room | Ground::Table, Sky::Snow) => "on a snowy day",
        (Ground::Room | Ground::Table, _) => "on a bright day",
        (Ground::Stage, _) => "in bright light",
        (_, Sky::Clear) => "under a blue sky",
        (_, Sky::Cloudy) => "under a cloudy sky",
        (_, Sky::Rain) => "in the rain",
        (_, Sky::Snow) => "in falling snow",
        (_, Sky::Sunset) => "at sunset",
        (_, Sky::Night) => "under a night sky with stars",
    }
}

/// Where (Korean with its particle), the place itself, and where in English.
fn ground_names(ground: Ground) -> (&'static str, &'static str, &'static str) {
    match ground {
        Ground::Field => ("풀밭에", "풀밭", "in a meadow"),
        Ground::Sea => ("바닷가에", "바닷가 풍경", "by the sea"),
        Ground::City => ("거리에", "거리 풍경", "in a street"),
        Ground::Room => ("방에", "방", "in a room"),
        Ground::Snow => ("눈밭에", "눈밭", "in the snow"),
        Ground::Space => ("우주에", "우주 풍경", "in space"),
        Ground::Stage => ("무대에", "무대 풍경", "on a stage"),
        Ground::Mountain => ("산에", "산", "in the mountains"),
        Ground::Table => ("탁자 위에", "탁자", "on a table"),
    }
}

fn color_names(rgb: [u8; 3]) -> Option<(&'static str, &'static str)> {
    const NAMES: [([u8; 3], &str, &str); 17] = [
        ([0xD8, 0x38, 0x2E], "빨간", "red"),
        ([0xF0, 0x8A, 0x2C], "주황색", "orange"),
        ([0xF2, 0xC2, 0x30], "노란", "yellow"),
        ([0xA5, 0xCF, 0x5A], "연두색", "light green"),
        ([0x3F, 0x96, 0x4E], "초록색", "green"),
        ([0x87, 0xC3, 0xEA], "하늘색", "light blue"),
        ([0x2F, 0x6F, 0xC0], "파란", "blue"),
        ([0x27, 0x40, 0x8B], "남색", "navy"),
        ([0x7D, 0x4F, 0xA8], "보라색", "purple"),
        ([0xEE, 0x88, 0xA8], "분홍색", "pink"),
        ([0xF4, 0xC9, 0xA0], "살구색", "apricot"),
        ([0x8A, 0x5A, 0x36], "갈색", "brown"),
        ([0x9A, 0x9A, 0x9A], "회색", "grey"),
        ([0xF5, 0xF2, 0xEA], "하얀", "white"),
        ([0x33, 0x32, 0x36], "검은", "black"),
        ([0xD9, 0xA9, 0x3A], "금색", "golden"),
        ([0xC0, 0xC5, 0xCC], "은색", "silver"),
    ];
    NAMES.iter().find(|(known, _, _)| *known == rgb).map(|(_, ko, en)| (*ko, *en))
}

fn native(n: usize) -> &'static str {
    const WORDS: [&str; 11] = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
    WORDS.get(n).copied().unwrap_or("여러")
}

/// Whether the last syllable has no final consonant (가, 와). Other letters count as open.
fn ends_open(text: &str) -> bool {
    let last = text.chars().next_back().map_or(0, |c| c as u32);
    !(0xAC00..=0xD7A3).contains(&last) || (last - 0xAC00).is_multiple_of(28)
}

fn with_and(text: &str) -> String {
    format!("{text}{}", if ends_open(text) { "와" } else { "과" })
}

fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

/// As it sounds: an umbrella, but a university.
fn starts_with_vowel(phrase: &str) -> bool {
    phrase.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u'])
        && !phrase.starts_with("uni")
        && !phrase.starts_with("use")
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// The first draft for a picture that was drawn by hand: what it shows only its maker can say.
pub fn drawn_by_hand() -> LocalText {
    LocalText::new("손으로 그린 그림이에요.", "A drawing made by hand.")
}
