#!/usr/bin/env bash
# An S3 server in one container, of three Ceph daemons: the monitor keeps the map, the OSD keeps the
# bytes in one file, the gateway speaks S3. Give it STORE_SECRET_KEY; everything is kept in STORE_DIR.
set -euo pipefail

: "${STORE_SECRET_KEY:?the S3 secret that the pipeline signs with}"
DIR=${STORE_DIR:-/var/lib/store}
BUCKET=${STORE_BUCKET:-bulletin}
ACCESS_KEY=bulletin        # a name; STORE_SECRET_KEY is what must not be known
GIGABYTES=${STORE_GIGABYTES:-64}  # the file may grow to this, fixed at the first start
PORT=9000
MONITOR="[v2:127.0.0.1:3300]"  # the daemons of this container only
SECONDS_TO_START=180  # 15 as a rule; 48 were seen after the OSD had been killed

export CEPH_CONF=$DIR/ceph.conf
daemons=()

write_configuration() {
    # One copy of everything, on one disk: `size = 1`. Back up the volume, or use several machines.
    cat >"$CEPH_CONF" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon host = $MONITOR
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
keyring = $DIR/keyring
mon data = $DIR/mon
osd data = $DIR/osd
run dir = $DIR/run
admin socket = $DIR/run/\$name.asok
log file =
log to stderr = false
err to stderr = true
mon cluster log to file = false
osd objectstore = bluestore
bluestore block size = ${GIGABYTES}G
bluestore block db create = false
bluestore block wal create = false
osd memory target = 939524096
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon pg warn min per osd = 0
mon max pg per osd = 1000
[client.rgw.a]
rgw frontends = beast port=$PORT tcp_nodelay=1
rgw data = $DIR/gateway
CONF
}

write_keyring() {
    local ring=$DIR/keyring
    ceph-authtool -C "$ring" --gen-key -n mon. --cap mon 'allow *'
    ceph-authtool "$ring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *'
    ceph-authtool "$ring" --gen-key -n osd.0 --cap mon 'allow profile osd'
    ceph-authtool "$ring" --gen-key -n client.rgw.a --cap mon 'allow rw' --cap osd 'allow rwx'
}

# The first start. `laid-out` is written last: without it nothing was ever stored, so begin again.
lay_out() {
    local fsid disk
    rm -rf "${DIR:?}"/{mon,osd,run,gateway,keyring,monmap,ceph.conf}
    mkdir -p "$DIR"/{mon,osd,run,gateway}
    write_configuration
    write_keyring
    fsid=$(sed -n 's/^fsid = //p' "$CEPH_CONF")
    monmaptool --create --clobber --fsid "$fsid" --addv a "$MONITOR" "$DIR/monmap"
    ceph-mon -i a --mkfs --monmap "$DIR/monmap" --keyring "$DIR/keyring"
    start ceph-mon -f -i a
    disk=$(cat /proc/sys/kernel/random/uuid)
    timeout "$SECONDS_TO_START" ceph osd new "$disk"
    ceph-osd -i 0 --mkfs --osd-uuid "$disk"
    touch "$DIR/laid-out"
}

start() {
    "$@" &
    daemons+=($!)
}

# The last one started is the first to end: the gateway needs the OSD, the OSD the monitor.
stop() {
    local i
    trap - EXIT
    for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do
        kill -TERM "${daemons[i]}" 2>/dev/null || true
        wait "${daemons[i]}" || true
    done
}
trap stop EXIT
trap 'exit 0' TERM INT

until_ready() {
    local seconds
    for seconds in $(seq "$SECONDS_TO_START"); do
        if "$@" >/dev/null 2>&1; then return; fi
        sleep 1
    done
    echo "store: not ready after $seconds s: $*" >&2
    exit 1
}

osd_is_up() { timeout 10 ceph osd stat | grep -q '1 up'; }
gateway_answers() { curl --silent --output /dev/null "http://127.0.0.1:$PORT/"; }

# The secret may have been changed in the environment; it is put in force at each start.
let_pipeline_in() {
    local user=(--uid=bulletin --access-key="$ACCESS_KEY" --secret-key="$STORE_SECRET_KEY")
    if radosgw-admin user info --uid=bulletin >/dev/null 2>&1; then
        radosgw-admin key create --key-type=s3 "${user[@]}" >/dev/null
    else
        radosgw-admin user create --display-name=bulletin "${user[@]}" >/dev/null
    fi
}

# A second PUT of one's own bucket changes nothing.
make_bucket() {
    printf 'user = "%s:%s"\n' "$ACCESS_KEY" "$STORE_SECRET_KEY" |
        curl --config - --silent --show-error --fail-with-body --request PUT \
            --aws-sigv4 aws:amz:us-east-1:s3 --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \
            "http://127.0.0.1:$PORT/$BUCKET"
}

if [ -e "$DIR/laid-out" ]; then
    start ceph-mon -f -i a
else
    lay_out
fi
start ceph-osd -f -i 0
until_ready osd_is_up
let_pipeline_in
start radosgw -f -n client.rgw.a
until_ready gateway_answers
make_bucket
echo "store: bucket $BUCKET is open on port $PORT"

# Where one daemon ends, so does the container, and the restart policy begins again.
wait -n || true
echo "store: a daemon ended by itself; see above" >&2
exit 1
