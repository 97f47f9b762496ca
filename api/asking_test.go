package api

// beside does something past the store.
func (c *course) beside(statement string) {
	c.t.Helper()
	done, err := c.db.Exec(statement)
	if err == nil {
		var n int64
		if n, err = done.RowsAffected(); n == 0 {
			c.t.Fatalf("%s changes nothing", statement)
		}
	}
	c.must(err)
}
