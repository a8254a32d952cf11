//! `hookcli show`

use super::Session;
use super::hooks::find;
use crate::error::{Exit, Result};
use crate::fixture;
use crate::http::Request;
use crate::reference::Reference;

/// Show a hook: its headers and its body, laid out for reading.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli show last
  hookcli show 42 --raw > body.bin       the body, byte for byte
  hookcli show 42 --json > hook.json     the stored form, which every command reads
  hookcli show 40..45 --curl             commands that send the same bytes

How hooks are named: hookcli help references")]
pub struct Args {
    /// Which hooks: 42, last, last~2, 40..45, a file, a folder, -
    #[arg(value_name = "HOOK", default_value = "last")]
    hooks: Vec<Reference>,

    /// Only the body, exactly its bytes
    #[arg(long, group = "form", conflicts_with = "json")]
    raw: bool,

    /// Only the head: request line and headers
    #[arg(long, group = "form", conflicts_with = "json")]
    head: bool,

    /// A curl command that sends the same bytes
    #[arg(long, group = "form", conflicts_with = "json")]
    curl: bool,

    /// The longest body shown, in lines [default: all]
    #[arg(long, value_name = "N")]
    max_lines: Option<usize>,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        session.out.page.max_lines = self.max_lines.unwrap_or(usize::MAX);
        for hook in find(session, &self.hooks).await? {
            let request = &hook.capture.request;
            if self.raw {
                session.out.exact(&request.body)?;
            } else if self.head {
                session.out.exact(&request.head())?;
            } else if self.curl {
                let command = fixture::curl(request, authority(request));
                session.out.write(format!("{command}\n").as_bytes())?;
            } else {
                session.out.show(&hook)?;
            }
        }
        Ok(Exit::Yes)
    }
}

/// Where the request was sent to, as its sender wrote it.
fn authority(request: &Request) -> &str {
    let host = request.authority.as_deref();
    host.or_else(|| request.headers.text("host"))
        .unwrap_or("localhost")
}
