//! `hookcli.toml` and the settings it leads to, with where each came from.
//!
//! A key is a flag's long name. Flags win over environment variables, those over the
//! project's file (found from the working folder upwards), that over the user's, that over
//! the defaults. Flags and environment are clap's part; the rest is merged here, once.
//!
//! A project's file comes with a repository, so perhaps from a stranger: it can neither
//! send hooks beyond this machine nor listen beyond it nor keep them outside its folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bytesize::ByteSize;
use etcetera::BaseStrategy;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::error::{Failure, OrFail, Result, meant};
use crate::output::Colors;
use crate::provider::Provider;
use crate::store::Durability;
use crate::target::{Target, is_loopback};

/// The name of a project's file; the user's is `hookcli/config.toml` in the configuration folder.
pub const FILE: &str = "hookcli.toml";

/// Everything that can be set in a file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where captures are kept; `None` is the user's data folder.
    pub store: Option<PathBuf>,
    /// Where `send` and `replay` send to.
    pub to: Option<String>,
    /// The address to listen on.
    pub host: String,
    /// The port to listen on.
    pub port: u16,
    /// The largest body taken.
    pub max_body: ByteSize,
    /// What an acknowledged hook survives.
    pub durability: Durability,
    /// The longest body shown, in lines.
    pub max_lines: usize,
    /// How long to wait for a reply.
    #[serde(serialize_with = "jiff::fmt::serde::duration::friendly::compact::required")]
    pub timeout: SignedDuration,
    /// When to use colours.
    pub color: Colors,
    /// Where each provider's secret is, by name: `env:NAME` or `file:PATH`.
    pub secrets: BTreeMap<String, String>,
    /// What comparing leaves out.
    pub diff: DiffSettings,
    /// Providers of one's own, in the form of the catalogue.
    pub provider: Vec<Provider>,
}

/// `[diff]`: what comparing leaves out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DiffSettings {
    /// Paths in bodies.
    pub ignore: Vec<String>,
    /// Header names.
    pub ignore_headers: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            store: None,
            to: None,
            host: "127.0.0.1".into(),
            port: 8080,
            max_body: ByteSize::mib(25),
            durability: Durability::Power,
            max_lines: 200,
            timeout: SignedDuration::from_secs(30),
            color: Colors::Auto,
            secrets: BTreeMap::new(),
            diff: DiffSettings::default(),
            provider: Vec::new(),
        }
    }
}

/// The merged settings and where each came from.
#[derive(Clone, Debug)]
pub struct Config {
    /// What is in force, flags and environment aside.
    pub settings: Settings,
    /// The files that were read, the strongest last.
    pub files: Vec<PathBuf>,
    origins: BTreeMap<String, PathBuf>,
}

impl Config {
    /// Reads the files. `named` is the one from `--config`, which replaces the project's.
    pub fn load(named: Option<&Path>) -> Result<Self> {
        let mut config = Self {
            settings: Settings::default(),
            files: Vec::new(),
            origins: BTreeMap::new(),
        };
        let mut merged = toml::Table::new();
        let user = user_file().filter(|path| path.is_file());
        let project = match named {
            Some(path) => Some(path.to_owned()),
            None => project_file(),
        };
        for (path, trusted) in [(user, true), (project, named.is_some())] {
            let Some(path) = path else { continue };
            for (key, value) in read(&path, trusted)? {
                config.origins.insert(key.clone(), path.clone());
                merge(&mut merged, key, value);
            }
            config.files.push(path);
        }
        config.settings = merged
            .try_into()
            .map_err(|error: toml::de::Error| error.message().to_owned())
            .or_fail(|| "merge the configuration files")?;
        Ok(config)
    }

    /// The file that set `key`, a top-level key.
    pub fn origin(&self, key: &str) -> Option<&Path> {
        self.origins.get(key).map(PathBuf::as_path)
    }
}

/// Tables are merged by key, everything else is replaced.
fn merge(into: &mut toml::Table, key: String, value: toml::Value) {
    match (into.get_mut(&key), value) {
        (Some(toml::Value::Table(have)), toml::Value::Table(more)) => {
            for (key, value) in more {
                merge(have, key, value);
            }
        }
        (_, value) => {
            into.insert(key, value);
        }
    }
}

/// One file, each key known and each value well-formed; relative paths made absolute.
fn read(path: &Path, trusted: bool) -> Result<toml::Table> {
    let text = std::fs::read_to_string(path).or_fail(|| format!("read {}", path.display()))?;
    let settings: Settings =
        toml::from_str(&text).map_err(|error| unreadable(path, &text, &error))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    if !trusted {
        check_project(&settings, path)?;
    }
    let mut table: toml::Table =
        toml::from_str(&text).map_err(|error| unreadable(path, &text, &error))?;
    if let Some(store) = settings.store {
        let store = folder.join(store).to_string_lossy().into_owned();
        table.insert("store".into(), store.into());
    }
    for (provider, source) in settings.secrets {
        let Some(file) = source.strip_prefix("file:") else {
            continue;
        };
        let file = format!("file:{}", folder.join(file).display());
        if let Some(toml::Value::Table(secrets)) = table.get_mut("secrets") {
            secrets.insert(provider, file.into());
        }
    }
    Ok(table)
}

fn unreadable(path: &Path, text: &str, error: &toml::de::Error) -> Failure {
    toml_fault(path, text, error).hint("hookcli help settings lists the keys")
}

/// What is wrong with a TOML file, and on which line.
pub fn toml_fault(path: &Path, text: &str, error: &toml::de::Error) -> Failure {
    let line = error
        .span()
        .map(|span| text[..span.start].matches('\n').count() + 1);
    let place = line.map_or_else(String::new, |line| format!(":{line}"));
    let message = meant(&error.message().lines().collect::<Vec<_>>().join(" "));
    Failure::new(format!("{}{place}: {message}", path.display()))
}

/// What a project's file may not do, having come from a stranger perhaps.
fn check_project(settings: &Settings, path: &Path) -> Result<()> {
    let refuse = |what: String| {
        Err(Failure::new(format!("{}: {what}", path.display())).hint(format!(
            "a project's file may not reach that far: pass the flag, or --config {} if you trust the file",
            path.display()
        )))
    };
    let to = settings.to.as_deref().map(Target::parse);
    if let Some(Ok(target)) = &to
        && !target.is_loopback()
    {
        return refuse(format!("to = {target} is not on this machine"));
    }
    if !is_loopback(&settings.host) {
        return refuse(format!("host = {:?} is not loopback", settings.host));
    }
    if let Some(store) = &settings.store
        && !store.components().all(|part| {
            matches!(
                part,
                std::path::Component::Normal(_) | std::path::Component::CurDir
            )
        })
    {
        return refuse(format!("store = {store:?} is outside its folder"));
    }
    let leaks = |source: &&String| !source.starts_with("env:");
    if settings.secrets.values().any(|source| leaks(&source)) {
        return refuse("a project's secrets are named as env:NAME".into());
    }
    Ok(())
}

fn project_file() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here.ancestors().map(|folder| folder.join(FILE));
    found.into_iter().find(|path| path.is_file())
}

/// The user's file, whether it is there or not.
pub fn user_file() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("hookcli/config.toml"))
}

/// The store's place when nothing else is said.
pub fn default_store() -> Result<PathBuf> {
    let folders = etcetera::choose_base_strategy().map_err(|_| {
        Failure::new("could not find your home folder").hint("set HOME, or pass --store PATH")
    })?;
    Ok(folders.data_dir().join("hookcli/hooks.db"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, trusted: bool) -> std::result::Result<toml::Table, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        std::fs::write(&path, text).expect("written");
        let prefix = format!("{}/", folder.path().display());
        read(&path, trusted).map_err(|failure| failure.message.replace(&prefix, ""))
    }

    #[test]
    fn errors_name_the_line() {
        insta::assert_snapshot!(load("port = 1\nprot = 2\n", true).expect_err("unknown"), @"hookcli.toml:2: unknown field `prot`, did you mean `port`?");
        insta::assert_snapshot!(load("\nport = 70000", true).expect_err("too large"), @"hookcli.toml:2: invalid value: integer `70000`, expected u16");
        insta::assert_snapshot!(load("max-body = \"many\"", true).expect_err("no size"), @r#"hookcli.toml:1: invalid value: string "many", expected parsable string"#);
        insta::assert_snapshot!(load("[diff]\nignored = []", true).expect_err("unknown"), @"hookcli.toml:2: unknown field `ignored`, did you mean `ignore`?");
    }

    #[test]
    fn a_strangers_file_does_not_reach_far() {
        for text in [
            "to = \"https://example.com\"",
            "host = \"0.0.0.0\"",
            "store = \"../hooks.db\"",
            "store = \"/tmp/hooks.db\"",
            "[secrets]\nstripe = \"file:/etc/passwd\"",
        ] {
            assert!(load(text, false).is_err(), "{text}");
            assert!(load(text, true).is_ok(), "{text}");
        }
        assert!(
            load(
                "to = \":3000\"\nstore = \"hooks.db\"\n[secrets]\na = \"env:A\"",
                false
            )
            .is_ok()
        );
    }

    #[test]
    fn tables_merge_by_key() {
        let mut merged = toml::Table::new();
        for text in ["[secrets]\na = \"1\"\nb = \"1\"", "[secrets]\na = \"2\""] {
            for (key, value) in load(text, true).expect("it reads") {
                merge(&mut merged, key, value);
            }
        }
        assert_eq!(merged.to_string(), "[secrets]\na = \"2\"\nb = \"1\"\n");
    }
}
