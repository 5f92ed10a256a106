#compdef sobertrack
# sobertrack completion for zsh. To use it in this shell, after compinit:
#   eval "$(sobertrack completion zsh)"
# To keep it, put that line at the end of ~/.zshrc.
_sobertrack() {
    local -a found
    local line word meaning
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        meaning=${line#*$'\t'}
        if [[ $word == ':files' ]]; then
            _files
            return
        fi
        word=${word//\\/\\\\}
        if [[ $line == *$'\t'* ]]; then
            found+=("${word//:/\\:}:$meaning")
        else
            found+=("${word//:/\\:}")
        fi
    done < <("${words[1]}" completion --words -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( ${#found} )) && _describe -V 'sobertrack' found
}
compdef _sobertrack sobertrack
