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

func randomChoosing(r *rand.Rand, people, sessions int) Choosing {
	p := Choosing{Wanted: 1 + r.IntN(2), Unchosen: r.IntN(4) == 0}
	slots, least := r.IntN(3), r.IntN(2)
	for s := range sessions {
		session := Session{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), s), Places: r.IntN(4)}
		if slots > 0 {
			session.Slot = []string{"", "am", "pm"}[r.IntN(1+slots)]
		}
		if least > 0 {
			session.Least = r.IntN(1 + session.Places)
		}
		p.Sessions = append(p.Sessions, session)
	}
	for i := range people {
		c := Chooser{ID: fmt.Sprintf("%c%d", 'a'+rune(r.IntN(26)), i)}
		for _, s := range r.Perm(sessions)[:r.IntN(sessions+1)] {
			c.Choices = append(c.Choices, p.Sessions[s].ID)
		}
		if r.IntN(4) == 0 {
			c.Wanted = 1 + r.IntN(3)
		}
		p.People = append(p.People, c)
		if r.IntN(8) == 0 {
			p.Fixed = append(p.Fixed, Attendance{c.ID, p.Sessions[r.IntN(sessions)].ID})
		}
	}
	for range r.IntN(3) {
		if a, b := r.IntN(sessions), r.IntN(sessions); a != b {
			p.Clashes = append(p.Clashes, [2]string{p.Sessions[a].ID, p.Sessions[b].ID})
		}
	}
	return p
}

// bestChoosing tries every allowed way to give sessions.
func bestChoosing(p Choosing, seed uint64) (Satisfaction, int64) {
	n := newChoosing(p, seed)
	var best Satisfaction
	var bestLot int64
	found := false
	held := make([][]int, len(n.People))
	full := make([]int, len(n.Sessions))
	var try func(i, s int)
	try = func(i, s int) {
		if i == len(n.People) {
			if n.allowed(held) != nil {
				return
			}
			total, drawn := n.total(held)
			a, b := total, best
			if !found || slices.Compare([]int{a.Missing, a.Unevenly, a.LastOnly, a.Ranks, int(drawn)}, []int{b.Missing, b.Unevenly, b.LastOnly, b.Ranks, int(bestLot)}) < 0 {
				best, bestLot, found = total, drawn, true
			}
			return
		}
		if s == len(n.Sessions) {
			try(i+1, 0)
			return
		}
		try(i, s+1)
		can := n.rank(i, s) > 0 || n.Unchosen || n.fix[[2]int{i, s}]
		if can && len(held[i]) < n.wanted(i) && full[s] < n.Sessions[s].Places {
			held[i] = append(held[i], s)
			full[s]++
			try(i, s+1)
			full[s]--
			held[i] = held[i][:len(held[i])-1]
		}
	}
	try(0, 0)
	return best, bestLot
}

func TestNoOtherSessionsAreBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	solved, branched, flows := 0, 0, 0
	for i := range 900 {
		p := randomChoosing(r, 1+r.IntN(4), 1+r.IntN(4))
		got, err := Sessions(context.Background(), p, ChoosingOptions{Seed: uint64(i)})
		var invalid *Invalid
		if errors.As(err, &invalid) {
			continue
		}
		if err != nil || !got.Optimal {
			t.Fatalf("%d: %+v: %v, optimal %v", i, p, err, got.Optimal)
		}
		solved++
		if flows += got.Solved; got.Solved > 1 {
			branched++
		}
		want, drawn := bestChoosing(p, uint64(i))
		if got.Satisfaction != want || got.Certificate.Cost[lots] != drawn {
			t.Fatalf("%d: %+v\ngot %+v %d\nwant %+v %d", i, p, got, got.Certificate.Cost[lots], want, drawn)
		}
	}
	if solved < 500 || branched < 60 {
		t.Fatalf("%d solved, %d branched, %d flows", solved, branched, flows)
	}
}

func TestBranchingThatEndsEarlySaysSo(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	early := 0
	for i := range 400 {
		p := randomChoosing(r, 3+r.IntN(4), 3+r.IntN(3))
		got, err := Sessions(context.Background(), p, ChoosingOptions{Seed: uint64(i), Nodes: 1})
		var invalid *Invalid
		if errors.As(err, &invalid) {
			continue
		}
		if err == nil {
			err = VerifySessions(p, got)
		}
		if err != nil {
			t.Fatalf("%d: %v", i, err)
		}
		full, err := Sessions(context.Background(), p, ChoosingOptions{Seed: uint64(i)})
		if err != nil {
			t.Fatal(err)
		}
		a, b, c := got.AtBest, full.Satisfaction, got.Satisfaction
		key := func(s Satisfaction) []int { return []int{s.Missing, s.Unevenly, s.LastOnly, s.Ranks} }
		if slices.Compare(key(a), key(b)) > 0 || slices.Compare(key(b), key(c)) > 0 {
			t.Fatalf("%d: bound %+v, optimum %+v, found %+v", i, a, b, c)
		}
		if !got.Optimal {
			early++
			if !strings.Contains(got.Reasons[0], "a better result is possible") {
				t.Fatal(got.Reasons)
			}
		}
	}
	if early < 50 {
		t.Fatalf("only %d ended early", early)
	}
}

func TestTheOrderOfTheRowsDoesNotMatterToSessions(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 100 {
		p := randomChoosing(r, 12, 5)
		was, err := Sessions(context.Background(), p, ChoosingOptions{Seed: uint64(i)})
		r.Shuffle(len(p.People), func(i, j int) { p.People[i], p.People[j] = p.People[j], p.People[i] })
		r.Shuffle(len(p.Sessions), func(i, j int) { p.Sessions[i], p.Sessions[j] = p.Sessions[j], p.Sessions[i] })
		slices.Reverse(p.Clashes)
		slices.Reverse(p.Fixed)
		now, err2 := Sessions(context.Background(), p, ChoosingOptions{Seed: uint64(i)})
		a, _ := json.Marshal(was)
		b, _ := json.Marshal(now)
		if string(a) != string(b) || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("%d: %s\n%s\n%v\n%v", i, a, b, err, err2)
		}
	}
}

// agenda has two sessions that everybody wants first.
func agenda() Choosing {
	p := Choosing{Wanted: 2, Sessions: []Session{{ID: "S", Name: "Systems", Places: 2}, {ID: "T", Name: "Trust", Places: 2, Least: 2}, {ID: "U", Name: "Union", Places: 4}, {ID: "V", Name: "Voice", Places: 4, Least: 3}}}
	for _, name := range []string{"Ann", "Ben", "Cy"} {
		p.People = append(p.People, Chooser{ID: name, Choices: []string{"S", "T", "U", "V"}})
	}
	return p
}

func TestNobodyHasOnlyLastChoices(t *testing.T) {
	p := agenda()
	p.Sessions[3].Least = 0
	p.People = append(p.People, Chooser{ID: "Dee", Choices: []string{"S", "T", "U", "V"}})
	r, err := Sessions(context.Background(), p, ChoosingOptions{Seed: 4})
	if err != nil || r.Satisfaction.LastOnly != 0 || r.Satisfaction.Missing != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, id := range []string{"Ann", "Ben", "Cy", "Dee"} {
		if !slices.ContainsFunc(r.Given, func(g Given) bool { return g.Person == id && g.Rank <= 2 }) {
			t.Errorf("%s has only last choices: %+v", id, r.Given)
		}
	}
}

func TestTheLotDecidesBetweenEquals(t *testing.T) {
	first := map[string]int{}
	for seed := range uint64(600) {
		p := Choosing{Wanted: 1, Sessions: []Session{{ID: "S", Places: 1}, {ID: "T", Places: 9}}}
		for _, id := range []string{"Ann", "Ben", "Cy"} {
			p.People = append(p.People, Chooser{ID: id, Choices: []string{"S", "T"}})
		}
		r, err := Sessions(context.Background(), p, ChoosingOptions{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(r.Given, func(g Given) bool { return g.Session == "S" })
		if r.Given[at].Person != r.Lots[0] {
			t.Fatalf("seed %d: %s has the place and %s the first lot", seed, r.Given[at].Person, r.Lots[0])
		}
		first[r.Lots[0]]++
		if text := strings.Join(r.Reasons, "\n"); !strings.Contains(text, "its one place is taken; with it, "+r.Lots[0]+" would have T instead of S, and all together would be as well served; the lot decided.") {
			t.Fatal(text)
		}
	}
	for id, times := range first {
		if times < 150 || times > 250 {
			t.Errorf("%s had the first lot %d of 600 times", id, times)
		}
	}
}

func TestTheReasonsSayWhatHappened(t *testing.T) {
	for want, change := range map[string]func(*Choosing){
		"Voice would not run: it needs 3 people and 2 chose it.":        func(p *Choosing) { p.People[0].Choices = []string{"S", "T", "U"} },
		"Ann does not have Systems, the first choice: it does not run.": func(p *Choosing) { p.Sessions[0] = Session{ID: "S", Name: "Systems", Places: 9, Least: 9} },
		"Voice would not run: it needs 3 people, and although 3 chose it, filling it would leave": func(p *Choosing) {
			p.Sessions = []Session{{ID: "S", Places: 2}, {ID: "V", Name: "Voice", Places: 3, Least: 3}, {ID: "U", Places: 9}}
			p.People[0].Choices, p.People[1].Choices, p.People[2].Choices = []string{"S", "U", "V"}, []string{"S", "U", "V"}, []string{"V", "U"}
			p.Wanted = 1
		},
		"Ann does not have S, the first choice: with it, a session would have fewer people than it needs.": func(p *Choosing) {
			p.Sessions = []Session{{ID: "S", Places: 1}, {ID: "V", Places: 3, Least: 3}, {ID: "U", Places: 9}}
			for i := range p.People {
				p.People[i].Choices = []string{"S", "V", "U"}
			}
			p.Wanted = 1
		},
		"Voice would have nobody: of the 3 who chose it, all have what they prefer.": func(p *Choosing) { p.Sessions[0].Places, p.Sessions[1].Places = 9, 9 },
		"Ann has 1 of 2 sessions. Only 1 was named.":                                 func(p *Choosing) { p.People[0].Choices = []string{"S"} },
		"Ann has 0 of 2 sessions. Only 0 were named.":                                func(p *Choosing) { p.People[0].Choices = nil },
		"Cy does not have Systems, the first choice: all 2 places are taken by people whose attendance is fixed.": func(p *Choosing) {
			p.Fixed = []Attendance{{"Ann", "S"}, {"Ben", "S"}}
		},
		"Ann does not have Trust, the second choice: it clashes with Systems.": func(p *Choosing) {
			p.Clashes, p.Sessions[0].Places, p.People = [][2]string{{"T", "S"}}, 3, p.People[:1]
			p.Sessions[1].Least, p.Sessions[3].Least = 0, 0
		},
		"Ann does not have Systems, the first choice: it has no places.": func(p *Choosing) { p.Sessions[0].Places = 0 },
		"Ann does not have Systems, the first choice: it clashes with Union, where attendance is fixed.": func(p *Choosing) {
			p.Sessions[0].Slot, p.Sessions[2].Slot = "am", "am"
			p.Fixed = []Attendance{{"Ann", "U"}}
		},
		"Ann does not have Systems, the first choice: attendance elsewhere is fixed.": func(p *Choosing) {
			p.Fixed = []Attendance{{"Ann", "U"}, {"Ann", "T"}}
		},
		"Voice runs with 1 of the 3 people it needs, because attendance in it is fixed.": func(p *Choosing) {
			p.Fixed = []Attendance{{"Ann", "V"}}
			p.Sessions[0].Places, p.Sessions[1].Places = 9, 9
		},
	} {
		p := agenda()
		change(&p)
		r, err := Sessions(context.Background(), p, ChoosingOptions{})
		if text := strings.Join(r.Reasons, "\n"); err != nil || !strings.Contains(text, want) {
			t.Errorf("%v, %q is missing from\n%s\n%+v", err, want, text, r.Given)
		}
	}
}

func TestChoicesThatCannotStandAreRefused(t *testing.T) {
	for want, change := range map[string]func(*Choosing){
		"session in row 1 has no id":             func(p *Choosing) { p.Sessions[0].ID = "" },
		`"Ann" is given to more than one person`: func(p *Choosing) { p.People[1].ID = "Ann" },
		"Systems has -1 places":                  func(p *Choosing) { p.Sessions[0].Places = -1 },
		"Trust has 2 places and needs 3 people":  func(p *Choosing) { p.Sessions[1].Least = 3 },
		"Ann is to have -1 sessions":             func(p *Choosing) { p.People[0].Wanted = -1 },
		"Everybody is to have 101":               func(p *Choosing) { p.Wanted = 101 },
		"Everybody is to have -1":                func(p *Choosing) { p.Wanted = -1 },
		`choice of Ann names the session "x"`:    func(p *Choosing) { p.People[0].Choices = []string{"x"} },
		`Ann chose "S" twice`:                    func(p *Choosing) { p.People[0].Choices = []string{"S", "S"} },
		`clash names the session "x"`:            func(p *Choosing) { p.Clashes = [][2]string{{"x", "S"}} },
		"cannot clash with itself":               func(p *Choosing) { p.Clashes = [][2]string{{"S", "S"}} },
		`fixed attendance names the person "x"`:  func(p *Choosing) { p.Fixed = []Attendance{{"x", "S"}} },
		"Ann is fixed in Systems and in Trust,": func(p *Choosing) {
			p.Clashes, p.Fixed = [][2]string{{"T", "S"}}, []Attendance{{"Ann", "S"}, {"Ann", "T"}}
		},
		"Ann is fixed in 3 sessions and is to have 2": func(p *Choosing) { p.Fixed = []Attendance{{"Ann", "S"}, {"Ann", "T"}, {"Ann", "U"}} },
		"Systems has 2 places and 3 people fixed":     func(p *Choosing) { p.Fixed = []Attendance{{"Ann", "S"}, {"Ben", "S"}, {"Cy", "S"}} },
	} {
		p := agenda()
		change(&p)
		_, err := Sessions(context.Background(), p, ChoosingOptions{})
		var invalid *Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
		if VerifySessions(p, ChoosingResult{}) == nil {
			t.Errorf("%q was verified", want)
		}
	}
	for name, p := range map[string]Choosing{"nothing": {}, "nobody": {Sessions: agenda().Sessions}, "no sessions": {Wanted: 2, People: []Chooser{{ID: "a"}}}} {
		if r, err := Sessions(context.Background(), p, ChoosingOptions{}); err != nil || len(r.Given) > 0 || !r.Optimal {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Sessions(ctx, agenda(), ChoosingOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestChangedChoicesAreNotVerified(t *testing.T) {
	p := agenda()
	p.Fixed = []Attendance{{"Ann", "U"}}
	p.Clashes = [][2]string{{"T", "V"}}
	good, err := Sessions(context.Background(), p, ChoosingOptions{Seed: 1})
	if err != nil || good.Solved != 1 {
		t.Fatalf("%+v, %v", good, err)
	}
	stored, _ := json.Marshal(good)
	for want, spoil := range map[string]func(*ChoosingResult){
		"unknown is given":       func(r *ChoosingResult) { r.Given[0].Person = "x" },
		"given twice":            func(r *ChoosingResult) { r.Given = append(r.Given, r.Given[0]) },
		"more sessions than":     func(r *ChoosingResult) { r.Given = append(r.Given, Given{Person: "Ben", Session: "V", Rank: 4}) },
		"attendance is fixed":    func(r *ChoosingResult) { r.Given = r.Given[2:] },
		"sums of the result":     func(r *ChoosingResult) { r.Profile[0]++ },
		"of the result are":      func(r *ChoosingResult) { r.Satisfaction.Ranks-- },
		"the result are not":     func(r *ChoosingResult) { slices.Reverse(r.Lots) },
		"result are not those":   func(r *ChoosingResult) { r.Sessions[3].Runs = true },
		"optimal without":        func(r *ChoosingResult) { r.AtBest.Ranks-- },
		"potentials do not":      func(r *ChoosingResult) { r.Certificate.Potential[ranks][5] += 99 },
		"not the cost of the fl": func(r *ChoosingResult) { r.Certificate.Cost[lots]++ },
	} {
		var bad ChoosingResult
		if err := json.Unmarshal(stored, &bad); err != nil {
			t.Fatal(err)
		}
		if err := VerifySessions(p, bad); err != nil {
			t.Fatalf("the result itself: %v", err)
		}
		spoil(&bad)
		if err := VerifySessions(p, bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	for want, change := range map[string]func(*Choosing){
		"two sessions that clash":    func(p *Choosing) { p.Clashes = [][2]string{{"S", "T"}, {"S", "U"}, {"T", "U"}} },
		"too many or too few people": func(p *Choosing) { p.Sessions[2].Least = 4; p.Fixed = nil },
		"that was not chosen":        func(p *Choosing) { p.People[1].Choices = p.People[1].Choices[3:] },
	} {
		changed := agenda()
		changed.Fixed = []Attendance{{"Ann", "U"}}
		change(&changed)
		if err := VerifySessions(changed, good); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestBranchingTellsItsProgressAndCanBeStopped(t *testing.T) {
	p := Choosing{Wanted: 2}
	for s := range 8 {
		p.Sessions = append(p.Sessions, Session{ID: fmt.Sprint(s), Places: 9, Least: 5})
	}
	for i := range 20 {
		c := Chooser{ID: fmt.Sprint(i)}
		for s := range 5 {
			c.Choices = append(c.Choices, fmt.Sprint((i*3+s*s)%8))
		}
		c.Choices = slices.Compact(c.Choices)
		slices.Sort(c.Choices)
		c.Choices = slices.Compact(c.Choices)
		p.People = append(p.People, c)
	}
	for s := range 8 {
		p.Clashes = append(p.Clashes, [2]string{fmt.Sprint(s), fmt.Sprint((s + 1) % 8)})
	}
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	_, err := Sessions(ctx, p, ChoosingOptions{Progress: func(solved, most int) {
		if told++; solved > most || most != 2000 {
			t.Errorf("%d of %d", solved, most)
		}
		if told == 3 {
			cancel()
		}
	}})
	if told != 3 || !errors.Is(err, context.Canceled) {
		t.Fatalf("told %d times, %v", told, err)
	}
}
