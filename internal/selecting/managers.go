package selecting

import (
	"strings"

	"tandem/internal/programme"
)

// LineManager is whom a member named as their line manager: an address in the
// spelling in which addresses are compared, and a name.
func (s Seat) LineManager() (name, email string) {
	email = programme.TidyAddress(s.LineManagerEmail)
	name = programme.TidyLine(s.LineManagerName)
	if name == "" {
		name, _, _ = strings.Cut(email, "@")
	}
	return name, email
}

// MayManage tells whether the person at an address can speak about a member as
// their line manager. Nobody reports on themselves, and nobody on somebody with
// whom they share the project.
func (u Unit) MayManage(email string) bool {
	for _, s := range u.Seats {
		if programme.TidyAddress(s.Email) == email {
			return false
		}
	}
	return email != ""
}
