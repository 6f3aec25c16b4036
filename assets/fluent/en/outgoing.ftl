# What is told of files that go out: prints, voices, lines of labels.

notice-print-enlarged = { $title }: it could not be painted again larger, so it was enlarged to { $percent }%.
    .hint = Another version of Malgeurim made the painting. If it looks blurred, print it smaller.
notice-voices-missing-ko = There is no Korean voice on this device, so Korean descriptions cannot be heard.
    .hint = All texts are there. Install a Korean voice (espeak-ng) and export again to hear them.
notice-voices-missing-en = There is no English voice on this device, so English descriptions cannot be heard.
    .hint = All texts are there. Install an English voice (espeak-ng) and export again to hear them.
check-picture-licence = It is not known whether a symbol in the picture may be shown
    .hint = Check its licence on the board that it came from. If nobody knows, take the work down.
check-line-long = There is a long stretch without a space: { $is } letters
    .hint = Put spaces so that no more than { $most } letters stand together.
