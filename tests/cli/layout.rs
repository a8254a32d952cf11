//! Which module may know which: the dependency rule of the design.

use std::fs;
use std::path::{Path, PathBuf};

const VALUES: [&str; 6] = ["http", "capture", "verdict", "event", "secret", "reference"];
const RULES: [&str; 6] = ["provider", "diff", "expr", "fixture", "content", "path"];
const EDGES: [&str; 5] = ["net", "store", "output", "config", "watch"];
/// A crate and the only places that may name it.
const CRATES: [(&str, &[&str]); 7] = [
    ("hyper::", &["net/"]),
    ("reqwest::", &["net/api.rs"]),
    ("rusqlite::", &["store/sqlite.rs"]),
    ("colored::", &["output/style.rs"]),
    ("dialoguer::", &["output/ask.rs"]),
    ("notify::", &["watch.rs"]),
    ("clap::", &["cli.rs", "cmd/", "lib.rs"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let files = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files
        .chain(folders.iter().flat_map(|folder| sources(folder)))
        .collect()
}

/// Each source by its path below `src`, without its tests.
fn code() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("readable");
        let code = text.split("#[cfg(test)]").next().expect("code").to_owned();
        let name = path
            .strip_prefix(&src)
            .expect("below src")
            .display()
            .to_string();
        (name, code)
    };
    sources(&src).into_iter().map(read).collect()
}

fn uses(code: &str, module: &str) -> bool {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(&format!("crate::{module}"))
        .any(|(at, found)| !code[at + found.len()..].starts_with(name))
}

#[test]
fn values_know_values_and_rules_know_no_edges() {
    for (file, code) in code() {
        let module = file.split(['/', '.']).next().expect("a module");
        let forbidden: Vec<&str> = match module {
            module if VALUES.contains(&module) => RULES
                .iter()
                .chain(&EDGES)
                .chain(&["cmd", "cli"])
                .copied()
                .collect(),
            module if RULES.contains(&module) => {
                EDGES.iter().chain(&["cmd", "cli"]).copied().collect()
            }
            module if EDGES.contains(&module) => ["cmd", "cli"].to_vec(),
            _ => Vec::new(),
        };
        for other in forbidden {
            assert!(!uses(&code, other), "{file} knows {other}");
        }
    }
}

#[test]
fn edges_do_not_know_each_other() {
    // Settings are made of what the edges understand.
    let exempt = ["config"];
    for (file, code) in code() {
        let module = file.split(['/', '.']).next().expect("a module");
        if !EDGES.contains(&module) || exempt.contains(&module) {
            continue;
        }
        for other in EDGES.iter().filter(|other| **other != module) {
            assert!(!uses(&code, other), "{file} knows {other}");
        }
    }
}

#[test]
fn one_crate_per_edge() {
    for (file, code) in code() {
        for (name, places) in CRATES {
            let named = code.match_indices(name).any(|(at, _)| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            let allowed = places.iter().any(|place| file.starts_with(place));
            assert!(allowed || !named, "{file} names {name}");
        }
    }
}
