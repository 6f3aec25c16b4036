//! Work on fixed pieces of a picture with any number of threads: the pieces, and so the bytes, never depend on the number.

use std::cell::Cell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

thread_local! {
    static LIMIT: Cell<usize> = const { Cell::new(0) };
}

/// Runs `work` with at most `threads` threads (0: as many as the machine has, at most 8).
pub fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    let before = LIMIT.replace(threads);
    let result = work();
    LIMIT.set(before);
    result
}

fn threads() -> usize {
    match LIMIT.get() {
        0 => std::thread::available_parallelism().map_or(1, |n| n.get().min(8)),
        limit => limit,
    }
}

/// Calls `work(first_row, rows)` for bands of `band` rows of a picture `width` pixels wide.
pub fn bands<T: Send>(data: &mut [T], width: usize, band: usize, work: impl Fn(usize, &mut [T]) + Sync) {
    let size = (width * band).max(1);
    each(data.chunks_mut(size).enumerate(), |(i, rows)| work(i * band, rows));
}

/// Calls `work` for every item; items are handed out in order to free threads.
pub fn each<I: Send>(items: impl Iterator<Item = I> + Send, work: impl Fn(I) + Sync) {
    let threads = threads();
    if threads <= 1 {
        items.for_each(work);
        return;
    }
    let items = Mutex::new(items);
    let (items, work) = (&items, &work);
    std::thread::scope(|scope| {
        let run = move || {
            with_threads(1, || {
                // The lock is held only while the next item is taken.
                loop {
                    let item = items.lock().unwrap_or_else(|poison| poison.into_inner()).next();
                    match item {
                        Some(item) => work(item),
                        None => break,
                    }
                }
            });
        };
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
}

/// `make(0), make(1), …, make(count - 1)`, made in parallel, in order.
pub fn collect<R: Send>(count: usize, make: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(count));
    let workers = threads().min(count.max(1));
    each(0..workers, |_| {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            let value = make(index);
            done.lock().unwrap_or_else(|poison| poison.into_inner()).push((index, value));
        }
    });
    let mut done = done.into_inner().unwrap_or_else(|poison| poison.into_inner());
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, value)| value).collect()
}
