# IIIF: what viewers of other museums and libraries show. Words of labels come from the other files.
iiif-page = 전시 페이지
iiif-voice = 만든 사람의 목소리
iiif-words-tapped = 만든 사람의 말 (누른 낱말)
iiif-changes = 고친 것
iiif-notice = 꼭 알아 두세요
iiif-credit = 작품과 전시
iiif-room = { $number }번 방
iiif-untitled-show = 이름 없는 전시
notice-iiif-left-out = 웹 주소가 없어서 미술관끼리 그림을 주고받는 파일(IIIF)은 넣지 않았어요.
    .hint = 전시를 올릴 웹 주소를 적고 다시 내보내 보세요.
notice-iiif-address = 이 웹 주소로는 미술관끼리 그림을 주고받는 파일(IIIF)을 만들 수 없어요.
    .hint = https:// 로 시작하는 폴더 주소를 적어 주세요.
