//! What a service is asked for, in both languages: what the picture shows, in which manner, in which mood. Made of the words of
//! the vocabulary alone, unless something was typed.

use crate::domain::locale::LocalText;
use crate::domain::scene::Mood;

/// What a picture is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// What it shows, in whole sentences; empty: what the picture shows that is sent along.
    pub shows: Option<&'a LocalText>,
    /// Style name, e.g. `oil`. One that is not known is left out.
    pub style: &'a str,
    /// How it feels.
    pub mood: Mood,
    /// A drawing or photograph of the person's is sent along.
    pub with_picture: bool,
    /// Only a part of it is painted again, and a mask says which.
    pub only_here: bool,
    /// What was typed, if that is allowed.
    pub typed: &'a str,
}

/// What no picture is to show: models like to write, badly.
pub const NEGATIVE: &str = "text, letters, watermark, signature, frame";

/// The words that are sent.
pub fn picture(wanted: &Wanted<'_>) -> LocalText {
    whole(wanted, &scene(wanted))
}

/// What is shown, how and in which mood: the part for which other words may be found.
pub fn scene(wanted: &Wanted<'_>) -> LocalText {
    let (style_ko, style_en) = style(wanted.style);
    let (mood_ko, mood_en) = mood(wanted.mood);
    let shows = wanted.shows.map(|shows| (shows.ko.as_str(), shows.en.as_str())).unwrap_or_default();
    LocalText::new(joined([shows.0, style_ko, mood_ko]), joined([shows.1, style_en, mood_en]))
}

/// The words that are sent, with these for the scene. What was typed goes along as it is, and what must hold stays said.
pub fn whole(wanted: &Wanted<'_>, scene: &LocalText) -> LocalText {
    let keep = match (wanted.only_here, wanted.with_picture) {
        (true, _) => (
            "표시한 자리만 다시 그리고 나머지는 그대로 두세요.",
            "Repaint only the masked place, to fit what is around it. Leave everything else as it is.",
        ),
        (false, true) => (
            "함께 보낸 그림의 모양과 자리는 그대로 두고 다시 그려 주세요.",
            "Paint the attached picture anew. Keep its shapes and where they are, as its maker drew them.",
        ),
        (false, false) => ("", ""),
    };
    let end = ("그림 속에 글자는 쓰지 말아 주세요.", "No words or letters in the picture.");
    let typed = wanted.typed.trim();
    LocalText::new(joined([&scene.ko, typed, keep.0, end.0]), joined([&scene.en, typed, keep.1, end.1]))
}

/// Sentences one after the other; what ends without a full stop gets one.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    let ended = |part: &&str| match part.ends_with(['.', '!', '?']) {
        true => (*part).to_owned(),
        false => format!("{part}."),
    };
    parts.iter().filter(|part| !part.is_empty()).map(ended).collect::<Vec<_>>().join(" ")
}

fn style(name: &str) -> (&'static str, &'static str) {
    match name {
        "oil" => ("붓 자국이 보이는 유화처럼 그려 주세요.", "An oil painting with thick, visible brush strokes."),
        "watercolour" => {
            ("맑게 번지는 수채화처럼 그려 주세요.", "A watercolour with soft, clear washes on white paper.")
        }
        "crayon" => ("종이 결이 보이는 크레용 그림처럼 그려 주세요.", "A wax crayon drawing on rough paper."),
        "pencil" => ("선을 겹쳐 칠한 색연필 그림처럼 그려 주세요.", "A coloured pencil drawing with layered hatching."),
        "papercut" => ("색종이를 오려 붙인 것처럼 그려 주세요.", "A collage of cut coloured paper."),
        "stained-glass" => {
            ("납선이 있는 스테인드글라스처럼 그려 주세요.", "A stained glass window with dark lead lines.")
        }
        "mosaic" => ("작은 돌조각을 붙인 모자이크처럼 그려 주세요.", "A mosaic of small stone tiles."),
        "minhwa" => (
            "먹선에 진한 색을 칠한 우리나라 민화처럼 그려 주세요.",
            "A Korean folk painting (minhwa): ink outlines and rich flat colours on hanji paper.",
        ),
        "ink" => ("여백이 있는 수묵화처럼 그려 주세요.", "A Korean ink wash painting (sumukhwa) with empty space."),
        "pop" => ("색이 또렷한 팝아트처럼 그려 주세요.", "Pop art with bold flat colours and dots."),
        _ => ("", ""),
    }
}

fn mood(mood: Mood) -> (&'static str, &'static str) {
    match mood {
        Mood::Calm => ("", ""),
        Mood::Bright => ("환하고 밝은 느낌이에요.", "The mood is bright and full of light."),
        Mood::Dreamy => ("꿈처럼 부드러운 느낌이에요.", "The mood is soft and hazy, like a dream."),
        Mood::Happy => ("따뜻하고 밝은 느낌이에요.", "The mood is warm and bright."),
        Mood::Sad => ("조용하고 쓸쓸한 느낌이에요.", "The mood is quiet and lonely, with cool colours."),
        Mood::Angry => ("세고 거친 느낌이에요.", "The mood is strong, with hard contrasts."),
        Mood::Afraid => ("어둡고 조마조마한 느낌이에요.", "The mood is dim and uneasy."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_is_told_in_both_languages() {
        let shows = LocalText::new("바다에 개가 있어요.", "A dog is by the sea.");
        let wanted = Wanted { shows: Some(&shows), style: "oil", mood: Mood::Happy, ..Wanted::default() };
        let told = picture(&wanted);
        assert!(told.ko.starts_with("바다에 개가 있어요. 붓 자국이 보이는 유화처럼"), "{}", told.ko);
        assert!(told.en.starts_with("A dog is by the sea. An oil painting"), "{}", told.en);
        assert!(told.ko.contains("밝은") && told.en.contains("bright"));
        assert!(!told.en.contains("attached"));
    }

    #[test]
    fn a_drawing_keeps_its_shapes_and_typed_words_stand_alone() {
        let told = picture(&Wanted { style: "ink", with_picture: true, typed: " 달이 커요 ", ..Wanted::default() });
        assert!(told.ko.contains("달이 커요. 함께 보낸 그림의 모양과 자리는 그대로"), "{}", told.ko);
        assert!(told.en.contains("Keep its shapes"));
        let part = picture(&Wanted { only_here: true, with_picture: true, ..Wanted::default() });
        assert!(part.en.contains("Leave everything else") && !part.en.contains("anew"), "{}", part.en);
    }

    #[test]
    fn every_style_of_the_painter_has_words_and_others_none() {
        let names =
            ["oil", "watercolour", "crayon", "pencil", "papercut", "stained-glass", "mosaic", "minhwa", "ink", "pop"];
        let all: std::collections::BTreeSet<_> = names.into_iter().map(style).collect();
        assert_eq!(all.len(), names.len());
        assert!(!all.contains(&("", "")));
        assert_eq!(style("no-such-style"), ("", ""));
    }
}
