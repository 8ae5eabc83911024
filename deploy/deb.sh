#!/usr/bin/env bash
# Makes the Debian package of an executable, beside which lies what it is made of:
# deploy/deb.sh target/release/lkjip FOLDER
set -euo pipefail
# The folders of the package are open to all, whoever makes it.
umask 022
program=$(realpath "$1")
folder=$(realpath "$2")
cd "$(dirname "$0")"
version=$("$program" --version | cut -d' ' -f2)
architecture=$(dpkg --print-architecture)
# What it was linked with here is the oldest that will do.
libc=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

put() { install -D -m "$1" "$2" "$root/$3"; }
put 755 "$program" usr/bin/lkjip
put 640 lkjip.toml etc/lkjip/lkjip.toml
for unit in lkjip.service lkjip-cadangan.service lkjip-cadangan.timer; do
    put 644 "$unit" "usr/lib/systemd/system/$unit"
done
put 644 lkjip.sysusers usr/lib/sysusers.d/lkjip.conf
put 644 lkjip.tmpfiles usr/lib/tmpfiles.d/lkjip.conf
for example in nginx.conf Caddyfile; do put 644 "$example" "usr/share/doc/lkjip/contoh/$example"; done
put 644 ../docs/OPERATIONS.md usr/share/doc/lkjip/OPERATIONS.md
put 644 ../CHANGELOG.md usr/share/doc/lkjip/CHANGELOG.md
put 644 "${program%/*}/lkjip.cdx.json" usr/share/doc/lkjip/lkjip.cdx.json
put 644 ../LICENSE-MIT usr/share/doc/lkjip/copyright
for script in postinst prerm postrm; do put 755 "debian/$script" "DEBIAN/$script"; done
echo /etc/lkjip/lkjip.toml >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<CONTROL
Package: lkjip
Version: $version
Architecture: $architecture
Maintainer: Diskominfo Kabupaten Sumenep <diskominfo@sumenepkab.go.id>
Depends: libc6 (>= $libc), systemd
Recommends: nginx | caddy
Suggests: postgresql
Section: net
Priority: optional
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Description: Layanan pelaporan kinerja (LKjIP) kabupaten
 Semua kecamatan menyerahkan LKjIP tahunannya lewat satu layanan GraphQL;
 kabupaten mereviu, menyetujui, dan membandingkannya.
CONTROL
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
dpkg-deb --root-owner-group --build "$root" "$folder/lkjip_${version}_$architecture.deb"
