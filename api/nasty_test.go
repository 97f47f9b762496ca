package api

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"tandem/api/applying"
	"tandem/api/learning"
	"tandem/api/wire"
)

// nasty are texts that fit every wire type and have broken programs: of other
// alphabets where a column is ASCII, of no width, in the form of SQL, at the
// ends of calendars, longer than any column.
var nasty = []string{
	"", " ", "é", "🌱", "\u202eecalp", "\u200b", "\ufeff", "a\u0301", "K", "a\nBcc: x@example.org\r\n\r\nb", "' OR 1=1 --", "\\", "%", "%s%n",
	"01ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5fav", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "null", "-1",
	"0000-00-00", "0000-01-01", "0001-01-01", "9999-12-31", "2026-03-29", "2026-02-29",
	"é@example.org", "a@exämple.org", "a@b.c.", "a@[127.0.0.1]", "\"a b\"@example.org", "a@example.org, b@example.org", "<a@example.org>",
	strings.Repeat("x", 255) + "@example.org", strings.Repeat("é", 3000), strings.Repeat("🌱", 20000),
}

var nastyInstants = []string{"0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59.999999999Z", "2026-03-29T01:30:00Z"}

var nastyNumbers = []int64{-1 << 63, -1, 0, 1<<31 + 1, 1<<63 - 1}

// asking is one request that is good but for what the test puts into it.
type asking struct {
	as      *client
	method  string
	path    string
	version int64
	body    map[string]any
}

// Whatever fits the form is taken or refused, and never an error of the
// program: what an engine cannot store has to be found before it is asked to.
func TestNothingThatFitsTheFormBreaksTheProgram(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		for _, q := range c.askings() {
			for name, good := range q.body {
				for _, bad := range spoiling(good) {
					q.body[name] = bad
					if a := q.send(); a.status >= 500 {
						t.Errorf("%s %s with %s = %.60q: %d %s", q.method, q.path, name, bad, a.status, a.body)
					}
				}
				q.body[name] = good
			}
		}
	})
}

func (q asking) send() response {
	if q.method == http.MethodPut {
		return q.as.put(q.path, q.version, q.body)
	}
	return q.as.post(q.path, q.body)
}

const anInstant = "2026-12-01T12:00:00Z"

func spoiling(good any) (bad []any) {
	switch good.(type) {
	case string:
		for _, text := range nasty {
			if good != anInstant {
				bad = append(bad, text)
			}
		}
		for _, text := range nastyInstants {
			bad = append(bad, text)
		}
	case int:
		for _, n := range nastyNumbers {
			bad = append(bad, n)
		}
	}
	return bad
}

// askings are requests of each kind of person, each with a body that is good.
func (c *course) askings() []asking {
	c.t.Helper()
	_, tokens := c.staffed().opened()
	manager := c.follow(tokens[chief])
	form := "/survey-invitations/" + c.forms(manager)[0].ID
	nia := c.enrol("Nia Tamblyn", "nia@example.org", "Bess Ironside", boss)
	var places wire.List[learning.Place]
	nia.get("/places").want(200).into(&places)
	var started learning.Project
	nia.post("/partnerships/"+places.Items[0].Partnership.ID+"/project", learning.ProjectStart{Title: "T"}).want(201).into(&started)
	k, open := c.run("Winter")
	var draft applying.Application
	nia.post("/applications", applying.ApplicationStart{CallID: open.ID, Kind: "pair"}).want(201).into(&draft)
	team, eve := c.team.client, c.evaluator.client
	text := func(names ...string) map[string]any {
		body := map[string]any{}
		for _, name := range names {
			body[name] = "x"
		}
		return body
	}
	call := map[string]any{"opensAt": anInstant, "closesAt": anInstant, "graceUntil": anInstant}
	return []asking{
		{team, "POST", "/programmes", 0, text("name", "summary")},
		{team, "POST", "/programmes/" + k.ProgrammeID + "/cohorts", 0, map[string]any{"name": "x", "capacity": 5, "startsOn": "2027-01-01", "endsOn": "2027-01-02"}},
		{team, "POST", "/cohorts/" + k.ID + "/calls", 0, call},
		{team, "PUT", "/calls/" + open.ID, 1, call},
		{team, "POST", "/cohorts/" + k.ID + "/waves", 0, map[string]any{"instrument": "manager_interim", "opensAt": anInstant, "closesAt": anInstant}},
		{team, "POST", "/applications/" + draft.ID + "/offer", 0, text("replyBy")},
		{nia.client, "POST", "/applications", 0, map[string]any{"callId": "x", "kind": "pair"}},
		{nia.client, "PUT", "/applications/" + draft.ID + "/joint-case", 1, map[string]any{"challenge": "x", "whyTogether": "x", "hopedFor": "x", "considerAlone": true}},
		{nia.client, "PUT", "/members/" + draft.You, 1, text("name", "jobTitle", "sector", "role", "organisation", "organisationKind", "area", "lineManagerName", "lineManagerEmail")},
		{nia.client, "POST", "/applications/" + draft.ID + "/sign", 0, text("hash")},
		{nia.client, "POST", "/applications/" + draft.ID + "/invitations", 0, map[string]any{"name": "x", "email": "x@example.org"}},
		{nia.client, "PUT", "/projects/" + started.ID, 1, text("title", "challenge", "startingPoint", "scope", "theme", "state", "stoppedReason")},
		{nia.client, "POST", "/projects/" + started.ID + "/milestones", 0, map[string]any{"title": "x", "dueOn": "2027-01-01", "doneOn": "2026-01-01"}},
		{nia.client, "PUT", "/account", 1, text("name")},
		{nia.client, "POST", "/sessions/current/role", 0, text("role")},
		{nia.client, "POST", "/partner-invitations/accept", 0, text("token")},
		{c.as(""), "POST", "/partner-invitations/decline", 0, text("token", "reason")},
		{c.as(""), "POST", "/sign-ups/confirm", 0, text("token", "password")},
		{c.as(""), "POST", "/password-resets", 0, text("email")},
		{manager.client, "POST", form + "/decline", 0, text("reason", "note")},
		{eve, "POST", "/evaluation/tokens", 0, map[string]any{"name": "x", "cohortId": "x", "sets": []string{"answers"}, "expiresOn": "2026-12-31"}},
	}
}

// The same in the part of the address after the question mark.
func TestNothingInAQueryBreaksTheProgram(t *testing.T) {
	onEachCourse(t, func(t *testing.T, c *course) {
		odd := append([]string{"200", "201", strconv.Itoa(1 << 62), "1e9", "0x10", c.cohort.ID, c.call.ID}, nasty...)
		for _, path := range []string{"/calls/" + c.call.ID + "/applications?state=", "/calls/" + c.call.ID + "/applications?cursor=", "/calls?cohort=",
			"/projects?limit=", "/projects?cursor=", "/projects?cohort=", "/cohorts?programme="} {
			for _, value := range odd {
				if a := c.team.get(path + escaped(value)); a.status >= 500 {
					t.Errorf("%s%.60q: %d %s", path, value, a.status, a.body)
				}
			}
		}
		for _, name := range []string{"cursor", "limit"} {
			for _, value := range odd {
				if a := c.evaluator.get(c.data("answers") + "?" + name + "=" + escaped(value)); a.status >= 500 {
					t.Errorf("%s=%.60q: %d %s", name, value, a.status, a.body)
				}
			}
		}
	})
}

func escaped(text string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "&", "%26", "+", "%2B", "\n", "%0A", "\r", "%0D").Replace(text)
}
