package check

import (
	"slices"
	"testing"
)

const none = ""

var numberTests = []struct{ text, want string }{
	{"Call 0912345678 now.", "0912345678"},
	{"Call 1234567.", "1234567"},
	{"123456 is short.", none},
	{"Tel. +385 91 234 5678", "+385 91 234 5678"},
	{"Tel. +1 (234) 567-8901, office", "+1 (234) 567-8901"},
	{"Tel. 091/234-567", "091/234-567"},
	{"Tel. (01) 23 45 67", "(01) 23 45 67"},
	{"Tel. 01.23.45.67.89", "01.23.45.67.89"},
	{"Tel. 0 9 1 2 3 4 5 6", "0 9 1 2 3 4 5 6"},
	{"Tel. 091 234\n567", "091 234\n567"},
	{"Tel. 091 234\u00a0567", "091 234\u00a0567"},
	{"Tel. 091\u2011234\u2011567", "091\u2011234\u2011567"},
	{"Tel. 091\u00ad234\u00ad567", "091\u00ad234\u00ad567"},
	{"Tel. 091*234*567", "091*234*567"},
	{"Tel. ٠٩١٢٣٤٥٦٧٨", "٠٩١٢٣٤٥٦٧٨"},
	{"Tel. ०९१ २३४ ५६७", "०९१ २३४ ५६७"},
	{"Tel. ０９１２３４５６７", "０９１２３４５６７"},
	{"Tel. ＋３８５（９１）２３４５６７", "＋３８５（９１）２３４５６７"},
	{"Tel. 𝟎𝟗𝟏𝟐𝟑𝟒𝟓", "𝟎𝟗𝟏𝟐𝟑𝟒𝟓"},
	{"JMBG 0101990123456", "0101990123456"},
	{"DNI 12.345.678", "12.345.678"},
	{"CI 1.234.567-8", "1.234.567-8"},
	{"CPR 010190-1234", "010190-1234"},
	{"passport AB1234567", "1234567"},
	{"file K-1234567/2026", "1234567/2026"},
	{"see https://wa.me/385911234567", "385911234567"},
	{"[call](tel:+385911234567)", "+385911234567"},
	{"on 2026-03-01 call 0911234567", "2026-03-01 call 0911234567"[16:]},
	{"Tel. 612 345 678", "612 345 678"},
	{"Tel. 1 800 555 1234", "1 800 555 1234"},
	{"TEL 612 345 678", "612 345 678"},
	{"from +2019-2023", "+2019-2023"},
	{"612 345 678 is open day and night", "612 345 678"},
	{"Call 26 000 000.", "26 000 000"},
	{"612 345 000", "612 345 000"},
	{"Tel.: 23 45 67 89", "23 45 67 89"},
	{"06 12 34 56 78", "06 12 34 56 78"},
	{"phone him on 2019 2020", "2019 2020"},
	{"passport AB-123-4567", "123-4567"},
	{"TEL-01/23-45-67", "01/23-45-67"},
	{"+26 000 000 people", "+26 000 000"},
	{"09 12 34 5 (67 May 2024)", "09 12 34 5 (67"},
	{"09 12 34 56 (7 May 2024)", "09 12 34 56"},

	{"on 2026-03-01 and 2026-03-02", none},
	{"paragraph 112.41 (10 May 2024)", none},
	{"paragraphe 112.41 (1er février 2024)", none},
	{"párrafo 112.41 (10 de mayo de 2024)", none},
	{"пункт 112.41 (10 мая 2024 г.)", none},
	{"\u200e112.41\u200e (30 أيلول/سبتمبر 2024)", none},
	{"from 2026-03-01 - 2026-03-05", none},
	{"2026-03-01/2026-03-05", none},
	{"2026-03-01 10:30", none},
	{"on 01.03.2026, and 1.3.2026.", none},
	{"on 1. 3. 2026. again", none},
	{"1.-3.3.2026", none},
	{"28.2.-3.3.2026", none},
	{"01.03.2026-05.03.2026", none},
	{"on 3/31/2026 or 31/03/2026", none},
	{"01.03.26-05.03.26", none},
	{"2019-2023", none},
	{"2019–2023, 2024/25", none},
	{"2019 - 2023", none},
	{"in 2026 1 200 places", none},
	{"in 2026 1 200 places, 091 2026 200", "091 2026 200"},
	{"Nelson Mandela Rules 43-45, 58-63 and 109-110", none},
	{"rooms 1201-1212", none},
	{"08.00-16.00", none},
	{"1 200 000 inmates", none},
	{"12 345 678 EUR", none},
	{"EUR 12.345.678,50", none},
	{"€ 12.345.678", none},
	{"12 345 678,00 €", none},
	{"112.345.678 dinars", none},
	{"1200000 EUR", none},
	{"1,200,000", none},
	{"1 200-1 500 euros", none},
	{"12.500 - 15.000", none},
	{"section 3.2.1.4", none},
	{"26 000 000 for 2026-2027", none},
	{"26 450 000 for repairs", none},
	{"612 000 000 for repairs", none},
	{"12.345.678 inhabitants", none},
	{"a population of 12.345.678", none},
	{"112 345 678 people", none},
	{"12.345.678 détenus", none},
	{"ICC-01/04-01/06", none},
	{"ICTR-98-44/2012", none},
	{"10 20 30 40", none},
	{"| 4 12 0 33 21 |", none},
	{"2019 2020 2021", none},
	{"2019\n2020", none},
	{"E/CN.4/2001/66/Add.2", none},
	{"CPT/Inf (2010) 33, A/RES/70/175", none},
	{"COM(2011) 327", none},
	{"Regulation (EU) 2016/679", none},
	{"Official Gazette 125/2011 and 1234/2019", none},
	{"application no. 42525/07", none},
	{"nos. 42525/07 and 60800/08", none},
	{"ISO 15189-2012 and ISO/IEC 17025:2017", none},
	{"ISBN 978-3-16-148410-0", none},
	{"ECLI:CE:ECHR:2012:0110JUD004252507", none},
	{"doi 10.1000/12345678", none},
	{"https://example.org/12345678/2026?id=123456789", none},
	{"1. 2019\n2. 2020\n3. 2021\n", none},
	{"| 2019 | 2020 | 2021 |", none},
}

// partsOf are the stretches of a text in words.
func partsOf(text string, found []stretch) []string {
	var all []string
	for _, part := range found {
		all = append(all, text[part.from:part.to])
	}
	return all
}

func TestNumbersIn(t *testing.T) {
	for _, test := range numberTests {
		var want []string
		if test.want != none {
			want = []string{test.want}
		}
		if got := partsOf(test.text, numbersIn(test.text, false)); !slices.Equal(got, want) {
			t.Errorf("%q: found %q, want %q", test.text, got, want)
		}
	}
}

func TestPostcodes(t *testing.T) {
	for _, test := range []struct {
		text   string
		postal bool
		want   int
	}{{"1 Main Street, 12345-6789", true, 0}, {"1234-567 Lisboa", true, 0}, {"12345-6789", false, 1}, {"tel. 555-1234", true, 1}, {"091-234-567", true, 1}, {"45.81501, 15.98191", true, 0}, {"091.2345678", true, 1}} {
		if got := partsOf(test.text, numbersIn(test.text, test.postal)); len(got) != test.want {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}

func TestAddressesIn(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Write to ana.horvat@example.org.", "ana.horvat@example.org"},
		{"<ana@example.org>", "ana@example.org"},
		{"[Ana](mailto:ana@example.org)", "ana@example.org"},
		{"ana＠example.org", "ana＠example.org"},
		{"анна@пример.испытание", "анна@пример.испытание"},
		{"用户@例子.中国", "用户@例子.中国"},
		{"josé@exámple.org", "josé@exámple.org"},
		{"ana (at) example.org", "ana (at) example.org"},
		{"ana [at] example [dot] org", "ana [at] example [dot] org"},
		{"ana&#64;example.org", "ana@example.org"},
		{"<ana@example.org> &#38;", "ana@example.org"},
		{"ana@intranet", ""},
		{"follow @npm", ""},
		{"https://example.org/@npm.eu/1", ""},
		{"paid 3 @ 2.50", ""},
	}
	for _, test := range tests {
		plain := withoutEntities(test.text)
		got := partsOf(plain, addressesIn(plain))
		if test.want == "" && len(got) > 0 || test.want != "" && !slices.Equal(got, []string{test.want}) {
			t.Errorf("%q: found %q, want %q", test.text, got, test.want)
		}
	}
}
