# 수업: the card of a step, the lessons to choose from, the way back.
lesson-choose = 어떤 수업을 해 볼까요?
lesson-room = 수업
    .hint = 수업 카드를 열어요.
lesson-about = 알아보기
lesson-leave = 나가기
lesson-goals = 이런 것을 해요
lesson-materials = 준비물
lesson-words = 먼저 알면 좋은 말
lesson-go = 시작하기
lesson-first = 지금
lesson-then = 그다음
lesson-then-over = 수업이 끝나요.
lesson-step = { $nth }번째: { $text }
lesson-step-done = { $nth }번째, 다 했어요: { $text }
lesson-place = { $count } 가운데 { $nth }번째
lesson-skip = 건너뛰기
lesson-time-left = { $minutes }분쯤 남았어요
lesson-time-over = 시간이 다 됐어요. 더 해도 괜찮아요.
lesson-length = { $minutes ->
    [0] { $count }단계
   *[other] { $count }단계, { $minutes }분쯤
}
lesson-go-on = { $count }단계 가운데 { $nth }번째부터 이어서 해요
lesson-over = “{ $title }” 수업을 마쳤어요.
lesson-again = 이 수업 다시 하기
lesson-other = 다른 수업 고르기
lesson-to-card = 수업 { $title }: { $text }
lesson-of-work = 수업에서 만들었어요: { $title }

# What a step opens.
lesson-open-paper = 하얀 종이 열기
lesson-open-words = 낱말로 그리기
lesson-open-photo = 사진 열기
lesson-open-scene = 낱말 넣기
lesson-open-style = 방법 고르기
lesson-open-choose = 그림 보기
lesson-open-canvas = 그리러 가기
lesson-open-title = 이름 짓기
lesson-open-works = 내 작품 열기
lesson-open-talk = 대화하기
lesson-open-exhibit = 전시 열기
