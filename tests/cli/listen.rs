use std::io::Write;
use std::net::{TcpListener, TcpStream};

use crate::support::{Listener, Sandbox, recorder, told};

const HOOK: &[u8] = b"POST /hooks/../a?b=%2f HTTP/1.1\r\nHost: x\r\nX-Odd: \xff\r\nx-a: 1\r\nX-A: 2\r\ncontent-length: 7\r\n\r\n{\"a\":1}";

#[test]
fn a_hook_is_kept_as_it_came() {
    let sandbox = Sandbox::new();
    let mut listener = sandbox.listen("--count 1");
    let reply = listener.exchange(HOOK);
    assert!(
        reply.starts_with("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n"),
        "{reply}"
    );
    let hook = listener.next();
    assert_eq!(hook["type"], "hook");
    assert_eq!(
        hook["request"].to_string(),
        r#"{"method":"POST","target":"/hooks/../a?b=%2f","version":"HTTP/1.1","headers":[["Host","x"],["X-Odd",{"base64":"/w=="}],["x-a","1"],["X-A","2"],["content-length","7"]],"body":{"json":{"a":1}}}"#
    );
    insta::assert_snapshot!(listener.end(), @r#"
    {"type":"done","hooks":1}
    [exit 0]
    "#);
    let shown = &sandbox.json("show 1 --json")[0];
    assert_eq!(shown["request"], hook["request"]);
    assert_eq!(shown["received_at"], hook["received_at"]);
}

#[test]
fn the_answer_is_as_asked() {
    let sandbox = Sandbox::new();
    sandbox.write("answer.json", "{\"ok\":true}");
    let listener = sandbox.listen(
        "--count 1 --status 202 --body @answer.json --header 'Content-Type: application/json'",
    );
    let reply = listener.exchange(HOOK);
    let (head, body) = reply.split_once("\r\n\r\n").expect("a reply");
    assert!(head.starts_with("HTTP/1.1 202 Accepted\r\n"), "{head}");
    assert!(
        head.to_lowercase()
            .contains("content-type: application/json"),
        "{head}"
    );
    assert_eq!(body, "{\"ok\":true}");
    listener.end();
}

#[test]
fn a_time_without_the_count_ends_with_4() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.listen("--count 1 --timeout 50ms").end(), @r#"
    {"type":"done","hooks":0}
    [exit 4]
    "#);
    insta::assert_snapshot!(sandbox.listen("--timeout 50ms").end(), @r#"
    {"type":"done","hooks":0}
    [exit 0]
    "#);
}

#[test]
fn signals_finish_what_is_in_flight() {
    for signal in ["INT", "TERM", "HUP"] {
        let sandbox = Sandbox::new();
        let mut listener = sandbox.listen("");
        let mut slow = TcpStream::connect(("127.0.0.1", listener.port)).expect("it connects");
        let (begin, end) = HOOK.split_at(HOOK.len() - 3);
        slow.write_all(begin).expect("sent");
        // Answered after the slow one began: so that one is in flight.
        listener.exchange(HOOK);
        assert_eq!(listener.next()["seq"], 1);
        listener.signal(signal);
        slow.write_all(end).expect("sent");
        let mut reply = String::new();
        std::io::Read::read_to_string(&mut slow, &mut reply).expect("an answer");
        assert!(reply.starts_with("HTTP/1.1 200"), "{signal}: {reply}");
        let told = listener.end();
        assert!(
            told.ends_with("{\"type\":\"done\",\"hooks\":2}\n[exit 0]"),
            "{signal}: {told}"
        );
        assert_eq!(sandbox.json("list --json").len(), 2, "{signal}");
    }
}

#[test]
fn a_second_interrupt_ends_at_once() {
    let sandbox = Sandbox::new();
    let mut listener = sandbox.listen("");
    let mut slow = TcpStream::connect(("127.0.0.1", listener.port)).expect("it connects");
    slow.write_all(&HOOK[..HOOK.len() - 3]).expect("sent");
    listener.exchange(HOOK);
    listener.next();
    listener.signal("INT");
    // Its listening socket is closed once the first one has been taken.
    while TcpStream::connect(("127.0.0.1", listener.port)).is_ok() {}
    listener.signal("INT");
    assert!(listener.end().ends_with("[exit 130]"));
}

#[test]
fn http_2_in_the_clear() {
    let sandbox = Sandbox::new();
    let listener = sandbox.listen("--count 1");
    let url = format!("http://127.0.0.1:{}/h2?x", listener.port);
    let output = std::process::Command::new("curl")
        .args([
            "-sS",
            "--http2-prior-knowledge",
            "-w",
            "%{http_code}",
            "-d",
            "{}",
            &url,
        ])
        .output()
        .expect("curl runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "200");
    listener.end();
    let hook = &sandbox.json("show 1 --json")[0];
    assert_eq!(hook["request"]["version"], "HTTP/2");
    assert_eq!(hook["request"]["target"], "/h2?x");
    assert_eq!(hook["request"]["body"]["json"], serde_json::json!({}));
}

#[test]
fn what_is_too_large_is_refused_and_not_kept() {
    let sandbox = Sandbox::new();
    let mut listener = sandbox.listen("--max-body 5B");
    let reply = listener.exchange(HOOK);
    assert!(reply.starts_with("HTTP/1.1 413"), "{reply}");
    let refused = listener.next();
    assert_eq!(refused["type"], "refused");
    assert!(
        refused["reason"]
            .as_str()
            .expect("a reason")
            .contains("--max-body"),
        "{refused}"
    );
    let chunked = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n";
    let reply = listener.exchange(chunked);
    assert!(reply.starts_with("HTTP/1.1 413"), "{reply}");
    listener.next();
    listener.signal("TERM");
    listener.end();
    insta::assert_snapshot!(sandbox.run("list"), @"[exit 0]");
}

#[test]
fn a_port_in_use() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let told = Sandbox::new().run(&format!("listen --port {port}"));
    insta::assert_snapshot!(told.replace(&port, "PORT"), @"
    error: could not listen on 127.0.0.1:PORT: address already in use
    hint: pass --port 0 to pick a free one
    [exit 2]
    ");
}

#[test]
fn a_size_that_is_none() {
    insta::assert_snapshot!(Sandbox::new().run("listen --port 0 --max-body many"), @"
    error: invalid value 'many' for '--max-body <SIZE>': write it like 512KiB or 25MiB

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn stores_that_cannot_be_used() {
    let sandbox = Sandbox::new();
    sandbox.write("text.db", "this is no database at all, ".repeat(40));
    insta::assert_snapshot!(sandbox.run("listen --port 0 --store text.db"), @"
    error: ~/text.db is not a hookcli store
    hint: pass --store FILE with a file that hookcli made, or a new one
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("list --store none.db"), @"
    error: there is no store none.db
    hint: hookcli listen makes one when it starts
    [exit 2]
    ");
    sandbox.write("file", "");
    insta::assert_snapshot!(sandbox.run("listen --port 0 --store file/x.db"), @"
    error: could not open the store file/x.db: file exists
    hint: check the permissions, or pass --store FILE for another place
    [exit 2]
    ");
}

#[test]
fn a_reader_that_leaves_ends_it() {
    let sandbox = Sandbox::new();
    let Listener { child, port, lines } = sandbox.listen("");
    drop(lines);
    assert!(recorder::exchange(port, HOOK).starts_with("HTTP/1.1 200"));
    assert_eq!(
        told(&child.wait_with_output().expect("it ends")),
        "[exit 0]"
    );
    assert_eq!(sandbox.json("list --json").len(), 1);
}
