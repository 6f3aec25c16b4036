//! Making of works of every kind.

use super::*;
use crate::domain::artwork::{Physical, Title};
use crate::domain::scene::Scene;
use crate::domain::tone::Tone;

fn painted(of_sheet: bool) -> (Hand, Deed) {
    (Hand::Painter, Deed::Painted { style: "oil".into(), seed: 1, tone: Tone::default(), stopped: false, of_sheet })
}

fn scene() -> (Hand, Deed) {
    (Hand::Painter, Deed::Composed(Scene::default()))
}

fn made() -> (Hand, Deed) {
    (Hand::Service, Deed::Generated { service: "atelier".into(), model: "m1".into(), prompt: "a cat of Haneul".into() })
}

fn drew(strokes: u32) -> (Hand, Deed) {
    (Hand::Person, Deed::Drew(strokes))
}

fn work(steps: Vec<(Hand, Deed)>) -> Artwork {
    let result = |did: &Deed| matches!(did, Deed::Generated { .. }).then(|| BlobId::of(b"picture"));
    let step = |(at, (by, did)): (usize, (Hand, Deed))| Step { at: at as Millis, by, result: result(&did), did };
    let steps = steps.into_iter().enumerate().map(step).collect();
    Artwork {
        maker: "하늘".into(),
        title: Title { text: "봄".into(), ..Title::default() },
        steps,
        ..Artwork::default()
    }
}

fn signed(steps: Vec<(Hand, Deed)>, of_own: bool) -> Artwork {
    let known = FromService { picture: BlobId::of(b"picture"), signed: Some(BlobId::of(b"signed")), of_own };
    Artwork { from_services: vec![known], ..work(steps) }
}

/// Actions with the last part of their source type.
fn told(work: &Artwork) -> Vec<String> {
    let made = Making::of(work, false, false);
    let line = |act: &Act| {
        let source = act.source.map_or("-", SourceType::term);
        format!("{} {source}", act.action.term().trim_start_matches("c2pa."))
    };
    made.acts.iter().map(line).collect()
}

#[test]
fn each_way_of_making_has_its_actions_and_sources() {
    let brought = || (Hand::Person, Deed::Brought);
    let cases = [
        (work(vec![drew(3)]), "created digitalCreation|drawing digitalCreation"),
        (work(vec![scene(), painted(false)]), "created algorithmicMedia"),
        (work(vec![scene(), painted(false), drew(2)]), "created algorithmicMedia|drawing humanEdits"),
        (
            work(vec![drew(2), painted(true)]),
            "created digitalCreation|drawing digitalCreation|filtered algorithmicallyEnhanced",
        ),
        (work(vec![scene()]), "created algorithmicMedia"),
        (work(vec![made()]), "created trainedAlgorithmicMedia"),
        (work(vec![scene(), made()]), "created trainedAlgorithmicMedia"),
        (work(vec![made(), drew(1)]), "created trainedAlgorithmicMedia|drawing humanEdits"),
        (
            work(vec![drew(2), made()]),
            "created digitalCreation|drawing digitalCreation|edited compositeWithTrainedAlgorithmicMedia",
        ),
        (work(vec![brought(), made()]), "opened -|edited compositeWithTrainedAlgorithmicMedia"),
        (
            work(vec![drew(2), scene(), made()]),
            "created digitalCreation|drawing digitalCreation|edited trainedAlgorithmicMedia",
        ),
        (signed(vec![made()], false), "opened trainedAlgorithmicMedia"),
        (
            signed(vec![drew(2), made()], true),
            "created digitalCreation|drawing digitalCreation|placed compositeWithTrainedAlgorithmicMedia",
        ),
        (work(vec![brought()]), "opened -"),
        (work(vec![brought(), drew(1)]), "opened -|drawing humanEdits"),
        (work(vec![brought(), painted(false)]), "opened -|filtered algorithmicallyEnhanced"),
        (work(vec![]), "opened -"),
        (work(vec![(Hand::Staff, Deed::Imported), drew(1)]), "opened -|drawing humanEdits"),
    ];
    for (work, wanted) in cases {
        assert_eq!(told(&work).join("|"), wanted, "{:?}", work.steps);
    }
    let pot = Artwork { physical: Some(Physical::default()), ..work(vec![brought()]) };
    assert_eq!(told(&pot), ["created digitalCapture"]);
}

#[test]
fn it_always_begins_once_and_every_opened_or_placed_picture_is_a_part() {
    let any = [
        drew(1),
        painted(false),
        painted(true),
        scene(),
        made(),
        (Hand::Person, Deed::Brought),
        (Hand::Staff, Deed::Imported),
    ];
    for a in &any {
        for b in &any {
            for c in &any {
                for with in [work, |steps| signed(steps, true)] {
                    let made = Making::of(&with(vec![a.clone(), b.clone(), c.clone()]), false, false);
                    let begins = |act: &Act| matches!(act.action, Action::Created | Action::Opened);
                    assert!(
                        begins(&made.acts[0]) && made.acts.iter().filter(|act| begins(act)).count() == 1,
                        "{made:?}"
                    );
                    for act in &made.acts {
                        let part = act.part.and_then(|part| made.parts.get(part));
                        let parent = part.map(|part| part.is_parent);
                        let wanted = match act.action {
                            Action::Opened => Some(true),
                            Action::Placed => Some(false),
                            _ => None,
                        };
                        assert_eq!(parent, wanted, "{made:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn nobody_is_named_and_no_prompt_told_unless_chosen() {
    let work = signed(vec![made()], false);
    let silent = Making::of(&work, false, false);
    assert!(!format!("{:?}{:?}{:?}", silent.acts, silent.parts, silent.named).contains("Haneul"));
    assert_eq!(silent.hidden, ["a cat of Haneul", "하늘"]);
    assert_eq!(silent.named, None);
    let open = Making::of(&work, true, true);
    assert!(open.hidden.is_empty());
    assert_eq!(open.acts[0].did, Did::Generated(Some("a cat of Haneul".into())));
    assert_eq!(open.named.map(|named| (named.maker, named.title)), Some(("하늘".into(), "봄".into())));
    assert_eq!(silent.acts[0].agent, Agent::Service { name: "atelier".into(), model: "m1".into() });
}

#[test]
fn a_very_long_making_keeps_its_beginning_and_its_newest_steps() {
    let steps = (0..1000).map(|n| if n % 2 == 0 { drew(n + 1) } else { painted(true) }).collect();
    let made = Making::of(&work(steps), false, false);
    assert_eq!(made.acts.len(), MAX_ACTS);
    assert_eq!(made.acts[0].did, Did::Began);
    assert_eq!(made.acts.last().map(|act| act.at), Some(999));
}

#[test]
fn what_the_export_did_comes_last() {
    let how = Written { at: 7, resized: true, converted: true, published: true };
    let made = Making::of(&work(vec![drew(1)]), false, false).written(how);
    let last: Vec<_> = made.acts[2..].iter().map(|act| act.action.term()).collect();
    assert_eq!(last, ["c2pa.resized", "c2pa.converted", "c2pa.published"]);
    assert_eq!(made.acts.last().and_then(|act| act.source), Some(SourceType::DigitalCreation));
    assert_eq!(Making::of(&work(vec![drew(1)]), false, false).written(Written::default()).acts.len(), 2);
}

#[test]
fn colours_that_were_chosen_are_told() {
    let mut with_tone = work(vec![scene(), painted(false)]);
    if let Deed::Painted { tone, .. } = &mut with_tone.steps[1].did {
        tone.palette = crate::domain::tone::Palette::Warm;
    }
    assert_eq!(told(&with_tone), ["created algorithmicMedia", "color_adjustments -"]);
}
