//! Tells in plain sentences how one thing stands to another.

use super::alt::{Group, is_several, is_someone, name_en, name_ko};
use super::naming::{object_particle, subject_particle, upper, with_and};
use crate::domain::id::WordId;
use crate::domain::scene::{Doing, Relation};
use crate::domain::vocabulary::Semantic;

/// "고양이가 의자 아래에 있어요." `None` when it is tied to nothing that is told of.
pub fn korean(group: &Group<'_>, all: &[Group<'_>]) -> Option<String> {
    let tie = group.object.tie.as_ref()?;
    let landmark = find(all, &tie.to)?;
    let (name, to) = (name_ko(group), bare_ko(landmark));
    let subject = subject_particle(&name);
    Some(match tie.how {
        Relation::Riding => format!("{name}{subject} {to}{} 타고 있어요.", object_particle(&to)),
        Relation::HeldBy | Relation::HuggedBy => {
            let does = done_ko(group, landmark, tie.how);
            format!("{to}{} {name}{} {does} 있어요.", subject_particle(&to), object_particle(&name))
        }
        Relation::Between => match tie.and.as_ref().and_then(|word| find(all, word)) {
            Some(other) => format!("{name}{subject} {} {} 사이에 있어요.", with_and(&to), bare_ko(other)),
            None => format!("{name}{subject} {to} 사이에 있어요."),
        },
        how => format!("{name}{subject} {to} {} 있어요.", place_ko(how)),
    })
}

fn place_ko(how: Relation) -> &'static str {
    match how {
        Relation::On => "위에",
        Relation::Under => "아래에",
        Relation::LeftOf => "왼쪽에",
        Relation::RightOf => "오른쪽에",
        Relation::Inside => "안에",
        Relation::InFront => "앞에",
        Relation::Behind => "뒤에",
        _ => "옆에",
    }
}

fn done_ko(held: &Group<'_>, holder: &Group<'_>, how: Relation) -> &'static str {
    match (how, holder.object.doing == Some(Doing::Eat), held.word.semantic) {
        (Relation::HuggedBy, ..) => "안고",
        (_, true, Semantic::Drink) => "마시고",
        (_, true, Semantic::Food) => "먹고",
        _ => "들고",
    }
}

/// "A cat is under the chair."
pub fn english(group: &Group<'_>, all: &[Group<'_>]) -> Option<String> {
    let tie = group.object.tie.as_ref()?;
    let landmark = find(all, &tie.to)?;
    let (name, to) = (name_en(group), the(landmark));
    let is = |g: &Group<'_>| if is_several(g) { "are" } else { "is" };
    let sentence = match tie.how {
        Relation::HeldBy | Relation::HuggedBy => {
            let does = done_en(group, landmark, tie.how);
            format!("{to} {} {does} {name}.", is(landmark))
        }
        Relation::Between => match tie.and.as_ref().and_then(|word| find(all, word)) {
            Some(other) => format!("{name} {} between {to} and {}.", is(group), the(other)),
            None => format!("{name} {} between {to}.", is(group)),
        },
        how => format!("{name} {} {} {to}.", is(group), place_en(how)),
    };
    Some(upper(&sentence))
}

fn place_en(how: Relation) -> &'static str {
    match how {
        Relation::On => "on",
        Relation::Under => "under",
        Relation::LeftOf => "to the left of",
        Relation::RightOf => "to the right of",
        Relation::Inside => "inside",
        Relation::InFront => "in front of",
        Relation::Behind => "behind",
        Relation::Riding => "riding",
        _ => "beside",
    }
}

fn done_en(held: &Group<'_>, holder: &Group<'_>, how: Relation) -> &'static str {
    match (how, holder.object.doing == Some(Doing::Eat), held.word.semantic) {
        (Relation::HuggedBy, ..) => "hugging",
        (_, true, Semantic::Drink) => "drinking",
        (_, true, Semantic::Food) => "eating",
        _ => "holding",
    }
}

fn find<'g, 'a>(all: &'g [Group<'a>], word: &WordId) -> Option<&'g Group<'a>> {
    all.iter().find(|g| g.word.id == *word)
}

fn bare_ko(group: &Group<'_>) -> String {
    if is_someone(&group.word) { "사람".to_owned() } else { group.word.ko.clone() }
}

fn the(group: &Group<'_>) -> String {
    let name = match group.word.en.as_str() {
        _ if is_someone(&group.word) => "person",
        name => name,
    };
    if group.word.grammar.has("proper") {
        return name.to_owned();
    }
    let plural = group.word.grammar.get("pl").map_or_else(|| super::naming::plural(name), str::to_owned);
    format!("the {}", if group.count > 1 && is_several(group) { plural.as_str() } else { name })
}
