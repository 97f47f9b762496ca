package cohort

import (
	"context"
	"errors"
	"io"
)

// Select chooses the best cohort of a call. A call without one is not an error:
// the status says so. Errors are *InputError, ErrOverflow, ErrTooManyLimits and
// that of a cancelled context.
func Select(ctx context.Context, call Call, opt Options) (Result, error) {
	return Result{}, errors.ErrUnsupported
}

// Explain selects and computes everything that explains the result: prices of
// units and targets, the plain list, and where there is no cohort the nearest
// one. Errors are those of Select, and ErrBudget.
func Explain(ctx context.Context, call Call, opt Options) (Report, error) {
	return Report{}, errors.ErrUnsupported
}

// Verify recomputes a result from its call, without the solver: that every unit
// is known, whole, allowed and taken once, that seats, caps, hard targets and
// locks are kept, and that the numbers add up. It cannot tell whether a better
// cohort exists; for that see WriteLP. The error names the first thing wrong.
func Verify(call Call, r Result) error { return errors.ErrUnsupported }

// Prices gives for every unit, sorted by id, what it costs to decide otherwise
// about it. The result is that of Select on the same call and must be Optimal.
func Prices(ctx context.Context, call Call, r Result, opt Options) ([]UnitPrice, error) {
	return nil, errors.ErrUnsupported
}

// TargetPrices gives for every target and every cap, in the order of the call,
// what it costs. The result is that of Select on the same call and must be
// Optimal.
func TargetPrices(ctx context.Context, call Call, r Result, opt Options) ([]TargetPrice, error) {
	return nil, errors.ErrUnsupported
}

// Mixes gives the best cohort for every mix of an attribute's values that can
// be reached within a price: "one more health place costs 37 points". The hard
// targets on the attribute are lifted, soft ones stay; within is in points of
// the objective, and -1 asks for every mix. ErrBudget tells to ask for less.
func Mixes(ctx context.Context, call Call, attribute string, within int64, opt Options) (Mixture, error) {
	return Mixture{}, errors.ErrUnsupported
}

// Nearest finds the smallest movement of the hard targets, the caps and the
// least number of seats after which a cohort exists. The capacity, the locks
// and whatever is Fixed do not move.
func Nearest(ctx context.Context, call Call, opt Options) (Movement, error) {
	return Movement{}, errors.ErrUnsupported
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

// WriteLP writes the call as a mixed-integer programme in CPLEX LP format, for
// any other solver to check. The unit in place i of the ids in sorted order is
// x<i>. Where the number of seats may vary, the objective holds a constant a
// seat that outweighs everything else, named in the first comment.
func WriteLP(w io.Writer, call Call) error { return errors.ErrUnsupported }

// WithRegions gives copies of the units in which every member has the regions
// of its areas, and every unit the relation of its areas, on a date such as
// 2026-09-01. The error is an *InputError that names each area the register
// does not know on that date.
func WithRegions(units []Unit, on string) ([]Unit, error) { return nil, errors.ErrUnsupported }
