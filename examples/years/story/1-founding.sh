# Winter of 2024: an institution of four people, an office, and a map.

page register.yaml <<'END'
schema: 1

institution:
  name: National Preventive Mechanism of Ysmere
  short: NPM
  country: XY                # a code no real country bears
  languages: [en]

deadlines:
  response: 90d              # section 11 of the NPM Act
  response-urgent: 28d
  verification: 6m
  follow-up: {urgent: 90d, high: 180d, normal: 1y, rejected: none}
  draft-report: 60d
  comments: 30d
  final-report: 60d
  acknowledgement: 14d
  mapping-review: none       # four people know when the map is old
  overrides:
    - {when: {category: parliament}, response: none}   # Parliament owes us no letter

escalation:
  - {after: 0d, step: reminder}
  - {after: 60d, step: higher-authority}
  - {after: 180d, step: parliament}

themes:
  solitary-confinement: Solitary confinement
  contact-with-outside: Contact with the outside world
  health-care: Health care
  legal-safeguards: Safeguards in the first hours
  material-conditions: Material conditions
  restraints: Means of restraint
  npm-mandate: Mandate of the NPM
END
page README.md <<'END'
# Register of the NPM of Ysmere

One file for each thing that happened. Before you push: `npm check`.
END
commit piers 2024-01-08T10:12:00+01:00 <<'END'
Open the register
END

page members/chair.yaml <<'END'
name: Maud Ellisar
role: member
expertise: [public administration]
END
page members/member-law.yaml <<'END'
name: Tobin Ashgrove
role: member
expertise: [criminal law]
END
page members/member-health.yaml <<'END'
name: Rana Qaderi
role: member
expertise: [medicine]
END
page members/secretary.yaml <<'END'
name: Piers Lund
role: staff
END
commit piers 2024-01-09T16:40:00+01:00 <<'END'
Enter the four of us

Changed: other members/chair (new)
Changed: other members/member-law (new)
Changed: other members/member-health (new)
Changed: other members/secretary (new)
END

page stakeholders/ministry-of-justice.yaml <<'END'
name: Ministry of Justice
category: line-ministry
owner: member-law
stance: supportive
END
page stakeholders/prison-administration.yaml <<'END'
name: Prison Administration
category: supervisory-authority
parent: ministry-of-justice
owner: member-law
END
page stakeholders/ministry-of-interior.yaml <<'END'
name: Ministry of the Interior
category: line-ministry
owner: chair
END
page stakeholders/police-service.yaml <<'END'
name: Police Service
category: supervisory-authority
parent: ministry-of-interior
owner: chair
END
page stakeholders/ministry-of-health.yaml <<'END'
name: Ministry of Health
category: line-ministry
owner: member-health
stance: neutral
END
page stakeholders/clinic-greywater-management.yaml <<'END'
name: Management of Greywater Clinic
category: place-management
parent: ministry-of-health
owner: member-health
END
page stakeholders/ministry-of-social-welfare.yaml <<'END'
name: Ministry of Social Welfare
category: line-ministry
owner: chair
END
page stakeholders/cabinet-office.yaml <<'END'
name: Cabinet Office
category: other-executive
END
page stakeholders/parliament-justice-committee.yaml <<'END'
name: Justice Committee of Parliament
category: parliament
END
page stakeholders/harbour-light.yaml <<'END'
name: Harbour Light
category: civil-society
type: ngo
END
commit tobin 2024-01-11T18:05:00+01:00 <<'END'
Map the authorities

Ten bodies on two sheets of wrapping paper, typed out.

Changed: stakeholder-new stakeholders/ministry-of-justice
Changed: stakeholder-new stakeholders/prison-administration
Changed: stakeholder-new stakeholders/ministry-of-interior
Changed: stakeholder-new stakeholders/police-service
Changed: stakeholder-new stakeholders/ministry-of-health
Changed: stakeholder-new stakeholders/clinic-greywater-management
Changed: stakeholder-new stakeholders/ministry-of-social-welfare
Changed: stakeholder-new stakeholders/cabinet-office
Changed: stakeholder-new stakeholders/parliament-justice-committee
Changed: stakeholder-new stakeholders/harbour-light
END

page places/prison-saltgate.yaml <<'END'
name: Saltgate Prison
type: prison
authority: prison-administration
capacity: 180
END
page places/police-station-quayside.yaml <<'END'
name: Quayside Police Station
type: police-station
authority: police-service
END
page places/clinic-greywater.yaml <<'END'
name: Greywater Clinic
type: psychiatric-hospital
authority: clinic-greywater-management
END
page places/care-home-lindow.yaml <<'END'
name: Lindow House
type: social-care-home
authority: ministry-of-social-welfare
capacity: 44
END
commit rana 2024-01-15T09:30:00+01:00 <<'END'
List the places we know of

Changed: other places/prison-saltgate (new)
Changed: other places/police-station-quayside (new)
Changed: other places/clinic-greywater (new)
Changed: other places/care-home-lindow (new)
END

page dialogue/2024/01/30-ministry-of-justice.md <<'END'
---
title: First meeting with Justice and the prisons
date: 2024-01-30
form: meeting
level: political
with: [ministry-of-justice, prison-administration]
team: [chair, member-law]
lead: chair
purpose: [introduce-mandate]
---
Biscuits. They asked twice whether we would ring before we come. We shall not.
END
page contacts/justice-desk.yaml <<'END'
name: Ottoline Brask
stakeholder: ministry-of-justice
role: Desk officer
level: technical
focal_point: true
email: o.brask@justice.example.org
since: 2024-01-30
END
commit maud 2024-01-31T11:20:00+01:00 <<'END'
Meet the Ministry of Justice

Changed: dialogue-held dialogue/2024/01/30-ministry-of-justice
Changed: contact-new contacts/justice-desk
END

page dialogue/2024/02/06-ministry-of-interior.md <<'END'
---
title: First meeting with the Interior and the police
date: 2024-02-06
form: meeting
level: management
with: [ministry-of-interior, police-service]
team: [chair, member-law]
lead: chair
purpose: [introduce-mandate, access]
commitments:
  - {what: List all rooms in which the police hold people, by: police-service, due: 2024-03-15}
---
Nobody in the room knew how many rooms there are. That was the most useful thing said.
END
commit maud 2024-02-07T08:50:00+01:00 <<'END'
Meet the Ministry of the Interior, and come away with a promise

Changed: dialogue-held dialogue/2024/02/06-ministry-of-interior
Changed: commitment-made dialogue/2024/02/06-ministry-of-interior police-service = 2024-03-15
END
