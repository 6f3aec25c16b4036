//! Files that are damaged or mean harm: refused in words or read in part, never a panic.

use super::{database, read};
use crate::obf::{export, pack, shared, well_formed};
use malgeurim::formats::obf::{ImportError, LossKind, limits};
use proptest::prelude::*;

/// Nothing is assumed but that it ends; what is accepted is well formed and can be written.
fn try_it(bytes: &[u8]) -> Result<(), &'static str> {
    let imported = read("x", bytes).map_err(|error| error.key())?;
    well_formed(&imported);
    let again = read("x.obz", &export(&imported)).expect("what was accepted can be written and read again");
    assert_eq!(again.buttons(), imported.buttons());
    Ok(())
}

fn grid(xml: &str) -> Vec<u8> {
    pack(&[("Settings0/settings.xml", b"<a/>"), ("Grids/A/grid.xml", xml.as_bytes())])
}

/// A small valid file of every format.
fn seeds() -> Vec<Vec<u8>> {
    let cells = "<Cell ColumnSpan=\"2\"><Content><Commands><Command ID=\"Action.InsertText\"><Parameter Key=\"text\"><p><s><r>hi</r></s></p>\
                 </Parameter></Command><Command ID=\"Jump.To\"><Parameter Key=\"grid\">A</Parameter></Command></Commands><CaptionAndImage>\
                 <Caption>hi</Caption><Image>.png</Image></CaptionAndImage><Style><BackColour>#11223344</BackColour></Style></Content></Cell>";
    let spb = "PRAGMA page_size = 512; CREATE TABLE Page(Id integer primary key, UniqueId, Title, GridDimension);
        CREATE TABLE PageLayout(Id integer primary key, PageLayoutSetting, PageId);
        CREATE TABLE ElementReference(Id integer primary key, ElementType, PageId, BackgroundColor);
        CREATE TABLE ElementPlacement(GridPosition, GridSpan, Visible, ElementReferenceId, PageLayoutId);
        CREATE TABLE Button(Id integer primary key, UniqueId, Label, Message, PageSetImageId, ElementReferenceId);
        CREATE TABLE CommandSequence(SerializedCommands, ButtonId); CREATE TABLE PageSetData(Id integer primary key, Data);
        INSERT INTO Page VALUES(1, 'p', 'P', '2,2'); INSERT INTO PageLayout VALUES(1, '2,2', 1);
        INSERT INTO ElementReference VALUES(1, 0, 1, -1); INSERT INTO ElementPlacement VALUES('1,1', '1,1', 1, 1, 1);
        INSERT INTO Button VALUES(1, 'b', 'hi', printf('%.900c', 'x'), 1, 1);
        INSERT INTO CommandSequence VALUES('{\"$values\":[{\"$type\":\"3\"},{\"$type\":\"2\",\"LinkedPageId\":\"p\"}]}', 1);
        INSERT INTO PageSetData VALUES(1, x'89504e470d0a1a0a00');";
    let grd = r#"{"grids":[{"id":"a","label":{"en":"A"},"rowCount":2,"gridElements":[{"id":"x","x":0,"y":1,"width":2,"height":1,
        "label":{"en":"hi","de":"ja"},"type":"ELEMENT_TYPE_NORMAL","image":{"data":"data:image/png;base64,iVBORw0KGgo="},
        "actions":[{"modelName":"GridActionSpeak"},{"modelName":"GridActionNavigate","toGridId":"a"}]}]}],"metadata":{"homeGridId":"a"}}"#;
    let cboard = r#"[{"id":"root","name":"A","tiles":[{"id":"1","label":"hi","loadBoard":"root","image":"/symbols/a/b.svg"}],
        "grid":{"rows":1,"columns":2,"order":[["1",null]]}}]"#;
    let touchchat = "PRAGMA page_size = 512; CREATE TABLE resources(id INTEGER PRIMARY KEY, rid, name);
        CREATE TABLE pages(id INTEGER PRIMARY KEY, resource_id); CREATE TABLE button_boxes(id INTEGER PRIMARY KEY, layout_x, layout_y);
        CREATE TABLE button_box_instances(page_id, button_box_id); CREATE TABLE button_box_cells(button_box_id, resource_id, location);
        CREATE TABLE buttons(resource_id, label, message); INSERT INTO resources VALUES(1, 'p', 'P'), (2, 'b', 'hi');
        INSERT INTO pages VALUES(1, 1); INSERT INTO button_boxes VALUES(1, 2, 2); INSERT INTO button_box_instances VALUES(1, 1);
        INSERT INTO button_box_cells VALUES(1, 2, 3); INSERT INTO buttons VALUES(2, 'hi', 'hello');";
    let gridset = grid(&format!("<Grid><Cells>{cells}</Cells><WordList/></Grid>"));
    vec![gridset, database(spb), grd.as_bytes().to_vec(), cboard.as_bytes().to_vec(), database(touchchat)]
}

#[test]
fn the_seeds_are_read() {
    for seed in seeds() {
        assert_eq!(try_it(&seed), Ok(()));
    }
}

#[test]
fn documents_that_grow() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"xxxx\"><!ENTITY c \"&b;&b;\">]><Grid><Cells/>&c;</Grid>";
    assert_eq!(read("x", &grid(bomb)), Err(ImportError::NoBoards), "document types are not read");
    let many = format!("<Grid>{}</Grid>", "<a/>".repeat(limits::VALUES_OF_SET));
    assert_eq!(try_it(&grid(&many)), Err("too-many-values"));
    let deep = format!("<Grid>{}{}</Grid>", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert!(matches!(try_it(&grid(&deep)), Ok(()) | Err("no-boards" | "damaged" | "zip-bomb")));
}

#[test]
fn documents_with_too_much_in_them() {
    let many = format!(r#"{{"grids":[{}0]}}"#, "0,".repeat(limits::VALUES_OF_SET));
    assert_eq!(try_it(many.as_bytes()), Err("too-many-values"));
    let deep = format!(r#"{{"grids":{}"#, "[".repeat(100_000));
    assert_eq!(try_it(deep.as_bytes()), Err("too-deep"));
    let buttons = format!(r#"[{{"id":"a","tiles":[{}{{}}]}}]"#, "{},".repeat(limits::BUTTONS_PER_BOARD));
    assert_eq!(try_it(buttons.as_bytes()), Err("too-many-buttons"));
}

#[test]
fn a_damaged_document_is_told_from_no_board() {
    let mut document = "\u{feff}{\"grids\": [{\"gridElements\": []}]}".as_bytes().to_vec();
    document[10] = 0xff;
    assert_eq!(try_it(&document), Err("damaged"));
    assert_eq!(try_it(b"\xef\xbb\xbfwords"), Err("not-a-board"));
}

#[test]
fn a_wide_button_stays_in_its_grid() {
    let set = read(
        "x",
        &grid(
            "<Grid><Cells><Cell><Content><CaptionAndImage><Caption>b</Caption></CaptionAndImage></Content></Cell><Cell X=\"18446744073709551615\" ColumnSpan=\"18446744073709551615\" RowSpan=\"99999999\"><Content>\
        <CaptionAndImage><Caption>a</Caption></CaptionAndImage></Content></Cell></Cells></Grid>",
        ),
    );
    let set = set.expect("accepted");
    well_formed(&set);
    assert_eq!(set.losses(LossKind::ButtonUnplaced), 1);
}

#[test]
fn tables_that_lead_in_circles() {
    let mut bytes = database("PRAGMA page_size = 512; CREATE TABLE Page(Id, UniqueId); CREATE TABLE Button(Id);");
    // The root page becomes an interior page whose last child is itself.
    bytes[100] = 5;
    bytes[103..105].copy_from_slice(&[0, 0]);
    bytes[108..112].copy_from_slice(&[0, 0, 0, 1]);
    assert_eq!(try_it(&bytes), Err("damaged"));
    assert_eq!(try_it(b"SQLite format 3\0"), Err("damaged"));
}

#[test]
fn what_a_table_would_have_to_work_out_is_not_read() {
    let table = |made: &str| format!("CREATE TABLE Button(Id); CREATE TABLE Page(Id, UniqueId AS ({made})); ");
    let one = "INSERT INTO Page(Id) VALUES (1);";
    let many = "INSERT INTO Page(Id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n;";
    // The last one would make nothing, and take hours.
    let long = "instr(hex(zeroblob(400000)), hex(zeroblob(200000)) || '1')";
    for (made, rows) in [("hex(zeroblob(300000000))", one), ("hex(zeroblob(100000))", many), (long, many)] {
        assert_eq!(try_it(&database(&(table(made) + rows))), Ok(()), "{made}");
    }
}

#[test]
fn cut_off_anywhere() {
    for seed in seeds() {
        let lengths: Vec<usize> = (0..seed.len()).step_by(1 + seed.len() / 200).collect();
        for length in lengths {
            let _ = try_it(&seed[..length]);
        }
    }
    for name in ["example.gridset", "example.spb", "example2.grd", "cboard-boards.json"] {
        let Some(bytes) = shared(&format!("boards_other/{name}")) else { return };
        for part in 1..8 {
            assert!(try_it(&bytes[..bytes.len() * part / 8]).is_err(), "{name}: {part} of 8");
        }
    }
}

/// A place in the file and what is done there.
fn blows() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, any::<u8>()), 1..6)
}

fn struck(seed: &[u8], blows: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for (place, kind, byte) in blows {
        let at = place.index(bytes.len());
        match kind {
            0 => bytes[at] = *byte,
            1 => bytes[at] ^= 1 << (byte % 8),
            2 => bytes.insert(at, *byte),
            _ => drop(bytes.drain(at..(at + usize::from(byte % 16)).min(bytes.len() - 1))),
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_behind_any_beginning(which in 0usize..6, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let beginning: [&[u8]; 6] = [b"", b"PK\x03\x04", b"SQLite format 3\0\x02\0\x01\x01\0", b"{\"grids\":[", b"[{\"tiles\":[", b"<?xml"];
        let _ = try_it(&[beginning[which], &bytes].concat());
    }

    #[test]
    fn small_files_with_blows(which in 0usize..5, blows in blows()) {
        static SEEDS: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
        let seed = &SEEDS.get_or_init(seeds)[which];
        let _ = try_it(&struck(seed, &blows));
    }

    #[test]
    fn the_document_inside_with_blows(blows in blows()) {
        let text = "<Grid><RowDefinitions><RowDefinition Height=\"Large\"/></RowDefinitions><Cells><Cell X=\"1\" RowSpan=\"2\"><Visibility>Hidden</Visibility>\
            <Content><ContentType>AutoContent</ContentType><ContentSubType>WordList</ContentSubType></Content></Cell></Cells>\
            <WordList><Items><WordListItem><Text><p><s><r>a</r></s></p></Text><Image>[x]y</Image></WordListItem></Items></WordList></Grid>";
        let document = struck(text.as_bytes(), &blows);
        let _ = try_it(&pack(&[("Grids/A/grid.xml", &document)]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn real_files_with_blows(which in 0usize..5, blows in blows()) {
        let names = ["example-images.gridset", "example.spb", "example.grd", "HoverKeyboard.grd", "cboard-boards.json"];
        let Some(bytes) = shared(&format!("boards_other/{}", names[which])) else { return Ok(()) };
        let _ = try_it(&struck(&bytes, &blows));
    }
}
