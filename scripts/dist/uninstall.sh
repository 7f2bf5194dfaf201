#!/bin/sh
# Takes away what install.sh has installed. The configuration (/etc/madoguchi) and the letters (/var/lib/madoguchi) stay.
set -eu
list=@LIST@
[ "$(id -u)" = 0 ] || { echo "uninstall.sh: run it as root" >&2; exit 1; }
[ -e "$list" ] || { echo "uninstall.sh: $list isn't there; nothing was done" >&2; exit 1; }
for unit in madoguchid.service madoguchid.socket madoguchid-query.socket madoguchid-web.socket; do
    systemctl disable --now --quiet $unit 2>/dev/null || true
done
rm -f /etc/systemd/system/madoguchid.service.d/10-madoguchi-needs.conf
rmdir /etc/systemd/system/madoguchid.service.d 2>/dev/null || true
sort -r "$list" | while read -r name; do
    rm -f "$name"
    # Directories that nothing else is in, as far as they are madoguchi's.
    directory=${name%/*}
    while case $directory in /etc/*) false ;; */madoguchi | */madoguchi/*) true ;; *) false ;; esac; do
        rmdir "$directory" 2>/dev/null || break
        directory=${directory%/*}
    done
done
systemctl daemon-reload
echo "madoguchi is gone; /etc/madoguchi and /var/lib/madoguchi are still there"
