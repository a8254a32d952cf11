//! Hooks as named on the command line: from the store, from files, from standard input.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Session;
use crate::capture::{Hook, Seq};
use crate::error::{Failure, OrFail, Result};
use crate::fixture;
use crate::provider;
use crate::reference::{Place, Reference};
use crate::store::{Kept, Scan, Store};

/// Hooks read from the store at once.
pub const PORTION: usize = 256;
/// The largest file that is read.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// What was kept, with what it is recognised as.
pub fn recognised(kept: Kept) -> Hook {
    Hook {
        delivery: provider::recognise(&kept.capture.request),
        capture: kept.capture,
        reply: kept.reply,
    }
}

/// Visits the hooks of a forward scan in order, a portion in memory at a time, so that no
/// read of the store lasts while the visitor writes.
pub fn walk(
    store: &Store,
    mut scan: Scan,
    mut visit: impl FnMut(Hook) -> Result<()>,
) -> Result<()> {
    scan.limit = PORTION;
    while scan.from <= scan.to {
        let portion = store.scan_now(&scan)?;
        let Some(newest) = portion.last().and_then(|kept| kept.capture.seq) else {
            break;
        };
        scan.from = Seq(newest.0 + 1);
        portion
            .into_iter()
            .map(recognised)
            .try_for_each(&mut visit)?;
    }
    Ok(())
}

/// The hooks of all references, in the order named.
pub async fn find(session: &Session, references: &[Reference]) -> Result<Vec<Hook>> {
    let mut found = Vec::new();
    for reference in references {
        match reference {
            Reference::One(place) => {
                let store = session.store()?;
                let seq = locate(&store, *place).await?;
                let kept = store.get(seq).await?;
                found.push(recognised(kept.ok_or_else(|| missing(seq))?));
            }
            Reference::Range(from, to) => found.extend(range(&session.store()?, *from, *to).await?),
            Reference::Path(path) => found.extend(read_path(path)?),
            Reference::Stdin => found.extend(read_stdin()?),
        }
    }
    Ok(found)
}

async fn range(store: &Store, from: Place, to: Place) -> Result<Vec<Hook>> {
    let scan = Scan {
        from: locate(store, from).await?,
        to: locate(store, to).await?,
        ..Scan::default()
    };
    let hooks: Vec<Hook> = store
        .scan(&scan)
        .await?
        .into_iter()
        .map(recognised)
        .collect();
    match hooks.is_empty() {
        true => Err(Failure::new(format!(
            "there are no hooks from {} to {}",
            scan.from, scan.to
        ))
        .hint("hookcli list --all shows which there are")),
        false => Ok(hooks),
    }
}

/// The number that a place stands for.
pub async fn locate(store: &Store, place: Place) -> Result<Seq> {
    match place {
        Place::Number(number) => Ok(Seq(number)),
        Place::Last(back) => store.newest(back).await?.ok_or_else(|| {
            let failure = match back {
                0 => Failure::new("no hooks are kept"),
                back => Failure::new(format!("there is no last~{back}: fewer hooks are kept")),
            };
            failure.hint("hookcli list shows which there are")
        }),
    }
}

/// There is no hook of this number.
pub fn missing(seq: Seq) -> Failure {
    Failure::new(format!("there is no hook {seq}")).hint("hookcli list shows which there are")
}

/// The hooks of a file, or of all files of a folder in the order of their names.
fn read_path(path: &Path) -> Result<Vec<Hook>> {
    if !path.is_dir() {
        let bytes = read_file(path).map_err(|failure| {
            failure.hint(
                "hooks are named 42, last, last~2, 40..45, or by a file: hookcli help references",
            )
        })?;
        return hooks_of(path, &bytes);
    }
    let entries = fs::read_dir(path).or_fail(|| format!("read {}", path.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!(
            "there are no .json files in {}",
            path.display()
        )));
    }
    let mut hooks = Vec::new();
    for file in files {
        hooks.extend(hooks_of(&file, &read_file(&file)?)?);
    }
    Ok(hooks)
}

/// The bytes of a regular file of bearable size.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let what = || format!("read {}", path.display());
    let about = fs::metadata(path).or_fail(what)?;
    if !about.is_file() {
        return Err(Failure::new(format!("{} is not a file", path.display())));
    }
    if about.len() > MAX_FILE {
        return Err(Failure::new(format!(
            "{} is larger than {} MiB",
            path.display(),
            MAX_FILE >> 20
        )));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE).read_to_end(&mut bytes))
        .or_fail(what)?;
    Ok(bytes)
}

fn hooks_of(path: &Path, bytes: &[u8]) -> Result<Vec<Hook>> {
    fixture::read(bytes).map(recognise_all).map_err(|reason| {
        Failure::new(format!("{} holds no hook: {reason}", path.display()))
            .hint("hookcli show --json writes files that can be read here")
    })
}

/// The bytes of standard input, to a bearable size.
pub fn stdin_bytes() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(MAX_FILE)
        .read_to_end(&mut bytes)
        .or_fail(|| "read standard input")?;
    Ok(bytes)
}

fn read_stdin() -> Result<Vec<Hook>> {
    fixture::read(&stdin_bytes()?)
        .map(recognise_all)
        .map_err(|reason| {
            Failure::new(format!("standard input holds no hook: {reason}"))
                .hint("pipe what hookcli show --json or list --json prints")
        })
}

/// A file's own word about its provider counts; what it leaves out is found out.
fn recognise_all(mut hooks: Vec<Hook>) -> Vec<Hook> {
    for hook in &mut hooks {
        if hook.delivery.provider.is_none() {
            hook.delivery = provider::recognise(&hook.capture.request);
        }
    }
    hooks
}
