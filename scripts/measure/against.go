package main

import (
	"fmt"
	"slices"
)

const versusHead = "| workload | clients | other/s | this/s | of other | other p99 ms | this p99 ms | of other | other CPU µs | this CPU µs | of other | errors |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n"

// versusRow measures another build of the program in turn with this one, on the
// same rows: the medians of both, and the median of the ratios.
func versusRow(p plan, w workload, clients int) error {
	measured, err := inTurn(p, clients, w.other, w.program)
	if err != nil {
		return err
	}
	other, this := measured[0], measured[1]
	fmt.Printf("| %s | %d", w.title, clients)
	for _, figure := range []struct {
		format string
		of     func(load) float64
	}{
		{" | %.0f | %.0f | %.2f", load.perSecond},
		{" | %.2f | %.2f | %.2f", func(l load) float64 { return ms(l.percentile(0.99)) }},
		{" | %.0f | %.0f | %.2f", load.work},
	} {
		fmt.Printf(figure.format, middle(other, figure.of), middle(this, figure.of), ratio(this, other, figure.of))
	}
	fmt.Printf(" | %d |\n", failures(other)+failures(this))
	return nil
}

// middle is the median of one figure of several measurements.
func middle(all []load, of func(load) float64) float64 {
	figures := make([]float64, len(all))
	for i, l := range all {
		figures[i] = of(l)
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}
