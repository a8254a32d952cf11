//! The vendors' own packages as judges, in both directions: they accept what hookcli sends
//! over HTTP and refuse it changed; hookcli accepts what they sign.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::support::recorder::Recorder;
use crate::support::{Sandbox, fed, npm, told};

/// A program that runs packages of one registry, the judge in it, and the provider judged.
type Judged = (&'static str, String, String);

/// Each vendor's own package.
const OWN: [(&str, &str, &str); 19] = [
    ("npm", "coinbase-commerce", "coinbase-commerce"),
    ("npm", "getstream", "getstream"),
    ("npm", "github", "github"),
    ("npm", "line", "line"),
    ("npm", "linear", "linear"),
    ("npm", "mux", "mux"),
    ("npm", "notion", "notion"),
    ("npm", "pusher", "pusher"),
    ("npm", "standardwebhooks", "standard-webhooks"),
    ("npm", "stripe", "stripe"),
    ("npm", "svix", "svix"),
    ("npm", "webflow", "webflow"),
    ("pypi", "adyen-payload", "adyen-payload"),
    ("pypi", "coinbase-commerce", "coinbase-commerce"),
    ("pypi", "line", "line"),
    ("pypi", "modern-treasury", "modern-treasury"),
    ("pypi", "slack", "slack"),
    ("pypi", "stripe", "stripe"),
    ("pypi", "standardwebhooks", "standard-webhooks"),
];

/// Providers that one package bundles verifiers for.
const TERN: [&str; 13] = [
    "clerk",
    "dodo-payments",
    "doppler",
    "gitlab",
    "grafana",
    "lemonsqueezy",
    "paddle",
    "polar",
    "razorpay",
    "replicate",
    "shopify",
    "woocommerce",
    "workos",
];

fn provider(sandbox: &Sandbox, name: &str) -> Value {
    sandbox
        .json(&format!("providers show {name} --json"))
        .remove(0)
}

/// Those, and every provider that sends by Svix or the Standard Webhooks reference library.
fn all_judged(sandbox: &Sandbox) -> Vec<Judged> {
    let own = OWN
        .iter()
        .map(|(kind, judge, name)| (*kind, (*judge).to_owned(), (*name).to_owned()));
    let tern = TERN
        .iter()
        .map(|name| ("npm", format!("tern/{name}"), (*name).to_owned()));
    let mut judged: Vec<Judged> = own.chain(tern).collect();
    for row in sandbox.json("providers list --json") {
        let name = row["id"].as_str().expect("a name");
        let scheme = &provider(sandbox, name)["scheme"][0];
        let place = scheme["signature"]
            .as_str()
            .expect("a place")
            .to_lowercase();
        let judge = match (place.as_str(), scheme["key-prefix"].as_str()) {
            ("header.svix-signature", Some("whsec_")) => "svix",
            ("header.webhook-signature", Some("whsec_")) => "standardwebhooks",
            _ => continue,
        };
        judged.push(("pypi", judge.into(), name.into()));
    }
    judged
}

fn secret(provider: &Value) -> &str {
    provider["vector"][0]["secret"].as_str().expect("a secret")
}

/// What hookcli sends over HTTP, as a case for a judge.
fn sent(sandbox: &Sandbox, upstream: &Recorder, judge: &str, name: &str) -> Value {
    let provider = provider(sandbox, name);
    let secret = secret(&provider);
    sandbox.write("secret", secret);
    let row = sandbox.json(&format!("providers list {name} --json"));
    let row = row.iter().find(|row| row["id"] == name).expect("listed");
    let event = row["events"][0].as_str().expect("an event");
    // Linear's package wants the time in the body as well.
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("a time")
        .as_millis();
    let line = format!(
        "send {name} {event} --secret file:secret --add webhookTimestamp={now} --to :{}",
        upstream.port
    );
    let told = sandbox.run(&line);
    assert!(told.ends_with("[exit 0]"), "{line}: {told}");
    let request = upstream.next();
    let fields = request
        .head
        .lines()
        .filter_map(|line| line.split_once(": "));
    let headers = fields.map(|(name, value)| (name.to_lowercase(), value.into()));
    json!({
        "do": "verify",
        "judge": judge,
        "secret": secret,
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": String::from_utf8(request.body).expect("UTF-8"),
    })
}

fn ask(kind: &str, cases: &[Value]) -> Vec<Value> {
    // Says how to get the packages when they are not there.
    npm("@hookflo/tern");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop");
    let (program, script) = match kind {
        "npm" => ("node", "judge.mjs"),
        _ => ("python3", "judge.py"),
    };
    let text = serde_json::to_vec(cases).expect("JSON");
    let output = fed(Command::new(program).arg(folder.join(script)), &text);
    let answers = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<Value> = answers
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), cases.len(), "{}", told(&output));
    answers
}

#[test]
fn judges_accept_what_is_sent_and_refuse_it_changed() {
    let sandbox = Sandbox::new();
    let upstream = Recorder::start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let judged = all_judged(&sandbox);
    let mut failures = Vec::new();
    let mut table = String::new();
    for kind in ["npm", "pypi"] {
        let mine: Vec<_> = judged.iter().filter(|(of, ..)| *of == kind).collect();
        let mut cases = Vec::new();
        for (_, judge, name) in &mine {
            let case = sent(&sandbox, &upstream, judge, name);
            let mut changed = case.clone();
            match case["judge"].as_str() {
                // A token does not cover the body.
                Some("tern/gitlab") => changed["secret"] = "another".into(),
                _ => changed["body"] = format!("{} ", case["body"].as_str().expect("text")).into(),
            }
            cases.extend([case, changed]);
        }
        let answers = ask(kind, &cases);
        for ((_, _, name), answer) in mine.iter().zip(answers.chunks(2)) {
            let judge = answer[0]["judge"].as_str().expect("a judge");
            table += &format!("{name:<20} {judge:<36} accepts what hookcli sends\n");
            if answer[0]["valid"] != true || answer[1]["valid"] != false {
                failures.push(format!("{name}: {}", Value::from(answer)));
            }
        }
    }
    writeln!(std::io::stderr(), "{table}").expect("written");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let mut names: Vec<&String> = judged.iter().map(|(_, _, name)| name).collect();
    names.sort();
    names.dedup();
    assert!(names.len() >= 50, "{} providers are judged", names.len());
}

#[test]
fn hookcli_accepts_what_they_sign() {
    let sandbox = Sandbox::new();
    let signing = [
        ("npm", "github", "github"),
        ("npm", "notion", "notion"),
        ("npm", "standardwebhooks", "standard-webhooks"),
        ("npm", "stripe", "stripe"),
        ("npm", "svix", "svix"),
        ("npm", "svix", "clerk"),
        ("npm", "standardwebhooks", "openai"),
        ("pypi", "slack", "slack"),
    ];
    let body = "{\"id\":\"1\",\"name\":\"Zoë\",\"total\":9.50}";
    for (kind, judge, name) in signing {
        let provider = provider(&sandbox, name);
        let secret = secret(&provider);
        sandbox.write("secret", secret);
        sandbox.write("body", body);
        let case = json!({"do": "sign", "judge": judge, "secret": secret, "body": body});
        let answer = ask(kind, &[case]).remove(0);
        let headers = answer["headers"]
            .as_object()
            .unwrap_or_else(|| panic!("{name}: {answer}"));
        let flags: String = headers
            .iter()
            .map(|(name, value)| format!(" -H '{name}: {}'", value.as_str().expect("text")))
            .collect();
        let line = format!("verify --provider {name} --secret file:secret --data @body{flags}");
        let told = sandbox.run(&line);
        assert!(
            told.starts_with("✓ valid") && told.ends_with("[exit 0]"),
            "{line}: {told}"
        );
        writeln!(
            std::io::stderr(),
            "{name:<20} {} signs, hookcli accepts",
            answer["judge"]
        )
        .expect("written");
        let told = sandbox.run(&line.replace("@body", "other"));
        assert!(told.ends_with("[exit 1]"), "{line}: {told}");
    }
}
