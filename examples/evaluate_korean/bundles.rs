//! Bundles of UniMorph features: which endings they stand for, and what that class of endings is called.

use malgeurim::language::korean::{Ending, Middle};

/// What a bundle stands for.
pub struct Bundle {
    /// The class of endings, as Korean grammar calls it.
    pub class: &'static str,
    /// Every ending it may be.
    pub endings: Vec<(Middle, Ending)>,
}

impl Bundle {
    /// How its endings meet the stem: before a consonant or before a vowel (으, 아, 어). `None`: some so, some otherwise.
    pub fn meets(&self) -> Option<&'static str> {
        let (middle, _) = self.endings.first()?;
        match (middle.honoured || middle.past, middle.will, self.class) {
            (true, ..) => Some("vowel"),
            (_, true, _) => Some("consonant"),
            (.., "-고" | "-ㅂ니다" | "-ㅂ니까" | "-자" | "-는" | "-ㄴ다") => Some("consonant"),
            (.., "-느냐 -냐" | "-지만 -는데 -더니" | "-기 -(으)ㅁ") => None,
            _ => Some("vowel"),
        }
    }
}

/// Reads the features; `None`: we have no such ending.
pub fn bundle(features: &str) -> Option<Bundle> {
    let parts: Vec<&str> = features.split([';', '+']).collect();
    let has = |part: &str| parts.contains(&part);
    let middle = Middle { honoured: has("ELEV"), past: has("PST"), will: has("FUT") };
    let with = |class, middle: Middle, list: &[Ending]| {
        Some(Bundle { class, endings: list.iter().map(|ending| (middle, *ending)).collect() })
    };
    match parts.first().copied()? {
        "V.CVB" if has("COND") => with("-(으)면 -아야", middle, &[Ending::Aya, Ending::Myeon]),
        "V.CVB" if has("PURP") => with("-(으)려고", middle, &[Ending::Ryeogo]),
        "V.CVB" if has("LGSPEC01") => with("-고", middle, &[Ending::Go]),
        "V.CVB" if has("CAUS") => {
            with("-아서 -(으)니까", middle, &[Ending::Aseo, Ending::A, Ending::Ni, Ending::Nikka])
        }
        "V.CVB" => with("-지만 -는데 -더니", middle, &[Ending::Jiman, Ending::Neunde, Ending::Deoni, Ending::Go]),
        "V.MSDR" => with("-기 -(으)ㅁ", middle, &[Ending::Gi, Ending::Eum]),
        "V.PTCP" => participle(middle, &with),
        "V" | "ADJ" => finite(&has, middle, &with),
        _ => None,
    }
}

type With<'a> = &'a dyn Fn(&'static str, Middle, &[Ending]) -> Option<Bundle>;

fn participle(middle: Middle, with: With<'_>) -> Option<Bundle> {
    let plain = Middle { honoured: middle.honoured, ..Middle::default() };
    match (middle.past, middle.will) {
        (true, _) => with("-(으)ㄴ", plain, &[Ending::AdnominalPast]),
        (_, true) => with("-(으)ㄹ", plain, &[Ending::AdnominalFuture]),
        _ => with("-는", plain, &[Ending::Adnominal]),
    }
}

fn finite(has: &dyn Fn(&str) -> bool, middle: Middle, with: With<'_>) -> Option<Bundle> {
    let plain = Middle { honoured: middle.honoured, ..Middle::default() };
    match (has("FORM"), has("POL"), has("INT"), has("IMP")) {
        (true, true, ..) if has("PL") => with("-(으)ㅂ시다", middle, &[Ending::Bsida, Ending::Ja]),
        (true, ..) if has("PL") => with("-자", middle, &[Ending::Ja, Ending::Bsida]),
        (true, true, _, true) => with("-(으)십시오", plain, &[Ending::Bsio, Ending::Sipsio]),
        (true, false, _, true) => with("-아라 -(으)라", plain, &[Ending::Ra, Ending::Ara]),
        (true, true, true, _) => with("-ㅂ니까", middle, &[Ending::Bnikka]),
        (true, true, _, _) => with("-ㅂ니다", middle, &[Ending::Bnida]),
        (true, false, true, _) => with("-느냐 -냐", middle, &[Ending::Neunya, Ending::Nya]),
        (true, false, _, _) => with("-ㄴ다", middle, &[Ending::Da]),
        (false, true, _, _) => with("-아요", middle, &[Ending::Ayo]),
        _ => with("-아", middle, &[Ending::A]),
    }
}
