//! The bag: BagIt 1.0, RFC 8493. It is told of every payload file as it is written, so that none has to be in memory.

use super::places::Held;
use crate::domain::exhibition::Edition;
use crate::domain::id::BlobId;
use crate::domain::locale::Lang;
use crate::text::dates::Moment;
use std::collections::BTreeMap;

const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A bag that is being filled.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    /// Path to length and sum: in the order of paths, each once.
    payload: BTreeMap<String, (u64, BlobId)>,
}

impl Bag {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// A payload file was written.
    pub fn add(&mut self, held: &Held) {
        self.payload.insert(held.path.clone(), (held.bytes, held.sha256.clone()));
    }

    /// The files that make it a bag, to be written after the payload.
    pub fn finish(&self, edition: &Edition) -> Vec<(String, Vec<u8>)> {
        let lines = self.payload.iter().map(|(path, (_, sum))| line(sum, path));
        let mut tags = vec![
            ("bagit.txt", BAGIT.to_owned()),
            ("bag-info.txt", self.info(edition)),
            ("manifest-sha256.txt", lines.collect()),
        ];
        tags.sort_unstable();
        let sums = tags.iter().map(|(name, text)| line(&BlobId::of(text.as_bytes()), name)).collect();
        tags.push(("tagmanifest-sha256.txt", sums));
        tags.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
    }

    /// Number of bytes and of files.
    fn oxum(&self) -> String {
        let bytes: u64 = self.payload.values().map(|(bytes, _)| bytes).sum();
        format!("{bytes}.{}", self.payload.len())
    }

    fn info(&self, edition: &Edition) -> String {
        let show = edition.show();
        let about: Vec<&str> = [show.title.as_str(), &show.place, &show.dates, show.about.get(Lang::Ko)].to_vec();
        let about: Vec<String> = about.into_iter().map(one_line).filter(|part| !part.is_empty()).collect();
        let day = Moment::of(edition.at, edition.offset_min);
        let elements = [
            ("Source-Organization", one_line(&show.host)),
            ("Contact-Name", one_line(&show.host)),
            ("External-Description", about.join(". ")),
            ("External-Identifier", one_line(show.id.as_str())),
            ("Bagging-Date", format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)),
            ("Payload-Oxum", self.oxum()),
            ("Bag-Software-Agent", format!("malgeurim {}", env!("CARGO_PKG_VERSION"))),
        ];
        let told = elements.into_iter().filter(|(_, value)| !value.is_empty());
        told.map(|(label, value)| format!("{label}: {value}\n")).collect()
    }
}

fn line(sum: &BlobId, path: &str) -> String {
    format!("{sum}  {}\n", encoded(path))
}

/// Line ends and percent signs of a path, and nothing else, are written as `%0A`, `%0D` and `%25` (RFC 8493, section 2.1.3).
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// A value on one line.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::Use;
    use crate::domain::exhibition::{Exhibition, Source};

    fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
        files
            .iter()
            .find(|(path, _)| path == name)
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .unwrap()
    }

    #[test]
    fn a_bag_lists_its_payload_in_order_and_its_tags() {
        let show =
            Exhibition { title: "봄\r\nPayload-Oxum: 0.0".into(), host: "센터".into(), ..Exhibition::default() };
        let edition = Source { show, offset_min: 540, ..Source::default() }.edition(Use::Archive);
        let mut bag = Bag::new();
        bag.add(&Held::of("data/b%\n.txt".into(), b"bb"));
        bag.add(&Held::of("data/a.txt".into(), b"a"));
        let files = bag.finish(&edition);
        let manifest = text(&files, "manifest-sha256.txt");
        let paths: Vec<&str> =
            manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path).collect();
        assert_eq!(paths, ["data/a.txt", "data/b%25%0A.txt"]);
        let info = text(&files, "bag-info.txt");
        assert!(info.contains("Payload-Oxum: 3.2\n") && info.contains("Bagging-Date: 1970-01-01\n"), "{info}");
        assert_eq!(info.lines().filter(|line| line.starts_with("Payload-Oxum")).count(), 1, "a title adds no line");
        let tags = text(&files, "tagmanifest-sha256.txt");
        assert_eq!(tags.lines().count(), 3);
        assert!(tags.contains(BlobId::of(manifest.as_bytes()).as_str()));
    }
}
