//! Reads words in order into a plan: ground, sky, mood, and things with their numbers, colours, doings and relations.

use super::meaning::{self, Action};
use super::numbers;
use super::relating::{self, Token};
use super::sizes;
use crate::domain::id::WordId;
use crate::domain::locale::Lang;
use crate::domain::scene::{Ground, Mood, Relation, Role, Sky};
use crate::domain::vocabulary::{Semantic, SymbolRef, Word, WordClass};

/// What a thing is tied to: numbers of things in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied {
    /// How.
    pub how: Relation,
    /// To which thing.
    pub to: usize,
    /// And to which, for between.
    pub and: Option<usize>,
}

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
    /// How much larger it was said to be.
    pub scale: f32,
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
    /// The pictures and heights of those it stands for (a family).
    pub members: Vec<(SymbolRef, f32)>,
    /// What it is tied to.
    pub tied: Option<Tied>,
    /// Not shown as a thing: the picture is inside of it.
    pub hidden: bool,
}

/// What was said, for a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Ground, if a word named one.
    pub ground: Option<Ground>,
    /// The word that named it.
    pub ground_word: Option<WordId>,
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
    stronger: bool,
}

/// Reads the words; `lang` is the language of whoever chose them, if known.
pub fn read(words: &[&Word], lang: Option<Lang>) -> Plan {
    let mut plan = Plan::default();
    let mut waiting = Waiting::default();
    let mut tokens = Vec::new();
    for (i, word) in words.iter().enumerate() {
        if relating::is_joiner(word) {
            continue;
        }
        if meaning::is_stronger(word) {
            waiting.stronger = true;
            continue;
        }
        if let Some((how, ahead)) = relating::relation(word, lang).filter(|(_, ahead)| *ahead || !tokens.is_empty()) {
            // "in front of": the language of the first word is that of the second.
            let ahead = ahead || matches!(tokens.last(), Some(Token::Relation(_, true)));
            tokens.push(Token::Relation(how, ahead));
            continue;
        }
        setting(word, &mut plan);
        let behind_thing = matches!(tokens.last(), Some(Token::Thing(_)));
        let trails = behind_thing && lang != Some(Lang::En) && numbers::trails(word);
        if quality(word, words.get(i + 1).copied(), (behind_thing, trails), &mut plan, &mut waiting) {
            continue;
        }
        let action = meaning::action(word);
        tokens.extend(action.map(Token::Doing));
        if is_shown(word) {
            // The tool of a verb is no one's landmark.
            if action.is_none() {
                tokens.push(Token::Thing(plan.things.len()));
            }
            plan.things.push(thing(word, std::mem::take(&mut waiting)));
        } else if action.is_none() && word.class != WordClass::Counter {
            tokens.push(Token::Other);
        }
    }
    relating::relate(&tokens, &mut plan);
    settle(&mut plan, words);
    plan
}

fn setting(word: &Word, plan: &mut Plan) {
    if let Some(ground) = meaning::ground(word).or_else(|| inside_or_out(word)) {
        plan.ground = Some(ground);
        plan.ground_word = Some(word.id.clone());
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

/// 안 alone is indoors.
fn inside_or_out(word: &Word) -> Option<Ground> {
    matches!(relating::relation(word, None), Some((Relation::Inside, false))).then_some(Ground::Room)
}

/// Colours, sizes and numbers. They belong to the next thing when it follows at once, otherwise to the last one.
fn quality(
    word: &Word,
    next: Option<&Word>,
    (behind_thing, trails): (bool, bool),
    plan: &mut Plan,
    waiting: &mut Waiting,
) -> bool {
    let (tint, scale) = (meaning::color(word), meaning::scale(word));
    let count = numbers::count(word, behind_thing);
    if tint.is_none() && scale.is_none() && count.is_none() {
        return false;
    }
    let scale = scale.map(|s| if std::mem::take(&mut waiting.stronger) { s.powf(1.7) } else { s });
    // 빨간 집, 빨간 큰 집, 세 사람; but 고양이 세 마리, 고양이 둘, 고양이 들.
    let ahead = !trails
        && next.is_some_and(|n| {
            let more = meaning::color(n).is_some() || meaning::scale(n).is_some() || meaning::is_stronger(n);
            n.class != WordClass::Counter && (is_shown(n) || more)
        });
    match plan.things.last_mut() {
        Some(last) if !ahead => {
            last.tint = tint.or(last.tint);
            last.count = count.unwrap_or(last.count);
            last.scale *= scale.unwrap_or(1.0);
        }
        _ => {
            waiting.tint = tint.or(waiting.tint);
            waiting.scale = scale.or(waiting.scale);
            waiting.count = count.or(waiting.count);
        }
    }
    true
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

fn thing(word: &Word, waiting: Waiting) -> Thing {
    let symbol = sizes::symbol(word);
    let held = meaning::is_shown_tool(word) || meaning::begins(&symbol, "🎁🎈☂☔🌂💐");
    let count = waiting.count.unwrap_or_else(|| sizes::usual_count(word));
    let member = |face: &&str| (SymbolRef::from(*face), if *face == "🧒" { 0.33 } else { 0.42 });
    let members = sizes::members(word).filter(|_| count == 1).into_iter().flatten().map(member).collect();
    Thing {
        word: word.id.clone(),
        role: if held { Role::Held } else { sizes::role(word) },
        size: sizes::size(word),
        scale: waiting.scale.unwrap_or(1.0),
        count,
        tint: waiting.tint,
        action: None,
        actor: sizes::is_actor(word),
        person: word.semantic == Semantic::Person,
        vehicle: word.semantic == Semantic::Vehicle || meaning::begins(&symbol, "🐎🐴🐘🐪🐫"),
        aspect: sizes::aspect(&symbol),
        symbol,
        members,
        tied: None,
        hidden: false,
    }
}

/// What follows from the whole: 집 + 자다 is a room, swimming needs water, food that someone eats is in the hand.
fn settle(plan: &mut Plan, words: &[&Word]) {
    to_bed(plan);
    open_boxes(plan);
    indoors(plan, words);
    let does = |action: Action| plan.things.iter().any(|t| t.action == Some(action));
    if plan.ground.is_none() && does(Action::Swim) {
        plan.ground = Some(Ground::Sea);
    }
    let small_things =
        !plan.things.is_empty() && plan.things.iter().all(|t| !t.actor && t.role == Role::Object && t.size < 0.2);
    if plan.ground.is_none() && plan.sky.is_none() && small_things {
        plan.ground = Some(Ground::Table);
    }
    if plan.sky == Some(Sky::Snow) && matches!(plan.ground, None | Some(Ground::Field)) {
        plan.ground = Some(Ground::Snow);
    }
    meal(plan, words);
    let someone = plan.things.iter().any(|t| t.person);
    let takes = plan.things.iter().any(|t| matches!(t.action, Some(Action::Reach | Action::Eat)));
    for thing in plan.things.iter_mut().filter(|t| someone && takes && !t.actor && t.tied.is_none()) {
        if thing.role == Role::Object && thing.size <= 0.145 {
            thing.role = Role::Held;
        }
    }
}

/// Whoever sleeps, and is nowhere else, lies in the bed.
fn to_bed(plan: &mut Plan) {
    let Some(bed) = plan.things.iter().position(|t| meaning::begins(&t.symbol, "🛏")) else { return };
    let mut asleep = false;
    for thing in plan.things.iter_mut().filter(|t| t.actor && t.action == Some(Action::Sleep) && t.tied.is_none()) {
        thing.tied = Some(Tied { how: Relation::On, to: bed, and: None });
        asleep = true;
    }
    if asleep {
        plan.things[bed].tied = None;
        plan.ground = plan.ground.or(Some(Ground::Room));
    }
}

/// A box with something in it is open.
fn open_boxes(plan: &mut Plan) {
    for i in 0..plan.things.len() {
        let entered = plan.things.iter().any(|t| t.tied.is_some_and(|d| d.to == i && d.how == Relation::Inside));
        if entered && meaning::begins(&plan.things[i].symbol, "📦") {
            plan.things[i].symbol = SymbolRef::from(crate::art::draw::OPEN_BOX);
            plan.things[i].aspect = sizes::aspect(&plan.things[i].symbol);
        }
    }
}

/// Inside a house, or at home asleep or at table, the picture is a room and the house is not seen.
fn indoors(plan: &mut Plan, words: &[&Word]) {
    let rests = plan.things.iter().any(|t| t.action == Some(Action::Sleep))
        || words.iter().any(|w| ["먹다", "쉬다", "씻다", "요리하다", "텔레비전"].contains(&w.ko.as_str()));
    let at_home = rests && words.iter().any(|w| w.ko == "집" || w.en == "home");
    for i in 0..plan.things.len() {
        let house = &plan.things[i];
        let named_it = plan.ground_word.as_ref().is_none_or(|word| *word == house.word);
        let entered = plan.things.iter().any(|t| t.tied.is_some_and(|d| d.to == i && d.how == Relation::Inside));
        let seen = plan.things.iter().any(|t| t.tied.is_some_and(|d| d.to == i || d.and == Some(i)));
        let home = at_home && !seen && meaning::begins(&house.symbol, "🏠🏡");
        if named_it && meaning::is_house(&house.symbol) && (entered || home) {
            plan.ground = Some(Ground::Room);
            plan.things[i].hidden = true;
            plan.things.iter_mut().filter(|t| t.tied.is_some_and(|d| d.to == i)).for_each(|t| t.tied = None);
        }
    }
}

/// Whoever eats has something to eat: a bowl, if no food was named.
fn meal(plan: &mut Plan, words: &[&Word]) {
    let Some(eater) = plan.things.iter().position(|t| t.actor && t.action == Some(Action::Eat)) else { return };
    let food = |w: &&&Word| matches!(w.semantic, Semantic::Food | Semantic::Drink);
    let held = plan.things.iter().any(|t| t.tied.is_some_and(|d| d.how == Relation::HeldBy && d.to == eater));
    let Some(verb) = words.iter().find(|w| meaning::action(w) == Some(Action::Eat)) else { return };
    if held || words.iter().any(|w| food(&w)) {
        return;
    }
    let symbol = SymbolRef::from(if verb.ko == "마시다" { "🥛" } else { "🍚" });
    let mut bowl = thing(verb, Waiting::default());
    (bowl.symbol, bowl.size, bowl.aspect, bowl.role) = (symbol.clone(), 0.13, sizes::aspect(&symbol), Role::Held);
    (bowl.count, bowl.actor, bowl.person, bowl.members) = (1, false, false, Vec::new());
    bowl.tied = Some(Tied { how: Relation::HeldBy, to: eater, and: None });
    plan.things.push(bowl);
}
