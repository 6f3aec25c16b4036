# 수업: 선생님의 방.
workshop-pin = 선생님 번호를 아는 사람만 들어가요.
workshop-nobody = 아직 아무도 없어요. 사람을 넣어 주세요.
everybody = 모두
roster = 명단에서 넣기
roster-path = 명단 파일 (CSV, 또는 한 줄에 이름 하나)
roster-read = 읽기
roster-how = 이름이 있는 표를 골라 주세요. 모임, 부르는 말, 언어, 시작 칸도 읽어요. 파일을 창에 끌어 놓아도 돼요.
roster-found = { $all }명을 찾았어요. 새로 넣을 사람은 { $new }명이에요.
roster-take = { $count }명 넣기
roster-known = 이미 있어요
roster-unknown = 알 수 없는 말: { $texts }
notice-roster-added = { $count }명을 넣었어요.
notice-roster-no-names = 명단에서 이름을 찾지 못했어요.
    .hint = 첫 줄에 '이름'이라고 쓴 칸을 넣어 주세요.
notice-roster-too-many = 명단에 사람이 너무 많아요.
    .hint = 200명까지 나누어 가져와 주세요.
address = 부르는 말
address-nim = 님
address-ssi = 씨
address-name = 이름만
person-language = 언어
person-picture-of = { $name } 님의 그림
person-remove = { $name } 님 빼기
person-consents = { $works ->
    [0] 아직 작품이 없어요.
   *[other] 작품 { $works }점 가운데 { $yes }점은 보여 줘도 된다고 했어요. { $open }점은 아직 안 물어봤어요.
}
name-change = 이름 바꾸기
name-is-taken = 같은 이름이 있어요
spare-motion = 움직이는 것
spare-sound = 갑작스러운 소리
spare-no = 괜찮아요
spare-yes = 힘들어요
spare-motion-short = 움직임 없이
spare-sound-short = 조용히
way-dwell = 가만히 가리키기
way-scan = 스위치
templates = 알맞은 것을 고르면 설정이 미리 맞춰져요. 나중에 하나씩 바꿀 수 있어요.
template-reader = 글 읽는 사람
template-switch-user = 휠체어 스위치 사용자
template-pointer = 눈이나 머리로 가리키는 사람
template-unsteady-hand = 손이 떨리는 사람
template-low-vision = 크게 보는 사람
template-first-words = 낱말을 시작하는 사람
template-calm = 소리와 움직임에 예민한 사람
