//! All symbols with their names, ready to be searched.
//!
//! A pack that has only English names is found in Korean all the same: the words of our vocabulary have both, and what a word is called in
//! the one language it is called in the other. An emoji of a pack is found by the word that has
//! this emoji as its symbol.

use crate::domain::board::License;
use crate::domain::locale::LocalText;
use crate::domain::looks::Looks;
use crate::domain::symbol_pack::{PackSymbol, SymbolPack};
use crate::domain::vocabulary::{SymbolRef, Vocabulary, Word};
use crate::language::find::{Closeness, NameIndex};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A symbol that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct SymbolFound {
    /// Its best names; one of them may be empty.
    pub name: LocalText,
    /// Its picture.
    pub symbol: SymbolRef,
    /// The pack it is of; `None`: it comes with the program.
    pub pack: Option<Arc<SymbolPack>>,
}

impl SymbolFound {
    /// Whose its picture is, where that is told; what comes with the program is told in "about".
    pub fn license(&self) -> Option<&License> {
        self.pack.as_ref()?.license.as_ref()
    }
}

/// One symbol there is.
#[derive(Clone, Debug)]
struct Item {
    name: LocalText,
    of: Of,
}

#[derive(Clone, Debug)]
enum Of {
    Builtin(SymbolRef),
    /// The place of the pack, and of the symbol in it.
    Pack(usize, usize),
}

/// All symbols.
#[derive(Clone, Debug, Default)]
pub struct SymbolCatalogue {
    packs: Vec<Arc<SymbolPack>>,
    items: Vec<Item>,
    index: NameIndex,
}

impl SymbolCatalogue {
    /// Prepares the search over the symbols of the vocabulary and of these packs.
    pub fn new(words: &Vocabulary, packs: Vec<Arc<SymbolPack>>) -> Self {
        let mut this = Self::default();
        this.add_builtin(words);
        let bridge = Bridge::new(words);
        for (place, pack) in packs.iter().enumerate() {
            for (nth, symbol) in pack.symbols.iter().enumerate() {
                this.add_of_pack(&bridge, symbol, Of::Pack(place, nth));
            }
        }
        this.packs = packs;
        this
    }

    /// The packs.
    pub fn packs(&self) -> &[Arc<SymbolPack>] {
        &self.packs
    }

    /// The pack with this id.
    pub fn pack(&self, id: &str) -> Option<&Arc<SymbolPack>> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// Symbols by what was typed (letters, 초성, either language), the best first, at most so many; people look like `looks` where the
    /// pack has that.
    pub fn find(&self, typed: &str, looks: Looks, most: usize) -> Vec<SymbolFound> {
        let items = self.index.find(typed).into_iter().filter_map(|place| self.items.get(place as usize));
        items.filter_map(|item| self.found(item, looks)).take(most).collect()
    }

    fn found(&self, item: &Item, looks: Looks) -> Option<SymbolFound> {
        let name = item.name.clone();
        match &item.of {
            Of::Builtin(symbol) => Some(SymbolFound { name, symbol: symbol.clone(), pack: None }),
            Of::Pack(place, nth) => {
                let pack = self.packs.get(*place)?;
                let picture = pack.picture(pack.symbols.get(*nth)?, looks)?;
                Some(SymbolFound { name, symbol: pack.reference(picture), pack: Some(Arc::clone(pack)) })
            }
        }
    }

    /// Every symbol of the vocabulary once, with the names of all words and phrases that have it.
    fn add_builtin(&mut self, words: &Vocabulary) {
        let mut places: HashMap<SymbolRef, u32> = HashMap::new();
        let of_words = words.words().iter().map(|word| (&word.symbol, LocalText::new(&*word.ko, &*word.en)));
        let of_phrases = words.phrases().iter().map(|phrase| (&phrase.symbol, phrase.label.clone()));
        for (symbol, name) in of_words.chain(of_phrases).filter(|(symbol, _)| !symbol.0.is_empty()) {
            let known = places.get(symbol).copied();
            let place =
                known.unwrap_or_else(|| self.push(Item { name: name.clone(), of: Of::Builtin(symbol.clone()) }));
            places.insert(symbol.clone(), place);
            let closeness = if known.is_none() { Closeness::Name } else { Closeness::Synonym };
            self.index.add(&name.ko, place, closeness);
            self.index.add(&name.en, place, closeness);
        }
    }

    fn add_of_pack(&mut self, bridge: &Bridge<'_>, symbol: &PackSymbol, of: Of) {
        let (called, drawn) = (bridge.called(symbol), bridge.drawn(symbol));
        let first = |own: &[String], of_word: fn(&Word) -> &str| {
            own.first().cloned().or_else(|| called.first().map(|word| of_word(word).to_owned())).unwrap_or_default()
        };
        let name = LocalText::new(first(&symbol.ko, |word| &word.ko), first(&symbol.en, |word| &word.en));
        let place = self.push(Item { name: name.clone(), of });
        self.index.add(&name.ko, place, Closeness::Name);
        self.index.add(&name.en, place, Closeness::Name);
        // Initial consonants are typed without the spaces between words.
        if name.ko.contains(' ') {
            self.index.add(&name.ko.replace(' ', ""), place, Closeness::Name);
        }
        let own = symbol.ko.iter().chain(&symbol.en).map(String::as_str);
        let of_words = called.iter().chain(&drawn).flat_map(|word| [word.ko.as_str(), word.en.as_str()]);
        own.chain(of_words).for_each(|name| self.index.add(name, place, Closeness::Synonym));
        let about = bridge.about(symbol).into_iter().map(|word| word.ko.as_str());
        let tags = symbol.tags.iter().map(String::as_str);
        tags.chain(about).for_each(|name| self.index.add(name, place, Closeness::Tag));
    }

    fn push(&mut self, item: Item) -> u32 {
        self.items.push(item);
        (self.items.len() - 1) as u32
    }
}

/// From what something is called in one language, or from its emoji, to our word for it.
struct Bridge<'a> {
    by_name: HashMap<String, Vec<&'a Word>>,
    by_emoji: HashMap<String, Vec<&'a Word>>,
}

impl<'a> Bridge<'a> {
    fn new(words: &'a Vocabulary) -> Self {
        let mut this = Self { by_name: HashMap::new(), by_emoji: HashMap::new() };
        for word in words.words() {
            this.by_name.entry(plain(&word.en)).or_default().push(word);
            this.by_name.entry(plain(&word.ko)).or_default().push(word);
            this.by_emoji.entry(bare(&word.symbol.0)).or_default().push(word);
        }
        this
    }

    /// The words that are called as the symbol is.
    fn called(&self, symbol: &PackSymbol) -> Vec<&'a Word> {
        let by_name = symbol.ko.iter().chain(&symbol.en).filter_map(|name| self.by_name.get(&plain(name)));
        once(by_name.flatten().copied())
    }

    /// The words that have the symbol's emoji: it may stand for them, but is not called so (a dove for making peace).
    fn drawn(&self, symbol: &PackSymbol) -> Vec<&'a Word> {
        let words = self.by_emoji.get(&bare(&symbol.emoji)).filter(|_| !symbol.emoji.is_empty());
        words.cloned().unwrap_or_default()
    }

    /// The words that stand in its names, and its tags: "red apple" has to do with both.
    fn about(&self, symbol: &PackSymbol) -> Vec<&'a Word> {
        let names = symbol.en.iter().filter(|name| name.contains(' ')).flat_map(|name| name.split_whitespace());
        let parts = names.chain(symbol.tags.iter().map(String::as_str)).map(plain);
        let singular = |part: String| match self.by_name.contains_key(&part) {
            true => part,
            false => part.strip_suffix('s').unwrap_or(&part).to_owned(),
        };
        once(
            parts
                .filter(|part| !LITTLE.contains(&part.as_str()))
                .filter_map(|part| self.by_name.get(&singular(part)))
                .flatten()
                .copied(),
        )
    }
}

/// Words of English names that say nothing about the picture.
const LITTLE: [&str; 12] = ["a", "an", "the", "of", "and", "or", "with", "in", "on", "to", "for", "at"];

fn once<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<&'a Word> {
    let mut known = HashSet::new();
    words.filter(|word| known.insert(&word.id)).collect()
}

/// A name as it is compared: in small letters, "to eat" as "eat".
fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("to ").map(str::to_owned).unwrap_or(name)
}

/// An emoji without the selector that some write and others leave out.
fn bare(emoji: &str) -> String {
    emoji.chars().filter(|c| *c != '\u{FE0F}').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Lang;
    use crate::domain::symbol_pack::PackPicture;
    use crate::formats::vocabulary;

    fn symbol(en: &str, tags: &[&str], emoji: &str) -> PackSymbol {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        PackSymbol {
            en: vec![en.to_owned()],
            tags,
            emoji: emoji.to_owned(),
            pictures: vec![0],
            ..PackSymbol::default()
        }
    }

    fn catalogue(symbols: Vec<PackSymbol>) -> SymbolCatalogue {
        let pictures = vec![PackPicture { file: "x.svg".into(), ..PackPicture::default() }];
        let pack = SymbolPack { id: "p".into(), symbols, pictures, ..SymbolPack::default() };
        SymbolCatalogue::new(&vocabulary::builtin(), vec![Arc::new(pack)])
    }

    fn found(catalogue: &SymbolCatalogue, typed: &str) -> Vec<String> {
        let of_pack = |found: SymbolFound| found.pack.is_some().then(|| found.name.get(Lang::En).to_owned());
        catalogue.find(typed, Looks::default(), 500).into_iter().filter_map(of_pack).collect()
    }

    #[test]
    fn english_names_are_found_in_korean() {
        let all = catalogue(vec![
            symbol("Bird", &[], ""),
            symbol("red apples", &[], ""),
            symbol("droplet", &["weather"], "💧\u{FE0F}"),
            symbol("eat", &[], ""),
        ]);
        for (typed, name) in [("새", "Bird"), ("사과", "red apples"), ("ㅅㄱ", "red apples"), ("물", "droplet")] {
            assert!(found(&all, typed).contains(&name.to_owned()), "{typed} {:?}", found(&all, typed));
        }
        assert!(found(&all, "먹").contains(&"eat".to_owned()) && found(&all, "bir") == ["Bird"]);
        let bird = all.find("bird", Looks::default(), 9).into_iter().find(|found| found.pack.is_some()).unwrap();
        assert_eq!((bird.name.get(Lang::Ko), bird.symbol), ("새", SymbolRef::from("pack:p/0")));
    }

    #[test]
    fn symbols_of_the_program_are_there_once() {
        let all = catalogue(Vec::new());
        let water = all.find("물", Looks::default(), 1);
        assert_eq!((water[0].symbol.clone(), water[0].pack.clone()), (SymbolRef::from("💧"), None));
        let every: Vec<_> = all.items.iter().map(|item| format!("{:?}", item.of)).collect();
        assert_eq!(every.len(), every.iter().collect::<HashSet<_>>().len());
    }
}
