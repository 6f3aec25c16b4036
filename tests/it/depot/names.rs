//! Names, whatever they are: what is taken as one comes back as it was, and nothing gets out of the depot.

use malgeurim::io::share::depot::{Depot, Folder, MAX_NAME, is_name};
use proptest::prelude::*;
use std::fs;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_name_leads_out_of_a_folder(name in any::<String>()) {
        let outer = tempfile::tempdir().expect("folder");
        let root = outer.path().join("in");
        fs::create_dir(&root).expect("folder");
        let depot = Folder::open(&root).expect("open");
        let put = depot.put(&name, b"x");
        prop_assert_eq!(put.is_ok(), is_name(&name));
        prop_assert_eq!(fs::read_dir(outer.path()).expect("folder").count(), 1);
    }

    #[test]
    fn a_name_comes_back_as_it_was(parts in prop::collection::vec("[a-z0-9가-힣_-]{1,12}(\\.[a-z]{1,3}x)?", 1..5)) {
        let name = parts.join("/");
        prop_assume!(is_name(&name));
        let root = tempfile::tempdir().expect("folder");
        let depot = Folder::open(root.path()).expect("open");
        depot.put(&name, b"x").expect("put");
        let listed = depot.list("").expect("a list");
        prop_assert_eq!(listed.iter().map(|object| object.name.as_str()).collect::<Vec<_>>(), [name.as_str()]);
        prop_assert!(name.len() <= MAX_NAME);
    }

    #[test]
    fn no_two_names_differ_only_in_capitals(name in "[a-zA-Z가-힣ÄäßΣσς]{1,8}") {
        prop_assert!(!is_name(&name) || name.to_lowercase() == name);
    }
}
