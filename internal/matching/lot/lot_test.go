package lot_test

import (
	"fmt"
	"slices"
	"testing"

	"tandem/internal/matching/lot"
)

func ExampleShuffle() {
	names := []string{"Amina", "Bea", "Chidi", "Dee"}
	lot.Shuffle(lot.New(2026), names)
	fmt.Println(names)
	// Output: [Chidi Amina Bea Dee]
}

func TestASeedDrawsTheSameForEver(t *testing.T) {
	l := lot.New(1)
	got := []uint64{l.Uint64(), l.Uint64(), uint64(l.IntN(1000)), uint64(l.IntN(1 << 40))}
	if want := []uint64{10133709978030623831, 16197329185391838856, 827, 526894053229}; !slices.Equal(got, want) {
		t.Errorf("drew %d, want %d: stored runs would no longer replay", got, want)
	}
}

func TestEachNumberIsEquallyLikely(t *testing.T) {
	const sides, draws = 7, 70_000
	var count [sides]float64
	for l, i := lot.New(3), 0; i < draws; i++ {
		count[l.IntN(sides)]++
	}
	chi := 0.0
	for _, c := range count {
		chi += (c - draws/sides) * (c - draws/sides) / (draws / sides)
	}
	if chi > 22.5 { // chi-squared with 6 degrees of freedom, p = 0.001
		t.Errorf("chi-squared %.1f over %v", chi, count)
	}
}

func TestEachOrderIsEquallyLikely(t *testing.T) {
	const draws = 60_000
	count := map[[3]int]float64{}
	for l, i := lot.New(4), 0; i < draws; i++ {
		s := [3]int{1, 2, 3}
		lot.Shuffle(l, s[:])
		count[s]++
	}
	chi := 0.0
	for _, c := range count {
		chi += (c - draws/6) * (c - draws/6) / (draws / 6)
	}
	if chi > 20.5 || len(count) != 6 { // 5 degrees of freedom, p = 0.001
		t.Errorf("chi-squared %.1f over %v", chi, count)
	}
}

func TestNothingToDrawFromIsTheCallersMistake(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("drew from nothing")
		}
	}()
	lot.New(1).IntN(0)
}
