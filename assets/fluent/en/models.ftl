# malgeurim models: the models and the engine that runs them. `models-why-<key>` is the state of one; keys: io/models/error.rs.
models-line = { $name }: { $state } · { $licence }
models-verified = { $name }: { $why }
models-state-ok = ok
models-state-missing = missing
models-state-broken = broken
models-why-ok = It is fine.
models-why-missing = The file is not there.
models-why-unreadable = The file could not be read.
models-why-damaged = The file is damaged, or another one.
models-why-unknown = This model is not known.
models-why-no-runtime = There is no engine for this kind of machine.
models-why-list = The list of models could not be read.
models-why-refused = This model cannot be used. Only standard operators are allowed.
models-why-different = The model is not as its list says.
models-why-too-big = The file is too big.
models-all-there = All models are there already: { $path }
models-installed = { $count ->
    [one] { $count } file was put in place: { $path }
   *[other] { $count } files were put in place: { $path }
}
models-install-unreadable = The package could not be read: { $why }
models-install-foreign = This package is not known, so it was left out: { $why }
models-install-damaged = The package is damaged, so it was left out: { $why }
models-install-convert = A model could not be converted: { $why }
models-install-unwritable = The models folder could not be written: { $why }
models-install-list = The list of models could not be read: { $why }
