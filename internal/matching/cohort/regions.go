package cohort

import (
	"maps"
	"slices"

	"tandem/internal/area"
)

// WithRegions gives copies of the units in which every member has the regions
// of its areas, and every unit the relation of its areas, on a date such as
// 2026-09-01. The error is an *InputError that names each area the register
// does not know on that date.
func WithRegions(units []Unit, on string) ([]Unit, error) {
	var f findings
	out := slices.Clone(units)
	for i := range out {
		u := &out[i]
		u.Members = slices.Clone(u.Members)
		var codes []string
		for j, m := range u.Members {
			regions := []string{}
			for _, code := range m.Attributes[Area] {
				a, known := area.Find(code)
				switch {
				case !known:
					f.add("units", i, "Unit %s names the area %s, which is not in the register; use the register's three-letter code.", u.ID, code)
				case !a.Exists(on):
					f.add("units", i, "Unit %s names %s (%s), which did not exist on %s; name the area that was there then.", u.ID, a.Name, code, on)
				}
				regions = append(regions, a.Region)
			}
			codes = append(codes, m.Attributes[Area]...)
			u.Members[j].Attributes = with(m.Attributes, Region, regions...)
		}
		u.Attributes = with(u.Attributes, Relation, string(area.Relate(codes, on)))
	}
	if len(f) > 0 {
		return nil, &InputError{f}
	}
	return out, nil
}

func with(a Attributes, name string, values ...string) Attributes {
	a = maps.Clone(a)
	if a == nil {
		a = Attributes{}
	}
	slices.Sort(values)
	a[name] = slices.Compact(values)
	return a
}
