#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sampan.app and a disk image from it. Tried on: nothing yet; written from Qt's deployment guide's facts.
# Needs: Xcode's command line tools, CMake, Ninja, and by Homebrew: qt, kf6 frameworks (syntax-highlighting,
# breeze-icons), qcoro, qtkeychain, curl, openssl@3, simdjson, libyaml, yaml-cpp, re2, cli11, libvterm, dtl.
set -eu
cd "$(dirname "$0")/../.."
build=build/macos
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSAMPAN_TESTS=OFF \
    -DCMAKE_PREFIX_PATH="$(brew --prefix);$(brew --prefix curl);$(brew --prefix openssl@3)"
ninja -C "$build" sampan
rm -rf "$build/Sampan.app"
mkdir -p "$build/Sampan.app/Contents/MacOS" "$build/Sampan.app/Contents/Resources"
cp "$build/app/sampan" "$build/app/sampan-window" "$build/Sampan.app/Contents/MacOS/"
version=$(sed -n 's/^project(sampan VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
sed "s/@VERSION@/$version/g" packaging/macos/Info.plist.in >"$build/Sampan.app/Contents/Info.plist"
macdeployqt "$build/Sampan.app" -dmg
