//! The console blocks of the README, run.

use std::path::Path;
use std::process::Command;

use crate::support::Sandbox;

/// The commands (`$ …`) of a console block, each with the output shown for it.
fn steps(block: &str) -> Vec<(String, String)> {
    let mut steps: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.into(), String::new())),
            (None, Some((_, output))) => *output += &format!("{line}\n"),
            (None, None) => panic!("a console block begins with a command: {line}"),
        }
    }
    steps
}

fn blocks(readme: &str) -> Vec<&str> {
    let parts = readme.split("```console\n").skip(1);
    parts
        .map(|part| part.split("```").next().expect("a block"))
        .collect()
}

/// Words that hold digits as one letter: times, ports, ids and sizes vary, and columns with them.
fn gist(text: &str) -> String {
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || ".:".contains(c));
    let words = text.split_whitespace().map(|word| match word {
        word if number(word) => "0".to_owned(),
        word => {
            let mut word: Vec<char> = word
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            word.dedup_by(|a, b| *a == '0' && *b == '0');
            word.into_iter().collect()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_console_blocks_say_what_happens() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("a README");
    let sandbox = Sandbox::new();
    let binary = Path::new(env!("CARGO_BIN_EXE_hookcli"))
        .parent()
        .expect("a folder")
        .to_owned();
    let path = format!(
        "{}:{}",
        binary.display(),
        std::env::var("PATH").expect("a path")
    );
    let mut listener = None;
    let mut port = 8080;
    let mut ran = 0;
    for (command, output) in blocks(&readme).into_iter().flat_map(steps) {
        if command.starts_with("hookcli listen") {
            let started = sandbox.listen("");
            port = started.port;
            listener = Some(started);
            continue;
        }
        let command = command.replace(":8080", &format!(":{port}"));
        let run = Command::new("bash")
            .args(["-c", &command])
            .current_dir(sandbox.path(""))
            .env_clear()
            .env("HOME", sandbox.path(""))
            .env("PATH", &path)
            .env("TZ", "UTC")
            .output()
            .expect("bash runs");
        let told = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
        assert_eq!(gist(&told), gist(&output), "$ {command}\n{told}");
        ran += 1;
    }
    assert!(ran > 5);
    let listener = listener.expect("the README listens");
    listener.signal("TERM");
    listener.end();
}
