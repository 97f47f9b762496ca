package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tandem/internal/matching/pairing"
	"tandem/internal/matching/samples/people"
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

// longest is the longest time, or 0 when there is none.
func (t times) longest() time.Duration { return slices.Max(append(t[:len(t):len(t)], 0)) }

// middle is the median, or 0 when there is none.
func (t times) middle() time.Duration {
	if len(t) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(t))[len(t)/2]
}

// String gives the median and, where there are several, the range.
func (t times) String() string {
	if len(t) == 0 {
		return "–"
	}
	middle := milliseconds(int64(t.middle()))
	if len(t) == 1 {
		return middle
	}
	return fmt.Sprintf("%s (%s–%s)", middle, milliseconds(int64(slices.Min(t))), milliseconds(int64(t.longest())))
}

func mean(sum int64, count int) string {
	return fmt.Sprintf("%.2f", float64(sum)/float64(max(1, count)))
}

func percent(part, whole int64) string {
	return fmt.Sprintf("%.2f %%", 100*float64(part)/float64(max(1, whole)))
}

// dropOuts is what people.DropOuts found for one size, summed up.
type dropOuts struct {
	N           int               `json:"n"`
	Rule        pairing.PlaceRule `json:"rule"`
	Populations int               `json:"populations"`
	Sum         people.DropOut    `json:"sum"`
	Most        int               `json:"most"`      // pairs broken by one re-match
	Untouched   int               `json:"untouched"` // populations where none was
}

// placeRules with the words of the table.
var placeRules = []struct {
	rule  pairing.PlaceRule
	words string
}{{pairing.AnyArea, "any area"}, {pairing.SameOrNeighbouring, "same or neighbouring"}}

func measurePairing(ctx context.Context, p plan) (report, error) {
	populations := 100
	if p.quick {
		populations = 10
	}
	drops := table{
		title: "One person with a partner drops out: means over populations. Broken pairs are of two people who are both still there; some have to be, because only then as many people as possible have a partner. Points given up are against the best result for the rest.",
		head:  []string{"people", "areas", "populations", "pairs", "broken by a new run", "have to be broken", "broken by the re-match", "at most", "nobody else touched", "points given up"},
	}
	var figures []dropOuts
	var notes []string
	for _, n := range []int{people.Programme, 200} {
		for _, place := range placeRules {
			found, err := people.DropOuts(ctx, p.seed, n, populations, place.rule)
			if err != nil {
				return report{}, err
			}
			d := dropOuts{N: n, Rule: place.rule, Populations: populations, Sum: people.Sum(found)}
			for _, one := range found {
				d.Most = max(d.Most, one.KeptChanged)
				if one.KeptChanged == 0 {
					d.Untouched++
				}
			}
			figures = append(figures, d)
			average := func(sum int) string { return mean(int64(sum), populations) }
			drops.add(n, place.words, populations, average(d.Sum.Pairs), average(d.Sum.NaiveChanged), average(d.Sum.ForcedChanged), average(d.Sum.KeptChanged), d.Most,
				fmt.Sprintf("%d of %d", d.Untouched, populations), percent(d.Sum.PointsGivenUp, d.Sum.Points))
			if n == 200 {
				notes = append(notes, goal("at 200 people, "+place.words+", a drop-out breaks 0.5 pairs or fewer for 0.2 % of the points or less",
					2*d.Sum.KeptChanged <= populations && 500*d.Sum.PointsGivenUp <= d.Sum.Points,
					"%s pairs for %s", average(d.Sum.KeptChanged), percent(d.Sum.PointsGivenUp, d.Sum.Points)))
			}
		}
	}
	speed, err := pairingTimes(ctx, p)
	return report{Tables: []table{drops, speed}, Notes: notes, Figures: figures}, err
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
			first := s.Result().Matches[0]
			others, err := s.Candidates(first.A)
			if err != nil {
				return t, err
			}
			rival := others[len(others)-1].Person // who would cost most by the lower bound
			for _, ask := range []struct {
				into *times
				work func() error
			}{
				{&whyNot, func() error { _, err := s.WhyNot(ctx, first.A, rival); return err }},
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
