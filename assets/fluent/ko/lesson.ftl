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
lesson-open-nothing = 화면 없이 하기

# 수업을 쓰는 방: 선생님이 새로 만들거나, 베껴서 고쳐요.
lessons-write = 수업 만들기·고치기
lesson-make = 새 수업 만들기
lessons-save = 우리 수업 모두 파일로 저장
lessons-path = 수업 파일이 있는 곳 (json)
lessons-read = 파일에서 가져오기
lesson-untitled = 제목 없는 수업
lesson-of-program = 처음부터 있는 수업 · { $count }단계
lesson-of-device = 우리 수업 · { $count }단계
lesson-mend = { $title } 고치기
lesson-mend-short = 고치기
lesson-begin-anyway = { $title } 그래도 시작하기
lesson-anyway-short = 그래도 시작하기
lesson-copy = 이 수업을 베껴서 고치기
lesson-save = 파일로 저장
lesson-remove = 이 수업 빼기
lesson-not-yet = 아직 덜 됐어요. { $what }
lesson-part-about = 제목과 그림
lesson-part-ready = 목표와 준비물
lesson-part-words = 먼저 알 말
lesson-part-ways = 누르는 방법
lesson-part-cards = 미리 보기
lesson-title = 제목
lesson-picture = 그림
lesson-picture-add = 그림 더하기
lesson-languages = 쓰는 말
lesson-one = 한 가지 말
lesson-both = 한국어와 영어
lesson-goal-nth = 목표 { $nth }
lesson-goal-add = 목표 더하기
lesson-material-nth = 준비물 { $nth }
lesson-material-add = 준비물 더하기
lesson-take = { $what } 빼기
lesson-words-why = 수업 전에 함께 배우면 좋은 말이에요. 누르면 빠져요.
lesson-word-add = 말 더하기
lesson-word-which = 어떤 말이에요? 위에 글자를 쓰면 찾아요.
lesson-word-found = 이 가운데에서 골라 주세요.
lesson-nth = { $nth }번째 단계
lesson-step-add = 단계 더하기
lesson-sentence = 짧은 문장
lesson-minutes = 걸리는 시간
lesson-minutes-are = { $minutes ->
    [0] 정하지 않아요
   *[other] { $minutes }분
}
lesson-may-skip = 건너뛰어도 돼요?
lesson-opens = 이 단계에서 무엇을 열까요?
lesson-step-earlier = 앞으로 옮기기
lesson-step-later = 뒤로 옮기기
lesson-step-after = 다음에 하나 더
lesson-step-take = 이 단계 빼기
lesson-ways-why = 누르는 방법마다 한 문장씩 써요. 수업 카드에서 자기 방법의 문장만 보여요.
lesson-way-touch = 손으로 누르기
lesson-way-dwell = 가만히 머무르기
lesson-way-scanning = 스위치로 훑기
lesson-way-head = 얼굴과 머리
lesson-hear = 카드 읽기
# 수업에 아직 없는 것.
lesson-fault-id = 이 수업은 이대로 쓸 수 없어요. 베껴서 고쳐 주세요.
lesson-fault-title = 제목을 써 주세요.
lesson-fault-steps = 단계를 하나 넣어 주세요. 서른 개까지 넣을 수 있어요.
lesson-fault-sentence = { $nth }번째 단계에 문장을 써 주세요.
lesson-fault-signs = { $nth }번째 단계에 그림이 너무 많아요. 네 개까지 넣어요.
lesson-fault-minutes = { $nth }번째 단계의 시간을 다시 정해 주세요.
lesson-fault-text = 너무 긴 글이 있어요. 160자까지 써요.
lesson-fault-symbol = 쓸 수 없는 그림이나 말이 있어요.
lesson-fault-lists = 목표나 준비물이나 먼저 알 말이 너무 많아요.
