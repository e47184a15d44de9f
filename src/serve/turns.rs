//! How much is worked on at once.

use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// How many drafts are checked at once.
const AT_ONCE: usize = 2;

/// The turns that work waits for.
#[derive(Debug)]
pub(super) struct Turns(Arc<Semaphore>);

impl Turns {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }

    /// Does work that takes its time beside the connections; `None` where it fails. Who goes away while waiting is forgotten. Work
    /// that has begun can not be stopped, so it keeps its turn until it is done, whether anybody still waits for it or not.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let turn = Arc::clone(&self.0).acquire_owned().await.ok()?;
        let done = spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use tokio::sync::oneshot;

    #[test]
    fn work_that_nobody_waits_for_keeps_its_turn() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let turns = Arc::new(Turns::new());
            let mut ends = Vec::new();
            for _ in 0..AT_ONCE {
                let (begin, begun) = oneshot::channel();
                let (end, ended) = mpsc::channel::<()>();
                let own = Arc::clone(&turns);
                let asked = tokio::spawn(async move {
                    own.run(move || {
                        let _ = begin.send(());
                        let _ = ended.recv();
                    })
                    .await
                });
                begun.await.expect("work that has begun");
                asked.abort();
                assert!(asked.await.is_err(), "nobody waits for it");
                ends.push(end);
            }
            assert!(turns.0.try_acquire().is_err(), "all turns are taken");
            drop(ends);
            assert_eq!(turns.run(|| 1).await, Some(1), "they come back");
        });
    }

    #[test]
    fn work_that_fails_gives_its_turn_back() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let turns = Turns::new();
            for _ in 0..=AT_ONCE {
                assert_eq!(turns.run(|| assert_eq!(1, 2, "a bug")).await, None);
            }
            assert_eq!(turns.0.available_permits(), AT_ONCE);
        });
    }
}
