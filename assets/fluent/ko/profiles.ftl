# 이름을 골라 주세요.
choose-name = 이름을 골라 주세요
person-open = { $name } 님으로 시작하기
add-person = 사람 넣기
person-name = 이름
    .hint = 불리고 싶은 이름을 써 주세요.
guest = 손님
person-picture = 내 그림 고르기
    .hint = 사진, 내가 그린 그림, 그림 기호 중에서 골라 주세요.
name-empty = 이름을 써 주세요.
name-taken = 같은 이름이 있어요. 다른 이름을 써 주세요.
