package mail

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"tandem/internal/id"
)

const (
	message = id.ID("01KAK3V0R0000000000000000A")
	linkID  = id.ID("01BX5ZZKBKACTAV9WEVGEMMVRZ")
)

var due = time.Date(2026, 11, 27, 23, 59, 0, 0, time.UTC)

// every kind once, with the same hostile text in each field that a person types.
func every(text string) []Data {
	link := func(kind string) Link { return Link{Kind: kind, ID: linkID} }
	two := []string{text, "Sam Patel"}
	survey := ManagerSurvey{Name: text, Programme: text, Cohort: text, Participants: two, Minutes: 5, Link: link(LinkManager), Until: due}
	return []Data{
		ConfirmAddress{Name: text, Link: link(LinkConfirm), Until: due},
		AlreadyRegistered{Name: text, Link: link(LinkReset), Until: due},
		NoAccount{Name: text, Link: link(LinkConfirm), Until: due},
		AccountClosed{Name: text},
		PasswordReset{Name: text, Link: link(LinkReset), Until: due},
		PasswordChanged{Name: text, At: due},
		PartnerInvitation{Name: text, Inviter: text, Programme: text, Cohort: text, Group: "pair", Link: link(LinkInvite), Until: due},
		PartnerAccepted{Name: text, Partner: text, Programme: text, Cohort: text, Until: due},
		SharedAnswersChanged{Name: text, By: text, Changed: []string{"challenge"}, Programme: text, Cohort: text, Until: due},
		ApplicationSubmitted{Name: text, Reference: text, Programme: text, Cohort: text, Partners: two},
		OfferMade{Name: text, Programme: text, Cohort: text, StartsOn: "2027-01-11", EndsOn: "2027-07-02", Partners: two, ReplyBy: due},
		SecondFactorOn{Name: text, At: due},
		SecondFactorOff{Name: text, At: due},
		PartnerDeclined{Name: text, Partner: text, Programme: text, Cohort: text, Reason: text, Until: due, Alone: true},
		PartnerLeft{Name: text, Partner: text, Programme: text, Cohort: text, Lead: true, Alone: true, Until: due},
		ApplicationWithdrawn{Name: text, Lead: text, Reference: text, Programme: text, Cohort: text, Until: due},
		ApplicationLapsed{Name: text, Reference: text, Programme: text, Cohort: text, Partners: two, Until: due},
		ApplicationAlone{Name: text, Reference: text, Programme: text, Cohort: text, Until: due},
		ApplicationWithoutYou{Name: text, Lead: text, Programme: text, Cohort: text, Until: due},
		OfferDeclined{Name: text, Partner: text, Programme: text, Cohort: text, ReplyBy: due},
		OfferWithdrawn{Name: text, Programme: text, Cohort: text, Accepted: true},
		PartnershipFormed{Name: text, Programme: text, Cohort: text, StartsOn: "2027-01-11", Partners: two},
		survey, ManagerReminder(survey),
	}
}

func compose(t *testing.T, d Data) Content {
	t.Helper()
	c, err := Compose(d)
	if err != nil {
		t.Fatalf("%s: %v", d.Kind(), err)
	}
	return c
}

func TestEveryKindHasItsTemplatesAndEveryTemplateItsKind(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range every("Amina Okafor") {
		c := compose(t, d)
		seen[c.Kind] = true
		if c.Kind != d.Kind() || c.Subject == "" || len(c.Subject) > 120 {
			t.Errorf("%s: subject %q", d.Kind(), c.Subject)
		}
		for _, body := range []string{c.Subject, c.Text, c.HTML} {
			for _, never := range []string{"<no value>", "ZgotmplZ", "{{", "rejected", "0001", "%!"} {
				if strings.Contains(body, never) {
					t.Errorf("%s contains %q:\n%s", c.Kind, never, body)
				}
			}
		}
		if !strings.HasPrefix(c.Text, "Dear Amina Okafor\n\n") || strings.Contains(c.Text, "\n\n\n") || strings.Contains(c.Text, "<p>") {
			t.Errorf("%s: text\n%s", c.Kind, c.Text)
		}
		if !strings.Contains(c.HTML, `<html lang="en-GB">`) || !strings.Contains(c.HTML, "<title>"+html.EscapeString(c.Subject)+"</title>") {
			t.Errorf("%s: html\n%s", c.Kind, c.HTML)
		}
	}
	for _, kind := range kinds() {
		if !seen[kind] {
			t.Errorf("no data for the template %s", kind)
		}
	}
}

var tags = regexp.MustCompile(`<(style|title)[^>]*>.*?</(style|title)>|<[^>]*>`)

// A reader of either form must learn the same.
func TestTheTwoFormsSayTheSame(t *testing.T) {
	for _, d := range every("Amina Okafor") {
		c := compose(t, d)
		seen := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(c.HTML, " "))), " ")
		for line := range strings.Lines(c.Text) {
			line = strings.TrimPrefix(strings.TrimRight(strings.TrimSpace(line), ":"), "- ")
			if line == "-" || line == "--" || strings.HasPrefix(line, marker) {
				continue
			}
			if !strings.Contains(seen, line) {
				t.Errorf("%s: html lacks %q\n%s", c.Kind, line, seen)
			}
		}
	}
}

func TestWhatPeopleTypeIsNeitherMarkupNorANewLineNorALink(t *testing.T) {
	const nasty = "<script>alert(1)</script>\r\nBcc: x@example.org\r\n\r\n\"'> & tandem-link:reset:01BX5ZZKBKACTAV9WEVGEMMVRZ https://evil.example/x www.evil.example \u202e end"
	for _, d := range every(nasty) {
		c := compose(t, d)
		if strings.ContainsAny(c.Subject, "\r\n") {
			t.Errorf("%s: the subject has two lines: %q", c.Kind, c.Subject)
		}
		if strings.Contains(c.HTML, "<script") || strings.Contains(c.HTML, "\"'>") {
			t.Errorf("%s: html is not escaped:\n%s", c.Kind, c.HTML)
		}
		for _, body := range []string{c.Subject, c.Text, c.HTML} {
			if strings.Contains(body, "evil.example") || strings.Contains(body, "https://") || strings.Contains(body, "\nBcc:") || strings.Contains(body, "\u202e") {
				t.Errorf("%s carries what was typed as a link or a line:\n%s", c.Kind, body)
			}
		}
		want := 1 // the mail's own link
		for form, body := range map[string]string{"text": c.Text, "html": c.HTML} {
			if n := len(markers.FindAllString(body, -1)); n != want {
				t.Errorf("%s: %d markers in the %s, want %d", c.Kind, n, form, want)
			}
		}
	}
}

// Each dot is taken by itself: "a.t.co" once became "a. t.co", which is a link.
func TestNoPartOfANameIsALink(t *testing.T) {
	address := regexp.MustCompile(`[\pL\pN]\.\pL`)
	for _, name := range []string{"a.t.co/abc", "Ada x.y.z.example.org", "..t.co", "a.b.c.d.e", "see t.co\u200b.uk"} {
		if got := disarm(name); address.MatchString(got) {
			t.Errorf("%q becomes %q", name, got)
		}
	}
}

func TestNamesInOtherScriptsStayAsTheyAre(t *testing.T) {
	for _, name := range []string{"Zoë Ó Briain", "Łukasz Żółć", "王小明", "Olga Иванова", "J. R. O'Neill-Smith", "مریم می\u200cخواهد"} {
		c := compose(t, AccountClosed{Name: name})
		if !strings.Contains(c.Text, "Dear "+name+"\n") || !strings.Contains(html.UnescapeString(c.HTML), "Dear "+name+"<") {
			t.Errorf("%s is written otherwise:\n%s", name, c.Text)
		}
	}
	if got := compose(t, AccountClosed{}).Text; !strings.HasPrefix(got, "Hello\n\n") {
		t.Errorf("without a name: %q", got)
	}
}

func TestAPersonalLinkIsFilledInOnlyWhenSending(t *testing.T) {
	address := Addresses("https://tandem.example", func(kind string, link id.ID) string { return "TOKEN-" + kind + "-" + link.String()[:4] })
	want := map[string]string{
		"confirm_address": "/confirm/TOKEN-confirm-01BX", "password_reset": "/reset/TOKEN-reset-01BX",
		"partner_invitation": "/invite/TOKEN-invite-01BX", "manager_survey": "/m/TOKEN-manager-01BX", "manager_reminder": "/m/TOKEN-manager-01BX",
		"already_registered": "/reset/TOKEN-reset-01BX", "no_account": "/confirm/TOKEN-confirm-01BX", "account_closed": "/contact", "password_changed": "/reset", "partner_accepted": "/apply", "shared_answers_changed": "/apply",
		"application_submitted": "/home", "offer_made": "/home", "partnership_formed": "/home",
		"partner_declined": "/apply", "partner_left": "/apply", "application_withdrawn": "/apply", "application_lapsed": "/apply", "application_alone": "/home",
		"application_without_you": "/apply", "offer_declined": "/home", "offer_withdrawn": "/contact", "second_factor_on": "/reset", "second_factor_off": "/reset",
	}
	for _, d := range every("Amina Okafor") {
		c := compose(t, d)
		if strings.Contains(c.Text+c.HTML, "TOKEN") || strings.Contains(c.Text+c.HTML, "https://") {
			t.Errorf("%s: composed with an address", c.Kind)
		}
		m := c.To(Message{ID: message, To: "a@example.org"}).Fill(address)
		url := "https://tandem.example" + want[c.Kind]
		if !strings.Contains(m.Text, "\n"+url+"\n") || !strings.Contains(m.HTML, `<a href="`+url+`"`) {
			t.Errorf("%s: want %s in\n%s\n%s", c.Kind, url, m.Text, m.HTML)
		}
		if strings.Contains(m.Text+m.HTML, marker) {
			t.Errorf("%s: a marker is left", c.Kind)
		}
	}
	tricky := Message{Text: marker + "reset:" + linkID.String(), HTML: marker + "reset:" + linkID.String()}.Fill(func(Link) string { return `x?a=1&b="2"` })
	if tricky.Text != `x?a=1&b="2"` || tricky.HTML != "x?a=1&amp;b=&#34;2&#34;" {
		t.Errorf("filled as %q and %q", tricky.Text, tricky.HTML)
	}
}

func TestALinkOfNoKnownKindIsNotComposed(t *testing.T) {
	for _, link := range []Link{{}, {Kind: LinkReset}, {Kind: "other", ID: linkID}, {Kind: page, ID: linkID}, {Kind: LinkReset, ID: "x"}} {
		if _, err := Compose(PasswordReset{Name: "x", Link: link, Until: due}); err == nil {
			t.Errorf("%+v was composed", link)
		}
	}
}

func TestSentencesFollowTheNumberOfPeople(t *testing.T) {
	one := ManagerSurvey{Name: "x", Programme: "P", Cohort: "C", Participants: []string{"Amina Okafor"}, Minutes: 4, Link: Link{LinkManager, linkID}, Until: due}
	if c := compose(t, one); !strings.Contains(c.Text, "The form takes about 4 minutes") || !strings.Contains(c.Text, "Open the form:") {
		t.Errorf("one participant:\n%s", c.Text)
	}
	one.Participants = append(one.Participants, "Sam Patel")
	if c := compose(t, one); !strings.Contains(c.Text, "Each form takes") || !strings.Contains(c.Text, "- Amina Okafor\n- Sam Patel\n") {
		t.Errorf("two participants:\n%s", c.Text)
	}
	if c := compose(t, OfferMade{Name: "x", Programme: "P", Cohort: "C", StartsOn: "2027-01-11", EndsOn: "2027-07-02", ReplyBy: due}); strings.Contains(c.Text, "together") || strings.Contains(c.Text, "Each of you") {
		t.Errorf("alone:\n%s", c.Text)
	}
	for want, names := range map[string][]string{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := and(names); got != want {
			t.Errorf("%v: %q", names, got)
		}
	}
}

// What is not the case is not said, in either form, and leaves no gap.
func TestSentencesFollowWhereThingsStand(t *testing.T) {
	for _, c := range []struct {
		data        Data
		has, hasNot string
	}{
		{PartnerDeclined{Partner: "Bo", Reason: "No time\nthis year.", Until: due}, "The reason they gave: No time this year.\n\nWhat you can do next: you can invite somebody else until 11:59pm on Friday 27 November 2026.\n", "alone"},
		{PartnerDeclined{Partner: "Bo", Until: due, Alone: true}, "\n\nWhat you can do next", "reason"},
		{PartnerDeclined{Partner: "Bo", Until: due, Alone: true}, "goes on as yours alone, as you asked", "is over"},
		{PartnerDeclined{Partner: "Bo", Alone: true}, "The time for inviting colleagues is over", "next"},
		{ApplicationWithdrawn{Lead: "Bo", Until: due}, "until 11:59pm on Friday 27 November 2026 you can start an application", "closed"},
		{ApplicationWithdrawn{Lead: "Bo"}, "The call has closed", "until"},
		{PartnerLeft{Partner: "Bo", Lead: true, Until: due}, "you can invite somebody else", "go on alone"},
		{PartnerLeft{Partner: "Bo", Lead: true, Alone: true}, "nobody else can be invited any more. If nobody joins", "until "},
		{PartnerLeft{Partner: "Bo"}, "Whoever leads", "you can invite"},
		{OfferDeclined{Partner: "Bo"}, "You have accepted your own place, and it is still yours.", "reply"},
		{OfferDeclined{Partner: "Bo", ReplyBy: due}, "Please accept or decline by 11:59pm on Friday 27 November 2026.", "You have accepted"},
	} {
		composed := compose(t, c.data)
		for form, body := range map[string]string{"text": composed.Text, "html": composed.HTML} {
			if form == "text" && !strings.Contains(body, c.has) || strings.Contains(body, c.hasNot) || strings.Contains(body, "0001") || strings.Contains(body, "\n\n\n") {
				t.Errorf("%+v must have %q and not %q:\n%s", c.data, c.has, c.hasNot, body)
			}
		}
	}
}

func TestDeadlinesAreSaidInLondonTime(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-27T23:59:00Z": "11:59pm on Friday 27 November 2026",
		"2026-07-03T22:59:00Z": "11:59pm on Friday 3 July 2026", // summer time
		"2026-07-03T23:30:00Z": "12:30am on Saturday 4 July 2026",
		"2026-11-27T17:00:00Z": "5pm on Friday 27 November 2026",
		"2026-11-27T12:00:00Z": "midday on Friday 27 November 2026",
		"2026-11-28T00:00:00Z": "midnight at the end of Friday 27 November 2026",
		"2026-03-29T00:59:59Z": "12:59am on Sunday 29 March 2026", // the second before the clocks change
		"2026-03-29T01:00:00Z": "2am on Sunday 29 March 2026",
		"2026-10-25T01:30:00Z": "1:30am on Sunday 25 October 2026",
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := Deadline(instant); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if Day("2026-11-27") != "Friday 27 November 2026" || Day("soon") != "soon" {
		t.Errorf("%q, %q", Day("2026-11-27"), Day("soon"))
	}
}
