//! A set of 12,000 cells in every format; the goal is 2 s. The time is printed, never asserted: `-- --nocapture`.

use super::{counts, database, links, read};
use crate::obf::pack;
use std::fmt::Write;
use std::time::Instant;

/// Boards, and buttons on each.
const BOARDS: usize = 120;
const BUTTONS: usize = 100;

fn timed(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let set = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    println!("{name}: {} cells in {:.2} s (goal 2 s)", set.buttons(), start.elapsed().as_secs_f64());
    assert_eq!(counts(&set)[..2], [BOARDS, BOARDS * BUTTONS]);
    assert_eq!(links(&set), (BOARDS, BOARDS), "every board leads to the next");
}

#[test]
fn a_large_gridset() {
    let grids: Vec<(String, String)> = (0..BOARDS)
        .map(|board| {
            let mut cells = String::new();
            for cell in 0..BUTTONS {
                let jump = format!("<Command ID=\"Jump.To\"><Parameter Key=\"grid\">Board {}</Parameter></Command>", (board + 1) % BOARDS);
                let jump = if cell == 0 { jump.as_str() } else { "" };
                write!(
                    cells,
                    "<Cell X=\"{}\" Y=\"{}\"><Content><Commands><Command ID=\"Action.InsertText\"><Parameter Key=\"indicatorenabled\">1</Parameter>\
                     <Parameter Key=\"text\"><p><s Image=\"[widgit]word.emf\"><r>word {cell}</r></s><s><r><![CDATA[ ]]></r></s></p></Parameter></Command>{jump}\
                     </Commands><CaptionAndImage><Caption>word {cell}</Caption><Image>[widgit]word {cell}.emf</Image></CaptionAndImage>\
                     <Style><BasedOnStyle>Vocab</BasedOnStyle><BackColour>#F7DA64FF</BackColour></Style></Content></Cell>",
                    cell % 10,
                    cell / 10
                )
                .expect("text");
            }
            (format!("Grids/Board {board}/grid.xml"), format!("<Grid><Cells>{cells}</Cells></Grid>"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = grids.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    timed("large.gridset", &pack(&files));
}

#[test]
fn a_large_grd() {
    let element = |board: usize, cell: usize| {
        let mut actions = vec![serde_json::json!({"id": "s", "modelName": "GridActionSpeak", "modelVersion": "{}"})];
        if cell == 0 {
            let to = format!("g{}", (board + 1) % BOARDS);
            actions.push(
                serde_json::json!({"modelName": "GridActionNavigate", "navType": "navigateToGrid", "toGridId": to}),
            );
        }
        // As heavy as the fullest real ones: with ten word forms.
        let forms: Vec<_> = (0..10)
            .map(|form| serde_json::json!({"lang": "de", "tags": ["1.PERS"], "value": format!("Form {form}")}))
            .collect();
        serde_json::json!({"id": format!("e{cell}"), "x": cell % 10, "y": cell / 10, "width": 1, "height": 1, "wordForms": forms,
            "label": {"en": format!("word {cell}"), "de": format!("Wort {cell}")}, "type": "ELEMENT_TYPE_NORMAL", "hidden": false,
            "image": {"data": null, "url": format!("https://example.org/{cell}.png"), "author": "A", "authorURL": "https://example.org"},
            "actions": actions, "backgroundColor": "rgb(255, 204, 170)", "additionalProps": {}})
    };
    let grid = |board: usize| {
        let elements: Vec<_> = (0..BUTTONS).map(|cell| element(board, cell)).collect();
        serde_json::json!({"id": format!("g{board}"), "label": {"en": format!("Board {board}")}, "gridElements": elements})
    };
    let grids: Vec<_> = (0..BOARDS).map(grid).collect();
    timed("large.grd", serde_json::json!({"grids": grids, "metadata": {"homeGridId": "g0"}}).to_string().as_bytes());
}

#[test]
fn a_large_cboard_file() {
    let tile = |board: usize, cell: usize| {
        let link = if cell == 0 { format!("b{}", (board + 1) % BOARDS) } else { String::new() };
        serde_json::json!({"id": format!("t{cell}"), "label": format!("word {cell}"), "image": format!("/symbols/mulberry/{cell}.svg"),
            "backgroundColor": "rgb(255, 241, 118)", "loadBoard": link})
    };
    let board = |board: usize| {
        let tiles: Vec<_> = (0..BUTTONS).map(|cell| tile(board, cell)).collect();
        serde_json::json!({"id": format!("b{board}"), "name": format!("Board {board}"), "tiles": tiles})
    };
    timed("large.json", serde_json::Value::Array((0..BOARDS).map(board).collect()).to_string().as_bytes());
}

#[test]
fn a_large_page_set() {
    let (boards, buttons) = (BOARDS, BOARDS * BUTTONS);
    // Every page is laid out for thirteen grids, as the program does it.
    let statements = format!(
        "BEGIN; CREATE TABLE Page(Id integer primary key, UniqueId, Title, GridDimension);
         CREATE TABLE PageLayout(Id integer primary key, PageLayoutSetting, PageId);
         CREATE TABLE ElementReference(Id integer primary key, ElementType, PageId, BackgroundColor);
         CREATE TABLE ElementPlacement(Id integer primary key, GridPosition, GridSpan, Visible, ElementReferenceId, PageLayoutId);
         CREATE TABLE Button(Id integer primary key, UniqueId, Label, Message, LibrarySymbolId, ElementReferenceId);
         CREATE TABLE ButtonPageLink(Id integer primary key, ButtonId, PageUniqueId);
         CREATE TABLE CommandSequence(Id integer primary key, SerializedCommands, ButtonId);
         CREATE TABLE n(i integer primary key);
         WITH RECURSIVE m(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM m WHERE i + 1 < {buttons}) INSERT INTO n SELECT i FROM m;
         INSERT INTO Page SELECT i, 'p' || i, 'Board ' || i, '10,10' FROM n WHERE i < {boards};
         INSERT INTO PageLayout SELECT i, CASE WHEN i % 13 = 5 THEN '10,10' ELSE '4,' || (i % 13) END || ',False,0', i / 13 FROM n WHERE i < {boards} * 13;
         INSERT INTO ElementReference SELECT i, 0, i / {BUTTONS}, -1 - i FROM n;
         INSERT INTO ElementPlacement(GridPosition, GridSpan, Visible, ElementReferenceId, PageLayoutId)
             SELECT (n.i % 10) || ',' || (n.i / 10 % 10), '1,1', 1, n.i, n.i / {BUTTONS} * 13 + l.i FROM n, n AS l WHERE l.i < 13;
         INSERT INTO Button SELECT i, 'b' || i, 'word ' || i, 'the word ' || i, i, i FROM n;
         INSERT INTO ButtonPageLink SELECT i, i, 'p' || ((i / {BUTTONS} + 1) % {boards}) FROM n WHERE i % {BUTTONS} = 0;
         INSERT INTO CommandSequence SELECT i, '{{\"$type\":\"1\",\"$values\":[{{\"$type\":\"3\",\"MessageAction\":0}}]}}', i FROM n; DROP TABLE n; COMMIT;"
    );
    timed("large.spb", &database(&statements));
}
