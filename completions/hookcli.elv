
use builtin;
use str;

set edit:completion:arg-completer[hookcli] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'hookcli'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'hookcli'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand listen 'Receive hooks, keep them and show them'
            cand list 'List the hooks that were kept'
            cand show 'Show a hook'
            cand send 'Send a signed test event, or any payload'
            cand replay 'Send hooks again, exactly as they came'
            cand diff 'Compare two hooks'
            cand verify 'Check signatures, and say why one does not hold'
            cand sign 'Print the headers of a signed payload'
            cand providers 'The providers that are known, and your own'
            cand keys 'Test keys for providers that sign with a private key'
            cand rm 'Remove hooks'
            cand prune 'Remove old hooks'
            cand config 'Show the settings in force'
            cand completions 'Write the completions of a shell'
            cand man 'Write the man pages'
            cand exit-codes 'What a command ends with.'
            cand references 'How hooks are named, in every command.'
            cand filters 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.'
            cand settings 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user''s ~/.config/hookcli/config.toml, else the default.'
            cand schemes 'A signature scheme for a provider that hookcli does not know.'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;listen'= {
            cand -p 'The port; 0 picks a free one [default: 8080]'
            cand --port 'The port; 0 picks a free one [default: 8080]'
            cand --host 'The address; anything but loopback lets other machines in [default: 127.0.0.1]'
            cand --status 'The status to answer with'
            cand --body 'The body to answer with'
            cand -H 'A header to answer with'
            cand --header 'A header to answer with'
            cand -n 'End with 0 after this many hooks'
            cand --count 'End with 0 after this many hooks'
            cand --timeout 'End after this time: with 4 when --count was not reached'
            cand --max-body 'The largest body taken [default: 25MiB]'
            cand --durability 'What an acknowledged hook survives: a power cut, or the end of the process [default: power]'
            cand --provider 'Take every hook for this provider''s [default: the one recognised]'
            cand --secret 'The secret of --provider: env:NAME, file:PATH or prompt; several while one replaces another'
            cand --url 'The public URL that leads here, for providers that sign it'
            cand --verify-token 'The word agreed on with Meta, Strava and others; a handshake with another one gets 403'
            cand --max-lines 'The longest body shown, in lines [default: 200]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --verify 'Check signatures, with the secrets that are found'
            cand --require-valid 'Answer hooks whose signature is not valid with 401; they are kept all the same'
            cand --confirm-subscriptions 'Confirm subscriptions of Amazon SNS by fetching their SubscribeURL, when it is Amazon''s'
            cand --no-handshake 'Answer handshakes like any other hook'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;list'= {
            cand -n 'At most so many, the newest'
            cand --count 'At most so many, the newest'
            cand --since 'Received within this time: 30s, 1h, 7d'
            cand -f 'For which this jq expression holds'
            cand --filter 'For which this jq expression holds'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand -a 'All of them'
            cand --all 'All of them'
            cand --follow 'Go on with those that arrive from now on, until Ctrl-C'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;show'= {
            cand --max-lines 'The longest body shown, in lines [default: all]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --raw 'Only the body, exactly its bytes'
            cand --head 'Only the head: request line and headers'
            cand --curl 'A curl command that sends the same bytes'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;send'= {
            cand -d 'A payload of your own'
            cand --data 'A payload of your own'
            cand --set 'Change a field of the payload before it is signed; VALUE is JSON, or else text'
            cand --add 'Like --set, for a field that is not there yet'
            cand -H 'Add a header, or replace it'
            cand --header 'Add a header, or replace it'
            cand -X 'The method [default: POST]'
            cand --method 'The method [default: POST]'
            cand --provider 'Sign as this provider does'
            cand --scheme 'Sign by this scheme: hookcli help schemes'
            cand --secret 'The secret: env:NAME, file:PATH or prompt'
            cand --id 'The delivery id [default: a new one]'
            cand --seed 'Make ids and random values from this number, the same each time'
            cand --at 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]'
            cand -t 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks'
            cand --to 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks'
            cand --watch 'Send this file, and again whenever it changes'
            cand --verify-token 'The word that a handshake says, where one was agreed on'
            cand --repeat 'Send so many, each with an id and a time of its own'
            cand --concurrency 'Have so many on their way at once'
            cand --timeout 'How long to wait for each reply [default: 30s]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --unsigned 'Send without a signature'
            cand --all-events 'Send one of each event that there is a sample of'
            cand --list 'List the events that there are samples of'
            cand --dry-run 'Print the request instead of sending it'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;replay'= {
            cand -t 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks'
            cand --to 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks'
            cand -H 'Add a header, or replace it'
            cand --header 'Add a header, or replace it'
            cand --times 'Send each so many times'
            cand --timeout 'How long to wait for each reply [default: 30s]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;diff'= {
            cand --ignore 'Leave this path of the bodies out: data.id, data.*.id, **.created_at'
            cand --ignore-headers 'Leave these headers out; without names those that change with every delivery'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --body-only 'Compare nothing but the bodies'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;verify'= {
            cand -d 'A body instead of a hook'
            cand --data 'A body instead of a hook'
            cand -H 'A header of that body''s request'
            cand --header 'A header of that body''s request'
            cand -X 'The method of that body''s request [default: POST]'
            cand --method 'The method of that body''s request [default: POST]'
            cand --provider 'Check as this provider signs [default: the one recognised]'
            cand --scheme 'Check by this scheme: hookcli help schemes'
            cand --secret 'A secret: env:NAME, file:PATH or prompt; several while one replaces another'
            cand --tolerance 'How far the signed time may be off, or none [default: the provider''s]'
            cand --url 'The URL it was sent to, where that is signed and a proxy changed it'
            cand --at 'The time to judge at [default: when the hook arrived]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;sign'= {
            cand -d 'A payload of your own'
            cand --data 'A payload of your own'
            cand --set 'Change a field of the payload before it is signed; VALUE is JSON, or else text'
            cand --add 'Like --set, for a field that is not there yet'
            cand -H 'Add a header, or replace it'
            cand --header 'Add a header, or replace it'
            cand -X 'The method [default: POST]'
            cand --method 'The method [default: POST]'
            cand --provider 'Sign as this provider does'
            cand --scheme 'Sign by this scheme: hookcli help schemes'
            cand --secret 'The secret: env:NAME, file:PATH or prompt'
            cand --id 'The delivery id [default: a new one]'
            cand --seed 'Make ids and random values from this number, the same each time'
            cand --at 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --unsigned 'Send without a signature'
            cand --curl 'Print them as flags of curl'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;providers'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List them; with a word, those that have it in their name or category'
            cand show 'Show all that is known about one'
            cand check 'Check a provider of your own, and the vectors in it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;providers;list'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;providers;show'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;providers;check'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;providers;help'= {
            cand list 'List them; with a word, those that have it in their name or category'
            cand show 'Show all that is known about one'
            cand check 'Check a provider of your own, and the vectors in it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;providers;help;list'= {
        }
        &'hookcli;providers;help;show'= {
        }
        &'hookcli;providers;help;check'= {
        }
        &'hookcli;providers;help;help'= {
        }
        &'hookcli;keys'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
            cand new 'Make a key pair, keep the private key and print the public one'
            cand show 'Print the public key again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;keys;new'= {
            cand --account 'Whose account it is, where the provider''s secrets say so (PayPal''s webhook id)'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --force 'Replace the one there is'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;keys;show'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;keys;help'= {
            cand new 'Make a key pair, keep the private key and print the public one'
            cand show 'Print the public key again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;keys;help;new'= {
        }
        &'hookcli;keys;help;show'= {
        }
        &'hookcli;keys;help;help'= {
        }
        &'hookcli;rm'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;prune'= {
            cand --keep 'Keep so many, the newest'
            cand --older-than 'Only hooks received longer ago than this: 12h, 7d'
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;config'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
            cand show 'Print every setting that is in force, and where it comes from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;config;show'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;config;help'= {
            cand show 'Print every setting that is in force, and where it comes from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;config;help;show'= {
        }
        &'hookcli;config;help;help'= {
        }
        &'hookcli;completions'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;man'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'hookcli;exit-codes'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'hookcli;references'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'hookcli;filters'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'hookcli;settings'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'hookcli;schemes'= {
            cand --color 'When to use colours'
            cand --store 'Where hooks are kept'
            cand --config 'Use this file instead of the project''s hookcli.toml'
            cand --json 'Write JSON, one object a line'
            cand -q 'Show less'
            cand --quiet 'Show less'
            cand -v 'Show more'
            cand --verbose 'Show more'
            cand --no-input 'Never ask; what is missing is an error'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'hookcli;help'= {
            cand listen 'Receive hooks, keep them and show them'
            cand list 'List the hooks that were kept'
            cand show 'Show a hook'
            cand send 'Send a signed test event, or any payload'
            cand replay 'Send hooks again, exactly as they came'
            cand diff 'Compare two hooks'
            cand verify 'Check signatures, and say why one does not hold'
            cand sign 'Print the headers of a signed payload'
            cand providers 'The providers that are known, and your own'
            cand keys 'Test keys for providers that sign with a private key'
            cand rm 'Remove hooks'
            cand prune 'Remove old hooks'
            cand config 'Show the settings in force'
            cand completions 'Write the completions of a shell'
            cand man 'Write the man pages'
            cand exit-codes 'What a command ends with.'
            cand references 'How hooks are named, in every command.'
            cand filters 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.'
            cand settings 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user''s ~/.config/hookcli/config.toml, else the default.'
            cand schemes 'A signature scheme for a provider that hookcli does not know.'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'hookcli;help;listen'= {
        }
        &'hookcli;help;list'= {
        }
        &'hookcli;help;show'= {
        }
        &'hookcli;help;send'= {
        }
        &'hookcli;help;replay'= {
        }
        &'hookcli;help;diff'= {
        }
        &'hookcli;help;verify'= {
        }
        &'hookcli;help;sign'= {
        }
        &'hookcli;help;providers'= {
            cand list 'List them; with a word, those that have it in their name or category'
            cand show 'Show all that is known about one'
            cand check 'Check a provider of your own, and the vectors in it'
        }
        &'hookcli;help;providers;list'= {
        }
        &'hookcli;help;providers;show'= {
        }
        &'hookcli;help;providers;check'= {
        }
        &'hookcli;help;keys'= {
            cand new 'Make a key pair, keep the private key and print the public one'
            cand show 'Print the public key again'
        }
        &'hookcli;help;keys;new'= {
        }
        &'hookcli;help;keys;show'= {
        }
        &'hookcli;help;rm'= {
        }
        &'hookcli;help;prune'= {
        }
        &'hookcli;help;config'= {
            cand show 'Print every setting that is in force, and where it comes from'
        }
        &'hookcli;help;config;show'= {
        }
        &'hookcli;help;completions'= {
        }
        &'hookcli;help;man'= {
        }
        &'hookcli;help;exit-codes'= {
        }
        &'hookcli;help;references'= {
        }
        &'hookcli;help;filters'= {
        }
        &'hookcli;help;settings'= {
        }
        &'hookcli;help;schemes'= {
        }
        &'hookcli;help;help'= {
        }
    ]
    $completions[$command]
}
