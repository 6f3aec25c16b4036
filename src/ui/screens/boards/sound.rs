//! The sound of the chosen button: recorded as in Talk, heard, taken off. A red dot and words say when the microphone is open.

use crate::app::{ClipsCommand, Command, EditCommand};
use crate::ui::kit::tokens::{GAP, TYPE_WORD};
use crate::ui::kit::{Align, Cx, Key, Weight, grid_cell, rows};
use egui::{Rect, Ui, pos2};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let Some(clip) = cx.state.talk.clip.clone() else { return };
    let Some(button) = cx.state.edited_button().cloned() else { return };
    let parts = rows(rect, GAP, &[44.0, 0.0, 76.0]);
    let kept = cx.state.chosen_clip_key().zip(cx.state.person());
    let kept = kept.is_some_and(|(key, person)| person.clips.contains_key(&key));
    let text = match (clip.listening, clip.recording, kept) {
        (true, ..) => "recording",
        (false, Some(_), _) => "please-wait",
        (false, None, true) => "clip-here",
        (false, None, false) => "clip-none",
    };
    let mut place = parts[0];
    if clip.listening {
        ui.painter().circle_filled(pos2(place.left() + 9.0, place.center().y), 9.0, cx.colors.live);
        place.min.x += 27.0;
    }
    let text = cx.t(text);
    cx.words(ui, &text, place, TYPE_WORD, Weight::Regular, Align::Left, 2, cx.colors.ink);
    let recording = clip.recording.is_some();
    let record = match recording {
        true => ("record-stop", "stop-sound", Command::Clips(ClipsCommand::Stop), true),
        false => ("record", "record", Command::Clips(ClipsCommand::Start), button.speaks()),
    };
    let keys = [
        record,
        ("record-play", "play", Command::Clips(ClipsCommand::Play), kept && !recording),
        ("record-delete", "trash", Command::Clips(ClipsCommand::Delete), kept && !recording),
        ("edit-silence", "sound-off", Command::Edit(EditCommand::Silence), button.sound.is_some() && !recording),
    ];
    for (index, (text, icon, command, enabled)) in keys.into_iter().enumerate() {
        let across = if parts[1].width() > parts[1].height() * 1.6 { 4 } else { 2 };
        let cell = grid_cell(parts[1], GAP, (across, 4 / across), (index % across, index / across));
        let cell = Rect::from_min_size(cell.min, egui::vec2(cell.width(), cell.height().min(130.0)));
        let name = cx.t(text);
        let key = Key::new(("edit-clip", index), cell, &name).icon(icon).size(16.0).lines(2).enabled(enabled);
        let key = match index == 0 && enabled {
            true => key.fill(cx.colors.main).ink(cx.colors.on_main).border(cx.colors.main),
            false => key,
        };
        if key.show(ui, cx) {
            cx.send(command);
        }
    }
    let name = cx.t("back");
    if Key::new("edit-back", parts[2], &name).icon("previous").beside().lines(1).show(ui, cx) {
        cx.send(Command::Edit(EditCommand::Sound(false)));
    }
}
