# Choose your name.
choose-name = Choose your name
person-open = Start as { $name }
add-person = Add a person
person-name = Name
    .hint = The name you want to be called.
guest = Guest
person-picture = Choose my picture
    .hint = Choose a photo, a drawing of your own or a symbol.
name-empty = Please write a name.
name-taken = That name is taken. Please write another one.
