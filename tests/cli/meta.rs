//! Help, completions and man pages.

use std::path::Path;

use clap::{Command, CommandFactory};
use hookcli::cli::Cli;

use crate::support::Sandbox;

const SHELLS: [(&str, &str); 5] = [
    ("bash", "hookcli.bash"),
    ("elvish", "hookcli.elv"),
    ("fish", "hookcli.fish"),
    ("powershell", "_hookcli.ps1"),
    ("zsh", "_hookcli"),
];

/// Refreshed by `HOOKCLI_BLESS=1 tests/run completions`.
#[test]
fn completions_are_in_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let sandbox = Sandbox::new();
    for (shell, file) in SHELLS {
        let script = sandbox.output(&format!("completions {shell}")).stdout;
        let path = folder.join(file);
        if std::env::var_os("HOOKCLI_BLESS").is_some() {
            std::fs::write(&path, &script).expect("written");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == script, "{} is out of step", path.display());
    }
}

fn commands() -> Vec<Command> {
    let mut cli = Cli::command();
    cli.build();
    let visible = cli
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    visible.cloned().collect()
}

#[test]
fn help_fits_80_columns_and_shows_examples() {
    let sandbox = Sandbox::new();
    for command in commands() {
        let name = command.get_name();
        let help = sandbox.run(&format!("help {name}"));
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "help {name}: {line}");
        }
        if !["help", "config"].contains(&name) {
            assert!(help.contains("Examples:"), "help {name} shows no example");
        }
    }
    let wraps =
        |line: &str| line.starts_with("  hookcli") || line.starts_with("More:") || line.is_empty();
    let help = sandbox.run("--help");
    let examples = help.split("Examples:\n").nth(1).expect("examples");
    let examples = examples.split("[exit").next().expect("lines");
    assert!(examples.lines().all(wraps), "{examples}");
    for topic in ["exit-codes", "references", "filters", "schemes", "settings"] {
        let help = sandbox.run(&format!("help {topic}"));
        assert!(
            help.ends_with("[exit 0]") && help.lines().count() > 5,
            "{help}"
        );
    }
}

#[test]
fn every_command_has_a_man_page() {
    let sandbox = Sandbox::new();
    sandbox.run("man pages");
    for command in commands()
        .iter()
        .filter(|command| command.get_name() != "help")
    {
        let page = std::fs::read_to_string(
            sandbox.path(&format!("pages/hookcli-{}.1", command.get_name())),
        );
        assert!(page.expect("a page").contains(".SH SYNOPSIS"));
    }
    assert!(sandbox.path("pages/hookcli.1").is_file());
}

#[test]
fn the_readme_knows_the_exit_codes() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("a README");
    let help = Sandbox::new().run("help exit-codes");
    let codes = help.lines().filter_map(|line| {
        let (code, meaning) = line.trim().split_once(' ')?;
        code.parse::<u8>().ok().map(|code| (code, meaning.trim()))
    });
    let mut count = 0;
    for (code, meaning) in codes {
        let first = meaning.split([':', ',']).next().expect("a word");
        assert!(
            readme.contains(&format!("| {code} | {first}")),
            "{code} {meaning}"
        );
        count += 1;
    }
    assert_eq!(count, 6);
}

#[test]
fn a_typo_gets_the_nearest() {
    insta::assert_snapshot!(Sandbox::new().run("lst"), @"
    error: unrecognized subcommand 'lst'

      tip: some similar subcommands exist: 'listen', 'list'

    Usage: hookcli [OPTIONS] <COMMAND>

    For more information, try '--help'.
    [exit 2]
    ");
    insta::assert_snapshot!(Sandbox::new().run("list --fliter x"), @"
    error: unexpected argument '--fliter' found

      tip: a similar argument exists: '--filter'

    Usage: hookcli list --filter <EXPR>

    For more information, try '--help'.
    [exit 2]
    ");
}
