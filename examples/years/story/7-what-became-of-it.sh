# 2026, from April to October: what became of it all.

page dialogue/2026/04/17-ministry-of-health.yaml <<'END'
title: Health on the night nurse
date: 2026-04-17
form: letter
direction: incoming
level: political
with: [ministry-of-health]
lead: member-health
purpose: [follow-up]
report: 2025/prison-saltgate
recommendations:
  - {recommendation: 2025/saltgate/01, for: [ministry-of-health], position: accepted, claims: implemented}
END
commit rana 2026-04-20T12:00:00+02:00 <<'END'
There is a night nurse, writes the Ministry of Health

Changed: dialogue-held dialogue/2026/04/17-ministry-of-health
Changed: answered recommendations/2025/saltgate/01 ministry-of-health accepted -> accepted (letter)
Changed: claimed recommendations/2025/saltgate/01 ministry-of-health = implemented (letter)
Changed: state recommendations/2025/saltgate/01 accepted -> claimed
Changed: no-longer-overdue recommendations/2025/saltgate/01 ministry-of-health was 2025-10-08 (response)
END

page dialogue/2026/03/05-cabinet-office.yaml <<'END'
title: A call from the Cabinet Office
date: 2026-03-05
form: phone
direction: incoming
level: management
with: [cabinet-office]
lead: chair
purpose: [cooperation]
commitments:
  - {what: Name somebody who sees to it that our letters are answered, by: cabinet-office, due: 2026-04-30}
END
commit maud 2026-05-12T08:45:00+02:00 <<'END'
A call that stood in my notebook since March

With a promise in it, which is late by now.

Changed: dialogue-held dialogue/2026/03/05-cabinet-office
Changed: commitment-made dialogue/2026/03/05-cabinet-office cabinet-office = 2026-04-30
Changed: now-overdue dialogue/2026/03/05-cabinet-office cabinet-office = 2026-04-30 (commitment)
END

line dialogue/2025/09/26-prison-administration.yaml \
	'  - {what: Put a door on the search room, by: prison-administration, due: 2026-03-31, recommendation: 2025/saltgate/02}' \
	'  - {what: Put a door on the search room, by: prison-administration, due: 2026-03-31, dropped: {date: 2026-06-03, reason: A curtain was put up instead}, recommendation: 2025/saltgate/02}'
commit tobin 2026-06-05T08:30:00+02:00 <<'END'
No door, a curtain

Changed: commitment-dropped recommendations/2025/saltgate/02 prison-administration was 2026-03-31
Changed: no-longer-overdue recommendations/2025/saltgate/02 prison-administration was 2026-03-31 (commitment)
END

page assessments/2026/06/17-enforcement-act.yaml <<'END'
title: The Enforcement Act as amended
date: 2026-06-17
basis: document-review
by: [member-law]
findings:
  - {recommendation: 2024/saltgate/03, status: implemented, evidence: "Section 88 names the district court; in force since 15 June 2026."}
END
commit tobin 2026-06-18T17:25:00+02:00 <<'END'
Separation beyond fourteen days needs a judge now

Two years and a week after we asked. Nobody remembers having refused.

Changed: implemented recommendations/2024/saltgate/03 = implemented
Changed: state recommendations/2024/saltgate/03 accepted -> implemented
END

page visits/2026/06/30-prison-saltgate.yaml <<'END'
title: Saltgate Prison by night
place: prison-saltgate
start: 2026-06-30
end: 2026-06-30
type: follow-up
announced: false
team: [member-health, adviser-psychology]
access_given: full
follow_up_of: [2026/02/25-prison-saltgate]
no_report: What we found stands in the assessment.
END
page assessments/2026/06/30-night-nurse.yaml <<'END'
title: The night nurse
date: 2026-06-30
basis: follow-up-visit
visit: 2026/06/30-prison-saltgate
by: [member-health, adviser-psychology]
findings:
  - {recommendation: 2025/saltgate/01, status: implemented, evidence: Met at three in the morning; rosters of April to June show one on each night.}
END
commit rana 2026-07-02T10:00:00+02:00 <<'END'
We have met the night nurse

Changed: visit-made visits/2026/06/30-prison-saltgate
Changed: implemented recommendations/2025/saltgate/01 = implemented
Changed: state recommendations/2025/saltgate/01 claimed -> implemented
END

page dialogue/2026/07/10-ministry-of-health.yaml <<'END'
title: More time for the rule on belts
date: 2026-07-10
form: letter
direction: outgoing
level: management
with: [ministry-of-health]
lead: member-health
purpose: [follow-up]
recommendations:
  - recommendation: 2025/greywater/01
    for: [ministry-of-health]
    extends: {implement_by: 2026-12-31, reason: The draft is out for comment among the wards}
END
commit rana 2026-07-13T11:15:00+02:00 <<'END'
Grant Health until the end of the year for the rule on belts

It was late already when they asked.

Changed: dialogue-held dialogue/2026/07/10-ministry-of-health
Changed: extended recommendations/2025/greywater/01 ministry-of-health 2026-06-30 -> 2026-12-31 (implementation)
Changed: no-longer-overdue recommendations/2025/greywater/01 ministry-of-health was 2026-06-30 (implementation)
END

line processes/upr-2026.yaml \
	'  - {step: written-information, due: 2026-07-17}' \
	'  - {step: written-information, due: 2026-07-17, done: 2026-07-16, how: written}'
commit piers 2026-07-17T07:50:00+02:00 <<'END'
Our information for the Universal Periodic Review is in Geneva

Changed: process-step processes/upr-2026 = done (written-information)
END

line stakeholders/police-service.yaml 'name: Police Service' 'name: National Police'
line stakeholders/ministry-of-health.yaml 'stance: neutral' 'stance: supportive'
line stakeholders/ministry-of-interior.yaml 'owner: chair' 'owner: adviser-psychology'
more contacts/police-liaison.yaml <<'END'
focal_point: true
END
commit maud 2026-08-14T16:10:00+02:00 <<'END'
Go through the map again

The police have a new name on the door, Health has come round, and Signe takes
over the Interior.

Changed: stakeholder-renamed stakeholders/police-service Police Service -> National Police
Changed: stakeholder-mapping stakeholders/ministry-of-health neutral -> supportive (stance)
Changed: stakeholder-owner stakeholders/ministry-of-interior chair -> adviser-psychology
Changed: focal-point contacts/police-liaison no -> yes
END

more complaints/2025/09/03-01.yaml <<'END'
outcome: The ring is gone; the lawyer was told so.
closed: 2026-08-24
END
commit signe 2026-08-25T09:35:00+02:00 <<'END'
Close the complaint about Quayside

Changed: complaint-closed complaints/2025/09/03-01
END

page visits/2026/09/04-police-station-quayside.yaml <<'END'
title: Fourth look at Quayside
place: police-station-quayside
start: 2026-09-04
end: 2026-09-04
type: follow-up
announced: false
team: [adviser-psychology, member-law]
access_given: full
follow_up_of: [2025/10/01-police-station-quayside]
no_report: What we found stands in the assessment.
END
page assessments/2026/09/04-police-station-quayside.yaml <<'END'
title: The third cell at Quayside
date: 2026-09-04
basis: follow-up-visit
visit: 2026/09/04-police-station-quayside
by: [adviser-psychology, member-law]
findings:
  - {recommendation: 2024/quayside/01, status: implemented, evidence: Three cells seen without rings or hooks; three people held in the past month asked.}
END
commit signe 2026-09-08T14:55:00+02:00 <<'END'
No ring at Quayside, seen with our own eyes

A month later than we owed it.

Changed: visit-made visits/2026/09/04-police-station-quayside
Changed: implemented recommendations/2024/quayside/01 partly-implemented -> implemented
Changed: state recommendations/2024/quayside/01 claimed -> implemented
Changed: no-longer-overdue recommendations/2024/quayside/01 npm was 2026-08-06 (verification)
END

more places/care-home-lindow.yaml <<'END'
closed: 2026-09-15
END
page assessments/2026/09/21-lindow-and-lockers.yaml <<'END'
title: What we no longer pursue
date: 2026-09-21
basis: third-party
by: [member-health]
findings:
  - {recommendation: 2025/lindow/01, status: no-longer-applicable, note: The house is closed.}
  - {recommendation: 2025/lindow/02, status: no-longer-applicable, note: The house is closed.}
  - {recommendation: 2025/greywater/02, status: not-pursued, note: The families have bought locks.}
END
commit rana 2026-09-22T18:05:00+02:00 <<'END'
Lindow House is closed, and we let the lockers go

Changed: other places/care-home-lindow (closed)
Changed: closed recommendations/2025/lindow/01 = no-longer-applicable
Changed: closed recommendations/2025/lindow/02 = no-longer-applicable
Changed: closed recommendations/2025/greywater/02 = not-pursued
Changed: state recommendations/2025/lindow/01 accepted -> no-longer-applicable
Changed: state recommendations/2025/lindow/02 partly-accepted -> no-longer-applicable
Changed: state recommendations/2025/greywater/02 rejected -> not-pursued
END

more agreements/harbour-light.yaml <<'END'
ended: 2026-09-30
END
page agreements/harbour-light-2026.yaml <<'END'
title: Joint visits with Harbour Light, renewed
type: joint-visits
parties: [harbour-light]
signed: 2026-10-05
expires: 2028-09-30
covers: [roles, responsibilities, urgent-action, information-use, confidentiality]
END
commit tobin 2026-10-06T10:20:00+02:00 <<'END'
Renew the agreement with Harbour Light, five days after it ran out

Changed: agreement-ended agreements/harbour-light
Changed: agreement-signed agreements/harbour-light-2026
Changed: no-longer-overdue agreements/harbour-light was 2026-09-30 (agreement)
END

page visits/2026/11/17-clinic-greywater.yaml <<'END'
title: Greywater Clinic, second visit
place: clinic-greywater
start: 2026-11-17
end: 2026-11-18
type: follow-up
announced: false
team: [member-health, adviser-psychology]
follow_up_of: [2025/08/19-clinic-greywater]
END
page reports/2026/nights.yaml <<'END'
title: Nights in places of detention
type: thematic
visits: [2026/06/30-prison-saltgate]
END
commit piers 2026-10-20T09:05:00+02:00 <<'END'
Plan the second visit to Greywater, and a report on nights

Changed: visit-planned visits/2026/11/17-clinic-greywater
Changed: report-begun reports/2026/nights
END
