package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/pairing/people"
)

// times are how long the same work took on several cases.
type times []time.Duration

// time adds what a piece of work took.
func (t *times) time(work func() error) error {
	began := time.Now()
	err := work()
	*t = append(*t, time.Since(began))
	return err
}

// String gives the median and, where there are several, the range.
func (t times) String() string {
	if len(t) == 0 {
		return "–"
	}
	sorted := slices.Sorted(slices.Values(t))
	middle := milliseconds(int64(sorted[len(sorted)/2]))
	if len(t) == 1 {
		return middle
	}
	return fmt.Sprintf("%s (%s–%s)", middle, milliseconds(int64(sorted[0])), milliseconds(int64(sorted[len(sorted)-1])))
}

func mean(sum int64, count int) string {
	return fmt.Sprintf("%.2f", float64(sum)/float64(max(1, count)))
}

func percent(part, whole int64) string {
	return fmt.Sprintf("%.2f %%", 100*float64(part)/float64(max(1, whole)))
}

// dropOuts sums up what people.DropOuts found for one size.
type dropOuts struct {
	N             int     `json:"n"`
	Populations   int     `json:"populations"`
	Pairs         int64   `json:"pairs"`
	NaiveChanged  int64   `json:"naiveChanged"`
	KeptChanged   int64   `json:"keptChanged"`
	KeptMost      int     `json:"keptMost"`
	Untouched     int     `json:"untouched"`
	Points        int64   `json:"points"`
	PointsGivenUp int64   `json:"pointsGivenUp"`
	Seconds       float64 `json:"seconds"`
}

func measurePairing(ctx context.Context, p plan) (report, error) {
	populations := 100
	if p.quick {
		populations = 10
	}
	drops := table{
		title: "One person with a partner drops out. Broken pairs are of people who are both still there; points given up are against the best result for the rest.",
		head:  []string{"people", "populations", "pairs", "broken by a new run", "broken by the re-match", "at most", "nobody else touched", "points given up", "s in all"},
	}
	var figures []dropOuts
	for _, n := range []int{people.Programme, 200} {
		d, err := sumDropOuts(ctx, p.seed, n, populations)
		if err != nil {
			return report{}, err
		}
		figures = append(figures, d)
		drops.add(n, populations, mean(d.Pairs, populations), mean(d.NaiveChanged, populations), mean(d.KeptChanged, populations), d.KeptMost,
			fmt.Sprintf("%d of %d", d.Untouched, populations), percent(d.PointsGivenUp, d.Points), fmt.Sprintf("%.1f", d.Seconds))
	}
	speed, err := pairingTimes(ctx, p)
	return report{Tables: []table{drops, speed}, Figures: figures}, err
}

func sumDropOuts(ctx context.Context, seed uint64, n, populations int) (dropOuts, error) {
	d := dropOuts{N: n, Populations: populations}
	began := time.Now()
	found, err := people.DropOuts(ctx, seed, n, populations)
	for _, one := range found {
		d.Pairs += int64(one.Pairs)
		d.NaiveChanged += int64(one.NaiveChanged)
		d.KeptChanged += int64(one.KeptChanged)
		d.KeptMost = max(d.KeptMost, one.KeptChanged)
		d.Points += one.Points
		d.PointsGivenUp += one.PointsGivenUp
		if one.KeptChanged == 0 {
			d.Untouched++
		}
	}
	d.Seconds = time.Since(began).Seconds()
	return d, err
}

// pairingTimes asks the questions of a coordinator, each on several populations.
func pairingTimes(ctx context.Context, p plan) (table, error) {
	t := table{
		title: "What a coordinator asks, in ms: the median and the range over populations. A run ends with the verified proof and the reasons.",
		head:  []string{"people", "populations", "run", "why not these two", "what if somebody leaves", "re-match"},
	}
	sizes := []int{people.Programme, 200, 1_000}
	if p.quick {
		sizes = sizes[:2]
	}
	for _, n := range sizes {
		var run, whyNot, whatIf, rematch times
		for seed := range uint64(p.rounds) {
			problem := people.Problem(p.seed+seed, n)
			var s *pairing.Session
			err := run.time(func() (err error) { s, err = pairing.Open(ctx, problem, pairing.Options{}); return err })
			if err != nil {
				return t, err
			}
			first, second := s.Result().Matches[0], s.Result().Matches[1]
			for _, ask := range []struct {
				into *times
				work func() error
			}{
				{&whyNot, func() error { _, err := s.WhyNot(ctx, first.A, second.B); return err }},
				{&whatIf, func() error { _, err := s.WhatIf(ctx, pairing.Change{Withdraw: []string{first.A}}); return err }},
				{&rematch, func() error {
					_, err := pairing.Rematch(ctx, problem, []string{first.A}, s.Result().Pairs(), pairing.Options{})
					return err
				}},
			} {
				if err := ask.into.time(ask.work); err != nil {
					return t, err
				}
			}
		}
		t.add(n, p.rounds, run, whyNot, whatIf, rematch)
	}
	return t, nil
}
