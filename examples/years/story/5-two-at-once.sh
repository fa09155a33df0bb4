# The second half of 2025: a ministry goes under, two colleagues work at once.

page reports/2025/prison-saltgate.yaml <<'END'
title: Second visit to Saltgate Prison, 13 and 14 May 2025
type: visit
visits: [2025/05/13-prison-saltgate]
drafted: 2025-06-04
draft_sent: 2025-06-13
END
page recommendations/2025/saltgate/01.md <<'END'
---
report: 2025/prison-saltgate
title: Have a nurse in the prison at night, again
addressees: [ministry-of-health]
themes: [health-care]
level: resources
standards: ["Nelson Mandela Rule 27"]
root_cause: The nursing post is still paid for office hours.
indicator: Rosters of three months show a nurse on each night.
repeats: [2024/saltgate/04]
---
We recommend for the second time that a nurse be present in Saltgate Prison during the night.
END
page recommendations/2025/saltgate/02.md <<'END'
---
report: 2025/prison-saltgate
title: Search people in a room with a door
addressees: [prison-administration]
themes: [material-conditions]
level: practice
standards: ["Nelson Mandela Rules 50-52"]
root_cause: The search room became the parcel room.
indicator: A room with a door, and rosters that show two officers of the same sex.
---
We recommend that nobody be undressed for a search where others can look on.
END
commit tobin 2025-06-13T16:50:00+02:00 <<'END'
Send the second draft on Saltgate

Changed: report-step reports/2025/prison-saltgate (drafted)
Changed: report-step reports/2025/prison-saltgate (draft_sent)
Changed: drafted recommendations/2025/saltgate/01
Changed: drafted recommendations/2025/saltgate/02
END

more contacts/justice-desk.yaml <<'END'
until: 2025-06-15
END
page contacts/justice-adviser.yaml <<'END'
name: Emlyn Hartog
stakeholder: ministry-of-justice
role: Adviser to the minister
level: management
focal_point: true
since: 2025-06-16
END
commit piers 2025-06-20T13:00:00+02:00 <<'END'
Another focal point at the Ministry of Justice

Changed: contact-gone contacts/justice-desk
Changed: contact-new contacts/justice-adviser
END

more reports/2025/prison-saltgate.yaml <<'END'
sent: 2025-07-08
END
commit maud 2025-07-11T17:10:00+02:00 <<'END'
Send the second report on Saltgate; the nurse is asked for again

Nobody commented on the draft.

Changed: report-sent reports/2025/prison-saltgate
Changed: issued recommendations/2025/saltgate/01
Changed: issued recommendations/2025/saltgate/02
Changed: state recommendations/2025/saltgate/01 draft -> awaiting-response
Changed: state recommendations/2025/saltgate/02 draft -> awaiting-response
Changed: repeated recommendations/2024/saltgate/04 = recommendations/2025/saltgate/01
Changed: state recommendations/2024/saltgate/04 not-implemented -> repeated
END

line reports/2025/prison-saltgate.yaml 'sent: 2025-07-08' 'sent: 2025-07-10'
commit piers 2025-07-14T08:20:00+02:00 <<'END'
The second report on Saltgate was sent on the 10th, not on the 8th

The 8th was the day on which it was signed.

Changed: other reports/2025/prison-saltgate (sent)
END

# From here two colleagues work at once: Rana on the clinic, on a branch of her
# own, Tobin and Signe on the rest.
git checkout -q -b clinic

page visits/2025/08/19-clinic-greywater.md <<'END'
---
title: Greywater Clinic, this time for real
place: clinic-greywater
start: 2025-08-19
end: 2025-08-20
type: full
announced: false
team: [member-health, chair]
access_given: partial
access_note: The pharmacy was opened on the second day.
---
Doors that lock from both sides. The night nurse here sits with people, which we wrote down too.
END
page dialogue/2025/08/20-clinic-greywater-management.yaml <<'END'
title: Last hour at Greywater
date: 2025-08-20
form: debrief
level: management
with: [clinic-greywater-management]
team: [member-health, chair]
lead: member-health
purpose: [introduce-mandate, explain]
visit: 2025/08/19-clinic-greywater
END
commit rana 2025-08-22T10:10:00+02:00 <<'END'
Visit Greywater Clinic

Changed: visit-made visits/2025/08/19-clinic-greywater
Changed: dialogue-held dialogue/2025/08/20-clinic-greywater-management
END

git checkout -q main
more stakeholders/ministry-of-social-welfare.yaml <<'END'
ended: 2025-09-01
succeeded_by: [ministry-of-health]
END
commit tobin 2025-09-02T08:35:00+02:00 <<'END'
Social Welfare has become a part of Health

From now on Health owes the two answers on Lindow, by tomorrow.

Changed: stakeholder-ended stakeholders/ministry-of-social-welfare = ministry-of-health
END

page complaints/2025/09/03-01.yaml <<'END'
received: 2025-09-03
channel: phone
from: lawyer
consent: {share: not-asked}
acknowledge: "yes"
acknowledged: 2025-09-04
type: treatment
themes: [restraints]
place: police-station-quayside
stakeholder: police-service
seriousness: serious
handler: adviser-psychology
recommendations: [2024/quayside/01]
actions:
  - {date: 2025-09-04, action: visit, to: police-service, identity: withheld, follow_up: 2025-10-01}
END
commit signe 2025-09-05T12:25:00+02:00 <<'END'
A complaint about Quayside

Changed: complaint-received complaints/2025/09/03-01
END

git checkout -q clinic
page reports/2025/clinic-greywater.yaml <<'END'
title: Visit to Greywater Clinic, 19 and 20 August 2025
type: visit
visits: [2025/08/19-clinic-greywater]
drafted: 2025-09-10
draft_sent: 2025-09-12
END
page recommendations/2025/greywater/01.md <<'END'
---
report: 2025/clinic-greywater
title: Lay down who may order a belt, and for how long
addressees: [ministry-of-health]
themes: [restraints, health-care]
level: policy
implement_by: 2026-06-30
standards: ["UN Principles on mental illness 11"]
root_cause: Each ward has a habit in the place of a rule.
indicator: One rule, on the wall of each ward.
---
We recommend that the ministry lay down who may order a belt, and for how long.
END
page recommendations/2025/greywater/02.md <<'END'
---
report: 2025/clinic-greywater
title: Give everybody a key to their own locker
addressees: [ministry-of-health]
themes: [material-conditions]
level: practice
standards: ["UN Principles on mental illness 13"]
root_cause: Keys were counted as a risk in 1998.
indicator: Ten people asked have a key.
---
We recommend that every patient have a locker and its key.
END
page recommendations/2025/greywater/03.md <<'END'
---
report: 2025/clinic-greywater
title: Show complaints to somebody from outside
addressees: [clinic-greywater-management]
themes: [legal-safeguards]
level: practice
standards: ["UN Principles on mental illness 21"]
root_cause: The box is emptied by the ward about which people complain.
indicator: The box is emptied by somebody from outside.
---
We recommend that the box for complaints be emptied by somebody from outside the clinic.
END
commit rana 2025-09-12T18:45:00+02:00 <<'END'
Send the draft on Greywater

Changed: report-step reports/2025/clinic-greywater (drafted)
Changed: report-step reports/2025/clinic-greywater (draft_sent)
Changed: drafted recommendations/2025/greywater/01
Changed: drafted recommendations/2025/greywater/02
Changed: drafted recommendations/2025/greywater/03
END

git checkout -q main
merge piers 2025-09-15T09:10:00+02:00 clinic <<'END'
Bring in what was done about Greywater

Changed: visit-made visits/2025/08/19-clinic-greywater
Changed: dialogue-held dialogue/2025/08/20-clinic-greywater-management
Changed: report-step reports/2025/clinic-greywater (drafted)
Changed: report-step reports/2025/clinic-greywater (draft_sent)
Changed: drafted recommendations/2025/greywater/01
Changed: drafted recommendations/2025/greywater/02
Changed: drafted recommendations/2025/greywater/03
END

page dialogue/2025/09/26-prison-administration.yaml <<'END'
title: The Prison Administration answers on searches
date: 2025-09-26
form: letter
direction: incoming
level: management
with: [prison-administration]
lead: member-law
purpose: [follow-up]
report: 2025/prison-saltgate
recommendations:
  - {recommendation: 2025/saltgate/02, for: [prison-administration], position: accepted}
commitments:
  - {what: Put a door on the search room, by: prison-administration, due: 2026-03-31, recommendation: 2025/saltgate/02}
END
commit tobin 2025-09-29T15:15:00+02:00 <<'END'
The Prison Administration accepts, and promises a door

Changed: dialogue-held dialogue/2025/09/26-prison-administration
Changed: answered recommendations/2025/saltgate/02 prison-administration = accepted (letter)
Changed: state recommendations/2025/saltgate/02 awaiting-response -> accepted
Changed: commitment-made recommendations/2025/saltgate/02 prison-administration = 2026-03-31
END

page visits/2025/10/01-police-station-quayside.yaml <<'END'
title: Third look at Quayside
place: police-station-quayside
start: 2025-10-01
end: 2025-10-01
type: reactive
announced: false
team: [adviser-psychology, member-law]
access_given: full
follow_up_of: [2025/02/12-police-station-quayside]
no_report: What we found stands in the assessment.
END
page assessments/2025/10/01-police-station-quayside.yaml <<'END'
title: Rings again, in one cell
date: 2025-10-01
basis: follow-up-visit
visit: 2025/10/01-police-station-quayside
by: [adviser-psychology, member-law]
findings:
  - {recommendation: 2024/quayside/01, status: partly-implemented, evidence: A new ring in the third cell; the sergeant calls it a hook.}
END
line complaints/2025/09/03-01.yaml \
	'  - {date: 2025-09-04, action: visit, to: police-service, identity: withheld, follow_up: 2025-10-01}' \
	'  - {date: 2025-09-04, action: visit, to: police-service, identity: withheld, follow_up: 2025-10-01}
  - {date: 2025-10-01, action: inform-management, to: police-service, identity: withheld}'
commit signe 2025-10-02T10:40:00+02:00 <<'END'
There is a ring at Quayside again

The complaint was right. What we had found implemented is so no more.

Changed: visit-made visits/2025/10/01-police-station-quayside
Changed: assessed recommendations/2024/quayside/01 implemented -> partly-implemented
Changed: reopened recommendations/2024/quayside/01 implemented -> partly-implemented
Changed: state recommendations/2024/quayside/01 implemented -> partly-implemented
Changed: other complaints/2025/09/03-01 (actions)
Changed: no-longer-overdue complaints/2025/09/03-01 npm was 2025-10-01 (complaint-action)
END

page dialogue/2025/10/08-ministry-of-health.md <<'END'
---
title: Health answers for the ministry that it took in
date: 2025-10-08
form: letter
direction: incoming
level: management
with: [ministry-of-health]
lead: member-health
purpose: [follow-up]
report: 2025/care-home-lindow
recommendations:
  - {recommendation: 2025/lindow/01, for: [ministry-of-health], position: accepted}
  - {recommendation: 2025/lindow/02, for: [ministry-of-health], position: partly-accepted}
  - {recommendation: 2024/quayside/02, for: [ministry-of-health], claims: in-progress}
---
The desk for care homes now stands in a corridor, with the files still in the boxes of the movers.
END
commit maud 2025-10-10T09:25:00+02:00 <<'END'
Health has answered on Lindow, five weeks late

On the doctor at Quayside they have found two who would come. Not a word about
the nurse at Saltgate.

Changed: dialogue-held dialogue/2025/10/08-ministry-of-health
Changed: answered recommendations/2025/lindow/01 ministry-of-health = accepted (letter)
Changed: answered recommendations/2025/lindow/02 ministry-of-health = partly-accepted (letter)
Changed: claimed recommendations/2024/quayside/02 ministry-of-health = in-progress (letter)
Changed: state recommendations/2025/lindow/01 response-overdue -> accepted
Changed: state recommendations/2025/lindow/02 response-overdue -> partly-accepted
Changed: state recommendations/2024/quayside/02 accepted -> in-progress
Changed: no-longer-overdue recommendations/2025/lindow/01 ministry-of-health was 2025-09-03 (response)
Changed: no-longer-overdue recommendations/2025/lindow/02 ministry-of-health was 2025-09-03 (response)
END
