# Looking at a picture closely on the pages of an exhibition.
viewer-keys = Look closely
viewer-in = Larger
viewer-out = Smaller
viewer-whole = Whole picture
viewer-screen = Full screen
viewer-left = Left
viewer-right = Right
viewer-up = Up
viewer-down = Down
viewer-level = Shown { $times } times as large.
viewer-all = The whole picture is shown.
viewer-most = This is the largest.
viewer-edge = This is the edge of the picture.
