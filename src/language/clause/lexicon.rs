//! Closed lists of Korean words whose meaning decides particles, where the vocabulary's columns do not tell.

use crate::domain::vocabulary::{Semantic, Word, WordClass};

/// Whether the word's base form stands in a list, written with `, ` between.
fn among(word: &Word, list: &str) -> bool {
    list.split(", ").any(|form| form == word.ko)
}

/// Whether a predicate is an adjective. A word outside the vocabulary always arrives as a verb; the common adjectives
/// are known by their form.
pub fn is_adjective(word: &Word) -> bool {
    word.class == WordClass::Adjective
        || (is_unknown(word) && word.class == WordClass::Verb && looks_like_adjective(&word.ko))
}

/// Not a word of the vocabulary (see `Word::unknown`).
pub fn is_unknown(word: &Word) -> bool {
    word.id.as_str() == word.ko
}

/// Whether a base form ends like an adjective: in a tail that makes or closes adjectives, in a common adjective (샛노랗다,
/// 새까맣다), or in 하다 behind something said twice (뚱뚱하다, 바삭바삭하다) or a root that only adjectives have.
pub fn looks_like_adjective(base: &str) -> bool {
    let ends = "갛다, 랗다, 멓다, 맣다, 얗다, 옇다, 겋다, 렇다, 떻다, 스럽다, 롭다, 답다, 럽다, 겁다, 렵다, 갑다, 겹다, 쩍다, 쁘다, 프다, 없다, 있다, 좋다, \
         싫다, 많다, 같다, 높다, 낮다, 깊다, 얕다, 넓다, 좁다, 길다, 짧다, 밝다, 크다, 작다, 맑다, 굵다, 얇다, 붉다, 푸르다, 빠르다, 다르다, 바르다, \
         느리다, 배부르다, 귀엽다, 쉽다, 춥다, 덥다, 맵다, 밉다, 곱다, 착하다, 멀다, 비싸다, 행복하다, 깨끗하다, 조용하다, 피곤하다, 친절하다, 중요하다, \
         편하다, 유명하다, 날씬하다, 튼튼하다, 약하다, 강하다, 심하다, 급하다, 콤하다, 능하다, 잡하다, 실하다, 듯하다, 렬하다, 직하다, 안하다, 정확하다, \
         끈하다, 릇하다, 스름하다";
    let whole = "마르다, 세다, 달다, 짜다, 시다, 싸다";
    ends.split(", ").any(|end| base.ends_with(end))
        || whole.split(", ").any(|word| word == base)
        || base.strip_suffix("하다").is_some_and(is_said_twice)
}

/// 뚱뚱, 바삭바삭.
fn is_said_twice(root: &str) -> bool {
    let letters: Vec<char> = root.chars().collect();
    let (first, second) = letters.split_at(letters.len() / 2);
    letters.len().is_multiple_of(2) && !letters.is_empty() && first == second
}

/// A question word, also those before a noun (무슨, 어느) and among adverbs.
pub fn is_question(word: &Word) -> bool {
    word.class == WordClass::Question
        || among(word, "뭐, 무엇, 어디, 누구, 언제, 왜, 어떻게, 얼마, 몇, 무슨, 어느, 어떤, 며칠")
}

/// A question word that stands before a noun or counter.
pub fn is_asking_determiner(word: &Word) -> bool {
    among(word, "몇, 무슨, 어느, 어떤")
}

/// 나, 저.
pub fn is_first_person(word: &Word) -> bool {
    word.class == WordClass::Pronoun && among(word, "나, 저, 내, 제")
}

/// 우리, 저희.
pub fn is_we(word: &Word) -> bool {
    word.class == WordClass::Pronoun && among(word, "우리, 저희")
}

/// People to whom 반말 is usual between equals, and who are called with 아/야.
pub fn is_close(noun: &Word) -> bool {
    noun.class == WordClass::Noun && among(noun, "친구, 동생, 아기, 아이, 애인, 남자 친구, 여자 친구")
}

/// What 우리 right before it makes ours: 우리 엄마, 우리 집.
pub fn is_ours(noun: &Word) -> bool {
    let list = "엄마, 아빠, 할머니, 할아버지, 동생, 형, 누나, 오빠, 언니, 삼촌, 이모, 아들, 딸, 남편, 아내, 아기, 가족, 집, 동네, 반, 팀";
    noun.class == WordClass::Noun && among(noun, list)
}

/// A number typed in digits.
pub fn is_digits(word: &Word) -> bool {
    is_unknown(word)
        && word.ko.contains(|c: char| c.is_ascii_digit())
        && word.ko.chars().all(|c| c.is_ascii_digit() || c == ',')
}

/// A particle that is tapped as a word: 도, 만, 부터, 까지.
pub fn is_josa(word: &Word) -> bool {
    word.grammar.has("josa")
}

/// 너, 너희, 당신.
pub fn is_second_person(word: &Word) -> bool {
    word.class == WordClass::Pronoun && among(word, "너, 너희, 당신, 그쪽, 여러분")
}

/// 이거, 그거, 저거.
pub fn is_this(word: &Word) -> bool {
    among(word, "이거, 그거, 저거, 이것, 그것, 저것")
}

/// 여기, 거기, 저기.
pub fn is_here(word: &Word) -> bool {
    among(word, "여기, 거기, 저기, 이쪽, 그쪽, 저쪽, 이곳, 저곳")
}

/// What can be hot or cold as the weather is: a day, a place, the weather; not a window.
pub fn has_weather(noun: &Word) -> bool {
    matches!(noun.semantic, Semantic::Time | Semantic::Weather | Semantic::Place)
}

/// Nouns of position that follow another noun: 책상 위.
pub fn is_position(word: &Word) -> bool {
    let list = "안, 밖, 위, 아래, 밑, 앞, 뒤, 옆, 사이, 가운데, 근처, 속, 왼쪽, 오른쪽, 구석, 끝";
    word.class == WordClass::Noun && among(word, list)
}

/// Nouns that the noun before them names: 우유 알레르기, 딸기 맛.
pub fn is_named_by(noun: &Word) -> bool {
    among(noun, "알레르기, 맛, 냄새, 소리, 모양, 주스, 색, 이름, 제목, 가격, 크기, 번호")
}

/// A name or title outside the vocabulary: 지우 씨, 어머니, 관장님.
pub fn looks_like_person(text: &str) -> bool {
    ["님", "씨", "어머니", "아버지", "선생", "이모", "삼촌", "누나", "오빠", "언니"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// A place outside the vocabulary: cities, and what ends like a place (수원역, 이마트).
pub fn looks_like_place(text: &str) -> bool {
    let cities = "서울, 부산, 대구, 인천, 광주, 대전, 울산, 세종, 수원, 제주, 경기도, 강원도, 제주도, 안산, 안양, 성남, 용인, 고양, 부천";
    let ends = "역, 마트, 센터, 학교, 병원, 공원, 카페, 식당, 가게, 복지관, 도서관, 미술관, 시장, 시청, 교회, 아파트, 사무실, 정류장, 터미널";
    cities.split(", ").any(|city| text == city) || ends.split(", ").any(|end| text.ends_with(end))
}

/// Verbs whose result an adjective before them describes even when the thing was tapped first: 선을 굵게 그리다.
pub fn shapes(verb: &Word) -> bool {
    among(
        verb,
        "그리다, 칠하다, 말하다, 쓰다, 자르다, 만들다, 하다, 썰다, 접다, 꾸미다, 섞다, 바꾸다, 켜다, 듣다, 읽다",
    )
}

/// Numbers that are homonyms of nouns.
pub fn is_number_too(noun: &Word) -> bool {
    noun.class == WordClass::Noun && among(noun, "열, 천, 만, 일, 팔, 백, 구")
}

/// Times that take no 에: 오늘, 지금, 매일.
pub fn is_bare_time(word: &Word) -> bool {
    let list = "오늘, 내일, 어제, 모레, 그저께, 그제, 글피, 지금, 이제, 방금, 아까, 요즘, 언제, 매일, 매주, 매달, 매년, 올해, 금방, 곧, 항상, \
         처음, 지난번, 오늘날";
    among(word, list) || word.ko.ends_with('에') || word.class == WordClass::Adverb
}

/// 오늘, 내일, 어제 and their like.
pub fn is_named_day(word: &Word) -> bool {
    among(word, "오늘, 내일, 어제, 모레, 그저께")
}

/// A day of the week.
pub fn is_weekday(word: &Word) -> bool {
    word.semantic == Semantic::Time && word.ko.ends_with("요일")
}

/// Verbs whose place is what they act on: 바다를 그리다, 방을 청소하다.
pub fn acts_on_places(verb: &Word) -> bool {
    let list = "보다, 좋아하다, 싫어하다, 사랑하다, 알다, 모르다, 그리다, 칠하다, 만들다, 찾다, 청소하다, 치우다, 정리하다, 기억하다, 떠나다, 구경하다, \
         짓다, 꾸미다, 원하다, 바꾸다, 열다, 닫다, 그리워하다, 생각하다, 정하다, 고르다, 소개하다, 알려주다, 보여주다, 가르치다, 설명하다, 물어보다, \
         말하다, 건너다, 지나가다, 돌다, 표현하다, 상상하다, 잊어버리다, 지키다, 고치다, 쓰다, 옮기다, 안내하다, 예약하다, 검색하다, 감상하다";
    among(verb, list)
}

/// Verbs that leave a place: 집에서 나오다.
pub fn leaves(verb: &Word) -> bool {
    among(verb, "나오다, 출발하다, 내리다, 나가다, 떨어지다, 퇴원하다, 도망가다")
}

/// Verbs of feeling or meeting whose only person is the one felt for or met: 엄마를 사랑해요, 친구를 만나요.
pub fn is_towards_someone(verb: &Word) -> bool {
    let list = "좋아하다, 사랑하다, 싫어하다, 미워하다, 기다리다, 만나다, 부르다, 찾다, 그리워하다, 그리다, 기억하다, 생각하다, 초대하다, 데려가다, 데려오다, \
         데리러 오다, 칭찬하다, 축하하다, 응원하다, 걱정하다, 질투하다, 용서하다";
    among(verb, list)
}

/// Verbs that can be done to a person.
pub fn is_done_to_people(verb: &Word) -> bool {
    let list = "보다, 돕다, 도와주다, 때리다, 안다, 안아 주다, 안아주다, 만지다, 알다, 모르다, 놀리다, 괴롭히다, 이기다, 믿다, 밀다, 무시하다, 찍다, \
         이해하다, 가르치다, 차다, 밀치다, 협박하다, 따돌리다, 혼내다, 속이다, 가두다, 훔쳐보다, 쫓아오다, 지키다, 구하다, 치료하다, 깨우다, \
         따라오다, 잡다, 소개하다, 당기다, 거절하다, 듣다, 원하다, 강요하다, 업다, 씻기다, 존중하다, 차별하다, 간호하다, 돌보다, 꼬집다, 물다, \
         죽이다, 찌르다, 선택하다, 고르다, 보호하다";
    among(verb, list) || is_towards_someone(verb)
}

/// Verbs said or done towards a person even when nobody else is named: 엄마한테 전화해요.
pub fn is_call(verb: &Word) -> bool {
    among(verb, "전화하다, 연락하다, 문자 보내다, 물어보다, 인사하다, 사과하다, 부탁하다, 대답하다, 신고하다")
}

/// Verbs by which something comes from a person: 선생님한테 배우다.
pub fn is_from_someone(verb: &Word) -> bool {
    among(verb, "받다, 배우다, 빌리다, 얻다, 혼나다, 듣다") || (verb.ko == "맞다" && verb.semantic == Semantic::Safety)
}

/// The same where whoever is named alone is whom it comes from: 선생님한테 배웠어요.
pub fn comes_from_someone(verb: &Word) -> bool {
    among(verb, "받다, 배우다, 빌리다, 혼나다") || (verb.ko == "맞다" && verb.semantic == Semantic::Safety)
}

/// Eating and drinking: an animal does it rather than being eaten.
pub fn is_eating(verb: &Word) -> bool {
    among(verb, "먹다, 마시다, 씹다, 삼키다, 핥다, 물다, 짖다")
}

/// Riding: the vehicle takes 을/를.
pub fn is_riding(verb: &Word) -> bool {
    among(verb, "타다, 운전하다, 갈아타다, 밀다, 고치다, 기다리다, 놓치다, 부르다, 예약하다, 빌리다")
}

/// What is written to someone.
pub fn is_letter(noun: &Word) -> bool {
    among(noun, "편지, 문자, 카드, 쪽지, 이메일, 메일")
}

/// Going on something: 여행을 가다.
pub fn is_outing(noun: &Word) -> bool {
    among(noun, "여행, 소풍, 산책, 등산, 캠핑, 출장, 쇼핑, 낚시, 현장 학습, 외출, 휴가")
}

/// Colouring: a colour is what it is done with.
pub fn is_colouring(verb: &Word) -> bool {
    among(verb, "칠하다, 색칠하다, 쓰다, 물들이다, 꾸미다")
}

/// What one works with: takes 로 beside another thing.
pub fn is_instrument(noun: &Word) -> bool {
    let list = "붓, 연필, 색연필, 사인펜, 펜, 볼펜, 매직, 크레파스, 물감, 가위, 칼, 풀, 테이프, 먹, 도장, 지우개, 숟가락, 젓가락, 포크, 컵, 빨대, \
         손, 손가락, 발, 휴대폰, 태블릿, 컴퓨터, 카메라, 비누, 샴푸, 수건, 휴지, 칫솔, 치약, 빗, 면도기, 청소기, 세탁기, 열쇠, 카드, 현금, \
         교통카드, 돈, 수어, 찰흙, 색종이, 실, 천, 키오스크, 인터넷, 그림판, 문자, 먹물, 현금인출기, 마이크, 지팡이, 휠체어";
    among(noun, list)
}

/// Where things are put, sat on or drawn on: takes 에 beside another thing.
pub fn is_container(noun: &Word) -> bool {
    let list = "컵, 가방, 상자, 냉장고, 벽, 종이, 책상, 식탁, 통, 물통, 쓰레기통, 접시, 그릇, 주머니, 지갑, 공책, 스케치북, 캔버스, 팔레트, 액자, \
         세탁기, 침대, 의자, 소파, 병, 바닥, 한지, 도화지, 화분, 얼굴, 손, 옷, 몸";
    among(noun, list)
}

/// Furniture one sleeps or sits on.
pub fn is_furniture(noun: &Word) -> bool {
    among(noun, "침대, 소파, 의자, 이불, 책상, 식탁, 바닥")
}

/// Nouns that 하다 makes into verbs: 수영 못 해요.
pub fn is_doing(noun: &Word) -> bool {
    let list = "수영, 축구, 야구, 농구, 탁구, 볼링, 배드민턴, 노래, 운동, 등산, 요가, 쇼핑, 게임, 여행, 일, 공부, 숙제, 전화, 말, 생각, 대화, \
         질문, 대답, 약속, 투표, 상담, 예약, 캠핑, 보치아, 수업, 회의, 출근, 퇴근, 이야기, 걱정, 집안일, 수어, 거짓말, 농담, 사과, 치료, \
         수술, 동의, 서명, 저금, 면접, 졸업, 다이어트, 아르바이트";
    among(noun, list) && !matches!(noun.semantic, Semantic::Food | Semantic::Animal)
}

/// Adjectives that follow a verb as -기 힘들다.
pub fn takes_doing(adjective: &Word) -> bool {
    among(adjective, "싫다, 힘들다, 어렵다, 쉽다, 귀찮다, 불편하다, 편하다")
}

/// Predicates that follow a verb as -는 게 좋다, -는 것을 좋아하다.
pub fn takes_the_doing(predicate: &Word) -> bool {
    let list = "좋다, 재미있다, 무섭다, 즐겁다, 신나다, 행복하다, 부끄럽다, 창피하다, 지루하다, 좋아하다, 싫어하다, 기쁘다, 불안하다, 궁금하다, 마음에 들다";
    among(predicate, list)
}

/// Adjectives that describe the noun tapped after them (빨갛다 + 집), rather than how one is.
pub fn describes(adjective: &Word) -> bool {
    is_adjective(adjective)
        && !among(
            adjective,
            "있다, 없다, 아니다, 필요하다, 싫다, 좋다, 할 수 있다, 할 수 없다, 많다, 적다, 다르다, 같다",
        )
        && !adjective.grammar.has("hon")
        && (is_unknown(adjective)
            || matches!(
                adjective.semantic,
                Semantic::Quality
                    | Semantic::Color
                    | Semantic::Shape
                    | Semantic::Quantity
                    | Semantic::Weather
                    | Semantic::Art
                    | Semantic::Safety
            ))
}
