package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"tandem/api/wire"
)

// badInput is a body that no route may take, and how it must be refused.
type badInput struct {
	body    string
	media   string // "" is application/json, "-" is none
	coding  string
	status  int
	pointer string // the one thing that is wrong, where it can be told
}

// refused sends it and checks the refusal.
func (b badInput) refused(t *testing.T, name string, c *client, method, path string) {
	t.Helper()
	switch b.media {
	case "":
		c = c.json()
	case "-":
	default:
		c = c.with("Content-Type", b.media)
	}
	if b.coding != "" {
		c = c.with("Content-Encoding", b.coding)
	}
	a := c.send(method, path, []byte(b.body))
	if a.status != b.status {
		t.Errorf("%s: %d, want %d: %s", name, a.status, b.status, a.body)
		return
	}
	if p := a.problem(); b.pointer != "" && (len(p.Errors) != 1 || p.Errors[0].Pointer != b.pointer) {
		t.Errorf("%s: want one error at %s, got %s", name, b.pointer, a.body)
	}
}

// badInputs makes every bad body for one handler out of a good one.
func badInputs(h wire.Handler) map[string]badInput {
	good := sampleMembers(h.Form())
	all := objectOf(good, "", "")
	deep := strings.Repeat(`[`, 32) + strings.Repeat(`]`, 32)
	bad := map[string]badInput{
		"empty":            {body: "", status: 400},
		"space":            {body: " \n", status: 400},
		"null":             {body: "null", status: 400},
		"a list":           {body: "[" + all + "]", status: 400},
		"an empty list":    {body: "[]", status: 400},
		"text":             {body: `"x"`, status: 400},
		"a number":         {body: "1", status: 400},
		"trailing data":    {body: all + "{}", status: 400},
		"cut off":          {body: all[:len(all)-1], status: 400},
		"33 deep":          {body: objectOf(good, "zz", deep), status: 400},
		"bad UTF-8":        {body: objectOf(good, "zz", "\"\xff\""), status: 400},
		"a raw NUL":        {body: objectOf(good, "zz", "\"\x00\""), status: 400},
		"1 MiB and 1":      {body: all + strings.Repeat(" ", wire.BodyLimit+1-len(all)), status: 413},
		"a form":           {body: "name=a", media: "application/x-www-form-urlencoded", status: 415},
		"a multipart form": {body: "--x--", media: "multipart/form-data; boundary=x", status: 415},
		"plain text":       {body: all, media: "text/plain", status: 415},
		"no media type":    {body: all, media: "-", status: 415},
		"Latin 1":          {body: all, media: "application/json; charset=iso-8859-1", status: 415},
		"patch":            {body: all, media: "application/merge-patch+json", status: 415},
		"compressed":       {body: all, coding: "gzip", status: 415},
		"an unknown key":   {body: objectOf(good, "zz", "1"), status: 422, pointer: "/zz"},
		"a prototype":      {body: objectOf(good, "__proto__", `{}`), status: 422, pointer: "/__proto__"},
	}
	for i, p := range partsOf(h.Form()) {
		for name, b := range badMember(good, i, p) {
			bad[p.name+" "+name] = b
		}
	}
	return bad
}

// kind is what the JSON of one key must be.
type kind int

const (
	anObject kind = iota
	aList
	aText
	aMoment
	aWhole
	aNumber
	aYesNo
)

// part is one key of a form.
type part struct {
	name     string
	required bool
	kind     kind
}

var instant = reflect.TypeFor[time.Time]()

// partsOf reads a wire type by itself, past the decoder that is tried.
func partsOf(t reflect.Type) (parts []part) {
	for field := range wire.FieldsOf(t) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		parts = append(parts, part{name, !strings.Contains(options, "omitempty"), kindOf(field.Type)})
	}
	return parts
}

func kindOf(t reflect.Type) kind {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == instant:
		return aMoment
	case t.Kind() == reflect.String:
		return aText
	case t.Kind() == reflect.Bool:
		return aYesNo
	case t.Kind() == reflect.Slice:
		return aList
	case t.Kind() == reflect.Struct:
		return anObject
	case t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32:
		return aNumber
	}
	return aWhole
}

// badMember spoils one member of an otherwise good body.
func badMember(good []sampleMember, i int, p part) map[string]badInput {
	at := "/" + p.name
	spoilt := func(value string) badInput {
		changed := append([]sampleMember{}, good...)
		changed[i].value = value
		return badInput{body: objectOf(changed, "", ""), status: 422, pointer: at}
	}
	other := strings.ToUpper(p.name[:1]) + p.name[1:]
	bad := map[string]badInput{
		"twice":        {body: objectOf(good, p.name, good[i].value), status: 422, pointer: at},
		"in capitals":  {body: objectOf(good, other, good[i].value), status: 422, pointer: "/" + other},
		"null":         spoilt("null"),
		"another type": spoilt(wrongFor[p.kind]),
	}
	if p.required {
		left := append(append([]sampleMember{}, good[:i]...), good[i+1:]...)
		bad["missing"] = badInput{body: objectOf(left, "", ""), status: 422, pointer: at}
	}
	if p.kind == aText {
		bad["an escaped NUL"] = spoilt(`"a\u0000b"`)
		bad["half a pair"] = spoilt(`"\ud800"`)
		bad["an operator"] = spoilt(`{"$gt":""}`)
	}
	if p.kind == aWhole {
		bad["too large"] = spoilt("1e400")
		bad["a fraction"] = spoilt("1.5")
	}
	return bad
}

var wrongFor = map[kind]string{
	anObject: `"x"`, aList: `{"0":"x"}`, aText: `1`, aMoment: `"soon"`,
	aWhole: `"1"`, aNumber: `true`, aYesNo: `"true"`,
}

// sampleMember is one key of a body with a value of the right type.
type sampleMember struct{ name, value string }

func objectOf(from []sampleMember, name, value string) string {
	var parts []string
	for _, m := range from {
		parts = append(parts, fmt.Sprintf("%q:%s", m.name, m.value))
	}
	if name != "" {
		parts = append(parts, fmt.Sprintf("%q:%s", name, value))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// sampleMembers fills every key of a wire type, the optional ones as well.
func sampleMembers(t reflect.Type) []sampleMember {
	var all []sampleMember
	for field := range wire.FieldsOf(t) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		all = append(all, sampleMember{name, valueFor(field.Type, 0)})
	}
	return all
}

func valueFor(t reflect.Type, depth int) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == instant:
		raw, _ := json.Marshal(time.Date(2026, 11, 27, 23, 59, 0, 0, time.UTC))
		return string(raw)
	case t.Kind() == reflect.String:
		return `"x"`
	case t.Kind() == reflect.Bool:
		return "true"
	case t.Kind() == reflect.Slice && depth < 3:
		return "[" + valueFor(t.Elem(), depth+1) + "]"
	case t.Kind() == reflect.Slice:
		return "[]"
	case t.Kind() == reflect.Struct:
		var parts []sampleMember
		if depth < 3 {
			for field := range wire.FieldsOf(t) {
				name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				parts = append(parts, sampleMember{name, valueFor(field.Type, depth+1)})
			}
		}
		return objectOf(parts, "", "")
	}
	return "1"
}

// A good body for the walk is good for the decoder, or the walk proves nothing.
func TestTheWalkStartsFromAGoodBody(t *testing.T) {
	for _, r := range append(serve(t, nil).Table(), serve(t, everyKind).Table()...) {
		if r.Handler.Form() == nil {
			continue
		}
		good := objectOf(sampleMembers(r.Handler.Form()), "", "")
		if err := r.Handler.Accepts([]byte(good)); err != nil {
			t.Errorf("%s %s: %v in %s", r.Method, r.Path, err, good)
		}
	}
}
