//! Two things at once, without macros.

use std::convert::Infallible;
use std::future::{pending, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// Which of two came first.
pub(super) enum First<A, B> {
    A(A),
    B(B),
}

/// Waits for either; the other is dropped. If both are there, `a` counts.
pub(super) async fn race<A: Future, B: Future>(a: A, b: B) -> First<A::Output, B::Output> {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(|context| match a.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(First::A(done)),
        Poll::Pending => b.as_mut().poll(context).map(First::B),
    })
    .await
}

/// Waits for `main` alone, while `side` goes on beside it.
pub(super) async fn beside<T>(main: impl Future<Output = T>, side: impl Future<Output = ()>) -> T {
    let endless = async {
        side.await;
        pending::<Infallible>().await
    };
    match race(main, endless).await {
        First::A(done) => done,
        First::B(never) => match never {},
    }
}
