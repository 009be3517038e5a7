# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for tryghed: asks the program itself, so that it is never out of date.
_tryghed()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        -*) ;;
        *) command=$word; break ;;
        esac
    done
    case $prev in
    --lang) COMPREPLY=($(compgen -W 'da en' -- "$cur")); return ;;
    --progress) COMPREPLY=($(compgen -W 'auto never json' -- "$cur")); return ;;
    --format) COMPREPLY=($(compgen -W 'png svg pdf tif' -- "$cur")); return ;;
    --example) COMPREPLY=($(compgen -W 'copenhagen' -- "$cur")); return ;;
    -C | --project | --out) COMPREPLY=($(compgen -d -- "$cur")); return ;;
    esac
    case $cur in
    -*) COMPREPLY=($(compgen -W "$(tryghed $command --help 2>/dev/null |
            grep -o -- '--[a-z-]*' | sort -u)" -- "$cur")) ;;
    *)
        if [ -z "$command" ]; then
            COMPREPLY=($(compgen -W "$(tryghed --help 2>/dev/null |
                sed -n '/^Kommandoer:\|^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')" -- "$cur"))
        else
            COMPREPLY=($(compgen -f -- "$cur"))
        fi
        ;;
    esac
}
complete -F _tryghed tryghed
