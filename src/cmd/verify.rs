//! `hookcli verify`

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::draft::{method, moment, scheme};
use super::hooks::find;
use super::{Session, bytes_of, duration, field, providers, secrets};
use crate::capture::{Capture, Hook, Seq};
use crate::error::{Exit, Failure, Result};
use crate::http::Request;
use crate::output::Render;
use crate::output::human::verdict_in_words;
use crate::output::style::{Page, Role};
use crate::provider::{
    self, Mishap, Occasion, Scheme, Url, explain, explain_by_provider, explain_by_secret,
};
use crate::reference::Reference;
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

/// Check signatures, and say why one does not hold.
///
/// When a signature does not match, the usual mishaps are tried (a line end too many, JSON
/// rewritten by a framework, a secret taken the wrong way, …) and the one that makes it match
/// is named, with what to do about it. A hook of the store is judged at the time it arrived.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli verify last
  hookcli verify 40..45 --secret env:OLD_SECRET --secret env:NEW_SECRET
  hookcli verify --provider github --data @body.json \\
      -H \"X-Hub-Signature-256: $SIGNATURE\"

Exit codes: 0 all valid, 1 one is not, 2 could not be checked.")]
pub struct Args {
    /// Which hooks: 42, last, last~2, 40..45, a file, a folder, -
    #[arg(
        value_name = "HOOK",
        required_unless_present = "data",
        conflicts_with = "data"
    )]
    hooks: Vec<Reference>,

    /// A body instead of a hook
    #[arg(short, long, value_name = "TEXT|@FILE|@-")]
    data: Option<String>,

    /// A header of that body's request
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = field)]
    headers: Vec<(String, String)>,

    /// The method of that body's request [default: POST]
    #[arg(short = 'X', long, value_parser = method)]
    method: Option<String>,

    /// Check as this provider signs [default: the one recognised]
    #[arg(long, value_name = "PROVIDER")]
    provider: Option<String>,

    /// Check by this scheme: hookcli help schemes
    #[arg(long, value_name = "SCHEME", conflicts_with = "provider")]
    scheme: Option<String>,

    /// A secret: env:NAME, file:PATH or prompt; several while one replaces another
    #[arg(long = "secret", value_name = "SOURCE")]
    secrets: Vec<String>,

    /// How far the signed time may be off, or none [default: the provider's]
    #[arg(long, value_name = "TIME", value_parser = tolerance)]
    tolerance: Option<Duration>,

    /// The URL it was sent to, where that is signed and a proxy changed it
    #[arg(long, value_name = "URL")]
    url: Option<Url>,

    /// The time to judge at [default: when the hook arrived]
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Timestamp>,
}

fn tolerance(text: &str) -> std::result::Result<Duration, String> {
    match text {
        "none" => Ok(Duration::ZERO),
        text => duration(text),
    }
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let mut worst = Exit::Yes;
        let mut known: HashMap<String, Means> = HashMap::new();
        for hook in self.hooks(session).await? {
            let name = self.provider.as_ref().or(hook.delivery.provider.as_ref());
            let name = name.filter(|_| self.scheme.is_none());
            let means = match known.entry(name.cloned().unwrap_or_default()) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(place) => place.insert(self.means(session, name)?),
            };
            let arrived = Some(hook.capture.received_at);
            let arrived = arrived.filter(|time| *time != Timestamp::UNIX_EPOCH);
            let occasion = Occasion {
                at: self.at.or(arrived).unwrap_or_else(Timestamp::now),
                url: self.url.clone(),
            };
            let judged = Judged::new(session, &hook, means, &occasion)?;
            if !matches!(judged.verdict, Verdict::Valid { .. }) {
                worst = Exit::No;
            }
            session.out.show(&judged)?;
        }
        Ok(worst)
    }

    async fn hooks(&self, session: &Session) -> Result<Vec<Hook>> {
        let Some(data) = &self.data else {
            return find(session, &self.hooks).await;
        };
        let mut request = Request::post(bytes_of(data)?);
        if let Some(method) = &self.method {
            request.method.clone_from(method);
        }
        request.headers.edit(&self.headers);
        let delivery = provider::recognise(&request);
        let capture = Capture {
            seq: None,
            received_at: Timestamp::UNIX_EPOCH,
            peer: None,
            request,
        };
        Ok(vec![Hook {
            capture,
            delivery,
            reply: None,
        }])
    }

    /// What hooks of the provider of this name are checked with.
    fn means(&self, session: &Session, name: Option<&String>) -> Result<Means> {
        let (provider, mut schemes) = match (&self.scheme, name) {
            (Some(text), _) => (None, vec![scheme(text)?]),
            (None, Some(name)) => {
                let provider = providers::named(name)?;
                let schemes = provider.schemes.clone();
                (Some(provider), schemes)
            }
            (None, None) => return Err(nothing_to_check_with()),
        };
        if let Some(tolerance) = self.tolerance {
            let seconds = u32::try_from(tolerance.as_secs()).unwrap_or(u32::MAX);
            schemes
                .iter_mut()
                .for_each(|scheme| scheme.tolerance = seconds);
        }
        let id = provider.as_ref().map(|provider| provider.id.as_str());
        if schemes.is_empty() {
            let whose = id.unwrap_or("the provider");
            return Err(Failure::new(format!("{whose} does not sign its hooks")));
        }
        let secrets = secrets::all(session, &self.secrets, provider.as_ref())?;
        match secrets.is_empty() {
            true => Err(secrets::lacking("check", provider.as_ref())),
            false => Ok(Means {
                provider: id.map(str::to_owned),
                schemes,
                secrets,
            }),
        }
    }
}

/// What a hook is checked with.
struct Means {
    provider: Option<String>,
    schemes: Vec<Scheme>,
    secrets: Vec<Secret>,
}

impl Means {
    /// The mishap that makes it match elsewhere: with another secret that is configured, or as
    /// another provider signs.
    fn explain(&self, session: &Session, request: &Request, occasion: &Occasion) -> Option<Mishap> {
        let others = secrets::known(session);
        let by_secret = explain_by_secret(&self.schemes, request, &others, occasion);
        by_secret.or_else(|| {
            let others = others.into_iter().map(|(_, secret)| secret);
            let mut secrets = self.secrets.iter().cloned().chain(others);
            secrets.find_map(|secret| {
                explain_by_provider(provider::all(), request, &[secret], occasion)
            })
        })
    }
}

fn nothing_to_check_with() -> Failure {
    Failure::new("it is not known who signed this hook")
        .hint("pass --provider NAME, or --scheme for one that hookcli does not know")
}

/// What was found about one hook. JSON: `type`, `hook`, `provider`, `verdict` and its details,
/// `explanation`.
#[derive(Serialize)]
#[serde(tag = "type", rename = "judged")]
struct Judged {
    hook: Option<Seq>,
    provider: Option<String>,
    #[serde(flatten)]
    verdict: Verdict,
    explanation: Option<Mishap>,
}

impl Judged {
    fn new(session: &Session, hook: &Hook, means: &Means, occasion: &Occasion) -> Result<Self> {
        let request = &hook.capture.request;
        let judged = provider::verify(&means.schemes, request, &means.secrets, occasion);
        let own = || explain(&means.schemes, request, &means.secrets, occasion);
        let explanation = match judged {
            Ok(Verdict::Valid { .. } | Verdict::Unchecked) => None,
            Ok(Verdict::Stale { .. }) => own(),
            _ => own().or_else(|| means.explain(session, request, occasion)),
        };
        let verdict = match (judged, &explanation) {
            (Ok(verdict), _) => verdict,
            (Err(_), Some(_)) => Verdict::Invalid {
                reason: Reason::Mismatch,
            },
            (Err(bad), None) => {
                return Err(Failure::new(format!("could not check: {bad}"))
                    .hint("pass --secret env:NAME, file:PATH or prompt"));
            }
        };
        Ok(Self {
            hook: hook.capture.seq,
            provider: means.provider.clone(),
            verdict,
            explanation,
        })
    }
}

impl Render for Judged {
    fn render(&self, page: &mut Page) {
        let (role, word, why) = verdict_in_words(&self.verdict);
        page.put(role, word);
        if let Some(seq) = self.hook {
            page.own(" ").show(Role::Strong, seq);
        }
        if let Some(provider) = &self.provider {
            page.own(" ").put(Role::Name, provider);
        }
        if !why.is_empty() {
            page.own(": ").put(Role::Plain, why);
        }
        page.end();
        if let Some(mishap) = &self.explanation {
            page.indent(2)
                .put(Role::Strong, format!("it matches {}", mishap.what))
                .end();
            for (n, line) in mishap.remedy.lines().enumerate() {
                page.indent(if n == 0 { 2 } else { 4 })
                    .put(Role::Plain, line)
                    .end();
            }
        }
    }
}
