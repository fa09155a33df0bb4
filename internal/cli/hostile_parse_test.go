package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// parse reads the output as a script would. Nothing is written where not all of it
// may be read by those whom it is for.
func (d ran) parse() error {
	if d.out == "" && strings.Contains(d.err, "nothing was written, since not all of it may be read") {
		return nil
	}
	switch d.format() {
	case "json", "sarif", "gitlab":
		return json.Unmarshal([]byte(d.out), new(any))
	case "jsonl":
		for line := range strings.Lines(d.out) {
			if err := json.Unmarshal([]byte(line), new(any)); err != nil {
				return err
			}
		}
	case "csv":
		_, err := csv.NewReader(strings.NewReader(d.out)).ReadAll()
		return err
	case "ics":
		return d.parseCalendar()
	case "junit", "svg":
		for decoder := xml.NewDecoder(strings.NewReader(d.out)); ; {
			if _, err := decoder.Token(); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
		}
	case "github":
		return d.parseCommands()
	}
	return nil
}

// property is a line of a calendar, put together again: none of the kinds that load
// or run anything.
var property = regexp.MustCompile(`^(?:BEGIN|END):(?:VCALENDAR|VEVENT|VALARM)$|^(?:VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|X-WR-CALDESC|REFRESH-INTERVAL|X-PUBLISHED-TTL|` +
	`UID|DTSTAMP|LAST-MODIFIED|SEQUENCE|DTSTART|DTEND|TRANSP|SUMMARY|DESCRIPTION|CATEGORIES|CLASS|ACTION|TRIGGER)[;:]`)

// parseCalendar reads a calendar line by line: what a record says is in no line of
// its own.
func (d ran) parseCalendar() error {
	for line := range strings.Lines(strings.ReplaceAll(d.out, "\r\n ", "")) {
		text, ends := strings.CutSuffix(line, "\r\n")
		if !ends || !property.MatchString(text) {
			return fmt.Errorf("%.80q is no line of our calendars", line)
		}
	}
	return nil
}

// parseCommands reads the lines that GitHub takes for commands: they are those of
// findings, and whatever else begins with two colons stands where GitHub was told
// not to look.
func (d ran) parseCommands() error {
	stopped := ""
	for line := range strings.Lines(d.out) {
		line = strings.TrimSuffix(line, "\n")
		token, stops := strings.CutPrefix(line, "::stop-commands::")
		switch {
		case stopped != "" && line == "::"+stopped+"::":
			stopped = ""
		case stopped != "":
		case stops:
			stopped = token
		case line == "::endgroup::", strings.HasPrefix(line, "::group::all that "), strings.HasPrefix(line, "::error "), strings.HasPrefix(line, "::warning "):
		case strings.HasPrefix(line, "::"), strings.Contains(line, "##["), strings.Contains(line, "##vso["):
			return fmt.Errorf("%q is no command of ours", line)
		}
	}
	if stopped != "" {
		return errors.New("commands stay stopped")
	}
	return nil
}
