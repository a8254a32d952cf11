//! What may have been another way: secrets, keys, codes and URLs, one change away.

use super::super::scheme::Scheme;
use super::super::url::Url;
use super::super::vocabulary::{Algorithm, Encoding, Family, KeyForm};
use crate::http::Request;
use crate::secret::Secret;

/// The URLs that a request may have been sent to, one change away; what a proxy says of them is
/// good enough for a hint.
pub fn urls(request: &Request, url: &Url) -> Vec<(&'static str, Url)> {
    let text = |name: &str| request.headers.text(name).map(str::trim);
    let (scheme, host) = url.origin.split_once("://").unwrap_or_default();
    let other = if scheme == "https" { "http" } else { "https" };
    let bare = host.rsplit_once(':').map_or(host, |(bare, _)| bare);
    let at = |scheme: &str, host: &str| Url {
        origin: format!("{scheme}://{host}"),
        target: url.target.clone(),
    };
    let to = |target: String| Url {
        origin: url.origin.clone(),
        target,
    };
    let (path, query) = match url.target.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (url.target.as_str(), String::new()),
    };
    let slashed = match path.strip_suffix('/') {
        Some(cut) => format!("{cut}{query}"),
        None => format!("{path}/{query}"),
    };
    let proxied = text("x-forwarded-host").map(|host| {
        let scheme = text("x-forwarded-proto").unwrap_or("https");
        ("url-host", at(scheme, host))
    });
    let port = if scheme == "https" { 443 } else { 80 };
    let other_port = if scheme == "https" { 80 } else { 443 };
    let mut variants = vec![
        ("url-scheme", at(other, host)),
        ("url-port", at(scheme, bare)),
        ("url-port", at(scheme, &format!("{bare}:{port}"))),
        ("url-scheme", at(other, bare)),
        ("url-scheme", at(other, &format!("{bare}:{other_port}"))),
        ("url-path", to(slashed)),
        ("url-path", to(path.to_owned())),
        ("url-path", to("/".to_owned())),
    ];
    variants.extend(proxied);
    variants
}

/// A short name, what makes the signature match, and the secrets that may be the right ones.
type Variant = (&'static str, &'static str, Vec<Secret>);

/// Every secret that the ones at hand may have been, one change away.
pub fn secrets(secrets: &[Secret]) -> Vec<Variant> {
    let all = |change: fn(&[u8]) -> Vec<u8>| -> Vec<Secret> {
        secrets
            .iter()
            .map(|secret| Secret::verbatim(change(secret.expose())))
            .collect()
    };
    vec![
        (
            "secret-blanks",
            "once the blanks around the secret are taken off",
            all(|secret| secret.trim_ascii().to_vec()),
        ),
        (
            "secret-line-end",
            "when a line end follows the secret: the signer read it from a file",
            all(|secret| [secret, b"\n"].concat()),
        ),
        (
            "secret-quotes",
            "once the quotes around the secret are taken off",
            all(|secret| {
                let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
                let from = usize::from(secret.first().is_some_and(quote));
                let to = secret.len()
                    - usize::from(secret.len() > from && secret.last().is_some_and(quote));
                secret[from..to].to_vec()
            }),
        ),
        (
            "secret-prefix-cut",
            "when whsec_ stands before the secret: it was cut off",
            all(|secret| [b"whsec_", secret].concat()),
        ),
        (
            "secret-prefix-kept",
            "without whsec_ before the secret: it was kept",
            all(|secret| secret.strip_prefix(b"whsec_").unwrap_or(secret).to_vec()),
        ),
    ]
}

/// The schemes with one change, and what it makes true: completes "the signature matches …".
pub type Changed = Vec<(String, Vec<Scheme>)>;

fn changed(schemes: &[Scheme], change: impl Fn(&mut Scheme)) -> Vec<Scheme> {
    let mut schemes = schemes.to_vec();
    schemes.iter_mut().for_each(change);
    schemes
}

/// The ways a secret may become a key.
pub fn keys(schemes: &[Scheme]) -> Changed {
    let forms = [KeyForm::Utf8, KeyForm::Base64, KeyForm::Hex];
    let prefixes = [("", ""), ("whsec_", ", without whsec_")];
    let variants = forms
        .iter()
        .flat_map(|form| prefixes.iter().map(move |prefix| (*form, *prefix)));
    variants
        .map(|(form, (prefix, cut))| {
            let what = format!("when the secret is taken as {}{cut}", form.looks());
            let schemes = changed(schemes, |scheme| {
                scheme.key = form;
                scheme.key_prefix = prefix.into();
            });
            (what, schemes)
        })
        .collect()
}

/// The codes that may have been computed.
pub fn algorithms(schemes: &[Scheme]) -> Changed {
    let algorithms = [
        (Algorithm::HmacSha1, "HMAC-SHA1"),
        (Algorithm::HmacSha256, "HMAC-SHA256"),
        (Algorithm::HmacSha384, "HMAC-SHA384"),
        (Algorithm::HmacSha512, "HMAC-SHA512"),
    ];
    let of = |(algorithm, name): (Algorithm, &str)| {
        let schemes = changed(schemes, |scheme| {
            if matches!(scheme.algorithm.family(), Family::Hmac(_))
                && scheme.algorithm.jwt().is_none()
            {
                scheme.algorithm = algorithm;
            }
        });
        (format!("when it is computed with {name}"), schemes)
    };
    algorithms.into_iter().map(of).collect()
}

/// The ways a signature may have been written.
pub fn encodings(schemes: &[Scheme]) -> Changed {
    let encodings = [
        (Encoding::Hex, "lower-case hexadecimal"),
        (Encoding::HexUpper, "upper-case hexadecimal"),
        (Encoding::Base64, "base64"),
        (Encoding::Base64Url, "base64url"),
        (Encoding::Base64UrlNoPad, "base64url without padding"),
        (Encoding::Base64Hex, "base64 of the hexadecimal text"),
    ];
    let of = |(encoding, name): (Encoding, &str)| {
        let schemes = changed(schemes, |scheme| scheme.encoding = encoding);
        (format!("when it is read as {name}"), schemes)
    };
    encodings.into_iter().map(of).collect()
}
