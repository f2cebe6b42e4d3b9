# The S3 server that the tests use too: Ceph's gateway, from Debian's own packages.
FROM debian:bookworm-slim

# No versions: the suite decides on them, 16.2.15 with Debian's security fixes.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ceph-mon ceph-osd radosgw curl \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=ceph --group=ceph /var/lib/store

COPY --chmod=755 docker/store-entry.sh /usr/local/bin/store-entry

USER ceph
VOLUME /var/lib/store
EXPOSE 9000
ENTRYPOINT ["store-entry"]
