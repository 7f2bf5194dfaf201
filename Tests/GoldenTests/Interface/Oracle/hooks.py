"""What a description can't say: which values exist, and which parameters go together."""

import datetime
import json
import os
import urllib.request

import schemathesis
from hypothesis import strategies as st

with urllib.request.urlopen(os.environ["MADOGUCHI_URL"] + "/v1/plans") as answer:
    PLANS = [plan["plan"] for plan in json.load(answer)["plans"]]

ZONES = ["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "UTC"]

# Instants of RFC 3339 in the years that there are answers about.
INSTANTS = st.builds(
    lambda moment, offset: moment.isoformat(timespec="seconds") + offset,
    st.datetimes(min_value=datetime.datetime(1901, 1, 1), max_value=datetime.datetime(9990, 1, 1)),
    st.sampled_from(["Z", "+09:00", "-08:00"]),
)

schemathesis.openapi.format("date-time", INSTANTS)
schemathesis.openapi.format("duration", st.sampled_from(["PT0S", "1s", "PT1S"]))
schemathesis.openapi.format("time-zone", st.sampled_from(ZONES))
schemathesis.openapi.format("cursor", st.just("0d2m9q7t4k1xz"))
schemathesis.openapi.format("id", st.just("0d2m9q7t4k1xz"))
schemathesis.openapi.format("email", st.sampled_from(["customer@example.com", "hanako@example.jp"]))


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Has requests that are to be accepted say what goes together."""
    if case.meta is not None and case.meta.generation.mode.is_positive:
        path, query = case.operation.path, case.query or {}
        plan = (case.path_parameters or {}).get("plan")
        # Every other one exists.
        if isinstance(plan, str) and len(plan) % 2:
            case.path_parameters["plan"] = PLANS[len(plan) % len(PLANS)]
        if path.endswith("/availability"):
            query.pop("at" if "wait" in query else "timeout", None)
            if "wait" in query:
                # Questions are held that long.
                query["timeout"] = "PT0S"
        if path.endswith("/staffed-time"):
            if "to" in query:
                query.pop("add", None)
            elif "add" not in query:
                query["to"] = query.get("from")
        if path.endswith("/reports/cases") and "to" not in query:
            query.pop("from", None)
        if "from" in query and "to" in query:
            # Not before, and not long after: of changes a year and a month at most.
            years = 1 if path.endswith("/changes") else 2
            query["to"] = f"{int(query['from'][:4]) + years}{query['from'][4:]}".replace("-02-29", "-02-28")
        elif path.endswith("/changes"):
            # From now, or three months from there.
            query.pop("to", None)
