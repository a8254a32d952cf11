//! Subscriptions of Amazon SNS, which the subscriber confirms by fetching a URL.

use super::place::{Place, Reading};
use crate::http::Request;

/// The `SubscribeURL` of a request that asks for one, when it leads to Amazon: HTTPS, the very
/// host `sns.REGION.amazonaws.com` or `.com.cn`, nothing before the host, no port. A stranger
/// could otherwise make this machine fetch what it likes.
pub fn subscription(request: &Request) -> Option<String> {
    let reading = Reading::new(request);
    let field = |name: &str| reading.text(&Place::Body(vec![name.to_owned()]));
    let asks = field("Type").as_deref() == Some("SubscriptionConfirmation");
    field("SubscribeURL").filter(|url| asks && is_amazons(url))
}

fn is_amazons(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://sns.") else {
        return false;
    };
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let region = host
        .strip_suffix(".amazonaws.com")
        .or_else(|| host.strip_suffix(".amazonaws.com.cn"));
    let is_region = |region: &str| {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        region.len() >= 3 && region.bytes().all(letters)
    };
    region.is_some_and(is_region) && url.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_amazons_own_hosts_are_visited() {
        let of = |url: &str| {
            let body = serde_json::json!({"Type": "SubscriptionConfirmation", "SubscribeURL": url});
            subscription(&Request::post(body.to_string())).is_some()
        };
        assert!(of(
            "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=a"
        ));
        assert!(of(
            "https://sns.cn-north-1.amazonaws.com.cn/?Action=ConfirmSubscription"
        ));
        for url in [
            "http://sns.us-east-1.amazonaws.com/",
            "https://sns.us-east-1.amazonaws.com.evil.example/",
            "https://sns.us-east-1.amazonaws.com@evil.example/",
            "https://sns.us-east-1.amazonaws.com:8443/",
            "https://sns.evil.example/.amazonaws.com",
            "https://sns.evil.example\\.amazonaws.com",
            "https://sns.evil.example#.amazonaws.com",
            "https://sns.a/b.amazonaws.com",
            "https://s3.amazonaws.com/bucket/key",
            "https://sns..amazonaws.com/",
            "https://sns.us-east-1.amazonaws.com/\u{7f}",
            "",
        ] {
            assert!(!of(url), "{url}");
        }
        let other =
            r#"{"Type":"Notification","SubscribeURL":"https://sns.us-east-1.amazonaws.com/"}"#;
        assert_eq!(subscription(&Request::post(other)), None);
    }
}
