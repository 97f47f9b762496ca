// Package telling words what the engines found: why two people are no pair and
// what it would cost, how many would rather have each other, what is proved,
// why an application was taken. Its functions take results and give sentences,
// so that the command line, a file and a screen say the same; how long a line
// is and where a column stands is for whoever shows them.
//
// What an engine says itself is not repeated here: the sentences in a result
// (pairing.Unmatched, pairing.RuleHit, sets.Result.Notes) belong to what is
// stored and verified. They name people by id, as the engine knows them.
package telling

// Who writes a person by the id that the engine knows: a list needs both id and
// name, a screen the name alone.
type Who func(id string) string

// Named writes the id and the name, where there is one.
func Named(names map[string]string) Who {
	return func(id string) string {
		if name := names[id]; name != "" {
			return id + " " + name
		}
		return id
	}
}

// Change is one thing that would be different. What says what happens to Text;
// it is empty where Text is a sentence of its own.
type Change struct{ What, Text string }
