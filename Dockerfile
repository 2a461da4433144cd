# Steward in a container: one process, everything durable in the volume /data.
# Build:  docker build -t steward .
# Run:    docker run -v steward:/data -e STEWARD_TELEGRAM__TOKEN=… steward     (or see compose.yaml)

FROM python:3.13-slim AS build
WORKDIR /src
# The libraries first, so that a change of code does not install them anew.
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/steward \
 && /opt/steward/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY rules rules
COPY adapters adapters
COPY activities activities
RUN /opt/steward/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin steward \
 && install -d -o steward -g steward /data
COPY --from=build /opt/steward /opt/steward
ENV PATH=/opt/steward/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    STEWARD_STORE__DATA=/data \
    STEWARD_HTTP__HOST=0.0.0.0
USER steward
WORKDIR /data
VOLUME /data
EXPOSE 8090
# Steward ends in an orderly way on SIGTERM; 20 s are more than it needs.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
    "import urllib.request as r; r.urlopen('http://127.0.0.1:8090/healthz', timeout=4)"]
ENTRYPOINT ["steward"]
CMD ["run"]
