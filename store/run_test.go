package store

import (
	"os"
	"os/exec"
	"testing"
)

// runOfTheDead names a run of the program whose process has ended.
func runOfTheDead() string {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	if err := cmd.Run(); err != nil {
		panic(err)
	}
	host, err := os.Hostname()
	if err != nil {
		panic(err)
	}
	return runName(host, cmd.Process.Pid)
}

func TestOnlyARunThatIsKnownToHaveEndedHas(t *testing.T) {
	for name, tt := range map[string]struct {
		run  string
		want bool
	}{
		"this one":           {thisRun(), false},
		"an ended process":   {runOfTheDead(), true},
		"on another machine": {runName("far-away", 1), false},
		"nonsense":           {"nonsense", false},
		"nothing":            {"", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ended(tt.run); got != tt.want {
				t.Errorf("ended(%q) = %v, want %v", tt.run, got, tt.want)
			}
		})
	}
}
