//! Symbol packs of every layout known, made here with the structure of the real ones; and files that want to do harm.

use crate::package::zipped;
use malgeurim::domain::looks::{Hair, Looks, Skin};
use malgeurim::domain::symbol_pack::{PackLayout, PackSymbol, SymbolPack};
use malgeurim::formats::symbol_pack::{PackError, ZipFiles, limits, mime, read};
use serde_json::json;
use std::io::Cursor;

const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></svg>";

fn pack(files: &[(&str, &[u8])]) -> Result<SymbolPack, PackError> {
    let entries: Vec<(String, Vec<u8>)> =
        files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    read("내 그림", &mut ZipFiles::open(Cursor::new(zipped(&entries)))?)
}

fn symbol<'a>(pack: &'a SymbolPack, name: &str) -> &'a PackSymbol {
    let named = |symbol: &&PackSymbol| symbol.ko.iter().chain(&symbol.en).any(|other| other == name);
    pack.symbols.iter().find(named).unwrap_or_else(|| panic!("{name}: {:?}", pack.symbols))
}

fn file<'a>(pack: &'a SymbolPack, symbol: &PackSymbol, looks: Looks) -> &'a str {
    &pack.pictures[pack.picture(symbol, looks).unwrap() as usize].file
}

fn license(pack: &SymbolPack) -> &str {
    pack.license.as_ref().map_or("", |license| license["type"].as_str().unwrap())
}

#[test]
fn mulberry_symbols() {
    let index = "symbol-id,category-id,grammar,rated,tags,symbol-en,category-en\n\
                 179,5,Noun,0,animal bird pet wild,bird,Animal Birds\n\
                 96,64,Verb,0,cooking,\"bake_,_to\",Food Kitchen actions\n\
                 99,92,Noun,0,job people,baker_1a,People Profession\n\
                 7,1,Noun,0,,nowhere,Nothing\n";
    let files: [(&str, &[u8]); 5] = [
        ("mulberry/symbol-info.csv", index.as_bytes()),
        ("mulberry/EN/bird.svg", SVG),
        ("mulberry/EN/bake_,_to.svg", SVG),
        ("mulberry/EN/baker_1a.svg", SVG),
        ("mulberry/LICENSE.txt", b"CC BY-SA"),
    ];
    let pack = pack(&files).unwrap();
    assert_eq!((pack.layout, pack.symbols.len(), license(&pack)), (PackLayout::Mulberry, 3, "CC BY-SA 4.0"));
    let bird = symbol(&pack, "bird");
    assert_eq!(bird.tags, ["animal", "bird", "pet", "wild", "Animal Birds"]);
    assert_eq!(file(&pack, bird, Looks::default()), "mulberry/EN/bird.svg");
    assert_eq!(file(&pack, symbol(&pack, "bake"), Looks::default()), "mulberry/EN/bake_,_to.svg");
    assert_eq!(symbol(&pack, "baker").en, ["baker"]);
}

#[test]
fn openmoji_with_tones_of_skin() {
    let row = |hexcode: &str, annotation: &str, skintone: serde_json::Value, base: &str| {
        json!({"emoji": "👋", "hexcode": hexcode, "group": "people-body", "subgroups": "hand", "annotation": annotation,
               "tags": "bye, hello", "openmoji_tags": "wave", "openmoji_author": "A", "openmoji_date": "2018-04-18",
               "skintone": skintone, "skintone_combination": "single", "skintone_base_emoji": "👋",
               "skintone_base_hexcode": base, "unicode": 0.6, "order": 188})
    };
    let index = json!([
        row("1F44B", "waving hand", json!(""), "1F44B"),
        row("1F44B-1F3FF", "waving hand: dark skin tone", json!(5), "1F44B"),
        row("1F44B-1F3FB", "waving hand: light skin tone", json!("1"), "1F44B"),
        row("1F44B-X", "two hands", json!("1,5"), "1F44B"),
    ]);
    let index = index.to_string();
    let files: [(&str, &[u8]); 6] = [
        ("data/openmoji.json", index.as_bytes()),
        ("black/svg/1F44B.svg", SVG),
        ("color/72x72/1F44B.png", b"\x89PNG\r\n\x1a\n"),
        ("color/svg/1F44B.svg", SVG),
        ("color/svg/1F44B-1F3FF.svg", SVG),
        ("color/svg/1F44B-X.svg", SVG),
    ];
    let pack = pack(&files).unwrap();
    assert_eq!((pack.layout, pack.symbols.len(), pack.pictures.len()), (PackLayout::Openmoji, 1, 2));
    let wave = symbol(&pack, "waving hand");
    assert_eq!((wave.emoji.as_str(), &wave.tags[..3]), ("👋", &["bye".to_owned(), "hello".into(), "wave".into()][..]));
    let of = |skin| file(&pack, wave, Looks { skin, hair: None });
    assert_eq!(of(None), "color/svg/1F44B.svg", "coloured and drawn goes before black and before pixels");
    assert_eq!(of(Some(Skin::Dark)), "color/svg/1F44B-1F3FF.svg");
}

#[test]
fn arasaac_lists_with_the_pictures_beside_them() {
    let word = |keyword: &str, plural: &str| json!({"keyword": keyword, "plural": plural, "type": 2, "meaning": "…"});
    let list = |words: serde_json::Value| {
        json!([{"_id": 2462, "keywords": words, "tags": ["food"], "categories": ["fruit"], "skin": true, "hair": true,
                "schematic": false, "sex": false}, {"_id": "9", "keywords": words, "tags": null}])
    };
    let (ko, en) =
        (list(json!([word("사과", "사과들")])).to_string(), list(json!([word("apple", "apples")])).to_string());
    let es = list(json!([word("manzana", "manzanas")])).to_string();
    let png: &[u8] = b"\x89PNG\r\n\x1a\n";
    let files: [(&str, &[u8]); 8] = [
        ("arasaac_ko.json", ko.as_bytes()),
        ("arasaac_en.json", en.as_bytes()),
        ("arasaac_es.json", es.as_bytes()),
        ("pictos/2462_2500.png", png),
        ("pictos/2462_500.png", png),
        ("pictos/2462_skin-black_500.png", png),
        ("pictos/2462_hair-red_skin-black_500.png", png),
        ("pictos/2462_nocolor_500.png", png),
    ];
    let pack = pack(&files).unwrap();
    assert_eq!((pack.layout, pack.symbols.len(), license(&pack)), (PackLayout::Arasaac, 1, "CC BY-NC-SA 4.0"));
    let apple = symbol(&pack, "사과");
    assert_eq!(
        (&apple.ko[..], &apple.en[..]),
        (&["사과".into(), "사과들".into()][..], &["apple".into(), "apples".into()][..])
    );
    let of = |skin, hair| file(&pack, apple, Looks { skin, hair });
    assert_eq!(of(None, None), "pictos/2462_500.png");
    assert_eq!(of(Some(Skin::Dark), None), "pictos/2462_skin-black_500.png");
    assert_eq!(of(Some(Skin::Dark), Some(Hair::Red)), "pictos/2462_hair-red_skin-black_500.png");
}

#[test]
fn a_plain_table_or_the_names_of_the_files() {
    let index = "file\tko\ten\ttags\nmy/rice.svg\t밥;진지\trice\t음식\n./bird.svg\t\t\t\ngone.svg\t없음\t\t\n";
    let told = json!({"type": "CC0", "author_name": "김하늘\n님", "extra": {"x": 1}}).to_string();
    let files: [(&str, &[u8]); 4] = [
        ("a/index.tsv", index.as_bytes()),
        ("a/my/rice.svg", SVG),
        ("a/bird.svg", SVG),
        ("a/license.json", told.as_bytes()),
    ];
    let pack = pack(&files).unwrap();
    assert_eq!((pack.layout, pack.symbols.len(), pack.name.as_str()), (PackLayout::Plain, 2, "내 그림"));
    assert_eq!((symbol(&pack, "진지").tags[0].as_str(), symbol(&pack, "bird").en.len()), ("음식", 1));
    let license = pack.license.as_ref().unwrap();
    assert_eq!((license["author_name"].as_str(), license.get("extra")), (Some("김하늘 님"), None));

    let bare = self::pack(&[("동물/흰_고양이.png", b"\x89PNG\r\n\x1a\n"), ("b.txt", b"x")]).unwrap();
    let cat = symbol(&bare, "흰 고양이");
    assert_eq!((cat.tags[0].as_str(), bare.symbols.len(), bare.license.is_none()), ("동물", 1, true));
}

#[test]
fn what_is_no_pack_is_refused() {
    let refused = |files: &[(&str, &[u8])]| pack(files).unwrap_err().key();
    assert_eq!(refused(&[]), "symbols-empty");
    assert_eq!(refused(&[("readme.txt", b"hello")]), "symbols-empty");
    assert_eq!(refused(&[("../bird.svg", SVG)]), "symbols-bad-path");
    assert_eq!(refused(&[("/bird.svg", SVG)]), "symbols-bad-path");
    assert_eq!(refused(&[("openmoji.json", b"[{"), ("1F44B.svg", SVG)]), "symbols-damaged");
    let deep = "[".repeat(100_000);
    assert_eq!(refused(&[("openmoji.json", deep.as_bytes()), ("1F44B.svg", SVG)]), "symbols-damaged");
    let bomb = vec![b' '; 40 << 20];
    assert_eq!(refused(&[("symbol-info.csv", &bomb), ("a.svg", SVG)]), "symbols-too-big");
    let whole = zipped(&[("a.svg".into(), SVG.to_vec())]);
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        assert!(ZipFiles::open(Cursor::new(whole[..cut].to_vec())).is_err(), "{cut}");
    }
}

#[test]
fn an_archive_that_claims_a_million_entries_is_refused() {
    let mut bytes = zipped(&[("a.svg".into(), SVG.to_vec())]);
    let end = bytes.len() - 22;
    let mut claim = b"PK\x06\x06".to_vec();
    claim.extend([0; 28]);
    claim.extend(1_000_000_000_u64.to_le_bytes());
    claim.extend([0; 16]);
    claim.extend(b"PK\x06\x07");
    claim.extend([0; 16]);
    bytes.splice(end..end, claim);
    let refused = ZipFiles::open(Cursor::new(bytes)).err().unwrap();
    assert!(matches!(refused, PackError::TooBig("entries")), "{refused}");
}

#[test]
fn names_are_short_and_no_list_is_endless() {
    let long = "가".repeat(10_000);
    let many = (0..500).map(|n| format!("이름{n}")).collect::<Vec<_>>().join(";");
    let index = format!("file\tko\na.svg\t{long}\nb.svg\t{many}\n");
    let pack = pack(&[("index.tsv", index.as_bytes()), ("a.svg", SVG), ("b.svg", SVG)]).unwrap();
    assert_eq!(pack.symbols[0].ko[0].chars().count(), limits::NAME_CHARS);
    assert_eq!(pack.symbols[1].ko.len(), limits::NAMES);
}

#[test]
fn pictures_are_known_by_their_bytes() {
    assert_eq!(mime(SVG), Some("image/svg+xml"));
    assert_eq!(mime(b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
    assert_eq!(mime(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
    assert_eq!((mime(b"MZ"), mime(b""), mime(b"<html>")), (None, None, None));
}
