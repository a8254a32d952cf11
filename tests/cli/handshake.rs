use crate::support::Sandbox;
use crate::support::recorder::Recorder;

/// Providers that ask something of an endpoint, and a secret of each.
fn asking(sandbox: &Sandbox) -> Vec<(String, String)> {
    let mut asking = Vec::new();
    for row in sandbox.json("providers list --json") {
        let name = row["id"].as_str().expect("a name");
        let provider = sandbox
            .json(&format!("providers show {name} --json"))
            .remove(0);
        if provider["handshake"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
        {
            let secret = provider["vector"][0]["secret"].as_str().unwrap_or("secret");
            asking.push((name.to_owned(), secret.to_owned()));
        }
    }
    asking
}

#[test]
fn each_is_asked_over_http_and_answered() {
    let sandbox = Sandbox::new();
    let asking = asking(&sandbox);
    assert!(asking.len() >= 40, "{}", asking.len());
    for (name, secret) in asking {
        sandbox.write("secret", &secret);
        let (with, verify) = match sandbox
            .run(&format!("keys new {name} --force"))
            .contains("[exit 0]")
        {
            true => ("", "--verify"),
            false => ("--secret file:secret", ""),
        };
        let line = format!(
            "--provider {name} {with} {verify} --verify-token agreed --url http://localhost"
        );
        let listener = sandbox.listen(&line);
        let send = |token: &str| {
            let to = format!("http://localhost:{}/hooks", listener.port);
            sandbox.run(&format!(
                "send {name} handshake {with} --verify-token {token} --to {to}"
            ))
        };
        let told = send("agreed");
        assert!(told.ends_with("[exit 0]"), "{name}: {told}");
        let seen = sandbox.json("list --all --json");
        assert!(!seen.is_empty(), "{name}");
        // An app that says nothing to it.
        let deaf = Recorder::start("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        let told = sandbox.run(&format!("send {name} handshake {with} --to :{}", deaf.port));
        assert!(told.ends_with("[exit 1]"), "{name}: {told}");
    }
}

#[test]
fn the_answer_is_checked() {
    let sandbox = Sandbox::new().set("S", "key");
    let deaf = Recorder::start("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    let send = |line: &str| {
        sandbox
            .run(&format!(
                "send {line} --seed 1 --at 1700000000 --to http://localhost:{}/",
                deaf.port
            ))
            .replace(&deaf.port.to_string(), "PORT")
    };
    insta::assert_snapshot!(send("slack handshake --secret env:S"), @r#"
    ✗ POST http://localhost:PORT/  slack handshake: the body 0axyka4nrt20acxwrvdbjegi is wanted, and is "ok"
    [exit 1]
    "#);
    insta::assert_snapshot!(send("asana handshake"), @"
    ✗ POST http://localhost:PORT/  asana handshake: the field X-Hook-Secret: ublw9l0axyka4nrt20acxwrv is wanted
    [exit 1]
    ");
    insta::assert_snapshot!(send("zoom handshake"), @"
    error: there is no secret to sign with for zoom
    hint: set ZOOM_WEBHOOK_SECRET, or pass --secret env:NAME, or --unsigned
    [exit 2]
    ");
    insta::assert_snapshot!(send("github handshake"), @"
    error: github has no handshake
    hint: hookcli providers show NAME tells whether there is one
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("send slack handshake --secret env:S --to :1"), @"
    ✗ POST http://localhost:1/  slack handshake: could not reach localhost:1: connection refused
    [exit 3]
    ");
}

#[test]
fn a_wrong_verify_token_and_a_wrong_signature_are_refused() {
    let sandbox = Sandbox::new().set("S", "key").set("WRONG", "wrong");
    let mut listener = sandbox.listen("--provider meta --verify-token right");
    let to = format!("http://localhost:{}/", listener.port);
    let told = sandbox.run(&format!(
        "send meta handshake --seed 1 --verify-token wrong --to {to}"
    ));
    insta::assert_snapshot!(told.replace(&to, "TO"), @"
    ✗ GET TO?hub.mode=subscribe&hub.challenge=ublw9l0axyka4nrt20acxwrv&hub.verify_token=wrong  meta handshake: answered 403, and 200 is wanted
    [exit 1]
    ");
    let seen = listener.next();
    assert_eq!(seen["unanswered"], "verify_token", "{seen}");

    let mut listener = sandbox.listen("--provider slack --secret env:S --require-valid");
    let to = format!("http://localhost:{}/", listener.port);
    let told = sandbox.run(&format!(
        "send slack handshake --secret env:WRONG --to {to}"
    ));
    insta::assert_snapshot!(told.replace(&to, "TO"), @"
    ✗ POST TO  slack handshake: answered 401, and 200 is wanted
    [exit 1]
    ");
    assert_eq!(listener.next()["verdict"], "invalid");
    assert_eq!(listener.next()["unanswered"], "forged");
}

#[test]
fn subscriptions_are_confirmed_when_that_is_asked_for_and_with_amazon_alone() {
    let proxy = Recorder::start("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    let sandbox = Sandbox::new().set("HTTPS_PROXY", &format!("http://127.0.0.1:{}", proxy.port));
    sandbox.run("keys new aws-sns");
    let mut listener = sandbox.listen("--confirm-subscriptions");
    let send = |line: &str| {
        let to = format!("http://localhost:{}/", listener.port);
        sandbox.run(&format!(
            "send aws-sns SubscriptionConfirmation {line} --to {to}"
        ))
    };
    let evil = "https://sns.us-east-1.amazonaws.com.evil.example/";
    assert!(send(&format!("--set SubscribeURL={evil}")).ends_with("[exit 0]"));
    assert!(send("").ends_with("[exit 0]"));
    // The first request that the proxy sees is about the second hook.
    let head = proxy.next().head;
    assert!(
        head.starts_with("CONNECT sns.us-east-1.amazonaws.com:443 "),
        "{head}"
    );
    let seen: Vec<_> = (0..5).map(|_| listener.next()).collect();
    let confirmed: Vec<_> = seen
        .iter()
        .filter(|event| event["type"] == "confirmed")
        .collect();
    assert_eq!(confirmed.len(), 1, "{seen:?}");
    assert_eq!(confirmed[0]["hook"], 2);
    assert!(confirmed[0]["error"].is_string());
}

#[test]
fn all_events_and_the_same_ones_again() {
    let sandbox = Sandbox::new().set("S", "key");
    let listed = sandbox.json("send github --list --json");
    assert!(
        listed.iter().any(|row| row["event"] == "push"),
        "{listed:?}"
    );
    let recorder = Recorder::start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let told = sandbox.run(&format!(
        "send github --all-events --secret env:S --to :{}",
        recorder.port
    ));
    assert!(told.ends_with("[exit 0]"), "{told}");
    for row in &listed {
        let head = recorder.next().head;
        let event = row["event"].as_str().expect("a name");
        assert!(
            head.contains(&format!("X-GitHub-Event: {event}\r\n")),
            "{head}"
        );
    }
    let dry = |seed: &str| {
        sandbox.run(&format!(
            "send github push --dry-run --secret env:S --at 1700000000 --seed {seed}"
        ))
    };
    assert_eq!(dry("7"), dry("7"));
    assert_ne!(dry("7"), dry("8"));
}
