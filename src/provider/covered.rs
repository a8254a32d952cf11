//! The values that a signature may cover.

use std::borrow::Cow;

use super::key::Key;
use super::place::{Place, Reading};
use super::placeholder::Placeholder;
use super::url::Url;
use super::vocabulary::Unit;

/// How long a token that says when it expires is good for, seconds.
const LIFE: i64 = 300;

/// The values of one request as far as a scheme names them.
pub struct Covered<'r> {
    /// The request.
    pub reading: &'r Reading<'r>,
    /// Where it was sent.
    pub url: &'r Url,
    /// The time, as it stands in the request.
    pub timestamp: Option<Cow<'r, [u8]>>,
    /// How it is written.
    pub unit: Unit,
    /// The delivery's id.
    pub id: Option<Cow<'r, [u8]>>,
}

impl Covered<'_> {
    /// The value of a placeholder, for this key.
    pub fn get<'v>(&'v self, placeholder: &Placeholder, key: &'v Key) -> Option<Cow<'v, [u8]>> {
        let request = self.reading.request();
        match placeholder {
            Placeholder::Account => key.account.as_deref().map(|text| text.as_bytes().into()),
            Placeholder::At(place) => self.reading.get(place),
            Placeholder::Body => Some(Cow::Borrowed(&request.body)),
            Placeholder::Expiry => {
                let seconds = self.unit.seconds(self.timestamp.as_deref()?)?;
                Some((seconds + LIFE).to_string().into_bytes().into())
            }
            Placeholder::Id => self.id.as_deref().map(Cow::Borrowed),
            Placeholder::Listed(name) => self.listed(name),
            Placeholder::Method => Some(request.method.as_bytes().into()),
            Placeholder::Origin => Some(self.url.origin.as_bytes().into()),
            Placeholder::Path => Some(self.url.path().as_bytes().into()),
            Placeholder::Secret => Some(key.bytes.as_slice().into()),
            Placeholder::Sns => Some(self.sns()?.into()),
            Placeholder::SortedForm => Some(sorted(self.form()?).into()),
            Placeholder::Target => Some(self.url.target.as_bytes().into()),
            Placeholder::Timestamp => self.timestamp.as_deref().map(Cow::Borrowed),
            Placeholder::Url => Some(self.url.to_string().into_bytes().into()),
            // Templates ask for what is under their filters.
            Placeholder::Filtered(..)
            | Placeholder::Event
            | Placeholder::Mac
            | Placeholder::Rfc3339 => None,
        }
    }
}

impl<'r> Covered<'r> {
    /// The fields that a field lists, the way Contentful signs them
    /// (<https://www.contentful.com/developers/docs/webhooks/request-verification/>). One that is
    /// listed and not there is not signed.
    fn listed(&self, list: &str) -> Option<Cow<'_, [u8]>> {
        let headers = &self.reading.request().headers;
        let names = headers.text(list)?.split(',').map(str::trim);
        let mut names: Vec<String> = names.map(str::to_ascii_lowercase).collect();
        names.sort();
        let fields = names.iter().filter_map(|name| {
            let value = headers.get(name)?.trim_ascii();
            Some([name.as_bytes(), b":", value].concat())
        });
        Some(Cow::Owned(fields.collect::<Vec<_>>().join(&b';')))
    }

    /// Name and value of each field that an SNS message of this type signs, a line each
    /// (<https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html>).
    fn sns(&self) -> Option<Vec<u8>> {
        let field = |name: &str| self.reading.get(&Place::Body(vec![name.to_owned()]));
        let names: &[&str] = match field("Type")?.as_ref() {
            b"Notification" => &[
                "Message",
                "MessageId",
                "Subject",
                "Timestamp",
                "TopicArn",
                "Type",
            ],
            _ => &[
                "Message",
                "MessageId",
                "SubscribeURL",
                "Timestamp",
                "Token",
                "TopicArn",
                "Type",
            ],
        };
        let mut text = Vec::new();
        for name in names {
            match field(name) {
                Some(value) => text.extend([name.as_bytes(), b"\n", &value, b"\n"].concat()),
                None if *name == "Subject" => {}
                None => return None,
            }
        }
        Some(text)
    }

    /// The body as far as it is a form: nothing of one that says it is something else.
    fn form(&self) -> Option<&'r [u8]> {
        let kind = self.reading.request().headers.text("content-type");
        let is_form = |kind: &str| kind.starts_with("application/x-www-form-urlencoded");
        match kind.is_none_or(is_form) {
            true => self.reading.form(),
            false => Some(b""),
        }
    }
}

/// The parameters by name, then by value, each pair once, without anything between them
/// (Twilio, <https://www.twilio.com/docs/usage/security>).
fn sorted(form: &[u8]) -> Vec<u8> {
    let mut pairs: Vec<_> = form_urlencoded::parse(form).collect();
    pairs.sort();
    pairs.dedup();
    let text: String = pairs
        .iter()
        .flat_map(|(name, value)| [name.as_ref(), value.as_ref()])
        .collect();
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_sorted_and_said_once() {
        assert_eq!(sorted(b"b=2&a=1+1&b=1&b=2&c="), b"a1 1b1b2c");
    }
}
