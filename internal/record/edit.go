package record

import "github.com/opcat-tools/npm/internal/calendar"

// Edit is one step in the life of a record's file, as Git remembers it. Who made
// it and what the message says is for those who have the repository anyway.
type Edit struct {
	What    EditKind
	Day     calendar.Date // the civil day where it was committed
	Commit  string        // the full hash; "" for what is not committed yet
	Author  string
	Subject string // the first line of the message
	File    string // the path that it left the file at, or took it away from
	From    string // the path before, where that was another
	Changed []ChangedKey
	Unread  bool // the file, before or after, could not be read, so Changed is not known
}

// EditKind is what became of the file.
type EditKind string

// What a commit can do to a file. Rewritten is from YAML to Markdown or back;
// Oldest is where a shallow clone begins, which does not say who made the file.
const (
	Created   EditKind = "created"
	Edited    EditKind = "edited"
	Renamed   EditKind = "renamed"
	Rewritten EditKind = "rewritten"
	Removed   EditKind = "removed"
	Oldest    EditKind = "oldest"
)

// ChangedKey is a key that does not say what it said before. Was and Is are
// given for dates and for words of a vocabulary only, "" where there was none:
// texts, names and numbers are not told here.
type ChangedKey struct {
	Key     string // with those around it: recommendations.position
	Told    bool   // Was and Is are given
	Was, Is string
}
