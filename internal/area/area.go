// Package area knows the local authority areas of England: the authorities of
// today, those abolished since 2016, and who borders whom on which day. The
// facts are data with dates, because reorganisations go on.
package area

import (
	"embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

// Area is one upper-tier or unitary authority. Code is the register's
// three-letter code and the stable key; ONS codes change when a boundary does.
// An empty ValidFrom is older than the records kept here, an empty ValidTo
// means "still there"; both are inclusive dates such as 2023-03-31.
type Area struct {
	Code          string
	ONSCode       string
	FormerONSCode string
	Name          string
	OfficialName  string
	Type          string
	Region        string
	RegionCode    string
	ValidFrom     string
	ValidTo       string
	ReplacedBy    []string
	DfECode       string
}

// Exists tells whether the authority existed on a date (2006-01-02).
func (a Area) Exists(on string) bool { return within(a.ValidFrom, a.ValidTo, on) }

//go:embed data/areas.csv data/area_adjacency.csv
var data embed.FS

type register struct {
	all    []Area
	byCode map[string]Area
	byONS  map[string]Area
}

// The register is read once, when first asked for: the program starts without
// paying for it.
var areas = sync.OnceValue(func() register {
	r := register{byCode: map[string]Area{}, byONS: map[string]Area{}}
	for _, row := range rows("data/areas.csv") {
		a := Area{
			Code: row["authority"], ONSCode: row["ons_code"], FormerONSCode: row["former_ons_code"],
			Name: row["name"], OfficialName: row["official_name"], Type: row["type"],
			Region: row["region"], RegionCode: row["region_code"],
			ValidFrom: row["valid_from"], ValidTo: row["valid_to"], DfECode: row["dfe_code"],
			ReplacedBy: list(row["replaced_by"]),
		}
		r.all = append(r.all, a)
		r.byCode[a.Code], r.byONS[a.ONSCode] = a, a
		if a.FormerONSCode != "" {
			r.byONS[a.FormerONSCode] = a
		}
	}
	for i, a := range r.all { // successors are told by ONS code in the source, by our key here
		for j, ons := range a.ReplacedBy {
			a.ReplacedBy[j] = r.byONS[ons].Code
		}
		r.byCode[a.Code], r.byONS[a.ONSCode], r.all[i] = a, a, a
	}
	slices.SortFunc(r.all, func(a, b Area) int { return strings.Compare(a.Name+a.Code, b.Name+b.Code) })
	return r
})

// All gives every authority of the register, by name, those abolished
// included. The slice is the caller's own.
func All() []Area { return slices.Clone(areas().all) }

// Current gives the authorities that existed on a date, by name.
func Current(on string) []Area {
	return slices.DeleteFunc(All(), func(a Area) bool { return !a.Exists(on) })
}

// Find looks an authority up by its register code.
func Find(code string) (Area, bool) {
	a, ok := areas().byCode[code]
	return a, ok
}

// Name is what people call the authority with a register code, "" for none.
func Name(code string) string {
	a, _ := Find(code)
	return a.Name
}

// FindONS looks an authority up by its present or former ONS code.
func FindONS(code string) (Area, bool) {
	a, ok := areas().byONS[code]
	return a, ok
}

// rows reads an embedded file into one map per row. The file is part of the
// program and held by a test, so a broken one cannot reach a user.
func rows(name string) []map[string]string {
	f, err := data.Open(name)
	if err != nil {
		panic("area: " + err.Error())
	}
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic("area: " + err.Error())
	}
	out := make([]map[string]string, 0, len(records))
	for _, record := range records[1:] {
		row := make(map[string]string, len(record))
		for i, column := range records[0] {
			row[column] = record[i]
		}
		out = append(out, row)
	}
	return out
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func within(from, to, on string) bool {
	return from <= on && (to == "" || on <= to)
}
