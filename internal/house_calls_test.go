package house_test

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

// only allows imports that begin with one of the prefixes in the named files
// and folders (those end in a slash), and in tests.
func only(prefixes []string, places ...string) func(source) []string {
	return func(s source) []string {
		if s.test() || within(s.path, places) {
			return nil
		}
		var found []string
		for _, spec := range s.file.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(imported, p) }) {
				found = append(found, s.at(spec.Pos(), "imports "+imported+", which belongs in "+strings.Join(places, " ")))
			}
		}
		return found
	}
}

func within(file string, places []string) bool {
	return slices.ContainsFunc(places, func(p string) bool { return file == p || strings.HasSuffix(p, "/") && strings.HasPrefix(file, p) })
}

// banned reports the nodes that match, outside the named places and tests.
func banned(match func(source, ast.Node) string, places ...string) func(source) []string {
	return func(s source) []string {
		if s.test() || within(s.path, places) {
			return nil
		}
		var found []string
		ast.Inspect(s.file, func(n ast.Node) bool {
			if n == nil {
				return false
			}
			if what := match(s, n); what != "" {
				found = append(found, s.at(n.Pos(), what))
			}
			return true
		})
		return found
	}
}

// callsOf matches the named functions of an imported package, under whatever
// name it was imported, called or only mentioned.
func callsOf(imported string, functions ...string) func(source, ast.Node) string {
	return func(s source, n ast.Node) string {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok || !slices.Contains(functions, selector.Sel.Name) {
			return ""
		}
		name, ok := selector.X.(*ast.Ident)
		if !ok || name.Name != importName(s, imported) {
			return ""
		}
		return imported + "." + selector.Sel.Name + " does not belong here"
	}
}

// methods matches what is selected by one of the names, called or only mentioned.
func methods(names ...string) func(source, ast.Node) string {
	return func(_ source, n ast.Node) string {
		if selector, ok := n.(*ast.SelectorExpr); ok && slices.Contains(names, selector.Sel.Name) {
			return selector.Sel.Name + " does not belong here"
		}
		return ""
	}
}

func importName(s source, imported string) string {
	for _, spec := range s.file.Imports {
		if strings.Trim(spec.Path.Value, `"`) != imported {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(imported)
	}
	return ""
}

func prints(s source, n ast.Node) string {
	if what := callsOf("fmt", "Print", "Println", "Printf")(s, n); what != "" {
		return what
	}
	if what := callsOf("log", "Print", "Println", "Printf", "Fatal", "Fatalf", "Panic")(s, n); what != "" {
		return what
	}
	if call, ok := n.(*ast.CallExpr); ok {
		if name, ok := call.Fun.(*ast.Ident); ok && (name.Name == "println" || name.Name == "print") {
			return name.Name + " does not belong here"
		}
	}
	return ""
}

// panics wants a reason: a comment on the line of the panic or the line above,
// or a doc comment of the function that says it panics or why it cannot.
func panics(s source) []string {
	if s.test() || s.file.Name.Name == "main" {
		return nil
	}
	reasons := map[int]bool{}
	for _, group := range s.file.Comments {
		last := s.line(group.End())
		reasons[last], reasons[last+1] = true, true
	}
	var found []string
	for _, d := range s.file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if doc := docOf(f, ok); strings.Contains(doc, "panic") || strings.Contains(doc, "cannot") {
			continue
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && calls(call) == "panic" && !reasons[s.line(call.Pos())] {
				found = append(found, s.at(call.Pos(), "a panic without the reason why it cannot happen"))
			}
			return true
		})
	}
	return found
}

func docOf(f *ast.FuncDecl, ok bool) string {
	if !ok {
		return ""
	}
	return f.Doc.Text()
}

// calls is the last name of what is called: "Save" for tx.db.Save(x).
func calls(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// gormCalls refuses what writes or reads more than the code shows: Save writes
// zero values, Or undoes a row lock, and structs as conditions drop zero values.
func gormCalls(s source) []string {
	if !inStore(s) {
		return nil
	}
	return banned(func(_ source, n ast.Node) string {
		call, ok := n.(*ast.CallExpr)
		if _, method := selectorOf(call, ok); !method {
			return ""
		}
		switch name := calls(call); name {
		case "Save", "AutoMigrate", "Or", "FirstOrCreate", "FirstOrInit", "Assign", "Attrs":
			return "." + name + " is not used here"
		case "Updates", "Where", "Not", "Having":
			if len(call.Args) > 0 && structLike(call.Args[0]) {
				return "." + name + " of a struct drops its zero values"
			}
		}
		return ""
	})(s)
}

func selectorOf(call *ast.CallExpr, ok bool) (*ast.SelectorExpr, bool) {
	if !ok {
		return nil, false
	}
	selector, method := call.Fun.(*ast.SelectorExpr)
	return selector, method
}

func structLike(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return e.Op == token.AND
	case *ast.CompositeLit:
		_, isMap := e.Type.(*ast.MapType)
		return !isMap
	}
	return false
}

// lockFolder is the kernel of a transaction, which alone may touch a connection.
const lockFolder = "internal/store/internal/lock"

func inStore(s source) bool {
	return s.folder() == "internal/store" || strings.HasPrefix(s.folder(), "internal/store/")
}

// sqlText wants the SQL of a room to stand there as text or constants. What a
// package declares is made before there is any input.
func sqlText(s source) []string {
	if !inStore(s) || s.folder() == lockFolder || s.folder() == "internal/store/storetest" || s.test() {
		return nil
	}
	s = bodies(s)
	methods := []string{"Where", "Not", "Having", "Order", "Joins", "Select", "Group", "Raw", "Exec"}
	return banned(func(s source, n ast.Node) string {
		call, ok := n.(*ast.CallExpr)
		if _, method := selectorOf(call, ok); !method || !slices.Contains(methods, calls(call)) || len(call.Args) == 0 {
			return ""
		}
		if constantText(s, call.Args[0]) {
			return ""
		}
		return "the SQL of ." + calls(call) + " is not a text or constant"
	})(s)
}

var orWord = regexp.MustCompile(`\bOR\b`)

// looseOr refuses an OR beside which there is anything but a space. The ORM and the
// lock put parentheses around a condition in which they find " OR ", and what one
// hides from them would stand beside the rule of the table instead of under it.
func looseOr(s source) (found []string) {
	if !inStore(s) || s.folder() == lockFolder || s.test() {
		return nil
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		text, is := n.(*ast.BasicLit)
		if !is || text.Kind != token.STRING {
			return true
		}
		if len(orWord.FindAllString(text.Value, -1)) != strings.Count(text.Value, " OR ") {
			found = append(found, s.at(n.Pos(), "an OR without a space on either side"))
		}
		return true
	})
	return found
}

// bodies is the file without what it declares outside of functions.
func bodies(s source) source {
	file := *s.file
	file.Decls = slices.DeleteFunc(slices.Clone(file.Decls), func(d ast.Decl) bool { _, is := d.(*ast.FuncDecl); return !is })
	s.file = &file
	return s
}

func constantText(s source, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.Ident:
		return s.consts[e.Name]
	case *ast.BinaryExpr:
		return constantText(s, e.X) && constantText(s, e.Y)
	case *ast.ParenExpr:
		return constantText(s, e.X)
	}
	return false
}

// roomAliases wants a room of the store to have one name in the app: rows in the
// app's room of the same area, and the area's name with rows elsewhere.
func roomAliases(s source) []string {
	if !strings.HasPrefix(s.folder(), "internal/app") {
		return nil
	}
	var found []string
	for _, i := range s.file.Imports {
		area, isRoom := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), "tandem/internal/store/")
		if !isRoom || area == "storetest" {
			continue
		}
		want := area + "rows"
		if s.folder() == "internal/app/"+area {
			want = "rows"
		}
		if i.Name == nil || i.Name.Name != want {
			found = append(found, s.at(i.Pos(), "the store's room "+area+" is imported as "+want))
		}
	}
	return found
}

// timings keeps the speed of the machine out of what is right: that is for
// scripts/bench.
func timings(s source) []string {
	if !s.test() {
		return nil
	}
	var found []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		if call, is := n.(*ast.CallExpr); is && calls(call) == "Since" {
			found = append(found, s.at(call.Pos(), "a busy machine decides this; hold what makes it quick, not how quick it is"))
		}
		return true
	})
	return found
}

// handlersOfNouns lets the engine alone decide who may pass; the handlers of the
// rooms only hand the actor on.
func handlersOfNouns(s source) []string {
	if !strings.HasPrefix(s.path, "api/") || within(s.path, []string{"api/wire/", "api/tandem/"}) {
		return nil
	}
	compares := func(e ast.Expr) bool {
		selector, ok := e.(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != "Role" {
			return false
		}
		owner, ok := selector.X.(*ast.SelectorExpr)
		return ok && owner.Sel.Name == "Actor"
	}
	return banned(func(_ source, n ast.Node) string {
		wrong := false
		switch n := n.(type) {
		case *ast.BinaryExpr:
			wrong = compares(n.X) || compares(n.Y)
		case *ast.SwitchStmt:
			wrong = compares(n.Tag)
		}
		if wrong {
			return "a handler that looks at the role: say it in the policy of its route"
		}
		return ""
	})(s)
}
