package house_test

import (
	"fmt"
	"go/ast"
	"testing"
)

const (
	roomLimit   = 40 // Go files in a folder, tests among them
	methodLimit = 60 // exported methods of one type
)

// crowded lists the folders with too many files and the types with too many
// methods: whoever works in one of them has to know all of it.
func crowded(all []source) (found []string) {
	files, methods := map[string]int{}, map[string]int{}
	for _, s := range all {
		files[s.folder()]++
		for _, d := range s.file.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Recv != nil && f.Name.IsExported() && !s.test() {
				methods[s.folder()+"."+receiver(f)]++
			}
		}
	}
	for folder, n := range files {
		if n > roomLimit {
			found = append(found, fmt.Sprintf("%s has %d Go files; the limit is %d", folder, n, roomLimit))
		}
	}
	for name, n := range methods {
		if n > methodLimit {
			found = append(found, fmt.Sprintf("%s has %d exported methods; the limit is %d", name, n, methodLimit))
		}
	}
	return found
}

func TestNoRoomIsCrowded(t *testing.T) {
	for _, finding := range crowded(module(t)) {
		t.Error(finding)
	}
}

func TestACrowdedRoomIsRefused(t *testing.T) {
	var many []source
	for i := range roomLimit + 1 {
		many = append(many, parse(t, fmt.Sprintf("internal/x/a%d.go", i), "package x"))
	}
	if len(crowded(many)) != 1 || len(crowded(many[1:])) != 0 {
		t.Errorf("%d files: %v", len(many), crowded(many))
	}
	text := "package x\ntype T struct{}\n"
	for i := range methodLimit {
		text += fmt.Sprintf("func (t *T) M%d() {}\n", i)
	}
	wide := func(more string) []source { return []source{parse(t, "internal/x/a.go", text+more)} }
	if len(crowded(wide("func (T) N() {}"))) != 1 || len(crowded(wide("func (T) n() {}\nfunc (U) N() {}"))) != 0 {
		t.Error("a type with too many methods was let through, or one with enough was refused")
	}
}
