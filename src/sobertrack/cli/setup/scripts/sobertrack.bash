# sobertrack completion for bash (3.2 and later). To use it in this shell:
#   eval "$(sobertrack completion bash)"
# To keep it, put that line at the end of ~/.bashrc.
_sobertrack() {
    local typed="${COMP_WORDS[COMP_CWORD]}" word meaning quoted
    COMPREPLY=()
    while IFS=$'\t' read -r word meaning; do
        if [ "$word" = ":files" ]; then
            while IFS= read -r word; do
                COMPREPLY+=("$word")
            done < <(compgen -f -- "$typed")
        elif [ "${typed#[\"\']}" != "$typed" ]; then
            COMPREPLY+=("$word")
        else
            printf -v quoted '%q' "$word"
            COMPREPLY+=("$quoted")
        fi
    done < <("${COMP_WORDS[0]}" completion --words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _sobertrack sobertrack 2>/dev/null || complete -F _sobertrack sobertrack
