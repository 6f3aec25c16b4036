//! People: symbols show only a head, so a body in plain clothes is drawn under it, in the pose of what they do.

use crate::art::symbols;
use crate::domain::scene::{Pose, SceneObject};
use crate::domain::vocabulary::SymbolRef;

/// First characters of symbols that show a head (or a bust, of which the head is taken).
const HEADS: &str = "👩👨🧑👧👦👶👵👴🧓👱🧔🧒👮👷🙋🙆🙎🙍💁🙅🤦🤷🙇👥🫂";
/// Symbols that begin with a head and show a whole body all the same.
const WHOLE: [&str; 5] = ["🦽", "🦼", "🦯", "🩰", "❤"];
/// A skin instead of emoji yellow; with it Twemoji draws black hair.
const SKIN_TONE: &str = "\u{1F3FB}";
const SKIN: &str = "#F7DECE";
const CLOTHES: [(&str, &str); 8] = [
    ("#D9602B", "#2F3E55"),
    ("#2F5D8A", "#E9DDC3"),
    ("#5E8554", "#5A4636"),
    ("#E2A72E", "#3B4A6B"),
    ("#B2476B", "#3A3A48"),
    ("#7A5C99", "#4A4A58"),
    ("#2E8C86", "#3F3A4A"),
    ("#C9483E", "#46536B"),
];

/// Whether a symbol is drawn as a person with a body.
pub fn is_person(symbol: &SymbolRef) -> bool {
    let text = symbol.0.as_str();
    matches!(symbol.own_name(), Some("me" | "you"))
        || (text.chars().next().is_some_and(|c| HEADS.contains(c)) && !WHOLE.iter().any(|part| text.contains(part)))
}

/// An SVG of the whole person; `None` when the head has no picture.
pub fn svg(object: &SceneObject, seed: u64) -> Option<String> {
    let head = head(&object.symbol, seed)?;
    let (mut top, mut low) = CLOTHES[(seed % CLOTHES.len() as u64) as usize];
    let own;
    if let Some([r, g, b]) = object.tint {
        own = format!("#{r:02X}{g:02X}{b:02X}");
        (top, low) = (own.as_str(), low);
    }
    let dress = (seed / 8).is_multiple_of(2) && object.pose != Pose::Sit && !is_man(&object.symbol);
    let low = if dress { "#6B4F43" } else { low };
    let limbs = limbs(object.pose, low);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 160\">{legs}<path d=\"M45 44H55V66H45Z\" fill=\"{SKIN}\"/>{coat}{arms}<g transform=\"{place}\">{head}{glasses}</g></svg>",
        glasses = glasses(&object.symbol),
        place = if is_child(&object.symbol) { "translate(22 5) scale(1.55)" } else { "translate(27 12) scale(1.28)" },
        legs = limbs.legs,
        coat = coat(object.pose, dress, top),
        arms = arms(object.pose, top),
    ))
}

/// A father in a dress would be taken for the mother.
fn is_man(symbol: &SymbolRef) -> bool {
    symbol.0.chars().next().is_some_and(|c| "👨👴🧔👦👱".contains(c))
}

/// Teachers are known by their glasses; everyone else's face stays free.
fn glasses(symbol: &SymbolRef) -> &'static str {
    if symbol.0.contains('🏫') {
        "<g fill=\"#fff\" fill-opacity=\".35\" stroke=\"#2B3340\" stroke-width=\"1.3\"><circle cx=\"12\" cy=\"17\" r=\"4\"/><circle cx=\"24\" cy=\"17\" r=\"4\"/><path d=\"M16 17H20\"/></g>"
    } else {
        ""
    }
}

/// Children have larger heads.
fn is_child(symbol: &SymbolRef) -> bool {
    symbol.0.chars().next().is_some_and(|c| "👧👦👶🧒".contains(c))
}

/// The drawing of the head alone, without its `svg` tag.
fn head(symbol: &SymbolRef, seed: u64) -> Option<String> {
    let first = match symbol.own_name() {
        Some("me") => '🧑',
        Some(_) => '👩',
        None => symbol.0.chars().next()?,
    };
    let first = if "🙋🙆🙎🙍💁🙅🤦🤷🙇👮👷👥🫂".contains(first) { '🧑' } else { first };
    // Friends are not twins.
    let first = if first == '🧑' { ['🧑', '👩', '👨'][(seed / 16 % 3) as usize] } else { first };
    let toned = SymbolRef(format!("{first}{SKIN_TONE}"));
    let svg = symbols::svg_of(&toned).or_else(|| symbols::svg_of(&SymbolRef(first.to_string())))?;
    let start = svg.find('>')? + 1;
    Some(svg.get(start..svg.rfind("</svg>")?)?.to_owned())
}

struct Limbs {
    legs: String,
}

/// Legs and shoes; knees bend with the pose.
fn limbs(pose: Pose, cloth: &str) -> Limbs {
    let (left, right) = match pose {
        Pose::Stand | Pose::Reach | Pose::Hug | Pose::Lift => ("43 108 42 130 42 150", "57 108 58 130 58 150"),
        Pose::Walk => ("45 108 40 130 30 148", "55 108 62 128 66 150"),
        Pose::Run => ("45 106 30 122 12 128", "55 106 76 116 74 142"),
        Pose::Jump => ("44 106 30 120 26 140", "56 106 70 118 66 138"),
        Pose::Dance => ("45 108 43 130 44 150", "55 106 78 114 86 132"),
        Pose::Sit => ("44 112 22 118 20 148", "56 112 38 122 37 150"),
    };
    let leg = |points: &str| {
        let n: Vec<f32> = points.split(' ').filter_map(|v| v.parse().ok()).collect();
        let [x0, y0, x1, y1, x2, y2] = n[..] else { return String::new() };
        format!(
            "<path d=\"M{x0} {y0}Q{x1} {y1} {x2} {y2}\" stroke=\"{cloth}\" stroke-width=\"13\" stroke-linecap=\"round\" fill=\"none\"/>\
             <ellipse cx=\"{cx}\" cy=\"{cy}\" rx=\"9\" ry=\"5.5\" fill=\"#3A2E2A\"/>",
            cx = x2 - 1.5,
            cy = y2 + 3.0
        )
    };
    Limbs { legs: format!("{}{}", leg(right), leg(left)) }
}

fn coat(pose: Pose, dress: bool, cloth: &str) -> String {
    let hem = match (pose, dress) {
        (Pose::Sit, _) => "M36 66Q50 58 64 66L66 116Q50 122 36 118Z",
        (Pose::Run | Pose::Jump, true) => "M36 66Q50 58 64 66Q68 96 84 120Q50 134 20 120Q32 96 36 66Z",
        (_, true) => "M36 66Q50 58 64 66Q66 98 78 130Q50 140 22 130Q34 98 36 66Z",
        (_, false) => "M35 66Q50 58 65 66Q68 92 67 116Q50 121 33 116Q32 92 35 66Z",
    };
    format!(
        "<path d=\"{hem}\" fill=\"{cloth}\"/><path d=\"{hem}\" fill=\"#000\" fill-opacity=\".10\" clip-path=\"none\" transform=\"translate(27 0) scale(.62 1)\"/>\
         <path d=\"M43 62Q50 72 57 62L55 58H45Z\" fill=\"{SKIN}\"/>"
    )
}

/// Arms with hands, from the shoulders.
fn arms(pose: Pose, cloth: &str) -> String {
    let (left, right) = match pose {
        Pose::Stand | Pose::Sit => ([38, 70, 24, 88, 28, 108], [62, 70, 76, 88, 72, 108]),
        Pose::Walk => ([38, 70, 22, 86, 18, 102], [62, 70, 74, 86, 82, 98]),
        Pose::Run => ([38, 70, 14, 82, 20, 98], [62, 70, 84, 84, 90, 66]),
        Pose::Jump => ([38, 70, 18, 62, 10, 42], [62, 70, 82, 62, 90, 42]),
        Pose::Dance => ([38, 70, 14, 70, 8, 50], [62, 70, 84, 82, 92, 66]),
        Pose::Reach => ([38, 70, 22, 82, 10, 84], [62, 70, 76, 88, 72, 106]),
        Pose::Hug => ([38, 70, 24, 90, 40, 96], [62, 70, 76, 90, 60, 98]),
        Pose::Lift => ([38, 70, 20, 52, 22, 22], [62, 70, 80, 52, 78, 22]),
    };
    let arm = |[x0, y0, x1, y1, x2, y2]: [i32; 6]| {
        format!(
            "<circle cx=\"{x2}\" cy=\"{y2}\" r=\"6\" fill=\"{SKIN}\"/>\
             <path d=\"M{x0} {y0}Q{x1} {y1} {x2} {y2}\" stroke=\"{cloth}\" stroke-width=\"10.5\" stroke-linecap=\"butt\" fill=\"none\"/>\
             <circle cx=\"{x0}\" cy=\"{y0}\" r=\"5.25\" fill=\"{cloth}\"/>"
        )
    };
    format!("{}{}", arm(left), arm(right))
}
