# The command line: results for people and one sentence for what did not work.
cli-unknown-group = There is no such group: { $group }
cli-unknown-person = There is no such person: { $name }
cli-unknown-board = There is no such board: { $name }
cli-unknown-set = There is no such set of boards: { $name }
cli-unknown-work = There is no such work: { $name }
cli-unknown-exhibition = There is no such exhibition: { $name }
cli-unknown-style = There is no such style: { $name } (there are: { $list })
cli-unknown-service = There is no such service: { $name }
cli-unknown-use = There is no such use: { $name } (there are: { $list })
cli-unknown-answer = There is no such answer: { $name } (there are: { $list })
cli-words-needed = Please give at least one word.
cli-size-wrong = The size has to be a number from { $low } to { $high }.
cli-cannot-read = The file could not be read: { $path }
cli-cannot-write = The file could not be written: { $path }
cli-not-utf8 = The text could not be read. Please use UTF-8.
cli-store-locked = Another Malgeurim is using it: { $holder }
cli-no-display = No display was found. Open it where there is a screen.
cli-no-sound = The sound could not be played. The sentence is shown.
cli-no-voice = There is no voice, so the words are only shown.
cli-line-wrong = Line { $line } could not be read.

# Results.
cli-person-group = Group of { $name }: { $group }
cli-person-no-group = { $name } is in no group.
cli-person-added = Added { $name }.
cli-person-removed = Removed { $name }.
cli-set-imported = “{ $name }”: { $boards } boards, { $buttons } buttons, { $images } images, { $sounds } sounds
cli-set-repaired = Repaired, or replaced by the nearest thing ({ $count }):
cli-set-lost = Not imported ({ $count }):
cli-set-removed = Removed the set “{ $name }”.
cli-board-line = { $id } · { $name } · { $rows } by { $columns } · { $buttons } buttons
cli-boards-exported = Exported the boards: { $path }
cli-boards-printed = Put { $count } boards on paper: { $path }
cli-boards-words = Wrote the words as a table: { $path }
cli-spoken = Spoke for { $seconds } s ({ $voice }).
cli-word-line = { $id } · { $ko } · { $en } · { $symbol }
cli-no-words = No word found.
cli-painted = { $style }, seed { $seed }, { $size } px, took { $seconds } s.
cli-picture-written = Wrote the picture: { $path }
cli-work-saved = Saved the work: { $id }
cli-work-line = { $id } · { $title } · { $maker } · { $date }
cli-no-works = There are no works yet.
cli-works-imported = { $count ->
    [one] Imported { $count } work.
   *[other] Imported { $count } works.
}
cli-works-exported = { $count ->
    [one] Exported { $count } work: { $path }
   *[other] Exported { $count } works: { $path }
}
cli-exhibition-made = Made the exhibition “{ $name }”.
cli-exhibition-line = { $name } · { $count ->
    [one] { $count } work
   *[other] { $count } works
}
cli-exhibition-hung = { $count ->
    [one] Hung { $count } work in “{ $name }”.
   *[other] Hung { $count } works in “{ $name }”.
}
cli-exhibition-exported = Exported the exhibition: { $path }
cli-exhibition-left-out = Left out: { $title } ({ $why })
cli-no-exhibitions = There are no exhibitions yet.
cli-check-fine = Nothing to check.
cli-check-line = { $work }: { $what } · { $fix }
cli-consent-saved = The answer is saved.
cli-backup-made = Backed up: { $id }
cli-backup-line = { $id } · { $date } · { $size }
cli-no-backups = There are no backups yet.
cli-restored = Restored the backup: { $id }
cli-undone = Undone: { $change }
cli-redone = Done again: { $change }
cli-history-line = { $step } · { $date } · { $change }
cli-history-line-undone = { $step } · { $date } · { $change } (undone)
cli-no-history = Nothing changed yet.
cli-no-services = No services are turned on.
cli-services-damaged = The list of services could not be read, and was left as it is: { $why }
cli-service-line = { $name } · { $kind } · { $url } · { $state }
cli-service-on = on
cli-service-off = off
cli-service-kind-image = pictures
cli-service-kind-speech = speech
cli-service-kind-chat = words
cli-service-kind-other = other
cli-service-tested = { $name }: { $why }
cli-service-answers = It answers.
cli-service-why-not-on = It is turned off. It was not asked.
cli-service-why-address = Its address is wrong. It was not asked.
cli-service-why-insecure = Its address has to begin with https. It was not asked.
cli-service-why-busy = Too much is asked at once. Please try again soon.
cli-service-why-redirected = It sends on to another place. Nothing was sent there.
cli-service-why-unreachable = It cannot be reached. Please check the internet and the address.
cli-service-why-untrusted = It cannot show that it is the right one. Please check the address.
cli-service-why-timed-out = It did not answer in time.
cli-service-why-too-big = Its answer is too big.
cli-service-why-status = It answers that something is broken there.
cli-service-why-garbled = Its answer could not be understood.
cli-service-why-cancelled = It was stopped.
cli-service-why-start = The network could not be used on this device.
cli-no-hand-models = The models that see hands are not ready: { $why }
cli-too-many-pictures = There are too many pictures. At most { $most } can be looked at.
cli-no-hands = no hands
cli-hand-left = left hand { $percent }%
cli-hand-right = right hand { $percent }%
cli-hands-line = { $file }: { $hands } ({ $ms } ms)
cli-answer-sure = Sure.
cli-answer-maybe = It may be one of these.
cli-answer-unknown = I do not know.
cli-taught = Taught: { $word } ({ $count } examples)
cli-no-word-heard = No word was found in the sound: { $path }
cli-cards-printed = { $cards } cards on { $pages } sheets: { $path }
cli-cards-per-page = A sheet holds 6, 8 or 12.
cli-cards-none = There are no buttons to make cards of.
cli-cards-no-font = No Hangul font was found. Please install one.

cli-went-line = { $date } · { $what } · works: { $count } · { $to }
cli-went-nowhere = Nothing was exported yet.

# Symbol packs.
cli-unknown-pack = There is no such symbol pack: { $name }
cli-symbols-pack = { $name } · { $count } symbols · { $licence }
cli-symbols-no-packs = No symbol pack has been added.
cli-symbols-found = { $symbol } · { $ko } · { $en } · { $pack }
cli-symbols-none = No symbol was found.
cli-symbols-removed = The symbol pack “{ $name }” was taken out.

cli-voice-silent = The chosen voice ({ $name }) could not speak, so another voice did.
voices-line = { $name } ({ $about })
voices-added = The voice was added: { $name }
voices-removed = The voice was removed: { $name }
voices-unknown = There is no such voice: { $name }. See voices list.

# lessons
cli-lesson-begun = { $count ->
    [one] “{ $title }” was begun for { $count } person.
   *[other] “{ $title }” was begun for { $count } people.
}
cli-lesson-removed = “{ $title }” was taken out.
cli-lesson-builtin = A lesson of the program cannot be taken out.
cli-lessons-written = { $count ->
    [one] { $count } lesson was written to { $path }.
   *[other] { $count } lessons were written to { $path }.
}
cli-lessons-kept = { $count ->
    [one] { $count } lesson was brought in.
   *[other] { $count } lessons were brought in.
}
cli-lessons-none = There is no lesson to write.
cli-lesson-draft = “{ $title }” is not ready yet. Finish it before it is written to a file.
cli-lessons-unreadable = No lessons can be read from { $path }.
# A file that the window is opened with; the manual page.
cli-file-and-command = A file for the window and a command cannot stand together.
cli-manual-home = Folder of everything that is kept. Default: the system's folder for it.
cli-manual-models = Folder of the models and of the engine that runs them.
cli-manual-log = Tells more on stderr: warn, info or debug.
cli-manual-offset = Minutes that dates are ahead of UTC. Default: 540, Korea.
cli-manual-camera = A picture, or a folder of pictures, that stands for the camera.
cli-manual-microphone = A WAV file that stands for the microphone.
cli-manual-done = Done.
cli-manual-failed = Not done; one sentence on stderr says why.
cli-manual-wrong = Wrong use of the command line.
