# 전시.
exhibitions = 전시
exhibitions-empty = 아직 전시가 없어요. 새 전시를 만들어 볼까요?
new-exhibition = 새 전시
new-exhibition-name = 우리들의 전시
open-exhibition = “{ $name }” 전시 열기
delete-exhibition = 전시 지우기
exhibition-title = 전시 이름
exhibition-place = 전시하는 곳
    .hint = 보기: 경기도 수원
exhibition-dates = 전시하는 날
    .hint = 보기: 2027. 5. 20.~6. 2.
exhibition-summary = { $dates } · { $place } · 작품 { $count }점
hung-works = 건 작품
hung-empty = 아직 건 작품이 없어요. 작품을 골라 주세요.
all-works = 걸 수 있는 작품
add-work = 걸기
add-work-named = “{ $title }” 작품 걸기
remove-work = 내리기
remove-work-named = “{ $title }” 작품 내리기
move-earlier = 앞으로
move-later = 뒤로
move-earlier-named = “{ $title }” 작품을 앞으로
move-later-named = “{ $title }” 작품을 뒤로
hangs-at = { $place }번째 작품

# Going out.
export-web = 웹 전시
    .hint = 인터넷 없이 열리는 전시 화면을 만들어요.
exporting = 전시를 내보내고 있어요.
export-done = 전시를 내보냈어요.
export-where = 저장한 곳: { $path }
export-open = 전시 화면 열기
export-left-out = 작품 { $count }점은 넣지 않았어요.
print = 인쇄
archive = 보관

# The label.
label = 작품 이름표
label-title = 작품 이름
label-maker = 만든 사람
label-year = 만든 해
label-technique = 만든 방법
label-words = 누른 낱말
label-description = 그림 설명
label-no-description = 그림 설명이 없어요.
edit-description = 그림 설명 고치기
edit-title = 작품 이름 고치기
maker-name = 이름표에 쓸 이름
maker-unnamed = 이름을 넣지 않았어요

# Checks: what is missing, with its fix.
checks = 확인할 것
checks-fine = 모두 괜찮아요.
checks-count = 확인할 것이 { $count }개 있어요.
check-unasked = 아직 안 물어봤어요
    .hint = 만든 사람에게 물어봐 주세요.
check-refused = 동의하지 않았어요
    .hint = 이 작품은 전시하지 않아요.
check-withdrawn = 이제는 싫다고 했어요
    .hint = 이 작품은 전시에서 내려요.
check-no-title = 작품 이름이 없어요
    .hint = 만든 사람과 이름을 지어 주세요.
check-no-maker = 만든 사람의 이름이 없어요
    .hint = 이름을 넣을지 만든 사람에게 물어봐 주세요.
check-no-description = 그림 설명이 없어요
    .hint = 그림에 무엇이 있는지 써 주세요.
check-picture-missing = 그림 파일이 없어요
    .hint = 백업에서 되찾아 주세요.
check-picture-small = 인쇄하기에는 그림이 작아요
    .hint = 더 크게 다시 만들어 주세요.
check-no-works = 건 작품이 없어요
    .hint = 작품을 하나 이상 걸어 주세요.
check-work-gone = 지워진 작품이에요
    .hint = 전시에서 내려 주세요.

# Consent: what the maker said. A no is never overridden.
consent = 동의
consent-ask = 이 그림을 사람들에게 보여 줘도 될까요?
consent-by = 대답한 사람: { $name }
consent-line = { $use }: { $answer }
use-print = 인쇄
use-web = 웹 전시
use-archive = 보관
use-publicity = 홍보
answer-unasked = 아직 안 물어봤어요
answer-yes = 좋다고 했어요
answer-no = 동의하지 않았어요
answer-withdrawn = 이제는 싫다고 했어요
