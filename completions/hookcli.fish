# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_hookcli_global_optspecs
    string join \n json color= q/quiet v/verbose store= config= no-input h/help V/version
end

function __fish_hookcli_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_hookcli_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_hookcli_using_subcommand
    set -l cmd (__fish_hookcli_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c hookcli -n "__fish_hookcli_needs_command" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_needs_command" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_needs_command" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_needs_command" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_needs_command" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_needs_command" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_needs_command" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_needs_command" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_needs_command" -s V -l version -d 'Print version'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "listen" -d 'Receive hooks, keep them and show them'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "list" -d 'List the hooks that were kept'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "show" -d 'Show a hook'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "send" -d 'Send a signed test event, or any payload'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "replay" -d 'Send hooks again, exactly as they came'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "diff" -d 'Compare two hooks'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "verify" -d 'Check signatures, and say why one does not hold'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "sign" -d 'Print the headers of a signed payload'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "providers" -d 'The providers that are known, and your own'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "keys" -d 'Test keys for providers that sign with a private key'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "rm" -d 'Remove hooks'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "prune" -d 'Remove old hooks'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "config" -d 'Show the settings in force'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "completions" -d 'Write the completions of a shell'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "man" -d 'Write the man pages'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "exit-codes" -d 'What a command ends with.'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "references" -d 'How hooks are named, in every command.'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "filters" -d 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "settings" -d 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user\'s ~/.config/hookcli/config.toml, else the default.'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "schemes" -d 'A signature scheme for a provider that hookcli does not know.'
complete -c hookcli -n "__fish_hookcli_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s p -l port -d 'The port; 0 picks a free one [default: 8080]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l host -d 'The address; anything but loopback lets other machines in [default: 127.0.0.1]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l status -d 'The status to answer with' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l body -d 'The body to answer with' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s H -l header -d 'A header to answer with' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s n -l count -d 'End with 0 after this many hooks' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l timeout -d 'End after this time: with 4 when --count was not reached' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l max-body -d 'The largest body taken [default: 25MiB]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l durability -d 'What an acknowledged hook survives: a power cut, or the end of the process [default: power]' -r -f -a "power\t''
process\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l provider -d 'Take every hook for this provider\'s [default: the one recognised]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l secret -d 'The secret of --provider: env:NAME, file:PATH or prompt; several while one replaces another' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l url -d 'The public URL that leads here, for providers that sign it' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l verify-token -d 'The word agreed on with Meta, Strava and others; a handshake with another one gets 403' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l max-lines -d 'The longest body shown, in lines [default: 200]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l verify -d 'Check signatures, with the secrets that are found'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l require-valid -d 'Answer hooks whose signature is not valid with 401; they are kept all the same'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l confirm-subscriptions -d 'Confirm subscriptions of Amazon SNS by fetching their SubscribeURL, when it is Amazon\'s'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l no-handshake -d 'Answer handshakes like any other hook'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand listen" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s n -l count -d 'At most so many, the newest' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l since -d 'Received within this time: 30s, 1h, 7d' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s f -l filter -d 'For which this jq expression holds' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s a -l all -d 'All of them'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l follow -d 'Go on with those that arrive from now on, until Ctrl-C'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand list" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l max-lines -d 'The longest body shown, in lines [default: all]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l raw -d 'Only the body, exactly its bytes'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l head -d 'Only the head: request line and headers'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l curl -d 'A curl command that sends the same bytes'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand show" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s d -l data -d 'A payload of your own' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l set -d 'Change a field of the payload before it is signed; VALUE is JSON, or else text' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l add -d 'Like --set, for a field that is not there yet' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s H -l header -d 'Add a header, or replace it' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s X -l method -d 'The method [default: POST]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l provider -d 'Sign as this provider does' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l scheme -d 'Sign by this scheme: hookcli help schemes' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l secret -d 'The secret: env:NAME, file:PATH or prompt' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l id -d 'The delivery id [default: a new one]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l seed -d 'Make ids and random values from this number, the same each time' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l at -d 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s t -l to -d 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l watch -d 'Send this file, and again whenever it changes' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l verify-token -d 'The word that a handshake says, where one was agreed on' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l repeat -d 'Send so many, each with an id and a time of its own' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l concurrency -d 'Have so many on their way at once' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l timeout -d 'How long to wait for each reply [default: 30s]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l unsigned -d 'Send without a signature'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l all-events -d 'Send one of each event that there is a sample of'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l list -d 'List the events that there are samples of'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l dry-run -d 'Print the request instead of sending it'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand send" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -s t -l to -d 'Where to: :3000/hooks, localhost:3000, https://example.com/hooks' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -s H -l header -d 'Add a header, or replace it' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l times -d 'Send each so many times' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l timeout -d 'How long to wait for each reply [default: 30s]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand replay" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l ignore -d 'Leave this path of the bodies out: data.id, data.*.id, **.created_at' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l ignore-headers -d 'Leave these headers out; without names those that change with every delivery' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l body-only -d 'Compare nothing but the bodies'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand diff" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s d -l data -d 'A body instead of a hook' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s H -l header -d 'A header of that body\'s request' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s X -l method -d 'The method of that body\'s request [default: POST]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l provider -d 'Check as this provider signs [default: the one recognised]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l scheme -d 'Check by this scheme: hookcli help schemes' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l secret -d 'A secret: env:NAME, file:PATH or prompt; several while one replaces another' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l tolerance -d 'How far the signed time may be off, or none [default: the provider\'s]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l url -d 'The URL it was sent to, where that is signed and a proxy changed it' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l at -d 'The time to judge at [default: when the hook arrived]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand verify" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s d -l data -d 'A payload of your own' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l set -d 'Change a field of the payload before it is signed; VALUE is JSON, or else text' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l add -d 'Like --set, for a field that is not there yet' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s H -l header -d 'Add a header, or replace it' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s X -l method -d 'The method [default: POST]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l provider -d 'Sign as this provider does' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l scheme -d 'Sign by this scheme: hookcli help schemes' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l secret -d 'The secret: env:NAME, file:PATH or prompt' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l id -d 'The delivery id [default: a new one]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l seed -d 'Make ids and random values from this number, the same each time' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l at -d 'The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l unsigned -d 'Send without a signature'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l curl -d 'Print them as flags of curl'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand sign" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -f -a "list" -d 'List them; with a word, those that have it in their name or category'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -f -a "show" -d 'Show all that is known about one'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -f -a "check" -d 'Check a provider of your own, and the vectors in it'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and not __fish_seen_subcommand_from list show check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them; with a word, those that have it in their name or category'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show all that is known about one'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check a provider of your own, and the vectors in it'
complete -c hookcli -n "__fish_hookcli_using_subcommand providers; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -f -a "new" -d 'Make a key pair, keep the private key and print the public one'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -f -a "show" -d 'Print the public key again'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and not __fish_seen_subcommand_from new show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l account -d 'Whose account it is, where the provider\'s secrets say so (PayPal\'s webhook id)' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l force -d 'Replace the one there is'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make a key pair, keep the private key and print the public one'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the public key again'
complete -c hookcli -n "__fish_hookcli_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -s y -l yes -d 'Do not ask'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand rm" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l keep -d 'Keep so many, the newest' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l older-than -d 'Only hooks received longer ago than this: 12h, 7d' -r
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -s y -l yes -d 'Do not ask'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand prune" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -f -a "show" -d 'Print every setting that is in force, and where it comes from'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and not __fish_seen_subcommand_from show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print every setting that is in force, and where it comes from'
complete -c hookcli -n "__fish_hookcli_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand completions" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand man" -s h -l help -d 'Print help'
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand exit-codes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand references" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand filters" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand settings" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -l color -d 'When to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -l store -d 'Where hooks are kept' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -l config -d 'Use this file instead of the project\'s hookcli.toml' -r -F
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -l json -d 'Write JSON, one object a line'
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -s q -l quiet -d 'Show less'
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -s v -l verbose -d 'Show more'
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -l no-input -d 'Never ask; what is missing is an error'
complete -c hookcli -n "__fish_hookcli_using_subcommand schemes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "listen" -d 'Receive hooks, keep them and show them'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "list" -d 'List the hooks that were kept'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "show" -d 'Show a hook'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "send" -d 'Send a signed test event, or any payload'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "replay" -d 'Send hooks again, exactly as they came'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "diff" -d 'Compare two hooks'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "verify" -d 'Check signatures, and say why one does not hold'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "sign" -d 'Print the headers of a signed payload'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "providers" -d 'The providers that are known, and your own'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "keys" -d 'Test keys for providers that sign with a private key'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "rm" -d 'Remove hooks'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "prune" -d 'Remove old hooks'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "config" -d 'Show the settings in force'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "completions" -d 'Write the completions of a shell'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "man" -d 'Write the man pages'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "exit-codes" -d 'What a command ends with.'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "references" -d 'How hooks are named, in every command.'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "filters" -d 'Filters are jq expressions over a hook, as `hookcli show --json` prints it.'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "settings" -d 'Settings, and where they come from: flags, else the environment, else hookcli.toml of the project (found from the working folder upwards), else the user\'s ~/.config/hookcli/config.toml, else the default.'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "schemes" -d 'A signature scheme for a provider that hookcli does not know.'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and not __fish_seen_subcommand_from listen list show send replay diff verify sign providers keys rm prune config completions man exit-codes references filters settings schemes help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from providers" -f -a "list" -d 'List them; with a word, those that have it in their name or category'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from providers" -f -a "show" -d 'Show all that is known about one'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from providers" -f -a "check" -d 'Check a provider of your own, and the vectors in it'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from keys" -f -a "new" -d 'Make a key pair, keep the private key and print the public one'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from keys" -f -a "show" -d 'Print the public key again'
complete -c hookcli -n "__fish_hookcli_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Print every setting that is in force, and where it comes from'
