//! A home folder of its own, the binary in it, and whoever it talks to.

pub mod recorder;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A fresh home folder that hookcli runs in.
pub struct Sandbox {
    home: TempDir,
    variables: Vec<(String, String)>,
}

impl Sandbox {
    pub fn new() -> Self {
        Self {
            home: TempDir::new().expect("a folder"),
            variables: Vec::new(),
        }
    }

    /// Sets an environment variable for every run.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes a file, its folders included.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(&path, bytes).expect("written");
        path
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hookcli"));
        command
            .args(args)
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TZ", "UTC")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// The same, written as in a shell.
    pub fn line(&self, line: &str) -> Command {
        let args = shell_words::split(line).expect("words");
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        self.command(&args)
    }

    pub fn output(&self, line: &str) -> Output {
        self.line(line).output().expect("it runs")
    }

    /// stdout, stderr and the exit code as one text; the home folder is `~`.
    pub fn run(&self, line: &str) -> String {
        let text = told(&self.output(line));
        text.replace(&self.home.path().display().to_string(), "~")
    }

    /// Runs with `input` on standard input.
    pub fn run_with(&self, line: &str, input: &[u8]) -> String {
        let text = told(&fed(&mut self.line(line), input));
        text.replace(&self.home.path().display().to_string(), "~")
    }

    /// stdout of a run that has to succeed, line by line as JSON.
    pub fn json(&self, line: &str) -> Vec<Value> {
        let output = self.output(line);
        assert!(output.status.success(), "{line}: {}", told(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    /// Starts `listen` on a free port and waits until it is ready.
    pub fn listen(&self, line: &str) -> Listener {
        Listener::start(self.line(&format!("listen --port 0 --json {line}")))
    }

    /// Starts `listen`, sends it these requests and ends it.
    pub fn receive(&self, requests: &[&[u8]]) {
        let listener = self.listen(&format!("--count {}", requests.len()));
        for request in requests {
            let reply = listener.exchange(request);
            assert!(reply.starts_with("HTTP/1.1 2"), "{reply}");
        }
        listener.end();
    }
}

/// What a command says to `input` on its standard input.
pub fn fed(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(input).expect("written");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// Sends a signal by its name, such as `INT`.
pub fn signal(child: &Child, name: &str) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(status.expect("kill runs").success());
}

pub fn told(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let code = output
        .status
        .code()
        .map_or("killed".into(), |code| code.to_string());
    format!("{text}[exit {code}]")
}

/// A running `listen --json`.
pub struct Listener {
    pub child: Child,
    pub port: u16,
    pub lines: BufReader<ChildStdout>,
}

impl Listener {
    pub fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout"));
        let ready = next_event(&mut lines);
        assert_eq!(ready["type"], "ready", "{ready}");
        let port = ready["port"].as_u64().expect("a port");
        Self {
            child,
            port: u16::try_from(port).expect("a port"),
            lines,
        }
    }

    pub fn next(&mut self) -> Value {
        next_event(&mut self.lines)
    }

    /// Sends bytes on a connection of their own and returns all that comes back.
    pub fn exchange(&self, bytes: &[u8]) -> String {
        recorder::exchange(self.port, bytes)
    }

    pub fn signal(&self, name: &str) {
        signal(&self.child, name);
    }

    /// Waits for its end; the rest of stdout, stderr and the code.
    pub fn end(mut self) -> String {
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.lines, &mut rest).expect("UTF-8");
        let output = self.child.wait_with_output().expect("it ends");
        format!("{rest}{}", told(&output))
    }
}

fn next_event(lines: &mut BufReader<ChildStdout>) -> Value {
    let mut line = String::new();
    lines.read_line(&mut line).expect("a line");
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
}

/// A package that `tests/run` installed.
pub fn npm(package: &str) -> PathBuf {
    let tools = std::env::var("HOOKCLI_TESTS").expect("the tests are started by tests/run");
    let path = Path::new(&tools).join("node_modules").join(package);
    assert!(
        path.is_dir(),
        "{} is missing: start the tests by tests/run",
        path.display()
    );
    path
}
