//! Where a request goes: what people write after `--to`, and a request addressed to it.

use std::fmt;

use crate::http::Request;

/// Fields between two hops (RFC 9110 §7.6.1): never passed on, set anew where needed.
/// `expect` is among them because bodies are sent without waiting.
const HOP_BY_HOP: [&str; 9] = [
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "transfer-encoding",
    "upgrade",
];

/// A parsed target: `http://localhost:3000/hooks?x=1`, also written `:3000/hooks`,
/// `localhost:3000` or `3000`. The path and query are kept byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// TLS or not.
    pub https: bool,
    /// A name, an IPv4 address, or an IPv6 address without its brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The path when one was written, beginning with `/`.
    pub path: Option<String>,
    /// The query when one was written, without `?`.
    pub query: Option<String>,
}

impl Target {
    /// Reads what a user wrote; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err("it holds blanks or control characters".into());
        }
        let (https, rest) = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (false, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (true, rest),
            Some((scheme, _)) => return Err(format!("{scheme}: is not http: or https:")),
            None => (false, text),
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (authority, path, query) = split(rest);
        let (host, port) = host_and_port(authority)?;
        Ok(Self {
            https,
            host,
            port: port.unwrap_or(if https { 443 } else { 80 }),
            path,
            query,
        })
    }

    /// What the `Host` field says.
    pub fn authority(&self) -> String {
        let host = match self.host.contains(':') {
            true => format!("[{}]", self.host),
            false => self.host.clone(),
        };
        match (self.https, self.port) {
            (false, 80) | (true, 443) => host,
            (_, port) => format!("{host}:{port}"),
        }
    }

    /// A target of requests here as a URL.
    pub fn url(&self, target: &str) -> String {
        let scheme = if self.https { "https" } else { "http" };
        format!("{scheme}://{}{target}", self.authority())
    }

    /// True when the requests do not leave this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }

    /// The request as it goes out to here: this path and query where they were written,
    /// `host` and the framing anew, all else as it is and where it is.
    pub fn address(&self, mut request: Request) -> Request {
        let path = self.path.as_deref().unwrap_or(request.path());
        let path = if path.is_empty() { "/" } else { path };
        let query = self.query.as_deref().or(request.query());
        request.target = match query {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        };
        request.authority = None;
        request.version = crate::http::Version::Http11;
        let named = request.headers.text("connection").unwrap_or_default();
        let named: Vec<String> = named
            .split(',')
            .map(|name| name.trim().to_owned())
            .collect();
        for name in HOP_BY_HOP
            .into_iter()
            .chain(named.iter().map(String::as_str))
        {
            request.headers.remove(name);
        }
        let had_host = request.headers.get("host").is_some();
        request
            .headers
            .set(wire_name(&request, "Host"), self.authority());
        if !had_host {
            request.headers.move_to_front("host");
        }
        let carries_body = matches!(request.method.as_str(), "POST" | "PUT" | "PATCH");
        if carries_body || !request.body.is_empty() {
            let length = request.body.len().to_string();
            request
                .headers
                .set(wire_name(&request, "Content-Length"), length);
        } else {
            request.headers.remove("content-length");
        }
        request
    }
}

/// True for names and addresses that only this machine reaches.
pub fn is_loopback(host: &str) -> bool {
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// A field's name as the request already writes it.
fn wire_name(request: &Request, name: &str) -> String {
    let mut fields = request.headers.iter();
    let have = fields.find(|(have, _)| have.eq_ignore_ascii_case(name));
    have.map_or(name, |(have, _)| have).to_owned()
}

fn split(rest: &str) -> (&str, Option<String>, Option<String>) {
    let (before, query) = match rest.split_once('?') {
        Some((before, query)) => (before, Some(query.to_owned())),
        None => (rest, None),
    };
    match before.find('/') {
        Some(place) => (&before[..place], Some(before[place..].to_owned()), query),
        None => (before, None, query),
    }
}

fn host_and_port(authority: &str) -> Result<(String, Option<u16>), String> {
    if authority.contains('@') {
        return Err("user and password do not belong in a URL: pass -H 'Authorization: …'".into());
    }
    if !authority.is_empty() && authority.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(("localhost".into(), Some(port(authority)?)));
    }
    let (host, number) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, "")) => (host, None),
            Some((host, rest)) => (
                host,
                Some(
                    rest.strip_prefix(':')
                        .ok_or("']' is not followed by a port")?,
                ),
            ),
            None => return Err("'[' is not closed".into()),
        },
        None => match authority.split_once(':') {
            Some((host, number)) => (host, Some(number)),
            None => (authority, None),
        },
    };
    let host = match (host, authority.starts_with('[')) {
        ("", false) if number.is_some() => "localhost",
        ("", _) => return Err("the host is missing".into()),
        (host, true) if host.parse::<std::net::Ipv6Addr>().is_err() => {
            return Err(format!("[{host}] is not an IPv6 address"));
        }
        (host, false) if !host.bytes().all(is_host) => {
            return Err(format!("{host} is not a host name"));
        }
        (host, _) => host,
    };
    Ok((host.to_ascii_lowercase(), number.map(port).transpose()?))
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

fn port(text: &str) -> Result<u16, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err(format!("{text} is not a port, which is 1 to 65535")),
        Ok(port) => Ok(port),
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.url(self.path.as_deref().unwrap_or("/")))?;
        match &self.query {
            Some(query) => write!(f, "?{query}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Target::parse(text).map_or_else(|error| format!("! {error}"), |target| target.to_string())
    }

    #[test]
    fn what_people_write() {
        assert_eq!(read(":3000/hooks"), "http://localhost:3000/hooks");
        assert_eq!(read("3000"), "http://localhost:3000/");
        assert_eq!(read("localhost:3000"), "http://localhost:3000/");
        assert_eq!(
            read("HTTPS://Example.com/A/../b?x=%2f"),
            "https://example.com/A/../b?x=%2f"
        );
        assert_eq!(read("[::1]:8080/x"), "http://[::1]:8080/x");
        assert_eq!(read("http://h?q"), "http://h/?q");
    }

    #[test]
    fn what_is_no_target() {
        assert_eq!(read("ftp://x"), "! ftp: is not http: or https:");
        assert_eq!(
            read("localhost:99999"),
            "! 99999 is not a port, which is 1 to 65535"
        );
        assert_eq!(read("http:///x"), "! the host is missing");
        assert_eq!(read("[::1"), "! '[' is not closed");
        assert_eq!(read("a b"), "! it holds blanks or control characters");
        assert!(read("http://u:p@h/").starts_with("! user and password"));
    }

    #[test]
    fn a_request_keeps_all_but_host_and_framing() {
        let mut request = Request {
            method: "POST".into(),
            target: "/a/../b?x=1".into(),
            body: "abc".into(),
            ..Request::default()
        };
        for (name, value) in [
            ("A", "1"),
            ("HOST", "old"),
            ("b", "2"),
            ("Connection", "close, X-Hop"),
            ("X-Hop", "1"),
            ("a", "3"),
            ("Transfer-Encoding", "chunked"),
        ] {
            request.headers.push(name, value);
        }
        let target = Target::parse(":3000").expect("a target");
        let out = target.address(request.clone());
        let fields: Vec<_> = out
            .headers
            .iter()
            .map(|(n, v)| format!("{n}: {}", v.escape_ascii()))
            .collect();
        assert_eq!(
            fields,
            [
                "A: 1",
                "HOST: localhost:3000",
                "b: 2",
                "a: 3",
                "Content-Length: 3"
            ]
        );
        assert_eq!(out.target, "/a/../b?x=1");
        let elsewhere = Target::parse(":3000/c")
            .expect("a target")
            .address(request.clone());
        assert_eq!(elsewhere.target, "/c?x=1");
        let elsewhere = Target::parse(":3000/c?y")
            .expect("a target")
            .address(request);
        assert_eq!(elsewhere.target, "/c?y");
    }
}
