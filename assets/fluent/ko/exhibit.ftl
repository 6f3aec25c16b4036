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
all-works = 걸 수 있는 작품
add-work-named = “{ $title }” 작품 걸기
remove-work = 내리기
move-earlier = 앞으로
move-later = 뒤로

# Going out.
export-web = 웹 전시
    .hint = 인터넷 없이 열리는 전시 화면을 만들어요.
exporting = 전시를 내보내고 있어요.
export-done = 전시를 내보냈어요.
export-left-out = 작품 { $count }점은 넣지 않았어요.
print = 인쇄
archive = 보관

# The label.
label = 작품 이름표
label-no-description = 그림 설명이 없어요.

# Checks: what is missing, with its fix.
checks = 확인할 것
check-unasked = 아직 안 물어봤어요
    .hint = 만든 사람에게 물어봐 주세요.
check-refused = 동의하지 않았어요
    .hint = 이 작품은 전시하지 않아요.
check-withdrawn = 이제는 싫다고 했어요
    .hint = 이 작품은 전시에서 내려요.
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
consent-ask = 이 그림을 사람들에게 보여 줘도 될까요?
use-print = 인쇄
use-web = 웹 전시
use-archive = 보관
use-publicity = 홍보
answer-unasked = 아직 안 물어봤어요
answer-yes = 좋다고 했어요
answer-no = 동의하지 않았어요
answer-withdrawn = 이제는 싫다고 했어요
