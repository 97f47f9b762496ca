package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// compare measures the program and its two limits in turn, so that a slow
// minute of the machine hits all three, and prints the medians.
func compare(p plan, loads []workload) error {
	fmt.Println("| workload | clients | requests/s | p50 ms | p99 ms | errors | CPU µs | bare/s | bare p99 ms | bare CPU µs | of bare | echo/s | of echo |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
	for _, w := range loads {
		if !strings.Contains(w.title, "("+p.only) {
			continue
		}
		for _, n := range p.clients {
			if err := row(p, w, n); err != nil {
				return err
			}
		}
	}
	return nil
}

func row(p plan, w workload, clients int) error {
	var program, bare, limit []load
	for range p.repeats {
		for _, each := range []struct {
			t    target
			into *[]load
		}{{w.program, &program}, {w.bare, &bare}, {w.limit, &limit}} {
			l, err := drive(each.t, clients, p.length)
			if err != nil {
				return err
			}
			*each.into = append(*each.into, l)
		}
	}
	m, b, e := median(program), median(bare), median(limit)
	if failures(bare)+failures(limit) > 0 {
		return fmt.Errorf("the limits answered %d requests wrongly: they are not limits", failures(bare)+failures(limit))
	}
	fmt.Printf("| %s | %d | %.0f | %.2f | %.2f | %d | %.0f | %.0f | %.2f | %.0f | %.2f | %.0f | %.2f |\n", w.title, clients, m.perSecond(),
		ms(m.percentile(0.5)), ms(m.percentile(0.99)), failures(program), m.work(), b.perSecond(), ms(b.percentile(0.99)), b.work(), ratio(program, bare),
		e.perSecond(), ratio(program, limit))
	return nil
}

func failures(all []load) (n int) {
	for _, l := range all {
		n += l.failed
	}
	return n
}

// ratio is the median of the ratios of measurements taken next to each other.
func ratio(a, b []load) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i].perSecond() / b[i].perSecond()
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

func median(all []load) load {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b load) int {
		if a.perSecond() < b.perSecond() {
			return -1
		}
		return 1
	})
	return sorted[len(sorted)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
