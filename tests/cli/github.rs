//! Real hooks through the whole house: kept, listed, shown, replayed and compared.

use std::process::Command;

use serde_json::Value;

use crate::support::recorder::Recorder;
use crate::support::{Sandbox, npm};

/// Event and payload of every example.
fn examples() -> Vec<(String, Vec<u8>)> {
    let index = npm("@octokit/webhooks-examples").join("api.github.com/index.json");
    let events: Vec<Value> =
        serde_json::from_slice(&std::fs::read(index).expect("readable")).expect("JSON");
    let mut all = Vec::new();
    for event in events {
        let name = event["name"].as_str().expect("a name");
        for (n, example) in event["examples"]
            .as_array()
            .expect("examples")
            .iter()
            .enumerate()
        {
            // Both ways that JSON is written on the wire.
            let body = match n % 2 {
                0 => serde_json::to_vec(example),
                _ => serde_json::to_vec_pretty(example),
            };
            all.push((name.to_owned(), body.expect("JSON")));
        }
    }
    all
}

fn curl(url: &str, event: &str, n: usize, body: &std::path::Path) {
    let output = Command::new("curl")
        .args([
            "-sS",
            "-o",
            "/dev/null",
            "-w",
            "%{http_code}",
            "-H",
            "Expect:",
        ])
        .args([
            "-H",
            "Accept: */*",
            "-H",
            "User-Agent: GitHub-Hookshot/044aadd",
        ])
        .args(["-H", "Content-Type: application/json"])
        .args([
            "-H",
            &format!("X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-{n:012}"),
        ])
        .args(["-H", &format!("X-GitHub-Event: {event}")])
        .args(["-H", "X-GitHub-Hook-ID: 292430182"])
        .args(["--data-binary", &format!("@{}", body.display()), url])
        .output()
        .expect("curl runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "200", "{event}");
}

#[test]
fn every_github_example_goes_through_unchanged() {
    let examples = examples();
    assert!(examples.len() >= 329, "{}", examples.len());
    let sandbox = Sandbox::new();
    let listener = sandbox.listen(&format!("--count {}", examples.len()));
    let url = format!("http://localhost:{}/github?a=%2F", listener.port);
    for (n, (event, body)) in examples.iter().enumerate() {
        let file = sandbox.write("body", body);
        curl(&url, event, n, &file);
    }
    listener.end();

    let listed = sandbox.json("list --all --json");
    assert_eq!(listed.len(), examples.len());
    let upstream = Recorder::start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let again = sandbox.listen(&format!("--count {}", examples.len()));
    let replayed = sandbox.run(&format!(
        "replay 1..{} --to :{}",
        examples.len(),
        upstream.port
    ));
    assert!(replayed.ends_with("[exit 0]"), "{replayed}");
    let replayed = sandbox.run(&format!(
        "replay 1..{} --to :{}",
        examples.len(),
        again.port
    ));
    assert!(replayed.ends_with("[exit 0]"), "{replayed}");
    again.end();
    for (n, (event, body)) in examples.iter().enumerate() {
        let seq = n + 1;
        assert_eq!(listed[n]["provider"], "github");
        assert_eq!(listed[n]["event"], event.as_str());
        let raw = sandbox.output(&format!("show {seq} --raw")).stdout;
        assert!(raw == *body, "{event} {seq}: the body is changed");
        let request = upstream.next();
        let head =
            String::from_utf8(sandbox.output(&format!("show {seq} --head")).stdout).expect("text");
        let expected = head.replacen(
            &format!("Host: localhost:{}", url_port(&url)),
            &format!("Host: localhost:{}", upstream.port),
            1,
        );
        assert_eq!(request.head, expected, "{event} {seq}");
        assert!(
            request.body == *body,
            "{event} {seq}: the replayed body is changed"
        );
        let line = format!("diff {seq} {} --ignore-headers=host", seq + examples.len());
        let told = sandbox.run(&line);
        assert!(told.ends_with("[exit 0]"), "{event} {line}: {told}");
    }
}

fn url_port(url: &str) -> &str {
    let rest = url.rsplit(':').next().expect("a port");
    rest.split('/').next().expect("a port")
}
