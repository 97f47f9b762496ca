package identity

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestACursorOpensForItsOwnListOnly(t *testing.T) {
	keys, err := NewKeys([]byte(strings.Repeat("s", MinSecret)), nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		list, other := rapid.String().Draw(t, "list"), rapid.String().Draw(t, "other")
		place := rapid.String().Draw(t, "place")
		cursor := keys.SealCursor(list, place)
		if got, err := keys.OpenCursor(list, cursor); err != nil || got != place {
			t.Fatalf("%q %v", got, err)
		}
		if cursor != keys.SealCursor(list, place) {
			t.Fatal("the same place has two cursors")
		}
		if _, err := keys.OpenCursor(other, cursor); (err == nil) != (other == list) {
			t.Fatal("a cursor opened for another list")
		}
		for _, bad := range []string{"", cursor[1:], cursor + "a", strings.ToUpper(cursor), "!"} {
			if _, err := keys.OpenCursor(list, bad); err == nil && bad != cursor {
				t.Fatalf("%q opened", bad)
			}
		}
	})
}
