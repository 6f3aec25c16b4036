//! What sharing costs: printed, not judged. `cargo test --release --test it share::cost -- --ignored --nocapture`.

use super::place::{Dice, Place};
use super::tablet::Tablet;
use malgeurim::domain::drawing::Mark;
use malgeurim::domain::id::ArtworkId;
use malgeurim::domain::record::Record;
use malgeurim::domain::share::Reach;
use malgeurim::domain::sheet::Drawn;
use malgeurim::io::share::engine::Cost;
use std::sync::Arc;
use std::time::Instant;

const HOUR: i64 = 3_600_000;

/// Resident memory in MB; 0 where the system does not tell.
fn memory() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096 / 1_000_000
}

fn draw(tablet: &mut Tablet, work: &ArtworkId, marks: u64) {
    for nth in 0..marks {
        let id = format!("m-{work}-{nth}");
        tablet.store.put(Record::Mark(Drawn {
            id: id.as_str().into(),
            work: work.clone(),
            sheet: 0,
            nth,
            at: 1,
            mark: Arc::new(Mark::default()),
        }));
    }
}

#[test]
#[ignore = "prints figures"]
fn a_day_of_fifteen_tablets() {
    let place = Place::new();
    let mut dice = Dice::new(5);
    let mut founder = Tablet::found("t0", Reach::Workshop);
    let codes: Vec<_> = (1..15).map(|_| founder.engine.invite(false, "", 0).unwrap()).collect();
    founder.meet_and_take(&place, 0);
    let mut tablets = vec![founder];
    tablets.extend(codes.iter().enumerate().map(|(nth, code)| Tablet::join(&format!("t{}", nth + 1), code)));
    for tablet in &mut tablets {
        tablet.add_person("사람");
    }
    for round in 0..3 {
        for tablet in &mut tablets {
            tablet.meet_and_take(&place, round);
        }
    }
    println!("fifteen tablets, each a work a day (picture of 300 kB, 60 marks) and eight meetings a day");
    println!("day | per tablet: lists, gets, puts | MB in, MB out | place, MB");
    for day in 1..=10 {
        tablets.iter_mut().for_each(|tablet| tablet.cost = Cost::default());
        for hour in 0..8 {
            for tablet in &mut tablets {
                if hour == 2 {
                    let person = tablet.store.people()[0].clone();
                    let work = tablet.paint(&person, Tablet::noise(&mut dice, 300_000));
                    draw(tablet, &work, 60);
                }
                tablet.meet_and_take(&place, (day * 24 + hour) * HOUR);
            }
        }
        let mut cost = Cost::default();
        tablets.iter().for_each(|tablet| cost += tablet.cost);
        let mb = |bytes: u64| bytes as f64 / 1e6;
        println!(
            "{day:3} | {:5} {:5} {:5} | {:6.2} {:6.2} | {:7.2}",
            cost.lists / 15,
            cost.gets / 15,
            cost.puts / 15,
            mb(cost.bytes_in / 15),
            mb(cost.bytes_out / 15),
            mb(place.bytes())
        );
    }
    let quiet = tablets[0].meet_and_take(&place, 300 * HOUR).cost;
    println!("a meeting with nothing new: {} requests, {} bytes out", quiet.requests(), quiet.bytes_out);
}

#[test]
#[ignore = "prints figures"]
fn joining_with_many_works() {
    for works in [1_000, 20_000] {
        let place = Place::new();
        let mut dice = Dice::new(9);
        let mut first = Tablet::found("a", Reach::Workshop);
        let person = first.add_person("사람");
        for _ in 0..works {
            first.paint(&person, Tablet::noise(&mut dice, 64));
        }
        let (before, begun) = (memory(), Instant::now());
        let code = first.engine.invite(false, "", 0).unwrap();
        let sent = first.meet_and_take(&place, 0).cost;
        let (after, send) = (memory(), begun.elapsed());
        let mut second = Tablet::join("b", &code);
        let begun = Instant::now();
        let mut came = second.meet_and_take(&place, 1);
        let mut meetings = 1;
        while came.more {
            came = came + second.meet_and_take(&place, 1);
            meetings += 1;
        }
        assert_eq!(second.store.works().count(), works);
        println!(
            "{works} works of 64-byte pictures: sending {:.1} s, {} puts, {:.1} MB, memory {before} -> {after} MB; joining {:.1} s in {meetings} meetings, {} gets, {:.1} MB, memory -> {} MB",
            send.as_secs_f64(),
            sent.puts,
            sent.bytes_out as f64 / 1e6,
            begun.elapsed().as_secs_f64(),
            came.cost.gets,
            came.cost.bytes_in as f64 / 1e6,
            memory()
        );
        let begun = Instant::now();
        second.change(first.store.works().next().unwrap().id.as_str(), |work| work.maker = "하늘".to_owned());
        second.meet_and_take(&place, 2);
        println!("  one change then: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    }
}
