package identity

import "tandem/internal/id"

const pseudonymLength = 12 // 60 bits: no two of a million alike

// Person is the pseudonym of a person in a cohort, such as p_abcdefghijkl. It
// is the same in every export of that cohort and different in the next one.
func (k Keys) Person(cohort, person id.ID) string { return k.Pseudonym("p", cohort, person) }

// ExportKeyID names the key that makes the pseudonyms, so that whoever joins two
// exports sees that it was changed between them. It tells nothing of the key.
func (k Keys) ExportKeyID() string { return "k_" + readable(mac(k.export, "key id"))[:8] }

// Pseudonym stands for any thing of a cohort: g for a partnership, d for a
// dyad, r for a response. Without the export key nobody can go back to the id.
func (k Keys) Pseudonym(prefix string, cohort, thing id.ID) string {
	return prefix + "_" + readable(mac(k.export, cohort.String()+"|"+thing.String()))[:pseudonymLength]
}
