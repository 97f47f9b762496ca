package access

import (
	"slices"
	"strings"
)

// Policy is the lock on a route. The zero Policy is undeclared, and a server
// with an undeclared policy refuses to start.
type Policy struct {
	declared, public, signedIn bool
	roles                      []Role
}

// Public lets everybody in.
func Public() Policy { return Policy{declared: true, public: true} }

// SignedIn lets in every person with a session, whatever the role.
func SignedIn() Policy { return Policy{declared: true, signedIn: true} }

// Only lets in the named roles.
func Only(roles ...Role) Policy { return Policy{declared: len(roles) > 0, roles: roles} }

// Declared tells whether somebody decided.
func (p Policy) Declared() bool { return p.declared }

// Public tells whether no sign-in is needed.
func (p Policy) Public() bool { return p.public }

// Allows tells whether a role may pass.
func (p Policy) Allows(r Role) bool {
	switch {
	case p.public:
		return true
	case p.signedIn:
		return r == Unproven || slices.Contains(People, r)
	}
	return r != Nobody && slices.Contains(p.roles, r)
}

// String is the form in which a policy stands in the API document: "", "*",
// or the role names, comma separated.
func (p Policy) String() string {
	if p.signedIn {
		return "*"
	}
	names := make([]string, len(p.roles))
	for i, r := range p.roles {
		names[i] = string(r)
	}
	return strings.Join(names, ",")
}
