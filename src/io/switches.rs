//! Gamepads, and switches that act as one (by cable or Bluetooth): a thread of its own while somebody uses them.

use crate::app::{Outcome, SwitchAsk, SwitchNews};
use crate::domain::access::Source;
use crate::io::world::Outbox;
use gilrs::ff::{BaseEffect, BaseEffectType, Effect, EffectBuilder, Repeat, Replay, Ticks};
use gilrs::{EventType, Gilrs, GilrsBuilder};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;

/// How often it is looked whether something else is wanted. Presses themselves wake the thread at once.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// A shake after a choice.
const SHAKE_MS: u32 = 90;
/// Strength of a shake, of `u16::MAX`.
const SHAKE: u16 = 0x9000;

/// Who listens to gamepads.
pub struct Switches {
    outbox: Outbox,
    /// While they are listened to; a message is a shake, dropping it ends the thread.
    open: Option<Sender<()>>,
}

impl Switches {
    /// Opens nothing yet.
    pub fn new(outbox: Outbox) -> Self {
        Self { outbox, open: None }
    }

    /// Listens, stops, shakes. Never waits.
    pub fn ask(&mut self, ask: SwitchAsk) {
        match ask {
            SwitchAsk::Open => self.open(),
            SwitchAsk::Close => self.open = None,
            SwitchAsk::Shake => {
                if self.open.as_ref().is_some_and(|shake| shake.send(()).is_err()) {
                    tracing::debug!("nobody listens to gamepads any more");
                }
            }
        }
    }

    fn open(&mut self) {
        let (sender, shakes) = channel();
        self.open = Some(sender);
        let outbox = self.outbox.clone();
        let tell = move |news| outbox.send(Outcome::Switch(news));
        let work = move || match GilrsBuilder::new().set_update_state(false).build() {
            Ok(gilrs) => listen(gilrs, &shakes, &tell),
            Err(error) => {
                tracing::warn!(%error, "gamepads cannot be listened to");
                tell(SwitchNews::Failed);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("switches".to_owned()).spawn(work) {
            tracing::error!(%error, "no thread for gamepads");
            self.outbox.send(Outcome::Switch(SwitchNews::Failed));
        }
    }
}

fn listen(mut gilrs: Gilrs, shakes: &Receiver<()>, tell: &impl Fn(SwitchNews)) {
    let mut shake = None;
    tell(pads(&gilrs));
    loop {
        match shakes.try_recv() {
            Ok(()) => shake = shaken(&mut gilrs),
            Err(TryRecvError::Disconnected) => return,
            Err(TryRecvError::Empty) => {}
        }
        let Some(event) = gilrs.next_event_blocking(Some(LOOK_EVERY)) else { continue };
        match event.event {
            EventType::ButtonPressed(_, code) => tell(SwitchNews::Pressed(Source::Pad(code.into_u32()), true)),
            EventType::ButtonReleased(_, code) => tell(SwitchNews::Pressed(Source::Pad(code.into_u32()), false)),
            EventType::Connected | EventType::Disconnected => {
                shake = None;
                tell(pads(&gilrs));
            }
            _ => {}
        }
        // An effect that is dropped ends.
        let _ = &shake;
    }
}

fn pads(gilrs: &Gilrs) -> SwitchNews {
    let names = gilrs.gamepads().map(|(_, pad)| pad.name().to_owned()).collect();
    SwitchNews::Pads { names, shakes: gilrs.gamepads().any(|(_, pad)| pad.is_ff_supported()) }
}

/// Shakes every gamepad that can; the effect goes on as long as it is kept.
fn shaken(gilrs: &mut Gilrs) -> Option<Effect> {
    let able: Vec<_> = gilrs.gamepads().filter(|(_, pad)| pad.is_ff_supported()).map(|(id, _)| id).collect();
    if able.is_empty() {
        return None;
    }
    let length = Ticks::from_ms(SHAKE_MS);
    let effect = EffectBuilder::new()
        .add_effect(BaseEffect {
            kind: BaseEffectType::Strong { magnitude: SHAKE },
            scheduling: Replay { play_for: length, ..Default::default() },
            envelope: Default::default(),
        })
        .repeat(Repeat::For(length))
        .gamepads(&able)
        .finish(gilrs)
        .and_then(|effect| effect.play().map(|()| effect));
    effect.inspect_err(|error| tracing::debug!(%error, "no shake")).ok()
}
