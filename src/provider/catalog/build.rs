//! Lists the files of the catalogue for the compiler to embed: a provider is a file
//! `catalog/ID.toml`, its samples are `samples/ID/EVENT.json` beside their `parts.json`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")).join("src/provider");
    let catalog = folder.join("catalog");
    let samples = folder.join("samples");
    for watched in [&catalog, &samples] {
        println!("cargo::rerun-if-changed={}", watched.display());
    }
    let all = files(&catalog, "toml")?;
    let mut list = format!("static CATALOG: [Entry; {}] = [\n", all.len());
    for file in all {
        let id = name(&file, &catalog);
        let own = samples.join(&id);
        let mut events = String::new();
        for sample in files(&own, "json")? {
            let event = name(&sample, &own);
            if event != "parts" {
                write(
                    &mut events,
                    format_args!("({event:?}, include_str!({sample:?})),"),
                );
            }
        }
        let parts = own.join("parts.json");
        let parts = match parts.exists() {
            true => format!("include_str!({parts:?})"),
            false => "\"\"".to_owned(),
        };
        let entry = format_args!(
            "Entry {{ id: {id:?}, toml: include_str!({file:?}), samples: &[{events}], parts: {parts}, provider: OnceLock::new() }},\n"
        );
        write(&mut list, entry);
    }
    list.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")).join("catalog.rs"), list)
}

fn variable(name: &str) -> String {
    env::var(name).expect("cargo sets it")
}

fn write(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("a string takes everything");
}

/// The path of a file below `folder`, without its extension.
fn name(file: &Path, folder: &Path) -> String {
    let below = file.strip_prefix(folder).expect("it is below");
    let below = below.to_str().expect("names are UTF-8");
    let end = below.rfind('.').expect("it has an extension");
    // What some file systems do not take in a name is written as in URLs.
    below[..end].replace("%3A", ":")
}

/// The files of this kind below a folder, in the order of their paths.
fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|have| have == extension) {
            found.push(path);
        }
    }
    found.sort_by_key(|path| path.with_extension(""));
    Ok(found)
}
