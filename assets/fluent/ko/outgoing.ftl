# What is told of files that go out: prints, voices, lines of labels.

notice-print-enlarged = { $title }: 더 크게 다시 그리지 못해서 { $percent }% 크기로 키웠어요.
    .hint = 다른 버전의 말그림이 그린 그림이에요. 흐려 보이면 더 작게 인쇄해 주세요.
notice-voices-missing-ko = 이 기기에 한국어 목소리가 없어서 한국어 설명은 소리로 못 들어요.
    .hint = 글은 모두 있어요. 한국어 목소리(espeak-ng)를 설치하고 다시 내보내면 들을 수 있어요.
notice-voices-missing-en = 이 기기에 영어 목소리가 없어서 영어 설명은 소리로 못 들어요.
    .hint = 글은 모두 있어요. 영어 목소리(espeak-ng)를 설치하고 다시 내보내면 들을 수 있어요.
check-picture-licence = 그림 안에 써도 되는지 알 수 없는 그림 기호가 있어요
    .hint = 그 그림 기호가 있던 판에서 이용 조건을 확인해 주세요. 모르면 작품을 내려 주세요.
check-line-long = 띄어쓰기 없이 길게 이어진 글이 있어요: { $is }글자
    .hint = { $most }글자 안에서 띄어 써 주세요.
notice-export-picture-missing = 작품 “{ $title }”의 그림을 읽을 수 없어요.
    .hint = 백업에서 그림을 되살려 주세요. 어려우면 그 작품을 전시에서 빼고 다시 내보내 주세요.
notice-export-parts-lost = 작품 { $count }점은 만드는 과정 그림이나 녹음한 목소리를 찾지 못했어요: { $titles }
    .hint = 찾지 못한 것만 빼고 내보냈어요. 백업에서 되살려 다시 내보내면 들어가요.
notice-catalogue-small = 작품이 많아서 도록의 그림을 작게 넣었어요. 가장 작은 것은 { $dpi } dpi예요.
    .hint = 더 크게 인쇄하려면 전시를 나누어 도록을 여러 권 만들어 주세요.
