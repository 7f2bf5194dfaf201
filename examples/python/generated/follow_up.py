"""follow_up.py PLAN ADDRESS: asks whether PLAN is open, leaves a reminder, finds it in the list, and cancels it, all by the
client that generate.sh made. PYTHONPATH has to name the directory that it was made in."""

import os
import sys

import httpx
from madoguchi_client import Client
from madoguchi_client.api.follow_ups import get_follow_ups, post_follow_ups, post_follow_ups_id_cancel
from madoguchi_client.api.plans import get_plans_plan_availability
from madoguchi_client.models import Availability, FollowUpPage, FollowUpResource, GetFollowUpsState, PostFollowUpsBody

plan, address = sys.argv[1:]
socket = os.path.join(os.environ.get("MADOGUCHI_RUNTIME_DIR", "/run/madoguchi"), "control.sock")
client = Client(base_url="http://localhost", raise_on_unexpected_status=True)
client.set_httpx_client(httpx.Client(base_url="http://localhost", transport=httpx.HTTPTransport(uds=socket)))


def expect(kind, answer):
    """The answer, where it is one of this kind; else it is a problem, which says what it is about."""
    if not isinstance(answer, kind):
        sys.exit(f"{answer.status}: {answer.detail}")
    return answer


availability = expect(Availability, get_plans_plan_availability.sync(plan, client=client))
print(f"{availability.plan}: {availability.state.value}, until {availability.until}")

body = PostFollowUpsBody.from_dict({
    "kind": "reminder", "plan": plan, "to": address, "subject": "Ask the live chat", "text": "It is open now.",
    "when": {"window": "next"},
})
reminder = expect(FollowUpResource, post_follow_ups.sync(client=client, body=body))
print(f"{reminder.id}: {reminder.state.value}, due at {reminder.due_at}")

page = expect(FollowUpPage, get_follow_ups.sync(client=client, to=address, state=GetFollowUpsState.QUEUED))
print(f"queued for this address: {len(page.follow_ups)}")

cancelled = expect(FollowUpResource, post_follow_ups_id_cancel.sync(reminder.id, client=client))
print(f"{cancelled.id}: {cancelled.state.value}")
