# The workshop: the instructor's room.
workshop-pin = Only people who know the instructor's number go in.
workshop-nobody = Nobody is here yet. Please add somebody.
everybody = Everybody
roster = Add from a list
roster-path = File of the list (CSV, or one name a line)
roster-read = Read
roster-how = Choose a table with names. Columns for group, address, language and start are read, too. You can also drop the file on the window.
roster-found = { $all } people were found. { $new } of them are new.
roster-take = Add { $count } people
roster-known = already here
roster-unknown = not understood: { $texts }
notice-roster-added = { $count ->
    [one] { $count } person was added.
   *[other] { $count } people were added.
}
notice-roster-no-names = No names were found in the list.
    .hint = Please give a column the heading 'name'.
notice-roster-too-many = There are too many people in the list.
    .hint = Please bring at most 200 at a time.
address = How to address them (in Korean)
address-nim = 님 (nim)
address-ssi = 씨 (ssi)
address-name = Name only
person-language = Language
person-picture-of = Picture of { $name }
person-remove = Remove { $name }
person-consents = { $works ->
    [0] There are no works yet.
   *[other] Of { $works } works, { $yes } may be shown. About { $open } nobody has asked yet.
}
name-change = Change the name
name-is-taken = The name is taken
spare-motion = Things that move
spare-sound = Sudden sounds
spare-no = Fine
spare-yes = Hard
spare-motion-short = nothing moves
spare-sound-short = quiet
way-dwell = rests to choose
way-scan = switches
templates = Choose what fits: settings are put on to begin with. Each can be changed later.
template-reader = Reads text
template-switch-user = Uses a switch, in a wheelchair
template-pointer = Points with eyes or head
template-unsteady-hand = Has an unsteady hand
template-low-vision = Needs it large
template-first-words = Begins with first words
template-calm = Sensitive to sound and motion
lesson-for-them = Begin a lesson
lessons-for = { $count ->
    [one] Choose a lesson for { $count } person. They find it on their first screen and go at their own pace.
   *[other] Choose a lesson for { $count } people. Each finds it on their first screen and goes at their own pace.
}
lesson-begin = Begin { $title }
