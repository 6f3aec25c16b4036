//! Thousands of damaged files: never a panic, and whatever is accepted is well formed and can be written again.
//! The same every time: the numbers come from a fixed seed. The fuzz target in `tests/fuzz` goes on from here.

use super::{export, pack, read, shared, well_formed};

/// Marsaglia's xorshift64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

const BOARD: &str = r##"{"format":"open-board-0.1","id":"a","locale":"en","name":"A","strings":{"ko":{"hi":"안녕"}},
"buttons":[{"id":"x","label":"hi","image_id":"i","sound_id":"s","background_color":"#44a","action":":clear","hidden":false},
{"id":2,"label":"go","load_board":{"id":"b","path":"b.obf"},"actions":["+a",":home"],"top":0.1,"left":0.2,"width":0.3,"height":0.4,
"translations":{"ko":{"label":"가다"}}}],
"images":[{"id":"i","width":"10","data":"data:image/svg+xml;base64,PHN2Zy8+","license":{"type":"CC0"}},{"id":"j","path":"i.png"}],
"sounds":[{"id":"s","duration":1.5,"path":"s.wav"}],"grid":{"rows":2,"columns":2,"order":[["x",null],[2,"x"]]}}"##;

const MANIFEST: &str = r#"{"format":"open-board-0.1","root":"a.obf","paths":{"boards":{"a":"a.obf","b":"b.obf"},"images":{"j":"i.png"},"sounds":{}}}"#;

/// Pieces that mean something to one of the readers.
const TOKENS: [&[u8]; 24] = [
    b"null",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"-1",
    b"1e308",
    b"99999999999999999999",
    b"../",
    b"\\u0000",
    b"//",
    b"/*",
    b"'",
    b",",
    b":",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\"\"",
    b"true",
];

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let length = random.below(12).min(bytes.len() - at);
        match random.below(7) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            2 => drop(bytes.drain(at..at + length)),
            3 => bytes.truncate(at.max(1)),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => {
                let token = TOKENS[random.below(TOKENS.len())];
                let over = if random.below(2) == 0 { token.len().min(bytes.len() - at) } else { 0 };
                bytes.splice(at..at + over, token.iter().copied());
            }
        }
        if bytes.is_empty() {
            bytes.push(b'{');
        }
    }
}

/// How many of `rounds` mutations of `seed` were accepted.
fn storm(seed: &[u8], rounds: usize, number: u64) -> usize {
    let mut random = Random(number);
    let mut accepted = 0;
    for _ in 0..rounds {
        let mut bytes = seed.to_vec();
        mutate(&mut bytes, &mut random);
        let Ok(imported) = read("x", &bytes) else { continue };
        well_formed(&imported);
        let packed = export(&imported);
        let again = read("x", &packed).expect("what was accepted can be written and read again");
        well_formed(&again);
        assert_eq!(
            (again.buttons(), again.images(), again.sounds()),
            (imported.buttons(), imported.images(), imported.sounds())
        );
        assert_eq!(again.media.len(), imported.media.len());
        accepted += 1;
    }
    accepted
}

#[test]
fn damaged_boards() {
    let accepted = storm(BOARD.as_bytes(), 4_000, 0x9e37_79b9_7f4a_7c15);
    assert!((400..4_000).contains(&accepted), "both ways are tried: {accepted}");
}

#[test]
fn damaged_archives() {
    let board = BOARD.replace(r#""id":"a""#, r#""id":"b""#);
    let files: [(&str, &[u8]); 5] = [
        ("manifest.json", MANIFEST.as_bytes()),
        ("a.obf", BOARD.as_bytes()),
        ("b.obf", board.as_bytes()),
        ("i.png", b"\x89PNG\r\n\x1a\n...."),
        ("s.wav", b"RIFF....WAVE"),
    ];
    let accepted = storm(&pack(&files), 3_000, 0xdead_beef_cafe_f00d);
    assert!((300..3_000).contains(&accepted), "both ways are tried: {accepted}");
    let mut random = Random(42);
    for _ in 0..1_500 {
        let (mut manifest, mut one) = (MANIFEST.as_bytes().to_vec(), BOARD.as_bytes().to_vec());
        mutate(&mut manifest, &mut random);
        mutate(&mut one, &mut random);
        let packed = pack(&[("manifest.json", &manifest), ("a.obf", &one), files[2], files[3], files[4]]);
        if let Ok(imported) = read("x", &packed) {
            well_formed(&imported);
            well_formed(&read("x", &export(&imported)).expect("again"));
        }
    }
}

#[test]
fn damaged_real_files() {
    for (name, rounds) in [("simple.obf", 400), ("foreign.obf", 400), ("links.obz", 300), ("path_images.obz", 40)] {
        let Some(bytes) = shared(&format!("boards/{name}")) else { return };
        storm(&bytes, rounds, 0x1234_5678_9abc_def1);
    }
}
