"""The pages are what their rules say, and need nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from speak_to_input.services.forms.rules import FORM_TYPES, read_rules

FOLDER = Path(__file__).parents[4] / "bank_forms"

LISTED = {
    "loan": "customerName customerId phoneNumber email address dateOfBirth gender employmentStatus companyName"
    " monthlyIncome workAddress loanAmount loanTerm loanPurpose applicationDate collateralType collateralValue"
    " collateralDescription relationshipManager additionalNotes idCardImage",
    "crm": "customerName customerId phoneNumber email address interactionType interactionDate interactionTime"
    " duration agentName issueCategory issueDescription resolutionStatus resolutionDetails satisfactionRating"
    " followUpRequired followUpDate notes tags",
    "hr": "employeeName employeeId department position email phoneNumber requestType leaveType startDate endDate"
    " duration reason managerName managerEmail approvalStatus rejectionReason submissionDate"
    " contactDuringAbsence workHandover attachments notes",
    "compliance": "reportId reportType reportingPeriod submissionDate slaDeadline reportTitle complianceOfficer"
    " officerEmail officerPosition department status casesReviewed highRiskCases violationsFound"
    " violationDetails actionsTaken preventiveMeasures followUpRequired followUpDate overallRisk riskAnalysis"
    " attachments executiveSummary recommendations additionalNotes",
    "operations": "customerName customerId accountNumber phoneNumber transactionId transactionType channel"
    " transactionAmount transactionDate transactionDescription beneficiaryName beneficiaryAccount"
    " beneficiaryBank status processingSystem failureReason validationResult reviewerName reviewDate"
    " validationIssues balanceBefore balanceAfter balanceStatus fraudScore fraudIndicators fraudDetails notes"
    " actionRequired",
}


@pytest.mark.parametrize("form", FORM_TYPES)
def test_rules_and_page_have_the_same_fields_in_the_same_order(form: str) -> None:
    page = (FOLDER / form / "index.html").read_text("utf-8")
    rules = read_rules(FOLDER, form)
    placed = [name for name in re.findall(r'data-field="([^"]+)"', page) if "[" not in name]
    assert placed == list(rules.fields)
    assert set(LISTED[form].split()) <= set(placed)
    assert len(re.findall(r'data-step="', page)) == len(rules.steps)


@pytest.mark.parametrize("form", FORM_TYPES)
def test_each_field_stands_in_the_step_that_its_rule_names(form: str) -> None:
    page = (FOLDER / form / "index.html").read_text("utf-8")
    rules = read_rules(FOLDER, form)
    for number, section in enumerate(re.split(r'data-step="\d+"', page)[1:], start=1):
        for name in re.findall(r'data-field="(\w+)"', section):
            assert rules.fields[name].step == number, name


@pytest.mark.parametrize("page", sorted(FOLDER.rglob("*.html")), ids=lambda page: page.parent.name)
def test_pages_hold_no_inline_code_and_no_foreign_address(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|javascript:", text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?/', text)
