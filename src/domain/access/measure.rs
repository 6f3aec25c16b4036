//! What a person's own measures suggest: the time of a step from how quickly they press, the time of dwelling from how
//! steadily they rest. See docs/access.md for where the rules come from.

use super::{DwellSettings, Place, ScanSettings};

/// So many measures are needed before anything is suggested.
pub const LEAST: usize = 3;

/// A step of scanning should last the time of reaction divided by this: the ".65 rule" (Simpson, Koester, LoPresti 2007).
const SHARE: f64 = 0.65;
/// Faster is no answer but a press that was under way.
const ANTICIPATED_MS: u32 = 120;
/// Times are suggested in steps of this many milliseconds.
const STEP_MS: u32 = 50;

/// The median, of those that can be answers at all.
pub fn reaction(times_ms: &[u32]) -> Option<u32> {
    let mut times: Vec<u32> = times_ms.iter().copied().filter(|time| *time >= ANTICIPATED_MS).collect();
    if times.len() < LEAST {
        return None;
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}

/// How long a step should last, from times between a mark and the press that answered it.
pub fn step(times_ms: &[u32]) -> Option<u32> {
    let step = (f64::from(reaction(times_ms)?) / SHARE) as u32;
    Some(step.div_ceil(STEP_MS).saturating_mul(STEP_MS).clamp(ScanSettings::LEAST_MS, ScanSettings::MOST_MS))
}

/// A light comes on after such waits, again and again: never in a rhythm that could be learnt. Milliseconds.
const WAITS_MS: [u64; 7] = [1700, 2600, 1300, 3100, 2100, 1500, 2800];

/// Measures times of reaction: a light comes on, the person presses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reactions {
    times_ms: Vec<u32>,
    waited: usize,
    since_ms: Option<u64>,
}

impl Reactions {
    /// Time passed, or a switch was pressed (when the press began). A press in the dark lets it wait anew.
    pub fn on(&mut self, pressed_ms: Option<u64>, now_ms: u64) {
        let since = *self.since_ms.get_or_insert(now_ms);
        let Some(pressed) = pressed_ms else { return };
        if self.is_lit(now_ms) {
            let lit = since + self.wait_ms();
            self.times_ms.push(pressed.saturating_sub(lit).min(u64::from(u32::MAX)) as u32);
            self.waited += 1;
        }
        self.since_ms = Some(now_ms);
    }

    fn wait_ms(&self) -> u64 {
        WAITS_MS.get(self.waited % WAITS_MS.len()).copied().unwrap_or_default()
    }

    /// Whether the light is on.
    pub fn is_lit(&self, now_ms: u64) -> bool {
        self.since_ms.is_some_and(|since| now_ms >= since + self.wait_ms())
    }

    /// What was measured, milliseconds.
    pub fn times(&self) -> &[u32] {
        &self.times_ms
    }
}

/// Measures how steadily a pointer rests: on one place after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resting {
    rests: Vec<Rest>,
    now: Rest,
    since_ms: Option<u64>,
}

/// The pointer comes to rest for so long before it is measured, and is then measured for so long. Milliseconds.
const SETTLES_MS: u64 = 800;
const RESTS_MS: u64 = 2000;

impl Resting {
    /// The pointer is here; `on`: within the place that is shown.
    pub fn on(&mut self, at: Option<Place>, on: bool, now_ms: u64) {
        let Some(at) = at.filter(|_| on || self.since_ms.is_some()) else { return };
        let since = *self.since_ms.get_or_insert(now_ms);
        if now_ms.saturating_sub(since) < SETTLES_MS {
            return;
        }
        self.now.places.push(at);
        if now_ms.saturating_sub(since) >= SETTLES_MS + RESTS_MS {
            self.rests.push(std::mem::take(&mut self.now));
            self.since_ms = None;
        }
    }

    /// How many places were rested on.
    pub fn count(&self) -> usize {
        self.rests.len()
    }

    /// What was measured.
    pub fn rests(&self) -> &[Rest] {
        &self.rests
    }
}

/// How steadily a pointer rested on a target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest {
    /// Where it was, again and again.
    pub places: Vec<Place>,
}

/// Time and room of dwelling that fit a rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steadiness {
    /// 19 of 20 places lie no farther than this from their middle, points.
    pub spread: f32,
    /// Suggested time, milliseconds.
    pub time_ms: u32,
    /// Suggested room for trembling, points.
    pub room: f32,
}

/// Needed places of a rest.
const LEAST_PLACES: usize = 20;
/// A steady pointer: time that is needed all the same to tell looking from choosing, milliseconds.
const STEADY_MS: f32 = 700.0;
/// Each point of trembling adds so much, milliseconds.
const PER_POINT_MS: f32 = 20.0;

/// What several rests suggest together: the least steady counts.
pub fn steadiness(rests: &[Rest]) -> Option<Steadiness> {
    let spreads: Vec<f32> = rests.iter().filter_map(spread).collect();
    if spreads.len() < LEAST {
        return None;
    }
    let spread = spreads.into_iter().fold(0.0, f32::max);
    let time = ((STEADY_MS + PER_POINT_MS * spread) / STEP_MS as f32).ceil() as u32 * STEP_MS;
    let time_ms = time.clamp(DwellSettings::LEAST_MS, 2000);
    Some(Steadiness { spread, time_ms, room: (spread * 1.2).clamp(8.0, 80.0).round() })
}

fn spread(rest: &Rest) -> Option<f32> {
    if rest.places.len() < LEAST_PLACES {
        return None;
    }
    let middle = |part: fn(&Place) -> f32| {
        let mut values: Vec<f32> = rest.places.iter().map(part).collect();
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let (x, y) = (middle(|place| place.0), middle(|place| place.1));
    let mut away: Vec<f32> = rest.places.iter().map(|place| (place.0 - x).hypot(place.1 - y)).collect();
    away.sort_by(f32::total_cmp);
    away.get(away.len() * 19 / 20).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_the_time_of_reaction_over_0_65() {
        assert_eq!(step(&[650, 640, 900]), Some(1000));
        assert_eq!(step(&[1300, 1290, 1310]), Some(2000));
        assert_eq!(step(&[650, 640]), None, "two presses say too little");
    }

    #[test]
    fn a_press_that_was_under_way_is_no_reaction() {
        assert_eq!(reaction(&[10, 20, 600, 610, 620]), Some(610));
    }

    #[test]
    fn a_press_in_the_dark_is_not_measured() {
        let mut reactions = Reactions::default();
        reactions.on(None, 0);
        reactions.on(Some(500), 500);
        assert!(!reactions.is_lit(2000) && reactions.is_lit(2200), "it waits anew");
        reactions.on(Some(2900), 2900);
        assert_eq!(reactions.times(), [700]);
        assert!(!reactions.is_lit(2900 + 2599) && reactions.is_lit(2900 + 2600));
    }

    #[test]
    fn a_rest_is_measured_after_it_has_settled() {
        let mut resting = Resting::default();
        resting.on(Some((0.0, 0.0)), false, 0);
        let mut now = 0;
        while resting.count() < 3 {
            now += 50;
            resting.on(Some((10.0, 10.0)), true, now);
            assert!(now < 20_000);
        }
        let steadiness = steadiness(resting.rests()).expect("enough");
        assert_eq!((steadiness.spread, steadiness.time_ms, steadiness.room), (0.0, 700, 8.0));
    }

    #[test]
    fn who_trembles_gets_more_time_and_room() {
        let rest =
            |size: f32| Rest { places: (0..40).map(|n| ((n % 3) as f32 * size, (n % 2) as f32 * size)).collect() };
        let calm = steadiness(&[rest(1.0), rest(1.0), rest(1.0)]).expect("enough");
        let wild = steadiness(&[rest(1.0), rest(30.0), rest(1.0)]).expect("enough");
        assert!(wild.time_ms > calm.time_ms && wild.room > calm.room, "{calm:?} {wild:?}");
        assert!(wild.time_ms <= 2000 && wild.room <= 80.0);
        assert_eq!(steadiness(&[rest(1.0)]), None);
    }
}
