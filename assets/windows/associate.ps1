# Lets Windows open .malgeurim, .obz and .obf files with the malgeurim.exe beside this file: for this user only, without an administrator.
#   powershell -ExecutionPolicy Bypass -File associate.ps1            and with -Remove: takes it back
param([switch]$Remove)
$program = Join-Path $PSScriptRoot 'malgeurim.exe'
$icon = Join-Path $PSScriptRoot 'malgeurim.ico'
$classes = 'HKCU:\Software\Classes'
if ($Remove) {
  Remove-Item -Recurse -ErrorAction SilentlyContinue "$classes\Malgeurim.File"
} else {
  New-Item -Force "$classes\Malgeurim.File\shell\open\command" | Out-Null
  New-Item -Force "$classes\Malgeurim.File\DefaultIcon" | Out-Null
  Set-Item "$classes\Malgeurim.File" 'Malgeurim'
  Set-Item "$classes\Malgeurim.File\DefaultIcon" "`"$icon`""
  Set-Item "$classes\Malgeurim.File\shell\open\command" "`"$program`" `"%1`""
}
foreach ($ending in '.malgeurim', '.obz', '.obf') {
  $key = "$classes\$ending\OpenWithProgids"
  if ($Remove) {
    Remove-ItemProperty -Path $key -Name 'Malgeurim.File' -ErrorAction SilentlyContinue
  } else {
    New-Item -Force $key | Out-Null
    New-ItemProperty -Force -Path $key -Name 'Malgeurim.File' -Value '' | Out-Null
  }
}
