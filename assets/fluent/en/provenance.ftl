# How works are made, and signatures (Content Credentials, C2PA). `making-…` goes into files: it names nobody.
making-program = Malgeurim (말그림)
making-began = Begun by hand on an empty sheet.
making-composed = A sketch was laid out from chosen words.
making-photographed = A work made by hand was photographed.
making-brought = Begun with a picture or photograph that was brought.
making-found = The picture was there already. How it was made before is not recorded.
making-painted = Malgeurim painted it ({ $style }).
making-painted-over = Malgeurim painted the picture again ({ $style }).
making-toned = Colours and mood were chosen.
making-generated = A generative AI service made a picture.
making-changed = A generative AI service repainted a picture that was there.
making-drew = Drawn by hand. Strokes: { $count }.
making-outlined = Lines to colour in were made.
making-traced = A picture below was traced.
making-cut-out = A drawing was cut out and put into the picture.
making-resized = The size was changed.
making-converted = It was written as another kind of file.
making-published = It was exported for an exhibition.
making-part-service = Picture by a service
making-part-brought = Picture or photograph that was brought

making-c2pa-created = It was made new.
making-c2pa-opened = It began with a picture that there was.
making-c2pa-placed = Another picture was put in.
making-c2pa-drawing = It was drawn on with drawing tools.
making-c2pa-edited = What it shows was changed.
making-c2pa-filtered = An effect changed how it looks.
making-c2pa-colours = Its colours were changed.

making-source-hand = drawn by a person by hand
making-source-algorithm = drawn by rules, by a program that is not AI
making-source-model = made by generative AI
making-source-model-changed = changed by generative AI
making-source-model-mixed = a mix with something that generative AI made
making-source-photo = photographed
making-source-hand-changed = changed by a person by hand
making-source-algorithm-changed = its look was changed by a program that is not AI
making-source-mixed = a mix of several kinds

# malgeurim provenance show.
cli-provenance-trusted = The signature is right. Nothing was changed since. This device knows the signature.
cli-provenance-valid = The signature is right. Nothing was changed since. This device does not know whether the signer is who they say.
cli-provenance-changed = It was changed after it was signed. What stands below cannot be trusted.
cli-provenance-expired = Nothing was changed since it was signed, but the certificate has run out.
cli-provenance-broken = The credentials are not right. What stands below cannot be trusted.
cli-provenance-none = This file has no credentials (C2PA). They are lost when another program saves it again.
cli-provenance-unreadable = This is no picture file that can be read. PNG, JPEG, TIFF, WebP and GIF are.
cli-provenance-signer = Signed by: { $name }
cli-provenance-signed-at = Signed at: { $at }
cli-provenance-program = Program: { $name }
cli-provenance-ai = Generative AI took part.
cli-provenance-no-ai = No generative AI is among the steps told.
cli-provenance-ai-unknown = Where the first picture came from is not told, so whether AI was used is not fully known.
cli-provenance-whole = The picture as a whole: { $source }
cli-provenance-steps = How it was made:
cli-provenance-step = { $number }. { $words }
cli-provenance-step-dated = { $number }. { $at } · { $words }
cli-provenance-step-agent = { $words } ({ $agent })
cli-provenance-step-source = { $words } → { $source }
cli-provenance-part = Picture in it: { $title }
cli-provenance-part-signed = Picture in it: { $title } (signed by: { $name })
cli-provenance-nobody = not told
cli-provenance-xmp-source = The metadata (XMP) say: { $source }. Without a signature nobody knows who wrote that.
cli-provenance-xmp-ai = AI named in the metadata (XMP): { $name }
cli-file-too-large = The file is too large: { $path } (up to { $limit } is read)

# malgeurim provenance certificate.
cli-certificate-none = There is no certificate yet. It is made with the first export.
cli-certificate-own = Certificate: { $name } (made on this device, until { $until })
cli-certificate-imported = Certificate: { $name } (imported, until { $until })
cli-certificate-exported = The root certificate was saved: { $path }. Give it to those who want to trust it.
cli-certificate-no-root = An imported certificate brings no root. Ask those who gave it.

# Why nobody can sign.
notice-certificate-not-kept = The certificate could not be saved or read.
    .hint = See whether there is room left, and try again.
notice-certificate-damaged = The file of the certificate is damaged.
    .hint = Make a new certificate, or import it again.
notice-certificate-key-gone = There is a certificate, but its key is gone.
    .hint = Make a new certificate, or import it again.
notice-certificate-none = There is no certificate in the file.
    .hint = Choose a PEM file. It begins with “BEGIN CERTIFICATE”.
notice-certificate-no-key = There is no key in the file that can be used.
    .hint = Choose a PKCS #8 PEM file. It begins with “BEGIN PRIVATE KEY”.
notice-certificate-mismatch = Key and certificate do not belong together.
    .hint = Choose the key that came with the certificate.
notice-certificate-not-today = The certificate is not valid today.
    .hint = Check the date of the device. If the certificate has run out, make a new one.
notice-certificate-unsuitable = Pictures cannot be signed with this certificate.
    .hint = It has to be one for signing, and not self-signed. More is in docs/provenance.md.
notice-picture-not-signed = The picture could not be signed, so it was not exported.
    .hint = Try again. To export without signatures, press “{ files-signed }: { off }” in Export.
