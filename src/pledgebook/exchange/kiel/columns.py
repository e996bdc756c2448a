"""The columns of the tracker's main data sheet and its words, as its public code and documentation show them.

Source: Ukraine Support Tracker, Kiel Institute for the World Economy, `Bilateral Assistance, MAIN DATA`.
"""

SHEET = "Bilateral Assistance, MAIN DATA"

COLUMNS = (
    "activity_id", "sub_activity_id", "donor", "announcement_date", "month", "month_exists_dummy", "measure",
    "aid_type_general", "aid_type_specific", "explanation", "earmarked_year", "reporting_currency",
    "source_reported_value", "total_value_dummy", "tot_activity_value", "tot_activity_value_EUR",
    "tot_activity_value_constant_currency", "tot_sub_activity_value", "tot_sub_activity_value_EUR",
    "tot_sub_activity_value_EUR_redistr", "tot_sub_activity_value_EUR_OLD", "tot_sub_activity_value_constant_currency",
    "tot_sub_activity_value_constant_currency_redistr", "tot_value_deliv_EUR", "item", "item_type", "item_numb",
    "item_numb_deliv", "item_price_USD", "item_value_estimate_USD", "item_value_estimate_deliv_USD", "loan_mat",
    "loan_int", "loan_gra", "source_1", "source_2", "source_3", "source_4",
)  # fmt: skip

MEANINGS = {
    "activity_id": "the package's record (the record itself where it is part of none)",
    "sub_activity_id": "the record; `pledgebook show ID` opens it",
    "donor": "the donor's English name; several donors of one figure are parted by '; '",
    "announcement_date": "the day, where it is known to the day",
    "month": "1 is January 2022; 0 where the month is not known",
    "month_exists_dummy": "1 where the month is known",
    "measure": "Commitment (pledged) or Allocation (committed, disbursed, delivered)",
    "aid_type_general": "Military, Financial, Humanitarian; Development is not one of the tracker's own types",
    "aid_type_specific": "left empty: public statements do not tell the tracker's finer types",
    "explanation": "the words of the first claim that tells it",
    "earmarked_year": "left empty",
    "reporting_currency": "ISO 4217",
    "source_reported_value": "the money as announced (of a range its lower end), on a record's first row only",
    "total_value_dummy": "1 where the row carries the record's value",
    "tot_activity_value": "as source_reported_value",
    "tot_activity_value_EUR": "in euros at the ECB's rate of the day",
    "tot_activity_value_constant_currency": "left empty: the tracker's own base",
    "tot_sub_activity_value": "as source_reported_value",
    "tot_sub_activity_value_EUR": "in euros at the ECB's rate of the day",
    "tot_sub_activity_value_EUR_redistr": "as tot_sub_activity_value_EUR",
    "tot_sub_activity_value_EUR_OLD": "left empty",
    "tot_sub_activity_value_constant_currency": "left empty",
    "tot_sub_activity_value_constant_currency_redistr": "left empty",
    "tot_value_deliv_EUR": "the value in euros of what was disbursed or delivered",
    "item": "one of the record's goods or services, a row each",
    "item_type": "left empty: the tracker's own classification",
    "item_numb": "how many, as announced; empty where no number is said",
    "item_numb_deliv": "how many of them, where the record was delivered",
    "item_price_USD": "left empty: no prices are estimated",
    "item_value_estimate_USD": "left empty",
    "item_value_estimate_deliv_USD": "left empty",
    "loan_mat": "left empty",
    "loan_int": "left empty",
    "loan_gra": "left empty",
    "source_1": "address of a document that tells it",
    "source_2": "address of a further one",
    "source_3": "address of a further one",
    "source_4": "address of a further one",
}
