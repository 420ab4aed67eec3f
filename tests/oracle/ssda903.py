"""England's return on looked-after children, read from its own files into the contract's tables."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from tests.oracle.records import Records, Row

AS_OF = date(2018, 3, 31)
ADOPTED = {"E11", "E12"}
AT_HOME = "P1"  # placed with the own parents
SUPPLIED = {
    "cases": "case_id opened_on program",
    "persons": "person_id birth_date sex race",
    "case_members": "case_member_id case_id person_id role starts_on",
    "removals": "removal_id person_id case_id removed_on ended_on exit_reason",
    "placements": "placement_id removal_id setting starts_on ends_on",
    "hearings": "hearing_id case_id person_id kind scheduled_for held_on outcome",
    "missing_episodes": "missing_episode_id person_id case_id missing_at located_at",
}


class Blank(dict):
    """A row of a table; what the return does not say is empty."""

    def __missing__(self, column: str) -> None:
        return None


def returned(folder: Path) -> Records:
    episodes = read(folder, "episodes")
    stays = list(removals(episodes))
    tables: dict[str, list[Row]] = {
        "removals": stays,
        "placements": list(placements(episodes, stays)),
        "hearings": list(hearings(read(folder, "reviews"))),
        "missing_episodes": [missing(row) for row in read(folder, "missing")],
        "persons": [
            {"person_id": r["CHILD"], "birth_date": day(r["DOB"])} for r in read(folder, "header")
        ],
        "cases": [
            {"case_id": r["CHILD"], "program": "foster_care"} for r in read(folder, "header")
        ],
    }
    supplied = {
        f"{table}.{column}" for table, columns in SUPPLIED.items() for column in columns.split()
    }
    blank: dict[str, list[Row]] = {
        name: [Blank(row) for row in rows] for name, rows in tables.items()
    }
    for case in blank["cases"]:
        case["access_level"] = "normal"
    return Records(blank, AS_OF, supplied)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    return date(*(int(part) for part in reversed(text.split("/")))) if text else None


def removals(episodes: list[dict[str, str]]) -> Iterator[Row]:
    """Episodes that meet or overlap are one stay in care, open while any of them is."""
    by_child: dict[str, list[tuple[date, date]]] = defaultdict(list)
    adopted = {(row["CHILD"], day(row["DEC"])) for row in episodes if row["REC"] in ADOPTED}
    for row in episodes:
        by_child[row["CHILD"]].append((day(row["DECOM"]) or date.min, day(row["DEC"]) or date.max))
    for child, spells in by_child.items():
        stays: list[list[date]] = []
        for starts, ends in sorted(spells):
            if stays and stays[-1][1] >= starts:
                stays[-1][1] = max(stays[-1][1], ends)
            else:
                stays.append([starts, ends])
        for starts, ends in stays:
            known = {"removal_id": f"{child}-{starts}", "person_id": child, "case_id": child}
            reason = "adopted" if (child, ends) in adopted else None
            over = ends if ends < date.max else None
            yield known | {"removed_on": starts, "ended_on": over, "exit_reason": reason}


def placements(episodes: list[dict[str, str]], stays: list[Row]) -> Iterator[Row]:
    for row in episodes:
        starts, ends = day(row["DECOM"]) or date.min, day(row["DEC"])
        mine = [s for s in stays if s["person_id"] == row["CHILD"] and s["removed_on"] <= starts]
        setting = "trial_home" if row["PLACE"] == AT_HOME else row["PLACE"]
        yield {
            "placement_id": f"{row['CHILD']}-{starts}",
            "removal_id": max(mine, key=lambda stay: stay["removed_on"])["removal_id"],
            "setting": setting,
            "starts_on": starts,
            "ends_on": ends,
        }


def hearings(rows: list[dict[str, str]]) -> Iterator[Row]:
    """Reviews; those that share child, day and code have no key of their own and are set aside."""
    times = Counter((row["CHILD"], row["REVIEW"], row["REVIEW_CODE"]) for row in rows)
    for row in rows:
        if times[row["CHILD"], row["REVIEW"], row["REVIEW_CODE"]] > 1:
            continue
        on = day(row["REVIEW"]) or date.min
        yield {
            "hearing_id": f"{row['CHILD']}-{on}-{row['REVIEW_CODE']}",
            "case_id": row["CHILD"],
            "person_id": row["CHILD"],
            "kind": "review",
            "scheduled_for": on,
            "held_on": on if on <= AS_OF else None,
            "outcome": "held" if on <= AS_OF else None,
        }


def missing(row: dict[str, str]) -> Row:
    starts, ends = day(row["MIS_START"]) or date.min, day(row["MIS_END"])
    return {
        "missing_episode_id": f"{row['CHILD']}-{starts}",
        "person_id": row["CHILD"],
        "case_id": row["CHILD"],
        "missing_at": datetime.combine(starts, time()),
        "located_at": datetime.combine(ends, time()) if ends else None,
    }
