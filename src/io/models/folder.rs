//! Where models and their runtime are.

use std::path::{Path, PathBuf};

/// Names the folder from outside.
const VARIABLE: &str = "MALGEURIM_MODELS";
/// The folder's name beside the program, in a checkout, in the data folder.
const NAME: &str = "models";
/// What tells the models folder of a checkout from any other folder of that name.
const LIST: &str = "manifest.toml";
/// Where a package of the system puts the program's own files, from the folder above that of the program (`/usr/bin`).
const INSTALLED: &str = "lib/malgeurim/models";
/// How far above the program a checkout may begin (`target/release/deps/…`).
const LEVELS: usize = 5;

/// `MALGEURIM_MODELS`; else beside the program; else where a package of the system puts them; else that of the checkout in which the program was built or is run; else in the
/// folder `data`.
pub fn find(data: &Path) -> PathBuf {
    let named = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    let program = std::env::current_exe().ok();
    let here = std::env::current_dir().ok();
    named.unwrap_or_else(|| choose(program.as_deref(), here.as_deref(), data))
}

/// The folder for a program at `program` that was started in `here`.
fn choose(program: Option<&Path>, here: Option<&Path>, data: &Path) -> PathBuf {
    let beside = program.and_then(Path::parent).map(|folder| folder.join(NAME)).filter(|folder| folder.is_dir());
    let installed = || {
        let root = program.and_then(Path::parent).and_then(Path::parent);
        root.map(|root| root.join(INSTALLED)).filter(|folder| folder.is_dir())
    };
    let above = program.into_iter().flat_map(|program| program.ancestors().skip(1).take(LEVELS));
    let checkout = || above.chain(here).map(|folder| folder.join(NAME)).find(|folder| folder.join(LIST).is_file());
    beside.or_else(installed).or_else(checkout).unwrap_or_else(|| data.join(NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_the_program_then_the_checkout_then_the_data_folder() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let (program, data) = (root.path().join("target/release/malgeurim"), root.path().join("data"));
        let here = root.path().join("elsewhere");
        std::fs::create_dir_all(here.join("models"))?;
        let chosen = || choose(Some(&program), Some(&here), &data);
        assert_eq!(chosen(), data.join("models"), "a folder that only has the name");
        std::fs::create_dir_all(root.path().join("models"))?;
        std::fs::write(root.path().join("models/manifest.toml"), "form = 1")?;
        assert_eq!(chosen(), root.path().join("models"));
        std::fs::create_dir_all(root.path().join("target/release/models"))?;
        assert_eq!(chosen(), root.path().join("target/release/models"));
        Ok(())
    }

    #[test]
    fn a_package_of_the_system_has_them_beside_its_programs() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let (program, data) = (root.path().join("usr/bin/malgeurim"), root.path().join("data"));
        let chosen = || choose(Some(&program), None, &data);
        assert_eq!(chosen(), data.join("models"));
        let installed = root.path().join("usr/lib/malgeurim/models");
        std::fs::create_dir_all(&installed)?;
        assert_eq!(chosen(), installed);
        Ok(())
    }
}
