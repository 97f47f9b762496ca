package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"tandem/internal/fault"
)

// The strict decoder. encoding/json alone accepts unknown, duplicate and
// differently cased keys, null anywhere and half of a broken character; here
// a body is exactly what its wire type says or it is refused, with a pointer
// to each thing that is wrong. encoding/json settles the grammar, the walk
// compares text and type, and only then is anything allocated for a value.

// BodyLimit is how many bytes a request may have.
const BodyLimit = 1 << 20

const (
	depthLimit = 32
	fieldLimit = 50 // as many mistakes as one answer lists
)

// shapeKind is what a JSON value must be.
type shapeKind uint8

const (
	objectShape shapeKind = iota
	listShape
	textShape
	instantShape
	wholeShape
	numberShape
	yesNoShape
)

// shape is a wire type compiled once, when its route is declared.
type shape struct {
	kind  shapeKind
	bits  int // of a whole number
	sign  bool
	elem  *shape
	parts []part
	named map[string]int
}

// part is one key of an object. It is required unless it is omitempty.
type part struct {
	name     string
	required bool
	shape    *shape
}

// decode reads one JSON object into target, which points to a value of the
// type that in was compiled from.
func decode(raw []byte, in *shape, target any) error {
	if len(raw) == 0 {
		return unreadable("empty_body", "The request has no content.")
	}
	if !utf8.Valid(raw) {
		return unreadable("bad_text", "The request holds characters that cannot be read.")
	}
	if !json.Valid(raw) {
		return grammar(raw)
	}
	w := walk{raw: raw}
	if err := w.root(in); err != nil {
		return err
	}
	if err := json.Unmarshal(raw, target); err != nil {
		return misfit(err)
	}
	return nil
}

// grammar says where the text stops being one JSON value.
func grammar(raw []byte) error {
	var syntax *json.SyntaxError
	errors.As(json.Unmarshal(raw, new(json.RawMessage)), &syntax)
	return unreadable("bad_json", fmt.Sprintf("The request is not one JSON value: it cannot be read at byte %d.", syntax.Offset))
}

// misfit is the net under the walk: what only encoding/json minds.
func misfit(err error) error {
	pointer := ""
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		pointer = "/" + strings.ReplaceAll(wrong.Field, ".", "/")
	}
	return invalid([]fault.Field{{Pointer: pointer, Detail: "This cannot be used as it is."}})
}

func invalid(fields []fault.Field) *fault.Fault {
	return &fault.Fault{Kind: fault.Invalid, Code: "invalid", Fields: fields,
		Detail: "There is a problem with what you entered."}
}

// shapeOf compiles a wire type. It refuses what a strict body cannot hold:
// maps, interfaces, bytes, and types that read themselves.
func shapeOf(t reflect.Type) (*shape, error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("%v: a body is an object", t)
	}
	return (&compiler{known: map[reflect.Type]*shape{}}).shape(t)
}

type compiler struct{ known map[reflect.Type]*shape }

var (
	instantType  = reflect.TypeFor[time.Time]()
	readsItself  = reflect.TypeFor[json.Unmarshaler]()
	readsText    = reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()
	scalarShapes = map[reflect.Kind]shape{
		reflect.String: {kind: textShape}, reflect.Bool: {kind: yesNoShape},
		reflect.Float64: {kind: numberShape, bits: 64}, reflect.Float32: {kind: numberShape, bits: 32},
		reflect.Int: {kind: wholeShape, bits: 64, sign: true}, reflect.Int64: {kind: wholeShape, bits: 64, sign: true},
		reflect.Int32: {kind: wholeShape, bits: 32, sign: true}, reflect.Int16: {kind: wholeShape, bits: 16, sign: true},
		reflect.Int8: {kind: wholeShape, bits: 8, sign: true}, reflect.Uint: {kind: wholeShape, bits: 64},
		reflect.Uint64: {kind: wholeShape, bits: 64}, reflect.Uint32: {kind: wholeShape, bits: 32},
		reflect.Uint16: {kind: wholeShape, bits: 16}, reflect.Uint8: {kind: wholeShape, bits: 8},
	}
)

func (c *compiler) shape(t reflect.Type) (*shape, error) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == instantType {
		return &shape{kind: instantShape}, nil
	}
	if p := reflect.PointerTo(t); p.Implements(readsItself) || p.Implements(readsText) {
		return nil, fmt.Errorf("%v reads itself, which the strict decoder cannot check", t)
	}
	if s, scalar := scalarShapes[t.Kind()]; scalar {
		return &s, nil
	}
	switch t.Kind() {
	case reflect.Slice:
		return c.list(t)
	case reflect.Struct:
		return c.object(t)
	}
	return nil, fmt.Errorf("%v has no strict form in JSON", t)
}

func (c *compiler) list(t reflect.Type) (*shape, error) {
	if t.Elem().Kind() == reflect.Uint8 {
		return nil, fmt.Errorf("%v has no strict form in JSON", t)
	}
	elem, err := c.shape(t.Elem())
	return &shape{kind: listShape, elem: elem}, err
}

func (c *compiler) object(t reflect.Type) (*shape, error) {
	if s, seen := c.known[t]; seen {
		return s, nil
	}
	s := &shape{kind: objectShape, named: map[string]int{}}
	c.known[t] = s
	for field := range FieldsOf(t) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || strings.Contains(options, "string") {
			return nil, fmt.Errorf("%v.%s needs a plain json name", t, field.Name)
		}
		if _, twice := s.named[name]; twice {
			return nil, fmt.Errorf("%v has two fields called %s", t, name)
		}
		inner, err := c.shape(field.Type)
		if err != nil {
			return nil, err
		}
		s.named[name] = len(s.parts)
		s.parts = append(s.parts, part{name: name, required: !strings.Contains(options, "omitempty"), shape: inner})
	}
	return s, nil
}

// FieldsOf yields the fields that stand in the JSON of a struct; those of an
// embedded struct count as its own.
func FieldsOf(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for _, field := range reflect.VisibleFields(t) {
			embedded := field.Anonymous && field.Tag.Get("json") == ""
			if embedded || !field.IsExported() || field.Tag.Get("json") == "-" {
				continue
			}
			if !yield(field) {
				return
			}
		}
	}
}
