//! `hookcli listen`

use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytesize::ByteSize;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Notify, oneshot};
use tokio::time::timeout;

use super::feed::{Display, Feed};
use super::judge::Judge;
use super::{Session, bytes_of, duration, field, providers, size};
use crate::capture::{Capture, Hook, Seq};
use crate::cli::choice;
use crate::config::Settings;
use crate::error::{Exit, Failure, OrFail, Result, plain};
use crate::event::Event;
use crate::http::{Reply, Request};
use crate::net::api;
use crate::net::server::{Arrival, Handler, Limits, serve};
use crate::provider::{self, Provider, Url};
use crate::store::{Durability, Store, StoreError, Writer};
use crate::verdict::{Unanswered, Verdict};

/// The signal's number, the same on Linux and macOS.
const SIGXFSZ: i32 = 25;

/// How long what is in flight may take to finish after the end was asked for.
const GRACE: Duration = Duration::from_secs(5);

/// Receive hooks on one port, keep each before it is answered, and show it.
///
/// HTTP/1.1 and cleartext HTTP/2, any method, any path. A hook that was answered with the
/// status of success is in the store, whatever happens next; what cannot be kept is answered
/// with 5xx or 413, so that its sender tries again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli listen --port 8080
  hookcli listen -p 0 --json --count 3 --timeout 30s      for a script: three hooks, then end
  hookcli listen --status 503 --header 'Retry-After: 5'   see what a sender does about it")]
pub struct Args {
    /// The port; 0 picks a free one [default: 8080]
    #[arg(short, long, env = "HOOKCLI_PORT", hide_env = true)]
    port: Option<u16>,

    /// The address; anything but loopback lets other machines in [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS", env = "HOOKCLI_HOST", hide_env = true)]
    host: Option<String>,

    /// The status to answer with
    #[arg(long, value_name = "CODE", default_value = "200")]
    #[arg(value_parser = clap::value_parser!(u16).range(200..=599), help_heading = "Answer")]
    status: u16,

    /// The body to answer with
    #[arg(long, value_name = "TEXT|@FILE", help_heading = "Answer")]
    body: Option<String>,

    /// A header to answer with
    #[arg(
        long = "header",
        short = 'H',
        value_name = "NAME: VALUE",
        help_heading = "Answer"
    )]
    #[arg(value_parser = field)]
    headers: Vec<(String, String)>,

    /// End with 0 after this many hooks
    #[arg(short = 'n', long, value_name = "N", help_heading = "End")]
    count: Option<NonZeroU64>,

    /// End after this time: with 4 when --count was not reached
    #[arg(long, value_name = "TIME", value_parser = duration, help_heading = "End")]
    timeout: Option<Duration>,

    /// The largest body taken [default: 25MiB]
    #[arg(long, value_name = "SIZE", value_parser = size, env = "HOOKCLI_MAX_BODY", hide_env = true)]
    max_body: Option<ByteSize>,

    /// What an acknowledged hook survives: a power cut, or the end of the process [default: power]
    #[arg(long, value_name = "OF", env = "HOOKCLI_DURABILITY", hide_env = true)]
    #[arg(value_parser = choice::<Durability>(&["power", "process"]))]
    durability: Option<Durability>,

    /// Check signatures, with the secrets that are found
    #[arg(long, help_heading = "Signatures")]
    verify: bool,

    /// Answer hooks whose signature is not valid with 401; they are kept all the same
    #[arg(long, help_heading = "Signatures")]
    require_valid: bool,

    /// Take every hook for this provider's [default: the one recognised]
    #[arg(long, value_name = "PROVIDER", help_heading = "Signatures")]
    provider: Option<String>,

    /// The secret of --provider: env:NAME, file:PATH or prompt; several while one replaces
    /// another
    #[arg(long = "secret", value_name = "SOURCE", requires = "provider")]
    #[arg(help_heading = "Signatures")]
    secrets: Vec<String>,

    /// The public URL that leads here, for providers that sign it
    #[arg(long, value_name = "URL", help_heading = "Signatures")]
    url: Option<Url>,

    /// The word agreed on with Meta, Strava and others; a handshake with another one gets 403
    #[arg(long, value_name = "TEXT", help_heading = "Signatures")]
    verify_token: Option<String>,

    /// Confirm subscriptions of Amazon SNS by fetching their SubscribeURL, when it is Amazon's
    #[arg(long, help_heading = "Signatures")]
    confirm_subscriptions: bool,

    /// Answer handshakes like any other hook
    #[arg(long, help_heading = "Signatures")]
    no_handshake: bool,

    /// The longest body shown, in lines [default: 200]
    #[arg(long, value_name = "N", env = "HOOKCLI_MAX_LINES", hide_env = true)]
    max_lines: Option<usize>,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let settings = session.config.settings.clone();
        let answer = self.answer()?;
        let named = self.provider.as_deref().map(providers::named).transpose()?;
        let judge = match self.verify || self.require_valid || !self.secrets.is_empty() {
            true => Some(Judge::new(
                session,
                named.as_ref(),
                &self.secrets,
                self.url.clone(),
            )?),
            false => None,
        };
        let limits = Limits {
            body: usize::try_from(self.max_body.unwrap_or(settings.max_body).0)
                .unwrap_or(usize::MAX),
            ..Limits::default()
        };
        let path = session.store_path()?;
        let store = Store::open(&path, self.durability.unwrap_or(settings.durability))?;
        let (listener, address) = self.bind(&settings).await?;
        let signals = Signals::listen().or_fail(|| "listen for signals")?;

        let mut out = session.out.again();
        out.page.max_lines = self.max_lines.unwrap_or(settings.max_lines);
        let (feed, display) = Display::new(out, session.talk.clone(), path.clone());
        feed.say(ready(address, path)).await;
        let reception = Arc::new(Reception {
            writer: store.into_writer(),
            feed,
            answer,
            judge,
            named,
            handshakes: !self.no_handshake,
            confirms: self.confirm_subscriptions,
            url: self.url,
            verify_token: self.verify_token,
            require_valid: self.require_valid,
            taken: AtomicU64::new(0),
            wanted: self.count.map_or(u64::MAX, NonZeroU64::get),
            enough: Notify::new(),
        });
        Sitting {
            limits,
            listener,
            signals,
            time: self.timeout,
            exit_on_time: if self.count.is_some() {
                Exit::TimedOut
            } else {
                Exit::Yes
            },
        }
        .hold(reception, display)
        .await
    }

    fn answer(&self) -> Result<Reply> {
        let mut answer = Reply::new(self.status);
        for (name, value) in &self.headers {
            answer.headers.push(name.clone(), value.clone());
        }
        if let Some(body) = &self.body {
            answer.body = bytes_of(body)?.into();
        }
        Ok(answer)
    }

    async fn bind(&self, settings: &Settings) -> Result<(TcpListener, SocketAddr)> {
        let host = self.host.as_ref().unwrap_or(&settings.host);
        let port = self.port.unwrap_or(settings.port);
        let bound = match TcpListener::bind((host.as_str(), port)).await {
            Ok(listener) => listener.local_addr().map(|address| (listener, address)),
            Err(error) => Err(error),
        };
        bound.map_err(|error| {
            let failure = Failure::new(format!(
                "could not listen on {host}:{port}: {}",
                plain(&error)
            ));
            match error.kind() {
                std::io::ErrorKind::AddrInUse => failure.hint("pass --port 0 to pick a free one"),
                std::io::ErrorKind::PermissionDenied => {
                    failure.hint("ports below 1024 belong to root: pass --port 8080")
                }
                _ => failure.hint("pass --host with an address of this machine"),
            }
        })
    }
}

fn ready(address: SocketAddr, store: PathBuf) -> Event {
    Event::Ready {
        url: format!("http://{address}"),
        port: address.port(),
        store: store.display().to_string(),
    }
}

/// What is held until it is over: hooks are accepted, then no more, then the last are answered.
struct Sitting {
    limits: Limits,
    listener: TcpListener,
    signals: Signals,
    time: Option<Duration>,
    exit_on_time: Exit,
}

impl Sitting {
    async fn hold(mut self, reception: Arc<Reception>, display: Display) -> Result<Exit> {
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = serve(self.listener, self.limits, reception.clone(), async {
            let _ = stopped.await;
        });
        tokio::pin!(serving);
        let exit = tokio::select! {
            () = &mut serving => Exit::Yes,
            () = self.signals.next() => Exit::Yes,
            () = reception.enough.notified() => Exit::Yes,
            () = display.reader_left() => Exit::Yes,
            () = after(self.time) => self.exit_on_time,
        };
        drop(stop);
        let finish = async {
            // What did not finish by then was not acknowledged.
            let _ = timeout(GRACE, serving).await;
            let hooks = reception.taken.load(Ordering::Acquire);
            reception.feed.say(Event::Done { hooks }).await;
            if let Some(reception) = Arc::into_inner(reception) {
                reception.writer.close();
            }
            display.finish().await
        };
        tokio::select! {
            finished = finish => finished.map(|()| exit),
            () = self.signals.next() => Ok(Exit::Interrupted),
        }
    }
}

async fn after(time: Option<Duration>) {
    match time {
        Some(time) => tokio::time::sleep(time).await,
        None => std::future::pending().await,
    }
}

/// A handshake and what is answered.
struct Answered {
    provider: String,
    note: Option<String>,
    answer: std::result::Result<Reply, Unanswered>,
}

/// Takes each hook: keeps it, tells of it, answers it.
struct Reception {
    writer: Writer,
    feed: Feed,
    answer: Reply,
    judge: Option<Judge>,
    /// Whose every hook is taken to be.
    named: Option<Provider>,
    handshakes: bool,
    /// Whether subscriptions are confirmed.
    confirms: bool,
    /// The URL that providers send to.
    url: Option<Url>,
    /// The word that was agreed on with the provider.
    verify_token: Option<String>,
    require_valid: bool,
    taken: AtomicU64,
    wanted: u64,
    enough: Notify,
}

impl Reception {
    /// The handshake that the hook is, and what to answer or why not.
    fn handshake(&self, hook: &Hook, verdict: Option<&Verdict>) -> Option<Answered> {
        let recognised = || provider::find(hook.delivery.provider.as_deref()?).ok();
        let provider = self
            .named
            .as_ref()
            .or_else(recognised)
            .filter(|_| self.handshakes)?;
        let judge = self.judge.as_ref();
        let secret = judge.and_then(|judge| judge.secret(&provider.id));
        let request = &hook.capture.request;
        let token = self.verify_token.as_deref();
        let (handshake, answer) = provider.handshake(request, self.url.as_ref(), secret, token)?;
        let genuine = matches!(
            verdict,
            Some(Verdict::Valid { .. } | Verdict::Unchecked) | None
        );
        let refused = handshake.signed && !genuine && (handshake.probes || self.require_valid);
        Some(Answered {
            provider: provider.id.clone(),
            note: handshake.note.clone(),
            answer: if refused {
                Err(Unanswered::Forged)
            } else {
                answer
            },
        })
    }

    /// Confirms the subscription that a request is about, unless its signature is wrong.
    async fn confirm(
        &self,
        request: &Request,
        hook: Seq,
        verdict: &Option<Verdict>,
    ) -> Option<Event> {
        let judged = matches!(
            verdict,
            Some(Verdict::Valid { .. } | Verdict::Unchecked) | None
        );
        if !self.confirms || !judged {
            return None;
        }
        let url = provider::subscription(request)?;
        let error = api::visit(&url).await.err();
        Some(Event::Confirmed { hook, url, error })
    }

    /// What a sender hears whose hook is kept; nothing of why a signature is not valid.
    fn answer_to(&self, verdict: Option<&Verdict>) -> Reply {
        match verdict {
            Some(Verdict::Valid { .. }) | None => self.answer.clone(),
            Some(_) if self.require_valid => Reply::new(401),
            Some(_) => self.answer.clone(),
        }
    }
}

impl Handler for Reception {
    async fn take(&self, arrival: Arrival) -> Reply {
        let capture = Capture {
            seq: None,
            received_at: arrival.received_at,
            peer: Some(arrival.peer),
            request: arrival.request,
        };
        let delivery = provider::recognise(&capture.request);
        let mut hook = Hook {
            capture,
            delivery,
            reply: None,
        };
        let verdict = self
            .judge
            .as_ref()
            .map(|judge| judge.verdict(&hook, Timestamp::now()));
        let handshake = self.handshake(&hook, verdict.as_ref());
        let answer = match handshake.as_ref().map(|handshake| &handshake.answer) {
            Some(Ok(answer)) => answer.clone(),
            Some(Err(Unanswered::VerifyToken)) => Reply::new(403),
            Some(Err(Unanswered::Forged)) => Reply::new(401),
            _ => self.answer_to(verdict.as_ref()),
        };
        match self.writer.append(hook.capture, Some(answer.clone())).await {
            Ok(kept) => {
                if let Some(hook) = kept.capture.seq {
                    let confirmed = self.confirm(&kept.capture.request, hook, &verdict).await;
                    let handshake = handshake.map(|answered| Event::Handshake {
                        hook,
                        provider: answered.provider,
                        unanswered: answered.answer.err(),
                        note: answered.note.filter(|_| confirmed.is_none()),
                    });
                    let verdict = verdict.map(|verdict| Event::Verdict { hook, verdict });
                    verdict
                        .into_iter()
                        .chain(handshake)
                        .chain(confirmed)
                        .for_each(|event| self.feed.found(event));
                }
                hook.capture = kept.capture;
                hook.reply = kept.reply;
                self.feed.tell(hook);
                if self.taken.fetch_add(1, Ordering::AcqRel) + 1 >= self.wanted {
                    self.enough.notify_one();
                }
                answer
            }
            Err(error) => {
                let reply = not_kept(&error);
                self.refused(reply.status, error.to_string());
                reply
            }
        }
    }

    fn refused(&self, status: u16, reason: String) {
        self.feed.refused(status, reason);
    }
}

/// What a sender hears whose hook could not be kept: to try again.
fn not_kept(error: &StoreError) -> Reply {
    let mut reply = Reply::new(match error {
        StoreError::Full(_) => 507,
        _ => 503,
    });
    reply.headers.push("retry-after", "5");
    reply.body = "the hook could not be kept\n".into();
    reply
}

/// The signals that ask for the end.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hangup: Option<Signal>,
    /// Taken, so that a file that may not grow further is an error and not the end.
    _file_size: Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: match hangup_is_ignored() {
                true => None,
                false => Some(signal(SignalKind::hangup())?),
            },
            _file_size: signal(SignalKind::from_raw(SIGXFSZ))?,
        })
    }

    async fn next(&mut self) {
        let hangup = async {
            match &mut self.hangup {
                Some(hangup) => hangup.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = hangup => {}
        }
    }
}

/// True under `nohup`, whose wish a handler of ours would undo.
fn hangup_is_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & 1 != 0)
}
