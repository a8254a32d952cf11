//! A server that keeps the bytes of every request and answers as it is told, over plain
//! sockets: nothing of the HTTP stack under test is in it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long a request may be in coming before the test is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A request as bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Request line and header block with the blank line.
    pub head: String,
    pub body: Vec<u8>,
}

pub struct Recorder {
    pub port: u16,
    pub requests: Receiver<Recorded>,
}

impl Recorder {
    /// Answers every request on every connection with `reply`.
    pub fn start(reply: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (sender, requests) = channel();
        thread::spawn(move || {
            for socket in listener.incoming() {
                let mut socket = socket.expect("a connection");
                let sender = sender.clone();
                thread::spawn(move || {
                    while let Some(request) = read(&mut socket) {
                        if sender.send(request).is_err()
                            || socket.write_all(reply.as_bytes()).is_err()
                        {
                            return;
                        }
                    }
                });
            }
        });
        Self { port, requests }
    }

    pub fn next(&self) -> Recorded {
        self.requests.recv_timeout(PATIENCE).expect("a request")
    }
}

/// One request framed by its content-length; `None` at the end of the connection.
fn read(socket: &mut TcpStream) -> Option<Recorded> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        socket.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).expect("UTF-8");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>())
    });
    let mut body = vec![0; length.map_or(0, |length| length.expect("a length"))];
    socket.read_exact(&mut body).ok()?;
    Some(Recorded { head, body })
}

/// Sends bytes on a connection of their own and returns all that comes back.
pub fn exchange(port: u16, bytes: &[u8]) -> String {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).expect("it connects");
    socket.write_all(bytes).expect("sent");
    socket
        .shutdown(std::net::Shutdown::Write)
        .expect("half closed");
    let mut reply = Vec::new();
    // A server that refuses may reset the connection after its answer.
    let _ = socket.read_to_end(&mut reply);
    String::from_utf8_lossy(&reply).into_owned()
}
