//! Changes of a file as a stream: the one place that knows notify.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::mpsc;

/// Editors write in several steps; this long without one, and the file is as they want it.
const QUIET: Duration = Duration::from_millis(100);

/// The changes of one file, for as long as it is held.
pub struct Watch {
    changes: mpsc::Receiver<()>,
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Watch {
    /// Watches the folder of `path`, so that a file put in its place is seen too.
    pub fn new(path: &Path) -> Result<Self, String> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let name = path.file_name().ok_or("it names no file")?.to_owned();
        // One place is enough: a change not yet taken covers those that follow.
        let (sender, changes) = mpsc::channel(1);
        let report = move |events: DebounceEventResult| {
            let mut events = events.into_iter().flatten();
            let ours = events.any(|event| {
                let changed = event.kind.is_create() || event.kind.is_modify();
                changed
                    && event
                        .paths
                        .iter()
                        .any(|path| path.file_name() == Some(&name))
            });
            if ours {
                let _ = sender.try_send(());
            }
        };
        let plain = |error: notify::Error| error.to_string();
        let mut debouncer = new_debouncer(QUIET, None, report).map_err(plain)?;
        debouncer
            .watch(&folder, RecursiveMode::NonRecursive)
            .map_err(plain)?;
        Ok(Self {
            changes,
            _debouncer: debouncer,
        })
    }

    /// Waits for the next change; `None` when watching ended.
    pub async fn changed(&mut self) -> Option<()> {
        self.changes.recv().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn writing_and_renaming_over_are_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.json");
        std::fs::write(&file, "1").expect("written");
        let mut watch = Watch::new(&file).expect("it watches");
        std::fs::write(&file, "2").expect("written");
        assert_eq!(watch.changed().await, Some(()));
        let other = folder.path().join("a.json.tmp");
        std::fs::write(&other, "3").expect("written");
        std::fs::rename(&other, &file).expect("renamed");
        assert_eq!(watch.changed().await, Some(()));
    }
}
