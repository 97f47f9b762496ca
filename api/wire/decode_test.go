package wire

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tandem/internal/fault"
)

type sampleInner struct {
	Item  string   `json:"item"`
	Value *float64 `json:"value,omitempty"`
}

type sampleForm struct {
	sampleBase
	Name    string        `json:"name"`
	Count   int           `json:"count"`
	Small   int8          `json:"small,omitempty"`
	Agreed  bool          `json:"agreed"`
	Score   float64       `json:"score,omitempty"`
	ReplyBy *time.Time    `json:"replyBy,omitempty"`
	Tags    []string      `json:"tags"`
	Answers []sampleInner `json:"answers,omitempty"`
	Inner   *sampleInner  `json:"inner,omitempty"`
	Hidden  string        `json:"-"`
}

type sampleBase struct {
	Base string `json:"base,omitempty"`
}

func sampleShape(t testing.TB) *shape {
	s, err := shapeOf(reflect.TypeFor[sampleForm]())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// bodyWith puts the given members into an otherwise good body.
func bodyWith(members string) string {
	good := map[string]string{"name": `"Ann"`, "count": "1", "agreed": "true", "tags": "[]"}
	text := members
	for _, key := range []string{"name", "count", "agreed", "tags"} {
		if !strings.Contains(members, `"`+key+`"`) {
			text += `,"` + key + `":` + good[key]
		}
	}
	return "{" + strings.TrimPrefix(text, ",") + "}"
}

func TestADecodedBodyIsWhatWasSent(t *testing.T) {
	value, when := 2.5, time.Date(2026, 11, 27, 23, 59, 0, 0, time.UTC)
	cases := map[string]struct {
		text string
		want sampleForm
	}{
		"required keys only": {bodyWith(""), sampleForm{Name: "Ann", Count: 1, Agreed: true, Tags: []string{}}},
		"space everywhere":   {" \n{ \"name\" : \"A\" ,\t\"count\":-0 , \"agreed\" :false,\"tags\" : [ \"x\" , \"y\" ] }\r\n", sampleForm{Name: "A", Tags: []string{"x", "y"}}},
		"escapes in text":    {bodyWith(`"name":"\ud83d\ude00 \u00e9 \" \\ \/"`), sampleForm{Name: "😀 é \" \\ /", Count: 1, Agreed: true, Tags: []string{}}},
		"escapes in a key":   {bodyWith(`"\u0062ase":"b"`), sampleForm{sampleBase: sampleBase{"b"}, Name: "Ann", Count: 1, Agreed: true, Tags: []string{}}},
		"an embedded field":  {bodyWith(`"base":"b"`), sampleForm{sampleBase: sampleBase{"b"}, Name: "Ann", Count: 1, Agreed: true, Tags: []string{}}},
		"nested":             {bodyWith(`"answers":[{"item":"a","value":2.5},{"item":"b"}],"inner":{"item":""}`), sampleForm{Name: "Ann", Count: 1, Agreed: true, Tags: []string{}, Answers: []sampleInner{{Item: "a", Value: &value}, {Item: "b"}}, Inner: &sampleInner{}}},
		"an instant":         {bodyWith(`"replyBy":"2026-11-27T23:59:00Z"`), sampleForm{Name: "Ann", Count: 1, Agreed: true, Tags: []string{}, ReplyBy: &when}},
		"the largest count":  {bodyWith(`"count":9223372036854775807`), sampleForm{Name: "Ann", Count: 1<<63 - 1, Agreed: true, Tags: []string{}}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var got sampleForm
			if err := decode([]byte(c.text), sampleShape(t), &got); err != nil {
				t.Fatalf("%s: %v %v", c.text, err, fault.Of(err).Fields)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestABodyThatCannotBeReadIsRefusedWhole(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	cases := map[string]struct{ text, code string }{
		"nothing":                {"", "empty_body"},
		"only space":             {"  ", "bad_json"},
		"null":                   {"null", "not_an_object"},
		"a list":                 {"[{}]", "not_an_object"},
		"text":                   {`"name"`, "not_an_object"},
		"two values":             {bodyWith("") + "{}", "bad_json"},
		"trailing text":          {bodyWith("") + " x", "bad_json"},
		"a trailing comma":       {`{"name":"a",}`, "bad_json"},
		"a comment":              {`{/**/}`, "bad_json"},
		"single quotes":          {`{'name':1}`, "bad_json"},
		"no end":                 {`{"name":"a"`, "bad_json"},
		"NaN":                    {bodyWith(`"score":NaN`), "bad_json"},
		"a leading zero":         {bodyWith(`"count":01`), "bad_json"},
		"a byte order mark":      {"\ufeff" + bodyWith(""), "bad_json"},
		"half a character":       {bodyWith("\"name\":\"\xff\""), "bad_text"},
		"an overlong NUL":        {bodyWith("\"name\":\"\xc0\x80\""), "bad_text"},
		"an encoded surrogate":   {bodyWith("\"name\":\"\xed\xa0\x80\""), "bad_text"},
		"a raw NUL":              {bodyWith("\"name\":\"\x00\""), "bad_json"},
		"a NUL after the object": {bodyWith("") + "\x00", "bad_json"},
		"a raw line break":       {bodyWith("\"name\":\"a\nb\""), "bad_json"},
		"33 levels, known key":   {bodyWith(`"tags":` + deep(32)), "too_deep"},
		"33 levels, unknown key": {bodyWith(`"x":` + deep(32)), "too_deep"},
		"100,000 levels":         {bodyWith(`"x":` + deep(100000)), "bad_json"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var got sampleForm
			f := fault.Of(decode([]byte(c.text), sampleShape(t), &got))
			if f.Kind != fault.Unreadable || f.Code != c.code {
				t.Errorf("kind %d, code %s, want %s", f.Kind, f.Code, c.code)
			}
		})
	}
}

const missingText, twiceText, unknownText, nullText = "This is missing.", "This is given twice.", "There is no field with this name.", "This must not be empty."

var wrongValues = map[string]struct {
	text string
	want []ProblemField
}{
	"nothing given":          {`{}`, []ProblemField{{"/name", missingText}, {"/count", missingText}, {"/agreed", missingText}, {"/tags", missingText}}},
	"an unknown key":         {bodyWith(`"colour":{"a":[1]}`), []ProblemField{{"/colour", unknownText}}},
	"an odd unknown key":     {bodyWith(`"a/b~c":1`), []ProblemField{{"/a~1b~0c", unknownText}}},
	"an empty key":           {bodyWith(`"":1`), []ProblemField{{"/", unknownText}}},
	"a hidden key":           {bodyWith(`"Hidden":"x"`), []ProblemField{{"/Hidden", unknownText}}},
	"a hidden tag":           {bodyWith(`"-":"x"`), []ProblemField{{"/-", unknownText}}},
	"another case":           {bodyWith(`"Base":"x"`), []ProblemField{{"/Base", unknownText}}},
	"a Kelvin sign for k":    {bodyWith(`"ba\u017fe":"x"`), []ProblemField{{"/baſe", unknownText}}},
	"a key twice":            {bodyWith(`"name":"a","name":"a"`), []ProblemField{{"/name", twiceText}}},
	"twice by an escape":     {bodyWith(`"name":"a","\u006eame":"b"`), []ProblemField{{"/name", twiceText}}},
	"twice in a list":        {bodyWith(`"answers":[{"item":"a"},{"item":"a","item":"b"}]`), []ProblemField{{"/answers/1/item", twiceText}}},
	"null":                   {bodyWith(`"name":null`), []ProblemField{{"/name", nullText}}},
	"null for the optional":  {bodyWith(`"inner":null,"replyBy":null`), []ProblemField{{"/inner", nullText}, {"/replyBy", nullText}}},
	"null in a list":         {bodyWith(`"tags":["a",null]`), []ProblemField{{"/tags/1", nullText}}},
	"a number for text":      {bodyWith(`"name":1`), []ProblemField{{"/name", wanted[textShape]}}},
	"text for a number":      {bodyWith(`"count":"1"`), []ProblemField{{"/count", wanted[wholeShape]}}},
	"a fraction":             {bodyWith(`"count":1.5`), []ProblemField{{"/count", wanted[wholeShape]}}},
	"an exponent":            {bodyWith(`"count":1e2`), []ProblemField{{"/count", wanted[wholeShape]}}},
	"too large":              {bodyWith(`"count":9223372036854775808`), []ProblemField{{"/count", wanted[wholeShape]}}},
	"too large for its size": {bodyWith(`"small":128`), []ProblemField{{"/small", wanted[wholeShape]}}},
	"beyond all numbers":     {bodyWith(`"score":1e999`), []ProblemField{{"/score", wanted[numberShape]}}},
	"text for yes or no":     {bodyWith(`"agreed":"true"`), []ProblemField{{"/agreed", wanted[yesNoShape]}}},
	"an object for a list":   {bodyWith(`"tags":{"a":1}`), []ProblemField{{"/tags", wanted[listShape]}}},
	"a list for an object":   {bodyWith(`"inner":[1]`), []ProblemField{{"/inner", wanted[objectShape]}}},
	"an object for text":     {bodyWith(`"name":{"$ne":1}`), []ProblemField{{"/name", wanted[textShape]}}},
	"not an instant":         {bodyWith(`"replyBy":"tomorrow"`), []ProblemField{{"/replyBy", wanted[instantShape]}}},
	"an escaped NUL":         {bodyWith(`"name":"a\u0000b"`), []ProblemField{{"/name", "This holds a character that cannot be stored."}}},
	"half a surrogate pair":  {bodyWith(`"tags":["\ud83d","\ude00","\ud83d\u0041","\ud83dx"]`), []ProblemField{{"/tags/0", unstorable}, {"/tags/1", unstorable}, {"/tags/2", unstorable}, {"/tags/3", unstorable}}},
	"missing deep inside":    {bodyWith(`"answers":[{"value":1}]`), []ProblemField{{"/answers/0/item", missingText}}},
	"several at once":        {bodyWith(`"name":1,"count":"x","zip":2`), []ProblemField{{"/name", wanted[textShape]}, {"/count", wanted[wholeShape]}, {"/zip", unknownText}}},
}

func TestEachWrongValueIsNamedByItsPointer(t *testing.T) {
	for name, c := range wrongValues {
		t.Run(name, func(t *testing.T) {
			var got sampleForm
			f := fault.Of(decode([]byte(c.text), sampleShape(t), &got))
			if got := problemOf(f, &exchange{}).Errors; f.Kind != fault.Invalid || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s\ngot  %v %v\nwant %v", c.text, f, f.Fields, c.want)
			}
		})
	}
}

func TestAnAnswerListsAtMostFiftyMistakes(t *testing.T) {
	var got sampleForm
	f := fault.Of(decode([]byte(bodyWith(`"tags":[`+strings.Repeat("1,", 9999)+`1]`)), sampleShape(t), &got))
	if len(f.Fields) != fieldLimit {
		t.Errorf("%d mistakes", len(f.Fields))
	}
}

func TestAWireTypeThatCannotBeCheckedIsRefused(t *testing.T) {
	types := map[string]reflect.Type{
		"not an object": reflect.TypeFor[[]string](),
		"an interface": reflect.TypeFor[struct {
			A any `json:"a"`
		}](),
		"a map": reflect.TypeFor[struct {
			A map[string]string `json:"a"`
		}](),
		"bytes": reflect.TypeFor[struct {
			A []byte `json:"a"`
		}](),
		"raw JSON": reflect.TypeFor[struct {
			A json.RawMessage `json:"a"`
		}](),
		"no name": reflect.TypeFor[struct{ A string }](),
		"quoted numbers": reflect.TypeFor[struct {
			A int `json:"a,string"`
		}](),
	}
	for name, typ := range types {
		t.Run(name, func(t *testing.T) {
			if _, err := shapeOf(typ); err == nil {
				t.Error("it was accepted")
			}
		})
	}
}

func TestATypeMayHoldItself(t *testing.T) {
	type tree struct {
		Children []struct{}  `json:"children,omitempty"`
		Next     *sampleRing `json:"next,omitempty"`
	}
	s, err := shapeOf(reflect.TypeFor[tree]())
	if err != nil {
		t.Fatal(err)
	}
	var got tree
	if err := decode([]byte(`{"next":{"next":{}}}`), s, &got); err != nil || got.Next.Next == nil {
		t.Error(err, got)
	}
}

type sampleRing struct {
	Next *sampleRing `json:"next,omitempty"`
}

// FuzzDecode holds three promises for any input: the decoder does not panic;
// what it accepts, encoding/json accepts in its strictest mode with the same
// result; and what it accepts survives being written and read again.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "{}", bodyWith(""), bodyWith(`"inner":{"item":"\ud83d\ude00"}`), bodyWith(`"answers":[{"item":"a","value":1e3}]`),
		bodyWith(`"name":"\u0000"`), `{"name":"a","name":null}`, `[{]`, bodyWith(`"replyBy":"2026-11-27T23:59:00+01:00"`)} {
		f.Add([]byte(seed))
	}
	s := sampleShape(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		var got, plain, again sampleForm
		if err := decode(raw, s, &got); err != nil {
			if k := fault.Of(err).Kind; k != fault.Unreadable && k != fault.Invalid {
				t.Fatalf("kind %d: %v", k, err)
			}
			return
		}
		strict := json.NewDecoder(bytes.NewReader(raw))
		strict.DisallowUnknownFields()
		if err := strict.Decode(&plain); err != nil || !reflect.DeepEqual(got, plain) || !utf8.Valid(raw) {
			t.Fatalf("accepted what encoding/json reads as %+v, %v", plain, err)
		}
		text, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if err := decode(text, s, &again); err != nil {
			t.Fatalf("%s is not accepted again: %v", text, err)
		}
		if strings.ContainsRune(string(text), 0) || bytes.Contains(text, []byte(`\u0000`)) {
			t.Fatalf("NUL got through: %q", text)
		}
	})
}

// A form as people send it: six ratings and two texts of 500 characters.
func BenchmarkDecode(b *testing.B) {
	raw := []byte(bodyWith(`"answers":[` + strings.TrimSuffix(strings.Repeat(`{"item":"m1.confidence","value":4},`, 6), ",") +
		`],"tags":["` + strings.Repeat("word ", 100) + `","` + strings.Repeat("word ", 100) + `"]`))
	s := sampleShape(b)
	b.SetBytes(int64(len(raw)))
	b.Run("strict", func(b *testing.B) {
		for b.Loop() {
			var form sampleForm
			_ = decode(raw, s, &form)
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		for b.Loop() {
			var form sampleForm
			_ = json.Unmarshal(raw, &form)
		}
	})
}
