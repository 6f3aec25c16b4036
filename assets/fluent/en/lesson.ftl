# Lessons: the card of a step, the lessons to choose from, the way back.
lesson-choose = Which lesson shall it be?
lesson-room = Lesson
    .hint = Opens the card of the lesson.
lesson-about = About it
lesson-leave = Leave
lesson-goals = What you do
lesson-materials = What you need
lesson-words = Words to know first
lesson-go = Begin
lesson-first = Now
lesson-then = Then
lesson-then-over = The lesson is over.
lesson-step = Step { $nth }. { $text }
lesson-step-done = Step { $nth }, done. { $text }
lesson-place = Step { $nth } of { $count }
lesson-skip = Skip
lesson-time-left = About { $minutes } min left
lesson-time-over = The time is over. You may go on.
lesson-length = { $minutes ->
    [0] { $count } steps
   *[other] { $count } steps, about { $minutes } min
}
lesson-go-on = Go on at step { $nth } of { $count }
lesson-over = You are through with “{ $title }”.
lesson-again = Do it again
lesson-other = Choose another
lesson-to-card = To the lesson. { $title }: { $text }
lesson-of-work = Made in a lesson: { $title }

# What a step opens.
lesson-open-paper = Open white paper
lesson-open-words = Picture of words
lesson-open-photo = Open a photo
lesson-open-scene = Put words in
lesson-open-style = Choose a style
lesson-open-choose = See the pictures
lesson-open-canvas = Go and draw
lesson-open-title = Give a title
lesson-open-works = Open my works
lesson-open-talk = Talk
lesson-open-exhibit = Open the exhibition
lesson-open-nothing = Without the screen

# Where lessons are written: an instructor makes new ones, or copies one and changes it.
lessons-write = Make and change lessons
lesson-make = Make a new lesson
lessons-save = Save all our lessons as a file
lessons-path = Where the file of lessons is (json)
lessons-read = Bring in from a file
lesson-untitled = Lesson without a title
lesson-of-program = Comes with the program · { $count } steps
lesson-of-device = Our lesson · { $count } steps
lesson-mend = Change { $title }
lesson-mend-short = Change
lesson-begin-anyway = Begin { $title } anyway
lesson-anyway-short = Begin anyway
lesson-copy = Copy this lesson and change it
lesson-save = Save as a file
lesson-remove = Remove this lesson
lesson-not-yet = Not ready yet. { $what }
lesson-part-about = Title and picture
lesson-part-ready = Goals and materials
lesson-part-words = Words to know
lesson-part-ways = Ways to press
lesson-part-cards = Preview
lesson-title = Title
lesson-picture = Picture
lesson-picture-add = Add a picture
lesson-languages = Written in
lesson-one = One language
lesson-both = Korean and English
lesson-goal-nth = Goal { $nth }
lesson-goal-add = Add a goal
lesson-material-nth = Material { $nth }
lesson-material-add = Add a material
lesson-take = Take out { $what }
lesson-words-why = Words worth learning together before the lesson. Tap one to take it out.
lesson-word-add = Add a word
lesson-word-which = Which word? Type above to find it.
lesson-word-found = Choose one of these.
lesson-nth = Step { $nth }
lesson-step-add = Add a step
lesson-sentence = Short sentence
lesson-minutes = Time it takes
lesson-minutes-are = { $minutes ->
    [0] Not set
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
lesson-may-skip = May it be skipped?
lesson-opens = What does this step open?
lesson-step-earlier = Move earlier
lesson-step-later = Move later
lesson-step-after = One more after it
lesson-step-take = Take this step out
lesson-ways-why = One sentence for each way to press. On the card, a person sees the one for their own way.
lesson-way-touch = Touch
lesson-way-dwell = Resting
lesson-way-scanning = Scanning with a switch
lesson-way-head = Face and head
lesson-hear = Read the card
# What a lesson has not yet.
lesson-fault-id = This lesson cannot be used as it is. Copy it and change the copy.
lesson-fault-title = Write a title.
lesson-fault-steps = Add a step. There can be thirty.
lesson-fault-sentence = Write the sentence of step { $nth }.
lesson-fault-signs = Step { $nth } has too many pictures. Four are enough.
lesson-fault-minutes = Set the time of step { $nth } again.
lesson-fault-text = A text is too long. 160 letters are the most.
lesson-fault-symbol = There is a picture or word that cannot be used.
lesson-fault-lists = There are too many goals, materials or words.
