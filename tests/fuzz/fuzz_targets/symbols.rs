//! Symbol packs: no bytes may stop the program, and what is accepted keeps its limits.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../../src/domain/mod.rs"]
mod domain;
#[path = "../../../src/formats"]
mod formats {
    pub mod symbol_pack;
}

use formats::symbol_pack::{Files, PackError, ZipFiles, limits, mime, read};
use std::io::Cursor;

/// One index and a picture of every name that could be meant, without an archive around them.
struct Bare<'a> {
    paths: Vec<String>,
    index: &'a [u8],
}

impl Files for Bare<'_> {
    fn paths(&self) -> &[String] {
        &self.paths
    }

    fn read(&mut self, path: &str, _: u64) -> Result<Vec<u8>, PackError> {
        Ok(if Some(path) == self.paths.first().map(String::as_str) { self.index.to_vec() } else { b"<svg/>".to_vec() })
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    mime(bytes);
    if let Ok(mut files) = ZipFiles::open(Cursor::new(bytes)) {
        check(read("fuzz", &mut files));
    }
    for index in ["openmoji.json", "symbol-info.csv", "index.tsv", "index.csv", "arasaac_ko.json"] {
        let pictures = ["color/svg/1F44B.svg", "EN/bird.svg", "bird.svg", "2462_500.png", "2462_skin-black_500.png"];
        let paths = std::iter::once(index).chain(pictures).map(str::to_owned).collect();
        check(read("fuzz", &mut Bare { paths, index: bytes }));
    }
});

fn check(pack: Result<domain::symbol_pack::SymbolPack, PackError>) {
    let Ok(pack) = pack else { return };
    assert!(!pack.symbols.is_empty() && pack.symbols.len() <= limits::SYMBOLS);
    for symbol in &pack.symbols {
        assert!(symbol.ko.len() + symbol.en.len() > 0 && !symbol.pictures.is_empty());
        assert!(symbol.pictures.iter().all(|place| (*place as usize) < pack.pictures.len()));
        assert!(symbol.ko.iter().chain(&symbol.en).all(|name| name.chars().count() <= limits::NAME_CHARS));
    }
}
