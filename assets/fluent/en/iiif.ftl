# IIIF: what viewers of other museums and libraries show. Words of labels come from the other files.
iiif-page = Exhibition page
iiif-voice = The artist’s voice
iiif-words-tapped = The artist’s words, as tapped
iiif-changes = What was changed
iiif-notice = Please note
iiif-credit = Credit
iiif-room = Room { $number }
iiif-untitled-show = Untitled exhibition
notice-iiif-left-out = There is no web address, so the files with which museums exchange pictures (IIIF) were left out.
    .hint = Enter the web address of the exhibition and export again.
notice-iiif-address = The files with which museums exchange pictures (IIIF) cannot be made with this web address.
    .hint = Enter the address of a folder that begins with https://.
