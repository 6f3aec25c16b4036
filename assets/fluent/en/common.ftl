# What every screen shares.
app-about = Talk with pictures, make pictures, hang an exhibition.
home = Home
undo = Undo
    .hint = Takes back what was just done.
redo = Redo
    .hint = Does again what was taken back.
read-aloud = Read aloud
    .hint = Reads the words on the screen aloud.
settings = Settings
back = Back
next = Next
previous = Previous
close = Close
cancel = Cancel
yes = Yes
no = No
ok = OK
delete = Delete
save = Save
open-file = Open file
show-big = Show
    .hint = Fills the whole screen with it.
more = More
less = Less
play = Play
stop = Stop
start = Start
edit = Edit
add = Add
remove = Remove
search = Search
choose = Choose
chosen = Chosen
on = On
off = Off
turn-on = Turn on
turn-off = Turn off
smaller = Smaller
larger = Larger
done = Done
please-wait = Please wait a moment.
loading = Loading.
empty = Nothing here yet.
untitled = Untitled work
dismiss-notice = Close message
notice-label = Message
language-ko = 한국어
language-en = English

# The first screen.
greeting = Hello, { $name }!
greeting-called = Hello, { $name }!
change-person = Change person
room-talk = Talk
room-talk-hint = Talk with pictures
room-create = Make a picture
room-create-hint = Paint and draw
room-works = My works
room-works-count = { $count ->
    [0] No works yet
    [one] { $count } work
   *[other] { $count } works
}
room-exhibit = Exhibition
room-exhibit-hint = Choose works and show them
room-workshop = Workshop
room-workshop-hint = The room for instructors
room-settings = Settings
continue-picture = You have a picture in progress. Go on with it?
continue-action = Go on
