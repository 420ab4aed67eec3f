"""What an office has on record: rows written, changed and struck out in time."""

from simpy import Environment

from warehouse.simulate.schema import Table, tables

PREFIXES = {
    "access_blocks": "AB",
    "allegations": "AL",
    "approvals": "AP",
    "assessments": "AS",
    "assignments": "AG",
    "barriers": "BA",
    "case_members": "CM",
    "case_plans": "CP",
    "cases": "C",
    "contact_people": "KP",
    "contact_workers": "KW",
    "contacts": "K",
    "exceptions": "EX",
    "family_time": "FT",
    "hearings": "H",
    "home_studies": "HS",
    "intake_people": "IP",
    "intakes": "I",
    "investigations": "V",
    "legal_events": "LE",
    "missing_episodes": "ME",
    "needs": "N",
    "outside_signals": "OS",
    "parties": "PT",
    "person_names": "PN",
    "persons": "P",
    "placements": "PL",
    "plan_goals": "PG",
    "plan_signatures": "PS",
    "providers": "PR",
    "purges": "PU",
    "record_requests": "RR",
    "removals": "R",
    "safety_plan_checks": "SC",
    "safety_plans": "SP",
    "service_attendance": "SA",
    "service_referrals": "SR",
    "service_reports": "SV",
    "step_dates": "SD",
    "training_completions": "TC",
    "unit_supervisors": "US",
    "units": "U",
    "users": "UR",
    "worker_leave": "WL",
    "worker_skills": "WS",
    "workers": "W",
    "offices": "O",
}


class Row(dict):
    """One record. Days and moments are integers; the key is filled in."""

    __slots__ = ("changed", "gone", "recorded", "table")
    table: Table
    recorded: int
    changed: int
    gone: bool


class Records:
    """Every row of one office, in the order they were entered."""

    def __init__(self, env: Environment, office_number: int) -> None:
        self.env = env
        self.office_number = office_number
        self.schema = tables()
        self.tables: dict[str, list[Row]] = {name: [] for name in self.schema}
        self._numbers = dict.fromkeys(self.schema, 0)

    def new_key(self, table: str) -> str:
        number = self._numbers[table] = self._numbers[table] + 1
        return f"{PREFIXES[table]}{self.office_number:03d}{number:05d}"

    def row(self, table: str, values: dict) -> Row:
        """Enter a row now. Without its own key it gets the next one."""
        row = Row(values)
        row.table = self.schema[table]
        _check(row.table, values)
        if row.table.key not in row:
            row[row.table.key] = self.new_key(table)
        row.recorded = row.changed = int(self.env.now)
        row.gone = False
        self.tables[table].append(row)
        return row

    def change(self, row: Row, **values: object) -> None:
        """Change a row now; what was there before is lost, as in the source."""
        _check(row.table, values)
        row.update(values)
        row.changed = int(self.env.now)

    def strike(self, row: Row) -> None:
        """Delete a row now."""
        row.gone = True
        row.changed = int(self.env.now)


def _check(table: Table, values: dict) -> None:
    if not values.keys() <= table.names:
        strange = sorted(values.keys() - table.names)
        raise KeyError(f"{table.name} has no column {', '.join(strange)}")
