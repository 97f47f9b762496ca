package pairing

import "strings"

// Pair is two people by id. In what this package returns, A comes before B.
type Pair struct {
	A string `json:"a"`
	B string `json:"b"`
}

// Lock says that two people must be a pair. Reason is required. Override is
// the reason why the pair may stand although a rule forbids it; without one
// such a lock is an error that names the rule.
type Lock struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Reason   string `json:"reason"`
	Override string `json:"override,omitempty"`
}

// Veto is the coordinator's "not these two". Reason is required.
type Veto struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Reason string `json:"reason"`
}

// Problem is everything that a run depends on; the same problem gives the
// byte-identical result, whatever the order of its lists.
type Problem struct {
	// On is the day of the run, such as 2026-11-21: authorities come and go.
	On     string   `json:"on"`
	Config Config   `json:"config"`
	People []Person `json:"people"`
	// Locks are taken out before anything is computed.
	Locks []Lock `json:"locks,omitempty"`
	// Vetoes of the coordinator.
	Vetoes []Veto `json:"vetoes,omitempty"`
	// Previous are the pairs of the previous run, in addition to what the people
	// themselves name. A pair that stays together earns the keep bonus.
	Previous []Pair `json:"previous,omitempty"`
	// Draft are pairs that stand on somebody's screen. They earn nothing, but
	// among equally good results the one that keeps most of them is chosen.
	Draft []Pair `json:"draft,omitempty"`
	// Withdrawn are the ids of those who no longer take part. They may still
	// stand in People and be named by others.
	Withdrawn []string `json:"withdrawn,omitempty"`
}

// Issue is one thing that is wrong with the input. Person is the id of whom it
// concerns, empty when it concerns nobody; Field the JSON name of the field;
// Sentence says what is wrong and the way out, in plain English.
type Issue struct {
	Person   string `json:"person,omitempty"`
	Field    string `json:"field"`
	Sentence string `json:"sentence"`
}

// InputError holds everything that is wrong with the input, so that all of it
// can be mended at once. Find it with errors.As.
type InputError struct{ Issues []Issue }

// Error gives all sentences, one a line.
func (e *InputError) Error() string {
	sentences := make([]string, len(e.Issues))
	for i, issue := range e.Issues {
		sentences[i] = issue.Sentence
	}
	return strings.Join(sentences, "\n")
}

// Change is what a coordinator might do, for Session.WhatIf. Its parts are
// applied in this order: locks and vetoes lifted, people added (or replaced, if
// the id is there already), people withdrawn, locks and vetoes set.
type Change struct {
	Config     *Config  `json:"config,omitempty"`
	Add        []Person `json:"add,omitempty"`
	Withdraw   []string `json:"withdraw,omitempty"`
	Unlock     []Pair   `json:"unlock,omitempty"`
	LiftVetoes []Pair   `json:"liftVetoes,omitempty"`
	Lock       []Lock   `json:"lock,omitempty"`
	Veto       []Veto   `json:"veto,omitempty"`
}
