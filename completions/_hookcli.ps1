
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'hookcli' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'hookcli'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'hookcli' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive hooks, keep them and show them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the hooks that were kept')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a hook')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send a signed test event, or any payload')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Send hooks again, exactly as they came')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare two hooks')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check signatures, and say why one does not hold')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Print the headers of a signed payload')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'The providers that are known, and your own')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Test keys for providers that sign with a private key')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove hooks')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old hooks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the settings in force')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('exit-codes', 'exit-codes', [CompletionResultType]::ParameterValue, 'What a command ends with.')
            [CompletionResult]::new('references', 'references', [CompletionResultType]::ParameterValue, 'How hooks are named, in every command.')
            [CompletionResult]::new('filters', 'filters', [CompletionResultType]::ParameterValue, 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user''s ~/.config/hookcli/config.toml, else the default.')
            [CompletionResult]::new('schemes', 'schemes', [CompletionResultType]::ParameterValue, 'A signature scheme for a provider that hookcli does not know.')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;listen' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The port; 0 picks a free one [default: 8080]')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port; 0 picks a free one [default: 8080]')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'The address; anything but loopback lets other machines in [default: 127.0.0.1]')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'The status to answer with')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'The body to answer with')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header to answer with')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header to answer with')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'End with 0 after this many hooks')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'End with 0 after this many hooks')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'End after this time: with 4 when --count was not reached')
            [CompletionResult]::new('--max-body', '--max-body', [CompletionResultType]::ParameterName, 'The largest body taken [default: 25MiB]')
            [CompletionResult]::new('--durability', '--durability', [CompletionResultType]::ParameterName, 'What an acknowledged hook survives: a power cut, or the end of the process [default: power]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Take every hook for this provider''s [default: the one recognised]')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The secret of --provider: env:NAME, file:PATH or prompt; several while one replaces another')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The public URL that leads here, for providers that sign it')
            [CompletionResult]::new('--verify-token', '--verify-token', [CompletionResultType]::ParameterName, 'The word agreed on with Meta, Strava and others; a handshake with another one gets 403')
            [CompletionResult]::new('--max-lines', '--max-lines', [CompletionResultType]::ParameterName, 'The longest body shown, in lines [default: 200]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Check signatures, with the secrets that are found')
            [CompletionResult]::new('--require-valid', '--require-valid', [CompletionResultType]::ParameterName, 'Answer hooks whose signature is not valid with 401; they are kept all the same')
            [CompletionResult]::new('--confirm-subscriptions', '--confirm-subscriptions', [CompletionResultType]::ParameterName, 'Confirm subscriptions of Amazon SNS by fetching their SubscribeURL, when it is Amazon''s')
            [CompletionResult]::new('--no-handshake', '--no-handshake', [CompletionResultType]::ParameterName, 'Answer handshakes like any other hook')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;list' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most so many, the newest')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'At most so many, the newest')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Received within this time: 30s, 1h, 7d')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'For which this jq expression holds')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'For which this jq expression holds')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'All of them')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All of them')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with those that arrive from now on, until Ctrl-C')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;show' {
            [CompletionResult]::new('--max-lines', '--max-lines', [CompletionResultType]::ParameterName, 'The longest body shown, in lines [default: all]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'Only the body, exactly its bytes')
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, 'Only the head: request line and headers')
            [CompletionResult]::new('--curl', '--curl', [CompletionResultType]::ParameterName, 'A curl command that sends the same bytes')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;send' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'A payload of your own')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'A payload of your own')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Change a field of the payload before it is signed; VALUE is JSON, or else text')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'Like --set, for a field that is not there yet')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'The method [default: POST]')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'The method [default: POST]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Sign as this provider does')
            [CompletionResult]::new('--scheme', '--scheme', [CompletionResultType]::ParameterName, 'Sign by this scheme: hookcli help schemes')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The secret: env:NAME, file:PATH or prompt')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'The delivery id [default: a new one]')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Make ids and random values from this number, the same each time')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Send this file, and again whenever it changes')
            [CompletionResult]::new('--verify-token', '--verify-token', [CompletionResultType]::ParameterName, 'The word that a handshake says, where one was agreed on')
            [CompletionResult]::new('--repeat', '--repeat', [CompletionResultType]::ParameterName, 'Send so many, each with an id and a time of its own')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Have so many on their way at once')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for each reply [default: 30s]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--unsigned', '--unsigned', [CompletionResultType]::ParameterName, 'Send without a signature')
            [CompletionResult]::new('--all-events', '--all-events', [CompletionResultType]::ParameterName, 'Send one of each event that there is a sample of')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the events that there are samples of')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the request instead of sending it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;replay' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('--times', '--times', [CompletionResultType]::ParameterName, 'Send each so many times')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for each reply [default: 30s]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;diff' {
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Leave this path of the bodies out: data.id, data.*.id, **.created_at')
            [CompletionResult]::new('--ignore-headers', '--ignore-headers', [CompletionResultType]::ParameterName, 'Leave these headers out; without names those that change with every delivery')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--body-only', '--body-only', [CompletionResultType]::ParameterName, 'Compare nothing but the bodies')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;verify' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'A body instead of a hook')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'A body instead of a hook')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header of that body''s request')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header of that body''s request')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'The method of that body''s request [default: POST]')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'The method of that body''s request [default: POST]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Check as this provider signs [default: the one recognised]')
            [CompletionResult]::new('--scheme', '--scheme', [CompletionResultType]::ParameterName, 'Check by this scheme: hookcli help schemes')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'A secret: env:NAME, file:PATH or prompt; several while one replaces another')
            [CompletionResult]::new('--tolerance', '--tolerance', [CompletionResultType]::ParameterName, 'How far the signed time may be off, or none [default: the provider''s]')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The URL it was sent to, where that is signed and a proxy changed it')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The time to judge at [default: when the hook arrived]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;sign' {
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'A payload of your own')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'A payload of your own')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Change a field of the payload before it is signed; VALUE is JSON, or else text')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'Like --set, for a field that is not there yet')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Add a header, or replace it')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'The method [default: POST]')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'The method [default: POST]')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Sign as this provider does')
            [CompletionResult]::new('--scheme', '--scheme', [CompletionResultType]::ParameterName, 'Sign by this scheme: hookcli help schemes')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'The secret: env:NAME, file:PATH or prompt')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'The delivery id [default: a new one]')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Make ids and random values from this number, the same each time')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--unsigned', '--unsigned', [CompletionResultType]::ParameterName, 'Send without a signature')
            [CompletionResult]::new('--curl', '--curl', [CompletionResultType]::ParameterName, 'Print them as flags of curl')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;providers' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; with a word, those that have it in their name or category')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known about one')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a provider of your own, and the vectors in it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;providers;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;providers;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;providers;check' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;providers;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; with a word, those that have it in their name or category')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known about one')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a provider of your own, and the vectors in it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;providers;help;list' {
            break
        }
        'hookcli;providers;help;show' {
            break
        }
        'hookcli;providers;help;check' {
            break
        }
        'hookcli;providers;help;help' {
            break
        }
        'hookcli;keys' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a key pair, keep the private key and print the public one')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the public key again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;keys;new' {
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Whose account it is, where the provider''s secrets say so (PayPal''s webhook id)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the one there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;keys;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;keys;help' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a key pair, keep the private key and print the public one')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the public key again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;keys;help;new' {
            break
        }
        'hookcli;keys;help;show' {
            break
        }
        'hookcli;keys;help;help' {
            break
        }
        'hookcli;rm' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;prune' {
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep so many, the newest')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Only hooks received longer ago than this: 12h, 7d')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;config' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print every setting that is in force, and where it comes from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;config;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print every setting that is in force, and where it comes from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;config;help;show' {
            break
        }
        'hookcli;config;help;help' {
            break
        }
        'hookcli;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;man' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'hookcli;exit-codes' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'hookcli;references' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'hookcli;filters' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'hookcli;settings' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'hookcli;schemes' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where hooks are kept')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this file instead of the project''s hookcli.toml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON, one object a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Show less')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show more')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; what is missing is an error')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'hookcli;help' {
            [CompletionResult]::new('listen', 'listen', [CompletionResultType]::ParameterValue, 'Receive hooks, keep them and show them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the hooks that were kept')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a hook')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send a signed test event, or any payload')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Send hooks again, exactly as they came')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare two hooks')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check signatures, and say why one does not hold')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Print the headers of a signed payload')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'The providers that are known, and your own')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Test keys for providers that sign with a private key')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove hooks')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old hooks')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the settings in force')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('exit-codes', 'exit-codes', [CompletionResultType]::ParameterValue, 'What a command ends with.')
            [CompletionResult]::new('references', 'references', [CompletionResultType]::ParameterValue, 'How hooks are named, in every command.')
            [CompletionResult]::new('filters', 'filters', [CompletionResultType]::ParameterValue, 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user''s ~/.config/hookcli/config.toml, else the default.')
            [CompletionResult]::new('schemes', 'schemes', [CompletionResultType]::ParameterValue, 'A signature scheme for a provider that hookcli does not know.')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'hookcli;help;listen' {
            break
        }
        'hookcli;help;list' {
            break
        }
        'hookcli;help;show' {
            break
        }
        'hookcli;help;send' {
            break
        }
        'hookcli;help;replay' {
            break
        }
        'hookcli;help;diff' {
            break
        }
        'hookcli;help;verify' {
            break
        }
        'hookcli;help;sign' {
            break
        }
        'hookcli;help;providers' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; with a word, those that have it in their name or category')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show all that is known about one')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a provider of your own, and the vectors in it')
            break
        }
        'hookcli;help;providers;list' {
            break
        }
        'hookcli;help;providers;show' {
            break
        }
        'hookcli;help;providers;check' {
            break
        }
        'hookcli;help;keys' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a key pair, keep the private key and print the public one')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the public key again')
            break
        }
        'hookcli;help;keys;new' {
            break
        }
        'hookcli;help;keys;show' {
            break
        }
        'hookcli;help;rm' {
            break
        }
        'hookcli;help;prune' {
            break
        }
        'hookcli;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print every setting that is in force, and where it comes from')
            break
        }
        'hookcli;help;config;show' {
            break
        }
        'hookcli;help;completions' {
            break
        }
        'hookcli;help;man' {
            break
        }
        'hookcli;help;exit-codes' {
            break
        }
        'hookcli;help;references' {
            break
        }
        'hookcli;help;filters' {
            break
        }
        'hookcli;help;settings' {
            break
        }
        'hookcli;help;schemes' {
            break
        }
        'hookcli;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
