//! Pages of help about what several commands share.

use clap::{CommandFactory, Subcommand};

use super::Session;
use crate::cli::Cli;
use crate::error::{Exit, Result};

/// A page of help.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Topic {
    /// What a command ends with.
    ///
    ///   0    yes: sent and answered 2xx, identical, valid, ended as asked
    ///   1    no: a reply was not 2xx, hooks differ, nothing matched
    ///   2    could not: usage, configuration, unreadable file, no such hook,
    ///        port taken
    ///   3    the target could not be reached: refused, DNS, TLS
    ///   4    time ran out before the answer, or before the hooks that were
    ///        waited for
    ///   130  interrupted before it was done
    ///
    /// Of several attempts, the worst counts: 3, then 4, then 1.
    #[command(hide = true, verbatim_doc_comment, help_template = "{about}\n")]
    ExitCodes,
    /// How hooks are named, in every command.
    ///
    ///   42           the hook of this number
    ///   last         the newest one
    ///   last~2       the one two before it
    ///   40..45       from one to another, both included; last~9..last too
    ///   hook.json    a file that `hookcli show --json` wrote, one hook or many
    ///   hooks/       a folder of such files
    ///   -            standard input
    ///
    /// A file named 42 is ./42.
    #[command(hide = true, verbatim_doc_comment, help_template = "{about}\n")]
    References,
    /// Filters are jq expressions over a hook, as `hookcli show --json` prints it.
    ///
    ///   .provider == "github"
    ///   .request.method == "POST" and .reply.status >= 500
    ///   .event | startswith("invoice.")
    ///   .request.body.json.data.object.amount > 1000
    ///   any(.request.headers[]; .[0] == "X-Debug")
    ///
    /// A hook is taken when the first result is neither null nor false. An
    /// expression cannot reach files, the network or the environment.
    #[command(hide = true, verbatim_doc_comment, help_template = "{about}\n")]
    Filters,
    /// Settings, and where they come from: flags, else the environment, else
    /// hookcli.toml of the project (found from the working folder upwards), else
    /// the user's ~/.config/hookcli/config.toml, else the default.
    ///
    ///   store = "hooks.db"            where hooks are kept
    ///   to = ":3000/hooks"            where send and replay send to
    ///   host = "127.0.0.1"            the address to listen on
    ///   port = 8080                   the port to listen on
    ///   max-body = "25MiB"            the largest body taken
    ///   durability = "power"          or "process"
    ///   max-lines = 200               the longest body shown
    ///   timeout = "30s"               how long to wait for a reply
    ///   color = "auto"                or "always", "never"
    ///
    ///   [secrets]                     by provider
    ///   stripe = "env:MY_SECRET"      or file:PATH in the user's file
    ///
    ///   [diff]
    ///   ignore = ["**.updated_at"]
    ///   ignore-headers = ["date"]
    ///
    /// The environment variable of a key is HOOKCLI_ and its name: HOOKCLI_PORT,
    /// HOOKCLI_MAX_BODY. A project's file comes with a repository, perhaps from
    /// a stranger: it cannot send or listen beyond this machine, keep hooks
    /// outside its folder, or read secrets from files.
    #[command(hide = true, verbatim_doc_comment, help_template = "{about}\n")]
    #[command(name = "settings")]
    Settings,
    /// A signature scheme for a provider that hookcli does not know.
    ///
    ///   hmac-sha256; message={header.x-ts}.{body}; header=x-sig;
    ///   value=v1={mac}; encoding=hex
    ///
    /// First the algorithm: hmac-sha1, hmac-sha256, hmac-sha384, hmac-sha512, or
    /// token for a secret that is sent as it is. Of these, token has no message.
    /// Then, in any order:
    ///
    ///   message=    what is signed: text with {body} {timestamp} {id} {method}
    ///               {target} {header.NAME}
    ///   header=     the header that carries the signature
    ///   value=      what that header says, with {mac}, {timestamp}; {mac} alone
    ///               when left out
    ///   separator=  what stands between several items in that header
    ///   encoding=   hex or base64
    ///   key=        how the secret becomes the key: utf8, base64 or hex
    ///   key-prefix= what stands before the key in the secret, such as whsec_
    ///   id=         the header with the delivery id, as header.NAME
    ///   timestamp=  the header with the time, as header.NAME
    ///   unit=       of the time: s or ms
    ///   tolerance=  how far the time may be off, in seconds
    #[command(hide = true, verbatim_doc_comment, help_template = "{about}\n")]
    Schemes,
}

impl Topic {
    /// Prints it.
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        let name = match self {
            Self::ExitCodes => "exit-codes",
            Self::References => "references",
            Self::Filters => "filters",
            Self::Schemes => "schemes",
            Self::Settings => "settings",
        };
        let mut cli = Cli::command();
        if let Some(topic) = cli.find_subcommand_mut(name) {
            let text = topic.render_long_help().to_string();
            session.out.write(text.as_bytes())?;
        }
        Ok(Exit::Yes)
    }
}
