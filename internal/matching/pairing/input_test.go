package pairing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// two people who may be paired, and more if asked for.
func problem(people ...Person) Problem {
	p := Problem{On: day, Config: Defaults(), People: []Person{
		{ID: "Amal", Areas: []string{"LDS"}}, {ID: "Beth", Areas: []string{"LDS"}},
	}}
	p.People = append(p.People, people...)
	return p
}

func changedProblem(change func(*Problem)) Problem {
	p := problem(Person{ID: "Chidi", Areas: []string{"BRD"}}, Person{ID: "Dora", Areas: []string{"KEN"}})
	change(&p)
	return p
}

func issues(t *testing.T, p Problem) []Issue {
	t.Helper()
	_, err := Solve(context.Background(), p)
	if err == nil {
		return nil
	}
	var wrong *InputError
	if !errors.As(err, &wrong) {
		t.Fatalf("%v is no InputError", err)
	}
	return wrong.Issues
}

func TestWhatIsWrongWithTheInputIsSaid(t *testing.T) {
	low := 50
	for name, c := range map[string]struct {
		change               func(*Problem)
		person, field, words string
	}{
		"nobody":         {func(p *Problem) { p.People = nil }, "", "people", "nobody to be paired"},
		"no id":          {func(p *Problem) { p.People[0].ID = "" }, "", "id", "has no id"},
		"an id twice":    {func(p *Problem) { p.People[1].ID = "Amal" }, "Amal", "id", "Two people have the id Amal"},
		"no date":        {func(p *Problem) { p.On = "21/11/2026" }, "", "on", "a date such as 2026-11-21"},
		"unknown area":   {func(p *Problem) { p.People[0].Areas = []string{"Leads"} }, "Amal", "areas", "Did you mean LDS (Leeds)?"},
		"small letters":  {func(p *Problem) { p.People[0].Areas = []string{"lds"} }, "Amal", "areas", "Did you mean LDS (Leeds)?"},
		"abolished area": {func(p *Problem) { p.People[0].Areas = []string{"CMA"} }, "Amal", "areas", "Cumbria (CMA), did not exist after 2023-03-31. It was replaced by Cumberland (CBD) and Westmorland and Furness (WAF)."},
		"area to come":   {func(p *Problem) { p.On = "2020-01-01"; p.People[0].Areas = []string{"CBD"} }, "Amal", "areas", "did not exist before 2023-04-01"},
		"no area":        {func(p *Problem) { p.People[0].Areas = nil }, "Amal", "areas", "has no area, but the place rule needs one"},
		"no score":       {func(p *Problem) { p.Config.Rules.MinimumScore = &low; score(p, 60); p.People[1].Score = nil }, "Beth", "score", "has no score, but there is a minimum score"},
		"sector":         {func(p *Problem) { p.People[0].Sector = "law" }, "Amal", "sector", "education, health, care or other"},
		"role":           {func(p *Problem) { p.People[0].Role = "boss" }, "Amal", "role", "strategic or delivery"},
		"eligible":       {func(p *Problem) { p.People[0].Eligible = "maybe" }, "Amal", "eligible", "yes or no"},
		"level":          {func(p *Problem) { p.People[0].Seniority = 21 }, "Amal", "seniority", "from 1 to 20"},
		"own manager":    {func(p *Problem) { p.People[0].Manager = "Amal" }, "Amal", "manager", "own line manager"},
		"managers in a circle": {func(p *Problem) {
			p.People[0].Manager, p.People[1].Manager, p.People[2].Manager = "Beth", "Chidi", "Amal"
		}, "Amal", "manager", "Amal, Beth and Chidi manage one another in a circle"},
		"conflict with nobody": {func(p *Problem) { p.People[0].Conflicts = []string{"Zoe"} }, "Amal", "conflicts", `names "Zoe" among the conflicts of interest, but nobody has that id`},
		"veto of nobody":       {func(p *Problem) { p.People[0].Vetoes = []string{"Zoe"} }, "Amal", "vetoes", "nobody has that id"},
		"wish for nobody":      {func(p *Problem) { p.People[0].Wishes = []string{"Zoe"} }, "Amal", "wishes", "nobody has that id"},
		"wish for oneself":     {func(p *Problem) { p.People[0].Wishes = []string{"Amal"} }, "Amal", "wishes", "among their own wishes"},
		"wish and veto":        {func(p *Problem) { p.People[0].Wishes, p.People[0].Vetoes = []string{"Beth"}, []string{"Beth"} }, "Amal", "wishes", "also refuses"},
		"previous nobody":      {func(p *Problem) { p.People[0].Previous = "Zoe" }, "Zoe", "previous", "nobody has that id"},
		"previous oneself":     {func(p *Problem) { p.People[0].Previous = "Amal" }, "Amal", "previous", "cannot be paired with themselves"},
		"two previous":         {func(p *Problem) { p.People[0].Previous, p.People[1].Previous = "Chidi", "Amal" }, "Amal", "previous", "two partners in the previous run: Beth and Chidi"},
		"draft twice":          {func(p *Problem) { p.Draft = []Pair{{"Amal", "Beth"}, {"Amal", "Dora"}} }, "Amal", "draft", "two partners in the draft"},
		"veto without reason":  {func(p *Problem) { p.Vetoes = []Veto{{"Amal", "Beth", " "}} }, "Amal", "vetoes", "has no reason"},
		"veto of oneself":      {func(p *Problem) { p.Vetoes = []Veto{{"Amal", "Amal", "no"}} }, "Amal", "vetoes", "with themselves"},
		"veto of a stranger":   {func(p *Problem) { p.Vetoes = []Veto{{"Amal", "Zoe", "no"}} }, "Zoe", "vetoes", "nobody has that id"},
		"lock without reason":  {func(p *Problem) { p.Locks = []Lock{{A: "Amal", B: "Beth"}} }, "Amal", "locks", "has no reason"},
		"lock of a stranger":   {func(p *Problem) { p.Locks = []Lock{{"Amal", "Zoe", "yes", ""}} }, "Zoe", "locks", "nobody has that id"},
		"lock of oneself":      {func(p *Problem) { p.Locks = []Lock{{"Amal", "Amal", "yes", ""}} }, "Amal", "locks", "with themselves"},
		"two locks":            {func(p *Problem) { p.Locks = []Lock{{"Amal", "Beth", "yes", ""}, {"Chidi", "Amal", "yes", ""}} }, "Amal", "locks", "stands in two locks, with Beth and with Chidi"},
		"lock and veto": {func(p *Problem) {
			p.Locks = []Lock{{"Amal", "Beth", "yes", "yes"}}
			p.Vetoes = []Veto{{"Beth", "Amal", "a row"}}
		}, "Amal", "locks", "vetoed by the coordinator (a row)"},
		"lock of the gone":    {func(p *Problem) { p.Locks = []Lock{{"Amal", "Beth", "yes", ""}}; p.Withdrawn = []string{"Beth"} }, "Beth", "locks", "has withdrawn"},
		"lock against a rule": {func(p *Problem) { p.Locks = []Lock{{"Dora", "Amal", "yes", ""}} }, "Amal", "locks", "is against the rule place: Amal works in Leeds and Dora in Kent"},
		"lock against a veto": {func(p *Problem) { p.People[1].Vetoes = []string{"Amal"}; p.Locks = []Lock{{"Amal", "Beth", "yes", ""}} }, "Amal", "locks", "is against the rule personal_veto: Beth does not want to be paired with Amal."},
		"no version":          {func(p *Problem) { p.Config.Version = "" }, "", "config.version", "has no version"},
		"place rule":          {func(p *Problem) { p.Config.Rules.Place = "near" }, "", "config.rules.place", "same, same_or_neighbouring or any"},
		"negative points":     {func(p *Problem) { p.Config.Criteria.Sector = -1 }, "", "config.criteria.sector", "from 0 to 1,000,000, not -1"},
		"too many points":     {func(p *Problem) { p.Config.Criteria.Keep = MaxPoints + 1 }, "", "config.criteria.keep", "from 0 to 1,000,000"},
		"mutual below one":    {func(p *Problem) { p.Config.Criteria.Wish.Mutual = 1 }, "", "config.criteria.wish.mutual", "may not give fewer"},
		"not UTF-8":           {func(p *Problem) { p.People[0].Organisation = "a\xff" }, "Amal", "organisation", "not valid UTF-8"},
		"too many themes":     {func(p *Problem) { p.People[0].Themes = strings.Fields(strings.Repeat("a b c d e ", 3) + many(60)) }, "Amal", "themes", "50 are the most"},
	} {
		t.Run(name, func(t *testing.T) {
			found := issues(t, changedProblem(c.change))
			if !slices.ContainsFunc(found, func(i Issue) bool {
				return i.Person == c.person && i.Field == c.field && strings.Contains(i.Sentence, c.words)
			}) {
				t.Errorf("no issue of %q at %s with %q in %+v", c.person, c.field, c.words, found)
			}
			for _, i := range found {
				if i.Sentence == "" || !strings.ContainsAny(i.Sentence[len(i.Sentence)-1:], ".?") {
					t.Errorf("%q is no sentence", i.Sentence)
				}
			}
		})
	}
}

func many(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint("w", i)
	}
	return strings.Join(words, " ")
}

func score(p *Problem, score int) {
	for i := range p.People {
		p.People[i].Score = &score
	}
}

func TestTheUnchangedExampleHasNoIssue(t *testing.T) {
	if found := issues(t, changedProblem(func(*Problem) {})); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestAllIssuesAreToldAtOnce(t *testing.T) {
	found := issues(t, changedProblem(func(p *Problem) {
		p.People[0].Sector, p.People[1].Seniority = "law", -1
		p.Config.Criteria.Role = -5
		p.Locks = []Lock{{"Chidi", "Dora", "yes", ""}}
	}))
	fields := []string{}
	for _, issue := range found {
		fields = append(fields, issue.Field)
	}
	if want := []string{"config.criteria.role", "sector", "seniority", "locks"}; !slices.Equal(fields, want) {
		t.Errorf("fields %v, want %v", fields, want)
	}
	_, err := Solve(context.Background(), changedProblem(func(p *Problem) { p.On = ""; p.People[0].Role = "x" }))
	if strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("not one line an issue: %v", err)
	}
}

func TestWhoIsAllowed(t *testing.T) {
	for name, change := range map[string]func(*Problem){
		"a manager from outside":              func(p *Problem) { p.People[0].Manager = "Zoe" },
		"a wish for somebody who left":        func(p *Problem) { p.People[0].Wishes = []string{"Zoe"}; p.Withdrawn = []string{"Zoe"} },
		"somebody who left without an area":   func(p *Problem) { p.People[0].Areas = nil; p.Withdrawn = []string{"Amal"} },
		"an abolished area while it stood":    func(p *Problem) { p.On = "2023-03-31"; p.People[0].Areas = []string{"CMA"} },
		"no area where no rule asks":          func(p *Problem) { p.People[0].Areas = nil; p.Config.Rules.Place = AnyArea },
		"a lock against a rule with a reason": func(p *Problem) { p.Locks = []Lock{{"Amal", "Dora", "yes", "they share an office"}} },
		"the same lock and veto said twice":   func(p *Problem) { p.Locks = []Lock{{"Amal", "Beth", "yes", ""}, {"Beth", "Amal", "yes", ""}} },
		"the previous partner said by both":   func(p *Problem) { p.People[0].Previous, p.People[1].Previous = "Beth", "Amal" },
		"one person":                          func(p *Problem) { p.People = p.People[:1] },
		"two who forbid each other": func(p *Problem) {
			p.People = p.People[:2]
			p.People[0].Vetoes, p.People[1].Vetoes = []string{"Beth"}, []string{"Amal"}
		},
		"the words unknown for what is not": func(p *Problem) {
			p.People[0].Sector, p.People[0].Role, p.People[0].Eligible = "unknown", "unknown", "unknown"
		},
		"a line of management of three":        func(p *Problem) { p.People[0].Manager, p.People[1].Manager = "Beth", "Chidi" },
		"a previous pair of somebody who left": func(p *Problem) { p.Previous = []Pair{{"Amal", "Zoe"}}; p.Withdrawn = []string{"Zoe"} },
	} {
		if found := issues(t, changedProblem(change)); len(found) > 0 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}
