//! Request heads as they were on the wire.
//!
//! hyper lower-cases field names and groups repeats. This looks over its shoulder: every
//! byte that it reads from the socket passes here, just enough framing is followed to know
//! where a head begins, and each head is read once more with the names, order and repeats
//! that it had. A connection that cannot be followed gets no heads: hyper's view is used.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::http::Headers;

/// Larger heads are refused by hyper.
const MAX_HEAD: usize = 128 * 1024;
const MAX_FIELDS: usize = 128;

/// A request head with nothing changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    pub method: String,
    pub target: String,
    pub headers: Headers,
}

/// The heads read from one connection and not yet taken.
#[derive(Clone, Debug, Default)]
pub struct Heads(Arc<Mutex<Wire>>);

impl Heads {
    /// The next head, in the order in which the requests came.
    pub fn take(&self) -> Option<Head> {
        self.wire().heads.pop_front()
    }

    fn wire(&self) -> MutexGuard<'_, Wire> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct Wire {
    state: State,
    /// The bytes of the head or line that is not complete yet.
    pending: Vec<u8>,
    heads: VecDeque<Head>,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Head,
    /// This many bytes of body, chunk or chunk end are left; then what comes next.
    Skip(u64, Next),
    ChunkSize,
    Trailer,
    /// HTTP/2, or not to be followed.
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Head,
    ChunkSize,
}

impl Wire {
    fn feed(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            bytes = match self.state {
                State::Off => return,
                State::Head => self.feed_head(bytes),
                State::ChunkSize | State::Trailer => self.feed_line(bytes),
                State::Skip(left, next) => self.skip(left, next, bytes),
            };
        }
    }

    fn skip<'a>(&mut self, left: u64, next: Next, bytes: &'a [u8]) -> &'a [u8] {
        let here = left.min(bytes.len() as u64);
        self.state = match (left - here, next) {
            (0, Next::Head) => State::Head,
            (0, Next::ChunkSize) => State::ChunkSize,
            (left, next) => State::Skip(left, next),
        };
        &bytes[here as usize..]
    }

    /// Collects a head; returns what follows it.
    fn feed_head<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let before = self.pending.len();
        self.pending.extend_from_slice(bytes);
        let tail = &self.pending[before.saturating_sub(3)..];
        let may_end = tail.windows(2).any(|pair| pair == b"\n\n")
            || tail.windows(3).any(|three| three == b"\n\r\n");
        if !may_end {
            if self.pending.len() > MAX_HEAD {
                self.state = State::Off;
            }
            return &[];
        }
        let pending = std::mem::take(&mut self.pending);
        match read_head(&pending) {
            Some((head, length)) => {
                self.state = after_head(&head.headers);
                self.heads.push_back(head);
                &bytes[(length - before).min(bytes.len())..]
            }
            None => {
                self.state = State::Off;
                &[]
            }
        }
    }

    /// Collects a chunk-size or trailer line; returns what follows it.
    fn feed_line<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
            self.pending.extend_from_slice(bytes);
            if self.pending.len() > MAX_HEAD {
                self.state = State::Off;
            }
            return &[];
        };
        self.pending.extend_from_slice(&bytes[..end]);
        let line = std::mem::take(&mut self.pending);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        self.state = match self.state {
            State::Trailer if line.is_empty() => State::Head,
            State::Trailer => State::Trailer,
            _ => match chunk_size(line) {
                Some(0) => State::Trailer,
                // The line end after a chunk belongs to it.
                Some(size) => State::Skip(size.saturating_add(2), Next::ChunkSize),
                None => State::Off,
            },
        };
        &bytes[end + 1..]
    }
}

fn chunk_size(line: &[u8]) -> Option<u64> {
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn read_head(bytes: &[u8]) -> Option<(Head, usize)> {
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut request = httparse::Request::new(&mut fields);
    let httparse::Status::Complete(length) = request.parse(bytes).ok()? else {
        return None;
    };
    let headers = request.headers.iter();
    let head = Head {
        method: request.method?.to_owned(),
        target: request.path?.to_owned(),
        headers: headers
            .map(|field| (field.name.to_owned(), Bytes::copy_from_slice(field.value)))
            .collect(),
    };
    Some((head, length))
}

fn after_head(headers: &Headers) -> State {
    let length = match headers.text("content-length") {
        Some(length) => length.trim().parse().ok(),
        None => Some(0),
    };
    match (headers.get("transfer-encoding"), length) {
        (Some(coding), _) if coding.trim_ascii().eq_ignore_ascii_case(b"chunked") => {
            State::ChunkSize
        }
        (Some(_), _) | (None, None) => State::Off,
        (None, Some(0)) => State::Head,
        (None, Some(length)) => State::Skip(length, Next::Head),
    }
}

/// A socket whose incoming heads are recorded.
pub struct Recorder<S> {
    socket: S,
    heads: Heads,
}

impl<S> Recorder<S> {
    pub fn new(socket: S) -> (Self, Heads) {
        let heads = Heads::default();
        let recorder = Self {
            socket,
            heads: heads.clone(),
        };
        (recorder, heads)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Recorder<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        buffer: &mut ReadBuf,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let result = Pin::new(&mut self.socket).poll_read(cx, buffer);
        if result.is_ready() {
            self.heads.wire().feed(&buffer.filled()[before..]);
        }
        result
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Recorder<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.socket).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        bytes: &[io::IoSlice],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.socket).poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STREAM: &[u8] =
        b"POST /a HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a:  2 \r\ncontent-length: 5\r\n\r\n\n\r\n\r\n\
        \r\nPOST /b HTTP/1.1\r\nHOST: x\r\nTransfer-Encoding: Chunked\r\n\r\n\
        4;ext=1\r\nabcd\r\nA\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n\
        GET /c?d HTTP/1.0\r\nB: \xff\r\n\r\n";

    fn heads(pieces: &[&[u8]]) -> Vec<String> {
        let mut wire = Wire::default();
        pieces.iter().for_each(|piece| wire.feed(piece));
        let text = |head: Head| {
            let fields = head
                .headers
                .iter()
                .map(|(n, v)| format!("{n}={}", v.escape_ascii()));
            format!(
                "{} {} {}",
                head.method,
                head.target,
                fields.collect::<Vec<_>>().join(" ")
            )
        };
        wire.heads.into_iter().map(text).collect()
    }

    #[test]
    fn heads_keep_names_order_and_repeats() {
        assert_eq!(
            heads(&[STREAM]),
            [
                "POST /a Host=x X-A=1 x-a=2 content-length=5",
                "POST /b HOST=x Transfer-Encoding=Chunked",
                r"GET /c?d B=\xff",
            ]
        );
    }

    #[test]
    fn what_is_not_http_1_is_left_alone() {
        assert!(heads(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]).is_empty());
        assert!(heads(&[b"\x16\x03\x01\x02\x00\n\r\n"]).is_empty());
    }

    proptest! {
        #[test]
        fn it_does_not_matter_where_reads_end(cuts in proptest::collection::vec(0..STREAM.len(), 0..40)) {
            let mut cuts = cuts;
            cuts.extend([0, STREAM.len()]);
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &STREAM[cut[0]..cut[1]]).collect();
            prop_assert_eq!(heads(&pieces), heads(&[STREAM]));
        }

        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            heads(&[&bytes]);
        }
    }
}
