//! How much one package may ask for. Far above what a group makes in a year, below what would fill a tablet unasked.

const MIB: u64 = 1024 * 1024;

/// Bytes of the file itself, and of everything unpacked from it together.
pub const FILE_BYTES: u64 = 16 * 1024 * MIB;
/// Bytes of one picture or sound (the store's own limit).
pub const BLOB_BYTES: u64 = 256 * MIB;
/// Bytes of one record file.
pub const RECORD_BYTES: u64 = 32 * MIB;
/// Bytes of all record files together: they are held in memory.
pub const RECORDS_BYTES: u64 = 256 * MIB;
/// Bytes of the manifest.
pub const MANIFEST_BYTES: u64 = 32 * MIB;
/// Entries.
pub const ENTRIES: usize = 200_000;
/// How many bytes may come out of one packed byte (deflate can reach 1,032).
pub const RATIO: u64 = 200;
/// Unpacked bytes of an entry below which the ratio is not looked at.
pub const RATIO_FREE_BYTES: u64 = MIB;
/// Bytes of memory that all records of a package may take when they are read, each value reckoned at the most it can take.
pub const MEMORY_BYTES: u64 = 2048 * MIB;
/// Bytes of memory that a document takes whatever is in it.
pub const DOCUMENT_BYTES: u64 = 4096;
/// Bytes of memory that a value takes at most (a test holds it against the largest things that little JSON makes).
pub const VALUE_BYTES: u64 = 200;
/// Bytes of memory that a value with names in it takes at most: a button of a board is the largest.
pub const OBJECT_BYTES: u64 = 700;
/// Bytes of memory that a letter takes at most: four letters of a line that was drawn are a point.
pub const LETTER_BYTES: u64 = 3;
