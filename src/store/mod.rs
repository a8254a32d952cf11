//! Where captures are kept: numbered, in order, acknowledged only when committed.
//!
//! The interface names no engine; SQLite in a file is the one that comes with hookcli.

mod sqlite;

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::capture::{Capture, Seq};
use crate::http::Reply;

pub use sqlite::{Store, Writer};

/// What an acknowledged capture survives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Durability {
    /// A power cut: synced to the disk before it is acknowledged.
    #[default]
    Power,
    /// The end of the process by any means, not a power cut.
    Process,
}

/// A capture as it was kept, with what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What arrived, numbered.
    pub capture: Capture,
    /// What was answered.
    pub reply: Option<Reply>,
}

/// Which captures to read.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The lowest number.
    pub from: Seq,
    /// The highest number.
    pub to: Seq,
    /// Nothing that was received before.
    pub since: Option<Timestamp>,
    /// From the highest number down.
    pub backwards: bool,
    /// At most as many.
    pub limit: usize,
}

impl Default for Scan {
    fn default() -> Self {
        Self {
            from: Seq(1),
            to: Seq(i64::MAX as u64),
            since: None,
            backwards: false,
            limit: usize::MAX,
        }
    }
}

/// Why a store could not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk or a quota is full; nothing of this capture was kept.
    #[error("no space left for the store {}", .0.display())]
    Full(PathBuf),
    /// Another process held the store for too long.
    #[error("the store {} is locked by another process", .0.display())]
    Busy(PathBuf),
    /// A file, but not one of ours.
    #[error("{} is not a hookcli store", .0.display())]
    Foreign(PathBuf),
    /// Ours, and damaged.
    #[error("the store {} is damaged: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Ours, and made by a later version.
    #[error("the store {} was made by a newer hookcli", .0.display())]
    Newer(PathBuf),
    /// The file or its folder cannot be opened or written.
    #[error("could not {doing} the store {}: {reason}", path.display())]
    Denied {
        /// The file.
        path: PathBuf,
        /// `open` or `write`.
        doing: &'static str,
        /// What the system said.
        reason: String,
    },
}
