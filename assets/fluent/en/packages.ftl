# Packages: files that move works and people to another device.
package-readme =
    This file is a package of Malgeurim. It moves works to another device.
    It does not mean that they may be shown. What their artists said travels inside.
    Open it with Import package in the settings of Malgeurim. Small pictures are in the folder pictures.
package-move = Move to another device
package-person = Make a package of { $name }
package-group = Make a package of the group { $name }
package-everyone = Make a package of everyone
package-path = Where the package file is
package-bring = Import package
handed-file = Bring in “{ $name }”?
handed-bring = Bring in
handed-leave = Not now
package-under-way = The package is on its way. { $percent }%
package-stop = Stop moving
notice-package-same = “{ $name }”: everything is here already. Nothing has changed.
notice-package-brought = “{ $name }” is imported. Works: { $new } new, { $newer } updated, { $kept } left as they are.
    .hint = If that was wrong, press Undo.
notice-package-parted = { $count ->
    [one] { $count } work was changed on two devices. Both are kept.
   *[other] { $count } works were changed on two devices. Both are kept.
}
    .hint = Look at them in the list of works and delete what you do not need.
notice-package-people = { $count ->
    [one] Imported the settings and recordings of { $count } person.
   *[other] Imported the settings and recordings of { $count } people.
}
notice-package-boards = { $count ->
    [one] { $count } board is different here. The one here was left as it is.
   *[other] { $count } boards are different here. Those here were left as they are.
}
    .hint = To use the boards of the package, reset those here to the first board and import again.
notice-package-written = The package is made: { $to }
    .hint = Works in it: { $works }. People: { $people }.
notice-package-left-out = { $count ->
    [one] { $count } work was left out because a file of it is gone.
   *[other] { $count } works were left out because files of them are gone.
}
    .hint = They can be restored from a backup.
notice-package-empty = There is nothing to put into a package.
    .hint = Choose works first.
notice-package-other = This is not a package of Malgeurim.
    .hint = Choose a file whose name ends in .malgeurim.
notice-package-newer = A newer Malgeurim made this package.
    .hint = Install the newer Malgeurim.
notice-package-damaged = The package is damaged and was not imported.
    .hint = Export it again on the first device.
notice-package-unsafe = The package holds something unsafe and was not imported.
    .hint = Check that you can trust who gave you the file.
notice-package-too-big = The package is too big and was not imported.
    .hint = Export the works in parts.
notice-package-too-much = The package would be too big, so it was not made.
    .hint = Put fewer people or works into it.
notice-package-stopped = Stopped. Nothing has changed.
change-package-import = Import a package
cli-package-line = { $path }: works: { $new } new, { $newer } updated, { $same } the same, { $older } newer here, { $second } changed on both; people: { $people } new
cli-package-written = The package is made: { $path } (works: { $works }, people: { $people })

# The package for an archive.
archive-rights = All rights belong to the artists.
archive-readme =
    This is a package for an archive (BagIt, RFC 8493). It holds only works whose artists said yes to being kept.
    In data/works every work has its picture, its making, its label and its description.
    Import data/omeka-s.csv with CSV Import of Omeka S. Several values of a cell are parted by |.
    Use data/collectionbuilder.csv with CollectionBuilder. Several values of a cell are parted by ;.
    An apostrophe (') at the start of a cell keeps spreadsheets from reading the text as a formula.
# Groups: people who make art together.
group = Group
group-name = Name of a new group
group-new = Put in this group
