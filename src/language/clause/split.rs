//! Splits what was tapped into units and clauses: each predicate closes a clause, and what is tapped after the last
//! predicate belongs to it (먹다 + 사과 is 사과 + 먹다).

use super::item;
use super::lexicon;
use super::token::{Token, mark_attributes};
use super::{Aux, Body, Clause, Link, Unit};
use crate::domain::locale::Lang;
use crate::domain::vocabulary::{Semantic, Word, WordClass};
use crate::language::sentence::Spoken;

/// Splits pieces into units. Roles are not given yet.
pub fn units<'a>(pieces: &[Spoken<'a>], lang: Lang) -> Vec<Unit<'a>> {
    let mut out = Vec::new();
    let mut run = Run::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Spoken::Phrase(phrase) => {
                run.flush(&mut out);
                out.push(Unit::Said(phrase.text.get(lang)));
            }
            Spoken::Text(text) if text.trim().is_empty() => {}
            Spoken::Text(text) if is_whole(text) => {
                run.flush(&mut out);
                out.push(Unit::Said(text.trim()));
            }
            Spoken::Text(text) => run.tokens.push(Token::Text(text.trim())),
            Spoken::Word(word) if word.text(lang).trim().is_empty() => {}
            Spoken::Word(word) if word.class == WordClass::Conjunction && Link::of(word).is_none() => {
                run.flush(&mut out);
                run.joiner = Some(word);
            }
            Spoken::Word(word) if stands_alone(word, at, pieces) => {
                run.flush(&mut out);
                out.push(Unit::Exclaim(word));
            }
            Spoken::Word(word) => run.tokens.push(Token::Word(word)),
        }
    }
    run.flush(&mut out);
    out
}

/// A text that is a sentence already.
fn is_whole(text: &str) -> bool {
    text.trim_end().ends_with(['.', '?', '!', '。', '？', '！', '…'])
}

/// 그만 is an exclamation alone, an adverb in company (물 + 그만, 그만 + 먹다).
fn stands_alone(word: &Word, at: usize, pieces: &[Spoken<'_>]) -> bool {
    let beside = |i: Option<usize>| {
        i.and_then(|i| pieces.get(i)).is_some_and(|piece| match piece {
            Spoken::Word(word) => !matches!(word.class, WordClass::Interjection | WordClass::Conjunction),
            _ => false,
        })
    };
    word.class == WordClass::Interjection
        && !(word.ko == "그만" && (beside(at.checked_sub(1)) || beside(at.checked_add(1))))
}

/// Tokens gathered so far, between breaks.
#[derive(Default)]
struct Run<'a> {
    joiner: Option<&'a Word>,
    tokens: Vec<Token<'a>>,
}

impl<'a> Run<'a> {
    fn flush(&mut self, out: &mut Vec<Unit<'a>>) {
        let mut tokens = std::mem::take(&mut self.tokens);
        let joiner = self.joiner.take();
        mark_attributes(&mut tokens);
        let mut clauses = clauses(&tokens);
        if clauses.is_empty() && joiner.is_some() {
            clauses.push(Clause::default());
        }
        if let Some(first) = clauses.first_mut() {
            first.joiner = joiner;
        }
        out.extend(clauses.into_iter().map(Unit::Clause));
    }
}

/// The clauses of a run of tokens, linked.
fn clauses<'a>(tokens: &[Token<'a>]) -> Vec<Clause<'a>> {
    let groups = regroup(group(tokens));
    let count = groups.len();
    let mut told: Vec<Option<Link>> = groups.iter().map(Group::link).collect();
    let mut clauses: Vec<Clause<'a>> = groups
        .into_iter()
        .map(|group| Clause {
            parts: item::parts(&group.tokens, group.predicate),
            predicate: group.predicate,
            at: group.at,
            aux: group.aux,
            ..Clause::default()
        })
        .collect();
    if let (Some(last), Some(end)) = (clauses.last_mut(), told.last_mut()) {
        last.open_end = end.take();
    }
    for at in 1..count {
        let link = match (told.get(at - 1), clauses.get(at - 1), clauses.get(at)) {
            (Some(Some(link)), ..) => *link,
            (_, Some(this), Some(next)) => link(this, next),
            _ => Link::End,
        };
        if let Some(this) = clauses.get_mut(at - 1) {
            this.link = link;
        }
    }
    clauses
}

/// A predicate with the tokens that belong to it.
#[derive(Default)]
struct Group<'a> {
    /// Each with the tap it was.
    tokens: Vec<(usize, Token<'a>)>,
    predicate: Option<&'a Word>,
    at: usize,
    aux: Vec<Aux>,
    link: Option<Link>,
}

impl Group<'_> {
    /// How it goes on, if that was tapped: a joining word behind it, or 만약 in it.
    fn link(&self) -> Option<Link> {
        let asked = self.tokens.iter().any(|(_, token)| matches!(token, Token::Word(word) if word.ko == "만약"));
        self.link.or((asked && self.predicate.is_some()).then_some(Link::If))
    }
}

/// Each predicate with the tokens before it; the tokens after the last one go to it.
fn group<'a>(tokens: &[Token<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut open: Vec<(usize, Token<'a>)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let (aux, link) = match token {
            Token::Word(word) => (Aux::of(word), Link::of(word)),
            _ => (None, None),
        };
        let carries = open.iter().all(|(_, token)| token.nominal().is_none());
        let before = groups.last_mut().filter(|group| carries && group.link.is_none());
        match (token, before) {
            (Token::Word(_), Some(group)) if aux.is_some() || link.is_some() => {
                group.tokens.append(&mut open);
                group.aux.extend(aux);
                group.link = link;
            }
            (Token::Word(word), _) if aux.is_some() || link.is_some() || token.predicate().is_some() => {
                let aux = aux.into_iter().collect();
                groups.push(Group { tokens: std::mem::take(&mut open), predicate: Some(word), at, aux, link });
            }
            _ => open.push((at, *token)),
        }
    }
    match groups.last_mut() {
        Some(group) if group.link.is_some() && !open.is_empty() => {
            groups.push(Group { tokens: open, ..Group::default() });
        }
        Some(group) => {
            let before = &mut group.tokens;
            // Someone named last of all is still whom it is about: 손 + 아프다 + 나.
            let named = open.iter().position(|(_, token)| token.nominal().is_some_and(is_person));
            let free = !before.iter().any(|(_, token)| token.nominal().is_some_and(is_person));
            if let Some(at) = named.filter(|_| free && !before.is_empty()) {
                before.insert(0, open.remove(at));
            }
            before.append(&mut open);
        }
        None if !open.is_empty() => groups.push(Group { tokens: open, ..Group::default() }),
        None => {}
    }
    groups
}

/// Tapped in English order (나 + 먹다 + 밥 + 가다 + 학교): what follows each predicate belongs to it. Told by a first
/// predicate with nothing but a person before it and a last one with something behind it.
fn regroup<'a>(mut groups: Vec<Group<'a>>) -> Vec<Group<'a>> {
    let things =
        |group: &Group<'_>| group.tokens.iter().filter(|(_, t)| t.nominal().is_some_and(|w| !is_person(w))).count();
    let bare_start =
        groups.first().is_some_and(|group| group.tokens.iter().all(|(_, t)| t.nominal().is_none_or(is_person)));
    let tail = groups.last().is_some_and(|group| things(group) > 1);
    let wants_more = |word: &Word| word.grammar.has("obj") || word.grammar.has("goal");
    let all = groups.iter().all(|group| group.link.is_none() && group.predicate.is_some_and(wants_more));
    if groups.len() < 2 || !bare_start || !tail || !all {
        return groups;
    }
    for at in 1..groups.len() {
        let Some(Group { tokens, .. }) = groups.get_mut(at) else { continue };
        let end = tokens.iter().position(|(_, t)| t.nominal().is_some_and(|w| !is_person(w))).map_or(0, |i| i + 1);
        let moved: Vec<(usize, Token<'a>)> = tokens.drain(..end).collect();
        if let Some(before) = groups.get_mut(at - 1) {
            before.tokens.extend(moved);
        }
    }
    groups
}

fn is_person(word: &Word) -> bool {
    item::kind_of(word) == super::Kind::Person
}

/// How one clause leads to the next. Nothing is put between them that changes the meaning: verbs are strung with -고,
/// states end a sentence.
fn link(this: &Clause<'_>, next: &Clause<'_>) -> Link {
    let (Some(first), Some(second)) = (this.predicate, next.predicate) else { return Link::End };
    let close = next.parts.iter().all(|part| matches!(part.body, Body::Adverb(_)));
    let verb =
        !lexicon::is_adjective(first) && first.semantic != Semantic::Feeling && first.semantic != Semantic::Existence;
    match second.ko.as_str() {
        _ if lexicon::is_adjective(first) => Link::End,
        "주다" if close => Link::Favour,
        "가다" | "오다" if close && verb && first.semantic != Semantic::Motion => Link::InOrder,
        _ if close && lexicon::takes_doing(second) => Link::Doing,
        _ if close && lexicon::takes_the_doing(second) => Link::TheDoing,
        _ if !lexicon::is_adjective(second) && verb && second.semantic != Semantic::Existence => Link::Then,
        _ => Link::End,
    }
}
