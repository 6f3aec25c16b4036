# 처음 안내: 네 장의 카드.

welcome-again = 처음 안내 다시 보기
welcome-step = { $nth } / { $all }
welcome-skip = 건너뛰기
welcome-back = 이전
welcome-start = 시작하기

welcome-voice = 목소리를 들어 봐요
welcome-voice-about = 큰 버튼을 누르면 말해요. 목소리와 소리 크기를 바꿀 수 있어요. 잘 들리면 ‘다음’을 눌러요.
welcome-voice-looking = 이 기기에 있는 목소리를 찾고 있어요. 잠시 기다리거나 ‘다음’을 눌러요.
welcome-voice-none = 이 기기에는 말해 줄 목소리가 없어요. 그래도 모두 쓸 수 있어요.
welcome-voice-letters = 말 대신 글자를 화면에 크게 보여 줘요.
welcome-voice-add = 나중에 설정의 ‘목소리’에서 목소리를 넣을 수 있어요.
welcome-voice-helper = 기기의 소리가 켜져 있는지 도와주는 사람과 함께 봐 주세요.
welcome-voice-automatic = 자동
welcome-softer = 더 작게
welcome-louder = 더 크게

welcome-touch = 눌러 봐요
welcome-touch-about = 동그라미를 눌러요. 자리를 바꾸면 또 눌러요. 천천히 해도 돼요.
welcome-circle = 동그라미
welcome-touch-fine = 지금처럼 누르면 돼요. ‘다음’을 눌러요.
welcome-touch-ask = 이렇게 바꾸면 더 편할 수 있어요. 바꿀까요?
welcome-touch-change = 바꿔 볼래요
welcome-touch-keep = 그대로 둘래요
welcome-touch-changed = 바꿨어요. 다시 눌러 보거나 ‘다음’을 눌러요. 설정의 ‘누르기’와 ‘판’에서 다시 바꿀 수 있어요.
welcome-touch-again = 다시 눌러 보기
welcome-help-at-once = 손을 대면 바로 눌러져요.
welcome-help-lifting = 손을 뗄 때 눌러져요. 잘못 대면 미끄러져 나가면 돼요.
welcome-help-hold = 스친 것은 누른 것이 아니에요. { $seconds }초 넘게 대야 눌러져요.
welcome-help-pause = 한 번 눌린 다음 { $seconds }초 동안 쉬어요. 두 번 눌리지 않아요.
welcome-help-slip = 누르다가 손이 미끄러져도 눌러져요.
welcome-help-larger = 말하는 판의 칸이 더 크고 적어져요.

welcome-name = 누구세요?
welcome-name-about = 이름을 쓰고 그림을 골라요. 쓰지 않아도 돼요. 그러면 ‘손님’이에요.

welcome-places = 여기서 이런 것을 해요
welcome-places-about = 그림을 누르면 읽어 줘요. 다 봤으면 ‘시작하기’를 눌러요.
welcome-hear-room = { $name }: { $about }
