package main

import (
	"net/http"
	"testing"

	"tandem/internal/store/storetest"
)

// onEachEngine runs a scenario with an embedded file and with the server that
// TEST_MYSQL_DSN names, which must be there when TANDEM_REQUIRE_MYSQL is set.
func onEachEngine(t *testing.T, scenario func(t *testing.T, env map[string]string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { scenario(t, environment(t)) })
	t.Run("mysql", func(t *testing.T) {
		env := environment(t)
		env["DB_DSN"] = storetest.FreshMySQL(t)
		scenario(t, env)
	})
}

// Several copies run on one server: what one of them began, another goes on
// with.
func TestTwoCopiesOnOneServerAreOneService(t *testing.T) {
	env := environment(t)
	env["DB_DSN"], env["BASE_URL"] = storetest.FreshMySQL(t), "http://localhost:8080"
	says(t, env, "", "migrate")
	says(t, env, passphrase+"\n", "user", "add", "amina@example.org", "--name", "Amina", "--role", "participant", "--password")
	first, second := start(t, env), start(t, env)
	status, bearer := first.signIn(t, "amina@example.org", passphrase)
	if status != http.StatusCreated {
		t.Fatalf("signing in: %d", status)
	}
	if status, _ := second.send(t, "/account", bearer, nil); status != http.StatusOK {
		t.Errorf("the other copy: %d", status)
	}
	sign := map[string]any{"email": "zoe@example.org"}
	if status, answer := first.send(t, "/sign-ups", "", sign); status != http.StatusAccepted {
		t.Errorf("signing up: %d %v", status, answer)
	}
	token := mailed(t, env["MAIL_DIR"], "zoe@example.org", "/confirm/") // by either worker
	if status, _ := second.send(t, "/sign-ups/confirm", "", map[string]any{"token": token, "name": "Zoë", "password": passphrase}); status != http.StatusOK {
		t.Errorf("confirming at the other copy: %d", status)
	}
	if status, _ := second.send(t, "/sessions/current/end", bearer, map[string]any{}); status != http.StatusNoContent {
		t.Errorf("ending the session: %d", status)
	}
	if status, _ := first.send(t, "/account", bearer, nil); status != http.StatusUnauthorized {
		t.Errorf("after the end, at the other copy: %d", status)
	}
	first.stop(t)
	second.stop(t)
}
