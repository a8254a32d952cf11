//! What was acknowledged is kept, whenever the process is killed.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::support::Sandbox;

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 5;

/// Posts numbered hooks on one connection until it breaks; the numbers that were answered 200.
fn load(port: u16, next: &AtomicU64, answered: &AtomicU64) -> Vec<u64> {
    let mut acknowledged = Vec::new();
    let Ok(mut socket) = TcpStream::connect(("127.0.0.1", port)) else {
        return acknowledged;
    };
    loop {
        let n = next.fetch_add(1, Ordering::Relaxed);
        let request = format!("POST /{n} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        let mut reply = Vec::new();
        let mut byte = [0];
        let sent = socket.write_all(request.as_bytes());
        while sent.is_ok() && !reply.ends_with(b"\r\n\r\n") {
            match socket.read(&mut byte) {
                Ok(1) => reply.push(byte[0]),
                _ => return acknowledged,
            }
        }
        match reply.starts_with(b"HTTP/1.1 200 ") {
            true => acknowledged.push(n),
            false => return acknowledged,
        }
        answered.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn kill_9_loses_nothing_that_was_answered() {
    for round in 0..ROUNDS {
        let sandbox = Sandbox::new();
        let listener = sandbox.listen("");
        let next = Arc::new(AtomicU64::new(0));
        let answered = Arc::new(AtomicU64::new(0));
        let load = (0..CONNECTIONS).map(|_| {
            let (next, answered) = (next.clone(), answered.clone());
            let port = listener.port;
            thread::spawn(move || load(port, &next, &answered))
        });
        let load: Vec<_> = load.collect();
        while answered.load(Ordering::Relaxed) < 400 + 100 * round as u64 {
            thread::yield_now();
        }
        listener.signal("KILL");
        let acknowledged: Vec<u64> = load
            .into_iter()
            .flat_map(|one| one.join().expect("a load"))
            .collect();
        listener.end();
        let hooks = sandbox.json("list --all --json");
        let kept: Vec<u64> = hooks
            .iter()
            .map(|hook| {
                hook["request"]["target"].as_str().expect("a target")[1..]
                    .parse()
                    .expect("a number")
            })
            .collect();
        let set: HashSet<u64> = kept.iter().copied().collect();
        assert_eq!(set.len(), kept.len(), "none is kept twice");
        let lost: Vec<_> = acknowledged.iter().filter(|n| !set.contains(n)).collect();
        assert!(
            lost.is_empty(),
            "{} acknowledged, lost: {lost:?}",
            acknowledged.len()
        );
    }
}
