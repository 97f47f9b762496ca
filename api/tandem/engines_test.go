package main

import (
	"database/sql"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	mysqldriver "github.com/go-sql-driver/mysql"

	"tandem/internal/clock"
)

// onEachEngine runs a scenario with an embedded file and with the server that
// TEST_MYSQL_DSN names, which must be there when TANDEM_REQUIRE_MYSQL is set.
func onEachEngine(t *testing.T, scenario func(t *testing.T, env map[string]string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { scenario(t, environment(t)) })
	t.Run("mysql", func(t *testing.T) {
		env := environment(t)
		env["DB_DSN"] = freshDatabase(t)
		scenario(t, env)
	})
}

func freshDatabase(t *testing.T) string {
	t.Helper()
	server := strings.TrimSuffix(os.Getenv("TEST_MYSQL_DSN"), "/")
	if server == "" && os.Getenv("TANDEM_REQUIRE_MYSQL") != "" {
		t.Fatal("TEST_MYSQL_DSN is not set, and this run must include MySQL")
	}
	if server == "" {
		t.Skip("TEST_MYSQL_DSN is not set; scripts/test starts a server and sets it")
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	c := mysqldriver.NewConfig()
	c.User, c.Net, c.Addr = u.User.Username(), "tcp", u.Host
	c.Passwd, _ = u.User.Password()
	admin, err := sql.Open("mysql", c.FormatDSN())
	if err != nil {
		t.Fatal(err)
	}
	name := "m_" + strings.ToLower(clock.System().NewID().String())
	if _, err := admin.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = admin.Exec("DROP DATABASE " + name); _ = admin.Close() })
	return server + "/" + name
}

// Several copies run on one server: what one of them began, another goes on
// with.
func TestTwoCopiesOnOneServerAreOneService(t *testing.T) {
	env := environment(t)
	env["DB_DSN"], env["BASE_URL"] = freshDatabase(t), "http://localhost:8080"
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
	sign := map[string]any{"name": "Zoë", "email": "zoe@example.org", "password": passphrase}
	if status, answer := first.send(t, "/sign-ups", "", sign); status != http.StatusAccepted {
		t.Errorf("signing up: %d %v", status, answer)
	}
	token := mailed(t, env["MAIL_DIR"], "zoe@example.org", "/confirm/") // by either worker
	if status, _ := second.send(t, "/sign-ups/confirm", "", map[string]any{"token": token, "password": passphrase}); status != http.StatusOK {
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
