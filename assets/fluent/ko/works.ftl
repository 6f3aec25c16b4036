# 내 작품.
my-works = 내 작품
works-count = 작품이 { $count }개 있어요
empty-works = 첫 그림을 그려 볼까요?
begin-first = 그림 만들기
open-work = “{ $title }” 작품 열기
work-picture = “{ $title }” 작품 그림
delete-work = 작품 지우기
hear-title = 이름 듣기
change-title = 이름 바꾸기
how-made = 만든 과정
describe = 그림 설명
description-none = 그림 설명이 아직 없어요.
draw-on = 더 그리기
refuse = 전시하기 싫어요
refuse-question = 이 작품을 전시하지 말까요?
refuse-more = 아무 데도 보여 주지 않아요. 마음이 바뀌면 선생님에게 말해요.
refuse-yes = 네, 전시하기 싫어요
refuse-no = 아니요, 그대로 둘게요
refused = 전시하지 않기로 했어요.
picture-missing = 그림 파일을 찾지 못했어요.

# Whose hand made a step. Never mixed.
hand-person = 만든 사람
hand-painter = 말그림 프로그램
hand-service = 인공지능 그림 서비스
hand-staff = 도운 사람
by-hand = { $hand }: { $deed }

# What was done in a step.
deed-chose-words = 낱말을 골랐어요: { $words }
deed-brought = 내 사진이나 그림을 가져왔어요
deed-composed = 낱말로 밑그림을 만들었어요
deed-painted = 그림을 칠했어요: { $style }
deed-generated = 인공지능 서비스가 그렸어요: { $service }
deed-drew = 손으로 그렸어요 (선 { $count }개)
deed-titled = 이름을 지었어요: { $title }
deed-outlined = 색칠할 선을 그렸어요
deed-traced = 비친 그림을 따라 그렸어요
deed-cut-out = 내 그림을 오려서 그림에 넣었어요
deed-imported = 다른 기기에서 가져왔어요
film = 만든 과정 보기
film-close = 그만 보기
film-back = 앞 장면
film-on = 다음 장면
film-run = 이어 보기
film-rest = 멈추기
film-save = 움직이는 그림으로 저장
film-place = { $count }장면 가운데 { $nth }번째
steps-earlier = 앞에 한 일
steps-later = 뒤에 한 일
deed-photographed = 손으로 만든 작품을 사진으로 넣었어요

# 손으로 만든 작품.
enroll = 손으로 만든 작품 넣기
enroll-photo = 작품 사진을 골라 주세요
enroll-of = 무엇으로 만들었어요?
physical = 재료와 크기
physical-width = 가로 (cm)
physical-height = 세로 (cm)
physical-depth = 깊이 (cm)
physical-unmeasured = –
material-clay = 점토
material-paint = 물감
material-cloth = 천
material-paper = 종이
material-wood = 나무
material-mixed = 여러 가지
material-own = 다른 재료를 글로 적기
size-width = 가로 { $cm }
size-height = 세로 { $cm }
size-depth = 깊이 { $cm }
size-of-work = { $sides } cm
