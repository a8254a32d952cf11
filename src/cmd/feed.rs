//! From those who answer senders to the one who shows: never waiting on the way.
//!
//! Output has a thread of its own, so that a slow terminal or a full pipe delays nobody's
//! answer. What does not fit into the queue is only remembered by its number, being in the
//! store: later a terminal is told how many there were, and a pipe gets them all.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use super::hooks;
use super::seen::Seen;
use crate::capture::{Hook, Seq};
use crate::error::{Failure, Result};
use crate::event::Event;
use crate::output::{Output, Talk};
use crate::store::{Durability, Scan, Store};

/// Events that may wait for the display.
const QUEUE: usize = 1024;
/// How long a display that makes no progress holds up the end.
const PATIENCE: Duration = Duration::from_secs(5);

/// The end that is told.
pub struct Feed {
    events: mpsc::Sender<Event>,
    missed: Arc<Mutex<Missed>>,
}

/// What found no place in the queue.
#[derive(Default)]
struct Missed {
    /// Runs of hook numbers, first and last.
    hooks: Vec<(u64, u64)>,
    refusals: u64,
}

impl Missed {
    fn is_empty(&self) -> bool {
        self.hooks.is_empty() && self.refusals == 0
    }

    fn add(&mut self, seq: u64) {
        match self.hooks.last_mut() {
            Some((_, last)) if *last + 1 == seq => *last = seq,
            _ => self.hooks.push((seq, seq)),
        }
    }
}

impl Feed {
    /// Tells what was found about the hook that is told of next.
    pub fn found(&self, event: Event) {
        // What is not told for lack of room can be found out again from the hook.
        let _ = self.events.try_send(event);
    }

    /// Tells of a hook that was kept.
    pub fn tell(&self, hook: Hook) {
        let seq = hook.capture.seq;
        let mut missed = lock(&self.missed);
        let in_order = missed.is_empty();
        if !in_order || self.events.try_send(Event::Hook(Box::new(hook))).is_err() {
            seq.into_iter().for_each(|Seq(seq)| missed.add(seq));
        }
    }

    /// Tells of a request that was not kept.
    pub fn refused(&self, status: u16, reason: String) {
        let event = Event::Refused { status, reason };
        if self.events.try_send(event).is_err() {
            lock(&self.missed).refusals += 1;
        }
    }

    /// Tells of something that nobody's answer waits for.
    pub async fn say(&self, event: Event) {
        // A display that is gone has said why.
        let _ = self.events.send(event).await;
    }
}

fn lock(missed: &Mutex<Missed>) -> MutexGuard<'_, Missed> {
    missed.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that shows, as seen from outside.
pub struct Display {
    result: oneshot::Receiver<Result<()>>,
    left: watch::Receiver<()>,
}

impl Display {
    /// Starts to show what the feed is told. The store is opened when something was missed.
    pub fn new(out: Output, talk: Talk, store: PathBuf) -> (Feed, Self) {
        let (events, queue) = mpsc::channel(QUEUE);
        let missed = Arc::default();
        let (ended, result) = oneshot::channel();
        let (here, left) = watch::channel(());
        let mut screen = Screen {
            out,
            talk,
            store,
            queue,
            missed: Arc::clone(&missed),
            seen: Seen::default(),
        };
        thread::spawn(move || {
            let result = screen.run();
            drop(here);
            // Nobody waits any more when the end was forced.
            let _ = ended.send(result);
        });
        (Feed { events, missed }, Self { result, left })
    }

    /// Ends when there is no one left to show anything to.
    pub async fn reader_left(&self) {
        while self.left.clone().changed().await.is_ok() {}
    }

    /// Waits until all is shown, unless that makes no progress.
    pub async fn finish(self) -> Result<()> {
        match timeout(PATIENCE, self.result).await {
            Ok(Ok(result)) => result,
            _ => Err(Failure::new(
                "the output is not being read; hooks that it lacks are in the store",
            )),
        }
    }
}

struct Screen {
    out: Output,
    talk: Talk,
    store: PathBuf,
    queue: mpsc::Receiver<Event>,
    missed: Arc<Mutex<Missed>>,
    seen: Seen,
}

impl Screen {
    fn run(&mut self) -> Result<()> {
        loop {
            let event = match self.queue.try_recv() {
                Ok(event) => Some(event),
                Err(_) => {
                    self.catch_up()?;
                    self.queue.blocking_recv()
                }
            };
            match event {
                None => return Ok(()),
                Some(done @ Event::Done { .. }) => {
                    self.catch_up()?;
                    return self.show(&done);
                }
                Some(event) => self.show(&event)?,
            }
        }
    }

    /// Hooks and what stands for them are data; the rest is talk where a person reads.
    fn show(&mut self, event: &Event) -> Result<()> {
        match event {
            Event::Hook(hook) => {
                self.out.show(event)?;
                match self.seen.again(hook) {
                    Some(again) => self.out.show(&again),
                    None => Ok(()),
                }
            }
            Event::Verdict { .. }
            | Event::Handshake { .. }
            | Event::Confirmed { .. }
            | Event::Skipped { .. } => self.out.show(event),
            _ if self.out.is_json() => self.out.show(event),
            _ => {
                self.talk.show(event);
                Ok(())
            }
        }
    }

    /// Makes up for what was missed, once everything before it is shown.
    fn catch_up(&mut self) -> Result<()> {
        let missed = {
            let mut missed = lock(&self.missed);
            if !self.queue.is_empty() {
                return Ok(());
            }
            std::mem::take(&mut *missed)
        };
        if missed.refusals > 0 {
            self.talk
                .note(format!("{} more requests were refused", missed.refusals));
        }
        for (first, last) in missed.hooks {
            match self.out.is_terminal() && !self.out.is_json() {
                true => self.show(&Event::Skipped {
                    hooks: last - first + 1,
                    first: Seq(first),
                    last: Seq(last),
                })?,
                false => self.show_kept(first, last)?,
            }
        }
        Ok(())
    }

    fn show_kept(&mut self, first: u64, last: u64) -> Result<()> {
        let store = Store::open(&self.store, Durability::Power)?;
        let scan = Scan {
            from: Seq(first),
            to: Seq(last),
            ..Scan::default()
        };
        hooks::walk(&store, scan, |hook| self.show(&Event::Hook(Box::new(hook))))
    }
}
