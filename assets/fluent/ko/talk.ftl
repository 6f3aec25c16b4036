# 대화하기.
speak = 말하기
    .hint = 문장을 소리 내어 말해요.
speaking = 말하고 있어요
stop-speaking = 소리 멈추기
delete-last = 지우기
    .hint = 마지막 낱말을 지워요.
clear = 모두 지우기
    .hint = 문장을 모두 지워요. 되돌릴 수 있어요.
repeat = 다시 말하기
    .hint = 방금 한 말을 다시 말해요.
history = 했던 말
history-empty = 아직 한 말이 없어요.
history-private = 이 말은 나만 볼 수 있어요.
use-again = 다시 쓰기
favourite-add = 자주 쓰는 말에 넣기
favourite-remove = 자주 쓰는 말에서 빼기
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
keyboard = 글자
search-words = 낱말 찾기
    .hint = 글자나 초성을 넣으세요.
search-none = 찾은 낱말이 없어요.
type-here = 여기에 글자를 쓰세요.
record = 녹음하기
record-stop = 녹음 멈추기
record-play = 녹음 듣기
record-delete = 녹음 지우기
recording = 녹음하고 있어요
clip-choose = 녹음할 버튼을 눌러 주세요.
clip-here = 녹음이 있어요
clip-none = 아직 녹음이 없어요
clip-of = { $name }, 녹음이 있어요
