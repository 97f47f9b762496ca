package severity

import (
	"math"
	"testing"
)

func TestQuantilesAreThoseOfTheTables(t *testing.T) {
	for _, c := range []struct {
		level   float64
		freedom int
		want    float64
	}{{0.95, 1, 12.7062}, {0.95, 2, 4.3027}, {0.95, 3, 3.1824}, {0.95, 4, 2.7764}, {0.95, 10, 2.2281}, {0.95, 30, 2.0423}, {0.99, 5, 4.0321}, {0.8, 7, 1.4149}, {0.95, 10000, 1.9602}} {
		if got := quantile(c.level, c.freedom); math.Abs(got-c.want) > 0.0006*c.want {
			t.Errorf("at %v with %d degrees of freedom %.4f, the table says %.4f", c.level, c.freedom, got, c.want)
		}
	}
}
