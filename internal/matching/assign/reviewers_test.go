package assign

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func random(r *rand.Rand, reviewers, applications int) Reading {
	p := Reading{Seats: 1 + r.IntN(2), SharedSector: r.IntN(9), SameSector: r.IntN(6), EvenLoads: r.IntN(4)}
	for i := range reviewers {
		least := r.IntN(3)
		p.Reviewers = append(p.Reviewers, Reviewer{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), i), Sector: []string{"", "health", "care"}[r.IntN(3)],
			Areas: []string{fmt.Sprint(r.IntN(6))}, Least: least, Max: least + r.IntN(3)})
	}
	for j := range applications {
		a := Application{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), j), Areas: []string{fmt.Sprint(r.IntN(6))}, Seats: r.IntN(4)}
		for _, sector := range []string{"health", "care", "other"} {
			if r.IntN(2) == 0 {
				a.Sectors = append(a.Sectors, sector)
			}
		}
		p.Applications = append(p.Applications, a)
	}
	for _, reviewer := range p.Reviewers {
		for _, a := range p.Applications {
			if r.IntN(8) == 0 {
				p.Conflicts = append(p.Conflicts, Conflict{reviewer.ID, a.ID, "declared"})
			}
			if r.IntN(2) == 0 {
				p.Expertise = append(p.Expertise, Expertise{reviewer.ID, a.ID, r.IntN(21) - 10})
			}
			if r.IntN(12) == 0 {
				p.Kept = append(p.Kept, Keep{reviewer.ID, a.ID, "began already"})
			}
		}
	}
	return p
}

// bestReading tries every set of pairs and counts each.
func bestReading(p Reading) ReadingResult {
	n := newReading(p)
	var best ReadingResult
	found := false
	taken := map[[2]int]bool{}
	var try func(k int)
	try = func(k int) {
		if k == len(n.Reviewers)*len(n.Applications) {
			var r ReadingResult
			n.total(taken, &r)
			if !found || slices.Compare([]int{r.Unfilled, r.BelowLeast, -r.Points}, []int{best.Unfilled, best.BelowLeast, -best.Points}) < 0 {
				best, found = r, true
			}
			return
		}
		i, j := k/len(n.Applications), k%len(n.Applications)
		pair := [2]int{i, j}
		_, kept := n.kept[pair]
		if !kept {
			try(k + 1)
		}
		if n.may(i, j) && n.load(taken, i) < n.Reviewers[i].Max && n.filled(taken, j) < n.seats(j) {
			taken[pair] = true
			try(k + 1)
			delete(taken, pair)
		}
	}
	try(0)
	return best
}

func TestNoOtherReviewersAreBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	solved, short, idle := 0, 0, 0
	for i := range 700 {
		p := random(r, 1+r.IntN(4), 1+r.IntN(3))
		got, err := Reviewers(context.Background(), p)
		var invalid *Invalid
		if errors.As(err, &invalid) {
			continue
		}
		if err != nil {
			t.Fatalf("%d: %v", i, err)
		}
		solved++
		want := bestReading(p)
		if got.Unfilled != want.Unfilled || got.BelowLeast != want.BelowLeast || got.Points != want.Points {
			t.Fatalf("%d: %+v\ngot %+v\nwant %+v", i, p, got, want)
		}
		a, b := cutsHold(t, p, got)
		short, idle = short+a, idle+b
	}
	if solved < 300 || short < 100 || idle < 100 {
		t.Fatalf("%d solved, %d short, %d idle", solved, short, idle)
	}
}

// cutsHold recounts what the reasons rest on: the readers named at a bottleneck
// are full, their places and the others' do not suffice; nobody could pass on
// work to reviewers below their least.
func cutsHold(t *testing.T, p Reading, got ReadingResult) (short, idle int) {
	t.Helper()
	n := newReading(p)
	taken := map[[2]int]bool{}
	for _, a := range got.Assigned {
		i := slices.IndexFunc(n.Reviewers, func(r Reviewer) bool { return r.ID == a.Reviewer })
		j := slices.IndexFunc(n.Applications, func(b Application) bool { return b.ID == a.Application })
		taken[[2]int{i, j}] = true
	}
	for j := range n.Applications {
		if n.filled(taken, j) == n.seats(j) {
			continue
		}
		short++
		cut := n.shortage(taken, j)
		for _, i := range cut.reviewers {
			if n.load(taken, i) < n.Reviewers[i].Max {
				t.Fatalf("%+v: %s is at a bottleneck and has room", p, n.reader(i))
			}
		}
		for _, a := range cut.applications {
			for i := range n.Reviewers {
				if n.may(i, a) && !taken[[2]int{i, a}] && !slices.Contains(cut.reviewers, i) {
					t.Fatalf("%+v: %s could read %s and is not named", p, n.reader(i), n.application(a))
				}
			}
		}
	}
	for i, r := range n.Reviewers {
		if n.load(taken, i) >= r.Least {
			continue
		}
		idle++
		for _, other := range n.shortOfWork(taken, i).reviewers {
			if n.load(taken, other) > n.Reviewers[other].Least {
				t.Fatalf("%+v: %s could pass work on", p, n.reader(other))
			}
		}
	}
	return short, idle
}

func TestTheOrderOfTheRowsDoesNotMatterToReviewers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 60 {
		p := random(r, 6, 10)
		was, err := Reviewers(context.Background(), p)
		r.Shuffle(len(p.Reviewers), func(i, j int) { p.Reviewers[i], p.Reviewers[j] = p.Reviewers[j], p.Reviewers[i] })
		r.Shuffle(len(p.Applications), func(i, j int) { p.Applications[i], p.Applications[j] = p.Applications[j], p.Applications[i] })
		r.Shuffle(len(p.Conflicts), func(i, j int) { p.Conflicts[i], p.Conflicts[j] = p.Conflicts[j], p.Conflicts[i] })
		r.Shuffle(len(p.Expertise), func(i, j int) { p.Expertise[i], p.Expertise[j] = p.Expertise[j], p.Expertise[i] })
		r.Shuffle(len(p.Kept), func(i, j int) { p.Kept[i], p.Kept[j] = p.Kept[j], p.Kept[i] })
		now, err2 := Reviewers(context.Background(), p)
		a, _ := json.Marshal(was)
		b, _ := json.Marshal(now)
		if string(a) != string(b) || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("%d: %s\n%s\n%v\n%v", i, a, b, err, err2)
		}
	}
}

// panel is a small problem with a bottleneck and an idle reviewer.
func panel() Reading {
	return Reading{
		Seats:     2,
		Reviewers: []Reviewer{{ID: "dee", Name: "Dee", Max: 2}, {ID: "eli", Name: "Eli", Max: 9, Areas: []string{"Kent"}}, {ID: "fay", Name: "Fay", Least: 2, Max: 3, Organisations: []string{"NHS Kent"}}},
		Applications: []Application{
			{ID: "A", Areas: []string{"Kent"}, Organisations: []string{"NHS Kent"}},
			{ID: "B", Areas: []string{"Kent"}},
			{ID: "C", Areas: []string{"Kent"}, Organisations: []string{"NHS Kent"}, Seats: 1},
		},
		Conflicts: []Conflict{{"fay", "B", "line management"}},
	}
}

func TestTheReasonsNameTheBottleneck(t *testing.T) {
	r, err := Reviewers(context.Background(), panel())
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(r.Reasons, "\n")
	for _, want := range []string{
		"Only Dee may read it. Conflicts keep it from Eli (both are in Kent) and Fay (both belong to NHS Kent).",
		"Applications A, B and C have 5 seats and can only be read by Dee, who has 2 places.",
		"Fay has 0 applications and should have at least 2.",
		"Conflicts and kept assignments leave Fay at most 0 applications.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
	if r.Unfilled != 3 || r.BelowLeast != 2 {
		t.Errorf("%+v", r)
	}
}

func TestRowsThatCannotStandAreRefused(t *testing.T) {
	for want, change := range map[string]func(*Reading){
		"reviewer in row 1 has no id":            func(p *Reading) { p.Reviewers[0].ID = "" },
		`"dee" is given to more than one review`: func(p *Reading) { p.Reviewers[1].ID = "dee" },
		`"A" is given to more than one applicat`: func(p *Reading) { p.Applications[1].ID = "A" },
		"Dee is to read 3 to 2 applications":     func(p *Reading) { p.Reviewers[0].Least = 3 },
		"Dee is to read -1 to 2":                 func(p *Reading) { p.Reviewers[0].Least = -1 },
		"to have -1 reviewers":                   func(p *Reading) { p.Applications[0].Seats = -1 },
		"Every application is to have -1":        func(p *Reading) { p.Seats = -1 },
		"-1 points for sectors":                  func(p *Reading) { p.EvenLoads = -1 },
		"1000001 points for sectors":             func(p *Reading) { p.SharedSector = largest + 1 },
		`conflict names the reviewer "x"`:        func(p *Reading) { p.Conflicts[0].Reviewer = "x" },
		`conflict names the application "x"`:     func(p *Reading) { p.Conflicts[0].Application = "x" },
		`expertise names the reviewer "x"`:       func(p *Reading) { p.Expertise = []Expertise{{"x", "A", 1}} },
		"1000001 points are not possible":        func(p *Reading) { p.Expertise = []Expertise{{"dee", "A", largest + 1}} },
		"given twice":                            func(p *Reading) { p.Expertise = []Expertise{{"dee", "A", 1}, {"dee", "A", 2}} },
		`kept assignment names the reviewer "x`:  func(p *Reading) { p.Kept = []Keep{{"x", "A", ""}} },
		"in spite of a conflict (line manageme":  func(p *Reading) { p.Kept = []Keep{{"fay", "B", ""}} },
		"Dee keeps 3 applications and can read":  func(p *Reading) { p.Kept = []Keep{{"dee", "A", ""}, {"dee", "B", ""}, {"dee", "C", ""}} },
		"Application C keeps 2 reviewers and h":  func(p *Reading) { p.Kept = []Keep{{"dee", "C", ""}, {"fay", "C", "x"}} },
	} {
		p := panel()
		change(&p)
		_, err := Reviewers(context.Background(), p)
		var invalid *Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
		if VerifyReviewers(p, ReadingResult{}) == nil {
			t.Errorf("%q was verified", want)
		}
	}
	for name, p := range map[string]Reading{"nothing": {}, "nobody to read": {Seats: 3, Applications: panel().Applications}, "nothing to read": {Reviewers: panel().Reviewers}} {
		if r, err := Reviewers(context.Background(), p); err != nil || len(r.Assigned) > 0 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Reviewers(ctx, panel()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestAChangedReadingIsNotVerified(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	p := random(r, 8, 12)
	p.Kept = []Keep{{p.Reviewers[0].ID, p.Applications[0].ID, "began already"}}
	p.Reviewers[0].Max = 5
	p.Applications[0].Seats = 3
	good, err := Reviewers(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	stored, _ := json.Marshal(good)
	for name, spoil := range map[string]func(*ReadingResult){
		"a missing assignment": func(r *ReadingResult) { r.Assigned = r.Assigned[1:] },
		"one twice":            func(r *ReadingResult) { r.Assigned = append(r.Assigned, r.Assigned[0]) },
		"a stranger":           func(r *ReadingResult) { r.Assigned[0].Reviewer = "x" },
		"points":               func(r *ReadingResult) { r.Points++ },
		"shares":               func(r *ReadingResult) { r.Shares.EvenLoads--; r.Shares.SameSector++ },
		"unfilled":             func(r *ReadingResult) { r.Unfilled-- },
		"pair points":          func(r *ReadingResult) { r.Assigned[0].Points++ },
		"potential":            func(r *ReadingResult) { r.Certificate.Potential[2][3] += 1000 },
		"proved cost":          func(r *ReadingResult) { r.Certificate.Cost[2]-- },
	} {
		var bad ReadingResult
		if err := json.Unmarshal(stored, &bad); err != nil {
			t.Fatal(err)
		}
		if err := VerifyReviewers(p, bad); err != nil {
			t.Fatalf("the result itself: %v", err)
		}
		spoil(&bad)
		if VerifyReviewers(p, bad) == nil {
			t.Errorf("a result with wrong %s was verified", name)
		}
	}
}
