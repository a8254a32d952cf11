//! The providers that are built in.

use std::sync::OnceLock;

use crate::capture::Delivery;
use crate::error::{Failure, Result, nearest};
use crate::http::Request;
use crate::provider::Provider;
use crate::provider::detect::Index;

/// A built-in provider, parsed when it is first asked for.
struct Entry {
    id: &'static str,
    toml: &'static str,
    samples: &'static [(&'static str, &'static str)],
    provider: OnceLock<Provider>,
}

/// Embeds `catalog/ID.toml`, and `samples/ID/EVENT.json` for the events named.
macro_rules! catalog {
    ($($id:literal: [$($event:literal),*],)*) => {
        static CATALOG: [Entry; [$($id),*].len()] = [$(Entry {
            id: $id,
            toml: include_str!(concat!("catalog/", $id, ".toml")),
            samples: &[$(($event, include_str!(concat!("samples/", $id, "/", $event, ".json")))),*],
            provider: OnceLock::new(),
        }),*];
    };
}

catalog! {
    "github": ["push", "pull_request"],
    "shopify": ["orders/create", "products/update"],
    "slack": ["app_mention", "message"],
    "standard-webhooks": ["contact.created", "invoice.paid"],
    "stripe": ["payment_intent.succeeded", "invoice.paid"],
}

impl Entry {
    fn provider(&self) -> &Provider {
        self.provider.get_or_init(|| Provider {
            samples: self.samples,
            ..toml::from_str(self.toml).expect("a test parses every file of the catalogue")
        })
    }
}

/// The names of the built-in providers, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    CATALOG.iter().map(|entry| entry.id)
}

/// The built-in provider of this name or alias, whatever the case.
/// Only an alias needs other files than the one of that name to be parsed.
pub fn find(name: &str) -> Result<&'static Provider> {
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

/// Whose hook this is, by the looks of it alone: nothing is verified.
/// The first call parses the catalogue. A body is parsed only when the
/// provider's event or id stands there, and not over 1 MiB.
pub fn recognise(request: &Request) -> Delivery {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::new(CATALOG.iter().map(Entry::provider)));
    let provider = index.provider(&request.headers);
    provider.map_or_else(Delivery::default, |provider| provider.delivery(request))
}

#[cfg(test)]
mod tests;
