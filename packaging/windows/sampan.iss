; SPDX-License-Identifier: Apache-2.0
; Inno Setup script, called by make-installer.ps1 with Version and Stage. Tried on: nothing yet.
[Setup]
AppId=io.github.sampan.Sampan
AppName=Sampan
AppVersion={#Version}
AppPublisher=Sampan contributors
DefaultDirName={autopf}\Sampan
DefaultGroupName=Sampan
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
OutputBaseFilename=sampan-{#Version}-setup
LicenseFile=..\..\LICENSE
Compression=lzma2
SolidCompression=yes

[Files]
Source: "{#Stage}\*"; DestDir: "{app}"; Flags: recursesubdirs

[Icons]
Name: "{group}\Sampan"; Filename: "{app}\sampan-window.exe"
