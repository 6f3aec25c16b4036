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
all-works = Choose works
remove-work = Take down
move-earlier = Earlier
move-later = Later

# Checks: what is missing, with its fix.
checks = Checks
check-unasked = Not asked yet
    .hint = Please ask the artist.
check-refused = The artist said no
    .hint = It is left out where the answer was no.
check-withdrawn = The artist took the yes back
    .hint = If it has gone out, ask for it to be taken down.
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
use-print = Print
use-web = Web exhibition
use-archive = Archive
use-publicity = Publicity

# More checks, and the words of labels.
check-unasked-uses = Not asked yet: { $uses }
check-refused-uses = The artist said no: { $uses }
check-withdrawn-uses = The artist took the yes back: { $uses }
check-guardian-unasked = The guardian was not asked yet
    .hint = Ask the guardian too.
check-guardian-unasked-uses = The guardian was not asked yet: { $uses }
check-guardian-refused = The guardian did not agree
    .hint = It is left out where the answer was no.
check-guardian-refused-uses = The guardian did not agree: { $uses }
check-blank = It is white paper with nothing on it
    .hint = Take it down.
check-no-notice = The AI notice does not say AI
    .hint = Change it, or leave it empty to use the program’s.
check-room-unnamed = A room has no name
    .hint = Give every room a name.
check-description-unread = Nobody has read the description yet
    .hint = Read it. If it is right, press “{ alt-confirm }”.
check-title-long = The title is long: { $is } letters
    .hint = Up to { $most } letters are easy to read in one line. Shorten it.
check-sentence-long = A sentence is long: { $is } words
    .hint = Up to { $most } words are easy to read in one sentence. Split it.
check-label-long = The label is long: { $is } words
    .hint = Up to { $most } words are easy to read while standing. Shorten it.
check-symbol-licence = It is not known whether a symbol may be shown
    .hint = Take it out of the title, or check its licence.
check-ai-unknown = It is not known whether AI was used
    .hint = The steps are not there. Write what you know under credits.
check-low-resolution = The print would look blurred: { $dpi } dpi
    .hint = Print it smaller. It is sharp from { $least } dpi on.
ai-notice-label = Made with generative artificial intelligence (AI).
label-on-paper = { $technique }, printed on paper
label-not-for-sale = Not for sale
label-changed = { $field }: changed by someone other than the artist
label-field-title = Title
label-field-maker = Name of the artist
label-field-year = Year
label-field-words = The artist’s words
label-field-easy = Easy description
label-field-alt = Description
label-field-price = Price
label-field-credits = Credits
label-field-size = Size

# What an export makes.
product-web = Web exhibition
product-prints = Files for print
product-labels = Labels
product-catalogue = Catalogue
product-mounting = Mounting list
product-archive = Archive package
product-publicity = Pictures for publicity
