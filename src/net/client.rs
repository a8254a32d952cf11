//! Requests out, byte for byte as they are, and what was answered.

use std::io;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::exact::{Exact, NextHead};
use super::tls::Tls;
use crate::error::plain;
use crate::http::{Headers, Reply, Request};
use crate::target::Target;

/// The largest reply that is read, bytes.
const MAX_REPLY: usize = 64 * 1024 * 1024;

/// Why there is no reply.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// No connection: refused, no such name, TLS.
    #[error("could not reach {target}: {reason}")]
    Unreachable {
        /// Host and port.
        target: String,
        /// What the system said.
        reason: String,
    },
    /// The connection broke or what came back is not HTTP; the request may have been received.
    #[error("no answer from {target}: {reason}")]
    Broken {
        /// Host and port.
        target: String,
        /// What happened.
        reason: String,
    },
    /// Time ran out; the request may have been received.
    #[error("no answer from {target} within {}", seconds(*.after))]
    TimedOut {
        /// Host and port.
        target: String,
        /// How long was waited.
        after: Duration,
    },
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}

/// One sender to one target, on one connection at a time, kept open between requests.
pub struct Client {
    target: Target,
    limit: Duration,
    tls: Option<Tls>,
    open: Option<Open>,
}

struct Open {
    requests: SendRequest<Full<Bytes>>,
    head: NextHead,
}

impl Client {
    /// A client that waits `limit` for each reply. Nothing is connected or loaded yet.
    pub fn new(target: Target, limit: Duration) -> Self {
        Self {
            target,
            limit,
            tls: None,
            open: None,
        }
    }

    /// Sends an addressed request (see [`Target::address`]) and reads the whole reply.
    /// Redirects are replies like any other.
    pub async fn send(&mut self, request: &Request) -> Result<Reply, SendError> {
        let start = Instant::now();
        let limit = self.limit;
        match timeout(limit, self.exchange(request)).await {
            Ok(reply) => reply.map(|reply| Reply {
                elapsed: start.elapsed(),
                ..reply
            }),
            Err(_) => {
                self.open = None;
                Err(SendError::TimedOut {
                    target: self.target.authority(),
                    after: limit,
                })
            }
        }
    }

    async fn exchange(&mut self, request: &Request) -> Result<Reply, SendError> {
        let reused = self.open.is_some();
        let mut open = self.take_open().await?;
        let mut answer = open.send(request).await;
        // A kept connection that the server closed meanwhile took nothing: once more on a new one.
        if reused && answer.as_ref().is_err_and(never_sent) {
            open = self.take_open().await?;
            answer = open.send(request).await;
        }
        let broken = |error: String| SendError::Broken {
            target: self.target.authority(),
            reason: error,
        };
        let reply = read(answer.map_err(|error| broken(explain(&error)))?)
            .await
            .map_err(broken)?;
        self.open = Some(open);
        Ok(reply)
    }

    async fn take_open(&mut self) -> Result<Open, SendError> {
        if let Some(open) = self.open.take()
            && !open.requests.is_closed()
        {
            return Ok(open);
        }
        self.connect()
            .await
            .map_err(|error| SendError::Unreachable {
                target: self.target.authority(),
                reason: plain(&error),
            })
    }

    async fn connect(&mut self) -> io::Result<Open> {
        let socket = TcpStream::connect((self.target.host.as_str(), self.target.port)).await?;
        socket.set_nodelay(true)?;
        if !self.target.https {
            return Open::over(socket).await;
        }
        let tls = match self.tls.take() {
            Some(tls) => tls,
            None => Tls::system()?,
        };
        let session = tls.connect(&self.target.host, socket).await;
        self.tls = Some(tls);
        Open::over(session?).await
    }
}

impl Open {
    async fn over<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
        socket: S,
    ) -> io::Result<Self> {
        let (exact, head) = Exact::new(socket);
        let (mut requests, connection) = http1::Builder::new()
            .max_buf_size(256 * 1024)
            .handshake(TokioIo::new(exact))
            .await
            .map_err(io::Error::other)?;
        // Its errors come out of the request that they concern.
        tokio::spawn(connection);
        requests.ready().await.map_err(io::Error::other)?;
        Ok(Self { requests, head })
    }

    async fn send(&mut self, request: &Request) -> hyper::Result<hyper::Response<Incoming>> {
        self.requests.ready().await?;
        self.head.set(request);
        let mut carrier = hyper::Request::new(Full::new(request.body.0.clone()));
        // `Request::check` passed: a method is a token.
        if let Ok(method) = hyper::Method::from_bytes(request.method.as_bytes()) {
            *carrier.method_mut() = method;
        }
        self.requests.send_request(carrier).await
    }
}

fn never_sent(error: &hyper::Error) -> bool {
    error.is_canceled() || error.is_closed()
}

async fn read(response: hyper::Response<Incoming>) -> Result<Reply, String> {
    let (head, body) = response.into_parts();
    let body = Limited::new(body, MAX_REPLY)
        .collect()
        .await
        .map_err(|error| match error.downcast::<hyper::Error>() {
            Ok(error) => explain(&error),
            Err(_) => format!("the reply is larger than {} MiB", MAX_REPLY >> 20),
        })?;
    let headers: Headers = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), Bytes::copy_from_slice(value.as_bytes())))
        .collect();
    Ok(Reply {
        status: head.status.as_u16(),
        headers,
        body: body.to_bytes().into(),
        elapsed: Duration::ZERO,
    })
}

/// What went wrong on a connection, for a person.
fn explain(error: &hyper::Error) -> String {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref());
    match cause {
        Some(cause) => plain(cause),
        None if error.is_parse() => format!("what came back is not HTTP ({error})"),
        None if error.is_incomplete_message() => {
            "the connection was closed before the answer".into()
        }
        None => error.to_string(),
    }
}
