//! Where a request was sent, for the providers that sign it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::http::Request;

/// When and where a request arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The time to judge its own time by.
    pub at: Timestamp,
    /// The URL that it was sent to, where one is configured. What a proxy or the sender says of it
    /// is not believed.
    pub url: Option<Url>,
}

impl Occasion {
    /// At this time, to where the request says.
    pub fn at(at: Timestamp) -> Self {
        Self { at, url: None }
    }

    /// The URL of a request.
    pub fn url(&self, request: &Request) -> Url {
        match &self.url {
            None => Url::of(request),
            Some(url) if url.target.is_empty() => Url {
                origin: url.origin.clone(),
                target: request.target.clone(),
            },
            Some(url) => url.clone(),
        }
    }
}

/// A URL in its two halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// Scheme, host and port.
    pub origin: String,
    /// Path and query; empty when they are those of the request.
    pub target: String,
}

impl Url {
    /// As far as the request tells: `https` when its host is a name without a port, or port 443,
    /// and not this machine.
    pub fn of(request: &Request) -> Self {
        let host = request.headers.text("host");
        let host = host.or(request.authority.as_deref()).unwrap_or_default();
        let port = host.rsplit_once(':').map(|(_, port)| port);
        let is_name = host != "localhost" && host.parse::<std::net::IpAddr>().is_err();
        let https = port.map_or(is_name, |port| port == "443");
        Self {
            origin: format!("http{}://{host}", if https { "s" } else { "" }),
            target: request.target.clone(),
        }
    }

    /// All of it but the query.
    pub fn without_query(&self) -> String {
        format!("{}{}", self.origin, self.path())
    }

    /// The path before the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.target)
    }
}

impl FromStr for Url {
    type Err = String;

    /// `https://example.com`, perhaps with path and query.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no URL such as https://example.com/hooks");
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let rest = rest.split('#').next().unwrap_or_default();
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, target) = rest.split_at(end);
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        if !["http", "https"].contains(&scheme) || host.is_empty() || !is_plain {
            return Err(wrong());
        }
        let slash = if target.starts_with('?') { "/" } else { "" };
        Ok(Self {
            origin: format!("{scheme}://{host}"),
            target: format!("{slash}{target}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_is_guessed_from_the_host() {
        let of = |host: &str| {
            let mut request = Request::post("");
            request.headers.push("Host", host.to_owned());
            request.headers.push("X-Forwarded-Proto", "https");
            request.headers.push("X-Forwarded-Host", "evil.example");
            Url::of(&request).origin
        };
        assert_eq!(of("example.com"), "https://example.com");
        assert_eq!(of("example.com:443"), "https://example.com:443");
        assert_eq!(of("example.com:8080"), "http://example.com:8080");
        assert_eq!(of("localhost"), "http://localhost");
        assert_eq!(of("127.0.0.1"), "http://127.0.0.1");
    }

    #[test]
    fn a_configured_url_may_leave_the_path_to_the_request() {
        let mut request = Request::post("");
        request.target = "/a?b".into();
        let url = |text: &str| {
            let url = Some(text.parse().expect("a URL"));
            let at = Timestamp::UNIX_EPOCH;
            let Url { origin, target } = Occasion { at, url }.url(&request);
            format!("{origin} {target}")
        };
        assert_eq!(url("https://a.example"), "https://a.example /a?b");
        assert_eq!(url("http://a.example:1/c#d"), "http://a.example:1 /c");
        assert_eq!(url("https://a.example?x"), "https://a.example /?x");
        for wrong in ["", "example.com", "ftp://a", "https://", "https://a b"] {
            assert!(wrong.parse::<Url>().is_err(), "{wrong}");
        }
    }
}
