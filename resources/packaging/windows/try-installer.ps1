# Tries the installer in dist on a Windows that is to be thrown away: installs it silently, uses it,
# installs it over a running copy, which it refuses, upgrades it, and removes it.
# Usage: try-installer.ps1
$ErrorActionPreference = 'Stop'
$installer = (Get-Item dist/*.exe).FullName
$folder = "$env:LOCALAPPDATA\Programs\SimpleNN"
$entry = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\SimpleNN.lnk"

function Expect-Exit([int] $code, [string] $file, [string[]] $arguments) {
    $process = Start-Process -Wait -PassThru $file -ArgumentList $arguments
    if ($process.ExitCode -ne $code) { throw "$file $arguments ended with $($process.ExitCode), not $code" }
}

function Test-Program {
    & "$folder\simplenn-cli.exe" --self-test
    if ($LASTEXITCODE) { throw 'the self-test failed' }
}

Expect-Exit 0 $installer '/S'
Test-Program
if (-not (Test-Path 'HKCU:\Software\Classes\.simplenn')) { throw 'no file type' }
if (-not (Test-Path $entry)) { throw 'no entry in the Start menu' }

$session = "$env:TEMP\$([char]0xdc)bung mit Leerzeichen.simplenn"
'{"format": "SimpleNN session", "version": 1, "setup": {"input": 3, "goal": 10, "weight": 1, "alpha": 0.02, "epochs": 20}}' | Set-Content $session
$running = Start-Process -PassThru "$folder\simplenn.exe" -ArgumentList "`"$session`""
if (-not $running.WaitForInputIdle(60000)) { throw 'its window does not open' }
$before = Get-ChildItem -Recurse -File $folder | Get-FileHash
Expect-Exit 2 $installer '/S'
$after = Get-ChildItem -Recurse -File $folder | Get-FileHash
if (Compare-Object $before $after -Property Path, Hash) { throw 'it was changed while it was running' }
Stop-Process $running
$running.WaitForExit()

New-Item "$folder\_internal\of-an-older-version" | Out-Null
Expect-Exit 0 $installer '/S'
if (Test-Path "$folder\_internal\of-an-older-version") { throw 'an old file has stayed' }
Test-Program

Expect-Exit 0 "$folder\uninstall.exe" '/S', "_?=$folder"
if (Test-Path "$folder\simplenn.exe") { throw 'it is still there' }
if (Test-Path 'HKCU:\Software\Classes\.simplenn') { throw 'the file type is still there' }
if (Test-Path $entry) { throw 'the entry in the Start menu is still there' }
