//! What a cell does: its commands in order.

use super::Names;
use crate::formats::boards::press::{Deed, go};
use crate::formats::boards::xml;
use crate::formats::obf::report::{Notes, RepairKind};
use roxmltree::Node;

/// The commands of a cell.
pub fn deeds(content: Node, names: &Names, notes: &mut Notes) -> Vec<Deed> {
    let commands = xml::child(content, "Commands").into_iter().flat_map(|list| xml::children(list, "Command"));
    commands.map(|command| deed(command, names, notes)).collect()
}

fn deed(command: Node, names: &Names, notes: &mut Notes) -> Deed {
    let id = command.attribute("ID").unwrap_or_default();
    let parameter = |key: &str| xml::children(command, "Parameter").find(|node| node.attribute("Key") == Some(key));
    let mut nearest = |deed: Deed| {
        notes.fixed(RepairKind::ActionNearest, id);
        deed
    };
    match id {
        "Action.InsertText" => Deed::Say(parameter("text").map(|text| rich(text, notes)).unwrap_or_default()),
        "Speech.SpeakNow" => {
            let text = parameter("text").map(|text| rich(text, notes)).unwrap_or_default();
            notes.fixed(RepairKind::ActionNearest, id);
            Deed::Say(text)
        }
        "Action.Letter" => match parameter("letter").map(xml::whole_text) {
            Some(letter) if !letter.is_empty() => Deed::Spell(letter),
            _ => Deed::Foreign(id.to_owned()),
        },
        "Action.Speak" => Deed::Act(":speak"),
        "Action.Clear" => Deed::Act(":clear"),
        "Action.Space" => Deed::Act(":space"),
        "Action.DeleteWord" => Deed::Act(":deleteword"),
        "Action.DeleteLetter" => Deed::Act(":backspace"),
        "Jump.To" => go(&names.find(&parameter("grid").map(xml::whole_text).unwrap_or_default())),
        "Jump.Home" => Deed::Act(":home"),
        "Jump.Back" => nearest(Deed::Act(":home")),
        _ => Deed::Foreign(id.to_owned()),
    }
}

/// The words of a text whose pieces may carry pictures; the pictures are not kept.
pub fn rich(node: Node, notes: &mut Notes) -> String {
    let mut pieces = node.descendants().filter(|piece| piece.tag_name().name() == "r").peekable();
    if pieces.peek().is_none() {
        return xml::whole_text(node);
    }
    // The white space around a word is a piece of its own.
    let pieces = pieces.flat_map(|piece| piece.descendants().filter_map(|node| node.text().filter(|_| node.is_text())));
    let text = pieces.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if node.descendants().any(|piece| piece.tag_name().name() == "s" && piece.has_attribute("Image")) {
        notes.fixed(RepairKind::RichText, &text);
    }
    text
}
