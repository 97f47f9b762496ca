package api

import (
	"strings"
	"testing"

	"tandem/internal/access"
)

func TestATableWithAGapRefusesToStart(t *testing.T) {
	read := plain(func(*Call) (Reply[none], error) { return done(), nil })
	post := body(func(*Call, empty) (Reply[none], error) { return done(), nil })
	put := change(func(*Call, empty) (Reply[none], error) { return done(), nil })
	loose := body(func(*Call, struct {
		A any `json:"a"`
	}) (Reply[none], error) {
		return done(), nil
	})
	signedIn := access.SignedIn()
	gaps := map[string][]Route{
		"nobody declared a policy":  {{"GET", "/a", access.Policy{}, read}},
		"no role":                   {{"GET", "/a", access.Only(), read}},
		"declared twice":            {{"GET", "/a", signedIn, read}, {"GET", "/a", signedIn, read}},
		"twice by parameter":        {{"GET", "/a/:b", signedIn, read}, {"GET", "/a/:c", signedIn, read}},
		"no handler":                {{"GET", "/a", signedIn, handler{}}},
		"a PUT without a version":   {{"PUT", "/a", signedIn, post}},
		"a POST with a version":     {{"POST", "/a", signedIn, put}},
		"a POST without a body":     {{"POST", "/a", signedIn, read}},
		"no DELETE":                 {{"DELETE", "/a", signedIn, read}},
		"no strict form":            {{"POST", "/a", signedIn, loose}},
		"a wild path":               {{"GET", "/a/*", signedIn, read}},
		"the prefix twice":          {{"GET", "api/a", signedIn, read}},
		"cached for one person":     {{"GET", "/a", signedIn, cached(1, read)}},
		"analysts outside the data": {{"GET", "/a", signedIn, forAnalysts(read)}},
		"analysts that write":       {{"POST", "/evaluation/a", signedIn, forAnalysts(post)}},
	}
	for name, table := range gaps {
		t.Run(name, func(t *testing.T) {
			o, _ := testOptions(t)
			if _, err := assemble(o, func(*API) []Route { return table }); err == nil || !strings.HasPrefix(err.Error(), "api: ") {
				t.Errorf("it started: %v", err)
			}
		})
	}
	o, _ := testOptions(t)
	if _, err := New(o); err != nil {
		t.Errorf("THE table: %v", err)
	}
	o.Identify = nil
	if _, err := New(o); err == nil {
		t.Error("it started without knowing anybody")
	}
}
