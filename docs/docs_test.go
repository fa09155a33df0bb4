package docs

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	page := Check("S001")
	if !strings.HasPrefix(page, "# S001: unknown key\n") || !strings.Contains(page, "\n```yaml\n") || !strings.Contains(page, "\n```text\n") {
		t.Errorf("the page is %s", page)
	}
	if strings.Contains(page, "file=") {
		t.Errorf("the page holds words for the tests: %s", page)
	}
	if page := Check("X001"); page != "" {
		t.Errorf("a rule that there is not has the page %q", page)
	}
	if page := Check("../docs"); page != "" {
		t.Errorf("a path out of the folder has the page %q", page)
	}
}
