# Talk.
speak = Speak
    .hint = Says the sentence aloud.
speaking = Speaking
pause-speaking = Pause
resume-speaking = Go on
delete-last = Delete
    .hint = Deletes the last word.
clear = Clear all
    .hint = Clears the whole sentence. You can undo it.
repeat = Say again
    .hint = Says the last sentence again.
sayings = My sentences
history = I said
history-empty = Nothing said yet.
history-private = Only you can see this.
use-again = Use again
favourite-add = Keep this
favourite-remove = Do not keep this any more
forget-all = Forget all
forget-all-sure = Forget everything you said? What you keep stays.
forget-all-yes = Yes, forget it

# The person's collection of sentences.
kept = Kept
kept-empty = Keep here what you often say.
kept-change = Change
keep-strip = Keep this sentence
folder = Folder
folder-all = All
folder-none = No folder
folder-new = New folder
folder-name = Name of the folder
folder-add = Put in
quick = Quick
quick-empty = Every kept sentence has a button ‘Change’. Choose a place there. One tap here then says it at once.
quick-place = Quick place
quick-nth = Quick place { $number }
own-voice = My voice
own-voice-has = Has my voice

# What somebody else says.
heard = They said
heard-here = Write here what the other person said.
heard-answers = Find answers
heard-listen = Listen and write
heard-listen-end = Stop listening
heard-listening-here = Listening. The sound stays on this device and is not kept.
heard-listening = Listening. The sound and the words of the board go to the service. Nothing stays on this device.
heard-empty = Write what the other person said, and answers appear as pictures. It is kept nowhere.

# Where the person is.
place-now = I am at
talk-to-polite = To a teacher, an adult
talk-to-close = To a friend
talk-to-many = In front of many
place-why = Choose where you are, and what you often say there comes first.
chime = Call
    .hint = Calls someone with a bell.
bare-words = Say only the words I tapped
whole-sentence = Say it as a sentence
order-tapped = As tapped
order-usual = Usual order
modelling = Show how to say it
    .hint = On while an instructor shows how to say something.
modelling-on = Showing how to say it. Nothing is kept.
show-big-close = Close the big view

# The board.
board = Board
boards = Choose a board
board-home = First board
board-home-go = Go to the first board
board-back = Go to the board before
folder-opens = { $name }, opens a board
speaks-and-opens = { $name }, speaks and opens a board
pan-left = Look left
pan-right = Look right
pan-up = Look up
pan-down = Look down
page-previous = Page before
page-next = Page after

# The strip.
strip = Sentence strip
strip-empty = Tap a picture to say something.
strip-full = The sentence strip is full.
tile-menu = Word “{ $word }”
tile-hear = Hear it
tile-remove = Take it out

# Ending keys. What is not lit is never said.
endings = Sentence keys
ending-want = want to
    .hint = Says that you want to do it.
ending-request = please
    .hint = Asks someone to do it.
ending-not = not
    .hint = Says that it is not so.
ending-cannot = can’t
    .hint = Says that you cannot do it.
ending-past = did
    .hint = Says what already happened.
ending-future = will
    .hint = Says what is going to happen.
ending-question = ?
    .hint = Asks a question.
ending-honorific = respect
    .hint = Speaks of the person with respect (in Korean).

# Other ways to say it.
other-ways = Other ways to say it
search-words = Find a word
    .hint = Type a part of the word.
search-none = No word found.
record = Record
record-stop = Stop recording
record-play = Play the recording
record-delete = Delete the recording
recording = Recording
clip-choose = Press the button that you want to record.
clip-here = It has a recording
clip-none = No recording yet
clip-of = { $name }, has a recording

# Every word, and sets of boards.
see-all = See everything
set-next = Use { $name }
group-back = All groups
group-core = Often used
group-people = People
group-food = Food
group-places = Places
group-things = Things
group-body = Body and health
group-feelings = Feelings
group-time = Time
group-actions = Doing
group-describing = Describing
group-daily = Home and the day
group-nature = Nature and animals
group-clothes = Clothes
group-transport = Transport
group-leisure = Play and sport
group-art = Art
group-measures = Numbers and colours
group-society = Work and society
group-social = Greetings
group-safety = Safety
# Two on one tablet: a board for who sits opposite or beside. What they tap is not kept.
second = Talk together: open a board for who sits opposite
second-short = Talk together
second-opposite = Opposite
second-beside = Beside
second-close = Close
second-empty = Tap here to show how to say it. It is not kept.
second-small = This screen is too small for two boards.
second-key = Partner: { $name }
