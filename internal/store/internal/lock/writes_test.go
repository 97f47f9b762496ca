package lock

import "testing"

// A condition stands beside the rule of the table, under one AND: an OR of its own
// must not reach past it.
func TestAConditionOfSeveralPartsStandsBetweenParentheses(t *testing.T) {
	for given, want := range map[string]string{
		"id = ?":            "id = ?",
		"brand = ?":         "brand = ?",
		"a = ? AND b = ?":   "(a = ? AND b = ?)",
		"a = ? OR b = ?":    "(a = ? OR b = ?)",
		"a = ? or b = ?":    "(a = ? or b = ?)",
		"a = ?\n\tOR b = ?": "(a = ?\n\tOR b = ?)",
	} {
		if got := whole(given); got != want {
			t.Errorf("%q became %q", given, got)
		}
	}
}
