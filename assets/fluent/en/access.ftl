# Ways to use the program: fingers, dwelling, scanning with switches, the keyboard.
settings-access = Access
access-method = How do you choose?
access-method-touch = By touch
access-method-dwell = By resting on it
access-method-scan = By switches
access-dwell = Dwelling
access-scan = Scanning
access-switches = Switches
access-keyboard = Keyboard shortcuts
access-way-out = To use fingers, a helper holds the upper left corner for 3 seconds. Where the screen is a switch: two corners for 5 seconds, or Esc.
access-asleep = Fingers only for now. Press the button on the right when you are done.
access-wake = Back to their own way
left-handed = Fit the left hand

# Trying a new way.
trial-question = Keep it like this?
trial-by-dwell = Rest on a button to choose it.
trial-by-scan = Choose with your switch.
trial-left = It goes back in { $seconds } seconds.
trial-yes = Yes, keep it
trial-no = No

# Dwelling.
dwell-rest = Rest
dwell-wake = Go on
dwell-resting = Resting. Stay on the left button to go on.
dwell-rest-zone = Nothing is chosen here.
dwell-time = Time to stay
dwell-careful = For speaking and deleting
dwell-room = Room to tremble
dwell-lapse = Time to lose it
dwell-after = Rest after choosing
dwell-small = Enlarge buttons below
dwell-progress = Show the time as
dwell-ring = A ring that fills
dwell-dot = A dot that shrinks

# Scanning.
scan-waiting = Press your switch to begin.
scan-going = Press your switch where you want to choose.
scan-back = Back up
cue-row = row of { $name }
scan-style = Order
scan-groups = Group, row, button
scan-rows = Row, button
scan-linear = One by one
scan-advance = Going on
scan-auto = By itself
scan-step = By switch
scan-time = Time on each
scan-first = Extra time on the first
scan-accept = Choose by waiting
scan-loops = Rounds before it rests
scan-loops-value = { $count ->
    [one] { $count } round
   *[other] { $count } rounds
}
scan-late = A late press means the one before
scan-way-back = “Back up” at the end of a row
scan-wait = A switch begins
scan-pause = Wait while speaking
scan-cue = Hear names quietly

# Switches.
switch-select = Choose
switch-next = Next
switch-previous = Before
switch-leave = Back up
switch-key = { $key } key
switch-pad = Gamepad button { $number }
switch-screen = Whole screen
switch-screen-left = Left half
switch-screen-right = Right half
switch-smile = Smile
switch-brows = Raise brows
switch-mouth = Open mouth
switch-remove = Remove { $name }
switch-learn = Add a switch
switch-set-screen = The whole screen is a switch
switch-set-halves = Left and right half
switch-set-keys = Space and Enter
switch-press-now = Press your switch now.
switch-help = Switches that act as a keyboard, gamepads and Bluetooth switches can be used.
switch-pads = Connected: { $names }
switch-pads-failed = Gamepads cannot be found. Switches that act as a keyboard can be used.
switch-hold = Time to hold
switch-repeat = Ignore presses after one for

# Trying and measuring.
practice = Practise and measure
practice-dwell = Rest on a picture.
practice-scan = Choose a picture with your switch.
practice-hits = { $count ->
    [one] Chosen once.
   *[other] Chosen { $count } times.
}
practice-target = Picture { $number }
practice-measure = Measure
measure-reaction = Press your switch when the circle grows.
measure-rest = Rest on the circle.
measure-done = Measured.
measure-scan = You press after { $reaction } seconds. { $time } seconds on each would be good.
measure-dwell = You tremble by about { $spread } points. Staying { $time } seconds would be good.
measure-failed = That could not be measured. Try once more.
measure-take = Use this

# What is heard and felt.
answer-click = Click when chosen
answer-shake = Shake when chosen
answer-shake-missing = Shaking is felt only with a connected gamepad that can shake.
answer-quiet = Quiet (no sound signals)

# The keyboard.
shortcut-tab = Tab and arrows go on, Enter or Space chooses.
shortcut-back = Back, then home
shortcut-help = Show shortcuts

# The face before the camera.
access-face = Face and head
face-look = Open the camera
face-stop = Close the camera
face-off = The camera is closed.
face-searching = Looking for a face. Please look at the camera.
face-there = A face is there.
face-private = No picture is kept. Only movements are measured.
face-open = Camera open · nothing is kept
face-rest = Measure the face at rest
face-rest-first = Press it while looking at the middle of the screen, at rest.
face-rest-known = Measured. After sitting elsewhere, measure again.
face-measure-smile = Measure while smiling
face-measure-brows = Measure with raised brows
face-measure-mouth = Measure with open mouth
face-use = Use as a switch
face-pointer = The head moves the pointer (dwelling)
face-gain = Speed of the pointer
face-dead = Room to be still
