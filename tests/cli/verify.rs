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
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("verify 1 --provider github --secret env:OLD"), @"
    ✗ unsigned #1 github: there is no X-Hub-Signature-256 header
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
