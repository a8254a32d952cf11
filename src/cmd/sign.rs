//! `hookcli sign`

use serde::Serialize;

use super::Session;
use super::draft::Draft;
use crate::error::{Exit, Result};
use crate::http::Headers;
use crate::output::Render;
use crate::output::style::{Page, Role};

/// Print the headers that a payload would carry, signature included.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli sign --provider github --data @body.json
  hookcli sign --provider stripe --data @body.json --at 1700000000 --json
  eval curl -d @body.json $(hookcli sign --provider slack --data @body.json --curl) \\
      http://localhost:3000/slack")]
pub struct Args {
    #[command(flatten)]
    draft: Draft,

    /// Print them as flags of curl
    #[arg(long, conflicts_with = "json")]
    curl: bool,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let target = session.target(Some("localhost"))?;
        let job = self.draft.composition(session, None)?.compose(&target)?;
        let framing = ["host", "content-length"];
        let all = job.request.headers.iter();
        let headers =
            all.filter(|(name, _)| !framing.iter().any(|own| name.eq_ignore_ascii_case(own)));
        let headers: Headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_vec().into()))
            .collect();
        if self.curl {
            let flags = headers.iter().map(|(name, value)| {
                let field = format!("{name}: {}", String::from_utf8_lossy(value));
                format!("-H {}", shell_words::quote(&field))
            });
            let flags: Vec<String> = flags.collect();
            session
                .out
                .write(format!("{}\n", flags.join(" ")).as_bytes())?;
            return Ok(Exit::Yes);
        }
        session.out.show(&Signed { headers })?;
        Ok(Exit::Yes)
    }
}

/// The headers of a signed payload. JSON: `type`, `headers`.
#[derive(Serialize)]
#[serde(tag = "type", rename = "signed")]
struct Signed {
    headers: Headers,
}

impl Render for Signed {
    fn render(&self, page: &mut Page) {
        for (name, value) in self.headers.iter() {
            page.put(Role::Name, name)
                .own(": ")
                .put(Role::Plain, value)
                .end();
        }
    }
}
