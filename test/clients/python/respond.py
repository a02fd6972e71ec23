"""A client of Tocsin in Python: watch brands, flag a concern, decide, and ask before publishing.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python generate.py                                  # stubs from ../../../protos into gen/
    venv/bin/python respond.py flag lumo "smoke from a charger"  # prints the crisis that asks people
    venv/bin/python respond.py confirm lumo outage "it is real"
    venv/bin/python respond.py may-publish lumo                  # exit code 0: yes, 3: held or unknown

TOCSIN_ADDRESS (default 127.0.0.1:50051) names the instance, TOCSIN_TOKEN who you are.
"""

import os
import sys
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "gen"))

import grpc  # noqa: E402
from tocsin.crisis.v1 import crisis_pb2, crisis_pb2_grpc, events_pb2  # noqa: E402
from tocsin.hold.v1 import hold_pb2, hold_pb2_grpc  # noqa: E402

DEADLINE_S = 10
HELD = 3


def caller():
    token = os.environ.get("TOCSIN_TOKEN", "")
    return [("authorization", f"Bearer {token}")] if token else []


def retried(call, request):
    """Repeats a command whose outcome is unknown: the same request_id is never decided twice."""
    for attempt in range(3):
        try:
            return call(request, timeout=DEADLINE_S, metadata=caller())
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.UNAVAILABLE or attempt == 2:
                raise


def wait_for(crises, brand_id, phase, within_s):
    """The brand as soon as it is in this phase. The stream begins with the state now; heartbeats keep it alive."""
    request = crisis_pb2.WatchBrandsRequest(brand_ids=[brand_id])
    stream = crises.WatchBrands(request, timeout=within_s, metadata=caller())
    for change in stream:
        if change.HasField("brand") and change.brand.phase == phase:
            stream.cancel()
            return change.brand
    raise TimeoutError(f"{brand_id} did not reach {events_pb2.Phase.Name(phase)} within {within_s} s")


def flag(channel, brand_id, note):
    crises = crisis_pb2_grpc.CrisisServiceStub(channel)
    request = crisis_pb2.FlagConcernRequest(request_id=str(uuid.uuid4()), brand_id=brand_id, note=note)
    flagged = retried(crises.FlagConcern, request)
    brand = wait_for(crises, brand_id, events_pb2.PHASE_SUSPECTED, within_s=60)
    print(f"{flagged.flag_id}: {brand.crisis_id} waits for {brand.waits_for}")
    return 0


def confirm(channel, brand_id, scenario_id, reason):
    crises = crisis_pb2_grpc.CrisisServiceStub(channel)
    brand = wait_for(crises, brand_id, events_pb2.PHASE_SUSPECTED, within_s=DEADLINE_S)
    request = crisis_pb2.ConfirmCrisisRequest(
        request_id=str(uuid.uuid4()),
        crisis_id=brand.crisis_id,
        scenario_id=scenario_id,
        harm=events_pb2.LastingHarm(reputation=True),
        reason=reason,
    )
    crisis = retried(crises.ConfirmCrisis, request).crisis
    print(f"{crisis.crisis_id}: stage {crisis.stage_id}, confirmed by {', '.join(crisis.confirmed_by)}")
    for step in crisis.steps:
        print(f"  {step.person_id or 'nobody'}: {step.text}")
    return 0


def may_publish(channel, brand_id, account=""):
    holds = hold_pb2_grpc.HoldServiceStub(channel)
    request = hold_pb2.CheckHoldRequest(brand_id=brand_id, account=account)
    try:
        answer = holds.CheckHold(request, timeout=DEADLINE_S, metadata=caller())
    except grpc.RpcError as error:
        print(f"unknown, so do not publish: {error.details()}")
        return HELD
    if answer.answer == hold_pb2.HOLD_ANSWER_CLEAR:
        print("clear")
        return 0
    print("held: " + "; ".join(f"{hold.reason} (since {hold.started_at_ms:.0f})" for hold in answer.holds))
    return HELD


COMMANDS = {"flag": flag, "confirm": confirm, "may-publish": may_publish}


def main(arguments):
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    with grpc.insecure_channel(os.environ.get("TOCSIN_ADDRESS", "127.0.0.1:50051")) as channel:
        try:
            return COMMANDS[arguments[0]](channel, *arguments[1:])
        except grpc.RpcError as error:
            print(f"{error.code().name}: {error.details()}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
