package stage

// The proportions of the cohort of 2016-17, as its independent evaluation
// published them ("Evaluation of the SEND Reforms Leadership Programme, cohort
// 2016-17", 2017), as far as the program can hold them today. Published: 40
// places in 23 areas; 34 people in 17 pairs of one area, 4 in 2 pairs of two
// neighbours, 2 alone; 6 from outside local authorities; 34 people of 19 areas
// not selected; 22 projects by theme; 17 and 13 forms of line managers, and what
// the 13 said. Assumed: which areas, employers, sectors and forms. Left out, until
// the program can hold it: the second project of one pair, the one who did not
// start and the five who left.

// pairs2016 are the areas of the pairs: one for each pair of one area, two for
// each of neighbours.
var pairs2016 = [][]string{
	{"LDS"}, {"LIN"}, {"NET"}, {"DUR"}, {"SND"}, {"WGN"}, {"STE"}, {"BIR"}, {"DUD"}, {"DBY"}, {"NGM"}, {"CAM"}, {"ESS"}, {"HRY"}, {"CRY"}, {"KEN"}, {"DEV"},
	{"YOR", "NYK"}, {"BST", "SGC"},
}

// alone2016 are the areas of those without a partner.
var alone2016 = []string{"BDF", "SHR"}

// notSelected2016 are the areas of the units that found no place: 15 pairs, and
// 4 people alone.
var notSelected2016 = []string{"BOL", "BUR", "SLF", "LIV", "WRL", "HAL", "ROT", "WKF", "DER", "LEC", "WLV", "STS", "PTE", "HRT", "BNE", "ISL", "MDW", "SRY", "PLY"}

// elsewhere2016 are the six who did not work for a local authority, by their
// place among the members: mostly education, fewer care, fewest health.
var elsewhere2016 = map[int][2]string{
	3: {"education", school}, 9: {"education", school}, 15: {"education", school}, 21: {"care", voluntary}, 27: {"care", voluntary}, 33: {"health", nhs},
}

// themes2016 are the themes of the projects, each as often as it was taken up; a
// second one of "Scoping exercises" is the one that is left out.
var themes2016 = []string{
	"PfA and employment", "PfA and employment", "PfA and employment", "Permanent exclusions", "Permanent exclusions",
	"Behaviour that challenges and high risk behaviour", "My Support Plans", "My Support Plans", "My Support Plans", "Inclusion development",
	"EHC compliance", "Personal budgets", "Transitions", "Transitions", "Integrated working", "Scoping exercises",
	"Person-centred planning", "Person-centred planning", "Supported internships", "Parent-Carer Forum",
	"Improving information for families",
}

// interim2016 are the 17 forms of the middle, impact and ideas: assumed.
var interim2016 = [][2]int64{
	{5, 5}, {4, 5}, {5, 6}, {3, 4}, {6, 5}, {4, 4}, {5, 4}, {5, 5}, {3, 3}, {4, 5}, {5, 6}, {6, 6}, {4, 3}, {5, 5}, {2, 3}, {4, 4}, {5, 5},
}

// form2016 is one of the 13 forms of the end.
type form2016 struct {
	impact, ideas int64
	recommend     string
}

// final2016: 7 of 13 rated the impact 5 or 6 and nobody 1; 8 rated the ideas 5
// or 6; 10 would recommend the programme, 2 were undecided, and 1 said nothing.
var final2016 = []form2016{
	{6, 6, "yes"}, {5, 5, "yes"}, {5, 6, "yes"}, {6, 5, "yes"}, {5, 5, "yes"}, {5, 5, "yes"}, {5, 5, "yes"}, {4, 5, "yes"},
	{4, 4, "yes"}, {4, 4, "yes"}, {3, 3, "undecided"}, {3, 4, "undecided"}, {2, 3, ""},
}
