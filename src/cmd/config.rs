//! `hookcli config`

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use super::Session;
use crate::config::user_file;
use crate::error::{Exit, OrFail, Result};
use crate::output::Render;
use crate::output::style::{Page, Role};

/// Settings come from flags, else the environment (HOOKCLI_ and the key), else hookcli.toml
/// of the project, else the user's, else the default.
#[derive(Debug, Subcommand)]
pub enum Args {
    /// Print every setting that is in force, and where it comes from
    Show,
}

impl Args {
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        let Self::Show = self;
        let shown = InForce::collect(session)?;
        session.out.show(&shown)?;
        Ok(Exit::Yes)
    }
}

/// JSON: `settings`, a list of `key`, `value`, `from`; `files`, those that were read.
#[derive(Serialize)]
struct InForce {
    settings: Vec<Setting>,
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Setting {
    key: String,
    value: serde_json::Value,
    from: String,
}

impl InForce {
    fn collect(session: &Session) -> Result<Self> {
        let config = &session.config;
        let all = serde_json::to_value(&config.settings).or_fail(|| "show the settings")?;
        let serde_json::Value::Object(all) = all else {
            return Ok(Self {
                settings: Vec::new(),
                files: Vec::new(),
            });
        };
        let mut settings = Vec::new();
        // Providers have a command of their own.
        for (key, value) in all.into_iter().filter(|(key, _)| key != "provider") {
            let variable = format!("HOOKCLI_{}", key.to_uppercase().replace('-', "_"));
            let set = std::env::var(&variable).ok().filter(|_| !value.is_object());
            let (mut value, mut from) = match (set, config.origin(&key)) {
                (Some(set), _) => (set.into(), variable),
                (None, Some(path)) => (value, path.display().to_string()),
                (None, None) => (value, "default".into()),
            };
            if key == "store" {
                let path = session.store_path()?.display().to_string();
                if session.store.is_some() && value != path.as_str() {
                    from = "--store".into();
                }
                value = path.into();
            }
            settings.push(Setting { key, value, from });
        }
        Ok(Self {
            settings,
            files: config.files.clone(),
        })
    }
}

impl Render for InForce {
    fn render(&self, page: &mut Page) {
        for setting in &self.settings {
            page.put(Role::Name, &setting.key).column(13).own("= ");
            page.put(Role::Plain, plain(&setting.value)).column(46);
            page.put(Role::Dim, &setting.from).end();
        }
        if self.files.is_empty()
            && let Some(path) = user_file()
        {
            let note = format!("no files were read; yours would be {}", path.display());
            page.end().put(Role::Dim, note).end();
        }
    }
}

/// Text without its quotes, nothing as a dash.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "-".into(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
