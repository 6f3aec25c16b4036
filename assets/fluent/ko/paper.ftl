# What is printed: labels, catalogue, mounting list, consent form.
paper-quoted = “{ $text }”
paper-tapped = 누른 낱말
paper-tapped-line = 누른 낱말: { $words }
paper-tapped-so = 이렇게 눌렀어요: { $words }
paper-credits-line = 도운 사람: { $names }
paper-code = 작품 보기
paper-code-heard = 보고 듣기
paper-code-of = “{ $title }” 작품을 여는 코드: { $address }
paper-labels-title = { $title } · 이름표
paper-untitled-show = 이름 없는 전시
paper-room = { $number }번 방

# The catalogue.
paper-catalogue-title = { $title } · 작품 책(도록)
paper-contents = 차례
paper-leads-to = { $title }, { $page }쪽
paper-makers = 만든 사람
paper-imprint = 이 책에 대해서
paper-thanks = 도운 사람들
paper-ai = 인공지능
paper-rights = 권리
paper-symbols = 그림 기호
paper-about-book = 만든 곳과 날
paper-made = { $date } 말그림으로 만들었어요.

# The mounting list.
mounting-title = { $title } · 거는 목록
mounting-help = 높이는 바닥에서 재요. 줄이나 고리가 있으면 윗변에서 고리까지 재요. 그만큼 윗변보다 아래에 못을 박아요.
mounting-number = 번호
mounting-room = 방
mounting-work = 작품
mounting-maker = 만든 사람
mounting-width = 가로 cm
mounting-height = 세로 cm
mounting-middle = 가운데 높이 cm
mounting-top = 윗변 높이 cm
mounting-technique = 만든 방법
mounting-notes = 메모
mounting-note-object = 입체 작품이에요. 받침대에 놓아 주세요.
mounting-note-size = 크기를 몰라요. 재어 주세요.

# The consent form with pictures.
form-name = “{ $title }” 동의서
form-head = 이 그림을 보여 줘도 될까요?
form-how = 하나씩 물어볼게요. 네모 하나에 표시해 주세요.
form-use-print = { ask-print }
form-use-web = { ask-web }
form-use-archive = { ask-archive }
form-use-publicity = { ask-publicity }
form-yes = 네
form-no = 아니요
form-unsure = 모르겠어요
form-naming = 이름을 어떻게 쓸까요?
form-named-own = 내 이름을 써요
form-named-other = 다른 이름을 써요
form-named-none = 이름을 쓰지 않아요
form-unsure-means = 모르겠어도 괜찮아요. 그러면 보여 주지 않아요.
form-no-counts = 내가 “아니요”라고 하면 보여 주지 않아요. 다른 사람은 바꿀 수 없어요.
form-take-back = 나중에 마음이 바뀌어도 괜찮아요. 선생님에게 말하면 그림을 내려요.
form-given-away = 이미 나누어 준 책이나 종이는 돌려받지 못할 수도 있어요.
form-seen = 이름표나 화면을 직접 보고 대답했어요.
form-maker = 만든 사람
form-maker-text = 이름을 쓰거나 그림을 그려 주세요.
form-guardian = 보호자
form-guardian-text = 만든 사람의 대답이 먼저예요. 함께 동의하면 서명해 주세요.
form-line-name = 이름
form-line-signature = 서명이나 그림
form-line-date = 날짜
