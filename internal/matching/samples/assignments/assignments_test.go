package assignments_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"tandem/internal/matching/assign"
	"tandem/internal/matching/samples/assignments"
)

func TestAPanelIsAssigned(t *testing.T) {
	for seed := range uint64(5) {
		p := assignments.Panel(seed, 150, 20, 3)
		if !reflect.DeepEqual(p, assignments.Panel(seed, 150, 20, 3)) {
			t.Fatal("a seed gives two panels")
		}
		r, err := assign.Reviewers(context.Background(), p)
		if err != nil || len(r.Assigned) != 450 || r.Unfilled+r.BelowLeast > 0 || len(r.Reasons) > 0 || r.Shares.SharedSector < 100*p.SharedSector {
			t.Fatalf("%d assigned, %d unfilled, %v, %+v, %v", len(r.Assigned), r.Unfilled, r.Reasons, r.Shares, err)
		}
	}
}

func TestChoicesAreMet(t *testing.T) {
	for seed := range uint64(20) {
		p := assignments.Choices(seed, 40, 6)
		if !reflect.DeepEqual(p, assignments.Choices(seed, 40, 6)) {
			t.Fatal("a seed gives two agendas")
		}
		r, err := assign.Sessions(context.Background(), p, assign.ChoosingOptions{Seed: seed})
		if err != nil || !r.Optimal || len(r.Given) < 70 {
			t.Fatalf("%d given, optimal %v, %v", len(r.Given), r.Optimal, err)
		}
	}
}

func TestSmallSamplesAreNoTrouble(t *testing.T) {
	assignments.Panel(1, 0, 0, 0)
	assignments.Choices(1, 0, 0)
	if p := assignments.Choices(1, 1, 1); len(p.People[0].Choices) != 1 {
		t.Fatal(p)
	}
}

func ExamplePanel() {
	p := assignments.Panel(2026, 150, 20, 3)
	fmt.Println(len(p.Applications), len(p.Reviewers), p.Seats)
	// Output: 150 20 3
}
