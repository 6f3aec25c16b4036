# Messages to the person: one short sentence each. `.hint` says what to do.
# `$change` is a change id (strip-add), `$style` a style id, `$use` a use id; they are worded before they stand here.
notice-undone = Undone: { $change }
notice-redone = Done again: { $change }
notice-undone-past = Undone: { $change }
    .hint = What was changed elsewhere since then stays as it is.
notice-redone-past = Done again: { $change }
    .hint = What was changed elsewhere since then stays as it is.
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-changed-since = It was changed since then and cannot be undone.
    .hint = Everything stays as it is now.
notice-name-empty = Please write a name.
notice-name-taken = That name is taken.
    .hint = Please write another name.
notice-strip-full = The sentence is too long.
    .hint = Say it first, then start a new one.
notice-strip-empty = No words are chosen yet.
    .hint = Tap a picture.
notice-modelling-on = Showing how to say it. Nothing is kept.

# Sound.
notice-no-sound-device = There is no sound output. The words are shown instead.
    .hint = Check the speaker or headphones.
notice-sound-device-lost = The sound was cut off. The words are shown instead.
    .hint = Connect the speaker or headphones again.
notice-voice-missing = There is no voice for this language. The words are shown instead.
    .hint = Please ask someone who helps you to install a voice.
notice-voice-failed = The voice could not be made. The words are shown instead.
    .hint = Press again.
notice-text-too-long = The text is too long to be spoken whole.
    .hint = Say it in shorter parts.
notice-nothing-to-say = There is nothing to say yet.
    .hint = Tap a picture.
notice-speech-too-long = The text is too long to be spoken.
    .hint = Say it in shorter parts.
notice-sound-device-busy = Another program is using the sound. The words are shown instead.
    .hint = Close the other program.
notice-speech-queue-full = Too much is waiting to be spoken.
    .hint = Press again in a moment.
notice-microphone-denied = The microphone may not be used.
    .hint = Allow the microphone in the settings of the device.
notice-not-recording = Nothing is being recorded.
    .hint = Press Record first.
notice-speech-busy = Too much is waiting to be spoken.
    .hint = Press again in a moment.
notice-no-microphone = No microphone was found.
    .hint = Connect a microphone.
notice-recording-failed = The recording did not work.
    .hint = Please try again.
notice-calling = { $name } is calling.
    .hint = Please come and help.
notice-recording-saved = The recording is saved.
notice-voice-silent = The chosen voice ({ $name }) could not speak, so another voice did.
    .hint = Choose again under Voice in the settings.
notice-voice-added = The voice was added: { $name }
notice-recogniser-added = The recogniser was added: { $name }
notice-recogniser-removed = The recogniser was removed: { $name }
notice-voice-removed = The voice was removed: { $name }
# Why an added voice cannot be used. `$file` is a file, `$what` what is meant in it.
notice-voices-why-none = There is no voice here.
    .hint = Choose the folder of a Piper or Supertonic voice.
notice-voices-why-several = There are several voices in this folder.
    .hint = Choose one .onnx file.
notice-voices-why-missing = The file { $file } is missing.
    .hint = Get the missing file where the voice came from.
notice-voices-why-unreadable = The file { $file } cannot be read or written.
    .hint = Check the file and the free space.
notice-voices-why-too-big = { $file }: too big.
    .hint = Choose a smaller voice.
notice-voices-why-damaged = The file { $file } is damaged.
    .hint = Get the voice again.
notice-voices-why-rate = { $file }: the sample rate { $what } cannot be.
    .hint = Get the voice again.
notice-voices-why-language = This voice speaks neither Korean nor English ({ $what }).
    .hint = Choose a Korean or English voice.
notice-voices-why-sounds = This voice's kind of sounds ({ $what }) cannot be used.
    .hint = Choose another voice.
notice-voices-why-refused = The model { $file } has something in it that may not be used.
    .hint = Choose another voice.
notice-voices-why-tensor = The model { $file } does not fit: input or output { $what }.
    .hint = Check that it is a Piper or Supertonic voice.
notice-voices-why-exists = There is a voice with this name: { $file }
    .hint = Remove that voice first.
notice-voices-why-runtime = The engine for voices (ONNX Runtime) cannot be used.
    .hint = scripts/models gets it.
notice-sound-output-gone = The chosen output ({ $name }) is not there, so sound comes out elsewhere.
    .hint = Connect it again, or choose another under Voice in the settings.
notice-not-kept = The change could not be kept.
    .hint = Check the free space and choose again.
notice-not-written-down = What was said could not be written down.
    .hint = You can also type it.

# The store.
notice-store-damaged-restored = The saved file was damaged, so the newest backup was opened.
    .hint = The damaged file was kept as well.
notice-store-damaged-empty = The saved file was damaged, so everything starts new.
    .hint = The damaged file was kept.
notice-store-locked = Malgeurim is open already.
    .hint = Use the one that is open.
notice-store-newer = The saved file was made by a newer Malgeurim.
    .hint = Install the newer Malgeurim.
notice-store-full = There is no room left to save.
    .hint = Delete files you do not need from the device.
notice-store-read-only = Nothing can be saved here. You can only look.
    .hint = Let Malgeurim save in another folder.
notice-store-failed = It could not be saved.
    .hint = Please try again in a moment.
notice-store-unavailable = Nothing can be saved now.
    .hint = Close Malgeurim and open it again.
notice-store-unreadable = { $count ->
    [one] { $count } saved thing could not be read.
   *[other] { $count } saved things could not be read.
}
    .hint = Nothing was deleted.
notice-blobs-missing = { $count ->
    [one] { $count } picture or sound file was not found.
   *[other] { $count } picture or sound files were not found.
}
    .hint = They can be restored from a backup.
notice-backup-done = Backed up.
notice-restore-done = The backup is restored.
notice-backup-damaged = This backup is damaged.
    .hint = Choose another backup.

# Boards from files.
notice-import-done = “{ $name }”: imported { $boards ->
    [one] { $boards } board
   *[other] { $boards } boards
} with { $buttons ->
    [one] { $buttons } button
   *[other] { $buttons } buttons
}.
notice-import-beside = The changed boards stay as they are. The boards of the file were imported beside them as “{ $name }”.
    .hint = Remove those that you do not need.
notice-import-repaired = { $count ->
    [one] { $count } place in the file was repaired or replaced by the nearest thing.
   *[other] { $count } places in the file were repaired or replaced by the nearest thing.
}
notice-import-lost = { $count ->
    [one] { $count } place in the file could not be used.
   *[other] { $count } places in the file could not be used.
}
notice-import-failed = The boards could not be imported.
    .hint = Choose another file.
notice-import-too-big = The file is too big.
    .hint = Choose a file with fewer boards.
notice-import-zip-bomb = The file would unpack to an enormous size, so it was not opened.
    .hint = Check that you can trust the file.
notice-import-bad-path = The file holds unsafe names, so it was not opened.
    .hint = Check that you can trust the file.
notice-import-not-a-board = This is not a board file.
    .hint = Choose a board file: obf, obz, gridset, spb, ce or grd.
notice-import-empty = The file is empty.
    .hint = Choose another file.
notice-import-too-big-unpacked = The file is too big when unpacked.
    .hint = Choose a file with fewer boards.
notice-import-too-many-entries = There are too many files inside it.
    .hint = Choose a file with fewer boards.
notice-import-too-many-boards = The file has too many boards.
    .hint = Choose a file with fewer boards.
notice-import-too-many-media = The file has too many pictures and sounds.
    .hint = Choose a file with fewer boards.
notice-import-too-many-values = There is too much inside the file.
    .hint = Choose a file with fewer boards.
notice-import-grid-too-large = The board has too many rows and columns.
    .hint = Choose a file with fewer rows and columns.
notice-import-too-deep = The file is too complicated, so it was not opened.
    .hint = Choose another file.
notice-import-no-boards = There are no boards in the file.
    .hint = Choose another file.
notice-import-damaged = The file is damaged and cannot be read.
    .hint = Fetch the file again.
notice-import-too-many-buttons = The file has too many buttons.
    .hint = Choose a file with fewer boards.
notice-import-too-many-files = There are too many files inside it.
    .hint = Choose a file with fewer boards.
notice-import-encrypted = The file is locked and cannot be opened.
    .hint = Choose a file without a password.
notice-import-other-format = Boards of this kind cannot be read yet.
    .hint = Export them as an obz file from the other program.
notice-import-unreadable = The file cannot be opened.
    .hint = Check that the file is still there.
notice-nothing-to-export = There is nothing to export.
notice-cannot-write = The file could not be written.
    .hint = Choose another folder.
notice-board-missing = That board was not found.

# Pictures.
notice-picture-unreadable = This picture cannot be read.
    .hint = Choose a png or jpg picture.
notice-picture-too-big = The picture is too big.
    .hint = Choose a smaller picture.
notice-picture-missing = The picture was not found.
    .hint = It can be restored from a backup.
notice-picture-words-full = No more words fit in.
    .hint = Take a word out first.
notice-paint-stopped = Painting stopped.
notice-cut-out-nothing = Nothing to cut out was found in this picture.
    .hint = Try a drawing with strong lines, or a photo taken in good light.
notice-paint-nothing = Nothing is chosen to paint yet.
    .hint = Choose a word.
notice-style-unknown = There is no such style.
    .hint = Choose another style.
notice-busy = Something is still being done.
    .hint = Please wait a moment.

# Exhibition.
notice-export-done = Exported here: { $to }
notice-export-left-out = { $count ->
    [one] { $count } work was left out somewhere.
   *[other] { $count } works were left out somewhere.
}
    .hint = Export says why it was left out.
notice-export-not-spoken = A description could not be spoken, so nothing was exported.
    .hint = Install the voice (espeak-ng) again, then export again.
notice-export-folder-taken = There is something else in this folder.
    .hint = Choose another folder.
notice-export-under-way = Something is being exported into this folder now.
    .hint = Try again when it has ended.
notice-export-stopped = The export was stopped.
    .hint = The next one goes on from there.
notice-export-failed = It could not be exported.
    .hint = Choose another folder.
notice-exhibition-empty = No work hangs in the exhibition.
    .hint = Hang a work first.
notice-exhibition-exists = There is an exhibition with that name.
    .hint = Please write another name.
notice-consent-unasked = The artists were not asked yet.
    .hint = Ask them first whether their works may be shown.
notice-consent-refused = No work had a yes, so nothing was exported.
    .hint = Consent shows who gave which answer.

# Everything else.
notice-not-found = It was not found.
notice-job-failed = The work could not be finished.
    .hint = Please try again.
notice-file-not-found = The file was not found.
    .hint = Check that the file is still there.
notice-file-too-big = The file is too big.
    .hint = Choose a smaller file.
notice-file-no-permission = Nothing can be written there.
    .hint = Choose another folder.
notice-file-failed = The file could not be read or written.
    .hint = Please try again.

# Signs, cards, drawings, sounds. `$way` is a way id (sign), worded before it stands here.
notice-attention-idle = Turned off because nothing was shown: { $way }
    .hint = Tap once more to use it again.
notice-attention-off = Nothing can be seen or heard now.
    .hint = Close Malgeurim and open it again.
notice-no-camera = No camera was found.
    .hint = Please connect a camera.
notice-camera-busy = Another program is using the camera.
    .hint = Close the other program.
notice-camera-denied = The camera may not be used.
    .hint = Allow the camera in the settings of this device.
notice-camera-lost = The camera was disconnected.
    .hint = Connect it again and tap once more.
notice-camera-unusable = This camera cannot be used.
    .hint = Connect another camera.
notice-hands-missing = The files that tell hands are not there yet.
    .hint = Please ask someone who helps you to install the files for hand signs.
notice-hands-unusable = The files that tell hands cannot be used.
    .hint = Please ask someone to install the hand files again.
notice-face-missing = The files that see faces are not there yet.
    .hint = Ask your helper to install the face files.
notice-face-unusable = The files that see faces cannot be used.
    .hint = Ask your helper to install the face files again.
notice-not-in-a-picture = This cannot be put into a picture.
    .hint = Show another word.
notice-picture-unusable = This drawing cannot be used.
    .hint = Draw it again.
notice-word-too-quiet = The sound is too quiet.
    .hint = Speak nearer to the microphone.
notice-word-clipped = The sound is too loud.
    .hint = Move away from the microphone a little.
notice-word-too-long = That was too long.
    .hint = Say one word at a time.
notice-word-too-short = The sound is too short.
    .hint = Say it a little longer.
notice-lens-idle = Nothing was taken for a while, so the camera was switched off.
notice-labels-unfit = { $count ->
    [one] The text did not fit on { $count } label: { $path }
   *[other] The text did not fit on { $count } labels: { $path }
}
    .hint = Shorten the texts, or choose larger labels.
notice-labels-without-code = { $count ->
    [one] { $count } label has no QR code.
   *[other] { $count } labels have no QR code.
}
    .hint = Give the web address of the exhibition to have one on each label.
notice-print-no-font = No Hangul font was found.
    .hint = Please install one and try again.
notice-board-edit-nothing = This cannot be done here.
    .hint = Choose another place.
notice-board-edit-covered = The photo lies here.
    .hint = Choose a place beside the photo.
notice-board-edit-protected = This word is needed and stays as it is.
    .hint = Words like “no” and “stop” always stand in the same place.
notice-board-edit-no-room = There is not enough empty room.
    .hint = Take buttons away, or make a new board.
notice-board-edit-too-large = The board cannot become larger.
notice-board-edit-no-picture = Put a photo first.
notice-board-edit-locked = The boards are locked.
    .hint = Unlock them to change them.
notice-board-edit-link-own = That board belongs to one person and cannot be opened from here.
    .hint = Choose another board.
notice-board-edit-empty = Please type a text.
notice-board-edit-word-first = Put a word first.
notice-board-shared = Shared with { $count } in the group. The boards of { $locked } who have them locked and { $changed } who changed theirs stay as they are.

# Symbol packs.
notice-symbols-came = { $count } symbols of “{ $name }” were added.
notice-symbols-known = The symbols of “{ $name }” are here already.
notice-symbols-gone = The symbols of “{ $name }” were taken out. Pictures on boards stay.
notice-symbols-not-a-pack = This is not a symbol pack.
    .hint = Choose a folder or a ZIP file with pictures.
notice-symbols-empty = There is no picture in it that can be used.
    .hint = It needs SVG or PNG pictures.
notice-symbols-too-big = The symbol pack is too large.
    .hint = Add it in smaller parts.
notice-symbols-bad-path = The file is not safe, so it was not opened.
notice-symbols-encrypted = The file is locked with a password.
    .hint = Choose a file that is not locked.
notice-symbols-damaged = The file is damaged and could not be read.
    .hint = Get the file again.
notice-symbols-stopped = Adding symbols was stopped.
notice-service-key-stays = The key of { $name } could not be removed. The service is still there.
    .hint = Please try again.
notice-lesson-not-here = That room cannot be opened here now.
    .hint = Please tell your instructor. What you were making is still there.
notice-ask-maker-stays = They stay in one room now.
    .hint = Please ask them when they are out of it.
notice-lesson-unknown = There is no such lesson.
    .hint = Choose another one.
notice-lesson-no-steps = A lesson without steps cannot be begun.
    .hint = Add a step where lessons are made and changed.
notice-lesson-unready = “{ $title }” is not ready yet. It begins as it is.
    .hint = Go on writing it where lessons are made and changed.
notice-lessons-drafts = Lessons that are not ready yet were left out of the file: { $count }
    .hint = Go on writing them where lessons are made and changed.
notice-lessons-came = { $count ->
    [one] { $count } lesson came from the file.
   *[other] { $count } lessons came from the file.
}
notice-lessons-known = All lessons of the file are here already.
notice-lessons-unreadable = This is no file of lessons, or it is damaged.
    .hint = Choose a file of lessons (json) that was saved by Malgeurim.
notice-lessons-newer = This file is of a newer Malgeurim.
    .hint = Update Malgeurim, then bring it in.
notice-lessons-count = The file has no lesson, or too many.
    .hint = A file can have up to 100.
notice-lessons-broken = Lesson { $nth } of the file is not ready or is damaged.
    .hint = Nothing was brought in. Choose another file.
notice-lessons-full = No more lessons can be kept.
    .hint = First remove one that is not used.
