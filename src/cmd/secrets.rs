//! Where a signing secret comes from.

use std::path::Path;

use super::Session;
use super::hooks::read_file;
use crate::error::{Failure, Result};
use crate::secret::Secret;

/// The secret: from `--secret`, else from the environment names given, else from
/// `HOOKCLI_SECRET`, else from the files' `[secrets]`.
pub fn find(
    session: &Session,
    flag: Option<&str>,
    provider: Option<&str>,
    names: &[String],
) -> Result<Option<Secret>> {
    if let Some(source) = flag {
        return from(session, source).map(Some);
    }
    let names = names.iter().map(String::as_str).chain(["HOOKCLI_SECRET"]);
    if let Some(value) = names.filter_map(variable).next() {
        return Ok(Some(Secret::new(value)));
    }
    let secrets = &session.config.settings.secrets;
    match provider.and_then(|provider| secrets.get(provider)) {
        Some(source) => from(session, source).map(Some),
        None => Ok(None),
    }
}

/// All secrets: those of the flags, else the one that [`find`] finds.
pub fn all(
    session: &Session,
    flags: &[String],
    provider: Option<&str>,
    names: &[String],
) -> Result<Vec<Secret>> {
    match flags {
        [] => Ok(find(session, None, provider, names)?.into_iter().collect()),
        flags => flags.iter().map(|flag| from(session, flag)).collect(),
    }
}

/// There is no secret to `sign` or `check` with.
pub fn lacking(doing: &str, provider: Option<&str>, names: &[String]) -> Failure {
    let whose = provider.unwrap_or("the scheme");
    let name = names.first().map_or("HOOKCLI_SECRET", String::as_str);
    let unsigned = if doing == "sign" {
        ", or --unsigned"
    } else {
        ""
    };
    Failure::new(format!("there is no secret to {doing} with for {whose}"))
        .hint(format!("set {name}, or pass --secret env:NAME{unsigned}"))
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn from(session: &Session, source: &str) -> Result<Secret> {
    if let Some(name) = source.strip_prefix("env:") {
        return variable(name).map(Secret::new).ok_or_else(|| {
            Failure::new(format!("the environment variable {name} is not set"))
                .hint(format!("export {name}=…, or pass --secret file:PATH"))
        });
    }
    if let Some(path) = source.strip_prefix("file:") {
        return read_file(Path::new(path)).map(Secret::new);
    }
    if source == "prompt" {
        return session
            .ask()
            .ok_or_else(|| {
                Failure::new("there is no terminal to ask for the secret on")
                    .hint("pass --secret env:NAME or --secret file:PATH")
            })?
            .secret("Secret");
    }
    session.talk.warn("others on this machine can read a secret on the command line: pass --secret env:NAME, file:PATH or prompt");
    Ok(Secret::new(source))
}
