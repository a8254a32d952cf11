//! `hookcli diff`

use super::Session;
use super::hooks::{find, read_file, stdin_bytes};
use crate::diff::{self, Options, VOLATILE_HEADERS};
use crate::error::{Exit, Failure, Result};
use crate::fixture;
use crate::http::Request;
use crate::path::Pattern;
use crate::reference::Reference;

/// Compare two hooks: method, target, query, headers and body.
///
/// JSON is compared by its values, forms field by field, text by lines, anything else by
/// its bytes. A file that holds no hook is taken for a payload, and only bodies are compared.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli diff last~1 last
  hookcli diff 42 fixtures/push.json --ignore '**.updated_at'
  hookcli diff before.json after.json --json

Exit codes: 0 the same, 1 different, 2 could not compare.")]
pub struct Args {
    /// A hook, a file or -
    a: Reference,

    /// Another
    b: Reference,

    /// Compare nothing but the bodies
    #[arg(long)]
    body_only: bool,

    /// Leave this path of the bodies out: data.id, data.*.id, **.created_at
    #[arg(long, value_name = "PATH")]
    ignore: Vec<Pattern>,

    /// Leave these headers out; without names those that change with every delivery
    #[arg(long, value_name = "NAME", num_args = 0.., value_delimiter = ',', require_equals = true)]
    ignore_headers: Option<Vec<String>>,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        if self.a == Reference::Stdin && self.b == Reference::Stdin {
            return Err(Failure::new("standard input can only be one of the two"));
        }
        let (a, a_is_hook) = side(session, &self.a).await?;
        let (b, b_is_hook) = side(session, &self.b).await?;
        let options = self.options(session, !(a_is_hook && b_is_hook))?;
        let difference = diff::compare(&a, &b, &options);
        session.out.show(&difference)?;
        Ok(match difference.is_empty() {
            true => Exit::Yes,
            false => Exit::No,
        })
    }

    fn options(&self, session: &Session, payload: bool) -> Result<Options> {
        let set = &session.config.settings.diff;
        let mut ignore = self.ignore.clone();
        for path in &set.ignore {
            let path = path.parse().map_err(|reason: crate::path::PathError| {
                Failure::new(format!("[diff] ignore: {reason}"))
            })?;
            ignore.push(path);
        }
        let mut ignore_headers = set.ignore_headers.clone();
        match self.ignore_headers.as_deref() {
            Some([]) => {
                ignore_headers.extend(VOLATILE_HEADERS.iter().map(|name| (*name).to_owned()))
            }
            Some(names) => ignore_headers.extend_from_slice(names),
            None => {}
        }
        Ok(Options {
            ignore,
            ignore_headers,
            body_only: self.body_only || payload,
        })
    }
}

/// One side, and whether it is a hook or only a payload.
async fn side(session: &Session, reference: &Reference) -> Result<(Request, bool)> {
    let bytes = match reference {
        Reference::One(_) | Reference::Range(..) => {
            let mut hooks = find(session, std::slice::from_ref(reference)).await?;
            return match (hooks.pop(), hooks.len()) {
                (Some(hook), 0) => Ok((hook.capture.request, true)),
                _ => Err(Failure::new("each side is one hook").hint("hookcli diff 42 43")),
            };
        }
        Reference::Path(path) => read_file(path)?,
        Reference::Stdin => stdin_bytes()?,
    };
    match fixture::read(&bytes).as_deref() {
        Ok([hook]) => Ok((hook.capture.request.clone(), true)),
        Ok(hooks) => Err(Failure::new(format!(
            "each side is one hook, and there are {} in it",
            hooks.len()
        ))),
        Err(_) => {
            let body = bytes.into();
            Ok((
                Request {
                    body,
                    ..Request::default()
                },
                false,
            ))
        }
    }
}
