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
