"""What families need, and when it comes to light."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Case
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office

PARENT_NEEDS = {
    ("substance_use", "substance_use_treatment"): 24,
    ("parenting", "parenting_course"): 26,
    ("mental_health", "counselling"): 18,
    ("domestic_violence", "domestic_violence_support"): 10,
    ("housing", "housing_support"): 13,
    ("income", "benefits_help"): 9,
}
CHILD_NEEDS = {
    ("mental_health", "counselling"): 34,
    ("child_behaviour", "behaviour_support"): 22,
    ("child_health", "health_care"): 18,
    ("education", "tutoring"): 14,
    ("social_support", "mentoring"): 12,
}


@process
def service_needs(office: Office, case: Case) -> Generator:
    """What the family needs comes to light one by one in the first weeks."""
    chance = office.chance("services")
    people = [*case.parents, *case.children]
    for _ in range(chance.weighted({0: 36, 1: 39, 2: 17, 3: 8})):
        yield office.in_days(chance.days(14, 1.0, most=120))
        if case.is_closed or not people:
            return
        person = chance.one_of(people)
        table = CHILD_NEEDS if person.role == "child" else PARENT_NEEDS
        office.begin("service_need", case, person, *chance.weighted(table))
