# sobertrack completion for PowerShell. To use it in this shell:
#   sobertrack completion powershell | Out-String | Invoke-Expression
# To keep it, put that line in the file that $PROFILE names.
Register-ArgumentCompleter -Native -CommandName sobertrack -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    if ($wordToComplete -eq '') { $line += '""' }
    sobertrack completion --words -- @line 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
        $word, $meaning = $_ -split "`t", 2
        $text = if ($word -match '[^\w.:=@/+-]') { "'" + $word.Replace("'", "''") + "'" } else { $word }
        if (-not $meaning) { $meaning = $word }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $meaning)
    }
}
