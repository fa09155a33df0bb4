package report_test

import (
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/report"
)

// Workers who make their shares at once make just the pages of the site, each once and
// in its place.
func TestShares(t *testing.T) {
	view, at := viewFor(t, audience.Full), on(t, "2026-11-21")
	var want []*report.Page
	for page := range report.NewSite(view, at, nil).Pages() {
		want = append(want, page)
	}
	const workers = 3
	site, got := report.NewSite(view, at, nil), make([]*report.Page, len(want))
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for place, page := range site.Share(worker, workers) {
				if place >= len(got) || got[place] != nil || place%workers != worker {
					t.Errorf("worker %d makes a page for the place %d", worker, place)
					return
				}
				got[place] = page
			}
		})
	}
	wait.Wait()
	for place, page := range want {
		if got[place] == nil || page.Path != got[place].Path || !slices.Equal(saidIn(reflect.ValueOf(page)), saidIn(reflect.ValueOf(got[place]))) {
			t.Errorf("the page in place %d, %s, is not the same", place, page.Path)
		}
	}
}
