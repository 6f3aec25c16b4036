//! A first draft of the picture's description for people who do not see it: plain sentences in each language.

use super::naming;
use super::telling;
use crate::domain::locale::LocalText;
use crate::domain::scene::{Doing, Ground, Pose, Relation, Role, Scene, SceneObject, Sky};
use crate::domain::vocabulary::{Semantic, Vocabulary, Word};
use naming::{color_names, native, plural, starts_with_vowel, subject_particle, upper, with_and};
use std::borrow::Cow;

/// Describes a scene, e.g. "파란 하늘 아래 나무와 집이 풀밭에 있어요. 노란 고양이가 집 위에 있어요." Words that the vocabulary does
/// not know are left out; a person's own drawing without a word is called that.
pub fn alt_text(scene: &Scene, vocabulary: &Vocabulary) -> LocalText {
    let all = groups(scene, vocabulary);
    let told = |group: &Group<'_>| telling::korean(group, &all).is_some();
    let free: Vec<&Group<'_>> = all.iter().filter(|g| !told(g)).collect();
    let tied: Vec<&Group<'_>> = all.iter().filter(|g| told(g)).collect();
    let mut ko = korean(scene, &free);
    let mut en = english(scene, &free);
    for group in tied {
        ko.extend(telling::korean(group, &all).map(|text| format!(" {text}")));
        en.extend(telling::english(group, &all).map(|text| format!(" {text}")));
    }
    LocalText::new(ko, en)
}

/// Objects of one word, of one colour, doing one thing, tied to one thing.
pub struct Group<'a> {
    /// Their word.
    pub word: Cow<'a, Word>,
    /// The first of them.
    pub object: &'a SceneObject,
    /// How many.
    pub count: usize,
    /// What they do is told in a sentence of its own.
    pub told: bool,
}

/// What a person's own drawing is called when it has no word.
fn own_drawing() -> Word {
    Word { en: "drawing made by hand".into(), level: 1, ..Word::unknown("손으로 그린 그림") }
}

fn groups<'a>(scene: &'a Scene, vocabulary: &'a Vocabulary) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for object in &scene.objects {
        let word = match &object.word {
            Some(id) => vocabulary.word(id.as_str()).map(Cow::Borrowed),
            None => object.symbol.blob().map(|_| Cow::Owned(own_drawing())),
        };
        let Some(word) = word.filter(|word| !word.is_predicate()) else { continue };
        let same = |g: &&mut Group<'_>| {
            g.word.id == word.id
                && g.object.tint == object.tint
                && g.object.tie == object.tie
                && g.object.doing == object.doing
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.count += 1,
            None => groups.push(Group { word, object, count: 1, told: false }),
        }
    }
    for i in 0..groups.len() {
        let held = |g: &Group<'_>| {
            g.object.tie.as_ref().is_some_and(|tie| tie.how == Relation::HeldBy && tie.to == groups[i].word.id)
        };
        groups[i].told = groups[i].object.doing == Some(Doing::Eat) && groups.iter().any(held);
    }
    groups
}

fn korean(scene: &Scene, groups: &[&Group<'_>]) -> String {
    let (sky, place, view) = (sky_ko(scene), ground_names(scene.ground).0, ground_names(scene.ground).1);
    let (above, below) = above_and_below(groups);
    let Some((air, true)) = sky.strip_suffix(" 아래").map(|air| (air, !above.is_empty())) else {
        return match &names_ko(groups)[..] {
            "" => format!("{sky} {view}이에요."),
            all => format!("{sky} {all}{} {place} 있어요.", subject_particle(all)),
        };
    };
    let (above, below) = (names_ko(&above), names_ko(&below));
    let particle = subject_particle(&above);
    match &below[..] {
        "" => format!("{air}에 {above}{particle} 있는 {view}이에요."),
        _ => format!("{air}에 {above}{particle} 있고, {below}{} {place} 있어요.", subject_particle(&below)),
    }
}

/// What is in the sky, and the rest: the sun does not lie on the beach.
fn above_and_below<'g, 'a>(groups: &[&'g Group<'a>]) -> (Vec<&'g Group<'a>>, Vec<&'g Group<'a>>) {
    groups.iter().copied().partition(|group| group.object.role == Role::Sky)
}

/// "나무와 집, 노란 고양이".
fn names_ko(groups: &[&Group<'_>]) -> String {
    let names: Vec<String> = groups.iter().map(|group| name_ko(group)).collect();
    match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{} {}", with_and(first), rest.join(", ")),
    }
}

/// "노란 고양이 두 마리".
pub fn name_ko(group: &Group<'_>) -> String {
    let colour = group.object.tint.and_then(color_names).map_or(String::new(), |(ko, _)| format!("{ko} "));
    let doing = doing(group).map_or(String::new(), |(ko, _)| format!("{ko} "));
    let name = if is_someone(&group.word) { "사람" } else { group.word.ko.as_str() };
    let amount = match (group.count, group.word.semantic) {
        (1, _) => String::new(),
        _ if is_collective(&group.word) => String::new(),
        (n, Semantic::Person) => format!(" {} 명", native(n)),
        (n, Semantic::Animal) => format!(" {} 마리", native(n)),
        (n, Semantic::Plant) if group.object.size < 0.3 => format!(" {} 송이", native(n)),
        (n, _) => format!(" {} 개", native(n)),
    };
    format!("{doing}{colour}{name}{amount}")
}

fn english(scene: &Scene, groups: &[&Group<'_>]) -> String {
    let place = ground_names(scene.ground).2;
    let (above, below) = match scene.ground {
        Ground::Room | Ground::Table | Ground::Stage => (Vec::new(), groups.to_vec()),
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
    let several = below.len() > 1 || below.iter().any(|g| is_several(g));
    format!("{} {} {place}, {sky}.", upper(&names_en(&below)), if several { "are" } else { "is" })
}

/// Whether it takes "are".
pub fn is_several(group: &Group<'_>) -> bool {
    group.count > 1 && (!is_collective(&group.word) || is_someone(&group.word))
}

fn names_en(groups: &[&Group<'_>]) -> String {
    let names: Vec<String> = groups.iter().map(|group| name_en(group)).collect();
    match &names[..] {
        [many @ .., last] if !many.is_empty() => format!("{} and {last}", many.join(", ")),
        _ => names.concat(),
    }
}

/// "two yellow cats".
pub fn name_en(group: &Group<'_>) -> String {
    let colour = group.object.tint.and_then(color_names).map_or(String::new(), |(_, en)| format!("{en} "));
    let doing = doing(group).map_or(String::new(), |(_, en)| format!("{en} "));
    let bare = if is_someone(&group.word) { "person" } else { group.word.en.as_str() };
    if group.count > 1 && bare == "person" && is_collective(&group.word) {
        return format!("{doing}people");
    }
    if group.count > 1 && !is_collective(&group.word) {
        let plural = group.word.grammar.get("pl").map_or_else(|| plural(bare), str::to_owned);
        let plural = if bare == "person" { "people".to_owned() } else { plural };
        return format!("{} {doing}{colour}{plural}", naming::number(group.count));
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
pub fn is_someone(word: &Word) -> bool {
    word.semantic == Semantic::Person && ["나", "너", "우리", "저", "사람"].contains(&word.ko.as_str())
}

/// Words that mean several people by themselves.
fn is_collective(word: &Word) -> bool {
    ["우리", "가족", "식구", "부모님", "부모", "친구들", "사람들"].contains(&word.ko.as_str())
}

fn doing(group: &Group<'_>) -> Option<(&'static str, &'static str)> {
    if group.told {
        return None;
    }
    if let Some(doing) = group.object.doing {
        return Some(match doing {
            Doing::Fly => ("나는", "flying"),
            Doing::Sleep => ("자는", "sleeping"),
            Doing::Run => ("달리는", "running"),
            Doing::Jump => ("뛰어오르는", "jumping"),
            Doing::Dance => ("춤추는", "dancing"),
            Doing::Swim => ("수영하는", "swimming"),
            Doing::Eat => ("먹는", "eating"),
            Doing::Walk => ("걷는", "walking"),
            Doing::Sit => ("앉아 있는", "sitting"),
        });
    }
    if !matches!(group.word.semantic, Semantic::Person | Semantic::Animal) {
        return None;
    }
    match group.object.pose {
        _ if group.object.is_lying() => Some(("누워 있는", "lying")),
        Pose::Run => Some(("달리는", "running")),
        Pose::Walk => Some(("걷는", "walking")),
        Pose::Dance => Some(("춤추는", "dancing")),
        Pose::Sit if group.object.tie.is_none() => Some(("앉아 있는", "sitting")),
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

/// The first draft for a picture that was drawn by hand: what it shows only its maker can say.
pub fn drawn_by_hand() -> LocalText {
    LocalText::new("손으로 그린 그림이에요.", "A drawing made by hand.")
}
