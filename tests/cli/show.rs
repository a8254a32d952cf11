use crate::support::Sandbox;

fn kept() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.receive(&[
        b"POST /a?b HTTP/1.1\r\nHost: x\r\nX-B: it's\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
        b"PUT /\xc3\xa4 HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n\0\x1b[31m",
    ]);
    sandbox
}

#[test]
fn the_body_byte_for_byte() {
    let sandbox = kept();
    assert_eq!(sandbox.output("show 1 --raw").stdout, b"{\"a\":1}");
    assert_eq!(sandbox.output("show --raw").stdout, b"\0\x1b[31m");
    assert_eq!(
        sandbox.output("show 1 --head").stdout,
        b"POST /a?b HTTP/1.1\r\nHost: x\r\nX-B: it's\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n"
    );
}

#[test]
fn a_curl_command_sends_the_same_bytes() {
    let sandbox = kept();
    let listener = sandbox.listen("--count 2");
    for hook in ["1", "2"] {
        let command = sandbox.output(&format!("show {hook} --curl"));
        let command = String::from_utf8(command.stdout).expect("text");
        let command = command.replace("http://x/", &format!("http://127.0.0.1:{}/", listener.port));
        let status = std::process::Command::new("sh")
            .args(["-c", &command])
            .output()
            .expect("sh runs");
        assert!(
            status.status.success(),
            "{command}: {}",
            String::from_utf8_lossy(&status.stderr)
        );
    }
    listener.end();
    for (old, new) in [("1", "3"), ("2", "4")] {
        let old = &sandbox.json(&format!("show {old} --json"))[0]["request"];
        let new = &sandbox.json(&format!("show {new} --json"))[0]["request"];
        for part in ["method", "target", "body"] {
            assert_eq!(old[part], new[part]);
        }
    }
}

#[test]
fn hooks_that_are_not_there() {
    let sandbox = kept();
    insta::assert_snapshot!(sandbox.run("show 7"), @"
    error: there is no hook #7
    hint: hookcli list shows which there are
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("show last~5"), @"
    error: there is no last~5: fewer hooks are kept
    hint: hookcli list shows which there are
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("show 8..9"), @"
    error: there are no hooks from #8 to #9
    hint: hookcli list --all shows which there are
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("show nothing.json"), @"
    error: could not read nothing.json: no such file or directory
    hint: hooks are named 42, last, last~2, 40..45, or by a file: hookcli help references
    [exit 2]
    ");
    sandbox.write("other.json", "{\"a\": 1}");
    insta::assert_snapshot!(sandbox.run("show other.json"), @"
    error: other.json holds no hook: in object 1: unknown field `a`, expected one of `type`, `format`, `seq`, `received_at`, `peer`, `provider`, `event`, `delivery_id`, `request`, `reply`
    hint: hookcli show --json writes files that can be read here
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run_with("show -", b"{\"request\":"), @"
    error: standard input holds no hook: not JSON: EOF while parsing a value at line 1 column 11
    hint: pipe what hookcli show --json or list --json prints
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("show 0"), @"
    error: invalid value '0' for '[HOOK]...': hooks are numbered from 1

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn what_show_writes_show_reads() {
    let sandbox = kept();
    let stored = sandbox.output("show 1..2 --json").stdout;
    sandbox.write("hooks/both.json", &stored);
    assert_eq!(sandbox.output("show hooks --json").stdout, stored);
    assert_eq!(
        sandbox.run_with("show - --raw", &stored),
        "{\"a\":1}\0\u{1b}[31m[exit 0]"
    );
}
