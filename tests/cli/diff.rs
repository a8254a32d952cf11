use crate::support::Sandbox;

#[test]
fn what_differs_and_how_it_ends() {
    let sandbox = Sandbox::new();
    sandbox.receive(&[
        b"POST /a?x=1 HTTP/1.1\r\nHost: x\r\nDate: 1\r\nContent-Length: 23\r\n\r\n{\"id\":1,\"list\":[1,2,3]}",
        b"PUT /a?x=2 HTTP/1.1\r\nHost: x\r\nDate: 2\r\nContent-Length: 23\r\n\r\n{\"id\":2,\"list\":[1,3,4]}",
        b"POST /a?x=1 HTTP/1.1\r\nHost: x\r\nDate: 1\r\nContent-Length: 23\r\n\r\n{\"list\":[1,2,3],\"id\":1}",
    ]);
    insta::assert_snapshot!(sandbox.run("diff 1 2"), @"
    ~ method: POST → PUT
    ~ query x: 1 → 2
    ~ header Date: 1 → 2
    ~ id: 1 → 2
    - list[1]: 2
    + list[2]: 4
    6 differences
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("diff 1 3"), @"
    note: same JSON values; the bytes differ in white space, key order or notation
    identical
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("diff 1 2 --body-only --ignore id --json"), @r#"
    {"format":1,"same":false,"method":null,"target":null,"query":[],"headers":[],"trailers":[],"body":{"kind":"json","changes":[{"op":"remove","path":"list[1]","old":2},{"op":"add","path":"list[2]","new":4}]},"ignored":1,"notes":[]}
    [exit 1]
    "#);
    insta::assert_snapshot!(sandbox.run("diff 1 2 --body-only --ignore id --ignore 'list.*'"), @"
    identical (3 ignored)
    [exit 0]
    ");
    let told = sandbox.run("diff 1 2 --ignore-headers");
    assert!(!told.contains("Date"), "{told}");
}

#[test]
fn payloads_in_files() {
    let sandbox = Sandbox::new();
    sandbox.write("a.json", "{\"a\": 9007199254740993}");
    sandbox.write("b.json", "{\"a\": 9007199254740992}");
    sandbox.write("c.bin", b"\xff\x00");
    insta::assert_snapshot!(sandbox.run("diff a.json b.json"), @"
    ~ a: 9007199254740993 → 9007199254740992
    1 difference
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run_with("diff a.json -", b"{\"a\":9007199254740993}"), @"
    note: same JSON values; the bytes differ in white space, key order or notation
    identical
    [exit 0]
    ");
    insta::assert_snapshot!(sandbox.run("diff a.json c.bin"), @"
    ~ body: json, 23 bytes → binary, 2 bytes, first difference at byte 0
    1 difference
    [exit 1]
    ");
    insta::assert_snapshot!(sandbox.run("diff a.json none.json"), @"
    error: could not read none.json: no such file or directory
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("diff - -"), @"
    error: standard input can only be one of the two
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("diff a.json b.json --ignore 'a..b'"), @r#"
    error: invalid value 'a..b' for '--ignore <PATH>': "a..b" is not a path: expected a key (an empty one is written `[""]`) at position 3

    For more information, try '--help'.
    [exit 2]
    "#);
}
