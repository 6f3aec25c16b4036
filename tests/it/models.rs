//! Models: the converter on small models made here, hostile bytes, the list, the folder, models that people add.

mod converter;
mod flat;
mod folder;
mod hostile;
mod line;
mod real;
mod tiny;
mod user;
