package learning

import (
	"testing"
	"time"
)

func TestAMembershipEndsOnceAndIsKept(t *testing.T) {
	m := Membership{PersonID: "P", FromAt: noon}
	if _, err := m.Leave(noon.Add(-time.Second)); err == nil {
		t.Error("it ended before it began")
	}
	left, err := m.Leave(noon.Add(time.Hour))
	if err != nil || left.PersonID != "P" || !left.UntilAt.Equal(noon.Add(time.Hour)) {
		t.Fatalf("%+v %v", left, err)
	}
	if _, err := left.Leave(noon.Add(2 * time.Hour)); codeOf(err) != "has_left" {
		t.Errorf("ended twice: %v", err)
	}
}
