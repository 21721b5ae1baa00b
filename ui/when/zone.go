package when

import (
	"time"

	"github.com/thlib/go-timezone-local/tzlocal"
)

// Zone names the time zone in which t was meant, so that a date stays the same
// day when the machine is taken elsewhere. The machine's own zone is called
// "Local" by Go; its real name is asked of the system. "" if nobody knows it.
func Zone(t time.Time) string {
	name := t.Location().String()
	if name != "Local" {
		return name
	}
	return localZone(t)
}

// localZone is the machine's zone, if it shows the same time as the machine.
func localZone(t time.Time) string {
	name, err := tzlocal.RuntimeTZ()
	if err != nil {
		return ""
	}
	loc, err := time.LoadLocation(name)
	if err != nil || loc.String() == "Local" || !sameClock(t.In(loc), t) {
		return ""
	}
	return name
}

// sameClock reports whether two clocks show the same.
func sameClock(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return x == y
}
