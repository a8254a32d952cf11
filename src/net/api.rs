//! Requests to vendors' APIs. Unlike hooks these are nothing that must stay byte for byte, so a
//! client of the usual kind does, with proxies and all; it follows no redirect.

use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;

use super::tls;

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(10);

/// Fetches a URL for what that does there. The error says what went wrong.
pub async fn visit(url: &str) -> Result<(), String> {
    let config = tls::config().map_err(|error| error.to_string())?;
    let client = Client::builder()
        .tls_backend_preconfigured(config)
        .redirect(Policy::none())
        .timeout(LIMIT)
        .https_only(true)
        .build()
        .map_err(|error| error.to_string())?;
    let reply = client.get(url).send().await.map_err(plainly)?;
    match reply.status() {
        status if status.is_success() => Ok(()),
        status => Err(format!("answered {}", status.as_u16())),
    }
}

/// The innermost cause; the layers around it say nothing to a person.
fn plainly(error: reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
