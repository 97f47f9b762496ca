package fault

// Check collects what is wrong with a form, so that a person sees every
// mistake at once. The zero value is ready to use.
type Check struct{ fields []Field }

// Require records detail at the JSON pointer unless ok.
func (c *Check) Require(ok bool, pointer, detail string) {
	if !ok {
		c.fields = append(c.fields, Field{Pointer: pointer, Detail: detail})
	}
}

// Err is nil when nothing was recorded, otherwise one Invalid fault with all
// fields in the order in which they were checked.
func (c *Check) Err() error {
	if len(c.fields) == 0 {
		return nil
	}
	return &Fault{Kind: Invalid, Code: "invalid", Detail: "There is a problem with what you entered.", Fields: c.fields}
}

// At is the fault of one field alone.
func At(pointer, detail string) error {
	var c Check
	c.Require(false, pointer, detail)
	return c.Err()
}
