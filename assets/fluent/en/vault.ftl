# The recovery code: letters for when the number is forgotten.
recovery-title = Recovery code
recovery-what = When the number is forgotten, these letters set a new one. Everything that was put in stays. They are shown only now.
recovery-keep = Write it down or print it, and keep it locked away. Delete the file after printing. If it is lost, a new one can be made in the workshop.
recovery-print = Save as PDF to print
recovery-kept = It is kept safe
recovery-make = Make a recovery code
recovery-use = Set a new number with the recovery code
recovery-give = Enter the recovery code that was made on { $time }.
recovery-letters = Eight groups of four. The letter O is the digit 0, the letters I and L are the digit 1.
recovery-group-wrong = Group { $number } is not right. Please look at the sheet again.
recovery-delete = Take one letter off
recovery-sheet-title = Malgeurim recovery code
recovery-sheet-what = This sheet is for when the instructor's number is forgotten.
recovery-sheet-use = 1. Where the workshop asks for the number, tap “I forgot the number”, then “Set a new number with the recovery code”. Enter the letters above in order. Then choose a new number. Keys and contacts that were put in stay.
recovery-sheet-once = 2. A code works once. After that a new one is shown. If a new code is made, this sheet works no longer.
recovery-sheet-keep = 3. Whoever knows these letters can enter the workshop. Keep them where only instructors come, as in a locked drawer.
recovery-sheet-file = 4. Delete this PDF file after printing.
recovery-sheet-made = Made on { $date }
notice-recovery-wrong = This is not the recovery code of this device.
    .hint = Check the date on the sheet. Once a new code is made, the old one works no longer.
notice-recovery-unseen = Nobody has written the new recovery code down.
    .hint = Please make another one in the workshop, under This device.
notice-recovery-failed = No recovery code could be made.
    .hint = See whether there is room to save, and tap again.

# Whom to call: sealed, opened with the instructor's number only.
contact-of = Whom to call for { $name }
contact-about = Only who knows the instructor's number sees it. It is kept encrypted: neither a backup nor a package shows it.
contact-gone = What was written down cannot be opened: the number was removed, or it comes from another device. Please write it anew.
contact-name = Name
contact-relation = Who they are
contact-phone = Telephone
contact-note = Good to know
notice-guardian-kept = The contact is locked away and saved.

# What does not distract: hiding, and staying in one room.
calm = Hide things, stay in one room
calm-of = What { $name } sees
calm-rooms = Tap a room to hide it; tap again to show it. Talk cannot be hidden.
calm-tools = Tools for drawing can be hidden, too. One to draw with stays.
calm-open = The instructor can open a hidden room. It is hidden again when it is left.
calm-open-room = Open: { $room }
calm-shown = Shown
calm-hidden = Hidden
calm-stay = From the tap on they stay in that room only. The way out, Talk, and help, hurt, toilet and stop, are always seen below.
stay-begin = Only: { $room }
stay-out = I want to leave
stay-how = To leave, call the instructor.
stay-back = Back: { $room }
stay-call = Call the instructor
stay-called = Please come. I want to leave.
stay-on = I will stay
stay-by-pin = Instructor: leave by number
stay-hold = Instructor: hold for 10 seconds
stay-hold-again = Now hold here for 3 seconds to leave
stay-help = Help me, please
stay-hurt = It hurts
stay-toilet = Toilet
stay-stop = Stop

# This device.
device = This device
kiosk = Full screen, locked
kiosk-what = It fills the screen and has no key that closes it, also after a restart. Whoever gave the instructor's number turns it off or closes it here.
kiosk-limits = No program can block the system's own gestures and the power key. Use the system's screen pinning or guided access together with this.
kiosk-close = Close the program
exhibit-pin = Exhibitions are made by whoever knows the instructor's number.
import-pin = To bring a file in, enter the instructor's number.
