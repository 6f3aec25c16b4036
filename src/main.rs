//! Wires the world to the face by two channels; without a command, opens the window.

use clap::Parser;
use eframe::egui;
use malgeurim::app::{Command, State};
use malgeurim::cli::{self, Cli};
use malgeurim::io::{desk::Desk, fonts, log};
use malgeurim::ui::{Engine, HangulFonts, Refusal, Window};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

/// The desk as the window's engine.
struct Wired(Desk);

impl Engine for Wired {
    fn state(&self) -> &State {
        self.0.state()
    }
    fn send(&mut self, command: Command) {
        self.0.send(command);
    }
    fn drain(&mut self) {
        self.0.drain();
    }
}

/// The picture of the window where the system has no entry of the program's own.
fn icon() -> egui::IconData {
    let picture = malgeurim::art::program_icon(128);
    picture.map(|p| egui::IconData { rgba: p.rgba, width: p.width, height: p.height }).unwrap_or_default()
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    log::start(cli.is_window());
    if !cli.is_window() {
        return cli::run(cli);
    }
    let start = cli.window_start();
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let wake = Arc::clone(&context);
    let waker = Arc::new(move || {
        if let Some(context) = wake.get() {
            context.request_repaint();
        }
    });
    let desk = cli::window_desk(&cli, waker);
    let refused = desk.is_err();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("말그림")
            .with_app_id("malgeurim")
            .with_icon(icon())
            .with_inner_size(start.size)
            .with_min_inner_size([360.0, 560.0]),
        ..Default::default()
    };
    // Fonts are read while the window opens.
    let hangul = std::thread::spawn(fonts::hangul);
    let opened = eframe::run_native(
        "malgeurim",
        options,
        Box::new(move |cc| {
            drop(context.set(cc.egui_ctx.clone()));
            let fonts = hangul.join().ok().flatten().map(|family| HangulFonts {
                regular: (family.regular.bytes, family.regular.index),
                bold: (family.bold.bytes, family.bold.index),
            });
            Ok(match desk {
                Ok(desk) => Box::new(Window::new(&cc.egui_ctx, Wired(desk), fonts).with_file(start.file)),
                Err(sentence) => Box::new(Refusal::new(&cc.egui_ctx, sentence, fonts)),
            })
        }),
    );
    match opened {
        Ok(()) => ExitCode::from(u8::from(refused)),
        Err(error) => cli::no_window(&cli, &error.to_string()),
    }
}
