# 그림 만들기.
begin = 어떻게 시작할까요?
begin-blank = 하얀 종이
    .hint = 빈 종이에 그려요.
begin-picture = 내 사진
    .hint = 내 사진에서 시작해요.
begin-drawing = 내 그림
    .hint = 내가 그린 그림으로 시작해요.
begin-words = 낱말로
    .hint = 낱말을 골라 그림을 만들어요.
step-what = 무엇을
step-how = 어떻게
step-make = 만들기
step-draw = 더 그리기
step-name = 이름

# Words for the picture.
words-empty = 낱말을 골라 보세요.
word-not-drawable = “{ $word }” 낱말은 그림이 없어요.
open-picture = 내 사진이나 그림 열기

# Things in the sketch.
scene-things = 밑그림이에요. 누르면 골라요. 빈 곳을 누르면 그리로 가요.
thing-bigger = 크게
thing-smaller = 작게
thing-flip = 뒤집기
thing-front = 앞으로
thing-back = 뒤로
thing-again = 하나 더
thing-away = 빼기
thing-done = 됐어요
my-drawings = 내 그림
my-drawings-none = 내가 그린 그림이 여기에 모여요. 하얀 종이에 그려 볼까요?
my-drawing = 내 그림 { $number }
cutting-out = 그림을 오리고 있어요.
to-words = 낱말 고르기

# 어떻게 보일까.
how-style = 그리는 법
how-palette = 색깔
how-mood = 느낌
palette-own = 그대로
palette-warm = 따뜻하게
palette-cool = 시원하게
palette-pastel = 연하게
palette-vivid = 진하게
palette-earth = 흙처럼
palette-night = 밤처럼
palette-single = 한 가지 색
mood-calm = 편안하게
mood-bright = 환하게
mood-happy = 신나게
mood-sad = 조용하게
mood-dreamy = 꿈처럼
mood-angry = 세게
mood-afraid = 어둡게

# Styles: the same names on the command line.
style-oil = 유화
style-watercolour = 수채화
style-crayon = 크레용
style-pencil = 색연필
style-papercut = 종이 오리기
style-stained-glass = 스테인드글라스
style-mosaic = 모자이크
style-minhwa = 민화
style-ink = 먹 그림
style-pop = 팝아트
style-not-ready = 이 그림 방법은 아직 없어요.
colouring-page = 색칠하기

# Painting.
make = 만들기
    .hint = 그림을 만들어요.
again-different = 다르게
    .hint = 같은 낱말로 다른 그림을 만들어요.
painting = 그리고 있어요. { $percent }%
stop-painting = 그만 그리기
painted = 그림이 다 됐어요.
not-painted = 아직 칠하지 않았어요. 만들기를 눌러요.
choose-painting = { $number }번 그림으로 할래요
choose-waits = { $number }번 그림을 그리고 있어요

# Drawing.
draw-more = 더 그리기
canvas = 그림 종이
sheet-picture-missing = 밑그림을 찾지 못했어요. 하얀 종이에 그릴 수 있어요.
brush-size-small = 가늘게
brush-size-medium = 보통
brush-size-large = 굵게
colour = 색
color-black = 검정
color-white = 하양
color-ivory = 상아색
color-apricot = 살구색
color-pink = 분홍
color-red = 빨강
color-orange = 주황
color-yellow = 노랑
color-ochre = 황토색
color-green = 초록
color-mint = 박하색
color-turquoise = 청록
color-blue = 파랑
color-navy = 남색
color-lavender = 연보라
color-purple = 보라
color-brown = 갈색
color-dark-brown = 밤색
tool-crayon = 크레용
tool-marker = 마커
tool-watercolor = 물감
tool-ink = 먹붓
tool-pencil = 연필
tool-eraser = 지우개
tool-fill = 채우기
tool-stamp = 도장
tool-shape = 모양
tool-sparkle = 반짝이
tools-more = 다른 도구
draw-helps = 굵기와 도움
more-colours = 다른 색
form-line = 선
form-circle = 동그라미
form-rectangle = 네모
form-triangle = 세모
form-star = 별
form-heart = 하트
form-filled = 칠한 { $form }
stamp-of = 도장: { $word }
symmetry-mirror = 거울
symmetry-kaleidoscope = 만화경
trace = 따라 그리기
color-gray = 회색
color-light-gray = 밝은 회색
color-gold = 금색
color-yellow-green = 연두
color-sky = 하늘색
color-magenta = 자주

# The name of the picture.
name-by-letters = 글자로 쓰기
name-voice = 목소리로
name-voice-end = 다 말했어요
name-voice-hear = 내 목소리 듣기
go-to-works = 내 작품 보기

# Drawers of words for the picture.
drawer-nature = 자연
drawer-people = 사람
drawer-places = 장소
drawer-food = 음식
drawer-things = 물건
drawer-transport = 탈것
drawer-actions = 하기
drawer-feelings = 기분
drawer-colours = 색

# 사진 찍기. 카메라는 이 화면에서만 켜져요.
no-pictures-yet = 아직 사진이 없어요. 사진 찍기를 눌러 보세요.
take-photo = 사진 찍기
photo-view = 카메라에 보이는 것
photo-opening = 카메라를 켜고 있어요.
photo-shoot = 찰칵
    .hint = 지금 보이는 것을 찍어요. 조금 흔들려도 괜찮아요.
photo-shooting = 찍고 있어요. 잠깐만요.
photo-other-camera = 다른 카메라
photo-close = 카메라 끄기
camera-open-photo = 카메라 켜짐 · 찍은 사진만 남겨요
