# sobertrack completion for fish. To use it in this shell:
#   sobertrack completion fish | source
# To keep it: sobertrack completion fish > ~/.config/fish/completions/sobertrack.fish
function __sobertrack_words
    set -l line (commandline -opc) (commandline -ct)
    for found in ($line[1] completion --words -- $line[2..-1] 2>/dev/null)
        if test "$found" = ":files"
            __fish_complete_path (commandline -ct)
        else
            printf '%s\n' $found
        end
    end
end
complete -c sobertrack -f -a '(__sobertrack_words)'
