// Package severity turns reviewers' scores into one score per unit: first each
// review into a number by a weighted rubric, then the reviews of a call into
// unit scores from which the reviewers' own severity is taken out.
//
// # The rubric
//
// A criterion is scored once for the unit, or once for each member and averaged
// over them. A review is the mean of its criteria, weighted, each as a share of
// its full marks. What a reviewer abstained from is left out with its weight; it
// is never a zero. All of that is exact arithmetic; Thousandths rounds at the end.
//
// # Severity
//
// The model of a score by reviewer j of unit i is
//
//	x = mu + unit(i) + reviewer(j) + error
//
// with fixed units, because nobody's merit is to be drawn towards the average,
// and random reviewers. The effects solve Henderson's mixed-model equations
// (Best linear unbiased estimation and prediction under a selection model,
// Biometrics 31, 1975): a reviewer's effect is the mean of what their scores
// differ from the adjusted scores of the same units, shrunk by n/(n + k), where n
// is the number of their reviews and k the variance of the error over that of the
// reviewers. Unless k is given, it is estimated by restricted maximum likelihood
// (Patterson and Thompson, Biometrika 58, 1971; Harville, JASA 72, 1977), over a
// single unknown once the units are absorbed. Where reviewers hardly differ, k is
// large and the correction vanishes by itself.
//
// The correction is off, and says why, where it would be a guess: when a reviewer
// has fewer than four reviews, when some reviewers cannot be compared even through
// others, or when there are too few scores.
package severity
