# newscrawl in two images: `worker`, and `browser`, which holds Chromium for pages that only a browser can read.
#
#   docker build --target worker -t newscrawl .
#   docker build --target browser -t newscrawl:browser .
#
# podman and buildah take the same. With a package index of your own: --secret id=pip,src=pip.conf, and
# --secret id=certificates,src=FILE for what pip.conf calls /run/certificates.crt.
# docs/operations.md, "In containers", says how to run them.
# Debian's release is the one that the tests run on, its Python is theirs, and it brings Chromium up to date.
ARG DEBIAN=docker.io/library/debian:bookworm-slim

FROM ${DEBIAN} AS system
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends python3 ca-certificates \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/apt /var/log/dpkg.log \
    && useradd --uid 10001 --home-dir /var/lib/newscrawl --create-home newscrawl \
    && install -d -o newscrawl /data /var/lib/scrapyd /etc/newscrawl
ENV PATH=/opt/newscrawl/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data

# What a container of either kind finds where it looks for it.
FROM system AS configured
COPY deploy/scrapyd.conf /etc/scrapyd/scrapyd.conf
COPY deploy/containers/scrapyd.conf /etc/scrapyd/conf.d/container.conf
COPY deploy/scrapydgroup.py deploy/worker.py /usr/local/lib/newscrawl/deploy/
WORKDIR /etc/newscrawl
ENTRYPOINT ["newscrawl"]
CMD ["list"]

# What installs stays in these stages. The locks come before the code, which changes more often.
FROM system AS build
# hadolint ignore=DL3009 # nobody gets this stage
RUN apt-get update -q && apt-get install -q -y --no-install-recommends python3-pip python3-venv
WORKDIR /src
COPY deploy/requirements-image.lock deploy/
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \
    --mount=type=secret,id=certificates,target=/run/certificates.crt \
    python3 -m venv --without-pip /opt/newscrawl \
    && pip --python /opt/newscrawl/bin/python install -q --no-cache-dir --no-deps --require-hashes \
        -r deploy/requirements-image.lock
COPY pyproject.toml setup.py README.md LICENSE ./
COPY newscrawl newscrawl
# With the setuptools of the lock: what is looked up for a build alone has no hash.
RUN pip --python /opt/newscrawl/bin/python install -q --no-cache-dir --no-deps --no-build-isolation .

FROM build AS build-browser
COPY deploy/requirements-image-browser.lock deploy/
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \
    --mount=type=secret,id=certificates,target=/run/certificates.crt \
    pip --python /opt/newscrawl/bin/python install -q --no-cache-dir --no-deps --require-hashes \
        -r deploy/requirements-image-browser.lock

FROM configured AS worker
COPY --from=build /opt/newscrawl /opt/newscrawl
USER 10001

FROM configured AS browser
# Playwright drives Chromium by a Node.js that needs libatomic.
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends chromium libatomic1 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/apt /var/log/dpkg.log
COPY --from=build-browser /opt/newscrawl /opt/newscrawl
USER 10001
