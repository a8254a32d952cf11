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
    ///   hmac-sha256; message={header.x-ts}.{body}; signature=header.x-sig;
    ///   value=v1={mac}; encoding=hex
    ///
    /// First the algorithm:
    ///
    ///   hmac-sha1 hmac-sha256 hmac-sha384 hmac-sha512
    ///   token (the secret is sent), basic (user:password is sent)
    ///   sha1 sha256 sha384 sha512 (plain hashes, with {secret} in the message)
    ///   ed25519 ecdsa-p256-sha256 rsa-sha256 rsa-sha512 rsa-pss-sha512
    ///   jwt-hs256 jwt-hs512 jwt-rs256 jwt-es256
    ///
    /// Then, in any order:
    ///
    ///   message=    what is signed: text with {body} {timestamp} {id} {method}
    ///               {url} {origin} {target} {path} {header.NAME} {query.NAME}
    ///               {form.NAME} {body.PATH} {listed.NAME} {sorted-form} {sns}
    ///               {secret} {account};
    ///               {body|sha256} and other filters: sha1 sha256 sha512
    ///               sha256-base64 sha256-base64url crc32 json
    ///               lower upper optional
    ///   signature=  where it stands: header.NAME query.NAME form.NAME
    ///               body.PATH, or body for all of it
    ///   also=       other such places, while one secret replaces another
    ///   value=      what stands there: text with {mac}, {timestamp}, {account};
    ///               {mac} alone when left out
    ///   separator=  what stands between the items of that text
    ///   groups=     what stands between several such texts
    ///   encoding=   hex hex-upper base64 base64url base64url-nopad base64-hex
    ///               base64-percent
    ///   key=        how the secret, or the public key, is written: utf8 (text,
    ///               PEM), base64, hex, or sha1, sha256: the key is its hash
    ///   key-prefix= what stands before the key in the secret, such as whsec_
    ///   id=         where the delivery id or a nonce stands, such as header.X-Id
    ///   timestamp=  where the time stands
    ///   unit=       how it is written: s ms rfc3339 rfc3339-ms imf
    ///   tolerance=  how far the time may be off, in seconds
    ///   claims=     what a JWT says: name={body|sha256},iat={timestamp}
    ///
    /// A message or value with {account} takes secrets written ACCOUNT:SECRET.
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
