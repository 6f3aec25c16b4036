# Make a picture.
begin = How shall we begin?
begin-blank = White paper
    .hint = Draw on an empty sheet.
begin-picture = My photo or drawing
    .hint = Start from a photo or drawing of your own.
begin-words = With words
    .hint = Choose words and make a picture of them.
step-what = What
step-how = How
step-make = Make
step-draw = Draw more
step-name = Name

# Words for the picture.
words-empty = Choose some words.
word-not-drawable = The word “{ $word }” has no picture.
open-picture = Open my photo or drawing
picture-folder = Folder with pictures

# Styles: the same names on the command line.
style-oil = Oil
style-watercolour = Watercolour
style-crayon = Crayon
style-pencil = Coloured pencil
style-papercut = Paper cut
style-stained-glass = Stained glass
style-mosaic = Mosaic
style-minhwa = Minhwa folk painting
style-ink = Ink
style-pop = Pop art
style-not-ready = This way of painting is not here yet.

# Painting.
make = Make
    .hint = Makes the picture.
again-different = Differently
    .hint = Makes another picture of the same words.
painting = Painting. { $percent }%
stop-painting = Stop painting
painted = The picture is finished.

# Drawing.
draw-more = Draw more
canvas = Sheet of paper
brush = Brush
eraser = Eraser
brush-size-small = Thin
brush-size-medium = Medium
brush-size-large = Thick
colour = Colour
color-black = Black
color-white = White
color-ivory = Ivory
color-apricot = Apricot
color-pink = Pink
color-red = Red
color-orange = Orange
color-yellow = Yellow
color-ochre = Ochre
color-green = Green
color-mint = Mint
color-turquoise = Turquoise
color-blue = Blue
color-navy = Navy
color-lavender = Lavender
color-purple = Purple
color-brown = Brown
color-dark-brown = Dark brown

# The name of the picture.
name-by-letters = Write it with letters
go-to-works = See my works

# Drawers of words for the picture.
drawer-nature = Nature
drawer-people = People
drawer-places = Places
drawer-food = Food
drawer-things = Things
drawer-transport = Rides
drawer-actions = Doing
drawer-feelings = Feelings
drawer-colours = Colours
