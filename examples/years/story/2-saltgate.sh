# Spring and summer of 2024: the first visit, the first report, the first letters.

page visits/2024/03/12-prison-saltgate.md <<'END'
---
title: First visit to Saltgate Prison
place: prison-saltgate
start: 2024-03-12
end: 2024-03-14
type: full
announced: false
team: [chair, member-law, member-health]
access_given: full
---
Two cells under the kitchen, no daylight, a man in each. Nobody calls them punishment cells. Everybody knew the way.
END
page dialogue/2024/03/14-prison-administration.md <<'END'
---
title: Last evening at Saltgate
date: 2024-03-14
form: debrief
level: management
with: [prison-administration]
team: [chair, member-law, member-health]
lead: member-law
purpose: [explain, obstacles]
visit: 2024/03/12-prison-saltgate
commitments:
  - {what: Mend the call bells on the east landing, by: prison-administration, due: 2024-06-30}
obstacles:
  - One electrician for the whole island.
---
We rang a bell before the meeting and asked at its end whether anybody had heard it.
END
commit tobin 2024-03-15T14:00:00+01:00 <<'END'
Visit Saltgate Prison

Changed: visit-made visits/2024/03/12-prison-saltgate
Changed: dialogue-held dialogue/2024/03/14-prison-administration
Changed: commitment-made dialogue/2024/03/14-prison-administration prison-administration = 2024-06-30
END

line dialogue/2024/02/06-ministry-of-interior.md \
	'  - {what: List all rooms in which the police hold people, by: police-service, due: 2024-03-15}' \
	'  - {what: List all rooms in which the police hold people, by: police-service, due: 2024-03-15, done: 2024-03-14}'
commit piers 2024-03-20T09:15:00+01:00 <<'END'
The police have sent their list of rooms, a day early

It came while we were at Saltgate. Eleven rooms, one of them a boat.

Changed: commitment-kept dialogue/2024/02/06-ministry-of-interior police-service was 2024-03-15
Changed: no-longer-overdue dialogue/2024/02/06-ministry-of-interior police-service was 2024-03-15 (commitment)
END

page reports/2024/prison-saltgate.yaml <<'END'
title: Visit to Saltgate Prison, 12 to 14 March 2024
type: visit
visits: [2024/03/12-prison-saltgate]
drafted: 2024-04-19
draft_sent: 2024-04-26
END
page recommendations/2024/saltgate/01.md <<'END'
---
report: 2024/prison-saltgate
title: Close the two cells under the kitchen
addressees: [ministry-of-justice]
themes: [solitary-confinement, material-conditions]
level: practice
implement_by: 2025-03-31
standards: ["Nelson Mandela Rules 13-14 and 42"]
root_cause: The regular separation cells are used as a store.
indicator: The two cells are bricked up or used for things, and no register speaks of them.
---
We recommend that nobody be held in the two cells under the kitchen any more.
END
page recommendations/2024/saltgate/02.md <<'END'
---
report: 2024/prison-saltgate
title: Put a telephone on every landing
addressees: [prison-administration, ministry-of-justice]
themes: [contact-with-outside]
level: resources
standards: ["Nelson Mandela Rule 58"]
root_cause: The only telephone stands in the office of the shift leader.
indicator: Six working telephones on six landings.
---
We recommend that each landing have a telephone which people can use out of hearing of the staff.
END
page recommendations/2024/saltgate/03.md <<'END'
---
report: 2024/prison-saltgate
title: Let a judge decide on separation beyond fourteen days
addressees: [ministry-of-justice]
themes: [solitary-confinement, legal-safeguards]
level: law
standards: ["Nelson Mandela Rules 43-45"]
root_cause: The Enforcement Act leaves the length to the director.
indicator: The Enforcement Act names the court.
---
We recommend that separation for longer than fourteen days need the decision of a judge.
END
page recommendations/2024/saltgate/04.md <<'END'
---
report: 2024/prison-saltgate
title: Have a nurse in the prison at night
addressees: [ministry-of-health]
themes: [health-care]
level: resources
standards: ["Nelson Mandela Rule 27"]
root_cause: The nursing post is paid for office hours.
indicator: Rosters of three months show a nurse on each night.
---
We recommend that a nurse be present in Saltgate Prison during the night.
END
commit tobin 2024-04-26T17:30:00+02:00 <<'END'
Send the draft on Saltgate for factual correction

Changed: report-step reports/2024/prison-saltgate (drafted)
Changed: report-step reports/2024/prison-saltgate (draft_sent)
Changed: drafted recommendations/2024/saltgate/01
Changed: drafted recommendations/2024/saltgate/02
Changed: drafted recommendations/2024/saltgate/03
Changed: drafted recommendations/2024/saltgate/04
END

more reports/2024/prison-saltgate.yaml <<'END'
comments_received: 2024-05-23
END
commit piers 2024-05-24T10:00:00+02:00 <<'END'
Comments on the Saltgate draft: two names of corridors

Changed: report-step reports/2024/prison-saltgate (comments_received)
END

more reports/2024/prison-saltgate.yaml <<'END'
sent: 2024-06-10
END
commit maud 2024-06-10T12:00:00+02:00 <<'END'
Send the report on Saltgate, with four recommendations

Changed: report-sent reports/2024/prison-saltgate
Changed: issued recommendations/2024/saltgate/01
Changed: issued recommendations/2024/saltgate/02
Changed: issued recommendations/2024/saltgate/03
Changed: issued recommendations/2024/saltgate/04
Changed: state recommendations/2024/saltgate/01 draft -> awaiting-response
Changed: state recommendations/2024/saltgate/02 draft -> awaiting-response
Changed: state recommendations/2024/saltgate/03 draft -> awaiting-response
Changed: state recommendations/2024/saltgate/04 draft -> awaiting-response
END

line dialogue/2024/03/14-prison-administration.md \
	'  - {what: Mend the call bells on the east landing, by: prison-administration, due: 2024-06-30}' \
	'  - {what: Mend the call bells on the east landing, by: prison-administration, due: 2024-06-30, dropped: {date: 2024-06-28, reason: No firm came forward}}'
commit rana 2024-07-02T15:45:00+02:00 <<'END'
The bells will not be mended

Told on the telephone on the last working day before they were due.

Changed: commitment-dropped dialogue/2024/03/14-prison-administration prison-administration was 2024-06-30
Changed: no-longer-overdue dialogue/2024/03/14-prison-administration prison-administration was 2024-06-30 (commitment)
END

page dialogue/2024/08/29-ministry-of-justice.md <<'END'
---
title: The Ministry of Justice answers on Saltgate
date: 2024-08-29
form: letter
direction: incoming
level: political
with: [ministry-of-justice]
lead: member-law
purpose: [follow-up]
report: 2024/prison-saltgate
recommendations:
  - {recommendation: 2024/saltgate/01, for: [ministry-of-justice], position: accepted}
  - {recommendation: 2024/saltgate/02, for: [ministry-of-justice, prison-administration], position: partly-accepted, obstacle: Three telephones can be paid for this year.}
  - {recommendation: 2024/saltgate/03, for: [ministry-of-justice], position: rejected}
---
Four pages, signed by the minister. On the judge: one sentence, and it is not a reason.
END
commit tobin 2024-09-05T09:05:00+02:00 <<'END'
The Ministry of Justice has answered on Saltgate

Accepts the first, half of the second, and refuses the third. It speaks for the
Prison Administration too.

Changed: dialogue-held dialogue/2024/08/29-ministry-of-justice
Changed: answered recommendations/2024/saltgate/01 ministry-of-justice = accepted (letter)
Changed: answered recommendations/2024/saltgate/02 ministry-of-justice = partly-accepted (letter)
Changed: answered recommendations/2024/saltgate/02 prison-administration = partly-accepted (letter)
Changed: answered recommendations/2024/saltgate/03 ministry-of-justice = rejected (letter)
Changed: state recommendations/2024/saltgate/01 awaiting-response -> accepted
Changed: state recommendations/2024/saltgate/02 awaiting-response -> partly-accepted
Changed: state recommendations/2024/saltgate/03 awaiting-response -> rejected
END
