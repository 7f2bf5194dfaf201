#!/bin/sh
# Installs madoguchi on a system with systemd that has no Debian packages.
#
#   sudo ./install.sh [--prefix DIR]           the prefix is /usr/local unless told
#   ./install.sh --destdir DIR [--prefix DIR]  for packagers: only copies files, into DIR
#   sudo PREFIX/share/madoguchi/uninstall.sh   takes it away again; configuration and letters stay
#
# What is in /etc/madoguchi already isn't touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=/usr/local destdir=

usage() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 64; }
refuse() { echo "install.sh: $*" >&2; exit 1; }

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -gt 1 ] || usage; prefix=$2; shift 2 ;;
        --prefix=*) prefix=${1#*=}; shift ;;
        --destdir) [ $# -gt 1 ] || usage; destdir=$2; shift 2 ;;
        --destdir=*) destdir=${1#*=}; shift ;;
        *) usage ;;
    esac
done
case $prefix in
    *[!A-Za-z0-9/._-]* | */../* | */..) refuse "the prefix has characters that a systemd unit would read otherwise: $prefix" ;;
    /) refuse "the prefix can't be /" ;;
    /*) prefix=${prefix%/} ;;
    *) refuse "the prefix has to begin with /: $prefix" ;;
esac

(cd "$here" && sha256sum --check --quiet SHA256SUMS) || refuse "the files aren't as they were packed; fetch them again"
if [ -z "$destdir" ]; then
    [ "$(id -u)" = 0 ] || refuse "run it as root (sudo ./install.sh), or with --destdir"
    [ -d /run/systemd/system ] || refuse "systemd doesn't run here; the service needs it (with --destdir files are only copied)"
    if command -v dpkg-query >/dev/null && dpkg-query --show madoguchi >/dev/null 2>&1; then
        refuse "madoguchi is installed as a Debian package; upgrade that one (apt install ./madoguchi_*.deb)"
    fi
fi
# The C libraries that the programs take from the system.
if [ -z "$destdir" ] || [ "$destdir" = / ]; then
    lacking=$(ldd "$here/usr/sbin/madoguchid" | awk '/not found/ { print $1 }' | sort -u | paste -s -d ' ' -)
    # Loaded by the first rule for something that comes round again, so that ldd doesn't know it.
    ldconfig -p | grep -q 'libical\.so\.3 ' || lacking="${lacking:+$lacking }libical.so.3"
    [ -z "$lacking" ] || refuse "these libraries are missing: $lacking; install them with the system's packages"
    ldconfig -p | grep -q 'libcurl\.so\.4 ' || echo "install.sh: without libcurl.so.4 no webhook, feed or token can be asked" >&2
fi

# Where systemd looks: beside the prefix if it looks there, else in /etc.
case $prefix in
    /usr | /usr/local) units=$prefix/lib/systemd/system sysusers=$prefix/lib/sysusers.d tmpfiles=$prefix/lib/tmpfiles.d ;;
    *) units=/etc/systemd/system sysusers=/etc/sysusers.d tmpfiles=/etc/tmpfiles.d ;;
esac
kept=$prefix/share/madoguchi
list=$destdir$kept/installed-files
mkdir -p "$destdir$kept"
: >"$list.new"

# put FILE TO MODE [sed's script]
put() {
    mkdir -p "$destdir${2%/*}"
    # Beside, then renamed: a program that runs isn't written to.
    sed "${4:-}" "$1" >"$destdir$2.new"
    chmod "$3" "$destdir$2.new"
    mv -f "$destdir$2.new" "$destdir$2"
    echo "$2" >>"$list.new"
}
copy() {
    mkdir -p "$destdir${2%/*}"
    cp "$1" "$destdir$2.new"
    chmod "$3" "$destdir$2.new"
    mv -f "$destdir$2.new" "$destdir$2"
    echo "$2" >>"$list.new"
}

copy "$here/usr/sbin/madoguchid" "$prefix/sbin/madoguchid" 755
copy "$here/usr/bin/madoguchi" "$prefix/bin/madoguchi" 755
for unit in "$here"/units/*; do
    put "$unit" "$units/${unit##*/}" 644 "s|/usr/sbin/madoguchid|$prefix/sbin/madoguchid|g"
done
copy "$here/usr/lib/sysusers.d/madoguchi.conf" "$sysusers/madoguchi.conf" 644
copy "$here/usr/lib/tmpfiles.d/madoguchi.conf" "$tmpfiles/madoguchi.conf" 644
(cd "$here/usr" && find share lib/systemd/catalog -type f) | sort | while read -r name; do
    copy "$here/usr/$name" "$prefix/$name" "$(stat -c %a "$here/usr/$name")"
done
put "$here/uninstall.sh" "$kept/uninstall.sh" 755 "s|@LIST@|$kept/installed-files|"
echo "$kept/installed-files" >>"$list.new"
# Letters are looked for under /usr/local and /usr; of another place a drop-in tells, which goes with the programs.
case $prefix in
    /usr | /usr/local) ;;
    *)
        letters=/etc/madoguchi/madoguchi.yaml.d/00-letters.yaml
        mkdir -p "$destdir${letters%/*}"
        printf 'guidance:\n  directory: "%s/share/madoguchi/guidance"\n' "$prefix" >"$destdir$letters"
        chmod 644 "$destdir$letters"
        echo "$letters" >>"$list.new"
        ;;
esac
# What an older release had, and this one hasn't.
if [ -e "$list" ]; then
    sort "$list" >"$list.old"
    sort "$list.new" | comm -23 "$list.old" - | while read -r name; do rm -f "$destdir$name"; done
    rm -f "$list.old"
fi
mv "$list.new" "$list"

mkdir -p "$destdir/etc/madoguchi/madoguchi.yaml.d"
if ! [ -e "$destdir/etc/madoguchi/madoguchi.yaml" ]; then
    sed "s|=/usr/share/|=$prefix/share/|" "$here/etc/madoguchi/madoguchi.yaml" >"$destdir/etc/madoguchi/madoguchi.yaml"
fi
[ -z "$destdir" ] || { echo "copied into $destdir"; exit 0; }

systemd-sysusers "$sysusers/madoguchi.conf"
systemd-tmpfiles --create "$tmpfiles/madoguchi.conf"
journalctl --update-catalog >/dev/null 2>&1 || true
"$prefix/sbin/madoguchid" --config /etc/madoguchi/madoguchi.yaml --write-drop-in >/dev/null ||
    echo "install.sh: the configuration is at fault; madoguchid --config /etc/madoguchi/madoguchi.yaml --check says where" >&2
systemctl daemon-reload
systemctl enable --quiet madoguchid.service madoguchid.socket madoguchid-query.socket
systemctl start madoguchid.socket madoguchid-query.socket
systemctl restart madoguchid.service
echo "madoguchi is installed and answers: madoguchi status; then sudo madoguchi init"
