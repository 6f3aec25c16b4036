# Saying it by signs, cards, drawings and one's own voice; teaching.
way-sign = Signs
way-card = Cards
way-sketch = Draw
way-word = My voice
way-off = Turn off: { $way }

# What is being done.
turning-on = Turning on
watching-sign = I am looking. Make a sign.
watching-card = I am looking. Show a card.
watching-sketch = Draw, and I will look for the word.
listening = I am listening
talk-first = Tap the key and speak.
talk-begin = Start speaking
talk-end = Done speaking
heard-word = Got it: { $word }
heard-lesson = Learnt: { $word }
heard-unknown = I do not know. Please try again.
camera-open = Camera on · nothing is saved
camera-open-keeps = Camera on · only pictures of learnt cards are kept
microphone-open = Microphone on · nothing is saved
microphone-open-keeps = Microphone on · learnt words keep their sound
mirror-hand = Mirror: a hand is seen
mirror-no-hand = Mirror: no hand is seen
mirror-card = Mirror: a card is seen
mirror-no-card = Mirror: no card is seen
mirror-loudness = Loudness

# The pad.
pad = Drawing paper
pad-empty = Draw here.
pad-undo = Remove one line
pad-clear = Draw anew
pad-done = I am done
keep-drawing = Use as the word's picture
forget-drawing = Back to the symbol

# The question.
ask-sign = What does this sign mean?
ask-card = What does this card mean?
ask-sketch = What does this drawing mean?
ask-word = What does this sound mean?
shown-sign = The sign that was made
shown-card = The card that was shown
shown-sketch = The drawing
shown-word = The sound that was made
none-of-these = None of these
show-again = Show it again
say-again = Say it again
hear-word = Hear “{ $word }”

# Teaching.
teach = Teach
teach-new = Teach a new word
teach-empty = No word was taught yet. Shall we teach one?
teach-word = { $word }, learnt { $count ->
    [one] { $count } time
   *[other] { $count } times
}
teach-count = { $count }×
teach-list = List of words
teach-way = { $way }: a way to teach
teach-start = Start
teach-stop = Stop
teach-begin = Tap start and do it 3 to 5 times.
teach-more = { $count ->
    [one] Learnt { $count } time. Show it a few times more.
   *[other] Learnt { $count } times. Show it a few times more.
}
teach-enough = Learnt { $count } times. I can tell it now.
teach-like = This is like another word: { $word }. Try it another way?
teach-examples = What was shown
teach-no-examples = What you show is kept here.
example-name = { $way } { $number }
example-not-name = { $way } { $number }, not this word
example-not = Not this
example-hear = Hear { $name }
example-delete = Delete { $name }
example-delete-all = Delete all that was learnt in this way
pick-word = Tap the word to teach.

# Settings.
settings-recognize = Understand
recognize-learn = Learn from my answers
recognize-hold = Hold a sign for
recognize-hands = Hands
recognize-hands-both = Both hands
recognize-hands-one = One hand
recognize-pen-rest = Wait after drawing
recognize-word-end = Silence that ends a word
recognize-listening = Microphone
recognize-listening-open = Always listens
recognize-listening-key = Only when tapped
recognize-keep-sound = Keep the sounds I teach
recognize-idle = Turns off when not used for
recognize-teach = Go and teach
