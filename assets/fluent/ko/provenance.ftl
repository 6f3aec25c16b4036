# 작품을 만든 과정과 서명(콘텐츠 자격 증명, C2PA). `making-…`은 파일 안에도 들어가니 사람 이름을 쓰지 않아요.
making-program = 말그림(Malgeurim)
making-began = 빈 종이에 손으로 그리기 시작했어요.
making-composed = 고른 낱말로 밑그림을 만들었어요.
making-photographed = 손으로 만든 작품을 사진으로 찍었어요.
making-brought = 가져온 그림이나 사진으로 시작했어요.
making-found = 이미 있던 그림이에요. 그 전에 어떻게 만들었는지는 남아 있지 않아요.
making-painted = 말그림이 { $style } 느낌으로 칠했어요.
making-painted-over = 있던 그림을 말그림이 { $style } 느낌으로 다시 칠했어요.
making-toned = 색과 분위기를 골랐어요.
making-generated = 생성형 인공지능 서비스가 그림을 만들었어요.
making-changed = 생성형 인공지능 서비스가 있던 그림을 고쳐 그렸어요.
making-drew = 손으로 그렸어요. 선은 { $count }개예요.
making-outlined = 색칠할 선을 만들었어요.
making-traced = 아래에 둔 그림을 보고 따라 그렸어요.
making-cut-out = 그린 것을 오려서 그림에 넣었어요.
making-resized = 크기를 바꾸었어요.
making-converted = 다른 종류의 파일로 바꾸었어요.
making-published = 전시에 쓰려고 내보냈어요.
making-part-service = 서비스가 만든 그림
making-part-brought = 가져온 그림이나 사진

making-c2pa-created = 새로 만들었어요.
making-c2pa-opened = 있던 그림으로 시작했어요.
making-c2pa-placed = 다른 그림을 넣었어요.
making-c2pa-drawing = 그리기 도구로 그렸어요.
making-c2pa-edited = 내용을 고쳤어요.
making-c2pa-filtered = 모습을 바꾸는 효과를 썼어요.
making-c2pa-colours = 색을 바꾸었어요.

making-source-hand = 사람이 손으로 그린 것
making-source-algorithm = 인공지능이 아닌 프로그램이 규칙대로 그린 것
making-source-model = 생성형 인공지능이 만든 것
making-source-model-changed = 생성형 인공지능으로 고친 것
making-source-model-mixed = 생성형 인공지능이 만든 것이 섞인 것
making-source-photo = 사진으로 찍은 것
making-source-hand-changed = 사람이 손으로 고친 것
making-source-algorithm-changed = 인공지능이 아닌 프로그램이 모습을 바꾼 것
making-source-mixed = 여러 가지가 섞인 것

# malgeurim provenance show.
cli-provenance-trusted = 서명이 맞아요. 서명한 뒤에 바뀐 것이 없어요. 이 기기가 아는 서명이에요.
cli-provenance-valid = 서명이 맞아요. 서명한 뒤에 바뀐 것이 없어요. 서명한 곳이 진짜인지는 이 기기가 몰라요.
cli-provenance-changed = 서명한 뒤에 바뀌었어요. 아래에 적힌 것을 믿을 수 없어요.
cli-provenance-expired = 서명한 뒤에 바뀐 것은 없지만, 인증서 기간이 끝났어요.
cli-provenance-broken = 만든 과정 증명이 맞지 않아요. 아래에 적힌 것을 믿을 수 없어요.
cli-provenance-none = 이 파일에는 만든 과정 증명(C2PA)이 없어요. 다른 프로그램에서 다시 저장하면 없어져요.
cli-provenance-unreadable = 읽을 수 있는 그림 파일이 아니에요. PNG, JPEG, TIFF, WebP, GIF를 읽어요.
cli-provenance-signer = 서명한 곳: { $name }
cli-provenance-signed-at = 서명한 때: { $at }
cli-provenance-program = 쓴 프로그램: { $name }
cli-provenance-ai = 생성형 인공지능이 함께 만들었어요.
cli-provenance-no-ai = 적힌 과정에 생성형 인공지능은 없어요.
cli-provenance-ai-unknown = 처음 그림이 어디에서 왔는지 적혀 있지 않아서, 인공지능을 썼는지 다 알 수는 없어요.
cli-provenance-whole = 그림 전체: { $source }
cli-provenance-steps = 만든 과정:
cli-provenance-step = { $number }. { $words }
cli-provenance-step-dated = { $number }. { $at } · { $words }
cli-provenance-step-agent = { $words } ({ $agent })
cli-provenance-step-source = { $words } → { $source }
cli-provenance-part = 들어간 그림: { $title }
cli-provenance-part-signed = 들어간 그림: { $title } (서명한 곳: { $name })
cli-provenance-nobody = 적혀 있지 않아요
cli-provenance-xmp-source = 메타데이터(XMP)에는 이렇게 적혀 있어요: { $source }. 서명이 없어서 누가 적었는지는 알 수 없어요.
cli-provenance-xmp-ai = 메타데이터(XMP)에 적힌 인공지능: { $name }
cli-file-too-large = 파일이 너무 커요: { $path } ({ $limit }까지 읽어요)

# malgeurim provenance certificate.
cli-certificate-none = 아직 인증서가 없어요. 처음 내보낼 때 만들어요.
cli-certificate-own = 인증서: { $name } (이 기기에서 만든 것, { $until }까지)
cli-certificate-imported = 인증서: { $name } (가져온 것, { $until }까지)
cli-certificate-exported = 뿌리 인증서를 저장했어요: { $path }. 믿고 싶은 사람에게 주세요.
cli-certificate-no-root = 가져온 인증서라서 뿌리 인증서가 없어요. 인증서를 준 곳에 물어보세요.

# Why nobody can sign.
notice-certificate-not-kept = 인증서를 저장하거나 읽지 못했어요.
    .hint = 자리가 남았는지 보고 다시 해 주세요.
notice-certificate-damaged = 인증서 파일이 망가졌어요.
    .hint = 인증서를 새로 만들거나 다시 가져와 주세요.
notice-certificate-key-gone = 인증서는 있는데 열쇠가 없어요.
    .hint = 인증서를 새로 만들거나 다시 가져와 주세요.
notice-certificate-none = 파일에 인증서가 없어요.
    .hint = PEM 파일을 골라 주세요. “BEGIN CERTIFICATE”라는 줄로 시작해요.
notice-certificate-no-key = 파일에 쓸 수 있는 열쇠가 없어요.
    .hint = PKCS #8 PEM 파일을 골라 주세요. “BEGIN PRIVATE KEY”라는 줄로 시작해요.
notice-certificate-mismatch = 열쇠와 인증서가 짝이 아니에요.
    .hint = 인증서와 함께 받은 열쇠를 골라 주세요.
notice-certificate-not-today = 인증서 기간이 아니에요.
    .hint = 기기의 날짜를 확인해 주세요. 기간이 끝났으면 새로 만들어 주세요.
notice-certificate-unsuitable = 그림에 서명할 수 없는 인증서예요.
    .hint = 서명용이고, 스스로 서명한 것이 아니어야 해요. 자세한 것은 docs/provenance.md에 있어요.
notice-picture-not-signed = 그림에 서명하지 못해서 내보내지 않았어요.
    .hint = 다시 해 주세요. 내보내기에서 “{ files-signed }: { off }” 버튼을 누르면 서명 없이 내보낼 수 있어요.
