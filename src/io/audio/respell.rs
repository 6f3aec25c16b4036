//! Writes Korean as it is pronounced, where espeak-ng would otherwise speak letter by letter.
//!
//! espeak-ng 1.51 knows linking (물을 -> 무를) and most tensing by itself, but neither of these, all from the Standard
//! Pronunciation (표준 발음법, article numbers below); 합니다 alone stands in every formal sentence:
//! - 10, 11: 넓다 -> 널따, 읽고 -> 일꼬 (밟다 -> 밥따)
//! - 12: 못해요 -> 모태요, 깨끗해요 -> 깨끄태요, 앉히다 -> 안치다; 17: 닫히다 -> 다치다
//! - 18, 19, 20: 합니다 -> 함니다, 종로 -> 종노, 협력 -> 혐녁, 신라 -> 실라, 설날 -> 설랄
//! - 27: 할 거예요 -> 할 꺼예요, 할게요 -> 할께요
//! - 5: 희망 -> 히망, 가져요 -> 가저요
//!
//! Left alone: what needs a dictionary (꽃잎 -> 꼰닙, 생산량 -> 생산냥) and what crosses a pause between words.

const FIRST_SYLLABLE: u32 = 0xAC00;
const LAST_SYLLABLE: u32 = 0xD7A3;
const FINALS: u32 = 28;
const MEDIALS: u32 = 21;

/// Final consonants in the order of Unicode; a space for none.
const FINAL_LETTERS: [char; 28] = [
    ' ', 'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ',
    'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// First consonants in the order of Unicode.
const INITIAL_LETTERS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// Places of vowels in the order of Unicode.
const YEO: u32 = 6;
const EO: u32 = 4;
const UI: u32 = 19;
const I: u32 = 20;

/// One syllable, its consonants as letters.
#[derive(Clone, Copy, Debug)]
struct Syllable {
    initial: char,
    medial: u32,
    last: char,
}

impl Syllable {
    fn of(c: char) -> Option<Self> {
        let code = c as u32;
        let index = (FIRST_SYLLABLE..=LAST_SYLLABLE).contains(&code).then(|| code - FIRST_SYLLABLE)?;
        Some(Self {
            initial: *INITIAL_LETTERS.get((index / (MEDIALS * FINALS)) as usize)?,
            medial: index / FINALS % MEDIALS,
            last: *FINAL_LETTERS.get((index % FINALS) as usize)?,
        })
    }

    fn letter(self) -> Option<char> {
        let initial = INITIAL_LETTERS.iter().position(|&c| c == self.initial)? as u32;
        let last = FINAL_LETTERS.iter().position(|&c| c == self.last)? as u32;
        char::from_u32(FIRST_SYLLABLE + (initial * MEDIALS + self.medial) * FINALS + last)
    }
}

/// The text with its Korean words written as they sound. Everything else stays as it is.
pub fn respell(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    tense_future(&mut letters);
    for at in 0..letters.len() {
        let next = letters.get(at + 1).copied().and_then(Syllable::of);
        let Some(here) = letters.get(at).copied().and_then(Syllable::of) else { continue };
        let (here, next) = match next {
            Some(next) => join(here, next),
            None => (here, None),
        };
        put(&mut letters, at, Some(plain_vowel(here)));
        put(&mut letters, at + 1, next);
    }
    letters.into_iter().collect()
}

fn put(letters: &mut [char], at: usize, syllable: Option<Syllable>) {
    if let (Some(place), Some(letter)) = (letters.get_mut(at), syllable.and_then(Syllable::letter)) {
        *place = letter;
    }
}

/// Article 27: after the -ㄹ of the future, 거 and 게 are tense, even in slow speech and across the space.
fn tense_future(letters: &mut [char]) {
    for at in 1..letters.len() {
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let spaced = letters.get(at - 1) == Some(&' ');
        let before = letters.get(at.wrapping_sub(if spaced { 2 } else { 1 })).copied().and_then(Syllable::of);
        if before.is_none_or(|syllable| syllable.last != 'ㄹ') {
            continue;
        }
        let tense = match letters.get(at) {
            Some('거') if "예에야죠지니라".contains(after) => '꺼',
            Some('겁') if spaced && after == '니' => '껍',
            // 갈게(요), but 살게 하다 is another ending.
            Some('게') if !spaced && (after == '요' || ends_clause(letters.get(at + 1))) => '께',
            _ => continue,
        };
        if let Some(place) = letters.get_mut(at) {
            *place = tense;
        }
    }
}

fn ends_clause(after: Option<&char>) -> bool {
    after.is_none_or(|c| ".,!?~…\n".contains(*c))
}

/// Article 5: ㅢ after a consonant is ㅣ; ㅕ after ㅈ, ㅉ, ㅊ is ㅓ.
fn plain_vowel(mut syllable: Syllable) -> Syllable {
    if syllable.medial == UI && syllable.initial != 'ㅇ' {
        syllable.medial = I;
    }
    if syllable.medial == YEO && matches!(syllable.initial, 'ㅈ' | 'ㅉ' | 'ㅊ') {
        syllable.medial = EO;
    }
    syllable
}

/// What becomes of a final consonant and the first one of the next syllable.
fn join(mut here: Syllable, mut next: Syllable) -> (Syllable, Option<Syllable>) {
    (here.last, next.initial) = match next.initial {
        'ㅇ' => (here.last, 'ㅇ'),
        'ㅎ' => breathe(here.last, next.medial),
        'ㄴ' | 'ㅁ' => before_nasal(here, next.initial),
        'ㄹ' => before_liquid(here),
        initial => simplify(here, initial),
    };
    (here, Some(next))
}

/// Articles 12 and 17: ㄷ- and ㅈ-sounds with ㅎ. espeak joins ㄱ and ㅂ with ㅎ by itself.
fn breathe(last: char, medial: u32) -> (char, char) {
    match last {
        'ㄷ' if medial == I || medial == YEO => (' ', 'ㅊ'),
        'ㄷ' | 'ㅅ' | 'ㅊ' | 'ㅌ' => (' ', 'ㅌ'),
        'ㅈ' => (' ', 'ㅊ'),
        'ㄵ' => ('ㄴ', 'ㅊ'),
        other => (other, 'ㅎ'),
    }
}

/// Articles 18 and 20: a stopped consonant before ㄴ or ㅁ becomes the nasal of its place; ㄹ takes a ㄴ with it.
fn before_nasal(here: Syllable, initial: char) -> (char, char) {
    match (here.last, initial) {
        ('ㄹ' | 'ㄾ' | 'ㅀ', 'ㄴ') => ('ㄹ', 'ㄹ'),
        ('ㄼ', 'ㄴ') if !is_step(here) => ('ㄹ', 'ㄹ'),
        ('ㄶ' | 'ㄵ', _) => ('ㄴ', initial),
        ('ㄻ', _) => ('ㅁ', initial),
        (last, _) => (nasal(last), initial),
    }
}

/// Articles 19 and 20: ㄹ after another consonant.
fn before_liquid(here: Syllable) -> (char, char) {
    match here.last {
        ' ' => (' ', 'ㄹ'),
        'ㄴ' | 'ㄶ' | 'ㄹ' | 'ㅀ' | 'ㄾ' | 'ㄼ' => ('ㄹ', 'ㄹ'),
        last => (nasal(last), 'ㄴ'),
    }
}

/// The nasal at the place of a final consonant.
fn nasal(last: char) -> char {
    match last {
        'ㅂ' | 'ㅍ' | 'ㅄ' | 'ㄿ' | 'ㄼ' => 'ㅁ',
        'ㄱ' | 'ㄲ' | 'ㅋ' | 'ㄳ' | 'ㄺ' => 'ㅇ',
        'ㄷ' | 'ㅌ' | 'ㅅ' | 'ㅆ' | 'ㅈ' | 'ㅊ' | 'ㅎ' => 'ㄴ',
        other => other,
    }
}

/// Articles 10, 11 and 25: double finals before another consonant.
fn simplify(here: Syllable, initial: char) -> (char, char) {
    match (here.last, initial) {
        ('ㄼ', _) if is_step(here) => ('ㅂ', tense(initial)),
        ('ㄼ' | 'ㄾ', _) => ('ㄹ', tense(initial)),
        ('ㄺ', 'ㄱ') => ('ㄹ', 'ㄲ'),
        (last, initial) => (last, initial),
    }
}

/// 밟 (to step) keeps its ㅂ.
fn is_step(syllable: Syllable) -> bool {
    syllable.initial == 'ㅂ' && syllable.medial == 0
}

fn tense(initial: char) -> char {
    match initial {
        'ㄱ' => 'ㄲ',
        'ㄷ' => 'ㄸ',
        'ㅂ' => 'ㅃ',
        'ㅅ' => 'ㅆ',
        'ㅈ' => 'ㅉ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs from the articles of the Standard Pronunciation.
    const PAIRS: [(&str, &str); 34] = [
        ("감사합니다.", "감사함니다."),
        ("가고 싶습니다", "가고 싶슴니다"),
        ("국물", "궁물"),
        ("먹는다", "멍는다"),
        ("앞문", "암문"),
        ("끝나다", "끈나다"),
        ("있는", "인는"),
        ("놓는", "논는"),
        ("읽는", "잉는"),
        ("없는", "엄는"),
        ("밟는", "밤는"),
        ("않네", "안네"),
        ("종로", "종노"),
        ("심리", "심니"),
        ("협력", "혐녁"),
        ("독립", "동닙"),
        ("신라", "실라"),
        ("설날", "설랄"),
        ("잃는", "일른"),
        ("넓네", "널레"),
        ("넓다", "널따"),
        ("밟다", "밥따"),
        ("읽고", "일꼬"),
        ("못해요", "모태요"),
        ("깨끗해요", "깨끄태요"),
        ("닫히다", "다치다"),
        ("앉히다", "안치다"),
        ("할 거예요", "할 꺼예요"),
        ("갈 겁니다", "갈 껌니다"),
        ("도와줄게요", "도와줄께요"),
        ("희망", "히망"),
        ("가져요", "가저요"),
        ("입니다", "임니다"),
        ("음료", "음뇨"),
    ];

    #[test]
    fn follows_the_standard_pronunciation() {
        for (written, spoken) in PAIRS {
            assert_eq!(respell(written), spoken, "{written}");
        }
    }

    #[test]
    fn leaves_alone_what_is_right_already() {
        for text in [
            "물을 마셔요",
            "이거 물 거기",
            "학교에 갔어요",
            "의사",
            "OK 112!",
            "ㅋㅋ",
            "",
            "안녕하세요",
            "물고기가 살게 해요",
        ] {
            assert_eq!(respell(text), text);
        }
    }
}
