//! The pictures of built-in boards, as files of the OBZ: other programs do not have our symbols.

use crate::art::symbols;
use crate::domain::board::{Board, Button, Image, License};
use crate::domain::id::{BlobId, ImageId};
use crate::domain::vocabulary::{SymbolRef, Vocabulary};
use std::collections::HashMap;

/// Boards with a picture on every button that has a symbol, and the bytes of the pictures.
#[derive(Default)]
pub(super) struct Pictured {
    /// The boards, in the order given.
    pub boards: Vec<Board>,
    /// SVG bytes by address.
    pub media: HashMap<BlobId, Vec<u8>>,
}

/// Adds the pictures. Buttons that have an image keep it.
pub(super) fn with_pictures(boards: &[&Board], words: &Vocabulary) -> Pictured {
    let mut pictured = Pictured::default();
    for board in boards {
        let mut board = (*board).clone();
        for index in 0..board.buttons.len() {
            let image = board.buttons.get(index).and_then(|button| image(button, words, &mut pictured.media));
            let (Some(image), Some(button)) = (image, board.buttons.get_mut(index)) else { continue };
            button.image = Some(image.id.clone());
            if board.image(&image.id).is_none() {
                board.images.push(image);
            }
        }
        pictured.boards.push(board);
    }
    pictured
}

fn image(button: &Button, words: &Vocabulary, media: &mut HashMap<BlobId, Vec<u8>>) -> Option<Image> {
    if button.image.is_some() {
        return None;
    }
    let word = button.word.as_ref().and_then(|id| words.word(id.as_str())).map(|word| word.symbol.clone());
    let phrase = || button.phrase.as_ref().and_then(|id| words.phrase(id.as_str())).map(|phrase| phrase.symbol.clone());
    let symbol = word.or_else(phrase).or_else(|| button.own_symbol())?;
    let svg = symbols::svg_of(&symbol)?;
    let blob = BlobId::of(svg.as_bytes());
    media.entry(blob.clone()).or_insert_with(|| svg.as_bytes().to_vec());
    let name = file_name(&symbol);
    Some(Image {
        id: ImageId(name.clone()),
        content_type: "image/svg+xml".to_owned(),
        blob: Some(blob),
        path: format!("images/{name}.svg"),
        license: Some(license(&symbol)),
        ..Image::default()
    })
}

/// `want` for our own, the code points for an emoji.
fn file_name(symbol: &SymbolRef) -> String {
    match symbol.own_name() {
        Some(name) => name.to_owned(),
        None => symbol.0.chars().map(|c| format!("{:x}", c as u32)).collect::<Vec<_>>().join("-"),
    }
}

fn license(symbol: &SymbolRef) -> License {
    let (kind, author) = match symbol.own_name() {
        Some(_) => ("MIT OR Apache-2.0", "Malgeurim"),
        None => ("CC BY 4.0", "Twitter, Inc. and other contributors (Twemoji)"),
    };
    let mut license = License::new();
    license.insert("type".to_owned(), kind.into());
    license.insert("author_name".to_owned(), author.into());
    license
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{builtin_boards, vocabulary};

    #[test]
    fn every_button_with_a_symbol_gets_its_picture_and_licence() {
        let words = vocabulary::builtin();
        let boards = builtin_boards::builtin(&words);
        let home: Vec<&Board> = boards.iter().take(1).collect();
        let pictured = with_pictures(&home, &words);
        let board = &pictured.boards[0];
        assert!(board.buttons.iter().all(|button| button.image.is_some()));
        assert!(board.images.iter().all(|image| image.license.is_some() && image.path.ends_with(".svg")));
        assert!(board.images.iter().all(|image| image.blob.as_ref().is_some_and(|b| pictured.media.contains_key(b))));
    }
}
