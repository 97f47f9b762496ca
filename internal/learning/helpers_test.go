package learning

import (
	"time"

	"tandem/internal/fault"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func codeOf(err error) string {
	if err == nil {
		return ""
	}
	return fault.Of(err).Code
}
