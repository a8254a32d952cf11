//! Captures in an SQLite file: one writer thread commits them in groups as they come.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, ToSql, TransactionBehavior, params};
use tokio::sync::{mpsc, oneshot};

use super::{Durability, Kept, Scan, StoreError};
use crate::capture::{Capture, Seq};
use crate::error::plain;
use crate::http::{Body, Reply, Request};

/// `hkcl`, in the header of the file.
const APPLICATION_ID: i32 = 0x686b_636c;
const SCHEMA_VERSION: i32 = 1;
const SCHEMA: &str = "
    CREATE TABLE hooks (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        received_at INTEGER NOT NULL, -- microseconds since 1970
        peer TEXT,
        head TEXT NOT NULL,           -- the request as JSON, its body empty
        body BLOB NOT NULL,
        reply TEXT                    -- as JSON
    ) STRICT;";
/// How long to wait for another process before giving up.
const BUSY: Duration = Duration::from_secs(5);
/// Captures that may wait for the writer.
const QUEUE: usize = 4096;
/// Captures committed together at most.
const GROUP: usize = 512;
/// Rows taken away in one transaction, so that captures get in between.
const PORTION: usize = 1000;

/// An open store.
pub struct Store {
    path: PathBuf,
    db: Connection,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish()
    }
}

impl Store {
    /// Opens the store, making it (0600) and its folder (0700) when there is none.
    pub fn open(path: &Path, durability: Durability) -> Result<Self, StoreError> {
        let path = create(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let db =
            Connection::open_with_flags(&path, flags).map_err(|e| explain(&path, "open", e))?;
        let mut store = Self { path, db };
        store
            .prepare(durability)
            .map_err(|error| explain(&store.path, "open", error))??;
        Ok(store)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(&mut self, durability: Durability) -> rusqlite::Result<Result<(), StoreError>> {
        self.db.busy_timeout(BUSY)?;
        let number = |pragma: &str| {
            self.db
                .pragma_query_value(None, pragma, |row| row.get::<_, i32>(0))
        };
        let tables = |db: &Connection| {
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                row.get::<_, i64>(0)
            })
        };
        let is_new = match (number("application_id")?, number("user_version")?) {
            (APPLICATION_ID, SCHEMA_VERSION) => false,
            (APPLICATION_ID, version) if version > SCHEMA_VERSION => {
                return Ok(Err(StoreError::Newer(self.path.clone())));
            }
            (0, 0) if tables(&self.db)? == 0 => true,
            _ => return Ok(Err(StoreError::Foreign(self.path.clone()))),
        };
        self.db.pragma_update(None, "trusted_schema", false)?;
        // Pages that SQLite moves about leave copies behind; a removed hook is to be gone.
        self.db.pragma_update(None, "secure_delete", true)?;
        self.db.pragma_update(None, "journal_mode", "WAL")?;
        let synchronous = match durability {
            Durability::Power => "FULL",
            Durability::Process => "NORMAL",
        };
        self.db.pragma_update(None, "synchronous", synchronous)?;
        if !is_new {
            return Ok(Ok(()));
        }
        let change = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been first.
        if tables(&change)? == 0 {
            change.execute_batch(SCHEMA)?;
            change.pragma_update(None, "application_id", APPLICATION_ID)?;
            change.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        }
        change.commit()?;
        Ok(Ok(()))
    }

    /// One capture.
    pub async fn get(&self, seq: Seq) -> Result<Option<Kept>, StoreError> {
        let scan = Scan {
            from: seq,
            to: seq,
            ..Scan::default()
        };
        Ok(self.scan(&scan).await?.pop())
    }

    /// The captures asked for, in the order asked for.
    pub async fn scan(&self, scan: &Scan) -> Result<Vec<Kept>, StoreError> {
        self.scan_now(scan)
    }

    /// [`Store::scan`] for a thread that may block.
    pub fn scan_now(&self, scan: &Scan) -> Result<Vec<Kept>, StoreError> {
        let order = if scan.backwards { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT seq, received_at, peer, head, body, reply FROM hooks
             WHERE seq BETWEEN ?1 AND ?2 AND received_at >= ?3 ORDER BY seq {order} LIMIT ?4"
        );
        let read = || -> rusqlite::Result<Result<Vec<Kept>, String>> {
            let mut query = self.db.prepare_cached(&sql)?;
            let mut rows = query.query(params![
                bounded(scan.from.0),
                bounded(scan.to.0),
                scan.since.map_or(i64::MIN, Timestamp::as_microsecond),
                bounded(scan.limit as u64),
            ])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                match kept(row)? {
                    Ok(kept) => all.push(kept),
                    Err(reason) => return Ok(Err(reason)),
                }
            }
            Ok(Ok(all))
        };
        read()
            .map_err(|error| explain(&self.path, "read", error))?
            .map_err(|reason| StoreError::Damaged {
                path: self.path.clone(),
                reason,
            })
    }

    /// The numbers from `from` to `to` that are kept, in order.
    pub async fn numbers(&self, from: Seq, to: Seq) -> Result<Vec<Seq>, StoreError> {
        self.seqs(
            "SELECT seq FROM hooks WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
            params![bounded(from.0), bounded(to.0)],
        )
    }

    /// The numbers up to `to` of what was received before `time`, in order.
    pub async fn numbers_before(&self, to: Seq, time: Timestamp) -> Result<Vec<Seq>, StoreError> {
        self.seqs(
            "SELECT seq FROM hooks WHERE seq <= ?1 AND received_at < ?2 ORDER BY seq",
            params![bounded(to.0), time.as_microsecond()],
        )
    }

    fn seqs(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Seq>, StoreError> {
        let read = || -> rusqlite::Result<Vec<Seq>> {
            let mut query = self.db.prepare_cached(sql)?;
            let rows = query.query_map(values, |row| row.get::<_, i64>(0))?;
            rows.map(|seq| Ok(Seq(seq?.unsigned_abs()))).collect()
        };
        read().map_err(|error| explain(&self.path, "read", error))
    }

    /// The number of the capture that is `back` before the newest one.
    pub async fn newest(&self, back: u64) -> Result<Option<Seq>, StoreError> {
        let scan = self.db.query_row(
            "SELECT seq FROM hooks ORDER BY seq DESC LIMIT 1 OFFSET ?1",
            [bounded(back)],
            |row| row.get::<_, i64>(0),
        );
        match scan {
            Ok(seq) => Ok(Some(Seq(seq.unsigned_abs()))),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(error) => Err(explain(&self.path, "read", error)),
        }
    }

    /// How many captures there are.
    pub async fn count(&self) -> Result<u64, StoreError> {
        self.db
            .query_row("SELECT count(*) FROM hooks", [], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
            .map_err(|error| explain(&self.path, "read", error))
    }

    /// Takes captures away for good: their bytes are overwritten. Says how many there were.
    pub async fn remove(&mut self, numbers: &[Seq]) -> Result<usize, StoreError> {
        let path = self.path.clone();
        let mut remove = || -> rusqlite::Result<usize> {
            let mut removed = 0;
            for portion in numbers.chunks(PORTION) {
                let change = self
                    .db
                    .transaction_with_behavior(TransactionBehavior::Immediate)?;
                for seq in portion {
                    removed += change
                        .prepare_cached("DELETE FROM hooks WHERE seq = ?1")?
                        .execute([bounded(seq.0)])?;
                }
                change.commit()?;
            }
            let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
            self.db.query_row(checkpoint, [], |_| Ok(()))?;
            Ok(removed)
        };
        remove().map_err(|error| explain(&path, "write", error))
    }

    /// Hands the store to a thread of its own that only appends.
    pub fn into_writer(self) -> Writer {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let path = self.path.clone();
        let thread = std::thread::spawn(move || write(self, queue));
        Writer { jobs, path, thread }
    }
}

/// The appending end of a store.
#[derive(Debug)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    path: PathBuf,
    thread: JoinHandle<()>,
}

#[derive(Debug)]
struct Job {
    capture: Capture,
    reply: Option<Reply>,
    done: oneshot::Sender<Result<Kept, StoreError>>,
}

impl Writer {
    /// Keeps a capture and what will be answered, and returns both, numbered, once that is committed.
    pub async fn append(&self, capture: Capture, reply: Option<Reply>) -> Result<Kept, StoreError> {
        let (done, committed) = oneshot::channel();
        let job = Job {
            capture,
            reply,
            done,
        };
        let gone = || StoreError::Denied {
            path: self.path.clone(),
            doing: "write",
            reason: "its writer ended".into(),
        };
        self.jobs.send(job).await.map_err(|_| gone())?;
        committed.await.map_err(|_| gone())?
    }

    /// Waits for the last commit and closes the file.
    pub fn close(self) {
        drop(self.jobs);
        // A writer that panicked has said so already.
        let _ = self.thread.join();
    }
}

fn write(mut store: Store, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.blocking_recv() {
        let mut group = vec![first];
        while group.len() < GROUP {
            let Ok(next) = queue.try_recv() else { break };
            group.push(next);
        }
        commit(&mut store, group);
    }
}

/// Commits a group; when that fails, each of it alone, so that one that does not fit
/// takes no other down with it.
fn commit(store: &mut Store, group: Vec<Job>) {
    match append(&mut store.db, &group) {
        Ok(numbers) => {
            for (mut job, seq) in group.into_iter().zip(numbers) {
                job.capture.seq = Some(seq);
                let kept = Kept {
                    capture: job.capture,
                    reply: job.reply,
                };
                // A sender that went away meanwhile does not hear of it; the hook is kept.
                let _ = job.done.send(Ok(kept));
            }
        }
        Err(_) if group.len() > 1 => {
            for job in group {
                commit(store, vec![job]);
            }
        }
        Err(error) => {
            let error = explain(&store.path, "write", error);
            for job in group {
                let _ = job.done.send(Err(error.clone()));
            }
        }
    }
}

fn append(db: &mut Connection, group: &[Job]) -> rusqlite::Result<Vec<Seq>> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut numbers = Vec::with_capacity(group.len());
    {
        let mut insert = change.prepare_cached(
            "INSERT INTO hooks (received_at, peer, head, body, reply) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for job in group {
            let request = &job.capture.request;
            let seq = insert.insert(params![
                job.capture.received_at.as_microsecond(),
                job.capture.peer.map(|peer| peer.to_string()),
                json(&head(request))?,
                &request.body[..],
                job.reply.as_ref().map(json).transpose()?,
            ])?;
            numbers.push(Seq(seq.unsigned_abs()));
        }
    }
    change.commit()?;
    Ok(numbers)
}

/// The request without its body, which has a column of its own.
fn head(request: &Request) -> Request {
    Request {
        method: request.method.clone(),
        target: request.target.clone(),
        version: request.version,
        authority: request.authority.clone(),
        headers: request.headers.clone(),
        body: Body::default(),
        trailers: request.trailers.clone(),
    }
}

fn json(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// A row as a value; the inner error is a row that does not hold what it should.
fn kept(row: &Row) -> rusqlite::Result<Result<Kept, String>> {
    let seq = Seq(row.get::<_, i64>(0)?.unsigned_abs());
    let received_at = row.get(1)?;
    let peer = row.get::<_, Option<String>>(2)?;
    let head = row.get::<_, String>(3)?;
    let body = row.get::<_, Vec<u8>>(4)?;
    let reply = row.get::<_, Option<String>>(5)?;
    let read = || -> Result<Kept, Box<dyn std::error::Error>> {
        let mut request: Request = serde_json::from_str(&head)?;
        request.body = body.into();
        Ok(Kept {
            capture: Capture {
                seq: Some(seq),
                received_at: Timestamp::from_microsecond(received_at)?,
                peer: peer.map(|peer| peer.parse()).transpose()?,
                request,
            },
            reply: reply
                .map(|reply| serde_json::from_str(&reply))
                .transpose()?,
        })
    };
    Ok(read().map_err(|error| format!("hook {seq}: {error}")))
}

/// SQLite's integers are signed.
fn bounded(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Makes folder and file with the right modes from the start; returns the path without symlinks.
fn create(path: &Path) -> Result<PathBuf, StoreError> {
    let denied = |error: io::Error| StoreError::Denied {
        path: path.to_owned(),
        doing: "open",
        reason: plain(&error),
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(denied)?;
    let name = path
        .file_name()
        .ok_or_else(|| denied(io::Error::other("the path does not name a file")))?;
    let path = folder.canonicalize().map_err(denied)?.join(name);
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path);
    match made {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(denied(error)),
        _ => Ok(path),
    }
}

fn explain(path: &Path, doing: &'static str, error: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    let reason = match &error {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    };
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy(path),
        Some(ErrorCode::NotADatabase) => StoreError::Foreign(path),
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, reason },
        _ => StoreError::Denied {
            path,
            doing,
            reason,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn capture(n: u8) -> Capture {
        Capture {
            seq: None,
            received_at: Timestamp::from_microsecond(i64::from(n)).expect("a time"),
            peer: None,
            request: Request::post(vec![n, 0xff]),
        }
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/hooks.db");
        let store = Store::open(&path, Durability::Power).expect("it opens");
        (folder, store)
    }

    #[tokio::test]
    async fn what_is_appended_is_read_back() {
        let (_folder, store) = store();
        let path = store.path().to_owned();
        let writer = store.into_writer();
        let first = writer.append(capture(1), Some(Reply::new(201))).await;
        let second = writer.append(capture(2), None).await;
        writer.close();
        let seq = |kept: Result<Kept, StoreError>| kept.expect("it is kept").capture.seq;
        assert_eq!((seq(first), seq(second)), (Some(Seq(1)), Some(Seq(2))));
        let store = Store::open(&path, Durability::Process).expect("it opens again");
        let kept = store.get(Seq(1)).await.expect("it reads").expect("a hook");
        assert_eq!(kept.reply, Some(Reply::new(201)));
        assert_eq!(
            kept.capture,
            Capture {
                seq: Some(Seq(1)),
                ..capture(1)
            }
        );
        let backwards = Scan {
            backwards: true,
            limit: 1,
            ..Scan::default()
        };
        let newest = store.scan(&backwards).await.expect("it scans");
        assert_eq!(newest[0].capture.seq, Some(Seq(2)));
    }

    #[tokio::test]
    async fn a_number_is_never_given_twice() {
        let (_folder, mut store) = store();
        let path = store.path().to_owned();
        append(&mut store.db, &[job(1), job(2)]).expect("it appends");
        assert_eq!(store.remove(&[Seq(2), Seq(9)]).await, Ok(1));
        let writer = store.into_writer();
        let third = writer.append(capture(3), None).await.expect("it is kept");
        assert_eq!(third.capture.seq, Some(Seq(3)));
        writer.close();
        let store = Store::open(&path, Durability::Power).expect("it opens");
        assert_eq!(store.newest(1).await, Ok(Some(Seq(1))));
        assert_eq!(
            store.numbers(Seq(1), Seq(9)).await,
            Ok(vec![Seq(1), Seq(3)])
        );
    }

    fn job(n: u8) -> Job {
        Job {
            capture: capture(n),
            reply: None,
            done: oneshot::channel().0,
        }
    }

    #[test]
    fn only_its_owner_may_read_it() {
        let (_folder, store) = store();
        let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(store.path()), 0o600);
        assert_eq!(mode(store.path().parent().expect("a folder")), 0o700);
        assert_eq!(mode(&store.path().with_extension("db-wal")), 0o600);
    }

    #[test]
    fn what_is_no_store_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |name: &str| Store::open(&folder.path().join(name), Durability::Power);
        let text = folder.path().join("text");
        std::fs::write(
            &text,
            "not a database, and longer than a header of one hundred bytes, ".repeat(9),
        )
        .expect("written");
        assert!(matches!(open("text"), Err(StoreError::Foreign(_))));
        let other = Connection::open(folder.path().join("other")).expect("it opens");
        other.execute_batch("CREATE TABLE a (b)").expect("a table");
        assert!(matches!(open("other"), Err(StoreError::Foreign(_))));
        std::os::unix::fs::symlink(&text, folder.path().join("link")).expect("a link");
        assert!(matches!(open("link"), Err(StoreError::Denied { .. })));
        open("new")
            .expect("a store")
            .db
            .pragma_update(None, "user_version", 99)
            .expect("set");
        assert!(matches!(open("new"), Err(StoreError::Newer(_))));
    }
}
