# The exhibition as web pages. Readers are visitors; words stay easy.
web-skip = Skip to content
web-description = The exhibition “{ $title }” with { $count ->
    [one] { $count } work.
   *[other] { $count } works.
}
web-when = When
web-where = Where
web-works-count = { $count ->
    [one] { $count } work
   *[other] { $count } works
}
web-no-works = No works hang here yet.
web-page-title = { $title } · { $exhibition }
web-untitled = Untitled work
web-maker = Artist
web-maker-unnamed = Name not given
web-year = Year
web-technique = Technique
web-size = Size
web-size-value = { $width } × { $height } pixels
web-words = Words tapped
web-description-heading = Description
web-description-none = There is no description yet.
web-how-made = How it was made
web-how-made-none = How it was made was not recorded.
web-picture = Picture of the work “{ $title }”
web-open-picture = See the picture alone
web-previous = Previous work
web-next = Next work
web-back = Back to the exhibition
web-between-works = Other works
web-languages = Language
web-about = About this exhibition

# Techniques, in true words.
web-technique-painter = Digital painting ({ $style } style)
web-technique-painter-drawn = Digital painting ({ $style } style), with drawing by hand
web-technique-painter-brought = Digital painting from a photo or drawing ({ $style } style)
web-technique-painter-brought-drawn = Digital painting from a photo or drawing ({ $style } style), with drawing by hand
web-technique-hand = Digital drawing by hand
web-technique-brought = A photo or drawing that was brought
web-technique-brought-drawn = Digital drawing by hand on a photo or drawing
web-technique-service = Picture made by AI
web-technique-service-drawn = Picture made by AI, with drawing by hand
web-technique-unknown = Digital picture

# Whose hand, and what it did.
web-hand-person = The artist
web-hand-painter = The Malgeurim program
web-hand-service = An AI picture service
web-hand-staff = A helper
web-step-chose = Chose words.
web-step-chose-words = Chose words: { $words }
web-step-brought = Brought a photo or drawing.
web-step-composed = Laid out a sketch from the words.
web-step-painted = Painted the picture. Style: { $style }
web-step-generated = A service made the picture: { $service }
web-step-drew = { $count ->
    [one] Drew { $count } stroke by hand.
   *[other] Drew { $count } strokes by hand.
}
web-step-titled = Gave it the title “{ $title }”
web-step-outlined = Made lines to colour in.
web-step-traced = Traced a faded picture.
web-step-cut-out = Cut out their own drawing and put it into the picture.
web-step-imported = Brought it from another device.

# Generative AI: said as it is, from the steps of the work.
web-ai = AI
web-ai-none = No generative AI was used.
web-ai-none-painter = No generative AI was used. The program laid the brush strokes by fixed rules.
web-ai-brought = Malgeurim used no generative AI. How the photo or drawing was made is not known.
web-ai-used = This work was made with generative AI.
web-ai-unknown = Not known: how it was made was not fully recorded.
web-ai-all-none = No generative AI was used for the works of this exhibition.
web-ai-see-works = The page of each work says whether AI was used.
web-ai-some-used = Some works were made with generative AI. Their pages say so.

# Below every page.
web-rights = The rights in the works belong to their artists.
web-credit-twemoji = Symbols in the pictures: Twemoji, © Twitter, Inc. and contributors, CC BY 4.0
web-credit-own = Malgeurim symbols: the makers of Malgeurim, MIT OR Apache-2.0
web-credit-licence = Terms of CC BY 4.0 (another website)
web-made-with = This exhibition was made with Malgeurim.
web-no-tracking = These pages do not track visitors.
