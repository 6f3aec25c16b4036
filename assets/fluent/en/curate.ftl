# The curator's room: hanging, labels, asking, the collection, checks, what goes out.
export-show = Export
exhibition-details = Details
curate-page = { $page } / { $pages }

# The light table.
cards-small = Small pictures
cards-medium = Medium pictures
cards-large = Large pictures
cards-light = Pictures only
room-add = New room
room-nth = Room { $nth }
room-open = Edit room: { $name }
room-edit = Edit room
room-empty = This room is empty. Move a work here.
room-before = To the previous room
room-after = To the next room
room-earlier = Move up
room-later = Move down
room-remove = Delete the room
room-name-ko = Name of the room (Korean)
room-name-en = Name of the room
room-text-ko = About this room (Korean)
room-text-en = About this room
exhibition-copy = Copy exhibition
exhibition-delete = Delete exhibition
exhibition-delete-sure = Really delete

# Details.
details-texts = Texts
details-rooms = Rooms
    .hint = Every room can have a name and an easy text. When a room goes, its works stay in the next one.
details-versions = Versions
    .hint = Keep how it is now, and go back to it at any time.
exhibition-host = Held by
exhibition-credits = Thanks to
about-ko = About, in easy words (Korean)
about-en = About, in easy words
exhibition-rights = How may the pictures be used?
rights-makers = By the artists only
rights-by = With the name (CC BY)
rights-by-nc = With the name, not sold (CC BY-NC)
rights-by-nc-nd = With the name, not sold, not changed (CC BY-NC-ND)
rights-in-copyright = With permission (in copyright)
notice-ko = AI notice (Korean)
    .hint = Leave it empty to use the program’s. It is shown only where generative AI took part.
notice-en = AI notice
exhibition-notes = Notes (they stay only here)
version-name = Name of this version
version-nth = Version { $nth }
version-keep = Keep this version
version-back = Go back
version-forget = Delete
versions-none = No version was kept yet.

# The label.
label-open = Label
label-of = Label: { $title }
label-before = Previous work
label-after = Next work
label-tapped = What the artist tapped (it cannot be changed)
label-easy-ko = Easy description (Korean)
label-easy-en = Easy description
label-alt-ko = Description (Korean)
label-alt-en = Description
label-was = { $by }, { $at }: changed. First wording: { $was }
label-first = First wording
label-first-empty = (none)
writer-other = Someone else edits
writer-maker = As the artist says it
writer-name = Who edits
writer-curator = The curator
maker-own = { $name } (own name)
maker-none = No name
maker-other = Another name
words-voice = Record the words
words-voice-end = End recording
words-hear = Listen
words-silent = Delete recording
alt-confirm = I read it, it is right
alt-unread = Nobody has read this description yet.
alt-read = { $by }, { $at }: read and confirmed.
price-unsaid = Not shown
price-asked = Price
size-as-all = Same as the others

# What was said, in short.
said-yes = Yes
said-no = No
said-unasked = Not asked
said-withdrawn = Taken back
said-guardian-waits = Guardian not yet
said-guardian-no = Guardian: no
table-show = This exhibition
table-all = All works
table-work = Work
guardian = Guardian
guardian-needed = Has to agree
guardian-not = Need not agree
guardian-of = Guardian of { $name }
guardian-name = Name of the guardian
guardian-name-first = Please write the guardian’s name.

# Asking.
consent-open = Ask
consent-of = Ask: { $title }
ask-maker = Ask { $name }
ask-guardian = Ask the guardian
ask-guardian-next = Now the guardian
ask-this = Ask only this
withdraw = Take the yes back
ask-print = May we print this picture on paper and hang it in the exhibition?
    .hint = People who come to the exhibition will see it.
ask-web = May we show this picture on the internet?
    .hint = People you do not know can see it too.
ask-archive = May we keep this picture for a long time?
    .hint = A museum or a library keeps it.
ask-publicity = May we use this picture on posters and in newspapers?
    .hint = Many people see it, in the street too.
ask-guardian-print = Do you agree that this work is printed on paper and hung in the exhibition?
    .hint = The artist said yes.
ask-guardian-web = Do you agree that this work is shown on the internet?
    .hint = The artist said yes.
ask-guardian-archive = Do you agree that this work is kept for a long time?
    .hint = The artist said yes.
ask-guardian-publicity = Do you agree that this work is used on posters and in newspapers?
    .hint = The artist said yes.
ask-not-sure = I do not know
ask-stop = Stop
ask-nth = { $nth } / { $count }
ask-on-paper = Answered on paper
ask-shows-print = This label hangs beside the picture.
ask-shows-web = This is how it looks on the internet.
ask-shows-archive = These words are kept with it.
ask-shows-publicity = This picture and label are used.
ask-thanks = Thank you for your answers. If you change your mind, tell us at any time.
sign-here = Sign here
sign-ask = { $name }, would you write your name or draw a picture here?
sign-skip = I would rather not
sign-again = Clear and try again
sign-done = That is it
seen-label = saw the label
seen-form = saw the consent form
was-signed = signed
went-out = Where it went
went-nowhere = This work has not gone out yet.
went-none = Nothing was exported yet.
went-take-back = Ask for it to be taken down there: { $to }

# The collection.
collection-search = Find works
collection-none = There is no such work.
collection-pack = Make a package of chosen works
collection-bring = Import
choose-work = { $title }, { $maker }: choose
hangs-already = hangs already
choose-all = Choose all
choose-none = Choose none
hang-into = Hang in: { $name }
hang-count = { $count ->
    [one] Hang { $count } work
   *[other] Hang { $count } works
}
take-down-count = Take { $count } down
filters-clear = Show all
filter-any = Any
filter-group = Group
filter-maker = Artist
filter-style = Style
filter-how = Technique
filter-made = Made
filter-said = Consent
filter-hangs = This exhibition
filter-said-yes = All yes
filter-said-open = To be asked
filter-said-no = No or taken back
filter-hung = Hangs
filter-not-hung = Does not hang
how-painter = Painted by Malgeurim
how-hand = Drawn by hand
how-brought = Photo or picture
how-service = Generative AI
how-touched = Made by hand
how-unknown = Not known
made-year = { $year }
made-month = { $month }/{ $year }

# Checks.
checks-more = To look at: { $count }
checks-stop = Left out as it is now
checks-advice = This would be better
check-stops = Left out
check-fine = All is well. It can go out as it is.
checks-open = Look
fix-consent = Ask
fix-label = Edit label
fix-print = Change size
fix-show = Edit exhibition
fix-choose = Choose works

# Going out.
make-web = Web
make-prints = Prints
make-labels = Labels
make-catalogue = Catalogue
make-mounting = Mounting list
make-archive = Archive
make-publicity = Publicity
make-files = Picture files
make-count = { $count } of { $all }
make-nothing = Choose above what is to be made.
print-size = Paper size
print-dpi = Resolution (dpi)
print-format = Kind of file
print-bleed = Extra edge to cut off (bleed)
print-crop-marks = Crop marks
label-stock = Label paper
stock-a6 = A6 card
stock-a5 = A5 card
stock-sheet8 = 8 stickers
stock-sheet14 = 14 stickers
label-english = English too
label-large = Large print
label-pictograms = Pictograms
label-colors = Label colours
colors-white = White
colors-cream = Cream
colors-yellow = Black on yellow
colors-black = White on black
catalogue-format = Shape
catalogue-a4 = A4
catalogue-square = Square
catalogue-per-page = Works on each page
make-height = Height of the picture’s middle
web-address = Web address (if any)
files-names = Put names in files
files-signed = Content Credentials
export-folder = Folder to save in
export-begin = Begin export
export-stop = Stop
export-progress = Exporting: { $percent }%
export-missing = { $count ->
    [one] { $count } work is left out somewhere. Please check.
   *[other] { $count } works are left out somewhere. Please check.
}
export-made = Made here
consent-forms = Make consent forms

# How far an export is.
export-works = Works { $whole } / { $all }
export-other = { $title }: { $progress }
