package cli

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

var canaryDay = calendar.Of(2026, time.November, 21)

// publishSettings are all settings of release, with and without narrower access.
func publishSettings() []publishSetting {
	var all []publishSetting
	for _, answers := range []string{"none", "written", "all"} {
		for _, assessments := range []bool{false, true} {
			all = append(all, publishSetting{Answers: answers, Assessments: assessments, Counts: []string{}})
		}
	}
	narrow := map[string]string{"dialogue": "confidential", "stakeholders": "internal", "places": "shared", "visits": "public", "agreements": "public"}
	return append(all, publishSetting{Answers: "all", Assessments: true, access: narrow})
}

// canaryReaders are those who read: everybody, the NPM's people, a ministry, a
// department below it, a body beside it, civil society, and the one with which
// records are shared by name.
func (c *canary) readers() []string {
	readers := []string{"public", "internal"}
	for _, id := range []string{"ministry-of-justice", "prison-service", "ministry-of-health", "open-door-arvenia"} {
		readers = append(readers, c.was["stakeholders/"+id])
	}
	return append(readers, c.named)
}

func loadFiles(t *testing.T, files map[string]string) *register.Register {
	t.Helper()
	all := fstest.MapFS{}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := register.Load(all, nil)
	if err != nil || !r.Whole() {
		t.Fatal(err, r.Problems)
	}
	return r
}

// TestCanaryInWhatAViewHolds looks at everything that anything can be written
// from: all that a view holds, whether a command shows it today or not.
func TestCanaryInWhatAViewHolds(t *testing.T) {
	c := newCanary(t)
	r := loadFiles(t, c.files(t, publishSettings()[0]))
	for _, publish := range publishSettings() {
		r.Set.Policy.Publish = record.Publish{Answers: publish.Answers, Assessments: publish.Assessments, Counts: publish.Counts}
		r.Set.Policy.Access = publish.access
		rules := newCanaryRules(t, c.pages, canaryDay.String(), publish)
		for _, reader := range c.readers() {
			v, err := audience.Of(r, nil, audience.Audience(reader), canaryDay)
			if err != nil {
				t.Fatal(err)
			}
			l := rules.lookout(t, reader)
			set := v.On(canaryDay)
			if got := l.leaks(set, false); len(got) > 0 {
				t.Errorf("%+v: %s sees %v", publish, reader, got)
			}
			if own := v.OwnOn(canaryDay); own != nil {
				if got := l.leaks(own, true); len(got) > 0 {
					t.Errorf("%+v: %s knows %v", publish, reader, got)
				}
			}
			for name := range l.pages {
				if kind, id, _ := record.KindOf(name); set.Get(kind, id) == nil {
					t.Errorf("%+v: %s does not see %s", publish, reader, name)
				}
			}
		}
	}
}
