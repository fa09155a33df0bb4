package check

import (
	"strconv"
	"strings"
)

// unknown counts the digits of a number that are part of no date, year, hour,
// amount or sign of a law. What begins with + is a telephone number as a whole.
func (g groups) unknown() int {
	if strings.Contains(g.before[0], "+") {
		return g.digits()
	}
	count := 0
	for i := 0; i < len(g.of); {
		if n := g.known(i); n > 0 {
			i += n
			continue
		}
		count += len(g.of[i])
		i++
	}
	return count
}

// known is how many groups from the i-th on make up something that leads to
// nobody, 0 if they do not.
func (g groups) known(i int) int {
	for _, shape := range []func(int) int{g.date, g.years, g.hours, g.law, g.span, g.amounts} {
		if n := shape(i); n > 0 {
			return n
		}
	}
	return 0
}

// number is the value of a group of a certain length, -1 for any other.
func (g groups) number(i, least, most int) int {
	if i >= len(g.of) || len(g.of[i]) < least || len(g.of[i]) > most {
		return -1
	}
	n, err := strconv.Atoi(g.of[i])
	if err != nil {
		return -1
	}
	return n
}

func (g groups) isYear(i int) bool  { n := g.number(i, 4, 4); return n >= 1800 && n < 2200 }
func (g groups) isMonth(i int) bool { n := g.number(i, 1, 2); return n >= 1 && n <= 12 }
func (g groups) isDay(i int) bool   { n := g.number(i, 1, 2); return n >= 1 && n <= 31 }

// sign is what stands before a group, spaces left out; "" after the last one.
func (g groups) sign(i int) string {
	if i >= len(g.of) {
		return ""
	}
	return strings.Trim(g.before[i], " \n")
}

// ends says whether a shape can end before the i-th group: there is a space, a
// line's end, or a dash between two of its sort.
func (g groups) ends(i int) bool {
	return i >= len(g.of) || strings.ContainsAny(g.before[i], " \n-/")
}

// date knows 2026-03-01, 01.03.2026, 1. 3. 2026 and 3/31/2026.
func (g groups) date(i int) int {
	if i+2 >= len(g.of) {
		return 0
	}
	sign := g.sign(i + 1)
	if sign != g.sign(i+2) || sign != "-" && sign != "." && sign != "/" {
		return 0
	}
	turned := g.isDay(i) && g.isMonth(i+1) || sign == "/" && g.isMonth(i) && g.isDay(i+1)
	if g.isYear(i) && g.isMonth(i+1) && g.isDay(i+2) || turned && (g.isYear(i+2) || g.number(i+2, 2, 2) >= 0 && (i+3 == len(g.of) || g.sign(i+3) == "-")) {
		return 3
	}
	return 0
}

// years knows 2019-2023 and 2025/26, and 1 200 in the year before it.
func (g groups) years(i int) int {
	if n := g.amount(i + 1); i == 0 && g.isYear(i) && n == 2 && len(g.of) == 3 && g.before[1] == " " {
		return 3
	}
	n := 1
	for g.isYear(i) && (g.sign(i+n) == "-" || g.sign(i+n) == "/") && (g.isYear(i+n) || g.number(i+n, 2, 2) >= 0) {
		n++
	}
	if n == 1 || !g.ends(i+n) {
		return 0
	}
	return n
}

// hours knows 08.00-16.00.
func (g groups) hours(i int) int {
	hour := func(i int) bool { n := g.number(i, 1, 2); return n >= 0 && n <= 24 }
	minute := func(i int) bool { n := g.number(i, 2, 2); return n >= 0 && n < 60 && g.before[i] == "." }
	if hour(i) && minute(i+1) && g.sign(i+2) == "-" && hour(i+2) && minute(i+3) && i+4 == len(g.of) {
		return 4
	}
	return 0
}

// law knows Regulation 2016/679, Official Gazette 125/2011, COM(2011) 327, and
// application no. 42525/07 to the European Court of Human Rights.
func (g groups) law(i int) int {
	if i+1 >= len(g.of) || g.of[i][0] == '0' || i > 0 && !g.ends(i) || !g.ends(i+2) {
		return 0
	}
	slash := g.before[i+1] == "/" && (g.isYear(i) && len(g.of[i+1]) <= 4 || g.isYear(i+1) && len(g.of[i]) <= 4 || len(g.of[i]) <= 5 && len(g.of[i+1]) == 2)
	brackets := strings.HasSuffix(g.before[i], "(") && strings.HasPrefix(g.before[i+1], ")") && g.isYear(i) && len(g.of[i+1]) <= 4
	if slash || brackets && i+2 == len(g.of) {
		return 2
	}
	return 0
}

// span knows the rooms 101-112: the second number is a little greater.
func (g groups) span(i int) int {
	from, to := g.number(i, 3, 5), g.number(i+1, 3, 5)
	if from >= 100 && to > from && to-from <= 100 && g.sign(i+1) == "-" && len(g.of[i]) == len(g.of[i+1]) && (i == 0 || g.sign(i) == "") && (i+2 >= len(g.of) || g.sign(i+2) == "") {
		return 2
	}
	return 0
}

// amounts knows 1 200 000 and 1 200-1 500. A number of two or three digits before
// several thousands can be a telephone: it needs a currency beside it.
func (g groups) amounts(i int) int {
	if i > 0 && g.sign(i) != "-" {
		return 0
	}
	n := g.amount(i)
	switch {
	case n == 0 || i+n < len(g.of) && (g.sign(i+n) != "-" || g.amount(i+n) == 0):
		return 0
	case n > 2 && len(g.of[i]) > 1 || n == 2 && len(g.of[i]) > 2:
		return 0
	}
	return n
}

// amount is how many groups make up a number with a space or dot between its
// thousands, 0 if they do not.
func (g groups) amount(i int) int {
	if g.number(i, 1, 3) <= 0 || g.of[i][0] == '0' { // also where there is no such group
		return 0
	}
	n := 1
	for i+n < len(g.of) && len(g.of[i+n]) == 3 && (g.before[i+n] == " " || g.before[i+n] == ".") && (n == 1 || g.before[i+n] == g.before[i+1]) {
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// isRow knows the numbers of a table: 10 20 30 40, and 2019 2020 2021. Numbers to
// call that are written in pairs begin with 0, unless a word tells what they are.
func (g groups) isRow() bool {
	short, years := true, true
	for i, digits := range g.of {
		if i > 0 && g.sign(i) != "" || i == 0 && g.before[0] != "" {
			return false
		}
		short = short && len(digits) <= 2 && (digits[0] != '0' || i > 0 && len(digits) == 1)
		years = years && g.isYear(i)
	}
	return len(g.of) > 1 && (short || years)
}

// isRound knows 26 000 000 and 26 450 000: no number to call has these in so many
// groups of three. Those of nine digits are round only as 612 000 000.
func (g groups) isRound() bool {
	n := len(g.of)
	if n < 3 || g.before[0] != "" || g.amount(0) != n {
		return false
	}
	zeros := 0
	for zeros < n-1 && g.of[n-1-zeros] == "000" {
		zeros++
	}
	return zeros == n-1 || zeros > 0 && len(g.of[0]) < 3
}
