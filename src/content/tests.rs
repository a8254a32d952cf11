use proptest::prelude::*;

use super::*;

fn headers(content_type: &str) -> Headers {
    let mut headers = Headers::default();
    if !content_type.is_empty() {
        headers.push("Content-Type", content_type.to_owned());
    }
    headers
}

fn read(content_type: &str, body: &str) -> (Content, String) {
    let headers = headers(content_type);
    let reading = Reading::of(&headers, body.as_bytes());
    (reading.content, reading.notes.join("\n"))
}

fn json(text: &str) -> Content {
    Content::Json(text.into())
}

fn text(text: &str) -> Content {
    Content::Text(text.into())
}

#[test]
fn json_stays_text() {
    let body = r#"{"b": 1.0,"a":9007199254740993,"a":"\u0041"}"#;
    for content_type in [
        "application/json",
        "application/cloudevents+json; charset=utf-8",
        "text/plain",
        "",
    ] {
        assert_eq!(read(content_type, body), (json(body), String::new()));
    }
}

#[test]
fn scalars_are_json_unless_a_type_says_otherwise() {
    assert_eq!(read("", "42").0, json("42"));
    assert_eq!(read("application/json", "42").0, json("42"));
    assert_eq!(read("text/plain", "42").0, text("42"));
}

#[test]
fn what_is_not_as_claimed_is_noted() {
    assert_eq!(
        read("application/json", "{\"a\":"),
        (
            text("{\"a\":"),
            "content-type says JSON, but: EOF while parsing a value at line 1 column 5".into()
        )
    );
    assert_eq!(
        read("application/x-www-form-urlencoded", "{\"a\":1}"),
        (
            json("{\"a\":1}"),
            "content-type says form, but: it is JSON".into()
        )
    );
    assert_eq!(
        read("application/x-www-form-urlencoded", "a=%ff").1,
        "content-type says form, but: a field is not UTF-8"
    );
    assert_eq!(
        read("multipart/form-data", "[1]"),
        (
            json("[1]"),
            "content-type says multipart, but: it names no boundary".into()
        )
    );
    let headers = headers("application/json");
    let reading = Reading::of(&headers, b"ab\xff");
    assert_eq!(reading.content, Content::Binary);
    assert_eq!(
        reading.notes,
        ["content-type says JSON, but: byte 2 is not UTF-8"]
    );
}

#[test]
fn deep_json_is_text() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let fits = nested(MAX_DEPTH);
    assert_eq!(read("", &fits).0, json(&fits));
    assert!(serde_json::from_str::<serde_json::Value>(&fits).is_ok());
    for depth in [MAX_DEPTH + 1, 1_000_000] {
        let (content, note) = read("", &nested(depth));
        assert!(matches!(content, Content::Text(_)));
        assert_eq!(note, "JSON shown as text: nested deeper than 127 levels");
        let (content, note) = read("application/json", &nested(depth));
        assert!(matches!(content, Content::Text(_)));
        assert_eq!(
            note,
            "content-type says JSON, but: nested deeper than 127 levels"
        );
    }
}

#[test]
fn forms_keep_order_and_repeats() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        read("application/x-www-form-urlencoded", "b=1+2&a=%26&b=&c").0,
        Content::Form(vec![
            pair("b", "1 2"),
            pair("a", "&"),
            pair("b", ""),
            pair("c", "")
        ])
    );
    let many = "a&".repeat(MAX_FIELDS);
    let (content, note) = read("application/x-www-form-urlencoded", &many);
    assert_eq!(content, Content::Text(many));
    assert_eq!(note, "content-type says form, but: more than 10000 fields");
}

#[test]
fn xml_is_well_formed() {
    let xml = "<a x='1'><b/>&amp;</a>";
    assert_eq!(
        read("application/atom+xml", xml).0,
        Content::Xml(xml.into())
    );
    assert_eq!(read("", xml).0, text(xml));
    let declared = format!("<?xml version='1.0'?>{xml}");
    assert_eq!(read("", &declared).0, Content::Xml(declared));
    for broken in ["<a>", "<a></b>", "words", "<a>&</a>", "<a"] {
        let (content, note) = read("text/xml", broken);
        assert_eq!(content, text(broken));
        assert!(note.starts_with("content-type says XML, but: "), "{note}");
    }
    let deep = "<a>".repeat(200) + &"</a>".repeat(200);
    assert_eq!(read("text/xml", &deep).0, text(&deep));
}

#[test]
fn codings_are_taken_off_and_said() {
    let mut headers = headers("application/json");
    headers.push("content-encoding", "deflate");
    // [1], stored.
    let body = b"\x01\x03\x00\xfc\xff[1]";
    let reading = Reading::of(&headers, body);
    assert_eq!(reading.content, json("[1]"));
    assert_eq!(&reading.bytes[..], b"[1]");
    assert_eq!(reading.notes, ["decoded from deflate, 8 bytes"]);
    headers.push("content-encoding", "br");
    let reading = Reading::of(&headers, body);
    assert_eq!(reading.content, Content::Binary);
    assert_eq!(reading.notes, ["deflate, br, not decoded: several codings"]);
}

proptest! {
    #[test]
    fn nothing_panics(
        content_type in prop_oneof![
            Just("application/json".to_owned()),
            Just("application/x-www-form-urlencoded".to_owned()),
            Just("multipart/mixed; boundary=a".to_owned()),
            Just("text/xml".to_owned()),
            any::<String>(),
        ],
        body in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            r#"[\[\]{}",:0-9.eE+\- a\\u]{0,40}"#.prop_map(String::into_bytes),
            "(--a|-|\r\n|[a-z:=; \"])*".prop_map(String::into_bytes),
            "(<|>|/|!|&|;|\\[|\\]|-|a| |\\?|DOCTYPE|CDATA|xml)*".prop_map(String::into_bytes),
        ],
    ) {
        let headers = headers(&content_type);
        let reading = Reading::of(&headers, &body);
        let _ = envelopes(&reading.content);
        if let Content::Multipart(parts) = &reading.content {
            for part in parts {
                let _ = Reading::of_part(part);
            }
        }
    }

    #[test]
    fn tokens_of_anything_end(text in any::<String>()) {
        prop_assert!(json::tokens(&text).count() <= text.len());
    }
}
