//! Reads words in order into a plan: ground, sky, mood, and things with their numbers, colours and doings.

use super::meaning::{self, Action};
use super::sizes;
use crate::domain::id::WordId;
use crate::domain::scene::{Ground, Mood, Role, Sky};
use crate::domain::vocabulary::{Semantic, SymbolRef, Word, WordClass};

/// One thing that was named.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Its word.
    pub word: WordId,
    /// Its picture.
    pub symbol: SymbolRef,
    /// Where it belongs.
    pub role: Role,
    /// Height in the foreground, share of the picture.
    pub size: f32,
    /// How many.
    pub count: u8,
    /// Colour it was given.
    pub tint: Option<[u8; 3]>,
    /// What it does.
    pub action: Option<Action>,
    /// A person or an animal.
    pub actor: bool,
    /// A person.
    pub person: bool,
    /// Something to ride.
    pub vehicle: bool,
    /// Width over height.
    pub aspect: f32,
}

/// What was said, for a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Ground, if a word named one.
    pub ground: Option<Ground>,
    /// Sky, if a word named one.
    pub sky: Option<Sky>,
    /// Feeling.
    pub mood: Mood,
    /// Things in the order they were named.
    pub things: Vec<Thing>,
}

/// What waits for the next thing: 빨간, 큰, 세.
#[derive(Default)]
struct Waiting {
    tint: Option<[u8; 3]>,
    scale: Option<f32>,
    count: Option<u8>,
}

/// Reads the words.
pub fn read(words: &[&Word]) -> Plan {
    let mut plan = Plan::default();
    let mut waiting = Waiting::default();
    for (i, word) in words.iter().enumerate() {
        setting(word, &mut plan);
        if quality(word, words.get(i + 1).copied(), &mut plan, &mut waiting) {
            continue;
        }
        if let Some(action) = meaning::action(word) {
            act(action, &mut plan);
        }
        if is_shown(word) {
            plan.things.extend(things(word, std::mem::take(&mut waiting)));
        }
    }
    settle(&mut plan, words);
    plan
}

fn setting(word: &Word, plan: &mut Plan) {
    if let Some(ground) = meaning::ground(word) {
        plan.ground = Some(ground);
    }
    if let Some(sky) = meaning::sky(word) {
        // The stronger weather stays: 밤 + 구름 is a night.
        let weak = matches!(sky, Sky::Clear | Sky::Cloudy);
        plan.sky = if weak { plan.sky.or(Some(sky)) } else { Some(sky) };
    }
    if let Some(mood) = meaning::mood(word) {
        plan.mood = mood;
    }
}

/// Colours, sizes and numbers. They belong to the next thing when it follows at once, otherwise to the last one.
fn quality(word: &Word, next: Option<&Word>, plan: &mut Plan, waiting: &mut Waiting) -> bool {
    let (tint, scale, count) = (meaning::color(word), meaning::scale(word), meaning::count(word));
    if tint.is_none() && scale.is_none() && count.is_none() {
        return false;
    }
    // 빨간 집, 빨간 큰 집, 세 사람; but 고양이 세 마리.
    let ahead = next.is_some_and(|n| {
        let more = meaning::color(n).or(meaning::scale(n).map(|_| [0; 3])).is_some();
        n.class != WordClass::Counter && (is_shown(n) || more)
    });
    match plan.things.last_mut() {
        Some(last) if !ahead => {
            last.tint = tint.or(last.tint);
            last.count = count.unwrap_or(last.count);
            last.size *= scale.unwrap_or(1.0);
        }
        _ => {
            waiting.tint = tint.or(waiting.tint);
            waiting.scale = scale.or(waiting.scale);
            waiting.count = count.or(waiting.count);
        }
    }
    true
}

/// The doing belongs to everyone named so far who does nothing yet; if no one acts, to the last thing (비행기 날다).
fn act(action: Action, plan: &mut Plan) {
    let mut someone = false;
    for thing in plan.things.iter_mut().filter(|t| t.actor) {
        someone = true;
        thing.action.get_or_insert(action);
    }
    if !someone && let Some(last) = plan.things.last_mut() {
        last.action.get_or_insert(action);
    }
}

fn is_shown(word: &Word) -> bool {
    if meaning::is_shown_tool(word) {
        return true;
    }
    // A place is a ground, unless one sees it as a building; weather is a sky, unless it is a thing in it.
    let place = meaning::ground(word).is_some() || word.semantic == Semantic::Place;
    let weather = meaning::sky(word).is_some() && !"☀🌞🌙🌛🌜🌝🌕⭐🌟☁🌈☃⛄☂☔🌪".contains(meaning::first(word));
    sizes::is_thing(word) && (!place || meaning::is_building(word)) && !weather
}

/// The thing, or each of the people, that a word means.
fn things(word: &Word, waiting: Waiting) -> Vec<Thing> {
    let one = thing(word, waiting);
    let Some(members) = sizes::members(word).filter(|_| one.count == 1) else { return vec![one] };
    let member = |face: &&str| Thing {
        symbol: SymbolRef::from(*face),
        size: if *face == "🧒" { 0.33 } else { 0.42 },
        ..one.clone()
    };
    members.iter().map(member).collect()
}

fn thing(word: &Word, waiting: Waiting) -> Thing {
    let held = meaning::is_shown_tool(word) || "🎁🎈☂☔🌂💐".contains(meaning::first(word));
    Thing {
        word: word.id.clone(),
        symbol: sizes::symbol(word),
        role: if held { Role::Held } else { sizes::role(word) },
        size: sizes::size(word) * waiting.scale.unwrap_or(1.0),
        count: waiting.count.unwrap_or_else(|| sizes::usual_count(word)),
        tint: waiting.tint,
        action: None,
        actor: sizes::is_actor(word),
        person: word.semantic == Semantic::Person,
        vehicle: word.semantic == Semantic::Vehicle || "🐎🐴".contains(meaning::first(word)),
        aspect: if sizes::is_person(word) { 0.55 } else { crate::art::symbols::aspect(&sizes::symbol(word)) },
    }
}

/// What follows from the whole: 집 + 자다 is a room, swimming needs water, food that someone eats is in the hand.
fn settle(plan: &mut Plan, words: &[&Word]) {
    let does = |action: Action| plan.things.iter().any(|t| t.action == Some(action));
    let at_home = words.iter().any(|w| w.ko == "집" || w.en == "home");
    let indoors = does(Action::Sleep)
        || words.iter().any(|w| ["먹다", "쉬다", "씻다", "요리하다", "텔레비전"].contains(&w.ko.as_str()));
    if plan.ground.is_none() && does(Action::Swim) {
        plan.ground = Some(Ground::Sea);
    }
    if plan.ground.is_none() && at_home && indoors {
        plan.ground = Some(Ground::Room);
        plan.things.retain(|t| !"🏠🏡".contains(t.symbol.0.chars().next().unwrap_or(' ')));
    }
    let small_things =
        !plan.things.is_empty() && plan.things.iter().all(|t| !t.actor && t.role == Role::Object && t.size < 0.2);
    if plan.ground.is_none() && plan.sky.is_none() && small_things {
        plan.ground = Some(Ground::Table);
    }
    if plan.sky == Some(Sky::Snow) && matches!(plan.ground, None | Some(Ground::Field)) {
        plan.ground = Some(Ground::Snow);
    }
    let someone = plan.things.iter().any(|t| t.person);
    let takes = plan.things.iter().any(|t| matches!(t.action, Some(Action::Pose(crate::domain::scene::Pose::Reach))));
    for thing in
        plan.things.iter_mut().filter(|t| someone && takes && !t.actor && t.role == Role::Object && t.size <= 0.145)
    {
        thing.role = Role::Held;
    }
}
