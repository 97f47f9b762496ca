package stage

import (
	"strings"

	"tandem/internal/access"
	"tandem/internal/applying"
	"tandem/internal/area"
	"tandem/internal/matching/cohort"
	"tandem/internal/matching/samples/calls"
	"tandem/internal/survey"
)

var firstNames = strings.Fields(`Abigail Adeola Alasdair Alina Anwar Bernadette Bethan Bilal Callum Carys Chidi Colette Cormac
	Dalia Declan Deepak Delphine Donal Eilidh Elspeth Emeka Esme Fatima Fergus Fiona Gareth Gita Gwen Hamza Hannah Hester
	Ibrahim Imogen Ivor Jasmine Joel Kerensa Kiran Leila Lowri Magnus Meera Morwenna Nadia Nkechi Oisin Orla Parveen Rhys Rosalind`)

var lastNames = strings.Fields(`Abara Ainscough Akhtar Aldridge Appleyard Bamford Barraclough Begum Birtwistle Blenkinsop Bracegirdle
	Calloway Chaudhry Clutterbuck Coldicott Crabtree Dangerfield Dhillon Entwistle Eze Farrington Fazackerley Gaukroger Ghosh
	Greenhalgh Hathersage Heptonstall Hussain Ibekwe Inglethorpe Iqbal Jagger Kapadia Kershaw Lightowler Lonsdale Mahmood
	Micklethwaite Murgatroyd Nwosu Ogden Ollerenshaw Pargeter Penhaligon Quarmby Rahimi Ramsbottom Satterthwaite Shufflebottom
	Siddiqui Sutcliffe Tattersall Thackray Trelawney Ubaka Venables Wetherall Winterbottom Yardley`)

// inventor makes up people, each of another name. Inventors that begin far
// enough apart share nobody.
type inventor struct{ next int }

func (i *inventor) name() string {
	n := i.next
	i.next++
	return firstNames[n%len(firstNames)] + " " + lastNames[(n/len(firstNames)*7+n)%len(lastNames)]
}

// The employers of the source are local authorities for most.
const (
	authority = "local_authority"
	nhs       = "nhs"
	school    = "school_or_college"
	voluntary = "voluntary"
)

// employer names an employer of a kind in an area.
func employer(kind string, a area.Area) string {
	switch kind {
	case nhs:
		return "NHS " + a.Name
	case school:
		return a.Name + " Schools Trust"
	case voluntary:
		return a.Name + " Parent Carer Forum"
	}
	return a.OfficialName
}

var jobs = map[string][]string{
	"education": {"Head of inclusion", "Principal educational psychologist", "Head of SEND", "Deputy head teacher", "Assistant director, education"},
	"care":      {"Service manager, disabled children", "Head of early help", "Commissioning manager"},
	"health":    {"Designated clinical officer", "Children's community nurse lead", "Therapy services manager"},
	"other":     {"Forum manager", "Chief officer"},
}

// member makes somebody up with a line manager of their own.
func (i *inventor) member(code, sector, kind string) Member {
	a, _ := area.Find(code)
	name, boss := i.name(), i.name()
	nth := i.next / 2
	role := applying.MemberRoles[nth*(nth+3)/4%2] // no column of data alternates
	at := "@" + slug(employer(kind, a), "-") + ".example"
	return Member{Person: Person{name, slug(name, ".") + at, access.Participant}, Profile: applying.Profile{
		JobTitle: jobs[sector][i.next/2%len(jobs[sector])], Sector: sector, Role: role, Organisation: employer(kind, a), OrganisationKind: kind,
		Area: code, LineManagerName: boss, LineManagerEmail: slug(boss, ".") + at,
	}}
}

// slug spells a name as addresses do, with something between its words.
func slug(name, between string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r < 'a' || r > 'z' })
	return strings.Join(words, between)
}

// pairOf is two people of the same manager, where they share an employer.
func (i *inventor) pairOf(one, two Member) Unit {
	if one.Profile.Organisation == two.Profile.Organisation && i.next%3 == 0 {
		two.Profile.LineManagerName, two.Profile.LineManagerEmail = one.Profile.LineManagerName, one.Profile.LineManagerEmail
	}
	return Unit{Members: []Member{one, two}}
}

// units makes up units in the proportions of the source's call: mostly pairs of
// one area, some of two that are neighbours, some people alone, few groups of
// three. The same seed makes the same.
func (i *inventor) units(seed uint64, people int, fits func(size int) bool) (all []Unit) {
	for _, drawn := range calls.Sized(seed, people, people*40/74).Units {
		if !fits(len(drawn.Members)) {
			continue
		}
		u := Unit{}
		for _, m := range drawn.Members {
			kind := map[string]string{"education": school, "care": voluntary, "health": nhs, "other": voluntary}[m.Attributes[cohort.Sector][0]]
			if m.Attributes[calls.Employer][0] == calls.LocalAuthority {
				kind = authority
			}
			u.Members = append(u.Members, i.member(stillThere(m.Attributes[cohort.Area][0]), m.Attributes[cohort.Sector][0], kind))
		}
		if len(u.Members) == 2 {
			u = i.pairOf(u.Members[0], u.Members[1])
		}
		u.Case = plans[len(all)%len(plans)].of()
		all = append(all, u)
	}
	return all
}

func anySize(int) bool { return true }

// stillThere is an area that has not been abolished since the source's time.
func stillThere(code string) string {
	a, _ := area.Find(code)
	if a.ValidTo != "" && len(a.ReplacedBy) > 0 {
		return stillThere(a.ReplacedBy[0])
	}
	return code
}

// rated is a manager's form: how much impact and how many ideas, of 6.
func rated(impact, ideas int64, examples string) Reply {
	return Reply{Answers: []survey.Answer{{Item: "leadership_impact", Number: &impact}, {Item: "new_ideas", Number: &ideas}, {Item: "examples", Text: examples}}}
}
