# SPDX-License-Identifier: Apache-2.0
# A folder with everything that Sampan needs, and an installer from it. Tried on: nothing yet.
# Needs: Visual Studio 2022 with C++, CMake, Ninja, Qt 6.8 (CMAKE_PREFIX_PATH), vcpkg with the other libraries of README's
# table (VCPKG_ROOT), Inno Setup 6 (iscc) on PATH.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$build = 'build\windows'
cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DSAMPAN_TESTS=OFF `
    "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT\scripts\buildsystems\vcpkg.cmake"
ninja -C $build sampan
$stage = Join-Path $build 'stage'
Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $stage
New-Item -ItemType Directory $stage | Out-Null
Copy-Item "$build\app\sampan.exe", "$build\app\sampan-window.exe" $stage
windeployqt --release --no-compiler-runtime "$stage\sampan-window.exe"
$version = (Select-String -Path CMakeLists.txt -Pattern '^project\(sampan VERSION ([0-9.]+)').Matches[0].Groups[1].Value
iscc "/DVersion=$version" "/DStage=$((Resolve-Path $stage).Path)" "/O$build" packaging\windows\sampan.iss
