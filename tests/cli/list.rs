use crate::support::{Sandbox, signal};

fn kept() -> Sandbox {
    let sandbox = Sandbox::new();
    let requests: Vec<Vec<u8>> = (1..=25)
        .map(|n| {
            format!("POST /{n} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{n:02}").into_bytes()
        })
        .collect();
    let requests: Vec<&[u8]> = requests.iter().map(Vec::as_slice).collect();
    sandbox.receive(&requests);
    sandbox
}

fn numbers(sandbox: &Sandbox, line: &str) -> Vec<u64> {
    let hooks = sandbox.json(line);
    hooks
        .iter()
        .map(|hook| hook["seq"].as_u64().expect("a number"))
        .collect()
}

#[test]
fn the_newest_last() {
    let sandbox = kept();
    assert_eq!(
        numbers(&sandbox, "list --json"),
        (6..=25).collect::<Vec<_>>()
    );
    assert_eq!(numbers(&sandbox, "list -n 2 --json"), [24, 25]);
    assert_eq!(numbers(&sandbox, "list --all --json").len(), 25);
    assert_eq!(numbers(&sandbox, "list --since 1h --all --json").len(), 25);
}

#[test]
fn a_filter_looks_at_all() {
    let sandbox = kept();
    let filter = r#"list -n 2 --json --filter '.request.target | test("^/.$")'"#;
    assert_eq!(numbers(&sandbox, filter), [8, 9]);
    insta::assert_snapshot!(sandbox.run("list --filter '.request.method == \"GET\"'"), @"
    note: no hook matches
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("list --filter '.a =='"), @"
    error: --filter .a ==: expected term at the end
    hint: hookcli help filters shows examples
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("list --since yesterday"), @"
    error: invalid value 'yesterday' for '--since <TIME>': write it like 30s, 1h, 7d or 2026-01-31T12:00:00Z

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn removed_is_gone_and_its_number_is_not_given_again() {
    let sandbox = kept();
    insta::assert_snapshot!(sandbox.run("rm 3 5..7"), @"
    error: this would remove 4 hooks
    hint: pass --yes to remove without being asked
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("rm 3 5..7 --yes"), @"
    removed 4 hooks
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("rm 3 --yes"), @"
    error: there is no hook #3
    hint: hookcli list shows which there are
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("prune --keep 2 --yes --json"), @r#"
    {"removed":19}
    [exit 0]
    "#);
    insta::assert_snapshot!(sandbox.run("prune --older-than 1h --yes"), @"
    removed 0 hooks
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("rm last --yes"), @"
    removed 1 hook
    [exit 0]
    ");
    sandbox.receive(&[b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"]);
    assert_eq!(numbers(&sandbox, "list --json"), [24, 26]);
    let stored = std::fs::read(sandbox.path(".local/share/hookcli/hooks.db")).expect("a file");
    assert!(
        !stored.windows(3).any(|three| three == b"/17"),
        "removed bytes are overwritten"
    );
}

#[test]
fn follow_shows_what_comes() {
    let sandbox = kept();
    let mut command = sandbox.command(&["list", "-n", "1", "--follow", "--json"]);
    let mut child = command
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    let lines = std::io::BufReader::new(child.stdout.take().expect("stdout"));
    let mut lines = std::io::BufRead::lines(lines).map(|line| line.expect("a line"));
    assert!(lines.next().expect("one").contains("\"seq\":25"));
    sandbox.receive(&[b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"]);
    assert!(lines.next().expect("another").contains("\"seq\":26"));
    signal(&child, "INT");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
