# Make a picture.
begin = How shall we begin?
begin-blank = White paper
    .hint = Draw on an empty sheet.
begin-picture = My photo
    .hint = Begin with a photo of mine.
begin-drawing = My drawing
    .hint = Begin with a drawing of mine.
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

# Things in the sketch.
scene-things = Sketch. Tap a thing to choose it, tap an empty place to move it there.
thing-bigger = Larger
thing-smaller = Smaller
thing-flip = Turn around
thing-front = To the front
thing-back = To the back
thing-again = One more
thing-away = Take out
thing-done = Done
my-drawings = My drawings
my-drawings-none = Your own drawings come together here. Draw one on white paper?
my-drawing = My drawing { $number }
cutting-out = The drawing is being cut out.
to-words = Choose words

# How it looks.
how-style = Brush
how-palette = Colours
how-mood = Mood
palette-own = As it is
palette-warm = Warm
palette-cool = Cool
palette-pastel = Soft
palette-vivid = Strong
palette-earth = Earth
palette-night = Night
palette-single = One colour
mood-calm = At ease
mood-bright = Bright
mood-happy = Lively
mood-sad = Quiet
mood-dreamy = Like a dream
mood-angry = Fierce
mood-afraid = Dark

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
colouring-page = Colouring page

# Painting.
make = Make
    .hint = Makes the picture.
again-different = Differently
    .hint = Makes another picture of the same words.
painting = Painting. { $percent }%
stop-painting = Stop painting
painted = The picture is finished.
not-painted = Not painted yet. Press Make.
choose-painting = Take picture { $number }
choose-waits = Picture { $number } is being painted

# Drawing.
draw-more = Draw more
canvas = Sheet of paper
sheet-picture-missing = The picture below was not found. You can draw on white paper.
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
tool-crayon = Crayon
tool-marker = Marker
tool-watercolor = Paint
tool-ink = Ink
tool-pencil = Pencil
tool-eraser = Eraser
tool-fill = Fill
tool-stamp = Stamp
tool-shape = Shapes
tool-sparkle = Sparkle
tools-more = More tools
draw-helps = Width and helps
more-colours = Other colours
form-line = Line
form-circle = Circle
form-rectangle = Square
form-triangle = Triangle
form-star = Star
form-heart = Heart
form-filled = Filled { $form }
stamp-of = Stamp: { $word }
symmetry-mirror = Mirror
symmetry-kaleidoscope = Kaleidoscope
trace = Trace
color-gray = Gray
color-light-gray = Light gray
color-gold = Gold
color-yellow-green = Yellow-green
color-sky = Sky blue
color-magenta = Magenta

# The name of the picture.
name-by-letters = Write it with letters
name-voice = By voice
name-voice-end = I have said it
name-voice-hear = Hear my voice
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

# A photograph. The camera is on only on this screen.
no-pictures-yet = There are no photos yet. Try “Take a photo”.
take-photo = Take a photo
photo-view = What the camera sees
photo-opening = The camera is being switched on.
photo-shoot = Click
    .hint = Takes what is seen now. A little shaking does no harm.
photo-shooting = Taking it. One moment.
photo-other-camera = Other camera
photo-close = Camera off
camera-open-photo = Camera on · only the photo taken is kept
