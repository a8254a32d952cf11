use std::os::unix::fs::PermissionsExt;

use crate::support::Sandbox;

const PROVIDER: &str = r#"id = "signer"
name = "Signer"
docs = "https://example.com"
verified = false

[[scheme]]
algorithm = "ed25519"
message = "{timestamp}{body}"
signature = "header.X-Sig"
timestamp = "header.X-At"
key = "hex"
"#;

#[test]
fn a_test_key_signs_and_its_public_half_judges() {
    let sandbox = Sandbox::new();
    sandbox.write("signer.toml", PROVIDER);
    insta::assert_snapshot!(sandbox.run("send ./signer.toml test --to :1"), @"
    error: there is no secret to sign with for signer
    hint: make a test key with hookcli keys new signer, set HOOKCLI_SECRET, or pass --secret env:NAME, or --unsigned
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("keys show ./signer.toml"), @"
    error: there is no key of signer
    hint: hookcli keys new signer makes one
    [exit 2]
    ");
    let made = sandbox.json("keys new ./signer.toml --json").remove(0);
    let public = made["public"].as_str().expect("a public key").to_owned();
    assert_eq!(public.len(), 64, "{public}");
    let file = made["private"].as_str().expect("a file");
    let mode = std::fs::metadata(file)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        sandbox.run("keys show ./signer.toml"),
        format!("{public}\n[exit 0]")
    );
    let again = sandbox.run("keys new ./signer.toml");
    assert!(
        again.contains("there is a key at") && again.ends_with("[exit 2]"),
        "{again}"
    );

    let mut listener = sandbox.listen("");
    sandbox.run(&format!("send ./signer.toml test --to :{}", listener.port));
    assert_eq!(listener.next()["type"], "hook");
    insta::assert_snapshot!(sandbox.run("verify last --provider ./signer.toml"), @"
    ✓ valid #1 signer
    [exit 0]
    ");
    sandbox.write("public", &public);
    insta::assert_snapshot!(sandbox.run("verify last --provider ./signer.toml --secret file:public"), @"
    ✓ valid #1 signer
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("send ./signer.toml test --secret file:public --to :1"), @"
    error: could not sign: the secret is a public key, and signing takes the private one
    hint: hookcli keys new PROVIDER makes a pair
    [exit 2]
    ");

    let other = sandbox
        .json("keys new ./signer.toml --force --json")
        .remove(0);
    assert_ne!(other["public"], public.as_str());
    insta::assert_snapshot!(sandbox.run("verify last --provider ./signer.toml"), @"
    ✗ invalid #1 signer: the signature does not match: another secret, or the body was changed
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("keys new github"), @"
    error: github does not sign with a key pair
    hint: its secret is shared: choose one and give it to both sides
    [exit 2]
    ");

    // The vendor's public key in the environment judges; the test key still signs.
    let sandbox = sandbox.set("HOOKCLI_SECRET", &public);
    let sent = sandbox.run(&format!("send ./signer.toml test --to :{}", listener.port));
    assert!(sent.ends_with("[exit 0]"), "{sent}");
}

#[test]
fn a_url_that_a_proxy_changed() {
    let sandbox = Sandbox::new().set("HOOKCLI_SECRET", "key");
    let scheme = "hmac-sha256; message={url}{body}; signature=header.x-sig";
    let mut listener = sandbox.listen("");
    let sent = sandbox.run(&format!(
        "send --data x --scheme '{scheme}' --to :{}/a?b=1",
        listener.port
    ));
    assert!(sent.ends_with("[exit 0]"), "{sent}");
    assert_eq!(listener.next()["type"], "hook");
    let verify = |url: &str| sandbox.run(&format!("verify last --scheme '{scheme}' {url}"));
    insta::assert_snapshot!(verify(""), @"
    ✓ valid #1
    [exit 0]
    ");
    insta::assert_snapshot!(verify("--url https://example.com/a?b=1"), @"
    ✗ invalid #1: the signature does not match: another secret, or the body was changed
    [exit 1]
    ");
    let right = format!("--url http://localhost:{}", listener.port);
    insta::assert_snapshot!(verify(&right), @"
    ✓ valid #1
    [exit 0]
    ");
    insta::assert_snapshot!(verify("--url example.com"), @"
    error: invalid value 'example.com' for '--url <URL>': `example.com` is no URL such as https://example.com/hooks

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn a_secret_shows_up_nowhere() {
    let canary = "SECRET-CANARY-123";
    let sandbox = Sandbox::new().set("STRIPE_WEBHOOK_SECRET", canary);
    let listener = sandbox.listen("--verify");
    let to = format!("http://localhost:{}/", listener.port);
    let mut told = String::new();
    for line in [
        format!("send stripe invoice.paid --verbose --json --to {to}"),
        format!("send stripe invoice.paid --to {to}"),
        "send stripe invoice.paid --dry-run".into(),
        "sign stripe invoice.paid".into(),
        "verify last --json".into(),
        "verify last --secret env:STRIPE_WEBHOOK_SECRET --at 0".into(),
        "verify last --provider github".into(),
        "list --json".into(),
        "show last --verbose".into(),
        "config show --json".into(),
        "providers show stripe".into(),
        "send stripe nothing".into(),
    ] {
        told += &sandbox.run(&line);
    }
    listener.signal("INT");
    told += &listener.end();
    assert!(!told.contains(canary), "{told}");
    let folder = sandbox.path("");
    let mut files = vec![folder];
    while let Some(path) = files.pop() {
        match path.is_dir() {
            true => files.extend(
                std::fs::read_dir(path)
                    .expect("a folder")
                    .map(|one| one.expect("one").path()),
            ),
            false => {
                let bytes = std::fs::read(&path).expect("a file");
                let found = bytes
                    .windows(canary.len())
                    .any(|part| part == canary.as_bytes());
                assert!(!found, "{}", path.display());
            }
        }
    }
}

#[test]
fn a_key_of_an_account_says_whose_it_is() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run("keys new paypal"), @"
    error: its secrets say whose they are
    hint: pass --account ID, such as the webhook id of PayPal
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("keys new discord --account 1"), @"
    error: its secrets do not say whose they are
    hint: leave --account out
    [exit 2]
    ");
    let made = sandbox.run("keys new paypal --account 5GP028458E2496506");
    assert!(made.starts_with("-----BEGIN PUBLIC KEY-----"), "{made}");
    let mut listener = sandbox.listen("--verify");
    let event = "PAYMENT.CAPTURE.COMPLETED";
    let sent = sandbox.run(&format!("send paypal {event} --to :{}", listener.port));
    assert!(sent.ends_with("[exit 0]"), "{sent}");
    let seen = listener.next();
    assert_eq!(
        (seen["type"].as_str(), seen["verdict"].as_str()),
        (Some("verdict"), Some("valid"))
    );
}
