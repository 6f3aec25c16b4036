# 전시.
exhibitions = 전시
exhibitions-empty = 아직 전시가 없어요. 새 전시를 만들어 볼까요?
new-exhibition = 새 전시
open-exhibition = “{ $name }” 전시 열기
exhibition-title = 전시 이름
exhibition-place = 전시하는 곳
    .hint = 보기: 경기도 수원
exhibition-dates = 전시하는 날
    .hint = 보기: 2027. 5. 20.~6. 2.
exhibition-summary = { $dates } · { $place } · 작품 { $count }점
hung-works = 건 작품
hung-empty = 아직 건 작품이 없어요. 작품을 골라 주세요.
all-works = 작품 고르기
remove-work = 내리기
move-earlier = 앞으로
move-later = 뒤로

# Checks: what is missing, with its fix.
checks = 확인할 것
check-unasked = 아직 안 물어봤어요
    .hint = 만든 사람에게 물어봐 주세요.
check-refused = 싫다고 했어요
    .hint = 좋다고 하지 않은 곳에는 넣지 않아요.
check-withdrawn = 이제는 싫다고 했어요
    .hint = 나간 것이 있으면 내려 달라고 해 주세요.
check-no-title = 작품 이름이 없어요
    .hint = 만든 사람과 이름을 지어 주세요.
check-no-description = 그림 설명이 없어요
    .hint = 그림에 무엇이 있는지 써 주세요.
check-no-works = 건 작품이 없어요
    .hint = 작품을 하나 이상 걸어 주세요.
check-work-gone = 지워진 작품이에요
    .hint = 전시에서 내려 주세요.

# Consent: what the maker said. A no is never overridden.
consent = 동의
use-print = 인쇄
use-web = 웹 전시
use-archive = 보관
use-publicity = 홍보

# More checks, and the words of labels.
check-unasked-uses = 아직 안 물어봤어요: { $uses }
check-refused-uses = 싫다고 했어요: { $uses }
check-withdrawn-uses = 이제는 싫다고 했어요: { $uses }
check-guardian-unasked = 보호자에게 아직 안 물어봤어요
    .hint = 보호자에게도 물어봐 주세요.
check-guardian-unasked-uses = 보호자에게 아직 안 물어봤어요: { $uses }
check-guardian-refused = 보호자가 동의하지 않았어요
    .hint = 좋다고 하지 않은 곳에는 넣지 않아요.
check-guardian-refused-uses = 보호자가 동의하지 않았어요: { $uses }
check-blank = 아무것도 없는 하얀 종이예요
    .hint = 전시에서 내려 주세요.
check-no-notice = 인공지능 알림 글에 인공지능이라는 말이 없어요
    .hint = 알림 글을 고치거나 비워 주세요. 비우면 말그림의 글을 써요.
check-room-unnamed = 이름 없는 방이 있어요
    .hint = 방마다 이름을 지어 주세요.
check-description-unread = 그림 설명을 아직 사람이 읽지 않았어요
    .hint = 읽고 맞으면 “{ alt-confirm }” 버튼을 눌러 주세요.
check-title-long = 작품 이름이 길어요: { $is }글자
    .hint = 한 줄은 { $most }글자까지 읽기 쉬워요. 줄여 주세요.
check-sentence-long = 문장이 길어요: 낱말 { $is }개
    .hint = 한 문장은 낱말 { $most }개까지 읽기 쉬워요. 나눠 써 주세요.
check-label-long = 이름표 글이 길어요: 낱말 { $is }개
    .hint = 서서 읽는 글은 낱말 { $most }개까지 읽기 쉬워요. 줄여 주세요.
check-symbol-licence = 써도 되는지 알 수 없는 그림 기호가 있어요
    .hint = 이름에서 그 그림을 빼거나 이용 조건을 확인해 주세요.
check-ai-unknown = 인공지능을 썼는지 알 수 없어요
    .hint = 만든 과정이 남아 있지 않아요. 아는 것을 도운 사람 칸에 적어 주세요.
check-low-resolution = 인쇄하면 흐려 보여요: { $dpi }dpi
    .hint = 더 작게 인쇄해 주세요. { $least }dpi부터 또렷해요.
ai-notice-label = 생성형 인공지능(AI)을 써서 만든 작품이에요.
label-on-paper = { $technique }, 종이에 인쇄
label-not-for-sale = 팔지 않아요
label-changed = { $field }: 다른 사람이 고쳤어요
label-field-title = 작품 이름
label-field-maker = 만든 사람 이름
label-field-year = 만든 해
label-field-words = 만든 사람의 말
label-field-easy = 쉬운 설명
label-field-alt = 그림 설명
label-field-price = 값
label-field-credits = 도운 사람
label-field-size = 크기

# What an export makes.
product-web = 웹 전시
product-prints = 인쇄 파일
product-labels = 작품 이름표
product-catalogue = 작품 책(도록)
product-mounting = 거는 목록
product-archive = 보관 꾸러미
product-publicity = 홍보 그림
