use std::net::TcpListener;

use crate::support::Sandbox;
use crate::support::recorder::Recorder;

const HOOK: &[u8] = b"POST /a/../b?c=%2F&d HTTP/1.1\r\nX-First: 1\r\nHOST: old:1\r\nx-a: 1\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nX-A: 2\r\nx-a: 3\r\nContent-Length: 4\r\n\r\n\0\xff\r\n";
const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

fn kept() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.receive(&[HOOK]);
    sandbox
}

#[test]
fn it_goes_out_as_it_came() {
    let upstream = Recorder::start(OK);
    kept().run(&format!("replay 1 --to :{}", upstream.port));
    let request = upstream.next();
    let expected = format!(
        "POST /a/../b?c=%2F&d HTTP/1.1\r\nX-First: 1\r\nHOST: localhost:{}\r\nx-a: 1\r\nX-A: 2\r\nx-a: 3\r\nContent-Length: 4\r\n\r\n",
        upstream.port
    );
    assert_eq!(request.head, expected);
    assert_eq!(request.body, b"\0\xff\r\n");
}

#[test]
fn path_and_headers_as_asked() {
    let upstream = Recorder::start(OK);
    let sandbox = kept();
    sandbox.run(&format!(
        "replay 1 --to :{}/other -H 'X-A: new' -H 'X-New: 1'",
        upstream.port
    ));
    let head = upstream.next().head;
    assert!(
        head.starts_with("POST /other?c=%2F&d HTTP/1.1\r\n"),
        "{head}"
    );
    assert!(
        head.contains("\r\nX-A: new\r\n") && head.contains("\r\nX-New: 1\r\n"),
        "{head}"
    );
    assert!(!head.contains("x-a: 1"), "{head}");
    sandbox.run(&format!("replay 1 --to ':{}/?z=1'", upstream.port));
    assert!(upstream.next().head.starts_with("POST /?z=1 HTTP/1.1\r\n"));
}

#[test]
fn the_exit_code_tells_the_truth() {
    let sandbox = kept();
    let ok = Recorder::start(OK);
    insta::assert_snapshot!(masked(sandbox.run(&format!("replay 1 --times 2 --to :{}", ok.port))), @"
    ✓ #1 POST http://localhost:PORT/a/../b?c=%2F&d  answered 200 in TIME ms, 2 B
    ✓ #1 POST http://localhost:PORT/a/../b?c=%2F&d  answered 200 in TIME ms, 2 B
    2 sent: 2 answered 2xx
    [exit 0]
    ");
    let failing =
        Recorder::start("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
    insta::assert_snapshot!(masked(sandbox.run(&format!("replay 1 --to :{}", failing.port))), @"
    ✗ #1 POST http://localhost:PORT/a/../b?c=%2F&d  answered 500 in TIME ms
    [exit 1]
    ");
    let moved = Recorder::start(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    );
    assert!(
        sandbox
            .run(&format!("replay 1 --to :{}", moved.port))
            .ends_with("[exit 1]")
    );
    let garbage = Recorder::start("what?\r\n\r\n");
    insta::assert_snapshot!(masked(sandbox.run(&format!("replay 1 --to :{}", garbage.port))), @"
    ✗ #1 POST http://localhost:PORT/a/../b?c=%2F&d  no answer from localhost:PORT: what came back is not HTTP (invalid HTTP version parsed)
    [exit 1]
    ");
    let closed = TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address");
    insta::assert_snapshot!(masked(sandbox.run(&format!("replay 1 --to :{}", closed.port()))), @"
    ✗ #1 POST http://localhost:PORT/a/../b?c=%2F&d  could not reach localhost:PORT: connection refused
    [exit 3]
    ");
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let silent = silent
        .local_addr()
        .map(|address| (address.port(), silent))
        .expect("an address");
    insta::assert_snapshot!(masked(sandbox.run(&format!("replay 1 --timeout 50ms --to :{}", silent.0))), @"
    ✗ #1 POST http://localhost:PORT/a/../b?c=%2F&d  no answer from localhost:PORT within 0.05 s
    [exit 4]
    ");
    insta::assert_snapshot!(sandbox.run("replay 1"), @"
    error: it is not said where to send to
    hint: pass --to URL, such as --to :3000/hooks, or set 'to' in hookcli.toml
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("replay --to :1"), @"
    error: it is not said which hooks to send
    hint: name them: hookcli replay last, or 40..45; hookcli list shows which there are
    [exit 2]
    ");
    insta::assert_snapshot!(sandbox.run("replay 1 --to 'http://a/b c'"), @"
    error: --to http://a/b c: it holds blanks or control characters
    hint: write it like :3000/hooks, localhost:3000 or https://example.com/hooks
    [exit 2]
    ");
}

#[test]
fn an_edited_file_cannot_smuggle() {
    let sandbox = Sandbox::new();
    let upstream = Recorder::start(OK);
    for request in [
        r#"{"method":"GET / HTTP/1.1\r\nX: y","target":"/"}"#,
        r#"{"method":"GET","target":"/ HTTP/1.1\r\nX: y"}"#,
        r#"{"method":"GET","target":"/","headers":[["X","a\r\nY: b"]]}"#,
        r#"{"method":"GET","target":"/","headers":[["X: a\r\nY","b"]]}"#,
    ] {
        sandbox.write("hook.json", format!("{{\"request\":{request}}}"));
        let told = sandbox.run(&format!("replay hook.json --to :{}", upstream.port));
        assert!(
            told.starts_with("error: hook.json holds no hook") && told.ends_with("[exit 2]"),
            "{told}"
        );
    }
    assert!(upstream.requests.try_recv().is_err(), "nothing was sent");
}

/// Ports and times as words.
fn masked(text: String) -> String {
    let after = |text: String, mark: &str, word: &str| {
        let mut parts = text.split(mark);
        let mut masked = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            masked += &format!("{mark}{word}{rest}");
        }
        masked
    };
    after(after(text, "localhost:", "PORT"), " in ", "TIME")
}
