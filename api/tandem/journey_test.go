package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const passphrase = "velvet otter kettle"

// send posts a body, or reads when there is none, and gives status and answer.
func (r *running) send(t *testing.T, path, bearer string, body map[string]any) (int, map[string]any) {
	t.Helper()
	method, text := http.MethodGet, []byte(nil)
	if body != nil {
		method = http.MethodPost
		text, _ = json.Marshal(body)
	}
	q, err := http.NewRequest(method, "http://"+r.address+"/api/v1"+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/json")
	if bearer != "" {
		q.Header.Set("Authorization", "Bearer "+bearer)
	}
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	out := map[string]any{}
	_ = json.NewDecoder(answer.Body).Decode(&out)
	return answer.StatusCode, out
}

func (r *running) signIn(t *testing.T, email, password string) (status int, bearer string) {
	t.Helper()
	status, session := r.send(t, "/sessions", "", map[string]any{"email": email, "password": password})
	bearer, _ = session["accessToken"].(string)
	return status, bearer
}

// mailed waits for a mail and gives the token of the link in it.
func mailed(t *testing.T, folder, to, path string) string {
	t.Helper()
	link := regexp.MustCompile(regexp.QuoteMeta(path) + `([a-z2-7]{32})`)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		names, _ := filepath.Glob(filepath.Join(folder, "*.eml"))
		for _, name := range names {
			text, _ := os.ReadFile(name)
			whole := strings.ReplaceAll(string(text), "=\r\n", "") // quoted-printable folds lines
			if m := link.FindStringSubmatch(whole); m != nil && strings.Contains(whole, "<"+to+">") {
				return m[1]
			}
		}
	}
	t.Fatalf("no mail for %s with %s", to, path)
	return ""
}

func TestAnAccountOfTheCommandLineSignsInUntilItIsDisabled(t *testing.T) {
	onEachEngine(t, signsInUntilDisabled)
}

func signsInUntilDisabled(t *testing.T, env map[string]string) {
	says(t, env, "", "migrate")
	if _, errs, code := says(t, env, passphrase+"\n", "user", "add", "amina@example.org", "--name", "Amina Okafor", "--role", "participant", "--password"); code != 0 {
		t.Fatal(errs)
	}
	r := start(t, env)
	if status, _ := r.signIn(t, "amina@example.org", "another otter kettle"); status != http.StatusUnauthorized {
		t.Errorf("a wrong password: %d", status)
	}
	status, bearer := r.signIn(t, "Amina@Example.org", passphrase)
	if status != http.StatusCreated || bearer == "" {
		t.Fatalf("signing in: %d", status)
	}
	if status, _ := r.send(t, "/account", bearer, nil); status != http.StatusOK {
		t.Errorf("the account: %d", status)
	}
	link, _, _ := says(t, env, "", "user", "reset", "amina@example.org")
	if status, _ := r.send(t, "/account", bearer, nil); status != http.StatusUnauthorized {
		t.Errorf("after a reset: %d", status)
	}
	token := strings.TrimSpace(link[strings.LastIndexByte(link, '/')+1:])
	for _, want := range []int{http.StatusNoContent, http.StatusConflict} { // once
		if status, problem := r.send(t, "/password-resets/complete", "", map[string]any{"token": token, "password": passphrase + " two"}); status != want {
			t.Errorf("setting the password by the link: %d, want %d: %v", status, want, problem)
		}
	}
	if status, _ := r.signIn(t, "amina@example.org", passphrase+" two"); status != http.StatusCreated {
		t.Errorf("with the new password: %d", status)
	}
	says(t, env, "", "user", "disable", "amina@example.org")
	if status, _ := r.signIn(t, "amina@example.org", passphrase+" two"); status != http.StatusUnauthorized {
		t.Errorf("disabled: %d", status)
	}
	r.stop(t)
	if log := r.said(); strings.Contains(log, "amina") || strings.Contains(log, token) || strings.Contains(log, "otter") {
		t.Errorf("the log tells too much:\n%s", log)
	}
}

func TestASignUpIsMailedAndConfirmed(t *testing.T) { onEachEngine(t, isMailedAndConfirmed) }

func isMailedAndConfirmed(t *testing.T, env map[string]string) {
	says(t, env, "", "migrate")
	r := start(t, env)
	status, answer := r.send(t, "/sign-ups", "", map[string]any{"email": "zoe@example.org"})
	if status != http.StatusAccepted {
		t.Fatalf("%d %v", status, answer)
	}
	token := mailed(t, env["MAIL_DIR"], "zoe@example.org", "/confirm/")
	if status, _ := r.signIn(t, "zoe@example.org", passphrase); status != http.StatusUnauthorized {
		t.Errorf("before confirming: %d", status)
	}
	if status, answer := r.send(t, "/sign-ups/confirm", "", map[string]any{"token": token, "name": "Zoë <b>", "password": passphrase}); status != http.StatusOK || answer["email"] != "zoe@example.org" {
		t.Errorf("confirming: %d %v", status, answer)
	}
	if status, _ := r.signIn(t, "zoe@example.org", passphrase); status != http.StatusCreated {
		t.Errorf("after confirming: %d", status)
	}
	r.stop(t)
	if strings.HasPrefix(env["DB_DSN"], "mysql") {
		return
	}
	database, err := os.ReadFile(env["DB_DSN"])
	if err != nil || len(database) == 0 {
		t.Fatal(err)
	}
	if bytes.Contains(database, []byte(token)) || bytes.Contains(database, []byte(passphrase)) {
		t.Error("the database holds a token or a password")
	}
}
