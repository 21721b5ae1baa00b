package wire

import (
	"slices"
	"testing"
	"time"
)

func TestALineIsSlowWhenTwoFramesSaySo(t *testing.T) {
	type frame struct {
		bytes int
		took  time.Duration
	}
	for name, tt := range map[string]struct {
		frames []frame
		asked  int // of them
		want   []int
	}{
		"fast":                {[]frame{{6000, 3 * time.Millisecond}, {6000, 9 * time.Second}}, 1, nil},
		"fast, all at once":   {[]frame{{6000, 0}}, 1, nil},
		"slow":                {[]frame{{6000, 6 * time.Second}, {500, time.Second / 2}, {6000, 6 * time.Second}}, 2, []int{1000}},
		"slow, short frames":  {[]frame{{500, time.Second}, {100, time.Second}, {6000, 6 * time.Second}, {100, time.Second}}, 1, nil},
		"stood still":         {[]frame{{6000, 6 * time.Second}, {6000, 5 * time.Millisecond}, {6000, 6 * time.Second}}, 2, nil},
		"a slow one, one way": {[]frame{{2000, 2 * time.Second}, {2000, time.Second}}, 2, []int{2000}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []int
			g := &Gauge{Slow: func(rate, underWay int) { got = append(got, rate, underWay) }}
			now, asked := time.Date(2026, 7, 2, 19, 43, 0, 0, time.UTC), 0
			for _, f := range tt.frames {
				now = now.Add(time.Hour) // that an answer takes is no matter
				if !g.asks(f.bytes) {
					continue
				}
				asked++
				g.asks(70) // is sent meanwhile
				g.Answered(now)
				g.Answered(now.Add(f.took))
			}
			if tt.want != nil {
				tt.want = append(tt.want, 70)
			}
			if asked != tt.asked || !slices.Equal(got, tt.want) {
				t.Errorf("%d frames are measured, told %v; want %d and %v", asked, got, tt.asked, tt.want)
			}
		})
	}
}

func TestAnAnswerNobodyAskedForIsNoMatter(_ *testing.T) {
	var g Gauge // who is told would be nil
	g.Answered(time.Now())
	g.Answered(time.Now())
}
