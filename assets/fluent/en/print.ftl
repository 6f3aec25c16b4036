# Files for print: how they were made, and what stands in them.
print-repainted = Made again at this size.
print-enlarged = The picture was enlarged to { $percent }% of its size.
print-as-stored = The picture as it is stored.
check-enlarged = For the print, the picture is enlarged to { $percent }%
    .hint = It can be printed like this. Smaller, it is sharper.
metadata-rights-kept = All rights stay with the artist.
metadata-rights-terms = Terms of use: { $address }
