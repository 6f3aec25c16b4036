//! Korean and English: whole sentences, endings, particles, letters, reading out, and that nothing panics.

use malgeurim::domain::locale::{Lang, LocalText};
use malgeurim::domain::sentence::{Endings, SpeechLevel, Tense};
use malgeurim::domain::vocabulary::{Phrase, SymbolRef, Vocabulary, Word};
use malgeurim::formats::vocabulary::builtin;
use malgeurim::language::hangul::{Syllable, compose, decompose};
use malgeurim::language::josa::{Coda, Josa, coda};
use malgeurim::language::korean::{Ending, Middle, Predicate, inflect};
use malgeurim::language::{Spoken, bare, sentence};
use proptest::prelude::*;

/// Reads `past want formal` and the like.
fn keys(text: &str) -> Endings {
    let mut keys = Endings::default();
    for word in text.split_whitespace() {
        match word {
            "past" => keys.tense = Tense::Past,
            "future" => keys.tense = Tense::Future,
            "want" => keys.want = true,
            "request" => keys.request = true,
            "not" => keys.not = true,
            "cannot" => keys.cannot = true,
            "question" => keys.question = true,
            "honorific" => keys.honorific = true,
            "plain" => keys.level = SpeechLevel::Plain,
            "formal" => keys.level = SpeechLevel::Formal,
            other => panic!("unknown key {other}"),
        }
    }
    keys
}

/// What is said for words written one after another.
fn say(vocabulary: &Vocabulary, lang: Lang, words: &str, endings: &Endings) -> String {
    let forms: Vec<String> = words.split_whitespace().map(|form| form.replace('_', " ")).collect();
    let unknown: Vec<Word> = forms.iter().map(|form| Word::unknown(form)).collect();
    let pieces: Vec<Spoken<'_>> = forms
        .iter()
        .zip(&unknown)
        .map(|(form, unknown)| Spoken::Word(vocabulary.find(form).unwrap_or(unknown)))
        .collect();
    sentence(lang, &pieces, endings).text
}

#[test]
fn whole_sentences() {
    let vocabulary = builtin();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in
        include_str!("language_sentences.tsv").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [words, lit, korean, english] = columns.as_slice() else { panic!("four columns: {line}") };
        count += 1;
        let endings = keys(lit);
        for (lang, expected) in [(Lang::Ko, korean), (Lang::En, english)] {
            let said = say(&vocabulary, lang, words, &endings);
            if *expected != "-" && said != **expected {
                wrong.push(format!("{words} [{lit}]: {said} (expected {expected})"));
            }
        }
    }
    assert!(count >= 400, "{count} sentences");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_predicate_of_the_vocabulary_speaks() {
    let vocabulary = builtin();
    assert!(vocabulary.words().iter().filter(|word| word.is_predicate()).count() > 50);
    for word in vocabulary.words().iter().filter(|word| word.is_predicate()) {
        for (lit, ends) in [
            ("", "요."),
            ("past", "요."),
            ("formal", "다."),
            ("future", "거예요."),
            ("question", "요?"),
            ("want", "요."),
        ] {
            let text = sentence(Lang::Ko, &[Spoken::Word(word)], &keys(lit)).text;
            let asked = word.ko == "주다" && lit == "formal";
            assert!(text.ends_with(ends) || asked, "{} [{lit}]: {text}", word.id);
        }
    }
}

#[test]
fn phrases_and_texts_are_said_as_they_stand() {
    let vocabulary = builtin();
    let phrase = Phrase {
        id: "wait".into(),
        text: LocalText::new("기다려 주세요", "Please wait"),
        label: LocalText::default(),
        topic: "protect".to_owned(),
        symbol: SymbolRef::default(),
    };
    let water = vocabulary.find("물").expect("water");
    let drink = vocabulary.find("마시다").expect("drink");
    let pieces = [Spoken::Phrase(&phrase), Spoken::Word(water), Spoken::Word(drink)];
    let said = sentence(Lang::Ko, &pieces, &Endings::default());
    assert_eq!(said.text, "기다려 주세요. 물을 마셔요.");
    assert_eq!(said.bare, "기다려 주세요 물 마시다");
    assert_eq!(sentence(Lang::En, &pieces, &Endings::default()).text, "Please wait. I drink water.");
    let text = [Spoken::Text("오늘은"), Spoken::Word(water), Spoken::Word(drink)];
    assert_eq!(sentence(Lang::Ko, &text, &Endings::default()).text, "오늘은 물을 마셔요.");
    assert_eq!(sentence(Lang::Ko, &[Spoken::Text("안녕!")], &Endings::default()).text, "안녕!");
}

#[test]
fn the_order_tapped_is_kept_beside_the_usual_one() {
    let vocabulary = builtin();
    let tapped = |words: &str, lit: &str| {
        let pieces: Vec<Spoken<'_>> =
            words.split(' ').map(|id| Spoken::Word(vocabulary.find(id).expect("a word"))).collect();
        sentence(Lang::Ko, &pieces, &keys(lit)).tapped
    };
    for (words, lit, expected) in [
        ("먹다 사과", "", "먹어요, 사과를."),
        ("나 먹다 사과", "want", "저는 먹고 싶어요, 사과를."),
        ("뭐 이거", "", "뭐예요, 이게?"),
        ("손 아프다 나", "", "손이 아파요, 저는."),
        ("물 주다 엄마", "request", "물 주세요, 엄마."),
    ] {
        assert_eq!(tapped(words, lit).as_deref(), Some(expected), "{words}");
    }
    for words in ["사과 먹다", "나 사과 먹다", "이거 뭐", "엄마 물 주다", "배 아프다", "물"] {
        assert_eq!(tapped(words, ""), None, "{words}");
    }
}

#[test]
fn nothing_tapped_says_nothing() {
    for lang in [Lang::Ko, Lang::En] {
        let said = sentence(lang, &[], &Endings::default());
        assert_eq!((said.text.as_str(), said.bare.as_str()), ("", ""));
        assert_eq!(sentence(lang, &[Spoken::Text("  ")], &keys("want")).text, "");
        assert_eq!(bare(lang, &[]), "");
    }
}

#[test]
fn irregular_endings() {
    let polite = [
        ("돕다", false, "도와요"),
        ("눕다", false, "누워요"),
        ("춥다", true, "추워요"),
        ("좁다", true, "좁아요"),
        ("입다", false, "입어요"),
        ("듣다", false, "들어요"),
        ("닫다", false, "닫아요"),
        ("걷다", false, "걸어요"),
        ("낫다", false, "나아요"),
        ("웃다", false, "웃어요"),
        ("씻다", false, "씻어요"),
        ("빨갛다", true, "빨개요"),
        ("하얗다", true, "하얘요"),
        ("퍼렇다", true, "퍼레요"),
        ("그렇다", true, "그래요"),
        ("좋다", true, "좋아요"),
        ("놓다", false, "놓아요"),
        ("모르다", false, "몰라요"),
        ("부르다", false, "불러요"),
        ("푸르다", true, "푸르러요"),
        ("따르다", false, "따라요"),
        ("들르다", false, "들러요"),
        ("쓰다", false, "써요"),
        ("아프다", true, "아파요"),
        ("예쁘다", true, "예뻐요"),
        ("푸다", false, "퍼요"),
        ("살다", false, "살아요"),
        ("공부하다", false, "공부해요"),
        ("마시다", false, "마셔요"),
        ("쉬다", false, "쉬어요"),
        ("되다", false, "돼요"),
        ("배우다", false, "배워요"),
        ("보내다", false, "보내요"),
        ("켜다", false, "켜요"),
        ("서다", false, "서요"),
        ("아니다", true, "아니에요"),
        ("이다", true, "이에요"),
        ("어쩌다", false, "어째요"),
    ];
    for (base, adjective, expected) in polite {
        assert_eq!(inflect(&Predicate::new(base, adjective), Middle::default(), Ending::Ayo), expected, "{base}");
    }
    let honoured = Middle { honoured: true, ..Middle::default() };
    for (base, expected) in
        [("살다", "사세요"), ("듣다", "들으세요"), ("눕다", "누우세요"), ("낫다", "나으세요"), ("가다", "가세요")]
    {
        assert_eq!(inflect(&Predicate::new(base, false), honoured, Ending::Ayo), expected);
    }
    for (base, adjective, expected) in [
        ("살다", false, "사는"),
        ("춥다", true, "추운"),
        ("파랗다", true, "파란"),
        ("맛있다", true, "맛있는"),
        ("길다", true, "긴"),
    ] {
        assert_eq!(inflect(&Predicate::new(base, adjective), Middle::default(), Ending::Adnominal), expected);
    }
    for (base, expected) in [("살다", "삽니다"), ("먹다", "먹습니다"), ("듣다", "듣습니다")] {
        assert_eq!(inflect(&Predicate::new(base, false), Middle::default(), Ending::Bnida), expected);
    }
}

#[test]
fn particles_follow_the_reading() {
    let cases = [
        ("물", Coda::Rieul),
        ("밥", Coda::Closed),
        ("사과", Coda::Open),
        ("0", Coda::Closed),
        ("1", Coda::Rieul),
        ("2", Coda::Open),
        ("3", Coda::Closed),
        ("4", Coda::Open),
        ("5", Coda::Open),
        ("6", Coda::Closed),
        ("7", Coda::Rieul),
        ("8", Coda::Rieul),
        ("9", Coda::Open),
        ("10", Coda::Closed),
        ("100", Coda::Closed),
        ("1,000", Coda::Closed),
        ("10000", Coda::Closed),
        ("TV", Coda::Open),
        ("L", Coda::Rieul),
        ("AM", Coda::Closed),
        ("물(차가운)", Coda::Closed),
        ("50%", Coda::Open),
        ("", Coda::Open),
    ];
    for (text, expected) in cases {
        assert_eq!(coda(text), expected, "{text}");
    }
    assert_eq!(Josa::By.attach("지하철"), "지하철로");
    assert_eq!(Josa::By.attach("붓"), "붓으로");
    assert_eq!(Josa::By.attach("버스"), "버스로");
    assert_eq!(Josa::Object.attach("물"), "물을");
    assert_eq!(Josa::IsPolite.attach("친구"), "친구예요");
}

#[test]
fn letters_join_as_on_a_keyboard() {
    for (letters, text) in [
        ("ㅎㅏㄴㄱㅡㄹ", "한글"),
        ("ㄱㅏㅂㅅㅣ", "갑시"),
        ("ㄱㅏㅂㅅ", "값"),
        ("ㅇㅗㅏ", "와"),
        ("ㄷㅏㄹㄱㅇㅣ", "닭이"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("ㅏㅎ", "ㅏㅎ"),
    ] {
        assert_eq!(compose(letters), text);
    }
}

/// Any keys at all.
fn any_keys() -> impl Strategy<Value = Endings> {
    (any::<[bool; 6]>(), 0..3u8, 0..3u8).prop_map(|(on, tense, level)| Endings {
        tense: [Tense::Present, Tense::Past, Tense::Future][tense as usize],
        want: on[0],
        request: on[1],
        not: on[2],
        cannot: on[3],
        question: on[4],
        honorific: on[5],
        level: [SpeechLevel::Polite, SpeechLevel::Formal, SpeechLevel::Plain][level as usize],
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn syllables_round_trip(code in 0xAC00u32..=0xD7A3) {
        let c = char::from_u32(code).unwrap_or('가');
        let syllable = Syllable::of(c).expect("a syllable");
        prop_assert_eq!(syllable.compose(), Some(c));
        let text: String = c.to_string();
        prop_assert_eq!(compose(&decompose(&text)), text);
    }

    #[test]
    fn words_round_trip_through_letters(codes in prop::collection::vec(0xAC00u32..=0xD7A3, 0..12)) {
        let text: String = codes.into_iter().filter_map(char::from_u32).collect();
        prop_assert_eq!(decompose(&compose(&decompose(&text))), decompose(&text));
    }

    #[test]
    fn josa_agree_with_the_final_consonant(code in 0xAC00u32..=0xD7A3) {
        let word = char::from_u32(code).unwrap_or('가').to_string();
        let closed = (code - 0xAC00) % 28 != 0;
        let rieul = (code - 0xAC00) % 28 == 8;
        prop_assert_eq!(Josa::Object.after(&word), if closed { "을" } else { "를" });
        prop_assert_eq!(Josa::Topic.after(&word), if closed { "은" } else { "는" });
        prop_assert_eq!(Josa::By.after(&word), if closed && !rieul { "으로" } else { "로" });
    }

    #[test]
    fn any_text_is_survived(text in ".{0,40}") {
        for josa in Josa::ALL {
            prop_assert!(josa.attach(&text).starts_with(&text));
        }
        let _ = compose(&text);
        let word = Word::unknown(&text);
        for adjective in [false, true] {
            let predicate = Predicate::new(&text, adjective);
            for ending in [Ending::A, Ending::Ayo, Ending::Bnida, Ending::Adnominal, Ending::AdnominalFuture, Ending::Myeon] {
                let _ = inflect(&predicate, Middle { honoured: true, past: true, will: true }, ending);
            }
        }
        let pieces = [Spoken::Word(&word), Spoken::Text(&text), Spoken::Word(&word)];
        let _ = sentence(Lang::Ko, &pieces, &keys("want not"));
        let _ = sentence(Lang::En, &pieces, &keys("request past"));
    }

    #[test]
    fn any_words_and_keys_are_survived(picks in prop::collection::vec(any::<u16>(), 0..=60), endings in any_keys()) {
        let vocabulary = shared();
        let words = vocabulary.words();
        let pieces: Vec<Spoken<'_>> = picks.iter().filter_map(|pick| words.get(*pick as usize % words.len().max(1))).map(Spoken::Word).collect();
        for lang in [Lang::Ko, Lang::En] {
            let said = sentence(lang, &pieces, &endings);
            prop_assert_eq!(said.text.is_empty(), pieces.is_empty());
            prop_assert!(pieces.is_empty() || said.text.ends_with(['.', '?', '!']), "{}", said.text);
            prop_assert!(!said.text.contains("  "), "{}", said.text);
        }
    }

    #[test]
    fn what_was_tapped_is_kept(picks in prop::collection::vec(any::<u16>(), 1..6), endings in any_keys()) {
        let vocabulary = shared();
        let nouns: Vec<&Word> = vocabulary.words().iter().filter(|word| word.class.name() == "noun").collect();
        let chosen: Vec<&Word> = picks.iter().filter_map(|pick| nouns.get(*pick as usize % nouns.len().max(1)).copied()).collect();
        let pieces: Vec<Spoken<'_>> = chosen.iter().map(|word| Spoken::Word(word)).collect();
        let said = sentence(Lang::Ko, &pieces, &endings).text;
        for word in chosen {
            let honoured = [("집", "댁"), ("나이", "연세"), ("이름", "성함"), ("생일", "생신")];
            let own = honoured.iter().find(|(ko, _)| *ko == word.ko).filter(|_| endings.honorific);
            let kept = said.contains(&word.ko) || own.is_some_and(|(_, honoured)| said.contains(honoured));
            prop_assert!(kept, "{} is missing in {said}", word.ko);
        }
    }
}

/// The built-in vocabulary, read once.
fn shared() -> &'static Vocabulary {
    static VOCABULARY: std::sync::OnceLock<Vocabulary> = std::sync::OnceLock::new();
    VOCABULARY.get_or_init(builtin)
}
