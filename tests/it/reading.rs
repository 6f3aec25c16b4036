//! What a voice is given to read: numbers, units, abbreviations, emoji and signs as they are said.

use malgeurim::domain::locale::Lang;
use malgeurim::domain::vocabulary::Vocabulary;
use malgeurim::formats::vocabulary::builtin;
use malgeurim::language::reading;
use proptest::prelude::*;
use std::sync::OnceLock;

fn spoken(lang: Lang, text: &str) -> String {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    reading::spoken(lang, WORDS.get_or_init(builtin), text)
}

/// All that are read otherwise than told, so that one run shows them all.
fn check(lang: Lang, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, spoken(lang, text)))
        .filter(|(_, expected, read)| read != *expected)
        .map(|(text, expected, read)| format!("{text}: {read:?}, not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn korean_numbers_are_said() {
    check(
        Lang::Ko,
        &[
            ("119에 전화해 주세요.", "일일구에 전화해 주세요."),
            ("031-120", "공삼일 일이공"),
            ("010-1234-5678", "공일공 일이삼사 오육칠팔"),
            ("010 1234 5678로 전화해요", "공일공 일이삼사 오육칠팔로 전화해요"),
            ("120에 전화해요", "일이공에 전화해요"),
            ("119 불러 주세요", "일일구 불러 주세요"),
            ("혈압이 120이에요", "혈압이 백이십이에요"),
            ("1577-0199번", "일오칠칠 공일구구번"),
            ("100-200원", "백 원에서 이백 원"),
            ("50-100명", "쉰 명에서 백 명"),
            ("2024-2025년", "이천이십사 년에서 이천이십오 년"),
            ("7번 버스를 타요", "칠 번 버스를 타요"),
            ("3번 출구", "삼 번 출구"),
            ("3번 출구로 가요", "삼 번 출구로 가요"),
            ("3번 방이에요", "삼 번 방이에요"),
            ("3번 방문했어요", "세 번 방문했어요"),
            ("2번 문의했어요", "두 번 문의했어요"),
            ("2번 줄였어요", "두 번 줄였어요"),
            ("사과 3개", "사과 세 개"),
            ("20살", "스무 살"),
            ("101명", "백한 명"),
            ("100명", "백 명"),
            ("12500", "만이천오백"),
            ("1,234,567명", "백이십삼만사천오백예순일곱 명"),
            ("1만 원", "만 원"),
            ("3.5", "삼 점 오"),
            ("0.05", "영 점 영오"),
            ("3~5개", "세 개에서 다섯 개"),
            ("3 ~ 5명", "세 명에서 다섯 명"),
            ("3-5개", "세 개에서 다섯 개"),
            ("10~20%", "십 퍼센트에서 이십 퍼센트"),
            ("3~5", "삼에서 오"),
            ("1/2", "이분의 일"),
            ("3/4컵", "사분의 삼 컵"),
            ("1번째", "첫 번째"),
            ("2번째 문", "두 번째 문"),
            ("3번 했어요", "세 번 했어요"),
            ("제1회", "제일 회"),
            ("-3", "마이너스 삼"),
            ("3 + 2 = 5", "삼 더하기 이는 오"),
            ("5 - 2 = 3", "오 빼기 이는 삼"),
            ("6 ÷ 2 = 3", "육 나누기 이는 삼"),
            ("3:2로 이겼어요", "삼 대 이로 이겼어요"),
            ("①번", "한 번"),
            ("❷", "이"),
            ("⓬", "십이"),
            ("➌명", "세 명"),
            ("½", "이분의 일"),
        ],
    );
}

#[test]
fn korean_times_and_days_are_said() {
    check(
        Lang::Ko,
        &[
            ("3시 30분", "세 시 삼십 분"),
            ("14:30", "십사 시 삼십 분"),
            ("3:30에 만나요", "세 시 삼십 분에 만나요"),
            ("10:00~12:30", "열 시에서 열두 시 삼십 분"),
            ("2027. 5. 20.", "이천이십칠년 오월 이십일"),
            ("2027. 5. 20.~6. 2.", "이천이십칠년 오월 이십일에서 유월 이일"),
            ("2027-10-05", "이천이십칠년 시월 오일"),
            ("2027. 5.", "이천이십칠년 오월"),
            ("5/20에 가요", "오월 이십일에 가요"),
            ("6월 10일", "유월 십 일"),
            ("5월 3일~6월 2일", "오월 삼 일에서 유월 이 일"),
        ],
    );
}

#[test]
fn korean_money_and_units_are_said() {
    check(
        Lang::Ko,
        &[
            ("3,000원", "삼천 원"),
            ("₩3,000", "삼천 원"),
            ("₩3만", "삼만 원"),
            ("$5", "오 달러"),
            ("$3.50", "삼 달러 오십 센트"),
            ("€20", "이십 유로"),
            ("5$예요", "오 달러예요"),
            ("-$5", "마이너스 오 달러"),
            ("100%", "백 퍼센트"),
            ("5kg", "오 킬로그램"),
            ("5㎏", "오 킬로그램"),
            ("170 cm예요", "백칠십 센티미터예요"),
            ("1.5L", "일 점 오 리터"),
            ("500ml를 마셔요", "오백 밀리리터를 마셔요"),
            ("30㎡", "삼십 제곱미터"),
            ("30m²", "삼십 제곱미터"),
            ("16GB", "십육 기가바이트"),
            ("시속 아니고 60km/h", "시속 아니고 시속 육십 킬로미터"),
            ("25℃", "이십오 도"),
            ("-5℃", "영하 오 도"),
            ("36.5°C", "삼십육 점 오 도"),
        ],
    );
}

#[test]
fn latin_letters_are_spelt_where_people_spell_them() {
    check(
        Lang::Ko,
        &[
            ("TV를 봐요", "티브이를 봐요"),
            ("SNS와 AI", "에스엔에스와 에이아이"),
            ("A4 종이", "에이사 종이"),
            ("mp3 파일", "엠피삼 파일"),
            ("3D 그림", "삼디 그림"),
            ("5G", "오지"),
            ("R&B", "아르앤드비"),
            ("hello 하고 Wi-Fi", "hello 하고 Wi-Fi"),
            ("T-셔츠", "티 셔츠"),
        ],
    );
}

#[test]
fn emoji_are_named_or_silent() {
    check(
        Lang::Ko,
        &[
            ("좋아요⭐", "좋아요 별"),
            ("⭐⭐⭐", "별"),
            ("별⭐을 봐요", "별 별을 봐요"),
            ("👋🏽 안녕", "안녕하세요 안녕".replace("안녕하세요", &spoken(Lang::Ko, "👋")).as_str()),
            ("💕", "하트"),
            ("😂", "웃음"),
            ("🪬", ""),
            ("👩🏽‍❤️‍👩🏾 우리", "우리"),
            ("1️⃣번", "한 번"),
            ("먹었어요? 😂", "먹었어요? 웃음"),
        ],
    );
    check(Lang::En, &[("I see ⭐!", "I see star!"), ("Yes 😂😂", "Yes laughing"), ("No 🪬.", "No.")]);
    let words = builtin();
    let teacher = words.word("teacher").expect("teacher");
    // The same person in another skin is one picture with the same name.
    assert_eq!(spoken(Lang::Ko, &teacher.symbol.0), teacher.ko);
    assert_eq!(spoken(Lang::Ko, "🧑🏿‍🏫"), teacher.ko);
}

#[test]
fn signs_are_pauses_or_silent() {
    check(
        Lang::Ko,
        &[
            ("좋아요!!!", "좋아요!"),
            ("정말요?!?!", "정말요?"),
            ("정말요！？", "정말요?"),
            ("음…", "음."),
            ("음... 물", "음. 물"),
            ("음… 물", "음, 물"),
            ("네~ 알겠어요~~", "네 알겠어요"),
            ("네~ 3개요", "네 세 개요"),
            ("웃겨요ㅋㅋㅋ", "웃겨요 크크"),
            ("ㅎㅎ 좋아요", "하하 좋아요"),
            ("슬퍼요ㅠㅠ.", "슬퍼요."),
            ("물(차가운)", "물 차가운"),
            ("“안녕” 했어요", "안녕 했어요"),
            ("[그림] *별* #하나", "그림 별 하나"),
            ("화장실: 왼쪽", "화장실, 왼쪽"),
            ("^^", ""),
            ("물을 마셔요.", "물을 마셔요."),
            ("ㅋ", "ㅋ"),
            ("a@b.kr", "a골뱅이b.kr"),
        ],
    );
}

#[test]
fn english_is_said() {
    check(
        Lang::En,
        &[
            ("Call 119.", "Call 1 1 9."),
            ("100-200 people", "100 to 200 people"),
            ("555-1234", "5 5 5, 1 2 3 4"),
            ("3,000 won", "3000 won"),
            ("$1", "1 dollar"),
            ("$5", "5 dollars"),
            ("$3.50", "3 dollars 50"),
            ("₩3,000", "3000 won"),
            ("5 kg", "5 kilograms"),
            ("1kg", "1 kilogram"),
            ("1.5 L", "1.5 liters"),
            ("5 men", "5 men"),
            ("-5℃", "minus 5 degrees Celsius"),
            ("50%", "50 percent"),
            ("3~5 cm", "3 centimeters to 5 centimeters"),
            ("1/2 cup", "1 half cup"),
            ("3/4", "3 quarters"),
            ("5/20", "May 20"),
            ("2027-05-20", "May 20, 2027"),
            ("at 3:30", "at 3:30"),
            ("TV, please!!!", "TV, please!"),
            ("I don't know…", "I don't know."),
            ("bread & milk", "bread and milk"),
            ("2 + 3 = 5", "2 plus 3 is 5"),
            ("(red) \"ball\"", "red ball"),
        ],
    );
}

/// What a voice may be given: words, pauses, and what holds Latin words and times together.
fn is_readable(lang: Lang, text: &str) -> Result<(), String> {
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let beside = |fits: fn(&char) -> bool| {
            at > 0 && chars.get(at - 1).is_some_and(fits) && chars.get(at + 1).is_some_and(fits)
        };
        let fits = match c {
            '.' | ',' | '?' | '!' => true,
            '-' | '\'' => beside(char::is_ascii_alphabetic),
            ':' => lang == Lang::En && beside(char::is_ascii_digit),
            '0'..='9' => lang == Lang::En,
            _ => c.is_alphanumeric() || c.is_whitespace() || unicode_normalization::char::is_combining_mark(*c),
        };
        if !fits || matches!(c, '\u{2300}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}') {
            return Err(format!("{c:?} in {text:?}"));
        }
    }
    Ok(())
}

/// Every character there is, alone and in company: what the text below meets once in a thousand runs.
#[test]
fn any_character_becomes_readable() {
    let mut wrong = Vec::new();
    for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        for text in [c.to_string(), format!("a{c}가 1{c}2")] {
            for lang in [Lang::Ko, Lang::En] {
                wrong.extend(is_readable(lang, &spoken(lang, &text)).err().map(|why| format!("{c:?}: {why}")));
            }
        }
    }
    let first = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{} of them: {}", wrong.len(), first.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text_becomes_readable(
        text in ".{0,40}",
        signs in "[0-9.,:/~\\-+=%$₩€ !?ㅋㅠ가월일개번AkgmL°℃½①😀🏽‍👩❤️👍…()\\[\\]'\"]{0,24}",
    ) {
        for lang in [Lang::Ko, Lang::En] {
            for text in [&text, &signs] {
                let read = spoken(lang, text);
                prop_assert_eq!(is_readable(lang, &read), Ok(()), "{:?}", text);
            }
        }
    }

    #[test]
    fn words_and_plain_pauses_stay(text in "[가-힣a-z]{1,6}( {1,2}[가-힣a-zé]{1,6}[,.!?]?){0,6}") {
        for lang in [Lang::Ko, Lang::En] {
            prop_assert_eq!(spoken(lang, &text), text.clone());
        }
    }
}
