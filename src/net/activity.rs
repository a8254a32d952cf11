//! Whether anything goes on on a connection.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How many requests of a connection are being answered, and since when none is.
#[derive(Clone, Debug)]
pub struct Activity(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    in_flight: usize,
    idle_since: Instant,
}

/// A request that is being answered, for as long as it is held.
pub struct InFlight(Activity);

impl Activity {
    /// A connection that was just opened.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            in_flight: 0,
            idle_since: Instant::now(),
        })))
    }

    /// Notes that a request has begun.
    pub fn begin(&self) -> InFlight {
        self.state().in_flight += 1;
        InFlight(self.clone())
    }

    /// Ends when nothing was answered for `limit`: this covers those who send nothing, or
    /// only pings, and those who do not read.
    pub async fn idle_for(&self, limit: Duration) {
        loop {
            let now = Instant::now();
            let since = match *self.state() {
                State {
                    in_flight: 0,
                    idle_since,
                } => idle_since,
                State { .. } => now,
            };
            if since + limit <= now {
                return;
            }
            sleep_until(since + limit).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.in_flight -= 1;
        state.idle_since = Instant::now();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_in_flight_is_not_idle() {
        let limit = Duration::from_millis(20);
        let activity = Activity::new();
        let request = activity.begin();
        let within = |time| tokio::time::timeout(time, activity.idle_for(limit));
        assert!(within(3 * limit).await.is_err());
        drop(request);
        let ended = Instant::now();
        assert!(within(50 * limit).await.is_ok());
        assert!(ended.elapsed() >= limit);
    }
}
