//! `hookcli providers`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::Session;
use super::hooks::read_file;
use crate::config::toml_fault;
use crate::error::{Exit, Failure, Result};
use crate::http::Request;
use crate::output::Render;
use crate::output::human::verdict_in_words;
use crate::output::style::{Page, Role};
use crate::provider::{self, Handshake, Provider, Scheme, Vector};
use crate::secret::Secret;
use crate::verdict::Verdict;

/// The providers whose hooks hookcli knows: how they look and how they are signed.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  hookcli providers list
  hookcli providers show stripe
  hookcli providers check mine.toml      a provider of your own, for --provider mine.toml")]
pub enum Args {
    /// List them; with a word, those that have it in their name or category
    List {
        /// Part of a name, or a category
        word: Option<String>,
    },
    /// Show all that is known about one
    Show {
        /// Its name or an alias, or a file.toml
        name: String,
    },
    /// Check a provider of your own, and the vectors in it
    Check {
        /// The file, in the form of those in the catalogue
        file: PathBuf,
    },
}

impl Args {
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        match self {
            Self::List { word } => list(session, word.as_deref()),
            Self::Show { name } => {
                let provider = named(&name)?;
                session.out.show(&Whole(&provider))?;
                Ok(Exit::Yes)
            }
            Self::Check { file } => check(session, &file),
        }
    }
}

/// The provider of this name: of a file, of the settings, or built in.
pub fn named(name: &str) -> Result<Provider> {
    if name.ends_with(".toml") {
        return read(Path::new(name));
    }
    provider::find(name)
        .cloned()
        .map_err(|failure| match failure.hint {
            Some(_) => failure,
            None => failure.hint("hookcli providers list shows which there are"),
        })
}

fn read(path: &Path) -> Result<Provider> {
    let text = String::from_utf8(read_file(path)?)
        .map_err(|_| Failure::new(format!("{} is not UTF-8", path.display())))?;
    toml::from_str(&text).map_err(|error| {
        toml_fault(path, &text, &error)
            .hint("hookcli help schemes explains the words; hookcli providers show github --json shows one")
    })
}

fn list(session: &mut Session, word: Option<&str>) -> Result<Exit> {
    let word = word.unwrap_or_default().to_lowercase();
    let fits = |provider: &&Provider| {
        let mut names = [&provider.id, &provider.name, &provider.category]
            .into_iter()
            .chain(&provider.aliases);
        names.any(|name| name.to_lowercase().contains(&word))
    };
    let mut found = 0;
    for provider in provider::all().filter(fits) {
        session.out.show(&Row::of(provider))?;
        found += 1;
    }
    match found {
        0 => {
            session.talk.note("no provider matches");
            Ok(Exit::No)
        }
        _ => Ok(Exit::Yes),
    }
}

fn check(session: &mut Session, file: &Path) -> Result<Exit> {
    let provider = read(file)?;
    let mut wrong = 0;
    for vector in &provider.vectors {
        let verdict = verdict(&provider, vector);
        if verdict != Ok(Verdict::Valid { secret: 0 }) {
            wrong += 1;
            let verdict =
                verdict.map_or_else(|error| error, |verdict| verdict_in_words(&verdict).2);
            session.talk.warn(format!(
                "the vector of {} does not hold: {verdict}",
                vector.source
            ));
        }
    }
    session.out.show(&Checked {
        provider: provider.id.clone(),
        vectors: provider.vectors.len(),
        wrong,
    })?;
    Ok(if wrong == 0 { Exit::Yes } else { Exit::No })
}

fn verdict(provider: &Provider, vector: &Vector) -> std::result::Result<Verdict, String> {
    let request: Request = vector.request()?;
    let occasion = vector.occasion()?;
    let secrets = [Secret::new(vector.secret.as_str())];
    provider
        .verify(&request, &secrets, &occasion)
        .map_err(|error| error.to_string())
}

/// What a check found. JSON: `provider`, `vectors`, `wrong`: how many there are and how many do not hold.
#[derive(Serialize)]
struct Checked {
    provider: String,
    vectors: usize,
    wrong: usize,
}

impl Render for Checked {
    fn render(&self, page: &mut Page) {
        match self.wrong {
            0 => page.put(Role::Good, "✓ "),
            _ => page.put(Role::Bad, "✗ "),
        };
        page.put(Role::Name, &self.provider).own(": ");
        page.show(Role::Plain, self.vectors - self.wrong)
            .own(" of ");
        page.show(Role::Plain, self.vectors)
            .own(" vectors hold")
            .end();
    }
}

/// One line of the list. JSON: `id`, `name`, `category`, `schemes` (algorithms), `verified`,
/// `proved_by` (the sources of its vectors), `events`.
#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    category: String,
    schemes: Vec<String>,
    verified: bool,
    proved_by: Vec<String>,
    events: Vec<&'static str>,
}

impl Row {
    fn of(provider: &Provider) -> Self {
        Self {
            id: provider.id.clone(),
            name: provider.name.clone(),
            category: provider.category.clone(),
            schemes: provider
                .schemes
                .iter()
                .map(|scheme| word(&scheme.algorithm))
                .collect(),
            verified: provider.verified,
            proved_by: provider
                .vectors
                .iter()
                .map(|vector| vector.source.clone())
                .collect(),
            events: provider.events().collect(),
        }
    }
}

/// How a word of the vocabulary is written.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

impl Render for Row {
    fn render(&self, page: &mut Page) {
        page.put(Role::Name, &self.id).column(26);
        page.put(Role::Plain, &self.name).column(52);
        page.put(Role::Plain, self.schemes.join(", "));
        if !self.verified {
            page.own("  ").put(Role::Odd, "unverified");
        }
        page.end();
    }
}

/// A provider with all that is known. JSON: the form of its file.
#[derive(Serialize)]
#[serde(transparent)]
struct Whole<'p>(&'p Provider);

impl Render for Whole<'_> {
    fn render(&self, page: &mut Page) {
        let provider = self.0;
        page.put(Role::Strong, &provider.name)
            .own("  ")
            .put(Role::Name, &provider.id);
        if !provider.verified {
            page.own("  ")
                .put(Role::Odd, "unverified: from its documentation alone");
        }
        page.end();
        for (name, value) in facts(provider) {
            if !value.is_empty() {
                page.indent(2)
                    .put(Role::Dim, name)
                    .column(16)
                    .put(Role::Plain, value)
                    .end();
            }
        }
    }
}

/// What there is to know, each with what it is called; nothing is said of what is empty.
type Facts = Vec<(&'static str, String)>;

fn facts(provider: &Provider) -> Facts {
    let mut facts = vec![
        ("docs", provider.docs.clone()),
        ("category", provider.category.clone()),
        ("also called", provider.aliases.join(", ")),
    ];
    match provider.schemes.as_slice() {
        [] => facts.push(("signature", "none: anyone can send such a hook".into())),
        schemes => facts.extend(schemes.iter().flat_map(scheme_facts)),
    }
    facts.extend(provider.handshakes.iter().flat_map(handshake_facts));
    let limit = provider.timeout.map(|seconds| format!("{seconds} s"));
    let events: Vec<&str> = provider.events().collect();
    facts.extend([
        ("secret in", provider.secret_env.join(", ")),
        ("gives up after", limit.unwrap_or_default()),
        ("tries again", provider.retry.clone().unwrap_or_default()),
        ("samples", events.join(", ")),
    ]);
    if let Some(event) = events.first() {
        let event = shell_words::quote(event);
        let line = format!("hookcli send {} {event} --to :3000/hooks", provider.id);
        facts.push(("send one", line));
    }
    let sources = provider.vectors.iter().map(|vector| &vector.source);
    facts.extend(sources.map(|source| ("proved by", source.clone())));
    facts
}

fn scheme_facts(scheme: &Scheme) -> Facts {
    let algorithm = word(&scheme.algorithm);
    let claims: Vec<String> = scheme.claims.iter().cloned().map(String::from).collect();
    let over = match (scheme.message.is_empty(), claims.is_empty()) {
        (false, _) => format!("{algorithm} over {}", scheme.message),
        (true, false) => format!("{algorithm} that says {}", claims.join(" ")),
        (true, true) => algorithm,
    };
    let uncovered = match (scheme.covers_body(), scheme.covers_parts()) {
        (true, _) => "",
        (false, true) => "what else the body holds is not covered",
        (false, false) => "the body is not covered: it can be changed",
    };
    let tolerance = match scheme.tolerance {
        0 => String::new(),
        seconds => format!("{seconds} s"),
    };
    vec![
        (
            "signature",
            format!("{}: {}", scheme.signature.label(), scheme.value),
        ),
        ("", over),
        ("", uncovered.into()),
        ("secret", scheme.secret.clone().unwrap_or_default()),
        ("tolerance", tolerance),
    ]
}

fn handshake_facts(handshake: &Handshake) -> Facts {
    let when: Vec<String> = handshake.when.iter().cloned().map(String::from).collect();
    let asked = match when.as_slice() {
        [] => handshake.method.clone(),
        when => format!("{} with {}", handshake.method, when.join(" and ")),
    };
    let fields = handshake.headers.iter().cloned().map(String::from);
    let answer: Vec<String> = std::iter::once(handshake.answer.clone().into())
        .chain(fields)
        .filter(|text: &String| !text.is_empty())
        .collect();
    let answer = match answer.as_slice() {
        [] => handshake.status.to_string(),
        answer => answer.join(" "),
    };
    vec![
        ("handshake", asked),
        ("answered", answer),
        ("then", handshake.note.clone().unwrap_or_default()),
    ]
}
