package store

import "time"

// moment is the time that a column holds: seconds since 1970, 0 for none.
func moment(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// stamp is what a column holds of a time: NULL for none.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Unix()
}
