//! Works of which something is gone.

use super::super::Desk;
use super::*;
use crate::app::JobResult;
use crate::art::{Picture, codec};
use crate::domain::artwork::{Artwork, Deed, Hand, Step};
use crate::domain::consent::{Answer, Consent, Given};
use crate::domain::exhibition::{Exhibition, Room};
use crate::domain::id::BlobId;
use crate::domain::sheet::Sheet;
use crate::io::store::bring_blobs;
use crate::io::world::Outbox;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

struct Place {
    folder: TempDir,
    desk: Desk,
    outcomes: Receiver<Outcome>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (outbox, outcomes) = Outbox::new(Arc::new(|| {}));
        let (data, cache) = (folder.path().join("data"), folder.path().join("cache"));
        let cancelled = Arc::new(Mutex::default());
        Self { folder, desk: Desk { data, cache, fresh: Default::default(), outbox, cancelled }, outcomes }
    }

    fn keep(&self, bytes: Vec<u8>) -> BlobId {
        let blob = BlobId::of(&bytes);
        bring_blobs(&self.desk.data, &[(blob.clone(), bytes)]).unwrap();
        blob
    }

    fn picture(&self, red: u8) -> BlobId {
        self.keep(codec::encode_png(&Picture::filled(48, 32, [red, 90, 60, 255])).unwrap())
    }

    /// 바다, which was painted, drawn upon and spoken about.
    fn work(&self) -> Artwork {
        let step = |at, did, red| Step { at, by: Hand::Person, did, result: Some(self.picture(red)) };
        let mut work = Artwork {
            steps: vec![step(1, Deed::Brought, 10), step(2, Deed::Drew(3), 20), step(3, Deed::Drew(5), 30)],
            base: Some(self.picture(40)),
            width: 48,
            height: 32,
            ..Artwork::of("w".into(), "p".into(), 1)
        };
        work.title.text = "바다".to_owned();
        (work.title.voice, work.label.words.voice) = (Some(self.keep(vec![1; 60])), Some(self.keep(vec![2; 60])));
        for purpose in Use::ALL {
            let maker = Given { answer: Answer::Yes, ..Given::default() };
            work.consents.0.insert(purpose, Consent { maker, ..Consent::default() });
        }
        work
    }

    fn export(&self, to: &str, work: Artwork, products: &[Product]) -> JobResult {
        let rooms = vec![Room { works: vec![work.id.clone()], ..Room::default() }];
        let sheet = Sheet::of(&work, &[]);
        let show = Exhibition { id: "x".into(), title: "봄".to_owned(), rooms, ..Exhibition::default() };
        let source = Source { show, works: vec![(work, sheet)], at: 1, offset_min: 0 };
        let options = ExportOptions { unsigned: true, ..ExportOptions::default() };
        let wanted = Wanted { products: products.iter().copied().collect(), options };
        export(&self.desk, 1, (self.folder.path().join(to), None), source, &wanted)
    }

    fn told(&self, what: &str) -> Option<Notice> {
        let notices = self.outcomes.try_iter().filter_map(|outcome| match outcome {
            Outcome::Tell(notice) => Some(notice),
            _ => None,
        });
        notices.filter(|notice| notice.what == what).last()
    }

    fn files(&self, of: &str, like: &str) -> usize {
        std::fs::read_dir(self.folder.path().join(of)).map_or(0, |entries| {
            entries.flatten().filter(|entry| entry.file_name().to_string_lossy().contains(like)).count()
        })
    }
}

#[test]
fn what_is_gone_of_the_making_is_left_out_of_pages_and_bag_and_told() {
    let place = Place::new();
    let (whole, mut work) = (place.work(), place.work());
    let both = [Product::Web, Product::Archive];
    assert!(matches!(place.export("whole", whole, &both), JobResult::Exported { .. }));
    assert_eq!(place.told("export-parts-lost"), None);
    work.steps[1].result = Some(BlobId::of(b"a picture that is gone"));
    work.title.voice = Some(BlobId::of(b"a voice that is gone"));
    assert!(matches!(place.export("less", work, &both), JobResult::Exported { .. }));
    let told = place.told("export-parts-lost").expect("a notice");
    assert!(told.args.contains(&("titles".to_owned(), "바다".to_owned())), "{told:?}");
    for (folder, like) in [("steps", "jpg"), ("sounds", "title")] {
        let [whole, less] = ["whole", "less"].map(|at| place.files(&format!("{at}/{folder}"), like));
        assert_eq!(less + 1, whole, "{folder}");
    }
    let page = |at: &str| {
        let pages = std::fs::read_dir(place.folder.path().join(at).join("works")).unwrap();
        std::fs::read_to_string(pages.flatten().next().unwrap().path()).unwrap()
    };
    assert!(page("whole").contains("-title.wav") && !page("less").contains("-title.wav"));
}

#[test]
fn a_picture_that_cannot_be_read_is_told_with_the_title_of_its_work() {
    let place = Place::new();
    for product in [Product::Web, Product::Prints, Product::Archive, Product::Publicity] {
        let work = Artwork { base: Some(BlobId::of(b"gone")), ..place.work() };
        let JobResult::Failed(notice) = place.export("out", work, &[product]) else { panic!("{product:?}") };
        assert_eq!(notice, Notice::problem("export-picture-missing").with("title", "바다"), "{product:?}");
    }
    assert!(!place.folder.path().join("out").exists());
}
