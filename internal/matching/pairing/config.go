package pairing

// PlaceRule says how near the areas of two people must be.
type PlaceRule string

// The place rules, from strict to none.
const (
	SameArea           PlaceRule = "same"
	SameOrNeighbouring PlaceRule = "same_or_neighbouring"
	AnyArea            PlaceRule = "any"
)

// MaxPoints is the most that one number of the criteria may be.
const MaxPoints = 1_000_000

// Config is the programme's rules and criteria: data, so that a programme
// changes a number without a change of the code. Version is the programme's own
// name for this set of numbers and stands in every result.
type Config struct {
	Version  string   `json:"version"`
	Rules    Rules    `json:"rules"`
	Criteria Criteria `json:"criteria"`
}

// Rules are the switches of what forbids a pair.
type Rules struct {
	Place           PlaceRule `json:"place"`
	PersonalVeto    bool      `json:"personalVeto"`
	CoordinatorVeto bool      `json:"coordinatorVeto"`
	Conflict        bool      `json:"conflict"`
	// LineManagement forbids a pair of whom one manages the other, directly or
	// through others among the people.
	LineManagement bool `json:"lineManagement"`
	// Eligible holds back those who are known not to be eligible.
	Eligible bool `json:"eligible"`
	// MinimumScore holds back those with a lower score; nil switches it off.
	MinimumScore     *int `json:"minimumScore"`
	SameOrganisation bool `json:"sameOrganisation"`
}

// Criteria are the points of a pair: whole numbers from 0 to MaxPoints.
type Criteria struct {
	Place  PlacePoints `json:"place"`
	Sector int64       `json:"sector"` // two different sectors
	Role   int64       `json:"role"`   // one strategic, one delivery
	// Themes and Availability are points for each word that both share, up to a
	// most.
	Themes       SharedPoints    `json:"themes"`
	Seniority    SeniorityPoints `json:"seniority"`
	Availability SharedPoints    `json:"availability"`
	Wish         WishPoints      `json:"wish"`
	// Keep is the bonus of a pair of the previous run that stays together. It
	// steers the choice and is never part of a pair's points.
	Keep int64 `json:"keep"`
}

// PlacePoints are for two people of the same area, or of neighbouring ones.
type PlacePoints struct {
	Same         int64 `json:"same"`
	Neighbouring int64 `json:"neighbouring"`
}

// SharedPoints gives Each for each word that two people share, at most Most.
type SharedPoints struct {
	Each int64 `json:"each"`
	Most int64 `json:"most"`
}

// SeniorityPoints are for the same level, or for levels one apart.
type SeniorityPoints struct {
	Same     int64 `json:"same"`
	OneApart int64 `json:"oneApart"`
}

// WishPoints are for one who wishes for the other, or for both who do; a mutual
// wish also proposes a lock.
type WishPoints struct {
	OneSided int64 `json:"oneSided"`
	Mutual   int64 `json:"mutual"`
}

// Defaults gives the proposed rules and points. The caller may change the copy.
func Defaults() Config {
	return Config{
		Version: "defaults-1",
		Rules: Rules{
			Place: SameOrNeighbouring, PersonalVeto: true, CoordinatorVeto: true,
			Conflict: true, LineManagement: true, Eligible: true,
		},
		Criteria: Criteria{
			Place:        PlacePoints{Same: 40, Neighbouring: 20},
			Sector:       30,
			Role:         10,
			Themes:       SharedPoints{Each: 5, Most: 10},
			Seniority:    SeniorityPoints{Same: 10, OneApart: 5},
			Availability: SharedPoints{Each: 2, Most: 10},
			Wish:         WishPoints{OneSided: 15, Mutual: 30},
			Keep:         15,
		},
	}
}
