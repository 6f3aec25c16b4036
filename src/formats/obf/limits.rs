//! How much one file may ask for. Far above every real file seen, far below what would stop a tablet.

const MIB: u64 = 1024 * 1024;

/// Bytes of the file itself.
pub const FILE_BYTES: u64 = 256 * MIB;
/// Bytes of everything unpacked from one archive together.
pub const UNPACKED_BYTES: u64 = 512 * MIB;
/// Bytes of one unpacked entry, and of one picture or sound written as `data`.
pub const ENTRY_BYTES: u64 = 64 * MIB;
/// How many bytes may come out of one packed byte, measured while unpacking (deflate can reach 1,032).
pub const RATIO: u64 = 200;
/// Unpacked bytes below which the ratio is not looked at.
pub const RATIO_FREE_BYTES: u64 = 4 * MIB;
/// Entries of an archive.
pub const ENTRIES: usize = 20_000;
/// Boards of a set.
pub const BOARDS: usize = 5_000;
/// Buttons of one board.
pub const BUTTONS_PER_BOARD: usize = 10_000;
/// Buttons of a set.
pub const BUTTONS: usize = 200_000;
/// Pictures and sounds listed on one board.
pub const MEDIA_PER_BOARD: usize = 20_000;
/// Pictures and sounds listed in a set.
pub const MEDIA: usize = 400_000;
/// Rows, and columns, of a grid.
pub const GRID: usize = 100;
/// Lists and objects inside each other in JSON.
pub const NESTING: usize = 128;
/// Values in one JSON document (a value takes about 200 bytes of memory; the fullest real board has 5,000).
pub const VALUES: usize = 500_000;
/// Values in all JSON documents of an archive.
pub const VALUES_TOTAL: usize = 3_000_000;
/// Values in one JSON document, or elements in one XML document, that holds a whole set (the fullest real element of
/// AsTeRICS Grid, with all its word forms, has about 110).
pub const VALUES_OF_SET: usize = 1_500_000;
/// Rows that are read from one table of a database.
pub const TABLE_ROWS: usize = 1_000_000;
/// Characters of an example in a report.
pub const EXAMPLE_CHARS: usize = 80;
