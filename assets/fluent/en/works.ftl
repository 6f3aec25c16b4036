# My works.
my-works = My works
works-count = { $count ->
    [one] { $count } work
   *[other] { $count } works
}
empty-works = Shall we make the first picture?
begin-first = Make a picture
open-work = Open the work “{ $title }”
work-picture = Picture of the work “{ $title }”
delete-work = Delete the work
hear-title = Hear the title
change-title = Change the title
how-made = How it was made
describe = Description
description-none = There is no description yet.
draw-on = Draw more
refuse = I do not want to show it
refuse-question = Shall this work not be shown?
refuse-more = Nobody shows it anywhere. If you change your mind, tell your instructor.
refuse-yes = Yes, I do not want to show it
refuse-no = No, leave it as it is
refused = You decided not to show it.
picture-missing = The picture file was not found.

# Whose hand made a step. Never mixed.
hand-person = The artist
hand-painter = The Malgeurim program
hand-service = An AI picture service
hand-staff = A helper
by-hand = { $hand }: { $deed }

# What was done in a step.
deed-chose-words = Chose words: { $words }
deed-brought = Brought a photo or drawing
deed-composed = Laid out a sketch from the words
deed-painted = Painted the picture: { $style }
deed-generated = An AI service made a picture: { $service }
deed-drew = Drew by hand ({ $count ->
    [one] { $count } stroke
   *[other] { $count } strokes
})
deed-titled = Gave it a title: { $title }
deed-outlined = Made lines to colour in
deed-traced = Traced a faded picture
deed-cut-out = Cut out my drawing and put it in
deed-imported = Brought it from another device
film = Watch the making
film-close = Watched enough
film-back = Picture before
film-on = Next picture
film-run = Go on
film-rest = Pause
film-save = Save as a moving picture
film-place = Picture { $nth } of { $count }
steps-earlier = Earlier steps
steps-later = Later steps
deed-photographed = Put in a photograph of a work made by hand

# Works made by hand.
enroll = Put in a work made by hand
enroll-photo = Choose a photograph of the work
enroll-of = What is it made of?
physical = Material and size
physical-width = Width (cm)
physical-height = Height (cm)
physical-depth = Depth (cm)
physical-unmeasured = –
material-clay = clay
material-paint = paint
material-cloth = cloth
material-paper = paper
material-wood = wood
material-mixed = several things
material-own = Another material, typed
size-width = { $cm } wide
size-height = { $cm } high
size-depth = { $cm } deep
size-of-work = { $sides } cm
