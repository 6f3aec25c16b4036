//! Own recordings: under which key a person keeps the clip of a button. The clips are the person's, not the board's,
//! because built-in boards are never stored and a voice is personal.

use super::board::Button;
use super::id::{BoardId, UtteranceId};
use super::strip::Piece;

/// The key of a button's clip: a word or phrase has one clip on every board (`word:water`, `phrase:please-wait`), any
/// other button is one of its board (`<board id>#<button id>`).
pub fn clip_key(board: &BoardId, button: &Button) -> String {
    let word = button.word.clone().map(Piece::Word);
    let known = word.or_else(|| button.phrase.clone().map(Piece::Phrase)).and_then(|piece| piece_key(&piece));
    known.unwrap_or_else(|| format!("{board}#{}", button.id))
}

/// The key of a whole sentence that was kept: the person's own voice says all of it.
pub fn said_key(id: &UtteranceId) -> String {
    format!("said:{id}")
}

/// The key of a word or phrase, wherever it is tapped (board, search, suggestion). `None`: a text of its own.
pub fn piece_key(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Word(id) => Some(format!("word:{id}")),
        Piece::Phrase(id) => Some(format!("phrase:{id}")),
        Piece::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_clip_everywhere_and_a_text_one_a_board() {
        let button = |word: Option<&str>, phrase: Option<&str>| Button {
            id: "7".into(),
            word: word.map(Into::into),
            phrase: phrase.map(Into::into),
            ..Button::default()
        };
        let key = |board: &str, word, phrase| clip_key(&board.into(), &button(word, phrase));
        assert_eq!(key("a/1", Some("water"), None), "word:water");
        assert_eq!(key("b/1", Some("water"), Some("x")), key("a/1", Some("water"), None));
        assert_eq!(key("a/1", None, Some("please-wait")), "phrase:please-wait");
        assert_eq!(key("a/1", None, None), "a/1#7");
        assert_ne!(key("a/1", None, None), key("a/2", None, None));
    }
}
