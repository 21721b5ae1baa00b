package web

import (
	"net/http"
	"testing"
	"time"
)

func TestParseRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for name, tt := range map[string]struct {
		header string
		want   time.Duration
	}{
		"seconds":         {"90", 90 * time.Second},
		"spaces":          {" 90 ", 90 * time.Second},
		"date":            {"Sun, 01 Mar 2026 12:01:00 GMT", time.Minute},
		"date in past":    {"Sun, 01 Mar 2026 11:00:00 GMT", 0},
		"far date":        {"Sun, 01 Mar 2099 11:00:00 GMT", 24 * time.Hour},
		"nonsense":        {"soon", 0},
		"negative":        {"-5", 0},
		"empty":           {"", 0},
		"longer than day": {"999999", 24 * time.Hour},
		"absurd":          {"99999999999999999999999999", 24 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			if got := parseRetryAfter(tt.header, now); got != tt.want {
				t.Errorf("parseRetryAfter(%q) = %v, want %v", tt.header, got, tt.want)
			}
		})
	}
}

func TestRateLimitWithoutRetryAfterIsRead(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 20, 0, 0, time.UTC)
	for _, reset := range []string{"2026-11-23T08:20:27.000Z", "1795422027"} {
		h := http.Header{"X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset": {reset}}
		if got := retryTime(h, now).Sub(now); got != 27*time.Second {
			t.Errorf("reset %s: wait %v", reset, got)
		}
	}
	two := http.Header{"Retry-After": {"Mon, 23 Nov 2026 08:00:00 GMT", "30"}}
	if got := retryTime(two, now).Sub(now); got != 30*time.Second {
		t.Errorf("two headers: wait %v", got)
	}
}

func FuzzParseRetryAfter(f *testing.F) {
	f.Add("120")
	f.Add("Sun, 01 Mar 2026 12:01:00 GMT")
	f.Fuzz(func(t *testing.T, header string) {
		if d := parseRetryAfter(header, time.Unix(1e9, 0)); d < 0 || d > longestWait {
			t.Errorf("parseRetryAfter(%q) = %v", header, d)
		}
	})
}
