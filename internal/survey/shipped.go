package survey

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"sync"
)

// definition is an instrument as a file. Only what is in it is published.
type definition struct {
	Key             string          `json:"key"`
	Title           string          `json:"title"`
	Audience        Audience        `json:"audience"`
	Version         int64           `json:"version"`
	Confidentiality Confidentiality `json:"confidentiality"`
	Minutes         int             `json:"minutes"`
	WhoSees         string          `json:"whoSees"`
	Items           []Item          `json:"items"`
}

//go:embed instruments/*.json
var files embed.FS

// shippedKeys is the order in which the instruments are met in a programme.
var shippedKeys = []string{"baseline", "module", "manager_interim", "end", "manager_final"}

// Shipped are the instruments that come with the product, each in its newest
// version, in the order of a programme. Every one passes Check.
func Shipped() []Version { return shipped() }

var shipped = sync.OnceValue(func() []Version {
	out := make([]Version, len(shippedKeys))
	for i, key := range shippedKeys {
		text, err := files.ReadFile(path.Join("instruments", key+".json"))
		if err == nil {
			out[i], err = Read(text)
		}
		if err != nil {
			panic(fmt.Sprintf("survey: the shipped instrument %s: %v", key, err)) // a test reads every one
		}
	}
	return out
})

// Read makes a version of what Definition wrote, or of a file of the product.
func Read(text []byte) (Version, error) {
	var d definition
	if err := json.Unmarshal(text, &d); err != nil {
		return Version{}, err
	}
	v := Version{Key: d.Key, Title: d.Title, Audience: d.Audience, Number: d.Version,
		Confidentiality: d.Confidentiality, Minutes: d.Minutes, WhoSees: d.WhoSees, Items: d.Items}
	return v, v.Check()
}

// Definition is the version as it is kept: the same text for the same version.
func (v Version) Definition() ([]byte, error) {
	return json.Marshal(definition{Key: v.Key, Title: v.Title, Audience: v.Audience, Version: v.Number,
		Confidentiality: v.Confidentiality, Minutes: v.Minutes, WhoSees: v.WhoSees, Items: v.Items})
}
