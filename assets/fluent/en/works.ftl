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
title-of = The work “{ $title }”
work-deleted = The work was deleted. You can undo it.
delete-work = Delete the work
delete-work-ask = Delete this work?
hear-title = Hear the title
change-title = Change the title
made-by = Made by { $name }
made-on = Made on { $date }
how-made = How it was made
how-made-close = Close how it was made
describe = Description
description-none = There is no description yet.
draw-on = Draw more
paint-again = Make it again from these words
show-work = Show
hang-work = Hang it in an exhibition
hangs-in = It hangs in the exhibition “{ $name }”.
save-picture = Save as a picture file
picture-missing = The picture file was not found.
work-newest = Newest work

# Whose hand made a step. Never mixed.
hand-person = The artist
hand-painter = The Malgeurim program
hand-service = An AI picture service
hand-staff = A helper
by-hand = { $hand }: { $deed }

# What was done in a step.
deed-chose = Chose words
deed-chose-words = Chose words: { $words }
deed-brought = Brought a photo or drawing
deed-composed = Laid out a sketch from the words
deed-painted = Painted the picture: { $style }
deed-drew = Drew by hand ({ $count ->
    [one] { $count } stroke
   *[other] { $count } strokes
})
deed-titled = Gave it a title: { $title }
deed-imported = Brought it from another device
