//! `hookcli keys`

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;
use zeroize::Zeroizing;

use super::hooks::read_file;
use super::{Session, providers};
use crate::config::default_store;
use crate::error::{Exit, Failure, OrFail, Result};
use crate::output::Render;
use crate::output::style::{Page, Role};
use crate::provider::{KeyForm, Pair, PairKind, Provider};
use crate::secret::Secret;

/// Test keys for providers that sign with a private key: Discord, SendGrid, PayPal, …
///
/// Only the vendor has the private key that belongs to its public one. So hookcli signs with a
/// key of its own, and your app under test is given the public half in the vendor's place.
#[derive(Debug, clap::Subcommand)]
#[command(after_help = "\
Examples:
  hookcli keys new discord
  DISCORD_PUBLIC_KEY=$(hookcli keys show discord) npm start
  hookcli send discord --to :3000/interactions")]
pub enum Args {
    /// Make a key pair, keep the private key and print the public one
    New {
        /// Whose hooks it is to sign
        provider: String,
        /// Whose account it is, where the provider's secrets say so (PayPal's webhook id)
        #[arg(long, value_name = "ID")]
        account: Option<String>,
        /// Replace the one there is
        #[arg(long)]
        force: bool,
    },
    /// Print the public key again
    Show {
        /// Whose
        provider: String,
    },
}

impl Args {
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        let (Self::New { provider, .. } | Self::Show { provider }) = &self;
        let provider = providers::named(provider)?;
        let shape = Shape::of(&provider)?;
        let path = place(&provider.id)?;
        if let Self::New { force, account, .. } = self {
            let text = shape.kind.generate();
            let text = text.map_err(|_| Failure::new("could not make a key"))?;
            let text = shape.of_account(account.as_deref(), text)?;
            write(&path, &text, force)?;
        }
        let private = kept(&provider.id)?.ok_or_else(|| {
            Failure::new(format!("there is no key of {}", provider.id))
                .hint(format!("hookcli keys new {} makes one", provider.id))
        })?;
        let public = shape.public(&private);
        let public = public.ok_or_else(|| {
            Failure::new(format!("{} holds no {}", path.display(), shape.kind.name()))
                .hint(format!("hookcli keys new {} --force", provider.id))
        })?;
        session.out.show(&Kept {
            provider: provider.id,
            private: path.display().to_string(),
            public,
        })?;
        Ok(Exit::Yes)
    }
}

/// How a provider's public keys are written.
struct Shape {
    kind: PairKind,
    form: KeyForm,
    prefix: String,
    /// True when its secrets say whose they are.
    told: bool,
}

impl Shape {
    fn of(provider: &Provider) -> Result<Self> {
        let mut schemes = provider.schemes.iter();
        let shape = schemes.find_map(|scheme| {
            Some(Self {
                kind: scheme.algorithm.pair()?,
                form: scheme.key,
                prefix: scheme.key_prefix.clone(),
                told: scheme.uses_account(),
            })
        });
        shape.ok_or_else(|| {
            Failure::new(format!("{} does not sign with a key pair", provider.id))
                .hint("its secret is shared: choose one and give it to both sides")
        })
    }

    /// The secret: the key, and before it whose it is where that is a part of it.
    fn of_account(
        &self,
        account: Option<&str>,
        key: Zeroizing<String>,
    ) -> Result<Zeroizing<String>> {
        match (self.told, account) {
            (false, None) => Ok(key),
            (true, Some(account)) => Ok(Zeroizing::new(format!("{account}:{}", *key))),
            (true, None) => Err(Failure::new("its secrets say whose they are")
                .hint("pass --account ID, such as the webhook id of PayPal")),
            (false, Some(_)) => {
                Err(Failure::new("its secrets do not say whose they are")
                    .hint("leave --account out"))
            }
        }
    }

    fn public(&self, private: &Secret) -> Option<String> {
        let secret = private.expose();
        let colon = secret
            .iter()
            .position(|byte| *byte == b':')
            .filter(|_| self.told);
        let key = colon.map_or(secret, |colon| &secret[colon + 1..]);
        let pair = Pair::read(self.kind, self.form, key)?;
        let public = pair.public(self.form)?;
        Some(format!("{}{}", self.prefix, public.trim_end()))
    }
}

/// Where the private key of a provider is kept.
fn place(provider: &str) -> Result<PathBuf> {
    let folder = default_store()?.with_file_name("keys");
    Ok(folder.join(format!("{provider}.pem")))
}

/// The private key that was made for a provider.
pub fn kept(provider: &str) -> Result<Option<Secret>> {
    let path = place(provider)?;
    match path.exists() {
        true => read_file(&path).map(Secret::new).map(Some),
        false => Ok(None),
    }
}

fn write(path: &Path, text: &Zeroizing<String>, replace: bool) -> Result<()> {
    if let Some(folder) = path.parent() {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.or_fail(|| format!("make {}", folder.display()))?;
    }
    if replace && path.exists() {
        std::fs::remove_file(path).or_fail(|| format!("replace {}", path.display()))?;
    }
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    let mut file = file.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(format!("there is a key at {}", path.display())).hint(
                "hookcli keys show prints its public half; --force makes another in its place",
            )
        }
        _ => Failure::new(format!("could not write {}: {error}", path.display())),
    })?;
    file.write_all(text.as_bytes())
        .or_fail(|| format!("write {}", path.display()))
}

/// A key pair that is kept. JSON: `type`, `provider`, `private` (the file), `public` (as the
/// provider writes it).
#[derive(Serialize)]
#[serde(tag = "type", rename = "keys")]
struct Kept {
    provider: String,
    private: String,
    public: String,
}

impl Render for Kept {
    fn render(&self, page: &mut Page) {
        for line in self.public.lines() {
            page.put(Role::Plain, line).end();
        }
    }
}
