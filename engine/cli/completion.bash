# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for tryghed. Everything is read from the program's own help, so it is never
# out of date: commands and options are those it prints, and a value in small letters there
# ("da|en") is the words to choose from, DIR a folder, FILE a file.

# The options in a help on stdin, a line each: "--lang da|en", "-q", "--quiet".
_tryghed_options()
{
    sed -n 's/^ *\(-.\), \(--[a-z-]*\)\( [^ ][^ ]*\)\{0,1\} .*/\1\3\n\2\3/p
            s/^ *\(--[a-z-]*\( [^ ][^ ]*\)\{0,1\}\) .*/\1/p'
}

# Complete the word $2 as what the help calls $1.
_tryghed_value()
{
    local words=()
    case $1 in
    DIR) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
    FILE) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
    *[[:upper:]]*) ;; # a year, an id: only the user knows
    *)
        IFS='|' read -ra words <<<"$1"
        mapfile -t COMPREPLY < <(compgen -W "${words[*]}" -- "$2")
        ;;
    esac
}

_tryghed()
{
    local program=${1/#\~\//$HOME/} cur=${COMP_WORDS[COMP_CWORD]} command="" help options
    local i word option value="" only_words="" place=0 wanted
    COMPREPLY=()
    help=$("$program" --lang en --help 2>/dev/null) || return 0
    options=$(_tryghed_options <<<"$help")
    # what stands before the word: a command, its words so far, an option that wants a value
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == '=' ]]; then
            continue # bash parts "--lang=en" at the "="
        elif [[ -n $value ]]; then
            value=
        elif [[ -z $only_words && $word == -- ]]; then
            only_words=1
        elif [[ -z $only_words && $word == -* ]]; then
            option=$(grep -m 1 -e "^$word " <<<"$options" 2>/dev/null) && value=${option#* }
        elif [[ -z $command ]]; then
            command=$word
            help=$("$program" "$command" --lang en --help 2>/dev/null) || return 0
            options=$(_tryghed_options <<<"$help")
        else
            place=$((place + 1))
        fi
    done
    if [[ -n $value ]]; then
        _tryghed_value "$value" "${cur#=}"
    elif [[ -z $only_words && $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(sed 's/ .*//' <<<"$options")" -- "$cur")
    elif [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(sed -n \
            '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' <<<"$help")" -- "$cur")
    else
        # "Usage: tryghed run [DIR] [--year Y]": the words that belong to no option
        read -ra wanted <<<"$(sed -n 's/^Usage: [^ ]* [^ ]*//p' <<<"$help" |
            sed 's/\[-[^]]*\]//g; s/[][…]//g')"
        _tryghed_value "${wanted[place]-NOTHING}" "$cur"
    fi
}
complete -F _tryghed tryghed
