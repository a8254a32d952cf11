use crate::support::Sandbox;

#[test]
fn flags_over_environment_over_project_over_user() {
    let sandbox = Sandbox::new();
    let port = |sandbox: &Sandbox| {
        let shown = sandbox.json("config show --json").remove(0);
        let settings = shown["settings"].as_array().expect("a list").clone();
        let port = settings
            .into_iter()
            .find(|one| one["key"] == "port")
            .expect("a port");
        format!("{} {}", port["value"], port["from"])
            .replace(&sandbox.path("").display().to_string(), "~/")
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
    insta::assert_snapshot!(sandbox.run("list"), @"
    error: ~/hookcli.toml:3: unknown field `prot`, did you mean `port`?
    hint: hookcli help settings lists the keys
    [exit 2]
    ");
    sandbox.write("hookcli.toml", "host = \"0.0.0.0\"\n");
    insta::assert_snapshot!(sandbox.run("list"), @r#"
    error: ~/hookcli.toml: host = "0.0.0.0" is not loopback
    hint: a project's file may not reach that far: pass the flag, or --config ~/hookcli.toml if you trust the file
    [exit 2]
    "#);
    insta::assert_snapshot!(sandbox.run("list --config nothing.toml"), @"
    error: could not read nothing.toml: no such file or directory
    [exit 2]
    ");
}

#[test]
fn everything_in_force_is_shown() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "hookcli.toml",
        "to = \":3000/hooks\"\nstore = \"hooks.db\"\n[secrets]\nstripe = \"env:S\"\n",
    );
    let told = sandbox.run("config show");
    let told: Vec<_> = told
        .split_inclusive('\n')
        .flat_map(|line| {
            [
                line.split_whitespace().collect::<Vec<_>>().join(" "),
                "\n".into(),
            ]
        })
        .collect();
    insta::assert_snapshot!(told.concat(), @r#"
    store = ~/hooks.db ~/hookcli.toml
    to = :3000/hooks ~/hookcli.toml
    host = 127.0.0.1 default
    port = 8080 default
    max-body = 25.0 MiB default
    durability = power default
    max-lines = 200 default
    timeout = 30s default
    color = auto default
    secrets = {"stripe":"env:S"} ~/hookcli.toml
    diff = {"ignore":[],"ignore-headers":[]} default
    [exit 0]
    "#);
}
