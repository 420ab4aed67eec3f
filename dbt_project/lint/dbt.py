"""What sqlfluff puts in place of dbt's own macros: SQL of the same shape, never run."""


def dateadd(datepart: str, interval: object, from_date: str) -> str:
    return f"date_add({from_date}, to_{datepart}s({interval}))"


def datediff(first_date: str, second_date: str, datepart: str) -> str:
    return f"date_diff('{datepart}', {first_date}, {second_date})"


def type_string() -> str:
    return "text"


def type_timestamp() -> str:
    return "timestamp"


def listagg(measure: str, delimiter: str, order_by: str = "") -> str:
    return f"string_agg({measure}, {delimiter} {order_by})"


def generate_series(upper_bound: int) -> str:
    return f"select {upper_bound} as generated_number"


def date_spine(datepart: str, start_date: str, end_date: str) -> str:
    return f"select {start_date} as date_{datepart}"


def type_bigint() -> str:
    return "bigint"


def type_int() -> str:
    return "integer"


def date_trunc(datepart: str, date: str) -> str:
    return f"date_trunc('{datepart}', {date})"
