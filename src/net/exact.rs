//! Request heads written exactly as asked.
//!
//! hyper writes names in lower case and groups repeats. The connection goes through here:
//! the head that hyper wrote is taken out and the one that was asked for put in its place.
//! Both frame the body alike, by its length, so all else stays hyper's work.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::http::Request;

/// The head to put in the place of the next one that is written.
#[derive(Clone, Debug, Default)]
pub struct NextHead(Arc<Mutex<Option<Vec<u8>>>>);

impl NextHead {
    /// Sets the head of the request that is sent next.
    pub fn set(&self, request: &Request) {
        *self.lock() = Some(request.head());
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A socket on which heads are exchanged.
pub struct Exact<S> {
    socket: S,
    next: NextHead,
    /// The end of hyper's head as far as it was seen.
    seen: Vec<u8>,
    /// Bytes that were taken from hyper and are not written yet.
    out: Vec<u8>,
}

impl<S> Exact<S> {
    pub fn new(socket: S) -> (Self, NextHead) {
        let next = NextHead::default();
        let exact = Self {
            socket,
            next: next.clone(),
            seen: Vec::new(),
            out: Vec::new(),
        };
        (exact, next)
    }

    /// Takes hyper's head, or a part of it, out of `bytes`; returns how many it took.
    fn exchange(&mut self, bytes: &[u8]) -> usize {
        let before = self.seen.len();
        self.seen.extend_from_slice(bytes);
        let end = self.seen.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = end else { return bytes.len() };
        self.seen.clear();
        self.out = self.next.lock().take().unwrap_or_default();
        end + 4 - before
    }
}

impl<S: AsyncWrite + Unpin> Exact<S> {
    fn poll_out(&mut self, cx: &mut Context) -> Poll<io::Result<()>> {
        while !self.out.is_empty() {
            let written = ready!(Pin::new(&mut self.socket).poll_write(cx, &self.out))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.out.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Exact<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_out(cx))?;
        if self.next.lock().is_none() {
            return Pin::new(&mut self.socket).poll_write(cx, bytes);
        }
        let mut taken = self.exchange(bytes);
        if !self.out.is_empty() {
            // Head and body in one packet when the body is small.
            let body = &bytes[taken..];
            let body = &body[..body.len().min(64 * 1024)];
            self.out.extend_from_slice(body);
            taken += body.len();
        }
        Poll::Ready(Ok(taken))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        ready!(self.poll_out(cx))?;
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        ready!(self.poll_out(cx))?;
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Exact<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        buffer: &mut ReadBuf,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(cx, buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;

    #[tokio::test]
    async fn the_head_is_exchanged_and_the_body_stays() {
        let mut wire = Vec::new();
        let (mut exact, next) = Exact::new(&mut wire);
        let mut request = Request {
            method: "POST".into(),
            target: "/a/../b".into(),
            ..Request::default()
        };
        request.headers.push("X-A", "1");
        request.headers.push("B", "2");
        request.headers.push("x-a", "3");
        for body in ["one", "two\r\n\r\n"] {
            next.set(&request);
            exact
                .write_all(b"POST / HTTP/1.1\r\nx-a: 1\r")
                .await
                .expect("written");
            exact.write_all(b"\n\r\n").await.expect("written");
            exact.write_all(body.as_bytes()).await.expect("written");
            exact.flush().await.expect("flushed");
        }
        let head = "POST /a/../b HTTP/1.1\r\nX-A: 1\r\nB: 2\r\nx-a: 3\r\n\r\n";
        let expected = format!("{head}one{head}two\r\n\r\n");
        assert_eq!(String::from_utf8_lossy(&wire), expected);
    }
}
