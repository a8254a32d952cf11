use std::time::Duration;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::capture::Capture;
use crate::output::style::is_treacherous;

fn page() -> Page {
    Page::new(false, 80)
}

fn headers(content_type: &str) -> Headers {
    let mut headers = Headers::default();
    headers.push("Content-Type", content_type.to_owned());
    headers
}

fn body_on(mut page: Page, content_type: &str, bytes: impl AsRef<[u8]>) -> String {
    body(&mut page, &headers(content_type), bytes.as_ref());
    page.as_str().to_owned()
}

fn shown(content_type: &str, bytes: impl AsRef<[u8]>) -> String {
    body_on(page(), content_type, bytes)
}

fn hook() -> Hook {
    let mut hook = Hook {
        capture: Capture {
            seq: Some(Seq(42)),
            received_at: "2026-01-02T03:04:05.678901Z".parse().expect("a time"),
            peer: Some(([127, 0, 0, 1], 5000).into()),
            request: Request {
                method: "POST".into(),
                target: "/webhooks/github?installation=12345".into(),
                headers: headers("application/json"),
                body: r#"{"ref":"refs/heads/main"}"#.into(),
                ..Request::default()
            },
        },
        delivery: Delivery {
            provider: Some("github".into()),
            event: Some("push".into()),
            id: Some("72d3162e".into()),
        },
        reply: Some(Reply::new(200)),
    };
    let fields = &mut hook.capture.request.headers;
    fields.push("X-Odd", &b"a\x1b[31m\xff"[..]);
    fields.push("x-odd", "again");
    hook
}

/// What is laid out, in any time zone.
fn rendered(hook: &Hook, page: &Page) -> String {
    let mut page = page.fresh();
    hook.render(&mut page);
    let at = hook.capture.received_at;
    let text = page.as_str().replace(&clock(at), "01-02 03:04:05");
    text.replace(&precise(at), "2026-01-02 03:04:05.678901 +00:00")
}

#[test]
fn a_hook_in_full() {
    assert_snapshot!(rendered(&hook(), &page()), @r#"
    #42  01-02 03:04:05  POST /webhooks/github?installation=12345  25 B  github · push
      Content-Type: application/json
      X-Odd: a\x1b[31m\xff
      x-odd: again

      {
        "ref": "refs/heads/main"
      }

    answered 200
    "#);
}

#[test]
fn a_hook_with_everything() {
    let mut hook = hook();
    hook.capture.request.authority = Some("example.com".into());
    hook.capture.request.trailers.push("Checksum", "1");
    let answered = hook.reply.as_mut().expect("a reply");
    answered.elapsed = Duration::from_micros(12_345);
    answered.headers.push("Server", "app");
    answered.body = "fine\n".into();
    let mut page = page();
    page.detail = Detail::Verbose;
    assert_snapshot!(rendered(&hook, &page), @r#"
    #42  01-02 03:04:05  POST /webhooks/github?installation=12345  25 B  github · push
      HTTP/1.1 · 2026-01-02 03:04:05.678901 +00:00 · from 127.0.0.1:5000 · delivery 72d3162e
      :authority: example.com
      Content-Type: application/json
      X-Odd: a\x1b[31m\xff
      x-odd: again

      {
        "ref": "refs/heads/main"
      }

      trailers
      Checksum: 1

    answered 200 in 12 ms, 5 B
      Server: app

      fine
    "#);
}

#[test]
fn hooks_in_brief() {
    let mut page = page();
    page.detail = Detail::Brief;
    page.cut = true;
    let mut other = hook();
    other.capture.seq = Some(Seq(1043));
    other.capture.request.method = "DELETE".into();
    other.capture.request.target = "/日本/\u{202e}/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q".into();
    other.capture.request.body = vec![0; 300_000].into();
    other.delivery.event = Some("a.very.long.event.name.of.a.kind".into());
    other.reply = None;
    let both = |page: &Page| rendered(&hook(), page) + &rendered(&other, page);
    assert_snapshot!(both(&page), @r"
    #42   01-02 03:04:05  POST    /webhooks/githu…      25 B  200  github · push
    #1043 01-02 03:04:05  DELETE  /日本/\u{202e}/… 293.0 KiB       github · a.very.…
    ");
    page.width = 140;
    assert_snapshot!(both(&page), @r"
    #42   01-02 03:04:05  POST    /webhooks/github?installation=12345                               25 B  200  github · push
    #1043 01-02 03:04:05  DELETE  /日本/\u{202e}/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q             293.0 KiB       github · a.very.long.event.name.…
    ");
    page.cut = false;
    page.width = 80;
    assert_snapshot!(both(&page), @r"
    #42   01-02 03:04:05  POST    /webhooks/github?installation=12345      25 B  200  github · push
    #1043 01-02 03:04:05  DELETE  /日本/\u{202e}/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q 293.0 KiB       github · a.very.long.event.name.of.a.kind
    ");
}

#[test]
fn a_request_and_a_reply() {
    let mut page = page();
    request(&mut page, &hook().capture.request);
    let mut failed = Reply::new(500);
    failed.headers = headers("text/plain");
    failed.body = "no\n".into();
    reply(&mut page, &failed);
    assert_snapshot!(page.as_str(), @r#"
    POST /webhooks/github?installation=12345 HTTP/1.1
      Content-Type: application/json
      X-Odd: a\x1b[31m\xff
      x-odd: again

      {
        "ref": "refs/heads/main"
      }
    answered 500, 3 B
      Content-Type: text/plain

      no
    "#);
}

#[test]
fn json_and_what_is_in_it() {
    let body = r#"{"a":"\u202e","b":"~","Message":"{\"n\":1.0}","t":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."}"#;
    let body = body.replace('~', "\u{202e}");
    assert_snapshot!(shown("application/json", body), @r#"
    {
      "a": "\u202e",
      "b": "\u202e",
      "Message": "{\"n\":1.0}",
      "t": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."
    }

    Message ▸ JSON
    {
      "n": 1.0
    }

    t ▸ JWT header
    {
      "alg": "none"
    }

    t ▸ JWT payload
    {
      "sub": "a"
    }
    "#);
}

#[test]
fn json_that_is_none() {
    assert_snapshot!(shown("application/json", "{\"a\": nope}\n"), @r#"
    · content-type says JSON, but: expected ident at line 1 column 8
    {"a": nope}
    "#);
}

#[test]
fn form() {
    let body = "token=abc&payload=%7B%22a%22%3A%5B1.0%5D%7D&text=one%0Atwo&empty=&payload=x";
    assert_snapshot!(shown("application/x-www-form-urlencoded", body), @r#"
    token   = abc
    payload = ▾ JSON, 11 B
    text    = one
              two
    empty   =
    payload = x

    payload ▸ JSON
    {
      "a": [
        1.0
      ]
    }
    "#);
}

#[test]
fn multipart() {
    let body = b"--b\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n{\"id\":7}\r\n\
        --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n\x01\xff\r\n\
        --b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nhi\r\n--c--\r\n--b--";
    assert_snapshot!(shown("multipart/form-data; boundary=b", body), @r#"
    ▸ event · 8 B
      {
        "id": 7
      }

    ▸ file · a.bin · application/octet-stream · 2 B
      binary, 2 bytes
      00000000  01 ff                                             ..

    ▸ part · multipart/mixed; boundary=c · 16 B
      ▸ part · 2 B
        hi
    "#);
}

#[test]
fn multipart_within_multipart_ends() {
    let mut body = "x".to_owned();
    for _ in 0..50 {
        body = format!("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{body}\r\n--b--");
    }
    assert!(shown("multipart/mixed; boundary=b", &body).len() < 50_000);
}

#[test]
fn xml() {
    let body = "<xml><a x='1'>\u{9b}</a>&lol;<b/></xml>";
    assert_snapshot!(shown("text/xml", body), @r"
    <xml>
      <a x='1'>\x9b</a>
      &lol;
      <b/>
    </xml>
    ");
}

#[test]
fn text() {
    assert_snapshot!(shown("text/plain", "one\r\n\ttab\u{1b}[2J\n\nab\tc\r!\n"), @r"
    one
            tab\x1b[2J

    ab      c\r!
    ");
}

#[test]
fn binary() {
    let bytes: Vec<u8> = (0xf0..=0xff).chain(b' '..b'<').collect();
    assert_snapshot!(shown("image/png", bytes), @r##"
    binary, 44 bytes
    00000000  f0 f1 f2 f3 f4 f5 f6 f7  f8 f9 fa fb fc fd fe ff  ................
    00000010  20 21 22 23 24 25 26 27  28 29 2a 2b 2c 2d 2e 2f   !"#$%&'()*+,-./
    00000020  30 31 32 33 34 35 36 37  38 39 3a 3b              0123456789:;
    "##);
}

#[test]
fn colours() {
    let body = r#"{"a":[1,"x",null]}"#;
    let text = body_on(Page::new(true, 80), "application/json", body);
    assert_snapshot!(text.replace('\x1b', "^"), @r#"
    {
      ^[36m"a"^[0m: [
        ^[35m1^[0m,
        ^[32m"x"^[0m,
        ^[33mnull^[0m
      ]
    }
    "#);
}

#[test]
fn long_bodies_are_cut() {
    let mut page = page();
    page.max_lines = 3;
    let cut = |kind, body: &str| body_on(page.clone(), kind, body);
    let json = format!("[{}1]", "1,".repeat(9_999));
    assert_snapshot!(cut("application/json", &json), @"
    [
      1,
      1,
    … 9,999 more lines
    ");
    assert_snapshot!(cut("text/plain", "1\n2\n3\n"), @"
    1
    2
    3
    ");
    let fields = "a=1&".repeat(8);
    assert_snapshot!(cut("application/x-www-form-urlencoded", &fields), @"
    a = 1
    a = 1
    a = 1
    … 5 more lines
    ");
    assert_snapshot!(cut("image/png", &"\0".repeat(1 << 20)), @"
    binary, 1,048,576 bytes
    00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  ................
    00000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  ................
    … 65,534 more lines
    ");
    let mut hook = hook();
    hook.capture.request.headers = headers("text/plain");
    hook.capture.request.body = "x\n".repeat(5).into();
    assert_snapshot!(rendered(&hook, &page), @"
    #42  01-02 03:04:05  POST /webhooks/github?installation=12345  10 B  github · push
      Content-Type: text/plain

      x
      x
      x
      … 2 more lines: hookcli show 42

    answered 200
    ");
}

#[test]
fn long_lines_are_cut() {
    let mut page = page();
    page.max_lines = 3;
    let line = "é".repeat(1 << 19);
    let text = body_on(page.clone(), "text/plain", format!("{line}\nshort"));
    assert_snapshot!(text.replace(&"é".repeat(2048), "[2048 é]"), @"
    [2048 é] … 1,044,480 more bytes
    short
    ");
    let text = body_on(page.clone(), "application/json", format!("[\"{line}\", 1]"));
    assert_snapshot!(text.replace(&"é".repeat(2047), "[2047 é]"), @r#"
    [
      "[2047 é] … 1,044,484 more bytes
      1
    … 1 more line
    "#);
    page.max_lines = usize::MAX;
    assert_eq!(
        body_on(page, "text/plain", &line).len(),
        MARGIN + line.len() + 1
    );
}

#[test]
fn events() {
    let events = [
        Event::Ready {
            url: "http://127.0.0.1:8080".into(),
            port: 8080,
            store: "/nowhere/hooks.db".into(),
        },
        Event::Skipped {
            hooks: 1204,
            first: Seq(312),
            last: Seq(1515),
        },
        Event::Refused {
            status: 413,
            reason: "the body is larger than 25 MiB\x1b".into(),
        },
        Event::Done { hooks: 3 },
    ];
    let mut page = page();
    events.iter().for_each(|event| event.render(&mut page));
    assert_snapshot!(page.as_str(), @r"
    listening on http://127.0.0.1:8080 · hooks are kept in /nowhere/hooks.db
    press Ctrl-C to stop
    … 1,204 more, kept as #312..#1515
    ✗ 413 refused: the body is larger than 25 MiB\x1b
    3 hooks
    ");
}

#[test]
fn the_home_folder_is_short() {
    let home = std::env::home_dir().expect("a home");
    let path = home.join("a/hooks.db");
    assert_eq!(from_home(&path.to_string_lossy()), "~/a/hooks.db");
    assert_eq!(from_home("/nowhere/hooks.db"), "/nowhere/hooks.db");
}

proptest! {
    #[test]
    fn nothing_a_stranger_sends_is_alive(
        content_type in prop_oneof![
            Just("application/json".to_owned()),
            Just("application/x-www-form-urlencoded".to_owned()),
            Just("multipart/mixed; boundary=a".to_owned()),
            Just("text/xml".to_owned()),
            any::<String>(),
        ],
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            any::<String>().prop_map(String::into_bytes),
            "[\\PC\\x00-\\x9f]{0,40}".prop_map(|text| serde_json::json!([text]).to_string().into()),
            "(--a|-|\r\n|[a-z:=; \"\\x1b\u{202e}])*".prop_map(String::into_bytes),
            "<a>[a-z&; \n\\x1b\u{202e}]*</a>".prop_map(String::into_bytes),
        ],
        target in any::<String>(),
        max_lines in prop_oneof![0_usize..9, Just(usize::MAX)],
        detail in prop_oneof![Just(Detail::Brief), Just(Detail::Full), Just(Detail::Verbose)],
        width in 0_usize..100,
    ) {
        let mut hook = hook();
        hook.capture.request.target = target;
        hook.capture.request.headers = headers(&content_type);
        hook.capture.request.body = bytes.into();
        let mut page = Page::new(false, width);
        page.max_lines = max_lines;
        page.detail = detail;
        page.cut = true;
        hook.render(&mut page);
        prop_assert!(page.as_str().ends_with('\n'));
        let alive = |letter: char| letter != '\n' && (letter.is_control() || is_treacherous(letter));
        prop_assert!(!page.as_str().chars().any(alive), "{}", page.as_str());
    }
}
