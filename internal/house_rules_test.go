package house_test

import (
	"fmt"
	"go/ast"
	"slices"
	"strconv"
	"strings"
)

const (
	functionLimit     = 40
	testFunctionLimit = 80
	fileLimit         = 400
	mainLimit         = 60
)

// tables are functions that only list, one line an entry, and may be long.
var tables = []string{"api/routes.go routes"}

// echoFiles are the files that may touch Echo: changing to its next version is
// then a change of these.
var echoFiles = []string{"api/wire/server.go", "api/wire/headers.go"}

var rules = []rule{
	{
		name: "function length", check: functionLength,
		wrong: []example{{"internal/x/a.go", long("package x\nfunc f() {", functionLimit, "}")},
			{"internal/x/a_test.go", long("package x\nfunc f() {", testFunctionLimit, "}")}},
		right: []example{{"internal/x/a.go", long("package x\nfunc f() {", functionLimit-2, "}")},
			{"api/routes.go", long("package api\nfunc (a *API) routes() {", 200, "}")}},
	},
	{
		name: "file length", check: fileLength,
		wrong: []example{{"internal/x/a.go", long("package x", fileLimit, "")}, {"internal/x/a_test.go", long("package x", fileLimit, "")},
			{"api/tandem/main.go", long("package main", mainLimit, "")}},
		right: []example{{"internal/x/a.go", long("package x", fileLimit-2, "")}, {"internal/x/a_test.go", long("package x", fileLimit-2, "")}, {"api/tandem/serve.go", long("package main", mainLimit, "")}},
	},
	{
		name: "exported names promise something", check: exportedComments,
		wrong: []example{{"internal/x/a.go", "package x\nfunc F() {}"}, {"internal/x/a.go", "package x\ntype T int"},
			{"internal/x/a.go", "package x\n// T is.\ntype T int\nfunc (t T) M() {}"}, {"internal/x/a.go", "package x\nconst C = 1"}},
		right: []example{{"internal/x/a.go", "package x\n// F says.\nfunc F() {}\ntype t int\nfunc (t) M() {}"},
			{"internal/x/a.go", "package x\n// Kinds.\nconst (\n\tA = 1\n\tB = 2\n)"}, {"internal/x/a_test.go", "package x\nfunc F() {}"}},
	},
	{
		name: "names", check: names,
		wrong: []example{{"internal/utils/a.go", "package utils"}, {"internal/x/a.go", "package x\nfunc GetOffer() {}"}},
		right: []example{{"internal/programme/a.go", "package programme\nfunc Getaway() {}\nfunc Offer() {}"}},
	},
	{
		name: "only the store knows its engines", check: only([]string{"gorm.io/", "github.com/libtnb/", "modernc.org/sqlite", "github.com/go-sql-driver/", "github.com/pressly/goose"}, "internal/store/"),
		wrong: []example{{"internal/app/a.go", "package app\nimport _ \"gorm.io/gorm\""}, {"api/a.go", "package api\nimport _ \"github.com/go-sql-driver/mysql\""}},
		right: []example{{"internal/store/a.go", "package store\nimport _ \"gorm.io/gorm\""}},
	},
	{
		name: "only the guard knows Echo", check: only([]string{"github.com/labstack/"}, echoFiles...),
		wrong: []example{{"api/offers.go", "package api\nimport \"github.com/labstack/echo/v4\""}, {"internal/app/a.go", "package app\nimport _ \"github.com/labstack/echo/v4\""}},
		right: []example{{"api/wire/server.go", "package wire\nimport _ \"github.com/labstack/echo/v4\""}},
	},
	{
		name: "only the clock draws at random, and the engines lots from a seed", check: only([]string{"crypto/rand", "math/rand"}, "internal/clock/", "internal/store/internal/lock/waits.go", "internal/matching/lot/"),
		wrong: []example{{"internal/identity/a.go", "package identity\nimport \"crypto/rand\""}},
		right: []example{{"internal/clock/a.go", "package clock\nimport \"crypto/rand\""}, {"internal/x/a_test.go", "package x\nimport \"math/rand\""}},
	},
	{
		name: "only the clock tells the time", check: banned(callsOf("time", "Now", "Since", "Until"), "internal/clock/"),
		wrong: []example{{"internal/app/a.go", "package app\nimport \"time\"\nvar t = time.Now()"}, {"api/a.go", "package api\nimport clock2 \"time\"\nvar f = clock2.Now"}},
		right: []example{{"internal/clock/a.go", "package clock\nimport \"time\"\nvar t = time.Now"}, {"internal/app/a.go", "package app\nvar t = tx.Now()"}},
	},
	{
		name: "only the stage sets the clock and acts for others", check: banned(methods("StandAt", "Resume", "ActorOf"), "internal/stage/"),
		wrong: []example{{"internal/app/a.go", "package app\nfunc f() { c.StandAt(t) }"}, {"api/a.go", "package api\nvar f = a.app.ActorOf"}},
		right: []example{{"internal/stage/a.go", "package stage\nfunc f() { c.StandAt(t) }"}, {"internal/clock/a.go", "package clock\nfunc (c *Clock) StandAt() {}"}},
	},
	{
		name: "whoever locks a row writes it as well", check: banned(methods("Locking"), "internal/store/internal/lock/"),
		wrong: []example{{"internal/store/learning/a.go", "package learning\nvar c = clause.Locking{Strength: \"UPDATE\"}"}},
		right: []example{{"internal/store/learning/a.go", "package learning\nfunc f() { lock.Hold(tx, Projects, key, &r) }"}},
	},
	{
		name: "only main prints", check: banned(prints, "api/tandem/", "internal/apidoc/cmd/"),
		wrong: []example{{"internal/app/a.go", "package app\nimport \"fmt\"\nfunc f() { fmt.Println(1) }"}, {"api/a.go", "package api\nfunc f() { println(1) }"}},
		right: []example{{"api/tandem/a.go", "package main\nimport \"fmt\"\nfunc f() { fmt.Println(1) }"}, {"api/a.go", "package api\nimport \"fmt\"\nvar s = fmt.Sprint(1)"}},
	},
	{
		name: "nothing happens on import", check: noInit,
		wrong: []example{{"internal/x/a.go", "package x\nfunc init() {}"}},
		right: []example{{"internal/x/a.go", "package x\nfunc (t t) init() {}"}},
	},
	{
		name: "a panic says why it cannot happen", check: panics,
		wrong: []example{{"internal/x/a.go", "package x\nfunc f() {\n\n\tpanic(1)\n}"}},
		right: []example{{"internal/x/a.go", "package x\nfunc f() {\n\tpanic(1) // the data is part of the program\n}"},
			{"internal/x/a.go", "package x\n// f panics when the caller is wrong.\nfunc f() {\n\tx()\n\tpanic(1)\n}"}},
	},
	{
		name: "writes name their columns", check: gormCalls,
		wrong: []example{{"internal/store/a.go", "package store\nfunc f() { db.Save(x) }"}, {"internal/store/applying/a.go", "package applying\nfunc f() { q.Where(\"a\").Or(\"b\") }"},
			{"internal/store/a.go", "package store\nfunc f() { db.AutoMigrate(x) }"}, {"internal/store/a.go", "package store\nfunc f() { q.Updates(row{}) }"},
			{"internal/store/a.go", "package store\nfunc f() { q.Updates(&row) }"}, {"internal/store/a.go", "package store\nfunc f() { q.Where(row{ID: 1}) }"},
			{"internal/store/a.go", "package store\nfunc f() { q.Where(&row{ID: 1}) }"}},
		right: []example{{"internal/store/a.go", "package store\nfunc f() { tx.SaveOffer(o); q.Where(\"id = ?\", 1).Updates(map[string]any{\"a\": 1}) }"},
			{"internal/app/a.go", "package app\nfunc f() { x.Save(1) }"}},
	},
	{
		name: "SQL is text, not input", check: sqlText,
		wrong: []example{{"internal/store/selecting/offers.go", "package selecting\nfunc f(s string) { q.Where(s) }"}, {"internal/store/offers.go", "package store\nfunc f(s string) { q.Order(\"a \" + s) }"},
			{"internal/store/offers.go", "package store\nfunc f(s string) { q.Raw(fmt.Sprintf(\"%s\", s)) }"}},
		right: []example{{"internal/store/offers.go", "package store\nconst byName = \"name\"\nfunc f(s string) { q.Where(\"a = ? \" + \"b\", s).Order(byName) }"}},
	},
	{
		name: "OR stands between two spaces", check: looseOr,
		wrong: []example{{"internal/store/a.go", "package store\nconst c = `a = ?\n\tOR b = ?`"}, {"internal/store/selecting/a.go", "package selecting\nfunc f() { q.Where(\"(a)OR(b)\") }"}},
		right: []example{{"internal/store/a.go", "package store\nconst c = `a = ? OR b = ?\n\tORDER BY c`"}, {"internal/app/a.go", "package app\nconst c = `a\nOR b`"}},
	},
	{
		name: "a test asserts no timing", check: timings,
		wrong: []example{{"internal/x/a_test.go", "package x\nfunc f() { if time.Since(start) > limit {} }"}},
		right: []example{{"internal/x/a.go", "package x\nfunc f() { took := time.Since(start) }"}, {"internal/x/a_test.go", "package x\nfunc f() { time.Sleep(wait) }"}},
	},
	{
		name: "a room of the store has one name in the app", check: roomAliases,
		wrong: []example{{"internal/app/applying/a.go", "package applying\nimport \"tandem/internal/store/applying\""},
			{"internal/app/selecting/a.go", "package selecting\nimport rows \"tandem/internal/store/applying\""}},
		right: []example{{"internal/app/applying/a.go", "package applying\nimport rows \"tandem/internal/store/applying\""},
			{"internal/app/selecting/a.go", "package selecting\nimport applyingrows \"tandem/internal/store/applying\""}},
	},
	{
		name: "handlers do not check access", check: handlersOfNouns,
		wrong: []example{{"api/selecting/offers.go", "package selecting\nfunc f() { if c.Actor.Role == access.Manager {} }"}, {"api/offers.go", "package api\nfunc f() { switch c.Actor.Role {} }"}},
		right: []example{{"api/wire/server.go", "package wire\nfunc f() { if actor.Role == access.Nobody {} }"}, {"api/offers.go", "package api\nfunc f() { a.app.Accept(c.Context, c.Actor) }"}},
	},
}

func itoa(n int) string     { return strconv.Itoa(n) }
func lines(text string) int { return strings.Count(strings.TrimRight(text, "\n"), "\n") + 1 }
func long(head string, n int, tail string) string {
	return head + strings.Repeat("\n// line", n) + "\n" + tail
}

func functionLength(s source) []string {
	var found []string
	limit := functionLimit
	if s.test() {
		limit = testFunctionLimit
	}
	for _, d := range s.file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || slices.Contains(tables, s.path+" "+f.Name.Name) {
			continue
		}
		if n := s.line(f.End()) - s.line(f.Pos()) + 1; n > limit {
			found = append(found, s.at(f.Pos(), fmt.Sprintf("%s has %d lines; the limit is %d", f.Name.Name, n, limit)))
		}
	}
	return found
}

func fileLength(s source) []string {
	limit := fileLimit
	if s.path == "api/tandem/main.go" {
		limit = mainLimit
	}
	if n := lines(s.text); n > limit {
		return []string{fmt.Sprintf("%s has %d lines; the limit is %d", s.path, n, limit)}
	}
	return nil
}

func exportedComments(s source) []string {
	if s.test() || s.file.Name.Name == "main" {
		return nil
	}
	var found []string
	lacks := func(name *ast.Ident, comments ...*ast.CommentGroup) {
		documented := slices.ContainsFunc(comments, func(c *ast.CommentGroup) bool { return strings.TrimSpace(c.Text()) != "" })
		if name.IsExported() && !documented {
			found = append(found, s.at(name.Pos(), name.Name+" has no comment"))
		}
	}
	for _, d := range s.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil || ast.IsExported(receiver(d)) {
				lacks(d.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					lacks(spec.Name, spec.Doc, d.Doc)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						lacks(name, spec.Doc, spec.Comment, d.Doc)
					}
				}
			}
		}
	}
	return found
}

func receiver(f *ast.FuncDecl) string {
	kind := f.Recv.List[0].Type
	for {
		switch k := kind.(type) {
		case *ast.StarExpr:
			kind = k.X
		case *ast.IndexExpr:
			kind = k.X
		case *ast.Ident:
			return k.Name
		default:
			return ""
		}
	}
}

// names refuses packages named for what code is rather than what it is about,
// and names that begin with Get.
func names(s source) []string {
	var found []string
	if slices.Contains([]string{"utils", "util", "helpers", "models", "types", "common", "base", "shared"}, s.file.Name.Name) {
		found = append(found, s.at(s.file.Name.Pos(), "a package is a noun of the programme, not "+s.file.Name.Name))
	}
	for _, d := range s.file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if rest, get := strings.CutPrefix(nameOf(f, ok), "Get"); get && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
			found = append(found, s.at(f.Pos(), f.Name.Name+" begins with Get"))
		}
	}
	return found
}

func nameOf(f *ast.FuncDecl, ok bool) string {
	if !ok {
		return ""
	}
	return f.Name.Name
}

func noInit(s source) []string {
	for _, d := range s.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			return []string{s.at(f.Pos(), "init runs unasked; write an explicit list")}
		}
	}
	return nil
}
