# What the pages of an exhibition say beyond the works: rooms, makers, rights, sounds, the reader's settings, the kiosk.
web-ways = In the exhibition
web-to-start = Exhibition
web-host = Host
web-thanks = Thanks to
web-room-number = Room { $number } of { $count }
web-room-unnamed = Room { $number }
web-room-all = See all { $count } works of this room
web-previous-room = Previous room
web-next-room = Next room
web-between-rooms = Other rooms
web-makers = Artists
web-makers-unnamed = { $count ->
    [one] { $count } work is by an artist who did not want to be named.
   *[other] { $count } works are by artists who did not want to be named.
}
web-about-page = About and rights
web-about-page-more = About this exhibition and rights
web-number = Work number { $number }
web-price = Price
web-own-words = In the artist’s words
web-voice-only = Spoken by the artist. There is no text.
web-easy = Easy description
web-listen-easy = Listen to the easy description
web-listen-words = Listen to the artist
web-listen-title = Listen to the title
web-changes = What was changed
web-step-picture = The picture at this step
web-film = See it being made (moving picture)
web-film-alt = The picture as it was made, from the first step to the last.
web-ai-tag = Generative AI

# About and rights.
web-rights-heading = Rights
web-terms = Terms of use of the pictures: { $terms } (another website)
web-access-heading = For everyone
web-access-read = Every picture has a description in words. Where there is none, the page says so.
web-access-keys = Everything can be reached with a keyboard or a switch.
web-access-set = The display settings have easy text, colours and text sizes.
web-symbols-heading = Symbols
web-privacy-heading = Visits
web-privacy-kept = Display settings stay on this device.

# The reader's settings.
web-set = Display settings
web-set-words = Text
web-set-words-all = All of it
web-set-words-easy = Easy text only
web-set-colours = Colours
web-set-auto = As on this device
web-set-light = Light
web-set-dark = Dark
web-set-contrast = High contrast
web-set-size = Text size
web-set-size-normal = Normal
web-set-size-large = Large
web-set-size-larger = Larger
web-set-size-largest = Largest
web-set-motion = Motion
web-set-motion-less = Less
web-set-kept = Your choices stay on this device.

# The kiosk.
web-kiosk = Slideshow
web-kiosk-about = Shows the works slowly, one after the other. Press Next to go on at once.
web-kiosk-controls = Slideshow buttons
web-kiosk-next = Next
web-kiosk-previous = Previous
web-kiosk-pause = Pause
web-kiosk-play = Go on by itself
web-kiosk-slower = Slower
web-kiosk-faster = Faster
web-kiosk-pace = Every { $seconds } seconds
web-kiosk-sound-on = Sound on
web-kiosk-sound-off = Sound off
web-kiosk-screen = Full screen
web-kiosk-screen-off = Leave full screen
