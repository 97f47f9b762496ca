package applying

import (
	"strings"
	"testing"

	"tandem/internal/fault"
)

func TestWhatCanNeverBeKeptOfAMember(t *testing.T) {
	cases := []struct {
		name   string
		change func(*Profile)
		want   string
	}{
		{"everything empty", func(p *Profile) { *p = Profile{} }, ""},
		{"everything filled", func(*Profile) {}, ""},
		{"an unknown sector", func(p *Profile) { p.Sector = "finance" }, "/sector"},
		{"an unknown role", func(p *Profile) { p.Role = "Strategic" }, "/role"},
		{"an unknown kind of organisation", func(p *Profile) { p.OrganisationKind = "company" }, "/organisationKind"},
		{"an unknown area", func(p *Profile) { p.Area = "XXX" }, "/area"},
		{"an area by its name", func(p *Profile) { p.Area = "Haringey" }, "/area"},
		{"a county that was abolished", func(p *Profile) { p.Area = "NYK" }, "/area"},
		{"a long name", func(p *Profile) { p.Name = strings.Repeat("n", 201) }, "/name"},
		{"a long job title", func(p *Profile) { p.JobTitle = strings.Repeat("n", 201) }, "/jobTitle"},
		{"a long organisation", func(p *Profile) { p.Organisation = strings.Repeat("n", 201) }, "/organisation"},
		{"a long manager", func(p *Profile) { p.LineManagerName = strings.Repeat("n", 201) }, "/lineManagerName"},
		{"200 letters that are two bytes each", func(p *Profile) { p.Name = strings.Repeat("é", 200) }, ""},
		{"an address without a domain", func(p *Profile) { p.LineManagerEmail = "boss" }, "/lineManagerEmail"},
		{"an address with a name", func(p *Profile) { p.LineManagerEmail = "Boss <boss@example.org>" }, "/lineManagerEmail"},
		{"two addresses", func(p *Profile) { p.LineManagerEmail = "a@example.org, b@example.org" }, "/lineManagerEmail"},
		{"the own address", func(p *Profile) { p.LineManagerEmail = " ADA@example.org" }, "/lineManagerEmail"},
		{"two mistakes", func(p *Profile) { p.Sector, p.Area = "x", "x" }, "/sector /area"},
	}
	for _, c := range cases {
		p := filled("Ada")
		c.change(&p)
		if got := pointers(p.CheckForm("ada@example.org", "2026-11-02")); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMemberChangesTheirOwnPartOnly(t *testing.T) {
	a := draft(t, Pair, "bo")
	p := filled("  Ada \t Lovelace ")
	p.LineManagerEmail = " Boss@Example.org "
	b := must(t)(a.Describe("ada", 1, p, during))
	if b.Members[0].Name != "Ada Lovelace" || b.Members[0].LineManagerEmail != "boss@example.org" || a.Members[0].Name != "ada" || b.Members[1] != a.Members[1] {
		t.Errorf("%+v", b.Members)
	}
	if _, err := a.Describe("ada", 2, p, during); fault.Of(err).Kind != fault.Stale {
		t.Errorf("an old version: %v", err)
	}
	if _, err := a.Describe("cy", 1, p, during); fault.Of(err).Kind != fault.Missing {
		t.Errorf("a stranger: %v", err)
	}
}

// Bo blanks a field after signing; the application waits until it is filled
// again, and is then submitted by that.
func TestAGapAfterSigningHoldsTheApplicationBack(t *testing.T) {
	a := draft(t, Pair, "bo")
	a = must(t)(a.Sign("s1", "bo", a.Hash(), during))
	gap := filled("Bo")
	gap.JobTitle = ""
	a = must(t)(a.Describe("bo", 1, gap, during))
	a = must(t)(a.Submit("s2", "ada", a.Hash(), during))
	if a.State != AwaitingMembers {
		t.Fatal(a.State)
	}
	if a = must(t)(a.Describe("bo", 1, filled("Bo"), during)); a.State != Submitted {
		t.Fatal(a.State)
	}
}
