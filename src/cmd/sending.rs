//! Requests on their way out and what came of them: what `send` and `replay` share.

use std::time::Duration;

use serde::Serialize;
use tokio::task::JoinSet;

use super::Session;
use crate::capture::{Delivery, Seq};
use crate::error::{Exit, Failure, Result};
use crate::http::{Reply, Request};
use crate::net::client::{Client, SendError};
use crate::output::Render;
use crate::output::human;
use crate::output::style::{Detail, Page, Role};
use crate::target::Target;

/// What is to be sent.
#[derive(Debug)]
pub struct Job {
    /// The hook that is sent again.
    pub hook: Option<Seq>,
    /// What it is.
    pub delivery: Delivery,
    /// The request, addressed and signed.
    pub request: Request,
}

/// What was sent and what came of it. JSON: `type`, `hook`, `to`, `provider`, `event`,
/// `delivery_id`, `request`, and `reply` or else `error`.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "attempt")]
pub struct Attempt {
    hook: Option<Seq>,
    to: String,
    provider: Option<String>,
    event: Option<String>,
    delivery_id: Option<String>,
    request: Request,
    reply: Option<Reply>,
    error: Option<String>,
    #[serde(skip)]
    exit: Exit,
}

impl Attempt {
    fn new(job: Job, target: &Target, result: std::result::Result<Reply, SendError>) -> Self {
        let exit = match &result {
            Ok(reply) if reply.is_success() => Exit::Yes,
            Ok(_) => Exit::No,
            Err(error) => exit_of(error),
        };
        let (reply, error) = match result {
            Ok(reply) => (Some(reply), None),
            Err(error) => (None, Some(error.to_string())),
        };
        Self {
            hook: job.hook,
            to: target.url(&job.request.target),
            provider: job.delivery.provider,
            event: job.delivery.event,
            delivery_id: job.delivery.id,
            request: job.request,
            reply,
            error,
            exit,
        }
    }
}

impl Render for Attempt {
    fn render(&self, page: &mut Page) {
        match self.exit {
            Exit::Yes => page.put(Role::Good, "✓ "),
            _ => page.put(Role::Bad, "✗ "),
        };
        if let Some(seq) = self.hook {
            page.show(Role::Strong, seq).own(" ");
        }
        page.put(Role::Strong, &self.request.method)
            .own(" ")
            .put(Role::Plain, &self.to);
        if let Some(provider) = &self.provider {
            page.own("  ").put(Role::Name, provider);
            if let Some(event) = &self.event {
                page.own(" ").put(Role::Name, event);
            }
        }
        match (&self.reply, &self.error) {
            (Some(reply), _) if page.detail == Detail::Brief => {
                page.own("  ");
                human::answer(page, reply);
            }
            (Some(reply), _) => {
                page.end();
                human::reply(page, reply);
            }
            (None, error) => {
                page.own("  ")
                    .put(Role::Bad, error.as_deref().unwrap_or_default())
                    .end();
            }
        }
    }
}

/// How many attempts ended how. JSON: `{"type": "summary", "sent": …, "ok": …, "refused": …,
/// "unanswered": …}`: answered 2xx, answered otherwise, not answered.
#[derive(Debug, Default, Serialize)]
#[serde(tag = "type", rename = "summary")]
struct Summary {
    sent: u64,
    ok: u64,
    refused: u64,
    unanswered: u64,
}

impl Summary {
    fn count(&mut self, attempt: &Attempt) {
        self.sent += 1;
        match &attempt.reply {
            Some(reply) if reply.is_success() => self.ok += 1,
            Some(_) => self.refused += 1,
            None => self.unanswered += 1,
        }
    }
}

impl Render for Summary {
    fn render(&self, page: &mut Page) {
        page.show(Role::Strong, self.sent).own(" sent: ");
        page.show(Role::Good, self.ok).own(" answered 2xx");
        for (count, what) in [
            (self.refused, " answered otherwise"),
            (self.unanswered, " not answered"),
        ] {
            if count > 0 {
                page.own(", ").show(Role::Bad, count).own(what);
            }
        }
        page.end();
    }
}

/// Where requests go and how.
pub struct Route {
    pub target: Target,
    /// How long each reply may take.
    pub limit: Duration,
    /// How many are on their way at once.
    pub concurrency: usize,
}

impl Route {
    /// Sends every job, shows each attempt as it ends, and returns the worst of them.
    /// More than one job is summed up at the end; Ctrl-C stops before the next.
    pub async fn send(
        &self,
        session: &mut Session,
        mut jobs: impl ExactSizeIterator<Item = Result<Job>>,
    ) -> Result<Exit> {
        let all = jobs.len();
        let mut idle: Vec<Client> = (0..self.concurrency.min(all))
            .map(|_| Client::new(self.target.clone(), self.limit))
            .collect();
        let mut busy = JoinSet::new();
        let mut summary = Summary::default();
        let mut worst = Exit::Yes;
        let interrupt = tokio::signal::ctrl_c();
        tokio::pin!(interrupt);
        loop {
            while let Some(mut client) = idle.pop() {
                let Some(job) = jobs.next() else { break };
                let job = job?;
                busy.spawn(async move {
                    let result = client.send(&job.request).await;
                    (client, job, result)
                });
            }
            let ended = tokio::select! {
                ended = busy.join_next() => ended,
                _ = &mut interrupt => {
                    return Err(self.interrupted(session, &summary, all));
                }
            };
            let Some(ended) = ended else { break };
            let (client, job, result) = ended
                .map_err(|error| Failure::new(format!("an attempt ended by itself: {error}")))?;
            idle.push(client);
            let attempt = Attempt::new(job, &self.target, result);
            summary.count(&attempt);
            worst = severer(worst, attempt.exit);
            session.out.show(&attempt)?;
        }
        if all > 1 {
            session.conclude(&summary)?;
        }
        Ok(worst)
    }

    fn interrupted(&self, session: &Session, summary: &Summary, all: usize) -> Failure {
        if all > 1 {
            session.talk.show(summary);
        }
        let open = all as u64 - summary.sent;
        Failure::with_exit(
            Exit::Interrupted,
            format!("interrupted: no answer to {open} of {all}"),
        )
    }
}

/// How it ends when there is no whole reply.
pub fn exit_of(error: &SendError) -> Exit {
    match error {
        SendError::Broken { .. } => Exit::No,
        SendError::Unreachable { .. } => Exit::Unreachable,
        SendError::TimedOut { .. } => Exit::TimedOut,
    }
}

/// Not reached is worse than not answered in time, and that is worse than a wrong answer.
pub fn severer(one: Exit, other: Exit) -> Exit {
    let weight = |exit: Exit| match exit {
        Exit::Unreachable => 3,
        Exit::TimedOut => 2,
        Exit::Yes => 0,
        _ => 1,
    };
    if weight(other) > weight(one) {
        other
    } else {
        one
    }
}

impl Session {
    /// One line for each of many attempts, unless more or less was asked for.
    pub fn be_brief(&mut self) {
        if self.out.page.detail == Detail::Full {
            self.out.page.detail = Detail::Brief;
        }
    }

    /// What closes the output: data for programs, talk for people.
    fn conclude(&mut self, summary: &Summary) -> Result<()> {
        if self.out.is_json() {
            return self.out.show(summary);
        }
        self.talk.show(summary);
        Ok(())
    }

    /// Where to send to: the flag, or the files' word.
    pub fn target(&self, flag: Option<&str>) -> Result<Target> {
        let Some(text) = flag.or(self.config.settings.to.as_deref()) else {
            return Err(Failure::new("it is not said where to send to")
                .hint("pass --to URL, such as --to :3000/hooks, or set 'to' in hookcli.toml"));
        };
        Target::parse(text).map_err(|reason| {
            Failure::new(format!("--to {text}: {reason}"))
                .hint("write it like :3000/hooks, localhost:3000 or https://example.com/hooks")
        })
    }

    /// How long a reply may take.
    pub fn limit(&self, flag: Option<Duration>) -> Duration {
        let set = self.config.settings.timeout.unsigned_abs();
        flag.unwrap_or(set)
    }
}
