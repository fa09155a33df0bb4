package register

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// plain says whether a value certainly fits its field. Nearly every record
// does, and this tells in a tenth of the time that the schema takes, which was
// an eighth of all that reading a register costs. Whatever is not plain the
// schema decides: only it says what is wrong, and a fuzz test holds that it
// agrees with every yes given here.
func plain(value any, f *schema.Field) bool {
	switch value := value.(type) {
	case string:
		return f.Is("string") && plainText(value, f)
	case bool:
		return f.Is("boolean")
	case []any:
		return f.Is("array") && f.Items != nil && len(value) > 0 &&
			!slices.ContainsFunc(value, func(item any) bool { return !plain(item, f.Items) })
	case map[string]any:
		return f.Is("object") && f.Open == nil && plainMap(value, f)
	}
	return false
}

func plainText(s string, f *schema.Field) bool {
	switch {
	case len(f.Enum) > 0:
		return slices.Contains(f.Enum, s) && f.Pattern == "" && f.Format == ""
	case f.Format == "date":
		_, err := calendar.ParseDate(s)
		return err == nil && f.Pattern == ""
	case f.Pattern == record.IDPattern:
		return record.ValidID(s) && f.Format == ""
	}
	return f.Pattern == "" && f.Format == ""
}

func plainMap(values map[string]any, f *schema.Field) bool {
	for key, value := range values {
		if field := f.Field(key); field == nil || !plain(value, field) {
			return false
		}
	}
	return !slices.ContainsFunc(f.Fields, func(field *schema.Field) bool {
		return (field.Required || field.Conditional) && values[field.Name] == nil
	})
}
