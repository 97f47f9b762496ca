package api

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"tandem/api/programmes"
)

func TestFiftyEqualPostsWithOneKeyMakeOneRow(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		before, answers := s.stored()["programmes"], make([]response, 50)
		var wg sync.WaitGroup
		for i := range answers {
			wg.Go(func() {
				answers[i] = s.as("coordinator").with("Idempotency-Key", "the-same-act").post("/programmes", programmes.ProgrammeForm{Name: "Once"})
			})
		}
		wg.Wait()
		for _, a := range answers {
			if a.want(http.StatusCreated); string(a.body) != string(answers[0].body) {
				t.Fatalf("two answers to one act: %s and %s", answers[0].body, a.body)
			}
		}
		if made := s.stored()["programmes"] - before; made != 1 {
			t.Errorf("%d programmes for one act", made)
		}
	})
}

// Forty people add a mark to one name at the same time. Each reads, changes
// and sends; who was overtaken is told so and does it again.
func TestFortyConcurrentEditsOfOneRecordLoseNone(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *testServer) {
		var p programmes.Programme
		s.as("coordinator").post("/programmes", programmes.ProgrammeForm{Name: "."}).want(http.StatusCreated).into(&p)
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() { addMark(t, s, p.ID) })
		}
		wg.Wait()
		s.as("coordinator").get("/programmes/" + p.ID).want(http.StatusOK).into(&p)
		if strings.Count(p.Name, "x") != 40 || p.Version != 41 {
			t.Errorf("after 40 edits: %q, version %d", p.Name, p.Version)
		}
	})
}

func addMark(t *testing.T, s *testServer, programme string) {
	for {
		var p programmes.Programme
		read := s.as("coordinator").get("/programmes/" + programme)
		if read.status != http.StatusOK {
			t.Errorf("reading: %d", read.status)
			return
		}
		read.into(&p)
		switch saved := s.as("coordinator").put("/programmes/"+programme, p.Version, programmes.ProgrammeForm{Name: p.Name + "x"}); saved.status {
		case http.StatusOK:
			return
		case http.StatusPreconditionFailed, http.StatusServiceUnavailable:
		default:
			t.Errorf("saving: %d %s", saved.status, saved.body)
			return
		}
	}
}
