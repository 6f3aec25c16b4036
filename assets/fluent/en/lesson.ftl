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
