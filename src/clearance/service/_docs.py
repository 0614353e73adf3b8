"""The interactive documentation of the API; nothing of it is loaded from elsewhere."""

from importlib.resources import files

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clearance: the API</title>
<link rel="stylesheet" href="/docs/ui/swagger-ui.css">
<div id="swagger-ui"></div>
<noscript>These pages need JavaScript; <a href="/openapi.json">the document itself</a>
does not.</noscript>
<script src="/docs/ui/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
"""
_START = """SwaggerUIBundle({
  url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout",
  validatorUrl: null, tryItOutEnabled: true
});
"""


def add_docs(site: FastAPI) -> None:
    """Add /docs to *site*."""
    folder = str(files("fastapi_offline").joinpath("static"))

    @site.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        """Give the page."""
        return HTMLResponse(_PAGE)

    @site.get("/docs/start.js", include_in_schema=False)
    async def start() -> Response:
        """Give the script that starts it."""
        return Response(_START, media_type="text/javascript")

    site.mount("/docs/ui", StaticFiles(directory=folder), name="docs-ui")
