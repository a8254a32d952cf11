//! The vendors' own packages as judges, in both directions: they accept what hookcli sends
//! over HTTP and refuse it changed; hookcli accepts what they sign.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
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
        // Some do not sign at all.
        let place = scheme["signature"].as_str().unwrap_or_default();
        let judge = match (place.to_lowercase().as_str(), scheme["key-prefix"].as_str()) {
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

/// The secret that signs as a provider: its vector's, or a new private key.
fn signing(sandbox: &Sandbox, provider: &Value) -> String {
    let name = provider["id"].as_str().expect("a name");
    let algorithm = provider["scheme"][0]["algorithm"].as_str().expect("one");
    let pairs = ["ed25519", "ecdsa", "rsa", "jwt-rs", "jwt-es"];
    if !pairs.iter().any(|kind| algorithm.starts_with(kind)) {
        return secret(provider).to_owned();
    }
    let account = secret(provider).split_once(":-----BEGIN");
    let account = account.map_or(String::new(), |(account, _)| format!("--account {account}"));
    let made = sandbox.json(&format!("keys new {name} {account} --force --json"));
    let file = made[0]["private"].as_str().expect("a file");
    std::fs::read_to_string(file).expect("a key")
}

/// What hookcli sends over HTTP, as a case for a judge: the vector's body, signed anew.
fn sent(sandbox: &Sandbox, upstream: &Recorder, judge: &str, name: &str) -> Value {
    let provider = provider(sandbox, name);
    let secret = signing(sandbox, &provider);
    sandbox.write("secret", &secret);
    let vector = &provider["vector"][0];
    let body = vector["body"].as_str().expect("a body");
    match provider["scheme"][0]["signature"] == "body" {
        // The body is a token: what it says is what is signed anew.
        true => {
            let claims = body.split('.').nth(1).expect("a token");
            let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64");
            sandbox.write("body", claims)
        }
        false => sandbox.write("body", body),
    };
    let url = vector["url"].as_str().unwrap_or("https://example.com/");
    let target = url.splitn(4, '/').nth(3).unwrap_or_default();
    let url = format!("http://localhost:{}/{target}", upstream.port);
    let line = format!(
        "send --provider {name} --data @body --secret file:secret --to '{url}'{}",
        told_by(&provider)
    );
    let told = sandbox.run(&line);
    assert!(told.ends_with("[exit 0]"), "{line}: {told}");
    let request = upstream.next();
    let fields = request
        .head
        .lines()
        .filter_map(|line| line.split_once(": "));
    let headers = fields.map(|(name, value)| (name.to_lowercase(), value.into()));
    let target = request.head.split(' ').nth(1).expect("a target");
    json!({
        "do": "verify",
        "judge": judge,
        "secret": secret,
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": String::from_utf8(request.body).expect("UTF-8"),
        "url": format!("http://localhost:{}{target}", upstream.port),
        "method": "POST",
    })
}

/// The fields of the vector that are not made by signing, as flags.
fn told_by(provider: &Value) -> String {
    let schemes = provider["scheme"].as_array().into_iter().flatten();
    let made = schemes.flat_map(|scheme| {
        let places = ["signature", "id", "timestamp"].map(|word| scheme[word].as_str());
        places.into_iter().flatten()
    });
    let made: Vec<String> = made.map(str::to_lowercase).collect();
    let fields = provider["vector"][0]["headers"].as_array();
    let fields = fields.into_iter().flatten().filter_map(Value::as_str);
    let kept = fields.filter(|field| {
        let name = field.split(':').next().unwrap_or_default().to_lowercase();
        !made.contains(&format!("header.{name}"))
    });
    kept.map(|field| format!(" -H '{field}'")).collect()
}

/// Whether a change of the body breaks the signature.
fn covers_body(provider: &Value) -> bool {
    let scheme = &provider["scheme"][0];
    let parts = ["message", "claims", "signature"].map(|word| scheme[word].to_string());
    let parts = parts.join(" ");
    ["{body", "{form", "{sns", "{sorted-form", "\"body\""]
        .iter()
        .any(|part| parts.contains(part))
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

/// A file of `judges/`: the provider it judges, and the program that runs it.
fn bundled() -> Vec<(String, &'static str, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/judges");
    let files = std::fs::read_dir(folder).expect("the folder");
    let mut judges: Vec<_> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            let name = name.split('.').next().expect("a stem").to_owned();
            let is_python = path.extension().is_some_and(|kind| kind == "py");
            (name, if is_python { "python3" } else { "node" }, path)
        })
        .collect();
    judges.sort();
    judges
}

fn asked(program: &str, script: &Path, case: &Value) -> Value {
    let text = std::fs::read_to_string(script).expect("the script");
    let first = text.lines().next().expect("what it needs");
    let alone = first.contains(" alone:");
    let python = match (first.contains(" apart:"), script.file_stem()) {
        (true, Some(stem)) => format!("judge-{}", stem.to_string_lossy()),
        _ => "judges".to_owned(),
    };
    let packages = PathBuf::from(std::env::var_os("HOOKCLI_TESTS").expect("tests/run sets it"));
    let folder = if alone {
        packages.join("alone")
    } else {
        packages.clone()
    };
    // What several judges share stands in the folder above them.
    let shared = script.parent().and_then(Path::parent).expect("a folder");
    let modules = [packages.join(python), shared.to_owned()];
    let mut command = Command::new(program);
    command
        .arg(script)
        .current_dir(folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONPATH", std::env::join_paths(modules).expect("paths"));
    let output = fed(&mut command, &serde_json::to_vec(case).expect("JSON"));
    let answer = String::from_utf8_lossy(&output.stdout);
    let last = answer.lines().last().unwrap_or_default();
    serde_json::from_str(last).unwrap_or_else(|_| json!({"failed": told(&output)}))
}

#[test]
fn independent_packages_accept_what_is_sent_and_refuse_it_changed() {
    let sandbox = Sandbox::new();
    let upstream = Recorder::start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    npm("@hookflo/tern");
    let mut cases = Vec::new();
    for (name, program, script) in bundled() {
        let case = sent(&sandbox, &upstream, "", &name);
        cases.push((name, program, script, case));
    }
    let judge = |(name, program, script, case): &(String, &str, PathBuf, Value)| {
        let accepted = asked(program, script, case);
        let mut changed = case.clone();
        let body = case["body"].as_str().expect("text");
        changed["body"] = body.replace("e", "x").into();
        let refused = asked(program, script, &changed);
        let mut other = case.clone();
        other["secret"] = "c29tZXRoaW5nIGVsc2UgdGhhdCBpcyBsb25nIGVub3VnaA==".into();
        let stranger = asked(program, script, &other);
        let covers = covers_body(&provider(&Sandbox::new(), name));
        let fine = accepted["valid"] == true
            && stranger["valid"] != true
            && (refused["valid"] != true || !covers);
        let row = format!("{name:<20} {}", accepted["judge"].as_str().unwrap_or("?"));
        match fine {
            true => Ok(row),
            false => Err(format!(
                "{row}\n  {accepted}\n  changed: {refused}\n  other secret: {stranger}"
            )),
        }
    };
    // As many at once as this machine has processors.
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let share = cases.len().div_ceil(threads);
    let rows: Vec<Result<String, String>> = std::thread::scope(|scope| {
        let running: Vec<_> = cases
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(judge).collect::<Vec<_>>()))
            .collect();
        running
            .into_iter()
            .flat_map(|run| run.join().expect("it ran"))
            .collect()
    });
    let (fine, failed): (Vec<_>, Vec<_>) = rows.into_iter().partition(Result::is_ok);
    for row in fine.iter().flatten() {
        writeln!(std::io::stderr(), "{row:<58} accepts what hookcli sends").expect("written");
    }
    let failed: Vec<String> = failed.into_iter().filter_map(Result::err).collect();
    assert!(
        failed.is_empty(),
        "{} of {}\n{}",
        failed.len(),
        cases.len(),
        failed.join("\n")
    );
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
