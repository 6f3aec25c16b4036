//! Board files of every program: no bytes may stop the program, and what is accepted can be written and read again.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../../src/domain/mod.rs"]
mod domain;
#[path = "../../../src/formats"]
mod formats {
    pub mod boards;
    pub mod obf;
}

use domain::id::BlobId;
use formats::boards::import;
use formats::obf::{Imported, export_obz};
use std::collections::BTreeMap;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(imported) = import("fuzz", bytes, "s".into()) {
        check(&imported);
        let again = import("fuzz", &export(&imported), "s".into()).expect("own archive");
        check(&again);
        assert_eq!(
            (again.buttons(), again.images(), again.sounds()),
            (imported.buttons(), imported.images(), imported.sounds())
        );
        assert_eq!(again.media.len(), imported.media.len());
    }
});

fn export(imported: &Imported) -> Vec<u8> {
    let media: BTreeMap<BlobId, Vec<u8>> = imported.media.iter().cloned().collect();
    let boards: Vec<_> = imported.boards.iter().collect();
    export_obz(&imported.set, &boards, &mut |id| media.get(id).cloned()).expect("export").0
}

/// Every cell names a button of its board, and the first board is one of the set.
fn check(imported: &Imported) {
    assert!(imported.set.boards.contains(&imported.set.root));
    for board in &imported.boards {
        assert_eq!(board.grid.order.len(), board.grid.rows);
        for row in &board.grid.order {
            assert_eq!(row.len(), board.grid.columns);
            assert!(row.iter().flatten().all(|id| board.button(id.as_str()).is_some()));
        }
    }
}
