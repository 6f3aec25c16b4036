//! How many taps everyday sentences need on the built-in boards, with and without the line of suggestions.
//!
//! `cargo bench --bench taps`
//!
//! A new person, nothing learnt. Counted are taps on cells, ending keys, suggestions and the keys that lead back; 말하기 is one
//! more. Typing, the search and what was said before are not used. Published for twelve Korean apps: 물 주세요 2 to 23 steps,
//! 오늘 날씨가 좋아요 10 to 16 (shared facts, kyobo 4050068295157).

#[path = "taps/search.rs"]
mod search;

use search::Talker;

const SENTENCES: &str = include_str!("taps/sentences.txt");

fn main() {
    if std::env::args().any(|arg| arg == "--list") {
        return;
    }
    let mut talker = Talker::new();
    let verbose = std::env::args().any(|arg| arg == "--verbose");
    let (mut words, mut without, mut with, mut said) = (0, 0, 0, 0);
    println!("{:<44} words  taps  with suggestions", "sentence");
    for text in SENTENCES.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let count = text.split(' ').count();
        let (plain, offered) = (talker.shortest(text, false), talker.shortest(text, true));
        let shown = |taps: Option<usize>| taps.map_or("-".to_owned(), |taps| taps.to_string());
        let wide: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let (a, b) = (plain.as_ref().map(Vec::len), offered.as_ref().map(Vec::len));
        println!("{text}{:pad$} {count:>5} {:>5} {:>5}", "", shown(a), shown(b), pad = 44usize.saturating_sub(wide));
        if verbose {
            println!("    {:?}", offered.as_deref().unwrap_or_default());
        }
        if let (Some(a), Some(b)) = (a, b) {
            (words, without, with, said) = (words + count, without + a, with + b, said + 1);
        }
    }
    let mean = |taps: usize, more: usize| (taps + more) as f64 / words.max(1) as f64;
    println!("{said} sentences, {words} words");
    println!("taps for a word: {:.2} without suggestions, {:.2} with", mean(without, 0), mean(with, 0));
    println!("말하기 counted:  {:.2} without suggestions, {:.2} with", mean(without, said), mean(with, said));
    println!("published for twelve Korean apps: 물 주세요 2 to 23 steps, 오늘 날씨가 좋아요 10 to 16");
}
