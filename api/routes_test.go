package api

import (
	"strings"
	"testing"

	"tandem/api/wire"
	"tandem/internal/access"
)

func TestATableWithAGapRefusesToStart(t *testing.T) {
	read := wire.Plain(func(*wire.Call) (wire.Reply[wire.None], error) { return wire.Done(), nil })
	post := wire.Body(func(*wire.Call, wire.Empty) (wire.Reply[wire.None], error) { return wire.Done(), nil })
	put := wire.Change(func(*wire.Call, wire.Empty) (wire.Reply[wire.None], error) { return wire.Done(), nil })
	loose := wire.Body(func(*wire.Call, struct {
		A any `json:"a"`
	}) (wire.Reply[wire.None], error) {
		return wire.Done(), nil
	})
	signedIn := access.SignedIn()
	gaps := map[string][]wire.Route{
		"nobody declared a policy":  {wire.On("GET", "/a", access.Policy{}, read)},
		"no role":                   {wire.On("GET", "/a", access.Only(), read)},
		"declared twice":            {wire.On("GET", "/a", signedIn, read), wire.On("GET", "/a", signedIn, read)},
		"twice by parameter":        {wire.On("GET", "/a/:b", signedIn, read), wire.On("GET", "/a/:c", signedIn, read)},
		"no handler":                {wire.On("GET", "/a", signedIn, wire.Handler{})},
		"a PUT without a version":   {wire.On("PUT", "/a", signedIn, post)},
		"a POST with a version":     {wire.On("POST", "/a", signedIn, put)},
		"a POST without a body":     {wire.On("POST", "/a", signedIn, read)},
		"no DELETE":                 {wire.On("DELETE", "/a", signedIn, read)},
		"no strict form":            {wire.On("POST", "/a", signedIn, loose)},
		"a wild path":               {wire.On("GET", "/a/*", signedIn, read)},
		"the prefix twice":          {wire.On("GET", "api/a", signedIn, read)},
		"cached for one person":     {wire.On("GET", "/a", signedIn, wire.Cached(1, read))},
		"analysts outside the data": {wire.On("GET", "/a", signedIn, wire.ForAnalysts(read))},
		"analysts that write":       {wire.On("POST", "/evaluation/a", signedIn, wire.ForAnalysts(post))},
	}
	for name, table := range gaps {
		t.Run(name, func(t *testing.T) {
			o, _ := testOptions(t)
			if _, err := wire.New(o.engine(), table); err == nil || !strings.HasPrefix(err.Error(), "api: ") {
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
