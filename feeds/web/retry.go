package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait is how long a server's wish to wait is followed.
const longestWait = 24 * time.Hour

// retryTime returns when a server said to come back, zero if it did not.
func retryTime(h http.Header, now time.Time) time.Time {
	for _, header := range h.Values("Retry-After") {
		if d := parseRetryAfter(header, now); d > 0 {
			return now.Add(d)
		}
	}
	if h.Get("X-Ratelimit-Remaining") == "0" {
		if d := parseReset(h.Get("X-Ratelimit-Reset"), now); d > 0 {
			return now.Add(d)
		}
	}
	return time.Time{}
}

// parseRetryAfter reads a Retry-After header: seconds, or a date. It returns
// at most a day, and 0 for what is past or nonsense.
func parseRetryAfter(header string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if isDigits(header) {
		if len(header) > len("86400") {
			return longestWait
		}
		seconds, _ := strconv.Atoi(header)
		return min(time.Duration(seconds)*time.Second, longestWait)
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return between(at, now)
}

// parseReset reads when a rate limit ends: as an ISO date, or as Unix seconds.
func parseReset(header string, now time.Time) time.Duration {
	if at, err := time.Parse(time.RFC3339, header); err == nil {
		return between(at, now)
	}
	if seconds, err := strconv.ParseInt(header, 10, 64); err == nil {
		return between(time.Unix(seconds, 0), now)
	}
	return 0
}

// between returns how long it is from now to at, within 0 and a day.
func between(at, now time.Time) time.Duration {
	return max(0, min(at.Sub(now), longestWait))
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
