# IIIF: what viewers of other museums and libraries show. Words of labels come from the other files.
iiif-page = 전시 페이지
iiif-voice = 만든 사람의 목소리
iiif-words-tapped = 만든 사람이 누른 말
iiif-changes = 다른 사람이 고친 곳
iiif-notice = 꼭 알아 두세요
iiif-credit = 누가 만들었나요
iiif-room = 전시실 { $number }
iiif-untitled-show = 이름 없는 전시
notice-iiif-left-out = 웹 주소가 없어서 IIIF 파일은 넣지 않았어요.
    .hint = 전시를 올릴 웹 주소를 적고 다시 내보내 보세요.
notice-iiif-address = 이 웹 주소로는 IIIF 파일을 만들 수 없어요.
    .hint = https:// 로 시작하는 폴더 주소를 적어 주세요.
