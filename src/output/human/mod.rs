//! How hooks, requests, replies and events are laid out for a person.

mod body;
mod hexdump;
mod json;
mod line;
mod quantity;
mod sheet;
mod verdict;
mod xml;

use std::path::Path;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::Render;
use super::style::{Detail, Page, Role};
use crate::capture::{Delivery, Hook, Seq};
use crate::event::Event;
use crate::http::{Headers, Reply, Request};
use crate::verdict::Unanswered;
use quantity::{count, number, size, time};
use sheet::MARGIN;
pub use verdict::in_words as verdict_in_words;

impl Render for Hook {
    fn render(&self, page: &mut Page) {
        match page.detail {
            Detail::Brief => line::lay_out(page, self),
            Detail::Full | Detail::Verbose => whole(page, self),
        }
    }
}

impl Render for Event {
    fn render(&self, page: &mut Page) {
        match self {
            Self::Ready { url, store, .. } => {
                page.put(Role::Good, "listening").own(" on ");
                page.put(Role::Strong, url).own(" · hooks are kept in ");
                page.put(Role::Plain, from_home(store)).end();
                page.put(Role::Dim, "press Ctrl-C to stop").end();
            }
            Self::Hook(hook) => hook.render(page),
            Self::Verdict { hook, verdict } => {
                let (role, word, why) = verdict_in_words(verdict);
                page.put(role, word).own(" ").show(Role::Strong, hook);
                if !why.is_empty() {
                    page.own(": ").put(Role::Plain, why);
                }
                page.end();
            }
            Self::Handshake {
                hook,
                provider,
                unanswered,
                note,
            } => {
                page.put(Role::Name, "⇄ ").show(Role::Strong, hook);
                page.own(" handshake ").put(Role::Name, provider).own(": ");
                match unanswered {
                    None => page.put(Role::Good, "answered"),
                    Some(Unanswered::NoSecret) => page.put(
                        Role::Bad,
                        "not answered, it needs the secret: --verify looks for it",
                    ),
                    Some(Unanswered::Unsafe) => page.put(
                        Role::Bad,
                        "not answered, what it wants echoed is no challenge",
                    ),
                    Some(Unanswered::VerifyToken) => page.put(
                        Role::Bad,
                        "refused, its verify token is not that of --verify-token",
                    ),
                    Some(Unanswered::Forged) => {
                        page.put(Role::Good, "refused, as its signature is not valid")
                    }
                };
                page.end();
                if let Some(note) = note {
                    page.indent(2).put(Role::Plain, note).end();
                }
            }
            Self::Confirmed { hook, url, error } => {
                page.put(Role::Name, "⇄ ").show(Role::Strong, hook);
                match error {
                    None => page.own(" subscription ").put(Role::Good, "confirmed"),
                    Some(error) => page
                        .own(" subscription ")
                        .put(Role::Bad, "not confirmed")
                        .own(": ")
                        .put(Role::Plain, error),
                };
                page.end();
                page.indent(2).put(Role::Plain, url).end();
            }
            Self::Again {
                hook,
                first,
                attempt,
                same_body,
            } => {
                page.put(Role::Odd, "⟲ ").show(Role::Strong, hook);
                page.own(" is the same event as ").show(Role::Strong, first);
                page.own(", attempt ").show(Role::Plain, attempt);
                page.own(if *same_body {
                    ""
                } else {
                    ", with a different body"
                });
                page.end();
            }
            Self::Skipped { hooks, first, last } => {
                let hooks = number(*hooks);
                let text = format!("… {hooks} more, kept as {first}..{last}");
                page.put(Role::Dim, text).end();
            }
            Self::Refused { status, reason } => {
                page.put(Role::Bad, format!("✗ {status}")).own(" refused: ");
                page.put(Role::Plain, reason).end();
            }
            Self::Done { hooks } => {
                page.put(Role::Dim, count(*hooks, "hook")).end();
            }
        }
    }
}

/// A request: its line, header fields and body.
pub fn request(page: &mut Page, request: &Request) {
    page.put(Role::Strong, &request.method).own(" ");
    page.put(Role::Strong, &request.target).own(" ");
    page.show(Role::Dim, request.version).end();
    message(page, request, None);
}

/// A reply: its status, how long it took, header fields and body.
pub fn reply(page: &mut Page, reply: &Reply) {
    answer(page, reply);
    fields(page, &reply.headers);
    body_after_fields(page, &reply.headers, &reply.body, None);
}

/// A body by what it holds, as under a header block; nothing when it is empty.
pub fn body(page: &mut Page, headers: &Headers, body: &[u8]) {
    body::lay_out(page, headers, body, None);
}

fn whole(page: &mut Page, hook: &Hook) {
    let capture = &hook.capture;
    if let Some(seq) = capture.seq {
        page.show(Role::Strong, seq).own("  ");
    }
    page.put(Role::Dim, clock(capture.received_at)).own("  ");
    page.put(Role::Strong, &capture.request.method).own(" ");
    page.put(Role::Strong, &capture.request.target).own("  ");
    page.put(Role::Dim, size(capture.request.body.len()));
    let label = label(&hook.delivery);
    if !label.is_empty() {
        page.own("  ").put(Role::Name, label);
    }
    page.end();
    if page.detail == Detail::Verbose {
        origin(page, hook);
    }
    message(page, &capture.request, capture.seq);
    if let Some(answered) = &hook.reply {
        page.end();
        // What went wrong is what one wants to read.
        if page.detail == Detail::Verbose || !answered.is_success() {
            reply(page, answered);
        } else {
            answer(page, answered);
        }
    }
    page.end();
}

/// Where a hook came from, and how.
fn origin(page: &mut Page, hook: &Hook) {
    let mut facts = vec![
        hook.capture.request.version.to_string(),
        precise(hook.capture.received_at),
    ];
    facts.extend(hook.capture.peer.map(|peer| format!("from {peer}")));
    let id = hook.delivery.id.as_ref();
    facts.extend(id.map(|id| format!("delivery {id}")));
    page.indent(MARGIN).put(Role::Dim, facts.join(" · ")).end();
}

fn message(page: &mut Page, request: &Request, seq: Option<Seq>) {
    if let Some(authority) = &request.authority {
        field(page, ":authority", authority.as_bytes());
    }
    fields(page, &request.headers);
    body_after_fields(page, &request.headers, &request.body, seq);
    if !request.trailers.is_empty() {
        page.end().indent(MARGIN).put(Role::Dim, "trailers").end();
        fields(page, &request.trailers);
    }
}

fn fields(page: &mut Page, headers: &Headers) {
    for (name, value) in headers.iter() {
        field(page, name, value);
    }
}

fn field(page: &mut Page, name: &str, value: &[u8]) {
    page.indent(MARGIN).put(Role::Name, name).own(": ");
    page.put(Role::Plain, value).end();
}

fn body_after_fields(page: &mut Page, headers: &Headers, body: &[u8], seq: Option<Seq>) {
    if !body.is_empty() {
        page.end();
        body::lay_out(page, headers, body, seq);
    }
}

/// A reply on one line: its status, how long it took, the size of its body.
pub fn answer(page: &mut Page, reply: &Reply) {
    let role = role_of(reply.status);
    page.own("answered ").show(role, reply.status);
    // What `listen` answers by itself takes no time worth telling.
    if !reply.elapsed.is_zero() {
        page.own(" in ").put(Role::Plain, time(reply.elapsed));
    }
    if !reply.body.is_empty() {
        page.put(Role::Dim, format!(", {}", size(reply.body.len())));
    }
    page.end();
}

fn role_of(status: u16) -> Role {
    match status {
        200..300 => Role::Good,
        100..400 => Role::Odd,
        _ => Role::Bad,
    }
}

/// `github · push`, as much of it as is known.
fn label(delivery: &Delivery) -> String {
    let known = [&delivery.provider, &delivery.event];
    let known: Vec<_> = known.into_iter().flatten().map(String::as_str).collect();
    known.join(" · ")
}

/// The time in the system's zone; with its day unless that is today.
fn clock(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::system());
    let form = match at.date() == Zoned::now().date() {
        true => "%H:%M:%S",
        false => "%m-%d %H:%M:%S",
    };
    at.strftime(form).to_string()
}

/// The time in the system's zone, to the microsecond.
fn precise(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::system());
    at.strftime("%Y-%m-%d %H:%M:%S%.6f %:z").to_string()
}

/// A path with the home folder as `~`.
fn from_home(path: &str) -> String {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let inside = home.and_then(|home| Path::new(path).strip_prefix(home).ok());
    match inside {
        Some(inside) => format!("~/{}", inside.display()),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests;
