package fault

// Kind is the class of a fault; each has exactly one HTTP status.
type Kind uint8

// The kinds, in the order of the API contract.
const (
	Internal Kind = iota
	Unreadable
	Unauthenticated
	Refused
	Missing
	Clash
	Stale
	NeedsVersion
	TooLarge
	UnsupportedMedia
	Invalid
	TooMany
	Unavailable
	Full
)
