//! Who is taught what, and tested on what: the split protocol of `docs/evaluation.md`.

use super::draw::Draw;
use super::{Args, Split};
use std::collections::{BTreeMap, BTreeSet};

/// Tests of one label by one person in one episode, at most.
const MOST_TESTS: usize = 20;

/// What an episode must know of an item.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it is.
    pub label: String,
    /// Who showed it.
    pub person: String,
    /// Sorts as text.
    pub session: String,
    /// Within the session.
    pub order: u64,
    /// False when the recogniser can make nothing of it: it cannot be taught, but it is tested.
    pub teachable: bool,
}

/// One recogniser and its tests. Numbers are places in the list of items.
#[derive(Clone, Debug, PartialEq)]
pub struct Episode {
    /// Who is tested.
    pub person: String,
    /// The examples of each taught label.
    pub taught: BTreeMap<String, Vec<usize>>,
    /// Showings of taught labels.
    pub known: Vec<usize>,
    /// Showings of labels that are not taught.
    pub unknown: Vec<usize>,
}

/// Items of one label by one person: examples in a drawn order (the first ones are taught), and tests.
#[derive(Default)]
struct Pools {
    enrol: Vec<usize>,
    test: Vec<usize>,
}

/// Every episode of a number of shots: seeds x people.
pub fn episodes(facts: &[Facts], args: &Args, split: Split, most_taught: usize, shots: usize) -> Vec<Episode> {
    let people: BTreeSet<&str> = facts.iter().map(|fact| fact.person.as_str()).collect();
    let mut all = Vec::new();
    for (place, person) in people.iter().enumerate() {
        for seed in 0..args.seeds {
            // Labels are drawn alike for everybody; examples and tests for each person anew.
            let mut draw = Draw::new(seed, place as u64 + 1);
            let pools = match split {
                Split::Session => by_session(facts, person, shots, &mut draw),
                Split::Person => by_person(facts, person, &mut draw),
            };
            let mut labels = Draw::new(seed, 0);
            all.extend(episode(person, pools, (&mut labels, &mut draw), args.unknown, most_taught, shots));
        }
    }
    all
}

/// Earlier examples of the same person: all sessions before the last, tests from the last. With one session only, the
/// first 40 % of a label (or as many as the shots need) and of the rest those in the last 40 %.
fn by_session(facts: &[Facts], person: &str, shots: usize, draw: &mut Draw) -> BTreeMap<String, Pools> {
    let mine: Vec<usize> = (0..facts.len()).filter(|&i| facts[i].person == person).collect();
    let sessions: BTreeSet<&str> = mine.iter().map(|&i| facts[i].session.as_str()).collect();
    let last = sessions.last().copied().unwrap_or_default();
    let mut labels: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &i in &mine {
        labels.entry(facts[i].label.clone()).or_default().push(i);
    }
    labels
        .into_iter()
        .map(|(label, mut items)| {
            items.sort_by_key(|&i| facts[i].order);
            let (enrol, test) = if sessions.len() > 1 {
                items.into_iter().partition(|&i| facts[i].session != last)
            } else {
                first_and_last(&items, shots)
            };
            let mut enrol: Vec<usize> = enrol.into_iter().filter(|&i| facts[i].teachable).collect();
            draw.shuffle(&mut enrol);
            (label, Pools { enrol, test })
        })
        .collect()
}

/// The first 40 %, at least `shots`, and the last 40 %, at least one, never both.
fn first_and_last(items: &[usize], shots: usize) -> (Vec<usize>, Vec<usize>) {
    let share = |n: usize| (n * 2).div_ceil(5);
    let first = share(items.len()).max(shots).min(items.len());
    let from = (items.len() - share(items.len())).max(first);
    (items[..first].to_vec(), items[from..].to_vec())
}

/// Examples of everybody else, each draw one of each person in turn; tests are everything of this person.
fn by_person(facts: &[Facts], person: &str, draw: &mut Draw) -> BTreeMap<String, Pools> {
    let mut pools: BTreeMap<String, Pools> = BTreeMap::new();
    let mut others: BTreeMap<String, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (i, fact) in facts.iter().enumerate() {
        let pool = pools.entry(fact.label.clone()).or_default();
        if fact.person == person {
            pool.test.push(i);
        } else if fact.teachable {
            others.entry(fact.label.clone()).or_default().entry(&fact.person).or_default().push(i);
        }
    }
    for (label, people) in others {
        if let Some(pool) = pools.get_mut(&label) {
            pool.enrol = in_turn(people.into_values().collect(), draw);
        }
    }
    pools
}

/// One of each in turn, in a drawn order.
fn in_turn(mut people: Vec<Vec<usize>>, draw: &mut Draw) -> Vec<usize> {
    draw.shuffle(&mut people);
    for items in &mut people {
        draw.shuffle(items);
    }
    let longest = people.iter().map(Vec::len).max().unwrap_or(0);
    (0..longest).flat_map(|k| people.iter().filter_map(move |items| items.get(k).copied())).collect()
}

/// Draws which labels are taught, with which examples, and which are unknown. `None` when there is nothing to judge.
fn episode(
    person: &str,
    mut pools: BTreeMap<String, Pools>,
    (labels, draw): (&mut Draw, &mut Draw),
    unknown_share: f64,
    most_taught: usize,
    shots: usize,
) -> Option<Episode> {
    let mut names: Vec<String> = pools.keys().cloned().collect();
    labels.shuffle(&mut names);
    names.retain(|name| pools.get(name).is_some_and(|pool| !pool.test.is_empty()));
    let (taught_count, unknown_count) = counts(names.len(), unknown_share, most_taught);
    let can_teach = |name: &String| pools.get(name).is_some_and(|pool| pool.enrol.len() >= shots);
    let taught: BTreeSet<String> = names.iter().filter(|n| can_teach(n)).take(taught_count).cloned().collect();
    let unknown: Vec<String> = names.into_iter().filter(|name| !taught.contains(name)).take(unknown_count).collect();
    if taught.len() < 2 {
        return None;
    }
    let mut episode = Episode { person: person.to_owned(), taught: BTreeMap::new(), known: vec![], unknown: vec![] };
    for name in taught {
        let pool = pools.get_mut(&name)?;
        episode.known.extend(tests(&mut pool.test, draw));
        episode.taught.insert(name, pool.enrol[..shots].to_vec());
    }
    for name in unknown {
        episode.unknown.extend(tests(&mut pools.get_mut(&name)?.test, draw));
    }
    Some(episode)
}

/// How many of `n` labels are taught and how many are unknown: the share rounded, at least two taught where possible.
fn counts(n: usize, share: f64, most_taught: usize) -> (usize, usize) {
    let unknown = ((n as f64 * share).round() as usize).min(n.saturating_sub(2));
    let taught = n - unknown;
    if taught <= most_taught {
        return (taught, unknown);
    }
    let beside = (most_taught as f64 * share / (1.0 - share)).round() as usize;
    (most_taught, beside.min(n - most_taught))
}

fn tests(items: &mut [usize], draw: &mut Draw) -> Vec<usize> {
    draw.shuffle(items);
    items.iter().copied().take(MOST_TESTS).collect()
}
