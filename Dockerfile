# Two stages: the locked packages are installed once, then copied beside the code. Runs as nobody special.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /opt/sightline
COPY requirements/run.lock requirements/run.lock
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.lock

FROM python:3.11-slim-bookworm
WORKDIR /opt/sightline
COPY --from=packages /opt/sightline/.venv .venv
COPY . .
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . \
    && useradd --system --uid 10001 --home-dir /var/lib/sightline --create-home sightline
USER sightline
ENV PATH=/opt/sightline/.venv/bin:$PATH SIGHTLINE_HOME=/var/lib/sightline
VOLUME /var/lib/sightline
EXPOSE 8050
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8050/healthz', timeout=3)"
ENTRYPOINT ["sightline"]
CMD ["serve", "--port", "8050"]
