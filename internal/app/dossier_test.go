package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"tandem/internal/applying"
	"tandem/internal/fault"
	"tandem/internal/store/storetest"
)

// A history that could not be read is not a shorter history.
func TestADossierThatCannotBeReadIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tandem.db")
	a, c := program(t, file)
	w := newWorld(t, a, c, 4)
	unit := w.unit(applying.Pair, w.person("Ada"), w.person("Ben"))
	ctx := context.Background()
	if _, err := a.Selecting.CallApplication(ctx, w.team, w.call.ID, unit.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := storetest.Connect(t, file).Exec("ALTER TABLE partnerships RENAME TO lost"); err != nil {
		t.Fatal(err)
	}
	if d, err := a.Selecting.CallApplication(ctx, w.team, w.call.ID, unit.ID); fault.Of(err).Kind != fault.Internal {
		t.Errorf("%+v %v", d, err)
	}
}
