"""An address that is no page reads like one that may not be seen."""

from __future__ import annotations

import dash
from dash.development.base_component import Component

from dashboard.pages.frame import framed
from dashboard.view import View


def layout(**asked: object) -> Component:
    return framed(View(), "", lambda here: None)


dash.register_page("not_found_404", path="/404", title="Sightline", layout=layout)
