# The exhibition as web pages. Readers are visitors; words stay easy.
web-skip = 내용으로 바로 가기
web-description = “{ $title }” 전시예요. 작품이 { $count }점 있어요.
web-when = 언제
web-where = 어디서
web-works-count = 작품 { $count }점
web-no-works = 아직 걸린 작품이 없어요.
web-page-title = { $title } · { $exhibition }
web-untitled = 이름 없는 작품
web-maker = 만든 사람
web-maker-unnamed = 이름을 밝히지 않았어요
web-year = 만든 해
web-technique = 만든 방법
web-size = 그림 크기
web-size-value = 가로 { $width } × 세로 { $height } 픽셀
web-words = 누른 낱말
web-description-heading = 그림 설명
web-description-none = 그림 설명이 아직 없어요.
web-how-made = 만든 과정
web-how-made-none = 만든 과정이 남아 있지 않아요.
web-picture = “{ $title }” 작품의 그림
web-open-picture = 그림만 크게 보기
web-previous = 이전 작품
web-next = 다음 작품
web-back = 전시로 돌아가기
web-between-works = 다른 작품으로 가기
web-languages = 말 바꾸기
web-about = 이 전시에 대해서

# Techniques, in true words.
web-technique-painter = 디지털 그림({ $style } 느낌)
web-technique-painter-drawn = 디지털 그림({ $style } 느낌), 손으로 더 그림
web-technique-painter-brought = 가져온 사진이나 그림으로 만든 디지털 그림({ $style } 느낌)
web-technique-painter-brought-drawn = 가져온 사진이나 그림으로 만든 디지털 그림({ $style } 느낌), 손으로 더 그림
web-technique-hand = 손으로 그린 디지털 그림
web-technique-brought = 가져온 사진이나 그림
web-technique-brought-drawn = 가져온 사진이나 그림에 손으로 그린 디지털 그림
web-technique-service = 인공지능이 만든 그림
web-technique-service-drawn = 인공지능이 만든 그림에 손으로 더 그림
web-technique-unknown = 디지털 그림

# Whose hand, and what it did.
web-hand-person = 만든 사람
web-hand-painter = 말그림 프로그램
web-hand-service = 인공지능 그림 서비스
web-hand-staff = 도운 사람
web-step-chose = 낱말을 골랐어요.
web-step-chose-words = 낱말을 골랐어요: { $words }
web-step-brought = 사진이나 그림을 가져왔어요.
web-step-composed = 낱말로 밑그림을 만들었어요.
web-step-painted = 그림을 칠했어요. 그림 방법: { $style }
web-step-generated = 서비스가 그림을 만들었어요: { $service }
web-step-drew = 손으로 그렸어요. 선은 { $count }개예요.
web-step-titled = 이름을 지었어요: “{ $title }”
web-step-outlined = 색칠할 선을 만들었어요.
web-step-traced = 비친 그림을 따라 그렸어요.
web-step-cut-out = 자기 그림을 오려서 그림에 넣었어요.
web-step-imported = 다른 기기에서 가져왔어요.

# Generative AI: said as it is, from the steps of the work.
web-ai = 인공지능
web-ai-none = 생성형 인공지능을 쓰지 않았어요.
web-ai-none-painter = 생성형 인공지능을 쓰지 않았어요. 붓질은 프로그램이 규칙에 따라 했어요.
web-ai-brought = 말그림에서는 생성형 인공지능을 쓰지 않았어요. 가져온 사진이나 그림은 알 수 없어요.
web-ai-used = 생성형 인공지능을 써서 만든 작품이에요.
web-ai-unknown = 만든 과정이 다 남아 있지 않아서 알 수 없어요.
web-ai-all-none = 이 전시의 작품은 생성형 인공지능을 쓰지 않았어요.
web-ai-see-works = 인공지능을 썼는지는 작품마다 적어 두었어요.
web-ai-some-used = 생성형 인공지능을 쓴 작품이 있어요. 그 작품에 적어 두었어요.

# Below every page.
web-rights = 작품의 권리는 만든 사람에게 있어요.
web-credit-twemoji = 그림에 쓴 그림 기호: Twemoji, © Twitter, Inc.와 기여자, CC BY 4.0
web-credit-own = 말그림 그림 기호: 말그림을 만든 사람들, MIT OR Apache-2.0
web-credit-licence = CC BY 4.0 이용 조건 (다른 웹사이트)
web-made-with = 말그림으로 만든 전시예요.
web-no-tracking = 이 전시는 방문 기록을 모으지 않아요.
