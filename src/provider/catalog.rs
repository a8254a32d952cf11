//! The providers that are known: those of the user's settings, then those that are built in.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::capture::Delivery;
use crate::error::{Failure, Result, nearest};
use crate::http::Request;
use crate::provider::Provider;
use crate::provider::detect::{Condition, Index};

/// A built-in provider, parsed when it is first asked for.
struct Entry {
    id: &'static str,
    toml: &'static str,
    samples: &'static [(&'static str, &'static str)],
    parts: &'static str,
    provider: OnceLock<Provider>,
}

// CATALOG: every file of the folder, listed by `build.rs` there, in alphabetical order.
include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

impl Entry {
    fn provider(&self) -> &Provider {
        self.provider.get_or_init(|| Provider {
            samples: self.samples,
            parts: self.parts,
            ..toml::from_str(self.toml).expect("a test parses every file of the catalogue")
        })
    }

    /// The conditions, without the rest of the file: parsing all of all files to recognise one
    /// hook would take longer than everything else that a short command does.
    fn conditions(&self) -> Vec<Condition> {
        #[derive(Deserialize)]
        struct Detect {
            detect: Vec<Condition>,
        }
        let mut lines = self.toml.lines();
        let line = lines.find(|line| line.starts_with("detect = "));
        line.map_or_else(Vec::new, |line| {
            let Detect { detect } =
                toml::from_str(line).expect("a test holds it to the whole file");
            detect
        })
    }
}

/// The providers of the user's settings.
static OWN: OnceLock<Vec<Provider>> = OnceLock::new();

/// Takes in the providers of the user's settings: once, before any is asked for.
pub fn adopt(own: Vec<Provider>) {
    // A second time there is nothing new to say.
    let _ = OWN.set(own);
}

fn own() -> &'static [Provider] {
    OWN.get().map_or(&[], Vec::as_slice)
}

/// Every provider, the user's own first, the built-in ones in alphabetical order.
pub fn all() -> impl Iterator<Item = &'static Provider> {
    own().iter().chain(CATALOG.iter().map(Entry::provider))
}

/// Their names; no file is parsed for them.
pub fn names() -> impl Iterator<Item = &'static str> {
    let own = own().iter().map(|provider| provider.id.as_str());
    own.chain(CATALOG.iter().map(|entry| entry.id))
}

/// The provider of this name or alias, whatever the case.
/// Only an alias needs other files than the one of that name to be parsed.
pub fn find(name: &str) -> Result<&'static Provider> {
    let called = |provider: &&Provider| {
        let mut names = std::iter::once(&provider.id).chain(&provider.aliases);
        names.any(|have| have.eq_ignore_ascii_case(name))
    };
    if let Some(provider) = own().iter().find(called) {
        return Ok(provider);
    }
    let named = CATALOG.iter().find(|e| e.id.eq_ignore_ascii_case(name));
    let is_alias = |alias: &String| alias.eq_ignore_ascii_case(name);
    let found = named.map(Entry::provider).or_else(|| {
        let mut all = CATALOG.iter().map(Entry::provider);
        all.find(|provider| provider.aliases.iter().any(is_alias))
    });
    found.ok_or_else(|| {
        let failure = Failure::new(format!("no provider is called {name}"));
        let aliases = CATALOG.iter().flat_map(|entry| &entry.provider().aliases);
        let choices = names().chain(aliases.map(String::as_str));
        match nearest(&name.to_ascii_lowercase(), choices).first() {
            None => failure,
            Some(near) => failure.hint(format!("did you mean {near}?")),
        }
    })
}

/// Whose hook this is, by the looks of it alone: nothing is verified. The user's own come first.
/// Only the file of the provider that is found is parsed. A body is parsed only when
/// the provider's event or id stands there, and not over 1 MiB.
pub fn recognise(request: &Request) -> Delivery {
    static OWN: OnceLock<Index<&Provider>> = OnceLock::new();
    static BUILT_IN: OnceLock<Index<&Entry>> = OnceLock::new();
    let conditions = |one: &'static Provider| (one.detect.clone(), one);
    let mine = OWN
        .get_or_init(|| Index::new(own().iter().map(conditions)))
        .find(&request.headers);
    let found = mine.or_else(|| {
        let all = || CATALOG.iter().map(|entry| (entry.conditions(), entry));
        let index = BUILT_IN.get_or_init(|| Index::new(all()));
        index.find(&request.headers).map(Entry::provider)
    });
    found.map_or_else(Delivery::default, |provider| provider.delivery(request))
}

#[cfg(test)]
mod tests;
