package main

import (
	"fmt"
	"strconv"
)

// blossomReport words the cells. Times are in milliseconds, memory in MiB.
func blossomReport(p plan, cells []cell) report {
	t := table{head: []string{"family", "n", "edges", "ours", "spread", "LEMON plain", "spread", "LEMON fractional", "spread", "ratio", "its graph", "ratio from a list", "memory ours / LEMON", "networkx", "check", "same optimum"}}
	for _, c := range cells {
		ours, plain, fractional, networkx := c.Solvers[0], c.Solvers[1], c.Solvers[2], c.Solvers[3]
		ratio, built, whole, memory := "–", "–", "–", fmt.Sprintf("%.1f / –", mib(ours.PeakKiB))
		if best := c.best(); best != nil {
			ratio, built, whole = fmt.Sprintf("%.2f", faster(c)), milliseconds(best.Built), fmt.Sprintf("%.2f", fasterFromList(c))
			memory = fmt.Sprintf("%.1f / %.1f = %.2f", mib(ours.PeakKiB), mib(best.PeakKiB), float64(ours.PeakKiB)/float64(best.PeakKiB))
		}
		t.add(c.Family, c.N, c.Edges, ours.time(), ours.spread(), plain.time(), plain.spread(), fractional.time(), fractional.spread(),
			ratio, built, whole, memory, networkx.time(), milliseconds(c.Verified), map[bool]string{true: "yes", false: "NO"}[c.Agree])
	}
	return report{Tables: []table{t}, Notes: append(goals(cells), missing(p, cells)...), Figures: cells}
}

func mib(kib int) float64 { return float64(kib) / 1024 }

// milliseconds keeps three digits that mean something.
func milliseconds(nanoseconds int64) string {
	ms := float64(nanoseconds) / 1e6
	switch {
	case ms == 0:
		return "–"
	case ms < 1:
		return strconv.FormatFloat(ms, 'f', 3, 64)
	case ms < 10:
		return strconv.FormatFloat(ms, 'f', 2, 64)
	case ms < 100:
		return strconv.FormatFloat(ms, 'f', 1, 64)
	}
	return strconv.FormatFloat(ms, 'f', 0, 64)
}

func (f figures) time() string {
	switch {
	case f.Median > 0:
		return milliseconds(f.Median)
	case f.Why == "too large":
		return "–"
	case len(f.Why) > 5 && f.Why[:5] == "over ":
		return f.Why
	}
	return "not measured"
}

func (f figures) spread() string {
	if f.Median == 0 {
		return "–"
	}
	return milliseconds(f.Shortest) + "–" + milliseconds(f.Longest)
}

// goals says for each goal of the engine in how many graphs it was met and
// which was the furthest from it.
func goals(cells []cell) []string {
	checks := []struct {
		words string
		about func(cell) bool
		value func(cell) float64 // at least 1 when met
	}{
		{"at least as fast as LEMON's better mode, its graph standing ready", hasLemon, faster},
		{"at least as fast as LEMON's better mode, both from a list of edges", hasLemon, fasterFromList},
		{"at least 10 times as fast on complete graphs of 1,000", func(c cell) bool { return hasLemon(c) && c.Family == "complete" && c.N == 1_000 }, func(c cell) float64 { return faster(c) / 10 }},
		{"at most 1.5 times LEMON's memory", hasLemon, func(c cell) float64 { return 1.5 * float64(c.best().PeakKiB) / float64(c.Solvers[0].PeakKiB) }},
		{"n = 74 under 1 ms", size(74), under(1)},
		{"n = 1,000 under 10 ms", size(1_000), under(10)},
		{"n = 20,000 under 1 s", size(20_000), under(1_000)},
		{"complete graphs of 2,000 under 200 ms", func(c cell) bool { return c.Family == "complete" && c.N == 2_000 }, under(200)},
		{"the same optimum from every program that finished", func(cell) bool { return true }, func(c cell) float64 { return map[bool]float64{true: 1}[c.Agree] }},
	}
	var notes []string
	for _, check := range checks {
		count, met, worst, where := 0, 0, 0.0, ""
		for _, c := range cells {
			if !check.about(c) {
				continue
			}
			count++
			value := check.value(c)
			if value >= 1 {
				met++
			}
			if where == "" || value < worst {
				worst, where = value, fmt.Sprintf("%s %d", c.Family, c.N)
			}
		}
		if count > 0 {
			notes = append(notes, fmt.Sprintf("Goal: %s: met in %d of %d graphs (the least of them: %s, %.2f times the goal).", check.words, met, count, where, worst))
		}
	}
	return notes
}

func hasLemon(c cell) bool { return c.best() != nil }

func faster(c cell) float64 { return float64(c.best().Median) / float64(c.Solvers[0].Median) }

// fasterFromList counts for both what it takes to get from a list of edges to a
// matching.
func fasterFromList(c cell) float64 {
	return float64(c.best().Median+c.best().Built) / float64(c.Solvers[0].Median)
}

func size(n int) func(cell) bool { return func(c cell) bool { return c.N == n } }

func under(limit float64) func(cell) float64 {
	return func(c cell) float64 { return limit * 1e6 / float64(c.Solvers[0].Median) }
}

// missing says what is not in the table and why.
func missing(p plan, cells []cell) []string {
	notes := []string{
		"Above 2,000 vertices the dense families (open, complete, ties, slow, gabow) are not measured: with 5,000 they have up to 12.5 million edges, for which LEMON needs more than a gigabyte and minutes.",
		fmt.Sprintf("networkx is measured up to %d vertices, once above 200, and given up after %.0f s.", networkxLimit, p.patience.Seconds()),
	}
	said := map[string]bool{}
	for _, c := range cells {
		for _, f := range c.Solvers {
			if note := fmt.Sprintf("not measured: %s: %s.", f.Solver, f.Why); f.Median == 0 && f.time() == "not measured" && !said[note] {
				said[note] = true
				notes = append(notes, note)
			}
		}
	}
	return notes
}
