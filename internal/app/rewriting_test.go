package app_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"tandem/internal/applying"
)

func TestAChangeTellsWhoeverHadSigned(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.together(ada, bo)
		_, err := w.app.Applying.SignApplication(bg, bo, a.ID, a.Hash())
		w.must(err)
		for i := range 3 { // the second and third change nothing that stood
			w.rewrite(ada, a, fmt.Sprint("version ", i), false)
		}
		if n := w.mails("shared_answers_changed"); n != 1 {
			t.Fatalf("%d mails", n)
		}
		after, err := w.app.Applying.Application(bg, bo, a.ID)
		w.must(err)
		if len(after.Signatures) != 0 {
			t.Fatal("a signature still stands")
		}
		own, err := w.app.Applying.Applications(bg, bo)
		w.must(err)
		change, again := after.Rewritten(after.Others(ada.Person)[0].ID)
		if r := own[0].Rewritten; !again || r == nil || !reflect.DeepEqual(*r, change) || own[0].Signed {
			t.Fatalf("the list says %+v, the application %+v", r, change)
		}
		if !slices.Equal(change.Changed, []string{applying.AnswerChallenge}) || len(change.By) != 1 || change.By[0].PersonID != ada.Person {
			t.Errorf("changed %v by %+v", change.Changed, change.By)
		}
		if own, err := w.app.Applying.Applications(bg, ada); err != nil || own[0].Rewritten != nil {
			t.Errorf("the writer, who had not signed, reads %+v, %v", own[0].Rewritten, err)
		}
		w.must(second(w.app.Applying.SignApplication(bg, bo, a.ID, after.Hash())))
		if own, err := w.app.Applying.Applications(bg, bo); err != nil || own[0].Rewritten != nil || !own[0].Signed {
			t.Errorf("after signing again: %+v, %v", own[0], err)
		}
		if _, err := w.app.Applying.SignApplication(bg, bo, a.ID, a.Hash()); code(err) != "shared_answers_changed" {
			t.Fatalf("signing the old text: %v", err)
		}
	})
}

// The lead sends and waits. Joining changes nothing of what the lead signed; the
// colleague's signature is the last one.
func TestTheLeadWhoSentFirstNeedNotSignTwice(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo := w.person("Ada"), w.person("Bo")
		a := w.start(ada, applying.Pair)
		w.describe(ada, a)
		a = w.rewrite(ada, a, "waiting times", false)
		token := w.token(w.invite(ada, a, bo))
		a, err := w.app.Applying.SubmitApplication(bg, ada, a.ID, a.Hash())
		w.must(err)
		w.must(second(w.app.Applying.AcceptInvitation(bg, bo, token)))
		w.describe(bo, a)
		a, err = w.app.Applying.SignApplication(bg, bo, a.ID, a.Hash())
		if err != nil || a.State != applying.Submitted {
			t.Fatalf("%s: %v", a.State, err)
		}
		if n := w.mails("shared_answers_changed"); n != 0 {
			t.Errorf("%d mails about a change that nobody made", n)
		}
	})
}

func TestEarlierVersionsOfTheSharedAnswersStayReadable(t *testing.T) {
	onEachWorld(t, func(t *testing.T, w *world) {
		ada, bo, cy := w.person("Ada"), w.person("Bo"), w.person("Cy")
		a := w.together(ada, bo)
		for _, text := range []string{"a", "as", "as typed"} { // one sitting
			a = w.rewrite(ada, a, text, false)
		}
		a = w.rewrite(bo, a, "by Bo", false)
		a = w.rewrite(ada, a, "by Ada again", true)
		revisions, err := w.app.Applying.CaseRevisions(bg, bo, a.ID)
		w.must(err)
		var said []string
		for _, r := range revisions {
			said = append(said, r.Name+": "+r.Challenge)
		}
		if want := []string{"Ada: by Ada again", "Bo: by Bo", "Ada: as typed"}; !slices.Equal(said, want) {
			t.Errorf("%v, want %v", said, want)
		}
		if _, err := w.app.Applying.CaseRevisions(bg, cy, a.ID); code(err) != "not_found" {
			t.Errorf("a stranger: %v", err)
		}
	})
}
