# What the pages of an exhibition say beyond the works: rooms, makers, rights, sounds, the reader's settings, the kiosk.
web-ways = 전시 안에서 가기
web-to-start = 전시 처음
web-host = 여는 곳
web-thanks = 도운 사람들
web-room-number = 방 { $count }개 가운데 { $number }번 방
web-room-unnamed = { $number }번 방
web-room-all = 이 방의 작품 모두 보기: { $count }점
web-previous-room = 이전 방
web-next-room = 다음 방
web-between-rooms = 다른 방으로 가기
web-makers = 만든 사람들
web-makers-unnamed = 이름을 밝히지 않은 작품도 있어요: { $count }점
web-about-page = 전시 안내
web-about-page-more = 전시 안내와 이용 조건
web-number = 작품 번호 { $number }
web-price = 값
web-own-words = 만든 사람의 말
web-voice-only = 목소리로 말했어요. 글은 없어요.
web-easy = 쉬운 설명
web-listen-easy = 쉬운 설명 듣기
web-listen-words = 만든 사람의 목소리 듣기
web-listen-title = 작품 이름 듣기
web-changes = 고친 것
web-step-picture = 이때의 그림
web-film = 만드는 모습 보기 (움직이는 그림)
web-film-alt = 그림이 만들어지는 모습을 처음부터 끝까지 보여 줘요.
web-ai-tag = 생성형 인공지능

# About and rights.
web-rights-heading = 권리
web-terms = 그림 이용 조건: { $terms } (다른 웹사이트)
web-access-heading = 누구나 볼 수 있게
web-access-read = 그림마다 글로 쓴 설명이 있어요. 없으면 없다고 적었어요.
web-access-keys = 키보드와 스위치로도 모두 볼 수 있어요.
web-access-set = 보기 설정에서 쉬운 글, 색, 글자 크기를 고를 수 있어요.
web-symbols-heading = 그림 기호
web-privacy-heading = 방문 기록
web-privacy-kept = 보기 설정은 이 기기에만 남아요.

# The reader's settings.
web-set = 보기 설정
web-set-words = 글
web-set-words-all = 모두 보기
web-set-words-easy = 쉬운 글만
web-set-colours = 색
web-set-auto = 기기에 맞게
web-set-light = 밝게
web-set-dark = 어둡게
web-set-contrast = 뚜렷하게
web-set-size = 글자 크기
web-set-size-normal = 보통
web-set-size-large = 크게
web-set-size-larger = 더 크게
web-set-size-largest = 아주 크게
web-set-motion = 움직임
web-set-motion-less = 줄이기
web-set-kept = 고른 것은 이 기기에만 남아요.

# The kiosk.
web-kiosk = 저절로 넘겨 보기
web-kiosk-about = 작품을 하나씩 천천히 보여 줘요. 다음을 누르면 바로 넘어가요.
web-kiosk-controls = 저절로 넘겨 보기 버튼
web-kiosk-next = 다음
web-kiosk-previous = 이전
web-kiosk-pause = 멈추기
web-kiosk-play = 저절로 넘기기
web-kiosk-slower = 더 천천히
web-kiosk-faster = 더 빨리
web-kiosk-pace = { $seconds }초마다
web-kiosk-sound-on = 소리 켜기
web-kiosk-sound-off = 소리 끄기
web-kiosk-screen = 화면 가득
web-kiosk-screen-off = 화면 가득 끝내기
