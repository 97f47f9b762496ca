package mail

import (
	"embed"
	"fmt"
	htmltemplate "html/template"
	"reflect"
	"strings"
	"sync"
	texttemplate "text/template"
)

// Content is a composed mail without its recipient. It may be stored: where a
// personal link belongs it holds a marker for Message.Fill.
type Content struct {
	Kind    string
	Subject string
	Text    string
	HTML    string
}

//go:embed templates
var files embed.FS

// Compose writes a mail in both forms. What people typed is escaped in html,
// kept on one line, and cannot pass for a link.
func Compose(d Data) (Content, error) {
	safe, err := tame(d)
	if err != nil {
		return Content{}, err
	}
	c := Content{Kind: d.Kind()}
	text, err := texts()[c.Kind], error(nil)
	if text == nil {
		return c, fmt.Errorf("mail: there is no template for %s", c.Kind)
	}
	write := func(out *string, execute func(*strings.Builder) error) {
		var b strings.Builder
		if err == nil {
			err = execute(&b)
		}
		*out = b.String()
	}
	write(&c.Subject, func(b *strings.Builder) error { return text.ExecuteTemplate(b, "subject", safe) })
	write(&c.Text, func(b *strings.Builder) error { return text.ExecuteTemplate(b, "layout", safe) })
	write(&c.HTML, func(b *strings.Builder) error { return pages()[c.Kind].ExecuteTemplate(b, "layout", safe) })
	c.Subject = oneLine(c.Subject)
	return c, err
}

// To addresses the content.
func (c Content) To(m Message) Message {
	m.Subject, m.Text, m.HTML = c.Subject, c.Text, c.HTML
	return m
}

var words = map[string]any{"deadline": Deadline, "day": Day, "and": and, "answer": func(name string) string { return sharedAnswers[name] }}

// sharedAnswers say what the answers that an application's members share are about.
var sharedAnswers = map[string]string{
	"challenge": "the challenge that you want to work on", "whyTogether": "why you want to work on it together",
	"hopedFor": "what you hope to achieve", "considerAlone": "whether the lead goes on alone if somebody does not join or sign",
}

// The templates are read on first use: a mail is never the first thing that a
// starting program does.
var texts = sync.OnceValue(func() map[string]*texttemplate.Template {
	out := map[string]*texttemplate.Template{}
	for _, kind := range kinds() {
		t := texttemplate.New(kind).Funcs(words).Funcs(texttemplate.FuncMap{
			"link": Link.text, "page": func(path string) string { return marker + page + ":" + path }})
		out[kind] = texttemplate.Must(t.ParseFS(files, "templates/layout.txt", "templates/"+kind+".txt"))
	}
	return out
})

var pages = sync.OnceValue(func() map[string]*htmltemplate.Template {
	out := map[string]*htmltemplate.Template{}
	for _, kind := range kinds() {
		t := htmltemplate.New(kind).Funcs(words).Funcs(htmltemplate.FuncMap{
			"link": Link.ours, "page": func(path string) htmltemplate.URL { return htmltemplate.URL(marker + page + ":" + path) }})
		out[kind] = htmltemplate.Must(t.ParseFS(files, "templates/layout.html", "templates/"+kind+".html", "templates/"+kind+".txt"))
	}
	return out
})

// kinds are the templates there are.
func kinds() []string {
	entries, err := files.ReadDir("templates")
	if err != nil {
		panic("mail: " + err.Error()) // the templates are part of the program
	}
	var out []string
	for _, e := range entries {
		if kind, ok := strings.CutSuffix(e.Name(), ".txt"); ok && kind != "layout" {
			out = append(out, kind)
		}
	}
	return out
}

// and joins names as a sentence does.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// tame copies the data with every text disarmed and every link checked.
func tame(d Data) (any, error) {
	safe := reflect.New(reflect.TypeOf(d)).Elem()
	safe.Set(reflect.ValueOf(d))
	for i := range safe.NumField() {
		switch v := safe.Field(i).Interface().(type) {
		case string:
			safe.Field(i).SetString(disarm(v))
		case []string:
			plain := make([]string, len(v))
			for j := range v {
				plain[j] = disarm(v[j])
			}
			safe.Field(i).Set(reflect.ValueOf(plain))
		case Link:
			if !v.valid() {
				return nil, fmt.Errorf("mail: %s needs a link of a known kind with an id", d.Kind())
			}
		}
	}
	return safe.Interface(), nil
}
