package cohort

import (
	"context"
	"errors"
)

// Explain selects and computes everything that explains the result: prices of
// units and targets, the plain list, and where there is no cohort the nearest
// one. Errors are those of Select, and ErrBudget.
func Explain(ctx context.Context, call Call, opt Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}

// Mixes gives the best cohort for every mix of an attribute's values that can
// be reached within a price: "one more health place costs 37 points". The hard
// targets on the attribute are lifted, soft ones stay; within is in points of
// the objective, and -1 asks for every mix. ErrBudget tells to ask for less.
func Mixes(ctx context.Context, call Call, attribute string, within int64, opt Options) (Mixture, error) {
	return Mixture{}, errors.ErrUnsupported
}

// Follow gives the reserve order for the case that some taken units drop out.
// First come the units that can take the free seats and keep every cap and
// hard target, the best score first and equal ones in the order of the call's
// lottery; then the others with what stands in their way, the least first. One
// unit need not fill every free seat, therefore MinSeats is not asked of it.
func Follow(ctx context.Context, call Call, r Result, gone []string, opt Options) (Reserve, error) {
	return Reserve{}, errors.ErrUnsupported
}

// Top is what a plain list by score would take: unit after unit while it fits
// the seats, equal scores in the order of the call's lottery. It heeds locks,
// eligibility and the bar, and no cap and no target.
func Top(call Call) (TopList, error) { return TopList{}, errors.ErrUnsupported }
