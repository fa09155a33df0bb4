# From the autumn of 2024 to the spring of 2025: cells below the water, and a
# ministry that does not write back.

page members/adviser-psychology.yaml <<'END'
name: Signe Wolfram
role: staff
expertise: [psychology, police custody]
END
commit piers 2024-09-16T09:00:00+02:00 <<'END'
A psychologist joins us

Changed: other members/adviser-psychology (new)
END

page dialogue/2024/09/27-ministry-of-health.yaml <<'END'
title: Reminder to the Ministry of Health
date: 2024-09-27
form: letter
direction: outgoing
level: political
with: [ministry-of-health]
lead: member-health
purpose: [follow-up, escalation]
escalation: reminder
recommendations:
  - {recommendation: 2024/saltgate/04, for: [ministry-of-health]}
END
commit rana 2024-09-30T08:40:00+02:00 <<'END'
Remind the Ministry of Health of the night nurse

Changed: dialogue-held dialogue/2024/09/27-ministry-of-health
END

page visits/2024/10/08-police-station-quayside.md <<'END'
---
title: Unannounced visit to Quayside
place: police-station-quayside
start: 2024-10-08
end: 2024-10-08
type: reactive
announced: false
team: [member-law, adviser-psychology]
access_given: full
no_report: The urgent letter says it all.
---
At spring tide the water comes up through the drain. The rings in the wall are older than the police.
END
page reports/2024/urgent-quayside.yaml <<'END'
title: Urgent letter on the cells at Quayside
type: urgent
visits: [2024/10/08-police-station-quayside]
sent: 2024-10-10
END
page recommendations/2024/quayside/01.md <<'END'
---
report: 2024/urgent-quayside
title: Take the rings out of the walls
addressees: [police-service]
themes: [restraints, material-conditions]
priority: urgent
level: practice
standards: ["Nelson Mandela Rules 47-48"]
root_cause: Nobody has decided that they may not be used.
indicator: The walls are smooth and no instruction speaks of fastening.
---
We recommend that nobody be fastened to a wall at Quayside and that the rings be taken out.
END
page recommendations/2024/quayside/02.md <<'END'
---
report: 2024/urgent-quayside
title: Have a doctor come within an hour
addressees: [ministry-of-interior]
themes: [health-care, legal-safeguards]
level: resources
standards: ["Body of Principles 24"]
root_cause: The police pay doctors by the case and late.
indicator: The custody book shows a doctor within an hour in nine of ten cases.
---
We recommend that a doctor see everybody who asks for one within an hour.
END
commit signe 2024-10-11T11:30:00+02:00 <<'END'
Visit Quayside and write to the police within two days

Changed: visit-made visits/2024/10/08-police-station-quayside
Changed: report-sent reports/2024/urgent-quayside
Changed: issued recommendations/2024/quayside/01
Changed: issued recommendations/2024/quayside/02
END

page visits/2024/10/09-clinic-greywater.yaml <<'END'
title: Greywater Clinic
place: clinic-greywater
start: 2024-10-09
end: 2024-10-09
team: [member-health]
END
commit piers 2024-10-14T17:55:00+02:00 <<'END'
Enter the visit to Greywater

Changed: visit-made visits/2024/10/09-clinic-greywater
END

rm visits/2024/10/09-clinic-greywater.yaml
commit piers 2024-10-15T08:10:00+02:00 <<'END'
Take out the visit to Greywater, which was nobody's

It was a doctor's appointment in the shared calendar. Sorry.

Changed: removed visits/2024/10/09-clinic-greywater
END

page dialogue/2024/11/04-ministry-of-interior.md <<'END'
---
title: The Ministry of the Interior answers on Quayside
date: 2024-11-04
form: letter
direction: incoming
level: management
with: [ministry-of-interior]
lead: adviser-psychology
purpose: [follow-up]
report: 2024/urgent-quayside
recommendations:
  - {recommendation: 2024/quayside/01, for: [police-service], position: accepted, claims: implemented}
  - recommendation: 2024/quayside/02
    for: [ministry-of-interior]
    position: not-competent
    moves: {from: ministry-of-interior, to: ministry-of-health, reason: Doctors on call have been in the budget of Health since January 2024}
---
With a photograph of a wall. One wall; there are three cells.
END
commit signe 2024-11-25T13:20:00+01:00 <<'END'
A letter of the Interior that lay in the tray for three weeks

It is dated 4 November and was in time. The doctor is a matter for Health, they
say, and the budget says so too.

Changed: dialogue-held dialogue/2024/11/04-ministry-of-interior
Changed: answered recommendations/2024/quayside/01 police-service = accepted (letter)
Changed: claimed recommendations/2024/quayside/01 police-service = implemented (letter)
Changed: state recommendations/2024/quayside/01 response-overdue -> claimed
Changed: no-longer-overdue recommendations/2024/quayside/01 police-service was 2024-11-07 (response)
Changed: answered recommendations/2024/quayside/02 ministry-of-interior = not-competent (letter)
Changed: moved recommendations/2024/quayside/02 ministry-of-interior -> ministry-of-health
END

page dialogue/2024/12/11-ministry-of-health.md <<'END'
---
title: The Ministry of Health, at last in one room
date: 2024-12-11
form: meeting
level: management
with: [ministry-of-health]
team: [chair, member-health]
lead: member-health
purpose: [introduce-mandate, follow-up]
recommendations:
  - {recommendation: 2024/saltgate/04, for: [ministry-of-health], position: accepted}
commitments:
  - {what: Say so in writing, by: ministry-of-health, due: 2025-01-15, recommendation: 2024/saltgate/04}
---
A night nurse costs less than the ambulance boat. They had never put the two numbers on one sheet.
END
commit rana 2024-12-12T10:25:00+01:00 <<'END'
Health agrees on the nurse, aloud

Nothing in writing yet, so the answer is still owed.

Changed: dialogue-held dialogue/2024/12/11-ministry-of-health
Changed: position recommendations/2024/saltgate/04 ministry-of-health = accepted (meeting)
Changed: state recommendations/2024/saltgate/04 response-overdue -> accepted
Changed: commitment-made recommendations/2024/saltgate/04 ministry-of-health = 2025-01-15
END

page dialogue/2025/01/20-cabinet-office.yaml <<'END'
title: Letter to the Cabinet Office on the silence of Health
date: 2025-01-20
form: letter
direction: outgoing
level: political
with: [cabinet-office, ministry-of-health]
lead: chair
purpose: [escalation]
escalation: higher-authority
recommendations:
  - {recommendation: 2024/saltgate/04, for: [ministry-of-health]}
END
commit maud 2025-01-21T09:00:00+01:00 <<'END'
Write to the Cabinet Office: Health has not kept its word

Changed: dialogue-held dialogue/2025/01/20-cabinet-office
END

page dialogue/2025/01/31-ministry-of-health.yaml <<'END'
title: The Ministry of Health answers on Saltgate and Quayside
date: 2025-01-31
form: letter
direction: incoming
level: political
with: [ministry-of-health]
lead: member-health
purpose: [follow-up]
recommendations:
  - {recommendation: 2024/saltgate/04, for: [ministry-of-health], position: accepted, claims: not-started}
  - {recommendation: 2024/quayside/02, for: [ministry-of-health], position: accepted}
END
line dialogue/2024/12/11-ministry-of-health.md \
	'  - {what: Say so in writing, by: ministry-of-health, due: 2025-01-15, recommendation: 2024/saltgate/04}' \
	'  - {what: Say so in writing, by: ministry-of-health, due: 2025-01-15, done: 2025-01-31, recommendation: 2024/saltgate/04}'
commit rana 2025-02-04T12:10:00+01:00 <<'END'
The Ministry of Health has answered

Eleven days after our letter to the Cabinet Office. Accepts the nurse, of whom
nothing is to be seen yet, and the doctor that the Interior passed on to it.

Changed: dialogue-held dialogue/2025/01/31-ministry-of-health
Changed: answered recommendations/2024/saltgate/04 ministry-of-health accepted -> accepted (letter)
Changed: claimed recommendations/2024/saltgate/04 ministry-of-health = not-started (letter)
Changed: no-longer-overdue recommendations/2024/saltgate/04 ministry-of-health was 2024-09-08 (response)
Changed: commitment-kept recommendations/2024/saltgate/04 ministry-of-health was 2025-01-15
Changed: no-longer-overdue recommendations/2024/saltgate/04 ministry-of-health was 2025-01-15 (commitment)
Changed: answered recommendations/2024/quayside/02 ministry-of-health = accepted (letter)
Changed: state recommendations/2024/quayside/02 response-overdue -> accepted
Changed: no-longer-overdue recommendations/2024/quayside/02 ministry-of-health was 2025-02-02 (response)
END

page visits/2025/02/12-police-station-quayside.yaml <<'END'
title: Second look at Quayside
place: police-station-quayside
start: 2025-02-12
end: 2025-02-12
type: follow-up
announced: false
team: [adviser-psychology, member-law]
access_given: full
follow_up_of: [2024/10/08-police-station-quayside]
no_report: A follow-up of one hour; what we found stands in the assessment.
END
page assessments/2025/02/12-police-station-quayside.yaml <<'END'
title: The walls at Quayside
date: 2025-02-12
basis: follow-up-visit
visit: 2025/02/12-police-station-quayside
by: [adviser-psychology, member-law]
findings:
  - {recommendation: 2024/quayside/01, status: implemented, evidence: "All three cells seen; holes filled; the custody sergeant has the rings in a box."}
END
commit signe 2025-02-13T09:50:00+01:00 <<'END'
The rings at Quayside are gone

Changed: visit-made visits/2025/02/12-police-station-quayside
Changed: implemented recommendations/2024/quayside/01 = implemented
Changed: state recommendations/2024/quayside/01 claimed -> implemented
END
