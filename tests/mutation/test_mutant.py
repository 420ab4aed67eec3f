"""The faults that are planted are the small ones they are meant to be."""

from tests.mutation.mutant import apply, of_map, of_policy, of_sql

MODEL = """-- One row per thing older than 30 days.
select key from things
    left join others
        on things.key = others.key
where days >= 30
    and is_open
"""


def faults() -> dict[str, str]:
    return {m.name: apply(m, MODEL, MODEL) or "" for m in of_sql("things", MODEL)}


def test_a_limit_a_comparison_and_a_join_are_faults_of_a_model():
    assert set(faults()) == {
        "things:3: left join -> inner join",
        "things:5: >= -> >",
        "things:5: 30 -> 31",
    }


def test_a_fault_changes_one_place_and_no_comment():
    assert "where days > 30\n" in faults()["things:5: >= -> >"]
    assert "where days >= 31\n" in faults()["things:5: 30 -> 31"]
    assert all(
        text.startswith("-- One row per thing older than 30 days.") for text in faults().values()
    )


def test_a_fault_finds_its_line_again_in_a_unit_test_of_the_model():
    (limit,) = (m for m in of_sql("things", MODEL) if m.was == "30")
    inside = f"with actual as (\n{MODEL})\nselect * from actual"
    assert "where days >= 31\n" in (apply(limit, inside, MODEL) or "")
    assert apply(limit, "select 1", MODEL) is None


def test_holder_edge_flag_and_number_are_faults_of_the_map():
    row = {
        "kind": "visit", "step": "seen", "holder": "worker", "after": "assigned;planned",
        "needed_when": "", "sequence": "30", "opens_before": "", "opens_after": "",
        "lead_days": "3", "expected_days": "14",
        **dict.fromkeys(
            ("needs_ask", "may_be_implied", "is_protective", "is_closing", "is_event",
             "is_periodic", "can_be_under_way"), "false"),
    }  # fmt: skip
    found = {(m.column, m.becomes) for m in of_map([row], ["worker", "court", "nobody"])}
    assert {("holder", "court"), ("after", "planned"), ("after", "assigned")} <= found
    assert {("is_protective", "true"), ("lead_days", "4"), ("expected_days", "15")} <= found


def test_a_policy_limit_moves_by_one():
    (fault,) = of_policy([{"code": "icpc_study", "value": "60"}])
    assert (fault.was, fault.becomes) == ("60", "61")
