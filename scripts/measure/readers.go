package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"tandem/internal/clock"
	"tandem/internal/identity"
)

// How evaluators' programs read beside the writes.
const (
	readersBeside  = 4
	pagesPerSecond = 10
)

// reader is an analyst's program that follows one pull from page to page.
type reader struct {
	client *http.Client
	path   string
	token  string
	next   string
}

func (b pullable) reader() *reader {
	return &reader{client: &http.Client{Transport: &http.Transport{}}, token: b.token,
		path: "http://" + b.server.address + "/api/v1/evaluation/cohorts/" + string(b.world.cohort) + "/answers?limit=200"}
}

// page reads the next page, or the first of a pull, and counts its rows without
// reading them as JSON: the two processors belong to the server.
func (r *reader) page() (took time.Duration, rows int, err error) {
	path := r.path
	if r.next != "" {
		path += "&cursor=" + r.next
	}
	ask, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		return 0, 0, err
	}
	ask.Header.Set("Authorization", "Bearer "+r.token)
	began := time.Now()
	answer, err := r.client.Do(ask)
	if err != nil {
		return 0, 0, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		return 0, 0, errors.Join(err, fmt.Errorf("a page answered %d: %.300s", answer.StatusCode, body))
	}
	took, r.next = time.Since(began), ""
	if _, rest, found := bytes.Cut(body, []byte(`"next":"`)); found {
		next, _, _ := bytes.Cut(rest, []byte(`"`))
		r.next = string(next)
	}
	return took, bytes.Count(body, []byte(`"response":`)), nil
}

// paced reads at a steady rate until told to stop, and begins again where a pull
// ends.
func (r *reader) paced(stop <-chan struct{}) (pages []time.Duration, err error) {
	tick := time.NewTicker(time.Second / pagesPerSecond)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return pages, nil
		case <-tick.C:
			took, _, err := r.page()
			if err != nil {
				return pages, err
			}
			pages = append(pages, took)
		}
	}
}

// writesBeside measures forms alone and beside readers in turn, so that a slow
// minute of the machine hits both.
func (b pullable) writesBeside(p plan, name string) (string, error) {
	send, _ := identity.NewTokens(b.keys, baseURL, clock.System()).IssueAccess(identity.Access{Session: b.world.linkSession})
	forms, body := takeTurns(b.world.invitations), formBody()
	write := target{b.server, func() []byte {
		form := string(forms())
		return request("POST", "/api/v1/survey-invitations/"+form+"/response", send, "Idempotency-Key: "+form+"\r\n", body)
	}, http.StatusCreated}
	readers, err := b.begun()
	if err != nil {
		return "", err
	}
	var alone, beside []load
	var pages []time.Duration
	for range p.repeats {
		a, err := drive(write, 1, p.length)
		if err != nil {
			return "", err
		}
		l, read, err := driveBeside(write, readers, p.length)
		if err != nil {
			return "", err
		}
		alone, beside, pages = append(alone, a), append(beside, l), append(pages, read...)
	}
	if n := failures(alone) + failures(beside); n > 0 {
		return "", fmt.Errorf("%d forms were refused", n)
	}
	return besideLine(p, name, alone, beside, pages), nil
}

// begun gives readers that have their first page.
func (b pullable) begun() (all []*reader, err error) {
	for range readersBeside {
		r := b.reader()
		if _, _, err := r.page(); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func driveBeside(write target, readers []*reader, length time.Duration) (l load, pages []time.Duration, err error) {
	stop, read, errs := make(chan struct{}), make([][]time.Duration, len(readers)), make([]error, len(readers))
	var wg sync.WaitGroup
	for i, r := range readers {
		wg.Go(func() {
			time.Sleep(time.Duration(i) * time.Second / pagesPerSecond / readersBeside) // they are not in step
			read[i], errs[i] = r.paced(stop)
		})
	}
	l, err = drive(write, 1, length)
	close(stop)
	wg.Wait()
	return l, slices.Concat(read...), errors.Join(append(errs, err)...)
}

func besideLine(p plan, name string, alone, beside []load, pages []time.Duration) string {
	shares := make([]float64, len(alone))
	for i := range alone {
		shares[i] = float64(beside[i].percentile(0.5)) / float64(alone[i].percentile(0.5))
	}
	slices.Sort(shares)
	slices.Sort(pages)
	at := func(all []load, share float64) float64 {
		times := make([]time.Duration, len(all))
		for i, l := range all {
			times[i] = l.percentile(share)
		}
		slices.SortFunc(times, cmp.Compare)
		return ms(times[len(times)/2])
	}
	return fmt.Sprintf("| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.2f |", name, at(alone, 0.5), at(alone, 0.99), at(beside, 0.5), at(beside, 0.99),
		shares[len(shares)/2], float64(len(pages))/(p.length.Seconds()*float64(p.repeats)), ms(load{times: pages}.percentile(0.5)))
}
