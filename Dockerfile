# One image, one process, one volume. docs/install.md says how to build and run it.
FROM python:3.11-slim AS build
# Where PyTorch comes from: its CPU wheels keep the image small. Leave empty for the CUDA build.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
WORKDIR /opt/marquee
RUN python -m venv .venv
COPY . .
RUN .venv/bin/python -m pip install --no-cache-dir ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"} \
        -c constraints.txt -e .

FROM python:3.11-slim
RUN useradd --system --uid 1000 --home-dir /var/lib/marquee --create-home marquee
COPY --from=build --chown=root:root /opt/marquee /opt/marquee
WORKDIR /opt/marquee
ENV PATH=/opt/marquee/.venv/bin:$PATH PYTHONUNBUFFERED=1 MARQUEE_DATA_DIR=/var/lib/marquee \
    MARQUEE_LOG_FORMAT=json
VOLUME /var/lib/marquee
USER marquee
# Answers 200 while the process lives; /readyz also asks gateway, storage and dashboard.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD \
    ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('MARQUEE_DASHBOARD_PORT', '8765') + '/healthz', timeout=4)"]
ENTRYPOINT ["marquee"]
CMD ["run"]
