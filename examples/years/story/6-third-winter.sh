# From the autumn of 2025 to the spring of 2026: answers, slips, and a hearing.

more reports/2025/clinic-greywater.yaml <<'END'
comments_received: 2025-10-10
END
page contacts/police-liaison.yaml <<'END'
name: Corwin Abelard
stakeholder: police-service
role: Liaison officer
level: technical
since: 2025-10-13
END
commit piers 2025-10-14T11:35:00+02:00 <<'END'
Comments on the Greywater draft, entered after the weekend

They were asked for by Sunday. And the police have named somebody to ring.

Changed: report-step reports/2025/clinic-greywater (comments_received)
Changed: no-longer-overdue reports/2025/clinic-greywater was 2025-10-12 (comments)
Changed: contact-new contacts/police-liaison
END

page dialogue/2025/10/27-ministry-of-health.yaml <<'END'
title: Reminder of the night nurse
date: 2025-10-27
form: letter
direction: outgoing
level: political
with: [ministry-of-health]
lead: member-health
purpose: [escalation]
escalation: reminder
recommendations:
  - {recommendation: 2025/saltgate/01, for: [ministry-of-health]}
END
commit rana 2025-10-28T09:45:00+01:00 <<'END'
Remind Health of the nurse, as we did a year ago

Changed: dialogue-held dialogue/2025/10/27-ministry-of-health
END

more reports/2025/clinic-greywater.yaml <<'END'
sent: 2025-11-06
END
commit rana 2025-11-06T16:00:00+01:00 <<'END'
Send the report on Greywater

Changed: report-sent reports/2025/clinic-greywater
Changed: issued recommendations/2025/greywater/01
Changed: issued recommendations/2025/greywater/02
Changed: issued recommendations/2025/greywater/03
Changed: state recommendations/2025/greywater/01 draft -> awaiting-response
Changed: state recommendations/2025/greywater/02 draft -> awaiting-response
Changed: state recommendations/2025/greywater/03 draft -> awaiting-response
END

rm dialogue/2025/03/25-harbour-light.yaml
page dialogue/2025/03/25-harbour-light.md <<'END'
---
title: Signing with Harbour Light
date: 2025-03-25
form: meeting
with: [harbour-light]
team: [chair, member-law]
lead: member-law
purpose: [introduce-mandate, cooperation]
agreement: harbour-light
---
Signed on the quay, since the office was being painted. They want to know who
speaks first if somebody in Saltgate dies. We wrote that in by hand.
END
commit piers 2025-11-11T14:30:00+01:00 <<'END'
Minutes in the form in which we write all minutes

Not a word of them is another.
END

page dialogue/2025/12/12-ministry-of-justice.yaml <<'END'
title: Justice on the cells under the kitchen
date: 2025-12-12
form: letter
direction: incoming
level: political
with: [ministry-of-justice]
lead: member-law
purpose: [follow-up]
report: 2024/prison-saltgate
recommendations:
  - {recommendation: 2024/saltgate/01, for: [ministry-of-justice], claims: implemented}
END
commit tobin 2025-12-16T10:50:00+01:00 <<'END'
Both cells under the kitchen are a store, says the Ministry of Justice

Ten weeks after the day it was given. We have not seen it.

Changed: dialogue-held dialogue/2025/12/12-ministry-of-justice
Changed: claimed recommendations/2024/saltgate/01 ministry-of-justice = implemented (letter)
Changed: state recommendations/2024/saltgate/01 started -> claimed
Changed: no-longer-overdue recommendations/2024/saltgate/01 ministry-of-justice was 2025-09-30 (implementation)
END

line register.yaml '  acknowledgement: 14d' '  acknowledgement: 7d'
commit piers 2026-01-07T09:00:00+01:00 <<'END'
From this year we acknowledge complaints within a week

Changed: rules register.yaml (deadlines)
END

page dialogue/2026/01/16-ministry-of-health.yaml <<'END'
title: Health answers on Greywater
date: 2026-01-16
form: letter
direction: incoming
level: political
with: [ministry-of-health]
lead: member-health
purpose: [follow-up]
report: 2025/clinic-greywater
recommendations:
  - {recommendation: 2025/greywater/01, for: [ministry-of-health], position: accepted}
  - {recommendation: 2025/greywater/02, for: [ministry-of-health], position: rejected}
  - {recommendation: 2025/greywater/03, for: [clinic-greywater-management], position: accepted}
END
commit rana 2026-01-20T18:20:00+01:00 <<'END'
Health has answered on Greywater

Changed: dialogue-held dialogue/2026/01/16-ministry-of-health
Changed: answered recommendations/2025/greywater/01 ministry-of-health = accepted (letter)
Changed: answered recommendations/2025/greywater/02 ministry-of-health = rejected (letter)
Changed: answered recommendations/2025/greywater/03 clinic-greywater-management = accepted (letter)
Changed: state recommendations/2025/greywater/01 awaiting-response -> accepted
Changed: state recommendations/2025/greywater/02 awaiting-response -> rejected
Changed: state recommendations/2025/greywater/03 awaiting-response -> accepted
END

line dialogue/2026/01/16-ministry-of-health.yaml \
	'  - {recommendation: 2025/greywater/03, for: [clinic-greywater-management], position: accepted}' \
	'  - {recommendation: 2025/greywater/03, for: [clinic-greywater-management], note: Left to the clinic, which has not written yet}'
commit rana 2026-01-21T08:05:00+01:00 <<'END'
No answer on the complaints box after all

Read again by daylight: the ministry leaves the third to the clinic.

Changed: taken-back recommendations/2025/greywater/03 clinic-greywater-management was accepted (answer)
Changed: state recommendations/2025/greywater/03 accepted -> awaiting-response
Changed: other dialogue/2026/01/16-ministry-of-health (recommendations)
END

page dialogue/2026/02/06-police-service.yaml <<'END'
title: The police on the ring
date: 2026-02-06
form: letter
direction: incoming
level: management
with: [police-service]
contacts: [police-liaison]
lead: adviser-psychology
purpose: [follow-up]
report: 2024/urgent-quayside
recommendations:
  - {recommendation: 2024/quayside/01, for: [police-service], claims: implemented}
END
commit signe 2026-02-10T13:40:00+01:00 <<'END'
The hook at Quayside is out, say the police

We should have asked in December.

Changed: dialogue-held dialogue/2026/02/06-police-service
Changed: claimed recommendations/2024/quayside/01 police-service implemented -> implemented (letter)
Changed: state recommendations/2024/quayside/01 partly-implemented -> claimed
Changed: no-longer-overdue recommendations/2024/quayside/01 npm was 2025-12-30 (follow-up)
END

page stakeholders/human-rights-council.yaml <<'END'
name: United Nations Human Rights Council
category: international
END
page processes/upr-2026.yaml <<'END'
title: Universal Periodic Review of Ysmere, November 2026
mechanism: upr
stakeholder: human-rights-council
session: 2026-11-10
steps:
  - {step: written-information, due: 2026-07-17}
  - {step: briefing-of-delegations, due: 2026-10-30}
END
commit maud 2026-02-13T08:15:00+13:00 <<'END'
Prepare for the Universal Periodic Review

Written in Wellington, where it is tomorrow already.

Changed: stakeholder-new stakeholders/human-rights-council
Changed: other processes/upr-2026 (new)
END

page visits/2026/02/25-prison-saltgate.md <<'END'
---
title: Third visit to Saltgate Prison
place: prison-saltgate
start: 2026-02-25
end: 2026-02-26
type: follow-up
announced: false
team: [member-law, adviser-psychology]
access_given: full
follow_up_of: [2025/05/13-prison-saltgate]
no_report: What we found stands in the assessment.
---
Chairs in both cells, flour in one. The cook has the key and is glad of it.
END
page assessments/2026/02/26-prison-saltgate.yaml <<'END'
title: Saltgate after two years
date: 2026-02-26
basis: follow-up-visit
visit: 2026/02/25-prison-saltgate
by: [member-law, adviser-psychology]
findings:
  - {recommendation: 2024/saltgate/01, status: implemented, evidence: Both cells are stores; eight people asked apart from one another say so of the past months.}
  - {recommendation: 2024/saltgate/02, status: partly-implemented, evidence: Still four telephones.}
END
commit tobin 2026-02-27T15:30:00+01:00 <<'END'
Nobody is held under the kitchen any more

Changed: visit-made visits/2026/02/25-prison-saltgate
Changed: implemented recommendations/2024/saltgate/01 started -> implemented
Changed: state recommendations/2024/saltgate/01 claimed -> implemented
Changed: assessed recommendations/2024/saltgate/02 partly-implemented -> partly-implemented
END

page dialogue/2026/03/24-parliament-justice-committee.md <<'END'
---
title: Hearing in the Justice Committee
date: 2026-03-24
form: hearing
level: political
with: [parliament-justice-committee, ministry-of-justice, ministry-of-health]
team: [chair, member-law, member-health]
lead: chair
purpose: [escalation, legislation]
escalation: parliament
recommendations:
  - {recommendation: 2024/saltgate/03, for: [ministry-of-justice], position: accepted}
  - {recommendation: 2025/saltgate/01, for: [ministry-of-health], position: accepted}
  - {recommendation: 2025/annual-2024/01, for: [parliament-justice-committee], position: accepted}
---
Asked by a deputy whose brother is a prison officer, the minister found that a judge might do no harm.
END
commit maud 2026-03-25T09:10:00+01:00 <<'END'
A hearing in Parliament, and Justice changes its mind

Changed: dialogue-held dialogue/2026/03/24-parliament-justice-committee
Changed: position recommendations/2024/saltgate/03 ministry-of-justice rejected -> accepted (hearing)
Changed: position recommendations/2025/saltgate/01 ministry-of-health = accepted (hearing)
Changed: position recommendations/2025/annual-2024/01 parliament-justice-committee = accepted (hearing)
Changed: state recommendations/2024/saltgate/03 rejected -> accepted
Changed: state recommendations/2025/saltgate/01 response-overdue -> accepted
END
