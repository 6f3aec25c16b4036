//! A mark whose pixels take longer than a frame: handed out at once, finished in the frames after it.

use super::*;

#[test]
fn however_the_work_is_divided_among_frames_the_mark_is_the_same() {
    for symmetry in [Symmetry::None, Symmetry::Kaleidoscope] {
        let (mut easel, mut shown, mut late) = (easel(600), Vec::new(), 0);
        for (n, mark) in everything(symmetry).into_iter().enumerate() {
            let (first, rest) = mark.trail.points().split_first().unwrap();
            easel.begin(&mark.pen, *first);
            for (i, point) in rest.iter().enumerate() {
                easel.extend(*point);
                if (i + n) % 3 == 0 {
                    easel.work(&mut || false);
                    easel.seen_dirty();
                    late += usize::from(!easel.is_done());
                }
            }
            easel.end();
            shown.push(mark);
            assert!(easel.flatten() == fresh(&shown, 600), "{symmetry:?} {:?}", shown.last().unwrap().pen.tool);
        }
        assert!(late > 0 || symmetry == Symmetry::None, "some work did wait");
    }
}

/// Draws a mark in one go, without a frame between.
fn at_once(easel: &mut Easel, mark: &Mark) -> Arc<Mark> {
    let (first, rest) = mark.trail.points().split_first().unwrap();
    easel.begin(&mark.pen, *first);
    rest.iter().for_each(|point| easel.extend(*point));
    easel.end().unwrap()
}

/// Marks that look different in another order, each with much to do.
fn much() -> Vec<Arc<Mark>> {
    let many = |tool, color| wave(Pen { symmetry: Symmetry::Kaleidoscope, ..pen(tool, color, 60) }, 1500.0);
    vec![
        many(Tool::Watercolor, RED),
        many(Tool::Eraser, RED),
        many(Tool::Crayon, BLUE),
        tap(pen(Tool::Fill, RED, 40), 2048.0, 300.0),
        many(Tool::Shape { form: Form::Heart, filled: true }, BLUE),
    ]
}

/// Frames of this length until nothing waits.
fn frames(easel: &mut Easel, frame_s: f32) -> usize {
    let left = |_: &usize| !easel.work_a_frame(frame_s);
    (1..10_000).take_while(left).count() + 1
}

#[test]
fn a_mark_is_handed_out_when_the_pen_lifts_and_its_pixels_follow_in_later_frames() {
    let marks = much();
    let mut easel = easel(600);
    for (n, mark) in marks.iter().enumerate() {
        assert_eq!(at_once(&mut easel, mark), *mark, "what is stored is whole");
        assert!(!easel.is_done() && !easel.is_drawing(), "lifting does not wait for the pixels");
        assert!(easel.follow(&marks[..=n], &mut || false), "the next stroke may begin");
    }
    let behind = tap(pen(Tool::Marker, BLUE, 90), 3000.0, 3000.0);
    easel.begin(&behind.pen, behind.trail.points()[0]);
    assert!(frames(&mut easel, 1.0 / 60.0) > 10);
    assert!(easel.is_done() && easel.is_drawing(), "also the stroke under the hand");
    easel.cancel();
    assert!(easel.flatten() == fresh(&marks, 600), "in the order of the strokes");
}

#[test]
fn what_waits_gets_its_share_of_slow_frames_and_more_the_longer_it_waits() {
    let wait = |frame_s: f32| {
        let mut easel = easel(600);
        much().iter().for_each(|mark| drop(at_once(&mut easel, mark)));
        frames(&mut easel, frame_s)
    };
    let pieces = {
        let (mut easel, mut pieces) = (easel(600), 1);
        much().iter().for_each(|mark| drop(at_once(&mut easel, mark)));
        easel.work(&mut || {
            pieces += 1;
            true
        });
        pieces
    };
    let (quick, slow) = (wait(1.0 / 60.0), wait(1.0));
    assert!(quick * 4 < pieces, "{quick} frames for {pieces} pieces");
    assert!(slow * 12 >= pieces && slow < quick, "{slow} and {quick} frames");
    assert_eq!(wait(f32::NAN), quick);
}

#[test]
fn a_mark_that_still_waits_can_be_taken_back() {
    let marks = much();
    for (done, left) in [(0, 0), (0, 2), (3, 1), (9, 0), (9, 3)] {
        let mut easel = easel(300);
        marks.iter().for_each(|mark| drop(at_once(&mut easel, mark)));
        for _ in 0..done {
            easel.work(&mut || false);
        }
        easel.forget_pending();
        assert!(follow(&mut easel, &marks[..left]) == fresh(&marks[..left], 300), "{left} after {done}");
        // What comes again or from elsewhere lies on top of what waits.
        at_once(&mut easel, &marks[left]);
        let mut more = marks[..=left].to_vec();
        more.push(wave(pen(Tool::Watercolor, RED, 90), 1700.0));
        while !easel.follow(&more, &mut || false) {}
        assert!(easel.flatten() == fresh(&more, 300), "{left} and two more after {done}");
    }
}

#[test]
fn a_form_that_shrinks_leaves_nothing_behind() {
    for filled in [true, false] {
        let pen = pen(Tool::Shape { form: Form::Heart, filled }, RED, 60);
        let mut easel = easel(700);
        easel.begin(&pen, Point::new(200.0, 200.0, 128, 0));
        for (i, far) in [3800.0, 1500.0, 3000.0, 900.0].into_iter().enumerate() {
            easel.extend(Point::new(far, far, 128, i as u32 * 16 + 16));
            easel.dirty();
        }
        let mark = easel.end().unwrap();
        let points = mark.trail.points();
        let ends = [points[0], points[points.len() - 1]].into_iter().collect();
        let alone = Arc::new(Mark { pen: mark.pen.clone(), trail: ends });
        assert!(easel.flatten() == fresh(&[alone], 700), "{filled}");
    }
}
