use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::recorder::Recorder;
use crate::support::{Sandbox, fed, signal};

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

fn openssl_hmac(secret: &str, message: &[u8]) -> String {
    let mut openssl = Command::new("openssl");
    openssl.args(["dgst", "-sha256", "-r", "-hmac", secret]);
    let text = String::from_utf8(fed(&mut openssl, message).stdout).expect("text");
    text.split(' ').next().expect("a digest").to_owned()
}

fn header<'h>(head: &'h str, name: &str) -> &'h str {
    let field = head.lines().find_map(|line| {
        let (have, value) = line.split_once(": ")?;
        have.eq_ignore_ascii_case(name).then_some(value)
    });
    field.unwrap_or_else(|| panic!("no {name} in {head}"))
}

#[test]
fn the_signature_is_the_vendors() {
    let upstream = Recorder::start(OK);
    let sandbox = Sandbox::new().set("GITHUB_WEBHOOK_SECRET", "s3cret");
    sandbox.run(&format!(
        "send github push --to :{}/hooks --id 7 --at 1700000000",
        upstream.port
    ));
    let request = upstream.next();
    assert!(
        request
            .head
            .starts_with("POST /hooks HTTP/1.1\r\nHost: localhost:"),
        "{}",
        request.head
    );
    assert_eq!(header(&request.head, "X-GitHub-Event"), "push");
    assert_eq!(header(&request.head, "X-GitHub-Delivery"), "7");
    let mac = openssl_hmac("s3cret", &request.body);
    assert_eq!(
        header(&request.head, "X-Hub-Signature-256"),
        format!("sha256={mac}")
    );

    let sandbox = Sandbox::new();
    sandbox.write("secret", "whsec_test\n");
    let line = format!(
        "send stripe invoice.paid --secret file:secret --at 2023-11-14T22:13:20Z --set data.object.amount_paid=100 --add data.object.x.y=z --to :{}",
        upstream.port
    );
    assert!(sandbox.run(&line).ends_with("[exit 0]"));
    let request = upstream.next();
    let json: serde_json::Value = serde_json::from_slice(&request.body).expect("JSON");
    assert_eq!(json["data"]["object"]["amount_paid"], 100);
    assert_eq!(json["data"]["object"]["x"]["y"], "z");
    assert_eq!(json["created"], 1_700_000_000);
    let message = [b"1700000000.", request.body.as_slice()].concat();
    let mac = openssl_hmac("whsec_test", &message);
    assert_eq!(
        header(&request.head, "Stripe-Signature"),
        format!("t=1700000000,v1={mac}")
    );
}

#[test]
fn a_scheme_of_ones_own() {
    let upstream = Recorder::start(OK);
    let sandbox = Sandbox::new().set("HOOKCLI_SECRET", "k");
    let scheme = "hmac-sha256; message={header.x-ts}.{body}; signature=header.x-sig; value=v1={mac}; encoding=hex";
    sandbox.run(&format!(
        "send --data '{{\"a\": 1}}' -H 'X-Ts: 5' --scheme '{scheme}' -X PUT --to ':{}/p?q'",
        upstream.port
    ));
    let request = upstream.next();
    assert!(
        request.head.starts_with("PUT /p?q HTTP/1.1\r\n"),
        "{}",
        request.head
    );
    assert_eq!(request.body, b"{\"a\": 1}");
    let mac = openssl_hmac("k", b"5.{\"a\": 1}");
    assert_eq!(header(&request.head, "x-sig"), format!("v1={mac}"));
    insta::assert_snapshot!(sandbox.run("send --data x --scheme 'hmac-sha256; mesage={body}' --to :1"), @"
    error: --scheme: column 14: a scheme has no `mesage`, did you mean message?
    hint: hookcli help schemes shows how they are written
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run(&format!("send --data x --scheme '{scheme}' --to :1")), @"
    error: could not sign: the signature covers header.x-ts, which the request does not have
    hint: pass it with -H 'Name: value', or in the payload
    [exit 2]
    ");
}

#[test]
fn it_shows_what_came_back() {
    let upstream = Recorder::start(
        "HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"error\":\"\\u001b\"}",
    );
    let told = Sandbox::new().run(&format!("send --data hello --to :{}/x", upstream.port));
    let told = told.replace(&upstream.port.to_string(), "PORT");
    let (before, after) = told.split_once(" in ").expect("a time");
    let after = after.split_once(',').expect("a size").1;
    insta::assert_snapshot!(format!("{before} in TIME,{after}"), @r#"
    ✗ POST http://localhost:PORT/x
    answered 422 in TIME, 18 B
      content-type: application/json
      content-length: 18

      {
        "error": "\u001b"
      }
    [exit 1]
    "#);
}

#[test]
fn dry_runs_print_the_request() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run("send --data '{\"a\":1}' --to localhost:3000/x --dry-run"), @r#"
    POST /x HTTP/1.1
    Host: localhost:3000
    User-Agent: hookcli/0.1.0
    Content-Type: application/json
    Content-Length: 7

    {"a":1}[exit 0]
    "#);
    let first = sandbox.run("send github push --unsigned --dry-run");
    assert!(!first.contains("Signature"), "{first}");
    assert_ne!(
        first,
        sandbox.run("send github push --unsigned --dry-run"),
        "ids are fresh"
    );
    let json = sandbox.json("send --data hello --to :1 --dry-run --json");
    assert_eq!(json[0]["request"]["body"]["text"], "hello");
}

#[test]
fn what_cannot_be_sent() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run("send githib push --to :1"), @"
    error: no provider is called githib
    hint: did you mean github?
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send github pusch --unsigned --to :1"), @"
    error: there is no sample of github pusch
    hint: did you mean push or public?
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send --to :1"), @"
    error: it is not said what to send
    hint: name a provider, such as github or stripe (hookcli providers list shows all), or pass --data
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send slack --unsigned --to :1"), @"
    error: it is not said which event of slack to send
    hint: name one: app_home_opened, app_mention, app_uninstalled, channel_archive, channel_created, channel_rename, emoji_changed, file_shared, link_shared, member_joined_channel, member_left_channel, message, pin_added, reaction_added, reaction_removed, team_join, tokens_revoked, user_change
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send github push --to :1"), @"
    error: there is no secret to sign with for github
    hint: set GITHUB_WEBHOOK_SECRET, or pass --secret env:NAME, or --unsigned
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send github push --secret env:NOT_SET --to :1"), @"
    error: the environment variable NOT_SET is not set
    hint: export NOT_SET=…, or pass --secret file:PATH
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send standard-webhooks invoice.paid --secret file:none --to :1"), @"
    error: could not read none: no such file or directory
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send standard-webhooks invoice.paid --secret whsec_? --to :1"), @"
    warning: others on this machine can read a secret on the command line: pass --secret env:NAME, file:PATH or prompt
    error: could not sign: the secret is not base64; expected whsec_ and 24 to 64 bytes in base64
    hint: pass --secret env:NAME, file:PATH or prompt
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send stripe invoice.paid --unsigned --set data.object.amont_due=1 --to :1"), @"
    error: the payload cannot be changed: there is no data.object.amont_due, but there is data.object.amount_due, data.object.account_name, data.object.amount_paid
    hint: --add makes a place that is not there yet
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send --data x --set a=1 --to :1"), @"
    error: --set and --add change JSON, and the payload is none: expected value at line 1 column 1
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send --data @none --to :1"), @"
    error: could not read none: no such file or directory
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send --data x -H 'A: b\r\nC: d' --to :1"), @"
    error: invalid value 'A: b
    C: d' for '--header <NAME: VALUE>': the value of A holds a line break or a NUL byte

    For more information, try '--help'.
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send --data x --to 'http://h/ HTTP/1.1'"), @"
    error: --to http://h/ HTTP/1.1: it holds blanks or control characters
    hint: write it like :3000/hooks, localhost:3000 or https://example.com/hooks
    [exit 2]
    ");
}

#[test]
fn many_at_once_each_its_own() {
    let sandbox = Sandbox::new();
    let listener = sandbox.listen("--count 50");
    let line = format!(
        "send github push --unsigned --repeat 50 --concurrency 8 --json --to :{}",
        listener.port
    );
    let sent = sandbox.json(&line);
    assert_eq!(sent.len(), 51);
    let summary = sent.last().expect("a summary").to_string();
    assert_eq!(
        summary,
        r#"{"type":"summary","sent":50,"ok":50,"refused":0,"unanswered":0}"#
    );
    listener.end();
    let hooks = sandbox.json("list --all --json");
    let ids: std::collections::HashSet<_> = hooks
        .iter()
        .map(|hook| hook["delivery_id"].to_string())
        .collect();
    assert_eq!(ids.len(), 50);
}

#[test]
fn watching_sends_whenever_the_file_changes() {
    let upstream = Recorder::start(OK);
    let sandbox = Sandbox::new();
    let file = sandbox.write("body.json", "{\"n\":1}");
    let to = format!(":{}", upstream.port);
    let mut child = sandbox
        .command(&["send", "--watch", "body.json", "--to", &to, "-q"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    assert_eq!(upstream.next().body, b"{\"n\":1}");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
    assert!(
        lines
            .next()
            .expect("a line")
            .expect("text")
            .starts_with("✓ POST")
    );
    std::fs::write(&file, "{\"n\":2}").expect("written");
    assert_eq!(upstream.next().body, b"{\"n\":2}");
    std::fs::write(sandbox.path("new"), "{\"n\":3}").expect("written");
    std::fs::rename(sandbox.path("new"), &file).expect("renamed");
    assert_eq!(upstream.next().body, b"{\"n\":3}");
    signal(&child, "INT");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// One HTTPS request, answered 200, by a server that nobody here wrote.
const TLS_SERVER: &str = "
import http.server, ssl, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.send_header('Content-Length', '0')
        self.end_headers()
server = http.server.HTTPServer(('127.0.0.1', 0), Answer)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain('cert.pem', 'key.pem')
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
";

#[test]
fn https_is_checked() {
    let sandbox = Sandbox::new();
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args([
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
        ])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .current_dir(sandbox.path(""))
        .output();
    assert!(made.expect("openssl runs").status.success());
    let mut server = Command::new("python3")
        .args(["-c", TLS_SERVER])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("python3 runs");
    let mut port = String::new();
    let mut lines = BufReader::new(server.stdout.take().expect("stdout"));
    lines.read_line(&mut port).expect("a port");
    let port = port.trim();

    let untrusted = sandbox.run(&format!("send --data x --to https://localhost:{port}/"));
    assert!(
        untrusted.contains("could not reach localhost") && untrusted.ends_with("[exit 3]"),
        "{untrusted}"
    );
    let trusting = sandbox.set("SSL_CERT_FILE", "cert.pem");
    let trusted = trusting.run(&format!("send --data x --to https://localhost:{port}/"));
    let other_name = trusting.run(&format!("send --data x --to https://127.0.0.1:{port}/"));
    server.kill().expect("it is ended");
    server.wait().expect("it ended");
    assert!(
        trusted.contains("answered 200") && trusted.ends_with("[exit 0]"),
        "{trusted}"
    );
    assert!(other_name.ends_with("[exit 3]"), "{other_name}");
}
