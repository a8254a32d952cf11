//! Deliveries that came before.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

use crate::capture::{Hook, Seq};
use crate::event::Event;

/// Deliveries that are remembered.
const MOST: usize = 10_000;

/// Provider and delivery id.
type Key = (String, String);

/// The newest deliveries by provider and delivery id.
#[derive(Default)]
pub struct Seen {
    deliveries: HashMap<Key, Delivery>,
    order: VecDeque<Key>,
}

struct Delivery {
    first: Seq,
    attempts: u64,
    body: Bytes,
}

impl Seen {
    /// What to say of a hook whose delivery was seen before.
    pub fn again(&mut self, hook: &Hook) -> Option<Event> {
        let seq = hook.capture.seq?;
        let key = (hook.delivery.provider.clone()?, hook.delivery.id.clone()?);
        let body = &hook.capture.request.body;
        if let Some(delivery) = self.deliveries.get_mut(&key) {
            delivery.attempts += 1;
            return Some(Event::Again {
                hook: seq,
                first: delivery.first,
                attempt: delivery.attempts,
                same_body: delivery.body == body.0,
            });
        }
        if self.order.len() == MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.deliveries.remove(&oldest);
        }
        self.order.push_back(key.clone());
        let delivery = Delivery {
            first: seq,
            attempts: 1,
            body: body.0.clone(),
        };
        self.deliveries.insert(key, delivery);
        None
    }
}
