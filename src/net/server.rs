//! Requests in: HTTP/1.1 and cleartext HTTP/2 on one port, each read whole and handed over as a value.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body as _, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout_at};

use super::activity::Activity;
use super::recorder::{Head, Heads, Recorder};
use crate::error::plain;
use crate::http::{Headers, Reply, Request, Version};

/// What one request may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Body bytes.
    pub body: usize,
    /// Header bytes.
    pub head: usize,
    /// Header fields.
    pub fields: usize,
    /// Target bytes.
    pub target: usize,
    /// Time for a head to arrive.
    pub head_time: Duration,
    /// Time between two pieces of a body.
    pub body_gap: Duration,
    /// Time for a whole body.
    pub body_time: Duration,
    /// Time that a connection may be open without a request being answered.
    pub idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 25 * 1024 * 1024,
            head: 64 * 1024,
            fields: 100,
            target: 8 * 1024,
            head_time: Duration::from_secs(10),
            body_gap: Duration::from_secs(10),
            body_time: Duration::from_secs(30),
            idle: Duration::from_secs(20),
        }
    }
}

/// A request that came in whole.
#[derive(Debug)]
pub struct Arrival {
    /// When its head had been read.
    pub received_at: Timestamp,
    /// Who sent it.
    pub peer: SocketAddr,
    /// The request.
    pub request: Request,
}

/// What becomes of requests.
pub trait Handler: Send + Sync + 'static {
    /// Takes a request and says what to answer.
    fn take(&self, arrival: Arrival) -> impl Future<Output = Reply> + Send;

    /// Hears of a request that was answered `status` without being taken.
    fn refused(&self, status: u16, reason: String);
}

/// Accepts connections until `stop` ends, then finishes what is in flight.
pub async fn serve<H: Handler>(
    listener: TcpListener,
    limits: Limits,
    handler: Arc<H>,
    stop: impl Future<Output = ()>,
) {
    let connections = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((socket, peer)) => open(socket, peer, limits, handler.clone(), &connections),
            Err(error) => out_of_sockets(&*handler, &error).await,
        }
    }
    drop(listener);
    connections.shutdown().await;
}

/// Descriptors ran out, most likely: says so, and lets others end before trying again.
async fn out_of_sockets<H: Handler>(handler: &H, error: &io::Error) {
    handler.refused(
        503,
        format!("could not accept a connection: {}", plain(error)),
    );
    let pause = Instant::now() + Duration::from_millis(100);
    let _ = timeout_at(pause, std::future::pending::<()>()).await;
}

fn open<H: Handler>(
    socket: TcpStream,
    peer: SocketAddr,
    limits: Limits,
    handler: Arc<H>,
    connections: &GracefulShutdown,
) {
    // Only a matter of latency.
    let _ = socket.set_nodelay(true);
    let (recorder, heads) = Recorder::new(socket);
    let activity = Activity::new();
    let service = {
        let (handler, activity) = (handler.clone(), activity.clone());
        service_fn(move |request| {
            let (handler, heads) = (handler.clone(), heads.clone());
            let in_flight = activity.begin();
            async move {
                let response = answer(request, peer, limits, &*handler, &heads).await;
                drop(in_flight);
                Ok::<_, Infallible>(response)
            }
        })
    };
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .half_close(true)
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_headers(limits.fields)
        .max_buf_size(limits.head)
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(32 * 1024)
        .max_concurrent_streams(100);
    let connection = builder
        .serve_connection(TokioIo::new(recorder), service)
        .into_owned();
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        let ended = tokio::select! {
            ended = connection => ended,
            () = activity.idle_for(limits.idle) => Ok(()),
        };
        if let Err(error) = ended
            && let Some(reason) = not_http(&*error)
        {
            handler.refused(400, reason);
        }
    });
}

/// What to say when a connection ended because what came was not HTTP.
fn not_http(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let error = error.downcast_ref::<hyper::Error>()?;
    let peers_fault = error.is_parse() && !error.is_incomplete_message();
    peers_fault.then(|| format!("what came is not HTTP: {error}"))
}

async fn answer<H: Handler>(
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
    limits: Limits,
    handler: &H,
    heads: &Heads,
) -> hyper::Response<Full<Bytes>> {
    let received_at = now();
    let head = heads.take();
    let read = async {
        check(&request, limits)?;
        read(request, head, limits).await
    };
    match read.await {
        Ok(request) => response(
            handler
                .take(Arrival {
                    received_at,
                    peer,
                    request,
                })
                .await,
        ),
        Err(Refusal(status, reason)) => {
            let text = format!("{reason}\n");
            handler.refused(status, reason);
            let mut reply = Reply {
                body: text.into(),
                ..Reply::new(status)
            };
            // What is left of its body would be taken for the next request.
            reply.headers.push("connection", "close");
            response(reply)
        }
    }
}

/// In microseconds, as it is kept.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

struct Refusal(u16, String);

fn refuse<T>(status: u16, reason: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(status, reason.into()))
}

/// What hyper lets pass and a receiver must not (RFC 9110 §7.2, RFC 9112 §3.2 and §6.1).
fn check(request: &hyper::Request<Incoming>, limits: Limits) -> Result<(), Refusal> {
    let headers = request.headers();
    if request.method() == hyper::Method::CONNECT {
        return refuse(405, "CONNECT is for proxies");
    }
    if request.uri().to_string().len() > limits.target {
        return refuse(
            414,
            format!("the target is longer than {} bytes", limits.target),
        );
    }
    if request.version() < hyper::Version::HTTP_2 {
        check_host(headers, request.version())?;
    } else if let (Some(host), Some(authority)) = (headers.get("host"), request.uri().authority())
        && host.as_bytes() != authority.as_str().as_bytes()
    {
        return refuse(400, "host and :authority differ");
    }
    if request
        .uri()
        .authority()
        .is_some_and(|a| a.as_str().contains('@'))
    {
        return refuse(400, "user and password in the target");
    }
    let mut codings = headers.get_all("transfer-encoding").iter();
    match (codings.next(), codings.next()) {
        (None, _) => {}
        (Some(_), _) if request.version() == hyper::Version::HTTP_10 => {
            return refuse(400, "transfer-encoding in HTTP/1.0");
        }
        (Some(coding), None) if coding.as_bytes().eq_ignore_ascii_case(b"chunked") => {}
        _ => return refuse(400, "a transfer-encoding other than chunked"),
    }
    match request.body().size_hint().lower() {
        length if length > limits.body as u64 => too_large(limits),
        _ => Ok(()),
    }
}

fn check_host(headers: &HeaderMap, version: hyper::Version) -> Result<(), Refusal> {
    let hosts: Vec<&HeaderValue> = headers.get_all("host").iter().collect();
    let proper = |host: &HeaderValue| {
        host.as_bytes()
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~:[]%!$&'()*+,;=".contains(byte))
    };
    match hosts[..] {
        [] if version == hyper::Version::HTTP_11 => refuse(400, "no host field"),
        [] => Ok(()),
        [host] if proper(host) => Ok(()),
        [_] => refuse(400, "the host field is malformed"),
        _ => refuse(400, "more than one host field"),
    }
}

fn too_large<T>(limits: Limits) -> Result<T, Refusal> {
    refuse(
        413,
        format!(
            "the body is larger than --max-body allows ({} bytes)",
            limits.body
        ),
    )
}

async fn read(
    request: hyper::Request<Incoming>,
    head: Option<Head>,
    limits: Limits,
) -> Result<Request, Refusal> {
    let (parts, body) = request.into_parts();
    if parts.headers.contains_key("transfer-encoding")
        && head
            .as_ref()
            .is_some_and(|head| head.headers.get("content-length").is_some())
    {
        return refuse(400, "both content-length and transfer-encoding");
    }
    let (body, trailers) = read_body(body, limits).await?;
    let headers = plain_headers(&parts.headers);
    // The recorder and hyper read the same bytes; where they disagree, hyper's view counts.
    let head = head
        .filter(|head| head.method == parts.method.as_str() && head.headers.len() == headers.len());
    let version = match parts.version {
        hyper::Version::HTTP_10 => Version::Http10,
        hyper::Version::HTTP_2 => Version::Http2,
        _ => Version::Http11,
    };
    let http2 = version == Version::Http2;
    let (target, headers) = match head {
        Some(head) => (head.target, head.headers),
        None => (path_and_query(&parts.uri), headers),
    };
    Ok(Request {
        method: parts.method.to_string(),
        target,
        version,
        authority: parts
            .uri
            .authority()
            .filter(|_| http2)
            .map(ToString::to_string),
        headers,
        body: body.into(),
        trailers,
    })
}

fn path_and_query(uri: &hyper::Uri) -> String {
    uri.path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string)
}

async fn read_body(mut body: Incoming, limits: Limits) -> Result<(Bytes, Headers), Refusal> {
    let end = Instant::now() + limits.body_time;
    let mut bytes = BytesMut::new();
    let mut trailers = Headers::default();
    loop {
        let pause = end.min(Instant::now() + limits.body_gap);
        let Ok(frame) = timeout_at(pause, body.frame()).await else {
            return refuse(408, "the body did not arrive in time");
        };
        let frame = match frame {
            None => return Ok((bytes.freeze(), trailers)),
            Some(Err(error)) => return refuse(400, format!("the body broke off: {error}")),
            Some(Ok(frame)) => frame,
        };
        match frame.into_data() {
            Ok(data) if bytes.len() + data.len() > limits.body => return too_large(limits),
            Ok(data) => bytes.extend_from_slice(&data),
            Err(frame) => {
                if let Ok(fields) = frame.into_trailers() {
                    trailers = plain_headers(&fields);
                }
            }
        }
    }
}

fn plain_headers(headers: &HeaderMap) -> Headers {
    headers
        .iter()
        .map(|(name, value)| (name.to_string(), Bytes::copy_from_slice(value.as_bytes())))
        .collect()
}

fn response(reply: Reply) -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::new(reply.body.0));
    *response.status_mut() = hyper::StatusCode::from_u16(reply.status).unwrap_or_default();
    for (name, value) in reply.headers.iter() {
        // Names and values were checked where they came from.
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value),
        ) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
