-- One row per removal in which the decision on parental rights fell due, and the day.
{{ tpr_clock('as_of_dates.as_of_date') }}
