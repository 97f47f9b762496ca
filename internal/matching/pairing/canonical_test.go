package pairing

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tandem/internal/matching/blossom"
)

// shuffled says the same in another order.
func shuffled(r *rand.Rand, p Problem) Problem {
	p.People = slices.Clone(p.People)
	for i := range p.People {
		person := &p.People[i]
		for _, list := range []*[]string{&person.Areas, &person.Themes, &person.Availability, &person.Conflicts, &person.Vetoes, &person.Wishes} {
			*list = append(slices.Clone(*list), *list...) // repetitions change nothing
			mix(r, *list)
		}
	}
	mix(r, p.People)
	p.Locks, p.Vetoes, p.Previous, p.Draft = slices.Clone(p.Locks), slices.Clone(p.Vetoes), slices.Clone(p.Previous), slices.Clone(p.Draft)
	mix(r, p.Locks)
	mix(r, p.Vetoes)
	mix(r, p.Previous)
	mix(r, p.Draft)
	p.Withdrawn = append(slices.Clone(p.Withdrawn), p.Withdrawn...)
	mix(r, p.Withdrawn)
	for i, lock := range p.Locks {
		p.Locks[i].A, p.Locks[i].B = lock.B, lock.A
	}
	for i, pair := range p.Previous {
		p.Previous[i] = Pair{pair.B, pair.A}
	}
	for _, pair := range p.Previous[:len(p.Previous)/2] { // some say it themselves
		at := slices.IndexFunc(p.People, func(person Person) bool { return person.ID == pair.A })
		p.People[at].Previous = pair.B
	}
	p.Previous = p.Previous[len(p.Previous)/2:]
	return p
}

func mix[T any](r *rand.Rand, s []T) { r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] }) }

func TestTheOrderOfRowsChangesNotOneByte(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 1))
	for i := range 150 {
		p := random(r, 24)
		p.Withdrawn = []string{"Yann", "Zoe"}
		first := encoded(open(t, p).Result())
		for range 3 {
			if again := encoded(open(t, shuffled(r, p)).Result()); !bytes.Equal(first, again) {
				t.Fatalf("case %d:\n%s\n%s", i, first, again)
			}
		}
	}
}

func TestSolvingLeavesTheInputAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 1))
	for range 50 {
		p := shuffled(r, random(r, 12))
		before, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		open(t, p)
		if after, _ := json.Marshal(p); !bytes.Equal(before, after) {
			t.Fatalf("%s\nbecame\n%s", before, after)
		}
	}
}

// altered gives another value of a field's kind.
func altered(v reflect.Value) reflect.Value {
	other := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		other.SetString(v.String() + "x")
	case reflect.Int, reflect.Int64:
		other.SetInt(v.Int() + 1)
	case reflect.Bool:
		other.SetBool(!v.Bool())
	case reflect.Pointer:
		other.Set(reflect.New(v.Type().Elem()))
	case reflect.Slice:
		one := reflect.New(v.Type().Elem()).Elem()
		if one.Kind() == reflect.Struct {
			one.Field(0).SetString("x")
			if one.Field(1).Kind() == reflect.String {
				one.Field(1).SetString("y")
			}
		} else {
			one.SetString("x")
		}
		other.Set(reflect.Append(v, one))
	}
	return other
}

// leaves visits every field that holds a value, those of nested structs too.
func leaves(path string, v reflect.Value, visit func(path string, v reflect.Value)) {
	for i := range v.NumField() {
		name := path + "." + v.Type().Field(i).Name
		if v.Field(i).Kind() == reflect.Struct {
			leaves(name, v.Field(i), visit)
			continue
		}
		visit(name, v.Field(i))
	}
}

func TestTheHashChangesWithEveryField(t *testing.T) {
	p := problem(Person{ID: "Chidi", Areas: []string{"BRD"}})
	hashes := map[string]string{fingerprint(canonical(p)): "nothing"}
	try := func(path string, v reflect.Value) {
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		v.Set(altered(v))
		hash := fingerprint(canonical(p))
		if other, twice := hashes[hash]; twice {
			t.Errorf("%s gives the same hash as %s", path, other)
		}
		hashes[hash] = path
		v.Set(before)
	}
	leaves("Problem", reflect.ValueOf(&p).Elem(), try)
	leaves("Person", reflect.ValueOf(&p.People[0]).Elem(), try)
	p.Locks, p.Vetoes = []Lock{{"Amal", "Beth", "a", "b"}}, []Veto{{"Amal", "Chidi", "c"}}
	leaves("Lock", reflect.ValueOf(&p.Locks[0]).Elem(), try)
	leaves("Veto", reflect.ValueOf(&p.Vetoes[0]).Elem(), try)
	if len(hashes) < 50 {
		t.Errorf("only %d fields were tried", len(hashes))
	}
}

func TestAPersonHasTheseFieldsAndNoOther(t *testing.T) {
	var names []string
	for i := range reflect.TypeFor[Person]().NumField() {
		names = append(names, reflect.TypeFor[Person]().Field(i).Name)
	}
	want := []string{"ID", "Areas", "Organisation", "Sector", "Role", "Themes", "Seniority", "Availability", "Score",
		"Eligible", "Manager", "Conflicts", "Vetoes", "Wishes", "Previous"}
	if !slices.Equal(names, want) {
		t.Errorf("a person has %v: is each one free of protected characteristics?", names)
	}
}

func TestAResultIsCheckedAndAChangedOneRefused(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(15, 1))
	refused := 0
	for i := range 100 {
		p := random(r, 9)
		result := open(t, p).Result()
		var stored Result
		if err := json.Unmarshal(encoded(result), &stored); err != nil {
			t.Fatal(err)
		}
		if err := Check(ctx, shuffled(r, p), stored); err != nil {
			t.Fatalf("case %d: %v", i, err)
		}
		for name, change := range tamperings {
			var changed Result
			if err := json.Unmarshal(encoded(result), &changed); err != nil {
				t.Fatal(err)
			}
			if !change(&changed) {
				continue
			}
			refused++
			if err := Check(ctx, p, changed); !errors.Is(err, ErrMismatch) && !errors.Is(err, ErrUnproved) {
				t.Fatalf("case %d: %s: %v", i, name, err)
			} else if name == "hash" && !strings.Contains(err.Error(), "hash of the input") {
				t.Fatalf("another hash: %v", err)
			}
		}
	}
	if refused < 300 {
		t.Errorf("only %d changes were tried", refused)
	}
}

// tamperings change a result; false where there is nothing to change.
var tamperings = map[string]func(*Result) bool{
	"hash":   func(r *Result) bool { r.InputHash = fmt.Sprintf("%064d", 7); return true },
	"points": func(r *Result) bool { r.Totals.Points++; return true },
	"fewer pairs": func(r *Result) bool {
		i := slices.IndexFunc(r.Matches, func(m Match) bool { return !m.Locked })
		if i < 0 {
			return false
		}
		r.Matches = slices.Delete(r.Matches, i, i+1)
		return true
	},
	"certificate": func(r *Result) bool {
		if len(r.Proof.Certificate.Vertex) == 0 {
			return false
		}
		r.Proof.Certificate.Vertex[0] -= 1 << 20
		return true
	},
	"short certificate": func(r *Result) bool { r.Proof.Certificate.Vertex = append(r.Proof.Certificate.Vertex, 0); return true },
	"evidence": func(r *Result) bool {
		if len(r.Matches) == 0 {
			return false
		}
		r.Matches[0].Awards[0].Evidence = "They look nice together"
		return true
	},
	"blocking pairs": func(r *Result) bool { r.BlockingPairs++; return true },
	"exchange": func(r *Result) bool {
		if len(r.Matches) < 2 {
			return false
		}
		r.Matches[0].B, r.Matches[1].B = r.Matches[1].B, r.Matches[0].B
		return true
	},
}

func TestAResultThatIsNotProvedIsAnError(t *testing.T) {
	ctx := context.Background()
	s := open(t, alike(6))
	g, err := s.m.graph(ctx, s.best.task, s.survey)
	if err != nil {
		t.Fatal(err)
	}
	found, err := blossom.Solve(ctx, len(g.people), g.edges, blossom.Options{Objective: blossom.MaxCardinality})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.m.prove(g, s.best.task, found); err != nil {
		t.Fatal(err)
	}
	a := slices.IndexFunc(found.Mate, func(v int) bool { return v >= 0 })
	found.Mate[found.Mate[a]], found.Mate[a] = -1, -1
	if _, err := s.m.prove(g, s.best.task, found); !errors.Is(err, ErrUnproved) {
		t.Errorf("a pair was taken away: %v", err)
	}
}
