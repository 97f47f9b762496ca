package pairing

// Sector is the field in which a person works, never a property of a pair.
type Sector string

// The sectors. SectorUnknown earns no points and costs none; the word
// "unknown" is read as the same.
const (
	SectorUnknown Sector = ""
	Education     Sector = "education"
	Health        Sector = "health"
	Care          Sector = "care"
	OtherSector   Sector = "other"
)

// RoleKind tells whether somebody shapes policy or delivers it.
type RoleKind string

// The kinds of role. RoleUnknown earns no points and costs none; the word
// "unknown" is read as the same.
const (
	RoleUnknown RoleKind = ""
	Strategic   RoleKind = "strategic"
	Delivery    RoleKind = "delivery"
)

// Answer is a yes, a no, or not known.
type Answer string

// The answers.
const (
	NotKnown Answer = ""
	Yes      Answer = "yes"
	No       Answer = "no"
)

// MaxSeniority is the highest level that Person.Seniority may name.
const MaxSeniority = 20

// Person is somebody who takes part and seeks a partner. Only ID is always
// needed; everything else may be left empty, which means "not known" and is
// said so in the evidence, never guessed. Lists are sets: their order and
// repetitions change nothing. There is no field for a protected characteristic
// and there will be none.
type Person struct {
	// ID is any text that names this person alone: a row id, an address, a code.
	ID string `json:"id"`
	// Areas are the register codes of the local authority areas she works in,
	// such as "LDS"; a person of several areas is near to all of their neighbours.
	Areas        []string `json:"areas,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	Sector       Sector   `json:"sector,omitempty"`
	Role         RoleKind `json:"role,omitempty"`
	// Themes are the subjects of the project she wants to work on, in words.
	// Capitals and spaces around them do not count.
	Themes []string `json:"themes,omitempty"`
	// Seniority is her level, from 1 to MaxSeniority; 0 is not known.
	Seniority int `json:"seniority,omitempty"`
	// Availability holds words such as "monday" or "online".
	Availability []string `json:"availability,omitempty"`
	// Score is what the selection gave her; nil is not known.
	Score *int `json:"score,omitempty"`
	// Eligible says whether the programme's conditions are met.
	Eligible Answer `json:"eligible,omitempty"`
	// Manager is the id of the person she reports to, who need not be among the
	// people to be paired.
	Manager string `json:"manager,omitempty"`
	// Conflicts are the ids of those with whom she declared a conflict of interest.
	Conflicts []string `json:"conflicts,omitempty"`
	// Vetoes are the ids of those with whom she will not be paired.
	Vetoes []string `json:"vetoes,omitempty"`
	// Wishes are the ids of those with whom she would like to be paired.
	Wishes []string `json:"wishes,omitempty"`
	// Previous is the id of her partner in the previous run, if there was one.
	Previous string `json:"previous,omitempty"`
}
