//! Real hooks through the whole house: kept, listed, shown, replayed and compared.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::recorder::Recorder;
use crate::support::{Sandbox, fed, npm, told};

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

/// GitHub's own OpenAPI description is the judge: `@octokit/webhooks-schemas` is older and forbids
/// fields that GitHub sends today.
#[test]
fn the_samples_are_what_github_describes() {
    npm("@octokit/openapi-webhooks");
    let sandbox = Sandbox::new();
    let cases: Vec<Value> = sandbox
        .json("send github --list --json")
        .into_iter()
        .map(|row| {
            let event = row["event"].as_str().expect("a name").to_owned();
            let line = format!("send github {event} --unsigned --dry-run --json");
            let body = sandbox.json(&line).remove(0)["request"]["body"]["json"].take();
            json!({"event": event, "body": body})
        })
        .collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/github-schemas.mjs");
    let text = serde_json::to_vec(&cases).expect("JSON");
    let output = fed(Command::new("node").arg(script), &text);
    let answers = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<Value> = answers
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), cases.len(), "{}", told(&output));
    let names = |of: fn(&Value) -> bool| -> Vec<&str> {
        let those = answers.iter().filter(|answer| of(answer));
        those
            .filter_map(|answer| answer["event"].as_str())
            .collect()
    };
    // It is newer than the description.
    assert_eq!(
        names(|answer| answer["known"] == false),
        ["issue_relates_to"]
    );
    // The description of it contradicts itself: one of two forms, and both always hold.
    let faulty = names(|answer| answer["faults"] != json!([]));
    assert_eq!(faulty, ["repository_advisory"], "{answers:?}");
}
