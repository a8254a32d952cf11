//! Multipart bodies (RFC 2046 §5.1, RFC 7578).

use bytes::Bytes;

use super::MAX_FIELDS;
use crate::http::Headers;

/// Header fields of one part, at most.
const MAX_HEADERS: usize = 32;

/// One part, its header fields in order and its bytes as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The field's name, where `content-disposition` has one.
    pub name: Option<String>,
    /// The file's name, where `content-disposition` has one.
    pub filename: Option<String>,
    /// The part's header fields.
    pub headers: Headers,
    /// The part's bytes, transfer encodings of mail not taken off.
    pub body: Bytes,
}

/// The parts of a body of this content type. An error says why it is no multipart body.
pub(super) fn parts(content_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = parameter(content_type, "boundary").unwrap_or_default();
    if !(1..=70).contains(&boundary.len()) {
        return Err("it names no boundary".into());
    }
    let delimiter = format!("\r\n--{boundary}").into_bytes();
    // The first one may stand at the very start, where no line break comes before it.
    let start = match body.strip_prefix(&delimiter[2..]) {
        Some(rest) => Some(rest),
        None => split(body, &delimiter).map(|(_, rest)| rest),
    };
    let mut rest = start.ok_or("the boundary is not in the body")?;
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let padding = rest.iter().take_while(|byte| b" \t".contains(byte)).count();
        let line = rest[padding..].strip_prefix(b"\r\n");
        let line = line.ok_or("something follows the boundary on its line")?;
        // An empty part: its line break is the one that the next boundary begins with.
        let (part, after) = match rest[padding..].strip_prefix(&delimiter[..]) {
            Some(after) => (&b""[..], after),
            None => split(line, &delimiter).ok_or("the last part does not end")?,
        };
        if parts.len() == MAX_FIELDS {
            return Err(format!("more than {MAX_FIELDS} parts"));
        }
        parts.push(read(part)?);
        rest = after;
    }
    Ok(parts)
}

fn split<'a>(bytes: &'a [u8], delimiter: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut windows = bytes.windows(delimiter.len());
    let place = windows.position(|window| window == delimiter)?;
    Some((&bytes[..place], &bytes[place + delimiter.len()..]))
}

fn read(part: &[u8]) -> Result<Part, String> {
    let mut fields = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let (length, fields) = match httparse::parse_headers(part, &mut fields) {
        Ok(httparse::Status::Complete(parsed)) => parsed,
        _ if part.is_empty() => (0, &[][..]),
        Ok(httparse::Status::Partial) => return Err("a part's header does not end".into()),
        Err(error) => return Err(format!("a part's header: {error}")),
    };
    let headers: Headers = fields
        .iter()
        .map(|field| (field.name.to_owned(), Bytes::copy_from_slice(field.value)))
        .collect();
    let disposition = headers.get("content-disposition").unwrap_or_default();
    let disposition = String::from_utf8_lossy(disposition);
    Ok(Part {
        name: parameter(&disposition, "name"),
        filename: parameter(&disposition, "filename"),
        headers,
        body: Bytes::copy_from_slice(&part[length..]),
    })
}

/// One parameter of a value such as `form-data; name="a"`, its quotes taken off.
fn parameter(value: &str, name: &str) -> Option<String> {
    let (_, mut rest) = value.split_once(';')?;
    loop {
        let (key, after) = rest.split_once('=')?;
        let (value, after) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => unquote(quoted),
            None => {
                let (value, after) = after.split_once(';').unwrap_or((after, ""));
                (value.trim().to_owned(), after)
            }
        };
        let key = key.trim_matches([' ', '\t', ';']);
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

/// The text before the closing quote, and what follows it.
fn unquote(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = quoted.char_indices();
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => return (text, &quoted[place + 1..]),
            // Only these are escaped: some senders write `C:\folder` as it is.
            '\\' if quoted[place + 1..].starts_with(['"', '\\']) => {
                text.extend(letters.next().map(|(_, escaped)| escaped));
            }
            letter => text.push(letter),
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = r#"multipart/form-data; charset=utf-8; Boundary="b 1""#;

    #[test]
    fn parts_are_exact() {
        let body = b"preamble\r\n--b 1 \r\nContent-Disposition: form-data; name=\"a;\\\"b\"; filename=\"C:\\x.bin\"\r\nX-A: 1\r\nx-a: 2\r\n\r\n\xff\r\n--b\r\n\r\n--b 1\r\n\r\nbare\r\n--b 1\r\n\r\n--b 1--\r\nepilogue";
        let parts = parts(TYPE, body).expect("it is multipart");
        let [file, bare, empty] = &parts[..] else {
            panic!("{parts:?}");
        };
        assert_eq!(file.name.as_deref(), Some("a;\"b"));
        assert_eq!(file.filename.as_deref(), Some("C:\\x.bin"));
        assert_eq!(file.headers.len(), 3);
        assert_eq!(&file.body[..], b"\xff\r\n--b\r\n");
        assert_eq!((&bare.body[..], bare.headers.len()), (&b"bare"[..], 0));
        assert_eq!((&empty.body[..], &empty.name), (&b""[..], &None));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |content_type, body: &[u8]| parts(content_type, body).expect_err("it is not");
        assert_eq!(error("multipart/mixed", b"x"), "it names no boundary");
        assert_eq!(error(TYPE, b"x"), "the boundary is not in the body");
        assert_eq!(error(TYPE, b"--b 1\r\n\r\nx"), "the last part does not end");
        assert_eq!(
            error(TYPE, b"--b 1x\r\n\r\nx\r\n--b 1--"),
            "something follows the boundary on its line"
        );
        assert_eq!(
            error(TYPE, b"--b 1\r\nno field\r\n--b 1--"),
            "a part's header: invalid header name"
        );
    }
}
