"""The fields of FTS flows: the API's JSON and the header of the CSV files that HDX publishes.

Source: OCHA, Financial Tracking Service, `api.hpc.tools/v1/public/fts/flow`; HDX's FTS data sets.
"""

HEADER = (
    "date", "budgetYear", "description", "amountUSD", "srcOrganization", "srcOrganizationTypes", "srcLocations",
    "srcUsageYearStart", "srcUsageYearEnd", "destPlan", "destPlanCode", "destPlanId", "destOrganization",
    "destOrganizationTypes", "destGlobalClusters", "destLocations", "destProject", "destProjectCode", "destEmergency",
    "destUsageYearStart", "destUsageYearEnd", "contributionType", "flowType", "method", "boundary", "onBoundary",
    "status", "firstReportedDate", "decisionDate", "keywords", "originalAmount", "originalCurrency", "exchangeRate",
    "id", "refCode", "createdAt", "updatedAt",
)  # fmt: skip

MEANINGS = {
    "date": "the day, where it is known to the day",
    "budgetYear": "left empty",
    "description": "the words of the first claim that tells it",
    "amountUSD": "in US dollars at the ECB's rate of the day; empty where there is none",
    "srcOrganization": "the donors' English names",
    "srcOrganizationTypes": "Government or Multilateral Organizations",
    "srcLocations": "the donors that are states, ISO 3166-1 alpha-3",
    "srcUsageYearStart": "the year of the date",
    "srcUsageYearEnd": "the year of the date",
    "destPlan": "left empty",
    "destPlanCode": "left empty",
    "destPlanId": "left empty",
    "destOrganization": "the recipients that are organisations",
    "destOrganizationTypes": "Multilateral Organizations",
    "destGlobalClusters": "left empty",
    "destLocations": "the recipients that are states, ISO 3166-1 alpha-3",
    "destProject": "left empty",
    "destProjectCode": "left empty",
    "destEmergency": "left empty",
    "destUsageYearStart": "the year of the date",
    "destUsageYearEnd": "the year of the date",
    "contributionType": "financial, or in kind where goods are told",
    "flowType": "Standard",
    "method": "Traditional aid",
    "boundary": "incoming",
    "onBoundary": "single, or shared among several recipients",
    "status": "pledge, commitment, or paid (disbursed, delivered)",
    "firstReportedDate": "the day of the first document that tells it",
    "decisionDate": "the day on which it was committed, where known to the day",
    "keywords": "the instrument, where named",
    "originalAmount": "the money as announced (of a range its lower end)",
    "originalCurrency": "ISO 4217",
    "exchangeRate": "units of the original currency in a US dollar",
    "id": "the record; `pledgebook show ID` opens it",
    "refCode": "the whole that it is part of",
    "createdAt": "left empty",
    "updatedAt": "left empty",
}
