# Exhibition.
exhibitions = Exhibitions
exhibitions-empty = No exhibition yet. Shall we make one?
new-exhibition = New exhibition
open-exhibition = Open the exhibition “{ $name }”
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
add-work-named = Hang the work “{ $title }”
remove-work = Take down
move-earlier = Earlier
move-later = Later

# Going out.
export-web = Web exhibition
    .hint = Makes exhibition pages that open without the internet.
exporting = Exporting the exhibition.
export-done = The exhibition was exported.
export-left-out = { $count ->
    [one] { $count } work was left out.
   *[other] { $count } works were left out.
}
print = Print
archive = Archive

# The label.
label = Label
label-no-description = There is no description.

# Checks: what is missing, with its fix.
checks = Checks
check-unasked = Not asked yet
    .hint = Please ask the artist.
check-refused = The artist said no
    .hint = This work is not shown.
check-withdrawn = The artist took the yes back
    .hint = This work is taken down.
check-no-title = The work has no title
    .hint = Find a title together with the artist.
check-no-description = There is no description
    .hint = Write what the picture shows.
check-no-works = No work hangs yet
    .hint = Hang at least one work.
check-work-gone = This work was deleted
    .hint = Take it out of the exhibition.

# Consent: what the maker said. A no is never overridden.
consent = Consent
consent-ask = May people see this picture?
use-print = Print
use-web = Web exhibition
use-archive = Archive
use-publicity = Publicity
answer-unasked = Not asked yet
answer-yes = Said yes
answer-no = Said no
answer-withdrawn = Took the yes back
