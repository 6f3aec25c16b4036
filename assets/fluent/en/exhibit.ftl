# Exhibition.
exhibitions = Exhibitions
exhibitions-empty = No exhibition yet. Shall we make one?
new-exhibition = New exhibition
new-exhibition-name = Our exhibition
open-exhibition = Open the exhibition “{ $name }”
delete-exhibition = Delete the exhibition
exhibition-title = Title of the exhibition
exhibition-place = Where
    .hint = For example: Suwon, Gyeonggi-do
exhibition-dates = When
    .hint = For example: 20 May – 2 June 2027
exhibition-summary = { $dates } · { $place } · { $count ->
    [one] { $count } work
   *[other] { $count } works
}
hung-works = Works that hang
hung-empty = No work hangs yet. Choose some works.
all-works = Works to choose from
add-work = Hang
add-work-named = Hang the work “{ $title }”
remove-work = Take down
remove-work-named = Take down the work “{ $title }”
move-earlier = Earlier
move-later = Later
move-earlier-named = Move the work “{ $title }” earlier
move-later-named = Move the work “{ $title }” later
hangs-at = Work number { $place }

# Going out.
export-web = Web exhibition
    .hint = Makes exhibition pages that open without the internet.
exporting = Exporting the exhibition.
export-done = The exhibition was exported.
export-where = Saved in: { $path }
export-open = Open the exhibition page
export-left-out = { $count ->
    [one] { $count } work was left out.
   *[other] { $count } works were left out.
}
print = Print
archive = Archive

# The label.
label = Label
label-title = Title
label-maker = Artist
label-year = Year
label-technique = Technique
label-words = Words tapped
label-description = Description
label-no-description = There is no description.
edit-description = Edit the description
edit-title = Edit the title
maker-name = Name on the label
maker-unnamed = Name not given

# Checks: what is missing, with its fix.
checks = Checks
checks-fine = Everything is fine.
checks-count = { $count ->
    [one] { $count } thing to check.
   *[other] { $count } things to check.
}
check-unasked = Not asked yet
    .hint = Please ask the artist.
check-refused = The artist said no
    .hint = This work is not shown.
check-withdrawn = The artist took the yes back
    .hint = This work is taken down.
check-no-title = The work has no title
    .hint = Find a title together with the artist.
check-no-maker = The artist’s name is missing
    .hint = Ask the artist whether to show the name.
check-no-description = There is no description
    .hint = Write what the picture shows.
check-picture-missing = The picture file is missing
    .hint = Restore it from a backup.
check-picture-small = The picture is small for printing
    .hint = Make it again in a larger size.
check-no-works = No work hangs yet
    .hint = Hang at least one work.
check-work-gone = This work was deleted
    .hint = Take it out of the exhibition.

# Consent: what the maker said. A no is never overridden.
consent = Consent
consent-ask = May people see this picture?
consent-by = Answered by { $name }
consent-line = { $use }: { $answer }
use-print = Print
use-web = Web exhibition
use-archive = Archive
use-publicity = Publicity
answer-unasked = Not asked yet
answer-yes = Said yes
answer-no = Said no
answer-withdrawn = Took the yes back
