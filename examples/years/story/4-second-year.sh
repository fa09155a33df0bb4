# The first half of 2025: more time, a yearbook, an agreement, and going back to
# see.

page dialogue/2025/02/20-ministry-of-justice.yaml <<'END'
title: More time for the cells under the kitchen
date: 2025-02-20
form: letter
direction: outgoing
level: management
with: [ministry-of-justice]
lead: member-law
purpose: [follow-up]
recommendations:
  - recommendation: 2024/saltgate/01
    for: [ministry-of-justice]
    extends: {implement_by: 2025-09-30, reason: The store has to be built first}
END
commit tobin 2025-02-24T10:30:00+01:00 <<'END'
Grant Justice half a year more for the cells under the kitchen

Changed: dialogue-held dialogue/2025/02/20-ministry-of-justice
Changed: extended recommendations/2024/saltgate/01 ministry-of-justice 2025-03-31 -> 2025-09-30 (implementation)
END

page reports/2025/annual-2024.yaml <<'END'
title: The first year
type: annual
drafted: 2025-02-28
sent: 2025-03-17
published: 2025-03-17
END
page recommendations/2025/annual-2024/01.md <<'END'
---
report: 2025/annual-2024
title: Write into the NPM Act that we may copy files
addressees: [ministry-of-justice, parliament-justice-committee]
themes: [npm-mandate, legal-safeguards]
level: law
standards: ["OPCAT article 20"]
root_cause: The Act says "see", which some read as "not copy".
indicator: The Act says "copy".
---
We recommend that section 6 of the NPM Act give us the right to copy files.
END
commit piers 2025-03-18T08:30:00+01:00 <<'END'
Our first yearbook

Changed: report-step reports/2025/annual-2024 (drafted)
Changed: report-sent reports/2025/annual-2024
Changed: report-published reports/2025/annual-2024
Changed: issued recommendations/2025/annual-2024/01
END

page agreements/harbour-light.yaml <<'END'
title: Joint visits with Harbour Light
type: joint-visits
parties: [harbour-light]
signed: 2025-03-25
expires: 2026-09-30
covers: [roles, responsibilities, urgent-action, information-use, confidentiality]
END
page dialogue/2025/03/25-harbour-light.yaml <<'END'
title: Signing with Harbour Light
date: 2025-03-25
form: meeting
with: [harbour-light]
team: [chair, member-law]
lead: member-law
purpose: [introduce-mandate, cooperation]
agreement: harbour-light
body: |
  Signed on the quay, since the office was being painted. They want to know who
  speaks first if somebody in Saltgate dies. We wrote that in by hand.
END
commit tobin 2025-03-26T09:40:00+01:00 <<'END'
Agree with Harbour Light on visiting together

Changed: agreement-signed agreements/harbour-light
Changed: dialogue-held dialogue/2025/03/25-harbour-light
END

page dialogue/2025/04/11-prison-administration.yaml <<'END'
title: The telephones are there, says the Prison Administration
date: 2025-04-11
form: email
direction: incoming
level: technical
with: [prison-administration]
lead: member-law
purpose: [follow-up]
recommendations:
  - {recommendation: 2024/saltgate/02, for: [prison-administration], claims: implemented}
END
commit rana 2025-04-15T16:20:00+02:00 <<'END'
The Prison Administration reports telephones on all landings

The ministry, which owes the same, has not said so.

Changed: dialogue-held dialogue/2025/04/11-prison-administration
Changed: claimed recommendations/2024/saltgate/02 prison-administration = implemented (email)
Changed: state recommendations/2024/saltgate/02 partly-accepted -> in-progress
END

page visits/2025/04/22-care-home-lindow.yaml <<'END'
title: Lindow House
place: care-home-lindow
start: 2025-04-22
end: 2025-04-23
type: full
announced: false
team: [member-health, adviser-psychology]
access_given: full
END
page dialogue/2025/04/23-ministry-of-social-welfare.yaml <<'END'
title: After Lindow, with the Ministry of Social Welfare
date: 2025-04-23
form: debrief
level: management
with: [ministry-of-social-welfare]
team: [member-health, adviser-psychology]
lead: member-health
purpose: [introduce-mandate, explain]
visit: 2025/04/22-care-home-lindow
END
commit rana 2025-04-24T19:15:00+02:00 <<'END'
Visit Lindow House

Changed: visit-made visits/2025/04/22-care-home-lindow
Changed: dialogue-held dialogue/2025/04/23-ministry-of-social-welfare
END

page visits/2025/05/13-prison-saltgate.md <<'END'
---
title: Second visit to Saltgate Prison
place: prison-saltgate
start: 2025-05-13
end: 2025-05-14
type: follow-up
announced: false
team: [member-law, member-health]
joint_with: [harbour-light]
access_given: full
follow_up_of: [2024/03/12-prison-saltgate]
---
One of the two cells is full of chairs. The other is not.
END
page assessments/2025/05/14-prison-saltgate.yaml <<'END'
title: Saltgate after a year
date: 2025-05-14
basis: follow-up-visit
visit: 2025/05/13-prison-saltgate
by: [member-law, member-health]
findings:
  - {recommendation: 2024/saltgate/01, status: started, evidence: One cell is used as a store; the other was occupied.}
  - {recommendation: 2024/saltgate/02, status: partly-implemented, evidence: Four telephones on six landings.}
  - {recommendation: 2024/saltgate/04, status: not-implemented, evidence: No nurse on any night of the three rosters we drew.}
END
commit tobin 2025-05-16T11:00:00+02:00 <<'END'
Go back to Saltgate, with Harbour Light

Changed: visit-made visits/2025/05/13-prison-saltgate
Changed: assessed recommendations/2024/saltgate/01 = started
Changed: assessed recommendations/2024/saltgate/02 = partly-implemented
Changed: assessed recommendations/2024/saltgate/04 = not-implemented
Changed: state recommendations/2024/saltgate/01 accepted -> started
Changed: state recommendations/2024/saltgate/02 in-progress -> partly-implemented
Changed: state recommendations/2024/saltgate/04 accepted -> not-implemented
END

page reports/2025/lindow.yaml <<'END'
title: Visit to Lindow House, 22 and 23 April 2025
type: visit
visits: [2025/04/22-care-home-lindow]
sent: 2025-06-05
END
page recommendations/2025/lindow/01.md <<'END'
---
report: 2025/lindow
title: Stop using belts on chairs
addressees: [ministry-of-social-welfare]
themes: [restraints]
level: practice
standards: ["CRPD article 14"]
root_cause: Two carers for 44 people in the evening.
indicator: No belt in the house.
---
We recommend that nobody at Lindow House be tied to a chair.
END
page recommendations/2025/lindow/02.md <<'END'
---
report: 2025/lindow
title: Open the garden
addressees: [ministry-of-social-welfare]
themes: [material-conditions]
level: practice
standards: ["CRPD article 19"]
root_cause: The gate has one key.
indicator: Residents are met in the garden on three days out of three.
---
We recommend that the garden be open from breakfast to dust.
END
commit rana 2025-06-05T18:30:00+02:00 <<'END'
Send the report on Lindow House

Changed: report-sent reports/2025/lindow
Changed: issued recommendations/2025/lindow/01
Changed: issued recommendations/2025/lindow/02
END

line recommendations/2025/lindow/02.md \
	'We recommend that the garden be open from breakfast to dust.' \
	'We recommend that the garden be open from breakfast to dusk.'
commit rana 2025-06-06T07:55:00+02:00 <<'END'
To dusk, not to dust

The paper that went out has it right.

Changed: edited recommendations/2025/lindow/02 (body)
END

mv reports/2025/lindow.yaml reports/2025/care-home-lindow.yaml
for number in 01 02; do
	line recommendations/2025/lindow/$number.md 'report: 2025/lindow' 'report: 2025/care-home-lindow'
done
commit piers 2025-06-10T09:00:00+02:00 <<'END'
Call the report on Lindow as the place is called

Changed: renamed reports/2025/care-home-lindow reports/2025/lindow -> reports/2025/care-home-lindow
END

page dialogue/2025/06/11-ministry-of-justice.yaml <<'END'
title: Justice on the copying of files
date: 2025-06-11
form: letter
direction: incoming
level: political
with: [ministry-of-justice]
lead: chair
purpose: [legislation]
report: 2025/annual-2024
recommendations:
  - {recommendation: 2025/annual-2024/01, for: [ministry-of-justice], position: noted}
END
commit maud 2025-06-12T14:05:00+02:00 <<'END'
Justice takes note of what the yearbook asks

Parliament owes no letter. One of the two has spoken, so far.

Changed: dialogue-held dialogue/2025/06/11-ministry-of-justice
Changed: answered recommendations/2025/annual-2024/01 ministry-of-justice = noted (letter)
Changed: state recommendations/2025/annual-2024/01 awaiting-response -> mixed
END
