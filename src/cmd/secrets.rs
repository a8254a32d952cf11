//! Where a signing secret comes from.

use std::path::Path;

use super::hooks::read_file;
use super::{Session, keys};
use crate::error::{Failure, Result};
use crate::provider::{self, Provider};
use crate::secret::Secret;

/// The secret to sign with: from `--secret`, else the test key that was made for the provider (only
/// the vendor has the private half of a public key in the environment), else from the provider's
/// environment variables, else from `HOOKCLI_SECRET`, else from the files' `[secrets]`.
pub fn find(
    session: &Session,
    flag: Option<&str>,
    provider: Option<&Provider>,
) -> Result<Option<Secret>> {
    if let Some(source) = flag {
        return from(session, source).map(Some);
    }
    if let Some(kept) = made_for(provider)? {
        return Ok(Some(kept));
    }
    told(session, provider)
}

/// The test key of a provider that signs with one.
fn made_for(provider: Option<&Provider>) -> Result<Option<Secret>> {
    match provider.filter(|provider| has_pair(provider)) {
        Some(provider) => keys::kept(&provider.id),
        None => Ok(None),
    }
}

/// The secret that the environment or the files tell.
fn told(session: &Session, provider: Option<&Provider>) -> Result<Option<Secret>> {
    let names = provider.map_or(&[][..], |provider| &provider.secret_env);
    let names = names.iter().map(String::as_str).chain(["HOOKCLI_SECRET"]);
    if let Some(value) = names.filter_map(variable).next() {
        return Ok(Some(Secret::new(value)));
    }
    let secrets = &session.config.settings.secrets;
    let Some(provider) = provider else {
        return Ok(None);
    };
    match secrets.get(&provider.id) {
        Some(source) => from(session, source).map(Some),
        None => Ok(None),
    }
}

fn has_pair(provider: &Provider) -> bool {
    let mut schemes = provider.schemes.iter();
    schemes.any(|scheme| scheme.algorithm.pair().is_some())
}

/// All secrets to judge with: those of the flags, else the one that the environment or the files
/// tell and the test key.
pub fn all(
    session: &Session,
    flags: &[String],
    provider: Option<&Provider>,
) -> Result<Vec<Secret>> {
    match flags {
        [] => {
            let told = told(session, provider)?;
            Ok(told.into_iter().chain(made_for(provider)?).collect())
        }
        flags => flags.iter().map(|flag| from(session, flag)).collect(),
    }
}

/// The secrets of all providers that have one, each with the provider's name; none is asked for.
pub fn known(session: &Session) -> Vec<(String, Secret)> {
    let sources = &session.config.settings.secrets;
    let of = |provider: &Provider| {
        let mut names = provider.secret_env.iter();
        let told = names.find_map(|name| variable(name)).map(Secret::new);
        let configured = || {
            let source = sources
                .get(&provider.id)
                .filter(|source| *source != "prompt")?;
            from(session, source).ok()
        };
        told.or_else(configured)
    };
    let all = provider::all();
    all.filter_map(|provider| Some((provider.id.clone(), of(provider)?)))
        .collect()
}

/// There is no secret to `sign` or `check` with.
pub fn lacking(doing: &str, provider: Option<&Provider>) -> Failure {
    let whose = provider.map_or("the scheme", |provider| &provider.id);
    let name = provider.and_then(|provider| provider.secret_env.first());
    let name = name.map_or("HOOKCLI_SECRET", String::as_str);
    let unsigned = match doing {
        "sign" => ", or --unsigned",
        _ => "",
    };
    let made = match provider.is_some_and(has_pair) {
        true => format!("make a test key with hookcli keys new {whose}, "),
        false => String::new(),
    };
    Failure::new(format!("there is no secret to {doing} with for {whose}")).hint(format!(
        "{made}set {name}, or pass --secret env:NAME{unsigned}"
    ))
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
