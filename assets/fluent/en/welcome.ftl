# The first guide: four cards.

welcome-again = See the first guide again
welcome-step = { $nth } / { $all }
welcome-skip = Skip
welcome-back = Back
welcome-start = Start

welcome-voice = Hear the voice
welcome-voice-about = Press the large key, and it speaks. You can change the voice and how loud it is. If you hear it well, press “Next”.
welcome-voice-looking = Looking for the voices of this device. Wait a moment, or press “Next”.
welcome-voice-none = This device has no voice that speaks your language. You can use everything all the same.
welcome-voice-letters = Words are shown in large letters instead.
welcome-voice-add = A voice can be added later, in the settings under “Voice”.
welcome-voice-helper = Look with a helper whether the sound of the device is on.
welcome-voice-automatic = Automatic
welcome-softer = Softer
welcome-louder = Louder

welcome-touch = Try pressing
welcome-touch-about = Press the circle. When it moves, press it again. Take all the time you want.
welcome-circle = Circle
welcome-touch-fine = Pressing like this is fine. Press “Next”.
welcome-touch-ask = This may be easier for you. Change it?
welcome-touch-change = Yes, change it
welcome-touch-keep = Leave it as it is
welcome-touch-changed = It is changed. Try again, or press “Next”. You can change it back in the settings, under “Touch” and “Boards”.
welcome-touch-again = Try again
welcome-help-at-once = A key is pressed as soon as you touch it.
welcome-help-lifting = A key is pressed when you lift your finger. To take it back, slide away.
welcome-help-hold = A brush is no press. A key is pressed after { $seconds } seconds.
welcome-help-pause = After a press keys rest for { $seconds } seconds, so that nothing is pressed twice.
welcome-help-slip = A finger may slide while it presses.
welcome-help-larger = The board for talking has fewer and larger cells.

welcome-name = Who are you?
welcome-name-about = Type a name and choose a picture. You need not: then you are “Guest”.

welcome-places = What you can do here
welcome-places-about = Press a picture to hear about it. When you are done, press “Start”.
welcome-hear-room = { $name }: { $about }
