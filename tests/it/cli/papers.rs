//! What packages of the program are made with: `completions`, `manual`, `icon`.

use super::{Home, path};

#[test]
fn every_shell_completes_what_the_help_lists() {
    let home = Home::new();
    for (shell, begins) in [("bash", "_malgeurim()"), ("zsh", "#compdef malgeurim"), ("fish", "complete -c malgeurim")]
    {
        let script = home.done(["completions", shell]);
        assert!(script.lines().any(|line| line.starts_with(begins)), "{shell}: {script:.200}");
        for word in ["doctor", "exhibit", "--profile", "--honorific"] {
            // Fish writes options without their dashes.
            let written = if shell == "fish" { word.trim_start_matches('-') } else { word };
            assert!(script.contains(written), "{shell} does not know {word}");
        }
    }
    assert_eq!(home.run(["completions", "nonsense"]).code, 2);
}

#[test]
fn the_manual_is_one_page_with_every_command() {
    let home = Home::new();
    let page = home.done(["manual", "--lang", "en"]);
    assert!(page.lines().any(|line| line.starts_with(".TH malgeurim 1")), "{page:.300}");
    for heading in ["NAME", "SYNOPSIS", "OPTIONS", "COMMANDS", "ENVIRONMENT", "\"EXIT STATUS\""] {
        assert!(page.contains(&format!(".SH {heading}\n")), "{heading}: {page:.600}");
    }
    for command in ["doctor", "boards import", "profiles export", "exhibit catalogue", "services key", "backup now"] {
        assert!(page.contains(&format!(".SS \"malgeurim {command}\"\n")), "{command}");
    }
    for hidden in ["malgeurim manual", "malgeurim icon", "models wanted", "completions"] {
        assert!(!page.contains(hidden), "{hidden} is for scripts");
    }
    assert!(page.contains("MALGEURIM_HOME"), "{page}");
    assert_ne!(home.done(["manual", "--lang", "ko"]), page);
}

#[test]
fn the_icon_is_a_picture_of_the_size_asked_for() {
    let home = Home::new();
    for side in [16, 48, 512] {
        let out = home.file(&format!("{side}.png"));
        home.done(["icon", "--size", &side.to_string(), "--out", path(&out)]);
        let bytes = std::fs::read(&out).unwrap();
        let icon = malgeurim::art::codec::decode(&bytes).unwrap();
        assert_eq!((icon.width, icon.height), (side, side));
        assert_eq!(icon.rgba[3], 0, "round corners");
    }
    assert_eq!(home.run(["icon", "--size", "0", "--out", "x.png"]).code, 2);
    let folder = home.data();
    std::fs::create_dir_all(&folder).unwrap();
    home.refused(["icon", "--out", path(&folder)]);
}

/// The window is asked for: without a display that is exit 1, while a wrong line is exit 2.
fn asks_for_the_window(home: &Home, name: &str) -> bool {
    home.run([name]).code == 1
}

#[test]
fn every_file_type_of_the_linux_packages_opens_the_window() {
    let entry = include_str!("../../../assets/linux/malgeurim.desktop");
    let types = include_str!("../../../assets/linux/malgeurim.mime.xml");
    let between = |text: &'static str, begin: &'static str, end: char| {
        text.split(begin).skip(1).filter_map(move |rest| rest.split_once(end)).map(|(found, _)| found)
    };
    let listed: Vec<&str> = between(entry, "MimeType=", '\n').flat_map(|line| line.split_terminator(';')).collect();
    let described: Vec<&str> = between(types, "<mime-type type=\"", '"').collect();
    assert_eq!(listed, described);
    let home = Home::new();
    let endings: Vec<&str> = between(types, "pattern=\"*", '"').collect();
    assert_eq!(endings.len(), described.len(), "one ending each: {endings:?}");
    for ending in endings {
        assert!(asks_for_the_window(&home, &format!("바다{ending}")), "{ending}");
    }
    assert!(!asks_for_the_window(&home, "바다.zip"), "other archives are for the settings");
}
