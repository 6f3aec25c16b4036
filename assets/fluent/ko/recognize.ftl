# 손짓, 카드, 그림, 말소리로 말하기와 가르치기.
way-sign = 손짓
way-card = 카드
way-sketch = 그리기
way-word = 말소리
way-off = { $way } 끄기

# What is being done.
turning-on = 켜는 중이에요
watching-sign = 보고 있어요. 손짓을 해 보세요.
watching-card = 보고 있어요. 카드를 보여 주세요.
watching-sketch = 그리면 무슨 뜻인지 찾아볼게요.
listening = 듣고 있어요
talk-first = 누르고 말해 보세요.
talk-begin = 말하기 시작
talk-end = 말하기 끝
heard-word = 알았어요: { $word }
heard-lesson = 기억했어요: { $word }
heard-unknown = 모르겠어요. 다시 해 주세요.
camera-open = 카메라 켜짐 · 저장하지 않아요
camera-open-keeps = 카메라 켜짐 · 배운 카드 그림만 남겨요
microphone-open = 마이크 켜짐 · 저장하지 않아요
microphone-open-keeps = 마이크 켜짐 · 배운 말소리는 남겨요
mirror-hand = 거울: 손이 보여요
mirror-no-hand = 거울: 손이 안 보여요
mirror-card = 거울: 카드가 보여요
mirror-no-card = 거울: 카드가 안 보여요
mirror-loudness = 소리 크기

# The pad.
pad = 그리는 종이
pad-empty = 여기에 그려 주세요.
pad-undo = 한 줄 지우기
pad-clear = 새로 그리기
pad-done = 다 그렸어요
keep-drawing = 이 그림을 낱말 그림으로 쓰기
forget-drawing = 원래 그림으로

# The question.
ask-sign = 이 손짓은 무슨 뜻이에요?
ask-card = 이 카드는 무슨 뜻이에요?
ask-sketch = 이 그림은 무슨 뜻이에요?
ask-word = 이 말은 무슨 뜻이에요?
shown-sign = 보여 준 손짓
shown-card = 보여 준 카드
shown-sketch = 그린 그림
shown-word = 들려준 말소리
none-of-these = 이 중에 없어요
show-again = 다시 보여 주기
say-again = 다시 들려주기
hear-word = “{ $word }” 듣기

# Teaching.
teach = 가르치기
teach-new = 새 낱말 가르치기
teach-empty = 아직 가르친 낱말이 없어요. 하나 가르쳐 볼까요?
teach-word = { $word }, { $count }번 배웠어요
teach-count = { $count }번
teach-list = 낱말 목록
teach-way = { $way }: 가르치는 방법
teach-start = 시작하기
teach-stop = 그만하기
teach-begin = 시작을 누르고 3번에서 5번 해 주세요.
teach-more = { $count }번 배웠어요. 조금 더 해 주세요.
teach-enough = { $count }번 배웠어요. 이제 알아볼 수 있어요.
teach-like = 이 낱말과 비슷해요: { $word }. 다르게 해 볼까요?
teach-examples = 보여 준 것
teach-no-examples = 보여 준 것이 여기에 모여요.
example-name = { $way } { $number }
example-not-name = 이 낱말이 아닌 { $way } { $number }
example-not = 아니에요
example-hear = { $name } 듣기
example-delete = { $name } 지우기
example-delete-all = 이 방법으로 배운 것 모두 지우기
pick-word = 가르칠 낱말을 눌러 주세요.

# Settings.
settings-recognize = 알아보기
recognize-learn = 고른 답에서 배우기
recognize-hold = 손을 가만히 두는 시간
recognize-hands = 손
recognize-hands-both = 두 손
recognize-hands-one = 한 손
recognize-pen-rest = 그린 다음 기다리는 시간
recognize-word-end = 말이 끝났다고 보는 시간
recognize-listening = 마이크
recognize-listening-open = 늘 듣기
recognize-listening-key = 누를 때만 듣기
recognize-keep-sound = 배운 말소리 남겨 두기
recognize-idle = 쓰지 않으면 꺼지는 시간
recognize-teach = 가르치러 가기
