# 대화하기.
speak = 말하기
    .hint = 문장을 소리 내어 말해요.
speaking = 말하고 있어요
pause-speaking = 잠깐 멈추기
resume-speaking = 이어서 말하기
delete-last = 지우기
    .hint = 마지막 낱말을 지워요.
clear = 모두 지우기
    .hint = 문장을 모두 지워요. 되돌릴 수 있어요.
repeat = 다시 말하기
    .hint = 방금 한 말을 다시 말해요.
sayings = 말 모음
history = 했던 말
history-empty = 아직 한 말이 없어요.
history-private = 이 말은 나만 볼 수 있어요.
use-again = 다시 쓰기
favourite-add = 담은 말에 넣기
favourite-remove = 담은 말에서 빼기
forget-all = 모두 잊기
forget-all-sure = 했던 말을 모두 잊을까요? 담은 말은 남아요.
forget-all-yes = 네, 잊어요

# The person's collection of sentences.
kept = 담은 말
kept-empty = 자주 하는 말을 여기에 담아 보세요.
kept-change = 바꾸기
keep-strip = 지금 문장을 담기
folder = 폴더
folder-all = 모두
folder-none = 폴더 없음
folder-new = 새 폴더
folder-name = 폴더 이름
folder-add = 넣기
quick = 빠른 말
quick-empty = 담은 말마다 ‘바꾸기’ 버튼이 있어요. 거기서 자리를 고르세요.
quick-place = 빠른 자리
quick-nth = 빠른 자리 { $number }
own-voice = 내 목소리
own-voice-has = 내 목소리 있음

# What somebody else says.
heard = 들은 말
heard-here = 상대방이 한 말을 여기에 쓰세요.
heard-answers = 대답 찾기
heard-listen = 듣고 글로 쓰기
heard-listen-end = 그만 듣기
heard-listening-here = 듣고 있어요. 소리는 이 기기에서만 듣고, 남지 않아요.
heard-listening = 듣고 있어요. 소리와 판의 낱말이 서비스로 나가고, 이 기기에는 남지 않아요.
heard-empty = 상대방이 한 말을 쓰면 대답을 그림으로 보여 줘요. 어디에도 남지 않아요.

# Where the person is.
place-now = 지금 여기
talk-to-polite = 선생님, 어른에게 (해요)
talk-to-close = 친구, 동생에게 (반말)
talk-to-many = 여러 사람 앞에서 (격식체)
place-why = 지금 있는 곳을 고르면, 거기서 자주 하는 말이 먼저 나와요.
chime = 부르기
    .hint = 종소리로 사람을 불러요.
bare-words = 누른 낱말만 말하기
whole-sentence = 문장으로 말하기
order-tapped = 누른 차례로
order-usual = 바른 차례로
modelling = 보여 주며 말하기
    .hint = 선생님이 말하는 방법을 보여 줄 때 켜요.
modelling-on = 보여 주며 말하는 중이에요. 했던 말에 남지 않아요.
show-big-close = 크게 보기 닫기

# The board.
board = 판
boards = 판 고르기
board-home = 첫 판
board-home-go = 첫 판으로 가기
board-back = 앞 판으로 가기
folder-opens = { $name }, 판 열기
speaks-and-opens = { $name }, 말하고 판 열기
pan-left = 왼쪽 보기
pan-right = 오른쪽 보기
pan-up = 위쪽 보기
pan-down = 아래쪽 보기
page-previous = 앞쪽
page-next = 뒤쪽

# The strip.
strip = 문장 줄
strip-empty = 그림을 눌러 말해 보세요.
strip-full = 문장 줄이 가득 찼어요.
tile-menu = “{ $word }” 낱말
tile-hear = 듣기
tile-remove = 빼기

# Ending keys. What is not lit is never said.
endings = 문장 끝 버튼
ending-want = 싶어요
    .hint = 하고 싶다고 말해요.
ending-request = 주세요
    .hint = 해 달라고 말해요.
ending-not = 안
    .hint = 안 한다고 말해요.
ending-cannot = 못
    .hint = 할 수 없다고 말해요.
ending-past = 했어요
    .hint = 벌써 한 일을 말해요.
ending-future = 할 거예요
    .hint = 앞으로 할 일을 말해요.
ending-question = ?
    .hint = 물어봐요.
ending-honorific = 높임말
    .hint = 그 사람을 높여서 말해요.

# Other ways to say it.
other-ways = 다르게 말하기
search-words = 낱말 찾기
    .hint = 글자나 초성을 넣으세요.
search-none = 찾은 낱말이 없어요.
record = 녹음하기
record-stop = 녹음 멈추기
record-play = 녹음 듣기
record-delete = 녹음 지우기
recording = 녹음하고 있어요
clip-choose = 녹음할 버튼을 눌러 주세요.
clip-here = 녹음이 있어요
clip-none = 아직 녹음이 없어요
clip-of = { $name }, 녹음이 있어요

# Every word, and sets of boards.
see-all = 모두 보기
set-next = { $name } 쓰기
group-back = 묶음 보기
group-core = 자주 쓰는 말
group-people = 사람
group-food = 음식
group-places = 장소
group-things = 물건
group-body = 몸과 건강
group-feelings = 기분
group-time = 시간
group-actions = 하기
group-describing = 어떤지 말하기
group-daily = 집과 하루
group-nature = 자연과 동물
group-clothes = 옷
group-transport = 탈것
group-leisure = 놀이와 운동
group-art = 미술
group-measures = 수와 색
group-society = 일과 사회
group-social = 인사
group-safety = 안전
# 한 기기로 둘이 말하기: 앞이나 옆에 앉은 사람의 판. 그 사람이 누른 것은 남지 않아요.
second = 둘이 말하기: 앞에 앉은 사람 판도 열기
second-short = 둘이 말하기
second-opposite = 마주 앉기
second-beside = 나란히
second-close = 둘이 끝
second-empty = 눌러서 보여 주는 자리예요. 남지 않아요.
second-small = 이 화면은 작아서 둘이 말하기를 열 수 없어요.
second-key = 앞사람 { $name }
