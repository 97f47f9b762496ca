package house_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tandem/internal/survey"
)

// vocabulary is a closed list of words. It stands once, in the rules; the wire,
// both schemas and the screens have to repeat it, each in its own language, and
// are held against it here. Where the rules have no list of their own the words
// are given.
type vocabulary struct {
	of     string   // where the rules have it: a folder, and a type or list in it
	more   []string // words of the places below that are not in it
	less   []string // words in it that the places below never have
	wire   []string // room.Type.Field of an enums tag
	checks []string // table.column of a CHECK
	screen string   // the exported table of frontend/src/states
}

var vocabularies = []vocabulary{
	{of: "internal/access Role", less: []string{"", "unproven", "gate", "clerk", "post", "office"},
		wire: []string{"account.RoleChoice.Role", "running.DemoSignIn.Role"}, checks: []string{"account_roles.role"}, screen: "roles"},
	{of: "internal/access Role", less: []string{"", "gate", "clerk", "post", "office"}, wire: []string{"account.Session.Role"}},
	{more: []string{"off", "on"}, wire: []string{"account.Account.SecondFactor"}},

	{of: "internal/applying Kind", wire: []string{"applying.ApplicationStart.Kind", "applying.ApplicationSummary.Kind", "applying.Application.Kind",
		"applying.InvitationView.Kind", "selecting.CallApplication.Kind", "selecting.CallApplicationDetail.Kind", "learning.Partnership.Kind"},
		checks: []string{"applications.kind"}, screen: "applicationKinds"},
	{of: "internal/applying ApplicationState", wire: []string{"applying.ApplicationSummary.State", "applying.Application.State",
		"selecting.CallApplication.State", "selecting.CallApplicationDetail.State"}, checks: []string{"applications.state"}, screen: "applicationStates"},
	{of: "internal/applying InvitationResponse", wire: []string{"applying.PartnerInvitation.Response", "applying.InvitationView.State"},
		checks: []string{"partner_invitations.response"}, screen: "invitationResponses"},
	{of: "internal/outbox Queued", less: []string{"sending"}, wire: []string{"applying.PartnerInvitation.Delivery"}, screen: "deliveryStates"},
	{of: "internal/outbox Queued", checks: []string{"messages.state"}},
	{of: "internal/applying SectionAbout", wire: []string{"applying.Section.Key"}},
	{of: "internal/applying SectionState", wire: []string{"applying.Section.State"}, screen: "sectionStates"},
	{of: "internal/applying AnswerChallenge", wire: []string{"applying.Rewriting.Changed"}, screen: "sharedAnswers"},
	{more: []string{"lead", "member"}, wire: []string{"applying.ApplicationSummary.Role"}},
	{of: "internal/applying Sectors", more: []string{""}, wire: []string{"applying.MemberForm.Sector"}},
	{of: "internal/applying Sectors", screen: "sectors"},
	{of: "internal/applying MemberRoles", more: []string{""}, wire: []string{"applying.MemberForm.Role"}},
	{of: "internal/applying MemberRoles", screen: "levels"},
	{of: "internal/applying OrganisationKinds", more: []string{""}, wire: []string{"applying.MemberForm.OrganisationKind"}},
	{of: "internal/applying OrganisationKinds", screen: "organisationKinds"},

	{of: "internal/area Relation", wire: []string{"selecting.CallApplicationDetail.UnitKind"}, screen: "unitKinds"},
	{of: "internal/selecting Outcome", checks: []string{"decisions.outcome"}},
	{of: "internal/selecting OfferState", wire: []string{"selecting.Offer.State", "selecting.PartnerAnswer.State", "selecting.MemberOffer.State"},
		screen: "offerStates"},
	{of: "internal/selecting OfferState", more: []string{"none"},
		wire: []string{"selecting.CallApplication.Offer", "selecting.CallApplicationDetail.Offer"}, screen: "applicationOffers"},

	{of: "internal/learning PlaceState", wire: []string{"learning.Place.State"}, checks: []string{"places.state"}, screen: "placeStates"},
	{of: "internal/learning ProjectState", wire: []string{"learning.ProjectForm.State", "learning.Project.State", "learning.ProjectSummary.State"},
		checks: []string{"projects.state"}, screen: "projectStates"},

	{more: itemKinds(), wire: []string{"surveying.Item.Kind"}},
	{more: itemKinds()[:len(itemKinds())-1], wire: []string{"evidence.CodebookRow.Kind"}, screen: "itemKinds"}, // a statement is not answered
	{of: "internal/survey Audience", wire: []string{"surveying.Instrument.Audience"}},
	{of: "internal/survey Confidentiality", wire: []string{"surveying.Instrument.Confidentiality", "surveying.Wave.Confidentiality", "surveying.SurveyForm.Confidentiality"},
		checks: []string{"instrument_versions.confidentiality"}, screen: "confidentialities"},
	{of: "internal/survey WaveState", wire: []string{"surveying.Wave.State"}, checks: []string{"waves.state"}, screen: "waveStates"},
	{of: "internal/survey InvitationState", wire: []string{"surveying.SurveyInvitation.State", "surveying.SurveyForm.State"},
		checks: []string{"survey_invitations.state"}, screen: "surveyInvitationStates"},
	{of: "internal/survey Reasons", wire: []string{"surveying.SurveyRefusal.Reason"}, screen: "refusalReasons"},
	{of: "internal/survey NotAnswered", less: []string{"not_answered", "not_asked"}, wire: []string{"surveying.Answer.Missing"}},
	{of: "internal/survey NotAnswered", more: []string{"suppressed"}, wire: []string{"evidence.AnswerRow.Missing"}, screen: "missingValues"},
	{of: "internal/survey Reasons", more: []string{""}, wire: []string{"surveying.WaveStanding.Reason"}},
	{of: "internal/survey Status", wire: []string{"surveying.WaveStanding.Status"}, screen: "waveStandings"},
	{of: "internal/survey LetterKind", checks: []string{"survey_letters.kind"}},
	{of: "internal/survey LetterKind", less: []string{"again"}, wire: []string{"surveying.WaveMail.Kind"}},
	{of: "internal/outbox Queued", more: []string{""}, wire: []string{"surveying.WaveStanding.Mail"}},
	{more: []string{"open", "expired", "replaced"}, wire: []string{"surveying.ManagerLinkView.State"}},
	{of: "internal/evaluation Set", wire: []string{"evidence.AnalystTokenForm.Sets", "evidence.AnalystToken.Sets", "evidence.TokenInUse.Sets"}, screen: "dataSets"},
}

// itemKinds are the kinds of item, each declared in a file of its own.
func itemKinds() (names []string) {
	for _, k := range survey.Kinds() {
		names = append(names, string(k))
	}
	return names
}

// ownWords are tables of the screens whose keys are computed there, or come from
// a list that is open by nature.
var ownWords = []string{"acts", "callStates", "tokenStates"}

// words are the words of a vocabulary, sorted.
func (v vocabulary) words(t *testing.T, all []source) []string {
	t.Helper()
	words := slices.Clone(v.more)
	if folder, name, given := strings.Cut(v.of, " "); given {
		found := wordsOf(all, folder, name)
		if len(found) == 0 {
			t.Errorf("%s has no words", v.of)
		}
		for _, word := range found {
			if !slices.Contains(v.less, word) {
				words = append(words, word)
			}
		}
	}
	slices.Sort(words)
	return words
}

// wordsOf reads the texts of every constant of a type, of a group of constants
// that begins with a name, or of a list.
func wordsOf(all []source, folder, name string) (words []string) {
	for _, s := range all {
		if s.folder() != folder || s.test() {
			continue
		}
		for _, d := range s.file.Decls {
			if g, is := d.(*ast.GenDecl); is && (g.Tok == token.CONST || g.Tok == token.VAR) {
				words = append(words, wordsIn(g, name)...)
			}
		}
	}
	return words
}

func wordsIn(g *ast.GenDecl, name string) (words []string) {
	for i, spec := range g.Specs {
		v := spec.(*ast.ValueSpec)
		typed, is := v.Type.(*ast.Ident)
		switch {
		case is && typed.Name == name:
			words = append(words, texts(v)...)
		case g.Tok == token.VAR && v.Names[0].Name == name:
			words = append(words, texts(v)...)
		case g.Tok == token.CONST && i == 0 && v.Type == nil && v.Names[0].Name == name:
			for _, each := range g.Specs {
				words = append(words, texts(each)...)
			}
		}
	}
	return words
}

// texts are the string literals below a node.
func texts(n ast.Node) (found []string) {
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value)
			found = append(found, text)
		}
		return true
	})
	return found
}

func TestEveryVocabularyStandsOnce(t *testing.T) {
	all := module(t)
	wire, screens := enumsOf(all), statesOf(t)
	checks := map[string]map[string][]string{"sqlite": checksOf(t, "sqlite"), "mysql": checksOf(t, "mysql")}
	hold := func(where, name string, found map[string][]string, want []string) {
		t.Helper()
		got, there := found[name]
		slices.Sort(got)
		if !there || !slices.Equal(got, want) {
			t.Errorf("%s: %s has %q, the rules have %q", where, name, got, want)
		}
		delete(found, name)
	}
	for _, v := range vocabularies {
		want := v.words(t, all)
		for _, name := range v.wire {
			hold("the wire", name, wire, want)
		}
		for _, name := range v.checks {
			for engine, found := range checks {
				hold("the schema of "+engine, name, found, want)
			}
		}
		if v.screen != "" {
			hold("the screens", v.screen, screens, want)
		}
	}
	for _, name := range ownWords {
		delete(screens, name)
	}
	for where, left := range map[string]map[string][]string{"the wire": wire, "the screens": screens, "the schema of sqlite": checks["sqlite"], "the schema of mysql": checks["mysql"]} {
		for _, name := range slices.Sorted(maps.Keys(left)) {
			t.Errorf("%s: %s has a list of words that belongs to no vocabulary of this test", where, name)
		}
	}
}

// enumsOf reads the enums tags of the wire, by room.Type.Field.
func enumsOf(all []source) map[string][]string {
	found := map[string][]string{}
	for _, s := range all {
		if !strings.HasPrefix(s.path, "api/") || s.test() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			t, is := n.(*ast.TypeSpec)
			if !is {
				return true
			}
			form, is := t.Type.(*ast.StructType)
			for i := 0; is && i < len(form.Fields.List); i++ {
				field := form.Fields.List[i]
				if field.Tag == nil || len(field.Names) == 0 {
					continue
				}
				tag, _ := strconv.Unquote(field.Tag.Value)
				if words, has := reflect.StructTag(tag).Lookup("enums"); has {
					found[fmt.Sprintf("%s.%s.%s", filepath.Base(s.folder()), t.Name.Name, field.Names[0].Name)] = strings.Split(words, ",")
				}
			}
			return true
		})
	}
	return found
}

var (
	createTable = regexp.MustCompile(`CREATE TABLE IF NOT EXISTS (\w+) \(`)
	checkIn     = regexp.MustCompile(`CHECK \((\w+) IN \(([^)]*)\)`)
	tableOf     = regexp.MustCompile(`(?m)^export const (\w+) = \{$`)
	keyOf       = regexp.MustCompile(`(?m)^  (?:'([^']+)'|([A-Za-z_]+)): `)
)

// checksOf reads the lists of words that a schema allows, by table.column.
func checksOf(t *testing.T, engine string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, path := range files(t, "internal/store/migrations/"+engine, ".sql") {
		table := ""
		for _, line := range strings.Split(read(t, path), "\n") {
			if m := createTable.FindStringSubmatch(line); m != nil {
				table = m[1]
			}
			if m := checkIn.FindStringSubmatch(line); m != nil {
				found[table+"."+m[1]] = strings.Split(strings.NewReplacer("'", "", " ", "").Replace(m[2]), ",")
			}
		}
	}
	return found
}

// statesOf reads the keys of the tables in frontend/src/states.
func statesOf(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, path := range files(t, "frontend/src/states", ".ts") {
		text := read(t, path)
		for _, at := range tableOf.FindAllStringSubmatchIndex(text, -1) {
			body, _, _ := strings.Cut(text[at[1]:], "\n}")
			var keys []string
			for _, m := range keyOf.FindAllStringSubmatch(body, -1) {
				keys = append(keys, m[1]+m[2])
			}
			found[text[at[2]:at[3]]] = keys
		}
	}
	return found
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", path))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
