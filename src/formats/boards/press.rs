//! What a press of a button does, from the commands of another program to those of ours.

use crate::domain::board::{Button, LoadBoard};
use crate::domain::locale::LocalText;
use crate::formats::obf::report::{LossKind, Notes};
use crate::formats::obf::set::named;

/// One command.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Adds this text to what is said.
    Say(String),
    /// Adds these letters to the word that is being spelled.
    Spell(String),
    /// An action of OBF (`:clear`).
    Act(&'static str),
    /// Opens a board.
    Go(LoadBoard),
    /// Something only the other program does: its name.
    Foreign(String),
}

/// A link to the board with this local id.
pub fn go(id: &str) -> Deed {
    Deed::Go(LoadBoard { id: id.to_owned(), ..LoadBoard::default() })
}

/// Gives a button its commands. One text alone is what the button says; with other commands it becomes an action, so
/// that all are done in their order and the board opens last. A button that would do nothing keeps the foreign
/// commands' names, so that it does not say its label instead.
pub fn equip(button: &mut Button, deeds: Vec<Deed>, notes: &mut Notes) {
    let mut foreign = Vec::new();
    let spells = deeds.iter().any(|deed| matches!(deed, Deed::Spell(_)));
    for deed in deeds {
        match deed {
            Deed::Say(text) => say(&mut button.actions, text.trim()),
            Deed::Spell(letters) => button.actions.push(format!("+{letters}")),
            Deed::Act(action) => button.actions.push(action.to_owned()),
            Deed::Go(link) if button.load_board.is_none() => button.load_board = Some(link),
            Deed::Go(link) => notes.lost(LossKind::ActionUnknown, named(&link)),
            Deed::Foreign(name) => {
                notes.lost(LossKind::ActionUnknown, &name);
                foreign.push(format!(":ext_{}", name.to_lowercase().replace(char::is_whitespace, "_")));
            }
        }
    }
    let spoken = button.actions.iter().find_map(|action| action.strip_prefix('+')).map(str::to_owned);
    if let (Some(text), true) = (&spoken, button.label.ko.is_empty()) {
        button.label = LocalText::same(text.as_str());
    }
    match (&spoken, &button.load_board) {
        (Some(text), None) if button.actions.len() == 1 && !spells => {
            if *text != button.label.ko {
                button.vocalization = LocalText::same(text.as_str());
            }
            button.actions.clear();
        }
        (None, None) if button.actions.is_empty() => button.actions = foreign,
        _ => {}
    }
}

/// Texts that follow each other are one.
fn say(actions: &mut Vec<String>, text: &str) {
    match actions.last_mut().filter(|last| last.starts_with('+')) {
        _ if text.is_empty() => {}
        Some(last) => {
            last.push(' ');
            last.push_str(text);
        }
        None => actions.push(format!("+{text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equipped(label: &str, deeds: Vec<Deed>) -> Button {
        let mut button = Button { label: LocalText::same(label), ..Button::default() };
        equip(&mut button, deeds, &mut Notes::new());
        button
    }

    #[test]
    fn one_text_alone_is_what_the_button_says() {
        let button = equipped("juice", vec![Deed::Say("orange ".into()), Deed::Say(" juice".into())]);
        assert_eq!((button.vocalization.ko.as_str(), button.speaks()), ("orange juice", true));
        assert_eq!(equipped("juice", vec![Deed::Say("juice".into())]).vocalization, LocalText::default());
        assert_eq!(equipped("", vec![Deed::Say("juice".into())]).label.en, "juice");
    }

    #[test]
    fn several_commands_are_done_in_order_and_the_board_opens_last() {
        let deeds = vec![Deed::Act(":clear"), go("food"), Deed::Say("I like ".into()), go("other")];
        let button = equipped("like", deeds);
        assert_eq!(button.actions, [":clear", "+I like"]);
        assert_eq!(button.load_board.map(|link| link.id).as_deref(), Some("food"));
    }

    #[test]
    fn a_button_of_the_other_program_says_nothing() {
        let button = equipped("Settings", vec![Deed::Foreign("Settings.Open now".into())]);
        assert_eq!(
            (button.actions.as_slice(), button.speaks()),
            ([":ext_settings.open_now".to_owned()].as_slice(), false)
        );
        assert!(equipped("x", vec![Deed::Foreign("y".into()), Deed::Say("x".into())]).speaks());
    }
}
