# Looking at a picture closely on the pages of an exhibition.
viewer-keys = 그림 가까이 보기
viewer-in = 크게
viewer-out = 작게
viewer-whole = 그림 전체
viewer-screen = 화면 가득
viewer-left = 왼쪽으로
viewer-right = 오른쪽으로
viewer-up = 위로
viewer-down = 아래로
viewer-level = { $times }배로 보고 있어요.
viewer-all = 그림 전체가 보여요.
viewer-most = 가장 크게 보고 있어요.
viewer-edge = 그림의 끝이에요.
