# 작품 꾸러미: 작품과 사람을 다른 기기로 옮기는 파일.
package-readme =
    이 파일은 말그림의 꾸러미예요. 작품을 다른 기기로 옮길 때 써요.
    보여 줘도 된다는 뜻이 아니에요. 만든 사람의 대답이 안에 함께 들어 있어요.
    말그림의 설정에 있는 꾸러미 가져오기로 열어요. 그림은 pictures 폴더에 작게 들어 있어요.
package-move = 다른 기기로 옮기기
package-person = { $name } 님 꾸러미 만들기
package-group = “{ $name }” 모임 꾸러미 만들기
package-everyone = 모두의 꾸러미 만들기
package-path = 꾸러미 파일이 있는 곳
package-bring = 꾸러미 가져오기
handed-file = “{ $name }” 파일을 가져올까요?
handed-bring = 가져오기
handed-leave = 나중에
package-under-way = 꾸러미를 옮기고 있어요. { $percent }%
package-stop = 그만 옮기기
notice-package-same = “{ $name }”: 모두 이미 있어요. 바뀐 것이 없어요.
notice-package-brought = “{ $name }”: 가져왔어요. 새 작품 { $new }점, 새로워진 작품 { $newer }점, 그대로 둔 작품 { $kept }점이에요.
    .hint = 잘못 가져왔으면 되돌리기를 눌러 주세요.
notice-package-parted = 두 기기에서 따로 고친 작품이 { $count }점 있어요. 둘 다 두었어요.
    .hint = 작품 목록에서 보고, 필요 없는 것은 지워 주세요.
notice-package-people = { $count }명의 설정과 녹음을 가져왔어요.
notice-package-boards = 여기 판과 다른 판이 { $count }개 있어요. 여기 판을 그대로 두었어요.
    .hint = 가져온 판을 쓰려면, 여기 판을 처음 판으로 되돌리고 다시 가져와 주세요.
notice-package-written = 꾸러미를 만들었어요: { $to }
    .hint = 작품 { $works }점과 사람 { $people }명이 들어 있어요.
notice-package-left-out = 파일이 없어져서 넣지 못한 작품이 { $count }점 있어요.
    .hint = 백업에서 되찾을 수 있어요.
notice-package-empty = 꾸러미에 넣을 것이 없어요.
    .hint = 작품을 먼저 골라 주세요.
notice-package-other = 말그림 꾸러미가 아니에요.
    .hint = 이름이 .malgeurim으로 끝나는 파일을 골라 주세요.
notice-package-newer = 더 새로운 말그림으로 만든 꾸러미예요.
    .hint = 새 말그림을 설치해 주세요.
notice-package-damaged = 꾸러미가 망가져서 가져오지 않았어요.
    .hint = 처음 기기에서 다시 내보내 주세요.
notice-package-unsafe = 꾸러미에 위험한 것이 있어서 가져오지 않았어요.
    .hint = 믿을 수 있는 사람이 준 파일인지 확인해 주세요.
notice-package-too-big = 꾸러미가 너무 커서 가져오지 않았어요.
    .hint = 작품을 나누어 내보내 주세요.
notice-package-too-much = 꾸러미가 너무 커져서 만들지 않았어요.
    .hint = 사람이나 작품을 나누어 담아 주세요.
notice-package-stopped = 그만두었어요. 바뀐 것이 없어요.
change-package-import = 꾸러미 가져오기
cli-package-line = { $path }: 새 작품 { $new }점, 새로워진 작품 { $newer }점, 그대로인 작품 { $same }점, 여기 것이 더 새로운 작품 { $older }점, 따로 고쳐진 작품 { $second }점, 새 사람 { $people }명
cli-package-written = 꾸러미를 만들었어요: { $path } (작품 { $works }점, 사람 { $people }명)

# 보관용 꾸러미.
archive-rights = 모든 권리는 만든 사람에게 있어요.
archive-readme =
    보관용 꾸러미예요 (BagIt, RFC 8493). 보관해도 된다고 한 작품만 들어 있어요.
    data/works에는 작품마다 그림, 만든 과정, 이름표, 설명이 있어요.
    data/omeka-s.csv는 Omeka S의 CSV Import로 가져와요. 값이 여러 개인 칸은 | 표로 나뉘어 있어요.
    data/collectionbuilder.csv는 CollectionBuilder에서 써요. 값이 여러 개인 칸은 ; 표로 나뉘어 있어요.
    칸 앞의 작은따옴표(')는 표 프로그램이 글을 계산식으로 읽지 않게 해요.
# 모임: 함께 그림을 그리는 사람들.
group = 모임
group-name = 새 모임 이름
group-new = 이 모임에 넣기
