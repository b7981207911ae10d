#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The Debian package: built and installed into a staging folder, dependencies read off the binary, checked by lintian.
set -eu
cd "$(dirname "$0")/../.."
build=build/release
version=$(sed -n 's/^project(sampan VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
arch=$(dpkg --print-architecture)
stage=$build/deb/sampan_${version}_$arch
out=$build/sampan_${version}_$arch.deb

[ -e $build/build.ninja ] || cmake --preset release -DCMAKE_INSTALL_PREFIX=/usr >$build.configure.log
ninja -C $build --quiet sampan >$build.build.log || {
    tail -n 40 $build.build.log >&2
    exit 1
}
rm -rf "$stage" && mkdir -p "$stage/DEBIAN"
DESTDIR=$PWD/$stage cmake --install $build --prefix /usr --strip >/dev/null

doc=$stage/usr/share/doc/sampan
mkdir -p "$doc" "$stage/usr/share/man/man1"
gzip -9nc packaging/linux/sampan.1 >"$stage/usr/share/man/man1/sampan.1.gz"
cat >"$doc/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Sampan

Files: *
Copyright: 2026 Sampan contributors
License: Apache-2.0
 On Debian systems, the text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
END
gzip -9nc >"$doc/changelog.gz" <<END
sampan ($version) unstable; urgency=medium

  * First package.

 -- Sampan contributors <sampan@example.org>  Tue, 24 Nov 2026 12:00:00 +0000
END

mkdir -p $build/deb/debian && : >$build/deb/debian/control
depends=$(cd $build/deb && dpkg-shlibdeps -O --ignore-missing-info "$OLDPWD/$stage/usr/bin/sampan" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
cat >"$stage/DEBIAN/control" <<END
Package: sampan
Version: $version
Architecture: $arch
Maintainer: Sampan contributors <sampan@example.org>
Installed-Size: $(du -ks "$stage/usr" | cut -f1)
Depends: $depends, qt6-svg-plugins, fonts-noto-cjk | fonts-wqy-microhei
Recommends: fonts-inter, ca-certificates
Section: devel
Priority: optional
Description: desktop client for Kubernetes-style APIs
 Sampan submits, watches and manages training jobs and every other resource
 that a Kubernetes-style API server has: live tables, forms generated from the
 schema, a YAML editor that knows it, an API explorer, and a sandbox cluster
 inside the program.
END
find "$stage" -type d -exec chmod 755 {} +
find "$stage/usr/share" -type f -exec chmod 644 {} +
fakeroot dpkg-deb --build --root-owner-group "$stage" "$out" >/dev/null
desktop-file-validate packaging/linux/io.github.sampan.Sampan.desktop
# There is no home page to name yet; all else counts.
appstreamcli validate --no-net --override=url-homepage-missing=info packaging/linux/io.github.sampan.Sampan.metainfo.xml >&2
lintian --fail-on error "$out"
echo "$out"
