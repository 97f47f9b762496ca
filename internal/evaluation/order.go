package evaluation

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"slices"

	"tandem/internal/id"
)

// Thing is what a row of a set is of, or several rows: a form. Named is whose
// pseudonym the row begins with, and Mark differs when the row would.
type Thing struct {
	ID    id.ID
	Named id.ID
	Mark  string
}

// Order is the things of a set in the order in which its pages give them: that of
// their pseudonyms, which tells nothing of when anything was entered. Digest
// differs when a row on any page would.
type Order struct {
	Things []id.ID
	Digest string
}

// OrderOf puts things in the order of what mask makes of whom they name.
func OrderOf(mask func(id.ID) string, things []Thing) Order {
	type placed struct {
		pseudonym string
		Thing
	}
	list := make([]placed, len(things))
	for i, t := range things {
		list[i] = placed{mask(t.Named), t}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.pseudonym, b.pseudonym), cmp.Compare(a.ID, b.ID))
	})
	o, sum := Order{Things: make([]id.ID, len(list))}, sha256.New()
	for i, p := range list {
		o.Things[i] = p.ID
		say(sum, p.pseudonym, p.Mark)
	}
	o.Digest = hex.EncodeToString(sum.Sum(nil))
	return o
}

func say(sum hash.Hash, words ...string) {
	for _, w := range words {
		_, _ = io.WriteString(sum, w+seam)
	}
}
