# What is printed: labels, catalogue, mounting list, consent form.
paper-quoted = “{ $text }”
paper-tapped = Words tapped
paper-tapped-line = Words tapped: { $words }
paper-tapped-so = As it was tapped: { $words }
paper-credits-line = With help from: { $names }
paper-code = See the work
paper-code-heard = See and hear
paper-code-of = Code that opens the work “{ $title }”: { $address }
paper-labels-title = { $title } · Labels
paper-untitled-show = Untitled exhibition
paper-room = Room { $number }

# The catalogue.
paper-catalogue-title = { $title } · Catalogue
paper-contents = Contents
paper-leads-to = { $title }, page { $page }
paper-makers = Artists
paper-imprint = About this book
paper-thanks = Thanks to
paper-ai = Artificial intelligence
paper-rights = Rights
paper-symbols = Symbols
paper-about-book = Who made it, and when
paper-made = Made with Malgeurim on { $date }.

# The mounting list.
mounting-title = { $title } · Mounting list
mounting-help = Heights are measured from the floor. If there is a wire or hook, measure from the upper edge to it. The nail goes that much below the upper edge.
mounting-number = No.
mounting-room = Room
mounting-work = Work
mounting-maker = Artist
mounting-width = Width cm
mounting-height = Height cm
mounting-middle = Middle at cm
mounting-top = Top edge at cm
mounting-technique = Technique
mounting-notes = Notes
mounting-note-object = It is not flat: put it on a stand.
mounting-note-size = The size is not known: please measure.

# The consent form with pictures.
form-name = Consent form for “{ $title }”
form-head = May we show this picture?
form-how = We ask one thing at a time. Mark one box.
form-use-print = { ask-print }
form-use-web = { ask-web }
form-use-archive = { ask-archive }
form-use-publicity = { ask-publicity }
form-yes = Yes
form-no = No
form-unsure = I do not know
form-naming = Which name shall we write?
form-named-own = My own name
form-named-other = Another name
form-named-none = No name
form-unsure-means = It is all right not to know. Then we do not show it.
form-no-counts = If I say no, it is not shown. Nobody else can change that.
form-take-back = I may change my mind later. I tell my teacher, and the picture is taken down.
form-given-away = Books and papers that were already given away may not come back.
form-seen = I saw the label or the screen before I answered.
form-maker = The artist
form-maker-text = Write your name or draw something.
form-guardian = The guardian
form-guardian-text = The artist’s answer comes first. If you agree too, please sign.
form-line-name = Name
form-line-signature = Signature or drawing
form-line-date = Date
