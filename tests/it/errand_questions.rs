//! Questions at counters become boards of answers.

use malgeurim::domain::locale::Lang;
use malgeurim::formats::vocabulary;
use malgeurim::language::errand::{AnswerBoard, board};

/// The board in short: the labels, `yes/no`, or `open`.
fn short(lang: Lang, text: &str) -> String {
    match board(lang, text, &vocabulary::builtin()) {
        AnswerBoard::Choose(options) => {
            options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(" | ")
        }
        AnswerBoard::YesNo => "yes/no".to_owned(),
        AnswerBoard::Open => "open".to_owned(),
    }
}

fn check(lang: Lang, all: &[(&str, &str)]) {
    let told = |(text, expected): &(&str, &str)| {
        let found = short(lang, text);
        (found != *expected).then(|| format!("{text}: {found:?}, not {expected:?}"))
    };
    let wrong: Vec<String> = all.iter().filter_map(told).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn korean_questions_between_things_have_a_key_for_each() {
    check(
        Lang::Ko,
        &[
            ("커피요, 주스요?", "커피 | 주스"),
            ("커피요 주스요?", "커피 | 주스"),
            ("커피요? 주스요?", "커피 | 주스"),
            ("아메리카노요, 라떼요?", "아메리카노 | 라떼"),
            ("현금이세요, 카드세요?", "현금 | 카드"),
            ("현금으로 하시겠어요, 카드로 하시겠어요?", "현금 | 카드"),
            ("카드로 하시겠어요 현금으로 하시겠어요?", "카드 | 현금"),
            ("커피 드릴까요, 주스 드릴까요?", "커피 | 주스"),
            ("물이요 아니면 우유요?", "물 | 우유"),
            ("물 아니면 우유 드릴까요?", "물 | 우유"),
            ("따뜻한 거요, 차가운 거요?", "따뜻한 거 | 차가운 거"),
            ("드시고 가세요, 포장하세요?", "먹고 갈게요 | 포장"),
            ("드시고 가실래요, 포장해 드릴까요?", "먹고 갈게요 | 포장"),
            ("사과랑 배 중에 뭐 드릴까요?", "사과 | 배"),
            ("빵하고 밥 중에 뭐가 좋아요?", "빵 | 밥"),
            ("오전이 좋으세요, 오후가 좋으세요?", "오전 | 오후"),
            ("월요일, 화요일, 수요일 중에 언제가 좋으세요?", "월요일 | 화요일 | 수요일"),
            ("네, 손님. 작은 거요, 큰 거요?", "작은 거 | 큰 거"),
            ("어디로 하실래요, 창가요 복도요?", "창가 | 복도"),
            ("기다리시겠어요, 내일 오시겠어요?", "기다릴게요 | 내일 올게요"),
            ("등본이요, 초본이요?", "등본 | 초본"),
        ],
    );
}

#[test]
fn korean_questions_for_yes_or_no_and_for_words() {
    check(
        Lang::Ko,
        &[
            ("카드 있으세요?", "yes/no"),
            ("네, 신분증 있으세요?", "yes/no"),
            ("잠깐만요, 예약하셨어요?", "yes/no"),
            ("영수증 드릴까요?", "yes/no"),
            ("봉투 필요하세요?", "yes/no"),
            ("처음 오셨어요?", "yes/no"),
            ("열이 나나요?", "yes/no"),
            ("약 드시는 거 있습니까", "yes/no"),
            ("비밀번호 기억나세요?", "yes/no"),
            ("보호자랑 같이 왔죠", "yes/no"),
            ("어디가 아프세요?", "open"),
            ("몇 개 드릴까요?", "open"),
            ("성함이 어떻게 되세요?", "open"),
            ("무엇을 도와드릴까요?", "open"),
            ("안녕하세요, 무엇을 도와드릴까요?", "open"),
            ("언제부터 아팠어요?", "open"),
            ("잠시만 기다려 주세요.", "open"),
            ("번호표 뽑고 기다리시면 됩니다", "open"),
            ("", "open"),
            ("?!", "open"),
        ],
    );
}

#[test]
fn english_questions() {
    check(
        Lang::En,
        &[
            ("Coffee or juice?", "coffee | juice"),
            ("Would you like coffee, tea or juice?", "coffee | tea | juice"),
            ("For here or to go?", "for here | to go"),
            ("Is it cash or card?", "cash | card"),
            ("What would you like: apples or bananas?", "apples | bananas"),
            ("Do you have a card?", "yes/no"),
            ("Hello. Have you been here before?", "yes/no"),
            ("Where does it hurt?", "open"),
            ("Please take a seat.", "open"),
        ],
    );
}

#[test]
fn what_is_chosen_is_said_as_my_own_answer() {
    let words = vocabulary::builtin();
    let said = |lang, text| {
        let board = board(lang, text, &words);
        board.options().iter().map(|option| option.answer.clone()).collect::<Vec<_>>()
    };
    assert_eq!(said(Lang::Ko, "커피요, 주스요?"), ["커피요.", "주스요."]);
    assert_eq!(said(Lang::Ko, "물이요, 우유요?"), ["물이요.", "우유요."]);
    assert_eq!(said(Lang::Ko, "드시고 가세요, 포장해 드릴까요?"), ["먹고 갈게요.", "포장해 주세요."]);
    assert_eq!(said(Lang::En, "Coffee or tea?"), ["Coffee, please.", "Tea, please."]);
}

#[test]
fn however_long_it_is_it_ends_and_shows_few_keys() {
    let words = vocabulary::builtin();
    for lang in [Lang::Ko, Lang::En] {
        for text in ["커피요, ".repeat(2000), "가".repeat(20_000), "a or ".repeat(4000), "?,.".repeat(5000)] {
            assert!(board(lang, &text, &words).options().len() <= 6);
        }
        let many: String = (0..50).map(|number| format!("차{number}요, ")).collect();
        assert!(board(lang, &many, &words).options().len() <= 6);
    }
}
