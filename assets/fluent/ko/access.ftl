# 쓰는 방법: 손가락, 머무르기, 스위치로 훑기, 자판.
settings-access = 쓰는 방법
access-method = 어떻게 골라요?
access-method-touch = 손으로 누르기
access-method-dwell = 가만히 머무르기
access-method-scan = 스위치로 훑기
access-dwell = 머무르기
access-scan = 훑기
access-switches = 스위치
access-keyboard = 자판 단축키
access-way-out = 도와주는 사람은 왼쪽 위 구석을 3초 누르면 손으로 쓸 수 있어요. 화면이 스위치일 때는 두 구석을 5초 누르거나 Esc를 눌러요.
access-asleep = 지금은 손으로만 써요. 다 했으면 오른쪽 버튼을 눌러 주세요.
access-wake = 다시 이 사람 방법으로
left-handed = 왼손에 맞추기

# Trying a new way.
trial-question = 이대로 쓸까요?
trial-by-dwell = 이 버튼 위에 가만히 머물러서 골라 주세요.
trial-by-scan = 스위치로 골라 주세요.
trial-left = { $seconds }초 뒤에 전으로 돌아가요.
trial-yes = 네, 쓸래요
trial-no = 아니요

# Dwelling.
dwell-rest = 쉬기
dwell-wake = 다시 하기
dwell-resting = 쉬고 있어요. 왼쪽에 머무르면 다시 시작해요.
dwell-rest-zone = 여기서는 아무것도 고르지 않아요.
dwell-time = 머무는 시간
dwell-careful = 말하거나 지울 때
dwell-room = 떨려도 되는 거리
dwell-lapse = 놓쳐도 되는 시간
dwell-after = 고른 다음 쉬는 시간
dwell-small = 크게 볼 버튼 크기
dwell-progress = 시간 보여 주기
dwell-ring = 차오르는 고리
dwell-dot = 작아지는 점

# Scanning.
scan-waiting = 스위치를 누르면 시작해요.
scan-going = 고르고 싶은 곳에서 스위치를 눌러요.
scan-back = 위로
cue-row = { $name } 줄
scan-style = 훑는 차례
scan-groups = 묶음, 줄, 칸
scan-rows = 줄, 칸
scan-linear = 한 칸씩
scan-advance = 넘어가기
scan-auto = 저절로
scan-step = 스위치로
scan-time = 한 칸에 머무는 시간
scan-first = 첫 칸에 더 머무는 시간
scan-accept = 기다리면 고르기
scan-loops = 몇 바퀴 돌고 쉬기
scan-loops-value = { $count }바퀴
scan-late = 늦게 눌러도 앞 칸으로
scan-way-back = 줄 끝에 ‘위로’ 두기
scan-wait = 스위치를 눌러야 시작하기
scan-pause = 말하는 동안 멈추기
scan-cue = 작은 소리로 이름 듣기

# Switches.
switch-select = 고르기
switch-next = 다음
switch-previous = 앞
switch-leave = 위로
switch-key = { $key } 키
switch-pad = 게임패드 버튼 { $number }
switch-screen = 화면 전체
switch-screen-left = 화면 왼쪽
switch-screen-right = 화면 오른쪽
switch-smile = 웃기
switch-brows = 눈썹 올리기
switch-mouth = 입 벌리기
switch-remove = { $name } 빼기
switch-learn = 스위치 넣기
switch-set-screen = 화면 전체가 스위치
switch-set-halves = 화면 왼쪽·오른쪽
switch-set-keys = Space와 Enter
switch-press-now = 지금 스위치를 눌러 주세요.
switch-help = 자판처럼 쓰는 스위치와 게임패드, 블루투스 스위치를 쓸 수 있어요.
switch-pads = 연결했어요: { $names }
switch-pads-failed = 게임패드를 찾을 수 없어요. 자판처럼 쓰는 스위치는 쓸 수 있어요.
switch-hold = 눌러야 하는 시간
switch-repeat = 다시 눌러도 안 받는 시간

# Trying and measuring.
practice = 연습하고 시간 재기
practice-dwell = 그림 위에 가만히 머물러 보세요.
practice-scan = 스위치로 그림을 골라 보세요.
practice-hits = { $count }번 골랐어요.
practice-target = 그림 { $number }
practice-measure = 시간 재기
measure-reaction = 동그라미가 커지면 스위치를 눌러요.
measure-rest = 동그라미 위에 가만히 있어요.
measure-done = 다 쟀어요.
measure-scan = 누르는 데 { $reaction }초 걸려요. 한 칸에 { $time }초 머무르면 좋아요.
measure-dwell = { $spread }점쯤 떨려요. { $time }초 머무르면 좋아요.
measure-failed = 잘 재지 못했어요. 한 번 더 해 봐요.
measure-take = 이렇게 맞추기

# What is heard and felt.
answer-click = 고를 때 딸깍 소리
answer-shake = 고를 때 떨림
answer-shake-missing = 떨림은 떨림이 되는 게임패드를 연결했을 때만 느낄 수 있어요.
answer-quiet = 조용히 (소리 신호 없음)

# The keyboard.
shortcut-tab = Tab과 화살표로 옮겨 가고, Enter나 Space로 골라요.
shortcut-back = 뒤로, 처음으로
shortcut-help = 단축키 보기

# The face before the camera.
access-face = 얼굴과 머리
face-look = 카메라 켜기
face-stop = 카메라 끄기
face-off = 카메라가 꺼져 있어요.
face-searching = 얼굴을 찾고 있어요. 카메라를 봐 주세요.
face-there = 얼굴이 보여요.
face-private = 카메라 화면은 남기지 않아요. 얼굴의 움직임만 재요.
face-open = 카메라 켜짐 · 아무것도 남기지 않아요
face-rest = 가만히 있는 얼굴 재기
face-rest-first = 화면 가운데를 보고 가만히 있을 때 눌러 주세요.
face-rest-known = 재어 두었어요. 자리를 옮기면 다시 재 주세요.
face-measure-smile = 웃을 때 재기
face-measure-brows = 눈썹을 올릴 때 재기
face-measure-mouth = 입을 벌릴 때 재기
face-use = 스위치로 쓰기
face-pointer = 머리로 화살표 움직이기 (머무르기)
face-gain = 화살표 빠르기
face-dead = 가만히 있어도 되는 정도
