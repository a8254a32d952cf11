use crate::support::Sandbox;

#[test]
fn flags_over_environment_over_project_over_user() {
    let sandbox = Sandbox::new();
    let port = |sandbox: &Sandbox| {
        let shown = sandbox.json("config show --json").remove(0);
        let settings = shown["settings"].as_array().expect("a list").clone();
        let port = settings.into_iter().find(|one| one["key"] == "port").expect("a port");
        format!("{} {}", port["value"], port["from"]).replace(&sandbox.path("").display().to_string(), "~/")
    };
    assert_eq!(port(&sandbox), r#"8080 "default""#);
    sandbox.write(".config/hookcli/config.toml", "port = 1001\n");
    assert_eq!(port(&sandbox), r#"1001 "~/.config/hookcli/config.toml""#);
    sandbox.write("hookcli.toml", "port = 1002\n");
    assert_eq!(port(&sandbox), r#"1002 "~/hookcli.toml""#);
    let sandbox = sandbox.set("HOOKCLI_PORT", "1003");
    assert_eq!(port(&sandbox), r#""1003" "HOOKCLI_PORT""#);
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let sandbox = Sandbox::new();
    sandbox.write("hookcli.toml", "port = 1\n\nprot = 2\n");
    insta::assert_snapshot!(sandbox.run("list"), @"");
    sandbox.write("hookcli.toml", "host = \"0.0.0.0\"\n");
    insta::assert_snapshot!(sandbox.run("list"), @"");
    insta::assert_snapshot!(sandbox.run("list --config nothing.toml"), @"");
}

#[test]
fn everything_in_force_is_shown() {
    let sandbox = Sandbox::new();
    sandbox.write("hookcli.toml", "to = \":3000/hooks\"\nstore = \"hooks.db\"\n[secrets]\nstripe = \"env:S\"\n");
    insta::assert_snapshot!(sandbox.run("config show"), @"");
}
