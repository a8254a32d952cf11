use crate::support::Sandbox;

/// A sandbox in which hook 1 is a signed stripe event and hook 2 is it with a line end more.
fn kept() -> Sandbox {
    let sandbox = Sandbox::new().set("STRIPE_WEBHOOK_SECRET", "whsec_right");
    let listener = sandbox.listen("--count 2");
    let url = format!("http://localhost:{}/", listener.port);
    sandbox.run(&format!(
        "send stripe invoice.paid --to {url} --at 1700000000"
    ));
    let mut hook = sandbox.json("show 1 --json").remove(0);
    let body = sandbox.output("show 1 --raw").stdout;
    let text = String::from_utf8(body).expect("text") + "\n";
    hook["request"]["body"] = serde_json::json!({ "text": text });
    sandbox.write("changed.json", hook.to_string());
    sandbox.run(&format!("replay changed.json --to {url}"));
    listener.end();
    sandbox
}

#[test]
fn what_holds_and_what_does_not() {
    let sandbox = kept();
    let sandbox = sandbox.set("OLD", "whsec_old").set("NEW", "whsec_right");
    insta::assert_snapshot!(sandbox.run("verify 1 --at 1700000299"), @"
    ✓ valid #1 stripe
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --at 1700000000 --secret env:OLD --secret env:NEW"), @"
    ✓ valid #1 stripe: by secret 2
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --at 1700000301"), @"
    ✗ stale #1 stripe: the signature matches, but its time is too old: 301 s off, 300 s are tolerated
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --at 1700000301 --tolerance 1h"), @"
    ✓ valid #1 stripe
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --tolerance none"), @"
    ✓ valid #1 stripe
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --secret env:OLD"), @"
    ✗ invalid #1 stripe: the signature does not match: another secret, or the body was changed
      it matches with the secret of stripe
      give this endpoint the secret of the one that sends to it
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --provider github --secret env:OLD"), @"
    ✗ unsigned #1 github: there is no X-Hub-Signature-256 header
      it matches as stripe signs
      verify it as the provider that sent it: --provider NAME
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("verify 2"), @"
    ✗ invalid #2 stripe: the signature does not match: another secret, or the body was changed
      it matches once the line end behind the body is taken off: something added it
      verify over the bytes that arrived, before anything parses them:
        Express     express.raw({type: '*/*'}) on that route, then req.body
        Next.js     await request.text() in a route handler
        FastAPI     await request.body()
        Django      request.body
        Rails       request.raw_post
        Laravel     $request->getContent()
        Spring      @RequestBody byte[] body
        Go          io.ReadAll(r.Body), once
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("verify 2 --json"), @r#"
    {"type":"judged","hook":2,"provider":"stripe","verdict":"invalid","reason":"mismatch","explanation":{"name":"newline-added","what":"once the line end behind the body is taken off: something added it","remedy":"verify over the bytes that arrived, before anything parses them:\nExpress     express.raw({type: '*/*'}) on that route, then req.body\nNext.js     await request.text() in a route handler\nFastAPI     await request.body()\nDjango      request.body\nRails       request.raw_post\nLaravel     $request->getContent()\nSpring      @RequestBody byte[] body\nGo          io.ReadAll(r.Body), once"}}
    [exit 1]
    "#);
}

#[test]
fn a_body_from_the_shell() {
    let sandbox = Sandbox::new().set("S", "It's a Secret to Everybody");
    let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let verify = |data: &str, signature: &str| {
        sandbox.run(&format!("verify --provider github --data '{data}' -H 'X-Hub-Signature-256: {signature}' --secret env:S"))
    };
    insta::assert_snapshot!(verify("Hello, World!", signature), @"
    ✓ valid github
    [exit 0]
    ");
    insta::assert_snapshot!(verify("Hello, World?", signature), @"
    ✗ invalid github: the signature does not match: another secret, or the body was changed
    [exit 1]
    ");
    insta::assert_snapshot!(verify("Hello, World!", "sha256=77"), @"
    ✗ invalid github: the signature is malformed; expected sha256=<64 lower-case hexadecimal digits>
    [exit 1]
    ");
}

#[test]
fn what_cannot_be_checked() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.run("verify --data x"), @"
    error: it is not known who signed this hook
    hint: pass --provider NAME, or --scheme for one that hookcli does not know
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("verify --data x --provider githib"), @"
    error: no provider is called githib
    hint: did you mean github?
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("verify --data x --provider github"), @"
    error: there is no secret to check with for github
    hint: set GITHUB_WEBHOOK_SECRET, or pass --secret env:NAME
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("verify --data x --provider standard-webhooks --secret env:S"), @"
    error: the environment variable S is not set
    hint: export S=…, or pass --secret file:PATH
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.set("S", "whsec_?").run("verify --data x -H 'webhook-signature: v1,x' --provider standard-webhooks --secret env:S"), @"
    error: could not check: the secret is not base64; expected whsec_ and 24 to 64 bytes in base64
    hint: pass --secret env:NAME, file:PATH or prompt
    [exit 2]
    ");
}

#[test]
fn listen_judges_on_arrival() {
    let sandbox = Sandbox::new()
        .set("GITHUB_WEBHOOK_SECRET", "right")
        .set("WRONG", "wrong");
    let mut listener = sandbox.listen("--require-valid --count 4");
    let to = format!("--to :{} --id 1", listener.port);
    let send = |line: &str| sandbox.run(&format!("{line} {to} -q"));
    assert!(send("send github push").ends_with("[exit 0]"));
    assert!(send("send github push --secret env:WRONG").contains("answered 401"));
    assert!(send("send github push --unsigned").contains("answered 401"));
    assert!(send("send --data x").contains("answered 401"));
    let told: Vec<String> = (0..10)
        .map(|_| {
            let event = listener.next();
            match event["type"].as_str().expect("a type") {
                "hook" => format!("hook {}", event["reply"]["status"]),
                _ => event.to_string(),
            }
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    {"type":"verdict","hook":1,"verdict":"valid","secret":0}
    hook 200
    {"type":"verdict","hook":2,"verdict":"invalid","reason":"mismatch"}
    hook 401
    {"type":"again","hook":2,"first":1,"attempt":2,"same_body":false}
    {"type":"verdict","hook":3,"verdict":"unsigned","missing":"X-Hub-Signature-256"}
    hook 401
    {"type":"again","hook":3,"first":1,"attempt":3,"same_body":false}
    {"type":"verdict","hook":4,"verdict":"unchecked"}
    hook 401
    "#);
    listener.end();
    insta::assert_snapshot!(Sandbox::new().run("listen --port 0 --verify"), @"
    error: there is no secret to check with
    hint: set the provider's variable, such as GITHUB_WEBHOOK_SECRET, or pass --provider and --secret
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("listen --port 0 --provider githib"), @"
    error: no provider is called githib
    hint: did you mean github?
    [exit 2]
    ");
}

#[test]
fn sign_prints_what_send_would_send() {
    let sandbox = Sandbox::new().set("GITHUB_WEBHOOK_SECRET", "It's a Secret to Everybody");
    insta::assert_snapshot!(sandbox.run("sign --provider github --data 'Hello, World!' --id 7"), @"
    User-Agent: GitHub-Hookshot/5f8a1d3
    Accept: */*
    Content-Type: application/json
    X-GitHub-Delivery: 7
    X-GitHub-Hook-ID: 487654321
    X-GitHub-Hook-Installation-Target-ID: 512345678
    X-GitHub-Hook-Installation-Target-Type: repository
    X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17
    X-Hub-Signature: sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59
    [exit 0]
    ");
    let flags = sandbox.run("sign --provider github --data 'Hello, World!' --id 7 --curl");
    assert!(
        flags.contains("-H 'X-Hub-Signature-256: sha256=757107ea"),
        "{flags}"
    );
    let json = &sandbox.json("sign github push --json")[0];
    assert_eq!(json["type"], "signed");
}

#[test]
fn providers_of_ones_own() {
    let provider = "id = \"mine\"\nname = \"Mine\"\ndocs = \"https://example.com\"\nverified = false\n\n[[scheme]]\nalgorithm = \"hmac-sha256\"\nmessage = \"{body}\"\nsignature = \"header.X-Mine\"\n";
    let sandbox = Sandbox::new().set("HOOKCLI_SECRET", "key");
    sandbox.write("mine.toml", format!("{provider}\n[[vector]]\nsource = \"me\"\nsecret = \"key\"\nbody = \"x\"\nheaders = [\"X-Mine: 00\"]\n"));
    insta::assert_snapshot!(sandbox.run("providers check mine.toml"), @"
    ✗ mine: 0 of 1 vectors hold
    warning: the vector of me does not hold: the signature is malformed; expected <64 lower-case hexadecimal digits>
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("sign --provider mine.toml --data x"), @"
    X-Mine: 4fc3b7eaf34d7e594a6f51d9517ba543abf41067b27587ffd82ba3584e4d3cdd
    [exit 0]
    ");
    sandbox.write("bad.toml", provider.replace("sha256", "sha25"));
    insta::assert_snapshot!(sandbox.run("providers check bad.toml"), @"
    error: bad.toml:7: unknown variant `hmac-sha25`, did you mean `hmac-sha256`?
    hint: hookcli help schemes explains the words; hookcli providers show github --json shows one
    [exit 2]
    ");
    sandbox.write(
        "hookcli.toml",
        format!(
            "[[provider]]\n{}",
            provider.replace("[[scheme]]", "[[provider.scheme]]")
        ),
    );
    insta::assert_snapshot!(sandbox.run("verify --provider mine --data x -H 'X-Mine: 2e6ff49a3a7f3bbd3e3f8bd7c2b9bbf0a7d43c9f2dd1d9ffdb0a6a9bdb7f9a7c'"), @"
    ✗ invalid mine: the signature does not match: another secret, or the body was changed
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("providers list mine"), @"
    mine                      Mine                      hmac-sha256  unverified
    [exit 0]
    ");
    // One that says how its hooks look is recognised by it, before any that is built in.
    sandbox.write(
        "hookcli.toml",
        format!(
            "[[provider]]\n{}",
            provider
                .replace("[[scheme]]", "[[provider.scheme]]")
                .replace("verified = false", "verified = false\ndetect = [\"header.X-GitHub-Event\"]\nevent = [\"header.X-GitHub-Event\"]")
        ),
    );
    sandbox.receive(&[
        b"POST / HTTP/1.1\r\nHost: x\r\nX-GitHub-Event: push\r\nContent-Length: 0\r\n\r\n",
    ]);
    assert_eq!(sandbox.json("list --json")[0]["provider"], "mine");
    insta::assert_snapshot!(sandbox.run("providers list nobody"), @"
    note: no provider matches
    [exit 1]
    ");
    assert!(
        sandbox
            .run("providers show stripe")
            .contains("Stripe-Signature: t={timestamp},v1={mac}")
    );
}

#[test]
fn listen_answers_handshakes() {
    let sandbox = Sandbox::new().set("ZOOM_WEBHOOK_SECRET", "key");
    let ask = |flags: &str, request: &str| {
        let mut listener = sandbox.listen(&format!("--count 1 {flags}"));
        let reply = listener.exchange(request.as_bytes());
        let told: Vec<String> = (0..2)
            .map(|_| listener.next())
            .filter(|told| told["type"] != "hook")
            .map(|told| told.to_string())
            .collect();
        listener.end();
        let (head, body) = reply.split_once("\r\n\r\n").expect("a reply");
        format!(
            "{} {body}\n{}",
            head.lines().next().expect("a status"),
            told.join("\n")
        )
    };
    let post = |field: &str, body: &str| {
        format!(
            "POST / HTTP/1.1\r\nHost: x\r\n{field}: 0\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let slack = |challenge: &str| {
        post(
            "X-Slack-Signature",
            &format!(r#"{{"type":"url_verification","challenge":"{challenge}"}}"#),
        )
    };
    insta::assert_snapshot!(ask("", &slack("3eZbrw1aBc")), @r#"
    HTTP/1.1 200 OK 3eZbrw1aBc
    {"type":"handshake","hook":1,"provider":"slack","unanswered":null,"note":null}
    "#);
    insta::assert_snapshot!(ask("", &slack("<script>")), @r#"
    HTTP/1.1 200 OK 
    {"type":"handshake","hook":2,"provider":"slack","unanswered":"unsafe","note":null}
    "#);
    insta::assert_snapshot!(ask("--no-handshake", &slack("3eZbrw1aBc")), @r#"
    HTTP/1.1 200 OK 
    {"type":"done","hooks":1}
    "#);
    let meta = "GET /?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=t HTTP/1.1\r\nHost: x\r\n\r\n";
    insta::assert_snapshot!(ask("--provider meta", meta), @r#"
    HTTP/1.1 200 OK 1158201444
    {"type":"handshake","hook":4,"provider":"meta","unanswered":null,"note":null}
    "#);
    let zoom = post(
        "X-Odd",
        r#"{"event":"endpoint.url_validation","payload":{"plainToken":"a"}}"#,
    );
    insta::assert_snapshot!(ask("--provider zoom", &zoom), @r#"
    HTTP/1.1 200 OK 
    {"type":"handshake","hook":5,"provider":"zoom","unanswered":"no_secret","note":null}
    "#);
    insta::assert_snapshot!(ask("--provider zoom --secret env:ZOOM_WEBHOOK_SECRET", &zoom), @r#"
    HTTP/1.1 200 OK {"plainToken":"a","encryptedToken":"780c3db4ce3de5b9e55816fba98f590631d96c075271b26976238d5f4444219b"}
    {"type":"verdict","hook":6,"verdict":"unsigned","missing":"x-zm-signature"}
    {"type":"handshake","hook":6,"provider":"zoom","unanswered":null,"note":null}
    "#);
}
