package check_test

import "testing"

const expertFile = `name: Ana
role: external-expert
contract: {start: 2026-01-01, end: 2026-12-31}
induction: 2026-01-10
confidentiality: 2026-01-05
accredited_until: 2026-12-31
`

var teamBase = map[string]string{
	"members/chair.yaml":         "name: Chair\nrole: member\n",
	"members/expert.yaml":        expertFile,
	"places/lakeside.yaml":       "name: Lakeside\ntype: prison\nauthority: management\n",
	"stakeholders/justice.yaml":  "name: Justice\ncategory: line-ministry\nintroduced: 2020-01-01\n",
	"stakeholders/old.yaml":      "name: Old Justice\ncategory: line-ministry\nended: 2020-01-01\nsucceeded_by: [justice]\n",
	"stakeholders/prisons.yaml":  "name: Prisons\ncategory: supervisory-authority\nparent: justice\n",
	"stakeholders/health.yaml":   "name: Health\ncategory: line-ministry\n",
	"stakeholders/nhri.yaml":     "name: NHRI\ncategory: monitoring-body\n",
	"stakeholders/ngo.yaml":      "name: NGO\ncategory: civil-society\n",
	"stakeholders/umbrella.yaml": "name: NGOs\ncategory: civil-society\n",
	"stakeholders/branch.yaml":   "name: Branch\ncategory: civil-society\nparent: ngo\n",

	"stakeholders/management.yaml": "name: Management\ncategory: place-management\nparent: prisons\n",
}

const visited = "place: lakeside\nstart: 2026-06-01\nend: 2026-06-03\n"

func TestExpertsOnVisits(t *testing.T) {
	team := func(src string, more ...string) map[string]string {
		files := map[string]string{"visits/v.yaml": src}
		for i := 0; i < len(more); i += 2 {
			files[more[i]] = more[i+1]
		}
		return files
	}
	expert := func(pairs ...string) map[string]string {
		return team(visited+"team: [chair, expert]\n", "members/expert.yaml", changed(t, expertFile, pairs...))
	}
	found := func(code string) []string { return []string{code + " visits/v /team/1"} }
	runMethod(t, teamBase, []string{"M010", "M011", "M012", "M013", "M014"}, []methodCase{
		{"all in order", team(visited + "team: [chair, expert]\n"), nil},
		{"no team", team(visited), nil},
		{"a member alone", team(visited + "team: [chair]\n"), nil},
		{"expert alone", team(visited + "team: [expert]\n"), []string{"M010 visits/v /team"}},
		{"with somebody unknown", team(visited + "team: [expert, chiar]\n"), nil},
		{"expert alone, another body's visit", team(visited + "team: [expert]\nby: nhri\n"), nil},
		{"expert alone in a plan", team("place: lakeside\nstart: 2026-12-01\nteam: [expert]\n"), []string{"M010 visits/v /team"}},
		{"no contract", expert("contract: {start: 2026-01-01, end: 2026-12-31}\n", ""), found("M011")},
		{"contract without days", expert("{start: 2026-01-01, end: 2026-12-31}", "{}"), found("M011")},
		{"contract from the first day to the last", expert("{start: 2026-01-01, end: 2026-12-31}", "{start: 2026-06-01, end: 2026-06-03}"), nil},
		{"contract from the second day", expert("{start: 2026-01-01, end: 2026-12-31}", "{start: 2026-06-02, end: 2026-06-03}"), found("M011")},
		{"contract to the last but one", expert("{start: 2026-01-01, end: 2026-12-31}", "{start: 2026-06-01, end: 2026-06-02}"), found("M011")},
		{"contract without an end", expert(", end: 2026-12-31", ""), nil},
		{"left on the second day", expert("name: Ana", "name: Ana\nuntil: 2026-06-02"), found("M011")},
		{"no accreditation", expert("accredited_until: 2026-12-31\n", ""), found("M012")},
		{"accredited to the last day", expert("accredited_until: 2026-12-31", "accredited_until: 2026-06-03"), nil},
		{"accredited to the last but one", expert("accredited_until: 2026-12-31", "accredited_until: 2026-06-02"), found("M012")},
		{"no induction", expert("induction: 2026-01-10\n", ""), found("M013")},
		{"induction on the first day", expert("induction: 2026-01-10", "induction: 2026-06-01"), nil},
		{"induction on the second", expert("induction: 2026-01-10", "induction: 2026-06-02"), found("M013")},
		{"nothing signed", expert("confidentiality: 2026-01-05\n", ""), found("M014")},
		{"signed on the first day", expert("confidentiality: 2026-01-05", "confidentiality: 2026-06-01"), nil},
		{"signed on the second", expert("confidentiality: 2026-01-05", "confidentiality: 2026-06-02"), found("M014")},
		{"signed as an agreement", team(visited+"team: [chair, expert]\n", "members/expert.yaml", changed(t, expertFile, "confidentiality: 2026-01-05\n", ""),
			"agreements/a.yaml", "type: confidentiality\nexpert: expert\nsigned: 2026-01-05\n"), nil},
		{"as an agreement that ran out", team(visited+"team: [chair, expert]\n", "members/expert.yaml", changed(t, expertFile, "confidentiality: 2026-01-05\n", ""),
			"agreements/a.yaml", "type: confidentiality\nexpert: expert\nsigned: 2026-01-05\nexpires: 2026-06-02\n"), found("M014")},
	})
}

func TestConflictsOfInterest(t *testing.T) {
	with := func(who, conflict string) map[string]string {
		src := map[string]string{"expert": expertFile, "chair": teamBase["members/chair.yaml"]}[who]
		return map[string]string{"visits/v.yaml": visited + "team: [chair, expert]\n", "members/" + who + ".yaml": src + "conflicts:\n  - {" + conflict + "}\n"}
	}
	found := []string{"M015 visits/v /team/1"}
	runMethod(t, teamBase, []string{"M015"}, []methodCase{
		{"with the place", with("expert", "place: lakeside"), found},
		{"of a member", with("chair", "place: lakeside"), []string{"M015 visits/v /team/0"}},
		{"until the first day", with("expert", "place: lakeside, until: 2026-06-01"), found},
		{"until the day before", with("expert", "place: lakeside, until: 2026-05-31"), nil},
		{"since the last day", with("expert", "place: lakeside, since: 2026-06-03"), found},
		{"since the day after", with("expert", "place: lakeside, since: 2026-06-04"), nil},
		{"with who runs it", with("expert", "stakeholder: management"), found},
		{"with the ministry above", with("expert", "stakeholder: justice"), found},
		{"with the ministry of before", with("expert", "stakeholder: old"), found},
		{"with another ministry", with("expert", "stakeholder: health"), nil},
	})
}

func TestJointVisits(t *testing.T) {
	const all = "covers: [roles, urgent-action, information-use, confidentiality]\n"
	with := func(partner string, agreements ...string) map[string]string {
		files := map[string]string{"visits/v.yaml": visited + "joint_with: [" + partner + "]\n"}
		for i, src := range agreements {
			files["agreements/"+string(rune('a'+i))+".yaml"] = "type: joint-visits\n" + src
		}
		return files
	}
	found := []string{"M016 visits/v /joint_with/0"}
	runMethod(t, teamBase, []string{"M016"}, []methodCase{
		{"no agreement", with("ngo"), found},
		{"a full one", with("ngo", "parties: [ngo]\nsigned: 2026-06-01\nexpires: 2026-06-03\n"+all), nil},
		{"signed on the second day", with("ngo", "parties: [ngo]\nsigned: 2026-06-02\n"+all), found},
		{"not signed", with("ngo", "parties: [ngo]\n"+all), found},
		{"expires on the second day", with("ngo", "parties: [ngo]\nsigned: 2026-01-01\nexpires: 2026-06-02\n"+all), found},
		{"ended on the last day", with("ngo", "parties: [ngo]\nsigned: 2026-01-01\nended: 2026-06-03\n"+all), found},
		{"ended the day after", with("ngo", "parties: [ngo]\nsigned: 2026-01-01\nended: 2026-06-04\n"+all), nil},
		{"with somebody else", with("ngo", "parties: [umbrella]\nsigned: 2026-01-01\n"+all), found},
		{"with the body above", with("branch", "parties: [ngo]\nsigned: 2026-01-01\n"+all), nil},
		{"covers too little", with("ngo", "parties: [ngo]\nsigned: 2026-01-01\ncovers: [roles, urgent-action, information-use]\n"), found},
		{"two cover it together", with("ngo", "parties: [ngo]\nsigned: 2026-01-01\ncovers: [roles, urgent-action]\n", "parties: [umbrella, ngo]\nsigned: 2026-01-01\ncovers: [information-use, confidentiality]\n"), nil},
		{"with another mechanism", with("nhri"), nil},
		{"an agreement cannot be read", with("ngo", "a: b: c\n"), nil},
		{"another body's visit", map[string]string{"visits/v.yaml": visited + "joint_with: [ngo]\nby: nhri\n"}, nil},
	})
}

func TestDraftsAreOfferedToExperts(t *testing.T) {
	with := func(team, report string) map[string]string {
		return map[string]string{"visits/v.yaml": visited + "team: [" + team + "]\n", "reports/r.yaml": "visits: [v]\n" + report}
	}
	at := func(key string) []string { return []string{"M017 reports/r /" + key} }
	runMethod(t, teamBase, []string{"M017"}, []methodCase{
		{"draft sent", with("chair, expert", "type: visit\ndraft_sent: 2026-07-01\nsent: 2026-08-01\n"), at("draft_sent")},
		{"sent without a draft", with("chair, expert", "type: urgent\nsent: 2026-06-04\n"), at("sent")},
		{"published at once", with("chair, expert", "type: thematic\npublished: 2026-08-01\n"), at("published")},
		{"still in the house", with("chair, expert", "type: visit\ndrafted: 2026-06-20\n"), nil},
		{"offered", with("chair, expert", "type: visit\nexpert_comments: 2026-06-25\ndraft_sent: 2026-07-01\n"), nil},
		{"no expert took part", with("chair", "type: visit\ndraft_sent: 2026-07-01\n"), nil},
		{"annual report", with("chair, expert", "type: annual\nsent: 2026-07-01\n"), nil},
		{"another body's report", with("chair, expert", "type: visit\nissued_by: nhri\nsent: 2026-07-01\n"), nil},
	})
}
